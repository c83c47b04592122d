"""Exercises that check themselves.

A lab keeps its exercises beside its kernel. Each has several variants; the student's name or number picks one. The key
is computed by the kernel when it is asked for: nobody types it, nobody can copy it. How far an answer may lie from it
follows from how much the ensemble itself would vary with other luck.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from textwrap import fill
from typing import Any

import numpy as np

RESAMPLES = 200
WIDTH = 3.0  # standard errors: two ensembles with different luck lie within it 96 times in 100
LINE = 100
LIMITS = {"share": (0.0, 1.0)}

_session = {"digest": b""}


class ExerciseError(ValueError):
    """There is no such exercise, or no such student; the message says what there is."""


@dataclass(frozen=True)
class Key:
    """The answer the kernel gives, and how far another answer may lie from it."""

    value: float
    tolerance: float

    @classmethod
    def of(cls, runs: np.ndarray, statistic: Callable[[np.ndarray], float], reading: float) -> Key:
        """`statistic` of `runs` (run first). Tolerance: 3 bootstrap standard errors + `reading`, the eye's grain."""
        luck = np.random.default_rng(0)
        picks = luck.integers(len(runs), size=(RESAMPLES, len(runs)))
        spread = float(np.std([statistic(runs[pick]) for pick in picks]))
        return cls(float(statistic(runs)), WIDTH * spread + reading)

    def accepts(self, answer: float) -> bool:
        return abs(answer - self.value) <= self.tolerance + 1e-12


@dataclass(frozen=True)
class Misconception:
    """A known wrong turn: `answer` gives the number (or word) it leads to, `say` what to look at."""

    answer: Callable[..., float | str]
    say: str


@dataclass(frozen=True)
class Exercise:
    """A question with variants. `key(**variant)` gives a Key, or one of `choices` for an answer in words.

    `question` and `hint` are templates over the names of `variants`; `unit` is a unit, or "word".
    """

    id: str
    question: str
    unit: str
    key: Callable[..., Key | str]
    variants: Mapping[str, tuple]
    hint: str
    misconceptions: tuple[Misconception, ...] = ()
    choices: tuple[str, ...] = field(default=())

    def all_variants(self) -> list[dict[str, Any]]:
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


@dataclass(frozen=True)
class Feedback:
    """What `check` says: verdict "right", "nearly", "keep trying" or "no answer yet", and why."""

    verdict: str
    message: str

    @property
    def right(self) -> bool:
        return self.verdict == "right"

    def __repr__(self) -> str:
        return fill(f"{self.verdict}: {self.message}", LINE)


def student(identifier: str | int) -> str:
    """Picks this student's variants by a number made from the name; the name itself is not kept."""
    name = "" if isinstance(identifier, bool) else " ".join(str(identifier).casefold().split())
    if not isinstance(identifier, (str, int)) or not name:
        raise ExerciseError(f"identifier = {identifier!r} is not a name or number (what your teacher knows you by)")
    _session["digest"] = hashlib.sha256(name.encode()).digest()
    return f"Your set of questions is {_session['digest'].hex()[:4].upper()}. The same name always gives the same set."


def exercise(labs: Iterable[Any], exercise_id: str) -> Question:
    """The question with this student's values. `labs`: objects with `exercises`."""
    chosen = find(labs, exercise_id)
    values = chosen.variant(_session["digest"])
    return Question(chosen.id, chosen.question.format(**values), _answer_as(chosen))


def check(labs: Iterable[Any], exercise_id: str, answer: Any) -> Feedback:
    """Right, nearly (with what to look at) or keep trying. `labs`: objects with `exercises`."""
    chosen = find(labs, exercise_id)
    values = chosen.variant(_session["digest"])
    if answer is ...:
        return Feedback("no answer yet", f"put {_answer_as(chosen)} in place of the three dots and run the cell again.")
    return (_check_word if chosen.choices else _check_number)(chosen, values, answer)


def find(labs: Iterable[Any], exercise_id: str) -> Exercise:
    """The exercise with this id. Raises ExerciseError naming those there are."""
    known = {each.id: each for lab in labs for each in lab.exercises}
    if exercise_id not in known:
        raise ExerciseError(f"exercise_id = {exercise_id!r} is no exercise; there are {', '.join(sorted(known))}")
    return known[exercise_id]


def _answer_as(chosen: Exercise) -> str:
    if chosen.choices:
        return "one of the words " + ", ".join(f'"{word}"' for word in chosen.choices)
    low_high = LIMITS.get(chosen.unit)
    return f"a {chosen.unit} from {low_high[0]:g} to {low_high[1]:g}" if low_high else f"a number ({chosen.unit})"


def _check_word(chosen: Exercise, values: dict, answer: Any) -> Feedback:
    word = answer.strip().casefold() if isinstance(answer, str) else None
    if word not in chosen.choices:
        return Feedback("keep trying", f"answer = {answer!r} is not {_answer_as(chosen)}.")
    if word == chosen.key(**values):
        return Feedback("right", f'"{word}" is what the futures show.')
    return _wrong_turn(chosen, values, lambda other: other == word) or Feedback("keep trying", _hint(chosen, values))


def _check_number(chosen: Exercise, values: dict, answer: Any) -> Feedback:
    number = isinstance(answer, (int, float, np.number)) and not isinstance(answer, bool)
    if not number or not np.isfinite(answer):
        return Feedback("keep trying", f"answer = {answer!r} is not {_answer_as(chosen)}.")
    key = chosen.key(**values)
    if key.accepts(answer):
        return Feedback("right", f"the lab gives {key.value:.3g}; other luck could move that by {key.tolerance:.2g}.")
    close = "close, but luck alone does not explain the gap. " + _hint(chosen, values)
    found = (
        _outside_limits(chosen.unit, key, answer)
        or _wrong_turn(chosen, values, lambda other: abs(answer - other) <= key.tolerance)
        or _wrong_sign(chosen.unit, key, answer)
        or (Key(key.value, 2 * key.tolerance).accepts(answer) and Feedback("nearly", close))
    )
    return found or Feedback("keep trying", _hint(chosen, values))


def _outside_limits(unit: str, key: Key, answer: float) -> Feedback | None:
    low, high = LIMITS.get(unit, (-np.inf, np.inf))
    if low <= answer <= high:
        return None
    verdict = "nearly" if key.accepts(answer / 100) else "keep trying"
    return Feedback(verdict, f"answer = {answer:g}: {unit}s run from {low:g} to {high:g}: write 0.87 for 87 %.")


def _wrong_sign(unit: str, key: Key, answer: float) -> Feedback | None:
    turned = key.accepts(-answer) and unit not in LIMITS
    return Feedback("nearly", "the size is right, the sign is not: is it a gain (+) or a loss (−)?") if turned else None


def _wrong_turn(chosen: Exercise, values: dict, met: Callable[[Any], bool]) -> Feedback | None:
    taken = (turn for turn in chosen.misconceptions if met(turn.answer(**values)))
    return next((Feedback("nearly", turn.say.format(**values)) for turn in taken), None)


def _hint(chosen: Exercise, values: dict) -> str:
    return chosen.hint.format(**values)
