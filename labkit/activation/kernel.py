"""Who gets a scattered milieu going? Operators that help firms abroad, ties between them, and a coordinator's money.

One territory of 2,000 small firms on 800 km² over 20 years, after five years without a coordinator. It holds n ≤ 40
operators: organisations such as a chamber or a forwarder. Each is of one of eight kinds k (`kinds`), has services of
quality q (0 to 1) and perhaps a tie to a network outside (e = 0 or 1). Ties join operators; d counts those of an
operator, and h the others that it reaches in exactly two steps. X is the share of firms that export. A year:

**Services.** A firm that knows an operator is sent on to those it is tied to, and on from there, so that an operator
has D doors. Of each kind a firm finds what it finds, and an operator has room for so many firms:
    D = 1 + relay·d + relay²·h          found_k = 1 − exp(−known/2,000·Σ D over kind k)
    served_k = room_k·(1 − exp(−found_k/room_k)),   room_k = room/2,000·(operators of kind k)
    Z = mean over the eight kinds of served_k·(mean q of kind k)
**Exporters.** X gains min(start + gain·Z + peers·X, 1)·(1 − X) and loses quit·X.
**Quality.** With e₁ and e₂ the operators with a tie outside that an operator reaches in exactly one and two steps,
    q gains news·min(1 − exp(−(e + relay·e₁ + relay²·e₂)) + exporters_news·X, 1)·(1 − q) and loses ageing·q
**Ties.** A tie lapses with chance `lapse`. Two operators without one form one with chance `spontaneous`; or the
    coordinator brokers it, with chance (brokerage money)/(pairs without a tie): any two are as likely.
**Outside.** A tie outside lapses with chance `abroad_lapse`; an operator without one finds one with chance
    abroad_alone + abroad_by_exporters·X + (outside money)/(outside_cost·operators without one)
**Operators.** Each closes with chance `closing`, but for the coordinator, which is operator 1, a public body. A free
    place is taken with chance (births + follow·X + (measures' money)/measure_cost)/(free places), by an operator
    with quality 0.5 and without ties. Funded ones are measures: their kinds are nobody's plan, so they duplicate.

**The budget** is split by three importances, divided by their sum; nothing is spent if all are 0. It is counted in ties
brokered. Money that finds nothing to buy (no free place, no pair without a tie) is told as not spent. The rest is paid,
also for a pair of which one closes in that year. What is paid for stands a year later. So money of year 20 buys nothing
that is shown, and no sum of money holds it. The coordinator exists from the start and acts from year 0 on. In the first
year operators have random ties (`first_ties` each).

**The four D's** (`four_d`) come from the milieu lab's scorer, between its fixed goalposts, each year in all futures. It
knows no certified firms and no raters here: those indicators are missing, and a D is the mean of its others.

Source. Torrès (2002), "T": part 1 for operators, self-strengthening and scattered measures; part 2 for rare spontaneous
ties, network activation by territorial authorities (after Fourcade 1993), and ties outside; part 3 for a chamber that
turns coordinator. T has no equation, and no figure that could set a number here.

Invented. All equations and all numbers, the shares of kinds, that money buys chances, and that a milieu is *connected*
in a year in which an operator reaches half of the others in one or two ties, on average; newcomers and ties that lapse
can undo that. T's one figure on what an operator can do is another
thing: the Cap Alpha incubator supported 200 firms in ten years, in depth; `room` counts any service.

Tuned by hand, before any claim was run. In a prototype each firm had one door and no operator was ever full, so that
new measures were worth next to nothing; doors and room came in. Its firms stayed loyal if served, closing became rarer
with more exporters, and brokers preferred the lonely; all three were left out for simplicity. Here `quit` went from
0.10 to 0.12, so that without a coordinator exporters hardly move, and fewer operators follow exporters, so that the 40
places seldom bind.

Left out. Single firms and where they are (the glocalization lab), rivals among operators, trust and skill of a broker,
whom the coordinator would best bring together, the upkeep of measures, politics, and other territories.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import numpy as np

from labkit.core.points import summed

from .course import evolve
from .four_d import WINDOW, counts, growth, score
from .luck import BEFORE, YEARS, draw
from .network import count, flags
from .params import ActivationParams
from .result import HALF, ActivationResult
from .state import NOBODY, SMES
from .year import Year

RUNS = 200
Arrays = dict[str, np.ndarray]


def simulate(params: ActivationParams, seed: int = 0, runs: int = RUNS) -> ActivationResult:
    """`runs` futures of the territory over years 0 to 20. Pure: same knobs and seed, same arrays."""
    years = list(evolve(dict(params), draw(seed, runs)))
    told = {name: run_first(array) for name, array in series(years[BEFORE:]).items()}
    return ActivationResult(
        params=params,
        seed=seed,
        **told,
        four_d=run_first(scores(years)),
        year_connected=first_year(told["connected"].T >= HALF),
        **first_run(years[BEFORE:]),
    )


def portrait(year: Year) -> Arrays:
    """What is told of a year, arrays (point, run); `spent` (point, run, use)."""
    state, many = year.state, year.many
    total = lambda each: np.add.reduce(each, axis=0, dtype=float)  # noqa: E731
    ties = total(year.degree)
    return {
        "exporters": state.exporters,
        "operators": many,
        "density": many * (1000 / SMES),
        "connected": total(year.near) / np.maximum(many * (many - 1), 1),
        "degree": ties / many,
        "brokered": total(count(state.brokered)) / np.maximum(ties, 1),
        "abroad": year.outside / many,
        "quality": summed(state.quality) / many,
        "services": year.services,
        "spent": np.moveaxis(year.spent, 0, -1),
    }


def series(years: Iterable[Year]) -> Arrays:
    """The same of several years, period first."""
    each = [portrait(year) for year in years]
    return {name: np.array([told[name] for told in each]) for name in each[0]}


def scores(years: Iterable[Year]) -> np.ndarray:
    """The four D's of each year that has five before it, (period, point, run, D)."""
    told = [(counts(last), growth(last)) for last in in_windows(years)]
    counted = {name: np.array([each[name] for each, _ in told]) for name in told[0][0]}
    return score(counted, np.array([growing for _, growing in told]))


def in_windows(years: Iterable[Year]) -> Iterator[deque[Year]]:
    """Each year with the five before it, once there are so many."""
    last: deque[Year] = deque(maxlen=WINDOW + 1)
    for year in years:
        last.append(year)
        if len(last) == WINDOW + 1:
            yield last


def first_year(reached: np.ndarray) -> np.ndarray:
    """The first year in which it is so (period, …); one more than the last if there is none."""
    return np.where(reached.any(axis=0), reached.argmax(axis=0), YEARS + 1).astype(float)


def first_run(years: Iterable[Year]) -> Arrays:
    """The operators and ties of run 0, period first."""
    states = [year.state for year in years]
    first = {name: np.array([getattr(state, name)[:, 0, 0] for state in states]) for name in (
        "ties", "brokered", "kind", "quality", "abroad", "funded")}  # fmt: skip
    return {
        "tie": flags(first["ties"]).astype(float) + flags(first["brokered"]),
        "operator_kind": np.where(first["kind"] < NOBODY, first["kind"], -1.0),
        **{f"operator_{name}": first[name].astype(float) for name in ("quality", "abroad", "funded")},
    }


def run_first(array: np.ndarray) -> np.ndarray:
    """(period, point, run, …) of one point as (run, period, …)."""
    return np.ascontiguousarray(array[:, 0].swapaxes(0, 1))
