"""Four stylised settings beside places that Torrès (2002), "T", names. They calibrate nothing; all numbers are assumed.

The two Montpelliers are one territory; only the seat of the help differs, and what stands on-line.
"""

from __future__ import annotations

from labkit.ui.lab import Preset

from .params import CAPITAL, NEAR

SMALL_AND_MIXED = {"size_spread": 0.70, "peer_effect": 1.0}

PRESETS = {
    "montpellier_like": Preset(
        label="Montpellier-like",
        note=(
            "Stylised; all numbers assumed. Few large firms and little contact between exporters: the region is "
            "described as one of small businesses without a common specialisation or industrial past (Torrès 2002, "
            "part 2). Help sits near, as chamber, delegation and export club do (parts 1 and 3)."
        ),
        knobs={**SMALL_AND_MIXED, "placement": NEAR},
    ),
    "montpellier_from_afar": Preset(
        label="Montpellier, help from afar",
        note=(
            "Stylised; all numbers assumed. Firms as in Montpellier-like. The same help sits in the national capital "
            "and more of it is on-line: national or European aid with nobody near to explain it (Torrès 2002, part 2)."
        ),
        knobs={**SMALL_AND_MIXED, "placement": CAPITAL, "digital": 0.60},
    ),
    "sentier_like": Preset(
        label="Dense quarter",
        note=(
            "Stylised; all numbers assumed. Nearly all firms in towns, strong contact at short distance: activities "
            "of one kind packed into a quarter, as Le Sentier in Paris (Torrès 2002, introduction)."
        ),
        knobs={"clustering": 0.95, "peer_effect": 2.5, "peer_distance": 3.0},
    ),
    "sophia_antipolis_like": Preset(
        label="Sophia-Antipolis-like",
        note=(
            "Stylised; all numbers assumed. More exporters at the start, more large firms and new advisers: two "
            "multinationals settled and drew other firms to them (Torrès 2002, part 1)."
        ),
        knobs={"initial_exporters": 0.12, "size_spread": 1.30, "self_strengthening": 0.30},
    ),
}
