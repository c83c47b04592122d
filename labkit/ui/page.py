"""What the front end is told once, when a bench opens: knobs, words, colours, panels, figures."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import bokeh
from bokeh.document import Document
from bokeh.themes import Theme

from labkit.core.prediction import Prediction
from labkit.core.result import QUANTILES

from .controls import described
from .outcome_map import OutcomeMap
from .tokens import DARK, LIGHT, MOVED, PAY_OFF, THEMES, bokeh_theme

if TYPE_CHECKING:
    from labkit.core.result import Result

    from .bench import Bench
    from .lab import Lab


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
        "map": bench.map.description() if bench.map else None,
        "colours": {"light": LIGHT, "dark": DARK},
        "ramps": {"moved": MOVED, "pay_off": PAY_OFF},
        "docs": documents(lab, bench.prediction),
        "bokeh": bokeh.__version__,
        "runs": lab.runs,
        "model": bench.model_id,
    }


@lru_cache(maxsize=16)
def documents(lab: Lab, prediction: Prediction | None) -> dict[str, Any]:
    """The figures as Bokeh documents, one a theme; the outcome map's figure is the last root."""
    return {theme: _document(lab, theme, prediction) for theme in THEMES}


def outcome_map(lab: Lab) -> OutcomeMap | None:
    """The outcome map of a lab that can sweep over its knobs."""
    return OutcomeMap(lab) if lab.sweep else None


def table(result: Result) -> dict[str, Any]:
    """The last year's numbers behind the picture as rows of text; what has no year is there as well."""
    summary = result.summary()
    if "period" in summary:
        summary = summary[summary["period"].isna() | (summary["period"] == summary["period"].max())]
    places = [name for name in summary.columns if name not in {"output", "unit", "period", "all", "mean", *QUANTILES}]
    rows = []
    for row in summary.to_dict("records"):
        place = " ".join(str(row[p]) for p in places if row[p] == row[p])
        numbers = [f"{row[level]:.3g}" for level in ("median", "mean", "low50", "high50", "low90", "high90")]
        rows.append([f"{row['output'].replace('_', ' ')} {place}".strip(), *numbers, row["unit"]])
    return {"rows": rows}


def _document(lab: Lab, theme: str, prediction: Prediction | None) -> dict[str, Any]:
    document = Document(theme=Theme(json=bokeh_theme(theme)))
    for figure in lab.load_view()(theme, prediction).figures():
        document.add_root(figure)
    if lab.sweep:
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
    }
