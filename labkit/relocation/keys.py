"""The keys of the exercises, computed by the kernel. Nobody types an answer."""

from __future__ import annotations

import numpy as np

from labkit.core.exercises import Key

from .kernel import simulate
from .params import RelocationParams
from .result import RelocationResult
from .sweep import sweep

LAST = 40
STEPS = np.round(np.arange(0.30, 0.901, 0.02), 2)  # the wage gaps a student tries one after the other


def futures(**knobs: object) -> RelocationResult:
    """200 futures with these knobs, the others at their default."""
    return simulate(RelocationParams(**knobs), seed=0, runs=200)


def at_end(name: str, **knobs: object) -> np.ndarray:
    """One output in the last year, (run,)."""
    return getattr(futures(**knobs), name)[:, LAST]


def median_home(**knobs: object) -> Key:
    """Index of the home district in the last year, median over the futures."""
    return Key.of(at_end("home", **knobs), np.median, reading=1.0, shown="{:.0f}")


def collapsed(**knobs: object) -> Key:
    """Share of the futures in which home collapses."""
    tipped = futures(**knobs).tipped
    return Key.of(tipped, np.mean, reading=0.01, shown=f"{tipped.sum():.0f} of {len(tipped)}")


def gained(name: str, globalisation: float, human_capital: float) -> Key:
    """Median over futures of the difference that human capital makes, future by future."""
    after = at_end(name, globalisation=globalisation, human_capital=human_capital)
    return Key.of(after - at_end(name, globalisation=globalisation), np.median, reading=1.0, shown="{:+.0f}")


def first_step(more_than: float, **knobs: object) -> Key:
    """The lowest wage gap of `STEPS` at which more than this share of the futures has collapsed, or NaN."""
    tipped = sweep(RelocationParams(**knobs), {"globalisation": STEPS}, seed=0, runs=200)["tipped"]
    over = tipped.mean(axis=1) > more_than
    return Key.step(float(STEPS[over.argmax()]) if over.any() else np.nan, 0.02)


def lost(trust: float, globalisation: float) -> float:
    """Median loss of the home index when digitalisation rises from 0.2 to 0.6."""
    before = at_end("home", trust=trust, globalisation=globalisation, digitalisation=0.2)
    return float(np.median(before - at_end("home", trust=trust, globalisation=globalisation, digitalisation=0.6)))


def loses_more(globalisation: float) -> str:
    """Which district loses more by digitalisation."""
    return "low trust" if lost(0.40, globalisation) > lost(0.75, globalisation) else "high trust"


def work_at_home(**knobs: object) -> Key:
    """Share of the work of year 0 that is still done at home in the last year, where human capital is high."""
    return Key.of(at_end("jobs", human_capital=0.66, **knobs), np.median, reading=0.01, shown="{:.2f}")
