"""One future at a time, one firm at a time, in plain Python: what the ensemble kernel must equal."""

from __future__ import annotations

import math

import numpy as np
import pytest

from labkit.glocalization.kernel import simulate
from labkit.glocalization.luck import draw, lie
from labkit.glocalization.params import GlocalizationParams

FIRMS, TOWNS, YEARS = 400, 8, 20

SETTINGS = {
    "defaults": {},
    "one office in the region": {"placement": "region", "office_distance": 20, "capacity": 6, "scale_economies": 1.6},
    "capital, digital, far sight": {"placement": "capital", "digital": 1, "reach": 30, "reach_elasticity": 1},
    "strong peers, scattered": {"peer_effect": 3, "clustering": 0.2, "peer_distance": 12, "ease": -3.8},
    "all that helps at its most": {
        **{"peer_effect": 3, "ease": -3.8, "help_effect": 3, "capacity": 6, "digital": 1, "unaided": 0.5},
        **{"size_effect": 0.8, "size_spread": 1.4, "clustering": 0.95, "peer_distance": 12},
    },
    "many advisers that leave": {"self_strengthening": 0.4, "adviser_exit": 0.3, "size_spread": 1.4, "unaided": 0.5},
}


def single(x: float) -> float:
    """The kernel compares luck and thresholds in single precision."""
    return float(np.float32(x))


def weight(distance: float, over: float) -> float:
    """Weights of distance are whole multiples of 1/16384."""
    return round(16384 * math.exp(-distance / over)) / 16384


def territory(p, seed):
    """Places of firms and towns in km, and staff."""
    drawn = lie(seed)
    towns = [(6 + 48 * x, 6 + 48 * y) for x, y in drawn.town.tolist()]
    ranks = [1 / n for n in range(1, TOWNS + 1)]
    firms, staff = [], []
    for i in range(FIRMS):
        home, passed = 0, ranks[0]
        while passed / sum(ranks) < drawn.in_town[i]:
            home += 1
            passed += ranks[home]
        if drawn.belongs[i] < p.clustering:
            firms.append(tuple(min(max(towns[home][a] + 2 * drawn.beside[i, a], 0), 60) for a in (0, 1)))
        else:
            firms.append((60 * drawn.anywhere[i, 0], 60 * drawn.anywhere[i, 1]))
        staff.append(round(min(max(15 * math.exp(p.size_spread * drawn.size[i]), 1), 249)))
    return firms, towns, staff


def offices(p, firms, towns):
    """Place and capacity of each public office."""
    if p.placement != "near firms":
        return [((30 + (600 if p.placement == "capital" else p.office_distance), 30), p.capacity)]
    near = [0] * TOWNS
    for firm in firms:
        near[min(range(TOWNS), key=lambda m: math.dist(firm, towns[m]))] += 1
    return [(town, p.capacity * (n / FIRMS) ** p.scale_economies) for town, n in zip(towns, near, strict=True)]


def year_of(p, firms_now, hearing, others, public, to_town, reach, staff, q, luck):
    """Who exports this year, given last year's exporters x with experience e and private capacity q."""
    x, e = firms_now
    result = []
    for i in range(FIRMS):
        access = public[i] + sum(q[m] * math.exp(-to_town[i][m] / reach[i]) for m in range(TOWNS))
        support = access / (1 + access)
        heard = sum(hearing[i][j] * e[j] for j in range(FIRMS) if e[j]) / (1 + others[i])
        start = p.ease + p.help_effect * support + p.peer_effect * heard + p.size_effect * math.log(staff[i] / 15)
        start += 0.6 * p.digital * (p.unaided + (1 - p.unaided) * support)
        stops = -1 - 1.8 * e[i] - 0.8 * support
        result.append(luck[i] > single(min(stops, -start) if x[i] else -start))
    return result


def twin(p: GlocalizationParams, seed: int, runs: int, run: int) -> tuple[list, list]:
    """Who exports and the private capacity, year by year."""
    luck = draw(seed, runs, YEARS + 1).logit[:, run].tolist()
    firms, towns, staff = territory(p, seed)
    reach = [p.reach * (s / 15) ** p.reach_elasticity for s in staff]
    to_town = [[math.dist(firm, town) for town in towns] for firm in firms]
    there = offices(p, firms, towns)
    public = [sum(c * math.exp(-math.dist(f, o) / r) for o, c in there) for f, r in zip(firms, reach, strict=True)]
    hearing = [[weight(math.dist(a, b), p.peer_distance) * (a is not b) for b in firms] for a in firms]
    others = [sum(row) for row in hearing]
    clients = [[weight(d, p.peer_distance) for d in row] for row in to_town]
    chance = [min(p.initial_exporters * math.sqrt(s / 15), 0.6) for s in staff]
    x = [u > single(math.log(1 / c - 1)) for u, c in zip(luck[0], chance, strict=True)]
    e, q = [0.5 * exports for exports in x], [0.0] * TOWNS
    lit, private = [x], [q]
    for year in range(1, YEARS + 1):
        x = year_of(p, (x, e), hearing, others, public, to_town, reach, staff, q, luck[year])
        e = [before + 0.25 * (exports - before) for before, exports in zip(e, x, strict=True)]
        new = [sum(clients[i][m] for i in range(FIRMS) if x[i]) for m in range(TOWNS)]
        q = [(1 - p.adviser_exit) * q[m] + 0.0125 * p.self_strengthening * new[m] for m in range(TOWNS)]
        lit, private = [*lit, x], [*private, q]
    return lit, private


@pytest.mark.parametrize("knobs", SETTINGS.values(), ids=SETTINGS.keys())
def test_each_future_of_the_ensemble_equals_the_plain_loop(knobs):
    params = GlocalizationParams(**knobs)
    result = simulate(params, seed=3, runs=5)
    for run in (0, 4):
        lit, private = twin(params, 3, 5, run)
        assert np.array_equal(result.lit[run], lit)
        np.testing.assert_allclose(result.private[run], private, rtol=0, atol=1e-12)
        np.testing.assert_allclose(result.exporters[run], np.mean(lit, axis=1), rtol=0, atol=1e-12)


def test_firms_towns_and_offices_lie_where_the_plain_loop_puts_them():
    params = GlocalizationParams()
    result = simulate(params, seed=3, runs=1)
    firms, towns, staff = territory(params, 3)
    there = offices(params, firms, towns)
    np.testing.assert_allclose(np.transpose([result.firm_x, result.firm_y]), firms, atol=1e-12)
    np.testing.assert_allclose(np.transpose([result.office_x, result.office_y]), towns, atol=1e-12)
    np.testing.assert_allclose(result.office_capacity, [capacity for _, capacity in there], atol=1e-12)
    assert result.staff.tolist() == staff
