"""Your firm: how far it sees, which partner it takes, where its strategy is best."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.glocalization.geography import Offices
from labkit.glocalization.kernel import simulate
from labkit.glocalization.params import GlocalizationParams
from labkit.glocalization.partner import choose, limit
from labkit.glocalization.strategy import LEVELS, PATH_SIZES, best, corner, pay_off
from labkit.glocalization.your_firm import places_in_reach

DEFAULTS = GlocalizationParams()
PRICES = {"market": 1.0, "home_market": 0.04, "cost_global": 0.35, "cost_local": 0.12}


def best_of(staff, access, **prices):
    return best(pay_off(staff, access, SimpleNamespace(**{**PRICES, **prices})))


# Sight


def test_reach_is_the_one_worked_out_by_hand():
    # 12·(60/15)^0.5 and, with elasticity 1, 12·60/15; no growth with elasticity 0
    sizes = [DEFAULTS.replace(firm_size=60, reach_elasticity=elasticity) for elasticity in (0.5, 1, 0)]
    reaches = [float(simulate(params, runs=1).your_reach) for params in sizes]
    assert reaches == pytest.approx([24, 48, 12])


def test_a_firm_of_the_map_sees_and_gets_what_yours_would_at_its_place_and_size():
    result = simulate(DEFAULTS, runs=4)
    staff = int(result.staff[16])
    yours = simulate(DEFAULTS.replace(firm_place=17, firm_size=staff), runs=4)
    here = np.hypot(result.town_x - result.firm_x[16], result.town_y - result.firm_y[16])
    capacity = result.office_capacity + result.private[:, -1].mean(axis=0)
    assert yours.your_reach == result.firm_reach[16]
    assert yours.your_access == pytest.approx((capacity * np.exp(-here / result.firm_reach[16])).sum())


def test_places_with_help_in_reach_are_counted_and_a_town_with_public_and_private_help_once():
    far = {"reach": 30, "reach_elasticity": 1, "firm_size": 249}
    only_public = simulate(DEFAULTS.replace(**far, self_strengthening=0), runs=6)
    both = simulate(DEFAULTS.replace(**far, self_strengthening=0.4, peer_effect=3), runs=6)
    neither = simulate(DEFAULTS.replace(**far, self_strengthening=0, capacity=0), runs=6)
    assert [int(r.places_in_reach) for r in (only_public, both, neither)] == [8, 8, 0]
    assert int(simulate(DEFAULTS.replace(reach=5, firm_size=1, placement="capital"), runs=6).places_in_reach) == 0


def test_a_town_counts_as_having_advisers_from_a_tenth_of_a_unit_in_half_of_the_futures():
    result = simulate(DEFAULTS.replace(reach=30, reach_elasticity=1, firm_size=249, capacity=0), runs=7)
    open_towns = ((result.private[:, -1] >= 0.1).sum(axis=0) >= 3.5).sum()
    assert int(result.places_in_reach) == open_towns


def test_a_town_with_advisers_in_just_half_of_the_futures_counts():
    towns, nowhere = np.array([[1.0, 0.0], [0.0, 1.0]]), Offices(np.array([[0.0, 0.0]]), np.array([0.0]))
    private = np.array([[0.1, 0.0], [0.0, 0.2], [0.0, 0.0], [0.3, 0.0]])
    assert places_in_reach(np.zeros((1, 2)), 1.0, towns, nowhere, private).tolist() == [[1, 0]]
    assert places_in_reach(np.zeros((1, 2)), 0.9, towns, nowhere, private).tolist() == []


# Partners


@pytest.mark.parametrize(("quality", "reach", "threshold", "km"), [(1, 12, 0.3, 14.4477), (0.5, 24, 0.25, 16.6355)])
def test_without_luck_a_firm_refuses_just_beyond_its_limit_and_accepts_just_before(quality, reach, threshold, km):
    # reach·ln(quality/threshold): 12·1.20397, 24·ln 2
    at = limit(quality, reach, threshold)
    assert at == pytest.approx(km, abs=1e-4)
    offers = np.array([[at - 0.01], [at + 0.01]])
    assert choose(offers, np.array(reach), threshold, np.zeros((2, 2)), quality).tolist() == [0, -1]


def test_a_partner_worth_less_than_wanted_is_refused_next_door():
    assert limit(0.2, 12, 0.3) == 0
    assert choose(np.zeros((1, 1)), np.array(12.0), 0.3, np.zeros((1, 2)), 0.2).tolist() == [-1]


def test_of_two_equal_partners_the_closer_is_taken():
    distance = np.array([[5.0, 4.0], [4.0, 5.0], [40.0, 50.0]])
    assert choose(distance, np.array(12.0), 0.3, np.zeros((3, 3))).tolist() == [1, 0, -1]


def test_with_luck_the_chances_are_those_of_a_logit():
    surprise, many = 0.4, 200_000
    luck = surprise * np.random.default_rng(0).gumbel(size=(many, 3))
    taken = choose(np.array([[6.0, 9.0]]), np.array(12.0), 0.3, luck)
    weight = np.exp(np.array([-6 / 12, -9 / 12, np.log(0.3)]) / surprise)
    shares = [(taken == kind).mean() for kind in (0, 1, -1)]
    assert shares == pytest.approx(weight / weight.sum(), abs=4 * 0.5 / np.sqrt(many))


def test_your_limit_is_that_of_a_perfect_partner():
    result = simulate(DEFAULTS.replace(firm_size=60), runs=1)
    assert result.your_limit == pytest.approx(24 * np.log(1 / 0.3))


# Strategy


def test_a_pay_off_is_the_one_worked_out_by_hand():
    # 30 staff, A = 1, g = l = 1: 1 − e^−(0.5 + 1.2) + 0.04 − 0.35 − 0.12; at g = l = 0 nothing
    values = pay_off(30, 1.0, SimpleNamespace(**PRICES))
    assert values.shape == (len(LEVELS), len(LEVELS))
    assert values[-1, -1] == pytest.approx(1 - np.exp(-1.7) + 0.04 - 0.35 - 0.12)
    assert values[0, 0] == 0


def test_a_firm_with_all_resources_of_its_own_is_best_off_where_calculus_says():
    # g = (0.6·market/(2·cost))^(1/1.4), l = home·A/(2·cost)
    g, l = best_of(1e9, 2.0, cost_global=0.5)  # noqa: E741
    assert g == pytest.approx((0.6 / 1.0) ** (1 / 1.4), abs=0.0126)
    assert l == pytest.approx(0.04 * 2 / 0.24, abs=0.0126)


def test_with_no_help_around_being_local_pays_nobody():
    assert [best_of(staff, 0.0)[1] for staff in (1, 15, 249)] == [0, 0, 0]


def test_each_corner_of_the_map_is_best_for_some_firm():
    # Without the home market no firm is best off at home, with neighbours
    firms = {"local": (8, 0.2, {}), "glocal": (8, 2.0, {}), "global": (600, 2.0, {}),
             "neighbours": (8, 1.0, {"market": 0.5, "home_market": 0.3, "cost_global": 0.55})}  # fmt: skip
    for name, (staff, access, prices) in firms.items():
        assert corner(*best_of(staff, access, **prices)) == name


def test_the_best_point_lies_where_the_map_is_highest_and_on_the_path_of_sizes():
    for at, staff in enumerate(PATH_SIZES):
        result = simulate(DEFAULTS.replace(firm_size=staff), runs=3)
        g, l = LEVELS.index(result.best_global), LEVELS.index(result.best_local)  # noqa: E741
        assert result.pay_off[g, l] == pytest.approx(result.pay_off.max(), abs=1e-11)
        assert (result.best_global, result.best_local) == (result.path_global[at], result.path_local[at])


def test_your_firm_decides_nothing_for_the_others():
    firms = ({"firm_size": 1, "firm_place": 1}, {"firm_size": 249, "firm_place": 400})
    one, other = (simulate(DEFAULTS.replace(**firm), runs=5) for firm in firms)
    assert (one.lit == other.lit).all()
    assert one.your_access != other.your_access
