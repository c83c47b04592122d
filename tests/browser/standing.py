"""Where the knobs of a lab stand when a test moves them."""

from __future__ import annotations

from typing import Any

from labkit.core.knobs import Kind, Knob
from labkit.ui.lab import Lab
from labkit.ui.looks import Look

# Other knobs' values at which one step of a knob shows, by lab; at the defaults if not listed.
STANDING: dict[str, dict[str, dict[str, Any]]] = {
    "districts": {
        "local_orders": {"start": "satellite", "embedding": 0.9},
        "dependence": {"event": "anchor fails"},
        **{name: {"event": "ICT shock"} for name in ("obsolescence", "codified", "adoption_size")},
    },
    "glocalization": {"office_distance": {"placement": "region"}},
    "small_world": {"confirmations": {"passing": "contagion"}},
    # What a unit of policy does shows only where there is policy.
    "relocation": {"policy_yield": {"policy": 0.5}, "policy_ability": {"policy": 0.5}},
}


def first_panel(lab: Lab, kind: Kind = Kind.NUMBER) -> dict[str, Knob]:
    """The knobs of one kind that are always on the screen."""
    return {name: knob for name, knob in lab.Params.knobs().items() if knob.first_panel and knob.kind is kind}


def other(knob: Knob) -> Any:
    """A value of a knob away from its default: the end that is farther away, or another choice."""
    if knob.kind is Kind.NUMBER:
        return max((knob.low, knob.high), key=lambda end: abs(end - knob.default))
    return not knob.default if knob.kind is Kind.FLAG else next(c for c in knob.choices if c != knob.default)


def looks(lab: Lab) -> tuple[Look, ...]:
    """The looks that the bench of a lab offers."""
    return lab.load_view()("light").looks()
