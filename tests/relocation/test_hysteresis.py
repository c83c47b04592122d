"""The way back in RE3: how much of it is built in, as the ledger tells it."""

import numpy as np

from labkit.relocation.claims import CLAIMS
from labkit.relocation.experiments import slow_ramp

RE3 = next(claim for claim in CLAIMS if claim.id == "RE3")


def gaps(**knobs):
    """Mean over six seeds of the gap at which half of the kernel has gone, and at which half is back."""
    points = {name: np.array([value]) for name, value in knobs.items()}
    return np.mean([slow_ramp(points, seed, 16) for seed in range(6)], axis=0).squeeze()


def test_without_a_cost_of_return_the_way_back_still_differs_as_told():
    up, back = gaps(sunk=0.0)
    assert f"at a wage gap of {up:.2f} and is back only at {back:.2f}." in RE3.by_construction


def test_cost_of_return_and_followers_together_make_more_than_half_of_the_difference():
    (up, back), (up_without, back_without) = gaps(sunk=0.8), gaps(sunk=0.0, peers=0.0)
    assert 0 < up_without - back_without < (up - back) / 2
