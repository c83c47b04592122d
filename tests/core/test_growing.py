"""What grows part by part: each part once, a reader begins with the fullest, a failure costs nothing but its part."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from labkit.core.growing import Growing


@pytest.fixture
def asked():
    return []


@pytest.fixture
def loaves(asked):
    """Three loaves, then two more, then one."""

    def grow(parts):
        asked.append(len(parts))
        return [3, 5, 6][len(parts)]

    return Growing(3, grow)


def test_parts_come_in_order_and_are_computed_once(loaves, asked):
    assert list(loaves) == [3, 5, 6]
    assert list(loaves) == [6]
    assert asked == [0, 1, 2]


def test_who_comes_later_begins_with_the_fullest_part_there_is(loaves):
    early = iter(loaves)
    assert [next(early), next(early)] == [3, 5]
    assert list(loaves) == [5, 6]
    assert list(early) == [6]


def test_a_part_that_failed_is_tried_again_by_the_next_reader(asked):
    def grow(parts):
        asked.append(len(parts))
        if asked == [0, 1]:
            raise ArithmeticError("burnt")
        return len(parts)

    bread = Growing(2, grow)
    with pytest.raises(ArithmeticError, match="burnt"):
        list(bread)
    assert list(bread) == [0, 1]
    assert asked == [0, 1, 1]


def test_readers_in_several_threads_share_each_part(loaves, asked):
    with ThreadPoolExecutor(4) as threads:
        read = list(threads.map(lambda _: list(loaves), range(8)))
    assert {parts[-1] for parts in read} == {6}
    assert asked == [0, 1, 2]
