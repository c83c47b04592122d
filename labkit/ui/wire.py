"""What a bench and its page say to each other: a wish or a message from the page, one frame back for each.

A Bokeh layout inside one anywidget. Everything on the screen at one moment travels as one frame, so the
picture, the sentence and the knobs always belong together, also after a page reload and in a second view.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from . import page
from .errors import error_line, section_line
from .frame import pack
from .messages import answer
from .svg import drawing
from .turns import in_turn

HERE = Path(__file__).parent
FRONT = (
    *("words.js", "frame.js", "picture.js", "tips.js", "looks.js", "knobs.js"),
    *("panels.js", "sections.js", "data.js", "foot.js", "bench.js"),
)


class Wire(anywidget.AnyWidget):
    """The half of a bench that hears the page and tells it; what is heard is done by the other half, `Bench`."""

    _esm = "\n".join((HERE / "front" / part).read_text(encoding="utf-8") for part in FRONT)
    _css = (HERE / "front" / "bench.css").read_text(encoding="utf-8")
    spec = traitlets.Dict().tag(sync=True)
    frame = traitlets.Bytes().tag(sync=True)
    wish = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        self._answered, self._told = 0, 0
        super().__init__()

    def _listen(self) -> None:
        """From now on messages of the page are heard."""
        self.on_msg(lambda _widget, content, buffers: self._asked(content, buffers))

    @traitlets.observe("wish")
    @in_turn
    def _wished(self, change: dict[str, Any]) -> None:
        wish = change["new"]
        if wish and wish["n"] > self._answered:
            self._answered = wish["n"]
            self._attempt(lambda: self._move(wish["values"], wish["draft"]))

    @in_turn
    def _asked(self, content: dict[str, Any], buffers: list[Any]) -> None:
        self._answered = max(self._answered, content.get("n", 0))
        self._attempt(lambda: answer(self, content, buffers))
        if self._told < self._answered and not self._closed:
            self._put_frame(None)

    def _attempt(self, act: Any) -> None:
        """Does what a student asked for; an error becomes one line on the bench and the last picture stays."""
        try:
            act()
        except Exception as error:
            self.log.debug("labkit: shown on the bench", exc_info=True)
            self._put_frame(error_line(error, self.lab.Params.knobs(), self.words))

    def _publish(self, error: dict[str, str] | None = None) -> None:
        error = self.filling.go() or error
        if not self._shown[3] and self.sections.behind(self):
            # The picture first: a section may take a second.
            self._tell(error)
            failed = self.sections.refresh(self)
            error = error or (section_line(*failed) if failed else None)
        self._tell(error)

    def _tell(self, error: dict[str, str] | None) -> None:
        on_map = self.map.data(self.params) if self.map else {}
        self._last = (page.header(self, *self._shown[2:]), {**self.view.data(), **on_map})
        self._put_frame(error)

    def _put_frame(self, error: dict[str, str] | None) -> None:
        header, sources = self._last
        self._told, self._error = self._answered, error
        self.frame = pack({**header, "n": self._answered, "error": error}, sources)

    @in_turn
    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        if self._closed:
            return {"text/plain": self.words["closed"]}, {}
        data, metadata = super()._repr_mimebundle_(**kwargs)
        data["text/plain"] = f"{self.token}: {self.result.sentence()}"
        data["image/svg+xml"] = drawing(self.view)
        return data, metadata
