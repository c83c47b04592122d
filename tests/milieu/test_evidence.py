"""Evidence: the rows that are listed give the number again, and say truly why others do not count."""

from __future__ import annotations

from collections import Counter
from math import exp, log

import numpy as np
import pytest

from labkit.milieu import template
from labkit.milieu.counting import DECIMALS, table
from labkit.milieu.evidence import Here, evidence
from labkit.milieu.evidence.lacking import lacking
from labkit.milieu.indicators import ASSUMED, INDICATORS, ITEMS_OF, Assumptions
from labkit.milieu.reading import read
from labkit.milieu.shipped import shipped
from labkit.milieu.tables import milieux, sheet

from .territories import NO_YEAR, OPERATORS, SURVEY, TIES, by_hand, operators_of, panel

OTHERWISE = Assumptions(iso=(1.0, 0.3, 0.2), window=2)
ROUNDED = {"rtol": 0, "atol": 10.0**-DECIMALS}


def crossed():
    """Two territories with ties between them, one of them to an operator that has closed, and a later last year."""
    here = operators_of(OPERATORS)
    there = operators_of(
        [("p1", "training", 1990, NO_YEAR, "local", "yes"), ("p2", "training", 1980, 1999, "", "")], "B"
    )
    both = {name: [*here[name].tolist(), *there[name].tolist()] for name in here.columns}
    ties = (
        *TIES,
        ("o1", "p1", 2000),
        ("p1", "o1", 1990),
        ("o4", "p2", 1999),
        ("p1", "o5", 2001),
        ("p1", "outside:x", 2003),
    )
    return milieux("crossed", {
        "territories": sheet("territories", {"territory": ["A", "B"], "year": [2000, 2002], "smes": [10, 20]}),
        "operators": sheet("operators", both),
        "ties": sheet("ties", dict(zip(("a", "b", "since"), zip(*ties, strict=True), strict=True))),
    })  # fmt: skip


def damaged(seed):
    """A panel with rows and cells taken away by chance."""
    rng, data = np.random.default_rng(seed), panel(territories=1 + seed % 4, seed=seed)
    sheets = {}
    for name, one in data.sheets.items():
        kept = rng.random(len(one)) < (1 if name in ("territories", "operators") else rng.choice([1, 0.6, 0.1, 0]))
        columns = {column: values[kept].copy() for column, values in one.columns.items()}
        for column in (
            "founded",
            "closed",
            "since",
            "exporters",
            "area_km2",
            "iso_9001",
            "smes",
            "scope",
            "coordinator",
        ):
            if column in columns:
                holes = rng.random(kept.sum()) < rng.choice([0, 0.3, 1])
                columns[column][holes] = "" if columns[column].dtype.kind == "U" else np.nan
        sheets[name] = sheet(name, columns, row=one.row[kept])
    return milieux(f"damaged {seed}", sheets)


def example():
    return read({name: text for name, text in template.files().items() if name.endswith(".csv")}, "template")


DATA = {
    "stylised": lambda: shipped("stylised"),
    "montpellier": lambda: shipped("montpellier_2002"),
    "template": example,
    "by hand": by_hand,
    "crossed": crossed,
    **{f"damaged {seed}": lambda seed=seed: damaged(seed) for seed in range(12)},
}


