"""Words and menus that the sections share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from labkit.core.words import words
from labkit.ui.sections import Choose

from ..channels import NAMES

ALL = "all"


def said(part: str) -> Any:
    """The words of one part of the sections."""
    return words(Path(__file__).parents[1] / "data")["sections"][part]


def menu(label: str, options: Iterable[str], chosen: Mapping[str, str], name: str) -> Choose:
    """A menu of `options` after "all"; what is offered no more falls back to all."""
    offered = {ALL: said("all")} | {option: kind_in_words(option) for option in options}
    wanted = chosen.get(name, ALL)
    return Choose(label, offered, wanted if wanted in offered else ALL)


def kind_in_words(kind: str) -> str:
    """A channel by the name that it is told by, such as fairs; any other kind as it is."""
    return NAMES.get(kind, kind)
