"""How the benchmarks take time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from statistics import median


def least(act: Callable[[], object], repeats: int = 7) -> float:
    """Least time of an act in ms by the clock on the wall: what else the machine does can only add to it."""
    act()
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        act()
        times.append(time.perf_counter() - begin)
    return 1000 * min(times)


def medians(acts: Mapping[str, Callable[[], object]], repeats: int = 15) -> dict[str, float]:
    """Median processor time of each act in ms. The acts take turns, so that a busy moment falls on all of them."""
    times: dict[str, list[float]] = {name: [] for name in acts}
    for turn in range(repeats + 1):
        for name, act in acts.items():
            begin = time.process_time()
            act()
            if turn:  # the first time fills caches
                times[name].append(time.process_time() - begin)
    return {name: 1000 * median(each) for name, each in times.items()}


def beside(work: str, ours: str, acts: Mapping[str, Callable[[], object]], repeats: int = 15) -> None:
    """Prints a row for each peer: our time, the peer's, and the peer's over ours."""
    found = medians(acts, repeats)
    for peer in (name for name in found if name != ours):
        ratio = f"{found[peer] / found[ours]:.3g} times ours"
        print(f"{work}: {ours} {found[ours]:.3g} ms, {peer} {found[peer]:.3g} ms, {ratio} ({repeats} turns)")
