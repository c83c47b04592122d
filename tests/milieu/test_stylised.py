"""The ten invented territories: made again they are the same, and the two pairs teach what they are there for."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from labkit.milieu.agreement import agreement
from labkit.milieu.catalogue import ITEMS, OPERATOR_KINDS
from labkit.milieu.choices import Choices
from labkit.milieu.contract import OUTSIDE, SHEETS
from labkit.milieu.counting import table
from labkit.milieu.indicators import DIMENSIONS, INDICATORS
from labkit.milieu.recipes import RECIPES
from labkit.milieu.shipped import FOLDER, shipped
from labkit.milieu.stylised import write

SOURCE = (FOLDER / "stylised" / "SOURCE.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def stylised():
    return shipped("stylised")


@pytest.fixture(scope="module")
def values(stylised):
    return table(stylised)


def scored(values, name, of, across=1.0):
    return getattr(Choices(exponents=(1.0, across)).score(values), of)[[r.name for r in RECIPES].index(name)]


def test_the_files_are_made_again_byte_for_byte(tmp_path):
    write(tmp_path)
    for sheet in SHEETS:
        assert (tmp_path / f"{sheet}.csv").read_bytes() == (FOLDER / "stylised" / f"{sheet}.csv").read_bytes()


def test_the_source_says_that_all_is_invented_and_counts_the_rows(stylised):
    rows = {name: len(sheet) for name, sheet in stylised.sheets.items()}
    assert SOURCE.startswith("# Ten stylised territories: invented")
    assert len(stylised.names) == 10
    assert f"There are {rows['territories']} rows of territories (1998 and 2002)" in SOURCE
    assert f" {rows['operators']} operators" in SOURCE
    assert f"{rows['ties']} ties and {rows['survey']} ratings" in SOURCE


def test_at_least_three_raters_judge_every_item_in_every_territory(stylised):
    survey = stylised.survey
    times = Counter(zip(survey["territory"].tolist(), survey["item"].tolist(), strict=True))
    assert set(times) == {(name, item) for name in stylised.names for item in ITEMS}
    assert {name for name, _ in times if times[name, "interaction"] == 3} == {"Oak"}
    assert set(times.values()) == {3, 4}


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_each_territory_gets_the_operators_that_its_recipe_asks_for(stylised, recipe):
    operators = stylised.operators.where(stylised.operators["territory"] == recipe.name)
    assert tuple(int((operators["kind"] == kind).sum()) for kind in OPERATOR_KINDS) == recipe.kinds
    assert int((operators["founded"] >= 1998).sum()) == recipe.young
    assert int((operators["closed"] >= 1998).sum()) == recipe.closing
    ties = [(a, b) for a, b in zip(stylised.ties["a"], stylised.ties["b"], strict=True) if a in operators["operator"]]
    assert sum(b.startswith(OUTSIDE) for _, b in ties) == recipe.outside
    assert len(ties) == recipe.hub + recipe.mesh + recipe.outside


def test_no_tie_is_older_than_its_ends_and_none_has_an_end_that_closed(stylised):
    operators = stylised.operators
    founded = dict(zip(operators["operator"].tolist(), operators["founded"], strict=True))
    closed = set(operators["operator"][~np.isnan(operators["closed"])].tolist())
    for a, b, since in zip(*(stylised.ties[name].tolist() for name in ("a", "b", "since")), strict=True):
        assert max(founded[a], founded.get(b, 0)) <= since <= 2002
        assert not {a, b} & closed


def test_the_holes_are_those_that_the_source_tells(values, stylised):
    holes = {(stylised.names[at], list(INDICATORS)[of]) for at, of in zip(*np.nonzero(np.isnan(values)), strict=True)}
    assert holes == {("Oak", "certified_per_1000_smes"), ("Maple", "exporter_growth")}


def test_alder_and_birch_tie_under_the_arithmetic_mean(values):
    alder, birch = (scored(values, name, "score") for name in ("Alder", "Birch"))
    assert alder == pytest.approx(birch, abs=0.001)
    assert f"the same score ({alder:.2f})" in SOURCE
    assert {scored(values, name, "rank") for name in ("Alder", "Birch")} == {1, 2}


def test_alder_and_birch_fall_apart_under_the_geometric_mean(values):
    assert [scored(values, name, "rank", across=0.0) for name in ("Birch", "Alder")] == [1, 5]
    for name in ("Birch", "Alder"):
        assert f"({scored(values, name, 'score', across=0.0):.1f})" in SOURCE


def test_the_fall_of_alder_hangs_on_min_max_as_the_source_admits(values):
    for normalise in ("zscore", "rank"):
        ranks = Choices(normalise=normalise, exponents=(1.0, 0.0)).score(values).rank
        assert ranks[0] == 2


def test_elm_and_fir_are_equal_in_what_is_counted_and_differ_in_ties_and_ratings(values):
    elm, fir = values[3], values[4]
    differ = {name for name, one, other in zip(INDICATORS, elm, fir, strict=True) if one != other}
    assert differ == {
        "tie_formation", "judged_dynamics", "coordination_reach", "duplication", "external_ties", "shared_aims",
        "judged_directionality",
    }  # fmt: skip
    dimensions = [dict(zip(DIMENSIONS, scored(values, name, "dimensions"), strict=True)) for name in ("Elm", "Fir")]
    assert dimensions[0]["density"] == dimensions[1]["density"]
    assert scored(values, "Fir", "score") > scored(values, "Elm", "score") + 10


def test_raters_disagree_most_in_maple(stylised):
    survey = stylised.survey
    apart = {}
    for name in stylised.names:
        of_one = [survey["score"][(survey["territory"] == name) & (survey["item"] == item)] for item in ITEMS]
        apart[name] = np.mean([scores.var() for scores in of_one])
    assert max(apart, key=apart.get) == "Maple"
    assert agreement(stylised).overall.min() > 0.5
