"""The experiments behind the claims RE1 to RE8: what is varied, what is compared, what counts as yes.

Each gets the knobs that vary as arrays (point,) and returns yes/no parts and figures, arrays (point,). The *tipping
gap* is the wage gap at which half of the futures collapse; it is searched anew at every point, so that "below" and
"above tipping" mean the same whatever the assumptions.
"""

from __future__ import annotations

import numpy as np

from labkit.core.claims import Found
from labkit.core.conditions import Points

from .compare import GAPS, NEVER, collapsed, compare, first_at, near, path, tipping_gap
from .indices import TIPPED_BELOW
from .kernel import evolve
from .luck import draw
from .params import RelocationParams
from .sweep import with_moved

ALL_ABLE, NONE_ABLE = -9.0, 9.0  # preserve_threshold that makes every firm selective, or every firm replicative
NOBODY_MOVES = {"coordination": 99.0}


def kernel_resists(points: Points, seed: int, runs: int) -> Found:
    """RE1: half of the kernel goes at a larger gap than half of the rest; strong competences delay the collapse."""
    at = [{"globalisation": gap} for gap in GAPS]
    found = compare(points, at, seed, runs)
    kernel = first_at(0.5, 1 - found["kernels_kept"].mean(axis=-1))
    other = first_at(0.5, found["selective"].mean(axis=-1) + 1 - found["kernels_kept"].mean(axis=-1))
    weak, strong = (tipping_gap(points, seed, runs, initial_competences=value) for value in (0.45, 0.85))
    without = tipping_gap(points, seed, runs, hold=0.0)
    tipping = first_at(0.5, found["tipped"].mean(axis=-1))
    raised = (strong > weak + 0.01) | (weak == NEVER)
    return Found(
        {"kernel leaves later": kernel >= other + 0.1, "strong competences raise the tipping gap": raised},
        {"gap_kernel": kernel, "gap_other": other, "tipping_weak": weak, "tipping_strong": strong,
         "tipping": tipping, "tipping_without_hold": without},
    )  # fmt: skip


def low_trust_loses_more(points: Points, seed: int, runs: int) -> Found:
    """RE2: tacit knowledge lets a digital district tip later; digitalisation costs home more where trust is low."""
    cases = [{"trust": trust, "digitalisation": digital} for trust in (0.45, 0.75) for digital in (0.2, 0.6)]
    here = compare(points, cases, seed, runs)["home"].mean(axis=-1)
    curves = compare(points, [{**case, "globalisation": gap} for case in cases for gap in GAPS], seed, runs)
    home, tipped = (curves[n].mean(axis=-1).reshape(len(cases), len(GAPS), -1) for n in ("home", "tipped"))
    gaps = [first_at(0.5, shares) for shares in tipped]
    without = tipping_gap(points, seed, runs, tacitness=0.0, **cases[3])
    more = (home[0] - home[1]) - (home[2] - home[3])
    low, high = here[0] - here[1], here[2] - here[3]
    return Found(
        {"tacit knowledge holds digitalisation off": (gaps[3] > without + 0.01) | (without == NEVER),
         "low trust loses more": low > high + 2},
        {"loss_low_trust": low, "loss_high_trust": high, "low_loses_more_from": first_at(2, more),
         "high_loses_more_from": first_at(2, -more), "tipping_low_trust": gaps[0], "tipping_low_trust_digital": gaps[1],
         "tipping_high_trust": gaps[2], "tipping_high_trust_digital": gaps[3],
         "tipping_high_trust_digital_not_tacit": without, "above_low_trust": points["globalisation"] - gaps[1],
         "above_high_trust": points["globalisation"] - gaps[3]},
    )  # fmt: skip


