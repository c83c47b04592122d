"""What the bench draws behind one setting: knowledge, clustering and path length at all shares of distant ties."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

import numpy as np

from .curves import Behind, Curve, everywhere
from .params import SmallWorldParams
from .sweep import CURVE_RUNS, SHARES, curve, shape


class Filling:
    """Parts that are computed once, by whoever asks for the next; a second reader begins where the first one is.

    After an error they are made anew.
    """

    def __init__(self, make: Callable[[], Iterator[Behind]]):
        self.make = make
        self._begin()

    def __iter__(self) -> Iterator[Behind]:
        yield (told := self.last)
        while (part := self._next()) is not None:
            yield (told := part)
        if told is not self.last:
            yield self.last

    def _begin(self) -> None:
        self.parts = self.make()
        self.last = next(self.parts)

    def _next(self) -> Behind | None:
        try:
            part = next(self.parts, None)
        except Exception:
            self._begin()
            raise
        self.last = part or self.last
        return part


def behind(params: SmallWorldParams, seed: int = 0) -> Iterator[Behind]:
    """The same in six parts, the first without any point of the curve; where it is known already, at once."""
    return iter(_filling(everywhere(params), seed))


def whole_curve(params: SmallWorldParams, seed: int = 0) -> Curve:
    """The curve for all knobs of `params` but its share; kept, also for the bench."""
    *_, last = behind(params, seed)
    return last.curve


@lru_cache(maxsize=12)
def _filling(params: SmallWorldParams, seed: int) -> Filling:
    return Filling(partial(_parts, params, seed))


def _parts(params: SmallWorldParams, seed: int) -> Iterator[Behind]:
    whole = shape(params, seed)
    yield Behind(params, whole, Curve(SHARES, np.full((len(SHARES), CURVE_RUNS), np.nan)))
    for part in curve(params, seed):
        yield Behind(params, whole, part)
