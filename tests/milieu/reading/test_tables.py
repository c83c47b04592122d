"""The data in memory: whole columns, a digest of their content, and nothing that can be written to."""

import numpy as np
import pytest

from labkit.milieu.contract import SHEETS
from labkit.milieu.reading import read
from labkit.milieu.tables import milieux, sheet

from .conftest import spoil


def test_every_column_of_the_contract_is_there_and_has_its_type(files):
    for name, found in read(files).sheets.items():
        assert tuple(found.columns) == SHEETS[name].names
        for column in SHEETS[name].columns:
            assert found[column.name].dtype.kind == ("f" if column.number else "U")
            assert found[column.name].shape == found.row.shape == (len(found),)


def test_the_digest_has_eight_hex_digits_and_changes_with_any_cell(files):
    before = read(files).digest
    assert len(before) == 8
    assert int(before, 16) >= 0
    for name, old, new in (
        ("territories.csv", "Birch,2000,800", "Birch,2000,801"),
        ("operators.csv", "club,Club", "club,club"),
        ("ties.csv", "joint project,1996", "joint project,"),
        ("survey.csv", "R1,Alder,interaction,4", "R1,Alder,interaction,3"),
    ):
        assert read(spoil(files, name, old, new)).digest != before


def test_the_digest_does_not_depend_on_how_a_cell_is_written(files):
    other = spoil(files, "territories.csv", "Birch,2000,800,60,40", " Birch ,2000,+800,60.0,4.0E+01")
    other = spoil(other, "operators.csv", "public body,1985", "Public Body,1985-02-03")
    assert read(other).digest == read(files).digest


def test_minus_nothing_is_nothing(files):
    digests = {read(spoil(files, "territories.csv", "2000,800,60", f"2000,800,{zero}")).digest for zero in ("0", "-0")}
    assert len(digests) == 1


def test_names_stand_in_order_of_first_appearance(files):
    rows = files["territories.csv"].splitlines()
    files["territories.csv"] = "\n".join([rows[0], rows[3], rows[1], rows[2], rows[4]])
    assert read(files).names == ("Birch", "Alder")


def test_nothing_in_the_data_can_be_written_to(files):
    data = read(files)
    with pytest.raises(ValueError, match="read-only"):
        data.survey["score"][0] = 5
    with pytest.raises(ValueError, match="read-only"):
        data.survey.row[0] = 5
    with pytest.raises(AttributeError):
        data.names = ()


def test_making_a_sheet_leaves_the_arrays_of_the_caller_as_they_were():
    mine = np.array([1.0, 2.0])
    made = sheet("territories", {"territory": ["A", "B"], "year": [2000, 2000], "smes": mine})
    mine[0] = 7
    assert made["smes"].tolist() == [1, 2]


def test_a_column_that_the_contract_does_not_have_is_an_error_that_names_those_it_has():
    with pytest.raises(KeyError, match="no column 'smee'; it has territory, year, smes"):
        sheet("territories", {})["smee"]
    with pytest.raises(ValueError, match="no column smee; it has territory"):
        sheet("territories", {"smee": [1]})


def test_columns_of_different_length_are_an_error():
    with pytest.raises(ValueError, match="different lengths"):
        sheet("ties", {"a": ["x"], "b": ["y", "z"]})


def test_rows_can_be_chosen_and_keep_their_numbers(files):
    chosen = read(files).survey
    chosen = chosen.where(chosen["territory"] == "Birch")
    assert chosen["score"].tolist() == [2, 1]
    assert chosen.row.tolist() == [4, 5]


def test_data_made_by_hand_equal_data_that_were_read():
    made = milieux("made", {"territories": sheet("territories", {"territory": ["A"], "year": [2001], "smes": [9]})})
    header = {name: ",".join(form.names) + "\n" for name, form in SHEETS.items()}
    header["territories"] = "territory,year,smes\nA,2001,9\n"
    assert read({f"{name}.csv": text for name, text in header.items()}).digest == made.digest
