"""Notebook 04 says what one should see on the bench, in the facts and in the ledger; they say the same."""

import re
from pathlib import Path

import numpy as np
import pytest

from labkit.activation.exercises import EXERCISES
from labkit.activation.experiments import CLOSED
from labkit.activation.keys import ON_BROKERAGE, ON_MEASURES, STILL, gained, with_newcomers
from labkit.activation.lab import lab
from labkit.activation.luck import PLACES
from labkit.activation.result import DIMENSIONS
from labkit.activation.sections import counted
from labkit.activation.state import SMES
from labkit.activation.told import connected_at_last, connected_futures, where_money_goes
from labkit.cases import facts
from labkit.core.words import short, signed
from labkit.milieu.scorer import INDICATORS

FILE = Path(__file__).parents[2] / "notebooks" / "04_get_a_scattered_milieu_going.ipynb"
VERDICTS = {"does not hold here": "does not hold", "holds only when": "only", "holds": "holds"}
NINETIES, SINCE = (lab.presets[f"montpellier_{year}"].knobs for year in ("1990s", "2002"))
INWARDS = lab.presets["isolated"].knobs
ON_OUTSIDE = {"measures": 0, "brokerage": 0, "outside": 100}
LAST = -1


def at(result, output, year=LAST):
    """The median of an output in a year."""
    return float(np.median(getattr(result, output)[:, year]))


def told(result, output="exporters", year=LAST):
    """The same in whole per cent, as the prose writes it."""
    return f"{100 * at(result, output, year):.0f} %"


def scored(result, dimension, year=LAST):
    return f"{np.median(result.four_d[:, year, DIMENSIONS.index(dimension)]):.0f}"


def more(now, then):
    """Points of exporters in the last year, future by future, as the sentence writes it."""
    return signed(100 * float(np.median(now.exporters[:, LAST] - then.exporters[:, LAST])), 1)


def sides(futures, **knobs):
    """All money on brokerage, and all on new measures."""
    return futures(**ON_BROKERAGE, **knobs), futures(**ON_MEASURES, **knobs)


def test_what_is_told_before_the_guess_is_where_a_territory_stands(prose, futures):
    start = futures(budget=0)
    many = at(start, "operators", 0)
    assert f"2,000 small firms and {many:.0f} operators. That makes {many * (many - 1) / 2:.0f} pairs" in prose
    assert SMES == 2000
    assert np.median(start.degree[:, 0] * start.operators[:, 0] / 2) == 2
    assert "two of these pairs have a tie" in prose
    assert lab.Params().budget == 4
    assert "Each year you can pay for four introductions." in prose
    assert not len(connected_futures(start))
    assert "happens in none of 200 futures within 20 years" in prose
    assert np.allclose([lab.Params().measure_cost, lab.Params().outside_cost], [8, 2])
    assert "costs as much as eight of them, a tie outside as much as two" in prose


def test_the_guess_is_met_in_the_year_told_with_as_many_ties(prose, futures):
    tied = futures(**ON_BROKERAGE)
    year = int(np.median(tied.year_connected))
    ties = np.median(tied.degree[:, year] * tied.operators[:, year] / 2)
    assert f"It is year {year}, with some {ties:.0f} ties." in prose
    assert "Half of 66 pairs are 33 ties, at four a year. Whoever reckons so says year 8" in prose


def test_only_the_proportions_of_the_weights_count_as_the_first_move_says(prose, futures):
    usual, all_full, none = futures(), futures(measures=100, brokerage=100, outside=100), futures(
        measures=0, brokerage=0, outside=0
    )  # fmt: skip
    there = connected_futures(usual)
    assert (
        f"in {len(there)} of 200 futures the milieu is ever connected, half of these by year {np.median(there):.0f}."
        in prose
    )
    last = connected_at_last(usual)
    assert f"In year 20 it is so in {last}: most have fallen back." in prose
    assert last < len(there) / 2
    assert f"*ever: {len(there)} of 200*" in prose
    assert f"*in year 20: {last}*" in prose
    assert np.array_equal(usual.exporters, all_full.exporters)
    part = futures(measures=100, brokerage=50, outside=100)
    assert where_money_goes(part) == pytest.approx([0.4, 0.2, 0.4, 0], abs=0.01)
    assert "the split is 40 : 20 : 40" in prose
    assert where_money_goes(none).tolist() == [0, 0, 0, 1]
    assert where_money_goes(usual) == pytest.approx([0.33, 0.33, 0.33, 0], abs=0.005)
    assert "stands *split 33 : 33 : 33*, which is rounded." in prose
    assert "Now set all three to 0: 100 % of the money is left over." in prose


