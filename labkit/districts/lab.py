"""The districts lab: which type of industrial district is it, and what may become of it?"""

from pathlib import Path

from labkit.core.words import words
from labkit.ui.lab import Lab

from .claims import CLAIMS
from .exercises import EXERCISES
from .kernel import simulate
from .params import DistrictsParams, idle
from .presets import PRESETS
from .sections import SECTIONS
from .sweep import in_per_cent

_words = words(Path(__file__).parent)
_colours = {
    "marshallian": (0, 100),
    "hub": (0, 100),
    "satellite": (0, 100),
    "state": (0, 100),
    "amalgam": (0, 100),
    "transition_1": (0, 100),
    "transition_2": (0, 100),
    "transition_3": (0, 100),
    "transition_4": (0, 100),
    "concentration": (30, 80),
    "outside": (0, 80),
    "trade": (10, 75),
    "star": (0.2, 0.6),
    "firms": (20, 65),
    "output": (40, 160),
    "away_routine": (75, 95),
    "away_design": (0, 20),
}

lab = Lab(
    name="districts",
    code="DI",
    version=1,
    question=_words["question"],
    Params=DistrictsParams,
    simulate=simulate,
    view="labkit.districts.view:DistrictsView",
    claims=CLAIMS,
    presets=PRESETS,
    exercises=EXERCISES,
    sections=SECTIONS,
    sweep=in_per_cent,
    outcomes={name: (_words["outcomes"][name], *limits) for name, limits in _colours.items()},
    idle=idle,
)
