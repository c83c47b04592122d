"""The pipelines lab: local buzz, global pipelines, who carries what?"""

from pathlib import Path

from labkit.core.words import words
from labkit.ui.lab import Lab

from .claims import CLAIMS
from .exercises import EXERCISES
from .kernel import simulate
from .params import PipelinesParams, idle
from .presets import PRESETS
from .sections import SECTIONS
from .sweep import in_per_cent

_words = words(Path(__file__).parent)
_colours = {  # per cent at both ends, so that maps over the first panel have several colours
    "known_home": (30, 60),
    "buzz_learned": (0.2, 1),
    "buzz_heard": (2, 8),
    "known_foreign": (0, 40),
    "inflow": (0, 2),
    "inflow_tacit": (0, 1.6),
    "gatekeepers": (0, 60),
    "advanced": (0, 100),
    "first_share": (10, 60),
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
    sweep=in_per_cent,
    outcomes={name: (_words["outcomes"][name], *limits) for name, limits in _colours.items()},
    idle=idle,
)
