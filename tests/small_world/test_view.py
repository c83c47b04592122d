"""The pictures of the small world lab: every mark, line and word is that of the arrays."""

from dataclasses import replace

import numpy as np
import pytest

from labkit.core.prediction import Prediction
from labkit.core.result import QUANTILES
from labkit.core.words import fine, percent
from labkit.small_world import kernel, sweep
from labkit.small_world.curves import Curve
from labkit.small_world.pictures import ring
from labkit.small_world.pictures.shares import place
from labkit.small_world.sweep import SHARES
from labkit.ui.svg import left_out

from ..reading_figures import data, points, texts

SETTINGS = pytest.mark.parametrize(
    "knobs", [{}, {"share": 0.5, "place": "clusters"}, {"passing": "contagion", "neighbours": 2}], ids=str
)


def test_showing_never_simulates(show, view, future, monkeypatch):
    show()

    def simulated(*_args, **_named):
        raise AssertionError("the view simulates")

    for module in (kernel, sweep):
        for name in {"simulate", "networks", "spread", "measured", "curve", "shape"} & vars(module).keys():
            monkeypatch.setattr(module, name, simulated)
    view.show(future(), future())


@SETTINGS
def test_each_tie_is_drawn_once_and_distant_ones_are_those_of_the_first_future(show, view, knobs):
    result = show(**knobs)
    at, _ = ring.places(result.params.place)
    for name, gone in (("near", 0), ("far", 1)):
        ends = data(view, name)
        which = result.tie_distant == gone
        assert np.array_equal(np.column_stack([ends["x0"], ends["y0"]]), at[result.tie_from[which].astype(int)])
        assert np.array_equal(np.column_stack([ends["x1"], ends["y1"]]), at[result.tie_to[which].astype(int)])
    assert len(data(view, "far")["x0"]) == float(result.distant_ties)
    assert len(data(view, "far")["x0"]) + len(data(view, "near")["x0"]) == float(result.ties)


@pytest.mark.parametrize(("setting", "length"), [("ring", ring.RAY), ("clusters", ring.SMALL_RAY)])
def test_a_ray_is_as_long_as_its_firm_knows_much_at_the_moment_looked_at(show, view, setting, length):
    result = show(place=setting)
    for moment in (0, 13, 40):
        view.look["moment"] = moment
        view.show(result)
        rays = data(view, "rays")
        drawn = np.hypot(rays["x1"] - rays["x0"], rays["y1"] - rays["y0"])
        assert np.allclose(drawn, length * result.firm_knowledge[moment], atol=1e-6)
        assert texts(view, "ring_words") == [f"round {12 * moment}"]


def test_firms_stand_apart_and_inside_the_figure_and_rays_point_away_from_their_ring():
    for setting in ("ring", "clusters"):
        at, out = ring.places(setting)
        apart = np.hypot(*(at[:, None] - at).transpose(2, 0, 1)) + np.eye(len(at))
        assert apart.min() > 0.02
        assert np.abs(at + out).max() <= ring.EDGE
    at, out = ring.places("clusters")
    middle = at.reshape(8, 25, 2).mean(axis=1, keepdims=True)
    assert ((at.reshape(8, 25, 2) - middle) * out.reshape(8, 25, 2)).sum(axis=2).min() > 0


def test_experts_are_diamonds_where_they_stand(show, view):
    result = show(experts=10)
    at, _ = ring.places("ring")
    assert np.array_equal(points(view, "experts"), at[result.expert >= 0])
    assert len(points(view, "experts")) == 10


def test_many_chords_are_fainter_than_few(show, view):
    alphas = []
    for share in (0.01, 0.3, 1.0):
        show(share=share)
        alphas.append(data(view, "far")["alpha"][0])
    assert alphas == sorted(alphas, reverse=True)
    assert len(set(alphas)) == 3


@SETTINGS
def test_knowledge_over_time_is_median_and_bands_and_its_end_in_words(show, view, knobs):
    result = show(**knobs)
    for level, share in QUANTILES.items():
        assert np.allclose(data(view, "course")[level], np.quantile(result.knowledge, share, axis=0))
    assert texts(view, "course_ends") == [percent(np.median(result.knowledge_end))]
    assert texts(view, "rounds") == ["round 0", "120", "240", "360", "480"]


def test_run_a_is_a_dashed_line_at_its_own_rounds_and_none_of_another_quantity(show, view, future):
    then = future(horizon=240)
    show(against=then)
    assert np.allclose(data(view, "course_then")["x"], np.arange(41) / 2)
    assert np.allclose(data(view, "course_then")["y"], np.median(then.knowledge, axis=0))
    longer = future(horizon=960)
    show(against=longer)
    assert data(view, "course_then")["x"].max() == 40
    show(against=future(passing="contagion"))
    assert len(data(view, "course_then")["x"]) == 0
    assert "A, pinned" not in texts(view, "course_ends")


@pytest.mark.parametrize("part", range(6))
def test_the_curve_has_the_points_that_are_known_so_far_and_says_how_many(show, view, filling, part):
    result = show(part)
    known = filling(result.params)[part].curve
    there = known.there & (known.shares > 0)
    assert there.sum() + known.there[0] == 3 * part
    for level, share in QUANTILES.items():
        assert np.allclose(data(view, "curve")[level], np.quantile(known.knowledge[there], share, axis=1))
    assert np.allclose(data(view, "curve")["period"], place(known.shares[there]))
    assert len(data(view, "curve_none")["x"]) == known.there[0]
    said = view.shown.subs["curve"]
    assert said.startswith("best ") if part == 5 else said == f"filled in: {percent(part / 5)}"
    assert "circle: 24 futures; line: 24" in texts(view, "curve_words")


