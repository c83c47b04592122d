"""What is shown of a year of the relocation lab: competitiveness of both territories, jobs, shares."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from .chain import BY_COMPETENCE, LABOUR, VALUE, weighted
from .state import State, arrived, at_home, saving

TIPPED_BELOW = 60.0  # home index in the last year
REFERENCE_COMPETENCES, REFERENCE_TRUST = 0.65, 0.60


def value_made(competences: np.ndarray, trust: np.ndarray, here: np.ndarray) -> np.ndarray:
    """Value that the work done at home adds; each activity is worth more the stronger the kernels it rests on."""
    return weighted(VALUE, here * (0.25 + 0.75 * (BY_COMPETENCE * competences + (1 - BY_COMPETENCE) * trust)))


REFERENCE = float(value_made(REFERENCE_COMPETENCES, REFERENCE_TRUST, 1.0)[0, 0])


def home_index(state: State, k: SimpleNamespace) -> np.ndarray:
    """Competitiveness at home, (point, run): value made there plus the advantage in cost of selective moves."""
    made = value_made(state.competences, state.trust, 1 - state.away)
    return 100 * (made + saving(state, k)) / REFERENCE


def destination_index(state: State, k: SimpleNamespace) -> np.ndarray:
    """Competitiveness of the destination, (point, run), same scale: work for others plus its own kernels."""
    for_others = 0.3 * (1 - k.globalisation / 2) * weighted(VALUE, arrived(state))
    return 100 * (for_others + state.destination_competences * state.destination_trust) / REFERENCE


def portrait(state: State, k: SimpleNamespace) -> dict[str, np.ndarray]:
    """All that a result holds of one year, arrays (…, point, run)."""
    return {
        "home": home_index(state, k),
        "destination": destination_index(state, k),
        "competences": state.competences,
        "trust": state.trust,
        "destination_competences": state.destination_competences,
        "destination_trust": state.destination_trust,
        "moved": state.away,
        "selective": state.selective,
        "replicative": state.replicative,
        "jobs": at_home(LABOUR, state),
    }