def few_or_many(points: Points, seed: int, runs: int) -> Found:
    """RE3: where home would hold, a few departures do little and many tip it; and the way back is not the way there."""
    shares = collapsed(points, seed, runs)
    safe, lost = near(first_at(0.1, shares), -0.05), first_at(0.9, shares)
    start = [{"globalisation": safe, "expelled": share} for share in (0.0, 0.1, 0.6)]
    home = compare(points, start, seed, runs)["home"]
    loss, many = (home[0] - home[1]).mean(axis=-1), (home[2] < TIPPED_BELOW).mean(axis=-1)
    alone = compare(points, [{**start[2], "peers": 0.0}], seed, runs)["tipped"][0].mean(axis=-1)
    down = {f"down_after_{n}": down_after(n, lost, points, seed, runs) for n in (20, 40, 60, 80)}
    up, back = slow_ramp(points, seed, max(runs // 3, 1))
    return Found(
        {"few do little": loss < 10, "many tip": many > 0.5, "the way back is another": up > back + 0.1},
        {"safe_gap": safe, "lost_gap": lost, "loss_few": loss, "tipped_many": many, "tipped_many_no_peers": alone,
         **down, "gap_up": up, "gap_back": back},
        asked=(safe > 0) & (lost < NEVER),
    )  # fmt: skip


def down_after(years: int, gap: np.ndarray, points: Points, seed: int, runs: int) -> np.ndarray:
    """Share of futures, (point,), still collapsed 40 years after a gap that lasted `years` has closed."""
    there_and_back = path((years, gap), (40, 0.0))
    return compare(points, [{"globalisation": there_and_back}], seed, runs, years + 40)["tipped"][0].mean(axis=-1)


def slow_ramp(points: Points, seed: int, runs: int) -> tuple[np.ndarray, np.ndarray]:
    """The wage gaps, (point,), at which half of the kernel work has gone while the gap rises from 0 to 1 in a hundred
    years, and at which half of it is back while the gap falls to 0 again; 0 where it never comes back."""
    gap = np.concatenate([np.linspace(0, 1, 100), np.linspace(1, 0, 100)])
    values, _ = with_moved(RelocationParams(), {**points, "globalisation": gap[:, None]})
    years = evolve(values, draw(seed, runs, len(gap)))
    away = np.array([state.replicative.mean(axis=-1) for state in years])[1:] >= 0.5
    up = np.where(away[:100].any(axis=0), gap[away[:100].argmax(axis=0)], 1.0)
    back = ~away[100:]
    return up, np.where(back.any(axis=0), gap[100 + back.argmax(axis=0)], 0.0)


def better_than_staying(points: Points, seed: int, runs: int) -> Found:
    """RE4: selective moves with reinvestment leave home better off than no move at all."""
    cases = [{"preserve_threshold": ALL_ABLE}, NOBODY_MOVES, {"preserve_threshold": NONE_ABLE},
             {"preserve_threshold": ALL_ABLE, "reinvestment": 0.0}, {}]  # fmt: skip
    home = compare(points, cases, seed, runs)["home"].mean(axis=-1)
    selective, never, replicative, unspent, own = home
    return Found(
        {"better than no move": selective > never},
        {"gain_selective": selective - never, "gain_replicative": replicative - never,
         "gain_no_reinvestment": unspent - never, "gain_own_choice": own - never,
         "above_tipping": points["globalisation"] - tipping_gap(points, seed, runs)},
    )  # fmt: skip


def policy_averts(points: Points, seed: int, runs: int) -> Found:
    """RE5: where nine futures in ten collapse, early support makes firms selective and averts it; late does not."""
    above = tipping_gap(points, seed, runs, level=0.9)
    support = [path((60, 0.0)), path((60, 0.6)), path((10, 0.0), (50, 0.6)), path((20, 0.0), (40, 0.6)),
               path((30, 0.0), (30, 0.6)), path((20, 0.6), (40, 0.0))]  # fmt: skip
    found = compare(points, [{"globalisation": above, "policy": p} for p in support], seed, runs, 60)
    tipped, selective = found["tipped"].mean(axis=-1), found["selective"].mean(axis=-1)
    averted = (tipped[0] - tipped) / np.maximum(tipped[0], 1e-9)
    names = ("from_0", "from_10", "from_20", "from_30", "from_0_to_20")
    return Found(
        {"early support averts": averted[1] > 0.5, "more firms selective": selective[1] > selective[0],
         "support from year 30 does not": averted[4] < 0.5},
        {"tipped_without": tipped[0], **{f"averted_{n}": averted[i + 1] for i, n in enumerate(names)}},
        asked=above < NEVER,
    )  # fmt: skip


def passive_selective_worst(points: Points, seed: int, runs: int) -> Found:
    """RE6: of passive or active, selective or replicative, passive with selective gives the destination least."""
    cells = [{"involvement": i, "preserve_threshold": able} for i in (0.2, 0.8) for able in (ALL_ABLE, NONE_ABLE)]
    found = compare(points, cells, seed, runs)
    index = found["destination"].mean(axis=-1)
    own = (found["destination_competences"] * found["destination_trust"]).mean(axis=-1)
    names = ("passive_selective", "passive_replicative", "active_selective", "active_replicative")
    return Found(
        {"least competitive": index[0] < index[1:].min(axis=0), "least of its own": own[0] < own[1:].min(axis=0)},
        {**dict(zip(names, index, strict=True)),
         "kernels_passive_selective": own[0], "kernels_passive_replicative": own[1],
         "above_tipping": points["globalisation"] - tipping_gap(points, seed, runs)},
    )  # fmt: skip


def what_stays(points: Points, seed: int, runs: int) -> Found:
    """RE7: absorption and imitation decide, more than volume, what is left when the wage gap closes again."""
    tipping = tipping_gap(points, seed, runs)
    low, high = (path((20, near(tipping, by)), (40, 0.0)) for by in (-0.12, 0.12))
    cases = [{"absorption": 0.1}, {"absorption": 0.8}, {"imitation": 0.0}, {"imitation": 0.4}]
    cases = [{"globalisation": high, **case} for case in cases] + [{"globalisation": low}, {"globalisation": high}]
    found = compare(points, cases, seed, runs, 60)
    kept = (found["destination_competences"] * found["destination_trust"]).mean(axis=-1)
    absorption, imitation, volume = kept[1] - kept[0], kept[3] - kept[2], kept[5] - kept[4]
    return Found(
        {"absorption beats volume": absorption > volume, "imitation beats volume": imitation > volume},
        {"swing_absorption": absorption, "swing_imitation": imitation, "swing_volume": volume},
    )


def people_carry(points: Points, seed: int, runs: int) -> Found:
    """RE8: the more people move with the work, the more tacit knowledge arrives."""
    modes = [{"commitment": c, "preserve_threshold": ALL_ABLE} for c in (0.2, 0.7, 0.8)]
    found = compare(points, [*modes, {"preserve_threshold": NONE_ABLE}], seed, runs)
    tacit = found["destination_trust"].mean(axis=-1)
    codified = found["destination_competences"].mean(axis=-1)
    return Found(
        {"more with brownfield than subcontracting": tacit[1] > tacit[0], "most with greenfield": tacit[2] > tacit[1]},
        {"tacit_subcontracting": tacit[0], "tacit_brownfield": tacit[1], "tacit_greenfield": tacit[2],
         "tacit_whole_chain": tacit[3], "codified_subcontracting": codified[0], "codified_greenfield": codified[2]},
    )  # fmt: skip
