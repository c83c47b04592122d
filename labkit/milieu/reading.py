"""Reading a territory's data: a folder of CSV, a zip of it, an .xlsx workbook, or files uploaded in a notebook.

    from labkit.milieu.reading import read
    data = read("my_territory")

Nothing is dropped in silence. What breaks a rule is an error that names file, row, column, value and rule, all at
once; what is accepted but worth saying stands in `data.notes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from . import rules, unpack
from .absences import absences
from .columns import checked
from .contract import SHEETS
from .faults import Findings
from .tables import Milieux, milieux


def read(source: str | Path | Mapping[str, bytes | str], name: str | None = None) -> Milieux:
    """Reads and checks the four sheets `territories`, `operators`, `ties`, `survey`.

    `source` is a path, or a mapping from file names to their content (the four CSV files, or one zip or workbook).
    `name` is what to call the data; without it, the name of the folder or file.
    Raises DataError, which holds all faults that were found.
    """
    findings = Findings()
    called, grids = unpack.grids(source, findings)
    found = {sheet: checked(grid, SHEETS[sheet], findings) for sheet, grid in grids.items()}
    sheets = {sheet: one for sheet, one in found.items() if one is not None}
    rules.check(sheets, findings)
    findings.raise_faults()
    data = milieux(name or called, {sheet: one.sheet for sheet, one in sheets.items()})
    return replace(data, notes=(*findings.notes, *absences(data)))
