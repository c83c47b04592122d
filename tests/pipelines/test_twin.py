"""One future at a time, one firm at a time, in plain Python: what the ensemble kernel must equal."""

from __future__ import annotations

import math

import numpy as np
import pytest

from labkit.pipelines.channels import CATALOGUE, CHANNELS, named
from labkit.pipelines.kernel import simulate
from labkit.pipelines.luck import YEARS, draw
from labkit.pipelines.params import PipelinesParams
from labkit.pipelines.smile import DEMAND, VALUE

SETTINGS = {
    "defaults": {},
    "relocation, one way, head start": {"channel": "relocation", "exchange": "one way", "lead": 0.6, "clusters": 2},
    "three clusters, only gatekeepers": {"clusters": 3, "gatekeeping": 1, "pipelines": 1.2, "firms": 12},
    "large and overloaded": {"firms": 44, "overload": 3.0, "capacity": 12, "channel": "fairs"},
    "costly ties of trade": {"channel": "trade", "pipelines": 2.5, "tie_cost": 2, "firms": 8, "people": 0.3},
    "no time left at home": {"channel": "relocation", "pipelines": 2.5, "tie_cost": 2, "firms": 8, "trust_years": 6},
    "all ears": {"firms": 72, "clusters": 2, "capacity": 80, "overload": 3.0, "buzz": 0.6, "base": 0.6, "need": 0.15},
    "closed": {"pipelines": 0, "outside": 0.7, "shock": 0.3, "tacit": 0.8, "firms": 8},
}
NAMES = (
    *("known_home", "known_foreign", "knowledge", "buzz_learned", "buzz_foreign", "buzz_heard", "inflow", "ties"),
    *("at_home", "able", "open", "state", "chain_share", "gatekeepers", "carried", "channel_ties", "stage_share"),
)


def single(x: float) -> float:
    """The kernel compares luck with thresholds in single precision."""
    return float(np.float32(x))


def mean(values):
    values = list(values)
    return sum(values) / len(values)


class Firm:
    """One firm: what it knows as [kind][origin], its talent, and three places for ties."""

    def __init__(self, k, luck, run, c, i):
        self.talent = math.exp(k.spread * float(luck.talent[c, i, run]) - k.spread**2 / 2)
        home = k.base * (0.4 + 1.2 * float(luck.start[c, i, run])) * math.sqrt(self.talent)
        home = min(home * (1 + k.lead if c == 0 else 1), 1.0)
        self.knows = [[home, 0.02], [home, 0.02]]
        self.live, self.age = [False] * 3, [0] * 3
        self.channel = [self.drawn_channel(k, float(luck.channel[s, c, i, run])) for s in range(3)]
        self.brought, self.held = [[0.0, 0.0] for _ in range(3)], [0, 0, 0]

    @staticmethod
    def drawn_channel(k, luck):
        if k.channel != "mixed":
            return named(k.channel)
        return CHANNELS[sum(luck >= single(sum([0.2] * n)) for n in range(1, 5))]

    def both(self, k, origin):
        return (1 - k.tacit) * self.knows[0][origin] + k.tacit * self.knows[1][origin]


def tie_numbers(k, channel):
    entry = CATALOGUE[channel]
    average = mean(each.reach[0] for each in CATALOGUE.values())
    return average + k.people * (entry.reach[0] - average), entry.life[0], k.tie_cost * entry.cost[0]


def settle_ties(k, luck, year, run, c, i, firm, cubes):
    meant = k.pipelines / 3 * (1 - k.gatekeeping + k.gatekeeping * cubes[i] / mean(cubes))
    meant = 0.0 if k.exchange == "one way" and c == 0 else min(meant, 0.95)
    odds = meant / (1 - meant)
    for s in range(3):
        drawn, (_, life, _) = float(luck.tie[year, s, c, i, run]), tie_numbers(k, firm.channel[s])
        if year == 0:
            firm.live[s], firm.age[s] = drawn < single(odds / (1 + odds)), 1
        elif firm.live[s]:
            firm.live[s], firm.age[s] = drawn < single(1 - 1 / life), firm.age[s] + 1
        else:
            firm.live[s], firm.age[s] = single(drawn * single(life)) < single(odds), 1


