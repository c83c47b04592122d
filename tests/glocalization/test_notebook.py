"""What notebook 01 says in words is what the lab shows; and its exercises ask what can be read on the bench."""

import json
import re
from pathlib import Path
from statistics import median

import pytest

from labkit.core.answers import judged
from labkit.core.words import words
from labkit.glocalization import keys, sentence
from labkit.glocalization.exercises import EXERCISES
from labkit.glocalization.lab import lab
from labkit.glocalization.pictures.territory import FUTURES

FILE = Path(__file__).parents[2] / "notebooks" / "01_go_abroad_through_your_neighbours.ipynb"
CELLS = ["".join(cell["source"]) for cell in json.loads(FILE.read_text(encoding="utf-8"))["cells"]]
TEXT = re.sub(r"\s+", " ", "\n".join(CELLS))
ROW = re.compile(r"^\| (\w+) \| ([a-z ]+) \| (\S+) \| (\S+) \| (.+?) \| (\d+) % \|$", re.M)


def last(**knobs):
    return lab.simulate(lab.Params(**knobs), seed=0, runs=200)


def percent(**knobs):
    return f"{median(100 * last(**knobs).exporters[:, -1]):.0f}"


def test_the_table_of_moves_gives_what_the_lab_gives():
    rows = [row for cell in CELLS for row in ROW.findall(cell)]
    assert [row[0] for row in rows] == ["A", "3a", "3b", "3c", "3d", "3e"]
    for _, place, capacity, digital, token, share in rows:
        params = lab.Params(placement=place, capacity=float(capacity), digital=float(digital))
        assert percent(**dict(params)) == share
        if token.startswith("`"):
            assert lab.read_token(token.strip("`")) == (params, 0)


def test_the_share_told_before_the_guess_is_that_of_the_default():
    assert f"{percent()} in 100 export after 20 years" in TEXT
    assert f"In year 0, {median(100 * last().exporters[:, 0]):.0f} in 100 of them export" in TEXT


def test_no_capacity_far_away_is_felt():
    capital = last(placement="capital").exporters
    assert (capital == last(placement="capital", capacity=0).exporters).all()
    assert (capital == last(placement="capital", capacity=6).exporters).all()


def test_a_large_office_on_the_map_beats_eight_small_ones_as_told():
    office = percent(scale_economies=1.5, office_distance=10, placement="region")
    assert f"It brings {office} %, the eight small ones {percent(scale_economies=1.5)} %." in TEXT


def test_the_gains_told_of_small_and_large_firms_are_those_of_the_lab():
    shares = (last(placement=place).exporters_by_size[:, -1] for place in ("near firms", "region"))
    near, far = (share.mean(axis=0)[[0, 2]] for share in shares)
    (small, large), (small_times, large_times) = 100 * (near - far), near / far
    small_odds, large_odds = near / (1 - near) / (far / (1 - far))
    assert f"of a hundred small firms {small:.0f} more export, of a hundred large ones {large:.0f} more" in TEXT
    assert f"{small_times:.1f} times as many small exporters as before, and {large_times:.1f} times as many" in TEXT
    assert f"They grow {small_odds:.1f} times among the small and {large_odds:.1f} times among the large" in TEXT


def test_what_is_told_of_the_verdict_on_size_is_what_was_recorded():
    row = next(claim for claim in lab.claims if claim.id == "GL3").recorded
    assert "GL3 stays just below" in TEXT
    assert 0.88 < row["share"] < 0.90
    assert "GL3 holds where firms see at least some 9 km" in TEXT
    assert re.fullmatch(r"reach in km at least 9\.\d+", row["condition"])


def test_what_is_told_of_the_verdict_on_clustering_is_what_was_recorded():
    row = next(claim for claim in lab.claims if claim.id == "GL7").recorded
    assert "GL7 *does not hold here*: exporters mostly do cluster, but by less than one in a hundred" in TEXT
    assert row["verdict"] == "does not hold here"
    assert 0 < row["medians"]["gain"] < 0.01


