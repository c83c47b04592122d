"""What is accepted: read rightly, and said in the notes where a reader should know."""

import numpy as np
import pytest

from labkit.milieu import template
from labkit.milieu.reading import read

from .conftest import spoil


def noted(data, *words):
    """Whether one of the notes holds all these words."""
    return any(all(word in note for word in words) for note in data.notes)


def test_sheets_without_faults_are_read_cell_by_cell(files):
    data = read(files)
    assert data.names == ("Alder", "Birch")
    assert data.territories["smes"].tolist() == [1000, 1100, 800, 790]
    assert data.territories["area_km2"].tolist() == [50.5, 50.5, 40, 40]
    assert data.operators["operator"].tolist() == ["chamber", "club", "port"]
    assert data.operators["kind"].tolist() == ["public body", "private association", "infrastructure"]
    np.testing.assert_array_equal(data.operators["closed"], [np.nan, 2000, np.nan])
    assert data.ties["b"].tolist() == ["club", "outside:Ministry"]
    assert data.survey["score"].tolist() == [4, 5, 2, 1]
    assert data.survey.row.tolist() == [2, 3, 4, 5]


def test_a_column_that_a_file_does_not_have_is_missing_and_that_is_said(files):
    data = read(files)
    assert np.isnan(data.territories["iso_9001"]).all()
    assert noted(data, "territories.csv: without population, iso_9001, iso_9002, iso_9003")


def test_an_empty_cell_is_missing_and_never_zero(files):
    data = read(spoil(files, "territories.csv", "Birch,2000,800,60,40", "Birch,2000,,60,"))
    assert np.isnan(data.territories["smes"][2])
    assert np.isnan(data.territories["area_km2"][2])
    assert noted(data, "smes is empty in 1 of 4 rows (Birch)")


def test_cells_that_are_empty_in_many_territories_are_noted_with_the_first_names(files):
    files["territories.csv"] += "".join(f"Cedar {n},200{n % 2},,20,30\n" for n in range(6))
    files["territories.csv"] += "Cedar 0,1999,,20,30\n"
    names = "Cedar 0, Cedar 1, Cedar 2, Cedar 3 and 2 more"
    assert noted(read(files), f"smes is empty in 7 of 11 rows ({names})")


def certified(files, *figures):
    """The files with firms certified after 9001, 9002, 9003 in the four rows of territories."""
    lines = files["territories.csv"].splitlines()
    rows = [f"{line},{cells}\n" for line, cells in zip(lines[1:], figures, strict=True)]
    return {**files, "territories.csv": lines[0] + ",iso_9001,iso_9002,iso_9003\n" + "".join(rows)}


def test_a_territory_without_figures_of_a_standard_in_any_year_is_noted(files):
    assert noted(read(files), "Certified firms cannot be told in Alder, Birch:")
    one = read(certified(files, "1,2,", ",,3", ",,", "4,5,"))
    assert noted(one, "Certified firms cannot be told in Birch:")
    assert not noted(read(certified(files, "1,2,", ",,3", ",,", "4,5,0")), "Certified")


def test_people_fewer_than_firms_are_accepted_and_said_with_their_rows(files):
    before = files["territories.csv"]
    lines = before.splitlines()
    people = ("1000", "7", "800", "")
    rows = [f"{line},{cell}\n" for line, cell in zip(lines[1:], people, strict=True)]
    files["territories.csv"] = lines[0] + ",population\n" + "".join(rows)
    data = read(files)
    assert data.territories["population"][1] == 7
    assert noted(data, "territories.csv: population is below smes in row 3;")
    assert not noted(read({**files, "territories.csv": before}), "population is below")


@pytest.mark.parametrize("left", [("Examplia",), ("Elsewhere",), ("Examplia", "Elsewhere")])
def test_rows_of_the_template_left_among_your_own_are_noted(files, left):
    files["territories.csv"] += "".join(f"{name},2001,500,20,30\n" for name in left)
    said = [note for note in read(files).notes if "template" in note]
    assert said == [f"{name} is the template's example: delete its rows, in all four sheets." for name in left]


