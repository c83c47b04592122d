"""Where the sentence of the districts lab says one thing or another: a single future on either side."""

from dataclasses import replace

import numpy as np
import pytest

from labkit.core.words import plain
from labkit.districts.params import DistrictsParams
from labkit.districts.told import has_cause

from .bench import SHOCK, future


def ending(result, *kinds, without=()):
    """The same 40 futures, of which the last ones end as these kinds, and all others as Marshallian."""
    after, control = (np.zeros(result.runs, int) for _ in range(2))
    after[result.runs - len(kinds) :] = kinds
    control[result.runs - len(without) :] = without
    return replace(result, kind_after=after, kind_after_without=control)


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ((), "It ends Marshallian in 40 of 40 futures; four"),
        ((2,), "It ends Marshallian in 39 of 40 futures, satellite in 1; four"),
        ((4, 4, 2), "It ends Marshallian in 37 of 40 futures, as an amalgam in 2; four"),
        ((1,) * 21, "It ends hub and spoke in 21 of 40 futures, Marshallian in 19; four"),
    ],
)
def test_the_second_kind_is_told_from_one_future_on(kinds, said):
    assert ending(future(), *kinds).sentence().startswith(said)


def test_without_the_cause_as_many_are_told_as_end_so_then_even_none():
    shock = future(**SHOCK)
    assert "in 38 of 40 futures (37 without the cause)" in ending(shock, 1, 1, without=(1, 2, 3)).sentence()
    hubs = (1,) * 30
    assert "hub and spoke in 30 of 40 futures (0 without the cause)" in ending(shock, *hubs).sentence()


def test_one_future_more_or_less_on_a_is_told():
    a = future()
    assert "(+1 on run A)" in plain(ending(a, 1).marked(ending(a, 1, 1)))
    assert "(\u22121 on run A)" in plain(ending(a, 1, 1).marked(ending(a, 1)))
    assert "(as in run A)" in plain(ending(a, 1, 2).marked(ending(a, 3, 4)))


@pytest.mark.parametrize("event", ["ICT shock", "anchor fails", "hub arrives"])
def test_an_event_is_a_cause_even_if_no_number_changes(event):
    assert has_cause(DistrictsParams(event=event))
