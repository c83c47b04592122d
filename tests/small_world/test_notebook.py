"""Notebook 06 says what one should see on the bench, and in what words; the lab shows it."""

import re
from pathlib import Path

import numpy as np
import pytest

from labkit.core.judging import BOX_RUNS, DEFAULT_RUNS
from labkit.small_world import peak
from labkit.small_world.behind import whole_curve
from labkit.small_world.curves import Curve
from labkit.small_world.keys import futures
from labkit.small_world.lab import lab
from labkit.small_world.presets import PAPER
from labkit.small_world.published import NETWORKS, ours
from labkit.small_world.rewiring import rewiring
from labkit.small_world.sweep import CURVE_RUNS, SHARES, shape, side_by_side, sweep

FILE = Path(__file__).parents[2] / "notebooks" / "06_find_the_right_share.ipynb"
CHANGES = {
    "Paper-like": {},
    "gift": {"passing": "gift"},
    "early gift": {"passing": "gift", "horizon": 160},
    "no experts": {"experts": 0},
    "4 ties": {"neighbours": 2},
    "20 ties": {"neighbours": 10},
    "160 rounds": {"horizon": 160},
    "absorption 1": {"absorption": 1.0},
}


def told(share):
    """A share as the prose writes it."""
    return f"{100 * share:.0f} %"


def row(shown, name):
    """Best share, lowest and highest as good, loss at ten per cent, as printed."""
    line = re.search(rf"^{name} .*$", shown, re.M)[0]
    return re.findall(r"[\d.]+(?=%)|alike", line)


def test_steps_and_clustering_of_the_first_move_are_those_of_the_sentence(prose):
    found = [futures(share=share, horizon=80) for share in (0.01, 0.1, 0.5)]
    steps = [f"{np.median(each.path_length):.1f}" for each in found]
    kept = [told(np.median(each.clustering_kept)) for each in found]
    assert (
        f"take {steps[0]} steps, then {steps[1]}, then {steps[2]}, instead of {found[0].path_length_start:.1f}" in prose
    )
    assert f"Of the clustering {kept[0]}, then {kept[1]}, then {kept[2]} should stay" in prose
    assert 0.5 < np.median(found[0].path_length_kept) < 0.55  # "nearly halved"


def test_clustering_falls_as_evenly_as_told(prose):
    half, ten = (100 * np.median(futures(share=share, horizon=80).clustering_kept) for share in (0.05, 0.1))
    assert f"take {100 - half:.0f} % of the clustering, the next 5 % another {half - ten:.0f}." in prose


def test_the_cube_and_what_luck_adds_to_it_are_those_told(prose):
    kept = np.median(futures(share=0.5, horizon=80).clustering_kept)
    assert f"At 50 % that is {100 * 0.5**3:.1f} %. The bench shows {told(kept)}, since some distant ties" in prose


def test_steps_between_clusters_rise_as_told(prose):
    found = shape(lab.Params(place="clusters"))
    at = found.path_length[found.shares == 0.01].item()
    assert f"*rise* to some {round(100 * at, -1):.0f} % at 1 % of distant ties" in prose
    assert at == found.path_length.max()


def test_what_is_told_before_the_guess_is_the_start(prose):
    assert f"So the average firm knows {told(futures().knowledge[:, 0].mean())} of an" in prose
    assert lab.Params().experts == 10
    assert 1 / lab.Params().lead == 0.1
    assert lab.Params().horizon / 3 == 160


def test_each_case_of_the_table_has_the_scenario_of_its_change(prose):
    rows = dict(re.findall(r"\| ([\w -]+) \| [^|]+ \| `(SW1-\S+)` \|", prose))
    assert rows.keys() == CHANGES.keys()
    for name, token in rows.items():
        assert lab.read_token(token) == (lab.Params(**{**PAPER, **CHANGES[name]}), 0)


def test_the_losses_and_verdicts_told_are_those_printed(prose, shown):
    lost = {name: float(row(shown, name)[-1]) for name in CHANGES}
    harmful = {name: lost[name] for name in ("early gift", "160 rounds", "absorption 1")}
    said = "*early gift*, *160 rounds* and *absorption 1* lose {:.0f} %, {:.0f} % and {:.0f} % of what"
    assert f"on we call it **harmful**: {said.format(*harmful.values())}" in prose
    assert row(shown, "gift")[0] == row(shown, "no experts")[0] == "alike"
    assert max(lost["Paper-like"], lost["gift"], lost["no experts"]) < 2 < lost["4 ties"] < 10 <= min(harmful.values())
    presets = {preset.label: float(row(shown, preset.label)[-1]) for preset in lab.presets.values()}
    news = presets["News to be confirmed"]
    assert news == max(*presets.values(), *lost.values())
    assert f"*News to be confirmed* loses {news:.0f} %." in prose
    assert f"loses {news:.0f} % by ten per cent of distant ties, the worst case here" in prose
    assert f"loses {presets['Early days']:.0f} % by having no more" in prose


def test_where_firms_give_distant_ties_never_do_harm_as_told(prose):
    assert "Where firms give, distant ties never do harm here: all of them far is as good as any share" in prose
    shares = np.array([0, 0.05, 0.1, 0.2, 0.3, 0.5, 1])
    for neighbours, horizon in ((2, 160), (5, 160), (10, 160), (5, 480)):
        params = lab.Params(passing="gift", neighbours=neighbours, horizon=horizon)
        middle = np.median(sweep(params, {"share": shares}, seed=0, runs=12)["knowledge"], axis=1)
        assert middle[-1] > 0.98 * middle.max(), (neighbours, horizon)


