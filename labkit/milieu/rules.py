"""Rules that look at more than one cell: duplicates, names that must exist elsewhere, pairs of figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from .columns import Checked
from .contract import OUTSIDE
from .faults import FIRST_SCREEN, Findings, named_rows, nearest


def check(sheets: dict[str, Checked], findings: Findings) -> None:
    """Adds the faults of all sheets that could be read."""
    for name, rule in (("territories", _territories), ("operators", _operators), ("ties", _ties)):
        if name in sheets:
            rule(sheets[name], findings)
    for name in ("territories", "operators", "survey"):
        if name in sheets:
            _once(sheets[name], findings)
    if "territories" in sheets:
        known = dict.fromkeys(sheets["territories"].sheet["territory"].tolist())
        for name in sorted({"operators", "survey"} & set(sheets)):
            _known(sheets[name], "territory", known, "territory of the sheet territories", findings)
    if {"operators", "ties"} <= set(sheets):
        known = dict.fromkeys(sheets["operators"].sheet["operator"].tolist())
        for end in ("a", "b"):
            _known(sheets["ties"], end, known, f"operator of the sheet operators, nor begins with {OUTSIDE}", findings)


_CERTIFIED = "certified firms are some of the firms there; did a comma inside a number move the cells behind it?"
_PARTS = {
    "exporters": "exporters are some of the firms counted there",
    **dict.fromkeys(("iso_9001", "iso_9002", "iso_9003"), _CERTIFIED),
}


def _territories(checked: Checked, findings: Findings) -> None:
    sheet = checked.sheet
    if not len(sheet):
        findings.fault(sheet.file, None, "", "", "has no rows: it needs at least one territory in one year")
    for column, why in _PARTS.items():
        for at in np.flatnonzero(sheet[column] > sheet["smes"]):
            rule = f"must be at most smes, which is {sheet['smes'][at]:.0f}: {why}"
            findings.fault(sheet.file, sheet.row[at], column, f"{sheet[column][at]:.0f}", rule)
    # No rule: in the middle of a large city there can be more firms than people who live there.
    if few := sheet.row[sheet["population"] < sheet["smes"]].tolist():
        rule = "a comma inside a number moves the cells behind it, so have a look"
        findings.note(f"{sheet.file}: population is below smes in {named_rows(few)}; {rule}.")


def _operators(checked: Checked, findings: Findings) -> None:
    sheet = checked.sheet
    empty = [""] * len(sheet)
    pairs = zip(checked.dates.get("founded", empty), checked.dates.get("closed", empty), strict=True)
    for at, (founded, closed) in enumerate(pairs):
        # Of 2001 and 2001-05-17 neither is known to be the earlier, so only what both say is compared.
        size = min(len(founded), len(closed))
        if closed[:size] < founded[:size]:
            findings.fault(sheet.file, sheet.row[at], "closed", closed, f"is before founded, which is {founded}")
    _each(checked, "operator", _outside, lambda *_: f"{OUTSIDE} is kept for the sheet ties", findings)


def _outside(text: str) -> bool:
    return text.startswith(OUTSIDE)


def _ties(checked: Checked, findings: Findings) -> None:
    sheet = checked.sheet
    first: dict[tuple, int] = {}
    for a, b, kind, row in zip(*(sheet[name].tolist() for name in ("a", "b", "kind")), sheet.row.tolist(), strict=True):
        if not (a and b):
            continue
        if a == b:
            findings.fault(sheet.file, row, "b", b, "a tie needs two operators; this one has the same at both ends")
        elif _outside(a) and _outside(b):
            findings.fault(sheet.file, row, "b", b, "one end of a tie must be an operator of the sheet operators")
        elif (other := first.setdefault((frozenset((a, b)), kind), row)) != row:
            rule = f"row {other} has this tie already; ties have no direction, so {a}–{b} is also {b}–{a}"
            findings.fault(sheet.file, row, "a, b, kind", ", ".join((a, b, kind)), rule)


def _once(checked: Checked, findings: Findings) -> None:
    sheet, key = checked.sheet, checked.form.key
    first: dict[tuple, int] = {}
    for *cells, row in zip(*(sheet[name].tolist() for name in key), sheet.row.tolist(), strict=True):
        # A year that is missing is NaN, which equals nothing.
        if "" not in cells and (other := first.setdefault(tuple(cells), row)) != row:
            texts = [f"{cell:.0f}" if isinstance(cell, float) else cell for cell in cells]
            rule = f"row {other} has the same already; {', '.join(key)} together may stand once"
            rule = rule if len(key) > 1 else f"row {other} has the same already; it may stand once"
            findings.fault(sheet.file, row, ", ".join(key), ", ".join(texts), rule)


def _known(checked: Checked, column: str, known: Mapping[str, None], what: str, findings: Findings) -> None:
    """Every name must be known; the first 20 strangers, which are shown, get the nearest name too."""

    def stranger(text: str) -> bool:
        outside = column in ("a", "b") and _outside(text) and text != OUTSIDE
        return text != "" and text not in known and not outside

    def rule(text: str, place: int) -> str:
        return f"is no {what}{nearest(text, known) if place < FIRST_SCREEN else ''}"

    _each(checked, column, stranger, rule, findings)


def _each(
    checked: Checked, column: str, breaks: Callable[[str], bool], rule: Callable[[str, int], str], findings: Findings
) -> None:
    """A fault for each row whose text breaks the rule; each different text is looked at once."""
    texts = checked.sheet[column].tolist()
    broken = {text: rule(text, place) for place, text in enumerate(filter(breaks, dict.fromkeys(texts)))}
    if broken:
        for text, row in zip(texts, checked.sheet.row.tolist(), strict=True):
            if text in broken:
                findings.fault(checked.sheet.file, row, column, text, broken[text])
