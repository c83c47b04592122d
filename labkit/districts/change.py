"""What is different from year 10 on: the causes of a change, an anchor that fails, a hub that arrives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np

from labkit.core.points import summed

from .luck import YEARS
from .params import ARRIVES, FAILS, ICT
from .state import LOST, State
from .year import count, possible, settle

CHANGE = 10  # the year that has the last of the old regime
SHOCK_YEARS = 3  # in which an ICT shock makes competence worthless
CHANGED_FROM = {
    "cumulativeness": "regime_before",
    "appropriability": "regime_before",
    "scale": "scale_before",
    "embedding": "embedding_before",
}


def without_cause(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same numbers with nothing changed in year 10."""
    return {**values, **{name: values[before] for name, before in CHANGED_FROM.items()}}


def in_year(values: Mapping[str, Any], event: str, year: int) -> SimpleNamespace:
    """The numbers that hold in the year after `year`: numbers or arrays (point, 1).

    `fixed` is the output at which a firm adopts new technology half as well, None where there is none; `loss` the
    competence that is lost.
    """
    values = values if year >= CHANGE else without_cause(values)
    if event != ICT or year < CHANGE:
        return SimpleNamespace(**{**values, "codified": 0.0, "pace": 1.0, "fixed": None, "loss": 0.0})
    lost = values["obsolescence"] / SHOCK_YEARS if year < CHANGE + SHOCK_YEARS else 0.0
    return SimpleNamespace(**values, fixed=values["adoption_size"], loss=lost)


def codified(values: Mapping[str, Any], event: str) -> np.ndarray:
    """Share of tacit knowledge made codified by each year, (year, 1 or point, 1)."""
    after = np.atleast_1d(np.asarray(values["codified"], dtype=float))[:, None]
    return np.array([after * (event == ICT and year > CHANGE) for year in range(YEARS + 1)])


def after_event(state: State, event: str, k: SimpleNamespace) -> State:
    """The state of year 10 after what happens then; the state given stays as it was."""
    if event == FAILS:
        return without_anchor(state, k)
    return with_hub(state, k) if event == ARRIVES else state


def without_anchor(state: State, k: SimpleNamespace) -> State:
    """The public anchor leaves if there is one, else the largest firm fails; linked firms lose sales with it."""
    now, public = count(state), state.anchor > 0
    goes = now.alive & ~public & (state.output == np.maximum.reduce(state.output, axis=0))
    lost = np.where(public, state.anchor, summed(state.output * goes)) / now.total
    return replace(
        state,
        output=np.where(goes, 0.0, state.output * (1 - k.dependence * state.link * lost)),
        skill=np.where(goes, LOST, state.skill),
        link=np.where(goes, 0.0, state.link),
        outside=state.outside & ~goes,
        anchor=np.zeros_like(state.anchor),
        freed=lost,
    )


def with_hub(state: State, k: SimpleNamespace) -> State:
    """A large firm with an owner outside settles, where there is a place for it."""
    now = count(state)
    names = ("output", "skill", "link", "open", "outside")
    after = replace(state, **{name: getattr(state, name).copy() for name in names})
    size = k.hub_share / (1 - k.hub_share) * now.total
    settle(after, ~now.alive, np.ones(size.shape, dtype=bool), size, 0.5 * k.embedding * possible(now, k))
    return after
