"""What went wrong on a bench, in one line for a student."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labkit.core.knobs import Knob, KnobError


class BenchClosed(RuntimeError):
    """The bench was closed, because its cell was run again."""


class ObserverFailed(RuntimeError):
    """Code that somebody hung on a control raised; the bench itself did what was asked."""


def error_line(error: Exception, knobs: Mapping[str, Knob], words: Mapping[str, Any]) -> dict[str, Any]:
    """The line as bold words and text: knob, value and rule for a KnobError, else the message itself.

    Of a message of several lines, such as one that names all faults in a file, those after the first are `points`.
    """
    if isinstance(error, ObserverFailed):
        return {"bold": words["observer_bold"], "text": str(error), "done": True}
    if isinstance(error, KnobError) and error.knob in knobs:
        knob = knobs[error.knob]
        rule = words["error_range"].format(rule=knob.rule(), unit=knob.unit)
        return {"bold": f"{knob.label} {error.value}", "text": rule, "knob": knob.name}
    message, *points = str(error).splitlines() or [type(error).__name__]
    line = {"bold": words["error_bold"], "text": f"{message.rstrip('.:')}. {words['error_kept']}"}
    return {**line, "points": [point.removeprefix("- ") for point in points]} if points else line


def section_line(title: str, error: Exception) -> dict[str, Any]:
    """The line for a section that could not be computed while the bench itself did what was asked."""
    return {"bold": title, "text": str(error) or type(error).__name__, "done": True}


def filling_line(error: Exception, words: Mapping[str, Any]) -> dict[str, Any]:
    """The line for a background that could not be filled in to its end while the bench itself did what was asked."""
    return {"bold": words["filling_bold"], "text": str(error) or type(error).__name__, "done": True}
