"""The knobs of the milieu lab: made for the territories of the data, and names that the kernel knows."""

from __future__ import annotations

import math

import pytest

from labkit.core.knobs import KnobError
from labkit.milieu.normalise import MISSING as WAYS
from labkit.milieu.normalise import NORMALISATIONS
from labkit.milieu.params import MISSING, NORMALISE, MilieuParams, exponent_of, params_for


def test_the_territory_in_focus_is_offered_by_name_and_the_first_one_is_the_default():
    Params = params_for(("Elm", "Fir", "Oak"))
    assert Params.knobs()["focus"].choices == ("Elm", "Fir", "Oak")
    assert Params().focus == "Elm"
    with pytest.raises(KnobError, match="Alder"):
        Params(focus="Alder")


def test_only_the_focus_and_the_scale_differ_between_data():
    few, many = params_for(("Elm",)).knobs(), params_for(("Elm", "Fir", "Oak")).knobs()
    assert list(few) == list(many) == list(MilieuParams.knobs())
    assert {name for name in few if few[name] != many[name]} == {"focus", "normalise"}


@pytest.mark.parametrize(
    ("territories", "scale"), [(1, "goalposts"), (2, "goalposts"), (3, "min–max"), (40, "min–max")]
)
def test_fewer_than_three_territories_are_put_between_goalposts(territories, scale):
    assert params_for([f"T{n}" for n in range(territories)])().normalise == scale


@pytest.mark.parametrize(
    ("compensation", "exponent"), [(1, 1), (0.5, 0), (1 / 3, -1), (0.25, -2), (0, -math.inf), (2 / 3, 0.5)]
)
def test_compensation_is_an_exponent_as_worked_out_by_hand(compensation, exponent):
    assert exponent_of(compensation) == pytest.approx(exponent)


def test_every_choice_is_one_that_the_composite_knows():
    assert set(NORMALISE.values()) == set(NORMALISATIONS)
    assert set(MISSING.values()) < set(WAYS)
    knobs = MilieuParams.knobs()
    assert (knobs["normalise"].choices, knobs["missing"].choices) == (tuple(NORMALISE), tuple(MISSING))
