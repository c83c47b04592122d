"""The bench: knobs on the left, an ensemble of futures on the right, and all that a student can do with them.

What it and the page say to each other stands in `wire`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from labkit.core.knobs import Params
from labkit.core.prediction import Prediction
from labkit.core.words import words

from . import page, rebinding, running
from .controls import controls, follow
from .errors import BenchClosed
from .filling import Filling
from .futures import LastFutures
from .ground import Ground
from .turns import in_turn
from .unfolded import OpenSections
from .upload import Upload
from .wire import HERE, Wire

if TYPE_CHECKING:
    from .lab import Lab


@dataclass(frozen=True)
class Scenario:
    """What a student has set: the knobs, the luck, and the pinned run A."""

    params: Params
    seed: int
    pinned: Params | None = None


class Bench(Wire):
    """What `lab.open()` returns: the widget of one lab at one setting of the knobs."""

    def __init__(self, lab: Lab, params: Params, seed: int, prediction: Prediction | None = None):
        self.lab, self.prediction, self.words = lab, prediction, {**words(HERE), **lab.words}
        self.own, self.edition, self.sections, self.upload = rebinding.owned(lab), 0, OpenSections(), Upload()
        self.view, self.map, self.controls = lab.load_view()("light", prediction), page.outcome_map(lab), {}
        self.ground, self.filling = Ground(), Filling(self)
        self._table_open, self._closed = False, False
        self._futures = LastFutures(lambda params, **sizes: self.lab.simulate(params, **sizes))
        super().__init__()
        self.scenario, self._first_seed = Scenario(params, seed), seed
        try:
            self._run(self.scenario)
        except Exception:
            self.close()
            raise
        self.controls = controls(self)
        self.spec = page.description(self)
        self._listen()

    @property
    def params(self) -> Params:
        """The knobs as they stand."""
        return self.scenario.params

    @property
    def seed(self) -> int:
        """The number of the luck."""
        return self.scenario.seed

    @property
    def pinned(self) -> Params | None:
        """The knobs of run A, if one is pinned."""
        return self.scenario.pinned

    @property
    def token(self) -> str:
        """The scenario as a short string; `lab.open(token)` brings it back."""
        return self.lab.token(self.params, self.scenario.seed)

    @in_turn
    def move(self, **values: Any) -> None:
        """Moves knobs and re-runs. Raises KnobError for a value out of range; nothing is lost then."""
        self._run(replace(self.scenario, params=self.params.replace(**values)))

    @in_turn
    def pin(self) -> None:
        """Keeps this run as A, to compare the next ones with."""
        self._run(replace(self.scenario, pinned=self.params))

    @in_turn
    def unpin(self) -> None:
        """Lets run A go."""
        self._run(replace(self.scenario, pinned=None))

    @in_turn
    def swap(self) -> None:
        """Makes A the run on the screen, and the run on the screen A."""
        if self.scenario.pinned is not None:
            self._run(replace(self.scenario, params=self.scenario.pinned, pinned=self.params))

    @in_turn
    def new_luck(self) -> None:
        """The next seed: other futures with the same knobs."""
        self._run(replace(self.scenario, seed=self.scenario.seed + 1))

    @in_turn
    def reset(self) -> None:
        """All knobs to their default, menus of sections as they first open, and the luck that the bench opened with."""
        before = self.sections.open
        self.sections.forget(self)
        try:
            self._run(replace(self.scenario, params=self.lab.Params(), seed=self._first_seed))
        except Exception:
            self.sections.open = before
            raise

    @in_turn
    def preset(self, key: str) -> None:
        """All knobs but those that the lab keeps to a preset. Raises ValueError for an unknown one."""
        if key not in self.lab.presets:
            raise ValueError(f"preset = {key!r} is not one of {', '.join(self.lab.presets)}.")
        kept = {name: getattr(self.params, name) for name in self.lab.kept}
        self._run(replace(self.scenario, params=self.lab.Params(**self.lab.presets[key].knobs, **kept)))

    @in_turn
    def read(self, token: str) -> None:
        """Opens a scenario token on this bench. Raises TokenError; nothing is lost then."""
        params, seed = self.lab.read_token(token)
        self._run(replace(self.scenario, params=params, seed=seed))

    @in_turn
    def load(self, source: Any) -> None:
        """Puts other data on this bench; the knobs stay where the data allow it, and nothing is pinned.

        `source` is what `lab.over` takes: the name of data that come with the lab, a path, files by name, or data that
        were read. Raises what it raises; nothing is lost then.
        """
        self._alive()
        rebinding.rebind(self, self.lab.over(source))

    @in_turn
    def section(self, name: str, open: bool = True, **chosen: str) -> None:
        """Opens a section below the figures, sets its menus by name, or shuts it.

        Raises ValueError for a section, a menu or an option that there is not.
        """
        self._alive()
        self.sections.set(self, name, open, chosen)
        self._publish()

    @in_turn
    def look(self, **at: int) -> None:
        """Looks at another year or future of the same run, where the lab offers it. Raises LookError."""
        self._alive()
        running.look(self, at)
        self._publish(self._error)

    @in_turn
    def show_table(self, wanted: bool) -> None:
        """Opens or closes the table of the numbers behind the picture."""
        self._alive()
        self._table_open = wanted
        self._publish()

    @in_turn
    def compute_map(self, across: str, up: str, outcome: str) -> None:
        """Computes the outcome map over two knobs; progress shows on the bench."""
        self._alive()
        if self.map is None:
            raise ValueError(self.words["map_none"])
        self.map.compute(self.params, self.scenario.seed, across, up, outcome, self._publish)

    @in_turn
    def close(self) -> None:
        """Closes the widget for good and lets go of all it held, its layout included."""
        if self._closed:
            return
        self._closed = True
        self.filling.stop()
        for control in self.controls.values():
            control.unobserve_all()
        self.layout.close()
        super().close()
        self.__dict__.pop("_repr_mimebundle_", None)
        self._futures, self.view, self.map, self._last, self._shown = None, None, None, None, None
        self.own, self.sections, self.upload, self.ground = None, OpenSections(), Upload(), Ground()
        self.set_trait("spec", {})
        self.set_trait("frame", b"")

    def _move(self, values: dict[str, Any], draft: bool) -> None:
        self._run(replace(self.scenario, params=self.params.replace(**values)), draft)

    @in_turn
    def _run(self, scenario: Scenario, draft: bool = False) -> None:
        """Simulates, shows and tells the page."""
        self._alive()
        running.show(self, scenario, draft)
        self._publish()
        follow(self)

    def _alive(self) -> None:
        if self._closed:
            raise BenchClosed(self.words["closed"])
