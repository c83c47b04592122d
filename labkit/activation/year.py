"""A year of the milieu: who reaches whom, what firms are served, what money buys, who comes and goes. The equations are
in `kernel`."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from labkit.core.points import summed

from .kinds import KINDS
from .luck import PLACES, Luck
from .network import count, members, within_two
from .params import USES
from .state import FIRST_QUALITY, NOBODY, SMES, State, above, below, chance, highest, itself


@dataclass
class Year:
    """What is read from a state, before anything changes.

    Each (operator, point, run): `alive`; `degree`, ties to others; `reached`, the others within two ties, as words, and
    how many, `near`; `news`, share of what is new outside that reaches it by ties. Each (point, run): `many` operators,
    pairs of them that are `untied`, ties `outside`, and who has one, `abroad`, as words; `services`, share of the firms
    that are served, by how well. `bought` (use, point, run): operators founded, ties brokered, ties outside; `spent`
    (use, point, run), in the order of `USES` too, and last what finds nothing to buy.
    """

    state: State
    alive: np.ndarray
    degree: np.ndarray
    reached: np.ndarray
    near: np.ndarray
    news: np.ndarray
    many: np.ndarray
    untied: np.ndarray
    outside: np.ndarray
    abroad: np.ndarray
    services: np.ndarray
    bought: np.ndarray
    spent: np.ndarray


def read(state: State, k: SimpleNamespace) -> Year:
    """A state as its operators, its firms and its coordinator find it."""
    alive = state.kind < NOBODY
    reached = within_two(state.ties) & ~itself()
    degree, near = count(state.ties), count(reached)
    many = np.add.reduce(alive, axis=0, dtype=float)
    outside = np.add.reduce(state.abroad, axis=0, dtype=float)
    abroad = members(state.abroad)
    untied = (many * (many - 1) - np.add.reduce(degree, axis=0, dtype=float)) / 2
    bought = affordable((PLACES - many, untied, many - outside), k)
    doors = 1 + k.relay * degree + k.relay**2 * (near - degree)
    return Year(
        state, alive, degree, reached, near,
        news=news(state, reached, abroad, k),
        many=many,
        untied=untied,
        outside=outside,
        abroad=abroad,
        services=served(state, doors, k),
        bought=bought,
        spent=paid(bought, k),
    )  # fmt: skip


def news(state: State, reached: np.ndarray, abroad: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """Share of what is new outside that reaches each operator along two ties at most, (operator, point, run)."""
    direct, all_sent = count(state.ties & abroad), count(reached & abroad)
    return -np.expm1(-(state.abroad + k.relay * direct + k.relay**2 * (all_sent - direct)))


def affordable(there: tuple[np.ndarray, ...], k: SimpleNamespace) -> np.ndarray:
    """What the budget buys in a year, (use, point, run): as much as it pays, and as `there` is left to found or tie."""
    money = k.budget * k.acting
    costs = (k.measure_cost, 1.0, k.outside_cost)
    bought = np.empty((len(USES), *there[0].shape))
    for at, (use, cost) in enumerate(zip(USES.values(), costs, strict=True)):
        np.minimum(money * getattr(k, f"share_{use}") / cost, there[at], out=bought[at])
    return bought


def paid(bought: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """What that costs, and last what is left of the budget, (use, point, run)."""
    spent = np.empty((len(bought) + 1, *bought.shape[1:]))
    for at, price in enumerate((k.measure_cost, 1.0, k.outside_cost)):
        np.multiply(bought[at], price, out=spent[at])
    spent[-1] = np.maximum(k.budget * k.acting - spent[0] - spent[1] - spent[2], 0)
    return spent


def served(state: State, doors: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """Share of firms that are served, by how well, mean over the kinds of operator, (point, run)."""
    cells = doors[0].size
    at = (state.kind.reshape(PLACES, -1).astype(np.intp) * cells + np.arange(cells)).ravel()
    many, doors, quality = (
        np.bincount(at, weight, minlength=(NOBODY + 1) * cells)[: NOBODY * cells].reshape(NOBODY, *doors.shape[1:])
        for weight in (None, doors.ravel(), state.quality.ravel())
    )
    found = -np.expm1(-k.known / SMES * doors)
    each = k.room / SMES
    used = -np.expm1(-found / (each * np.maximum(many, 1)))
    return each * summed(quality * used) / len(KINDS)


def move_on(year: Year, k: SimpleNamespace, luck: Luck, step: int) -> State:
    """The state a year later."""
    state, fate, (founded, _, connected) = year.state, luck.fate[step][:, None], year.bought
    free, x = PLACES - year.many, state.exporters
    closes = year.alive & highest(fate, k.closing)
    closes[0] = False
    some = np.maximum(free, 1)
    comes = ~year.alive & (fate < chance((k.births + k.follow * x + founded) / some))
    funded = comes & (fate < chance(founded / some))
    stays = year.alive & ~closes
    kind = np.where(closes, np.int8(NOBODY), state.kind)
    ties, by_broker = tie(year, stays, k, luck.pair[step], luck.runs)
    return State(
        ties=ties,
        brokered=by_broker,
        kind=np.where(comes, np.where(funded, luck.measure[step][:, None], luck.newcomer[step][:, None]), kind),
        quality=np.where(stays, aged(year, k), np.where(comes, FIRST_QUALITY, 0.0)),
        abroad=abroad(state, year, connected, k, luck.abroad[step][:, None]) & stays,
        funded=state.funded & stays | funded,
        exporters=exporting(year, k),
        born=np.add.reduce(comes, axis=0, dtype=float),
        closed=np.add.reduce(closes, axis=0, dtype=float),
    )


def exporting(year: Year, k: SimpleNamespace) -> np.ndarray:
    """Share of the firms that export a year later, (point, run)."""
    x = year.state.exporters
    return x + np.minimum(k.start + k.gain * year.services + k.peers * x, 1) * (1 - x) - k.quit * x


def aged(year: Year, k: SimpleNamespace) -> np.ndarray:
    """Quality of the services of those who stay a year later, (operator, point, run)."""
    quality = year.state.quality
    fresh = np.minimum(year.news + k.exporters_news * year.state.exporters, 1)
    return quality + k.news * fresh * (1 - quality) - k.ageing * quality


def tie(
    year: Year, stays: np.ndarray, k: SimpleNamespace, luck: np.ndarray, runs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Ties a year later, and which of them were brokered; words (operator, point, run)."""
    state, strangers = year.state, ~year.state.ties & ~itself()
    paid = year.bought[1] / np.maximum(year.untied, 1)
    introduced = below(luck, paid, runs) & strangers
    lasting = ~above(luck, k.lapse, runs)
    ties = state.ties & lasting | below(luck, paid + k.spontaneous, runs) & strangers
    ties = np.where(stays, ties & members(stays), np.uint64(0))
    return ties, (state.brokered | introduced) & ties


def abroad(state: State, year: Year, connected: np.ndarray, k: SimpleNamespace, luck: np.ndarray) -> np.ndarray:
    """Who has a tie outside a year later, (operator, point, run) bool."""
    found = k.abroad_alone + k.abroad_by_exporters * state.exporters
    found = found + connected / np.maximum(year.many - year.outside, 1)
    return np.where(state.abroad, ~highest(luck, k.abroad_lapse), luck < chance(found))
