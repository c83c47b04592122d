"""The live sentence of the glocalization lab: short, and in agreement with the picture."""

import re

import numpy as np
import pytest

from labkit.core.knobs import Kind
from labkit.core.words import percent, plain
from labkit.glocalization.geography import SIZE_CLASSES
from labkit.glocalization.your_firm import LEAST_PRIVATE

from ..reading_figures import data, points, texts
from .conftest import END

KNOBS = [
    {},
    {"placement": "region"},
    {"placement": "capital", "digital": 0.9},
    {"capacity": 0.0},
    {"firm_size": 249, "reach": 30},
    {"firm_size": 1},
    {"peer_effect": 3.0, "digital": 1.0, "capacity": 6.0},
]
every_setting = pytest.mark.parametrize("knobs", KNOBS, ids=str)


def test_the_sentence_at_the_defaults_reads_as_a_sentence(future):
    assert re.fullmatch(
        r"With help next door, \d+\u202f% of firms export after 20 years, up from \d+\u202f%\. "
        r"Yours, 12\u00a0staff, sees \d+\u00a0km, usually finds help in \d places and does best glocal\.",
        future().sentence(),
    )


@every_setting
def test_the_shares_it_names_are_those_of_the_thin_line(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    line = data(view, "all_firms")["y"]
    assert f"{percent(line[END])} of firms export after 20 years, up from {percent(line[0])}" in result.sentence()
    assert f"all {percent(line[END])}" in texts(view, "class_ends")


def test_the_shares_it_names_are_medians_and_no_means(future):
    apart = 0
    for seed in range(12):
        result = future(runs=9, seed=seed)
        middle, mean = (
            percent(share) for share in (np.median(result.exporters[:, END]), result.exporters[:, END].mean())
        )
        assert f", {middle} of firms export" in result.sentence()
        apart += middle != mean
    assert apart >= 2  # so that this test can tell the two apart


@every_setting
def test_what_your_firm_is_and_sees_stands_on_the_map_as_well(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    staff, reach = re.search(r"Yours, (\d+)\u00a0staff, sees (\d+)\u00a0km", result.sentence()).groups()
    firm, sight = texts(view, "yours")
    assert (firm, sight.split(",")[0]) == (f"your firm, {staff} staff", f"sees {reach} km")


@every_setting
def test_the_places_with_help_that_it_counts_are_those_to_which_lines_lead_on_the_map(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    you = result.params.firm_place - 1
    usual = (result.private[:, END] >= LEAST_PRIVATE).mean(axis=0) >= 0.5
    towns = np.column_stack([result.town_x, result.town_y])
    offices = np.column_stack([result.office_x, result.office_y])[result.office_capacity > 0]
    there = {tuple(place) for place in [*offices, *towns[usual]]}
    seen = sum(np.hypot(x - result.firm_x[you], y - result.firm_y[you]) <= result.your_reach for x, y in there)
    said = {0: "finds no help", 1: "finds help in one place"}.get(seen, f"finds help in {seen} places")
    assert said in result.sentence()
    assert len(data(view, "seen")["x1"]) == seen


@every_setting
def test_the_strategy_it_names_is_the_corner_in_which_the_best_point_lies(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    ((x, y),) = points(view, "best")
    side = "corners_right" if x > 0.5 else "corners_left"
    nearest = min(zip(texts(view, side), points(view, side), strict=True), key=lambda named: abs(named[1][1] - y))
    said = result.sentence().rpartition("and does best ")[2]
    assert said.removeprefix("at home, with ") == f"{nearest[0].lower()}."


def test_all_four_strategies_can_be_said(lab, future):
    poor_world = {"market": 0.5, "cost_global": 0.55, "home_market": 0.08, "cost_local": 0.04, "capacity": 6.0}
    knobs = [{"firm_size": 1}, {}, {"firm_size": 249}, {**poor_world, "firm_size": 1, "reach": 30}]
    said = {future(**each).sentence().rpartition(" ")[2] for each in knobs}
    assert said == {"local.", "glocal.", "global.", "neighbours."}


@pytest.mark.parametrize(
    ("knobs", "said"),
    [
        ({}, "With help next door"),
        ({"placement": "region"}, "With help in the regional capital"),
        ({"placement": "capital"}, "With help in the national capital"),
        ({"placement": "region", "capacity": 0.0}, "Without public help"),
    ],
    ids=str,
)
def test_where_the_help_sits_is_said_first(future, knobs, said):
    assert future(**knobs).sentence().startswith(f"{said}, ")


@pytest.mark.parametrize("knobs", KNOBS[1:], ids=str)
def test_beside_a_it_tells_the_middling_difference_that_the_picture_shows(view, future, knobs):
    now, then = future(**knobs), future()
    view.show(now, then)
    said = plain(now.marked(then))
    points_apart = round(100 * float(np.median(now.exporters[:, END] - then.exporters[:, END])))
    shown = float(texts(view, "row_values")[0].replace("\u2212", "-"))
    assert abs(points_apart - shown) <= 0.5
    way = "above" if points_apart > 0 else "below"
    told = f"{abs(points_apart)} point{'s' * (abs(points_apart) > 1)} {way} A"
    assert (f", {told}." if points_apart else ", the same as A.") in said


def test_beside_itself_nothing_differs(future):
    assert ", the same as A." in plain(future().marked(future()))


def test_a_draft_says_about_and_a_full_run_does_not(future):
    draft = future(runs=60)
    assert re.search(r", about \d+\u202f% of firms", plain(draft.marked(draft=True)))
    assert "about" not in draft.sentence() + future().sentence()


def test_it_has_forty_words_at_most_wherever_the_knobs_stand(lab):
    rng = np.random.default_rng(8)
    first = lab.simulate(lab.Params(), seed=0, runs=6)
    for _ in range(40):
        values = {}
        for name, knob in lab.Params.knobs().items():
            if knob.kind is Kind.NUMBER:
                values[name] = rng.choice([knob.low, knob.high]).item()
                values[name] = int(values[name]) if knob.whole else values[name]
            else:
                values[name] = rng.choice(knob.choices).item()
        result = lab.simulate(lab.Params(**values), seed=0, runs=6)
        for against in (None, first):
            for draft in (False, True):
                # A number and its unit, joined by a blank that does not break, are one word to a reader.
                assert len(plain(result.marked(against, draft)).split(" ")) <= 40


def test_its_marks_are_roles_with_a_colour(view, future):
    roles = {role for knobs in KNOBS for role in re.findall(r"\{(\w+):", future(**knobs).marked())}
    assert roles == {"agent", "exporter"}
    assert roles <= set(view.colour)


def test_the_classes_it_leaves_out_are_in_the_picture(view, future):
    view.show(future())
    assert all(any(name in text for text in texts(view, "class_ends")) for name in SIZE_CLASSES)
