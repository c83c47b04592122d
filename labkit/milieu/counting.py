"""From the four sheets to the table of indicators, once or for thousands of draws.

    indicator = sum over operators of (times drawn × what it adds) / the same of something else

What is missing is NaN, never 0. A sheet without any row is missing; in a sheet with rows, a territory that has none has
a count of 0. Indicators are rounded to ten decimals once they are counted: the last bit of a sum decides no rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from .attributes import FEATURES, KINDS, at_work, attributes, homes, indices_of, links
from .contract import ITEMS
from .figures import figures_of
from .hill import hill
from .indicators import ASSUMED, INDICATORS, ITEMS_OF, Assumptions
from .tables import Milieux

ByName = Mapping[str, np.ndarray]
DECIMALS = 10  # of an indicator; what lies below is the rounding of the machine


@dataclass(frozen=True, eq=False)
class Counts:
    """Milieux made ready to be counted many times.

    adds: sparse (territory × feature, operator), by columns. judge_adds: sparse (2 × territory × item, judge), sums of
    scores and numbers of them; a judge is one rater of one territory, `judge_home` (judge,) its territory. figures:
    numbers (territory,) by name. known: (territory,) whether an indicator can be told; those not named always can.
    """

    names: tuple[str, ...]
    adds: Any
    judge_adds: Any
    judge_home: np.ndarray
    figures: dict[str, np.ndarray]
    known: dict[str, np.ndarray]
    window: int


def table(milieux: Milieux, assumed: Assumptions = ASSUMED) -> np.ndarray:
    """The indicators of each territory, (territory, indicator), in the order of `INDICATORS`; NaN where missing."""
    return as_they_are(prepared(milieux, assumed))[..., 0].T


def as_they_are(counts: Counts) -> np.ndarray:
    """Indicators (indicator, territory, 1) with each operator and judge counted once, rounded."""
    once = np.ones((counts.adds.shape[1], 1))
    return np.round(counted(counts, added_up(counts, [once]), np.ones((len(counts.judge_home), 1))), DECIMALS)


def prepared(milieux: Milieux, assumed: Assumptions = ASSUMED) -> Counts:
    """All that does not change from draw to draw."""
    kept = _by_window(milieux)
    if assumed.window not in kept:
        kept[assumed.window] = _in_window(milieux, assumed.window)
    return replace(kept[assumed.window], figures=figures_of(milieux, assumed))


@lru_cache(maxsize=4)
def _by_window(milieux: Milieux) -> dict[int, Counts]:
    """What was made ready of the data in use last, by window; kept while a slider moves."""
    return {}


def _in_window(milieux: Milieux, window: int) -> Counts:
    """All that does not change from draw to draw but the figures."""
    judges = list(dict.fromkeys(_judges(milieux)))
    return Counts(
        names=milieux.names,
        adds=by_territory(attributes(milieux, Assumptions(window=window)), homes(milieux), len(milieux.names)),
        judge_adds=_by_judge(milieux, judges),
        judge_home=indices_of(np.array([territory for territory, _ in judges], dtype=str), milieux.names),
        figures={},
        known=_known(milieux),
        window=window,
    )


def added_up(counts: Counts, times: Iterable[np.ndarray]) -> np.ndarray:
    """Sums over operators of what each adds, (territory, feature, draw), where each counts as often as drawn.

    `times` are arrays (operator, draw), block after block of operators.
    """
    at, sums = 0, np.zeros(())
    for block in times:
        sums = sums + counts.adds[:, at : at + len(block)] @ block
        at += len(block)
    return sums.reshape(len(counts.names), len(FEATURES), -1)


def counted(counts: Counts, sums: np.ndarray, judges: np.ndarray) -> np.ndarray:
    """Indicators (indicator, territory, draw) from sums over operators, where each judge counts as often as drawn.

    `sums` (territory, feature, draw) and `judges` (judge, draw); one of them may have a single draw.
    """
    figures = {name: values[:, None] for name, values in counts.figures.items()}
    by_name = from_operators({name: sums[:, at] for at, name in enumerate(FEATURES)}, figures, counts.window)
    by_name |= _from_judges(counts, judges)
    for name, known in counts.known.items():
        by_name[name] = np.where(known[:, None], by_name[name], np.nan)
    values = np.empty((len(INDICATORS), len(counts.names), max(sums.shape[2], judges.shape[1])))
    for at, name in enumerate(INDICATORS):
        values[at] = by_name[name]
    return values


def from_operators(sums: ByName, figures: ByName, window: int) -> dict[str, np.ndarray]:
    """Indicators by name, (territory, draw), from sums over operators by name of `FEATURES` and figures by name."""
    # In memory kind follows kind within a territory: the order of a sum decides its last bit.
    of_kind = np.stack([sums[kind] for kind in KINDS], axis=1).swapaxes(0, 1)
    return {
        "operators_per_1000_smes": 1000 * sums["at work"] / figures["smes"],
        "operators_per_100_km2": 100 * sums["at work"] / figures["area_km2"],
        "certified_per_1000_smes": 1000 * figures["certified"] / figures["smes"],
        "kinds": hill(of_kind, 0),
        "effective_kinds": hill(of_kind, 1),
        "common_kinds": hill(of_kind, 2),
        "births": _ratio(sums["born"], sums["years"]),
        "deaths": _ratio(sums["ended"], sums["years"]),
        "exporter_growth": figures["growth"],
        "tie_formation": _ratio(sums["new ties"], sums["at work"]) / window,
        "coordination_reach": _ratio(sums["near"], sums["at work"]),
        "duplication": np.nan_to_num(_ratio(sums["like untied"], sums["like"])),
        "external_ties": _ratio(sums["outside"], sums["at work"]),
    }


def _from_judges(counts: Counts, judges: np.ndarray) -> dict[str, np.ndarray]:
    scores, numbers = (counts.judge_adds @ judges).reshape(2, len(counts.names), len(ITEMS), -1)
    means = _ratio(scores, numbers)
    given = ~np.isnan(means)
    judged = {}
    for name, items in ITEMS_OF.items():
        at = [list(ITEMS).index(item) for item in items]
        judged[name] = _ratio(np.where(given[:, at], means[:, at], 0.0).sum(axis=1), given[:, at].sum(axis=1))
    return judged


def _ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Quotients; NaN where there is nothing to divide by."""
    return np.divide(above, below, out=np.full(above.shape, np.nan), where=below > 0)


