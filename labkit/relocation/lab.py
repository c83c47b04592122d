"""The relocation lab: selective or replicative, and what is left behind?"""

from pathlib import Path

from labkit.core.words import words
from labkit.ui.lab import Lab

from .claims import CLAIMS
from .exercises import EXERCISES
from .kernel import RelocationParams, simulate
from .params import idle
from .presets import PRESETS
from .sweep import sweep, tipping_line

_words = words(Path(__file__).parent)
_ranges = {"tipped": (0, 1), "home": (0, 200), "destination": (0, 200), "jobs": (0, 1), "replicative": (0, 1)}

lab = Lab(
    name="relocation",
    code="RE",
    version=1,
    question=_words["question"],
    Params=RelocationParams,
    simulate=simulate,
    view="labkit.relocation.view:RelocationView",
    claims=CLAIMS,
    presets=PRESETS,
    exercises=EXERCISES,
    sweep=sweep,
    background=tipping_line,
    outcomes={name: (_words["outcomes"][name], *limits) for name, limits in _ranges.items()},
    idle=idle,
)
