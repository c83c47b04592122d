"""The survey in its wide form: one row a rater, one column a statement, as it is easiest to write."""

from __future__ import annotations

import numpy as np

from .columns import Checked, names_in
from .contract import SHEETS, Form
from .faults import Findings, named_rows, nearest
from .grid import Grid
from .tables import Sheet, sheet


def form_of(grid: Grid, form: Form, findings: Findings) -> Form | None:
    """The form of the sheet in which the header is written; None, with a fault, where it mixes two."""
    if form.wide is None:
        return form
    head, both = names_in(grid), set(form.names) & set(form.wide.names)
    long = [name for name in head if name in form.names and name not in both]
    wide = [name for name in head if name in form.wide.names and name not in both]
    if long and wide:
        rule = f"two forms in one header: keep {' and '.join(long)}, or the columns of statements, and not both"
        findings.fault(grid.file, grid.row[0], "column", ", ".join([*long, *wide]), rule)
        return None
    misspelt = not long and any(nearest(name, _statements(form.wide, both)) for name in head if name not in both)
    return form.wide if wide or misspelt else form


def _statements(form: Form, both: set[str]) -> list[str]:
    return [name for name in form.names if name not in both]


def unfolded(checked: Checked, findings: Findings) -> Sheet:
    """The sheet in the form of the contract; a survey in its wide form is unfolded.

    Row by row, and in a row in the order of the contract's statements, whatever the order of the columns. So it equals
    a long sheet whose rows stand in that order. An empty cell is no judgement; a row without any is noted.
    """
    if checked.form is SHEETS[checked.form.name]:
        return checked.sheet
    rows, items = checked.sheet, list(SHEETS["survey"]["item"].choices)
    points = np.array([rows[item] for item in items]).T
    at, which = np.nonzero(~np.isnan(points))
    if empty := np.delete(rows.row, at).tolist():
        findings.note(f"{rows.file}: {named_rows(empty)} without any points; an empty cell is no judgement.")
    names = {column: rows[column][at] for column in ("rater", "territory")}
    judged = {"item": np.array(items)[which], "score": points[at, which]}
    return sheet("survey", {**names, **judged}, rows.row[at], rows.file)
