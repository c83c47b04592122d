"""The help that your firm finds is one number: table, sentence and the lines on the map agree."""

import re

import numpy as np
import pytest

from labkit.core.knobs import Kind
from labkit.glocalization.params import GlocalizationParams

from ..reading_figures import data

KNOBS = GlocalizationParams.knobs().values()
SAID = re.compile(r"finds (?:(no help)|help in (one place)|help in (\d+) places)")


def anywhere(rng):
    """A legal setting at random; capacity is nothing in one setting of three."""
    values = {}
    for knob in KNOBS:
        if knob.kind is Kind.CHOICE:
            values[knob.name] = knob.choices[rng.integers(len(knob.choices))]
        else:
            drawn = knob.at(rng.random())
            values[knob.name] = round(drawn) if knob.whole else drawn
    return {**values, "capacity": values["capacity"] * (rng.random() > 1 / 3)}


def counted(sentence):
    none, one, many = SAID.search(sentence).groups()
    return 0 if none else 1 if one else int(many)


@pytest.mark.slow
def test_table_sentence_and_lines_on_the_map_count_the_same_places(view, lab):
    rng, found = np.random.default_rng(7), set()
    for seed in range(30):
        result = lab.simulate(lab.Params(**anywhere(rng)), seed=seed, runs=6)
        view.show(result)
        places = int(result.summary(last=True).set_index("output").loc["places_in_reach", "median"])
        assert counted(result.sentence()) == len(data(view, "seen")["x1"]) == places
        found.add(places)
    assert {0, 1} < found
    assert max(found) >= 4
