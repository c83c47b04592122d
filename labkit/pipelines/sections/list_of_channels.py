"""Channels: the catalogue of the model, all invented, with the ranges in which claims try it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labkit.core.words import percent
from labkit.ui.sections import Cell, Content, Table

from ..channels import CATALOGUE, CHANNELS
from .said import kind_in_words, said


def content(_bench: Any, _chosen: Mapping[str, str]) -> Content:
    """Reach, life and cost of each channel, each with its least and most."""
    text = said("channels")
    return Content(
        (Table(text["caption"], tuple(text["head"]), tuple(map(_row, CHANNELS)), left=(0, 1)),), text["note"]
    )


def _row(name: str) -> tuple[str | Cell, ...]:
    channel = CATALOGUE[name]
    (reach, *reaches), (life, *lives), (cost, *costs) = channel.reach, channel.life, channel.cost
    return (
        kind_in_words(name),
        f"{channel.place}: {channel.label}",
        Cell(f"{percent(reach)} ({_range(*map(percent, reaches))})", bar=(reaches[0], reach, reaches[1])),
        f"{life:g} ({_range(*(f'{years:g}' for years in lives))})",
        f"{percent(cost)} ({_range(*map(percent, costs))})",
    )


def _range(least: str, most: str) -> str:
    return said("channels")["range"].format(least=least, most=most)
