"""Sections of the districts lab: tables say what the source, the typology and the futures say, whatever is chosen."""

import csv
import json
import re
from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest

from labkit.core.words import percent
from labkit.districts.dispersion import ACTIVITIES
from labkit.districts.indicators import KINDS
from labkit.districts.params import TYPES, DistrictsParams
from labkit.districts.sections import SECTIONS
from labkit.districts.sections.which_type import codes
from labkit.districts.typology import TABLE, belongs, deciding, distances, profile_of, table
from labkit.ui.sections import Cell

from .bench import FAILURE, SHOCK, every_setting, future, numbers

NAMES = ["table", "profile", "dispersion", "moves"]


def section(name, result=None, **chosen):
    """What a section shows on a bench."""
    bench = SimpleNamespace(params=DistrictsParams(), seed=2, result=result or future())
    return next(one for one in SECTIONS if one.name == name).content(bench, chosen)


def texts(row):
    return tuple(cell.text if isinstance(cell, Cell) else cell for cell in row)


def test_the_sections_have_short_titles():
    assert [one.name for one in SECTIONS] == NAMES
    assert [one.title for one in SECTIONS] == [
        "Table 1",
        "Which type is it?",
        "Dispersion by activity",
        "From type to type",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_option_of_every_menu_gives_whole_tables_of_plain_words(name):
    for menu, choose in section(name).choose.items():
        for key in choose.options:
            content = section(name, **{menu: key})
            assert content.choose[menu].chosen == key
            told = json.dumps([asdict(table) for table in content.tables], allow_nan=False)
            assert not re.search(r"\bnan\b|\{\w*\}", told + content.note)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_menu_does_not_offer_falls_back_to_what_it_shows_first(name):
    usual = section(name)
    assert usual.tables
    assert section(name, **dict.fromkeys(usual.choose, "nonsense")) == usual


def test_table_1_shows_every_row_and_type_with_the_label_of_the_source_beside_our_code():
    with TABLE.open(newline="", encoding="utf-8") as file:
        cells = {(cell["number"], cell["type"]): cell for cell in csv.DictReader(file)}
    content = section("table")
    rows = {texts(row)[0]: texts(row)[1:] for row in content.tables[0].rows}
    assert len(rows) == 19
    assert len(cells) == 19 * len(TYPES)
    for name, told in rows.items():
        number, _, feature = name.partition(" ")
        for kind, text in zip(TYPES, told, strict=True):
            cell = cells[number, kind]
            assert cell["feature"] == feature
            label, _, rest = text.rpartition(" · ")
            assert label == cell["label"]
            assert ("†" in rest) == (cell["mixed"] == "yes")
            if cell["scale"] == "ordinal":
                assert float(rest.split(" ")[0]) == float(cell["code"])
                assert numbers(rest)[-1] == float(cell["high"])
            else:
                assert rest == "no order"


def test_footnotes_of_the_table_are_explained():
    told = " ".join(" ".join(texts(row)) for row in section("table").tables[0].rows)
    note = section("table").note
    assert told.count("(ITA)") == 4
    assert told.count("†") == 10
    for mark in ("(ITA)", "†", "(1)", "Patient capital"):
        assert mark in note


def test_the_ground_of_a_cell_follows_its_code():
    for row in section("table").tables[0].rows[1:]:
        feature = table()[texts(row)[0].partition(" ")[2]]
        shades = [cell.shade for cell in row[1:]]
        order = np.argsort([feature.codes[kind] for kind in TYPES], kind="stable")
        assert (np.diff(np.array(shades)[order]) >= 0).all()
        assert min(shades) >= 0


@pytest.mark.parametrize("kind", TYPES)
def test_a_profile_begun_with_a_type_belongs_to_it_and_has_its_words(kind):
    members, _, profile = section("profile", begin=kind).tables
    found = {texts(row)[0]: float(texts(row)[1]) for row in members.rows}
    assert max(found, key=found.get) == kind
    assert found[kind] >= 0.9
    for row in profile.rows:
        name, code, words = texts(row)
        feature = table()[name.partition(" ")[2]]
        assert float(code) == feature.codes[kind]
        assert feature.labels[kind] in words.split(" | ")


def test_a_feature_chosen_changes_the_profile_and_the_typology_is_asked():
    chosen = {"row_2": "1", "row_3": "0.5", "row_17": "unknown"}
    profile = {**profile_of("Marshallian"), "economies of scale": 1.0, "local firms' level of activity": 0.5}
    del profile["local trade associations"]
    members, decide, whole = section("profile", **chosen).tables
    for row in members.rows:
        kind, share, far = texts(row)
        assert float(share) == pytest.approx(belongs(profile)[kind], abs=0.0051)
        assert float(far) == pytest.approx(distances(profile)[kind], abs=0.0051)
        assert row[1].bar[1] == pytest.approx(belongs(profile)[kind])
    added = deciding(profile)
    most = [texts(row)[0] for row in decide.rows]
    assert most == [*list(added)[:5], list(added)[-1]]
    for row in decide.rows:
        assert numbers(texts(row)[1])[0] == pytest.approx(added[texts(row)[0]], abs=0.00051)
    assert whole.caption == "The profile: 18 of 19 features known"
    assert texts(whole.rows[16]) == ("17 local trade associations", "–", "not known")


def test_from_any_code_one_reaches_the_words_of_the_table():
    menus = section("profile").choose
    for name, feature in table().items():
        options = menus[f"row_{feature.number}"].options
        for code in codes(feature):
            shown = section("profile", **{f"row_{feature.number}": f"{code:g}"}).tables[2].rows[feature.number - 1]
            assert texts(shown)[2].split(" | ") == list(feature.words(code))
            assert options[f"{code:g}"].startswith(f"{code:g}: {feature.words(code)[0][:10]}")
        assert set(feature.codes.values()) <= set(codes(feature)), name


def test_with_nothing_known_it_says_so_and_one_feature_is_enough():
    empty = section("profile", begin="nothing")
    assert empty.tables == ()
    assert "Nothing is known yet" in empty.note
    one = section("profile", begin="nothing", row_1="2")
    assert one.tables[2].caption == "The profile: 1 of 19 features known"
    assert texts(one.tables[0].rows[2])[0] == "satellite"
    assert one.tables[0].rows[2][1].strong


@pytest.mark.parametrize("knobs", [{}, SHOCK, FAILURE], ids=str)
def test_dispersion_tells_each_activity_in_the_last_year(knobs):
    result = future(**knobs)
    for at, row in enumerate(section("dispersion", result).tables[0].rows):
        told, away = texts(row), result.away[:, -1, at]
        assert told[0] == ACTIVITIES[at]
        assert told[3] == percent(np.median(away))
        assert told[4] == "–".join(percent(limit) for limit in np.quantile(away, (0.05, 0.95)))
        assert row[3].bar == pytest.approx(np.quantile(away, (0.05, 0.5, 0.95)))
        if np.median(away) >= 0.01:
            assert float(told[5]) == pytest.approx(np.median(result.concentrated_away[:, at]), abs=0.0051)
        else:
            assert told[5] == "–"
    assert [texts(row)[1:3] for row in section("dispersion").tables[0].rows] == [
        ("little", "much"), ("little", "little"), ("much", "much"), ("much", "little"),
    ]  # fmt: skip


@every_setting
def test_all_moves_are_counted_with_the_cause_and_without_and_the_four_arrows_are_named(knobs):
    result = future(**knobs)
    both = ((result.kind_before, result.kind_after), (result.kind_before_without, result.kind_after_without))
    for shown, (before, after) in zip(section("moves", result).tables, both, strict=True):
        for start, row in enumerate(shown.rows):
            assert texts(row)[0] == KINDS[start]
            for end, text in enumerate(texts(row)[1:]):
                assert numbers(text)[0] == ((before == start) & (after == end)).sum()
    named = {
        int(numbers(text)[1]): (start, end)
        for start, row in enumerate(section("moves", result).tables[0].rows)
        for end, text in enumerate(texts(row)[1:])
        if "arrow" in text
    }
    assert named == {1: (0, 1), 2: (1, 0), 3: (2, 0), 4: (2, 1)}
