"""Who earns what along the chain: worked by hand."""

import numpy as np
import pytest

from labkit.pipelines.smile import DEMAND, STAGES, VALUE, chain_shares, stage_shares


def test_the_values_of_the_stages_make_a_whole_and_a_smile():
    assert sum(VALUE) == pytest.approx(1)
    assert len(STAGES) == len(VALUE) == len(DEMAND)
    assert VALUE[0] > VALUE[1] > VALUE[2] > VALUE[3] < VALUE[4]


def test_two_clusters_of_equal_skill_share_every_stage():
    assert stage_shares(np.array([0.3, 0.3])) == pytest.approx(np.full((5, 2), 0.5))


def test_twice_the_skill_takes_most_of_design_and_two_thirds_of_assembly():
    shares = stage_shares(np.array([0.4, 0.2]))
    assert shares[:, 0] == pytest.approx([64 / 65, 16 / 17, 4 / 5, 2 / 3, 32 / 33])
    whole = 0.34 * 64 / 65 + 0.16 * 16 / 17 + 0.10 * 4 / 5 + 0.06 * 2 / 3 + 0.34 * 32 / 33
    assert chain_shares(np.array([0.4, 0.2])) == pytest.approx([whole, 1 - whole])
