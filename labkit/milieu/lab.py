"""The milieu lab: how internationalising is a territory?"""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from labkit.core.words import words
from labkit.ui.lab import Data, Lab

from .claims import CLAIMS
from .exercises import EXERCISES
from .indicators import DIMENSIONS
from .kernel import RUNS, simulate
from .params import params_for
from .presets import PRESETS
from .reading import read
from .report import report_file
from .scores import scores_file
from .sections import SECTIONS
from .shipped import shipped
from .sweep import OUTCOMES, sweep
from .tables import Milieux
from .template import files as template

_words = words(Path(__file__).parent)
DEFAULT = "stylised"
AT_FULL = 12  # territories; of more, fewer draws are taken while a slider moves, so that it does not stick
LEAST = 200  # draws


def over(source: Any) -> Lab:
    """The lab over data: "stylised" or "montpellier_2002", a path, files by name, or data that were read.

    Raises DataError, which names every fault.
    """
    if isinstance(source, Milieux):
        return made("", source)
    if isinstance(source, str) and source in _words["data"]:
        return _shipped(source)
    return made("", read(source))


@lru_cache
def _shipped(key: str) -> Lab:
    return made(key, shipped(key))


def made(key: str, milieux: Milieux) -> Lab:
    """The lab over these data; `key` names them if they come with the lab."""
    return Lab(
        name="milieu",
        code="MI",
        version=1,
        question=_words["question"],
        Params=params_for(milieux.names),
        simulate=partial(simulate, milieux=milieux),
        view="labkit.milieu.view:MilieuView",
        claims=CLAIMS,
        presets=PRESETS,
        kept=("focus",),
        split=DIMENSIONS,
        exercises=EXERCISES,
        sweep=partial(sweep, milieux=milieux),
        outcomes=_outcomes(milieux),
        draft_runs=draft_runs(len(milieux.names)),
        runs=RUNS,
        data=Data(key, _words["data"].get(key, milieux.source), milieux.digest, milieux.notes),
        bind=over,
        shipped=_words["data"],
        sections=SECTIONS,
        files={"scores.csv": scores_file, "report.html": report_file},
        words={**_words["bench"], "files": _words["files"]},
        template=template,
    )


def draft_runs(territories: int) -> int:
    """Draws while a slider moves: all of them up to 12 territories, then so many fewer as there are more, from 200."""
    return max(LEAST, RUNS * AT_FULL // max(territories, AT_FULL))


def _outcomes(milieux: Milieux) -> dict[str, tuple[str, float, float]]:
    """What the outcome map offers, each with the ends of its colours."""
    ranges = {"focus_rank": (1, max(len(milieux.names), 2)), "focus_score": (1, 100), "top_share": (0, 1)}
    return {name: (OUTCOMES[name], *ends) for name, ends in ranges.items()}


lab = _shipped(DEFAULT)
