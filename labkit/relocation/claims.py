"""The claims RE1 to RE8 of the relocation lab: which experiment, over which box. Their words lie in `data`.

The box: every assumed knob that the experiment feels over its whole range, and those of the first panel over the
middle of theirs, so that home lives in year 0. Left out are the knobs that an experiment sets itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from labkit.core.claims import Claim, Found
from labkit.core.declared import declared

from . import experiments
from .kernel import numbers
from .params import RelocationParams

DATA = Path(__file__).parent / "data"
MIDDLE = {
    "globalisation": (0.1, 0.8),
    "digitalisation": (0.2, 0.6),
    "trust": (0.4, 0.8),
    "human_capital": (0.35, 0.65),
    "reinvestment": (0.0, 1.0),
    "involvement": (0.1, 0.9),
    "commitment": (0.1, 0.9),
}
FIRMS = ("coordination", "hold", "peers", "sunk", "surprise", "heterogeneity", "preserve_threshold")
HOME = (
    *("trust", "initial_competences", "human_capital", "digitalisation", "reinvestment", "renewal", "trust_loss"),
    *("reinvestment_yield", "entry", "shock"),
)
POLICY = ("policy_yield", "policy_ability")
ABROAD = ("absorption", "imitation", "fade", "involvement", "commitment")


def claim(
    id: str,
    experiment: Callable[..., Found],
    futures: int,
    varied: tuple[str, ...],
    fixed: tuple[str, ...] = (),
    measured: tuple[str, ...] = (),
) -> Claim:
    """A claim of this lab: `varied` without `fixed` knobs make its box."""
    knobs, defaults = RelocationParams.knobs(), numbers(RelocationParams())
    box = {n: (MIDDLE.get(n) or knobs[n].side, defaults[n]) for n in varied if n not in fixed}
    return declared(DATA, id, experiment, futures, box, measured)


CLAIMS = (
    claim("RE1", experiments.kernel_resists, 84, FIRMS + HOME, fixed=("initial_competences",)),
    claim(
        "RE2",
        experiments.low_trust_loses_more,
        109,
        ("globalisation", *FIRMS, *HOME),
        fixed=("trust", "digitalisation"),
        measured=("above_low_trust", "above_high_trust"),
    ),
    claim("RE3", experiments.few_or_many, 30, FIRMS + HOME, measured=("safe_gap",)),
    claim(
        "RE4",
        experiments.better_than_staying,
        26,
        ("globalisation", *FIRMS, *HOME),
        fixed=("preserve_threshold", "heterogeneity"),
        measured=("above_tipping",),
    ),
    claim("RE5", experiments.policy_averts, 27, FIRMS + HOME + POLICY),
    claim(
        "RE6",
        experiments.passive_selective_worst,
        25,
        ("globalisation", *FIRMS, *HOME, *ABROAD),
        fixed=("preserve_threshold", "involvement"),
        measured=("above_tipping",),
    ),
    claim("RE7", experiments.what_stays, 27, FIRMS + HOME + ABROAD, fixed=("absorption", "imitation")),
    claim(
        "RE8",
        experiments.people_carry,
        4,
        ("globalisation", *FIRMS, *HOME, *ABROAD),
        fixed=("preserve_threshold", "commitment"),
    ),
)
