"""Futures of the game, each simulated once for all tests."""

import pytest

from labkit.win_win_win.kernel import simulate
from labkit.win_win_win.params import WinWinWinParams

from ..futures import each_once


@pytest.fixture(scope="session")
def future():
    return each_once(simulate, WinWinWinParams, runs=60, seed=2)
