"""One future at a time, one firm at a time, in plain Python: what the ensemble kernel must equal."""

from __future__ import annotations

import math

import numpy as np
import pytest

from labkit.relocation.kernel import YEARS, evolve, numbers, simulate
from labkit.relocation.luck import draw
from labkit.relocation.params import RelocationParams

C = [0.9, 0.8, 0.5, 0.1, 0.6]
TAU = [0.8, 0.9, 0.5, 0.2, 0.4]
V = [0.30, 0.20, 0.15, 0.10, 0.25]
LABOUR = [0.10, 0.15, 0.28, 0.37, 0.10]
FIRMS = 120

SETTINGS = {
    "defaults": {},
    "much leaves": {"globalisation": 0.7, "digitalisation": 0.8, "trust": 0.4},
    "nothing leaves": {"globalisation": 0.0},
    "policy and passive": {"policy": 0.6, "globalisation": 0.55, "destination": "passive"},
    "new firms, many shocks": {"entry": 0.12, "shock": 0.04, "globalisation": 0.5, "entry_mode": "greenfield"},
    "many returns": {"sunk": 0.2, "surprise": 0.7, "peers": 0.0, "globalisation": 0.5},
}


def within(x: float) -> float:
    return min(max(x, 0.0), 1.0)


def single(x: float) -> float:
    """The kernel compares luck and thresholds in single precision."""
    return float(np.float32(x))


def firm_decides(firm, able, gain, chain, k, pull, entry, K, T):
    """One firm's turn; returns True if it was away and a new firm took its place."""
    if firm["whole"]:
        if pull <= single((-k["sunk"] - chain) / k["surprise"]):
            firm["whole"] = False
        elif entry < single(4 * k["entry"] * K * T):
            firm["whole"] = False
            return True
    elif able:
        for j in (2, 3):
            if pull > single(-gain[j] / k["surprise"]):
                firm["parts"].add(j)
            if pull <= single((-k["sunk"] - gain[j]) / k["surprise"]):
                firm["parts"].discard(j)
    elif pull > single(-chain / k["surprise"]):
        firm["whole"] = True
        firm["parts"].clear()
    return False


def away_now(firms):
    return [sum(f["whole"] or j in f["parts"] for f in firms) / FIRMS for j in range(5)]


def twin(params: RelocationParams, seed: int, runs: int, run: int) -> dict[str, list]:
    k, luck = numbers(params), draw(seed, runs, YEARS)
    K = within(k["initial_competences"] + 0.05 * luck.start[0, run])
    T = within(k["trust"] + 0.05 * luck.start[1, run])
    Kd = Td = 0.05
    firms = [{"whole": False, "parts": set()} for _ in range(FIRMS)]
    X, replaced = away_now(firms), 0.0
    told = [tell(k, K, T, Kd, Td, X, firms, replaced)]
    for year in range(YEARS):
        gain = [
            4 * k["globalisation"] * LABOUR[j] / 0.37
            - k["coordination"] * (1 - k["digitalisation"] * (1 - TAU[j] * T))
            - k["hold"] * C[j] * K
            + k["peers"] * (X[j] - 0.25)
            for j in range(5)
        ]
        chain = sum(LABOUR[j] * gain[j] for j in range(5))
        offer = max(K + T, 1e-9)
        needed = (k["preserve_threshold"] - k["policy_ability"] * k["policy"]) / offer
        able_above = single((needed - k["human_capital"]) / k["heterogeneity"])
        turn = year % 4
        for i in range(30):
            able = luck.ability[turn, i, run] > able_above
            pull, entry = luck.pull[year, i, run], luck.entry[year, i, run]
            replaced += firm_decides(firms[turn * 30 + i], able, gain, chain, k, pull, entry, K, T) / FIRMS
        X = away_now(firms)
        Kd, Td, K, T = *abroad(k, K, Kd, Td, X, firms, replaced), *home(k, K, T, X, firms, luck, year, run)
        told.append(tell(k, K, T, Kd, Td, X, firms, replaced))
    return {name: [year[name] for year in told] for name in told[0]}


def saving_of(k, X, whole):
    return k["globalisation"] * sum(LABOUR[j] * (X[j] - whole) for j in (2, 3))


def whole_share(firms):
    return sum(f["whole"] for f in firms) / FIRMS


