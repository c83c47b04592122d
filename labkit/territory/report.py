"""A one-page report to print and hand in: a single HTML file without scripts, requests or a date.

The same scenario gives the same report. It says what the bench shows, where the split stands on the front, and what was
invented; and it leaves lines for a name and for reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from .behind import whole_front
from .report_parts import aims, invented, levers, moved, place, say, scenario

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
.line { border-bottom: 1px solid #767F8A; height: 22px; color: #555D67 }
.two { display: grid; grid-template-columns: 4fr 7fr; gap: 0 18px; align-items: start }
.two > * { min-width: 0 }
svg { display: block; width: 100%; max-width: 640px; height: auto; margin-top: 10px }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: 1px 6px 1px 0; border-bottom: 1px solid #DFE3E8; vertical-align: top }
th, td { font-weight: 400 }
thead th { color: #555D67 }
td { font-variant-numeric: tabular-nums; white-space: nowrap }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.25 }
  .lead { font-size: 10.5pt }
  h2 { font-size: 9.5pt; margin-top: 6pt }
  svg { max-width: 125mm; margin-top: 5pt }
  .line { height: 19px }
}
@media (max-width: 600px) { .two { grid-template-columns: 1fr } }
"""
REASONS = 3  # lines to write on


def report_file(bench: Any) -> tuple[str, str]:
    """Type and text of the report on what a bench shows."""
    return "text/html;charset=utf-8", report(bench)


def report(bench: Any) -> str:
    """The report as HTML. It takes a second where the front of the territory is not known yet."""
    text = say()["report"]
    title = escape(text["title"])
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    body = "\n".join(_body(bench, text))
    page = f"<head>{head}<style>{STYLE}</style></head>\n<body>\n{body}\n</body>"
    return f'<!DOCTYPE html>\n<html lang="{escape(text["language"])}">\n{page}\n</html>\n'


def _body(bench: Any, text: dict[str, Any]) -> Iterator[str]:
    yield f"<h1>{escape(text['title'])}</h1>"
    yield _paragraph(text["name"], "line")
    yield _paragraph(bench.result.sentence(), "lead")
    split = _heading(text["split"]) + _table(text["split_head"], levers(bench))
    gains = _heading(text["aims"]) + _table(text["aims_head"], aims(bench)) + _paragraph(text["aims_note"], "quiet")
    yield f'<div class="two"><div>{split}</div><div>{gains}{_heading(text["place"])}{_list(place(bench))}</div></div>'
    yield _front(bench)
    yield _paragraph(text["front_note"], "quiet")
    yield _heading(text["reasons"]) + REASONS * _paragraph(" ", "line")
    yield _heading(text["territory"]) + _paragraph(moved(bench))
    yield _heading(text["invented"]) + _list(invented())
    yield _heading(text["sources"]) + _list(text["source_list"])
    yield _paragraph(scenario(bench), "quiet")


def _front(bench: Any) -> str:
    """The front with the axes that the bench shows; light, since it is to be printed."""
    from labkit.ui.svg import drawing

    view = bench.lab.load_view()("light")
    view.look, view.background = dict(bench.view.look), whole_front(bench.params, bench.seed)
    view.show(bench.result)
    # Inside HTML an svg needs no name space, and so the report holds no address at all.
    return drawing(view).replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _paragraph(text: str, kind: str = "") -> str:
    return f"<p{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{escape(text)}</p>"


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def _table(head: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """The first cell of a row is its heading."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{''.join(map(_row, rows))}</tbody></table>"


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = map(escape, cells)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
