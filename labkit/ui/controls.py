"""Controls: for each knob a small object with `.value`, as other widgets have."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING, Any

import traitlets

from labkit.core.knobs import Knob, Params

from .errors import ObserverFailed

if TYPE_CHECKING:
    from .bench import Bench


class Control(traitlets.HasTraits):
    """One knob of a bench. Setting `.value` moves the slider and re-runs the lab, as a hand would.

    `observe` and `ipywidgets.link` work with it as with any ipywidget. A value out of range raises
    KnobError and leaves everything as it was.
    """

    value = traitlets.Any()

    def __init__(self, knob: Knob, value: Any, Params: type[Params]):
        self.knob, self._Params = knob, Params
        super().__init__(value=value)

    @traitlets.validate("value")
    def _legal(self, proposal: Any) -> Any:
        return getattr(self._Params(**{self.knob.name: proposal["value"]}), self.knob.name)

    def obey(self, knob: Knob, Params: type[Params]) -> None:
        """From now on another rule holds for the value, as over other data."""
        self.knob, self._Params = knob, Params

    def __repr__(self) -> str:
        return f"Control({self.knob.name} = {self.value!r}, {self.knob.rule()}, {self.knob.unit})"


def controls(bench: Bench, there: dict[str, Control] | None = None) -> dict[str, Control]:
    """A control for each knob of a bench. Those that are there stay, with all that follows them, by the knob's rule.

    Controls of knobs that the bench has no more are followed by nothing.
    """
    made, there = {}, dict(there or {})
    for name, knob in bench.lab.Params.knobs().items():
        control = made[name] = there.pop(name, None) or _observed(bench, knob)
        control.obey(knob, bench.lab.Params)
    for gone in there.values():
        gone.unobserve_all()
    return made


def follow(bench: Bench) -> None:
    """Sets all controls to where the knobs stand. Raises ObserverFailed, after all, for the last that failed."""
    failed = None
    for name, control in bench.controls.items():
        try:
            # Read anew each time: what follows a control may have moved another knob.
            control.value = getattr(bench.params, name)
        except Exception as error:
            failed = ObserverFailed(f"{name}: {type(error).__name__}: {error}")
    if failed:
        raise failed


def _observed(bench: Bench, knob: Knob) -> Control:
    control = Control(knob, getattr(bench.params, knob.name), bench.lab.Params)
    control.observe(lambda change: _moved(bench, control, change["new"]), "value")
    return control


def _moved(bench: Bench, control: Control, value: Any) -> None:
    """Moves the knob, where it was not the bench that moved the control; after an error the control goes back."""
    name = control.knob.name
    if value != getattr(bench.params, name):
        try:
            bench.move(**{name: value})
        except Exception:
            control.value = getattr(bench.params, name)
            raise


def described(knob: Knob) -> dict[str, Any]:
    """The knob as the front end needs it: plain JSON."""
    return {
        "name": knob.name,
        "kind": str(knob.kind),
        "label": knob.label,
        "unit": knob.unit,
        "meaning": knob.meaning,
        "source": knob.source,
        "rule": knob.rule(),
        "default": knob.default,
        "low": knob.low,
        "high": knob.high,
        "step": knob.step,
        "choices": list(knob.choices),
        "first": knob.first_panel,
        "decimals": decimals(knob),
        "log": knob.log,
    }


def decimals(knob: Knob) -> int:
    """Digits after the point that the step needs."""
    if knob.step is None or knob.whole:
        return 0
    text = f"{knob.step:.6f}".rstrip("0")
    return min(len(text.partition(".")[2]), 4)


def spelt(knob: Knob, value: Any) -> str:
    """A knob's value as the bench writes it; a value between two steps with all its digits."""
    if knob.kind == "number":
        text = f"{value:.{decimals(knob)}f}"
        return text if isclose(float(text), value, rel_tol=1e-9, abs_tol=1e-12) else f"{value:.12g}"
    return value if knob.kind == "choice" else ("yes" if value else "no")
