"""Reading a territory's data: a folder of CSV, a zip of it, an .xlsx workbook, or files uploaded in a notebook.

    from labkit.milieu.reading import read
    data = read("my_territory")

Nothing is dropped in silence. What breaks a rule is an error that names file, row, column, value and rule, all at
once; what is accepted but worth saying stands in `data.notes`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from . import limits, rules, unpack, wide
from .absences import absences
from .columns import checked
from .contract import SHEETS
from .faults import SHOWN, Findings
from .tables import Milieux, milieux


def read(source: str | Path | Mapping[str, bytes | str], name: str | None = None) -> Milieux:
    """Reads and checks the four sheets `territories`, `operators`, `ties`, `survey`.

    `source` is a path, or a mapping from file names to their content (the four CSV files, or one zip or workbook).
    `name` is what to call the data; without it, the name of the folder or file.
    Raises DataError, which holds all faults that were found, and ValueError for what is no source at all.
    """
    _source(source)
    findings = Findings()
    called, grids = unpack.grids(source, findings)
    grids = {sheet: limits.visible(grid, findings) for sheet, grid in grids.items()}
    forms = {sheet: wide.form_of(grid, SHEETS[sheet], findings) for sheet, grid in grids.items()}
    found = {sheet: checked(grids[sheet], form, findings) for sheet, form in forms.items() if form is not None}
    sheets = {sheet: one for sheet, one in found.items() if one is not None}
    rules.check(sheets, findings)
    limits.territories(sheets, findings)
    findings.raise_faults()
    data = milieux(name or called, {sheet: wide.unfolded(one, findings) for sheet, one in sheets.items()})
    return replace(data, notes=(*findings.notes, *absences(data)))


def _source(source: object) -> None:
    """Raises ValueError where the source is neither a path nor files by name."""
    whole = isinstance(source, (str, os.PathLike)) and source != ""
    if isinstance(source, Mapping):
        contents = (str, bytes, bytearray, memoryview)
        whole = all(isinstance(name, str) and isinstance(file, contents) for name, file in source.items())
    if not whole:
        shown = repr(source)
        shown = shown if len(shown) <= SHOWN else shown[:SHOWN] + "…"
        rule = "must be the name of shipped data, a path, or a mapping from file names to their text or bytes"
        raise ValueError(f"data = {shown}: {rule} (the sheets of the territories to read)")
