"""The composite: an independent engine's figures, worked examples, extremes, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from labkit.milieu.composite import composite

GOLDEN = json.loads((Path(__file__).parent / "golden" / "four_d_coinr.json").read_text(encoding="utf-8"))
DIMENSIONS = ("density", "diversity", "dynamics", "directionality")
EXPONENT = {"a_amean": 1.0, "a_gmean": 0.0, "a_hmean": -1.0}
TABLE = np.array(list(GOLDEN["indicators"].values())).T
DIMENSION = np.array([DIMENSIONS.index(name.split("_")[0]) for name in GOLDEN["indicators"]])
FIXED = (GOLDEN["direction"], DIMENSION, GOLDEN["indicator_weights"], GOLDEN["dimension_weights"])


def plain(values, normalise="minmax", exponents=(1.0, 1.0), **more):
    """Two D's of one indicator each, more is better, equal weights."""
    return composite(np.array(values, dtype=float), [1, 1], [0, 1], [1, 1], [1, 1], normalise, exponents, **more)


@pytest.mark.parametrize("setting", GOLDEN["results"], ids=lambda s: "-".join([s["normalise"], *s["aggregate"]]))
def test_scores_equal_those_of_the_independent_engine(setting):
    exponents = tuple(EXPONENT[name] for name in setting["aggregate"])
    found = composite(TABLE, *FIXED, setting["normalise"][2:], exponents)
    np.testing.assert_allclose(found.score, setting["milieu"], rtol=0, atol=1e-9)
    np.testing.assert_allclose(found.dimensions, np.array([setting[d] for d in DIMENSIONS]).T, rtol=0, atol=1e-9)


def test_all_twelve_settings_of_the_independent_engine_are_there():
    assert len({(s["normalise"], *s["aggregate"]) for s in GOLDEN["results"]}) == 12


# Worked by hand


def test_two_that_tie_under_the_arithmetic_mean_fall_apart_under_the_geometric():
    # min-max of 0, 4, 5, 8, 10: the first two have 1 + 99·(0.5, 0.5) and 1 + 99·(0.9, 0.1)
    values = [[5, 5], [9, 1], [0, 10], [10, 0]]
    arithmetic, geometric = plain(values), plain(values, exponents=(1, 0))
    np.testing.assert_allclose(arithmetic.score, 50.5)
    np.testing.assert_array_equal(arithmetic.rank, 2.5)
    np.testing.assert_allclose(geometric.score, [50.5, np.sqrt(90.1 * 10.9), 10, 10])
    np.testing.assert_array_equal(geometric.rank, [1, 2, 3.5, 3.5])


def test_less_is_better_turns_an_indicator_round():
    found = composite(np.array([[1.0], [2.0], [4.0]]), [-1], [0], [1], [1])
    np.testing.assert_allclose(found.score, [100, 67, 1])


def test_the_rank_of_the_highest_score_is_1_and_those_who_tie_share():
    found = plain([[3, 3], [1, 1], [3, 3], [2, 2]], "rank")
    np.testing.assert_array_equal(found.normalised[:, 0], [3.5, 1, 3.5, 2])
    np.testing.assert_array_equal(found.rank, [1.5, 4, 1.5, 3])


def test_goalposts_score_one_territory_alone_and_hold_what_lies_beyond():
    posts = [[0, 20], [10, 0]]
    found = composite(np.array([[5.0, 8.0]]), [1, -1], [0, 1], [1, 1], [1, 1], "goalposts", goalposts=posts)
    np.testing.assert_allclose(found.dimensions, [[25.75, 20.8]])
    beyond = composite(np.array([[99.0, 99.0]]), [1, -1], [0, 1], [1, 1], [1, 1], "goalposts", goalposts=posts)
    np.testing.assert_allclose(beyond.dimensions, [[100, 1]])


@pytest.mark.parametrize(
    ("missing", "score"),
    [
        ("available", (100 + 50.5 + 50.5) / 3),  # the weights of the two that are there
        ("median", (2 * 50.5 + 100 + 50.5 + 50.5) / 5),
        ("lowest", (2 * 1 + 100 + 50.5 + 50.5) / 5),
        ("highest", (2 * 100 + 100 + 50.5 + 50.5) / 5),
    ],
)
def test_each_choice_about_missing_data_gives_the_score_worked_out_by_hand(missing, score):
    values = np.array([[np.nan, 4, 2, 2], [1, 1, 1, 1], [2, 2, 3, 3], [3, 3, 2, 2]])
    found = composite(values, [1, 1, 1, 1], [0, 0, 0, 0], [2, 1, 1, 1], [1], missing=missing)
    assert found.score[0] == pytest.approx(score)
    assert not np.isnan(found.score).any()


