"""Results: what a kernel returns, as named arrays with declared axes, units and meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from importlib import import_module
from itertools import product
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
    detail: bool = False


def array(*axes: str, unit: str, meaning: str, detail: bool = False) -> Any:
    """Declares one array of a `Result`: its axes, unit and meaning.

    A `detail`, such as the place of each firm, is in `outputs` and `table` but not in `summary`.
    """
    return field(metadata={"axes": axes, "unit": unit, "meaning": meaning, "detail": detail})


@dataclass(frozen=True, eq=False)
class Result:
    """Base of all results. Subclasses add fields made with `array(...)`.

    `labels` names the places along an axis, such as the five activities; an axis without labels is counted
    from 0. It is a class attribute; where the places come from data, a property or `field(kw_only=True)`.
    """

    params: Params
    seed: int
    labels: ClassVar[Mapping[str, Sequence]] = {}

    @property
    def runs(self) -> int:
        """Number of simulated futures; 1 where no array has any."""
        by_run = (o.values.shape[o.axes.index("run")] for o in self.outputs().values() if "run" in o.axes)
        return next(by_run, 1)

    def outputs(self) -> dict[str, Output]:
        """All arrays by name; a number without axes is an array ()."""
        declared = {f.name: f.metadata for f in fields(self) if "axes" in f.metadata}
        return {name: Output(np.asarray(getattr(self, name)), **about) for name, about in declared.items()}

    def marked(self, against: Result | None = None, draft: bool = False) -> str:
        """What the picture shows, in one sentence with marks: **bold** and {role:text}.

        `against` is the pinned run A; a `draft` (few runs) rounds its counts. The words are those of the function
        `sentence` in the module of that name beside the result.
        """
        room = type(self).__module__.rpartition(".")[0]
        return import_module(f"{room}.sentence").sentence(self, against=against, draft=draft)

    def sentence(self) -> str:
        """The same sentence as plain text."""
        return plain(self.marked())

    def table(self) -> pandas.DataFrame:
        """All arrays as one tidy table: output, unit, one column an axis, value; one row a number."""
        import pandas

        parts = [self._long(name, output) for name, output in self.outputs().items()]
        return pandas.concat(parts, ignore_index=True)[["output", "unit", *self._axes(), "value"]]

    def summary(self, last: bool = False) -> pandas.DataFrame:
        """The same with runs condensed to median, 50 % and 90 % limits, and mean: what the picture shows.

        What has no runs is one value, and all six columns hold it. `last` keeps only the last period.
        """
        import pandas

        shown = (output.axes for output in self.outputs().values() if not output.detail)
        axes = [axis for axis in dict.fromkeys(axis for axes in shown for axis in axes) if axis != "run"]
        return pandas.DataFrame(self.condensed(last), columns=["output", "unit", *axes, *QUANTILES, "mean"])

    def condensed(self, last: bool = False) -> Iterator[dict[str, Any]]:
        """The rows of the summary, without pandas: output, unit, place along each axis, quantiles, mean."""
        for name, output in self.outputs().items():
            if output.detail:
                continue
            axes, places, values = self._by_run(output, last)
            levels = [*np.quantile(values, list(QUANTILES.values()), axis=0), values.mean(axis=0)]
            numbers = zip(*(level.ravel().tolist() for level in levels), strict=True)
            for place, row in zip(product(*places), numbers, strict=True):
                at = dict(zip(axes, place, strict=True))
                yield {"output": name, "unit": output.unit, **at, **dict(zip((*QUANTILES, "mean"), row, strict=True))}

    def _by_run(self, output: Output, last: bool) -> tuple[list[str], list[list], np.ndarray]:
        """The other axes and their places, and the values with runs first; what has no runs counts as one."""
        axes, values = list(output.axes), output.values.astype(float)
        values = np.moveaxis(values, axes.index("run"), 0) if "run" in axes else values[None]
        axes = [axis for axis in axes if axis != "run"]
        places = [self._places(axis, size) for axis, size in zip(axes, values.shape[1:], strict=True)]
        if last and "period" in axes:
            at = axes.index("period")
            places[at], values = places[at][-1:], values.take([-1], axis=at + 1)
        return axes, places, values

    def _axes(self) -> list[str]:
        return list(dict.fromkeys(axis for output in self.outputs().values() for axis in output.axes))

    def _places(self, axis: str, size: int) -> list:
        return list(self.labels.get(axis, range(size)))

    def _long(self, name: str, output: Output) -> pandas.DataFrame:
        import pandas

        places = [self._places(a, n) for a, n in zip(output.axes, output.values.shape, strict=True)]
        index = pandas.MultiIndex.from_product(places, names=output.axes) if places else pandas.RangeIndex(1)
        values = output.values.ravel().astype(float)
        frame = pandas.DataFrame({"output": name, "unit": output.unit, "value": values}, index=index)
        return frame.reset_index(drop=not places)
