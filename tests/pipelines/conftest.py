"""Futures of the pipelines lab, each simulated once for all tests."""

import pytest

from labkit.pipelines.kernel import simulate
from labkit.pipelines.params import PipelinesParams

from ..futures import each_once


@pytest.fixture(scope="session")
def future():
    return each_once(simulate, PipelinesParams, runs=40, seed=2)
