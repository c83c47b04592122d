"""Reads figures as texts print them: "3,487", "80%", "two hundred", "a quarter", "second-largest"."""

from __future__ import annotations

import re
from itertools import pairwise

from .places import running

COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
TIMES = {"hundred": 100.0, "thousand": 1000.0}
RANKS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
NUMBER = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(\s?%| per ?cent)?")


def figures(phrase: str) -> set[float]:
    """All numbers that a phrase can be read as; shares from 0 to 1, since 80% is 0.8."""
    found = {float(digits.replace(",", "")) / (100 if share else 1) for digits, share in NUMBER.findall(phrase)}
    words = re.findall(r"[a-z]+", phrase.lower())
    for word, following in pairwise([*words, ""]):
        if word in COUNTS:
            found.add((COUNTS.index(word) + 1) * TIMES.get(following, 1.0))
        if word in RANKS:
            found.add(RANKS.index(word) + 1.0)
        if word in PARTS:
            found.add(PARTS[word])
    return found


def phrases(as_written: str) -> list[str]:
    """The phrases of a cell, which are parted by semicolons; the figure stands in the first."""
    return [phrase.strip() for phrase in as_written.split(";") if phrase.strip()]


def stands_in(phrase: str, text: str) -> bool:
    """Whether running text holds the phrase, not as part of a longer word or number: 8 does not stand in 18 or 8.5."""
    exact = re.escape(running(phrase))
    return re.search(rf"(?<!\w)(?<!\d[.,]){exact}(?!\w|[.,]\d)", text) is not None