def abroad(k, clusters, c, i, firm, able):
    """What each tie brings, [slot][kind]."""
    brought = []
    for s in range(3):
        there = (c + 1 + s % (len(clusters) - 1)) % len(clusters)
        partner = clusters[there][(i + s + 1) % len(clusters[c])]
        trust = 1 - math.exp(-firm.age[s] / k.trust_years)
        carries = (1.0, tie_numbers(k, firm.channel[s])[0] * trust)
        gaps = [max(partner.knows[kind][0] - firm.knows[kind][1], 0.0) for kind in (0, 1)]
        brought.append([able * k.flow * carries[kind] * gaps[kind] if firm.live[s] else 0.0 for kind in (0, 1)])
    return brought


def talk_of(firms, home):
    """What is said in a cluster, [kind][origin]."""
    said = [[0.0, 0.0], [0.0, 0.0]]
    for kind in (0, 1):
        for origin in (0, 1):
            loud = sum(t * f.knows[kind][origin] for t, f in zip(home, firms, strict=True))
            said[kind][origin] = sum(t * f.knows[kind][origin] ** 2 for t, f in zip(home, firms, strict=True)) / loud
    return said


def one_cluster(k, luck, year, run, c, clusters):
    """What one cluster shows in a year, and what each of its firms gains, [firm][kind][origin]."""
    firms = clusters[c]
    bases = [f.both(k, 0) for f in firms]
    cubes = [b**3 for b in bases]
    for i, firm in enumerate(firms):
        settle_ties(k, luck, year, run, c, i, firm, cubes)
    home = [max(1 - sum(tie_numbers(k, f.channel[s])[2] for s in range(3) if f.live[s]), 0.05) for f in firms]
    talk, present = talk_of(firms, home), sum(home)
    fortune = math.exp(k.shock * float(luck.year[year, c, run]) - k.shock**2 / 2)
    weight, gains, shows = (1 - k.tacit, k.tacit), [], []
    for i, f in enumerate(firms):
        able = cubes[i] / (cubes[i] + k.need**3)
        pace = k.buzz * home[i] * (k.common + (1 - k.common) * able) * (present / 24)
        pace = min(pace / (1 + (present / k.capacity) ** k.overload), 0.9)
        speed = (1.0, k.tacit_speed)
        local = [
            [speed[kind] * pace * max(talk[kind][origin] - f.knows[kind][origin], 0.0) for origin in (0, 1)]
            for kind in (0, 1)
        ]
        brought = abroad(k, clusters, c, i, f, able)
        inflow = [sum(tie[kind] for tie in brought) for kind in (0, 1)]
        new = k.creation * f.talent * home[i] * fortune
        new *= ((1 - k.outside) * math.sqrt(bases[i]) + k.outside * math.sqrt(f.both(k, 1))) ** 2
        gains.append(
            [[local[kind][0] + new * (1 - f.knows[kind][0]), local[kind][1] + inflow[kind]] for kind in (0, 1)]
        )
        for s in range(3):
            f.held[s] += f.live[s]
            f.brought[s] = [f.brought[s][kind] + brought[s][kind] for kind in (0, 1)]
        heard = pace * sum(weight[kind] * speed[kind] * sum(talk[kind]) for kind in (0, 1))
        shows.append((local, heard, inflow, sum(f.live), home[i], bases[i] >= k.need, any(f.live)))
    return shows, gains


def seen_of(k, firms, shows):
    """The yearly outputs of one cluster."""
    weight = (1 - k.tacit, k.tacit)
    learned = [mean(sum(weight[kind] * s[0][kind][o] for kind in (0, 1)) for s in shows) for o in (0, 1)]
    able, open_ = mean(s[5] for s in shows), mean(s[6] for s in shows)
    basic, advanced = able <= 1 / 3 and open_ <= 1 / 3, able >= 2 / 3 and open_ >= 1 / 3
    return {
        "known_home": mean(f.both(k, 0) for f in firms),
        "known_foreign": mean(f.both(k, 1) for f in firms),
        "knowledge": [[mean(f.knows[kind][o] for f in firms) for o in (0, 1)] for kind in (0, 1)],
        "buzz_learned": sum(learned),
        "buzz_foreign": learned[1],
        "buzz_heard": mean(s[1] for s in shows),
        "inflow": [mean(s[2][kind] for s in shows) for kind in (0, 1)],
        "ties": mean(s[3] for s in shows),
        "at_home": mean(s[4] for s in shows),
        "able": able,
        "open": open_,
        "state": 0 if basic else 2 if advanced else 1,
        "skill": mean((1 - k.outside) * f.knows[1][0] + k.outside * f.knows[1][1] for f in firms),
    }


