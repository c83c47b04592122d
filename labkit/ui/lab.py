"""Lab: joins the knobs, the kernel, the view and the claims of one topic."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import EllipsisType
from typing import TYPE_CHECKING, Any

from labkit.core import token as tokens
from labkit.core.prediction import Prediction

if TYPE_CHECKING:
    import pandas

    from labkit.core.claims import Claim
    from labkit.core.knobs import Params
    from labkit.core.result import Result

    from .bench import Bench
    from .sections import FileForm, Section


@dataclass(frozen=True)
class Preset:
    """A named setting of the knobs; knobs it does not name stand at their default."""

    label: str
    note: str
    knobs: Mapping[str, Any]


@dataclass(frozen=True)
class Data:
    """The data that a lab is bound to. `key` names them among those that come with the lab, "" for a student's own.

    `label` is what to call them, `digest` 8 hex digits of their content, `notes` what was accepted but is worth saying.
    """

    key: str
    label: str
    digest: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Lab:
    """One lab. `view` names the view class as "module:Class"; it is loaded when a bench opens.

    `background(params, seed=…)` is what the view draws behind the futures and what does not depend on the
    futures, such as a tipping line; it is computed when the hand rests and handed to the view as `view.background`.
    While a slider moves the last one stays, though it is of another setting. An iterator gives ever fuller ones: the
    first is shown with the picture, each further one as a picture of its own, and between two of them the bench hears
    what is asked for. So a part should take under a tenth of a second, and each a new object. `done` of a part, if it
    has one, is how full it is, from 0 to 1; after 1 none is taken. What a part raises ends the filling, not the run.
    `sweep(params, moved, seed, runs)` returns outcomes as arrays (point, run) and `outcomes` names those that
    the outcome map offers, each with label, low and high end of its colours.
    A lab over data has `data`, and `bind(source)` gives the same lab over other data; `shipped` are the keys and
    labels of those that come with it. `template()` holds files to write over, by name. `sections` open below the
    figures. `files` are further downloads by the ending of their name. `words` are said instead of the bench's own;
    those named `files` are what the links to the downloads say, by ending; `runs` is what the lab calls its futures,
    `at_period` how it says when ("in year {n}"), `period` what it calls a year.
    `kept` are knobs that a preset leaves. `idle(params)` names the knobs that change nothing at this setting: the bench
    shows them dimmed, and says so. `split` are knobs that divide a whole by their proportions: beside each the bench
    says its share.
    """

    name: str
    code: str
    version: int
    question: str
    Params: type[Params]
    simulate: Callable[..., Result]
    view: str
    claims: tuple[Claim, ...] = ()
    presets: Mapping[str, Preset] = field(default_factory=dict)
    exercises: tuple = ()
    sweep: Callable[..., dict] | None = None
    background: Callable[..., Any] | None = None
    outcomes: Mapping[str, tuple[str, float, float]] = field(default_factory=dict)
    draft_runs: int = 60
    runs: int = 200
    data: Data | None = None
    bind: Callable[[Any], Lab] | None = None
    shipped: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    files: Mapping[str, FileForm] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    idle: Callable[[Params], Collection[str]] | None = None
    split: tuple[str, ...] = ()
    template: Callable[[], Mapping[str, str]] | None = None

    def open(
        self,
        scenario: str | None = None,
        *,
        data: Any = None,
        prediction: Prediction | None = None,
        seed: int | None = None,
        **knobs: Any,
    ) -> Bench:
        """The bench a student moves. `scenario` is a token; `knobs` and `seed`, where given, replace
        what it says (or the defaults). `data`, of a lab over data, are what `over` takes.

        Raises KnobError for a bad knob, TokenError for a bad token, and for data what `over` raises.
        """
        if data is not None:
            return self.over(data).open(scenario, prediction=prediction, seed=seed, **knobs)
        from .opened import open_bench

        params, luck = self.read_token(scenario) if scenario is not None else (self.Params(), 0)
        return open_bench(self, params.replace(**knobs), luck if seed is None else seed, prediction)

    def over(self, source: Any) -> Lab:
        """This lab over other data: a key of `shipped`, a path, files by name, or data that were read.

        Raises ValueError for a lab without data, and what its reading raises for bad data.
        """
        if self.bind is None:
            raise ValueError(f"data = {source!r}: the lab {self.name} has no data of its own; leave `data` out")
        return self.bind(source)

    def token(self, params: Params, seed: int) -> str:
        """The scenario as a short string to paste, print or hand in."""
        return tokens.write(self.code, self.version, params, seed, self.digest)

    def read_token(self, token: str) -> tuple[Params, int]:
        """Knobs and seed of a token. Raises TokenError when damaged, foreign, of another version or other data."""
        return tokens.read(token, self.code, self.version, self.Params, self.digest)

    @property
    def digest(self) -> str:
        """Of the data; "" for a lab without."""
        return self.data.digest if self.data else ""

    def predict(self, output: str, value: float | EllipsisType, at: str | int = "end") -> Prediction:
        """A number the student commits to before the lab opens: an output at the end or in a year; `...` is none."""
        return Prediction.of(self, output, value, at)

    def load_view(self) -> type:
        """The view class; this is where the plotting library is loaded."""
        module, name = self.view.split(":")
        return getattr(import_module(module), name)

    def knob_table(self) -> pandas.DataFrame:
        """All knobs with default, range, unit, meaning and source."""
        import pandas

        rows = [(k.label, n, k.default, k.rule(), k.unit, k.meaning, k.source) for n, k in self.Params.knobs().items()]
        return pandas.DataFrame(rows, columns=["knob", "name", "default", "range", "unit", "meaning", "source"])

    def ledger(self) -> pandas.DataFrame:
        """The claims with their recorded verdicts."""
        import pandas

        return pandas.DataFrame([{**claim.data(), **claim.recorded} for claim in self.claims])
