"""Marshallian, hub and spoke, satellite, state-anchored: which one is the district, and what may become of it?

One district of at most 80 firms over 40 years. A firm has output x, competence a (a logarithm; 0 is the world's best
practice), links l to others here (0 to 1), perhaps a link to knowledge outside (g = 0 or 1) and an owner, local or
outside. There may be a public anchor with constant output and links of 0.6. Shares s are of all output; n is the number
of private firms, V the share of output in local hands, I = Σ s·l the trade within the district, the anchor's with it,
m the mean competence by output. A year:

**Innovate.** A firm innovates if its patience, exponential luck with mean 1, is below
    opportunity·pace·(x/mean x)^scale·b,   b = x/(x + adoption_size) after an ICT shock, else 1
    It finds a' = cumulativeness·a + (1 − cumulativeness)·m + step·|q|, q standard normal, and uses it if a' > a.
**Learn.** With best the highest competence in the district:
    a gains imitation·(1 − appropriability)·(1 − codified)·l·(best − a) + absorption·g·max(−a, 0)·b
    a loses drift·pace, and in the three years after an ICT shock a third of `obsolescence`
**Compete.** ln x gains, at most 1.5 up or down, with z standard normal:
    selection·(fitness − crowding·ln(output/60)) + growth_luck·z
    fitness = a + atmosphere·(1 − codified)·l·I + local_orders·l·short (local owners only) − link_cost·g
    short = I/V − 1, within 0 and 3: local orders beyond what local firms make. Shares follow a replicator equation.
**Close.** A firm closes below 0.1 units, and with chance closing/max(x, 1) + leaving·(1 − l) (the latter: outsiders).
**Link up.** l goes link_speed of the way to t·V/(V + local_half); t is trust, or embedding for owners outside.
**Enter.** Somebody tries an empty place with chance entry·(entry_alone + (1 − entry_alone)·I) + spin_offs·f, with
    competence m − h + step·q, h = handicap·(1 − (1 − cumulativeness)(1 − appropriability)), and enters if that is above
    m − margin. A plant of an outside firm settles with chance `plants`, with best practice. Both begin with half of
    their possible links.

**Year 10.** The causes act from here on: cumulativeness, appropriability, scale and embedding take their new values;
an ICT shock makes some competence worthless, local tacit knowledge codified, progress faster, and adoption costly for
small firms; the anchor fails, so that others lose dependence·l·s of their sales and f = s start-ups may follow (f falls
to 0.6 of itself each year); or a hub owned outside arrives, which may leave like a plant. The same futures
*without* the cause run beside it.

**Reading** (`indicators`). Four shares place the district among the four types each year; no type is a state or a rule.
A transition is counted where the type of years 8 to 10 is one and that of years 38 to 40 the other. **Dispersion**
(`dispersion`) is a model of its own, which takes I and the shock from here.

Source. Guerrieri (no date; about 2001), a chapter on industrial clusters and districts, "G": Table 1 after Markusen
(1996) for the types, part 2 for regimes and transitions, part 3 for Italy, part 4 for dispersion. G has no equation,
and no number that could set one.

Invented. All functional forms and all numbers: rates, sizes, the four starts, half points and widths of the reading.

Tuned by hand. A prototype set `drift` to 0.042, so that a district keeps about level with the world, put the change in
year 10 instead of 15, let plants come by the year instead of by empty place, gave newcomers a least competence, and
raised `local_orders` to 1, after a first version in which newcomers and transition 3 failed. All that was kept. Here no
number was changed after a claim was run but one, for a fault: an empty place counts as competence −30, no longer −3,
below which a firm can fall.

Left out. Prices, demand, finance, wages, research spending, takeovers, space inside the district, and who deals with
whom: links are a number for each firm, from which a network is drawn for one picture only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import SimpleNamespace

import numpy as np

from .change import CHANGE, codified, without_cause
from .course import Year, opening, sequel, series
from .dispersion import disperse
from .indicators import read
from .luck import PLACES, YEARS, draw
from .params import BESIDE, NOTHING, DistrictsParams
from .result import WITHOUT, DistrictsResult

RUNS = 200
FIRMS = {"firm_output": np.float32, "firm_link": np.float32, "firm_outside": bool}
Arrays = dict[str, np.ndarray]
# Knobs that neither the years up to the change nor the futures without its cause feel.
CAUSES = ("event", "cumulativeness", "appropriability", "scale", "embedding")
SHOCK = ("dependence", "obsolescence", "codified", "adoption_size")
READING = ("hub_from", "outside_from", "trade_from", "wage_gap", "nearness", "coordination")


def numbers(params: DistrictsParams) -> dict[str, float]:
    """The knobs as numbers, without the two choices, and the assumed numbers that have no slider."""
    knobs = {name: float(value) for name, value in params if name not in ("start", "event")}
    return knobs | {name: value for name, (value, *_) in BESIDE.items()}


def simulate(params: DistrictsParams, seed: int = 0, runs: int = RUNS) -> DistrictsResult:
    """`runs` futures of the district over years 0 to 40. Pure: same knobs and seed, same arrays."""
    values, luck = numbers(params), draw(seed, runs, YEARS)
    k, (change, before, control) = SimpleNamespace(**values), without(params, seed, runs)
    firms = {name: np.concatenate([array, np.empty_like(array, shape=(YEARS - CHANGE, *array.shape[1:]))])
             for name, array in before.items()}  # fmt: skip
    found = joined(control, series(noted(sequel(change, values, params.event, luck), firms, CHANGE + 1)))
    away, there = disperse(found["trade"], codified(values, params.event), k, luck.cheap)
    return DistrictsResult(
        params=params,
        seed=seed,
        **{name: _by_run(array) for name, array in found.items()},
        **{f"{name}_without": _by_run(control[name]) for name in WITHOUT},
        **read(found, k),
        **{f"{name}_without": array for name, array in read(control, k).items()},
        away=_by_run(away),
        concentrated_away=_by_run(there),
        **{name: array.transpose(2, 0, 1) for name, array in firms.items()},
    )


def without(params: DistrictsParams, seed: int, runs: int) -> tuple[Year, Arrays, Arrays]:
    """What a cause does not change, kept between its moves: year 10, the firms up to then, the series without it.

    Firms are arrays (year, firm, run) of years 0 to 10, the series (year, 1, run) of all years.
    """
    defaults = {name: knob.default for name, knob in params.knobs().items()}
    return _without(params.replace(**{n: defaults[n] for n in (*CAUSES, *SHOCK, *READING)}), seed, runs)


@lru_cache(maxsize=4)
def _without(params: DistrictsParams, seed: int, runs: int) -> tuple[Year, Arrays, Arrays]:
    values, luck = without_cause(numbers(params)), draw(seed, runs, YEARS)
    shape = (CHANGE + 1, PLACES, runs)
    firms = {name: np.empty(shape, kind) for name, kind in FIRMS.items()}
    before = list(noted(opening(values, params.start, luck), firms))
    found = series([*before, *sequel(before[-1], values, NOTHING, luck)])
    for array in (*firms.values(), *found.values()):
        array.setflags(write=False)
    return before[-1], firms, found


def noted(years: Iterable[Year], firms: Arrays, first: int = 0) -> Iterator[Year]:
    """The same years, each written into `firms`, arrays (year, firm, run), as it passes."""
    for at, (state, now) in enumerate(years, start=first):
        for name, array in firms.items():
            array[at] = getattr(state, name.removeprefix("firm_"))[:, 0]
        yield state, now


def joined(control: Arrays, after: Arrays) -> Arrays:
    """Series of all years: up to the change those of the control, which are the same."""
    return {name: np.concatenate([control[name][: CHANGE + 1], array]) for name, array in after.items()}


def _by_run(array: np.ndarray) -> np.ndarray:
    """(…, 1, run) as (run, …), always a copy: some of these arrays are kept for the next call."""
    return np.moveaxis(array[..., 0, :], -1, 0).copy()
