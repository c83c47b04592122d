"""Why do small firms go abroad through their neighbours?

A territory of 60 × 60 km with eight towns and 400 small and medium-sized firms, over 20 years. Some export. Around them
are *intermediaries*: public export offices (a chamber, a delegation, an export club) and private ones (consultants,
forwarders, banks). A firm of s staff sees as far as its means allow: reach_i = reach·(s/15)^reach_elasticity.

**Access.** What help reaches firm i, from offices of capacity c and private advisers q in the towns m:
    A_i = Σ_o c_o·e^(−d_io/reach_i) + Σ_m q_m·e^(−d_im/reach_i),   support S = A/(1 + A)
    Offices near firms: one in each town, c_m = capacity·w_m^scale_economies, w_m the share of firms nearest to town m.
    Else one office of full capacity: office_distance km east of the centre of the map, or 600 km, in the capital.

**Neighbours.** e_i is the experience of a firm: each year it moves a quarter of the way to 1 if the firm exports, to 0
if not. What it hears is H_i = Σ_j v_ij·e_j/(1 + Σ_j v_ij) with v_ij = e^(−d_ij/peer_distance), itself left out; the 1
keeps a lonely firm from hearing much.

**Firms.** Log-odds of a first export, and of giving up, in a year:
    start = ease + help_effect·S + peer_effect·H + size_effect·ln(s/15) + 0.6·digital·(unaided + (1 − unaided)·S)
    quit  = −1 − 1.8·e − 0.8·S
    A firm starts if luck > −start and stays if luck > quit, or if that is easier, if luck > −start: whoever exports
    stays at least as easily as it would start. Luck is one logistic number a firm and year.
    In year 0 a firm exports with probability initial_exporters·√(s/15), at most 0.6; exporters have experience ½.

**Advisers.** Private capacity follows exporters nearby, who then help others to start (*self-strengthening*):
    q_m gains 0.0125·self_strengthening·Σ_i exporting_i·e^(−d_im/peer_distance), loses adviser_exit·q_m

Beside it stand the strategy map of one firm (`strategy`) and its choice of a partner (`partner`).

Source. Torrès (2002), *Small firm, glocalization strategy and proximity*, ECSB conference, Barcelona ("T"): proximity
as the main principle of small firms' management and territory as a stepping stone (introduction); the
internationalising milieu, its intermediaries, contact with exporting firms, self-strengthening (part 1); the closer of
two partners, the distance that grows with resources, information of no use without a name (part 2); glocalization
strategy (conclusion). T gives no equation and no number that could set one.

Invented. All functional forms and all numbers; the map, its towns and their sizes; that firms neither move nor grow;
that the digital is worth more where help is near; that the chance of giving up falls with help.

Tuned by hand. A prototype's first guesses were kept, with changes made before any claim was run here: 20 years
instead of 25; experience is forgotten as fast as it is gained (0.25 instead of 0.30), so that what a firm hears is a
running mean; staying is never harder than starting, so that more help can cost no exporter in any future. For the
picture of the strategy map the cost of being local was raised from 0.12 to 0.20, which keeps the best point off the
edge, and your firm was put where firm 303 of the first territory stands, where the best point turns from local
through glocal to global as the firm grows.

Left out. Queues at offices, sectors, firms that are born, die, grow or move, the quality of advice, prices, and what
offices cost. Help has no price here, so more of it always looks better.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from labkit.core.luck import single

from .counts import clustering_gain, shares
from .geography import MEDIAN_STAFF, Offices, Territory, offices, territory
from .luck import FIRMS, YEARS, Luck, draw
from .params import GlocalizationParams
from .result import GlocalizationResult
from .sums import from_towns, summed
from .your_firm import fade, public_help, reach_of, your_firm

RUNS = 200
LEARNING, NEW_ADVISERS = 0.25, 0.0125
DIGITAL_EFFECT, QUIT, QUIT_EXPERIENCE, QUIT_HELP = 0.6, -1.0, 1.8, 0.8
MOST_AT_START, EXPERIENCE_AT_START = 0.6, 0.5


@dataclass(frozen=True)
class Setting:
    """What does not change over the years: arrays (firm,), but `nearness` (town, firm), and two numbers.

    `needed` is the luck above which a firm starts with nothing to help it; help and what it hears take off
    `help_effect`·S and `pull`·Σ v·e.
    """

    public: np.ndarray
    nearness: np.ndarray
    needed: np.ndarray
    pull: np.ndarray
    help_effect: float
    growth: float


def simulate(params: GlocalizationParams, seed: int = 0, runs: int = RUNS) -> GlocalizationResult:
    """`runs` futures of the territory over years 0 to 20. Pure: same knobs and seed, same arrays."""
    k = SimpleNamespace(**dict(params))
    land, there = land_of(k, seed)
    lit, private = evolve(k, land, there, draw(seed, runs, YEARS + 1))
    exporters, by_size = shares(lit, land)
    return GlocalizationResult(
        params=params,
        seed=seed,
        lit=lit.swapaxes(0, 1),
        exporters=exporters,
        exporters_by_size=by_size,
        exporting=lit.sum(axis=1, dtype=np.uint32) / runs,
        private=np.ascontiguousarray(private.swapaxes(0, 1)),
        clustering_gain=clustering_gain(lit[-1], land),
        firm_reach=reach_of(land.staff, k),
        **_places(land, there),
        **your_firm(k, land, there, private[-1]),
    )


def land_of(k: SimpleNamespace, seed: int) -> tuple[Territory, Offices]:
    """The territory of a seed at these knobs, and its public offices."""
    land = territory(seed, float(k.clustering), float(k.peer_distance), float(k.size_spread))
    return land, offices(land, k.placement, k.capacity, k.scale_economies, k.office_distance)


def evolve(k: SimpleNamespace, land: Territory, there: Offices, luck: Luck) -> tuple[np.ndarray, np.ndarray]:
    """The equations, year by year: who exports (period, run, firm) bool, private capacity (period, run, town)."""
    fixed, logit = _setting(k, land, there), luck.logit
    lit, private = np.empty(logit.shape, dtype=bool), np.zeros((*logit.shape[:2], len(land.town)))
    lit[0] = logit[0] > single(_needed_at_start(k, land))
    around = summed(lit[0], land.weights)
    experience, heard = EXPERIENCE_AT_START * lit[0], EXPERIENCE_AT_START * around[:, :FIRMS].astype(float)
    for year in range(1, len(logit)):
        lit[year] = logit[year] > single(needed_luck(fixed, lit[year - 1], private[year - 1], experience, heard))
        around += summed(lit[year], land.weights, before=lit[year - 1])
        experience += LEARNING * (lit[year] - experience)
        heard += LEARNING * (around[:, :FIRMS] - heard)
        private[year] = (1 - k.adviser_exit) * private[year - 1] + fixed.growth * around[:, FIRMS:].astype(float)
    return lit, private


def _setting(k: SimpleNamespace, land: Territory, there: Offices) -> Setting:
    reach, on_line = reach_of(land.staff, k), DIGITAL_EFFECT * k.digital
    return Setting(
        public=public_help(land.firm, reach, there),
        nearness=np.ascontiguousarray(fade(land.to_town, reach).T),
        needed=-(k.ease + k.size_effect * np.log(land.staff / MEDIAN_STAFF) + on_line * k.unaided),
        pull=k.peer_effect / (1 + land.others),
        help_effect=k.help_effect + on_line * (1 - k.unaided),
        growth=NEW_ADVISERS * k.self_strengthening,
    )


def _needed_at_start(k: SimpleNamespace, land: Territory) -> np.ndarray:
    """The luck (firm,) above which a firm exports in year 0."""
    chance = np.minimum(k.initial_exporters * np.sqrt(land.staff / MEDIAN_STAFF), MOST_AT_START)
    return np.log(1 / chance - 1)


def needed_luck(
    fixed: Setting, exports: np.ndarray, private: np.ndarray, experience: np.ndarray, heard: np.ndarray
) -> np.ndarray:
    """The luck (run, firm) above which a firm exports this year, given the year before."""
    access = fixed.public + from_towns(private, fixed.nearness)
    support = access / (1 + access)
    start = fixed.needed - fixed.help_effect * support - fixed.pull * heard
    stay = np.minimum(QUIT - QUIT_EXPERIENCE * experience - QUIT_HELP * support, start)
    return np.where(exports, stay, start)


def _places(land: Territory, there: Offices) -> dict[str, np.ndarray]:
    (firm_x, firm_y), (town_x, town_y), (office_x, office_y) = land.firm.T, land.town.T, there.place.T
    return {
        "firm_x": firm_x, "firm_y": firm_y, "staff": land.staff, "town_x": town_x, "town_y": town_y,
        "office_x": office_x, "office_y": office_y, "office_capacity": there.capacity,
    }  # fmt: skip
