"""The ensemble equals one future at a time in plain Python."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.win_win_win.kernel import simulate
from labkit.win_win_win.luck import draw
from labkit.win_win_win.params import WinWinWinParams

from . import plain

GAMES = {
    "defaults": {"firms": 30},
    "smallest groups, many errors": {"firms": 20, "errors": 0.05, "free_riding": 1.0},
    "most firms": {"firms": 120, "start": 0.7, "lasting": 0.6},
    "cheats and cheated": {"firms": 20, "fight": 9.0, "lasting": 0.0, "support": 0.0, "relief": 0.0, "errors": 0.0},
    "fast imitation": {"firms": 30, "imitation": 0.2, "exploit": 22.0, "start_invest": 0.95},
}


@pytest.mark.parametrize("knobs", GAMES.values(), ids=GAMES.keys())
def test_each_future_of_the_game_equals_the_plain_loop(knobs):
    params = WinWinWinParams(**knobs)
    result = simulate(params, seed=3, runs=5)
    for run in (0, 4):
        years = plain.future(dict(params), draw(3, 5), run)
        for name in years[0]:
            expected = np.array([year[name] for year in years])
            np.testing.assert_allclose(getattr(result, name)[run], expected, rtol=0, atol=1e-9, err_msg=name)
