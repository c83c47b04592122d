"""Numbers that both the pictures and the sentence tell, so that they cannot differ."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np

from .kernel import Year, ending
from .replicator import among_friends, among_rivals

if TYPE_CHECKING:
    from .result import WinWinWinResult

SIDES = 2  # firms and partners; the territory comes after them
KINDS = 4  # ways in which a year can end, as in `ENDS`
HALF = 0.5


def numbers(result: WinWinWinResult) -> SimpleNamespace:
    """The knobs as plain numbers, as the equations take them."""
    return SimpleNamespace(**dict(result.params))


def ended(pay_offs: tuple[np.ndarray, ...]) -> np.ndarray:
    """How a year stands, as a place in `ENDS`, of the pay-offs of firms, partners and territory."""
    return ending(Year((), pay_offs))


def kinds(result: WinWinWinResult, year: int) -> np.ndarray:
    """How each future stands in a year, (run,), as a place in `ENDS`."""
    return ended(tuple(np.moveaxis(result.pay_off[:, year], -1, 0)))


def counted(result: WinWinWinResult) -> np.ndarray:
    """How many futures end in which way, (kind,)."""
    return np.bincount(result.end.astype(int), minlength=KINDS)


def better_side(result: WinWinWinResult) -> np.ndarray:
    """Pay-off of the side that earns more in a year, (run, period). Which side that is, is luck: both have one luck."""
    return result.pay_off[..., :SIDES].max(axis=-1)


def other_side(result: WinWinWinResult) -> np.ndarray:
    """Pay-off of the side that earns less in a year, (run, period)."""
    return result.pay_off[..., :SIDES].min(axis=-1)


def territory(result: WinWinWinResult) -> np.ndarray:
    """Pay-off of the territory, (run, period)."""
    return result.pay_off[..., SIDES]


def tipping(z: float, k: SimpleNamespace) -> float | None:
    """The mixed state in which firms and partners gain nothing either way, if z of the public bodies invest.

    The share of each side that co-operates, None where there is no such state; it never lasts (`rest`).
    """
    friends, rivals = among_friends(k) + k.support * z, among_rivals(k) + k.relief * z
    return float(rivals / (rivals - friends)) if friends * rivals < 0 else None


def places(result: WinWinWinResult) -> np.ndarray:
    """Near which of the states of the closed form each future is in the last year, (run,), as a place in `STATES`.

    Firms and partners count as co-operating where more than half of them do; of the two states in which both do, it is
    that with public bodies that invest where the closed form has any.
    """
    firms, partners = result.firms[:, -1] > HALF, result.partners[:, -1] > HALF
    both = 0 if float(result.invested_at_rest) > 0 else 1
    return np.where(firms & partners, both, np.where(firms | partners, 2, 3))
