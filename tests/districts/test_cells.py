"""What stands in the cells of Table 1, in the profile editor and among the moves, and what a feature decides."""

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.districts.indicators import KINDS
from labkit.districts.params import TYPES
from labkit.districts.sections import SECTIONS
from labkit.districts.sections.which_type import codes
from labkit.districts.typology import belongs, deciding, distances, profile_of, table

from .bench import numbers

FEATURES = list(table().values())
FROM_ONE = ("personnel exchanges", "workers' commitment")
GROWN = {"economies of scale": 1.0, "patient capital": 2.0, "local trade associations": 3.0}


def section(name, result=None, **chosen):
    bench = SimpleNamespace(result=result)
    return next(one for one in SECTIONS if one.name == name).content(bench, chosen)


def test_the_ground_of_a_cell_goes_from_none_at_the_lowest_code_to_one_shade_at_the_highest():
    for feature, row in zip(FEATURES, section("table").tables[0].rows, strict=True):
        if not feature.ordered:
            assert not any(hasattr(cell, "shade") for cell in row[1:])
            continue
        span = feature.high - feature.low
        for kind, cell in zip(TYPES, row[1:], strict=True):
            assert cell.shade == pytest.approx(0.6 * (feature.codes[kind] - feature.low) / span)


def test_rows_whose_codes_begin_at_1_say_from_where_to_where():
    assert [feature.name for feature in FEATURES if feature.low] == list(FROM_ONE)
    for feature, row in zip(FEATURES, section("table").tables[0].rows, strict=True):
        for cell in row[1:] if feature.ordered else ():
            told = numbers(cell.text.rpartition(" · ")[2])
            assert told[1:] == ([1, 2] if feature.low else [feature.high])


def test_codes_to_choose_are_half_a_place_apart_and_whole_where_there_is_no_order():
    for feature in FEATURES:
        step = 0.5 if feature.ordered else 1
        assert codes(feature) == [
            feature.low + step * at for at in range(round((feature.high - feature.low) / step) + 1)
        ]
        menu = section("profile").choose[f"row_{feature.number}"]
        assert list(menu.options) == ["begun", "unknown", *(f"{code:g}" for code in codes(feature))]


def test_what_is_not_known_does_not_count_in_the_distance():
    members = section("profile", begin="satellite", row_5="unknown", row_19="unknown").tables[0]
    profile = profile_of("satellite")
    del profile["key investments"], profile["long-term growth outlook"]
    assert [float(row[2]) for row in members.rows] == pytest.approx(list(distances(profile).values()), abs=0.0051)


@pytest.mark.parametrize("code", [1.0, 1.5, 2.0])
def test_a_distance_is_a_share_of_the_range_of_the_row_wherever_that_begins(code):
    for name in FROM_ONE:
        far = distances({name: code})
        assert list(far.values()) == pytest.approx([abs(code - its) for its in table()[name].codes.values()])


@pytest.mark.parametrize("profile", [GROWN, *map(profile_of, TYPES)], ids=["grown", *TYPES])
def test_a_feature_adds_what_the_type_that_is_nearest_with_it_loses_without_it(profile):
    whole = belongs(profile)
    nearest = max(whole, key=whole.get)
    for name, added in deciding(profile).items():
        others = {other: code for other, code in profile.items() if other != name}
        assert added == pytest.approx(whole[nearest] - belongs(others)[nearest], abs=1e-12), name


def test_without_one_feature_the_grown_district_would_be_of_another_type():
    """So that the test above can tell the type that is nearest with a feature from the one nearest without it."""
    nearest = [
        max(found, key=found.get)
        for found in (
            belongs(GROWN),
            *(belongs({n: c for n, c in GROWN.items() if n != name}) for name in GROWN),
        )
    ]
    assert len(set(nearest)) > 1


@pytest.mark.parametrize("runs", [40, 200, 2000])
def test_every_number_of_futures_is_told_as_it_is(runs):
    for hits in range(0, runs + 1, max(runs // 60, 1)):
        moves = np.zeros((len(KINDS), len(KINDS)))
        moves[0, 4] = moves[3, 3] = hits / runs
        content = section("moves", SimpleNamespace(moves=moves, moves_without=0 * moves, runs=runs))
        caused, alone = (
            np.array([[numbers(cell.text)[0] for cell in row[1:]] for row in t.rows]) for t in content.tables
        )
        assert (caused[0, 4], caused[3, 3], caused.sum()) == (hits, hits, 2 * hits)
        assert not alone.any()
