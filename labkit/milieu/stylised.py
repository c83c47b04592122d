"""Makes the ten stylised territories. All of them are invented: firms, operators, ties and ratings.

`python -m labkit.milieu.stylised DIR` writes the four sheets into DIR, which must be there. The same files ship in
`data/stylised/`. Each territory is a recipe in `RECIPES`; luck fills in who is tied to whom and when. Recipes were set
on purpose, so that two pairs teach something: see SOURCE.md beside the data.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random

from .contract import ITEMS, OPERATOR_KINDS, OUTSIDE, SHEETS
from .recipes import RECIPES, Recipe

SEED = 2002
FIRST, LAST = 1998, 2002
OLDEST = 1955
# Name and reach of the operators of each kind, in the order in which a territory gets them.
CAST = {
    "infrastructure": (("airport", "international"), ("fast network", "regional"), ("hatchery", "local")),
    "multinational": (("foreign plant", "international"), ("foreign laboratory", "international")),
    "piggy-back": (("large maker", "international"), ("large utility", "national")),
    "foreign community": (("foreign students", "international"), ("migrants' circle", "local")),
    "service provider": (
        ("forwarder", "international"), ("consultant", "regional"), ("trading house", "international"),
        ("export group one", "local"), ("export group two", "local"), ("export group three", "local"),
        ("translator", "regional"), ("export bank", "regional"),
    ),
    "training": (("trade course", "regional"), ("university", "regional"), ("business school", "national")),
    "public body": (
        ("chamber", "regional"), ("trade office", "regional"), ("town", "local"), ("development agency", "regional"),
        ("county", "regional"),
    ),
    "private association": (("exporters' club", "international"), ("advisers", "regional"), ("employers", "regional")),
}  # fmt: skip
PARTNERS = ("Trade fair", "Foreign chamber", "Foreign university", "Buyers' ring", "Twin town", "Export bank")
WORKS = ("joint project", "placements", "shared stand", "advice", "contract")


@dataclass(frozen=True)
class Operator:
    """One operator to be; `closed` is None while it works."""

    name: str
    kind: str
    scope: str
    founded: int
    closed: int | None


def sheets() -> dict[str, list[tuple]]:
    """The rows of the four sheets by name, in the order of the contract's columns."""
    rows: dict[str, list[tuple]] = {name: [] for name in SHEETS}
    for recipe in RECIPES:
        luck = Random(f"{SEED} {recipe.luck or recipe.name}")
        cast = list(_cast(recipe, luck))
        rows["territories"] += _territory(recipe)
        rows["operators"] += [_operator(recipe, operator) for operator in cast]
        rows["ties"] += _ties(recipe, cast, luck)
        rows["survey"] += _survey(recipe)
    return rows


def write(folder: str | Path) -> None:
    """Writes the four CSV files into a folder, over those that are there."""
    for name, rows in sheets().items():
        with (Path(folder) / f"{name}.csv").open("w", newline="", encoding="utf-8") as handle:
            out = csv.writer(handle, lineterminator="\n")
            out.writerow(SHEETS[name].names)
            out.writerows(rows)


def _territory(recipe: Recipe) -> Iterator[tuple]:
    for year, exporters in zip((FIRST, LAST), recipe.exporters, strict=True):
        iso = recipe.iso if year == LAST else ()
        yield (recipe.name, year, recipe.smes, exporters, recipe.area_km2, recipe.population, *(iso or ("",) * 3))


def _cast(recipe: Recipe, luck: Random) -> Iterator[Operator]:
    """Operators after the recipe; the youngest and those that closed fall on kinds by luck."""
    parts = [(kind, *one) for kind, number in zip(OPERATOR_KINDS, recipe.kinds, strict=True)
             for one in CAST[kind][:number]]  # fmt: skip
    order = _shuffled([part for part in parts if part[1] != "chamber"], luck)
    young, closing = order[: recipe.young], order[recipe.young : recipe.young + recipe.closing]
    for part in parts:
        kind, name, scope = part
        founded = _between(FIRST, LAST, luck) if part in young else _between(OLDEST, FIRST - 1, luck)
        closed = _between(FIRST + 1, LAST - 1, luck) if part in closing else None
        yield Operator(name, kind, scope, founded, closed)


def _operator(recipe: Recipe, operator: Operator) -> tuple:
    coordinates = "yes" if recipe.coordinator and operator.name == "chamber" else "no"
    full = f"{operator.name[0].upper()}{operator.name[1:]} of {recipe.name}"
    closed = "" if operator.closed is None else operator.closed
    return (
        _id(recipe, operator), full, recipe.name, operator.kind, operator.founded, closed, operator.scope,
        recipe.name, coordinates,
    )  # fmt: skip


def _ties(recipe: Recipe, cast: list[Operator], luck: Random) -> Iterator[tuple]:
    working = [operator for operator in cast if operator.closed is None]
    chamber = next(operator for operator in working if operator.name == "chamber")
    others = [operator for operator in working if operator is not chamber]
    hub = [(chamber, other) for other in _shuffled(others, luck)[: recipe.hub]]
    mesh = _shuffled(list(combinations(others, 2)), luck)[: recipe.mesh]
    for at, (a, b) in enumerate(hub + mesh):
        yield _id(recipe, a), _id(recipe, b), WORKS[at % len(WORKS)], _since(recipe, luck, a, b)
    for at, a in enumerate(_shuffled(working, luck)[: recipe.outside]):
        yield _id(recipe, a), OUTSIDE + PARTNERS[at % len(PARTNERS)], "partner abroad", _since(recipe, luck, a)


def _since(recipe: Recipe, luck: Random, *ends: Operator) -> int:
    """A year in which both ends work: in the last five with the chance of the recipe, else before."""
    earliest = max(operator.founded for operator in ends)
    if luck.random() < recipe.fresh or earliest >= FIRST:
        return _between(max(earliest, FIRST), LAST, luck)
    return _between(max(earliest, FIRST - 15), FIRST - 1, luck)


def _survey(recipe: Recipe) -> Iterator[tuple]:
    """Each rater gives the recipe's points, or one more or less."""
    luck = Random(f"{SEED} {recipe.name} raters")
    for rater in range(1, recipe.raters + 1):
        for item, point in zip(ITEMS, recipe.points, strict=True):
            off = (luck.random() < recipe.disagreement) * (1 if luck.random() < 0.5 else -1)
            yield f"R{rater}", recipe.name, item, min(max(int(point) + off, 1), 5)


def _id(recipe: Recipe, operator: Operator) -> str:
    return f"{recipe.name} {operator.name}"


def _between(low: int, high: int, luck: Random) -> int:
    """A whole year, both ends allowed. Only random() is asked of luck: its numbers are the same in every Python."""
    return low + int(luck.random() * (high - low + 1))


def _shuffled(items: Iterable, luck: Random) -> list:
    return [item for _, _, item in sorted((luck.random(), at, item) for at, item in enumerate(items))]


if __name__ == "__main__":
    write(sys.argv[1])
