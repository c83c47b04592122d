"""The aims over the years, the money, the gains and differences from A: every line is that of the arrays."""

import numpy as np
import pytest

from labkit.core.prediction import Prediction
from labkit.core.result import QUANTILES
from labkit.core.words import percent
from labkit.territory import behind, course, kernel, sweep
from labkit.territory.params import LEVERS
from labkit.territory.pictures.aims import STARTS
from labkit.territory.pictures.scale import scale
from labkit.territory.result import AIMS
from labkit.territory.view import TerritoryView
from labkit.ui import svg

from ..reading_figures import data, number, points, texts
from .bench import DEFAULT, HUBS, NONE, NOTHING, POOR, TIES, every_setting

IN_POINTS = {"exporters": 100, "score": 1, "kernels": 100}
T_OF_59 = 2.000995378088267  # 60 futures


@pytest.fixture(scope="module")
def one_view():
    return TerritoryView("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench."""
    one_view.look, one_view.background = {"axes": 1}, None
    return one_view


def told(result, aim):
    """An aim over the years, (run, period), as the figure tells it."""
    if aim == "cost":
        return np.cumsum(result.spent.sum(axis=2), axis=1)
    return IN_POINTS[aim] * getattr(result, aim)


def read(view, aim):
    """How places of an aim read as values, from the ticks beside it."""
    start = STARTS[aim]
    ticks = data(view, "aim_ticks")
    low, high = (number(text) for x, text in zip(ticks["x"], ticks["text"], strict=True) if abs(x + 0.4 - start) < 0.1)
    return lambda places: low + (high - low) * np.asarray(places)


def test_showing_never_simulates(view, programme, monkeypatch):
    now, then = programme(), programme(**TIES)

    def simulated(*_args, **_named):
        raise AssertionError("the view simulates")

    for module in (kernel, sweep, course, behind):
        for name in {"simulate", "evolve", "draw", "futures", "fronts", "tried"} & vars(module).keys():
            monkeypatch.setattr(module, name, simulated)
    for at in range(1, 7):
        view.look["axes"] = at
        view.show(now, then)


def test_a_still_knows_every_glyph_of_the_front(view, programme):
    view.show(programme())
    assert svg.left_out(view) == set()
    assert view.panels[0].name == "front"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_have_a_colour_for_every_role(theme, programme):
    view = TerritoryView(theme)
    view.show(programme(), programme(**TIES))
    roles = {role for source in view.data().values() for role in source.get("colour", ())}
    roles |= {part["role"] for part in view.shown.bars["money"]}
    assert {"exporter", "replicative", "source", "dest", "stayed"} <= roles <= set(view.colour)


@every_setting
def test_aims_are_means_with_bands_and_doing_nothing_beside_them(view, programme, knobs):
    result = programme(**knobs)
    view.show(result)
    for aim, start in STARTS.items():
        drawn, values, reads = data(view, aim), told(result, aim), read(view, aim)
        assert np.allclose(drawn["period"], start + np.arange(11))
        assert np.allclose(reads(drawn["median"]), values.mean(axis=0))
        for level in ("low90", "low50", "high50", "high90"):
            assert np.allclose(reads(drawn[level]), np.quantile(values, QUANTILES[level], axis=0))
        without = np.zeros((1, 11)) if aim == "cost" else IN_POINTS[aim] * getattr(result, f"{aim}_without")
        assert np.allclose(reads(data(view, f"{aim}_nothing")["y"]), without.mean(axis=0))


@every_setting
def test_every_line_of_the_aims_stands_on_its_scale(view, programme, knobs):
    view.show(programme(**knobs), programme(**HUBS))
    for aim in STARTS:
        high, low = data(view, aim)["high90"], data(view, aim)["low90"]
        lines = [high, low, data(view, f"{aim}_nothing")["y"], data(view, f"{aim}_then")["y"]]
        assert all(line.min() >= -1e-9 and line.max() <= 1 + 1e-9 for line in lines), aim


@every_setting
def test_heads_tell_the_means_of_the_last_year(view, programme, knobs):
    result = programme(**knobs)
    view.show(result)
    exporters, score, kernels, cost = texts(view, "aim_heads")
    assert exporters == f"Exporters {percent(result.exporters[:, -1].mean())}"
    assert score == f"Four D's {result.score[:, -1].mean():.0f}"
    assert kernels == f"Kernels {percent(result.kernels[:, -1].mean())}"
    assert number(cost.removeprefix("k EUR ")) == pytest.approx(result.cost.mean(), abs=0.5)


@every_setting
def test_gains_are_those_of_the_same_futures_without_money(view, programme, knobs):
    result = programme(**knobs)
    view.show(result)
    zero, marks = data(view, "no_gain")["x"][0], data(view, "gain_scale")
    top = number(marks["text"][-1]) / (marks["x"][-1] - zero)
    for aim, value, better in zip(AIMS, texts(view, "gain_values"), texts(view, "gain_better"), strict=True):
        apart = IN_POINTS[aim] * (getattr(result, aim)[:, -1] - getattr(result, f"{aim}_without")[:, -1])
        error = T_OF_59 * apart.std(ddof=1) / np.sqrt(len(apart))
        expected = {"x": apart.mean(), "low": apart.mean() - error, "high": apart.mean() + error}
        expected |= {"few": np.quantile(apart, 0.05), "most": np.quantile(apart, 0.95)}
        for column, place in expected.items():
            assert top * (data(view, f"gain_{aim}")[column][0] - zero) == pytest.approx(place, abs=1e-9)
        said = [number(part) for part in value.replace("(", "").replace(")", "").replace(" to ", " ").split(" ")]
        assert said == pytest.approx([expected["x"], expected["low"], expected["high"]], abs=0.051)
        assert better == f"better in {(apart > 0).sum()} of {result.runs}"


@every_setting
def test_the_bar_is_what_was_spent_of_the_budget_and_what_was_not(view, programme, knobs):
    result = programme(**knobs)
    view.show(result)
    parts = view.shown.bars["money"]
    assert len(parts) == len(LEVERS) + 1
    if not result.params.budget:
        assert view.shown.notes["money"]
        return
    assert view.shown.notes["money"] == ""
    assert sum(part["share"] for part in parts) == pytest.approx(1)
    whole = 5 * result.params.budget
    for at, part in enumerate(parts[:-1]):
        assert part["share"] == pytest.approx(result.spent[:, :, at].sum(axis=1).mean() / whole)
        assert part["text"] == percent(part["share"])
    paid, of = view.shown.subs["money"].removesuffix(" k EUR").split(" of ")
    assert (number(paid), number(of)) == (pytest.approx(result.cost.mean(), abs=0.5), whole)


def test_all_kinds_of_spending_are_tried(programme):
    left = [
        1 - programme(**knobs).cost.mean() / (5 * programme(**knobs).params.budget) for knobs in (DEFAULT, HUBS, NONE)
    ]
    assert left[0] == pytest.approx(0, abs=0.005)
    assert 0.1 < left[1] < 0.9
    assert left[2] == 1


def test_run_a_is_dashed_lines_and_goes_with_the_pin(view, programme):
    now, then = programme(**TIES), programme(**POOR)
    view.show(now, then)
    for aim, start in STARTS.items():
        drawn = points(view, f"{aim}_then")
        assert np.allclose(read(view, aim)(drawn[:, 1]), told(then, aim).mean(axis=0))
        assert drawn[0, 0] == start
    view.show(now)
    assert not any(len(data(view, f"{aim}_then")["x"]) for aim in STARTS)
    assert view.shown.notes["differences"]


@pytest.mark.parametrize("knobs", [TIES, NOTHING, POOR], ids=str)
def test_differences_are_taken_future_by_future(view, programme, knobs):
    now, then = programme(**knobs), programme()
    view.show(now, then)
    assert texts(view, "row_names") == ["Exporters, %", "Four D's", "Kernels, %", "Cost, 100 k EUR"]
    assert not view.shown.notes["differences"]
    limit, spread = number(texts(view, "scale")[2]), data(view, "spread")

    def ends(result):
        return [by * getattr(result, aim)[:, -1] for aim, by in IN_POINTS.items()] + [result.cost / 100]

    for row, (one, other) in enumerate(zip(ends(now), ends(then), strict=True)):
        for level, share in QUANTILES.items():
            expected = np.clip(np.quantile(one - other, share), -limit, limit)
            assert limit * spread[level][row] == pytest.approx(expected)
        near = 0.051 if limit <= 20 else 0.51
        assert number(texts(view, "row_values")[row]) == pytest.approx(np.median(one - other), abs=near)
    shuffled = np.quantile(ends(now)[1] - ends(then)[1][::-1], 0.95)
    assert not np.isclose(limit * spread["high90"][1], shuffled, atol=0.1)  # so that this can tell pairs from none


@pytest.mark.parametrize(("output", "value", "year"), [("exporters", 0.2, 10), ("score", 40, 5), ("cost", 900, None)])
def test_a_guess_of_an_aim_stands_on_its_scale(output, value, year, programme):
    view = TerritoryView("light", Prediction(output, value, year, "any"))
    view.show(programme())
    (x, y) = points(view, "guess")[0]
    assert x == STARTS[output] + (10 if year is None else year)
    assert read(view, output)(y) == pytest.approx(IN_POINTS.get(output, 1) * value)


def test_a_guess_of_a_gain_stands_among_the_gains(programme):
    view = TerritoryView("light", Prediction("gained_kernels", 0.02, None, "share"))
    view.show(programme())
    assert view.sources["guess"] in [r.data_source for r in view.figure("gains").renderers]
    zero, marks = data(view, "no_gain")["x"][0], data(view, "gain_scale")
    place = (points(view, "guess")[0, 0] - zero) / (marks["x"][-1] - zero) * number(marks["text"][-1])
    assert place == pytest.approx(2)
    assert points(view, "guess")[0, 1] == data(view, "gain_kernels")["y"][0]


def test_a_guess_of_something_else_is_not_drawn(programme):
    view = TerritoryView("light", Prediction("replicative", 0.2, 10, "share"))
    view.show(programme())
    assert not len(points(view, "guess"))


@pytest.mark.parametrize(
    ("values", "low", "high", "step"),
    [
        ([13.9, 22.5], 10, 25, 5),
        ([0.0, 2000.0], 0, 2000, 500),
        ([73.0, 73.0], 73, 73.01, 0.01),
        ([-3.0, 4.0], -4, 4, 2),
    ],
)
def test_a_scale_is_the_narrowest_whose_steps_are_easy_to_read(values, low, high, step):
    found = scale(values)
    assert (found.low, found.high, found.step) == pytest.approx((low, high, step))
