"""What a simulation keeps for the next one cannot be reached from its results."""

from dataclasses import fields

import numpy as np
import pytest

from labkit.districts.kernel import simulate, without
from labkit.districts.params import DistrictsParams

KNOBS = DistrictsParams(opportunity=0.27)


def arrays(result):
    return {f.name: getattr(result, f.name) for f in fields(result) if isinstance(getattr(result, f.name), np.ndarray)}


@pytest.mark.parametrize("runs", [1, 3])
def test_a_result_that_is_written_over_leaves_the_next_one_as_it_was(runs):
    first = simulate(KNOBS, 5, runs)
    before = {name: array.copy() for name, array in arrays(first).items()}
    for array in arrays(first).values():
        array[...] = 0
    again = arrays(simulate(KNOBS, 5, runs))
    for name, array in before.items():
        assert np.array_equal(again[name], array), name
    shocked = simulate(KNOBS.replace(event="ICT shock"), 5, runs)
    assert np.array_equal(shocked.output[:, :11], before["output"][:, :11])


def test_what_is_kept_shares_no_memory_with_a_result_and_cannot_be_written():
    result = simulate(KNOBS, 5, 1)
    _, firms, series = without(KNOBS, 5, 1)
    for kept in (*firms.values(), *series.values()):
        assert not kept.flags.writeable
        assert not any(np.shares_memory(kept, array) for array in arrays(result).values())