def test_the_template_by_itself_is_not_told_to_delete_its_rows():
    assert not noted(read(template.files()), "delete")


def test_zero_exporters_are_zero_and_not_missing(files):
    data = read(spoil(files, "territories.csv", "Birch,2000,800,60", "Birch,2000,800,0"))
    assert data.territories["exporters"][2] == 0


@pytest.mark.parametrize(("separator", "word"), [(";", "semicolons"), ("\t", "tabs")])
def test_semicolons_and_tabs_between_cells_are_accepted_and_said(files, separator, word):
    other = read({name: text.replace(",", separator) for name, text in files.items()})
    assert other.digest == read(files).digest
    assert all(noted(other, f"{name}: cells are separated by {word}") for name in files)


def test_the_separator_is_the_one_that_makes_known_names_and_not_the_one_there_are_most_of(files):
    lines = files["survey.csv"].replace(",", ";").splitlines()
    header = '"rater";"territory";"item";"score";remark, if any, of your own, or not, or'
    data = read({**files, "survey.csv": "\n".join([header, *(f"{line};so, so" for line in lines[1:])])})
    assert data.survey["score"].tolist() == [4, 5, 2, 1]


def test_the_comma_goes_without_saying(files):
    assert not noted(read(files), "separated")


def test_one_file_with_semicolons_does_not_change_how_others_are_read(files):
    before = read(files).digest
    assert read({**files, "ties.csv": files["ties.csv"].replace(",", ";")}).digest == before


def test_decimal_commas_that_read_one_way_are_accepted_and_said(files):
    french = {name: text.replace(",", ";").replace(".", ",") for name, text in files.items()}
    data = read(french)
    assert data.digest == read(files).digest
    assert noted(data, "area_km2 has decimal commas, such as 50,5")


def test_a_decimal_comma_in_quotation_marks_is_accepted_too(files):
    data = read(spoil(files, "territories.csv", "790,61,40", '790,61,"40,25"'))
    assert data.territories["area_km2"][3] == 40.25


@pytest.mark.parametrize(("text", "area"), [("0,125", 0.125), ("0.125", 0.125), ("12,5", 12.5), ("1234,567", 1234.567)])
def test_areas_that_read_one_way_only_are_accepted_in_a_file_with_semicolons(files, text, area):
    files["territories.csv"] = files["territories.csv"].replace(",", ";")
    data = read(spoil(files, "territories.csv", "790;61;40", f"790;61;{text}"))
    assert data.territories["area_km2"][3] == area


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_spaces_between_thousands_are_accepted_and_said(files, space):
    data = read(spoil(files, "territories.csv", "Birch,2000,800", f"Birch,2000,1{space}800"))
    assert data.territories["smes"][2] == 1800
    assert noted(data, "smes has spaces between thousands")
    assert not noted(read(files), "spaces")


def test_a_text_of_200_characters_is_kept_whole(files):
    assert read(spoil(files, "operators.csv", "port,Port", f"port,{'x' * 200}")).operators["name"][2] == "x" * 200


def test_a_large_number_as_excel_shortens_it_is_accepted(files):
    data = read(spoil(files, "territories.csv", "Birch,2000,800", "Birch,2000,1.8E+05"))
    assert data.territories["smes"][2] == 180_000


def test_a_byte_order_mark_is_accepted_and_said(files):
    data = read({name: text.encode("utf-8-sig") for name, text in files.items()})
    assert data.digest == read(files).digest
    assert noted(data, "territories.csv: begins with a byte order mark")


def test_latin_1_is_accepted_and_said_with_a_word_to_look_at(files):
    files = {name: text.replace("Birch", "Sète") for name, text in files.items()}
    data = read({name: text.encode("latin-1") for name, text in files.items()})
    assert data.names == ("Alder", "Sète")
    assert data.digest == read(files).digest
    assert noted(data, "territories.csv: is not in UTF-8", "Latin-1", "'Sète'")


