"""Conditions in words: a limit of a quantity, or a distance from a line."""

import numpy as np
import pytest

from labkit.core.conditions import Cut, condition_for

LINE = "{} the frost line"


@pytest.mark.parametrize(
    ("limit", "above", "said"),
    [(-0.08, True, "no further than 0.08 below"), (-0.08, False, "at least 0.08 below"),
     (0.1, True, "at least 0.10 above"), (0.1, False, "no further than 0.10 above"),
     (0.125, True, "at least 0.125 above")],
)  # fmt: skip
def test_a_distance_from_a_line_says_how_far_and_on_which_side(limit, above, said):
    assert Cut("distance", limit, above).in_words(LINE) == f"{said} the frost line"


def test_a_quantity_without_a_line_keeps_its_limit():
    assert Cut("trust", 0.3, True).in_words("trust") == "trust at least 0.3"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(-0.2, 0.2, "close to the edge: from 0.20 below to 0.20 above the frost line"),
     (0.2, 0.6, "from 0.20 above to 0.60 above the frost line")],
)  # fmt: skip
def test_two_limits_around_a_line_are_close_to_the_edge(low, high, said):
    distance = np.tile(np.linspace(-1, 1, 21), 40)
    holds = (distance > low - 0.01) & (distance < high + 0.01)
    assert condition_for(holds, {"distance": distance}, {"distance": LINE}).text == said
