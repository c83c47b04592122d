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
    """The line as bold words and text: knob, value and rule for a KnobError, else the message itself."""
    if isinstance(error, ObserverFailed):
        return {"bold": words["observer_bold"], "text": str(error), "done": True}
    if isinstance(error, KnobError) and error.knob in knobs:
        knob = knobs[error.knob]
        rule = words["error_range"].format(rule=knob.rule(), unit=knob.unit)
        return {"bold": f"{knob.label} {error.value}", "text": rule, "knob": knob.name}
    message = str(error).rstrip(".") or type(error).__name__
    return {"bold": words["error_bold"], "text": f"{message}. {words['error_kept']}"}
