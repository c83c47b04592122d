"""Markup: elements of the ledger's page. What is told enters it escaped; only what is built here is HTML."""

from __future__ import annotations

from html import escape
from typing import Any

from labkit.core.conditions import ENOUGH
from labkit.core.judging import FAILS, HOLDS, ONLY_WHEN

KINDS = {HOLDS: "holds", ONLY_WHEN: "only", FAILS: "fails"}
"""The mark of a verdict, as the style sheet names it."""


def tag(name: str, *inside: str, **attributes: Any) -> str:
    """An element; what is `inside` is HTML already. Attributes are escaped, those that are None left out.

    An underscore in a name stands for a hyphen, one at its end for nothing: `class_`, `data_claim`.
    """
    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value is not None}
    told = "".join(f' {key}="{escape(str(value))}"' for key, value in given.items())
    return f"<{name}{told}>{''.join(inside)}</{name}>"


def text(name: str, said: str, class_: str | None = None, **attributes: Any) -> str:
    """An element that holds plain words."""
    return tag(name, escape(said), class_=class_, **attributes)


def mark(kind: str, **attributes: Any) -> str:
    """The mark of a verdict: a shape and a colour."""
    return tag("span", class_=f"ll-mark ll-{kind}", **attributes)


def dot(row: Any) -> str:
    """The mark of how a claim did at the defaults."""
    return tag("span", class_=f"ll-at ll-at-{seeds(row)}", aria_hidden="true")


def seeds(row: Any) -> str:
    """How a claim did at the defaults: with "all", "some" or "none" of the seeds, or "unasked"."""
    share = row["at_default"]["share"]
    if share is None:
        return "unasked"
    return "all" if share >= ENOUGH else "some" if share > 0 else "none"


def named(lab: str) -> str:
    """What the page calls a lab."""
    return lab.replace("_", " ").capitalize()
