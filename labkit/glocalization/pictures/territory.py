"""The map: one future of the student's choice in one year, over the share of all futures, with what your firm sees."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import LinearColorMapper

from labkit.ui import figures
from labkit.ui.looks import Look
from labkit.ui.tokens import SHARE, ramp
from labkit.ui.view import View

from ..geography import SIDE, Offices
from ..luck import YEARS
from ..params import CAPITAL, NEAR, GlocalizationParams
from ..result import GlocalizationResult
from ..your_firm import LEAST_PRIVATE, places_in_reach
from .ground import EDGE, FROM, TO, sea, shade, shore

FUTURES = 60  # that a draft has
DARKEST, STEPS = 0.8, 6  # share of the darkest shade; flat steps of the shade
SCALE = (48.0, 58.0, -1.2)  # the bar of 10 km: from, to, height
CIRCLE = np.linspace(0, 2 * np.pi, 73)


def looks(words: dict[str, Any]) -> tuple[Look, ...]:
    """What of the ensemble the map shows: a year, and one of the futures that a draft has too."""
    text = words["looks"]
    year = Look("year", text["year"], text["year_meaning"], 0, YEARS, YEARS, play=True)
    return (year, Look("future", text["future"], text["future_meaning"], 1, FUTURES, 1))


def build(view: View, words: dict[str, Any]) -> Any:
    """The figure, empty."""
    fig = figures.square((FROM, TO), (FROM, TO))
    x, y = shore()
    mapper = LinearColorMapper(ramp(SHARE[view.theme][1:], STEPS), low=0, high=DARKEST, nan_color="rgba(0, 0, 0, 0)")
    fig.image(
        "image", source=view.source("shade", image=[]), x=FROM, y=FROM, dw=TO - FROM, dh=TO - FROM, color_mapper=mapper
    )
    fig.patch(*sea(), fill_color=view.colour["bg"], line_color=None)
    fig.line(np.append(x, x[0]), np.append(y, y[0]), color=view.colour["track"], line_width=1.5)
    fig.segment([SCALE[0]], [SCALE[2]], [SCALE[1]], [SCALE[2]], color=view.colour["ink2"], line_width=1.5)
    _firms(fig, view)
    figures.labels(fig, view, "towns", plate=True, align="center")
    _helpers(fig, view)
    _you(fig, view)
    figures.labels(fig, view, "note", plate=True)
    figures.labels(fig, view, "away", plate=True, align="right")
    figures.labels(fig, view, "yours", plate=True, align="center")
    return fig


def _firms(fig: Any, view: View) -> None:
    ring = {"fill_color": view.colour["bg"], "fill_alpha": 0.75, "line_color": view.colour["other"]}
    firms = view.source("firms", x=[], y=[], size=[], firm_place=[], firm_size=[])
    fig.scatter("x", "y", size="size", source=firms, **ring)
    lit = view.source("lit", x=[], y=[], size=[])
    fig.scatter("x", "y", size="size", source=lit, color=view.colour["exporter"], line_color=view.colour["bg"])


def _helpers(fig: Any, view: View) -> None:
    agent, ground = view.colour["agent"], view.colour["bg"]
    seen = view.source("seen", x0=[], y0=[], x1=[], y1=[])
    fig.segment("x0", "y0", "x1", "y1", source=seen, color=view.colour["ink"], line_width=1.5)
    advisers = view.source("advisers", x=[], y=[], size=[])
    hollow = {"fill_color": ground, "fill_alpha": 0.6, "line_color": agent, "line_width": 2}
    fig.scatter("x", "y", size="size", source=advisers, marker="diamond", **hollow)
    offices = view.source("offices", x=[], y=[])
    fig.scatter("x", "y", source=offices, marker="diamond", size=13, color=agent, line_color=ground, line_width=1.5)


def _you(fig: Any, view: View) -> None:
    ink = view.colour["ink"]
    fig.line("x", "y", source=view.source("sight", x=[], y=[]), color=ink, line_width=2, line_dash=[6, 4])
    figures.dashed(fig, view, "sight_then", "ink2")
    you = view.source("you", x=[], y=[])
    fig.scatter("x", "y", source=you, size=12, fill_color=view.colour["bg"], line_color=ink, line_width=3)


def show(
    view: View, words: dict[str, Any], result: GlocalizationResult, against: GlocalizationResult | None = None
) -> None:
    """Puts a result on the map; of run A only how far your firm saw."""
    year, future = view.look["year"], min(view.look["future"], result.runs) - 1
    x, y, staff = result.firm_x, result.firm_y, result.staff
    size = figures.mark_sizes(staff)
    view.put("shade", image=[shade(x, y, result.exporting[year])])
    view.put("firms", x=x, y=y, size=size, firm_place=np.arange(1, len(x) + 1), firm_size=staff)
    lit = result.lit[future, year]
    view.put("lit", x=x[lit], y=y[lit], size=size[lit])
    you = result.params.firm_place - 1
    _show_you(view, words, (float(x[you]), float(y[you])), result, against)
    private = result.private[future, year]
    _show_helpers(view, words, result, private, (float(x[you]), float(y[you])))
    figures.put_labels(view, "note", [(FROM + 0.5, FROM + 1.6, words["shade"], "ink2")])
    scale = (sum(SCALE[:2]) / 2, SCALE[2] + 1.6, words["scale"], "ink2")
    places = zip(result.town_x, _beside(result.town_x, result.town_y), words["towns"], strict=True)
    figures.put_labels(view, "towns", [scale, *((tx, ty, name, "ink2") for tx, ty, name in places)])


def _beside(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Heights (town,) of the names: below the town, or above it where another town lies close below."""
    across, down = np.abs(x[:, None] - x), y[:, None] - y
    crowded = ((across < 8) & (down > 0) & (down < 7)).any(axis=1) | (y < 4)
    return y + np.where(crowded, 3.0, -3.0)