@pytest.mark.slow
@pytest.mark.parametrize(("office_distance", "reach"), [(20, 20), (40, 8), (40, 20)])
def test_the_capacity_asked_for_is_the_one_a_student_finds_by_going_up(office_distance, reach):
    office = last(placement="region", capacity=6, office_distance=office_distance, reach=reach)
    capacity = 0.0
    while "below A" in last(reach=reach, capacity=capacity).marked(against=office):
        capacity = round(capacity + 0.1, 1)
    assert keys.near_capacity(office_distance, reach).value == pytest.approx(capacity)


@pytest.mark.slow
def test_who_stops_one_step_early_is_not_told_that_the_setting_was_wrong():
    each = EXERCISES[2]
    for variant in each.all_variants():
        said = judged(each, variant, each.key(**variant).value - 0.1)
        assert said.verdict == "nearly"
        assert said.message.startswith(("a little too low.", "this is also what "))


def test_the_row_that_the_last_exercise_asks_for_is_in_the_table_of_the_bench():
    assert "Press Table and read the row best local" in EXERCISES[4].question
    rows = {row["output"].replace("_", " "): row for row in last(firm_size=60, reach=8).condensed(last=True)}
    assert keys.best_local(staff=60, reach=8).value == rows["best local"]["median"]


def test_a_degree_typed_as_per_cent_is_told_the_range():
    said = judged(EXERCISES[4], {"staff": 120, "reach": 8}, 43)
    assert (said.verdict, said.message) == ("keep trying", "degrees run from 0 to 1: write 0.43.")


def test_the_difference_told_is_the_one_the_bench_shows_beside_the_one_of_the_medians():
    office, near = last(placement="region"), last()
    said = re.search(r"The sentence for 3a says \*(\d+ points below A)\*, though (\d+) − (\d+) is (\d+)\.", TEXT)
    assert f", {said[1]}." in office.marked(against=near).replace("**", "")
    assert said.groups()[1:] == (percent(), percent(placement="region"), f"{int(said[2]) - int(said[3])}")
    assert not said[1].startswith(said[4])


def test_the_middle_class_leads_in_points_and_in_odds_for_the_reasons_told():
    near, far = (last(placement=place).exporters_by_size[:, -1].mean(axis=0) for place in ("near firms", "region"))
    assert (near - far).argmax() == 1
    assert (near / (1 - near) / (far / (1 - far))).argmax() == 1
    assert "The middle row leads in points and in odds." in TEXT


def test_the_number_of_futures_on_the_map_is_the_one_told():
    assert f"which shows the first {FUTURES} of the 200" in TEXT


def test_the_ledger_is_printed_in_two_parts_that_leave_nothing_out():
    assert [re.findall(r"ledger\[(\S+)\]", cell) for cell in CELLS if "in ledger[" in cell] == [[":3"], ["3:"]]
    assert [claim.id for claim in lab.claims[:3]] == ["GL1", "GL2", "GL3"]
    assert "tests seven claims" in TEXT
    assert len(lab.claims) == 7


def test_the_meaning_of_partner_wanted_quotes_the_label_on_the_map():
    label = words(Path(sentence.__file__).parent)["reach"]
    quoted = lab.Params.knobs()["partner_threshold"].meaning.rpartition(": ")[2]
    assert label.partition(", ")[2] == quoted.replace("…", "{limit}")


def test_what_is_kept_of_the_futures_cannot_be_changed():
    kept = keys.futures()
    for array in kept.values():
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    with pytest.raises(TypeError):
        kept["everyone"] = 0


@pytest.mark.parametrize("reach", [8, 30])
def test_who_gains_more_points_is_clear_by_more_than_the_eye_needs(reach):
    small, large = (keys.gained_by(size, "region", reach=reach, capacity=3.0) for size in (keys.SMALL, keys.LARGE))
    assert abs(small - large) > 3
