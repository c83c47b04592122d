"""Sobol indices: a function with known indices, switched-off choices, and what the indices must add up to."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.milieu.choices import Choices
from labkit.milieu.doubt import VARY, Width
from labkit.milieu.indicators import GOALPOSTS, INDICATORS
from labkit.milieu.sensitivity import INPUTS, MEAN_SHIFT, _intervals, full_to_none, sensitivity
from labkit.milieu.shipped import shipped
from labkit.milieu.tables import milieux, sheet

from .territories import by_hand, panel

PANEL = panel()
AT = {name: place for place, name in enumerate(INPUTS)}


@pytest.fixture(scope="module")
def found():
    return sensitivity(PANEL, Choices(), points=512)


def test_outputs_are_the_rank_of_each_territory_and_their_mean_shift(found):
    assert found.outputs == (*PANEL.names, MEAN_SHIFT["rank"])
    assert found.first.shape == found.total.shape == (7, len(INPUTS))
    assert found.first_interval.shape == found.total_interval.shape == (7, len(INPUTS), 2)


def test_totals_are_not_below_first_orders_and_all_lie_between_their_limits(found):
    assert (found.total - found.first > -0.1).all()
    assert (found.first.sum(axis=1) < 1.1).all()
    for index, limits in ((found.first, found.first_interval), (found.total, found.total_interval)):
        assert (index.max(axis=0) > 0).any()
        assert ((limits[..., 0] <= index + 1e-12) & (index <= limits[..., 1] + 1e-12)).mean() > 0.95


def test_same_seed_same_indices(found):
    again = sensitivity(PANEL, Choices(), points=512)
    np.testing.assert_array_equal(again.first, found.first)
    np.testing.assert_array_equal(again.total_interval, found.total_interval)


@pytest.mark.parametrize(("name", "width"), [("weights", {"weights": 0.0}), ("exponent", {"exponent": 0.0}),
                                             ("operators", {"operators": 0.0})])  # fmt: skip
def test_a_choice_without_width_has_no_part_in_the_variance(name, width):
    off = sensitivity(PANEL, Choices(), points=128, width=Width(**width))
    np.testing.assert_allclose(off.total[:, AT[name]], 0, atol=1e-12)
    assert off.total.max() > 0.1


def test_raters_decide_nothing_where_no_judged_indicator_counts():
    counted = tuple(0.0 if v.comes_from == "raters" else 1.0 for v in INDICATORS.values())
    found = sensitivity(PANEL, Choices(indicator_weights=counted), points=128)
    np.testing.assert_allclose(found.total[:, AT["raters"]], 0)


def test_the_exponent_decides_more_the_further_it_is_drawn():
    narrow, wide = (sensitivity(PANEL, Choices(), points=256, width=Width(exponent=w)).total[-1] for w in (0.1, 6.0))
    assert wide[AT["exponent"]] > narrow[AT["exponent"]] + 0.1


@pytest.mark.parametrize("name", [name for name in INPUTS if name != "missing"])
def test_what_is_not_varied_has_no_part_in_the_variance(name):
    off = sensitivity(PANEL, Choices(), points=128, vary=tuple(other for other in VARY if other != name))
    on = sensitivity(PANEL, Choices(), points=128)
    np.testing.assert_allclose(off.total[:, AT[name]], 0, atol=1e-12)
    assert on.total[-1, AT[name]] > 0.01


def test_nothing_varied_decides_nothing():
    found = sensitivity(PANEL, Choices(), points=64, vary=())
    np.testing.assert_array_equal([found.first, found.total], 0)


def test_missing_figures_decide_only_where_some_are_missing_and_drawn():
    data = shipped("stylised")
    drawn, put_in = (sensitivity(data, Choices(missing="median"), points=256, vary=v) for v in (VARY, but("missing")))
    maple = data.names.index("Maple")
    assert drawn.total[maple, AT["missing"]] > 0.05
    np.testing.assert_array_equal(put_in.total[:, AT["missing"]], 0)
    np.testing.assert_array_equal(sensitivity(PANEL, Choices(), points=64).total[:, AT["missing"]], 0)


def but(name):
    return tuple(other for other in VARY if other != name)


def test_with_goalposts_a_figure_nobody_has_is_drawn_between_them():
    posts = tuple(GOALPOSTS.values())
    two = milieux("two", {
        "territories": sheet("territories", {"territory": ["A", "B"], "year": [2000, 2000], "smes": [100, 100]}),
        "operators": sheet("operators", {
            "operator": ["a", "b"], "territory": ["A", "B"], "kind": ["training", "training"],
        }),
    })  # fmt: skip
    choices = Choices(normalise="goalposts", goalposts=posts, missing="median")
    found = sensitivity(two, choices, points=256, vary=but("normalisation"))
    assert found.total[0, AT["missing"]] > 0.5


def test_the_exponents_that_are_tried_can_be_given():
    tried = []

    def exponents(uniform):
        tried.append(full_to_none(uniform))
        return tried[-1]

    wide = sensitivity(PANEL, Choices(), points=256, exponents=exponents).total[-1]
    assert tried[0].max() < 1
    assert tried[0].min() < -50
    assert wide[AT["exponent"]] > sensitivity(PANEL, Choices(), points=256).total[-1, AT["exponent"]] + 0.1


def test_full_to_none_is_the_exponent_of_any_compensation():
    np.testing.assert_allclose(full_to_none([1, 0.5, 0.25, 0]), [1, 0, -2, -np.inf])


def test_one_territory_is_always_first_so_nothing_decides():
    alone = sensitivity(by_hand(), Choices(), points=64)
    np.testing.assert_array_equal([alone.first, alone.total], 0)
    np.testing.assert_array_equal([alone.first_interval, alone.total_interval], 0)


def test_the_score_of_one_territory_is_in_doubt_though_its_rank_is_not():
    posts = Choices(normalise="goalposts", goalposts=tuple(GOALPOSTS.values()))
    found = sensitivity(by_hand(), posts, points=256, of="score")
    assert found.outputs == (*by_hand().names, MEAN_SHIFT["score"])
    assert found.total[0, AT["weights"]] > 0.2
    assert found.total[0, AT["operators"]] > 0.2
    assert 0.8 < found.first[0].sum() < 1.1


def test_scores_keep_the_chosen_normalisation_and_ranks_do_not():
    of_ranks, of_scores = (sensitivity(PANEL, Choices(), points=128, of=of) for of in ("rank", "score"))
    assert of_ranks.total[-1, AT["normalisation"]] > 0.01
    np.testing.assert_array_equal(of_scores.total[:, AT["normalisation"]], 0)
    assert (of_scores.total[:-1].max(axis=1) > 0.1).all()


def test_a_score_that_never_changes_has_indices_of_zero():
    one = sensitivity(by_hand(), Choices(), points=64, of="score")  # min–max of one territory
    np.testing.assert_array_equal([one.first, one.total], 0)


def test_what_is_moved_is_ranks_or_scores():
    with pytest.raises(ValueError, match="of = 'place': must be one of rank, score"):
        sensitivity(PANEL, Choices(), points=64, of="place")


def test_points_that_are_no_power_of_two_are_refused():
    with pytest.raises(ValueError, match=r"points = 100: must be a power of 2"):
        sensitivity(PANEL, Choices(), points=100)


def test_the_intervals_of_a_function_with_known_indices_hold_them():
    # y = x1 + 2·x2: variances 1/12 and 4/12, no interaction, so both kinds of index are 1/5 and 4/5
    rng = np.random.default_rng(0)
    a, b = rng.random((2, 2, 4096))

    def y(x):
        return (x[0] + 2 * x[1])[None]

    mixed = np.array([y(np.array([b[0], a[1]])), y(np.array([a[0], b[1]]))])
    first, total = _intervals(y(a), y(b), mixed, rng)
    for limits in (first[0], total[0]):
        assert (limits[:, 0] < [0.2, 0.8]).all()
        assert (limits[:, 1] > [0.2, 0.8]).all()
        assert (limits[:, 1] - limits[:, 0] < 0.12).all()
