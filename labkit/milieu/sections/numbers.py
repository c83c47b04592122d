"""Numbers and names as the sections and the report write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from labkit.core.words import MINUS, THIN, percent, signed, words

from .. import naming
from ..indicators import DIMENSIONS, INDICATORS, Assumptions

LONGEST = 40  # characters of a name


def say() -> dict[str, Any]:
    """The words of the lab."""
    return words(Path(__file__).parents[1])


def number(value: float) -> str:
    """Three significant digits, thousands parted, a true minus; whole numbers in full; a dash where not known."""
    if not np.isfinite(value):
        return "–"
    if float(value).is_integer() or abs(value) >= 100:
        text = f"{value:,.0f}"
    else:
        text = f"{value:#.3g}" if abs(value) >= 0.001 else f"{value:.5f}"
    return text.replace("-", MINUS)


def coefficient(value: float) -> str:
    """Two decimals and a true minus; a dash where not known."""
    return f"{value:.2f}".replace("-", MINUS) if np.isfinite(value) else "–"


def points(value: float) -> str:
    """A score, or a difference of scores, to a tenth."""
    return f"{value:.1f}".replace("-", MINUS) if np.isfinite(value) else "–"


def change(value: float, decimals: int = 1) -> str:
    """A change with its sign; whole ones without decimals."""
    if not np.isfinite(value):
        return "–"
    return signed(value, 0 if float(value).is_integer() else decimals)


def plain_value(name: str, value: float) -> str:
    """An indicator's value without its unit; shares as per cent."""
    if not np.isfinite(value):
        return say()["sections"]["unknown"]
    unit = INDICATORS[name].unit
    if unit == "share per year":
        return f"{signed(100 * value, 1)}{THIN}%"
    return percent(value) if unit == "share" else number(value)


def worth(name: str, value: float) -> str:
    """An indicator's value with its unit."""
    if not np.isfinite(value):
        return say()["sections"]["unknown"]
    unit, text = INDICATORS[name].unit, say()["sections"]["worth"]
    return text.get(unit, text["other"]).format(value=plain_value(name, value), unit=unit)


def formula(name: str, assumed: Assumptions) -> str:
    """The formula of an indicator in words for the screen, with the weights of the standards as they are set."""
    _, second, third = (f"{weight:g}" for weight in assumed.iso)
    return say()["sections"]["formulas"].get(name, INDICATORS[name].formula).format(second=second, third=third)


def label(name: str) -> str:
    """An indicator or a D in words."""
    text = say()
    return text["dimensions"][name] if name in DIMENSIONS else text["sections"]["indicators"][name]


def cut(name: str, longest: int = LONGEST) -> str:
    """A name cut to the length that a table bears."""
    return naming.cut(name, longest)
