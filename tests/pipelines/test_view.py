"""What is known, talked about and taken in over the years, and differences from A: every line is that of the arrays."""

import numpy as np
import pytest

import labkit
from labkit.core.result import QUANTILES
from labkit.core.words import percent
from labkit.pipelines import kernel, sweep
from labkit.pipelines.portrait import STATES
from labkit.ui import svg

from ..reading_figures import data, number, points, texts
from .bench import CLOSED, DEFAULT, LARGE, PAIR, RICH, every_setting, numbers


@pytest.fixture(scope="module")
def lab():
    return labkit.labs()["pipelines"]


@pytest.fixture(scope="module")
def one_view(lab):
    return lab.load_view()("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; it looks at the last year."""
    one_view.look = {"year": 30}
    return one_view


def test_showing_never_simulates(view, future, monkeypatch):
    now, then = future(), future(**CLOSED)

    def simulated(*_args, **_named):
        raise AssertionError("the view simulates")

    for module in (kernel, sweep):
        for name in {"simulate", "evolve", "draw", "appraise"} & vars(module).keys():
            monkeypatch.setattr(module, name, simulated)
    view.show(now, then)
    view.look["year"] = 3
    view.show(then)


def test_a_still_knows_every_glyph_of_the_map(view, future):
    view.show(future(**LARGE))
    assert svg.left_out(view) == set()
    assert view.panels[0].name == "clusters"


def first_and_others(values):
    return values[:, :, 0], np.mean([values[:, :, c] for c in range(1, values.shape[2])], axis=0)


@every_setting
def test_knowledge_is_drawn_as_median_and_bands_of_a_and_of_the_mean_of_the_others(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    for origin, values in (("home", result.known_home), ("foreign", result.known_foreign)):
        for who, told in zip(("first", "others"), first_and_others(values), strict=True):
            drawn = data(view, f"{origin}_{who}")
            assert drawn["period"].tolist() == list(range(31))
            for level, share in QUANTILES.items():
                assert np.allclose(drawn[level], np.quantile(told, share, axis=0))
            assert drawn["high90"].max() <= view.figure("knowledge").y_range.end


@every_setting
def test_the_four_ends_have_their_medians_in_words_and_stand_apart_in_order(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    others = {2: "B", 3: "B–C", 4: "B–D"}[result.params.clusters]
    told = {}
    for origin, values in (("home", result.known_home), ("foreign", result.known_foreign)):
        for who, series in zip(("A", others), first_and_others(values), strict=True):
            told[f"{who} {origin} {percent(np.median(series[:, -1]))}"] = np.median(series[:, -1])
    ends = data(view, "knowledge_ends")
    assert list(ends["text"]) == list(told)
    assert list(ends["colour"]) == ["source", "dest"] * 2
    order = np.argsort(list(told.values()), kind="stable")
    top, high = view.figure("knowledge").y_range.end, view.figure("knowledge").height - 32
    gaps = np.diff(np.asarray(ends["y"])[order]) * high / top
    assert (gaps >= 13.9).all()
    assert 0 <= min(ends["y"]) <= max(ends["y"]) <= top


def test_the_axis_of_knowledge_rises_only_where_a_band_leaves_it(view, future):
    tops = []
    for knobs in (DEFAULT, PAIR, RICH, DEFAULT):
        view.show(future(**knobs))
        tops.append(view.figure("knowledge").y_range.end)
        assert max(data(view, "knowledge_grid")["y"]) <= tops[-1]
    assert tops == [*sorted(tops[:3]), tops[0]]
    assert len(set(tops)) == 3


def test_run_a_is_dashed_lines_and_goes_with_the_pin(view, future):
    now, then = future(**CLOSED), future(**RICH)
    view.show(now, then)
    for origin, values in (("home", then.known_home), ("foreign", then.known_foreign)):
        for who, told in zip(("first", "others"), first_and_others(values), strict=True):
            assert np.allclose(data(view, f"{origin}_{who}_then")["y"], np.median(told, axis=0))
    assert np.allclose(data(view, "learned_then")["y"], 100 * np.median(then.buzz_learned.mean(axis=2), axis=0))
    for at, name in enumerate(STATES[1:], start=1):
        assert np.allclose(data(view, f"share_{name}_then")["y"], (then.state >= at).mean(axis=(0, 2)))
    assert view.figure("knowledge").y_range.end >= data(view, "home_first_then")["y"].max()
    gone = [name for name in view.sources if name.endswith("_then")]
    assert len(gone) == 8
    view.show(now)
    assert not any(len(data(view, name)["x"]) for name in gone)


@pytest.mark.parametrize(("value", "year"), [(0.55, 30), (0.12, 10), (0.9, 20)])
def test_a_prediction_of_the_knowledge_base_stands_in_its_year(lab, future, value, year):
    view = lab.load_view()("light", lab.predict("knowledge_base", value, at=year))
    view.show(future())
    assert points(view, "guess").tolist() == [[year, value]]
    assert texts(view, "guess_label") == [f"your guess {percent(value)}"]
    assert value < view.figure("knowledge").y_range.end


def test_without_a_prediction_there_is_no_mark(view, future):
    view.show(future())
    assert texts(view, "guess_label") == []
    assert len(points(view, "guess")) == 0


@every_setting
def test_talk_shows_what_is_learned_and_the_part_born_elsewhere(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    learned, elsewhere = (100 * values.mean(axis=2) for values in (result.buzz_learned, result.buzz_foreign))
    for level, share in QUANTILES.items():
        assert np.allclose(data(view, "learned")[level], np.quantile(learned, share, axis=0))
    assert data(view, "learned")["high90"].max() <= view.figure("talk").y_range.end
    assert np.allclose(data(view, "learned_foreign")["y"], np.median(elsewhere, axis=0))
    assert not np.any(data(view, "learned_foreign")["low"])
    new, foreign = texts(view, "talk_ends")
    assert numbers(new)[0] == pytest.approx(np.median(learned[:, -1]), abs=0.05 if learned[:, -1].mean() > 1 else 0.005)
    assert foreign == f"{percent(np.median(elsewhere[:, -1] / learned[:, -1]))} foreign"
    heard = 100 * np.median(result.buzz_heard[:, -1].mean(axis=1))
    assert numbers(texts(view, "talk_heard")[0])[0] == pytest.approx(heard, abs=0.051)
    assert data(view, "talk_heard")["y"][0] > data(view, "talk_ends")["y"][0] > data(view, "talk_ends")["y"][1]


@every_setting
def test_areas_are_the_shares_of_clusters_in_each_state_over_all_futures(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    before = np.ones(31)
    for at, name in enumerate(STATES):
        share = (result.state == at).mean(axis=(0, 2))
        area = data(view, f"share_{name}")
        assert np.allclose(area["high"] - area["low"], share)
        assert np.allclose(area["high"], before)
        before = area["low"]
        assert texts(view, "state_ends")[at] == f"{name} {percent(share[-1])}"
    assert np.allclose(before, 0)
    y = data(view, "state_ends")["y"]
    assert 1 >= y[0] > y[1] > y[2] >= 0


def test_the_years_of_three_panels_line_up(view):
    ranges = [view.figure(name).x_range for name in ("knowledge", "talk", "capacity")]
    assert len({(span.start, span.end) for span in ranges}) == 1
    assert len({view.figure(name).min_border_left for name in ("knowledge", "talk", "capacity")}) == 1


@pytest.mark.parametrize("knobs", [CLOSED, PAIR, LARGE], ids=str)
def test_differences_are_taken_future_by_future(view, future, knobs):
    now, then = future(**knobs), future()
    view.show(now, then)
    others = "B" if now.params.clusters == 2 else "B–D"
    assert texts(view, "row_names") == ["Home, A", f"Home, {others}", "Foreign, all"]
    limit, spread = number(texts(view, "scale")[2]), data(view, "spread")

    def last(result):
        home = result.known_home[:, -1]
        return home[:, 0], home[:, 1:].mean(axis=1), result.known_foreign[:, -1].mean(axis=1)

    for row, (one, other) in enumerate(zip(last(now), last(then), strict=True)):
        apart = 100 * (one - other)
        for level, share in QUANTILES.items():
            assert limit * spread[level][row] == pytest.approx(np.clip(np.quantile(apart, share), -limit, limit))
        assert number(texts(view, "row_values")[row]) == pytest.approx(np.median(apart), abs=0.51)
    shuffled = [100 * np.quantile(a - b[::-1], 0.95) for a, b in zip(last(now), last(then), strict=True)]
    assert not np.allclose(limit * spread["high90"], shuffled, atol=0.1)  # so that this test can tell pairs from none


def test_where_two_lines_run_together_the_wider_lies_below_so_that_both_are_seen(view):
    lines = [r for r in view.figure("knowledge").renderers if type(r.glyph).__name__ == "Line"]
    order = {r.data_source.name: (at, r.glyph.line_width) for at, r in enumerate(lines)}
    for origin in ("home", "foreign"):
        (below, wide), (above, thin) = order[f"{origin}_others"], order[f"{origin}_first"]
        assert below < above
        assert wide > thin + 3


@pytest.mark.slow
@pytest.mark.parametrize("value", [0.02, 0.12, 0.3, 0.42, 0.6])
@pytest.mark.parametrize("knobs", [DEFAULT, PAIR, RICH], ids=str)
def test_the_words_of_a_guess_keep_off_all_lines(lab, future, value, knobs):
    view = lab.load_view()("light", lab.predict("knowledge_base", value))
    result = future(**knobs)
    view.show(result)
    top, high = view.figure("knowledge").y_range.end, view.figure("knowledge").height - 32
    at = data(view, "guess_label")["y"][0]
    assert points(view, "guess").tolist() == [[30, value]]
    for values in (result.known_home, result.known_foreign):
        for line in first_and_others(values):
            assert (np.abs(np.median(line, axis=0)[18:] - at) * high / top > 9.5).all()
    assert 0 < at < top
