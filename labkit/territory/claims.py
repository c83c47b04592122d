"""The claim WW3: which experiment, over which box. Its words lie in `data`.

The box: every knob that the experiment feels, over its whole range, except the levers, which it sets itself.
"""

from __future__ import annotations

from labkit.core.declared import declared, sides

from .experiments import CASES, no_lever_dominates
from .params import LEVERS, TerritoryParams
from .sweep import DATA

VARIED = tuple(name for name in TerritoryParams.knobs() if name not in LEVERS.values())
CLAIMS = (declared(DATA, "WW3", no_lever_dominates, len(CASES), sides(TerritoryParams, VARIED)),)
