"""The luck of the pipelines lab."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.pipelines.kernel import simulate
from labkit.pipelines.luck import draw
from labkit.pipelines.params import PipelinesParams


def test_the_luck_of_a_future_does_not_depend_on_how_many_there_are():
    few, many = draw(4, 6), draw(4, 30)
    for name, array in vars(few).items():
        assert np.array_equal(array, getattr(many, name)[..., :6]), name


def test_luck_that_decides_is_even_between_nought_and_one_in_single_precision():
    luck = draw(0, 30)
    assert luck.tie.dtype == luck.channel.dtype == np.float32
    assert luck.tie.max() < 1
    assert np.quantile(luck.tie, (0.1, 0.5, 0.9)) == pytest.approx((0.1, 0.5, 0.9), abs=0.005)


def test_luck_cannot_be_overwritten():
    with pytest.raises(ValueError, match="read-only"):
        draw(0, 5).tie[0] = 1


def test_a_firm_keeps_its_talent_and_its_start_when_the_cluster_grows():
    small, large = (simulate(PipelinesParams(firms=firms), seed=1, runs=3) for firms in (8, 72))
    assert np.array_equal(small.firm_known[0], large.firm_known[0, :, :8])


def test_talent_has_mean_one():
    luck = draw(0, 60)
    assert np.exp(0.5 * luck.talent - 0.125).mean() == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("seed", [-1, 0.5, True, "one"])
def test_a_seed_that_is_no_whole_number_is_refused_in_words(seed):
    with pytest.raises(ValueError, match="is not a whole number from 0"):
        simulate(PipelinesParams(), seed=seed, runs=3)
