"""Who wins, who takes part and differences from A: every line is that of the arrays."""

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.core.prediction import Prediction
from labkit.core.result import QUANTILES
from labkit.core.words import percent
from labkit.ui import svg
from labkit.win_win_win import kernel, sweep
from labkit.win_win_win.kernel import simulate
from labkit.win_win_win.params import WinWinWinParams
from labkit.win_win_win.pictures.pay_offs import LOW, TOPS, top_for
from labkit.win_win_win.view import WinWinWinView

from ..reading_figures import data, number, texts
from .bench import COSTLY, DEFAULT, GIVES_IN, HARMONY, LONG, WAR, every_setting

CLOSE = {"fight": 6.0, "exploit": 12.0, "exploited": 5.5, "lasting": 0.0, "support": 0.0, "relief": 0.0}
LAB = SimpleNamespace(simulate=simulate, Params=WinWinWinParams)


@pytest.fixture(scope="module")
def one_view():
    return WinWinWinView("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; it looks at the last year."""
    one_view.look = {"year": 40}
    return one_view


def drawn_top(view):
    """The top of the axis of pay-offs, as it is told at the left."""
    return number(texts(view, "pay_offs_heights")[-1])


def test_showing_never_simulates(view, future, monkeypatch):
    now, then = future(), future(**WAR)

    def simulated(*_args, **_named):
        raise AssertionError("the view simulates")

    for module in (kernel, sweep):
        for name in {"simulate", "evolve", "draw", "imitate"} & vars(module).keys():
            monkeypatch.setattr(module, name, simulated)
    view.show(now, then)
    view.look["year"] = 3
    view.show(then)


@every_setting
def test_a_still_draws_the_square_with_all_its_glyphs(view, future, knobs):
    view.show(future(**knobs), future())
    assert svg.left_out(view) == set()
    assert view.panels[0].name == "futures"
    assert svg.drawing(view).count("<circle") >= 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_have_a_colour_for_every_role(theme, future):
    view = WinWinWinView(theme)
    view.show(future(), future(**WAR))
    roles = {role for source in view.data().values() for role in source.get("colour", ())}
    assert {"ink", "ink2", "agent", "source", "dest", "exporter"} <= roles <= set(view.colour)


@every_setting
def test_pay_offs_are_those_of_the_side_that_earns_more_the_other_and_the_territory(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    firms, partners, territory = np.moveaxis(result.pay_off, -1, 0)
    lines = {"better": np.maximum(firms, partners), "other": np.minimum(firms, partners), "territory": territory}
    top = drawn_top(view)
    for name, values in lines.items():
        for level in ("low50", "median", "high50"):
            assert top * data(view, name)[level] == pytest.approx(np.quantile(values, QUANTILES[level], axis=0))
        assert data(view, name)["low50"].min() >= LOW
        assert data(view, name)["high50"].max() <= 1
    ends = [number(text.split(" ")[1]) for text in texts(view, "pay_offs_end")]
    assert ends == pytest.approx([np.median(values[:, -1]) for values in lines.values()], abs=0.0501)
    assert np.median(lines["better"] - lines["other"]) >= 0


def test_the_axis_of_pay_offs_moves_only_where_a_line_would_leave_it(view, future):
    tops = []
    for knobs in (CLOSE, DEFAULT, HARMONY, COSTLY, DEFAULT):
        view.show(future(**knobs))
        tops.append(drawn_top(view))
        assert texts(view, "pay_offs_heights")[1] == "0"
        assert number(texts(view, "pay_offs_heights")[0]) == -tops[-1] / 2
    assert tops[1] == tops[4]
    assert set(tops) == set(TOPS)


def test_run_a_has_its_say_in_the_axis(future):
    assert top_for([future(**LONG), future(**HARMONY)]) == top_for([future(**HARMONY)]) > top_for([future(**LONG)])


@every_setting
def test_shares_are_median_and_bands(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    for name in ("cooperating", "investing"):
        for level, share in QUANTILES.items():
            assert np.allclose(data(view, name)[level], np.quantile(getattr(result, name), share, axis=0))
    told = [f"{verb} {percent(np.median(values[:, -1]))}" for verb, values in
            (("co-operate", result.cooperating), ("invest", result.investing))]  # fmt: skip
    assert texts(view, "shares_end") == told


@every_setting
def test_words_at_the_ends_of_lines_stand_apart_and_inside(view, future, knobs):
    view.show(future(**knobs))
    for name in ("pay_offs", "shares"):
        fig, y = view.figure(name), np.sort(data(view, f"{name}_end")["y"])
        px = (fig.height - 32) / (fig.y_range.end - fig.y_range.start)
        assert (np.diff(y) * px >= 14.9).all()
        assert fig.y_range.start <= y[0] <= y[-1] <= fig.y_range.end


def test_run_a_is_dashed_lines_and_goes_with_the_pin(view, future):
    now, then = future(**LONG), future()
    view.show(now, then)
    assert np.allclose(data(view, "cooperating_then")["y"], np.median(then.cooperating, axis=0))
    assert np.allclose(data(view, "investing_then")["y"], np.median(then.investing, axis=0))
    for name, pay_off in (("better", then.pay_off[..., :2].max(axis=-1)), ("territory", then.pay_off[..., 2])):
        assert np.allclose(drawn_top(view) * data(view, f"{name}_then")["y"], np.median(pay_off, axis=0))
    gone = [name for name in view.sources if name.endswith("_then") and name != "ending_counts_then"]
    assert len(gone) == 7
    view.show(now)
    assert not any(len(data(view, name)["x"]) for name in gone)
    assert view.shown.notes["differences"]


def test_upright_lines_stand_in_the_year_looked_at_and_not_at_the_end(view, future):
    for year in (0, 17, 40):
        view.look["year"] = year
        view.show(future())
        for name in ("pay_offs", "shares"):
            assert data(view, f"{name}_year")["x"].tolist() == [year] * (year < 40)


def test_the_years_of_two_panels_line_up(view):
    one, other = (view.figure(name) for name in ("pay_offs", "shares"))
    assert (one.x_range.start, one.x_range.end) == (other.x_range.start, other.x_range.end)
    assert one.min_border_left == other.min_border_left == 0


@pytest.mark.parametrize(
    ("output", "drawn"), [("cooperating", True), ("investing", True), ("firms", False), ("end", False)]
)
def test_a_guess_of_a_share_is_drawn_where_the_share_is(future, output, drawn):
    view = WinWinWinView("light", Prediction.of(LAB, output, 0.3, "end" if output == "end" else 20))
    view.show(future())
    assert list(data(view, "guess")["x"]) == [20] * drawn
    assert list(data(view, "guess")["y"]) == [0.3] * drawn
    assert texts(view, "guess_label") == ["your guess 30\u202f%"] * drawn


@pytest.mark.parametrize("knobs", [LONG, GIVES_IN, COSTLY], ids=str)
def test_differences_are_taken_future_by_future(view, future, knobs):
    now, then = future(**knobs), future()
    view.show(now, then)
    assert texts(view, "row_names") == ["Co-operating, %", "Investing, %", "Both sides, k EUR", "Territory, k EUR"]
    assert not view.shown.notes["differences"]
    limit, spread = number(texts(view, "scale")[2]), data(view, "spread")

    def last(result):
        pay_off = result.pay_off[:, -1]
        both = (pay_off[:, 0] + pay_off[:, 1]) / 2
        return 100 * result.cooperating[:, -1], 100 * result.investing[:, -1], both, pay_off[:, 2]

    for row, (one, other) in enumerate(zip(last(now), last(then), strict=True)):
        for level, share in QUANTILES.items():
            assert limit * spread[level][row] == pytest.approx(np.clip(np.quantile(one - other, share), -limit, limit))
        assert number(texts(view, "row_values")[row]) == pytest.approx(np.median(one - other), abs=0.51)
    shuffled = [np.quantile(a - b[::-1], 0.75) for a, b in zip(last(now), last(then), strict=True)]
    assert not np.allclose(limit * spread["high50"], shuffled, atol=0.1)  # so that this test can tell pairs from none
