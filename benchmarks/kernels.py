"""The ensemble kernel beside its plain-Python twin, and what it costs to have more runs, firms or years.

    python benchmarks/kernels.py

The twin is the one of the tests (one future, one firm at a time). Luck is drawn beforehand, as when a slider moves.
Each figure is the least of several repeats: what else the machine does can only add to it. The slope is that of a
line through log(time) over log(size): 1 means twice the size, twice the time; below 1, a fixed part is still paid.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from labkit.export_groups import matching
from labkit.export_groups.lab import lab as groups_lab
from labkit.glocalization import geography
from labkit.glocalization import luck as territory_luck
from labkit.glocalization.kernel import land_of
from labkit.glocalization.lab import lab as territory_lab
from labkit.relocation import kernel, luck, state
from labkit.relocation.lab import lab
from labkit.relocation.params import RelocationParams

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.export_groups.test_twin import twin as groups_twin
from tests.glocalization.test_twin import twin as territory_twin
from tests.relocation.test_twin import twin

BUDGET = {"drag": 50, "rest": 200}
RUNS = (50, 100, 200, 400, 800, 3200)
FIRMS = (40, 80, 120, 160, 240)
YEARS = (10, 20, 40, 80, 160)
POOLS = (12, 24, 48, 96)


def least(act: Callable[[], object], repeats: int = 7) -> float:
    """Least time of an act in ms."""
    act()
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        act()
        times.append(time.perf_counter() - begin)
    return 1000 * min(times)


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


if __name__ == "__main__":
    main()
