"""The data contract: what each column of the four sheets means, declared once.

Reading, its errors, the template and the README of the template all follow from `SHEETS`. Source T is Torrès (2002),
"Small firm, glocalization strategy and proximity". T names the things to look at; it has no data sheet. The columns,
their names and their rules are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .catalogue import ITEMS, OPERATOR_KINDS, SCOPES, Item

OUTSIDE = "outside:"
LONGEST = 200
FIRST_YEAR, LAST_YEAR = 1000, 2100


class Kind(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    CHOICE = "one of a list"
    COUNT = "whole number"
    MEASURE = "number"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """One column. `required`: it must stand in the header; `filled`: none of its cells may be empty.

    `low` and `high` are legal limits of a number, or of the year of a date (both ends allowed); `above` is a limit
    that is itself not legal. `described` says more of each of the `choices`. `source` is the place in T, or "assumed".
    """

    name: str
    kind: Kind
    unit: str
    meaning: str
    example: str
    source: str
    required: bool = False
    filled: bool = False
    low: float | None = None
    high: float | None = None
    above: float | None = None
    choices: tuple[str, ...] = ()
    described: tuple[str, ...] = ()

    @property
    def number(self) -> bool:
        """Whether the column is held as float64 (NaN where missing); otherwise as text ("" where missing)."""
        return self.kind in (Kind.COUNT, Kind.MEASURE, Kind.DATE)

    def rule(self) -> str:
        """What a cell may hold, in words."""
        words = {
            Kind.TEXT: f"text of at most {LONGEST} characters",
            Kind.CHOICE: "one of " + ", ".join(self.choices),
            Kind.COUNT: "a whole number",
            Kind.MEASURE: "a number",
            Kind.DATE: "a date such as 2001, 2001-05-17 or 17/05/2001, years",
        }[self.kind]
        return words + self._limits() + ("" if self.filled else ", or empty")

    def _limits(self) -> str:
        if self.above is not None:
            return f" above {self.above:g}"
        if self.low is None:
            return ""
        return f" from {self.low:g} to {self.high:g}" if self.high is not None else f" of at least {self.low:g}"


@dataclass(frozen=True)
class Form:
    """One sheet: its name (file `name.csv`), what one row is, its columns, and the columns that tell rows apart.

    `wide` is another form in which the same sheet may be written.
    """

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    wide: Form | None = None

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in their order."""
        return tuple(column.name for column in self.columns)


def _key(name: str, meaning: str, example: str, source: str = "assumed") -> Column:
    return Column(name, Kind.TEXT, "name", meaning, example, source, required=True, filled=True)


def _count(name: str, meaning: str, example: str, source: str, **limits: object) -> Column:
    return Column(name, Kind.COUNT, limits.pop("unit", "firms"), meaning, example, source, **{"low": 0, **limits})


def _date(name: str, meaning: str, example: str, source: str) -> Column:
    return Column(name, Kind.DATE, "year", meaning, example, source, low=FIRST_YEAR, high=LAST_YEAR)


_TERRITORY = "the territory, by the name it has in the sheet territories"
_ISO = "T part 1, on international standards"
TERRITORIES = Form(
    "territories",
    "one territory in one year",
    (
        _key("territory", "the name of the territory; the same in all sheets", "Examplia", "T part 1"),
        Column(
            "year", Kind.COUNT, "year", "the year that the figures are for", "2001", "assumed",
            required=True, filled=True, low=FIRST_YEAR, high=LAST_YEAR,
        ),
        _count("smes", "small and medium-sized firms in the territory", "4200", "T part 1", required=True, low=1),
        _count("exporters", "those of them that sell abroad; at most smes", "310", "T introduction and part 1"),
        Column("area_km2", Kind.MEASURE, "km²", "area of the territory", "640.5", "assumed", above=0),
        _count("population", "people who live there", "182000", "assumed", unit="people", low=1),
        _count("iso_9001", "firms certified after ISO 9001, which T prefers to the others; at most smes", "35", _ISO),
        _count("iso_9002", "firms certified after ISO 9002, which T prefers to 9003; at most smes", "48", _ISO),
        _count("iso_9003", "firms certified after ISO 9003; at most smes", "6", _ISO),
    ),
    key=("territory", "year"),
)  # fmt: skip
OPERATORS = Form(
    "operators",
    "one operator: an organisation, place or group that helps firms go abroad",
    (
        _key("operator", "a short name of your own for the operator, given once", "chamber"),
        Column("name", Kind.TEXT, "name", "the name in full", "Chamber of Commerce, foreign service", "assumed"),
        _key("territory", _TERRITORY, "Examplia", "T part 1"),
        Column(
            "kind", Kind.CHOICE, "kind", "what sort of operator it is", "public body", "T part 1",
            required=True, filled=True, choices=tuple(OPERATOR_KINDS), described=tuple(OPERATOR_KINDS.values()),
        ),
        _date("founded", "when it began", "1985", "T parts 2 and 3 date theirs"),
        _date("closed", "when it ended; empty while it still works", "", "assumed"),
        Column(
            "scope", Kind.CHOICE, "reach", "how far its work reaches", "regional",
            "T part 1, on networks with a local centre and an international scope", choices=SCOPES,
        ),
        Column("place", Kind.TEXT, "name", "the town or site where it sits", "Oldport", "assumed"),
        Column(
            "coordinator", Kind.CHOICE, "yes or no", "whether it coordinates others", "yes",
            "T part 3, on network activation", choices=("yes", "no"),
        ),
    ),
    key=("operator",),
)  # fmt: skip
_END = f"the operator at {{}} end of the tie; {OUTSIDE}name for a partner beyond the territory"
TIES = Form(
    "ties",
    "one tie between two operators who work together; it has no direction",
    (
        _key("a", _END.format("one"), "chamber", "T part 2, on network activation"),
        _key("b", _END.format("the other"), f"{OUTSIDE}Lyon fair", "T part 2, on relations beyond the territory"),
        Column("kind", Kind.TEXT, "kind", "what they do together, in your own words", "joint project", "assumed"),
        _date("since", "when the tie began", "1999", "assumed"),
    ),
    key=("a", "b", "kind"),
)
_RATER = (
    _key("rater", "who judged; a letter or number is enough", "R1", "T part 1: two D's need study in depth"),
    _key("territory", _TERRITORY, "Examplia", "T part 1"),
)
_POINTS = {"low": 1, "high": 5}


def _judged(item: Item) -> Column:
    return Column(item.name, Kind.COUNT, "points", item.statement.rstrip("."), "4", item.source, **_POINTS)


SURVEY = Form(
    "survey",
    "one judgement of one rater on one statement about one territory",
    (
        *_RATER,
        Column(
            "item", Kind.CHOICE, "item", "which statement", "shared_aims", "T parts 1 to 3",
            required=True, filled=True, choices=tuple(ITEMS),
        ),
        Column(
            "score", Kind.COUNT, "points", "1 = not at all, 5 = fully", "4", "assumed",
            required=True, filled=True, **_POINTS,
        ),
    ),
    key=("rater", "territory", "item"),
    wide=Form(
        "survey", "one rater on one territory", (*_RATER, *map(_judged, ITEMS.values())), key=("rater", "territory")
    ),
)  # fmt: skip
SHEETS = {form.name: form for form in (TERRITORIES, OPERATORS, TIES, SURVEY)}
