"""The export groups lab: can three to five firms share one export executive?"""

from pathlib import Path

from labkit.core.words import words
from labkit.ui.lab import Lab

from .claims import CLAIMS
from .exercises import EXERCISES
from .kernel import simulate
from .params import ExportGroupsParams, idle
from .presets import PRESETS
from .sweep import best_size_map, sweep

_words = words(Path(__file__).parent)
_ranges = {"net_4": (-10, 15), "best_size": (1, 8), "four_alive": (0, 1), "pays": (0, 1)}

lab = Lab(
    name="export_groups",
    code="EG",
    version=1,
    question=_words["question"],
    Params=ExportGroupsParams,
    simulate=simulate,
    view="labkit.export_groups.view:ExportGroupsView",
    claims=CLAIMS,
    presets=PRESETS,
    exercises=EXERCISES,
    sweep=sweep,
    background=best_size_map,
    outcomes={name: (_words["outcomes"][name], *limits) for name, limits in _ranges.items()},
    idle=idle,
)
