"""Words: every sentence a student reads, one JSON file per language and room.

English lies in `words_en.json`. Another language is a second file with the same keys beside it
(`words_fr.json`), chosen with the environment variable LABKIT_LANGUAGE.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

THIN = "\u202f"
MINUS = "\u2212"
RUNS = "futures"
PERIOD, AT_PERIOD = "year", "in year {n}"


@lru_cache
def words(folder: Path, language: str | None = None) -> dict[str, Any]:
    """The words of one room. A language without a file falls back to English."""
    wanted = language or os.environ.get("LABKIT_LANGUAGE", "en")
    file = folder / f"words_{wanted}.json"
    if not file.exists():
        file = folder / "words_en.json"
    return json.loads(file.read_text(encoding="utf-8"))


def drawn(lab: Any) -> str:
    """What a lab calls its runs: "futures", or its own word `runs`."""
    return getattr(lab, "words", {}).get("runs", RUNS)


def period(lab: Any) -> str:
    """What a lab calls a period: "year", or its own word `period`."""
    return getattr(lab, "words", {}).get("period", PERIOD)


def at_period(lab: Any) -> str:
    """How a lab says when: "in year {n}", or its own words `at_period` where a period is no year."""
    return getattr(lab, "words", {}).get("at_period", AT_PERIOD)


def percent(share: float) -> str:
    """0.87 as 87 %, with a thin space that does not break."""
    return f"{100 * share:.0f}{THIN}%"


def fine(share: float) -> str:
    """Per cent with a decimal where it is not 0: 14 %, 10.4 %, 0.5 %, 0 %."""
    text = f"{100 * share:.1f}"
    return f"{text.removesuffix('.0')}{THIN}%"


def signed(value: float, decimals: int = 0) -> str:
    """+5 or −3, with a true minus; 0 has no sign."""
    text = f"{abs(value):.{decimals}f}"
    if float(text) == 0:
        return text
    return ("+" if value > 0 else MINUS) + text


def short(value: float) -> str:
    """A number with three significant digits: 0.42, 85.2, 1234; thousands are written out."""
    return f"{value:.3g}" if abs(value) < 999.5 else f"{value:.0f}"


def count(hits: int, runs: int, draft: bool = False) -> str:
    """171 of 200; of a draft only roughly (about 6 in 7), of many runs as a percentage."""
    if not draft:
        return f"{hits} of {runs}" if runs <= 200 else percent(hits / runs)
    below, parts = min(
        ((round(hits / runs * n), n) for n in range(2, 11)), key=lambda f: (abs(f[0] / f[1] - hits / runs), f[1])
    )
    return {0: "hardly any", parts: "nearly all"}.get(below, f"about {below} in {parts}")


def plain(marked: str) -> str:
    """A marked sentence without its marks: **bold** and {role:text}."""
    out = marked.replace("**", "")
    while "{" in out:
        before, _, rest = out.partition("{")
        inside, _, after = rest.partition("}")
        out = before + inside.partition(":")[2] + after
    return out


def unmarked(text: str) -> str:
    """A text of somebody else's, such as a name, safe to stand in a marked sentence: its own marks become brackets."""
    return text.replace("{", "(").replace("}", ")").replace("*", "·")
