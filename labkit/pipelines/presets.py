"""Four stylised settings beside cited cases. They calibrate nothing: the numbers are assumed, the facts say which way.

All are pairs of clusters out of a review of the literature, "R". Cluster A is the one that R names as the first source
of knowledge, where there is one. What R reports of each case stands in `labkit.cases`, under the same names.
"""

from __future__ import annotations

from labkit.ui.lab import Preset

PAIR = {"clusters": 2}
A_TEACHES = {**PAIR, "exchange": "one way"}

PRESETS = {
    "castellon_emilia": Preset(
        label="Castellón–Emilia-like",
        note=(
            "Stylised; all numbers assumed. Two able clusters of tile makers, each with affiliates in the other: "
            "networks of multinationals, knowledge both ways (R 7.2.2 and 11.1 to 11.3). R reports that both moved up."
        ),
        knobs={**PAIR, "channel": "multinationals", "base": 0.46, "pipelines": 0.6, "gatekeeping": 0.7},
    ),
    "sialkot_tuttlingen": Preset(
        label="Tuttlingen–Sialkot-like",
        note=(
            "Stylised; all numbers assumed. Two clusters of instrument makers tied by a value chain. A (Tuttlingen) "
            "knows more, sends designs and advice, and buys (R 7.1.1 and 11.4). R reports new products in Tuttlingen "
            "and better making in Sialkot; here A only teaches, gets nothing back, and is overtaken."
        ),
        knobs={**A_TEACHES, "channel": "trade", "base": 0.34, "lead": 0.8, "pipelines": 0.8},
    ),
    "taiwan_suzhou": Preset(
        label="Taiwan–Suzhou-like",
        note=(
            "Stylised; all numbers assumed. Plants of A (Taiwan) move to B (Suzhou), and people with them, which "
            "carries tacit knowledge (R 7.2.1 and 11.9). R reports that Suzhou soon made a quarter of the world's "
            "laptops, while parks in Taiwan moved up to design (R 11.7)."
        ),
        knobs={**A_TEACHES, "channel": "relocation", "base": 0.34, "lead": 0.6, "pipelines": 0.8},
    ),
    "boston_copenhagen": Preset(
        label="Boston–Copenhagen-like",
        note=(
            "Stylised; all numbers assumed. Few ties, all social, used both ways: Danes with firms in A (Boston, "
            "Silicon Valley) move parts of them home to B (R 7.1.3 and 11.5). R reports that family decided the place."
        ),
        knobs={**PAIR, "channel": "social ties", "base": 0.46, "lead": 0.4, "pipelines": 0.3},
    ),
}