def test_windows_quotation_marks_and_utf_16_are_accepted_and_said(files):
    files = spoil(files, "operators.csv", "club,Club", "club,“Club” – €")
    windows = read({**files, "operators.csv": files["operators.csv"].encode("cp1252")})
    assert windows.operators["name"][1] == "“Club” – €"
    wide = read({**files, "operators.csv": files["operators.csv"].encode("utf-16")})
    assert wide.digest == windows.digest
    assert noted(wide, "operators.csv: written in UTF-16")


def test_one_letter_written_in_two_ways_is_the_same_name(files):
    composed, apart = "S\u00e8te", "Se\u0300te"
    files = {name: text.replace("Birch", composed) for name, text in files.items()}
    files["survey.csv"] = files["survey.csv"].replace(composed, apart)
    assert set(read(files).survey["territory"]) == {"Alder", composed}


@pytest.mark.parametrize("date", ["2001", "2001-05-17", "17/05/2001", "05/05/2001"])
def test_dates_in_three_forms_give_their_year(files, date):
    data = read(spoil(files, "operators.csv", "Birch,infrastructure,1921", f"Birch,infrastructure,{date}"))
    assert data.operators["founded"][2] == 2001
    assert noted(data, "of founded the year counts") == (len(date) > 4)


@pytest.mark.parametrize(
    ("founded", "closed"), [("2001-05-17", "2001"), ("2001", "2001-05-17"), ("2001-05-17", "17/05/2001"), ("", "1999")]
)
def test_dates_of_which_neither_is_surely_earlier_are_accepted(files, founded, closed):
    data = read(spoil(files, "operators.csv", "1994,2000", f"{founded},{closed}"))
    assert data.operators["closed"][1] == float(closed[-4:] if "/" in closed else closed[:4])


@pytest.mark.parametrize("kind", ["Public Body", "PUBLIC BODY", "public_body", "public  body", "public-body"])
def test_capitals_and_hyphens_of_a_kind_do_not_matter(files, kind):
    assert read(spoil(files, "operators.csv", "public body", kind)).operators["kind"][0] == "public body"


def test_capitals_spaces_and_the_order_of_columns_do_not_matter(files):
    lines = [line.split(",") for line in files["territories.csv"].splitlines()]
    files["territories.csv"] = "\n".join(",".join(reversed(line)) for line in lines)
    other = spoil(files, "territories.csv", "area_km2", " Area KM2 ")
    assert read(other).territories["area_km2"].tolist() == [50.5, 50.5, 40, 40]


def test_a_column_of_remarks_may_stay_and_that_is_said(files):
    lines = files["survey.csv"].splitlines()
    files["survey.csv"] = "\n".join([lines[0] + ",Remark on it", *(line + ",by letter" for line in lines[1:])])
    data = read(files)
    assert data.survey["score"].tolist() == [4, 5, 2, 1]
    assert noted(data, "survey.csv: the column Remark on it is yours")


def test_quoted_cells_may_run_over_lines_and_rows_are_counted_as_in_a_spreadsheet(files):
    files = spoil(files, "operators.csv", "chamber,Chamber", 'chamber,"Chamber\nof ""Commerce"""')
    data = read(files)
    assert data.operators["name"][0] == 'Chamber\nof "Commerce"'
    assert data.operators.row.tolist() == [2, 3, 4]


def test_a_space_before_a_quotation_mark_does_no_harm(files):
    data = read(spoil(files, "operators.csv", "club,Club", 'club, "Club, of Alder"'))
    assert data.operators["name"][1] == "Club, of Alder"


def test_empty_rows_are_passed_over_said_and_counted(files):
    data = read(spoil(files, "operators.csv", "club,", ",,,,,,,,\n\nclub,"))
    assert data.operators.row.tolist() == [2, 5, 6]
    assert noted(data, "operators.csv: 2 empty rows")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_accepted(files, end):
    assert read({name: text.replace("\n", end) for name, text in files.items()}).digest == read(files).digest


