"""The ensemble kernel beside its plain-Python twin, and what it costs to have more runs, firms or years.

    python benchmarks/kernels.py

The twin is the one of the tests (one future, one firm at a time). Luck is drawn beforehand, as when a slider moves.
Each figure is the least of several repeats: what else the machine does can only add to it. The slope is that of a
line through log(time) over log(size): 1 means twice the size, twice the time; below 1, a fixed part is still paid.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from labkit.export_groups import matching
from labkit.export_groups.lab import lab as groups_lab
from labkit.glocalization import geography
from labkit.glocalization import luck as territory_luck
from labkit.glocalization.kernel import land_of
from labkit.glocalization.lab import lab as territory_lab
from labkit.milieu import doubt, indicators
from labkit.milieu.choices import Choices
from labkit.milieu.composite import composite
from labkit.milieu.kernel import simulate as score
from labkit.milieu.lab import lab as milieu_lab
from labkit.milieu.normalise import LOWEST
from labkit.milieu.params import params_for
from labkit.milieu.sensitivity import sensitivity
from labkit.milieu.shipped import shipped
from labkit.relocation import kernel, luck, state
from labkit.relocation.lab import lab
from labkit.relocation.params import RelocationParams

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.timing import least
from tests.export_groups.test_twin import twin as groups_twin
from tests.glocalization.test_twin import twin as territory_twin
from tests.milieu import test_twin as milieu_twin
from tests.milieu.territories import panel
from tests.relocation.test_twin import twin

BUDGET = {"drag": 50, "rest": 200}
RUNS = (50, 100, 200, 400, 800, 3200)
FIRMS = (40, 80, 120, 160, 240)
YEARS = (10, 20, 40, 80, 160)
POOLS = (12, 24, 48, 96)
TERRITORIES = (5, 10, 20, 40, 80)
DRAWS = (500, 1000, 2000, 4000, 8000)
TWELVE = 12  # indicators, of the lab's 16


def years_of(params: RelocationParams, luck_of_all: luck.Luck) -> None:
    """All years of an ensemble, without the summary at the end."""
    for _ in kernel.evolve(kernel.numbers(params), luck_of_all):
        pass


@contextmanager
def district_of(firms: int):
    """For a moment, another number of firms. The number is a constant of the lab, not a knob."""
    before = luck.FIRMS, luck.TURN
    for module in (luck, state):
        module.FIRMS, module.TURN = firms, firms // luck.REVIEW
    try:
        yield
    finally:
        for module in (luck, state):
            module.FIRMS, module.TURN = before


def with_firms(firms: int) -> float:
    with district_of(firms):
        drawn = luck.draw(1000 + firms, 200, 40)
        return least(lambda: years_of(RelocationParams(), drawn))


def row(name: str, sizes: tuple[int, ...], times: list[float]) -> None:
    slope = np.polyfit(np.log(sizes), np.log(times), 1)[0]
    print(f"{name:8}" + "".join(f"{size:>8}" for size in sizes) + "     slope")
    print(f"{'ms':8}" + "".join(f"{time:8.1f}" for time in times) + f"{slope:10.2f}\n")


def lay_out_anew(params: object) -> None:
    """Builds a territory again, as when the clustering of firms moves; the luck of its places stays drawn."""
    geography.territory.cache_clear()
    land_of(params, 0)


def glocalization() -> None:
    """The same for a territory of 400 firms, and what a new territory and new luck cost beside it."""
    params = territory_lab.Params()
    print("glocalization")
    for name, runs in {"drag": territory_lab.draft_runs, "rest": territory_lab.runs}.items():
        taken = least(lambda runs=runs: territory_lab.simulate(params, seed=0, runs=runs), 15)
        print(f"{name}: {runs} runs in {taken:.1f} ms (budget {BUDGET[name]} ms)")
    new_luck = least(lambda: territory_luck.draw.__wrapped__(0, 200, territory_luck.YEARS + 1), 3)
    print(f"new territory {least(lambda: lay_out_anew(params)):.1f} ms, new luck {new_luck:.1f} ms")
    slow = least(lambda: territory_twin(params, 0, 200, 0), 3)
    fast = least(lambda: territory_lab.simulate(params, seed=0, runs=200), 15) / 200
    print(f"one future: plain Python {slow:.1f} ms, ensemble {fast:.3f} ms, ratio {slow / fast:.0f}\n")
    row("runs", RUNS[:-1], [least(lambda n=n: territory_lab.simulate(params, seed=0, runs=n)) for n in RUNS[:-1]])


def match_anew(firms: int) -> None:
    """Splits all pools into groups again, as when the slider of candidate firms moves to a new place."""
    matching._split.cache_clear()
    matching.grouped.__wrapped__(0, firms, 4, "matched")


def pool_moved(firms: int, runs: int) -> None:
    """A simulation right after the slider of candidate firms came to a place where it has not been."""
    matching._split.cache_clear()
    matching.grouped.cache_clear()
    groups_lab.simulate(groups_lab.Params(pool=firms), seed=0, runs=runs)


def export_groups() -> None:
    """The same for groups of firms: few numbers, but candidates to match when their number changes."""
    params = groups_lab.Params()
    print("export groups")
    for name, runs in {"drag": groups_lab.draft_runs, "rest": groups_lab.runs}.items():
        taken = least(lambda runs=runs: groups_lab.simulate(params, seed=0, runs=runs), 15)
        print(f"{name}: {runs} runs in {taken:.1f} ms (budget {BUDGET[name]} ms)")
    for name, runs in {"drag": groups_lab.draft_runs, "rest": groups_lab.runs}.items():
        times = [least(lambda n=n, runs=runs: pool_moved(n, runs), 5) for n in POOLS]
        told = ", ".join(f"{time:.0f} ms with {n} firms" for n, time in zip(POOLS, times, strict=True))
        print(f"{name} to a new pool: {told} (budget {BUDGET[name]} ms)")
    print(f"region of the best size in {least(lambda: groups_lab.background(params)):.1f} ms")
    slow = least(lambda: groups_twin(params, 0, 200, 0), 3)
    fast = least(lambda: groups_lab.simulate(params, seed=0, runs=200), 15) / 200
    print(f"one future: plain Python {slow:.1f} ms, ensemble {fast:.4f} ms, ratio {slow / fast:.0f}\n")
    row("firms", POOLS, [least(lambda n=n: match_anew(n), 3) for n in POOLS])


def score_twelve() -> None:
    """Ranks of ten territories by twelve indicators in 2,000 draws of values, weights, scale and exponent."""
    drawn = doubt.draws(shipped("stylised"), 0, 2000)
    luck, tilt, at = drawn.luck, np.exp(0.3 * drawn.luck.tilt.T), slice(0, TWELVE)
    composite(
        drawn.values[..., at], indicators.DIRECTION[at], indicators.DIMENSION[at], tilt[:, 4 : 4 + TWELVE], tilt[:, :4],
        doubt.names_of(luck.normalise), (1.0, 0.5 + luck.exponent), least=LOWEST,
    )  # fmt: skip


def score_anew(milieux: object, runs: int = 2000) -> None:
    """Draws the data anew and scores them, as when the data or the luck are new."""
    doubt._kept.clear()
    score(params_for(milieux.names)(), seed=0, runs=runs, milieux=milieux)


def milieu() -> None:
    """The same for a composite indicator: draws of the doubt instead of futures, the same number in a drag."""
    params, ten = milieu_lab.Params(), shipped("stylised")
    print("milieu")
    taken = least(lambda: milieu_lab.simulate(params, seed=0, runs=milieu_lab.runs), 15)
    print(f"drag and rest: {milieu_lab.runs} draws of 10 territories, 16 indicators in {taken:.1f} ms (budget 50 ms)")
    new_luck, twelve = least(lambda: score_anew(ten)), least(score_twelve)
    print(f"with new luck {new_luck:.1f} ms; composite of 12 indicators {twelve:.1f} ms")
    data = milieu_twin.DATA
    own = params_for(data.names)()
    milieu_twin.twin(own, 0, 2000, 0)
    slow = least(lambda: milieu_twin.twin(own, 0, 2000, 0), 3)
    fast = least(lambda: score(own, seed=0, runs=2000, milieux=data)) / 2000
    print(f"one draw of 4 territories: plain Python {slow:.1f} ms, ensemble {fast:.4f} ms, ratio {slow / fast:.0f}")
    print(f"Sobol indices from 1,024 points: {least(lambda: sensitivity(ten, Choices()), 3):.0f} ms\n")
    row("draws", DRAWS, [least(lambda n=n: score(params, seed=0, runs=n, milieux=ten), 5) for n in DRAWS])
    many = [panel(territories=n) for n in TERRITORIES]
    row("territ.", TERRITORIES, [
        least(lambda of=of: score(params_for(of.names)(), seed=0, runs=2000, milieux=of), 5) for of in many
    ])  # fmt: skip


def main() -> None:
    params = RelocationParams()
    sizes = {"drag": lab.draft_runs, "rest": lab.runs}
    for name, runs in sizes.items():
        taken = least(lambda runs=runs: lab.simulate(params, seed=0, runs=runs), 15)
        print(f"{name}: {runs} runs in {taken:.1f} ms (budget {BUDGET[name]} ms)")
    slow = least(lambda: twin(params, 0, 200, 0), 3)
    fast = least(lambda: lab.simulate(params, seed=0, runs=200), 15) / 200
    print(f"one future: plain Python {slow:.1f} ms, ensemble {fast:.3f} ms, ratio {slow / fast:.0f}\n")
    row("runs", RUNS, [least(lambda n=n: years_of(params, luck.draw(0, n, 40))) for n in RUNS])
    row("firms", FIRMS, [with_firms(n) for n in FIRMS])
    row("years", YEARS, [least(lambda n=n: years_of(params, luck.draw(0, 200, n))) for n in YEARS])
    glocalization()
    export_groups()
    milieu()


if __name__ == "__main__":
    main()
