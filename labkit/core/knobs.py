"""Knobs: every parameter of a lab, declared once.

From the one declaration come validation, sliders, tooltips, scenario tokens and the parameter
table of a notebook. A `Params` class is frozen, equal by value, hashable; every point of its box
is legal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import log
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticUndefined

ASSUMED = "assumed"


class Kind(StrEnum):
    """What sort of control a knob is."""

    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True)
class Knob:
    """One declared parameter. `source` is a citation key with place, or the word "assumed"."""

    name: str
    kind: Kind
    default: Any
    low: float | None
    high: float | None
    choices: tuple[str, ...]
    unit: str
    meaning: str
    source: str
    label: str
    step: float | None
    first_panel: bool
    whole: bool
    log: bool = False

    @property
    def assumed(self) -> bool:
        """Whether its number is ours and no source's."""
        return self.source.startswith(ASSUMED)

    def rule(self) -> str:
        """What values are legal, in words."""
        if self.kind is Kind.NUMBER:
            return f"{self.low:g} to {self.high:g}"
        return "one of " + ", ".join(self.choices) if self.kind is Kind.CHOICE else "yes or no"

    @property
    def side(self) -> range | tuple:
        """The knob as a side of the box in which a claim is tried: all choices, all whole numbers, or both ends."""
        if self.kind is not Kind.NUMBER:
            return self.choices or (False, True)
        return range(int(self.low), int(self.high) + 1, int(self.step)) if self.whole else (self.low, self.high)

    def place(self, value: float) -> float:
        """Where a number stands on its slider: 0 at the low end, 1 at the high end."""
        if self.log:
            return log(value / self.low) / log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def at(self, place: float) -> float:
        """The number at a place of the slider, not rounded to its grain."""
        if self.log:
            return self.low * (self.high / self.low) ** place
        return self.low + (self.high - self.low) * place


class KnobError(ValueError):
    """A knob was given a value it cannot take; names the knob, the value and the rule."""

    def __init__(self, knob: str, value: Any, message: str):
        super().__init__(message)
        self.knob, self.value = knob, value


def number(
    default: float,
    low: float,
    high: float,
    *,
    unit: str,
    meaning: str,
    label: str,
    source: str = ASSUMED,
    step: float | None = None,
    first_panel: bool = False,
    log: bool = False,
) -> Any:
    """A slider from `low` to `high`. `step` is the slider's grain; values between steps stay legal.

    On a `log` slider equal ways are equal ratios, as sizes of firms need; `low` is then above 0.
    """
    extra = {"unit": unit, "label": label, "source": source, "first_panel": first_panel, "step": step, "log": log}
    return Field(default, ge=low, le=high, description=meaning, json_schema_extra={**extra, "kind": "number"})


def choice(
    default: str,
    choices: tuple[str, ...],
    *,
    meaning: str,
    label: str,
    source: str = ASSUMED,
    unit: str = "kind",
    first_panel: bool = False,
) -> Any:
    """One of a few named things: buttons or a dropdown."""
    extra = {"unit": unit, "label": label, "source": source, "first_panel": first_panel, "choices": list(choices)}
    return Field(default, description=meaning, json_schema_extra={**extra, "kind": "choice"})


def flag(
    default: bool,
    *,
    meaning: str,
    label: str,
    source: str = ASSUMED,
    unit: str = "yes or no",
    first_panel: bool = False,
) -> Any:
    """Yes or no: a checkbox."""
    extra = {"unit": unit, "label": label, "source": source, "first_panel": first_panel}
    return Field(default, description=meaning, json_schema_extra={**extra, "kind": "flag"})


class Params(BaseModel):
    """The knobs of one lab. Subclass it and give each field a `number`, `choice` or `flag`."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, strict=False)
    _knobs: ClassVar[dict[str, Knob]]

    def __init__(self, **values: Any):
        for name, knob in self._knobs.items():
            # Without this True would pass as 1.0, and "0.5" as 0.5.
            if knob.kind is Kind.NUMBER and isinstance(values.get(name), (bool, str)):
                raise KnobError(name, values[name], _sentence(knob, values[name]))
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise self._reworded(error, values) from None

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls._knobs = {name: _knob(name, field) for name, field in cls.model_fields.items()}

    @classmethod
    def knobs(cls) -> dict[str, Knob]:
        """All knobs by name, in the order of declaration."""
        return dict(cls._knobs)

    def model_post_init(self, _context: Any) -> None:
        for name, knob in self._knobs.items():
            value = getattr(self, name)
            if knob.kind is Kind.CHOICE and value not in knob.choices:
                raise KnobError(name, value, _sentence(knob, value))

    def changed(self) -> dict[str, Any]:
        """The knobs that are not at their default, by name."""
        return {name: value for name, value in self if value != self._knobs[name].default}

    def replace(self, **values: Any) -> Params:
        """A copy with some knobs moved, checked like a new one."""
        return type(self)(**{**dict(self), **values})

    @classmethod
    def _reworded(cls, error: ValidationError, values: dict[str, Any]) -> KnobError:
        first = error.errors(include_url=False)[0]
        if isinstance(ours := first.get("ctx", {}).get("error"), KnobError):
            return ours
        name = str(first["loc"][0]) if first["loc"] else ""
        if first["type"] == "extra_forbidden":
            known = ", ".join(cls._knobs)
            unknown = f"{name} = {values[name]!r}: there is no such knob; the knobs are {known}"
            return KnobError(name, values[name], unknown)
        return KnobError(name, values.get(name), _sentence(cls._knobs[name], values.get(name)))


def _sentence(knob: Knob, value: Any) -> str:
    if knob.kind is Kind.NUMBER and isinstance(value, (int, float)) and not isinstance(value, bool):
        rule = f"is outside {knob.rule()}" if value == value and abs(value) != float("inf") else "is not a number"
        if knob.whole and value == value and knob.low <= value <= knob.high:
            rule = f"is not a whole number from {knob.rule()}"
        return f"{knob.name} = {value} {rule} ({knob.unit}: {knob.meaning})"
    wanted = f"a number from {knob.rule()}" if knob.kind is Kind.NUMBER else knob.rule()
    return f"{knob.name} = {value!r} is not {wanted} ({knob.unit}: {knob.meaning})"


def _knob(name: str, field: Any) -> Knob:
    extra = field.json_schema_extra or {}
    if field.default is PydanticUndefined or "kind" not in extra:
        raise TypeError(f"{name}: declare a knob with number(), choice() or flag()")
    limits = {type(m).__name__: m for m in field.metadata}
    low, high = (limits["Ge"].ge, limits["Le"].le) if "Ge" in limits else (None, None)
    whole = field.annotation is int
    if extra.get("log") and not low > 0:
        raise TypeError(f"{name}: a log slider needs a low end above 0, not {low:g}")
    step = extra.get("step") or (None if low is None else 1 if whole else (high - low) / 100)
    return Knob(
        name=name,
        kind=Kind(extra["kind"]),
        default=field.default,
        low=low,
        high=high,
        choices=tuple(extra.get("choices", ())),
        unit=extra["unit"],
        meaning=field.description,
        source=extra["source"],
        label=extra["label"],
        step=step,
        first_panel=extra["first_panel"],
        whole=whole,
        log=extra.get("log", False),
    )
