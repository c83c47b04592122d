"""Words that the sections share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from labkit.core.words import words

ROOM = Path(__file__).parents[1]


def said(part: str) -> Any:
    """The words of one part of the sections."""
    return words(ROOM)["sections"][part]


def kind_in_words(kind: str) -> str:
    """A type, or amalgam, by the name that the pictures give it."""
    return words(ROOM)["kinds"]["short"][kind]
