"""The pipelines lab: local buzz, global pipelines, who carries what?"""

from pathlib import Path

from labkit.core.words import words
from labkit.ui.lab import Lab

from .claims import CLAIMS
from .exercises import EXERCISES
from .kernel import simulate
from .params import PipelinesParams
from .presets import PRESETS
from .sections import SECTIONS
from .sweep import sweep

_words = words(Path(__file__).parent)
_ranges = {
    "known_home": (0, 1),
    "known_foreign": (0, 1),
    "buzz_learned": (0, 0.1),
    "inflow": (0, 0.1),
    "inflow_tacit": (0, 0.1),
    "advanced": (0, 1),
    "first_share": (0, 1),
}

lab = Lab(
    name="pipelines",
    code="PI",
    version=1,
    question=_words["question"],
    Params=PipelinesParams,
    simulate=simulate,
    view="labkit.pipelines.view:PipelinesView",
    claims=CLAIMS,
    presets=PRESETS,
    exercises=EXERCISES,
    sections=SECTIONS,
    sweep=sweep,
    outcomes={name: (_words["outcomes"][name], *limits) for name, limits in _ranges.items()},
)
