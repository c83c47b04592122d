"""The sections that are open on one bench: what their menus are set to, and what they show."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from .sections import Cell, Content, Section, Table

if TYPE_CHECKING:
    from .bench import Bench


@dataclass
class Unfolded:
    """One open section. `content` is None until it could be computed for the data on the bench.

    `made_for` is the lab, knobs and luck that the content is of, `tried` the last that it was computed for.
    """

    section: Section
    chosen: dict[str, str] = field(default_factory=dict)
    content: Content | None = None
    made_for: tuple | None = None
    tried: tuple | None = None

    def compute(self, bench: Bench, chosen: dict[str, str]) -> None:
        """Computes the content. What the section raises passes, and leaves all as it was."""
        self.tried = _now(bench)
        content = self.section.content(bench, chosen)
        self.content, self.made_for = content, self.tried
        self.chosen = {name: menu.chosen for name, menu in content.choose.items()}

    def made_of(self, bench: Bench) -> bool:
        """Whether the content is that of the scenario on the bench."""
        return self.made_for == _now(bench)

    def tried_for(self, bench: Bench) -> bool:
        """Whether it was computed for the scenario on the bench, and be it that it failed."""
        return self.tried == _now(bench)


class OpenSections:
    """The open sections of a bench, by name."""

    def __init__(self) -> None:
        self.open: dict[str, Unfolded] = {}

    def set(self, bench: Bench, name: str, wanted: bool, chosen: dict[str, str]) -> None:
        """Opens a section, sets its menus, or shuts it. After any error all is as it was.

        Raises ValueError for a section, a menu or an option that there is not, and what the section raises.
        """
        section = _find(bench, name)
        if not wanted:
            self.open.pop(name, None)
            return
        old = self.open.get(name, Unfolded(section))
        new = replace(old, chosen=dict(old.chosen))
        if not new.made_of(bench):
            new.compute(bench, new.chosen)
        if chosen:
            _check(name, new.content, chosen)
            new.compute(bench, {**new.chosen, **chosen})
        self.open[name] = new

    def behind(self, bench: Bench) -> bool:
        """Whether any is still to be computed for the scenario on the bench."""
        return not all(one.tried_for(bench) for one in self.open.values())

    def refresh(self, bench: Bench) -> tuple[str, Exception] | None:
        """Computes what is still to be computed. Title and error of the last section that fails.

        A section that fails keeps what it showed; one that has nothing to show for these data is shut.
        """
        failed = None
        for name, one in list(self.open.items()):
            try:
                if not one.tried_for(bench):
                    one.compute(bench, one.chosen)
            except Exception as error:
                failed = (one.section.title, error)
                if one.content is None:
                    del self.open[name]
        return failed

    def forget(self, bench: Bench) -> None:
        """Empties all sections, for other data or to begin anew: they stay open, menus as they first open."""
        self.open = {name: Unfolded(_find(bench, name)) for name in self.open}

    def header(self, bench: Bench) -> dict[str, Any]:
        """What the front end shows, by name; None for what stays as it was while a slider moves or it is computed."""
        return {name: described(one, bench) if one.tried_for(bench) else None for name, one in self.open.items()}


def _now(bench: Bench) -> tuple:
    """What a content is computed from; what is pinned is no part of it."""
    return bench.lab, bench.params, bench.seed


def described(one: Unfolded, bench: Bench) -> dict[str, Any]:
    """An open section as plain JSON; `stale` where it shows another scenario than the bench."""
    content = one.content
    menus = {
        n: {"label": m.label, "options": [list(option) for option in m.options.items()], "chosen": m.chosen}
        for n, m in content.choose.items()
    }
    tables = [_table(table) for table in content.tables]
    return {"note": content.note, "choose": menus, "tables": tables, "stale": not one.made_of(bench)}


def _table(table: Table) -> dict[str, Any]:
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    return {"caption": table.caption, "head": list(table.head), "rows": rows, "left": list(table.left)}


def _cell(cell: str | Cell) -> str | dict[str, Any]:
    """Plain JSON, also of what NumPy computed."""
    if isinstance(cell, str):
        return str(cell)
    bar = None if cell.bar is None else [float(at) for at in cell.bar]
    shade = None if cell.shade is None else float(cell.shade)
    return {"text": str(cell.text), "bar": bar, "shade": shade, "strong": bool(cell.strong)}


def _find(bench: Bench, name: str) -> Section:
    known = {section.name: section for section in bench.lab.sections}
    if name not in known:
        there = ", ".join(known) or "none"
        raise ValueError(f"section = {name!r}: this lab has no such section; there are {there}")
    return known[name]


def _check(section: str, content: Content, chosen: dict[str, str]) -> None:
    for name, value in chosen.items():
        if name not in content.choose:
            there = ", ".join(content.choose) or "none"
            raise ValueError(f"{name} = {value!r}: the section {section} has no such menu; there are {there}")
        if value not in content.choose[name].options:
            there = ", ".join(content.choose[name].options)
            raise ValueError(f"{name} = {value!r}: the section {section} does not offer this; choose one of {there}")
