"""The ledger on paper: rows as short paragraphs, as `python -m labkit claims` prints them."""

from __future__ import annotations

import textwrap
from typing import Any

WIDTH = 100
Row = dict[str, Any]


def in_words(row: Row) -> str:
    """One row of the ledger as a short paragraph."""
    lines = [
        f"{row['id']}  {row['verdict']} {row['condition']}".rstrip(),
        row["proposition"],
        how_often(row),
        *([f"Where that is so: {under_condition(row)}."] if row.get("within") else []),
        *([f"With other luck: {with_other_luck(row)}."] if row.get("other_luck") else []),
        *(f"– {name}: {part['share']:.0%}" for name, part in row["parts"].items() if part["share"] is not None),
        f"Source: {row['source']}, {row['place']}.",
        f"Invented: {row['invented']}",
        f"Reading: {row['reading']}",
        *([f"By construction: {row['by_construction']}"] if row["by_construction"] else []),
        *([f"Look: {row['look_at']}"] if row.get("look_at") else []),
        *([f"Open: {opening(row)}"] if row.get("token") else []),
        *([f"Note: {row['note']}."] if row["note"] else []),
        *([made_with(row)] if row.get("made_with") else []),
    ]
    return "\n".join(textwrap.fill(line, WIDTH, subsequent_indent="    ", break_on_hyphens=False) for line in lines)


def how_often(row: Row) -> str:
    """In how many settings a claim held, and how at the defaults."""
    if row["share"] is None:
        return f"The question arose in none of {row['asked_of']} settings."
    (low, high), default = row["interval"], row["at_default"]["share"]
    there = "it did not arise at the defaults" if default is None else f"at the defaults in {default:.0%} of the seeds"
    return f"Held in {row['share']:.0%} of {row['points']} settings ({low:.0%} to {high:.0%}); {there}."


def under_condition(row: Row) -> str:
    """In how many of the settings that meet the condition the claim held."""
    within = row["within"]
    low, high = within["interval"]
    return f"{within['share']:.0%} of {within['points']} settings ({low:.0%} to {high:.0%})"


def with_other_luck(row: Row) -> str:
    """The same settings with other seeds: the share, and the verdict where it is another."""
    there = [each for each in row["other_luck"] if each["share"] is not None]
    return ", ".join(f"{each['share']:.0%}{_otherwise(row, each)}" for each in there)


def _otherwise(row: Row, each: Row) -> str:
    if (each["verdict"], each["condition"]) == (row["verdict"], row["condition"]):
        return ""
    return f" ({each['verdict']} {each['condition']}".rstrip() + ")"


def opening(row: Row) -> str:
    """The line of Python that opens the lab where the verdict shows."""
    return f'import labkit; labkit.labs()["{row["lab"]}"].open("{row["token"]}")'


def made_with(row: Row) -> str:
    """Which versions recorded the row."""
    return f"Recorded with labkit {row['made_with']['labkit']}, version {row['made_with']['lab']} of the lab."


def summary(rows: list[Row]) -> str:
    """How many claims there are, and how many of each verdict."""
    counts = {}
    for row in rows:
        counts[row["verdict"]] = counts.get(row["verdict"], 0) + 1
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items(), key=lambda each: -each[1]))
    return f"{len(rows)} claim{'s' if len(rows) != 1 else ''}: {told}."


def brief(row: Row) -> str:
    """One row of the ledger in one line."""
    share = "not asked" if row["share"] is None else f"{row['share']:.0%}"
    return f"{row['id']}  {share:>4}  {row['verdict']} {row['condition']}".rstrip()