def test_the_median_of_an_even_number_of_territories_lies_between_the_middle_two():
    found = plain([[np.nan, 1], [1, 1], [2, 1], [4, 1], [11, 1]], missing="median")
    assert found.dimensions[0, 0] == pytest.approx(1 + 99 * (3 - 1) / 10)


def test_a_dropped_territory_has_no_score_and_does_not_set_the_scale_for_others():
    found = plain([[np.nan, 100], [1, 1], [2, 2], [3, 3]], missing="drop")
    np.testing.assert_allclose(found.score, [np.nan, 1, 50.5, 100])
    np.testing.assert_array_equal(found.rank, [np.nan, 3, 2, 1])


def test_a_missing_dimension_leaves_the_score_to_the_others():
    found = plain([[np.nan, 2], [1, 1], [2, 3]])
    np.testing.assert_allclose(found.dimensions[0], [np.nan, 50.5])
    assert found.score[0] == pytest.approx(50.5)


def test_an_indicator_that_nobody_has_changes_nothing():
    full = plain([[1, np.nan], [2, np.nan], [4, np.nan]], missing="median")
    np.testing.assert_allclose(full.score, [1, 34, 100])


# Extremes


@pytest.mark.parametrize(("missing", "stands_in"), [("median", 50.5), ("lowest", 1), ("highest", 100)])
def test_between_goalposts_what_nobody_has_gets_the_middle_or_an_end(missing, stands_in):
    posts = [(0, 10), (5, 1)]
    found = composite(
        np.array([[2.0, np.nan], [6.0, np.nan]]), [1, -1], [0, 1], [1, 1], [1, 1], "goalposts", missing=missing,
        goalposts=posts,
    )  # fmt: skip
    np.testing.assert_allclose(found.normalised, [[20.8, stands_in], [60.4, stands_in]])


def test_between_goalposts_a_hole_that_somebody_else_fills_gets_the_median_of_those():
    found = composite(
        np.array([[2.0], [6.0], [np.nan]]), [1], [0], [1], [1], "goalposts", missing="median", goalposts=[(0, 10)]
    )
    np.testing.assert_allclose(found.normalised[2], 1 + 99 * 0.4)


@pytest.mark.parametrize(("normalise", "middle"), [("minmax", 50.5), ("zscore", 50), ("rank", 2)])
def test_an_indicator_in_which_all_are_equal_gives_the_middle_of_the_scale(normalise, middle):
    np.testing.assert_allclose(plain([[0.1, 1], [0.1, 2], [0.1, 3]], normalise).dimensions[:, 0], middle)


def test_without_any_compensation_the_weakest_dimension_is_the_score():
    found = composite(TABLE, *FIXED, exponents=(1.0, -np.inf))
    np.testing.assert_allclose(found.score, found.dimensions.min(axis=1), rtol=1e-12)


def test_importances_that_are_all_zero_count_as_equal():
    equal, none = (composite(TABLE, *FIXED[:2], np.full(12, w), np.full(4, w)) for w in (1.0, 0.0))
    np.testing.assert_allclose(none.score, equal.score)


def test_only_proportions_of_importances_count():
    tenfold = composite(TABLE, *FIXED[:2], 10 * np.array(FIXED[2]), 10 * np.array(FIXED[3]), exponents=(0.0, -1.0))
    np.testing.assert_allclose(tenfold.score, composite(TABLE, *FIXED, exponents=(0.0, -1.0)).score, rtol=1e-12)


def test_a_dimension_that_weighs_nothing_does_not_count_even_as_the_weakest():
    weights = np.array([1.0, 1.0, 1.0, 0.0])
    found = composite(TABLE, *FIXED[:3], weights, exponents=(1.0, -np.inf))
    np.testing.assert_allclose(found.score, found.dimensions[:, :3].min(axis=1), rtol=1e-12)


