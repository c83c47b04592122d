"""What the front end may ask for besides moving a knob, and the answers."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .svg import drawing

if TYPE_CHECKING:
    from .bench import Bench


def answer(bench: Bench, content: dict[str, Any]) -> None:
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
        "download": lambda: bench.send({"kind": "file", **file(bench, content["form"])}),
    }
    if content.get("do") not in acts:
        raise ValueError(f"message = {content!r}: the bench does not know this message.")
    acts[content["do"]]()


@lru_cache(maxsize=1)
def bokeh_script() -> bytes:
    """BokehJS of the installed Bokeh, gzipped; it goes over the wire once a page."""
    import bokeh

    script = Path(bokeh.__file__).parent / "server" / "static" / "js" / "bokeh.min.js"
    return gzip.compress(script.read_bytes(), 6)


def file(bench: Bench, form: str) -> dict[str, str]:
    """What is on the screen as a file: `csv` holds the bands, `json` the scenario as well, `svg` the first figure."""
    name = f"labkit_{bench.lab.name}_{bench.token}.{form}"
    summary = bench.result.summary()
    if form == "csv":
        return {"name": name, "type": "text/csv", "text": summary.to_csv(index=False)}
    if form == "svg":
        return {"name": name, "type": "image/svg+xml", "text": drawing(bench.view, bench.result.sentence())}
    if form != "json":
        raise ValueError(f"form = {form!r}: the bench saves csv, json or svg.")
    guess, pinned = bench.prediction, bench.scenario.pinned
    scenario = {
        "lab": bench.lab.name,
        "lab_version": bench.lab.version,
        "token": bench.token,
        "seed": bench.scenario.seed,
        "runs": bench.result.runs,
        "knobs": dict(bench.params),
        "pinned": dict(pinned) if pinned else None,
        "prediction": vars(guess) if guess else None,
        "sentence": bench.result.sentence(),
        "bands": json.loads(summary.to_json(orient="records")),
    }
    return {"name": name, "type": "application/json", "text": json.dumps(scenario, indent=1, ensure_ascii=False)}
