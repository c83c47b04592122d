"""What is drawn behind a setting: it fills up part by part, is computed once, and holds for all shares."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from time import sleep

import numpy as np
import pytest

from labkit.small_world import behind as module
from labkit.small_world.behind import Behind, behind
from labkit.small_world.params import SmallWorldParams
from labkit.small_world.sweep import SHARES, curve, fuller, shape, sweep

PARAMS = SmallWorldParams(passing="contagion", neighbours=2, horizon=80)


@pytest.fixture(autouse=True)
def nothing_kept():
    module._growing.cache_clear()


def test_it_comes_in_six_parts_from_no_point_to_the_whole_curve():
    parts = list(behind(PARAMS, 3))
    assert all(isinstance(part, Behind) for part in parts)
    assert [part.done for part in parts] == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])
    whole = list(curve(PARAMS, 3))[-1]
    assert np.array_equal(parts[-1].curve.knowledge, whole.knowledge)
    assert {id(part.shape) for part in parts} == {id(shape(PARAMS, 3))}


def test_it_holds_for_all_shares_and_for_no_other_setting():
    first = next(behind(PARAMS))
    assert next(behind(PARAMS.replace(share=0.7))) is first
    for share in (0.001, 0.1, 1):
        assert first.of(PARAMS.replace(share=share))
    for other in ({"passing": "gift"}, {"horizon": 120}, {"confirmations": 1}):
        assert not first.of(PARAMS.replace(**other))
        assert first.shaped(PARAMS.replace(**other))
    for other in ({"neighbours": 3}, {"place": "clusters"}):
        assert not first.of(PARAMS.replace(**other))
        assert not first.shaped(PARAMS.replace(**other))


def test_what_is_known_is_not_computed_again(monkeypatch):
    asked = []
    monkeypatch.setattr(module, "fuller", lambda *given: asked.append(given) or fuller(*given))
    first = list(behind(PARAMS))
    again = list(behind(PARAMS.replace(share=0.5)))
    assert len(asked) == 5
    assert again == [first[-1]]


def test_of_a_long_horizon_each_part_has_one_point_and_the_curve_is_the_same():
    parts = list(behind(PARAMS.replace(horizon=520)))
    assert [part.curve.there.sum() for part in parts] == list(range(16))
    monotone = [np.isfinite(part.curve.knowledge[:, 0]) for part in parts]
    assert all((now >= before).all() for before, now in pairwise(monotone))
    whole = sweep(PARAMS.replace(horizon=520), {"share": SHARES})["knowledge"]
    assert np.array_equal(parts[-1].curve.knowledge, whole)


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt])
def test_who_is_stopped_in_a_part_leaves_what_was_known_and_another_goes_on(monkeypatch, stop):
    one, failing = behind(PARAMS), [3]

    def fails(*given):
        failing[0] -= 1
        if failing[0] == 0:
            raise stop
        return fuller(*given)

    monkeypatch.setattr(module, "fuller", fails)
    seen = [next(one), next(one), next(one)]
    with pytest.raises(stop):
        next(one)
    other = list(behind(PARAMS))
    assert other[0] is seen[-1]
    assert [part.done for part in other] == pytest.approx([0.4, 0.6, 0.8, 1])


def test_two_threads_may_ask_at_once_and_each_part_is_computed_once(monkeypatch):
    asked = []

    def slowly(*given):
        asked.append(given)
        sleep(0.02)
        return fuller(*given)

    monkeypatch.setattr(module, "fuller", slowly)
    next(behind(PARAMS))
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: list(behind(PARAMS)), range(4)))
    assert len(asked) == 5
    assert len({id(parts[-1]) for parts in found}) == 1


def test_a_second_reader_begins_where_the_first_is_and_both_come_to_the_end():
    one = behind(PARAMS)
    seen = [next(one), next(one), next(one)]
    other = behind(PARAMS)
    assert next(other) is seen[-1]
    assert [part.done for part in other] == pytest.approx([0.6, 0.8, 1])
    assert [part.done for part in one] == pytest.approx([0.6, 0.8, 1])
