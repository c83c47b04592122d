"""Which type is it? A profile, feature by feature, from menus; soft membership, and the features that decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labkit.core.words import signed
from labkit.ui.sections import Cell, Choose, Content, Table

from ..params import TYPES
from ..typology import Feature, belongs, deciding, distances, profile_of, table
from .said import kind_in_words, said

NOTHING, AS_BEGUN, UNKNOWN = "nothing", "begun", "unknown"
HALF = 0.5  # codes lie half a place apart
LONGEST = 20  # letters of a label in a menu; the table below has all of it
MOST = 6  # features told as deciding


def content(_bench: Any, chosen: Mapping[str, str]) -> Content:
    """Membership, what decides it and the whole profile; a menu for each feature, after the type to begin with."""
    text = said("profile")
    begun = chosen.get("begin", TYPES[0])
    begun = begun if begun in (*TYPES, NOTHING) else TYPES[0]
    options = {**{kind: kind_in_words(kind) for kind in TYPES}, NOTHING: text["nothing"]}
    menus = {"begin": Choose(text["begin"], options, begun)}
    menus |= {_key(row): _menu(row, chosen) for row in table().values()}
    profile = profile_of_menus(begun, {name: menu.chosen for name, menu in menus.items()})
    if not profile:
        return Content((), text["empty"], menus)
    return Content((_memberships(profile), _deciding(profile), _whole(profile)), text["note"], menus)


def profile_of_menus(begun: str, chosen: Mapping[str, str]) -> dict[str, float]:
    """The codes of the features that are known, by feature."""
    profile = {} if begun == NOTHING else profile_of(begun)
    for name, row in table().items():
        code = chosen[_key(row)]
        if code == UNKNOWN:
            profile.pop(name, None)
        elif code != AS_BEGUN:
            profile[name] = float(code)
    return {name: profile[name] for name in table() if name in profile}


def codes(row: Feature) -> list[float]:
    """The codes that can be chosen of a feature."""
    return np.arange(row.low, row.high + HALF / 2, HALF if row.ordered else 1.0).tolist()


def _key(row: Feature) -> str:
    return f"row_{row.number}"


def _menu(row: Feature, chosen: Mapping[str, str]) -> Choose:
    text = said("profile")
    options = {AS_BEGUN: text["as_begun"], UNKNOWN: text["unknown"]}
    for code in codes(row):
        label = " | ".join(row.words(code))
        label = label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"
        options[f"{code:g}"] = text["option"].format(code=f"{code:g}", label=label)
    wanted = chosen.get(_key(row), AS_BEGUN)
    return Choose(f"{row.number} {row.name}", options, wanted if wanted in options else AS_BEGUN)


def _memberships(profile: Mapping[str, float]) -> Table:
    text, shares, far = said("profile"), belongs(profile), distances(profile)
    nearest = max(shares, key=lambda kind: shares[kind])
    rows = tuple(
        (
            kind_in_words(kind),
            Cell(f"{share:.2f}", bar=(share, share, share), strong=kind == nearest),
            f"{far[kind]:.2f}",
        )
        for kind, share in shares.items()
    )
    return Table(text["membership"], tuple(text["membership_head"]), rows)


def _deciding(profile: Mapping[str, float]) -> Table:
    text, shares = said("profile"), belongs(profile)
    nearest = max(shares, key=lambda kind: shares[kind])
    added = list(deciding(profile).items())
    told = added if len(added) <= MOST else [*added[: MOST - 1], added[-1]]
    rows = tuple((name, signed(value, 3), " | ".join(table()[name].words(profile[name]))) for name, value in told)
    return Table(text["deciding"].format(kind=kind_in_words(nearest)), tuple(text["deciding_head"]), rows, left=(0, 2))


def _whole(profile: Mapping[str, float]) -> Table:
    text = said("profile")
    rows = tuple(
        (f"{row.number} {name}", f"{profile[name]:g}", " | ".join(row.words(profile[name])))
        if name in profile
        else (f"{row.number} {name}", "–", text["unknown"])
        for name, row in table().items()
    )
    caption = text["rest"].format(known=len(profile), all=len(table()))
    return Table(caption, tuple(text["rest_head"]), rows, left=(0, 2))
