"""A one-page report to print or hand in: a single HTML file without scripts, requests or a date.

The same scenario over the same data gives the same report. Whatever names the data hold stand in it as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from labkit.ui.reports import TYPE, columns, heading, page, paragraph, picture, points, table

from .report_parts import (
    Row,
    choices_table,
    decides,
    dimensions,
    invented,
    missing,
    notes,
    ranking_table,
    raters,
)
from .sections.numbers import cut, number, say

STYLE = """
td:nth-child(2) { white-space: normal; overflow-wrap: anywhere }
@media (min-width: 601px) { .three { grid-template-columns: 1fr 1fr 1fr } }
"""


def report_file(bench: Any) -> tuple[str, str]:
    """Type and text of the report on what a bench shows."""
    return TYPE, report(bench)


def report(bench: Any) -> str:
    """The report as HTML. It loads the plotting library, and takes as long as the section on choices that decide."""
    text = say()["report"]
    return page(text["title"].format(name=cut(bench.params.focus)), _body(bench, text), text["language"], STYLE)


def _body(bench: Any, text: dict[str, Any]) -> Iterator[str]:
    yield paragraph(_data(bench, text), "quiet")
    yield paragraph(bench.result.sentence(), "lead")
    yield picture(bench.view)
    yield columns(heading(text["dimensions"]) + points(dimensions(bench)), _ranking(bench, text))
    lacks = text["missing"].format(name=cut(bench.params.focus))
    left = heading(lacks) + points(missing(bench)) + heading(text["raters"]) + points(raters(bench))
    right = heading(text["decides"]) + paragraph(decides(bench))
    right += heading(text["notes"]) + points(notes(bench)) if bench.lab.data.notes else ""
    yield columns(left, right)
    yield heading(text["choices"]) + paragraph(text["choices_note"], "quiet") + _choices(bench, text)
    yield heading(text["invented"]) + points(invented(bench))
    yield heading(text["sources"]) + points(text["source_list"])
    told = {"token": bench.token, "runs": number(bench.result.runs), "seed": bench.seed}
    yield paragraph(text["token"].format(**told), "quiet")


def _data(bench: Any, text: dict[str, Any]) -> str:
    names, data = bench.result.milieux.names, bench.lab.data
    every = text["territories"][len(names) != 1].format(number=number(len(names)))
    return text["data"].format(label=cut(data.label, 80), digest=data.digest, all=every)


def _ranking(bench: Any, text: dict[str, Any]) -> str:
    rows, rest = ranking_table(bench)
    said = paragraph(text["ranking_note"], "quiet") + paragraph(rest, "quiet")
    return heading(text["ranking"]) + _table(text["ranking_head"], rows) + said


def _choices(bench: Any, text: dict[str, Any]) -> str:
    rows = choices_table(bench)
    third = (len(rows) + 2) // 3
    parts = (rows[at : at + third] for at in range(0, len(rows), third))
    return columns(*(_table(text["choices_head"], part) for part in parts), kind="three")


def _table(head: list[str], rows: list[Row]) -> str:
    return table(head, [cells for _, cells in rows], [at for at, (strong, _) in enumerate(rows) if strong])
