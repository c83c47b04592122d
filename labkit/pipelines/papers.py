"""The twelve papers of R's appendix as a table: what moves between clusters, who carries it, how, and what follows.

"R" is a review of the literature on resource transfer between clusters; its part 11 has one section a paper. Cells are
in our own words; see `data/SOURCE.md`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .channels import CHANNELS

if TYPE_CHECKING:
    import pandas

DATA = Path(__file__).parent / "data"
WORDS = ("place", "paper", "resources", "carriers", "channels", "consequence", "clusters", "industry")
NOT_SAID = "not said"
KINDS = {
    "resource_kinds": ("tangible", "intangible"),
    "carrier_kinds": ("multinationals", "small firms", "leading firms", "firms", "individuals", NOT_SAID),
    "channel_kinds": (*CHANNELS, NOT_SAID),
}
PLACES = tuple(f"11.{section}" for section in range(1, 13))
PAPER_COLUMNS = (
    *("place", "paper", "resources", "resource_kinds", "carriers", "carrier_kinds", "channels", "channel_kinds"),
    *("consequence", "clusters", "industry", "case"),
)
RESOURCE_COLUMNS = ("resource", "kind", "family", "carried_by", "place")


class PaperError(ValueError):
    """The table of papers breaks a rule, or was asked for a kind that there is not; names column, value and rule."""


def papers(
    resource: str | None = None, carrier: str | None = None, channel: str | None = None, *, folder: Path = DATA
) -> pandas.DataFrame:
    """The papers, one a row, in R's order; only those with the given kind of resource, carrier and channel.

    `place` is the section of R; the columns in `_kinds` are tuples. Raises PaperError for a kind that is not in `KINDS`
    and for a table that breaks a rule.
    """
    import pandas

    asked = dict(zip(KINDS, (resource, carrier, channel), strict=True))
    for column, kind in asked.items():
        if kind is not None and kind not in KINDS[column]:
            raise PaperError(f"{column[:-6]} = {kind!r}: one of {', '.join(KINDS[column])}")
    rows = [_checked(row, number) for number, row in _rows(folder / "papers.csv", PAPER_COLUMNS)]
    _demand(tuple(row["place"] for row in rows) == PLACES, "papers.csv", 2, "place", "…", "11.1 to 11.12, each once")
    kept = [row for row in rows if all(kind is None or kind in row[column] for column, kind in asked.items())]
    return pandas.DataFrame(kept, columns=list(PAPER_COLUMNS))


def resources(folder: Path = DATA) -> pandas.DataFrame:
    """R's figure 2: resources of clusters, tangible or intangible, and what carries them. Raises PaperError."""
    import pandas

    rows = []
    for number, row in _rows(folder / "resources.csv", RESOURCE_COLUMNS):
        rule = f"one of {', '.join(KINDS['resource_kinds'])}"
        _demand(row["kind"] in KINDS["resource_kinds"], "resources.csv", number, "kind", row["kind"], rule)
        rows.append(row)
    return pandas.DataFrame(rows, columns=list(RESOURCE_COLUMNS))


def _rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    with file.open(newline="", encoding="utf-8") as handle:
        reader = csv.DictReader(handle, restkey="too many")
        head = tuple(reader.fieldnames or ())
        _demand(head == columns, file.name, 1, "header", head, f"columns are {', '.join(columns)}")
        for number, row in enumerate(reader, start=2):
            whole = set(row) == set(columns) and None not in row.values()
            _demand(whole, file.name, number, "row", row, f"{len(columns)} cells")
            yield number, row


def _checked(row: dict[str, str], number: int) -> dict:
    for column in (*WORDS, *KINDS):
        _demand(bool(row[column].strip()), "papers.csv", number, column, row[column], "must not be empty")
    sorted_ = {column: tuple(row[column].split(";")) for column in KINDS}
    for column, kinds in sorted_.items():
        _demand(set(kinds) <= set(KINDS[column]), "papers.csv", number, column, row[column], _one_of(column))
    return {**row, **sorted_}


def _one_of(column: str) -> str:
    return f"of {', '.join(KINDS[column])}, with a semicolon between"


def _demand(holds: bool, file: str, row: int, column: str, value: object, rule: str) -> None:
    if not holds:
        raise PaperError(f"{file}, row {row}, {column} = {value!r}: {rule}")
