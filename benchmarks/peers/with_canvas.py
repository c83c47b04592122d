"""A bare canvas without axes or words, drawn by hand in one anywidget: the floor that no plotting library can reach."""

from __future__ import annotations

from pathlib import Path

import anywidget
import numpy as np
import traitlets
from same_result import START, picture


class BareCanvas(anywidget.AnyWidget):
    """One number in, one block of float32 out."""

    _esm = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    value = traitlets.Float(START).tag(sync=True)
    frame = traitlets.Bytes().tag(sync=True)

    def __init__(self):
        super().__init__()
        self._move()

    @traitlets.observe("value")
    def _move(self, _change: object = None) -> None:
        self.frame = np.concatenate([block.ravel() for block in picture(self.value).values()]).astype("<f4").tobytes()


def show() -> BareCanvas:
    """The widget."""
    return BareCanvas()
