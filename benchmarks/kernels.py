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

from labkit.relocation import kernel, luck, state
from labkit.relocation.lab import lab
from labkit.relocation.params import RelocationParams

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.relocation.test_twin import twin

BUDGET = {"drag": 50, "rest": 200}
RUNS = (50, 100, 200, 400, 800, 3200)
FIRMS = (40, 80, 120, 160, 240)
YEARS = (10, 20, 40, 80, 160)


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


if __name__ == "__main__":
    main()
