"""One future of the activation lab in plain Python, operator by operator: what the ensemble kernel must equal."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field

SMES, PLACES, BEFORE, YEARS = 2000, 40, 5, 20
NUMBERS = itertools.count()
USES = ("measures", "brokerage", "outside")


def limit(chance: float) -> int:
    """Luck is a whole number from 0 to 65535."""
    return min(round(chance * 65536), 65535)


def goes(drawn: int, chance: float) -> bool:
    """What comes takes the low end of the luck, what goes the high end."""
    return drawn > 65535 - limit(chance)


@dataclass
class Operator:
    kind: int
    founded: int
    quality: float = 0.5
    abroad: int | None = None  # the year in which its tie outside began
    funded: bool = False
    closed: int | None = None
    name: str = ""
    ties: dict[int, tuple[int, bool]] = field(default_factory=dict)  # place of the other: since when, brokered

    def __post_init__(self):
        self.name = self.name or f"{self.founded} {next(NUMBERS)}"


@dataclass
class Territory:
    places: list[Operator | None]
    exporters: float
    year: int
    gone: list[Operator] = field(default_factory=list)

    def at_work(self):
        return [i for i, one in enumerate(self.places) if one is not None]

    def reached(self, i):
        """Places within exactly one and exactly two ties."""
        one = set(self.places[i].ties)
        return one, {m for j in one for m in self.places[j].ties} - one - {i}


def first_year(k, luck, run):
    n = round(k["operators"] * SMES / 1000)
    places = [Operator(int(luck.first[i, run]), -30) if i < n else None for i in range(PLACES)]
    for i in range(n):
        if luck.first_abroad[i, run] < limit(k["first_abroad"]):
            places[i].abroad = -30
        for j in range(n):
            if i != j and luck.first_pair[i, run, j] < limit(k["first_ties"] / max(n - 1, 1)):
                places[i].ties[j] = (-30, False)
    return Territory(places, k["first_exporters"], -BEFORE)


def money_for(k, year):
    total = sum(k[use] for use in USES)
    budget = k["budget"] if year >= 0 else 0.0
    return budget, [budget * k[use] / total if total else 0.0 for use in USES]


def read(t: Territory, k) -> dict[str, float]:
    """What is told of a year, and what the money buys in it."""
    work, n = t.at_work(), len(t.at_work())
    reach = {i: t.reached(i) for i in work}
    ties = sum(len(t.places[i].ties) for i in work) / 2
    budget, money = money_for(k, t.year)
    lonely = sum(t.places[i].abroad is None for i in work)
    bought = [
        min(money[0] / k["measure_cost"], PLACES - n),
        min(money[1], n * (n - 1) / 2 - ties),
        min(money[2] / k["outside_cost"], lonely),
    ]
    spent = [bought[0] * k["measure_cost"], bought[1], bought[2] * k["outside_cost"]]
    return {
        "exporters": t.exporters,
        "operators": n,
        "density": n / 2,
        "connected": sum(len(a) + len(b) for a, b in reach.values()) / (n * (n - 1)) if n > 1 else 0.0,
        "degree": 2 * ties / n,
        "brokered": sum(how[1] for i in work for how in t.places[i].ties.values()) / (2 * ties) if ties else 0.0,
        "abroad": (n - lonely) / n,
        "quality": sum(t.places[i].quality for i in work) / n,
        "services": services(t, k, reach),
        "spent": [*spent, max(budget - sum(spent), 0.0)],
        "bought": bought,
        "reach": reach,
        "pairs": n * (n - 1) / 2 - ties,
        "lonely": lonely,
    }


def services(t, k, reach):
    total = 0.0
    for kind in range(8):
        mine = [i for i in t.at_work() if t.places[i].kind == kind]
        if not mine:
            continue
        doors = sum(1 + k["relay"] * len(reach[i][0]) + k["relay"] ** 2 * len(reach[i][1]) for i in mine)
        found = 1 - math.exp(-k["known"] / SMES * doors)
        room = k["room"] / SMES * len(mine)
        good = sum(t.places[i].quality for i in mine) / len(mine)
        total += room * (1 - math.exp(-found / room)) * good
    return total / 8


def next_year(t: Territory, k, luck, step, run) -> Territory:
    told, year, x = read(t, k), t.year + 1, t.exporters
    founded, brokered, connected = told["bought"]
    free = PLACES - told["operators"]
    comes = (k["births"] + k["follow"] * x + founded) / max(free, 1)
    finds = k["abroad_alone"] + k["abroad_by_exporters"] * x + connected / max(told["lonely"], 1)
    later: list[Operator | None] = [None] * PLACES
    gone = list(t.gone)
    for i, one in enumerate(t.places):
        fate = int(luck.fate[step, i, run])
        if one is None:
            if fate < limit(comes):
                measure = fate < limit(founded / max(free, 1))
                kinds = luck.measure if measure else luck.newcomer
                later[i] = Operator(int(kinds[step, i, run]), year, funded=measure)
        elif i and goes(fate, k["closing"]):
            one.closed = year
            gone.append(one)
        else:
            later[i] = grown(t, i, k, told, int(luck.abroad[step, i, run]), finds, year)
    for i in t.at_work():
        for j in t.at_work():
            if i != j and later[i] and later[j]:
                tie(t, later, i, j, int(luck.pair[step, i, run, j]), brokered / max(told["pairs"], 1), k, year)
    starts = min(k["start"] + k["gain"] * told["services"] + k["peers"] * x, 1.0)
    return Territory(later, x + starts * (1 - x) - k["quit"] * x, year, gone)


def grown(t, i, k, told, drawn, finds, year):
    one, (near, far) = t.places[i], told["reach"][i]
    heard = sum(t.places[j].abroad is not None for j in near) * k["relay"]
    heard += sum(t.places[j].abroad is not None for j in far) * k["relay"] ** 2 + (one.abroad is not None)
    fresh = min(1 - math.exp(-heard) + k["exporters_news"] * t.exporters, 1.0)
    later = Operator(one.kind, one.founded, funded=one.funded, name=one.name)
    later.quality = one.quality + k["news"] * fresh * (1 - one.quality) - k["ageing"] * one.quality
    if one.abroad is not None:
        later.abroad = None if goes(drawn, k["abroad_lapse"]) else one.abroad
    elif drawn < limit(finds):
        later.abroad = year
    return later


def tie(t, later, i, j, drawn, introduced, k, year):
    if j in t.places[i].ties:
        if not goes(drawn, k["lapse"]):
            later[i].ties[j] = t.places[i].ties[j]
    elif drawn < limit(introduced):
        later[i].ties[j] = (year, True)
    elif drawn < limit(introduced + k["spontaneous"]):
        later[i].ties[j] = (year, False)


def future(k, luck, run):
    """The territory in each year from −5 to 20."""
    t = first_year(k, luck, run)
    years = [t]
    for step in range(BEFORE + YEARS):
        t = next_year(t, k, luck, step, run)
        years.append(t)
    return years
