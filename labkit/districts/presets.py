"""Six stylised settings. They calibrate nothing: the numbers are assumed, the cited facts say which way.

Source: Guerrieri (no date; about 2001), "G". Two stand beside what G reports of Italian districts, one beside its
example Silicon Valley; three stand for no place and show an arrow of Graphic 1.
"""

from __future__ import annotations

from labkit.ui.lab import Preset

from .params import FAILS, HUB, ICT, SATELLITE, STATE

LEADERS = {"cumulativeness": 0.8, "appropriability": 0.8, "scale": 0.8}

PRESETS = {
    "italy_1980s": Preset(
        label="1980s, Italian district",
        note=(
            "Stylised; all numbers assumed. Small local firms, closely linked, in a regime in which much is copied and "
            "many firms come and go (G part 3). Nothing happens in year 10: in the 1980s the model held."
        ),
        knobs={"cumulativeness": 0.1, "appropriability": 0.1, "regime_before": 0.1, "entry": 0.2},
    ),
    "italy_1990s": Preset(
        label="1990s, Italian district",
        note=(
            "Stylised; all numbers assumed. The same district meets the new technology in year 10 with few links "
            "outside: slow to adopt it, while firms from abroad come in and leaders emerge (G part 3)."
        ),
        knobs={
            "event": ICT,
            "cumulativeness": 0.3,
            "appropriability": 0.3,
            "regime_before": 0.1,
            "entry": 0.2,
            "openness": 0.1,
            "scale": 0.5,
        },
    ),
    "silicon_valley_like": Preset(
        label="Silicon-Valley-like",
        note=(
            "Stylised; all numbers assumed. A public anchor, a fringe of small firms and plants of large outside firms "
            "in one place: an amalgam of types, which also lives on military spending (G part 2, note 3). In year 10 "
            "the anchor leaves."
        ),
        knobs={
            "start": STATE,
            "event": FAILS,
            "openness": 0.6,
            "plants": 0.4,
            "embedding_before": 0.3,
            "embedding": 0.3,
        },
    ),
    "anchor_that_fails": Preset(
        label="Hub that fails",
        note=(
            "Stylised; all numbers assumed; no place in particular. A district around one large firm, which closes in "
            "year 10: the second arrow (G part 2, Graphic 1)."
        ),
        knobs={"start": HUB, "event": FAILS},
    ),
    "platform_that_links_up": Preset(
        label="Platform that links up",
        note=(
            "Stylised; all numbers assumed; no place in particular. Plants of outside firms begin to buy and sell "
            "locally in year 10, and local suppliers grow on their orders: the third arrow (G part 2, Graphic 1)."
        ),
        knobs={"start": SATELLITE, "embedding": 0.9, "local_orders": 1.5},
    ),
    "platform_with_leaders": Preset(
        label="Platform with leaders",
        note=(
            "Stylised; all numbers assumed; no place in particular. As before, but in a regime in which those who are "
            "ahead stay ahead, and size helps: the fourth arrow (G part 2, Graphic 1)."
        ),
        knobs={"start": SATELLITE, "embedding": 0.9, **LEADERS},
    ),
}