def chain(skills):
    """Share of each stage, [cluster][stage], and of the whole chain, [cluster]."""
    stages = [[skill**m / sum(other**m for other in skills) for m in DEMAND] for skill in skills]
    return stages, [sum(v * share for v, share in zip(VALUE, each, strict=True)) for each in stages]


def twin(k: PipelinesParams, seed: int, runs: int, run: int) -> dict[str, list]:
    """One future."""
    luck = draw(seed, runs)
    clusters = [[Firm(k, luck, run, c, i) for i in range(k.firms)] for c in range(k.clusters)]
    first = [[f.both(k, 0) for f in firms] for firms in clusters]
    told: dict[str, list] = {}
    for year in range(YEARS + 1):
        each = [one_cluster(k, luck, year, run, c, clusters) for c in range(k.clusters)]
        seen = [seen_of(k, firms, shows) for firms, (shows, _) in zip(clusters, each, strict=True)]
        stages, whole = chain([s["skill"] for s in seen])
        for name in seen[0]:
            told.setdefault(name, []).append([s[name] for s in seen])
        told.setdefault("chain_share", []).append(whole)
        for firms, (_, gains) in zip(clusters, each, strict=True):
            for f, gain in zip(firms, gains, strict=True):
                f.knows = [
                    [min(f.knows[kind][o] * (1 - k.obsolescence) + gain[kind][o], 1.0) for o in (0, 1)]
                    for kind in (0, 1)
                ]
    everyone = [f for firms in clusters for f in firms]
    years = YEARS + 1
    told["stage_share"] = stages
    told["gatekeepers"] = [through_strongest(firms, bases) for firms, bases in zip(clusters, first, strict=True)]
    places = [(f, s) for f in everyone for s in range(3)]
    told["carried"] = [
        [sum(f.brought[s][kind] for f, s in places if f.channel[s] == ch) / len(everyone) / years for kind in (0, 1)]
        for ch in CHANNELS
    ]
    told["channel_ties"] = [
        sum(f.held[s] for f, s in places if f.channel[s] == ch) / len(everyone) / years for ch in CHANNELS
    ]
    return told


def through_strongest(firms, bases):
    strongest = sorted(range(len(firms)), key=lambda i: -bases[i])[: max(len(firms) // 5, 1)]
    of = [sum(map(sum, f.brought)) for f in firms]
    return sum(of[i] for i in strongest) / sum(of) if sum(of) else 0.0


@pytest.mark.parametrize("knobs", SETTINGS.values(), ids=SETTINGS.keys())
def test_each_future_of_the_ensemble_equals_the_plain_loop(knobs):
    params = PipelinesParams(**knobs)
    result = simulate(params, seed=3, runs=9)
    for run in (0, 8):
        expected = twin(params, 3, 9, run)
        for name in NAMES:
            np.testing.assert_allclose(getattr(result, name)[run], expected[name], rtol=0, atol=1e-10, err_msg=name)


def test_firms_and_ties_of_run_0_are_those_of_the_plain_loop():
    params = PipelinesParams(firms=8, pipelines=1.5, clusters=3)
    result, luck = simulate(params, seed=3, runs=4), draw(3, 4)
    clusters = [[Firm(params, luck, 0, c, i) for i in range(8)] for c in range(3)]
    assert result.firm_known[0] == pytest.approx(np.array([[f.both(params, 0) for f in firms] for firms in clusters]))
    for c, firms in enumerate(clusters):
        one_cluster(params, luck, 0, 0, c, clusters)
        for i, f in enumerate(firms):
            for s in range(3):
                channel = CHANNELS.index(f.channel[s]) if f.live[s] else -1
                there = (c + 1 + s % 2) % 3
                assert result.tie_channel[0, s, c, i] == channel
                assert result.tie_partner[s, c, i] == there * 8 + (i + s + 1) % 8
    assert (result.tie_channel[0] >= 0).any()
