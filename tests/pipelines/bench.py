"""Settings that the tests of the view try, and what they and those of the sentence read off the figures."""

import pytest

from ..reading_figures import number

DEFAULT = {}
PAIR = {"clusters": 2, "exchange": "one way", "lead": 0.8, "channel": "trade"}
SMALL = {"clusters": 2, "firms": 8}
LARGE = {"firms": 72, "pipelines": 2.5}
CLOSED = {"pipelines": 0.0}
RICH = {"clusters": 3, "base": 0.6, "creation": 0.35, "obsolescence": 0.02, "lead": 0.5}
KEEN = {"firms": 48, "buzz": 0.6, "base": 0.6, "need": 0.15, "tacit_speed": 1.0, "channel": "relocation"}
KNOBS = (DEFAULT, PAIR, SMALL, LARGE, CLOSED, RICH, KEEN)
every_setting = pytest.mark.parametrize("knobs", KNOBS, ids=str)


def numbers(text):
    """All percentages in a text."""
    return [number(word) for word in text.replace("\u202f%", "%").split() if word.strip("(),.;").endswith("%")]