def test_measures_make_a_dense_and_scattered_milieu_as_the_second_move_says(prose, futures):
    nobody, founded = futures(budget=0), futures(**ON_MEASURES)
    said = (
        f"read *Density {scored(nobody, 'density')}* with {at(nobody, 'operators'):.0f} operators, "
        f"*reach {told(nobody, 'connected')}*, *half: never* and *export {told(nobody)}*."
    )
    assert said in prose
    now = f"Now it is *Density {scored(founded, 'density')}* with {at(founded, 'operators'):.0f} operators."
    assert f"{now} But *reach {told(founded, 'connected')}*, and still *half: never*." in prose
    assert f"Firms that export: {told(founded)}." in prose
    assert not len(connected_futures(founded))
    squares = founded.operator_funded[LAST] > 0
    assert squares.sum() > 0
    assert founded.tie[LAST][squares].astype(bool).sum() < squares.sum()


def test_introductions_connect_all_futures_as_the_third_move_says(prose, futures):
    tied, founded = sides(futures)
    assert len(connected_futures(tied)) == 200
    only = f"In year 20 there are only {at(tied, 'operators'):.0f} operators, *Density {scored(tied, 'density')}*."
    said = f"{only} But 200 of 200 futures are connected at some time, and {connected_at_last(tied)} in year 20."
    assert said in prose
    assert f"Exporters: {told(tied)}, which is {more(tied, founded)[1:]} points more than in A." in prose
    led = [scored(result, "directionality") for result in (founded, tied)]
    assert "*Directionality*: {1}, and {0} in A.".format(*led) in prose
    reach = [np.median(counted(dict(result.params), 0)[:, list(INDICATORS).index("coordination_reach")]) for result in (
        tied, founded)]  # fmt: skip
    assert f"two ties: {100 * reach[0]:.0f} % of the others." in prose
    assert f"**Brokerage** to 0: now it is {100 * reach[1]:.0f} %." in prose


def test_the_first_future_is_smaller_than_most_as_told_before_the_moves(prose, futures):
    result = futures()
    alive = int((result.operator_kind[LAST] >= 0).sum())
    assert f"it ends with {alive} operators, the middle one with {at(result, 'operators'):.0f}." in prose


def test_the_gap_of_a_closed_milieu_is_told_for_each_of_its_three_comparisons(prose, futures):
    half = futures(**{**lab.presets["isolated"].knobs, "outside": 100})
    move = 100 * (at(half, "exporters") - at(futures(**lab.presets["isolated"].knobs), "exporters"))
    claim = next(claim for claim in lab.claims if claim.id == "AC4")
    default = 100 * claim.recorded["at_default"]["figures"]["lost"]
    assert f"ends {default:.0f} points below the open one" in prose
    assert f"In move 5 it was {move:.0f} points" in prose
    assert f"{100 * claim.recorded['medians']['lost']:.0f} points is the median over all settings" in prose


def test_the_table_of_densities_turns_where_it_is_told(prose, futures, shown):
    alive = more(*sides(futures, operators=1))
    assert f"*{alive} on run A*: introductions win even here" in prose
    assert f"Do you remember the *{alive}* of move 4?" in prose
    assert at(futures(operators=1, **ON_BROKERAGE), "operators") >= 8
    assert (STILL["births"], STILL["follow"], STILL["closing"]) == (0, 0, lab.Params.knobs()["closing"].low)
    gains = {density: gained(density, 8).value for density in (1, 2, 3, 6, 12)}
    assert [gain > 0 for gain in gains.values()] == [False, False, True, True, True]
    assert "It turns between 2 and 3:" in prose
    told_still = f"**New operators** to 0, **Drawn by firms** to 0 and **Closing** to {STILL['closing']}."
    assert told_still in prose
    assert "Set **Operators** to 2, press **Pin as A** (" in prose
    assert "and go on with 3. Do the same with 3, 6 and 12." in prose
    for density, gain in gains.items():
        assert re.search(rf"^ +{density} +\.\.\. +{re.escape(f'{gain:+.1f}')} ", shown, re.M)
        assert f"{gain:+.1f}" == more(*sides(futures, operators=density, **STILL)).replace("\u2212", "-")
    idle = where_money_goes(futures(operators=1, **ON_BROKERAGE, **STILL))[LAST]
    assert f"the money lies idle: {100 * idle:.0f} % of it" in prose
    idle = where_money_goes(futures(**lab.presets["few_to_tie"].knobs))[LAST]
    assert f"shows another such place: of its money {100 * idle:.0f} % is left over" in prose


