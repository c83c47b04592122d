"""Progress: the share of a run that is done and the time left, as plain lines."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from typing import TextIO

import numpy as np

WIDTH = 24
STEP = 0.10  # where no terminal rewrites its line, a new line comes after so much more


class Progress:
    """Counts tasks (claim, piece) by the seconds they take; a claim's own pieces tell how long its other pieces will.

    `tell` gets "37 % done, about 2 min left" after each task.
    """

    def __init__(self, tasks: Sequence, processes: int, tell: Callable[[str], None]):
        self.tasks, self.processes, self.tell = list(tasks), processes, tell
        self._left = dict.fromkeys(map(_key, self.tasks), 0)
        for task in self.tasks:
            self._left[_key(task)] += 1
        self._took: dict = {}

    def done(self, task: tuple, seconds: float) -> None:
        """One task is done."""
        self._left[_key(task)] -= 1
        self._took.setdefault(_key(task), []).append(seconds)
        self.tell(self.line())

    def line(self) -> str:
        """The line as it stands."""
        gone = sum(map(sum, self._took.values()))
        known = np.mean([np.mean(took) for took in self._took.values()]) if self._took else 0.0
        left = sum(count * np.mean(self._took.get(key, known)) for key, count in self._left.items())
        share = gone / (gone + left) if left else 1.0
        return f"{bar(share)} {math.floor(100 * share):3} % done, {in_words(left / self.processes)} left"


def _key(task: tuple) -> tuple:
    claim, piece = task
    return claim.id, piece.points > 0


def bar(share: float) -> str:
    """A bar of letters that any terminal and any file can show."""
    full = int(WIDTH * share)
    return f"[{'#' * full}{'.' * (WIDTH - full)}]"


def in_words(seconds: float) -> str:
    """About how long: in minutes from a minute and a half on."""
    return f"about {math.ceil(seconds)} s" if seconds < 90 else f"about {round(seconds / 60)} min"


def teller(stream: TextIO | None = None) -> Callable[[str], None]:
    """Writes progress to a stream, the error stream if none is given.

    On a terminal one line is rewritten; elsewhere there is a line for each tenth.
    """
    stream = stream or sys.stderr
    on_screen, told = stream.isatty(), {"next": 0.0}

    def tell(line: str) -> None:
        share = int(line.partition("]")[2].partition("%")[0]) / 100
        if on_screen:
            print(f"\r{line}   ", end="\n" if share == 1 else "", file=stream, flush=True)
        elif share >= told["next"] or share == 1:
            told["next"] = math.floor(share / STEP + 1) * STEP
            print(line, file=stream, flush=True)

    return tell
