"""What one cell says: numbers, dates, choices and text, or the rule that the cell breaks."""

from __future__ import annotations

import re
from datetime import date

from .contract import FIRST_YEAR, LAST_YEAR, LONGEST, Column, Kind
from .faults import nearest

_PLAIN = re.compile(r"[+-]?[0-9]+")
_POINT = re.compile(r"[+-]?([0-9]*\.[0-9]+|[0-9]+\.?)([eE][+-]?[0-9]{1,3})?")
_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")
_SPACED = re.compile(r"[+-]?[0-9]{1,3}([ \u00a0\u202f][0-9]{3})+([.,][0-9]+)?")
# One to three digits, a mark, three digits: thousands to one reader, a decimal to another. 0.125 is no riddle.
_RIDDLE = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_ERROR = re.compile(r"#(N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NAME_NOTHING = {"a", "abroad", "for", "from", "international", "it", "new", "or", "that", "them", "trade", "with"}
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


class CellError(ValueError):
    """A cell breaks a rule; the message is the rule."""


def value(text: str, column: Column, separator: str = ",") -> str | float:
    """The value of a cell that is not empty: float for numbers, "2001" or "2001-05-17" for dates, else text.

    `separator` stands between the cells of the file, "" in a workbook, whose numbers are no longer text.
    Raises CellError, whose message is the broken rule with unit and meaning.
    """
    try:
        if text[0] in "=@+-#":
            _not_a_formula(text)
        return _READERS[column.kind](text, column, separator)
    except CellError as error:
        raise CellError(f"{error} ({column.unit}: {column.meaning})") from None


def decimal_comma(text: str) -> bool:
    """Whether a number that was accepted is written with a decimal comma."""
    return "," in text


def spaced(text: str) -> bool:
    """Whether a number that was accepted has spaces between its thousands."""
    return bool(_SPACED.fullmatch(text))


def _not_a_formula(text: str) -> None:
    if _ERROR.fullmatch(text):
        raise CellError("this is the error of a formula: write the number, or leave the cell empty")
    if text[0] in "=@" or (text[0] != "#" and not _number_like(text)):
        rule = f"a cell that begins with {text[0]} is a formula to a spreadsheet: write the value itself"
        raise CellError(rule)


def _number_like(text: str) -> bool:
    return any(form.fullmatch(text) for form in (_PLAIN, _POINT, _COMMA, _SPACED))


def _text(text: str, column: Column, _separator: str) -> str:
    if len(text) > LONGEST:
        raise CellError(f"has {len(text)} characters; it must be {column.rule()}")
    return text


def _choice(text: str, column: Column, _separator: str) -> str:
    known = {_same(choice): choice for choice in column.choices}
    if _same(text) not in known:
        raise CellError(f"must be {column.rule()}{_meant(text, column) or nearest(text, column.choices)}")
    return known[_same(text)]


def _meant(text: str, column: Column) -> str:
    """The one choice whose description names the thing, as that of `training` names a school; else nothing."""
    # "school of trade" and "trade school" are both schools.
    words = [word.removesuffix("s") for word in re.findall(r"[^\W\d_]+", re.split(" (?:of|for) ", text.casefold())[0])]
    fits: dict[int, list[str]] = {}
    for choice, said in zip(column.choices, column.described, strict=False):
        there = {word.removesuffix("s") for word in re.findall(r"[^\W\d_]+", said)} - _NAME_NOTHING
        if words and words[-1] in there:
            fits.setdefault(len(there.intersection(words)), []).append(f"; the nearest is {choice!r}: {said}")
    best = fits[max(fits)] if fits else []
    return best[0] if len(best) == 1 else ""


def _same(text: str) -> str:
    return " ".join(re.split(r"[\s_-]+", text.casefold()))


def _number(text: str, column: Column, separator: str) -> float:
    whole = column.kind is Kind.COUNT
    if not _number_like(text):
        raise CellError(f"is not a number; it must be {column.rule()}")
    if _RIDDLE.fullmatch(text) and _two_readings(text, whole, separator):
        joined, pointed = re.sub("[.,]", "", text), text.replace(",", ".")
        raise CellError(f"reads as {joined} or as {pointed}: write one of the two, without a mark between thousands")
    # Adding 0 makes 0 of -0.
    number = float(re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".")) + 0.0
    if not _legal(number, column, whole):
        comma = f"has a decimal comma and reads as {number:.15g}; it " if whole and number % 1 and "," in text else ""
        raise CellError(f"{comma}must be {column.rule()}")
    return number


def _two_readings(text: str, whole: bool, separator: str) -> bool:
    """A point is surely decimal in a workbook, and for a measure also in a file with commas between its cells."""
    return "," in text or (separator != "" and (whole or separator != ","))


def _legal(number: float, column: Column, whole: bool) -> bool:
    return (
        abs(number) < float("inf")
        and (not whole or number == int(number))
        and (column.low is None or number >= column.low)
        and (column.high is None or number <= column.high)
        and (column.above is None or number > column.above)
    )


def _date(text: str, column: Column, _separator: str) -> str:
    if re.fullmatch("[0-9]{4}", text):
        return _in_years(text, column)
    if found := _ISO.fullmatch(text):
        return _in_years(_day(*found.groups()), column)
    if found := _SLASHES.fullmatch(text):
        first, second, year = found.groups()
        if int(first) != int(second) and int(first) <= 12 and int(second) <= 12:
            one, other = _day(year, second, first), _day(year, first, second)
            raise CellError(f"reads as {one} or as {other}: write the one you mean in this form")
        if int(second) > 12:
            raise CellError(f"has the month first: write {_day(year, first, second)}")
        return _in_years(_day(year, second, first), column)
    raise CellError(f"must be {column.rule()}")


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise CellError(f"there is no day {int(day)} in month {int(month)} of {year}") from None


def _in_years(text: str, column: Column) -> str:
    if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        raise CellError(f"must be {column.rule()}")
    return text


_READERS = {Kind.TEXT: _text, Kind.CHOICE: _choice, Kind.COUNT: _number, Kind.MEASURE: _number, Kind.DATE: _date}