# Draws


def test_many_draws_at_once_equal_one_composite_after_another():
    rng = np.random.default_rng(1)
    values = TABLE * rng.lognormal(0, 0.2, (9, *TABLE.shape))
    values[3, 2, 5] = np.nan
    by_indicator, by_dimension = rng.gamma(2, size=(9, 12)), rng.gamma(2, size=(9, 4))
    names = np.array(["minmax", "zscore", "rank"] * 3, dtype=object)
    within, across = np.array([1.0, 0, -1] * 3), np.array([1, 0.5, 0, -0.5, -1, -4, -np.inf, 1, 2])
    drawn = composite(values, *FIXED[:2], by_indicator, by_dimension, names, (within, across))
    for d in range(9):
        one = composite(
            values[d], *FIXED[:2], by_indicator[d], by_dimension[d], names[d], (float(within[d]), float(across[d]))
        )
        for name in ("normalised", "dimensions", "score", "rank"):
            np.testing.assert_allclose(getattr(drawn, name)[d], getattr(one, name), rtol=1e-12)


@pytest.mark.parametrize("given", ["weights", "normalise", "exponents"])
def test_one_table_takes_draws_of_any_choice(given):
    weights = np.array([FIXED[3], [1, 0, 0, 0]]) if given == "weights" else FIXED[3]
    how = ["minmax", "rank"] if given == "normalise" else "minmax"
    exponents = (1.0, np.array([1.0, -9.0])) if given == "exponents" else (1.0, 1.0)
    found = composite(TABLE, *FIXED[:3], weights, how, exponents)
    assert found.score.shape == found.rank.shape == (2, 12)
    np.testing.assert_allclose(found.score[0], composite(TABLE, *FIXED).score)
    assert abs(found.score[1] - found.score[0]).min() > 0


# What it refuses


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"values": TABLE[0]}, r"values has shape \(12,\): must be \(territory, indicator\)"),
        ({"values": np.where(TABLE > 89, np.inf, TABLE)}, "values = inf: must be numbers, or NaN where missing"),
        ({"direction": [1, 0] * 6}, r"direction = \[1, 0, .*: must be \+1"),
        ({"direction": [1]}, r"direction has shape \(1,\): must be one number for each of 12 indicators"),
        ({"dimension": [4] * 12}, r"dimension = \[4, .*: must be whole numbers from 0 to 3"),
        ({"dimension": [0.5] * 12}, r"dimension = \[0.5, .*: must be whole numbers"),
        ({"indicator_weights": [-1.0] * 12}, "indicator_weights = -1: must be finite and 0 or more"),
        ({"indicator_weights": [1.0] * 3}, r"indicator_weights has shape \(3,\): must be one number for each of 12"),
        ({"dimension_weights": [np.nan] * 4}, "dimension_weights = nan: must be finite and 0 or more"),
        ({"normalise": "sigmoid"}, "normalise = 'sigmoid' is not one of minmax, zscore, rank, goalposts"),
        ({"normalise": "goalposts"}, "normalise = 'goalposts' needs goalposts"),
        ({"goalposts": [[1, 1]] * 12}, "goalposts: must be .*the worst and the best value"),
        ({"missing": "zero"}, "missing = 'zero' is not one of available, drop, median, lowest, highest"),
        ({"exponents": (np.nan, 1.0)}, "exponents = \\[nan\\]: must be numbers, inf or -inf"),
    ],
)
def test_a_wrong_argument_is_named_with_its_rule(change, message):
    names = ("values", "direction", "dimension", "indicator_weights", "dimension_weights")
    with pytest.raises(ValueError, match=message):
        composite(**{**dict(zip(names, (TABLE, *FIXED), strict=True)), **change})


def test_z_scores_far_below_the_mean_are_an_error_under_the_geometric_mean_and_say_what_to_do():
    values = np.ones((40, 1))
    values[0] = -99.0
    arguments = (values, [1], [0], [1], [1], "zscore")
    assert composite(*arguments).score[0] < 0
    with pytest.raises(ValueError, match=r"value = -11.66 with exponent = 0: .*Choose exponent 1, min-max or rank"):
        composite(*arguments, (0.0, 1.0))
    assert composite(*arguments, (0.0, 1.0), least=1.0).score[0] == pytest.approx(1)
