"""Other data on the same bench: the lab bound anew, and all that hangs on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from labkit.core.knobs import KnobError, Params

from . import page, running
from .controls import controls, follow
from .futures import LastFutures

if TYPE_CHECKING:
    from .bench import Bench
    from .lab import Lab

HANGS_ON_DATA = ("lab", "map", "own", "edition", "scenario", "result", "ground", "_futures", "_shown", "_last")


def owned(lab: Lab) -> Lab | None:
    """The lab, if the data that it is bound to did not come with it."""
    return lab if lab.data is not None and not lab.data.key else None


def chosen(bench: Bench, key: str) -> Lab:
    """The lab over data that the menu offers: `key` is one of `shipped`, or "" for a student's own loaded last."""
    if key == "" and bench.own:
        return bench.own
    if key not in bench.lab.shipped:
        raise ValueError(f"data = {key!r} is not one of {', '.join(bench.lab.shipped)}")
    return bench.lab.over(key)


def rebind(bench: Bench, lab: Lab) -> None:
    """Puts a lab over other data on a bench. Nothing is pinned then; after any error all is as it was.

    Labs over other data have one view; a figure takes its data as those of another run.
    """
    before = {name: getattr(bench, name) for name in HANGS_ON_DATA}
    spec, frame, opened, behind = bench.spec, bench.frame, bench.sections.open, bench.view.background
    # One message for spec and frame, so that no page sees the knobs of one data set beside the numbers of another.
    with bench.hold_sync():
        try:
            _bind(bench, lab)
        except BaseException:
            vars(bench).update(before)
            bench.spec, bench.frame, bench.sections.open, bench.view.background = spec, frame, opened, behind
            running.show_again(bench)
            raise
    bench.controls = controls(bench, bench.controls)
    follow(bench)


def _bind(bench: Bench, lab: Lab) -> None:
    scenario = replace(bench.scenario, params=carried(bench.params, lab.Params), pinned=None)
    bench.lab, bench.map, bench.own = lab, page.outcome_map(lab), owned(lab) or bench.own
    bench._futures = LastFutures(lambda params, **sizes: bench.lab.simulate(params, **sizes))
    running.show(bench, scenario)
    bench.sections.forget(bench)
    bench.edition += 1
    bench.spec = page.description(bench)
    bench._publish()


def carried(params: Params, wanted: type[Params]) -> Params:
    """The knobs that were moved, where the new ones allow their value; all others at their new default."""
    moved = {name: value for name, value in params if value != params.knobs()[name].default}
    return wanted(**{name: value for name, value in moved.items() if _legal(wanted, name, value)})


def _legal(wanted: type[Params], name: str, value: Any) -> bool:
    try:
        wanted(**{name: value})
    except KnobError:
        return False
    return True
