"""Who deals with whom in one future and year: a draw from the expected network, for a picture of circle and star.

A firm has four chances of a tie, each taken if its luck is below the firm's link. The other firm is then picked by its
share of private output, as in `indicators.centre`. The centralisation there is not that of the drawing: it counts ties
received alone, takes all firms for equally linked, and is expected, not drawn. Counted off a drawing, in which a tie
counts for both, it is more in a circle (0.12 for 0.08 in year 0 of the defaults) and may be less in a star.
The luck of a tie stays with the places of the firms, so that from year to year only what has changed moves.
"""

from __future__ import annotations

import numpy as np

from labkit.core.luck import stream

from .indicators import LINKS
from .luck import PLACES


def ties(output: np.ndarray, link: np.ndarray, seed: int, run: int) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of the firms that deal with each other, from and to, (tie,) each; once for each pair.

    `output` and `link` (firm,) are those of the future `run` in a year; `seed` is that of the result.
    """
    firms = np.flatnonzero(output > 0)
    if len(firms) < 2:
        return np.empty(0, int), np.empty(0, int)
    luck = stream(seed, f"districts ties {run}").random((PLACES, LINKS, 2))
    ends = np.cumsum(output[firms].astype(float)) / output[firms].astype(float).sum()
    start = np.repeat(firms, LINKS).reshape(-1, LINKS)
    end = firms[np.minimum(np.searchsorted(ends, luck[firms, :, 1]), len(firms) - 1)]
    taken = (luck[firms, :, 0] < link[firms][:, None]) & (start != end)
    pairs = np.unique(np.sort(np.stack([start[taken], end[taken]]), axis=0), axis=1)
    return pairs[0], pairs[1]
