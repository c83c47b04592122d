"""What each stylised territory is meant to be like. All invented, and set on purpose; none is a place.

They are named after trees, so that nobody takes them for places.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """A stylised territory.

    exporters: in 1998 and 2002, "" where not known. iso: firms certified after 9001, 9002, 9003, empty where not known.
    kinds: operators of each kind, in the order of the catalogue. young: of them, founded in the last five years;
    closing: closed in them. hub: operators tied to the chamber; mesh: ties among the others; fresh: chance that a tie
    is of the last five years; outside: operators with a partner abroad; coordinator: whether the chamber is one.
    points: what raters lean to, one digit an item, in the order of the catalogue; disagreement: chance that one is a
    point off. luck: the territory whose luck it shares.
    """

    name: str
    meant: str
    smes: int
    exporters: tuple[int | str, int]
    area_km2: float
    population: int
    iso: tuple[int, ...]
    kinds: tuple[int, ...]
    young: int
    closing: int
    hub: int
    mesh: int
    fresh: float
    outside: int
    coordinator: bool
    points: str
    disagreement: float = 0.25
    raters: int = 4
    luck: str = ""


RECIPES = (
    Recipe(
        "Alder", "rich in operators, and nobody leads them",
        1450, (150, 218), 560.0, 210000, (34, 30, 6), (3, 2, 2, 2, 5, 2, 4, 2), 8, 0, 1, 22, 0.7, 3, False, "53541232",
    ),
    Recipe(
        "Birch", "good at all four",
        1700, (190, 255), 599.5, 240000, (37, 28, 8), (2, 2, 1, 2, 5, 2, 4, 2), 6, 1, 13, 12, 0.6, 7, True, "52544434",
    ),
    Recipe(
        "Cedar", "old and settled; strong ties, few new ones",
        1900, (260, 270), 700.0, 190000, (33, 35, 12), (2, 1, 1, 1, 5, 2, 4, 3), 2, 1, 12, 14, 0.2, 6, True, "24424535",
    ),
    Recipe(
        "Elm", "the twin of Fir: as many operators, few ties",
        2100, (180, 220), 820.0, 260000, (24, 26, 9), (2, 1, 1, 1, 4, 2, 3, 2), 4, 1, 2, 3, 0.5, 2, True, "13422313",
    ),
    Recipe(
        "Fir", "the twin of Elm: as many operators, many ties and shared aims",
        2100, (180, 220), 820.0, 260000, (24, 26, 9), (2, 1, 1, 1, 4, 2, 3, 2), 4, 1, 10, 9, 0.5, 6, True, "53355354",
        luck="Elm",
    ),
    Recipe(
        "Hazel", "small, young and growing; few kinds",
        1200, (60, 98), 760.0, 90000, (9, 12, 4), (1, 0, 0, 1, 5, 1, 2, 1), 6, 0, 7, 4, 0.9, 3, True, "42533423",
    ),
    Recipe(
        "Larch", "many public measures beside each other",
        2000, (190, 205), 900.0, 300000, (20, 30, 14), (1, 1, 0, 1, 3, 2, 5, 2), 5, 2, 3, 3, 0.5, 2, True, "13232214",
    ),
    Recipe(
        "Maple", "multinationals and their laboratories; the neighbours watch",
        1600, ("", 240), 610.0, 280000, (48, 20, 3), (3, 2, 1, 2, 2, 3, 2, 1), 4, 1, 4, 5, 0.6, 8, True, "34323232",
        disagreement=0.8,
    ),
    Recipe(
        "Oak", "wide and thin, but of one mind",
        1800, (110, 131), 1500.0, 150000, (), (1, 0, 1, 0, 3, 1, 3, 2), 1, 0, 9, 5, 0.4, 4, True, "24345435",
        raters=3,
    ),
    Recipe(
        "Pine", "few operators, and two of them closed",
        1500, (90, 86), 1300.0, 120000, (7, 13, 9), (1, 0, 0, 1, 3, 1, 2, 1), 1, 2, 2, 1, 0.3, 1, True, "13121322",
    ),
)  # fmt: skip
