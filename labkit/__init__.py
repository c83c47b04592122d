"""labkit: labs on how small firms and their territories live with globalisation.

>>> import labkit
>>> lab = labkit.labs()["relocation"]
>>> bench = lab.open(globalisation=0.7)
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

__version__ = "0.1.0"

TEACHING_ORDER = (
    "glocalization",
    "export_groups",
    "milieu",
    "activation",
    "districts",
    "small_world",
    "pipelines",
    "relocation",
    "win_win_win",
    "territory",
)


def labs() -> dict:
    """All labs by name, in teaching order. Loads no plotting library."""
    here = Path(__file__).parent
    there = [name for name in TEACHING_ORDER if (here / name / "lab.py").exists()]
    return {name: import_module(f"labkit.{name}.lab").lab for name in there}


def exercise(exercise_id: str) -> object:
    """The exercise with this student's values; shown in words. Raises ExerciseError for an unknown id."""
    from .core import exercises

    return exercises.exercise(_with_exercises(), exercise_id)


def check(exercise_id: str, answer: object = ..., *extra: object) -> object:
    """Right, nearly (with what to look at) or keep trying. Raises ExerciseError for an unknown id.

    `extra` is what a decimal comma makes of one number; it is answered in words.
    """
    from .core import exercises

    return exercises.check(_with_exercises(), exercise_id, answer, *extra)


def student(identifier: str | int) -> str:
    """Picks the variants of the exercises by a number made from a name or student number; the name is not kept."""
    from .core import exercises

    return exercises.student(identifier)


def _with_exercises() -> tuple:
    """All that has exercises: the labs, and the ledger of their claims."""
    from .ledger import ledger

    return (*labs().values(), ledger)
