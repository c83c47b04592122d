"""What the bench draws behind one setting: knowledge, clustering and path length at all shares of distant ties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from threading import Lock

from .curves import Behind, Curve, everywhere
from .params import SmallWorldParams
from .sweep import fuller, nothing, order, shape


class Growing:
    """Ever fuller parts, each computed once, by the first who asks for it, in whichever thread.

    A reader begins with the fullest part there is. Who is stopped while a part is computed leaves the others as they
    are, and the next reader goes on from there.
    """

    def __init__(self, params: SmallWorldParams, seed: int):
        self.params, self.seed, self.steps, self.lock = params, seed, order(params), Lock()
        self.parts = [Behind(params, shape(params, seed), nothing())]

    def __iter__(self) -> Iterator[Behind]:
        for at in range(len(self.parts) - 1, len(self.steps) + 1):
            yield self._part(at)

    def _part(self, at: int) -> Behind:
        with self.lock:
            if at == len(self.parts):
                last = self.parts[-1]
                curve = fuller(last.curve, self.steps[at - 1], self.params, self.seed)
                self.parts.append(replace(last, curve=curve))
            return self.parts[at]


def behind(params: SmallWorldParams, seed: int = 0) -> Iterator[Behind]:
    """The same part by part, the first without any point of the curve; where it is known already, at once."""
    return iter(_growing(everywhere(params), seed))


def whole_curve(params: SmallWorldParams, seed: int = 0) -> Curve:
    """The curve for all knobs of `params` but its share; kept, also for the bench."""
    *_, last = behind(params, seed)
    return last.curve


@lru_cache(maxsize=32)
def _growing(params: SmallWorldParams, seed: int) -> Growing:
    return Growing(params, seed)
