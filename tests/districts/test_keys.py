"""Keys and misconceptions of notebook 05 are what one gets by hand, on the bench, or by the mistake that is named."""

import networkx
import pytest

from labkit.districts.exercises import EXERCISES
from labkit.districts.keys import BOTH, FEW_WITH, MANY_WITHOUT, futures, sizes
from labkit.districts.params import TYPES
from labkit.districts.typology import belongs, distances, table

BY_ID = {each.id: each for each in EXERCISES}


def solved(number):
    """Each variant, its key's value, and what the named mistakes lead to."""
    each = BY_ID[number]
    for variant in each.all_variants():
        key = each.key(**variant)
        yield variant, getattr(key, "value", key), [turn.answer(**variant) for turn in each.misconceptions]


def test_the_public_anchor_is_neither_a_firm_nor_private_output():
    for variant, key, (of_all, anchor_a_firm, four_of_ten, the_others) in solved("05-1"):
        firms, anchor = sizes(variant["largest"]), variant["anchor"]
        assert key == pytest.approx(sum(firms[:4]) / sum(firms))
        assert of_all == pytest.approx(sum(firms[:4]) / (sum(firms) + anchor))
        assert anchor_a_firm == pytest.approx(sum(sorted([*firms, anchor])[-4:]) / (sum(firms) + anchor))
        assert four_of_ten == 0.4
        assert the_others == pytest.approx(1 - key)


def test_centralisation_sums_what_all_lack_to_the_one_who_is_picked_most():
    for variant, key, (share_that_picks, of_ties_of_both, circle) in solved("05-2"):
        firms, rays = variant["firms"], variant["rays"]
        graph = networkx.cycle_graph(firms, create_using=networkx.DiGraph)
        graph.add_edges_from((1 + ray, 0) for ray in range(rays))
        received = [many for _, many in graph.in_degree]
        lack = sum(max(received) - many for many in received)
        assert len(graph.edges) == firms + rays
        assert key == pytest.approx(lack / (firms - 1) ** 2)
        assert of_ties_of_both == pytest.approx(lack / ((firms - 1) * (firms - 2)))
        assert (share_that_picks, circle) == (max(received) / (firms - 1), 0)


def test_no_mistake_that_is_named_leads_to_the_right_answer():
    for number in BY_ID:
        for variant, key, told in solved(number):
            if not isinstance(key, str):
                right = BY_ID[number].key(**variant)
                assert not any(map(right.accepts, told)), (number, variant)


def test_a_count_read_off_the_bench_has_to_be_that_count():
    for variant in BY_ID["05-5"].all_variants():
        key = BY_ID["05-5"].key(**variant)
        assert key.accepts(key.value)
        assert not any(key.accepts(key.value + off) for off in (-2, -1, 1, 2))


def test_an_answer_by_hand_is_right_to_the_decimal_that_is_asked_for():
    key = BY_ID["05-7"].key(entry=0.25, closing=0.05)
    assert [key.accepts(told) for told in (66.7, 66.66, 66.2, 67)] == [True, True, False, False]


def test_a_code_is_neither_the_number_of_the_row_nor_the_code_of_the_next_column():
    for variant, key, (number, beside) in solved("05-3"):
        row, at = table()[variant["feature"]], TYPES.index(variant["kind"])
        assert (key, number) == (row.codes[TYPES[at]], row.number)
        assert beside == row.codes[TYPES[at + 1 if at < 3 else 0]]


def test_membership_in_hub_and_spoke_is_no_distance_and_no_other_type():
    for variant, key, (whole, distance, anchored) in solved("05-4"):
        profile = {
            "intra-district trade": variant["trade"],
            "key investments": 1,
            "patient capital": variant["capital"],
            "local trade associations": variant["associations"],
        }
        assert (whole, key) == (1, pytest.approx(belongs(profile)["hub and spoke"]))
        assert distance == pytest.approx(distances(profile)["hub and spoke"])
        assert anchored == pytest.approx(belongs(profile)["state-anchored"])


def test_more_futures_are_those_with_the_cause_less_those_without():
    for variant, key, told in solved("05-5"):
        run = futures(**variant)
        caused, alone = (int(each[:, 0].sum()) for each in (run.transition, run.transition_without))
        assert [key, *told] == pytest.approx([caused - alone, caused, alone, caused + alone])


def test_the_two_parts_of_the_rule_are_those_of_the_claim():
    said = set()
    for variant, key, told in solved("05-6"):
        leaders = dict.fromkeys(("cumulativeness", "appropriability", "scale"), variant["leaders"])
        run = futures(**leaders, growth_luck=variant["growth_luck"])
        half, quarter = run.transition[:, 0].mean() >= 0.5, run.transition_without[:, 0].mean() <= 0.25
        assert key == {(True, True): BOTH, (False, True): FEW_WITH, (True, False): MANY_WITHOUT}[half, quarter]
        assert told == [BOTH, FEW_WITH, MANY_WITHOUT]
        said.add(key)
    assert said == {BOTH, FEW_WITH, MANY_WITHOUT}


def test_as_many_start_in_empty_places_as_close_among_those_that_are_there():
    for variant, key, (empty, in_all_places, first_year) in solved("05-7"):
        entry, closing = variant["entry"], variant["closing"]
        assert entry * (80 - key) == pytest.approx(closing * key)
        assert (empty, first_year) == pytest.approx((80 - key, 80 * entry))
        assert 80 * entry == pytest.approx(closing * in_all_places)
