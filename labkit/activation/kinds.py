"""Kinds of operator: how common they are, and which of them a budget can found. The kinds are those of the milieu lab.

T (Torrès 2002, part 1) names them and counts none. The shares are those of the full cast of the milieu lab's stylised
territories, which is invented. Measures are what T's authorities found (part 2 and 3): buildings for new firms, groups
and advice, courses, offices, clubs; each as likely.
"""

from __future__ import annotations

import numpy as np

from labkit.milieu.scorer import KINDS

_CAST = {
    "infrastructure": (3, True),
    "multinational": (2, False),
    "piggy-back": (2, False),
    "foreign community": (2, False),
    "service provider": (8, True),
    "training": (3, True),
    "public body": (5, True),
    "private association": (3, True),
}
MIX, FUNDED = (np.array(part, dtype=float) for part in zip(*(_CAST[kind] for kind in KINDS), strict=True))
MIX, FUNDED = MIX / MIX.sum(), FUNDED / FUNDED.sum()