def by_territory(adds: np.ndarray, home: np.ndarray, territories: int) -> Any:
    """Sparse (territory × feature, operator) from what each operator adds (feature, operator) to its home."""
    from scipy.sparse import csc_array

    feature, operator = np.nonzero(adds)
    rows = home[operator] * len(FEATURES) + feature
    return csc_array((adds[feature, operator], (rows, operator)), shape=(territories * len(FEATURES), adds.shape[1]))


def _judges(milieux: Milieux) -> Iterator[tuple[str, str]]:
    """Territory and rater of each row of the survey."""
    return zip(milieux.survey["territory"].tolist(), milieux.survey["rater"].tolist(), strict=True)


def _by_judge(milieux: Milieux, judges: list[tuple[str, str]]) -> Any:
    from scipy.sparse import csr_array

    survey, place = milieux.survey, {judge: at for at, judge in enumerate(judges)}
    judge = np.array([place[each] for each in _judges(milieux)], dtype=int)
    rows = indices_of(survey["territory"], milieux.names) * len(ITEMS) + indices_of(survey["item"], tuple(ITEMS))
    half = len(milieux.names) * len(ITEMS)
    data = np.concatenate([survey["score"], np.ones(len(survey))])
    at = (np.concatenate([rows, rows + half]), np.concatenate([judge, judge]))
    return csr_array((data, at), shape=(2 * half, len(judges)))


def _known(milieux: Milieux) -> dict[str, np.ndarray]:
    """Where an indicator of operators can be told, (territory,); a sheet without rows tells nothing."""
    everywhere, home, operators = np.ones(len(milieux.names), dtype=bool), homes(milieux), milieux.operators
    working, with_ties = at_work(milieux), everywhere & (len(milieux.ties) > 0)
    of_count = ("operators_per_1000_smes", "operators_per_100_km2", "kinds", "effective_kinds", "common_kinds")
    return dict.fromkeys(of_count, everywhere & (len(operators) > 0)) | {
        "deaths": everywhere & ~np.isnan(operators["closed"]).all(),
        "tie_formation": with_ties & _dated(milieux),
        "coordination_reach": with_ties & _any_at(home[working & (operators["coordinator"] != "")], len(everywhere)),
        "duplication": with_ties & _any_at(home[working & (operators["scope"] != "")], len(everywhere)),
        "external_ties": with_ties,
    }


def _dated(milieux: Milieux) -> np.ndarray:
    """Whether a territory has a tie with a year, or none at all while others have years, (territory,)."""
    joined, home, number = links(milieux), homes(milieux), len(milieux.names)
    ends, since = np.concatenate([joined.a, joined.out]), np.concatenate([joined.since, joined.out_since])
    some_dated = not np.isnan(milieux.ties["since"]).all()
    return _any_at(home[ends[~np.isnan(since)]], number) | (~_any_at(home[ends], number) & some_dated)


def _any_at(places: np.ndarray, number: int) -> np.ndarray:
    return np.bincount(places, minlength=number) > 0
