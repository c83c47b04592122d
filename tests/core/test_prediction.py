"""Predictions: checked when made, compared with the futures by plain counting."""

import json
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest

from labkit.core.knobs import Params, number
from labkit.core.prediction import Prediction
from labkit.core.result import Result, array


class Season(Params):
    rain: float = number(0.5, 0, 1, unit="share", meaning="how wet the year is", label="Rain")


@dataclass(frozen=True, eq=False)
class Harvest(Result):
    grain: np.ndarray = array("run", "period", unit="tonnes", meaning="grain brought in")
    fields: np.ndarray = array("run", "period", "field", unit="share", meaning="what grows where")
    failed: np.ndarray = array("run", unit="0 or 1", meaning="1 where nothing grew")


def harvest(_params=None, seed=0, runs=21):
    """Grain 0, 1, …, 20 in the last of three years: median 10, 5 % at 1, 95 % at 19."""
    ramp = np.arange(runs, dtype=float)
    return Harvest(
        Season(), seed, np.stack([0 * ramp, 5 + 0 * ramp, ramp], axis=1), np.zeros((runs, 3, 2)), np.zeros(runs)
    )


@dataclass(frozen=True, eq=False)
class Sale(Result):
    price: np.ndarray = array(unit="EUR", meaning="what a tonne fetched")


@dataclass(frozen=True, eq=False)
class Losses(Result):
    lost: np.ndarray = array("run", "period", unit="share", meaning="what was lost")


SHARES = SimpleNamespace(Params=Season, simulate=lambda params, seed, runs: Losses(params, seed, np.zeros((runs, 3))))
LAB = SimpleNamespace(Params=Season, simulate=harvest)


def guess(value, at="end"):
    return Prediction.of(LAB, "grain", value, at)


def test_the_end_is_the_last_year_and_a_year_is_itself():
    assert guess(12).period == 2
    assert guess(12, at=0).period == 0
    assert guess(12, at=2) == guess(12)


def test_a_guess_keeps_output_value_and_unit():
    made = guess(12)
    assert (made.output, made.value, made.unit) == ("grain", 12.0, "tonnes")
    assert hash(made) == hash(guess(12.0))


def test_numbers_of_numpy_are_numbers_too():
    made = guess(np.int64(12), at=np.int64(1))
    assert json.loads(json.dumps(vars(made))) == {
        "output": "grain",
        "value": 12.0,
        "period": 1,
        "unit": "tonnes",
        "drawn": "futures",
        "at_period": "in year {n}",
        "data": "",
    }


@pytest.mark.parametrize("output", ["corn", "fields", ""])
def test_only_one_number_a_future_or_a_year_can_be_predicted(output):
    with pytest.raises(ValueError, match=rf"^output = '{output}' cannot be predicted; choose one of grain, failed$"):
        Prediction.of(LAB, output, 3)


@pytest.mark.parametrize("at", [-1, 3, 1.0, True, "1", None])
def test_a_year_outside_the_run_is_refused(at):
    with pytest.raises(ValueError, match=rf'^at = {at!r} is not "end" or a year from 0 to 2$'):
        guess(3, at=at)


@pytest.mark.parametrize("value", ["ten", None, True, float("nan"), float("-inf"), [3]])
def test_a_value_that_is_no_number_is_told_unit_and_meaning(value):
    with pytest.raises(ValueError, match=r"^value = .* is not a number \(tonnes: grain brought in\)$"):
        guess(value)


@pytest.mark.parametrize(
    ("value", "end"),
    [(30, "mean 0.30?"), (100.0, "mean 1.00?"), (12.5, "mean 0.125?"), (101, "to 1."), (-0.1, "to 1.")],
)
def test_a_share_in_percent_is_refused_and_the_share_is_offered(value, end):
    with pytest.raises(ValueError, match=r" \(share: what was lost\); shares run from 0 to 1") as caught:
        Prediction.of(SHARES, "lost", value)
    assert str(caught.value).startswith(f"value = {value:g} (")
    assert str(caught.value).endswith(end)


@pytest.mark.parametrize("value", [0, 0.3, 1])
def test_a_share_from_0_to_1_is_taken(value):
    assert Prediction.of(SHARES, "lost", value).value == value


