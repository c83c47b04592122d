"""What the front end is told once, when a bench opens: knobs, words, colours, panels, figures."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import bokeh
from bokeh.document import Document
from bokeh.themes import Theme

from labkit.core.prediction import Prediction
from labkit.core.result import QUANTILES
from labkit.core.words import short

from .controls import described, spelt
from .outcome_map import OutcomeMap, mappable
from .tokens import DARK, LIGHT, MOVED, PAY_OFF, SHARE, THEMES, bokeh_theme

if TYPE_CHECKING:
    from labkit.core.result import Result

    from .bench import Bench
    from .lab import Lab

NOT_A_PLACE = {"output", "unit", "period", "mean", *QUANTILES}


def description(bench: Bench) -> dict[str, Any]:
    """Everything about a bench that does not change while it is open."""
    lab = bench.lab
    return {
        "lab": lab.name,
        "question": lab.question,
        "words": bench.words,
        "knobs": [described(knob) for knob in lab.Params.knobs().values()],
        "presets": [
            {"key": k, "label": p.label, "note": p.note, "knobs": _full(lab, p.knobs)} for k, p in lab.presets.items()
        ],
        "panels": [_panel(panel) for panel in bench.view.panels],
        "even": bench.view.even,
        "map": bench.map.description() if bench.map else None,
        "colours": {"light": LIGHT, "dark": DARK},
        "ramps": {"moved": MOVED, "pay_off": PAY_OFF, "share": SHARE},
        "docs": documents(lab, bench.prediction),
        "bokeh": bokeh.__version__,
        "runs": lab.runs,
        "model": bench.model_id,
    }


def header(bench: Bench, sentence: str, draft: bool) -> dict[str, Any]:
    """What is told beside the figures at one moment."""
    scenario = bench.scenario
    return {
        "values": dict(scenario.params),
        "seed": scenario.seed,
        "runs": bench.result.runs,
        "draft": draft,
        "sentence": sentence,
        "pinned": _pin_line(bench),
        "token": bench.token,
        **vars(bench.view.shown),
        "looks": bench.view.look,
        "table": table(bench.result) if bench._table_open else None,
        "map": bench.map.header(scenario.params, scenario.seed) if bench.map else None,
    }


def _pin_line(bench: Bench) -> dict[str, Any] | None:
    pinned, knobs = bench.scenario.pinned, bench.lab.Params.knobs()
    if pinned is None:
        return None
    differ = {name: value for name, value in pinned if value != getattr(bench.params, name)}
    text = ", ".join(f"{knobs[n].label.lower()} {spelt(knobs[n], v)}" for n, v in differ.items())
    return {"values": differ, "text": text or bench.words["pin_same"]}


@lru_cache(maxsize=16)
def documents(lab: Lab, prediction: Prediction | None) -> dict[str, Any]:
    """The figures as Bokeh documents, one a theme; the outcome map's figure is the last root."""
    return {theme: _document(lab, theme, prediction) for theme in THEMES}


def outcome_map(lab: Lab) -> OutcomeMap | None:
    """The outcome map of a lab that can sweep over two of its knobs; None of any other lab."""
    return OutcomeMap(lab) if mappable(lab) else None


def table(result: Result) -> dict[str, Any]:
    """The last year's numbers behind the picture as rows of text; what has no year is there as well."""
    rows = []
    for row in result.condensed(last=True):
        places = [str(place) for name, place in row.items() if name not in NOT_A_PLACE]
        numbers = [short(row[level]) for level in ("median", "mean", "low50", "high50", "low90", "high90")]
        rows.append([" ".join([row["output"].replace("_", " "), *places]), *numbers, row["unit"]])
    return {"rows": rows}


def _document(lab: Lab, theme: str, prediction: Prediction | None) -> dict[str, Any]:
    document = Document(theme=Theme(json=bokeh_theme(theme)))
    for figure in lab.load_view()(theme, prediction).figures():
        document.add_root(figure)
    if mappable(lab):
        document.add_root(OutcomeMap(lab, theme).figure)
    return document.to_json(deferred=False)


def _full(lab: Lab, knobs: Any) -> dict[str, Any]:
    return dict(lab.Params(**knobs))


def _panel(panel: Any) -> dict[str, Any]:
    return {
        "name": panel.name,
        "title": panel.title,
        "sub": panel.sub,
        "key": [list(k) for k in panel.key],
        "column": panel.column,
        "parts": list(panel.parts),
        "figure": panel.figure is not None,
        "height": panel.figure.height if panel.figure is not None else 0,
        "square": panel.square,
        "picks": panel.picks,
        "looks": [vars(look) for look in panel.looks],
    }
