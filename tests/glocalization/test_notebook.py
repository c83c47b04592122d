"""What notebook 01 says in words is what the lab shows; and its exercises ask what can be read on the bench."""

import json
import re
from pathlib import Path
from statistics import median

import pytest

from labkit.glocalization import keys
from labkit.glocalization.lab import lab

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


@pytest.mark.parametrize(("office_distance", "reach"), [(20, 20), (40, 8)])
def test_the_capacity_asked_for_is_the_one_a_student_finds_by_going_up(office_distance, reach):
    office = last(placement="region", capacity=6, office_distance=office_distance, reach=reach)
    capacity = 0.0
    while "below A" in last(reach=reach, capacity=capacity).marked(against=office):
        capacity = round(capacity + 0.2, 1)
    assert keys.near_capacity(office_distance, reach).value == pytest.approx(capacity)


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
