"""Settings that the tests of the view try, and what they and those of the sentence read off the figures."""

import numpy as np
import pytest

from labkit.territory.params import LEVERS

from ..reading_figures import data, number, texts

DEFAULT = {}
NOTHING = {"budget": 0}
NONE = dict.fromkeys(LEVERS.values(), 0)
TIES = {**NONE, "coordination": 70, "hubs": 30}
KERNELS = {**NONE, "human_capital": 40, "trust": 40, "policy": 20}  # many futures gain nothing in the four D's
HUBS = {**NONE, "hubs": 100, "budget": 800, "operators": 2}
POOR = {"operators": 1, "globalisation": 0.7, "first_trust": 0.3, "first_ability": 0.3, "budget": 800, "tie_price": 20}
KNOBS = (DEFAULT, NOTHING, NONE, TIES, KERNELS, HUBS, POOR)
every_setting = pytest.mark.parametrize("knobs", KNOBS, ids=str)


def axis(view, name, along):
    """How places on an axis that runs from 0 to 1 read as values, from two of its ticks."""
    at, said = data(view, name)[along], [number(text) for text in texts(view, name)]
    step = (said[-1] - said[0]) / (at[-1] - at[0])
    return lambda places: said[0] + step * (np.asarray(places) - at[0])