def _show_you(
    view: View,
    words: dict[str, Any],
    you: tuple[float, float],
    result: GlocalizationResult,
    against: GlocalizationResult | None,
) -> None:
    x, y = you
    reach = float(result.your_reach)
    view.put("you", x=np.array([x]), y=np.array([y]))
    view.put("sight", x=x + reach * np.cos(CIRCLE), y=y + reach * np.sin(CIRCLE))
    then = float(against.your_reach) if against else np.nan
    at = against.params.firm_place - 1 if against else 0
    seen = (result.firm_x[at], result.firm_y[at])
    view.put("sight_then", x=seen[0] + then * np.cos(CIRCLE), y=seen[1] + then * np.sin(CIRCLE))
    above = min(y + reach, SIDE - 1) if y + reach < SIDE + EDGE else max(y - reach, 5.0)
    inside = min(max(x, 17.0), SIDE - 17.0)
    rows = [(inside, y + _free_side(you, result), words["your_firm"].format(staff=result.params.firm_size), "ink")]
    rows.append(
        (inside, above, words["reach"].format(reach=f"{reach:.0f}", limit=f"{float(result.your_limit):.0f}"), "ink")
    )
    figures.put_labels(view, "yours", rows)


def _free_side(you: tuple[float, float], result: GlocalizationResult) -> float:
    """Where the name of your firm stands: below it, or above it where it would lie on a town or an office."""
    away = np.column_stack([np.r_[result.town_x, result.office_x], np.r_[result.town_y, result.office_y]]) - you
    beside = away[np.abs(away[:, 0]) < 9, 1]
    below, above = ((side > 0.5) & (side < 4.5) for side in (-beside, beside))
    return 2.6 if below.any() and not above.any() else -2.6


def _show_helpers(
    view: View, words: dict[str, Any], result: GlocalizationResult, private: np.ndarray, you: tuple[float, float]
) -> None:
    towns, params = np.column_stack([result.town_x, result.town_y]), result.params
    here = private >= LEAST_PRIVATE
    view.put("advisers", x=towns[here, 0], y=towns[here, 1], size=15 + 9 * np.sqrt(private[here]))
    there = Offices(np.column_stack([result.office_x, result.office_y]), result.office_capacity)
    offices = there.place[there.capacity > 0]
    on_map = np.clip(offices, 0, SIDE + EDGE / 2)
    view.put("offices", x=on_map[:, 0], y=on_map[:, 1])
    away = _name_office(params, words, offices, you) if len(offices) else []
    figures.put_labels(view, "away", away)
    at = (np.array([you]), float(result.your_reach), towns, there, result.private[:, view.look["year"]])
    near = places_in_reach(*at)
    view.put("seen", x0=np.full(len(near), you[0]), y0=np.full(len(near), you[1]), x1=near[:, 0], y1=near[:, 1])


def _name_office(
    params: GlocalizationParams, words: dict[str, Any], offices: np.ndarray, you: tuple[float, float]
) -> list[tuple[float, float, str, str]]:
    """The name of the one far office, on the map or at its edge; offices in towns need none."""
    if params.placement == NEAR:
        return []
    (x, y), place = offices[0], words["places"]["capital" if params.placement == CAPITAL else "region"]
    beside = y + (3.2 if you[1] < y else -3.2)
    if x <= SIDE:
        return [(min(x + 9, SIDE + EDGE / 2), beside, place, "agent")]
    return [(SIDE + EDGE / 2, beside, words["away"].format(place=place, distance=f"{x - SIDE / 2:.0f}"), "agent")]
