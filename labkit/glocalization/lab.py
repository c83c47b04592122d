"""The glocalization lab: why do small firms go abroad through their neighbours?"""

from labkit.core.words import words
from labkit.ui.lab import Lab

from .claims import CLAIMS
from .exercises import EXERCISES
from .kernel import GlocalizationParams, simulate
from .params import idle
from .presets import PRESETS
from .sweep import DATA, sweep

_words = words(DATA)
_ranges = {
    "exporters": (0, 1),
    "exporters_under_10": (0, 1),
    "exporters_10_49": (0, 1),
    "exporters_50_249": (0, 1),
    "clustering_gain": (0, 0.1),
    "private": (0, 8),
    "best_global": (0, 1),
    "best_local": (0, 1),
}

lab = Lab(
    name="glocalization",
    code="GL",
    version=1,
    question=_words["question"],
    Params=GlocalizationParams,
    simulate=simulate,
    view="labkit.glocalization.view:GlocalizationView",
    claims=CLAIMS,
    presets=PRESETS,
    exercises=EXERCISES,
    sweep=sweep,
    outcomes={name: (_words["outcomes"][name], *limits) for name, limits in _ranges.items()},
    idle=idle,
)
