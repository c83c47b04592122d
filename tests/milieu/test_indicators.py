"""The indicators of one small territory worked out by hand, and what is missing."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.milieu import indicators
from labkit.milieu.contract import ITEMS, SHEETS
from labkit.milieu.counting import added_up, counted, prepared, table
from labkit.milieu.indicators import DIMENSIONS, INDICATORS, Assumptions
from labkit.milieu.tables import milieux, sheet

from .territories import NO_YEAR, OPERATORS, SURVEY, TERRITORY, TIES, by_hand, panel

# At work in 2000: o1 to o5; o6 closed in 1999. The window is 1996 to 2000.
BY_HAND = {
    "operators_per_1000_smes": 5 / 2000 * 1000,
    "operators_per_100_km2": 5 / 400 * 100,
    "certified_per_1000_smes": (10 + 0.75 * 8 + 0.5 * 4) / 2000 * 1000,
    "kinds": 3,
    "effective_kinds": np.exp(-(0.6 * np.log(0.6) + 0.4 * np.log(0.2))),
    "common_kinds": 1 / (0.6**2 + 2 * 0.2**2),
    "births": 2 / 21,  # o2 and o4; years in the window: o1 5, o2 3, o4 4, o5 5, o6 4; o3 has no date
    "deaths": 1 / 21,  # o6
    "exporter_growth": 0.10,  # 100 to 121 in two years
    "tie_formation": 2 / 5 / 5,  # o1–o2 and o5–Lyon; o3–o4 has no date, o6 is closed
    "judged_dynamics": ((4 + 2) / 2 + 3) / 2,
    "coordination_reach": 3 / 5,  # o1 coordinates; o2 is one tie away, o3 two, o4 three, o5 has no way
    "duplication": 1 / 3,  # public and local: o1–o2 and o2–o3 are tied, o1–o3 are not
    "external_ties": 1 / 5,
    "shared_aims": (5 + 4) / 2,
    "judged_directionality": ((2 + 2) / 2 + (1 + 3) / 2) / 2,
}


def value(name, data, **assumed):
    return table(data, Assumptions(**assumed))[0, list(INDICATORS).index(name)]


def changed(rows, row, **columns):
    """Rows of operators with some columns of one of them replaced."""
    names = ("operator", "kind", "founded", "closed", "scope", "coordinator")
    return [tuple(columns.get(n, v) if r[0] == row else v for n, v in zip(names, r, strict=True)) for r in rows]


def without(column):
    """The operators with one column empty."""
    empty = NO_YEAR if column in ("founded", "closed") else ""
    rows = OPERATORS
    for row in OPERATORS:
        rows = changed(rows, row[0], **{column: empty})
    return rows


@pytest.mark.parametrize("name", INDICATORS)
def test_each_indicator_is_the_one_worked_out_by_hand(name):
    assert value(name, by_hand()) == pytest.approx(BY_HAND[name])


def test_every_indicator_has_a_worked_example():
    assert list(BY_HAND) == list(INDICATORS)


def test_every_indicator_names_a_known_dimension_and_columns_of_the_contract():
    for indicator in INDICATORS.values():
        assert indicator.dimension in DIMENSIONS
        assert indicator.source.startswith(("T part", "T parts", "assumed"))
        for sheet_name, column in (place.split(".") for place in indicator.needs):
            assert column in SHEETS[sheet_name].names


def test_every_item_of_the_survey_is_in_one_indicator_of_its_own_dimension():
    used = [item for items in indicators.ITEMS_OF.values() for item in items]
    assert sorted(used) == sorted(ITEMS)
    for name, items in indicators.ITEMS_OF.items():
        assert {ITEMS[item].dimension for item in items} == {INDICATORS[name].dimension}


@pytest.mark.parametrize(
    ("missing", "data"),
    [
        ({"operators_per_100_km2"}, by_hand(area_km2=[NO_YEAR] * 2)),
        ({"certified_per_1000_smes"}, by_hand(iso_9002=[NO_YEAR] * 2)),
        ({"exporter_growth"}, by_hand(exporters=[100, NO_YEAR])),
        ({"exporter_growth"}, by_hand(exporters=[0, 50])),
        ({"births", "deaths"}, by_hand(without("founded"))),
        ({"deaths"}, by_hand(without("closed"))),
        ({"duplication"}, by_hand(without("scope"))),
        ({"coordination_reach"}, by_hand(without("coordinator"))),
        ({"tie_formation"}, by_hand(ties=[(a, b, NO_YEAR) for a, b, _ in TIES])),
        ({"tie_formation", "coordination_reach", "duplication", "external_ties"}, by_hand(ties=())),
        ({"judged_dynamics", "shared_aims", "judged_directionality"}, by_hand(survey=())),
        ({"shared_aims"}, by_hand(survey=[row for row in SURVEY if row[1] != "shared_aims"])),
    ],
    ids=lambda x: "+".join(sorted(x)) if isinstance(x, set) else "",
)
def test_what_lacks_its_columns_is_missing_and_never_zero(missing, data):
    values = table(data)[0]
    assert {name for name, v in zip(INDICATORS, values, strict=True) if np.isnan(v)} == missing


def test_without_any_operator_only_figures_of_the_territory_and_judgements_are_left():
    known = ~np.isnan(table(by_hand((), ()))[0])
    assert {n for n, k in zip(INDICATORS, known, strict=True) if k} == {
        "certified_per_1000_smes", "exporter_growth", "judged_dynamics", "shared_aims", "judged_directionality"
    }  # fmt: skip


def test_a_territory_without_operators_beside_one_that_has_some_has_none_and_no_kinds():
    both = two_territories()
    by_name = dict(zip(INDICATORS, table(both)[1], strict=True))
    assert by_name["operators_per_1000_smes"] == by_name["kinds"] == by_name["common_kinds"] == 0
    assert np.isnan([by_name["births"], by_name["coordination_reach"], by_name["external_ties"]]).all()
    np.testing.assert_allclose(table(both)[0], list(BY_HAND.values()))


def two_territories(**ties):
    """The territory worked out by hand, and B, which has one year of figures and nothing else."""
    one = by_hand(**ties)
    figures = {**{name: [*values, values[1]] for name, values in TERRITORY.items()}, "area_km2": [400, 400, 300]}
    both = sheet("territories", {"territory": ["A", "A", "B"], **figures})
    return milieux("both", {**one.sheets, "territories": both})


def test_a_tie_to_another_territory_leads_beyond_both():
    one = two_territories()
    names = {name: values.tolist() for name, values in one.operators.columns.items()}
    added = {"operator": "p1", "territory": "B", "kind": "training", "founded": 1999, "scope": "local"}
    operators = sheet("operators", {n: [*v, added.get(n, NO_YEAR if n == "closed" else "")] for n, v in names.items()})
    ties = sheet("ties", {"a": ["p1"], "b": ["o1"], "since": [2000]})
    data = milieux("tied", {**one.sheets, "operators": operators, "ties": ties})
    at = list(INDICATORS).index("external_ties")
    np.testing.assert_allclose(table(data)[:, at], [1 / 5, 1])
    np.testing.assert_allclose(table(data)[:, list(INDICATORS).index("tie_formation")], [1 / 5 / 5, 1 / 5])


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("coordination_reach", by_hand(ties=[*TIES, ("o3", "o1", 2000)]), 4 / 5),  # o4 is now two away
        ("coordination_reach", by_hand(changed(OPERATORS, "o5", coordinator="yes")), 4 / 5),
        ("coordination_reach", by_hand(changed(OPERATORS, "o1", coordinator="no")), 0),
        ("duplication", by_hand(ties=[*TIES, ("o3", "o1", 2000)]), 0),
        ("duplication", by_hand(changed(OPERATORS, "o2", scope="national")), 1),
        ("duplication", by_hand([row for row in OPERATORS if row[0] not in ("o1", "o2")], ties=TIES[2:4]), 0),
        ("external_ties", by_hand(ties=[*TIES, ("o5", "outside:Lyon fair", 1999)]), 1 / 5),  # the same partner
        ("external_ties", by_hand(ties=[*TIES, ("o5", "outside:Milan", 1999)]), 2 / 5),
        ("external_ties", by_hand(ties=[*TIES, ("o5", "outside:Milan", 2003)]), 1 / 5),  # after the last year
        ("tie_formation", by_hand(ties=[*TIES, ("o2", "o1", 1980)]), 1 / 5 / 5),  # the pair is old
        ("tie_formation", by_hand(ties=[("o2", "o1", 1980), *TIES]), 1 / 5 / 5),
        ("tie_formation", by_hand(ties=[("o2", "o1", NO_YEAR), *TIES]), 1 / 5 / 5),  # perhaps old
        ("tie_formation", by_hand(ties=[*TIES, ("o4", "o5", 1995)]), 2 / 5 / 5),  # the year before the window
        ("tie_formation", by_hand(ties=[*TIES, ("o4", "o5", 1996)]), 3 / 5 / 5),
        ("duplication", by_hand(changed(changed(OPERATORS, "o1", scope=""), "o3", scope="")), 0),  # unknown, not alike
        ("births", by_hand([*OPERATORS, ("o7", "training", 2001, NO_YEAR, "local", "no")]), 2 / 21),
        ("kinds", by_hand([*OPERATORS, ("o7", "infrastructure", 2001, NO_YEAR, "local", "no")]), 3),
        ("kinds", by_hand([*OPERATORS, ("o7", "infrastructure", 2000, NO_YEAR, "local", "no")]), 4),
    ],
)
def test_a_change_of_the_rows_moves_an_indicator_to_the_value_worked_out_by_hand(name, data, expected):
    assert value(name, data) == pytest.approx(expected)


def test_the_assumed_weights_and_window_are_arguments():
    assert value("certified_per_1000_smes", by_hand(), iso=(1.0, 1.0, 1.0)) == pytest.approx(11)
    assert value("births", by_hand(), window=2) == pytest.approx(0)  # 1999 and 2000: nobody began
    assert value("deaths", by_hand(), window=2) == pytest.approx(1 / 9)  # o1, o2, o4, o5 two years each, o6 one


# Many draws at once


def from_times(counts, operators, judges):
    """Indicators where operators come in two blocks."""
    return counted(counts, added_up(counts, [operators[:4], operators[4:]]), judges)


def test_an_operator_drawn_twice_counts_twice_and_one_not_drawn_is_gone():
    counts = prepared(by_hand())
    times = np.array([[2.0, 1], [1, 0], [1, 0], [1, 1], [1, 1], [1, 1]])
    found = dict(zip(INDICATORS, from_times(counts, times, np.ones((2, 1)))[:, 0], strict=True))
    np.testing.assert_allclose(found["operators_per_1000_smes"], [3, 1.5])
    np.testing.assert_allclose(found["common_kinds"], [1 / ((4 / 6) ** 2 + 2 / 36), 3])
    np.testing.assert_allclose(found["coordination_reach"], [4 / 6, 1 / 3])
    np.testing.assert_allclose(found["duplication"], [(2 * 1 + 0 + 1) / 8, 1 / 2])
    np.testing.assert_allclose(found["births"], [2 / 26, 1 / 18])


def test_a_rater_not_drawn_is_not_heard():
    counts = prepared(by_hand())
    found = dict(zip(INDICATORS, from_times(counts, np.ones((6, 1)), np.array([[2.0, 0], [0, 2]]))[:, 0], strict=True))
    np.testing.assert_allclose(found["shared_aims"], [5, 4])
    np.testing.assert_allclose(found["judged_dynamics"], [3.5, 2])  # R2 said nothing on work habits


def test_draws_of_a_panel_equal_one_count_after_another():
    data, rng = panel(), np.random.default_rng(3)
    counts = prepared(data)
    sizes = (len(data.operators), len(counts.judge_home))
    operators, judges = (rng.integers(0, 3, (size, 5)).astype(float) for size in sizes)
    together = from_times(counts, operators, judges)
    for d in range(5):
        np.testing.assert_allclose(
            together[..., [d]], from_times(counts, operators[:, [d]], judges[:, [d]]), rtol=1e-12
        )


def test_thinned_counts_equal_those_of_a_sheet_without_the_operators_that_were_not_drawn():
    data, rng = panel(), np.random.default_rng(4)
    kept = rng.random(len(data.operators)) < 0.7
    thinned = milieux("thinned", {**data.sheets, "operators": data.operators.where(kept), "ties": sheet("ties", {})})
    counts = prepared(data)
    found = from_times(counts, kept[:, None].astype(float), np.ones((len(counts.judge_home), 1)))[..., 0].T
    of_operators = [list(INDICATORS).index(n) for n in list(INDICATORS)[:9]]
    np.testing.assert_allclose(found[:, of_operators], table(thinned)[:, of_operators])


def test_operators_in_any_order_give_the_same_table():
    turned = by_hand(OPERATORS[::-1], TIES[::-1], SURVEY[::-1])
    np.testing.assert_allclose(table(turned), table(by_hand()))
