"""One future at a time, one meeting at a time, in plain Python: what the ensemble kernel must equal."""

from __future__ import annotations

from itertools import combinations
from statistics import fmean, pstdev

import numpy as np
import pytest

from labkit.small_world.kernel import CLUSTERS, simulate
from labkit.small_world.luck import CALLS, CATEGORIES, FIRMS, PICKS, spread_luck
from labkit.small_world.params import SmallWorldParams
from labkit.small_world.rewiring import rewiring

SETTINGS = {
    "barter": {},
    "barter in clusters": {"place": "clusters", "share": 0.04, "experts": 60, "lead": 3},
    "barter with few partners": {"neighbours": 2, "share": 1, "absorption": 0.85, "horizon": 333},
    "barter without experts": {"experts": 0, "neighbours": 10},
    "gift": {"passing": "gift", "share": 0.02, "neighbours": 3, "horizon": 210},
    "contagion": {"passing": "contagion"},
    "contagion of hearsay": {"passing": "contagion", "confirmations": 1, "experts": 1, "horizon": 80},
    "contagion in clusters": {"passing": "contagion", "place": "clusters", "confirmations": 2, "neighbours": 7},
}


def single(x) -> np.float32:
    return np.float32(x)


def meetings_of(call, ends, half):
    """Firms, place in the round and tie of each meeting that takes place: a tie drawn later takes its firms with it."""
    last, drawn = {}, []
    for at, number in enumerate(call.tolist()):
        tie = number * FIRMS * half // CALLS
        firm = tie // half
        drawn.append((firm, ends[tie], at, tie))
        last[firm] = last[ends[tie]] = at
    return [each for each in drawn if last[each[0]] == last[each[1]] == each[2]]


def chosen(fields, pay, pick):
    """The fields that pass, out of those in which a firm leads."""
    ways = list(combinations(fields, pay))
    return ways[pick % len(ways)]


def trade(known, one, other, pick, absorption):
    """One barter; whether there was a deal."""
    ahead = [c for c in range(CATEGORIES) if known[one][c] > known[other][c]]
    behind = [c for c in range(CATEGORIES) if known[one][c] < known[other][c]]
    pay = min(len(ahead), len(behind))
    for learner, teacher, fields in ((other, one, ahead), (one, other, behind)):
        for c in chosen(fields, pay, pick):
            known[learner][c] += (known[teacher][c] - known[learner][c]) * absorption
    return pay > 0


def give(known, one, other, absorption):
    """One exchange of gifts; whether there was any."""
    any_gift = False
    for c in range(CATEGORIES):
        learner, teacher = (other, one) if known[one][c] > known[other][c] else (one, other)
        gap = known[teacher][c] - known[learner][c]
        any_gift = any_gift or gap > 0
        known[learner][c] += gap * absorption
    return any_gift


def hear(knows, sources, one, other, confirmations):
    """One telling of the news; whether it was told to a firm by a partner that had not told it before."""
    if knows[one] == knows[other]:
        return False
    teller, listener = (one, other) if knows[one] else (other, one)
    fresh = teller not in sources[listener]
    sources[listener].add(teller)
    if len(sources[listener]) >= confirmations:
        knows[listener] = True
    return fresh


def begin(params, luck, run):
    """What each firm knows at the start, by field; in contagion, whether it knows the news."""
    if params.passing == "contagion":
        first = int(luck.first[run])
        return [(firm - first) % FIRMS < params.experts for firm in range(FIRMS)]
    known = [[x / single(params.lead) for x in firm] for firm in luck.start[run]]
    for firm in range(FIRMS):
        if luck.turn[run][firm] < params.experts:
            known[firm][int(luck.field[run][firm])] = single(1)
    return known


def twin(params, seed, runs, run):
    """Knowledge, inequality and share of meetings with anything passed at all marks of one future."""
    luck, absorption = spread_luck(seed, runs), single(params.absorption)
    wired = rewiring(seed, runs, FIRMS, 2 * params.neighbours, CLUSTERS[params.place])
    ends, half = wired.ends(params.share)[run].tolist(), params.neighbours
    known, sources = begin(params, luck, run), [set() for _ in range(FIRMS)]
    told = {"knowledge": [], "inequality": [], "passing": []}
    met = passed = 0

    def note():
        level = [float(np.mean(firm)) for firm in known]
        mean = fmean(level)
        told["knowledge"].append(mean)
        told["inequality"].append(pstdev(level) / mean if mean else 0.0)
        told["passing"].append(passed / met if met else 0.0)

    note()
    stops = [params.horizon * mark // 40 for mark in range(41)]
    for number, call in enumerate(luck.rounds(params.horizon), start=1):
        for one, other, at, _ in meetings_of(call[run], ends, half):
            met += 1
            if params.passing == "barter":
                passed += trade(known, one, other, int(call[run][at]) % PICKS, absorption)
            elif params.passing == "gift":
                passed += give(known, one, other, absorption)
            else:
                passed += hear(known, sources, one, other, params.confirmations)
        if number in stops:
            note()
            met = passed = 0
    return told


@pytest.mark.parametrize("knobs", SETTINGS.values(), ids=SETTINGS.keys())
def test_each_future_of_the_ensemble_equals_the_plain_loop(knobs):
    params = SmallWorldParams(**{"horizon": 120, **knobs})
    result = simulate(params, seed=3, runs=5)
    for run in (0, 4):
        for name, expected in twin(params, 3, 5, run).items():
            # levels are in single precision and the same bit by bit; only their means are added up in another order
            np.testing.assert_allclose(getattr(result, name)[run], expected, rtol=2e-6, atol=1e-7, err_msg=name)


def test_a_future_beyond_the_first_block_equals_the_plain_loop():
    params = SmallWorldParams(horizon=80)
    result = simulate(params, seed=1, runs=70)
    for name, expected in twin(params, 1, 70, 66).items():
        np.testing.assert_allclose(getattr(result, name)[66], expected, rtol=2e-6, atol=1e-7, err_msg=name)


def test_one_firm_in_three_has_a_meeting_and_none_has_two():
    luck = spread_luck(0, 3)
    ends = rewiring(0, 3, FIRMS, 10).ends(0.1)[1].tolist()
    counts = []
    for call in luck.rounds(200):
        firms = [firm for each in meetings_of(call[1], ends, 5) for firm in each[:2]]
        assert len(set(firms)) == len(firms)
        counts.append(len(firms))
    assert np.mean(counts) / FIRMS == pytest.approx(0.32, abs=0.01)
