"""Which partner a firm takes: the nearer of two equals, and none beyond a distance that grows with its resources.

To a firm a partner of quality q at distance d is worth ln q − d/reach, and no partner ln threshold. Each of these gets
luck of its own, a Gumbel number times `surprise`, so that the chances are those of a logit. The rule is our reading of
Torrès (2002), part 2, where of two equal partners the owner-director prefers the closer, up to a distance that depends
on the firm's means; the form and the numbers are invented.
"""

from __future__ import annotations

import numpy as np


def limit(quality: np.ndarray | float, reach: np.ndarray | float, threshold: np.ndarray | float) -> np.ndarray:
    """The distance in km beyond which a firm refuses a partner, without luck: reach·ln(quality/threshold), or 0."""
    return np.maximum(reach * np.log(quality / np.asarray(threshold, dtype=float)), 0.0)


def choose(
    distance: np.ndarray, reach: np.ndarray, threshold: float, luck: np.ndarray, quality: np.ndarray | float = 1.0
) -> np.ndarray:
    """Which partner firms take, whole numbers (…,); −1 is none.

    `distance` (…, partner) in km, `reach` (…,) in km, `luck` (…, partner + 1) with that of no partner last.
    """
    worth = np.log(quality) - distance / np.asarray(reach)[..., None] + luck[..., :-1]
    taken = worth.argmax(axis=-1)
    return np.where(worth.max(axis=-1) > np.log(threshold) + luck[..., -1], taken, -1)
