"""Table 1 as data: complete, in the table's own words, and read by a distance that can be worked out by hand."""

from __future__ import annotations

import math

import pytest

from labkit.districts.params import TYPES
from labkit.districts.typology import WIDTH, ProfileError, belongs, deciding, distances, profile_of, table


def test_the_table_has_19_features_of_four_types_in_order():
    rows = list(table().values())
    assert [row.number for row in rows] == list(range(1, 20))
    for row in rows:
        assert tuple(row.codes) == tuple(row.labels) == TYPES
        assert all(row.low <= code <= row.high for code in row.codes.values())
        assert all(row.labels.values())
        assert row.ordered == (row.name != "market structure")


def test_the_italian_variant_is_marked_where_the_table_marks_it():
    marked = [row.number for row in table().values() if "(ITA)" in row.labels["Marshallian"]]
    assert marked == [6, 10, 17, 18]
    assert not any("(ITA)" in row.labels[kind] for row in table().values() for kind in TYPES[1:])


def test_equal_labels_have_equal_codes():
    for row in table().values():
        for one in TYPES:
            for other in TYPES:
                if row.labels[one] == row.labels[other]:
                    assert row.codes[one] == row.codes[other], (row.name, one, other)


def test_any_code_leads_to_the_tables_own_words():
    trade = table()["intra-district trade"]
    assert trade.words(2) == ("Highly developed",)
    assert trade.words(0.9) == ("Between large enterprise and suppliers", "High between institution and suppliers")
    assert table()["economies of scale"].words(1) == ("High",)
    for row in table().values():
        for code in (row.low, (row.low + row.high) / 2, row.high):
            assert set(row.words(code)) <= set(row.labels.values())


@pytest.mark.parametrize("kind", TYPES)
def test_a_profile_that_equals_a_type_belongs_to_it(kind):
    found = belongs(profile_of(kind))
    assert max(found, key=found.get) == kind
    assert found[kind] >= 0.9
    assert sum(found.values()) == pytest.approx(1)
    assert distances(profile_of(kind))[kind] == 0


def test_distance_and_membership_are_those_worked_out_by_hand():
    # trade 1 of 0 to 2: half a range from Marshallian and satellite, 0 from the others; scale 1: 1 from Marshallian
    profile = {"intra-district trade": 1, "economies of scale": 1}
    assert list(distances(profile).values()) == [0.75, 0, 0.25, 0]
    weights = [math.exp(-far / WIDTH) for far in (0.75, 0, 0.25, 0)]
    assert list(belongs(profile).values()) == pytest.approx([weight / sum(weights) for weight in weights])


def test_market_structure_has_no_order():
    assert list(distances({"market structure": 3}).values()) == [1, 1, 1, 0]


def test_the_features_that_decide_come_first_and_those_against_it_last():
    profile = profile_of("satellite") | {"patient capital": 2}
    added = deciding(profile)
    assert list(added)[-1] == "patient capital"
    assert added["patient capital"] < 0 < next(iter(added.values()))
    assert list(added.values()) == sorted(added.values(), reverse=True)


def test_half_marshallian_half_satellite_is_an_amalgam():
    names = list(table())
    mixed = {name: profile_of(("Marshallian", "satellite")[at % 2])[name] for at, name in enumerate(names)}
    assert max(belongs(mixed).values()) < 0.8


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        ({}, "a profile gives at least one feature a code"),
        (
            {"climate": 1},
            "climate = 1: there is no such feature; the features are market structure, economies of scale",
        ),
        ({"patient capital": 3}, r"patient capital = 3 is outside 0 to 2 \(code: row 16 of Table 1\)"),
        ({"patient capital": float("nan")}, "patient capital = nan is outside 0 to 2"),
    ],
)
def test_a_profile_that_cannot_be_is_refused_in_words(profile, message):
    with pytest.raises(ProfileError, match=message):
        belongs(profile)
