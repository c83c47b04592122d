"""The small world lab: is there a right share of distant ties?"""

from pathlib import Path

from labkit.core.words import words
from labkit.ui.lab import Lab

from .behind import behind
from .claims import CLAIMS
from .exercises import EXERCISES
from .kernel import RUNS, simulate
from .params import SmallWorldParams, idle
from .presets import PRESETS
from .sections import SECTIONS
from .sweep import sweep

_words = words(Path(__file__).parent)
_ranges = {"knowledge": (0, 0.8), "inequality": (0, 2), "passing": (0, 1)}

lab = Lab(
    name="small_world",
    code="SW",
    version=1,
    question=_words["question"],
    Params=SmallWorldParams,
    simulate=simulate,
    view="labkit.small_world.view:SmallWorldView",
    claims=CLAIMS,
    presets=PRESETS,
    exercises=EXERCISES,
    sweep=sweep,
    background=behind,
    sections=SECTIONS,
    outcomes={name: (_words["outcomes"][name], *limits) for name, limits in _ranges.items()},
    idle=idle,
    words=_words["bench"],
    draft_runs=40,
    runs=RUNS,
)
