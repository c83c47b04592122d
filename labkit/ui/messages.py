"""What the front end may ask for besides moving a knob, and the answers."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import rebinding
from .downloads import file, template

if TYPE_CHECKING:
    from .bench import Bench


def answer(bench: Bench, content: dict[str, Any], buffers: list[Any] | None = None) -> None:
    """Does what one message asks for. Raises ValueError for a message that nobody knows, never silence."""
    acts = {
        "bokeh": lambda: bench.send({"kind": "bokeh"}, [bokeh_script()]),
        "pin": bench.pin,
        "unpin": bench.unpin,
        "swap": bench.swap,
        "luck": bench.new_luck,
        "reset": bench.reset,
        "undo": lambda: bench.move(),
        "preset": lambda: bench.preset(content["key"]),
        "read": lambda: bench.read(content["token"]),
        "look": lambda: bench.look(**content["at"]),
        "table": lambda: bench.show_table(content["open"]),
        "map": lambda: bench.compute_map(content["across"], content["up"], content["outcome"]),
        "section": lambda: bench.section(content["name"], content["open"], **content["choose"]),
        "data": lambda: rebinding.rebind(bench, rebinding.chosen(bench, content["key"])),
        "upload": lambda: bench.upload.take(content["batch"], content["name"], bytes(buffers[0])),
        "load": lambda: bench.load(bench.upload.whole(content["batch"], content["sizes"])),
        "template": lambda: _send(bench, template(bench), content),
        "download": lambda: _send(bench, file(bench, content["form"]), content),
    }
    if content.get("do") not in acts:
        raise ValueError(f"message = {content!r}: the bench does not know this message.")
    acts[content["do"]]()


def _send(bench: Bench, made: dict[str, Any], asked: dict[str, Any]) -> None:
    """A file for the view that asked: a second view of the same bench hears it too."""
    binary = made.pop("bytes", None)
    bench.send({"kind": "file", "to": asked.get("to"), **made}, None if binary is None else [binary])


@lru_cache(maxsize=1)
def bokeh_script() -> bytes:
    """BokehJS of the installed Bokeh, gzipped; it goes over the wire once a page."""
    import bokeh

    script = Path(bokeh.__file__).parent / "server" / "static" / "js" / "bokeh.min.js"
    return gzip.compress(script.read_bytes(), 6)
