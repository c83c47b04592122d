"""The luck of the export groups lab."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.export_groups.kernel import simulate
from labkit.export_groups.luck import draw
from labkit.export_groups.params import ExportGroupsParams


def test_the_luck_of_a_future_does_not_depend_on_how_many_there_are():
    assert np.array_equal(draw(4, 6).patience, draw(4, 30).patience[:6])


def test_patience_is_exponential_with_mean_one():
    patience = draw(0, 200).patience.astype(float)
    assert patience.mean() == pytest.approx(1, abs=0.02)
    assert (patience > 1).mean() == pytest.approx(np.exp(-1), abs=0.01)


def test_luck_cannot_be_overwritten():
    with pytest.raises(ValueError, match="read-only"):
        draw(0, 5).patience[0] = 1


def test_a_group_keeps_its_luck_when_the_pool_grows():
    calm = {"rivalry": 0, "imbalance": 0}  # only luck and size decide then
    few, many = (simulate(ExportGroupsParams(pool=firms, **calm), seed=1, runs=40) for firms in (12, 96))
    together = np.corrcoef(few.alive[:, 6, 3], many.alive[:, 6, 3])[0, 1]
    assert together > 0.15  # three groups of four are among the 24


@pytest.mark.parametrize("seed", [-1, 0.5, True, "one"])
def test_a_seed_that_is_no_whole_number_is_refused_in_words(seed):
    with pytest.raises(ValueError, match="is not a whole number from 0"):
        simulate(ExportGroupsParams(), seed=seed, runs=3)
