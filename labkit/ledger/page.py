"""The ledger on a page: written once as HTML, shown by a small widget that filters it, and kept without the widget too.

Everything that is told comes from the rows and enters the page escaped. The widget needs no network and, once it is
there, no kernel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from labkit import ui
from labkit.ui.tokens import DARK, LIGHT

from .markup import KINDS, tag, text
from .picture import picture
from .printed import brief, summary
from .table import menus, table

if TYPE_CHECKING:
    from .course import Ledger

Row = Mapping[str, Any]
HERE, FRONT = Path(__file__).parent / "front", Path(ui.__file__).parent / "front"


class LedgerPage(anywidget.AnyWidget):
    """What `ledger.open()` returns: a picture of all claims, menus, and a table."""

    _esm = "\n".join(file.read_text(encoding="utf-8") for file in (FRONT / "words.js", HERE / "ledger.js"))
    _css = "\n".join(file.read_text(encoding="utf-8") for file in (FRONT / "bench.css", HERE / "ledger.css"))
    page = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    colours = traitlets.Dict().tag(sync=True)

    def __init__(self, ledger: Ledger):
        self.rows = ledger.rows()
        colours = {"light": LIGHT, "dark": DARK}
        super().__init__(page=written(self.rows, ledger.words), words=ledger.words, colours=colours)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        data["text/plain"] = "\n".join([summary(self.rows), *map(brief, self.rows)])
        data["text/html"] = still(self.rows, self.words, self._css)
        return data, metadata


def written(rows: Sequence[Row], words: Mapping[str, Any]) -> str:
    """All of the page, for the widget."""
    head = tag("div", text("h3", words["title"]), class_="lk-head")
    nothing = text("p", words["nothing"], "ll-nothing", hidden="")
    box = {"class_": "lk-table lk-cells ll-table", "tabindex": 0, "role": "group", "aria_label": words["table"]}
    below = menus(rows, words) + nothing + tag("div", table(rows, words), **box)
    return head + sentence(rows, words) + picture(rows, words) + below


def still(rows: Sequence[Row], words: Mapping[str, Any], css: str) -> str:
    """The picture and the table without menus, in light colours, for pages without a kernel."""
    paint = ";".join(f"--{role.replace('_', '-')}:{colour}" for role, colour in LIGHT.items())
    parts = (tag("style", css), sentence(rows, words), picture(rows, words), table(rows, words, more=False))
    return tag("div", *parts, class_="lk ll", style=paint)


def sentence(rows: Sequence[Row], words: Mapping[str, Any]) -> str:
    """How many claims there are of each verdict."""
    counts = {kind: sum(row["verdict"] == verdict for row in rows) for verdict, kind in KINDS.items()}
    return text("p", words["say"].format(all=len(rows), **counts), "lk-say")
