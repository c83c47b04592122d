"""One future at a time, one group at a time, in plain Python: what the ensemble kernel must equal."""

from __future__ import annotations

import math

import numpy as np
import pytest

from labkit.export_groups.kernel import simulate
from labkit.export_groups.luck import draw
from labkit.export_groups.matching import grouped
from labkit.export_groups.params import ExportGroupsParams
from labkit.export_groups.pool import candidates

SETTINGS = {
    "defaults": {},
    "with the incubator": {"incubator": True, "horizon": 10},
    "random groups in a specialised district": {"matching": "random", "products": 2, "rivalry": 1.0},
    "a pool that does not divide": {"pool": 44, "travel": 3.0, "visits": 100},
    "many quarrels, short horizon": {"pair_hazard": 0.02, "imbalance": 1.0, "horizon": 3, "ending": 10},
    "the smallest pool": {"pool": 12, "incubator": True, "incubator_calm": 0.6, "learning": 0.6},
}


def single(x: float) -> float:
    """The kernel compares patience and wear in single precision."""
    return float(np.float32(x))


def between(pool, which, a, b):
    """What two firms are to each other: km, rivals, |ln| of staff, synergy."""
    x, y, staff, product, market = (
        getattr(pool, n)[which].tolist() for n in ("x", "y", "staff", "product", "market")
    )  # fmt: skip
    same_product, same_market = product[a] == product[b], market[a] == market[b]
    rivals = (1.0 if same_market else 0.5) if same_product else 0.0
    synergy = 1.0 if same_market and not same_product else 0.0
    return math.hypot(x[a] - x[b], y[a] - y[b]), rivals, abs(math.log(staff[a]) - math.log(staff[b])), synergy


def means(pool, which, members):
    couples = [between(pool, which, a, b) for i, a in enumerate(members) for b in members[:i]]
    return [sum(column) / len(couples) for column in zip(*couples, strict=True)] if couples else [0.0] * 4


def one_group(k, n, means, patience, incubator):
    """Net for each member and year, years survived, gain, cost, share of the year, chance of break-up of one group."""
    distance, rivals, sizes, synergy = means
    helped = 1.0 if incubator and n > 1 else 0.0
    days = k.visits * 2 * distance * k.travel / (50 * 8)
    share = min(max(1 / n - days / 220, 0.0), 1.0)
    gain = k.benefit * (1 - math.exp(-share / k.saturation)) * (1 + k.synergy * (n - 1) * synergy)
    gain *= (1 - k.rivalry * rivals) * (1 + k.incubator_advice * helped)
    running = k.fixed * (1 - k.incubator_services * helped) if n > 1 else 0.0
    cost = (k.salary + running) / n + k.coordination * (n - 1) / 2 * (1 + k.imbalance * sizes)
    rate = k.base_hazard + k.pair_hazard * n * (n - 1) / 2
    rate = rate + k.rivalry_hazard * k.rivalry * rivals + k.imbalance_hazard * k.imbalance * sizes
    rate = rate * (1 - k.incubator_calm * helped) if n > 1 else 0.0
    total, year = 0.0, 0
    while year < k.horizon:
        year += 1
        total += gain * (1 - (1 - k.learning) ** year) - cost
        if patience <= single(rate * year):
            total -= k.ending
            break
    survived = sum(patience > single(rate * t) for t in range(1, 11))
    return total / k.horizon, survived, gain, cost, share, 1 - math.exp(-rate)


def twin(params: ExportGroupsParams, seed: int, runs: int, run: int) -> dict[str, list]:
    """One future of all group sizes."""
    luck, which = draw(seed, runs), run % 6 if run < 60 else 6 + (run - 60) % 14
    pool = candidates(seed, params.pool, params.products)
    split = grouped(seed, params.pool, params.products, params.matching).member[which]
    told: dict[str, list] = {n: [] for n in ("net", "alive", "benefit", "cost", "share_of_year", "hazard")}
    gain_of_four = 0.0
    for n in range(1, 9):
        numbers = sorted(set(split[n - 1].tolist()) - {-1}) if n > 1 else [0]
        found, other = [], []
        for g in numbers:
            members = [firm for firm, group in enumerate(split[n - 1].tolist()) if group == g]
            patience = float(luck.patience[run, n - 1, g])
            mean = means(pool, which, members)
            found.append(one_group(params, n, mean, patience, params.incubator))
            other.append(one_group(params, n, mean, patience, not params.incubator))
        over = lambda i, of: sum(group[i] for group in of) / len(of)  # noqa: E731
        told["net"].append(over(0, found))
        told["alive"].append([sum(group[1] >= year for group in found) / len(found) for year in range(11)])
        for i, name in enumerate(("benefit", "cost", "share_of_year", "hazard"), start=2):
            told[name].append(over(i, found))
        if n == 4:
            gain_of_four = 4 * (over(0, found) - over(0, other)) * (1 if params.incubator else -1)
    return told | verdicts(told["net"]) | {"incubator_gain": gain_of_four, "four_alive": told["alive"][3]}


def verdicts(net):
    paying = [n for n in range(1, 9) if net[n - 1] > 0]
    return {
        "net_executive": [n * net[n - 1] for n in range(1, 9)],
        "best_size": 1 + net.index(max(net)),
        "pays": 1 if paying else 0,
        "first_paying": paying[0] if paying else 0,
    }


def test_a_late_future_with_a_later_pool_equals_the_plain_loop():
    params = ExportGroupsParams(travel=2.0)
    result = simulate(params, seed=3, runs=200)
    for run in (60, 131, 199):
        for name, expected in twin(params, 3, 200, run).items():
            expected = np.transpose(expected) if name == "alive" else expected
            np.testing.assert_allclose(getattr(result, name)[run], expected, rtol=0, atol=1e-10, err_msg=name)


@pytest.mark.parametrize("knobs", SETTINGS.values(), ids=SETTINGS.keys())
def test_each_future_of_the_ensemble_equals_the_plain_loop(knobs):
    params = ExportGroupsParams(**knobs)
    result = simulate(params, seed=3, runs=23)
    for run in (0, 7, 22):
        for name, expected in twin(params, 3, 23, run).items():
            expected = np.transpose(expected) if name == "alive" else expected
            np.testing.assert_allclose(getattr(result, name)[run], expected, rtol=0, atol=1e-10, err_msg=name)


def test_groups_break_up_in_exactly_the_same_years_in_kernel_and_loop():
    params = ExportGroupsParams(rivalry=0.8)
    result = simulate(params, seed=8, runs=4)
    for run in range(4):
        assert np.array_equal(result.alive[run].T, np.array(twin(params, 8, 4, run)["alive"]))