def test_the_bench_stands_at_its_share_with_the_median_of_its_own_futures(show, view):
    for share in (0.001, 0.02, 1.0):
        result = show(share=share)
        assert points(view, "curve_here").tolist() == [[np.log10(share), np.median(result.knowledge_end)]]
        assert points(view, "clustering_here").tolist() == [[np.log10(share), np.median(result.clustering_kept)]]
        assert points(view, "path_length_here").tolist() == [[np.log10(share), np.median(result.path_length_kept)]]


def test_ten_per_cent_is_marked_wherever_the_bench_stands(show, view):
    show(share=0.3)
    assert data(view, "ten")["x"].tolist() == [-1]
    assert percent(0.1) in texts(view, "curve_words")


def test_the_bar_lies_over_the_shares_that_are_as_good_as_the_best(show, view, filling):
    result = show()
    known = filling(result.params)[-1].curve
    middle = np.median(known.knowledge, axis=1)
    bar = data(view, "as_good")
    covered = [any(a <= x <= b for a, b in zip(bar["x0"], bar["x1"], strict=True)) for x in place(known.shares)]
    assert covered == (middle >= 0.98 * middle.max()).tolist()
    assert view.shown.subs["curve"].startswith(f"best {fine(float(known.shares[middle.argmax()]))}, ")


@pytest.mark.parametrize(
    ("heights", "said"),
    [
        ({0.1: 1.0}, "best 10 %, none as good"),
        ({0.1: 1.0, 0.14: 0.99, 0.005: 0.99}, "best 10 %, as good 0.5 %, 10–14 %"),
        (dict.fromkeys(SHARES.tolist(), 0.7), "all as good"),
        (dict.fromkeys(SHARES.tolist(), 0.0), "nobody knows the news"),
    ],
)
def test_the_caption_names_the_best_share_and_all_that_are_as_good(show, view, filling, heights, said):
    result = show(0)
    middle = np.array([heights.get(share, 0.5) for share in SHARES.tolist()])
    whole = Curve(SHARES, np.repeat(middle[:, None], 3, axis=1))
    view.background = replace(filling(result.params)[0], curve=whole)
    view.show(result)
    assert view.shown.subs["curve"].replace("\u202f", " ") == said


def test_a_curve_of_other_knobs_is_taken_away_and_one_of_another_share_stays(show, view, future):
    show()
    view.show(future(share=0.3))
    assert len(data(view, "curve")["period"]) == 14
    view.show(future(absorption=0.6))
    assert len(data(view, "curve")["period"]) == 0
    assert len(data(view, "clustering")["x"]) == 16
    view.show(future(neighbours=8))
    assert len(data(view, "clustering")["x"]) == 0


@SETTINGS
def test_clustering_and_steps_are_parts_of_those_without_distant_ties(show, view, filling, knobs):
    result = show(**knobs)
    shape = filling(result.params)[-1].shape
    for name in ("clustering", "path_length"):
        drawn = points(view, name)
        assert np.isnan(drawn[1]).all()
        kept = np.delete(drawn, 1, axis=0)
        assert np.allclose(kept, np.column_stack([place(shape.shares), getattr(shape, name)]))
        assert kept[0, 1] == 1
    assert (len(data(view, "reachable")["x"]) > 0) == (result.params.place == "clusters")


@SETTINGS
def test_nothing_lies_above_the_figures(show, view, knobs):
    for share in (0.001, 0.01, 1.0):
        show(**{**knobs, "share": share})
        for name, panel in (("curve", "curve"), ("path_length", "structure"), ("clustering", "structure")):
            level = "high90" if name == "curve" else "y"
            assert np.nanmax(data(view, name)[level]) <= view.figure(panel).y_range.end


@pytest.mark.slow
def test_the_axis_of_the_curve_is_no_higher_than_it_must_be(show, view):
    tops = []
    for knobs in ({"horizon": 80}, {}, {"passing": "gift", "horizon": 1600}):
        show(**knobs)
        tops.append(view.figure("curve").y_range.end)
    assert tops == sorted(tops)
    assert len(set(tops)) == 3
    assert data(view, "curve_grid")["y"].tolist() == [0, 0.25, 0.5, 0.75, 1.0]


def test_differences_are_those_of_the_same_futures(show, view, future):
    show(against=future(share=0.3), share=0.05)
    now, then = future(share=0.05), future(share=0.3)
    assert texts(view, "row_names") == ["Knowledge, %", "Clustering, %", "Steps"]
    medians = [
        100 * np.median(now.knowledge_end - then.knowledge_end),
        100 * np.median(now.clustering_kept - then.clustering_kept),
        np.median(now.path_length - then.path_length),
    ]
    said = [float(text.replace("\u2212", "-")) for text in texts(view, "row_values")]
    assert np.allclose(said, medians, atol=0.5)


@pytest.mark.parametrize(("output", "period", "x"), [("knowledge_end", None, 40), ("knowledge", 20, 20)])
def test_a_guess_of_knowledge_stands_where_it_belongs(show, view, output, period, x):
    view.prediction = Prediction(output, 0.3, period, "share")
    show()
    assert points(view, "guess").tolist() == [[x, 0.3]]
    assert texts(view, "guess_label") == ["your guess 0.3"]


def test_the_still_draws_all_of_the_ring(view):
    assert left_out(view) == set()
