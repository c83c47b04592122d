"""The scorer for milieux counted elsewhere gives what the lab gives for the same territory in sheets."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.milieu.counting import added_up, prepared, table
from labkit.milieu.indicators import INDICATORS, Assumptions
from labkit.milieu.scorer import BETWEEN_POSTS, COUNTS, FIGURES, four_d, indicators

from .territories import by_hand, panel

JUDGED = np.array([indicator.comes_from == "raters" for indicator in INDICATORS.values()])


def counted_of(milieux, window=5):
    """Counts and figures of all territories, arrays (territory,), as another lab would have them."""
    ready = prepared(milieux, Assumptions(window=window))
    sums = added_up(ready, [np.ones((ready.adds.shape[1], 1))])[..., 0]
    return {name: sums[:, at] for at, name in enumerate(COUNTS)}, ready.figures


@pytest.mark.parametrize("window", [2, 5, 10])
def test_indicators_are_those_of_the_lab_but_for_what_raters_say(window):
    milieux = panel(territories=7, operators=14)
    found, own = indicators(*counted_of(milieux, window), window), table(milieux, Assumptions(window=window))
    assert np.isnan(found[:, JUDGED]).all()
    np.testing.assert_array_equal(found[:, ~JUDGED], own[:, ~JUDGED])


def test_the_four_ds_are_those_of_the_lab_between_its_goalposts():
    milieux = panel(territories=5)
    own = table(milieux)
    own[:, JUDGED] = np.nan
    np.testing.assert_array_equal(four_d(*counted_of(milieux)), BETWEEN_POSTS.score(own).dimensions)


def test_a_milieu_is_scored_alike_alone_and_among_others_in_any_shape():
    counts, figures = counted_of(panel(territories=6))
    together = four_d(counts, figures)
    by_two = four_d(*({n: v.reshape(2, 3) for n, v in part.items()} for part in (counts, figures)))
    alone = four_d(*({n: v[4] for n, v in part.items()} for part in (counts, figures)))
    assert by_two.shape == (2, 3, 4)
    np.testing.assert_array_equal(by_two.reshape(6, 4), together)
    np.testing.assert_array_equal(alone, together[4])


def test_a_milieu_worked_by_hand():
    """20 operators per 1,000 firms is the upper post, 2 per 100 km² two fifths of the way: 100 and 40.6, mean 70.3."""
    counts = dict.fromkeys(COUNTS, np.array([0.0])) | {"at work": np.array([10.0]), "training": np.array([10.0])}
    scores = four_d(counts, {"smes": 500.0, "area_km2": 500.0})
    assert scores[0, 0] == pytest.approx((100 + 1 + 99 * 2 / 5) / 2)
    assert scores[0, 1] == pytest.approx(1)


def test_figures_that_are_left_out_are_not_known_rather_than_0():
    counts, figures = counted_of(by_hand())
    kept = {name: figures[name] for name in ("smes", "area_km2")}
    values = dict(zip(INDICATORS, indicators(counts, kept)[0], strict=True))
    assert np.isnan(values["certified_per_1000_smes"])
    assert np.isnan(values["exporter_growth"])
    assert values["operators_per_1000_smes"] > 0


def test_a_count_that_is_missing_or_not_known_is_refused_by_name():
    counts, figures = counted_of(by_hand())
    with pytest.raises(ValueError, match=r"counts lack near: all of infrastructure, "):
        four_d({name: value for name, value in counts.items() if name != "near"}, figures)
    with pytest.raises(ValueError, match=r"count = \['charm'\]: there is none of that name; they are infrastructure"):
        four_d({**counts, "charm": 1.0}, figures)
    with pytest.raises(ValueError, match=rf"figure = \['rain'\]: .*they are {', '.join(FIGURES)}"):
        four_d(counts, {**figures, "rain": 1.0})
