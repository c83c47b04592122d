"""What is drawn behind a setting: it fills up part by part, is computed once, and holds for all shares."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.small_world import behind as module
from labkit.small_world.behind import Behind, behind
from labkit.small_world.params import SmallWorldParams
from labkit.small_world.sweep import curve, shape

PARAMS = SmallWorldParams(passing="contagion", neighbours=2, horizon=80)


@pytest.fixture(autouse=True)
def nothing_kept():
    module._filling.cache_clear()


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
    monkeypatch.setattr(module, "curve", lambda *given: asked.append(given) or curve(*given))
    first = list(behind(PARAMS))
    again = list(behind(PARAMS.replace(share=0.5)))
    assert len(asked) == 1
    assert again == [first[-1]]


def test_a_second_reader_begins_where_the_first_is_and_both_come_to_the_end():
    one = behind(PARAMS)
    seen = [next(one), next(one), next(one)]
    other = behind(PARAMS)
    assert next(other) is seen[-1]
    assert [part.done for part in other] == pytest.approx([0.6, 0.8, 1])
    assert [part.done for part in one] == [1]
