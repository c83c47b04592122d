"""The bench: knobs on the left, an ensemble of futures on the right, one message a move.

A Bokeh layout inside one anywidget. Everything on the screen at one moment travels as one frame, so the
picture, the sentence and the knobs always belong together, also after a page reload and in a second view.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from labkit.core.knobs import KnobError, Params
from labkit.core.prediction import Prediction
from labkit.core.result import Result
from labkit.core.words import plain, words

from . import page
from .controls import Control, spelt
from .frame import pack
from .messages import answer
from .svg import drawing

if TYPE_CHECKING:
    from .lab import Lab

HERE = Path(__file__).parent
FRONT = ("words.js", "frame.js", "picture.js", "knobs.js", "panels.js", "foot.js", "bench.js")
_open: dict[tuple[str, str], Bench] = {}


class Bench(anywidget.AnyWidget):
    """What `lab.open()` returns: the widget of one lab at one setting of the knobs."""

    _esm = "\n".join((HERE / "front" / part).read_text(encoding="utf-8") for part in FRONT)
    _css = (HERE / "front" / "bench.css").read_text(encoding="utf-8")
    spec = traitlets.Dict().tag(sync=True)
    frame = traitlets.Bytes().tag(sync=True)
    wish = traitlets.Dict().tag(sync=True)

    def __init__(self, lab: Lab, params: Params, seed: int, prediction: Prediction | None = None):
        self.lab, self.params, self.seed, self.prediction = lab, params, seed, prediction
        self.pinned: Params | None = None
        self.result: Result = lab.simulate(params, seed=seed, runs=lab.runs)
        self.view = lab.load_view()("light", prediction)
        self.map = page.outcome_map(lab)
        self.words = words(HERE)
        self._answered, self._table_open, self._error = 0, False, None
        self._draft, self._against = False, None
        self.controls = {
            name: Control(knob, getattr(params, name), lab.Params) for name, knob in lab.Params.knobs().items()
        }
        super().__init__()
        self.spec = page.description(self)
        for name, control in self.controls.items():
            control.observe(lambda change, name=name: self._control_moved(name, change["new"]), "value")
        self.on_msg(lambda _widget, content, _buffers: answer(self, content))
        self._publish()

    @property
    def token(self) -> str:
        """The scenario as a short string; `lab.open(token)` brings it back."""
        return self.lab.token(self.params, self.seed)

    def move(self, **values: Any) -> None:
        """Moves knobs and re-runs. Raises KnobError for a value out of range; nothing is lost then."""
        self._run(self.params.replace(**values), self.seed)

    def pin(self) -> None:
        """Keeps this run as A, to compare the next ones with."""
        self.pinned = self.params
        self._run(self.params, self.seed)

    def unpin(self) -> None:
        """Lets run A go."""
        self.pinned = None
        self._run(self.params, self.seed)

    def swap(self) -> None:
        """Makes A the run on the screen, and the run on the screen A."""
        if self.pinned is not None:
            here, self.pinned = self.pinned, self.params
            self._run(here, self.seed)

    def new_luck(self) -> None:
        """The next seed: other futures with the same knobs."""
        self._run(self.params, self.seed + 1)

    def reset(self) -> None:
        """All knobs to their default."""
        self._run(self.lab.Params(), self.seed)

    def preset(self, key: str) -> None:
        """All knobs to a preset of the lab."""
        self._run(self.lab.Params(**self.lab.presets[key].knobs), self.seed)

    def read(self, token: str) -> None:
        """Opens a scenario token on this bench. Raises TokenError; nothing is lost then."""
        self._run(*self.lab.read_token(token))

    def show_table(self, wanted: bool) -> None:
        """Opens or closes the table of the numbers behind the picture."""
        self._table_open = wanted
        self._publish()

    def compute_map(self, across: str, up: str, outcome: str) -> None:
        """Computes the outcome map over two knobs; progress shows on the bench."""
        if self.map is None:
            raise ValueError(self.words["map_none"])
        self.map.compute(self.params, self.seed, across, up, outcome, self._publish)

    def close(self) -> None:
        """Closes the widget and its layout; ipywidgets alone would keep the layout of every bench there was."""
        if self.comm is not None:
            self.layout.close()
        super().close()

    @traitlets.observe("wish")
    def _wished(self, change: dict[str, Any]) -> None:
        wish = change["new"]
        if not wish:
            return
        self._answered = wish["n"]
        self.attempt(lambda: self._run(self.params.replace(**wish["values"]), self.seed, draft=wish["draft"]))

    def attempt(self, act: Any) -> None:
        """Does what a student asked for; an error becomes one line on the bench and the last picture stays."""
        try:
            act()
        except Exception as error:
            self._error = self._error_line(error)
            self._publish()

    def _run(self, params: Params, seed: int, draft: bool = False) -> None:
        runs = self.lab.draft_runs if draft else self.lab.runs
        result = self.lab.simulate(params, seed=seed, runs=runs)
        against = self.lab.simulate(self.pinned, seed=seed, runs=runs) if self.pinned else None
        self.params, self.seed, self.result, self._against, self._draft = params, seed, result, against, draft
        self._error = None
        self._publish()
        self._set_controls()

    def _publish(self) -> None:
        self.view.show(self.result, self._against)
        on_map = self.map.data(self.params) if self.map else {}
        self.frame = pack(self._header(), {**self.view.data(), **on_map})

    def _header(self) -> dict[str, Any]:
        shown = self.view.shown
        return {
            "n": self._answered,
            "values": dict(self.params),
            "seed": self.seed,
            "runs": self.result.runs,
            "draft": self._draft,
            "sentence": self.result.marked(self._against, self._draft),
            "pinned": self._pin_line(),
            "error": self._error,
            "token": self.token,
            **vars(shown),
            "table": page.table(self.result) if self._table_open else None,
            "map": self.map.header(self.params, self.seed) if self.map else None,
        }

    def _pin_line(self) -> dict[str, Any] | None:
        if self.pinned is None:
            return None
        knobs = self.lab.Params.knobs()
        differ = {n: v for n, v in self.pinned if v != getattr(self.params, n)}
        text = ", ".join(f"{knobs[n].label.lower()} {spelt(knobs[n], v)}" for n, v in differ.items())
        return {"values": differ, "text": text or self.words["pin_same"]}

    def _error_line(self, error: Exception) -> dict[str, str]:
        if isinstance(error, KnobError) and error.knob in self.lab.Params.knobs():
            knob = self.lab.Params.knobs()[error.knob]
            rule = self.words["error_range"].format(rule=knob.rule(), unit=knob.unit)
            return {"bold": f"{knob.label} {error.value}", "text": rule}
        kept = self.words["error_kept"]
        return {"bold": self.words["error_bold"], "text": f"{error} {kept}"}

    def _control_moved(self, name: str, value: Any) -> None:
        if value != getattr(self.params, name):
            self.move(**{name: value})

    def _set_controls(self) -> None:
        for name, control in self.controls.items():
            control.value = getattr(self.params, name)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        data["text/plain"] = f"{self.token}: {plain(self.result.sentence())}"
        data["image/svg+xml"] = drawing(self.view)
        return data, metadata


def open_bench(lab: Lab, params: Params, seed: int, prediction: Prediction | None) -> Bench:
    """A new bench; the one that the same cell opened before is closed."""
    key = (lab.name, _cell())
    if (before := _open.pop(key, None)) is not None:
        before.close()
    _open[key] = Bench(lab, params, seed, prediction)
    return _open[key]


def _cell() -> str:
    """Which notebook cell is running; empty outside JupyterLab."""
    from IPython import get_ipython

    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return (parent.get("metadata") or {}).get("cellId", "")
