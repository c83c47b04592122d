"""The keys of the exercises: from the kernel, the typology and its table, or a closed form. Nobody types an answer."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from labkit.core.exercises import Key

from .closed_forms import balance
from .experiments import HALF, QUARTER
from .indicators import FEW
from .kernel import simulate
from .luck import PLACES
from .params import HUB, STATE, TYPES, DistrictsParams
from .result import DistrictsResult
from .typology import belongs, distances, table

OTHERS = (24, 18, 12, 10, 8, 6, 5, 4, 3)  # output of nine firms, units
BOTH, FEW_WITH, MANY_WITHOUT = "both true", "too few with", "too many without"


@lru_cache(maxsize=64)
def futures(**knobs: object) -> DistrictsResult:
    """200 futures with these knobs, the others at their default."""
    return simulate(DistrictsParams(**knobs), seed=0, runs=200)


def sizes(largest: int) -> list[int]:
    """Output of ten private firms."""
    return [largest, *OTHERS]


def four_largest(largest: int, anchor: int) -> Key:
    """Share of the four largest in private output; the output of the public `anchor` does not count."""
    return Key.exact(sum(sorted(sizes(largest))[-FEW:]) / sum(sizes(largest)))


def four_of_all(largest: int, anchor: int) -> float:
    """The same share of all output, the anchor's with it."""
    return sum(sorted(sizes(largest))[-FEW:]) / (sum(sizes(largest)) + anchor)


def four_with_anchor(largest: int, anchor: int) -> float:
    """The share if the anchor is taken for a firm."""
    everyone = [*sizes(largest), anchor]
    return sum(sorted(everyone)[-FEW:]) / sum(everyone)


def picked(firms: int, rays: int) -> np.ndarray:
    """How often each firm is picked (firm,): once by the firm before it, the first one by some more."""
    often = np.ones(firms)
    often[0] += rays
    return often


def centralisation(received: np.ndarray) -> float:
    """Freeman's centralisation by ties received (firm,): what all lack to the one with most, over that in a star."""
    return float((received.max() - received).sum() / (len(received) - 1) ** 2)


def star_of(firms: int, rays: int) -> Key:
    """Centralisation of a circle with rays."""
    return Key.exact(centralisation(picked(firms, rays)))


def code_of(kind: str, feature: str) -> Key:
    """The code of a cell of Table 1."""
    return Key.exact(table()[feature].codes[kind], 0.05, "{:g}")


def code_beside(kind: str, feature: str) -> float:
    """The code one column to the right, or of the first column."""
    return table()[feature].codes[TYPES[(TYPES.index(kind) + 1) % len(TYPES)]]


def profile(trade: float, capital: float, associations: float) -> dict[str, float]:
    """What is known of a district: four features."""
    return {
        "intra-district trade": trade,
        "key investments": 1.0,
        "patient capital": capital,
        "local trade associations": associations,
    }


def membership_in_hub(**codes: float) -> Key:
    """Soft membership in the type hub and spoke."""
    return Key.exact(belongs(profile(**codes))[HUB])


def membership_in_anchored(**codes: float) -> float:
    """Soft membership in the type state-anchored."""
    return belongs(profile(**codes))[STATE]


def far_from_hub(**codes: float) -> float:
    """Mean distance, which is no membership."""
    return distances(profile(**codes))[HUB]


def added(**knobs: float) -> Key:
    """How many futures more go arrow 1 with the cause than without: a count at luck 0, so that only it is right."""
    return Key.step(with_cause(**knobs) - without_cause(**knobs), 1.0, "{:.0f}")


def with_cause(**knobs: float) -> float:
    """How many of 200 futures go arrow 1 with the cause."""
    return float(200 * _first_arrow(**knobs)[:, 0].mean())


def without_cause(**knobs: float) -> float:
    """How many do without it."""
    return float(200 * _first_arrow(**knobs)[:, 1].mean())


def _first_arrow(**knobs: float) -> np.ndarray:
    """Arrow 1 with and without, (run, 2)."""
    found = futures(**knobs)
    return np.stack([found.transition[:, 0], found.transition_without[:, 0]], axis=1)


def rule_says(leaders: float, growth_luck: float) -> str:
    """What becomes of the two parts of claim DI3 at a setting; at no variant do both fail."""
    regime = dict.fromkeys(("cumulativeness", "appropriability", "scale"), leaders)
    both = _first_arrow(**regime, growth_luck=growth_luck).mean(axis=0)
    if both[0] < HALF:
        return FEW_WITH
    return BOTH if both[1] <= QUARTER else MANY_WITHOUT


def at_balance(entry: float, closing: float) -> Key:
    """Firms where as many enter as close."""
    return Key.exact(balance(entry, closing), 0.06, "{:.1f}")


def tries_in_all_places(entry: float, closing: float) -> float:
    """What one gets who lets newcomers try taken places, too."""
    return PLACES * entry / closing