HOSTILE = [
    "<script>alert(1)</script>",
    "<b>Club</b> & Sons",
    "&lt;b&gt; &amp;amp;",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}} ${x} %s \\n",
    "Ω 学校 🎓",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_with_html_or_a_script_is_kept_as_the_text_it_is(files, name):
    quoted = '"' + name.replace('"', '""') + '"'
    data = read(spoil(files, "operators.csv", "club,Club", f"club,{quoted}"))
    assert data.operators["name"][1] == name


@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_a_territory_with_html_is_kept_and_found_in_all_sheets(files, name):
    quoted = '"' + name.replace('"', '""') + '"'
    data = read({file: text.replace("Birch", quoted) for file, text in files.items()})
    assert data.names == ("Alder", name)
    assert (data.survey["territory"] == name).sum() == 2


def test_an_empty_survey_is_accepted_and_said(files):
    data = read({**files, "survey.csv": "rater,territory,item,score\n"})
    assert len(data.survey) == 0
    assert noted(data, "The survey is empty", "Dynamics and Directionality")


def test_one_rater_only_is_accepted_and_said(files):
    data = read(spoil(files, "survey.csv", "R2,Birch,shared_aims,1\n", ""))
    assert noted(data, "One rater only for Birch:")


def test_a_territory_that_nobody_rated_is_accepted_and_said(files):
    files["survey.csv"] = "".join(line + "\n" for line in files["survey.csv"].splitlines() if "Birch" not in line)
    data = read(files)
    assert noted(data, "Nobody rated Birch:")
    assert not noted(data, "One rater only")


def test_an_empty_sheet_of_ties_is_accepted_and_said(files):
    assert noted(read({**files, "ties.csv": "a,b\n"}), "No ties:")
    assert not noted(read(files), "No ties:")


def test_a_long_list_of_territories_is_named_short(files):
    files["territories.csv"] += "".join(f"Cedar {n},2001,500,20,30\n" for n in range(6))
    assert noted(read(files), "No operators in Cedar 0, Cedar 1, Cedar 2, Cedar 3 and 2 more:")


def test_a_territory_without_operators_is_accepted_and_said(files):
    files["territories.csv"] += "Cedar,2001,500,20,30\n"
    data = read(files)
    assert data.names == ("Alder", "Birch", "Cedar")
    assert noted(data, "No operators in Cedar:")


def test_operators_and_ties_with_a_header_only_are_accepted_and_said(files):
    files["operators.csv"] = files["operators.csv"].splitlines()[0]
    files["ties.csv"] = files["ties.csv"].splitlines()[0]
    data = read(files)
    assert (len(data.operators), len(data.ties)) == (0, 0)
    assert noted(data, "No operators in Alder, Birch:")


def test_one_year_only_is_accepted_and_said(files):
    files["territories.csv"] = "territory,year,smes\nAlder,2001,1100\nBirch,2001,790\n"
    assert noted(read(files), "Only one year of each territory")


def test_other_tables_in_the_folder_are_not_read_and_that_is_said(files):
    assert noted(read({**files, "places.csv": "a,b\n"}), "not in the contract were not read: places.csv")


def test_two_ties_of_different_kinds_between_the_same_operators_are_two_ties(files):
    files["ties.csv"] += "club,chamber,contract,1999\n"
    assert len(read(files).ties) == 3


@pytest.mark.slow
def test_a_hundred_thousand_operators_are_read_each_in_its_row(files):
    rows = [f"op{n},Operator {n},Birch,training,{1900 + n % 100},,local,Town {n % 50},no\n" for n in range(100_000)]
    files["operators.csv"] += "".join(rows)
    data = read(files)
    assert len(data.operators) == 100_003
    assert data.operators["name"][-1] == "Operator 99999"
    assert data.operators["founded"][-1] == 1999
    assert data.operators.row[-1] == 100_004
