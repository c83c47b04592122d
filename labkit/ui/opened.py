"""Which benches are open: a cell that is run again closes those of its run before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .bench import Bench

if TYPE_CHECKING:
    from labkit.core.knobs import Params
    from labkit.core.prediction import Prediction

    from .lab import Lab

_open: dict[tuple[str, str], tuple[str, list[Bench]]] = {}


def open_bench(lab: Lab, params: Params, seed: int, prediction: Prediction | None) -> Bench:
    """A new bench. Two benches of one run of a cell live side by side; outside JupyterLab none is ever closed."""
    bench = Bench(lab, params, seed, prediction)
    cell, run = _where()
    if cell:
        before, benches = _open.get((lab.name, cell), (run, []))
        if before != run:
            for old in benches:
                old.close()
            benches = []
        _open[lab.name, cell] = (run, [*benches, bench])
    return bench


def _where() -> tuple[str, str]:
    """The notebook cell that is running, and which run of it; empty outside JupyterLab."""
    from IPython import get_ipython

    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return (parent.get("metadata") or {}).get("cellId", ""), (parent.get("header") or {}).get("msg_id", "")
