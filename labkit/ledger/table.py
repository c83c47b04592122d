"""The table of the claims: menus to choose and order its rows by, and under each row a second one that it opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from labkit.core.words import percent

from .markup import KINDS, dot, mark, named, seeds, tag, text
from .printed import opening, under_condition, with_other_luck
from .reasons import REASONS

Row = Mapping[str, Any]
Words = Mapping[str, Any]
COLUMNS = ("claim", "source", "verdict", "share", "defaults", "reason")
ORDERS = ("course", "down", "up")
LINES = range(10, 100, 5)
"""Per cents that a share can be asked to reach."""


def menus(rows: Sequence[Row], words: Words) -> str:
    """What the table can be chosen and ordered by."""
    said, there = words["menus"], {name: {row[name] for row in rows} for name in ("reason", "source")}
    options = {
        "lab": {row["lab"]: named(row["lab"]) for row in rows},
        "verdict": words["verdicts"],
        "reason": {reason: reason for reason in REASONS if reason in there["reason"]},
        "source": {source: source for source in sorted(there["source"])},
        "seeds": words["default_marks"],
        "least": {line: said["least_of"].format(line=line) for line in LINES},
    }
    chosen = [menu(name, said[name], {"": said["every"], **each}) for name, each in options.items()]
    reset = text("button", said["reset"], "lk-btn lk-link ll-reset", type="button")
    count = words["shown"].format(count=len(rows), all=len(rows))
    end = tag("div", reset, text("span", count, "lk-status", role="status"), class_="ll-end")
    return tag(
        "div",
        *chosen,
        menu("order", said["order"], {order: said["orders"][order] for order in ORDERS}),
        end,
        class_="ll-menus",
    )


def menu(name: str, label: str, options: Mapping[Any, str]) -> str:
    """One menu with its label."""
    inside = [text("option", said, value=value) for value, said in options.items()]
    select = tag("select", *inside, class_="lk-select", data_menu=name, aria_label=label)
    return tag("div", text("span", label, aria_hidden="true"), select, class_="lk-field")


def table(rows: Sequence[Row], words: Words, more: bool = True) -> str:
    """The table; without `more` its rows do not open."""
    heads = [text("th", words["head"][name], scope="col") for name in COLUMNS] + ["<td></td>"] * more
    body = [part for row in rows for part in (cells(row, words, more), told(row, words) if more else "")]
    caption = text("caption", words["table"] if more else words["static"])
    return tag("table", caption, tag("thead", tag("tr", *heads)), tag("tbody", *body))


def cells(row: Row, words: Words, more: bool) -> str:
    """The row of a claim."""
    verdict = mark(KINDS[row["verdict"]], aria_hidden="true") + text("b", row["verdict"])
    inside = [
        tag("th", text("b", row["id"], "ll-id"), f" {escape(row['proposition'])}", scope="row"),
        tag("td", escape(row["source"]), "<br>", text("span", row["place"], "lk-sub")),
        tag("td", verdict, f" {escape(row['condition'])}"),
        tag("td", held(row, words)),
        tag("td", dot(row), escape(at_default(row, words))),
        text("td", row["reason"] or "–"),
    ]
    button = button_of(row, words["more"], "ll-more", aria_expanded="false")
    return tag(
        "tr",
        *inside,
        tag("td", button) if more else "",
        data_claim=row["id"],
        data_lab=row["lab"],
        data_verdict=KINDS[row["verdict"]],
        data_reason=row["reason"],
        data_source=row["source"],
        data_seeds=seeds(row),
        data_share=-1 if row["share"] is None else row["share"],
    )


def button_of(row: Row, word: str, class_: str, **attributes: Any) -> str:
    """A button of a claim; its name says of which."""
    label = f"{word}: {row['id']}"
    return text("button", word, f"lk-btn lk-link {class_}", type="button", aria_label=label, **attributes)


def held(row: Row, words: Words) -> str:
    """The share with its limits, and of how many settings where not all were asked."""
    if row["share"] is None:
        return escape(words["not_asked"])
    low, high = (f"{100 * limit:.0f}" for limit in row["interval"])
    asked = words["asked"].format(points=row["points"])
    few = ("<br>", text("span", asked, "lk-sub")) if row["points"] < row["asked_of"] else ()
    return "".join((text("b", percent(row["share"])), " ", text("span", f"{low}–{high}", "lk-sub"), *few))


def at_default(row: Row, words: Words) -> str:
    """The share of seeds in which it held at the defaults."""
    share = row["at_default"]["share"]
    return words["not_asked"] if share is None else percent(share)


def told(row: Row, words: Words) -> str:
    """The second row: what was invented, what the run taught, and where to see it."""
    parts = "; ".join(f"{name} {percent(p['share'])}" for name, p in row["parts"].items() if p["share"] is not None)
    said = {name: escape(row[name]) for name in ("invented", "by_construction", "reading", "look_at")}
    said["parts"] = escape(parts)
    said["within"] = escape(under_condition(row)) if row.get("within") else ""
    said["other_luck"] = escape(with_other_luck(row)) if row.get("other_luck") else ""
    said["open"] = f"{text('code', opening(row))} {button_of(row, words['copy'], 'll-copy')}"
    said["made_with"] = escape(words["made_with"].format(**row["made_with"])) if row.get("made_with") else ""
    listed = [text("dt", words["told"][name]) + tag("dd", said[name]) for name in words["told"] if said[name]]
    inside = tag("td", tag("dl", *listed), colspan=len(COLUMNS) + 1)
    return tag("tr", inside, class_="ll-told", data_of=row["id"], hidden="")
