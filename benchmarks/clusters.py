"""Kernels of pipelines, districts and activation beside plain-Python twins, and what it costs to have more of anything.

    python benchmarks/clusters.py                # a minute

The twins are those of the tests (one future, one firm at a time). Luck is drawn beforehand, as when a slider moves.
Beside a twin, each figure is the median processor time of acts that take turns; the others are the least of several
repeats by the clock.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from labkit.activation import kernel as activation
from labkit.activation.luck import draw as activation_luck
from labkit.activation.params import ActivationParams
from labkit.districts import kernel as districts
from labkit.districts.params import DistrictsParams
from labkit.pipelines import kernel as pipelines
from labkit.pipelines.params import PipelinesParams

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.timing import least, medians
from tests.activation.plain import future as activation_future
from tests.activation.plain import read as activation_read
from tests.districts.test_twin import twin as districts_twin
from tests.pipelines.test_twin import twin as pipelines_twin

BUDGET = {60: 50, 200: 200}  # runs: ms
LARGEST = {"clusters": 4, "firms": 72}
LEAST = {"clusters": 2, "firms": 8}


def beside_twin(name: str, kernel: Any, params: Any, twin: Callable, runs: int = 200) -> None:
    """One future in plain Python beside one of the ensemble."""
    acts = {"plain": lambda: twin(params, 0, runs, 0), "ensemble": lambda: kernel.simulate(params, 0, runs)}
    found = medians(acts, 9)
    plain, each = found["plain"], found["ensemble"] / runs
    print(f"{name}: one future in plain Python {plain:.1f} ms, in the ensemble {each:.3f} ms, {plain / each:.0f} times")


def budgets(name: str, kernel: Any, params: Any, knob: str, moves: Callable[[int], float]) -> None:
    """A draft and the full ensemble, at another place of a knob each time, so that nothing is kept."""
    turn = count()

    def act(runs: int) -> None:
        kernel.simulate(params.replace(**{knob: moves(next(turn))}), 0, runs)

    for runs, budget in BUDGET.items():
        print(f"{name}: {runs} runs in {least(partial(act, runs), 9):.1f} ms (budget {budget} ms)")


def activation_twin(params: ActivationParams, seed: int, runs: int, run: int) -> list[dict[str, float]]:
    """What is told of each year of one future, without the four D's, which the ensemble scores as well."""
    years = activation_future(dict(params), activation_luck(seed, runs), run)
    return [activation_read(year, dict(params)) for year in years]


def main() -> None:
    flow = lambda turn: 0.05 + 0.001 * (turn % 200)  # noqa: E731
    for name, sizes in {"pipelines": {}, "pipelines, largest": LARGEST, "pipelines, smallest": LEAST}.items():
        budgets(name, pipelines, PipelinesParams(**sizes), "flow", flow)
    weight = lambda turn: 1 + turn % 99  # noqa: E731
    budgets("activation", activation, ActivationParams(), "measures", weight)
    cause = lambda turn: 0.9 * (turn % 180) / 180  # noqa: E731
    budgets("districts, a cause moves", districts, DistrictsParams(), "cumulativeness", cause)
    before = lambda turn: 0.08 + 0.17 * (turn % 170) / 170  # noqa: E731
    budgets("districts, another knob moves", districts, DistrictsParams(), "entry", before)
    beside_twin("activation", activation, ActivationParams(), activation_twin)
    beside_twin("pipelines", pipelines, PipelinesParams(), pipelines_twin)
    beside_twin("districts", districts, DistrictsParams(), districts_twin)


if __name__ == "__main__":
    main()