def again(found, data, assumed):
    """The indicator from the cells of the listed rows, in plain Python; what rows of ties add is taken as listed."""
    name = found.indicator.name
    listed = [(rows, data.sheets[rows.sheet]) for rows in found.counted]
    cells = {rows.sheet: one.where(rows.at) for rows, one in listed}
    operators = cells.get("operators")
    year = max(
        y for y, t in zip(data.territories["year"], data.territories["territory"], strict=True) if t == found.territory
    )
    if name in ITEMS_OF:
        by_item = {}
        for item, score in zip(cells["survey"]["item"].tolist(), cells["survey"]["score"].tolist(), strict=True):
            by_item.setdefault(item, []).append(score)
        return sum(sum(scores) / len(scores) for scores in by_item.values()) / len(by_item)
    if name in ("kinds", "effective_kinds", "common_kinds"):
        numbers = Counter(operators["kind"].tolist()).values()
        shares = [n / sum(numbers) for n in numbers]
        if not shares:
            return 0.0
        of_order = (len(shares), exp(-sum(p * log(p) for p in shares)), 1 / sum(p * p for p in shares))
        return of_order[("kinds", "effective_kinds", "common_kinds").index(name)]
    if name in ("births", "deaths"):
        window = [year - back for back in range(assumed.window)]
        dates = list(zip(operators["founded"].tolist(), operators["closed"].tolist(), strict=True))
        years = sum(began <= y and not ended < y for y in window for began, ended in dates)
        return sum(date[name == "deaths"] in window for date in dates) / years
    if name == "exporter_growth":
        (last, first) = [one.where(rows.at) for rows, one in listed]
        between = last["year"][0] - first["year"][0]
        return (last["exporters"][0] / first["exporters"][0]) ** (1 / between) - 1
    if name == "certified_per_1000_smes":
        firms = sum(w * one[rows.cells[0]][rows.at[0]] for w, (rows, one) in zip(assumed.iso, listed, strict=False))
        return 1000 * firms / cells["territories"]["smes"][0]
    figures = {"operators_per_1000_smes": ("smes", 1000), "operators_per_100_km2": ("area_km2", 100)}
    if name in figures:
        column, times = figures[name]
        return times * len(operators) / cells["territories"][column][0]
    if name == "duplication":
        return found.above / found.below if found.below else 0.0
    within = len(cells["ties"]) if "ties" in cells else found.above
    return within / len(operators) / (assumed.window if name == "tie_formation" else 1)


@pytest.mark.parametrize("assumed", [ASSUMED, OTHERWISE], ids=["usual", "otherwise"])
@pytest.mark.parametrize("which", DATA)
def test_the_listed_rows_give_every_indicator_again(which, assumed):
    data = DATA[which]()
    values, known = table(data, assumed), 0
    for at, territory in enumerate(data.names):
        here = Here(data, territory, assumed)
        for indicator, name in enumerate(INDICATORS):
            found = evidence(data, territory, name, assumed, here)
            np.testing.assert_allclose(found.value, values[at, indicator], **ROUNDED)
            assert (lacking(name, here) is None) == (found.value == found.value)
            if found.value == found.value:
                np.testing.assert_allclose(again(found, data, assumed), values[at, indicator], **ROUNDED)
                known += 1
    assert known > 0


@pytest.mark.parametrize("which", DATA)
def test_every_operator_and_tie_of_the_territory_is_listed_once_as_counted_or_not(which):
    data = DATA[which]()
    for territory in data.names:
        here = Here(data, territory, ASSUMED)
        ties = [
            at
            for at, ends in enumerate(zip(data.ties["a"], data.ties["b"], strict=True))
            if set(ends) & own(data, territory)
        ]
        for name in INDICATORS:
            found = evidence(data, territory, name, ASSUMED, here)
            for form, every in (("operators", here.operators.tolist()), ("ties", ties)):
                listed = [
                    at for rows in (*found.counted, *found.left_out) if rows.sheet == form for at in rows.at.tolist()
                ]
                assert sorted(listed) == every or not listed


def own(data, territory):
    return set(data.operators["operator"][data.operators["territory"] == territory].tolist())


def reasons(found, form):
    """Why each row counts or not, by its name."""
    told = {}
    for rows in (*found.counted, *found.left_out):
        if rows.sheet == form:
            told |= dict(zip(rows.at.tolist(), rows.why.tolist(), strict=True))
    return [told[at] for at in sorted(told)]


@pytest.mark.parametrize(("name", "form", "expected"), [
    ("kinds", "operators", ["at_work"] * 5 + ["closed"]),
    ("births", "operators", ["years", "born", "unfounded", "born", "years", "years"]),
    ("deaths", "operators", ["years", "years", "unfounded", "years", "years", "ended"]),
    ("tie_formation", "ties", ["new", "old", "undated", "new", "tie_idle"]),
    ("external_ties", "ties", ["within", "within", "within", "beyond", "tie_idle"]),
    ("coordination_reach", "operators", ["coordinator", "reached", "reached", "unreached", "unreached", "closed"]),
    ("duplication", "operators", ["like", "like", "like", "alone", "alone", "idle"]),
])  # fmt: skip
def test_each_row_of_the_territory_worked_by_hand_says_why_it_counts_or_not(name, form, expected):
    assert reasons(evidence(by_hand(), "A", name), form) == expected


