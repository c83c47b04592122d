"""A one-page report to print and hand in: a single HTML file without scripts, requests or a date.

The same scenario gives the same report. It says what the bench shows, where the split stands on the front, and what was
invented; and it leaves lines for a name and for reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from labkit.ui.reports import TYPE, columns, heading, page, paragraph, picture, points, table

from .behind import whole_front
from .front import RUNS
from .report_parts import aims, invented, levers, moved, place, say, scenario

STYLE = """
.two { gap: 0 18px }
td { font-variant-numeric: tabular-nums }
@media (min-width: 601px) { .two { grid-template-columns: 4fr 7fr } }
@media print {
  body { font-size: 8.5pt }
  .lead { font-size: 10.5pt }
  h2 { margin-top: 6pt }
  svg { max-width: 125mm; margin-top: 5pt }
}
"""
REASONS = 3  # lines to write on


def report_file(bench: Any) -> tuple[str, str]:
    """Type and text of the report on what a bench shows."""
    return TYPE, report(bench)


def report(bench: Any) -> str:
    """The report as HTML. It takes a second where the front of the territory is not known yet."""
    text = say()["report"]
    return page(text["title"], _body(bench, text), text["language"], STYLE)


def _body(bench: Any, text: dict[str, Any]) -> Iterator[str]:
    yield paragraph(text["name"], "line")
    yield paragraph(bench.result.sentence(), "lead")
    split = heading(text["split"]) + table(text["split_head"], levers(bench))
    gains = heading(text["aims"]) + table(text["aims_head"], aims(bench)) + paragraph(text["aims_note"], "quiet")
    yield columns(split, gains + heading(text["place"]) + points(place(bench)))
    yield _front(bench)
    yield paragraph(text["front_note"].format(few=RUNS, runs=bench.result.runs), "quiet")
    yield heading(text["reasons"]) + REASONS * paragraph(" ", "line")
    yield heading(text["territory"]) + paragraph(moved(bench))
    yield heading(text["invented"]) + points(invented())
    yield heading(text["sources"]) + points(text["source_list"])
    yield paragraph(scenario(bench), "quiet")


def _front(bench: Any) -> str:
    """The front with the axes that the bench shows; light, since it is to be printed."""
    view = bench.lab.load_view()("light")
    view.look, view.background = dict(bench.view.look), whole_front(bench.params, bench.seed)
    view.show(bench.result)
    return picture(view)
