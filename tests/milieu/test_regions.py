"""The real panel: its values follow from its figures, and `composite` takes it as it is."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from labkit.milieu.composite import composite
from labkit.milieu.hill import hill
from labkit.milieu.indicators import DIMENSIONS
from labkit.milieu.regions import FOLDER, regions
from labkit.milieu.shipped import shipped

COLUMNS = (
    "public_capital", "highways", "water", "other_public", "private_capital", "product", "employment", "unemployment",
)  # fmt: skip


def figures():
    """Figures of 1970 and 1986, each (column, state)."""
    with (FOLDER / "figures.csv").open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    years = [[row for row in rows if row["year"] == year] for year in ("1970", "1986")]
    assert [row["territory"] for row in years[0]] == [row["territory"] for row in years[1]]
    return [dict(zip(COLUMNS, np.array([[float(row[c]) for row in of] for c in COLUMNS]), strict=True)) for of in years]


def test_there_are_48_states_and_nine_indicators_of_three_of_the_four_ds():
    panel = shipped("regions")
    assert panel.values.shape == (48, 9) == (len(panel.names), len(panel.indicators))
    assert (panel.names[0], panel.names[17], panel.names[-1]) == ("Alabama", "Maryland", "Wyoming")
    assert {DIMENSIONS[d] for d in panel.dimension} == {"density", "diversity", "dynamics"}
    assert np.isfinite(panel.values).all()
    assert len(panel.units) == len(panel.formulas) == 9


def test_less_is_better_for_the_rise_of_unemployment_only():
    panel = regions()
    assert [name for name, way in zip(panel.indicators, panel.direction, strict=True) if way == -1] == [
        "unemployment_rise"
    ]


def test_the_parts_of_public_capital_add_up_in_every_state_and_year():
    for year in figures():
        parts = year["highways"] + year["water"] + year["other_public"]
        np.testing.assert_allclose(parts, year["public_capital"], atol=0.011)


def test_every_value_follows_from_the_figures():
    first, last = figures()
    parts = np.array([last["highways"], last["water"], last["other_public"]])
    per_worker = [last[name] / last["employment"] for name in ("public_capital", "highways", "private_capital")]
    growth = [(last[name] / first[name]) ** (1 / 16) - 1 for name in ("product", "employment", "private_capital")]
    rise = last["unemployment"] - first["unemployment"]
    made = np.array([*per_worker, hill(parts, 1), hill(parts, 2), *growth, rise]).T
    np.testing.assert_allclose(regions().values, made, rtol=1e-5, atol=1e-9)


def test_the_first_values_are_those_worked_out_by_hand():
    alabama = regions().values[0]
    assert alabama[0] == pytest.approx(19723.37 / 1463.3, rel=1e-5)
    assert alabama[-1] == pytest.approx(9.8 - 4.7)


def test_composite_takes_the_panel_and_leaves_directionality_missing():
    panel = regions()
    made = composite(panel.values, panel.direction, panel.dimension, np.ones(9), np.ones(4), exponents=(1.0, 0.0))
    assert np.isfinite(made.score).all()
    assert np.isnan(made.dimensions[:, DIMENSIONS.index("directionality")]).all()
    assert sorted(set(made.rank)) == list(range(1, 49))


def test_a_table_that_does_not_fit_its_list_of_indicators_is_refused(tmp_path):
    (tmp_path / "indicators.csv").write_text("indicator,dimension,direction,unit,formula\nsize,density,1,km,\n")
    (tmp_path / "values.csv").write_text("territory,weight\nA,1\n")
    with pytest.raises(ValueError, match=r"values\.csv has weight; must be those of indicators\.csv"):
        regions(tmp_path)


def test_the_arrays_cannot_be_written_to():
    panel = regions()
    for array in (panel.values, panel.direction, panel.dimension):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
