"""The claim WW3: which experiment, over which box. Its words lie in `data`.

The box: every knob that the experiment feels, over its whole range, except the levers, which it sets itself.
"""

from __future__ import annotations

from labkit.core.claims import Claim
from labkit.core.words import words

from .experiments import CASES, no_lever_dominates
from .params import LEVERS, TerritoryParams
from .sweep import DATA

KNOBS = {name: knob for name, knob in TerritoryParams.knobs().items() if name not in LEVERS.values()}
SAID = words(DATA)

CLAIMS = (
    Claim(
        id="WW3",
        lab="territory",
        experiment=no_lever_dominates,
        futures=len(CASES),
        box={name: knob.side for name, knob in KNOBS.items()},
        defaults={name: knob.default for name, knob in KNOBS.items()},
        words={name: SAID["quantities"][name] for name in KNOBS},
        ledger=DATA / "ledger.json",
        **SAID["claims"]["WW3"],
    ),
)