def test_verdicts_and_shares_of_claims_are_those_recorded(prose):
    small, rule, ends = (claim.recorded for claim in lab.claims)
    assert [claim["verdict"] for claim in (small, rule, ends)] == [
        "holds only when",
        "does not hold here",
        "holds only when",
    ]
    assert small["condition"].endswith("at least 6.7")
    assert "shorter than 6.7 steps" in prose
    good, fewer, more = (told(part["share"]) for part in rule["parts"].values())
    assert f"comes true in {good} of the settings" in prose
    assert f"fewer are worse, which comes true in {fewer}, and that more are worse, which comes true in {more}" in prose
    assert f"All three at once: {told(rule['share'])}" in prose
    part = ends["parts"]["distant ties only are worse"]
    assert f"Distant ties only are worse in {told(part['share'])}" in prose
    assert part["condition"] == "absorption at most 0.62 and horizon (rounds) at least 840"
    assert "absorb 0.62 or less at a meeting and 840 rounds or more" in prose


def test_what_the_claims_find_at_the_defaults_is_told_beside_the_bench(prose, shown):
    found = {meaning: float(value) for value, meaning in re.findall(r"^ +(\d\.\d\d)  (\S.*)$", shown, re.M)}
    assert f"of {DEFAULT_RUNS} futures at the defaults and {BOX_RUNS} elsewhere; the bench draws" in prose
    assert f"medians of {CURVE_RUNS} at fifteen shares" in prose
    best = told(peak.of(lab.Params()).best)
    assert f"the defaults is {found['best share of distant ties']:.2f} below and *best {best}* on the bench" in prose
    all_far = next(value for meaning, value in found.items() if meaning.startswith("knowledge lost with distant ties"))
    assert f"at the defaults, after {lab.Params().horizon} rounds, {told(all_far)}." in prose


def test_deals_dry_up_as_told(prose):
    assert 0.70 < 1 - futures().passing[:, -1].mean() < 0.78
    assert "After 480 rounds three meetings in four pass nothing" in prose


def test_the_power_grid_does_not_come_out_as_told(prose):
    grid = NETWORKS[1]
    assert f"WS print {grid.path_length_random} steps and a clustering of {grid.clustering_random}" in prose
    found = ours(grid)
    assert f"say {found.path_length_random:.1f} and {found.clustering_random:.4f}, a network drawn" in prose
    assert f"drawn here has {found.drawn[0]:.1f} and {found.drawn[1]:.4f}." in prose


def test_at_ten_per_cent_two_firms_in_three_have_a_distant_tie(prose):
    wired = rewiring(0, 24, 200, 10)
    gone, ends = wired.gone(0.1), wired.ends(0.1)
    touched = [len({*wired.owner[far], *end[far]}) / 200 for far, end in zip(gone, ends, strict=True)]
    assert np.mean(touched) == pytest.approx(2 / 3, abs=0.04)
    assert "two firms in three have at least one distant tie" in prose


@pytest.mark.slow
def test_new_luck_moves_the_best_share_as_told(prose):
    best = [round(100 * peak.of(lab.Params(**PAPER), seed).best) for seed in range(4)]
    first, second, third, fourth = best
    assert f"You should read *best {first} %*." in prose
    assert f"*best {second} %*, *best {third} %* and *best {fourth} %*" in prose
    assert f"Move 3 gave {first}, {second}, {third} and {fourth} % as the best share" in prose


@pytest.mark.slow
def test_the_circle_lies_below_the_line_as_told(prose):
    line = whole_curve(lab.Params(**PAPER)).middle[SHARES == 0.1].item()
    circle = np.median(futures(**PAPER).knowledge_end)
    assert circle < line
    assert f"on Paper-like the circle lay at {told(circle)}, the line at {told(line)}" in prose


@pytest.mark.slow
def test_with_200_futures_fewer_than_ten_lose_and_twice_as_many_do_not(prose):
    shares = np.array([0.05, 0.07, 0.1, 0.14, 0.2, 0.3])
    middle = np.median(sweep(lab.Params(**PAPER), {"share": shares}, seed=0, runs=200)["knowledge"], axis=1)
    lost = dict(zip(shares.tolist(), 1 - middle / middle.max(), strict=True))
    assert lost[0.1] == 0
    assert max(lost[0.14], lost[0.2]) < 0.005
    assert min(lost[0.07], lost[0.3]) > 0.02
    assert round(lost[0.05], 2) == 0.03
    assert "half as many distant ties lose 3 %, twice as many less than half a per cent" in prose


def pieces(curve):
    """The shares that are as good as the best, as the table of 200 futures writes them."""
    ends = [[100 * curve.shares[at] for at in piece] for piece in curve.pieces]
    return ", ".join(f"{low:g} %" if low == high else f"{low:g} to {high:g} %" for low, high in ends)


@pytest.mark.record
@pytest.mark.parametrize("name", ["Paper-like", "early gift", "4 ties", "20 ties", "160 rounds", "absorption 1"])
def test_the_table_of_200_futures_is_what_they_give(prose, name):
    params = lab.Params(**{**PAPER, **CHANGES[name]})
    curve = Curve(SHARES, side_by_side(params, SHARES, seed=0, runs=200)["knowledge"])
    top, lost = peak.on(curve), 1 - curve.middle / curve.middle.max()
    assert f"| {name} | {told(top.best)} | {pieces(curve)} | {100 * top.lost_at_ten:.1f} % |" in prose
    if name == "20 ties":
        assert lost[0] < 0.02
        assert f"none at all is as good, twice as many lose {told(lost[SHARES == 0.2].item())}." in prose
