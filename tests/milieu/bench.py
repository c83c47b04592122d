"""A bench without a browser: what the sections and the files are handed."""

from __future__ import annotations

from types import SimpleNamespace

from labkit.milieu.lab import over
from labkit.ui.sections import Cell

RUNS = 200


def bench_of(source, seed=0, **knobs):
    """What a bench over `source` shows at these knobs, with few draws."""
    lab = over(source)
    params = lab.Params(**knobs)
    result = lab.simulate(params, seed=seed, runs=RUNS)
    return SimpleNamespace(lab=lab, params=params, seed=seed, result=result, token=lab.token(params, seed))


def drawn(bench):
    """The same bench with its figures, which take longer."""
    bench.view = bench.lab.load_view()("light", None)
    bench.view.show(bench.result, None)
    return bench


def section(bench, name, **chosen):
    """What a section shows."""
    return next(section for section in bench.lab.sections if section.name == name).content(bench, chosen)


def texts(row):
    """A row as plain text."""
    return tuple(cell.text if isinstance(cell, Cell) else cell for cell in row)


def whole(content):
    """All texts of a section."""
    tables = [
        (table.caption, *table.head, *(text for row in table.rows for text in texts(row))) for table in content.tables
    ]
    return [content.note, *(text for table in tables for text in table)]
