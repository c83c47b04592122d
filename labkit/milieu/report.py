"""A one-page report to print or hand in: a single HTML file without scripts, requests or a date.

The same scenario over the same data gives the same report. Whatever names the data hold stand in it as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from .report_parts import (
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
@page { size: A4; margin: 11mm }
body { font: 12px/1.4 system-ui, sans-serif; color: #1B1F24; background: #fff; max-width: 190mm; margin: 16px auto }
body { padding: 0 12px }
h1 { font-size: 20px; margin: 0 }
h2 { font-size: 13px; margin: 10px 0 2px }
p, ul { margin: 2px 0 }
ul { padding-left: 16px }
.lead { font-size: 14px; margin: 6px 0 }
.quiet { color: #555D67 }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 20px; align-items: start }
.three { grid-template-columns: 1fr 1fr 1fr }
.two > * { min-width: 0 }
svg { display: block; width: 100%; max-width: 640px; height: auto; margin-top: 10px }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: 1px 6px 1px 0; border-bottom: 1px solid #DFE3E8; vertical-align: top }
th, td { font-weight: 400 }
thead th { color: #555D67 }
td { white-space: nowrap }
td:nth-child(2) { white-space: normal; overflow-wrap: anywhere }
.strong > * { font-weight: 700 }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 8pt; line-height: 1.25 }
  .lead { font-size: 10pt }
  h2 { font-size: 9.5pt; margin-top: 5pt }
  svg { max-width: 140mm; margin-top: 6pt }
}
@media (max-width: 600px) { .two, .three { grid-template-columns: 1fr } }
"""


def report_file(bench: Any) -> tuple[str, str]:
    """Type and text of the report on what a bench shows."""
    return "text/html;charset=utf-8", report(bench)


def report(bench: Any) -> str:
    """The report as HTML. It loads the plotting library, and takes as long as the section on choices that decide."""
    text = say()["report"]
    title = escape(text["title"].format(name=cut(bench.params.focus)))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    body = "\n".join(_body(bench, title, text))
    page = f"<head>{head}<style>{STYLE}</style></head>\n<body>\n{body}\n</body>"
    return f'<!DOCTYPE html>\n<html lang="{escape(text["language"])}">\n{page}\n</html>\n'


def _body(bench: Any, title: str, text: dict[str, Any]) -> Iterator[str]:
    yield f"<h1>{title}</h1>"
    yield _paragraph(_data(bench, text), "quiet")
    yield _paragraph(bench.result.sentence(), "lead")
    yield _profile(bench)
    of_each = _heading(text["dimensions"]) + _list(dimensions(bench))
    yield f'<div class="two"><div>{of_each}</div><div>{_ranking(bench, text)}</div></div>'
    lacks = text["missing"].format(name=cut(bench.params.focus))
    left = _heading(lacks) + _list(missing(bench)) + _heading(text["raters"]) + _list(raters(bench))
    right = _heading(text["decides"]) + _paragraph(decides(bench))
    right += _heading(text["notes"]) + _list(notes(bench)) if bench.lab.data.notes else ""
    yield f'<div class="two"><div>{left}</div><div>{right}</div></div>'
    yield _heading(text["choices"]) + _paragraph(text["choices_note"], "quiet") + _choices(bench, text)
    yield _heading(text["invented"]) + _list(invented(bench))
    yield _heading(text["sources"]) + _list(text["source_list"])
    told = {"token": bench.token, "runs": number(bench.result.runs), "seed": bench.seed}
    yield _paragraph(text["token"].format(**told), "quiet")


def _data(bench: Any, text: dict[str, Any]) -> str:
    names, data = bench.result.milieux.names, bench.lab.data
    every = text["territories"][len(names) != 1].format(number=number(len(names)))
    return text["data"].format(label=cut(data.label, 80), digest=data.digest, all=every)


def _ranking(bench: Any, text: dict[str, Any]) -> str:
    rows, rest = ranking_table(bench)
    said = _paragraph(text["ranking_note"], "quiet") + _paragraph(rest, "quiet")
    return _heading(text["ranking"]) + _table(text["ranking_head"], rows) + said


def _profile(bench: Any) -> str:
    from labkit.ui.svg import drawing

    # Inside HTML an svg needs no name space, and so the report holds no address at all.
    return drawing(bench.view).replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)


def _choices(bench: Any, text: dict[str, Any]) -> str:
    rows = choices_table(bench)
    third = (len(rows) + 2) // 3
    parts = (rows[at : at + third] for at in range(0, len(rows), third))
    return f'<div class="two three">{"".join(_table(text["choices_head"], part) for part in parts)}</div>'


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _paragraph(text: str, kind: str = "") -> str:
    return f"<p{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{escape(text)}</p>" if text else ""


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def _table(head: Iterable[str], rows: Iterable[tuple[bool, tuple[str, ...]]]) -> str:
    """Rows of (strong, cells); the first cell is the heading of its row."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{''.join(_row(*row) for row in rows)}</tbody></table>"


def _row(strong: bool, cells: tuple[str, ...]) -> str:
    first, *rest = map(escape, cells)
    mark = ' class="strong"' if strong else ""
    return f'<tr{mark}><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
