"""Pay-offs of the three players, and the replicator dynamics that imitation comes to in large groups.

x and y are the shares of firms and of partners that co-operate, z the share of public bodies that invest; k holds the
knobs. All may be numbers or arrays that fit each other. The equations are in `kernel`.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np

Shares = tuple[np.ndarray, np.ndarray, np.ndarray]


def among_friends(k: SimpleNamespace) -> np.ndarray:
    """What co-operating gains over competing against one that co-operates, where nobody invests; k EUR."""
    return k.together - (1 - k.lasting) * k.exploit + k.lasting * k.fight


def among_rivals(k: SimpleNamespace) -> np.ndarray:
    """The same against one that competes."""
    return (1 - k.lasting) * (k.fight - k.exploited)


def gains(x: np.ndarray, y: np.ndarray, z: np.ndarray, k: SimpleNamespace) -> Shares:
    """What co-operating gains a firm and a partner, and investing a public body, over the contrary; k EUR."""
    friends, rivals = among_friends(k) + k.support * z, among_rivals(k) + k.relief * z
    return (
        y * friends + (1 - y) * rivals,
        x * friends + (1 - x) * rivals,
        k.returns * x * y * (1 - k.free_riding * z) - k.cost,
    )


def pay_offs(x: np.ndarray, y: np.ndarray, z: np.ndarray, k: SimpleNamespace) -> Shares:
    """Mean pay-off of the firms, of the partners and of the territory; k EUR a year and relation."""
    both, neither = x * y, (1 - x) * (1 - y)
    shared = both * (k.together + k.support * z) - neither * k.fight
    cheated = k.relief * z - (1 - k.lasting) * k.exploited - k.lasting * k.fight
    cheats = (1 - k.lasting) * k.exploit - k.lasting * k.fight
    return (
        shared + x * (1 - y) * cheated + (1 - x) * y * cheats,
        shared + (1 - x) * y * cheated + x * (1 - y) * cheats,
        both * (k.spill_over + k.returns * z) - (1 - both) * k.damage - k.cost * z,
    )


def chances(share: np.ndarray, gain: np.ndarray, k: SimpleNamespace) -> tuple[np.ndarray, np.ndarray]:
    """The chance in a year that one takes up what gains `gain`, and that one gives it up; `share` of its group has it.

    One looks at one of its group, perhaps at itself, and follows if that one does otherwise and earns more.
    """
    keen = np.minimum(k.imitation * np.abs(gain), 1)
    up, down = share * keen * (gain > 0), (1 - share) * keen * (gain < 0)
    return k.errors + (1 - k.errors) * up, k.errors + (1 - k.errors) * down


def next_year(shares: Shares, k: SimpleNamespace) -> Shares:
    """The shares a year later in groups so large that there is no luck."""
    later = []
    for share, gain in zip(shares, gains(*shares, k), strict=True):
        up, down = chances(share, gain, k)
        later.append(share + (1 - share) * up - share * down)
    return tuple(later)


def path(shares: Shares, k: SimpleNamespace, years: int) -> Iterator[Shares]:
    """The shares of years 0, 1, …, `years` in groups so large that there is no luck."""
    for _ in range(years):
        yield shares
        shares = next_year(shares, k)
    yield shares
