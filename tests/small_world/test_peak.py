"""The peak of the curve: best share, how broad it is, what ten per cent loses; the same as the bench says."""

import numpy as np
import pytest

from labkit.core.words import fine
from labkit.small_world import peak
from labkit.small_world.params import SmallWorldParams
from labkit.small_world.sweep import SHARES, Curve


def on(middle):
    """The peak of a curve with these medians; two futures lie evenly around each."""
    middle = np.array(middle)[:, None]
    return peak.on(Curve(SHARES, middle * [0.9, 1.1]))


def at(**shares):
    """Medians of 0.5, but for some shares in per mille."""
    return [shares.get(f"s{1000 * share:.0f}", 0.5) for share in SHARES]


def test_the_best_share_is_that_of_the_highest_median_and_good_ones_lose_two_per_cent_at_most():
    found = on(at(s70=0.99, s100=0.985, s140=1.0, s200=0.979))
    assert (found.best, found.lowest, found.highest, found.alike) == (0.14, 0.07, 0.14, False)
    assert found.lost_at_ten == pytest.approx(0.015)
    assert found.ten_as_good


def test_ten_per_cent_is_not_as_good_where_it_loses_more():
    found = on(at(s0=1.0, s100=0.97))
    assert (found.best, found.lowest, found.highest) == (0, 0, 0)
    assert found.lost_at_ten == pytest.approx(0.03)
    assert not found.ten_as_good


def test_all_shares_are_alike_where_none_loses_more_than_two_per_cent():
    assert on(at(s300=0.509)).alike
    assert not on(at(s300=0.512)).alike


def test_news_that_nobody_knows_has_no_best_share():
    with pytest.raises(ValueError, match="experts = 0 leaves no firm that knows the news"):
        peak.of(SmallWorldParams(passing="contagion", experts=0, horizon=80))


@pytest.mark.parametrize("knobs", [{"horizon": 160}, {"passing": "gift", "horizon": 480}], ids=str)
def test_the_bench_names_the_same_best_share(show, view, knobs):
    found = peak.of(show(**knobs).params)
    said = view.words["panels"]["curve_alike"] if found.alike else f"best {fine(found.best)}, "
    assert view.shown.subs["curve"].startswith(said)


def test_the_share_on_the_bench_does_not_move_the_peak():
    assert peak.of(SmallWorldParams(horizon=80, share=0.7)) == peak.of(SmallWorldParams(horizon=80))
