"""The keys of the exercises, computed by the kernel. Nobody types an answer."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from labkit.core.exercises import Key

from . import peak
from .kernel import simulate
from .params import SmallWorldParams
from .result import SmallWorldResult

NEWS = {"passing": "contagion", "experts": 20}


@lru_cache(maxsize=64)
def futures(**knobs: object) -> SmallWorldResult:
    """200 futures with these knobs, the others at their default."""
    return simulate(SmallWorldParams(**knobs), seed=0, runs=200)


def network(**knobs: object) -> SmallWorldResult:
    """The same, where only the network is asked for: it does not depend on the horizon, and a short one is fast."""
    return futures(horizon=80, **knobs)


def ties_gone(neighbours: int, percent: float) -> Key:
    """How many ties of the network have gone far."""
    gone = network(neighbours=neighbours, share=percent / 100).distant_ties
    return Key.step(float(gone), 1.0, shown="{:.0f}")


def clustering_of_the_ring(neighbours: int) -> Key:
    """Clustering without distant ties; exact, so only rounding is forgiven."""
    value = float(network(neighbours=neighbours).clustering_start)
    return Key(value, 0.006, 0.006, f"{value:.2f}", close=0.02)


def steps_left(**knobs: object) -> Key:
    """Steps from firm to firm, over those without distant ties."""
    return Key.of(network(**knobs).path_length_kept, np.median, reading=0.015, shown="{:.2f}")


def clustering_left(**knobs: object) -> float:
    """Clustering, over that without distant ties."""
    return float(np.median(network(**knobs).clustering_kept))


def level(**knobs: object) -> float:
    """What firms know at the horizon, in per cent of an expert's level."""
    return 100 * float(np.median(futures(**knobs).knowledge_end))


def change_by_gifts(**knobs: object) -> Key:
    """Points that knowledge gains when firms give instead of trade, median of the differences over all futures."""
    change = futures(passing="gift", **knobs).knowledge_end - futures(**knobs).knowledge_end
    return Key.of(100 * change, np.median, reading=0.5, shown="{:+.1f}")


def ten_is(passing: str, horizon: int) -> str:
    """Whether ten per cent is as good as the best share on the bench, or on which side of it."""
    found = peak.of(SmallWorldParams(passing=passing, horizon=horizon))
    if found.ten_as_good:
        return "as good"
    return "too few" if found.best > peak.TEN else "too many"


def change_by_staying(confirmations: int, horizon: int) -> Key:
    """Points by which news reaches more firms at 0.1 % than at 10 % distant ties, median of the differences."""
    near, far = (
        futures(share=share, confirmations=confirmations, horizon=horizon, **NEWS).knowledge_end
        for share in (0.001, 0.1)
    )
    return Key.of(100 * (near - far), np.median, reading=0.5, shown="{:+.1f}")
