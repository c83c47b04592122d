"""What is drawn behind the futures of one setting: at once, or ever fuller."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .bench import Scenario
    from .lab import Lab


@dataclass(eq=False)
class Ground:
    """What is drawn behind the futures of one setting: the part that is there, and the parts to come, if any.

    `made_for` is the lab, knobs and luck that it is of; None where a part failed, so that it is tried again.
    """

    made_for: tuple | None = None
    part: Any = None
    rest: Iterator[Any] | None = None

    def take(self, part: Any) -> None:
        """A fuller part in place of the last one; none comes after one that says that all is done."""
        self.part = part
        if self.share == 1:
            self.rest = None

    def give_up(self) -> None:
        """Stays as it is; the next run begins anew."""
        self.made_for = self.rest = None

    @property
    def share(self) -> float | None:
        """How much of it is there, from 0 to 1; None of a background that does not tell."""
        done = getattr(self.part, "done", None)
        return None if done is None else float(done)


def ground(lab: Lab, scenario: Scenario, now: Ground) -> Ground:
    """The background of a scenario; of one that fills in, its first part. What is there already stays.

    Raises what the lab raises.
    """
    made_for = (lab, scenario.params, scenario.seed)
    if lab.background is None or made_for == now.made_for:
        return now
    made = lab.background(scenario.params, seed=scenario.seed)
    if not isinstance(made, Iterator):
        return Ground(made_for, made)
    new = Ground(made_for, rest=made)
    new.take(next(made, None))
    return new
