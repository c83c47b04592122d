"""What the scorer sees, row by row: the middle, nine futures in ten, points and goalposts of each indicator."""

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.activation.params import ActivationParams
from labkit.activation.sections import SECTIONS, counted
from labkit.milieu.indicators import GOALPOSTS, INDICATORS

from ..reading_figures import number
from .bench import WEB

NINE_IN_TEN = (0.05, 0.5, 0.95)
POINTS = 3


def in_words(name, value):
    """A figure as the section counts it: shares in per cent."""
    return value * (100 if INDICATORS[name].unit.startswith("share") else 1)


@pytest.fixture(scope="module", params=[{}, WEB], ids=str)
def rows(request):
    """The cells of each simulated indicator, with its values in the last year of all futures."""
    params = ActivationParams(**request.param)
    (table,) = SECTIONS[0].content(SimpleNamespace(params=params, seed=2), {}).tables
    values = dict(zip(INDICATORS, counted(dict(params), 2).T, strict=True))
    by_formula = {row[5]: row for row in table.rows if row[5]}
    return [
        (name, by_formula[one.formula], values[name]) for name, one in INDICATORS.items() if one.formula in by_formula
    ]


def test_the_middle_and_nine_futures_in_ten_are_those_of_the_counted_values(rows):
    for name, row, values in rows:
        told = [number(text) for text in (row[1], *row[2].split(" to "))]
        low, middle, high = (in_words(name, at) for at in np.quantile(values, NINE_IN_TEN))
        assert told == pytest.approx([middle, low, high], rel=0.006, abs=0.051 if "%" not in row[1] else 0.51), name


def test_the_range_of_most_indicators_has_two_ends_apart_from_the_middle(rows):
    apart = [len({row[1], *row[2].split(" to ")}) == 3 for _, row, _ in rows]
    assert sum(apart) >= 7


def test_points_run_from_1_at_the_worse_goalpost_to_100_at_the_better_one(rows):
    for name, row, values in rows:
        worst, best = GOALPOSTS[name]
        scores = 1 + 99 * np.clip((values - worst) / (best - worst), 0, 1)
        assert 100 * np.array(row[POINTS].bar) == pytest.approx(np.quantile(scores, NINE_IN_TEN), abs=1e-6), name
        assert number(row[POINTS].text) == pytest.approx(np.median(scores), abs=0.051), name
        ends = [number(text) for text in row[4].split(" to ")]
        assert ends == pytest.approx([in_words(name, end) for end in (worst, best)], rel=0.006), name
