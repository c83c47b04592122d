"""Where operators stand in the picture of the territory, in px of a bench 1180 px wide: invented, it means nothing.

The coordinator stands in the middle. All others stand along the border, each in the sector of its kind, and keep their
place as long as they are at work.
"""

from __future__ import annotations

import numpy as np

from ..kinds import KINDS

WIDE, HIGH = 500.0, 288.0
MIDDLE = np.array([WIDE / 2 - 7, HIGH / 2])  # names on the right are longer
BORDER, OUTSIDE, NAMES = 118.0, 131.0, 141.0  # radii: of the territory, of ends of ties outside, of the kinds' names
FIRST_ROW, SPACING, CLOSER = 101.0, 21.0, 0.94
FEWER = 40.0  # no row is nearer to the coordinator
DOT = 0.68  # of the spacing
BEND, STEPS = 0.62, 14
PASSING, PUSH, PUSHES = 16.0, 8.0, 20  # px that ties of others keep from the coordinator; how they are pushed there
SECTORS = {  # degrees, clockwise from the top; kinds that are common have wider ones
    "piggy-back": 38,
    "service provider": 70,
    "infrastructure": 40,
    "private association": 40,
    "foreign community": 36,
    "multinational": 36,
    "public body": 60,
    "training": 40,
}
TOP = 95.0  # degrees at which the first sector begins
NOWHERE = -1


def sectors() -> np.ndarray:
    """Ends of the sector of each kind in radians, (kind, 2); the first is the later on the clock."""
    wide = np.array(list(SECTORS.values()), dtype=float)
    ends = TOP - np.cumsum(wide)
    by_name = {kind: (low, low + one) for kind, low, one in zip(SECTORS, ends, wide, strict=True)}
    return np.radians([by_name[kind] for kind in KINDS])


def slots(kind: np.ndarray) -> np.ndarray:
    """Which place within its sector an operator has, (period, operator), from kinds; -1 where there is none.

    A newcomer takes the first free place of its kind; the coordinator, operator 0, has none.
    """
    kept = np.full(kind.shape, NOWHERE)
    for year, now in enumerate(kind):
        if year:
            stays = (now >= 0) & (kind[year - 1] == now)
            kept[year, stays] = kept[year - 1, stays]
        for who in np.flatnonzero((now >= 0) & (kept[year] < 0)):
            if who:
                taken = set(kept[year, now == now[who]])
                kept[year, who] = next(at for at in range(len(now)) if at not in taken)
    return kept


def seats(needed: np.ndarray) -> tuple[list[np.ndarray], float]:
    """Places in each sector, a list of (seat, 2), for as many operators as needed (kind,), and their spacing.

    Rows fill from the border inwards, each from its middle. Where they would come too near to the coordinator, all
    operators stand closer.
    """
    spacing = SPACING
    while True:
        found = [_rows(low, high, spacing) for low, high in sectors()]
        if all(len(places) >= number for places, number in zip(found, needed, strict=True)):
            return found, spacing
        spacing *= CLOSER


def _rows(low: float, high: float, spacing: float) -> np.ndarray:
    placed = []
    for row, radius in enumerate(np.arange(FIRST_ROW, FEWER, -spacing)):
        step = spacing / radius
        most = max(int((high - low - 0.04) / step), 1)
        angles = (low + high) / 2 + step * (np.arange(most) - (most - 1) / 2)
        order = np.argsort(np.abs(angles - (low + high) / 2 + 1e-9 * (-1) ** row), kind="stable")
        placed += [(radius * np.cos(angle), radius * np.sin(angle)) for angle in angles[order]]
    return MIDDLE + np.array(placed)


def places(kind: np.ndarray, year: int) -> tuple[np.ndarray, float]:
    """Where operators stand in a year, (operator, 2), NaN where none does, and their spacing; kind (period, operator).

    The whole course decides, so that nobody moves from year to year.
    """
    slot = slots(kind)
    needed = np.array([slot[kind == one].max(initial=NOWHERE) + 1 for one in range(len(KINDS))])
    found, spacing = seats(needed)
    at = np.full((kind.shape[1], 2), np.nan)
    for who in np.flatnonzero(slot[year] >= 0):
        at[who] = found[int(kind[year, who])][slot[year, who]]
    at[0] = MIDDLE
    return at, spacing


def lines(ends: np.ndarray, others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Ties between places (tie, 2) as lines, x and y (tie, step), bent towards the middle the more, the longer.

    Ties of others pass the coordinator at a distance, so that they are not taken for its own.
    """
    half, along = (ends + others) / 2, others - ends
    long = np.linalg.norm(along, axis=1, keepdims=True)
    over = half + BEND * np.minimum(long / BORDER, 1) * (MIDDLE - half)
    aside = along[:, ::-1] * [1, -1] / np.maximum(long, 1e-9)
    aside = np.where(((half - MIDDLE) * aside).sum(axis=1, keepdims=True) < 0, -aside, aside)
    own = (_away(ends) < 1) | (_away(others) < 1)
    for _ in range(PUSHES):
        near = ~own & (_away(_curve(ends, over, others)).min(axis=1) < PASSING)
        if not near.any():
            break
        over = np.where(near[:, None], over + PUSH * aside, over)
    curve = _curve(ends, over, others)
    return curve[..., 0], curve[..., 1]


def _curve(ends: np.ndarray, over: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Lines from one place to the other, (tie, step, 2), drawn towards a point `over`; all (tie, 2)."""
    t = np.linspace(0, 1, STEPS)[:, None]
    return (1 - t) ** 2 * ends[:, None] + 2 * t * (1 - t) * over[:, None] + t**2 * others[:, None]


def _away(at: np.ndarray) -> np.ndarray:
    """Distance from the coordinator, (…), of places (…, 2)."""
    return np.linalg.norm(at - MIDDLE, axis=-1)


def rays(at: np.ndarray) -> np.ndarray:
    """Ends of ties outside, (tie, 2), straight out from places (tie, 2); from the middle it is upwards."""
    out = at - MIDDLE
    far = np.linalg.norm(out, axis=1, keepdims=True)
    upwards = np.array([np.cos(np.radians(TOP)), np.sin(np.radians(TOP))])
    return MIDDLE + OUTSIDE * np.where(far > 1, out / np.maximum(far, 1), upwards)
