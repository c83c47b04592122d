"""The figures of the milieu lab: every mark and number is that of the arrays, for any data."""

import numpy as np
import pytest

from labkit.core.result import QUANTILES
from labkit.core.words import signed
from labkit.milieu import kernel, sensitivity
from labkit.milieu.indicators import DIMENSIONS
from labkit.milieu.lab import lab, over
from labkit.milieu.naming import brief, place
from labkit.milieu.pictures import ranking
from labkit.milieu.pictures.scale import scale_of

from ..reading_figures import data, texts
from .territories import by_hand, panel

WORDS = lab.load_view()("light").words
EVERY = pytest.mark.parametrize(
    "knobs", [{}, {"normalise": "z"}, {"normalise": "rank"}, {"compensation": 0.0}], ids=str
)


def shown(result, against=None, prediction=None):
    view = lab.load_view()("light", prediction)
    view.show(result, against)
    return view


def scored(data=None, runs=300, **knobs):
    bound = lab if data is None else over(data)
    return bound.simulate(bound.Params(**knobs), seed=0, runs=runs)


def test_showing_never_scores(monkeypatch):
    now, then = scored(), scored(compensation=0.3)

    def scores(*_args, **_named):
        raise AssertionError("the view scores")

    monkeypatch.setattr(kernel, "simulate", scores)
    monkeypatch.setattr(kernel, "draws", scores)
    monkeypatch.setattr(sensitivity, "sensitivity", scores)
    shown(now, then)


@pytest.mark.slow
@EVERY
def test_the_profile_draws_the_four_scores_as_chosen_and_the_bands_of_the_draws(knobs):
    result = scored(focus="Cedar", **knobs)
    view, scale, at = shown(result), scale_of(result), result.focus
    bars = [*data(view, "profile_counted")["right"], *data(view, "profile_judged")["right"]]
    assert np.allclose(bars, scale.at(result.chosen_dimension[at]))
    for level, share in QUANTILES.items():
        assert np.allclose(
            data(view, "profile")[level], scale.at(np.quantile(result.dimension_score[:, at], share, axis=0))
        )
    digits = 1 if result.params.normalise == "rank" else 0
    assert texts(view, "profile_numbers") == [f"{score:.{digits}f}" for score in result.chosen_dimension[at]]
    assert np.allclose(data(view, "profile_median")["x"], scale.at(np.median(result.chosen_dimension, axis=0)))


def test_the_profile_tells_raters_and_their_agreement_and_the_figure_behind_each_d():
    words = texts(shown(scored(focus="Oak")), "profile_words")
    assert words[0] == "6.1 operators per 1,000 SMEs"
    assert words[2] == "exporters +4.5 % a year; 3 raters, α 0.72"
    assert "3 raters" in words[3]


@EVERY
def test_the_ranking_lists_territories_by_rank_with_score_and_band(knobs):
    result = scored(**knobs)
    view = shown(result)
    order = np.argsort(result.chosen_rank, kind="stable")
    by_height = sorted(
        [*zip(data(view, "rank_names")["y"], texts(view, "rank_names"), strict=True),
         *zip(data(view, "rank_named")["y"], texts(view, "rank_named"), strict=True)]
    )  # fmt: skip
    assert [name for _, name in by_height] == [result.milieux.names[at] for at in order]
    for level, share in QUANTILES.items():
        ranks = np.quantile(result.rank[:, order], share, axis=0, method="inverted_cdf")
        assert np.allclose(data(view, "ranks")[level], (ranks - 1) / 9 * 100)
    assert [float(text) for text in texts(view, "rank_scores")] == pytest.approx(result.chosen_score[order], abs=0.51)


def test_of_many_territories_a_dozen_are_shown_with_the_one_in_focus_among_them():
    many = panel(territories=40)
    for name in many.names:
        result = scored(many, runs=20, focus=name)
        rows = ranking.rows_of(result)
        assert len(rows) == ranking.SHOWN
        assert result.focus in rows
        assert (np.diff(result.chosen_rank[rows]) >= 0).all()
    view = shown(result)
    assert view.shown.subs["ranking"].startswith("12 of 40")
    assert texts(view, "path_names") == []
    assert len(texts(view, "path_named")) == 2


def test_a_click_on_a_row_sets_the_territory_of_that_row():
    view = shown(scored())
    picks = data(view, "rank_picks")
    names = dict(zip(picks["y"].tolist(), picks["focus"], strict=True))
    labels = [*zip(data(view, "rank_names")["y"].tolist(), texts(view, "rank_names"), strict=True)]
    assert {y: names[y] for y, _ in labels} == dict(labels)


