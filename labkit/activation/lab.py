"""The activation lab: who gets a scattered milieu going?"""

from pathlib import Path

from labkit.core.words import words
from labkit.ui.lab import Lab

from .claims import CLAIMS
from .exercises import EXERCISES
from .kernel import simulate
from .params import USES, ActivationParams, idle
from .presets import PRESETS
from .sections import SECTIONS
from .sweep import in_per_cent

_words = words(Path(__file__).parent)
_colours = {
    "exporters": (10, 35),
    "operators": (8, 26),
    "connected": (0, 60),
    "year_connected": (0, 21),
    "abroad": (0, 70),
    "quality": (20, 60),
    "services": (0, 8),
    "not_spent": (0, 40),
    "density_score": (20, 70),
    "diversity_score": (45, 75),
    "dynamics_score": (25, 55),
    "directionality_score": (5, 75),
}

lab = Lab(
    name="activation",
    code="AC",
    version=1,
    question=_words["question"],
    Params=ActivationParams,
    simulate=simulate,
    view="labkit.activation.view:ActivationView",
    claims=CLAIMS,
    presets=PRESETS,
    exercises=EXERCISES,
    sections=SECTIONS,
    sweep=in_per_cent,
    outcomes={name: (_words["outcomes"][name], *limits) for name, limits in _colours.items()},
    idle=idle,
    split=tuple(USES.values()),
)
