"""The view of the export groups lab: net, gain and cost by group size, survival, the pool, where which size is best."""

from __future__ import annotations

from labkit.ui import differences
from labkit.ui.view import Panel, View

from .pictures import money, net, pool, region, survival
from .result import MOST_GROUPS, ExportGroupsResult

COMPARED = (3, 4, 5)  # group sizes


class ExportGroupsView(View):
    """Figures of `ExportGroupsResult`, and how they take a result and a pinned run A."""

    def build(self) -> tuple[Panel, ...]:
        text = self.words["panels"]
        made = {picture: picture.build(self, self.words) for picture in (net, money, survival, pool, region)}
        marks = {"circle:source": "member", "ring:other": "left", "line:dest": "rivals"}
        key = tuple((mark, text[name]) for mark, name in marks.items())
        apart, shown = differences.build(self, len(COMPARED)), {"looks": pool.looks(self.words), "square": 198}
        return (
            Panel("net", text["net"], made[net], text["net_sub"]),
            Panel("money", text["money"], made[money], text["money_sub"]),
            Panel("survival", text["survival"], made[survival], text["survival_sub"]),
            Panel("pool", text["pool"], made[pool], key=key, column=1, **shown),
            Panel("region", text["region"], made[region], text["region_sub"], column=1),
            Panel("differences", text["differences"], apart, text["differences_sub"], column=1),
        )

    def show(self, result: ExportGroupsResult, against: ExportGroupsResult | None = None) -> None:
        for picture in (net, money, survival, pool, region):
            picture.show(self, self.words, result, against)
        self.shown.subs["survival"] = self._paid(result)
        nets = {n: (result.net[:, n - 1], against.net[:, n - 1]) for n in COMPARED} if against else {}
        differences.show(self, {self.words["row"].format(size=n): pair for n, pair in nets.items()})

    def _paid(self, result: ExportGroupsResult) -> str:
        """What stands beside the title of survival: with an incubator, how many groups of four pay for it."""
        text, groups = self.words["panels"], float(result.incubator_groups)
        if not result.params.incubator:
            return text["survival_sub"]
        return (
            text["survival_unpaid"] if groups >= MOST_GROUPS else text["survival_paid"].format(groups=f"{groups:.1f}")
        )
