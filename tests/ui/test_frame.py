"""Frames: what is packed comes back, whatever its shape."""

import numpy as np
import pytest

from labkit.ui import frame

HEADER = {"n": 3, "sentence": "In **171 of 200** futures … −3 %, ◆", "error": None, "values": {"share": 0.1}}
SOURCES = {
    "home": {"period": np.arange(4), "median": np.array([0.1, np.nan, -1e30, 1 / 3])},
    "paths": {"xs": np.arange(6).reshape(2, 3), "ys": np.arange(6.0).reshape(2, 3) / 7},
    "few": {"xs": np.tile(np.arange(3), (0, 1)), "ys": np.empty((0, 3))},
    "cells": {"image": [np.arange(12.0).reshape(3, 4)]},
    "blank": {"image": [np.full((2, 2), np.nan)]},
    "words": {"x": np.array([1.0, 2.0]), "text": ["über ◆", 'quote " and \\'], "colour": ["ink", "dest"]},
    "nothing": {"x": np.array([]), "y": [], "text": []},
    "listed": {"x": [1, 2.5]},
}


def columns(packed):
    """The columns of a frame by source and name: kind, shape, numbers (or text)."""
    header = frame.unpack(packed)
    size = int.from_bytes(packed[:4], "little")
    numbers = np.frombuffer(packed[4 + size :], "<f4")
    found = {}
    for source, column, kind, shape, at in header["columns"]:
        found[source, column] = (kind, tuple(shape), numbers[at : at + int(np.prod(shape))])
    for source, texts in header["strings"].items():
        found.update({(source, column): ("text", (len(text),), text) for column, text in texts.items()})
    return found


def test_the_header_comes_back_as_it_was():
    back = frame.unpack(frame.pack(HEADER, SOURCES))
    assert {key: back[key] for key in HEADER} == HEADER


def test_every_column_comes_back_with_its_kind_shape_and_numbers():
    found = columns(frame.pack(HEADER, SOURCES))
    assert found.keys() == {(source, column) for source, data in SOURCES.items() for column in data}
    kinds = {
        ("paths", "xs"): "rows",
        ("few", "xs"): "rows",
        ("cells", "image"): "image",
        ("words", "text"): "text",
        ("nothing", "x"): "numbers",
        ("listed", "x"): "numbers",
    }
    assert {place: found[place][0] for place in kinds} == kinds
    for (source, column), (kind, shape, values) in found.items():
        sent = SOURCES[source][column]
        if kind == "text":
            assert values == sent
            continue
        expected = np.asarray(sent[0] if kind == "image" else sent, "<f4")
        assert shape == expected.shape
        assert np.array_equal(values, expected.ravel(), equal_nan=True)


@pytest.mark.parametrize("letters", range(8))
def test_numbers_begin_at_a_multiple_of_four_bytes(letters):
    packed = frame.pack({"text": "x" * letters}, {"a": {"x": np.array([1.5])}})
    assert int.from_bytes(packed[:4], "little") % 4 == 0
    assert np.frombuffer(packed[-4:], "<f4") == [1.5]
    assert frame.unpack(packed)["text"] == "x" * letters


def test_a_frame_without_numbers_is_a_frame():
    packed = frame.pack(HEADER, {})
    assert len(packed) == 4 + int.from_bytes(packed[:4], "little")
    assert frame.unpack(packed)["n"] == 3


def test_a_header_with_a_number_that_json_lacks_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        frame.pack({"value": float("nan")}, {})
