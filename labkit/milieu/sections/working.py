"""How a figure comes about, worked in words: 16 operators at work / 1,450 SMEs × 1,000 = 11.0."""

from __future__ import annotations

import numpy as np

from ..evidence import Evidence, Here
from ..evidence.figures import ISO
from ..evidence.worked import by_kind, item_means
from ..indicators import ITEMS_OF
from .numbers import number, plain_value, say
from .overview import looked_at


def working(here: Here, found: Evidence) -> str:
    """The formula with the numbers of these rows. Only for an indicator that can be told."""
    name, text = found.indicator.name, say()["sections"]["worked"]
    told = {"above": number(found.above), "below": number(found.below), "value": plain_value(name, found.value)}
    told |= {"first": f"{here.since + 1:.0f}", "year": f"{here.year:.0f}", "window": here.assumed.window}
    if name in ITEMS_OF:
        return text["judged"].format(**told, items=_items(here, found))
    if found.counted[0].sheet == "operators" and not len(found.counted[0]):
        key = "duplication_none" if name == "duplication" else "no_operators"
        return text[key].format(**told, looked=number(looked_at(found)))
    return text[name].format(**told, **_more(name, here, found))


def _more(name: str, here: Here, found: Evidence) -> dict[str, str]:
    """What only some of the formulas tell."""
    if name in ("kinds", "effective_kinds", "common_kinds"):
        kinds = by_kind(here, found.counted[0]).items()
        return {"kinds": ", ".join(f"{kind} {n}" for kind, n in kinds)}
    if name == "certified_per_1000_smes":
        return {"terms": _terms(here, found)}
    if name == "exporter_growth":
        return _years(here, found)
    halves = {"pairs_above": number(found.above / 2), "pairs_below": number(found.below / 2)}
    return halves if name == "duplication" else {}


def _terms(here: Here, found: Evidence) -> str:
    """Firms of each standard, each with its weight."""
    sheet = here.milieux.territories
    firms = (sheet[column][rows.at[0]] for column, rows in zip(ISO, found.counted, strict=False))
    return " + ".join(f"{number(n)} × {weight:g}" for n, weight in zip(firms, here.assumed.iso, strict=True))


def _years(here: Here, found: Evidence) -> dict[str, str]:
    last, first = (float(here.milieux.territories["year"][rows.at[0]]) for rows in found.counted)
    return {"last_year": f"{last:.0f}", "first_year": f"{first:.0f}", "years": f"{last - first:.0f}"}


def _items(here: Here, found: Evidence) -> str:
    means = item_means(here, found.counted[0])
    return ", ".join(f"{item.replace('_', ' ')} {number(np.round(mean, 12))}" for item, mean in means.items())
