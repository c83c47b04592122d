"""Knobs: one declaration gives validation, its words and the slider."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import Kind, KnobError, Params, choice, flag, number


class Bakery(Params):
    heat: float = number(0.5, 0, 1, unit="share", meaning="how hot the oven is", label="Heat", source="B, p. 3")
    loaves: int = number(4, 1, 9, unit="loaves", meaning="how many at once", label="Loaves", first_panel=True)
    grain: str = choice("rye", ("rye", "wheat"), meaning="what is milled", label="Grain")
    salted: bool = flag(True, meaning="whether salt goes in", label="Salt")


@pytest.mark.parametrize(
    ("knobs", "message"),
    [
        ({"heat": 1.4}, "heat = 1.4 is outside 0 to 1 (share: how hot the oven is)"),
        ({"heat": float("nan")}, "heat = nan is not a number (share: how hot the oven is)"),
        ({"heat": float("inf")}, "heat = inf is not a number (share: how hot the oven is)"),
        ({"heat": True}, "heat = True is not a number from 0 to 1 (share: how hot the oven is)"),
        ({"heat": "0.5"}, "heat = '0.5' is not a number from 0 to 1 (share: how hot the oven is)"),
        ({"loaves": False}, "loaves = False is not a number from 1 to 9 (loaves: how many at once)"),
        ({"heat": "hot"}, "heat = 'hot' is not a number from 0 to 1 (share: how hot the oven is)"),
        ({"loaves": 2.5}, "loaves = 2.5 is not a whole number from 1 to 9 (loaves: how many at once)"),
        ({"grain": "oats"}, "grain = 'oats' is not one of rye, wheat (kind: what is milled)"),
        ({"salted": "perhaps"}, "salted = 'perhaps' is not yes or no (yes or no: whether salt goes in)"),
        ({"yeast": 1}, "yeast = 1: there is no such knob; the knobs are heat, loaves, grain, salted"),
    ],
)
def test_a_value_that_a_knob_cannot_take_is_told_with_rule_unit_and_meaning(knobs, message):
    with pytest.raises(KnobError) as caught:
        Bakery(**knobs)
    assert str(caught.value) == message
    assert caught.value.knob in knobs


def test_the_ends_of_a_range_are_legal():
    assert Bakery(heat=0).heat == 0
    assert Bakery(heat=1).heat == 1


def test_numbers_of_numpy_are_numbers_too():
    made = Bakery(heat=np.float64(0.25), loaves=np.int64(3))
    assert (made.heat, made.loaves) == (0.25, 3)
    assert Bakery(heat=np.float32(0.25), loaves=3.0) == made


def test_params_are_equal_by_value_hashable_and_frozen():
    assert Bakery(heat=0.3) == Bakery(heat=0.3) != Bakery(heat=0.4)
    assert len({Bakery(), Bakery(), Bakery(heat=0.3)}) == 2
    with pytest.raises(Exception, match="frozen"):
        Bakery().heat = 0.2


def test_replace_moves_some_knobs_and_checks_them_like_new_ones():
    assert Bakery(heat=0.3).replace(loaves=2) == Bakery(heat=0.3, loaves=2)
    with pytest.raises(KnobError, match="loaves = 12 is outside 1 to 9"):
        Bakery().replace(loaves=12)


def test_changed_names_only_what_is_not_at_its_default():
    assert Bakery().changed() == {}
    assert Bakery(grain="wheat", heat=0.5).changed() == {"grain": "wheat"}


def test_a_knob_tells_kind_range_step_and_source():
    knobs = Bakery.knobs()
    assert list(knobs) == ["heat", "loaves", "grain", "salted"]
    assert [knob.kind for knob in knobs.values()] == [Kind.NUMBER, Kind.NUMBER, Kind.CHOICE, Kind.FLAG]
    assert knobs["heat"].step == 0.01
    assert (knobs["loaves"].step, knobs["loaves"].whole, knobs["loaves"].first_panel) == (1, True, True)
    assert (knobs["heat"].assumed, knobs["grain"].assumed) == (False, True)


def test_a_field_that_is_not_declared_as_a_knob_is_refused_when_the_class_is_made():
    with pytest.raises(TypeError, match="sugar: declare a knob with number"):

        class Sweet(Params):
            sugar: float = 0.2


class Fleet(Params):
    lorries: int = number(12, 1, 249, unit="lorries", meaning="how many there are", label="Lorries", log=True)
    tyres: float = number(2.0, 0.5, 8, step=0.1, unit="EUR", meaning="what a tyre costs", label="Tyres", log=True)
    drivers: float = number(3.0, 0, 6, unit="persons", meaning="how many drive", label="Drivers")


def test_a_log_knob_stands_where_equal_ways_are_equal_ratios():
    tyres = Fleet.knobs()["tyres"]
    assert [tyres.place(value) for value in (0.5, 1, 2, 4, 8)] == pytest.approx([0, 0.25, 0.5, 0.75, 1])
    assert [tyres.at(place) for place in (0, 0.25, 0.5, 0.75, 1)] == pytest.approx([0.5, 1, 2, 4, 8])


def test_any_other_knob_stands_where_equal_ways_are_equal_differences():
    drivers = Fleet.knobs()["drivers"]
    assert [drivers.place(value) for value in (0, 1.5, 6)] == [0, 0.25, 1]
    assert [drivers.at(place) for place in (0, 0.25, 1)] == [0, 1.5, 6]


@pytest.mark.parametrize("name", Fleet.knobs())
def test_a_number_comes_back_from_its_place_and_no_sooner_rounded(name):
    knob = Fleet.knobs()[name]
    values = np.linspace(knob.low, knob.high, 41)
    assert [knob.at(knob.place(value)) for value in values] == pytest.approx(values.tolist())
    assert knob.at(0.123) != pytest.approx(round(knob.at(0.123), 1), abs=1e-4)


def test_only_a_knob_that_says_so_is_log_and_it_checks_its_values_as_any_other():
    assert [knob.log for knob in Fleet.knobs().values()] == [True, True, False]
    assert Fleet(lorries=249).lorries == 249
    with pytest.raises(KnobError, match="lorries = 0 is outside 1 to 249"):
        Fleet(lorries=0)


@pytest.mark.parametrize("low", [0, -1])
def test_a_log_knob_that_could_be_0_is_refused_when_the_class_is_made(low):
    with pytest.raises(TypeError, match=f"carts: a log slider needs a low end above 0, not {low}"):

        class Yard(Params):
            carts: float = number(2, low, 8, unit="carts", meaning="how many stand there", label="Carts", log=True)


def test_a_side_of_the_box_has_all_choices_all_whole_numbers_or_both_ends():
    sides = {name: knob.side for name, knob in Bakery.knobs().items()}
    assert sides == {"heat": (0, 1), "loaves": range(1, 10), "grain": ("rye", "wheat"), "salted": (False, True)}
