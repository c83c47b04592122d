"""The territory: where firms and towns lie, how large firms are, where the offices sit."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.glocalization.geography import distances, offices, size_class, territory
from labkit.glocalization.kernel import simulate
from labkit.glocalization.luck import FIRMS, TOWNS, draw, lie
from labkit.glocalization.params import GlocalizationParams

PLACE = {"clustering": 0.7, "peer_distance": 5.0, "size_spread": 1.0}


def land(seed=0, **other):
    return territory(seed, **{**PLACE, **other})


@pytest.mark.parametrize("seed", range(5))
def test_firms_and_towns_lie_on_the_map_and_staff_is_whole(seed):
    here = land(seed)
    assert here.firm.shape == (FIRMS, 2)
    assert here.town.shape == (TOWNS, 2)
    assert 0 <= here.firm.min() <= here.firm.max() <= 60
    assert 6 <= here.town.min() <= here.town.max() <= 54
    assert (here.staff == np.rint(here.staff)).all()
    assert (here.staff.min() >= 1) & (here.staff.max() <= 249)
    assert 12 <= np.median(here.staff) <= 18


@pytest.mark.parametrize("spread", [0.6, 1.0, 1.4])
def test_there_are_firms_of_every_size_class(spread):
    for seed in range(20):
        assert np.bincount(size_class(land(seed, size_spread=spread).staff), minlength=3).min() >= 1


def test_size_classes_end_at_ten_and_fifty_staff():
    assert size_class(np.array([1, 9, 10, 49, 50, 249])).tolist() == [0, 0, 1, 1, 2, 2]


def test_more_clustering_moves_scattered_firms_into_towns_and_no_firm_out_of_one():
    loose, tight = land(clustering=0.3), land(clustering=0.8)
    moved = (loose.firm != tight.firm).any(axis=1)
    belongs = lie(0).belongs
    assert (moved == ((belongs >= 0.3) & (belongs < 0.8))).all()
    assert (loose.town == tight.town).all()
    assert tight.to_town.min(axis=1).mean() < loose.to_town.min(axis=1).mean()


def test_offices_near_firms_share_the_capacity_and_lose_by_being_small():
    here = land()
    even = offices(here, "near firms", 3.0, 1.0, 45)
    small = offices(here, "near firms", 3.0, 1.15, 45)
    assert even.capacity.sum() == pytest.approx(3)
    assert even.capacity == pytest.approx(3 * here.share)
    assert small.capacity.sum() < 3
    assert (small.place == here.town).all()


@pytest.mark.parametrize(("placement", "east"), [("region", 30 + 45), ("capital", 30 + 600)])
def test_a_single_office_has_all_the_capacity_and_sits_east_of_the_centre(placement, east):
    there = offices(land(), placement, 3.0, 1.6, 45)
    assert there.place.tolist() == [[east, 30]]
    assert there.capacity.tolist() == [3]


def test_distances_are_those_of_a_ruler():
    assert distances(np.array([[0, 0], [3, 0]]), np.array([[0, 4]])).ravel().tolist() == [4, 5]


def test_a_firm_is_no_neighbour_of_its_own():
    here = land()
    assert not here.hearing.diagonal().any()
    assert not here.beside.diagonal().any()
    assert (here.hearing == here.hearing.T).all()


def test_another_seed_is_another_territory_and_runs_change_nothing_in_it():
    few, many, other = (simulate(GlocalizationParams(), s, runs) for s, runs in ((1, 2), (1, 9), (2, 2)))
    assert (few.firm_x == many.firm_x).all()
    assert (few.staff == many.staff).all()
    assert (few.firm_x != other.firm_x).any()


def test_the_luck_of_a_run_does_not_depend_on_the_number_of_runs():
    assert (draw(5, 4, 12).logit == draw(5, 30, 12).logit[:, :4]).all()


def test_luck_is_logistic():
    assert np.quantile(draw(0, 60, 21).logit, [0.25, 0.5, 0.75]) == pytest.approx([-np.log(3), 0, np.log(3)], abs=0.02)
