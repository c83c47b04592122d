"""Twelve papers: the appendix of R as a table to filter, and which carriers and channels were studied together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from labkit.ui.sections import Cell, Choose, Content, Table

from ..papers import KINDS, PLACES, papers
from .said import ALL, kind_in_words, menu, said

if TYPE_CHECKING:
    import pandas

UNNAMED = ("many", "none in particular")
OF_MENU = dict(zip(("resource", "carrier", "channel"), KINDS, strict=True))


def content(_bench: Any, chosen: Mapping[str, str]) -> Content:
    """The papers that name what the menus ask for; the menus `resource`, `carrier`, `channel` and `industry`."""
    text, choose = said("papers"), menus(chosen)
    asked = {name: one.chosen for name, one in choose.items() if one.chosen != ALL}
    industry = asked.pop("industry", None)
    found = papers(**asked)
    if industry:
        found = found[[industry in industries(row) for row in found["industry"]]]
    told = {"shown": str(len(found)), "all": str(len(PLACES))}
    if found.empty:
        return Content((), text["none"].format(**told), choose)
    rows = tuple(map(_row, found.to_dict("records")))
    shown = Table(text["caption"].format(**told), tuple(text["head"]), rows, left=tuple(range(len(text["head"]))))
    return Content((shown, together(found), references(found)), text["note"], choose)


def menus(chosen: Mapping[str, str]) -> dict[str, Choose]:
    """The four menus; each offers what some paper names."""
    text = said("papers")
    every = {name: KINDS[column] for name, column in OF_MENU.items()}
    named = dict.fromkeys(part for row in papers()["industry"] for part in industries(row))
    every["industry"] = tuple(sorted(named, key=UNNAMED.__contains__))
    return {name: menu(text["menus"][name], options, chosen, name) for name, options in every.items()}


def industries(row: str) -> tuple[str, ...]:
    """The industries of one paper."""
    return tuple(row.split(", "))


def authors(paper: str) -> str:
    """Authors and year of a reference, without the journal."""
    return paper[: paper.index(")") + 1]


def _row(paper: dict[str, Any]) -> tuple[str | Cell, ...]:
    named = Cell(f"{paper['place']} {authors(paper['paper'])}", strong=True)
    where = f"{paper['clusters']} · {paper['industry']}"
    return (named, paper["resources"], paper["carriers"], paper["channels"], paper["consequence"], where)


def together(found: pandas.DataFrame) -> Table:
    """How many of these papers name a carrier and a channel together; none is a dash."""
    text = said("papers")
    pairs = list(zip(found["carrier_kinds"], found["channel_kinds"], strict=True))
    rows = []
    for carrier in KINDS["carrier_kinds"]:
        counts = [sum(carrier in who and how in by for who, by in pairs) for how in KINDS["channel_kinds"]]
        rows.append((carrier, *(Cell(str(n), shade=n / len(PLACES)) if n else Cell("–") for n in counts)))
    head = (text["carrier"], *(kind_in_words(how) for how in KINDS["channel_kinds"]))
    return Table(text["together"], head, tuple(rows))


def references(found: pandas.DataFrame) -> Table:
    """The papers shown, with the journals."""
    text = said("papers")
    rows = tuple(zip(found["place"], found["paper"], strict=True))
    return Table(text["references"], tuple(text["reference_head"]), rows, left=(0, 1))
