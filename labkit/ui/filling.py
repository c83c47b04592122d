"""Backgrounds that fill in part by part, between the things that a student asks for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from . import running
from .errors import filling_line
from .turns import in_turn

if TYPE_CHECKING:
    from .bench import Bench

PAUSE = 0.02  # seconds between two parts: what has come in meanwhile is answered first


class Filling:
    """Fills in what is still to come behind one bench, a part at a time, as long as nothing else is asked for.

    While a slider moves it waits; of another setting at rest the bench has another ground. `armed` is the turn that it
    waits for: one that is no longer wanted comes to nothing.
    """

    def __init__(self, bench: Bench) -> None:
        self.bench, self.armed = bench, None

    def go(self) -> dict[str, Any] | None:
        """Goes on when the kernel has nothing else to do; at once where there is none. Gives the line of a failure."""
        self.armed = None
        if not self.waits:
            return None
        loop = kernel_loop()
        if loop is None:
            return self._to_the_end()
        self.armed = armed = object()
        loop.call_later(PAUSE, self._turn, armed)
        return None

    def still(self) -> None:
        """Fills in all that is to come, at once, for what is drawn without a page; the page is told as well."""
        if self.waits:
            line = self._to_the_end()
            self.bench._tell(line or self.bench._error)

    def stop(self) -> None:
        """Lets the next turn come to nothing."""
        self.armed = None

    @property
    def waits(self) -> bool:
        """Whether parts are to come behind the run on the bench, and the hand rests."""
        return self.bench.ground.rest is not None and not self.bench._shown[3]

    def told(self) -> str:
        """How far it is, in words; nothing where nothing is to come."""
        if not self.waits:
            return ""
        words, share = self.bench.words, self.bench.ground.share
        return words["filling"] if share is None else words["filling_share"].format(share=f"{100 * share:.0f}")

    @in_turn
    def _turn(self, armed: object) -> None:
        if armed is self.armed:
            self.bench._attempt(self._part)

    def _part(self) -> None:
        line = self._next()
        self.bench._tell(line or self.bench._error)
        self.go()

    def _to_the_end(self) -> dict[str, Any] | None:
        self.armed = line = None
        while self.waits and not line:
            line = self._next()
        return line

    def _next(self) -> dict[str, Any] | None:
        """Takes and shows the next part. Of a failure it gives the line, and the last good picture stays."""
        ground, view = self.bench.ground, self.bench.view
        try:
            part = next(ground.rest, ground)
            if part is ground:
                ground.rest = None
                return None
            view.background = part
            view.show(*self.bench._shown[:2])
        except BaseException as error:
            view.background = ground.part
            running.show_again(self.bench)
            ground.give_up()
            if not isinstance(error, Exception):
                raise
            self.bench.log.debug("labkit: shown on the bench", exc_info=True)
            return filling_line(error, self.bench.words)
        ground.take(part)
        return None


def kernel_loop() -> asyncio.AbstractEventLoop | None:
    """The loop in which a Jupyter kernel runs this thread; a loop of anything else may end before the filling does."""
    from IPython import get_ipython

    if not hasattr(get_ipython(), "kernel"):
        return None
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
