"""The kernel of the milieu lab: a case worked by hand, extremes with known answers, directions, thin data."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.milieu.contract import OPERATOR_KINDS
from labkit.milieu.doubt import draws, interval
from labkit.milieu.indicators import DIMENSION, DIMENSIONS, DIRECTION, INDICATORS
from labkit.milieu.kernel import choices_of, simulate, varied
from labkit.milieu.params import params_for
from labkit.milieu.tables import milieux, sheet

from .territories import by_hand, panel

PANEL = panel()
SETTLED = {
    "doubt_operators": 0.0, "doubt_raters": False, "doubt_weights": 0.0, "doubt_normalise": False,
    "doubt_exponent": 0.0, "missing": "median",
}  # fmt: skip
COUNTED_ONLY = {"dynamics": 0, "directionality": 0}


def scored(data=PANEL, runs=60, seed=0, **knobs):
    return simulate(params_for(data.names)(**knobs), seed=seed, runs=runs, milieux=data)


def three_territories():
    """Low, middle and high: 2, 4 and 6 operators of 1, 2 and 1 kinds among 1,000 SMEs; 0, 10 and 10 certified firms."""
    kinds = {"Low": ["training"] * 2, "Middle": ["training", "public body"] * 2, "High": ["training"] * 6}
    homes = [name for name, of in kinds.items() for _ in of]
    figures = {"territory": list(kinds), "year": [2000] * 3, "smes": [1000] * 3, "area_km2": [100] * 3}
    return milieux("three", {
        "territories": sheet("territories", {
            **figures, "iso_9001": [0, 10, 10], "iso_9002": [0] * 3, "iso_9003": [0] * 3,
        }),
        "operators": sheet("operators", {
            "operator": [f"o{n}" for n in range(len(homes))], "territory": homes,
            "kind": [kind for of in kinds.values() for kind in of],
        }),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("compensation", "scores", "ranks"),
    [
        (1, [1, (67 + 100) / 2, (100 + 1) / 2], [3, 1, 2]),
        (0.5, [1, np.sqrt(67 * 100), np.sqrt(100 * 1)], [3, 1, 2]),
        (0, [1, 67, 1], [2.5, 1, 2.5]),
    ],
)
def test_scores_are_those_worked_out_by_hand(compensation, scores, ranks):
    found = scored(three_territories(), compensation=compensation, **COUNTED_ONLY)
    # Density: indicators at 1, 1, 1; 50.5, 50.5, 100; and 100, 100, 100. Diversity: 1, 2 and 1 kinds of any order.
    np.testing.assert_allclose(found.chosen_dimension[:, :2], [[1, 1], [67, 100], [100, 1]], rtol=1e-12)
    np.testing.assert_allclose(found.chosen_score, scores, rtol=1e-12)
    np.testing.assert_array_equal(found.chosen_rank, ranks)
    np.testing.assert_allclose(found.weight, [0.5, 0.5, 0, 0])


def test_with_all_doubts_off_no_band_has_any_width():
    found = scored(**SETTLED, compensation=0.4)
    for drawn, chosen in (("score", "chosen_score"), ("rank", "chosen_rank"), ("dimension_score", "chosen_dimension")):
        assert np.ptp(getattr(found, drawn), axis=0).max() == 0
        np.testing.assert_allclose(getattr(found, drawn)[0], getattr(found, chosen), rtol=1e-12)


def test_without_compensation_the_score_is_the_weakest_dimension():
    found = scored(compensation=0, doubt_normalise=False)
    np.testing.assert_allclose(found.score, found.dimension_score.min(axis=-1), rtol=1e-12)
    left_out = scored(compensation=0, dynamics=0, doubt_normalise=False)
    np.testing.assert_allclose(left_out.score, left_out.dimension_score[..., [0, 1, 3]].min(axis=-1), rtol=1e-12)


@pytest.mark.parametrize("at", range(4), ids=DIMENSIONS)
@pytest.mark.parametrize("compensation", [0, 0.5, 1])
def test_with_one_importance_alone_the_score_is_that_dimension_in_every_draw(at, compensation):
    alone = {name: 100.0 * (place == at) for place, name in enumerate(DIMENSIONS)}
    found = scored(**alone, compensation=compensation)
    np.testing.assert_allclose(found.score, found.dimension_score[..., at], rtol=1e-9)
    np.testing.assert_allclose(found.effective_weight.argmax(), at)


def test_all_importances_at_zero_count_as_equal():
    none, equal = scored(**dict.fromkeys(DIMENSIONS, 0)), scored()
    np.testing.assert_allclose(none.chosen_score, equal.chosen_score)
    np.testing.assert_array_equal(none.weight, [0.25] * 4)


@pytest.mark.slow
@pytest.mark.parametrize("normalise", ["min–max", "z", "rank", "goalposts"])
@pytest.mark.parametrize("indicator", INDICATORS)
def test_a_better_figure_never_lowers_a_territory_in_that_dimension(indicator, normalise):
    at, values = list(INDICATORS).index(indicator), scored(runs=1).values
    choices = choices_of(params_for(PANEL.names)(normalise=normalise, within=0.4))
    before = choices.score(values).dimensions[:, DIMENSION[at]]
    rose = 0
    for territory in range(len(values)):
        for step in (0.1, 1.0, 3.0):
            better = values.copy()
            better[territory, at] += DIRECTION[at] * step * np.ptp(values[:, at])
            change = choices.score(better).dimensions[:, DIMENSION[at]] - before
            assert change[territory] >= -1e-9
            assert normalise == "z" or (np.delete(change, territory) <= 1e-9).all()
            rose += change[territory] > 1e-9
    assert rose >= len(values)


def test_less_compensation_never_raises_a_score_and_more_never_lowers_it():
    steps = [scored(compensation=c, runs=1).chosen_score for c in (0, 0.1, 0.25, 0.5, 0.75, 1)]
    assert (np.diff(steps, axis=0) > 0).all()


def test_what_is_drawn_of_the_data_does_not_move_with_a_choice():
    base = scored()
    for moved in ({"compensation": 0.2}, {"density": 90}, {"focus": "T3"}, {"doubt_exponent": 2.0}):
        np.testing.assert_array_equal(scored(**moved).dimension_score, base.dimension_score)


ACTS_ON = {
    "iso_9002": ({"density"}, 0.0), "iso_9003": ({"density"}, 1.0), "window": ({"dynamics"}, 2),
    "doubt_raters": ({"dynamics", "directionality"}, False),
    "doubt_operators": (set(DIMENSIONS), 1.0), "within": (set(DIMENSIONS), 0.0),
    "doubt_weights": (set(DIMENSIONS), 0.9),
    "doubt_exponent": (set(), 2.0), "doubt_normalise": (set(), False),
}  # fmt: skip


@pytest.mark.parametrize("knob", ACTS_ON)
def test_an_assumption_acts_on_the_dimensions_that_it_is_about_and_on_no_other(knob):
    expected, value = ACTS_ON[knob]
    before, after = scored(), scored(**{knob: value})
    changed = (before.dimension_score != after.dimension_score).any(axis=(0, 1))
    assert {name for name, differs in zip(DIMENSIONS, changed, strict=True) if differs} == expected
    assert (before.rank != after.rank).any()
    assert ((before.score != after.score).any()) == (knob != "doubt_normalise")


@pytest.mark.parametrize(
    ("knob", "low", "high"), [("doubt_operators", 0.1, 0.9), ("doubt_weights", 0.1, 0.9), ("doubt_exponent", 0.2, 2.0)]
)
def test_a_wider_doubt_widens_the_band_of_every_territory(knob, low, high):
    off = {name: value for name, value in SETTLED.items() if name != knob}
    narrow, wide = (scored(**off, **{knob: value}, runs=400).score.std(axis=0) for value in (low, high))
    assert (wide > 1.5 * narrow).all()


def test_ranks_are_drawn_over_all_scales_but_scores_keep_the_chosen_one():
    found = scored(runs=400, **(SETTLED | {"doubt_normalise": True}))
    assert np.ptp(found.score, axis=0).max() == 0
    by_scale = [scored(runs=1, **SETTLED, normalise=how).chosen_rank for how in ("min–max", "z", "rank")]
    drawn = {tuple(ranks) for ranks in found.rank}
    assert drawn == {tuple(ranks) for ranks in by_scale}
    assert len(drawn) > 1


def test_goalposts_are_never_left_for_another_scale():
    assert "normalisation" not in varied(params_for(PANEL.names)(normalise="goalposts"))
    assert "normalisation" in varied(params_for(PANEL.names)())


def test_the_rank_at_each_compensation_is_the_one_that_the_slider_would_show():
    path = scored(runs=1, density=70).rank_by_compensation
    for step, compensation in ((0, 1.0), (13, 1 - 13 / 40), (20, 0.5), (40, 0.0)):
        at = scored(runs=1, density=70, compensation=compensation)
        np.testing.assert_array_equal(path[step], at.chosen_rank)


WITHOUT = {
    "no operators": {"operators": sheet("operators", {}), "ties": sheet("ties", {})},
    "no ties": {"ties": sheet("ties", {})},
    "no survey": {"survey": sheet("survey", {})},
    "nothing but territories": {name: sheet(name, {}) for name in ("operators", "ties", "survey")},
}
UNKNOWN = {"no operators": {"diversity"}, "nothing but territories": {"diversity", "directionality"}}


@pytest.mark.parametrize("lacks", WITHOUT)
@pytest.mark.parametrize("number", [1, 2, 6])
def test_own_data_with_little_in_them_are_scored_by_what_is_there(lacks, number):
    full = panel(territories=number)
    data = milieux("thin", {**full.sheets, **WITHOUT[lacks]})
    found = scored(data)
    for output in found.outputs().values():
        assert output.values.shape[-1]
    assert np.isfinite(found.score).all()
    assert np.isfinite(found.rank).all()
    unknown = set() if number < 3 else UNKNOWN.get(lacks, set())
    known = np.isfinite(found.chosen_dimension).all(axis=0)
    assert {name for name, there in zip(DIMENSIONS, known, strict=True) if not there} == unknown
    assert (found.effective_weight[~known] == 0).all()


def test_one_territory_is_first_between_goalposts_with_a_score_that_its_figures_move():
    few, many = by_hand(), by_hand(iso_9001=[5, 300])
    low, high = scored(few), scored(many)
    assert low.params.normalise == "goalposts"
    assert (low.rank == 1).all()
    assert np.ptp(low.score) > 0
    assert high.chosen_dimension[0, 0] > low.chosen_dimension[0, 0]


def test_what_nobody_knows_stands_in_the_middle_between_goalposts_and_anywhere_between_them_in_the_draws():
    data = milieux("no survey", {**panel(territories=2).sheets, "survey": sheet("survey", {})})
    found = scored(data, runs=2000, directionality=100, density=0, diversity=0, dynamics=0)
    at = list(INDICATORS).index("shared_aims")
    chosen = choices_of(found.params).score(found.values)
    np.testing.assert_allclose(chosen.normalised[:, at], 50.5)
    drawn = draws(data, 0, 2000, goalposts=choices_of(found.params).goalposts).values[..., at]
    assert 1 <= drawn.min() < 1.05
    assert 4.95 < drawn.max() <= 5
    np.testing.assert_allclose(drawn.mean(axis=0), 3, atol=0.1)


def test_with_one_rater_there_is_no_doubt_about_raters_to_draw():
    alone = panel(raters=1)
    on, off = scored(alone), scored(alone, doubt_raters=False)
    np.testing.assert_array_equal(on.score, off.score)
    assert (scored().score != scored(doubt_raters=False).score).any()


def with_counts(*counts, founded=1990):
    """One territory for each list of counts of kinds; all operators are founded in the same year."""
    kinds = [[kind for kind, n in zip(OPERATOR_KINDS, of, strict=False) for _ in range(n)] for of in counts]
    names = [f"T{n}" for n in range(len(counts))]
    homes = [name for name, of in zip(names, kinds, strict=True) for _ in of]
    figures = {"territory": names, "year": [2000] * len(names), "smes": [1000] * len(names)}
    return milieux("counts", {
        "territories": sheet("territories", figures),
        "operators": sheet("operators", {
            "operator": [f"o{n}" for n in range(len(homes))], "territory": homes, "founded": [founded] * len(homes),
            "kind": [kind for of in kinds for kind in of],
        }),
    })  # fmt: skip


@pytest.mark.parametrize("normalise", ["min–max", "z", "rank"])
def test_territories_with_the_same_counts_of_other_kinds_have_the_same_score(normalise):
    data = with_counts((7, 3, 1, 6), (6, 7, 3, 1), (1, 6, 7, 3), (3, 1, 6, 7))
    found = scored(data, normalise=normalise, **SETTLED)
    assert len(set(found.chosen_score.tolist())) == 1
    np.testing.assert_array_equal(found.rank, 2.5)


def test_a_draw_that_knows_nothing_of_a_territory_puts_it_in_the_last_place():
    data = with_counts((1, 1, 1), (6, 6), (10, 10), founded=1998)
    alone = {"density": 0, "diversity": 0, "directionality": 0, "dynamics": 100}
    found = scored(data, runs=400, missing="ignored", doubt_operators=1, **alone)
    nothing = np.isnan(found.score)
    assert 0 < nothing[:, 0].mean() < 0.2
    assert (found.rank[nothing] == 3).all()
    assert np.isfinite(interval(found.rank)).all()
    without = scored(
        with_counts((1, 1, 1), (6, 6), (0, 0), founded=1998), missing="ignored", doubt_operators=1, **alone
    )
    assert np.isnan(without.rank[:, 2]).all()
    assert np.isfinite(without.rank[:, :2]).all()
