"""Giuliani's three states, at and beside our thresholds."""

import numpy as np
import pytest

from labkit.pipelines.portrait import ADVANCED, BASIC, INTERMEDIATE, STATES, counted, state


@pytest.mark.parametrize(
    ("able", "open_", "expected"),
    [
        (0.0, 0.0, BASIC),
        (8 / 24, 8 / 24, BASIC),
        (9 / 24, 0.0, INTERMEDIATE),
        (0.0, 9 / 24, INTERMEDIATE),
        (15 / 24, 1.0, INTERMEDIATE),
        (16 / 24, 8 / 24, ADVANCED),
        (1.0, 7 / 24, INTERMEDIATE),
        (1.0, 1.0, ADVANCED),
    ],
)
def test_a_state_needs_able_firms_and_open_ones(able, open_, expected):
    assert state(np.array([able]), np.array([open_])).tolist() == [expected]


def test_the_states_are_named_in_their_order():
    assert STATES == ("basic", "intermediate", "advanced")
    assert (BASIC, INTERMEDIATE, ADVANCED) == (0, 1, 2)


def test_a_share_is_counted_over_the_firms_of_the_largest_cluster_too():
    firms = np.ones((2, 72, 1, 3), dtype=bool)
    firms[0, :18] = False
    assert counted(firms)[:, 0, 0].tolist() == [0.75, 1.0]