def test_a_later_founding_and_a_later_tie_do_not_count():
    later = by_hand((*OPERATORS, ("o7", "training", 2001, NO_YEAR, "local", "no")), (*TIES, ("o1", "o5", 2001)))
    assert reasons(evidence(later, "A", "kinds"), "operators")[-1] == "later"
    assert reasons(evidence(later, "A", "external_ties"), "ties")[-1] == "tie_future"


def test_a_pair_with_two_ties_counts_once_and_its_second_row_says_so():
    twice = by_hand(ties=(("o1", "o2", 1999), ("o2", "o1", 2000), ("o5", "outside:x", 1999), ("o5", "outside:x", 2000)))
    assert reasons(evidence(twice, "A", "tie_formation"), "ties") == ["new", "again", "new", "again"]
    assert reasons(evidence(twice, "A", "external_ties"), "ties") == ["within", "again", "beyond", "again"]


def test_the_way_to_the_coordinator_is_told_by_name():
    reach = evidence(by_hand(), "A", "coordination_reach").counted[0]
    assert reach.told["by"].tolist() == ["", "o1", "o2, o1", "", ""]


def lacks(name, **parts):
    return lacking(name, Here(by_hand(**parts), "A", ASSUMED))


NO_DATES = tuple((*row[:2], NO_YEAR, NO_YEAR, *row[4:]) for row in OPERATORS)
OLD = (("o1", "training", 1980, 1990, "local", "yes"),)


@pytest.mark.parametrize(("name", "parts", "expected"), [
    ("kinds", {"operators": (), "ties": ()}, ("no_rows", "operators")),
    ("births", {"operators": (), "ties": ()}, ("no_operators", "operators")),
    ("births", {"operators": NO_DATES}, ("no_date", "founded")),
    ("births", {"operators": OLD, "ties": ()}, ("none_in_window", "founded")),
    ("deaths", {"operators": OPERATORS[:5], "ties": ()}, ("nobody_closed", "closed")),
    ("operators_per_100_km2", {"area_km2": [NO_YEAR] * 2}, ("no_figure", "area_km2")),
    ("certified_per_1000_smes", {"iso_9002": [NO_YEAR] * 2}, ("no_figure", "iso_9002")),
    ("exporter_growth", {"exporters": [NO_YEAR] * 2}, ("no_figure", "exporters")),
    ("exporter_growth", {"exporters": [NO_YEAR, 5]}, ("one_year", "exporters")),
    ("exporter_growth", {"exporters": [0, 5]}, ("from_zero", "exporters")),
    ("external_ties", {"ties": ()}, ("no_rows", "ties")),
    ("tie_formation", {"ties": (("o1", "o2", NO_YEAR),)}, ("no_date", "since")),
    ("external_ties", {"operators": OLD, "ties": (("o1", "outside:x", 1985),)}, ("none_at_work", "operators")),
    ("coordination_reach", {"operators": tuple((*row[:5], "") for row in OPERATORS)}, ("no_word", "coordinator")),
    ("duplication", {"operators": tuple((*row[:4], "", row[5]) for row in OPERATORS)}, ("no_word", "scope")),
    ("shared_aims", {"survey": ()}, ("no_rows", "survey")),
    ("shared_aims", {"survey": SURVEY[:2]}, ("nobody_rated", "survey")),
    ("kinds", {}, None),
])  # fmt: skip
def test_what_is_lacking_is_named(name, parts, expected):
    assert lacks(name, **parts) == expected


def test_an_unknown_territory_is_refused():
    with pytest.raises(ValueError, match="territory = 'Z' is not in the data"):
        Here(by_hand(), "Z", ASSUMED)
