"""What an experiment states in numbers is found, and nothing else of its module."""

from __future__ import annotations

import numpy as np

from labkit.core.thresholds import is_plain, thresholds

ENOUGH, UNUSED = 0.3, 7
PLACES = {"near": (1, 2)}
TABLE = np.ones(3)


def counts(values):
    return values > ENOUGH


def experiment(values, seed):
    shares = [value + 0.25 for value in values]
    return counts(shares) and PLACES and TABLE and (lambda x: x > 0.75)(seed)


def test_constants_and_fractions_are_found_through_functions_of_the_same_module():
    assert thresholds(experiment) == ["0.25", "0.75", "ENOUGH = 0.3", "PLACES = {'near': (1, 2)}"]


def test_what_is_not_named_and_what_is_not_plain_is_left_out():
    assert not {"UNUSED", "TABLE"} & {line.partition(" ")[0] for line in thresholds(experiment)}
    assert is_plain({"a": [1, 2.5, None, True, range(3)]})
    assert not is_plain((1, np.float64(2)))


def test_what_has_no_code_of_its_own_states_nothing():
    assert thresholds(np.mean.__call__) == []
