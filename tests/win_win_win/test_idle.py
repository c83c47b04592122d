"""No knob of the game is ever idle: so the lab names none."""

from __future__ import annotations

import pytest

from labkit.win_win_win.kernel import simulate
from labkit.win_win_win.params import WinWinWinParams

from ..all_labs.test_labs import ends, same

KNOBS = WinWinWinParams.knobs()
ZEROS = [name for name, knob in KNOBS.items() if knob.low == 0]


@pytest.mark.parametrize(
    "at_zero", [[], *([name] for name in ZEROS), ZEROS], ids=lambda names: ", ".join(names) or "defaults"
)
def test_every_knob_changes_an_output_also_where_others_are_zero(at_zero):
    params = WinWinWinParams(**dict.fromkeys(at_zero, 0))
    before = simulate(params, seed=4, runs=6)
    for name, knob in KNOBS.items():
        moved = [simulate(params.replace(**{name: value}), seed=4, runs=6) for value in ends(knob)]
        assert not all(same(before, other) for other in moved), name
