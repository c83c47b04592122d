"""Ties in bits say the same as matrices."""

from __future__ import annotations

import networkx
import numpy as np
import pytest

from labkit.activation.luck import PLACES
from labkit.activation.network import count, flags, members, within_two, words

SHAPE = (PLACES, 2, 3)


def matrices(share, seed=0):
    """Symmetric ties (operator, point, run, other) as yes and no."""
    rng = np.random.default_rng(seed)
    upper = np.triu(rng.random((*SHAPE[1:], PLACES, PLACES)) < share, 1)
    return np.ascontiguousarray(np.moveaxis(upper | upper.swapaxes(-1, -2), 2, 0))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.05, 0.3, 1.0])
def test_those_within_two_ties_are_those_of_a_matrix_product(share):
    tie = matrices(share)
    one = np.moveaxis(tie, 0, -2).astype(int)
    two = one | ((one @ one) > 0)
    assert np.array_equal(flags(within_two(words(tie))), np.moveaxis(two, -2, 0))


def test_those_within_two_ties_are_those_that_networkx_finds():
    tie = matrices(0.04, seed=1)[:, 0, 0]
    reached = flags(within_two(words(np.ascontiguousarray(np.broadcast_to(tie[:, None, None], (*SHAPE, PLACES))))))
    graph = networkx.from_numpy_array(tie.astype(int))
    for operator in range(PLACES):
        near = networkx.single_source_shortest_path_length(graph, operator, cutoff=2)
        assert set(np.flatnonzero(reached[operator, 0, 0])) - {operator} == set(near) - {operator}


def test_words_keep_each_operator_and_count_them():
    tie = matrices(0.2)
    assert np.array_equal(flags(words(tie)), tie)
    assert np.array_equal(count(words(tie)), tie.sum(axis=-1))


def test_members_are_those_marked():
    marked = np.random.default_rng(2).random(SHAPE) < 0.4
    assert np.array_equal(flags(members(marked)), np.moveaxis(marked, 0, -1))
    assert members(marked & False).tolist() == [[0] * 3] * 2
