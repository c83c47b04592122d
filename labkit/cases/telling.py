"""Facts in sentences, for notebooks: what was counted or found, when, and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from textwrap import fill
from typing import Any

from .tables import STATEMENT, FactError, facts

HEDGES = ("About", "More than", "Under", "Just under", "Some")  # how a note says that a number is rough
WIDTH = 80  # characters a line


def reported(*cases: str, only: Collection[str] = ()) -> str:
    """What the sources report of one or more cases, a paragraph a fact, or only the quantities named.

    Raises FactError for an unknown case, and for a quantity that none of the cases has.
    """
    rows = [fact for case in cases for fact in facts(case).to_dict("records")]
    known = {fact["quantity"] for fact in rows}
    unknown = [quantity for quantity in only if quantity not in known]
    if unknown:
        raise FactError(f"only = {unknown[0]!r} is none of the quantities: {', '.join(sorted(known))}")
    kept = [fact for fact in rows if not only or fact["quantity"] in only]
    return "\n".join(fill(sentence(fact), WIDTH, break_on_hyphens=False) for fact in kept)


def sentence(fact: Mapping[str, Any]) -> str:
    """One fact with its place: "laptops made (2003): about 10 million units. In one region. [R 11.9]"."""
    number, rest = ("", fact["note"].rstrip(".")) if fact["unit"] == STATEMENT else figure(fact)
    found = "".join(f" {part}." for part in (number, rest[:1].upper() + rest[1:]) if part)
    key = fact["source"] if len(fact["source"]) == 1 else f"{fact['source']},"  # T part 3, but OSEM-2009, page 4
    seen = ", secondary" if fact["standing"] == "secondary" else ""
    return f"{fact['quantity']} ({fact['year']}):{found} [{key} {fact['place']}{seen}]"


def figure(fact: Mapping[str, Any]) -> tuple[str, str]:
    """A number with its unit and how rough it is ("about 86 %"), and what else the note says."""
    hedge, _, rest = fact["note"].rstrip(".").partition("; ")
    if hedge not in HEDGES:
        hedge, rest = "", fact["note"].rstrip(".")
    return f"{hedge.lower()} {_worth(fact['value'], fact['unit'])}".strip(), rest


def _worth(value: float, unit: str) -> str:
    if unit == "share":
        return f"{100 * value:.4g} %"
    if unit in ("year", "rank"):
        return f"{'in' if unit == 'year' else unit} {value:.0f}"
    return f"{value:,.6g} {unit}"