def test_what_has_no_years_is_told_without_a_year():
    made = Prediction.of(LAB, "failed", 1)
    assert (made.period, str(made)) == (None, "You say 1 for failed.")
    assert made.actual(harvest()) == (0.0, 0.0, 0.0)
    assert made.compare(harvest()).startswith("You said 1 for failed; the median is 0: 1 too high.")


@pytest.mark.parametrize("at", [0, 2, None])
def test_a_year_is_refused_where_there_are_none(at):
    with pytest.raises(ValueError, match=rf"^at = {at!r}: failed is told once, not by year"):
        Prediction.of(LAB, "failed", 1, at)


def test_a_lab_that_puts_out_nothing_by_future_or_year_says_so():
    lab = SimpleNamespace(Params=Season, simulate=lambda params, seed, runs: Sale(params, seed, np.zeros(())))
    with pytest.raises(ValueError, match=r"^output = 'price': nothing can be predicted in this lab; it puts out"):
        Prediction.of(lab, "price", 3)


def test_what_came_is_the_median_with_nine_futures_in_ten():
    assert guess(3).actual(harvest()) == (10.0, 1.0, 19.0)
    assert guess(3, at=1).actual(harvest()) == (5.0, 5.0, 5.0)


@pytest.mark.parametrize(
    ("value", "end"),
    [(0.9, "; your guess lies below it."), (1.0, ", so hardly any guess is outside it."), (-400, " lies below it."),
     (19, ", so hardly any guess is outside it."), (19.1, "; your guess lies above it."), (1e6, " lies above it.")],
)  # fmt: skip
def test_a_guess_lies_below_or_above_the_band_or_inside_one_that_is_too_wide_to_miss(value, end):
    assert guess(value).compare(harvest()).endswith(end)


def test_inside_a_narrow_band_the_guess_is_praised_for_it():
    narrow = harvest()
    narrow.grain[:, 2] = np.linspace(90, 110, 21)
    assert guess(95).compare(narrow) == (
        "You said 95 for grain in year 2; the median is 100: 5 too low. "
        "The band of nine futures in ten runs from 91 to 109; your guess lies inside it."
    )


def test_the_comparison_states_all_its_numbers():
    assert guess(12.5).compare(harvest()) == (
        "You said 12.5 for grain in year 2; the median is 10: 2.5 too high. "
        "The band of nine futures in ten runs from 1 to 19, so hardly any guess is outside it."
    )


def test_a_lab_that_calls_its_runs_by_another_name_hears_that_name():
    lab = SimpleNamespace(**vars(LAB), words={"runs": "draws"})
    made = Prediction.of(lab, "grain", ..., 2)
    assert made.compare(harvest()).endswith(" The band of nine draws in ten runs from 1 to 19.")


def test_a_lab_without_years_says_when_in_its_own_words():
    lab = SimpleNamespace(**vars(LAB), words={"at_period": "at market {n}"})
    made = Prediction.of(lab, "grain", 12.5, 1)
    assert str(made) == "You say 12.5 for grain at market 1."
    assert "The median for grain at market 2 is 10." in Prediction.of(lab, "grain", ...).compare(harvest())


def test_a_lab_that_calls_a_year_by_another_name_hears_that_name():
    lab = SimpleNamespace(**vars(LAB), words={"period": "market"})
    with pytest.raises(ValueError, match=r'^at = 3 is not "end" or a market from 0 to 2$'):
        Prediction.of(lab, "grain", 1, 3)
    with pytest.raises(ValueError, match=r"failed is told once, not by market; leave `at` out$"):
        Prediction.of(lab, "failed", 1, 2)


def test_a_guess_that_meets_the_median_is_told_so():
    assert "the median is 10: you met it. " in guess(10).compare(harvest())


def test_three_dots_are_no_guess_yet():
    none = guess(...)
    assert none.value is None
    assert not none
    assert guess(0)
    assert str(none) == "No guess yet: put a number in place of the three dots and run the cell again."
    assert str(guess(12.5)) == "You say 12.5 for grain in year 2."
    assert none.compare(harvest()) == (
        "You made no guess. The median for grain in year 2 is 10. The band of nine futures in ten runs from 1 to 19."
    )


@pytest.mark.parametrize("value", [-0.1, 4])
def test_a_guess_that_a_yes_or_no_cannot_have_is_refused(value):
    with pytest.raises(ValueError, match=r"is not from 0 to 1 \(0 or 1: 1 where nothing grew\)"):
        Prediction.of(LAB, "failed", value)
