"""Kernels of the two benches of the ninth lab beside plain-Python twins, and a part of the territory's front.

    python benchmarks/capstone.py                # a minute

As in `clusters.py`; the territory's twin leaves out the four D's, which the ensemble scores as well.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from labkit.territory import kernel as territory
from labkit.territory.behind import AT_ONCE, tried
from labkit.territory.front import SPLITS
from labkit.territory.luck import draw as territory_luck
from labkit.territory.params import TerritoryParams
from labkit.win_win_win import kernel as game
from labkit.win_win_win.luck import draw as game_luck
from labkit.win_win_win.params import WinWinWinParams

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.clusters import beside_twin, budgets
from benchmarks.timing import least
from tests.territory.plain import future as territory_future
from tests.win_win_win.plain import future as game_future


def main() -> None:
    start = lambda turn: 0.05 + 0.9 * (turn % 90) / 90  # noqa: E731
    budgets("win_win_win", game, WinWinWinParams(), "start", start)
    weight = lambda turn: 1 + turn % 99  # noqa: E731
    budgets("territory, a lever moves", territory, TerritoryParams(), "trust", weight)
    gap = lambda turn: 0.2 + 0.5 * (turn % 90) / 90  # noqa: E731
    budgets("territory, another knob moves", territory, TerritoryParams(), "globalisation", gap)
    turn = count()
    front = lambda: tried(TerritoryParams(globalisation=gap(next(turn))), 0, SPLITS[-AT_ONCE:])  # noqa: E731
    print(f"territory, a part of the front ({AT_ONCE} of {len(SPLITS)} splits) in {least(front, 9):.1f} ms")
    beside_twin("win_win_win", game, WinWinWinParams(), lambda p, s, n, i: game_future(dict(p), game_luck(s, n), i))
    beside_twin(
        "territory", territory, TerritoryParams(), lambda p, s, n, i: territory_future(dict(p), territory_luck(s, n), i)
    )


if __name__ == "__main__":
    main()
