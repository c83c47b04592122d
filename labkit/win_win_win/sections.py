"""The sections below the figures: the pay-offs of the three players as tables, and where the game comes to rest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from labkit.core.words import percent, signed, words
from labkit.ui.sections import Cell, Content, Section, Table

from .luck import BODIES, YEARS
from .replicator import among_friends, among_rivals, gains, pay_offs
from .rest import invested, margin, stable
from .told import places

EVEN = 1e-9  # k EUR; who gains less by a change may as well stay
SHADE = 0.45
PURE = (1.0, 0.0)
_text = words(Path(__file__).parent)["sections"]


# The game in numbers


def game(bench: Any, _chosen: Mapping[str, str]) -> Content:
    """Pay-offs of firm, partner and territory where nobody invests, where z* do, and where all do."""
    k, text = SimpleNamespace(**dict(bench.params)), _text["game"]
    z, tables, found = float(invested(k)), [], []
    shares = {"nobody": 0.0, **({"some": z} if 0 < z < 1 else {}), "everybody": 1.0}
    for name, share in shares.items():
        rows = tuple((text["rows"][at], *(_cell(x, y, share, k) for y in PURE)) for at, x in enumerate(PURE))
        caption = text["caption"][name].format(name=text["names"][kind(share, k)], share=percent(share))
        tables.append(Table(caption, tuple(text["head"]), rows, left=(0, 1, 2)))
        found += [_named(x, y, share) for x in PURE for y in PURE if all(stays(x, y, share, k))]
    told = list(dict.fromkeys(found))
    states = text["found"].format(states="; ".join(told)) if told else text["found_none"]
    return Content(tuple(tables), text["note"].format(states=states))


def stays(x: float, y: float, z: float, k: SimpleNamespace) -> tuple[bool, ...]:
    """Whether in each of the three groups nobody gains by doing otherwise alone."""
    told = zip((x, y, z), gains(x, y, z, k), strict=True)
    return tuple(bool((share == 0 or gain >= -EVEN) and (share == 1 or gain <= EVEN)) for share, gain in told)


def kind(z: float, k: SimpleNamespace) -> str:
    """Which of the well-known games the firm and the partner play if z of the public bodies invest."""
    friends, rivals = among_friends(k) + k.support * z, among_rivals(k) + k.relief * z
    if min(abs(friends), abs(rivals)) <= EVEN:
        return "even"
    return {(0, 0): "dilemma", (1, 0): "stag", (0, 1): "chicken", (1, 1): "harmony"}[friends > 0, rivals > 0]


def _cell(x: float, y: float, z: float, k: SimpleNamespace) -> Cell:
    """The three pay-offs with their stars; a Nash state is bold on a ground of its own."""
    text, stars = _text["game"], stays(x, y, z, k)
    told = [signed(float(value), 1) for value in pay_offs(x, y, z, k)]
    firm, partner, territory = (
        text["star"].format(value=value) if star else value for value, star in zip(told, stars, strict=True)
    )
    nash = all(stars)
    whole = text["cell"].format(firm=firm, partner=partner, territory=territory)
    return Cell(whole, shade=SHADE if nash else None, strong=nash)


def _named(x: float, y: float, z: float) -> str:
    """A Nash state in words."""
    states = _text["rest"]["states"]
    if x != y:
        return states[2]
    if not x:
        return states[3]
    return _text["game"]["some_invest"].format(share=percent(z)) if z else states[1]


# Where it comes to rest


def rest(bench: Any, _chosen: Mapping[str, str]) -> Content:
    """Each state that can last: whether it does here, why, and how many of the futures are there in the last year."""
    k, text, result = SimpleNamespace(**dict(bench.params)), _text["rest"], bench.result
    there, lasts = places(result), stable(k)
    rows = tuple(
        (
            Cell(text["states"][state], strong=bool(lasts[state])),
            Cell(text["yes" if lasts[state] else "no"], strong=bool(lasts[state])),
            text["because"][state],
            _gain(state, k),
            percent(float(invested(k))) if state == 0 else percent(0),
            *_futures(there == state, result.investing[:, -1]),
        )
        for state in range(len(text["states"]))
    )
    note = text["note"].format(firms=int(k.firms), bodies=BODIES)
    return Content((Table(text["caption"].format(year=YEARS), tuple(text["head"]), rows, left=(0, 2)),), note)


def _gain(state: int, k: SimpleNamespace) -> str:
    """What must be above 0 for a state to last, in k EUR."""
    friends, rivals, first = float(among_friends(k)), float(among_rivals(k)), k.returns - k.cost
    needed = ((float(margin(k)), first), (friends, -first), (-friends, rivals), (-rivals,))[state]
    return "; ".join(signed(gain, 1) for gain in needed)


def _futures(there: np.ndarray, investing: np.ndarray) -> tuple[Cell, str]:
    """How many futures are there, with a bar, and the mean share of public bodies that invest in them."""
    share = float(there.mean())
    told = Cell(f"{there.sum()}", bar=(share, share, share))
    return told, percent(float(investing[there].mean())) if there.any() else _text["rest"]["none"]


_CONTENTS = {"game": game, "rest": rest}
SECTIONS = tuple(Section(name, _text["titles"][name], content) for name, content in _CONTENTS.items())
