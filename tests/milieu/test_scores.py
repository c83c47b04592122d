"""The file of scores: it comes back from pandas as it was, and no name in it runs as a formula."""

from __future__ import annotations

import io

import numpy as np
import pandas
import pytest

from labkit.milieu.doubt import interval
from labkit.milieu.indicators import DIMENSIONS, INDICATORS
from labkit.milieu.scores import harmless, scores_csv, scores_file
from labkit.milieu.tables import milieux, sheet

from .bench import bench_of
from .territories import by_hand, panel


def read(result):
    return pandas.read_csv(io.StringIO(scores_csv(result)))


@pytest.mark.parametrize(
    "source", ["stylised", "montpellier_2002", panel(60)], ids=["stylised", "montpellier", "sixty"]
)
def test_all_numbers_come_back_from_pandas(source):
    result = bench_of(source).result
    table = read(result)
    assert table["territory"].tolist() == list(result.milieux.names)
    np.testing.assert_array_equal(table[list(INDICATORS)], result.values)
    np.testing.assert_array_equal(table[list(DIMENSIONS)], result.chosen_dimension)
    for name in ("score", "rank"):
        np.testing.assert_array_equal(table[name], getattr(result, f"chosen_{name}"))
        drawn = getattr(result, name)
        np.testing.assert_array_equal(table[[f"{name}_low90", f"{name}_high90"]], interval(drawn, 0.9))
        np.testing.assert_array_equal(table[[f"{name}_low50", f"{name}_high50"]], interval(drawn, 0.5))
    np.testing.assert_array_equal(table["raters"], result.agreement.raters)
    np.testing.assert_array_equal(table[["alpha_dynamics", "alpha_directionality"]], result.agreement.by_territory)


def test_the_header_is_the_first_line():
    first = scores_csv(bench_of(by_hand()).result).split("\n")[0]
    assert first.startswith("territory,score,score_low90,score_low50,score_high50,score_high90,rank,")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_name_that_a_spreadsheet_would_run_gets_a_mark(name):
    assert harmless(name) == f"'{name}"


@pytest.mark.parametrize("name", ["Alder", "1+1", "Saint-Étienne", "'quoted'", ""])
def test_other_names_stay_as_they_are(name):
    assert harmless(name) == name


def test_names_with_commas_quotes_and_formulas_keep_their_row():
    names = ['=HYPERLINK("x","y")', 'a,"b"', "Forêt\u202fnoire"]
    figures = {"territory": names, "year": [2000] * 3, "smes": [10, 20, 30]}
    table = read(bench_of(milieux("odd", {"territories": sheet("territories", figures)})).result)
    assert table["territory"].tolist() == ["'" + names[0], *names[1:]]


def test_the_file_says_what_it_is():
    bench = bench_of(by_hand())
    assert scores_file(bench) == ("text/csv;charset=utf-8", scores_csv(bench.result))
    assert bench.lab.files["scores.csv"] is scores_file
