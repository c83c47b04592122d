"""Thresholds: the numbers that an experiment itself states, and that decide what counts as a yes.

They are the constants that it and the functions of its own module name, and the fractions that are written in them. A
changed threshold may leave the first settings of a box as they were; it never leaves these numbers as they were.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType
from typing import Any


def thresholds(experiment: Callable[..., Any]) -> list[str]:
    """Names with values, and fractions, in a fixed order; none of what is not written in Python."""
    found: set[str] = set()
    waiting, seen = [experiment], set()
    while waiting:
        function = waiting.pop()
        code = getattr(function, "__code__", None)
        if code is None or code in seen:
            continue
        seen.add(code)
        there = vars(sys.modules[function.__module__])
        for part in parts(code):
            found |= {repr(value) for value in part.co_consts if isinstance(value, float)}
            named = {name: there[name] for name in part.co_names if name in there}
            found |= {f"{name} = {value!r}" for name, value in named.items() if name.isupper() and is_plain(value)}
            waiting += [value for value in named.values() if of_module(value, function.__module__)]
    return sorted(found)


def parts(code: CodeType) -> Iterator[CodeType]:
    """The code of a function, and of what is defined inside it."""
    yield code
    for value in code.co_consts:
        if isinstance(value, CodeType):
            yield from parts(value)


def of_module(value: Any, module: str) -> bool:
    """Whether this is a function written in that module."""
    return isinstance(value, FunctionType) and value.__module__ == module


def is_plain(value: Any) -> bool:
    """Numbers, words, and tuples, lists and mappings of them: what reads the same everywhere."""
    if isinstance(value, (tuple, list)):
        return all(map(is_plain, value))
    if isinstance(value, dict):
        return all(is_plain(part) for pair in value.items() for part in pair)
    return value is None or type(value) in (bool, int, float, str, range)
