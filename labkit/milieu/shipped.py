"""The data that come with the lab, by name.

    from labkit.milieu.shipped import shipped
    data = shipped("stylised")

`montpellier_2002` is what T itself tells, with the place of each fact in `places()`; `stylised` is invented; `regions`
is real, for the method only. SOURCE.md in each folder says what is there and what is not.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from .contract import SHEETS
from .reading import read
from .regions import Regions, regions
from .tables import Milieux

FOLDER = Path(__file__).parent / "data"
SHIPPED = ("montpellier_2002", "stylised", "regions")


@dataclass(frozen=True)
class Place:
    """Where T says something. `sheet` is "none" for what T says and the sheets have no row for.

    `row` is the operator, "a – b" for a tie, or the territory with its year; `column` is "" for the row itself, else
    the cell that T fills; `said_of` tells whom T speaks of there; `note` is in our words.
    """

    sheet: str
    row: str
    column: str
    place_in_source: str
    said_of: str
    note: str


def shipped(name: str) -> Milieux | Regions:
    """The data of one of `SHIPPED`; `regions` as a `Regions`. Raises ValueError for another name."""
    if name not in SHIPPED:
        raise ValueError(f"name = {name!r} is not one of {', '.join(SHIPPED)} (data that come with the lab)")
    if name == "regions":
        return regions()
    # File by file, so that what lies beside the sheets is not taken for a sheet left unread.
    return read({f"{sheet}.csv": (FOLDER / name / f"{sheet}.csv").read_bytes() for sheet in SHEETS}, name)


def places() -> tuple[Place, ...]:
    """Where T says what `montpellier_2002` holds, one fact each."""
    with (FOLDER / "montpellier_2002" / "places.csv").open(newline="", encoding="utf-8") as handle:
        return tuple(Place(**row) for row in csv.DictReader(handle))
