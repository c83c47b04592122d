"""The win-win-win lab."""

from pathlib import Path

from labkit.core.words import words
from labkit.ui.lab import Lab

from .claims import CLAIMS
from .exercises import EXERCISES
from .kernel import simulate
from .params import WinWinWinParams
from .presets import PRESETS
from .sections import SECTIONS
from .sweep import sweep

_words = words(Path(__file__).parent)
_colours = {
    **dict.fromkeys(("all_win", "one_side_wins", "cooperating", "investing"), (0, 1)),
    "pay_off_firms": (-3, 19),
    "pay_off_partners": (-3, 19),
    "pay_off_territory": (-10, 22),
}

lab = Lab(
    name="win_win_win",
    code="WW",
    version=1,
    question=_words["question"],
    Params=WinWinWinParams,
    simulate=simulate,
    view="labkit.win_win_win.view:WinWinWinView",
    claims=CLAIMS,
    presets=PRESETS,
    exercises=EXERCISES,
    sections=SECTIONS,
    sweep=sweep,
    outcomes={name: (_words["outcomes"][name], *limits) for name, limits in _colours.items()},
)
