"""The territory lab: how should a territory divide its budget?"""

from pathlib import Path

from labkit.core.words import words
from labkit.ui.lab import Lab

from .behind import fronts
from .claims import CLAIMS
from .exercises import EXERCISES
from .kernel import simulate
from .params import LEVERS, TerritoryParams, idle
from .presets import PRESETS
from .report import report_file
from .sweep import in_per_cent

_words = words(Path(__file__).parent)
_colours = {
    "exporters": (10, 30),
    "score": (30, 55),
    "kernels": (60, 85),
    "cost": (0, 4000),
    "replicative": (0, 40),
}

lab = Lab(
    name="territory",
    code="TE",
    version=1,
    question=_words["question"],
    Params=TerritoryParams,
    simulate=simulate,
    view="labkit.territory.view:TerritoryView",
    claims=CLAIMS,
    presets=PRESETS,
    exercises=EXERCISES,
    sweep=in_per_cent,
    background=fronts,
    outcomes={name: (_words["outcomes"][name], *limits) for name, limits in _colours.items()},
    idle=idle,
    split=tuple(LEVERS.values()),
    files={"report.html": report_file},
    words={"files": _words["files"]},
)
