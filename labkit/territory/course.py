"""The course of a territory, year after year: its milieu and its district, and the money that moves both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np

from labkit.activation import course
from labkit.activation import state as milieus
from labkit.activation import year as milieu_years
from labkit.activation.params import ActivationParams
from labkit.core.points import in_points
from labkit.relocation import kernel as relocation
from labkit.relocation import state as districts
from labkit.relocation.params import RelocationParams

from .luck import BEFORE, PROGRAMME, YEARS, Luck
from .params import LEVERS, money_of

MOST_ABILITY, TRAINED, USUAL_TRUST = 0.80, 0.10, 0.60
USUAL_TIES, USUAL_LOSS = ActivationParams().spontaneous, RelocationParams().trust_loss
USES = {"intermediaries": "measures", "coordination": "brokerage", "hubs": "outside"}


@dataclass
class Year:
    """A year of the territory.

    `milieu` and `district` are what the two labs know of it; the district is that of year 0 until then. `spent`
    (lever, point, run), k EUR.
    """

    at: int
    milieu: milieu_years.Year
    district: districts.State
    spent: np.ndarray


def evolve(values: Mapping[str, Any], luck: Luck) -> Iterator[Year]:
    """The equations, year by year: yields years −5, −4, …, 10.

    Each of `values` may be a number or an array (point,); all points share the luck. Read each year before you ask for
    the next: firms of the district are moved in place.
    """
    k = in_points(values)
    m, d = milieu_knobs(k), district_knobs(k)
    milieu = milieus.begin(m, luck.milieu, len(k.budget))
    district = districts.start(d, luck.district, np.zeros(len(k.budget)))
    for at in range(-BEFORE, YEARS + 1):
        acting = float(0 <= at < PROGRAMME)
        steer(m, d, k, acting, district.trust)
        read = milieu_years.read(milieu, m)
        yield Year(at, read, district, spent(read, k, d, acting))
        if at == YEARS:
            return
        milieu = milieu_years.move_on(read, m, luck.milieu, at + BEFORE)
        if at >= 0:
            d.human_capital = np.minimum(k.first_ability + d.trained + k.services_help * read.services, 1)
            relocation.reconsider(district, d, luck.district, at)
            district = relocation.renew(district, d, luck.district, at)


def milieu_knobs(k: SimpleNamespace) -> SimpleNamespace:
    """The knobs of the activation lab, (point, 1), with the money of three levers in its own unit."""
    money = money_of(k)
    bought = sum(money[name] for name in USES) / k.tie_price
    here = {"operators": k.operators, "budget": bought, **{use: getattr(k, name) for name, use in USES.items()}}
    return course.in_points(dict(ActivationParams()) | {name: value[:, 0] for name, value in here.items()})


def district_knobs(k: SimpleNamespace) -> SimpleNamespace:
    """The numbers of the relocation lab, some of them (point, 1); with what training has raised so far, `trained`."""
    values = relocation.numbers(RelocationParams())
    here = {"globalisation": k.globalisation, "trust": k.first_trust, "human_capital": k.first_ability}
    return SimpleNamespace(**values | here, trained=np.zeros_like(k.budget), bought=np.zeros_like(k.budget))


def steer(m: SimpleNamespace, d: SimpleNamespace, k: SimpleNamespace, acting: float, trust: np.ndarray) -> None:
    """Sets what the programme and the couplings change in the numbers of both labs this year."""
    money = {name: acting * each for name, each in money_of(k).items()}
    m.acting = acting
    m.spontaneous = USUAL_TIES * (1 - k.trust_ties + k.trust_ties * trust / USUAL_TRUST)
    kept = (1 - k.forgetting) * d.trained
    room = np.maximum(MOST_ABILITY - k.first_ability - kept, 0)
    d.bought = np.minimum(TRAINED * money["human_capital"] / k.training_price, room)
    d.trained = kept + d.bought
    d.trust_loss = USUAL_LOSS * 0.5 ** (money["trust"] / k.meeting_price)
    d.policy = np.minimum(money["policy"] / k.policy_price, 1)


def spent(read: milieu_years.Year, k: SimpleNamespace, d: SimpleNamespace, acting: float) -> np.ndarray:
    """k EUR that each lever costs this year, (lever, point, run), in the order of `LEVERS`."""
    others = (d.bought * k.training_price / TRAINED, acting * money_of(k)["trust"], d.policy * k.policy_price)
    whole = np.empty((len(LEVERS), *read.many.shape))
    whole[: len(USES)] = read.spent[: len(USES)] * k.tie_price
    whole[len(USES) :] = np.array(others)
    return whole
