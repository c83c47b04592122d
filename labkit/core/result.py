"""Results: what a kernel returns, as named arrays with declared axes, units and meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from .words import plain

if TYPE_CHECKING:
    import pandas

    from .knobs import Params

QUANTILES = {"low90": 0.05, "low50": 0.25, "median": 0.5, "high50": 0.75, "high90": 0.95}


@dataclass(frozen=True)
class Output:
    """One array of a result. `axes` name its dimensions, outermost first."""

    values: np.ndarray
    axes: tuple[str, ...]
    unit: str
    meaning: str


def array(*axes: str, unit: str, meaning: str) -> Any:
    """Declares one array of a `Result`: its axes, unit and meaning."""
    return field(metadata={"axes": axes, "unit": unit, "meaning": meaning})


@dataclass(frozen=True, eq=False)
class Result:
    """Base of all results. Subclasses add fields made with `array(...)` and write `sentence`.

    `labels` (class attribute) names the places along an axis, such as the five activities; an axis
    without labels is counted from 0.
    """

    params: Params
    seed: int
    labels: ClassVar[Mapping[str, Sequence]] = {}

    @property
    def runs(self) -> int:
        """Number of simulated futures."""
        return next(len(o.values) for o in self.outputs().values() if o.axes[0] == "run")

    def outputs(self) -> dict[str, Output]:
        """All arrays by name."""
        declared = [f for f in fields(self) if "axes" in f.metadata]
        return {
            f.name: Output(getattr(self, f.name), f.metadata["axes"], f.metadata["unit"], f.metadata["meaning"])
            for f in declared
        }

    def marked(self, against: Result | None = None, draft: bool = False) -> str:
        """What the picture shows, in one sentence with marks: **bold** and {role:text}.

        `against` is the pinned run A; a `draft` (few runs) rounds its counts.
        """
        raise NotImplementedError

    def sentence(self) -> str:
        """The same sentence as plain text."""
        return plain(self.marked())

    def table(self) -> pandas.DataFrame:
        """All arrays as one tidy table: output, unit, one column an axis, value; one row a number."""
        import pandas

        parts = [self._long(name, output) for name, output in self.outputs().items()]
        return pandas.concat(parts, ignore_index=True)

    def summary(self) -> pandas.DataFrame:
        """The same with runs condensed to median, 50 % and 90 % limits, and mean: what the picture shows."""
        import pandas

        parts = [self._condensed(name, output) for name, output in self.outputs().items() if output.axes[0] == "run"]
        return pandas.concat(parts, ignore_index=True)

    def _places(self, axis: str, size: int) -> list:
        return list(self.labels.get(axis, range(size)))

    def _long(self, name: str, output: Output) -> pandas.DataFrame:
        import pandas

        places = [self._places(a, n) for a, n in zip(output.axes, output.values.shape, strict=True)]
        index = pandas.MultiIndex.from_product(places, names=output.axes)
        frame = pandas.DataFrame({"value": output.values.ravel().astype(float)}, index=index).reset_index()
        return frame.assign(output=name, unit=output.unit)

    def _condensed(self, name: str, output: Output) -> pandas.DataFrame:
        import pandas

        levels = np.quantile(output.values.astype(float), list(QUANTILES.values()), axis=0)
        places = [self._places(a, n) for a, n in zip(output.axes[1:], output.values.shape[1:], strict=True)]
        index = pandas.MultiIndex.from_product(places or [[0]], names=list(output.axes[1:]) or ["all"])
        columns = {key: level.ravel() for key, level in zip(QUANTILES, levels, strict=True)}
        columns["mean"] = output.values.mean(axis=0, dtype=float).ravel()
        return pandas.DataFrame(columns, index=index).reset_index().assign(output=name, unit=output.unit)
