"""The claims of the activation lab can fail: a part breaks when its mechanism is taken out of the kernel."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.activation import course, experiments, year
from labkit.activation.claims import CLAIMS
from labkit.activation.experiments import DENSITIES, NEVER, interval, only, threshold
from labkit.activation.kernel import simulate
from labkit.activation.params import ActivationParams
from labkit.core.judging import FAILS, HOLDS, ONLY_WHEN

BY_ID = {claim.id: claim for claim in CLAIMS}


def deaf_to(**fixed):
    """A kernel in which some numbers stand at a value whatever the experiment says."""

    def take_out(patch):
        real = course.in_points
        patch.setattr(course, "in_points", lambda values: real({**values, **fixed}))

    return take_out


def with_ties_that_lead_nowhere(patch):
    real = year.served
    patch.setattr(year, "served", lambda state, doors, k: real(state, np.ones_like(doors), k))


def with_brokers_who_introduce_nobody(patch):
    real = year.below
    patch.setattr(year, "below", lambda luck, share, runs: real(luck, 0 * share, runs))


def with_news_for_everybody(patch):
    real = year.read

    def read(state, k):
        found = real(state, k)
        found.news = np.ones_like(found.news)
        return found

    patch.setattr(course, "read", read)


BROKEN = {
    "AC1": (deaf_to(**experiments.FEEDBACK), "a twentieth more is left of a head start"),
    "AC2": (with_brokers_who_introduce_nobody, "coordination is better where they are many"),
    "AC3": (with_brokers_who_introduce_nobody, "two years sooner than without a coordinator"),
    "AC4": (with_news_for_everybody, "a point fewer of the firms export"),
}


def test_every_claim_of_the_lab_is_there():
    assert [claim.id for claim in CLAIMS] == [f"AC{n}" for n in range(1, 5)]


@pytest.mark.parametrize("name", BROKEN)
def test_a_part_fails_when_its_mechanism_is_taken_out_of_the_kernel(name, monkeypatch):
    take_out, part = BROKEN[name]
    assert BY_ID[name].at_default(runs=24).parts[part].all()
    take_out(monkeypatch)
    found = BY_ID[name].at_default(runs=24)
    assert not found.parts[part].any()
    assert not found.holds.any()


def test_ties_help_by_doors_and_by_news(monkeypatch):
    whole = BY_ID["AC2"].at_default(runs=12).figures["gain_12"][0]
    with_ties_that_lead_nowhere(monkeypatch)
    by_news = BY_ID["AC2"].at_default(runs=12).figures["gain_12"][0]
    deaf_to(news=0.0)(monkeypatch)
    by_neither = BY_ID["AC2"].at_default(runs=12).figures["gain_12"][0]
    assert whole > by_news + 0.01 > by_neither + 0.02


def test_a_closed_milieu_does_not_stand_still_where_few_give_up(monkeypatch):
    deaf_to(quit=0.06, peers=0.12)(monkeypatch)
    assert not BY_ID["AC4"].at_default(runs=24).parts["it gains less than a point in its last ten years"].any()


def test_measures_do_not_win_at_the_lowest_density_where_they_have_no_room(monkeypatch):
    deaf_to(room=0.001)(monkeypatch)
    gain = BY_ID["AC2"].at_default(runs=12).figures["gain_1"]
    assert abs(gain) < 1e-4


def test_the_threshold_is_read_off_a_line_between_two_densities():
    at = np.array(DENSITIES)
    rising, never, always = at - 3.25, at * 0 - 1, at * 0 + 1
    twice = np.where((at == 2) | (at > 5), 1.0, -1.0)
    limit, crossings = threshold(np.array([rising, never, always, twice]).T)
    assert limit.tolist() == pytest.approx([3.25, NEVER, DENSITIES[0], 1.75])
    assert crossings.tolist() == [1, 0, 0, 3]


def test_the_interval_of_the_threshold_holds_it_and_narrows_with_more_futures():
    rng = np.random.default_rng(0)
    noise = rng.normal(0, 2, (1, 1, 400))
    gains = (np.array(DENSITIES) - 5.0)[:, None, None] + noise - noise.mean()
    wide, narrow = interval(gains[..., :20] - gains[..., :20].mean() + gains.mean()), interval(gains)
    assert narrow[0, 0] < 5 < narrow[1, 0]
    assert narrow[1, 0] - narrow[0, 0] == pytest.approx(2 * 1.96 * 2 / 20, rel=0.25)
    assert wide[1, 0] - wide[0, 0] > 2 * (narrow[1, 0] - narrow[0, 0])


def test_a_case_is_the_simulation_with_the_same_knobs():
    points = {"budget": np.array([6.0, 3.0])}
    found = experiments.case(points, 3, 10, **only("brokerage"))
    alone = simulate(ActivationParams(budget=6, measures=0, outside=0, brokerage=1), seed=3, runs=10)
    assert found["exporters"][0] == pytest.approx(alone.exporters[:, -1].mean(), abs=1e-12)
    assert found["exporters_10"][0] == pytest.approx(alone.exporters[:, 10].mean(), abs=1e-12)
    assert found["year_connected"][0] == pytest.approx(alone.year_connected.mean())
    assert found["spread"][0] == pytest.approx(alone.exporters[:, -1].std())


def test_where_there_is_hardly_any_money_two_claims_do_not_arise():
    for name in ("AC2", "AC3"):
        points = {knob: np.array([value, value]) for knob, value in BY_ID[name].defaults.items()}
        points["budget"] = np.array([0.5, 4.0])
        assert BY_ID[name].experiment(points, 0, 2).asked.tolist() == [False, True]


def test_in_the_closed_milieu_nobody_ever_has_a_tie_outside():
    closed = {name: float(np.ravel(value)[0]) for name, value in experiments.shut({"relay": np.array([0.5])}).items()}
    result = simulate(ActivationParams().model_copy(update=closed), seed=1, runs=5)
    assert not result.abroad.any()
    assert result.spent[..., :2].sum(axis=2) == pytest.approx(4 * 2 / 3)


def test_a_closed_milieu_ends_no_higher_where_it_is_dearest_to_open_one():
    """Where money for ties outside is all the money and buys few of them, it would do more elsewhere."""
    corner = {
        "outside": 100, "measures": 0, "brokerage": 1, "outside_cost": 6, "first_abroad": 0.3, "abroad_alone": 0.03,
        "exporters_news": 0.3, "abroad_by_exporters": 0.3, "budget": 8, "known": 20, "relay": 0.8, "ageing": 0.05,
    }  # fmt: skip
    found = BY_ID["AC4"].experiment({name: np.array([float(value)]) for name, value in corner.items()}, 0, 24)
    assert found.figures["lost"] >= 0


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_claim_finds_at_the_defaults_what_was_recorded(claim):
    found, recorded = claim.default_findings(), claim.recorded["at_default"]
    assert (found["share"], found["parts"]) == (recorded["share"], recorded["parts"])
    assert found["figures"] == pytest.approx(recorded["figures"], rel=1e-5, abs=2e-6)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_claim_is_recorded_whole_with_its_words(claim):
    row, written = claim.recorded, claim.data()
    assert {name: row[name] for name in written} == written
    assert all(written[name] for name in ("proposition", "source", "place", "invented", "by_construction", "reading"))
    assert row["verdict"] in (HOLDS, ONLY_WHEN, FAILS)
    assert row["points"] >= 440
    assert set(claim.words) <= set(claim.box) | set(row["medians"])
    assert claim.shown.keys() <= row["medians"].keys()
