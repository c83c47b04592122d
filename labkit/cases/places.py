"""Finds what stands at a place of a text: "part 3, note 6", "conclusion", "7.1.1 and 11.4", "11.2, quoting p. 587".

A place is one part or several, joined by "and", then perhaps one thing more, which narrows the last of them: a note,
the pages that a review quotes, or the authors whom the part must cite. Parts are found by their headings: "3. Title" is
part 3, "7.1.1 TITLE" is 7.1.1, "# Conclusion" is the conclusion. A part holds its parts: 7.1 holds 7.1.1. It does not
hold the notes that are printed on its pages.
"""

from __future__ import annotations

import re

HEADING = re.compile(
    r"^[#* \f]*(?:(?P<whole>\d+)\.\s+(?=[A-Z])|(?P<dotted>\d+(?:\.\d+)+)\s+(?=[A-Z]))"
    r"|^ *(?P<figure>(?:Table|Graphic) \d+) {2}"
    r"|^(?:#+[ *]*|\*\*)(?P<word>[A-Z]\w+)",
    re.MULTILINE,
)
PAGES = re.compile(r"\([ps]\. ?(\d+)(?:-\d+)?\)")  # the mark behind what a review quotes: (p. 587)
NOTE = re.compile(r"^(\d+) (?=[A-Z]).*(?:\n(?!\d+ [A-Z])\S.*)*", re.MULTILINE)
NEAR = 800  # characters on either side of a cited name
DETAIL = re.compile(r"(?P<kind>note|quoting|citing) (?P<what>.+)")


class PlaceError(ValueError):
    """A place that a text does not have; says which part, note, page or name is missing."""


def spans(text: str, place: str) -> dict[str, str]:
    """The parts that a place names, each with what stands there as running text. Raises PlaceError."""
    parts, _, detail = place.partition(", ")
    found = {name: _part(text, name) for name in parts.split(" and ")}
    last = list(found)[-1]
    if detail:
        found[last] = _narrowed(text, found[last], last, detail)
    return {name: running(span) for name, span in found.items()}


def running(text: str) -> str:
    """The text in one line: no marks of layout or notes, one kind of quotation mark, words joined at a hyphen."""
    plain = re.sub(r"<sup>\d+</sup>|<[^>]+>|\*", "", text).translate(str.maketrans("‘’“”", "''\"\""))
    return re.sub(r"(\w-)\s+(?=\w)", r"\1", " ".join(plain.split()))


def headings(text: str) -> list[tuple[int, str]]:
    """Where each part begins, and its name: "part 3", "7.1.1", "table 1", "conclusion"."""
    return [(match.start(), _name(match)) for match in HEADING.finditer(text)]


def _name(match: re.Match[str]) -> str:
    if match["whole"]:
        return f"part {match['whole']}"
    return (match["dotted"] or match["figure"] or match["word"]).lower()


def _part(text: str, name: str) -> str:
    known = headings(text)
    begins = next((at for at, other in known if other == name), None)
    if begins is None:
        raise PlaceError(f"the text has no {name!r}")
    inside = name.removeprefix("part ") + "."
    ends = next((at for at, other in known if at > begins and not other.startswith(inside)), None)
    return NOTE.sub("", text[begins:ends])


def _narrowed(text: str, part: str, name: str, detail: str) -> str:
    match = DETAIL.fullmatch(detail)
    if match is None:
        raise PlaceError(f"{detail!r} is neither a note, nor quoting pages, nor citing names")
    what = match["what"].split(" and ")
    if match["kind"] == "note":
        return _note(text, part, name, match["what"])
    return _quoted(part, name, what) if match["kind"] == "quoting" else _citing(part, name, what)


def _note(text: str, part: str, name: str, number: str) -> str:
    # A note may be printed below the next heading; its mark stands in the part that it belongs to.
    if not re.search(rf"[a-z.:)]\s?{re.escape(number)}(?=\s)", part):
        raise PlaceError(f"no mark of note {number} stands in {name}")
    found = next((note for note in NOTE.finditer(text) if note[1] == number), None)
    if found is None:
        raise PlaceError(f"the text has no note {number}")
    return found[0]


def _quoted(part: str, name: str, pages: list[str]) -> str:
    plain, begins, quoted = running(part), 0, []
    for mark in PAGES.finditer(plain):
        if f"p. {mark[1]}" in pages:
            quoted.append((mark[1], plain[begins : mark.start()]))
        begins = mark.end()
    lacking = [page for page in pages if page.removeprefix("p. ") not in dict(quoted)]
    if lacking:
        raise PlaceError(f"{name} quotes nothing from {' and '.join(lacking)}")
    return " ".join(words for _, words in quoted)


def _citing(part: str, name: str, authors: list[str]) -> str:
    plain = running(part)
    lacking = [author for author in authors if author not in plain]
    if lacking:
        raise PlaceError(f"{name} does not cite {' and '.join(lacking)}")
    cited = re.finditer(" and ".join(map(re.escape, authors)), plain)
    return " ".join(plain[max(0, each.start() - NEAR) : each.end() + NEAR] for each in cited)
