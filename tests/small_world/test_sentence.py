"""The live sentence of the small world lab tells what the arrays hold."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.small_world.kernel import simulate
from labkit.small_world.params import SmallWorldParams


def result(runs=9, **knobs):
    return simulate(SmallWorldParams(**{"horizon": 80, **knobs}), seed=1, runs=runs)


def told(of, **how):
    return of.marked(**how).replace("\u202f", " ")


def test_it_tells_knowledge_ways_and_clustering_of_a_ring():
    of = result()
    level, kept = (round(100 * np.median(array)) for array in (of.knowledge_end, of.clustering_kept))
    assert told(of) == (
        f"With **10 %** distant ties, barter brings firms to **{level} %** of an expert's level in 80 rounds. "
        f"From firm to firm it takes **{np.median(of.path_length):.1f}** steps, not 10.5; "
        f"**{kept} %** of the clustering stays."
    )


def test_in_clusters_it_tells_who_can_reach_whom():
    of = result(place="clusters", share=0.003)
    assert f"**{round(100 * np.median(of.reachable))} %** of all pairs can reach each other" in told(of)
    assert "steps" not in told(of)


@pytest.mark.parametrize(("passing", "words"), [("gift", "gifts bring firms to"), ("contagion", "the news reaches")])
def test_it_names_the_way_knowledge_passes(passing, words):
    assert words in told(result(passing=passing))


@pytest.mark.parametrize(("share", "words"), [(0.001, "0.1 %"), (0.0094, "0.9 %"), (0.01, "1 %"), (0.5, "50 %")])
def test_small_shares_have_a_decimal(share, words):
    assert f"With **{words}** distant ties" in told(result(share=share, runs=2))


def test_it_compares_with_a_in_points_and_says_when_nothing_changed():
    of, other = result(passing="gift", absorption=0.8), result(passing="gift", absorption=0.2)
    change = f"{100 * np.median(of.knowledge_end - other.knowledge_end):.1f}"
    assert float(change) > 1
    assert f"(**+{change} points** against A)" in told(of, against=other)
    assert f"(**\u2212{change} points** against A)" in told(other, against=of)
    assert "(as in A)" in told(of, against=of)


def test_levels_of_knowledge_are_not_compared_with_shares_of_firms():
    assert " A" not in told(result(), against=result(passing="contagion"))


def test_a_draft_says_that_it_is_rough():
    assert "to about **" in told(result(), draft=True)
