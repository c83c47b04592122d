"""Answers: what a student typed, read kindly, and what to say to it.

The order matters. First slips of writing (quotation marks, a comma, percent, a count); then known wrong turns, the
nearest one, and only as near as the eye reads; then the key itself, as near as the eye reads; then what other luck
could have given; and last which way the answer misses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np

from .words import RUNS

if TYPE_CHECKING:
    from .exercises import Exercise, Key

LINE = 80
LIMITS = {"share": (0.0, 1.0), "wage gap": (0.0, 1.0), "degree": (0.0, 1.0)}
FUTURES = 200
ROUNDING = 1e-9
TYPED = re.compile(r"\s*([-+\u2212]?\d+)(?:[.,](\d+))?\s*(%?)\s*")

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Feedback:
    """What `check` says: verdict "right", "nearly", "keep trying" or "no answer yet", and why.

    `of_set` names the set of questions that was answered, so that whoever is shown the reply can tell whose it is.
    """

    verdict: str
    message: str
    of_set: str = ""

    @property
    def right(self) -> bool:
        """Whether the answer is right."""
        return self.verdict == "right"

    def __repr__(self) -> str:
        whose = f" (set {self.of_set})" if self.of_set else ""
        return fill(f"{self.verdict}{whose}: {self.message}", LINE)


def judged(chosen: Exercise, values: Values, answer: Any, extra: tuple = (), drawn: str = RUNS) -> Feedback:
    """What to say to `answer`; `extra` is what stood behind further commas, `drawn` what the lab calls its runs."""
    if answer is ...:
        return Feedback("no answer yet", f"put {answer_as(chosen)} in place of the three dots and run the cell again.")
    if extra:
        return _commas(chosen, (answer, *extra))
    return (_word if chosen.choices else _number)(chosen, values, answer, drawn)


def answer_as(chosen: Exercise) -> str:
    """What kind of answer is asked for, in words."""
    if chosen.choices:
        return "one of the words " + ", ".join(f'"{word}"' for word in chosen.choices)
    limits = LIMITS.get(chosen.unit)
    return f"a {chosen.unit} from {limits[0]:g} to {limits[1]:g}" if limits else f"a number ({chosen.unit})"


def _word(chosen: Exercise, values: Values, answer: Any, drawn: str) -> Feedback:
    word = answer.strip().casefold() if isinstance(answer, str) else None
    if word not in chosen.choices:
        marks = "" if isinstance(answer, str) else " Keep the quotation marks."
        return Feedback("keep trying", f"answer = {answer!r} is not {answer_as(chosen)}.{marks}")
    if word == chosen.key(**values):
        return Feedback("right", f'"{word}" is what the {drawn} show.')
    said = (turn.say for turn in chosen.misconceptions if turn.answer(**values) == word)
    told = next(said, None)
    return Feedback("nearly", told.format(**values)) if told else Feedback("keep trying", chosen.hint.format(**values))


def _number(chosen: Exercise, values: Values, answer: Any, drawn: str) -> Feedback:
    number = isinstance(answer, (int, float, np.number)) and not isinstance(answer, bool)
    if not number or not np.isfinite(answer):
        slip = _quoted(chosen, answer) or f"answer = {answer!r} is not {answer_as(chosen)}."
        return Feedback("keep trying", slip)
    if slip := _outside_limits(chosen.unit, answer, drawn):
        return Feedback("keep trying", slip)
    key = chosen.key(**values)
    return _wrong_turn(chosen, values, key, answer) or _near_the_key(chosen, values, key, answer)


def _wrong_turn(chosen: Exercise, values: Values, key: Key, answer: float) -> Feedback | None:
    """The advice on the nearest known wrong turn, if the answer is as near as the eye reads, and nearer than the key"""
    off = [(abs(answer - turn.answer(**values)), turn.say) for turn in chosen.misconceptions]
    nearest, say = min(off, default=(np.inf, ""), key=lambda each: each[0])
    if nearest > key.reading + ROUNDING or abs(answer - key.value) <= nearest + ROUNDING:
        return None
    return Feedback("nearly", say.format(**values))


def _near_the_key(chosen: Exercise, values: Values, key: Key, answer: float) -> Feedback:
    off = abs(answer - key.value) - ROUNDING
    if off <= key.reading:
        return Feedback("right", f"{chosen.said} {key.shown}.")
    if off <= key.tolerance:
        return Feedback("right", f"within luck; {chosen.said} {key.shown}.")
    if chosen.unit not in LIMITS and key.accepts(-answer):
        return Feedback("nearly", "the size is right, the sign is not: is it a gain (+) or a loss (−)?")
    way, hint = "high" if answer > key.value else "low", chosen.hint.format(**values)
    if off <= key.close:
        return Feedback("nearly", f"a little too {way}. {hint}")
    return Feedback("keep trying", f"too {way}. {hint}")


def _outside_limits(unit: str, answer: float, drawn: str) -> str:
    """The same words for every answer on that side, right or wrong: they must not give the key away."""
    low, high = LIMITS.get(unit, (-np.inf, np.inf))
    if low <= answer <= high:
        return ""
    counts = unit == "share"
    if counts and 100 < answer <= FUTURES and answer == round(answer):
        return f"{answer:g} looks like a count: divide by {FUTURES}."
    rule = f"{unit}s run from {low:g} to {high:g}"
    if not 1 < answer <= 100:
        return f"answer = {answer:g}: {rule}."
    count = f" (If {answer:g} is a count of {drawn}, divide by {FUTURES}.)" if counts else ""
    return f"{rule}: do you mean {answer / 100:.4g}?{count}" if counts else f"{rule}: write {answer / 100:.4g}."


def _quoted(chosen: Exercise, answer: Any) -> str:
    """What to say to a number typed as a text: "116", "116,5", "57 %"."""
    typed = TYPED.fullmatch(answer) if isinstance(answer, str) else None
    if not typed:
        return ""
    whole, decimals, percent = typed.groups()
    number = float(f"{whole.replace(chr(0x2212), '-')}.{decimals or 0}")
    number = number / 100 if percent and chosen.unit in LIMITS else number
    point = " with a point" if "," in answer else ""
    return f"leave out the quotation marks: write {number:.6g}{point}."


def _commas(chosen: Exercise, parts: tuple) -> Feedback:
    whole = all(isinstance(part, int) and not isinstance(part, bool) for part in parts)
    if len(parts) == 2 and whole and parts[1] >= 0 and not chosen.choices:
        return Feedback("keep trying", f"write {parts[0]}.{parts[1]} with a point.")
    return Feedback("keep trying", f"give one answer, {answer_as(chosen)}; there are {len(parts)} here.")
