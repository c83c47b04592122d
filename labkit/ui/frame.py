"""Frames: everything a bench shows at one moment, as one binary message.

Layout: length of the header (uint32, little endian), header (JSON, padded to 4 bytes), float32 numbers.
The header carries words, knob values and, for each column of each source, where its numbers lie.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np


def pack(header: dict[str, Any], sources: dict[str, dict[str, Any]]) -> bytes:
    """One frame. A column is an array (n,), rows (m, n), an image ([array (m, n)]) or a list of str."""
    numbers, columns, strings, at = [], [], {}, 0
    for source, data in sources.items():
        for column, values in data.items():
            kind, block = _kind(values)
            if kind == "text":
                strings.setdefault(source, {})[column] = list(values)
                continue
            numbers.append(block.ravel())
            columns.append([source, column, kind, list(block.shape), at])
            at += block.size
    text = json.dumps({**header, "columns": columns, "strings": strings}, ensure_ascii=False, allow_nan=False).encode()
    text += b" " * (-len(text) % 4)
    payload = np.concatenate(numbers).tobytes() if numbers else b""
    return len(text).to_bytes(4, "little") + text + payload


def unpack(frame: bytes) -> dict[str, Any]:
    """The header of a frame."""
    size = int.from_bytes(frame[:4], "little")
    return json.loads(frame[4 : 4 + size])


def _kind(values: Any) -> tuple[str, np.ndarray | None]:
    if isinstance(values, list) and len(values) == 1 and isinstance(values[0], np.ndarray) and values[0].ndim == 2:
        return "image", values[0].astype("<f4")
    if isinstance(values, (list, tuple)) and (not values or isinstance(values[0], str)):
        return "text", None
    block = np.asarray(values, dtype="<f4")
    return ("rows" if block.ndim == 2 else "numbers"), block
