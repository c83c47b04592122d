"""The bar of the money: what was bought, and beside its title the split that was asked for."""

import numpy as np
import pytest

from labkit.activation.params import USES
from labkit.activation.view import ActivationView

from .bench import FEW, every_setting


@pytest.fixture(scope="module")
def view():
    return ActivationView("light")


@every_setting
def test_the_bar_is_what_was_bought_and_the_words_beside_its_title_are_what_was_asked_for(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    parts, spent = view.shown.bars["money"], result.spent.sum(axis=(0, 1))
    assert [part["label"] for part in parts] == [*USES, "not spent"]
    if result.params.budget:
        assert [part["share"] for part in parts] == pytest.approx(spent / spent.sum())
        assert sum(part["share"] for part in parts) == pytest.approx(1)
    else:
        assert not any(part["share"] for part in parts)
    assert bool(view.shown.notes["money"]) == (result.params.budget == 0)
    weights = np.array([getattr(result.params, name) for name in USES.values()])
    if weights.any():
        asked = [f"{share:.0f}" for share in 100 * weights / weights.sum()]
        assert view.shown.subs["money"] == f"split {' : '.join(asked)}"
    else:
        assert view.shown.subs["money"] == "no importance, no split"
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
