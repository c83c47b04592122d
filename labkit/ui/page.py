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
from .outcome_map import MapView, OutcomeMap, mappable
from .tokens import DARK, LIGHT, MOVED, PAY_OFF, SHARE, THEMES, bokeh_theme

if TYPE_CHECKING:
    from labkit.core.result import Result

    from .bench import Bench
    from .lab import Lab
    from .view import View

NAMED = 4  # knobs of run A in the line that tells it; sliders mark all
NOT_A_PLACE = {"output", "unit", "period", "mean", *QUANTILES}


def description(bench: Bench) -> dict[str, Any]:
    """Everything about a bench that does not change while it is open; other data make another `edition`."""
    lab = bench.lab
    return {
        "edition": bench.edition,
        "lab": lab.name,
        "question": lab.question,
        "words": bench.words,
        "knobs": [described(knob) for knob in lab.Params.knobs().values()],
        "kept": list(lab.kept),
        "split": list(lab.split),
        "presets": [
            {"key": k, "label": p.label, "note": p.note, "knobs": _full(lab, p.knobs)} for k, p in lab.presets.items()
        ],
        "panels": [_panel(panel) for panel in bench.view.panels],
        "even": bench.view.even,
        "map": bench.map.description() if bench.map else None,
        "colours": {"light": LIGHT, "dark": DARK},
        "ramps": {"moved": MOVED, "pay_off": PAY_OFF, "share": SHARE},
        "docs": documents(lab, bench.prediction),
        "data": {"shipped": dict(lab.shipped), "template": lab.template is not None} if lab.bind else None,
        "sections": [{"name": section.name, "title": section.title} for section in lab.sections],
        "files": list(lab.files),
        "bokeh": bokeh.__version__,
        "runs": lab.runs,
        "model": bench.model_id,
    }


def header(bench: Bench, sentence: str, draft: bool) -> dict[str, Any]:
    """What is told beside the figures at one moment."""
    scenario = bench.scenario
    return {
        "edition": bench.edition,
        "data": _data(bench),
        "sections": bench.sections.header(bench),
        "values": dict(scenario.params),
        "idle": sorted(bench.lab.idle(scenario.params)) if bench.lab.idle else [],
        "seed": scenario.seed,
        "runs": bench.result.runs,
        "draft": draft,
        "filling": bench.filling.told(),
        "sentence": sentence,
        "pinned": _pin_line(bench),
        "token": bench.token,
        **vars(bench.view.shown),
        "looks": bench.view.look,
        "table": table(bench.result) if bench._table_open else None,
        "map": bench.map.header(scenario.params, scenario.seed) if bench.map else None,
    }


def _data(bench: Bench) -> dict[str, Any] | None:
    """The data at one moment; None of a lab without. `own` labels those that a student loaded last."""
    data, own = bench.lab.data, bench.own
    return None if data is None else {**vars(data), "notes": list(data.notes), "own": own.data.label if own else None}


def _pin_line(bench: Bench) -> dict[str, Any] | None:
    pinned, knobs = bench.scenario.pinned, bench.lab.Params.knobs()
    if pinned is None:
        return None
    differ = {name: value for name, value in pinned if value != getattr(bench.params, name)}
    named = [f"{knobs[name].label.lower()} {spelt(knobs[name], value)}" for name, value in differ.items()]
    if len(named) > NAMED:
        named[NAMED - 1 :] = [bench.words["pin_more"].format(more=len(named) - NAMED + 1)]
    return {"values": differ, "text": ", ".join(named) or bench.words["pin_same"]}


def documents(lab: Lab, prediction: Prediction | None) -> dict[str, Any]:
    """The figures as Bokeh documents, one a theme; the outcome map's figure is the last root.

    They are empty: what they show comes with each frame. So a lab has the same ones over all data.
    """
    return _documents(lab.load_view(), mappable(lab), prediction)


@lru_cache(maxsize=16)
def _documents(view: type[View], with_map: bool, prediction: Prediction | None) -> dict[str, Any]:
    return {theme: _document(view, with_map, theme, prediction) for theme in THEMES}


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


def _document(view: type[View], with_map: bool, theme: str, prediction: Prediction | None) -> dict[str, Any]:
    document = Document(theme=Theme(json=bokeh_theme(theme)))
    for figure in [*view(theme, prediction).figures(), *(MapView(theme).figures() if with_map else [])]:
        document.add_root(figure)
    return document.to_json(deferred=False)


def _full(lab: Lab, knobs: Any) -> dict[str, Any]:
    return {name: value for name, value in lab.Params(**knobs) if name not in lab.kept}


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
