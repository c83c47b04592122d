"""The view of the small world lab: the ring, knowledge over time and against distant ties, clustering and steps."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from labkit.ui import differences
from labkit.ui.view import Panel, View

from .pictures import course, curve, ring, structure
from .result import SmallWorldResult


class SmallWorldView(View):
    """Figures of `SmallWorldResult`, and how they take a result and a pinned run A."""

    even: ClassVar[bool] = True

    def build(self) -> tuple[Panel, ...]:
        text = self.words["panels"]
        made = {picture: picture.build(self, self.words) for picture in (ring, course, curve, structure)}
        marks = {"stroke:dest": "far", "stroke:source": "knows", "diamond:agent": "expert"}
        key = tuple((mark, text[name]) for mark, name in marks.items())
        apart, shown = differences.build(self, 3), {"looks": ring.looks(self.words), "square": 292}
        return (
            Panel("ring", text["ring"], made[ring], key=key, **shown),
            Panel("course", text["course"], made[course], text["course_sub"]),
            Panel("curve", text["curve"], made[curve], column=1),
            Panel("structure", text["structure"], made[structure], text["structure_sub"], column=1),
            Panel("differences", text["differences"], apart, text["differences_sub"], column=1),
        )

    def show(self, result: SmallWorldResult, against: SmallWorldResult | None = None) -> None:
        for picture in (ring, course, curve, structure):
            picture.show(self, self.words, result, against)
        differences.show(self, self._compared(result, against) if against else {})

    def _compared(
        self, result: SmallWorldResult, against: SmallWorldResult
    ) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """What is set beside run A, each (run,): knowledge and clustering in per cent, steps ten times."""
        rows = self.words["rows"]
        return {
            rows["knowledge"]: (100 * result.knowledge_end, 100 * against.knowledge_end),
            rows["clustering"]: (100 * result.clustering_kept, 100 * against.clustering_kept),
            rows["steps"]: (result.path_length, against.path_length),
        }
