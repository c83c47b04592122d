"""Where a claim is cited: found by any text, or by letter and place as the notebooks write them, such as "T part 3"."""

from __future__ import annotations

import re
import unicodedata

LETTERS = {"T": "torres", "G": "guerrieri", "R": "review of resource transfer", "B": "biggiero"}
"""The letters of the four sources, and how their names begin."""

NUMBER = r"\d+(?:\.\d+)*"
NUMBERS = rf"{NUMBER}(?:(?:, | and )(?:part )?{NUMBER})*"
PARTS = re.compile(rf"(?:\b([TGRB]) )?(parts? )?\b({NUMBERS})")
ASKED = re.compile(r"([TGRB])(?:,? (.+))?", re.IGNORECASE)


def cites(source: str, place: str, asked: str) -> bool:
    """Whether a claim with this source and place cites what is asked for. Accents and capitals do not matter.

    "T" asks for all that is cited from a source, "T part 3" or "R 11" for a part of it, "B abstract" for a place with a
    name. Everything else is searched for as it is typed.
    """
    whole = bare(f"{source}, {place}")
    letter, rest = _letter_and_rest(" ".join(asked.split()))
    if not letter:
        return bare(asked) in whole
    if not rest:
        return letter in own(source) or any(letter == of for of, _ in parts(source, place))
    if wanted := _numbers(rest):
        there = [number for of, number in parts(source, place) if of == letter]
        return all(any(f"{number}.".startswith(f"{each}.") for number in there) for each in wanted)
    return (letter in own(source) and bare(rest) in bare(place)) or f"{letter} {rest}".casefold() in whole


def own(source: str) -> tuple[str, ...]:
    """The letters of the sources that are named."""
    return tuple(letter for letter, name in LETTERS.items() if name in bare(source))


def parts(source: str, place: str) -> list[tuple[str, str]]:
    """(letter, number) of each numbered part that is cited; a number without a letter belongs to the source itself."""
    found = []
    for letter, word, numbers in PARTS.findall(f"{source}, {place}"):
        of = (letter,) if letter else own(source) if word else ()
        found += [(each, number) for each in of for number in re.findall(NUMBER, numbers)]
    return found


def _letter_and_rest(asked: str) -> tuple[str, str]:
    match = ASKED.fullmatch(asked)
    return (match[1].upper(), match[2] or "") if match else ("", "")


def _numbers(rest: str) -> list[str]:
    """The numbers of the parts, if nothing else is asked for."""
    return re.findall(NUMBER, rest) if re.fullmatch(rf"(?:parts? )?{NUMBERS}", rest, re.IGNORECASE) else []


def bare(text: str) -> str:
    """A text without accents and capitals, to search in."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in split if not unicodedata.combining(letter)).casefold()
