"""What the bench draws behind one setting: knowledge, clustering and path length at all shares of distant ties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from labkit.core.growing import Growing

from .curves import Behind, Curve, everywhere
from .params import SmallWorldParams
from .sweep import fuller, nothing, order, shape


def _fuller(params: SmallWorldParams, seed: int, parts: Sequence[Behind]) -> Behind:
    if not parts:
        return Behind(params, shape(params, seed), nothing())
    last, points = parts[-1], order(params)[len(parts) - 1]
    return replace(last, curve=fuller(last.curve, points, params, seed))


def behind(params: SmallWorldParams, seed: int = 0) -> Iterator[Behind]:
    """Ever fuller parts, the first without any point of the curve; where it is known already, at once."""
    return iter(_growing(everywhere(params), seed))


def whole_curve(params: SmallWorldParams, seed: int = 0) -> Curve:
    """The curve for all knobs of `params` but its share; kept, also for the bench."""
    *_, last = behind(params, seed)
    return last.curve


@lru_cache(maxsize=32)
def _growing(params: SmallWorldParams, seed: int) -> Growing:
    return Growing(len(order(params)) + 1, lambda parts: _fuller(params, seed, parts))
