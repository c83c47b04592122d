"""Exercises that check themselves.

A lab keeps its exercises beside its kernel. Each has several variants; the student's name or number picks one. The key
is computed by the kernel when it is asked for: nobody types it, nobody can copy it. How far an answer may lie from it
follows from how much the ensemble itself would vary with other luck. What is said to an answer stands in answers.py.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from textwrap import fill
from typing import Any

import numpy as np

from .answers import LINE, Feedback, answer_as, judged
from .words import drawn, short

RESAMPLES = 200
WIDTH = 3.0  # standard errors: two ensembles with different luck lie within it 96 times in 100

BY_BENCH, BY_HAND = "with luck 0 the bench says", "by hand it is"  # what begins the line that tells a right number

_session = {"digest": b""}


class ExerciseError(ValueError):
    """There is no such exercise, or no such student; the message says what there is."""


@dataclass(frozen=True)
class Key:
    """The answer the kernel gives with luck 0.

    `tolerance` is how far an answer read with other luck may lie from it, `reading` the grain at which the bench is
    read, `shown` what the bench shows. Within `close` an answer is "nearly" there; 0 means half as far again as the
    tolerance.
    """

    value: float
    tolerance: float
    reading: float = 0.01
    shown: str = ""
    close: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "shown", self.shown or short(self.value))
        object.__setattr__(self, "close", self.close or 1.5 * self.tolerance)

    @classmethod
    def of(
        cls, runs: np.ndarray, statistic: Callable[[np.ndarray], float], reading: float, shown: str = "{:.3g}"
    ) -> Key:
        """`statistic` of `runs` (run first). Tolerance: 3 bootstrap standard errors + `reading`, the eye's grain.

        `shown` is a template with one place, for the value.
        """
        luck = np.random.default_rng(0)
        picks = luck.integers(len(runs), size=(RESAMPLES, len(runs)))
        spread = float(np.std([statistic(runs[pick]) for pick in picks]))
        value = float(statistic(runs))
        return cls(value, WIDTH * spread + reading, reading, shown.format(value))

    @classmethod
    def step(cls, value: float, step: float, shown: str = "{:.2f}") -> Key:
        """A key on a grid of `step`: only the value itself is right, the step beside it is close."""
        return cls(value, step / 4, step / 4, shown.format(value), close=step * 1.25)

    @classmethod
    def exact(cls, value: float, reading: float = 0.006, shown: str = "{:.2f}") -> Key:
        """A key worked out by hand: only rounding, to the grain of `reading`, is forgiven."""
        return cls(value, reading, reading, shown.format(value), close=3 * reading)

    def accepts(self, answer: float) -> bool:
        """Whether luck alone may explain the answer."""
        return abs(answer - self.value) <= self.tolerance + 1e-9


@dataclass(frozen=True)
class Misconception:
    """A known wrong turn: `answer` gives the number (or word) it leads to, `say` what to look at."""

    answer: Callable[..., float | str]
    say: str


@dataclass(frozen=True)
class Exercise:
    """A question with variants. `key(**variant)` gives a Key, or one of `choices` for an answer in words.

    `question` and `hint` are templates over the names of `variants`; `unit` is a unit, or "word". `said` begins the
    line that tells a right number.
    """

    id: str
    question: str
    unit: str
    key: Callable[..., Key | str]
    variants: Mapping[str, tuple]
    hint: str
    misconceptions: tuple[Misconception, ...] = ()
    choices: tuple[str, ...] = field(default=())
    said: str = BY_BENCH

    def all_variants(self) -> list[dict[str, Any]]:
        """Every combination of values, the first of all first."""
        return [dict(zip(self.variants, values, strict=True)) for values in product(*self.variants.values())]

    def variant(self, digest: bytes) -> dict[str, Any]:
        """The student's own values; without a student, the first."""
        chosen = int.from_bytes(hashlib.sha256(digest + self.id.encode()).digest()[:8]) if digest else 0
        every = self.all_variants()
        return every[chosen % len(every)]


@dataclass(frozen=True)
class Question:
    """An exercise as this student sees it."""

    id: str
    text: str
    answer_as: str

    def __repr__(self) -> str:
        return fill(f"Exercise {self.id}. {self.text} Answer: {self.answer_as}.", LINE)

    def _repr_markdown_(self) -> str:
        return f"**Exercise {self.id}.** {self.text} *Answer: {self.answer_as}.*"


def student(identifier: str | int) -> str:
    """Picks this student's variants by a number made from the name; the name itself is not kept."""
    _session["digest"] = digest(identifier)
    return f"Your set of questions is {set_of(_session['digest'])}. The same name always gives the same set."


def digest(identifier: str | int) -> bytes:
    """A number made from a name or student number: 32 bytes. Capitals, blanks and how an accent is typed do not matter.

    Raises ExerciseError for what is no name or number.
    """
    name = "" if isinstance(identifier, bool) else " ".join(str(identifier).casefold().split())
    if not isinstance(identifier, (str, int)) or not name:
        raise ExerciseError(f"identifier = {identifier!r} is not a name or number (what your teacher knows you by)")
    return hashlib.sha256(unicodedata.normalize("NFC", name).encode()).digest()


def set_of(digest: bytes) -> str:
    """What the set of questions of a student is called, four signs; without a student it has no name."""
    return digest.hex()[:4].upper()


def exercise(labs: Iterable[Any], exercise_id: str) -> Question:
    """The question with this student's values. `labs`: objects with `exercises`."""
    chosen = find(labs, exercise_id)
    values = chosen.variant(_session["digest"])
    return Question(chosen.id, chosen.question.format(**values), answer_as(chosen))


def check(labs: Iterable[Any], exercise_id: str, answer: Any = ..., *extra: Any) -> Feedback:
    """Right (with whose set it is), nearly (with what to look at) or keep trying. `labs`: objects with `exercises`.

    `extra` takes what a decimal comma leaves behind: `check("00-1", 116,5)` is answered in words.
    """
    labs = tuple(labs)
    chosen = find(labs, exercise_id)
    runs = next(drawn(lab) for lab in labs if chosen in lab.exercises)
    said = judged(chosen, chosen.variant(_session["digest"]), answer, extra, runs)
    return replace(said, of_set=set_of(_session["digest"])) if said.right else said


def find(labs: Iterable[Any], exercise_id: str) -> Exercise:
    """The exercise with this id. Raises ExerciseError naming those there are."""
    known = {each.id: each for lab in labs for each in lab.exercises}
    if exercise_id not in known:
        raise ExerciseError(f"exercise_id = {exercise_id!r} is no exercise; there are {', '.join(sorted(known))}")
    return known[exercise_id]
