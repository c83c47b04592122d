"""What a bench hands out as files."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .svg import drawing

if TYPE_CHECKING:
    from .bench import Bench


def file(bench: Bench, form: str) -> dict[str, str | bytes]:
    """What is on the screen as a file: `csv` holds the bands, `json` the scenario as well, `svg` the first figure.

    A lab may have further forms. Text comes as `text`, anything else as `bytes`. Raises ValueError for another form.
    """
    mark = "_" if "." in form else "."
    name = f"labkit_{bench.lab.name}_{bench.token}{mark}{form}"
    if form == "svg" or form in bench.lab.files:
        bench.filling.still()
    if form in bench.lab.files:
        kind, made = bench.lab.files[form](bench)
        return {"name": name, "type": kind, "text" if isinstance(made, str) else "bytes": made}
    if form == "csv":
        return {"name": name, "type": "text/csv", "text": bench.result.summary().to_csv(index=False)}
    if form == "svg":
        return {"name": name, "type": "image/svg+xml", "text": drawing(bench.view, bench.result.sentence())}
    if form != "json":
        *others, last = ("csv", "json", "svg", *bench.lab.files)
        raise ValueError(f"form = {form!r}: the bench saves {', '.join(others)} or {last}.")
    text = json.dumps(scenario(bench), indent=1, ensure_ascii=False)
    return {"name": name, "type": "application/json", "text": text}


def scenario(bench: Bench) -> dict[str, Any]:
    """All that makes the run on the screen, and its bands, as plain JSON."""
    guess, pinned, data = bench.prediction, bench.scenario.pinned, bench.lab.data
    return {
        "lab": bench.lab.name,
        "lab_version": bench.lab.version,
        **({"data": {"label": data.label, "digest": data.digest}} if data else {}),
        "token": bench.token,
        "seed": bench.scenario.seed,
        "runs": bench.result.runs,
        "knobs": dict(bench.params),
        "pinned": dict(pinned) if pinned else None,
        "prediction": vars(guess) if guess else None,
        "sentence": bench.result.sentence(),
        "bands": json.loads(bench.result.summary().to_json(orient="records")),
    }


def template(bench: Bench) -> dict[str, str | bytes]:
    """The files that a student writes over to use her own data, as one zip. Raises ValueError where there are none."""
    if bench.lab.template is None:
        raise ValueError(f"The lab {bench.lab.name} has no template")
    name = f"labkit_{bench.lab.name}_template"
    return {"name": f"{name}.zip", "type": "application/zip", "bytes": zipped(name, bench.lab.template())}


def zipped(folder: str, files: Mapping[str, str]) -> bytes:
    """A zip of one folder with these files; the same files make the same zip, since an entry has no date of today."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}")
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text, zipfile.ZIP_DEFLATED)
    return out.getvalue()
