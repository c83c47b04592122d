"""What is computed part by part, ever fuller, for all who ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import Any


class Growing:
    """Ever fuller parts, `whole` of them, each computed once, by the first who asks for it, in whichever thread.

    `grow(parts)` computes the next part from those that are there. A reader begins with the fullest part there is. Who
    is stopped while a part is computed leaves the others as they are, and the next reader goes on from there.
    """

    def __init__(self, whole: int, grow: Callable[[Sequence[Any]], Any]):
        self.whole, self.grow, self.lock = whole, grow, Lock()
        self.parts: list[Any] = []

    def __iter__(self) -> Iterator[Any]:
        for at in range(max(len(self.parts) - 1, 0), self.whole):
            yield self._part(at)

    def _part(self, at: int) -> Any:
        with self.lock:
            if at == len(self.parts):
                self.parts.append(self.grow(self.parts))
            return self.parts[at]
