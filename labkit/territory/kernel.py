"""Five years of public money over six levers: where does it go furthest?

A territory as two other labs see it, over 10 years. Its milieu is that of the activation lab: 2,000 small firms,
operators that help them abroad, ties between these and to networks outside. Its district is that of the relocation lab:
120 firms that may move work away, with kernels of critical competences K and of tacit knowledge and trust T. In years 0
to 4 the territory spends `budget` on six levers, in proportion to their importances; m is the money of a lever in a
year. The first three buy what they buy in the activation lab, whose money is ties:
    intermediaries   new operators, for m/tie_price of that lab's money
    coordination     ties brokered between them, alike
    external hubs    ties to networks outside, alike
The others move numbers of the relocation lab:
    human capital    raises the firms' ability by 0.10·m/training_price, up to 0.80; what was raised is lost by
                     `forgetting` a year
    trust            multiplies the trust lost in a year by ½^(m/meeting_price)
    policy           support of m/policy_price, at most 1
Years 5 to 10 go on without money. Money that finds nothing to buy is not spent, and told so.

**Couplings.** The two labs know nothing of each other. Three things join them here, and all three can be put to 0:
    spontaneous ties between operators: chance times 1 − trust_ties + trust_ties·T/0.60
    a firm's ability: plus services_help·(services), the share of firms that are served, by how well
    exporters of the territory: share·(1 − exporters_leave·(share of firms that moved their whole chain away))

**Four aims.** In year 10: exporters; the mean of the four D's as the milieu lab scores them; the kernels, (K + T)/2;
and the public cost of all years. Each future is run twice with the same luck, with the programme and with no money, so
that what is gained is told future by future.

Source. The levers are T's (Torrès 2002, part 2: network activation, intermediaries close to firms, networks outside)
and B's (Biggiero 2006, abstract: policy for innovation, human capital and trust). Kernels are B's.

Invented. All prices, all couplings, that one territory is both labs' at once, that 120 firms stand for the 2,000, and
that other knobs of both labs stand at their defaults. The four D's still count the firms that left.

Tuned by hand. Prices are such that the whole budget on one lever does something that can be seen. After the first runs
of each lever alone the wage gap became 0.50 instead of 0.45, so that the district loses firms; aims are read in year
10, not 20, since most of what five years buy is gone by then; and services_help went from 0.5 to 2, since services
reach a few firms in a hundred. All before the claim was run over its box.

Left out. Levers of the other labs: export groups, where offices sit, which channel carries knowledge. Taxes that come
back, money from elsewhere, and the game of firms, partners and territory.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from labkit.core.points import Figures

from .course import evolve
from .luck import draw
from .params import TerritoryParams, unmoved
from .portrait import in_windows, portrait
from .result import AIMS, TerritoryResult

RUNS = 200


def simulate(params: TerritoryParams, seed: int = 0, runs: int = RUNS) -> TerritoryResult:
    """`runs` futures of the territory over years 0 to 10, with and without the programme. Pure."""
    here, without = _series(params, seed, runs), _without(unmoved(params), seed, runs)
    return TerritoryResult(
        params=params,
        seed=seed,
        **here,
        **{f"{aim}_without": without[aim] for aim in AIMS},
        **{f"gained_{aim}": here[aim][:, -1] - without[aim][:, -1] for aim in AIMS},
        cost=here["spent"].sum(axis=(1, 2)),
    )


@lru_cache(maxsize=8)
def _without(params: TerritoryParams, seed: int, runs: int) -> Figures:
    kept = _series(params, seed, runs)
    for array in kept.values():
        array.flags.writeable = False
    return kept


def _series(params: TerritoryParams, seed: int, runs: int) -> Figures:
    """Years 0 to 10 of one setting, arrays (run, period, …)."""
    values = dict(params)
    years = [portrait(window, values["exporters_leave"]) for window in in_windows(evolve(values, draw(seed, runs)))]
    return {name: np.array([year[name][0] for year in years]).swapaxes(0, 1).copy() for name in years[0]}
