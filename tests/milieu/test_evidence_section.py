"""The section on evidence: the working in words, the rows of the files, places in the source, agreement of raters."""

from __future__ import annotations

import pytest

from labkit.milieu.indicators import INDICATORS
from labkit.milieu.shipped import places
from labkit.milieu.tables import milieux, sheet

from .bench import bench_of, section, texts, whole
from .territories import NO_YEAR, SURVEY, by_hand

WORKED = {
    "operators_per_1000_smes": "5 operators at work / 2,000 SMEs × 1,000 = 2.50",
    "operators_per_100_km2": "5 operators at work / 400 km² × 100 = 1.25",
    "certified_per_1000_smes": "(10 × 1 + 8 × 0.75 + 4 × 0.5) / 2,000 SMEs × 1,000 = 9",
    "kinds": "5 operators at work, of 3 kinds: public body 3, service provider 1, training 1",
    "births": "2 founded from 1996 to 2000 / 21 years at work in that time = 0.0952",
    "deaths": "1 closed from 1996 to 2000 / 21 years at work in that time = 0.0476",
    "exporter_growth": "(121 in 2000 / 100 in 1998)^(1 / 2) − 1 = +10.0\u202f%",
    "tie_formation": "2 ties begun from 1996 to 2000 / 5 operators at work / 5 years = 0.0800",
    "judged_dynamics": "mean of interaction 3, work habits 3 = 3",
    "coordination_reach": "3 of 5 operators at work = 60\u202f%",
    "duplication": "1 of 3 pairs of one kind and scope have no tie = 33\u202f%",
    "external_ties": "1 ties beyond the territory / 5 operators at work = 0.200",
}


@pytest.mark.parametrize("name", WORKED)
def test_the_working_is_told_in_words(name):
    content = section(bench_of(by_hand()), "evidence", figure=name)
    assert dict(map(texts, content.tables[0].rows))["Here"] == WORKED[name]


def without_doubles(scopes):
    operators = {"operator": ["a", "b", "c"], "territory": ["A"] * 3, "kind": ["training", "training", "public body"]}
    return milieux("none double", {
        "territories": sheet("territories", {"territory": ["A"], "year": [2000], "smes": [100]}),
        "operators": sheet("operators", {**operators, "scope": scopes}),
        "ties": sheet("ties", {"a": ["a"], "b": ["b"]}),
    })  # fmt: skip


@pytest.mark.parametrize(("scopes", "made", "worked"), [
    (["local", "national", ""], "2 operators looked at, no two of one kind and scope", "of 2 at work"),
    (["local", "", ""], "1 operator looked at, and no other of its kind and scope", "of 1 at work"),
])  # fmt: skip
def test_where_nothing_is_double_it_is_told_how_many_were_looked_at(scopes, made, worked):
    bench = bench_of(without_doubles(scopes))
    row = next(r for r in section(bench, "evidence").tables[0].rows if texts(r)[0].startswith("Duplication"))
    assert texts(row)[2] == "0\u202f%"
    assert texts(row)[5] == made
    told = dict(map(texts, section(bench, "evidence", figure="duplication").tables[0].rows))["Here"]
    assert told.startswith("no two operators of one kind and scope")
    assert worked in told


def test_the_formulas_of_kinds_say_what_a_hill_number_is():
    rows = {texts(row)[0]: texts(row)[6] for row in section(bench_of(by_hand()), "evidence").tables[0].rows}
    assert rows["Kinds of operator"] == "number of kinds of operator at work"
    assert rows["Effective kinds"].startswith("how many equally common kinds would be as diverse")


def test_the_overview_has_all_figures_and_says_what_is_lacking():
    overview = section(bench_of("montpellier_2002"), "evidence").tables[0]
    assert len(overview.rows) == len(INDICATORS)
    told = {texts(row)[0]: texts(row) for row in overview.rows}
    assert told["Operators per 100 km²"][2:6] == ("not known", "50.5, put in", "–", "nothing: area_km2 is empty here")
    assert told["Shared aims, judged"][5] == "nothing: the sheet survey has no rows"
    assert told["Kinds of operator"][2:6] == ("5 kinds", "57.6", "1 of 1", "27 operators")


def test_the_overview_follows_the_knobs():
    text = " ".join(whole(section(bench_of("stylised", iso_9002=0.6, window=2), "evidence")))
    assert "(ISO 9001 + 0.6 × 9002 + 0.5 × 9003 firms)" in text
    assert "from 2001 to 2002" in " ".join(whole(section(bench_of("stylised", window=2), "evidence", figure="births")))


def test_a_row_names_its_file_and_the_row_in_it():
    content = section(bench_of(by_hand()), "evidence", figure="kinds")
    counted, left_out = content.tables[1:]
    assert texts(counted.rows[0])[:3] == ("operators.csv 2", "o1", "public body")
    assert [texts(row)[:2] for row in left_out.rows] == [("operators.csv 7", "o6")]
    assert left_out.rows[0][-1] == "closed by 2000"


def test_at_most_200_rows_are_shown_and_the_number_left_off_is_said():
    rows = [(f"o{n}", "training", 1990, NO_YEAR if n % 3 else 1999, "local", "no") for n in range(900)]
    content = section(bench_of(by_hand(tuple(rows), ties=())), "evidence", figure="kinds")
    assert [len(table.rows) for table in content.tables[1:]] == [150, 50]
    assert content.tables[1].caption.endswith("(the first 150 of 600; 450 more are not shown)")
    assert content.tables[2].caption.endswith("(the first 50 of 300; 250 more are not shown)")


def test_each_row_of_montpellier_has_its_place_in_t():
    bench = bench_of("montpellier_2002")
    kinds, ties = (section(bench, "evidence", figure=name).tables[1] for name in ("kinds", "external_ties"))
    assert kinds.head[-1] == ties.head[-1] == "Place in T"
    assert all(texts(row)[-1].startswith("T ") for table in (kinds, ties) for row in table.rows)
    club = next(texts(row) for row in kinds.rows if "Exporters' Club" in texts(row)[1])
    assert club[-1] == "T part 1, on private associations (said of every French region)"
    assert club[1] == "Exporters' Club, regional delegation"
    assert sum(place.sheet == "operators" and not place.column for place in places()) == len(kinds.rows)


def test_other_data_have_no_place_in_t():
    assert section(bench_of("stylised"), "evidence", figure="kinds").tables[1].head[-1] == "How"


@pytest.mark.parametrize(("survey", "verdict"), [
    (SURVEY, "below 0.667: too little to conclude from"),
    ([row for row in SURVEY if row[0] == "R1"], "one rater: cannot be told"),
    ((), "nobody rated it"),
])  # fmt: skip
def test_the_agreement_of_raters_is_told_with_what_it_allows(survey, verdict):
    table = section(bench_of(by_hand(survey=survey)), "evidence").tables[1]
    assert texts(table.rows[1])[-1] == verdict
