"""One future of the game in plain Python, member by member: what the ensemble kernel must equal."""

from __future__ import annotations

import numpy as np

YEARS, BODIES = 40, 20


def single(x):
    """The kernel compares luck and thresholds in single precision."""
    return np.float32(x)


def meeting(one, other, investing, k):
    """Mean pay-off of `one` in a relation with `other`, each True if it co-operates."""
    again = k["lasting"]
    if one and other:
        return k["together"] + k["support"] * investing
    if one:
        return (1 - again) * -k["exploited"] + again * -k["fight"] + k["relief"] * investing
    if other:
        return (1 - again) * k["exploit"] + again * -k["fight"]
    return -k["fight"]


def earned(one, others, investing, k):
    """Mean over all whom one may meet."""
    return sum(meeting(one, other, investing, k) for other in others) / len(others)


def change(does, gain, luck, k):
    """A group a year later: whoever looks at one that does better may follow."""
    share, keen = sum(does) / len(does), min(k["imitation"] * abs(gain), 1)
    up = k["errors"] + (1 - k["errors"]) * (share * keen if gain > 0 else 0)
    down = k["errors"] + (1 - k["errors"]) * ((1 - share) * keen if gain < 0 else 0)
    return [luck[i] <= single(1 - down) if it else luck[i] < single(up) for i, it in enumerate(does)]


def told(firms, partners, bodies, k):
    z = sum(bodies) / len(bodies)
    each = [meeting(a, b, z, k) for a in firms for b in partners]
    back = [meeting(b, a, z, k) for a in firms for b in partners]
    both = sum(a and b for a in firms for b in partners) / len(each)
    territory = both * (k["spill_over"] + k["returns"] * z) - (1 - both) * k["damage"] - k["cost"] * z
    return {
        "firms": sum(firms) / len(firms),
        "partners": sum(partners) / len(partners),
        "investing": z,
        "cooperating": both,
        "pay_off": [sum(each) / len(each), sum(back) / len(back), territory],
    }


def future(k, luck, run):
    """What is told of years 0 to 40."""
    sizes, starts = (k["firms"], k["firms"], BODIES), (k["start"], k["start"], k["start_invest"])
    firms, partners, bodies = (
        [bool(drawn[i, run] < single(start)) for i in range(size)]
        for drawn, size, start in zip(luck.first, sizes, starts, strict=True)
    )
    years = [told(firms, partners, bodies, k)]
    for year in range(YEARS):
        z, both = years[-1]["investing"], years[-1]["cooperating"]
        gains = (
            earned(True, partners, z, k) - earned(False, partners, z, k),
            earned(True, firms, z, k) - earned(False, firms, z, k),
            k["returns"] * both * (1 - k["free_riding"] * z) - k["cost"],
        )
        firms, partners, bodies = (
            change(does, gain, drawn[year, :, run], k)
            for does, gain, drawn in zip((firms, partners, bodies), gains, luck.change, strict=True)
        )
        years.append(told(firms, partners, bodies, k))
    return years