def home(k, K, T, X, firms, luck, year, run):
    critical = 1 - sum(C[j] * X[j] for j in range(5)) / sum(C)
    tacit = 1 - sum(TAU[j] * X[j] for j in range(5)) / sum(TAU)
    ability = k["human_capital"] + k["heterogeneity"] * luck.mean_ability[run] + 0.3 * k["policy"]
    ability = min(max(ability, 0.0), 1.2)
    S = saving_of(k, X, whole_share(firms))
    dK = 2 * k["renewal"] * ability * critical * (0.5 + 0.5 * T) * K * (1 - K) - 0.06 * K
    dK += (k["reinvestment"] * k["reinvestment_yield"] * S + k["policy_yield"] * k["policy"] * critical) * (1 - K)
    dK += 4 * k["shock"] * luck.shock[year, 0, run] * K * (1 - K)
    dT = 0.4 * tacit**2 * T**2 * (1 - T) - k["trust_loss"] * T + k["policy_yield"] * k["policy"] * tacit * (1 - T)
    dT += 4 * k["shock"] * luck.shock[year, 1, run] * T * (1 - T)
    return within(K + dK), within(T + dT)


def abroad(k, K, Kd, Td, X, firms, replaced):
    whole = whole_share(firms)
    rate = 0.25 * k["absorption"] * (0.15 + 0.85 * k["involvement"])
    L = 4 * k["imitation"] * k["absorption"] * k["involvement"] * Kd * Td
    weight = [C[j] * (1 - TAU[j]) for j in range(5)]
    codified = sum(weight[j] * min(X[j] + replaced, 1) for j in range(5)) / sum(weight)
    in_part = sum(TAU[j] * (X[j] - whole) for j in (2, 3)) / sum(TAU)
    people = min(k["commitment"] * in_part + whole + replaced, 1)
    dKd = rate * codified * max(max(K, k["initial_competences"]) - Kd, 0) + L * (1 - Kd) - k["fade"] * Kd
    dTd = 0.6 * rate * people * (1 - Td) + L * (1 - Td) - k["fade"] * Td
    return within(Kd + dKd), within(Td + dTd)


def worth(j, K, T):
    by_competence = C[j] / (C[j] + TAU[j])
    return 0.25 + 0.75 * (by_competence * K + (1 - by_competence) * T)


def tell(k, K, T, Kd, Td, X, firms, replaced):
    reference = sum(V[j] * worth(j, 0.65, 0.60) for j in range(5))
    made = sum(V[j] * (1 - X[j]) * worth(j, K, T) for j in range(5))
    host = sum(V[j] * min(X[j] + replaced, 1.5) for j in range(5))
    whole = whole_share(firms)
    return {
        "home": 100 * (made + saving_of(k, X, whole)) / reference,
        "destination": 100 * (0.3 * host * (1 - k["globalisation"] / 2) + Kd * Td) / reference,
        "competences": K,
        "trust": T,
        "destination_competences": Kd,
        "destination_trust": Td,
        "moved": X,
        "selective": sum(bool(f["parts"]) for f in firms) / FIRMS,
        "replicative": whole,
        "jobs": 1 - sum(LABOUR[j] * X[j] for j in range(5)),
    }


@pytest.mark.parametrize("knobs", SETTINGS.values(), ids=SETTINGS.keys())
def test_each_future_of_the_ensemble_equals_the_plain_loop(knobs):
    params = RelocationParams(**knobs)
    result = simulate(params, seed=3, runs=5)
    for run in (0, 4):
        for name, series in twin(params, 3, 5, run).items():
            np.testing.assert_allclose(getattr(result, name)[run], series, rtol=0, atol=1e-11, err_msg=name)


def test_firms_move_in_exactly_the_same_years_in_kernel_and_loop():
    params = RelocationParams(globalisation=0.5)
    result = simulate(params, seed=8, runs=3)
    for run in range(3):
        counted = np.array(twin(params, 8, 3, run)["moved"]) * FIRMS
        assert (np.rint(counted) == np.rint(result.moved[run] * FIRMS)).all()


def test_points_of_a_sweep_do_not_feel_each_other():
    gaps = [0.3, 0.48, 0.6]
    together = list(kernel_ends({"globalisation": np.array(gaps)}))
    for point, gap in enumerate(gaps):
        (alone,) = kernel_ends({"globalisation": gap})
        assert (together[point] == alone).all()
    assert not math.isclose(together[0].mean(), together[2].mean())


def kernel_ends(moved):
    for state in evolve({**numbers(RelocationParams()), **moved}, draw(1, 6, YEARS)):
        competences = state.competences
    return competences
