"""Resources: R's figure 2, what carries each of them, and which of them this lab holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labkit.ui.sections import Cell, Content, Table

from ..papers import KINDS, resources
from .said import ALL, menu, said

HELD = ("knowledge", "capabilities", "relationships")


def content(_bench: Any, chosen: Mapping[str, str]) -> Content:
    """All resources, or those of the kind in the menu `kind`."""
    text = said("resources")
    choose = menu(text["menu"], KINDS["resource_kinds"], chosen, "kind")
    found = resources()
    shown = found if choose.chosen == ALL else found[found["kind"] == choose.chosen]
    caption = text["caption"].format(shown=len(shown), all=len(found))
    table = Table(caption, tuple(text["head"]), tuple(map(_row, shown.to_dict("records"))), left=tuple(range(6)))
    return Content((table,), text["note"], {"kind": choose})


def _row(one: dict[str, str]) -> tuple[str | Cell, ...]:
    text = said("resources")
    here = text["in_lab"][one["resource"]] if one["resource"] in HELD else text["not_in_lab"]
    family = one["family"] or "–"
    return (Cell(one["resource"], strong=True), one["kind"], family, one["carried_by"], here, one["place"])
