"""Rows of the sheets as tables: which file and row, the cells that decide, how much each counts and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.ui.sections import Table

from ..evidence import Evidence, Here, Rows
from ..tables import Sheet
from .numbers import cut, number, say

SHOWN, OF_LEFT_OUT = 200, 50  # rows at most, and of these for what does not count if both are many
Places = Mapping[tuple[str, str, str], str]  # where the source says it: sheet, row, column


def row_tables(here: Here, found: Evidence, places: Places) -> tuple[Table, ...]:
    """Tables of the rows that count and of those that do not; 200 rows at most together."""
    counted, left_out = ([rows for rows in part if len(rows)] for part in (found.counted, found.left_out))
    counted, left_out = _joined(counted), _joined(left_out)
    rest = min(sum(map(len, left_out)), max(OF_LEFT_OUT, SHOWN - sum(map(len, counted))))
    return (
        *_tables(here, counted, SHOWN - rest, "counted", places),
        *_tables(here, left_out, rest, "left_out", places),
    )


def _joined(parts: list[Rows]) -> list[Rows]:
    """Parts of the same sheet with the same cells as one."""
    joined: dict[tuple, list[Rows]] = {}
    for rows in parts:
        joined.setdefault((rows.sheet, rows.cells, tuple(rows.told)), []).append(rows)
    return [_one(same) for same in joined.values()]


def _one(same: list[Rows]) -> Rows:
    if len(same) == 1:
        return same[0]
    at, above, below, why = (np.concatenate([getattr(r, n) for r in same]) for n in ("at", "above", "below", "why"))
    told = {name: np.concatenate([rows.told[name] for rows in same]) for name in same[0].told}
    return Rows(same[0].sheet, at, above, below, why, same[0].cells, told)


def _tables(here: Here, parts: list[Rows], most: int, part: str, places: Places) -> list[Table]:
    tables = []
    for rows in parts:
        shown = rows.where(np.arange(min(len(rows), most)))
        most -= len(shown)
        if len(shown):
            tables.append(_table(here, shown, len(rows), part, places))
    return tables


def _table(here: Here, rows: Rows, number_of_all: int, part: str, places: Places) -> Table:
    text, sheet = say()["sections"]["evidence"], here.milieux.sheets[rows.sheet]
    sums = [name for name in ("above", "below") if part == "counted" and getattr(rows, name).any()]
    head = [text["head_row"], text["named"][rows.sheet], *_named(rows.cells), *(text["sums"][name] for name in sums)]
    head += [text["head_how" if part == "counted" else "head_why"], *([text["head_place"]] if places else [])]
    body = []
    for i, at in enumerate(rows.at.tolist()):
        adds = [number(round(float(getattr(rows, name)[i]), 9)) for name in sums]
        place = [_place(here, rows, at, places)] if places else []
        row = text["at_row"].format(file=sheet.file, row=sheet.row[at])
        body.append((row, _name(sheet, rows.sheet, at), *_cells(sheet, rows.cells, at), *adds, _why(rows, i), *place))
    left = _left(len(head), len(sums), bool(places))
    return Table(_caption(rows.sheet, part, len(rows), number_of_all), tuple(head), tuple(body), left)


def _left(columns: int, sums: int, places: bool) -> tuple[int, ...]:
    """All columns but those of numbers stand flush left."""
    numbers = range(columns - 1 - places - sums, columns - 1 - places)
    return tuple(column for column in range(columns) if column not in numbers)


def _caption(sheet: str, part: str, shown: int, every: int) -> str:
    text = say()["sections"]["evidence"]
    size = text["cut" if shown < every else "all_rows"]
    told = {"shown": number(shown), "all": number(every), "rest": number(every - shown)}
    return text[part].format(sheet=sheet) + size.format(**told)


def _named(cells: tuple[str, ...]) -> list[str]:
    return [cell.replace("_", " ") for cell in cells if cell not in ("a", "b")]


def _name(sheet: Sheet, form: str, at: int) -> str:
    if form == "territories":
        return f"{sheet['year'][at]:.0f}"
    if form == "ties":
        return f"{cut(sheet['a'][at])} – {cut(sheet['b'][at])}"
    if form == "survey":
        return cut(str(sheet["rater"][at]))
    return cut(str(sheet["name"][at] or sheet["operator"][at]))


def _cells(sheet: Sheet, cells: tuple[str, ...], at: int) -> list[str]:
    shown = []
    for name in (cell for cell in cells if cell not in ("a", "b")):
        value = sheet[name][at]
        text = str(value).replace("_", " ") if isinstance(value, str) else _figure(name, float(value))
        shown.append(text or say()["sections"]["empty"])
    return shown


def _figure(name: str, value: float) -> str:
    if value != value:
        return ""
    return f"{value:.0f}" if name in ("founded", "closed", "since") else f"{value:,.10g}"


def _why(rows: Rows, i: int) -> str:
    told = {name: values[i] for name, values in rows.told.items()}
    spelt = {name: value if isinstance(value, str) else f"{value:g}" for name, value in told.items()}
    return say()["sections"]["why"][rows.why[i]].format(**spelt)


def _place(here: Here, rows: Rows, at: int, places: Places) -> str:
    """Where the source says it: the row itself and each cell that counts."""
    sheet = here.milieux.sheets[rows.sheet]
    row = {
        "operators": lambda: str(sheet["operator"][at]),
        "ties": lambda: f"{sheet['a'][at]} – {sheet['b'][at]}",
        "territories": lambda: f"{sheet['territory'][at]}, {sheet['year'][at]:.0f}",
    }.get(rows.sheet, lambda: "")()
    found = [places.get((rows.sheet, row, column), "") for column in ("", *rows.cells)]
    return "; ".join(dict.fromkeys(place for place in found if place)) or "–"


def sourced(bench: Any) -> Places:
    """Places in T of the rows, where the data are those that T tells of."""
    from ..shipped import places

    if bench.lab.data is None or bench.lab.data.key != "montpellier_2002":
        return {}
    text = say()["sections"]["evidence"]["said_of"]
    usual = "said of Montpellier"
    return {
        (p.sheet, p.row, p.column): p.place_in_source if p.said_of == usual
        else text.format(place=p.place_in_source, said_of=p.said_of)
        for p in places()
    }  # fmt: skip
