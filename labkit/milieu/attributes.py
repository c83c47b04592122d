"""What each operator adds to the indicators: so many numbers an operator, to be summed over its territory.

Every indicator of operators is a ratio of two such sums. Drawing operators anew (the bootstrap) then only changes how
often each is counted: an operator brings its ties, its partners of the same kind and its way to a coordinator with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .contract import OPERATOR_KINDS, OUTSIDE
from .indicators import Assumptions
from .tables import Milieux

STEPS = 2  # from a coordinator, after the lab's question: reached by it, or by one that it reaches
KINDS = tuple(OPERATOR_KINDS)
FEATURES = (*KINDS, "at work", "years", "born", "ended", "new ties", "near", "like", "like untied", "outside")


@dataclass(frozen=True, eq=False)
class Links:
    """Ties at work in the last year. `a`, `b`: ends of ties within a territory (tie,). `out`: the end at home of ties
    that lead beyond it, once for each partner. `since`, `out_since`: years, NaN where not known.
    """

    a: np.ndarray
    b: np.ndarray
    since: np.ndarray
    out: np.ndarray
    out_since: np.ndarray


def homes(milieux: Milieux) -> np.ndarray:
    """The index of each operator's territory, (operator,)."""
    return indices_of(milieux.operators["territory"], milieux.names)


def indices_of(values: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """Places of values in `names`, as whole numbers. Raises KeyError for one that is not there."""
    at = {name: place for place, name in enumerate(names)}
    return np.array([at[value] for value in values.tolist()], dtype=int)


def last_years(milieux: Milieux) -> np.ndarray:
    """The last year of each territory in its sheet, (territory,): the year that everything is counted in."""
    years = np.full(len(milieux.names), -np.inf)
    np.maximum.at(years, indices_of(milieux.territories["territory"], milieux.names), milieux.territories["year"])
    return years


def at_work(milieux: Milieux) -> np.ndarray:
    """Whether each operator works at the end of the last year; one without dates does, (operator,)."""
    year = last_years(milieux)[homes(milieux)]
    return ~(milieux.operators["founded"] > year) & ~(milieux.operators["closed"] <= year)


def links(milieux: Milieux) -> Links:
    """Ties between operators at work that began by the last year; several ties of one pair count once."""
    place = {operator: at for at, operator in enumerate(milieux.operators["operator"].tolist())}
    home, working, years = homes(milieux), at_work(milieux), last_years(milieux)
    inner, outer = {}, {}
    for *ends, since in zip(milieux.ties["a"].tolist(), milieux.ties["b"].tolist(), milieux.ties["since"], strict=True):
        here = [place[end] for end in ends if not end.startswith(OUTSIDE)]
        if not here or not working[here].all() or since > years[home[here]].max():
            continue
        if len(here) == 2 and home[here[0]] == home[here[1]]:
            _keep(inner, tuple(sorted(here)), since)
        else:
            for end in here:
                _keep(outer, (end, next((e for e in ends if place.get(e) != end), "")), since)
    a, b = np.array(list(inner), dtype=int).reshape(-1, 2).T
    out = np.array([end for end, _ in outer], dtype=int)
    return Links(a, b, np.array(list(inner.values()), dtype=float), out, np.array(list(outer.values()), dtype=float))


def _keep(found: dict, pair: tuple, since: float) -> None:
    """Keeps the earlier year of a pair; not known if one of its ties has no year."""
    found[pair] = float(np.minimum(found.get(pair, np.inf), since))


def attributes(milieux: Milieux, assumed: Assumptions) -> np.ndarray:
    """What each operator adds, (feature, operator), in the order of `FEATURES`."""
    operators, working, joined = milieux.operators, at_work(milieux), links(milieux)
    year = last_years(milieux)[homes(milieux)]
    by_name = {kind: working & (operators["kind"] == kind) for kind in KINDS}
    by_name |= {"at work": working, "near": working & _near(operators["coordinator"] == "yes", working, joined)}
    by_name |= _of_dates(operators["founded"], operators["closed"], year, assumed.window)
    by_name |= _of_ties(joined, year, assumed.window) | _of_likes(milieux, working, joined)
    return np.array([by_name[name] for name in FEATURES], dtype=float)


def _of_dates(founded: np.ndarray, closed: np.ndarray, year: np.ndarray, window: int) -> dict[str, np.ndarray]:
    """Calendar years at work in the window, and whether it began and ended in it; only where the founding is known."""
    first = np.fmax(founded, year - window + 1)
    years = np.clip(np.fmin(closed, year) - first + 1, 0, window)
    known = ~np.isnan(founded)
    ended = known & (closed > year - window) & (closed <= year)
    born = (founded > year - window) & (founded <= year)
    return {"years": np.where(known, years, 0.0), "born": born, "ended": ended}


def _of_ties(joined: Links, year: np.ndarray, window: int) -> dict[str, np.ndarray]:
    """New ties, one within the territory counting half at each end; partners beyond it."""
    new = np.zeros(len(year))
    inner, outer = (joined.since, 0.5), (joined.out_since, 1.0)
    for ends, (since, part) in zip((joined.a, joined.b, joined.out), (inner, inner, outer), strict=True):
        np.add.at(new, ends, part * (since > year[ends] - window))
    return {"new ties": new, "outside": np.bincount(joined.out, minlength=len(year))}


def _of_likes(milieux: Milieux, working: np.ndarray, joined: Links) -> dict[str, np.ndarray]:
    """Others of the same territory, kind and scope, and those of them without a tie; scope must be known."""
    operators = milieux.operators
    counted = working & (operators["scope"] != "")
    labels = np.char.add(np.char.add(operators["kind"], "|"), operators["scope"])
    group = np.unique(labels, return_inverse=True)[1] * len(milieux.names) + homes(milieux)
    like = np.where(counted, np.bincount(group, counted, minlength=1)[group] - 1 if len(group) else 0.0, 0.0)
    alike = (group[joined.a] == group[joined.b]) & counted[joined.a] & counted[joined.b]
    tied = np.bincount(np.concatenate([joined.a[alike], joined.b[alike]]), minlength=len(group))
    return {"like": like, "like untied": like - tied}


def _near(coordinators: np.ndarray, working: np.ndarray, joined: Links) -> np.ndarray:
    """Whether each operator is a coordinator at work, or within two ties of one."""
    near = coordinators & working
    for _ in range(STEPS):
        reached = near.copy()
        reached[joined.b[near[joined.a]]] = True
        reached[joined.a[near[joined.b]]] = True
        near = reached
    return near
