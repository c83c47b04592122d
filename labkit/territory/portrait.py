"""What is told of a year of the territory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import numpy as np

from labkit.activation.four_d import WINDOW, counts, growth, score
from labkit.core.points import Figures

from .course import Year


def in_windows(years: Iterable[Year]) -> Iterator[deque[Year]]:
    """Years 0, 1, …, 10, each with the five before it, which the four D's look back on."""
    last: deque[Year] = deque(maxlen=WINDOW + 1)
    for year in years:
        last.append(year)
        if year.at >= 0:
            yield last


def portrait(window: deque[Year], leave: np.ndarray | float) -> Figures:
    """What is told of the last year, arrays (point, run, …)."""
    year, milieux = window[-1], [each.milieu for each in window]
    district, four_d = year.district, score(counts(milieux), growth(milieux))
    return {
        "exporters": year.milieu.state.exporters * (1 - leave * district.replicative),
        "score": four_d.mean(axis=-1),
        "kernels": (district.competences + district.trust) / 2,
        "four_d": four_d,
        "competences": district.competences,
        "trust": district.trust,
        "selective": district.selective,
        "replicative": district.replicative,
        "spent": np.moveaxis(year.spent, 0, -1),
    }
