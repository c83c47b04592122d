"""A run on a bench: simulated, drawn and put into words. What cannot be shown leaves everything as it was."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .ground import ground
from .looks import looked

if TYPE_CHECKING:
    from .bench import Bench, Scenario


def show(bench: Bench, scenario: Scenario, draft: bool = False) -> None:
    """Simulates and shows in Python; only what could be shown becomes the bench's scenario."""
    runs = bench.lab.draft_runs if draft else bench.lab.runs
    result = bench._futures(scenario.params, scenario.seed, runs)
    against = bench._futures(scenario.pinned, scenario.seed, runs) if scenario.pinned else None
    behind, before = bench.ground if draft else ground(bench.lab, scenario, bench.ground), bench.view.background
    try:
        bench.view.background = behind.part
        bench.view.show(result, against)
        sentence = result.marked(against, draft)
    except Exception:
        bench.view.background = before
        show_again(bench)
        raise
    bench.scenario, bench.result, bench.ground = scenario, result, behind
    bench._shown = (result, against, sentence, draft)


def look(bench: Bench, at: dict[str, Any]) -> None:
    """Shows the same run at another look. Raises LookError."""
    before = bench.view.look
    bench.view.look = looked(bench.view.looks(), before, at)
    try:
        bench.view.show(*bench._shown[:2])
    except Exception:
        bench.view.look = before
        show_again(bench)
        raise


def show_again(bench: Bench) -> None:
    """Draws the run that is on the bench, after another could not be drawn; before the first run there is none."""
    with suppress(Exception):
        bench.view.show(*bench._shown[:2])