def test_the_threshold_told_is_the_recorded_one_with_its_interval(prose, shown):
    found = lab.claims[1].recorded["at_default"]["figures"]
    limit, low, high = (f"{found[name]:.2f}" for name in ("threshold", "threshold_low", "threshold_high"))
    assert (
        f"at {limit} operators per 1,000 firms, and 95 of 100 draws of the futures put it between {low} and {high}."
        in prose
    )
    assert f"It turns at {limit} ({low} to {high})" in shown
    assert 4 < found["threshold_low"] * SMES / 1000 < found["threshold_high"] * SMES / 1000 < 5
    assert "that is **four or five operators**" in prose


def test_pairs_are_counted_as_told(prose):
    pairs = {number: number * (number - 1) // 2 for number in (4, 12, 24)}
    assert pairs == {4: 6, 12: 66, 24: 276}
    assert "Four operators are six pairs, twelve are 66, twenty-four are 276." in prose


def test_a_milieu_turned_inwards_is_connected_and_ages_as_the_fifth_move_says(prose, futures):
    closed, half = futures(**INWARDS), futures(**{**INWARDS, "outside": 100})
    there = connected_futures(closed)
    assert (
        f"{len(there)} of 200 futures are connected at some time, half of them by year {np.median(there):.0f}: as in "
        "move 3" in prose
    )
    assert np.median(connected_futures(futures(**ON_BROKERAGE))) == np.median(there)
    assert told(closed) == told(futures(budget=0))
    assert f"And yet {told(closed)} of the firms export, no more than without any money." in prose
    assert f"Exporters: {told(half)}." in prose
    assert f"was {short(at(closed, 'quality'))[:4]} and is {at(half, 'quality'):.2f}" in prose
    assert where_money_goes(half)[1:3] == pytest.approx([0.5, 0.5], abs=0.01)


def test_the_splits_of_the_sixth_move_are_as_told(prose, futures):
    ends = {tie: futures(measures=0, brokerage=tie, outside=100 - tie) for tie in range(50, 101, 10)}
    assert [told(ends[tie]) for tie in (70, 80, 90)] == ["27 %"] * 3
    assert "Exporters reach 27 % if seven to nine tenths go to introductions" in prose
    assert {told(result) for result in ends.values()} == {"26 %", "27 %"}
    assert "half to all of the money on introductions, and the rest outside, it is 26 % or 27 %." in prose
    years = [np.median(result.year_connected) for result in ends.values()]
    assert min(years) == years[LAST] < min(years[:LAST])
    idle = where_money_goes(futures(**ON_OUTSIDE))[LAST]
    assert f"give all to **Outside ties**: {100 * idle:.0f} % is left over" in prose
    assert at(futures(**ON_OUTSIDE), "abroad") > 0.8


@pytest.mark.slow
def test_no_split_in_tenths_is_better_than_the_best_told(futures):
    splits = [
        {"measures": new, "brokerage": tie, "outside": 10 - new - tie} for new in range(11) for tie in range(11 - new)
    ]
    ends = {
        tuple(split.values()): at(lab.simulate(lab.Params(**split), seed=0, runs=200), "exporters") for split in splits
    }
    assert max(ends, key=ends.get)[0] == 0
    assert 7 <= max(ends, key=ends.get)[1] <= 9
    assert max(ends.values()) < 0.275


def test_ties_outside_are_worth_more_beside_introductions_as_told(prose, futures):
    nothing, alone = futures(budget=0), futures(budget=1, **ON_OUTSIDE)
    three, beside = futures(budget=3, **ON_BROKERAGE), futures(measures=0, brokerage=75, outside=25)
    gain = [100 * (at(now, "exporters") - at(then, "exporters")) for now, then in ((alone, nothing), (beside, three))]
    assert (
        "adds {:.1f} points of exporters if nothing else is bought, and {:.1f} if the other three".format(*gain)
        in prose
    )


def test_each_scenario_shows_the_number_that_is_told(lines):
    rows = re.findall(r"^\| (\d), [^|]+ \| `(AC1-\S+)` \| (\d+ %) \|$", lines, re.M)
    assert len(rows) == 7
    for _, token, said in rows:
        params, seed = lab.read_token(token)
        assert told(lab.simulate(params, seed=seed, runs=200)) == said


def test_doors_and_reach_by_hand_are_those_of_the_kernel(prose):
    relay = lab.Params().relay
    assert f"there are 1 + 0.5 · 4 + 0.25 · 6 = {1 + relay * 4 + relay**2 * 6:.1f} doors" in prose
    known = next(each for each in EXERCISES if each.id == "04-2").key("A\u2013B\u2013C\u2013D, and E alone")
    assert "2 + 3 + 3 + 2 + 0 = 10" in prose
    assert known.value == 10 / 20
    assert "There are 5 · 4 = 20 to reach. So the share is 10/20, one half" in prose


def test_what_is_said_of_the_knobs_of_the_presets_and_of_the_territory_is_so(prose):
    usual = lab.Params()
    assert SINCE["budget"] == 2 * usual.budget
    assert SINCE["measure_cost"] == usual.measure_cost / 2
    assert "the budget is twice as large, a measure costs half as much" in prose
    assert lab.Params(**NINETIES).measures == lab.Params(**NINETIES).outside > lab.Params(**NINETIES).brokerage == 0
    assert f"always with {SMES:,} small firms and at most {PLACES} operators" in prose


def test_the_verdicts_told_in_a_line_each_are_those_of_the_ledger(lines):
    rows = re.findall(r"^\| (AC\d) [^|]+ \| ([^|]+) \| [^|]+ \|$", lines, re.M)
    recorded = {claim.id: claim.recorded for claim in lab.claims}
    assert [row[0] for row in rows] == list(recorded)
    for number, said in rows:
        verdict = recorded[number]["verdict"]
        assert said.startswith(VERDICTS[verdict])
        if verdict != "holds only when":
            assert said == f"{VERDICTS[verdict]}, {100 * recorded[number]['share']:.0f} %"
    assert recorded["AC2"]["condition"] == "the chance of a spontaneous tie at most 0.007"
    assert (
        dict(rows)["AC2"] == f"only if spontaneous ties have a chance of 0.007 or less ({lab.Params().spontaneous:g})"
    )
    assert "One claim holds, one needs a condition, and two do not hold here:" in " ".join(lines.split())


def test_one_part_of_the_failing_claims_comes_true_nearly_always():
    for claim in (lab.claims[0], lab.claims[3]):
        shares = sorted(part["share"] for part in claim.recorded["parts"].values())
        assert shares[0] < 0.6 < 0.9 < shares[1]


def test_the_feedback_and_the_head_start_are_worth_what_is_told(prose, futures):
    off = futures(follow=0, abroad_by_exporters=0, exporters_news=0, peers=0)
    assert f"exporters end at {told(off)} instead of {told(futures())}" in prose
    found = lab.claims[0].recorded["at_default"]["figures"]
    left = f"After 25 years {100 * found['left']:.0f} % of its lead is left with the feedback, and {{:.0f}} % without."
    assert left.format(100 * found["left_without"]) in prose


def test_the_closed_milieu_stands_still_at_the_defaults_and_not_over_all_settings_as_told(prose):
    row = lab.claims[3].recorded
    found, still = row["at_default"]["figures"], row["parts"]["it gains less than a point in its last ten years"]
    assert row["at_default"]["share"] == 1
    assert f"the closed milieu gains {100 * found['gained_closed']:.2f} points; with less than 1.00" in prose
    assert f"over all settings it stands still in {100 * still['share']:.0f} % only" in prose
    assert f"The closed milieu ends {100 * found['lost']:.0f} points below the open one" in prose


def test_what_lasts_of_connection_is_told_as_recorded(prose):
    row = lab.claims[2].recorded
    assert f"introductions {100 * row['at_default']['figures']['year_20_brokerage']:.0f} % of the futures are" in prose
    assert (
        f"{100 * row['medians']['year_20_brokerage']:.0f} % of the futures are connected in year 20" in row["reading"]
    )
    assert "but in 32 % of the settings fewer than half are" in prose
    assert "in 32 % of the settings fewer than half" in row["reading"]


def test_what_is_told_to_do_for_the_closed_milieu_keeps_the_other_money_and_shows_what_is_told(futures):
    at_first, look = dict(lab.claims[3].shown_at), lab.claims[3].look_at
    opened, shut = futures(**at_first), futures(**at_first | CLOSED | {"budget": 2})
    assert "and Budget to 2, so that money for ties outside stays unspent" in look
    assert opened.spent[:, 0, :2].mean(axis=0) == pytest.approx(shut.spent[:, 0, :2].mean(axis=0))
    assert f"at {told(shut)} instead of {told(opened)}" in look
    assert 0.01 <= at(shut, "exporters") - at(shut, "exporters", 10) < 0.02


def test_what_moves_the_threshold_is_told_as_in_the_reading(prose):
    assert "less than one in four years it turns at 1.8, with more than one a year at 4.9" in lab.claims[1].reading
    assert "It lies at 1.8 where the money would found less than one operator in four years, and at 4.9" in prose


def test_the_table_of_the_case_says_of_the_model_what_the_presets_do(lines, futures):
    nineties, since, alone = futures(**NINETIES), futures(**SINCE), futures(**{**SINCE, "budget": 0})
    assert f"without money an operator reaches {told(alone, 'connected')} of the others in year 20" in lines
    said = f"a tie outside go from {told(nineties, 'abroad', 0)} to {told(nineties, 'abroad')}, operators from "
    many = [f"{at(nineties, 'operators', year):.0f}" for year in (0, LAST)]
    assert said + "{} to {}, but one reaches ".format(*many) + f"{told(nineties, 'connected')} of the others" in lines
    firms = SMES * (at(nineties, "exporters", 10) - at(nineties, "exporters", 0))
    assert (
        f"go from {told(nineties, year=0)} to {told(nineties, year=10)} in ten years, some 60 firms of 2,000" in lines
    )
    assert 55 < firms < 65
    led = [scored(since, "directionality", year) for year in (0, 4)]
    reach = [told(since, "connected", year) for year in (0, 4, 10, LAST)]
    said = "reach goes from {} to {} in four years (and to {} in ten, {} in twenty, as newcomers arrive), "
    assert said.format(*reach) + "Directionality from {} to {} in four |".format(*led) in lines
    before = [scored(nineties, "directionality", year) for year in (0, 4)]
    assert "In the 1990s preset Directionality goes from {} to {} in four years as well".format(*before) in lines
    pace = float(since.spent[:, :4, 0].sum(axis=1).mean()) / SINCE["measure_cost"]
    assert f"founds {pace / 4:.1f} operators a year: three in four years" in lines
    assert round(pace) == 3


def test_what_is_told_of_the_case_is_in_the_facts(lines):
    montpellier = facts("montpellier").set_index("quantity")["value"]
    firms, jobs = (montpellier.filter(like=name).item() for name in ("firms supported", "jobs"))
    assert f"one incubator supported {firms:.0f} firms and brought {jobs:,.0f} jobs" in lines
    groups = facts("montpellier-export-groups").set_index("quantity")["value"]["export groups set up"]
    assert groups == 8
    assert "Eight export groups from 1998 to 2002" in lines
    assert "what holds owners back" in set(facts("french-regions")["quantity"])


def test_the_score_of_the_closed_milieu_is_as_told(prose, futures):
    closed, usual = futures(**INWARDS), futures()
    led = [scored(result, "directionality") for result in (closed, usual)]
    assert "ends with a Directionality of {}, the default with {}.".format(*led) in prose
    assert f"Yet {told(closed)} of the firms export there, and {told(usual)} here." in prose


def test_density_is_answered_by_the_row_that_its_hint_names(futures):
    each = next(each for each in EXERCISES if each.id == "04-4")
    assert "row operators, column median" in each.hint
    for variant in each.all_variants():
        result = futures(operators=variant["operators"], **ON_MEASURES)
        row = next(row for row in result.condensed(last=True) if row["output"] == "operators")
        assert each.key(**variant).accepts(1000 * float(short(row["median"])) / variant["smes"])


def test_money_is_answered_by_the_split_that_the_bench_shows():
    each = next(each for each in EXERCISES if each.id == "04-3")
    for variant in each.all_variants():
        share = round(100 * variant["measures"] / (variant["measures"] + 40)) / 100
        assert each.key(**variant).accepts(variant["measure_cost"] / (variant["budget"] * share))


def test_a_newcomer_without_ties_costs_connectedness():
    for many in (4, 8):
        shares = [with_newcomers(many, number).value for number in (1, 2, 3)]
        assert shares == sorted(shares, reverse=True)
        assert shares[0] == pytest.approx((many - 1) / (many + 1))
