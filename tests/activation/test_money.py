"""The bar of the money: what was paid for, and beside its title the split that was asked for."""

from dataclasses import replace

import numpy as np
import pytest

from labkit.activation.lab import lab
from labkit.activation.params import USES
from labkit.activation.told import hundredths, where_money_goes
from labkit.activation.view import ActivationView

from .bench import FEW, every_setting


@pytest.fixture(scope="module")
def view():
    return ActivationView("light")


@every_setting
def test_the_bar_is_what_was_paid_for_and_the_words_beside_its_title_are_what_was_asked_for(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    parts, spent = view.shown.bars["money"], result.spent[:, :20].sum(axis=(0, 1))
    assert [part["label"] for part in parts] == [*USES, "not spent"]
    if result.params.budget:
        assert [part["share"] for part in parts] == pytest.approx(spent / spent.sum())
        assert sum(part["share"] for part in parts) == pytest.approx(1)
    else:
        assert not any(part["share"] for part in parts)
    assert bool(view.shown.notes["money"]) == (result.params.budget == 0)
    weights = np.array([getattr(result.params, name) for name in USES.values()])
    if weights.any():
        asked = [f"{np.floor(share + 0.5):.0f}" for share in 100 * weights / weights.sum()]
        assert view.shown.subs["money"] == f"split {' : '.join(asked)}"
    else:
        assert view.shown.subs["money"] == "all weights are 0"
        assert parts[-1]["share"] == pytest.approx(1)


def test_proportions_alone_count_in_the_split(view, future):
    split = []
    for knobs in (
        {"measures": 20.0, "brokerage": 40.0, "outside": 40.0},
        {"measures": 50.0, "brokerage": 100.0, "outside": 100.0},
    ):
        view.show(future(**knobs))
        split.append((view.shown.subs["money"], [part["share"] for part in view.shown.bars["money"]]))
    assert split[0][0] == split[1][0] == "split 20 : 40 : 40"
    assert split[0][1] == pytest.approx(split[1][1])


def test_where_money_buys_all_that_was_asked_for_the_bar_is_the_split(view, future):
    view.show(future(budget=1.0))
    assert [part["share"] for part in view.shown.bars["money"]] == pytest.approx([1 / 3] * 3 + [0], abs=0.005)
    view.show(future(**FEW))
    assert view.shown.bars["money"][-1]["share"] > 0.5


def test_the_bench_tells_the_split_beside_all_three_uses():
    assert lab.split == tuple(USES.values()) == ("measures", "brokerage", "outside")


def test_money_of_the_last_year_buys_nothing_that_is_shown_and_is_not_told(future):
    """Whatever it went to, the bar and the sentence stay; in the year before it changes both."""
    result = future()
    for year, told in ((20, False), (19, True)):
        spent = result.spent.copy()
        spent[:, year] = [0, 0, 0, 1000]
        other = replace(result, spent=spent)
        assert (where_money_goes(other)[3] > 0.5) == told
        assert ("of the money" in other.sentence()) == told


def test_a_half_of_a_per_cent_goes_up_in_the_split_as_it_does_beside_the_knobs(view, future):
    """The knobs say 13 % and 88 %, in the browser; parts that are rounded need not add up to 100."""
    view.show(future(measures=10, brokerage=70, outside=0, runs=3))
    assert view.shown.subs["money"] == "split 13 : 88 : 0"
    for total in range(1, 301, 7):
        for weight in range(0, min(total, 100) + 1):
            assert hundredths(weight / total) == (200 * weight + total) // (2 * total), (weight, total)


def test_the_bar_is_rounded_as_the_split_is(view, future):
    result = future(runs=3)
    spent = np.zeros_like(result.spent)
    spent[..., 0], spent[..., 1] = 1, 7
    view.show(replace(result, spent=spent))
    assert [part["text"] for part in view.shown.bars["money"]] == ["13\u202f%", "88\u202f%", "0\u202f%", "0\u202f%"]
