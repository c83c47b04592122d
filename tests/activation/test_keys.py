"""Keys and misconceptions of notebook 04 are what one gets by hand, on the bench, or by the mistake that is named."""

from itertools import pairwise

import networkx
import numpy as np
import pytest

from labkit.activation.exercises import EXERCISES
from labkit.activation.keys import ON_BROKERAGE, ON_MEASURES, STILL, futures
from labkit.activation.params import ActivationParams

BY_ID = {each.id: each for each in EXERCISES}


def solved(number):
    """Each variant, its key's value, and what the named mistakes lead to."""
    each = BY_ID[number]
    for variant in each.all_variants():
        yield variant, each.key(**variant).value, [turn.answer(**variant) for turn in each.misconceptions]


@pytest.mark.parametrize("each", EXERCISES, ids=lambda each: each.id)
def test_no_mistake_is_taken_for_the_answer(each):
    for variant in each.all_variants():
        key = each.key(**variant)
        for turn in each.misconceptions:
            assert not key.accepts(float(turn.answer(**variant))), (variant, turn.say)


def test_all_pairs_of_the_operators_five_years_before_the_coordinator_begins():
    for variant, key, (twice, per_thousand, operators) in solved("04-1"):
        there = 2 * variant["operators"]
        assert key == there * (there - 1) / 2
        assert (twice, operators) == (2 * key, there)
        assert per_thousand == variant["operators"] * (variant["operators"] - 1) / 2


def test_whom_one_reaches_in_a_drawn_network_is_what_networkx_finds():
    for variant, key, (in_one, in_any, each_pair_once) in solved("04-2"):
        graph = networkx.Graph()
        for chain in variant["network"].replace("and ", "").replace(" alone", "").split(", "):
            graph.add_nodes_from(chain.split("\u2013"))
            graph.add_edges_from(pairwise(chain.split("\u2013")))
        near = dict(networkx.all_pairs_shortest_path_length(graph))
        whole = len(graph) * (len(graph) - 1)
        shares = [sum(1 for one in near.values() for far in one.values() if 0 < far <= most) for most in (2, 1, 99)]
        assert [key, in_one, in_any] == pytest.approx([share / whole for share in shares])
        assert each_pair_once == key / 2


def test_the_money_for_measures_founds_one_operator_in_so_many_years():
    for variant, key, (in_per_cent, whole_budget, a_year) in solved("04-3"):
        budget, measures, cost = (variant[name] for name in ("budget", "measures", "measure_cost"))
        assert key == pytest.approx(cost / (budget * measures / (measures + 30 + 10)))
        assert in_per_cent == pytest.approx(cost / (budget * measures / 100))
        assert (whole_budget, a_year) == pytest.approx((cost / budget, 1 / key))


def test_a_neighbour_with_as_many_operators_has_another_density():
    for variant, key, (of_the_bench, operators, first_year) in solved("04-4"):
        result = futures(operators=variant["operators"], **ON_MEASURES)
        assert of_the_bench == pytest.approx(np.median(result.density[:, -1]))
        assert operators == np.median(result.operators[:, -1])
        assert key == pytest.approx(1000 * operators / variant["smes"])
        assert first_year == pytest.approx(2 * variant["operators"] * 1000 / variant["smes"])


def test_newcomers_without_ties_reach_nobody_and_are_reached_by_nobody():
    for variant, key, (as_before, with_ties, of_the_first) in solved("04-5"):
        many, everyone = variant["many"], variant["many"] + variant["more"]
        assert key == pytest.approx(many * (many - 1) / (everyone * (everyone - 1)))
        assert (as_before, with_ties) == (1, many / everyone)
        assert of_the_first == pytest.approx((many - 1) / (everyone - 1))
        assert key == pytest.approx(with_ties * of_the_first)


def test_the_gain_of_brokerage_is_that_of_pinned_measures_and_its_mistake_that_of_the_usual_assumptions():
    usual = {name: getattr(ActivationParams(), name) for name in STILL}
    for variant, key, (other_way, with_comings_and_goings) in list(solved("04-6"))[::4]:
        for assumed, value in ((STILL, key), (usual, with_comings_and_goings)):
            tied, founded = (
                futures(**variant, **assumed, **use).exporters[:, -1] for use in (ON_BROKERAGE, ON_MEASURES)
            )
            assert value == pytest.approx(100 * np.median(tied - founded))
        assert other_way == -key
