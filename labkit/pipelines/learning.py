"""How firms learn: at home, from abroad, by themselves. Knowledge is (kind, origin, cluster, firm, point, run).

kind is codified or tacit; origin is home (born in the own cluster) or foreign. Each is a share, 0 to 1, of all there
is to know of that kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from .luck import Luck
from .ties import Ties

USUAL_CLUSTER = 24  # the size at which `buzz` is told
MOST_HEARD = 0.9
CODIFIED, TACIT = 0, 1
HOME, FOREIGN = 0, 1


@dataclass
class Year:
    """One year of all futures.

    At its start: knowledge (kind, origin, cluster, firm, point, run); usable (origin, cluster, firm, point, run), both
    kinds in one. home (cluster, firm, point, run) is the share of the year spent in the own cluster. Learned in it:
    local like knowledge; carried (kind, slot, cluster, firm, point, run), what each tie brought, and abroad, its sum
    over the ties; new and heard (cluster, firm, point, run), heard being all that was understood, known before or not.
    """

    knowledge: np.ndarray
    usable: np.ndarray
    ties: Ties
    home: np.ndarray
    local: np.ndarray
    carried: np.ndarray
    abroad: np.ndarray
    new: np.ndarray
    heard: np.ndarray


def first_knowledge(k: SimpleNamespace, talent: np.ndarray, luck: Luck) -> np.ndarray:
    """What firms know in year 0; both kinds alike."""
    clusters, firms = talent.shape[:2]
    home = k.base * (0.4 + 1.2 * luck.start[:clusters, :firms, None]) * np.sqrt(talent)
    home[0] *= 1 + k.lead
    knowledge = np.full((2, 2, *home.shape), 0.02)
    knowledge[:, HOME] = np.minimum(home, 1)
    return knowledge


def usable(knowledge: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """Codified and tacit knowledge in one, (origin, cluster, firm, point, run)."""
    both = knowledge[TACIT] - knowledge[CODIFIED]
    both *= k.tacit
    both += knowledge[CODIFIED]
    return both


def from_abroad(knowledge: np.ndarray, absorbed: np.ndarray, ties: Ties, k: SimpleNamespace) -> np.ndarray:
    """What each tie brings: what the partner knows more, as far as the tie carries it and the firm takes it in.

    Arrays (kind, slot, cluster, firm, point, run).
    """
    shape = knowledge.shape[2:]
    theirs = knowledge[:, HOME].reshape(2, shape[0] * shape[1], -1).take(ties.partner, axis=1)
    gap = theirs.reshape(2, -1, *shape)
    gap -= knowledge[:, None, FOREIGN]
    np.maximum(gap, 0, out=gap)
    gap[CODIFIED] *= ties.live
    gap[TACIT] *= ties.carried
    gap *= k.flow * absorbed
    return gap


def from_neighbours(
    knowledge: np.ndarray, absorbed: np.ndarray, home: np.ndarray, k: SimpleNamespace
) -> tuple[np.ndarray, np.ndarray]:
    """What firms learn in local talk, like knowledge, and what they hear, (cluster, firm, point, run)."""
    said = home * knowledge
    loud = np.add.reduce(said, axis=3, keepdims=True)
    said *= knowledge
    talk = np.add.reduce(said, axis=3, keepdims=True) / np.maximum(loud, 1e-12)
    pace = hearing(absorbed, home, k)
    learned = np.subtract(talk, knowledge, out=said)
    np.maximum(learned, 0, out=learned)
    learned *= pace
    learned[TACIT] *= k.tacit_speed
    content = ((1 - k.tacit) * talk[CODIFIED] + k.tacit * k.tacit_speed * talk[TACIT]).sum(axis=0)
    return learned, pace * content


def hearing(absorbed: np.ndarray, home: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """Share of the talk that a firm takes up in a year, (cluster, firm, point, run)."""
    present = np.add.reduce(home, axis=1, keepdims=True)
    volume = k.buzz * (present / USUAL_CLUSTER) / (1 + (present / k.capacity) ** k.overload)
    pace = absorbed * (1 - k.common)
    pace += k.common
    pace *= home
    pace *= volume
    return np.minimum(pace, MOST_HEARD, out=pace)


def created(
    usable: np.ndarray, talent: np.ndarray, home: np.ndarray, k: SimpleNamespace, year: np.ndarray
) -> np.ndarray:
    """New knowledge from the combination of home and foreign knowledge; `year` is the cluster's luck in it."""
    root = np.sqrt(usable)
    root[HOME] *= 1 - k.outside
    root[FOREIGN] *= k.outside
    both = np.add.reduce(root, axis=0)
    both *= both
    both *= talent
    both *= home
    both *= year
    return both


def grow(year: Year, k: SimpleNamespace) -> None:
    """Makes `year.knowledge` that of a year later; uses up `year.local`."""
    knowledge, gain = year.knowledge, year.local
    gain[:, HOME] += year.new * (1 - knowledge[:, HOME])
    gain[:, FOREIGN] += year.abroad
    knowledge *= 1 - k.obsolescence
    knowledge += gain
    np.minimum(knowledge, 1, out=knowledge)
