"""The keys of the game's exercises, from the replicator, the closed forms or 200 futures. Nobody types an answer."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace

from labkit.core.exercises import Key

from .kernel import simulate
from .params import WinWinWinParams
from .presets import PRESETS
from .replicator import among_friends, gains
from .rest import invested
from .told import counted

STEP, FEWEST, MOST = 0.05, 6, 19  # starts from 0.30 to 0.95, in steps of the slider
HALF, NINE_IN_TEN = 0.5, 0.9
ALL_WIN, ONE_WINS, NO_WINNER = "three winners", "winner and loser", "no winner"
ENDED = {0: ALL_WIN, 2: ONE_WINS, 3: NO_WINNER}


def numbers(**knobs: float) -> SimpleNamespace:
    """The knobs as the equations take them, the others at their default."""
    return SimpleNamespace(**dict(WinWinWinParams(**knobs)))


@lru_cache(maxsize=256)
def ends(**knobs: float) -> tuple[int, ...]:
    """How many of 200 futures end in which way, in the order of `ENDS`."""
    return tuple(counted(simulate(WinWinWinParams(**knobs), seed=0, runs=200)).tolist())


def investing_at_rest(returns: float, cost: float, free_riding: float) -> Key:
    """z*: the share of public bodies that invest in the long run where all firms and partners co-operate."""
    return Key.exact(float(invested(numbers(returns=returns, cost=cost, free_riding=free_riding))), 0.006, "{:.2f}")


def gain_of_cooperating(exploit: float, lasting: float, share: float) -> Key:
    """What a firm gains by co-operating where all others do and `share` of the public bodies invest, k EUR."""
    return Key.exact(float(gains(1.0, 1.0, share, numbers(exploit=exploit, lasting=lasting))[0]), 0.06, "{:+.1f}")


def without_help(exploit: float, lasting: float, share: float) -> float:
    """The same without the territory's help."""
    return float(among_friends(numbers(exploit=exploit, lasting=lasting)))


def first_start(part: float, **knobs: float) -> float:
    """The smallest share that co-operates first, in steps of 0.05, with which more than `part` of 200 futures last."""
    starts = (round(STEP * step, 2) for step in range(FEWEST, MOST + 1))
    return next(start for start in starts if ends(start=start, **knobs)[0] > 200 * part)


def start_needed(support: float, lasting: float) -> Key:
    """The start from which more than half of the futures end with three winners."""
    return Key.step(first_start(HALF, support=support, lasting=lasting), STEP)


def pure_competition(exploit: float, fight: float, exploited: float) -> str:
    """How most futures of the preset Price war end, with these three knobs moved."""
    found = ends(**PRESETS["price_war"].knobs, exploit=exploit, exploited=exploited, fight=fight)
    return ENDED[found.index(max(found))]


def mixed_up(exploit: float, fight: float, exploited: float) -> str:
    """What one says who takes the dearer of fighting and giving in for the cheaper."""
    return NO_WINNER if fight > exploited else ONE_WINS
