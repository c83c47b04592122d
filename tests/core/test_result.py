"""Results: named arrays, as tables a student can work with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
import pandas
import pytest

from labkit.core.knobs import Params
from labkit.core.result import QUANTILES, Result, array


class NoKnobs(Params):
    pass


@dataclass(frozen=True, eq=False)
class Harvest(Result):
    wheat: np.ndarray = array("run", "period", "field", unit="t", meaning="what was reaped")
    failed: np.ndarray = array("run", unit="0 or 1", meaning="whether all was lost")
    price: np.ndarray = array("period", unit="EUR", meaning="what a tonne fetched")
    labels: ClassVar[dict] = {"field": ("north", "south"), "period": (2001, 2002, 2003)}


@pytest.fixture
def harvest():
    wheat = np.arange(5 * 3 * 2, dtype=float).reshape(5, 3, 2)
    return Harvest(NoKnobs(), 0, wheat=wheat, failed=np.array([0.0, 0, 1, 0, 0]), price=np.array([9.0, 8, 7]))


def test_outputs_carry_values_axes_unit_and_meaning(harvest):
    outputs = harvest.outputs()
    assert list(outputs) == ["wheat", "failed", "price"]
    assert outputs["wheat"].axes == ("run", "period", "field")
    assert (outputs["wheat"].unit, outputs["wheat"].meaning) == ("t", "what was reaped")
    assert outputs["wheat"].values is harvest.wheat


def test_the_number_of_runs_is_read_off_the_arrays(harvest):
    assert harvest.runs == 5


def test_the_table_has_one_row_a_number_with_its_labels(harvest):
    table = harvest.table()
    assert len(table) == 30 + 5 + 3
    row = table[(table.output == "wheat") & (table.run == 3) & (table.period == 2002) & (table.field == "south")]
    assert row.value.item() == harvest.wheat[3, 1, 1]
    assert row.unit.item() == "t"


def test_the_summary_condenses_runs_to_the_limits_of_the_bands(harvest):
    summary = harvest.summary()
    row = summary[(summary.output == "wheat") & (summary.period == 2001) & (summary.field == "north")].iloc[0]
    assert (row.low90, row.low50, row["median"], row.high50, row.high90) == pytest.approx((1.2, 6, 12, 18, 22.8))
    assert len(summary) == 3 * 2 + 1 + 3
    assert list(summary.columns) == ["output", "unit", "period", "field", *QUANTILES, "mean"]


def test_what_has_no_runs_stands_in_the_summary_as_one_value(harvest):
    rows = harvest.summary().query("output == 'price'")
    assert rows.period.tolist() == [2001, 2002, 2003]
    for column in (*QUANTILES, "mean"):
        assert rows[column].tolist() == [9, 8, 7]


def test_the_last_period_alone_can_be_condensed(harvest):
    summary, last = harvest.summary(), harvest.summary(last=True)
    kept = summary[summary.period.isna() | (summary.period == 2003)].reset_index(drop=True)
    pandas.testing.assert_frame_equal(last, kept)
    assert len(last) == 2 + 1 + 1


@dataclass(frozen=True, eq=False)
class Map(Result):
    """No year, runs not outermost, a lone number, an array without runs; the names come from data."""

    place: np.ndarray = array("firm", "xy", unit="km", meaning="where a firm stands")
    score: np.ndarray = array("territory", "run", unit="index", meaning="how a territory fares")
    density: float = array(unit="share", meaning="ties there are of ties there could be")
    labels: dict = field(kw_only=True)


@pytest.fixture
def chart():
    score = np.arange(12.0).reshape(3, 4)
    names = {"territory": ("Prato", "Carpi", "Biella"), "xy": ("east", "north")}
    return Map(NoKnobs(), 0, place=np.arange(10.0).reshape(5, 2), score=score, density=0.25, labels=names)


def test_runs_are_found_wherever_their_axis_stands(chart):
    assert chart.runs == 4
    rows = chart.summary().query("output == 'score'")
    assert rows.territory.tolist() == ["Prato", "Carpi", "Biella"]
    assert rows["median"].tolist() == [1.5, 5.5, 9.5]


def test_a_number_without_axes_is_one_row_of_table_and_summary(chart):
    assert chart.outputs()["density"].values.shape == ()
    table, summary = chart.table(), chart.summary()
    assert table[table.output == "density"].value.tolist() == [0.25]
    row = summary[summary.output == "density"].iloc[0]
    assert [row[column] for column in (*QUANTILES, "mean")] == [0.25] * 6
    assert (len(table), len(summary)) == (10 + 12 + 1, 10 + 3 + 1)


def test_without_years_the_last_period_is_all_there_is(chart):
    pandas.testing.assert_frame_equal(chart.summary(last=True), chart.summary())
    assert chart.summary().query("output == 'place' and firm == 3 and xy == 'north'")["mean"].item() == 7


def test_names_along_an_axis_may_be_worked_out_from_the_result():
    class Named(Harvest):
        @property
        def labels(self):
            return {"field": [f"field {n}" for n in range(self.wheat.shape[2])]}

    made = Named(NoKnobs(), 0, wheat=np.zeros((2, 1, 2)), failed=np.zeros(2), price=np.ones(1))
    assert set(made.table().field.dropna()) == {"field 0", "field 1"}


def test_a_result_without_runs_counts_as_one_future():
    @dataclass(frozen=True, eq=False)
    class Fact(Result):
        distance: float = array(unit="km", meaning="how far it is")

    assert Fact(NoKnobs(), 0, distance=3.0).runs == 1


@dataclass(frozen=True, eq=False)
class Survey(Harvest):
    """A harvest with the places of its fields, which matter to a map and to nobody who reads a table of results."""

    east: np.ndarray = array("plot", unit="km", meaning="where a plot lies", detail=True)


@pytest.fixture
def survey(harvest):
    return Survey(NoKnobs(), 0, wheat=harvest.wheat, failed=harvest.failed, price=harvest.price, east=np.arange(40.0))


def test_a_detail_is_an_output_and_stands_in_the_table(survey):
    assert [name for name, output in survey.outputs().items() if output.detail] == ["east"]
    rows = survey.table().query("output == 'east'")
    assert (rows.value.tolist(), set(rows.unit)) == (survey.east.tolist(), {"km"})


def test_a_detail_is_left_out_of_the_summary_with_its_axis_and_all_else_stays(survey, harvest):
    for last in (False, True):
        pandas.testing.assert_frame_equal(survey.summary(last=last), harvest.summary(last=last))
    assert {row["output"] for row in survey.condensed()} == {"wheat", "failed", "price"}


def test_a_detail_counts_runs_where_nothing_else_does():
    @dataclass(frozen=True, eq=False)
    class Sightings(Result):
        seen: np.ndarray = array("run", "firm", unit="0 or 1", meaning="whether a firm was seen", detail=True)

    made = Sightings(NoKnobs(), 0, seen=np.zeros((7, 3)))
    assert made.runs == 7
    assert made.summary().empty