def test_lines_of_compensation_are_the_ranks_at_every_step_and_end_at_the_weakest_d():
    result = scored(compensation=0.5)
    view = shown(result)
    heights = 1 - (result.rank_by_compensation - 1) / 9
    assert np.allclose(data(view, "path_focus")["y"], heights[:, result.focus])
    assert np.allclose(data(view, "path_rival")["y"], heights[:, result.rival])
    assert len(data(view, "paths")["xs"]) == 8
    weakest = result.chosen_dimension.min(axis=1)
    assert np.allclose(result.score_by_compensation[-1], weakest)
    assert data(view, "path_here")["x"].tolist() == [0.5]


def test_run_a_is_marked_in_every_figure_and_goes_with_the_pin():
    now, then = scored(compensation=0.4), scored()
    view = shown(now, then)
    assert data(view, "path_then")["x"].tolist() == [0.0]
    assert len(data(view, "ranks_then")["x"]) == 10
    assert len(data(view, "profile_then")["x"]) == 4
    view.show(now)
    assert not any(len(data(view, name)["x"]) for name in ("path_then", "ranks_then", "profile_then"))


def test_a_on_another_scale_is_not_drawn_into_the_profile():
    assert len(data(shown(scored(), scored(normalise="z")), "profile_then")["x"]) == 0


def test_weights_given_and_found_stand_side_by_side():
    result = scored(density=75)
    view = shown(result)
    given, found = data(view, "weights")["x0"], data(view, "weights")["x1"]
    assert found / given == pytest.approx(result.effective_weight / result.weight)
    assert texts(view, "weight_texts")[0].startswith("50 → ")


def test_a_territory_alone_has_a_score_with_its_band_and_no_rank():
    result = scored("montpellier_2002")
    view = shown(result)
    assert np.allclose(data(view, "rank_dots")["x"], result.chosen_score)
    assert data(view, "ranks")["low90"] == pytest.approx(np.sort(result.score[:, 0])[14])
    assert set(texts(view, "profile_places")) == {""}
    assert texts(view, "weight_texts") == ["25\u202f%"] * 4
    assert "not known" in texts(view, "profile_words")[0]
    assert len(data(view, "profile_median")["x"]) == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "given", [panel(1), panel(2), panel(60, operators=2), by_hand(operators=(), ties=(), survey=())], ids=range(4)
)
def test_any_data_can_be_shown_whatever_is_missing(given):
    bound = over(given)
    for knobs in ({}, {"missing": "ignored"}, {"normalise": "min–max"}, {"normalise": "rank", "compensation": 0.0}):
        result = bound.simulate(bound.Params(**knobs), seed=0, runs=20)
        view = shown(result, result)
        assert all(len({len(column) for column in columns.values()}) == 1 for columns in view.data().values())
        assert result.sentence()


def test_a_guess_of_the_rank_stands_in_the_row_in_focus():
    view = shown(scored(), prediction=lab.predict("focus_rank", 4))
    assert data(view, "guess")["x"].tolist() == pytest.approx([100 / 3])
    row = data(view, "rank_named")["y"][0]
    assert data(view, "guess")["y"].tolist() == [row]


def test_a_guess_made_over_other_data_is_not_shown():
    view = shown(scored(panel(6)), prediction=lab.predict("focus_rank", 4))
    assert len(data(view, "guess")["x"]) == 0


def test_a_guess_is_of_the_territory_that_the_bench_opens_with():
    view = shown(scored(focus="Pine"), prediction=lab.predict("focus_rank", 4))
    assert len(data(view, "guess")["x"]) == 0


def test_differences_from_a_are_of_the_ranks_of_the_one_in_focus_and_its_rival():
    now, then = scored(compensation=0.4), scored()
    view = shown(now, then)
    both = [now.focus, now.rival]
    assert texts(view, "row_names") == [now.milieux.names[at] for at in both]
    middle = [np.median(now.rank[:, at] - then.rank[:, at]) for at in both]
    assert texts(view, "row_values") == [signed(m, 1) for m in middle]
    assert view.shown.subs["differences"].startswith("places")


def test_of_a_territory_alone_the_difference_is_of_its_score():
    now, then = scored("montpellier_2002", compensation=0.2), scored("montpellier_2002")
    view = shown(now, then)
    assert texts(view, "row_names") == ["Score"]
    assert view.shown.subs["differences"].startswith("points")


def test_places_in_words():
    spelt = [place(rank, WORDS) for rank in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 2.5, float("nan"))]
    assert spelt == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th", "2.5", "–"]


def test_a_name_is_cut_to_length_and_brings_no_marks():
    assert brief("a {source:b} **c**") == "a (source:b)…"
    assert brief("  Val  d'Oise ") == "Val d'Oise"
    assert len(brief("x" * 200)) == 13


def test_the_dimensions_have_names():
    assert list(WORDS["dimensions"]) == list(DIMENSIONS)
