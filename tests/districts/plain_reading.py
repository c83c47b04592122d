"""What is read from a year of a single future, in plain Python; and where its activities go."""

from __future__ import annotations

import math

from .plain import counted


def seen(firms, anchor):
    """What is read from a year."""
    c = counted(firms, anchor)
    x = sorted((f["x"] for f in firms), reverse=True)
    links = 4 * sum(f["l"] for f in firms) / max(c["n"], 1)
    reached = [1 - math.exp(-links * f / max(c["private"], 1e-12)) for f in x]
    return {
        "output": c["private"] + anchor,
        "firms": c["n"],
        "competence": c["mean"] if c["n"] else 0.0,
        "concentration": sum(x[:4]) / max(c["private"], 1e-12),
        "outside": 1 - c["local"],
        "public": anchor / c["total"],
        "trade": c["trade"],
        "star": (c["n"] * reached[0] - sum(reached)) / max(c["n"] - 1, 1),
        "leader_links": reached[0],
    }


def belongs(year, k):
    half = lambda value, at, width: 1 / (1 + math.exp((at - value) / width))  # noqa: E731
    public, few = half(year["public"], 0.25, 0.05), half(year["concentration"], k["hub_from"], 0.06)
    out, linked = half(year["outside"], k["outside_from"], 0.08), half(year["trade"], k["trade_from"], 0.06)
    marshallian, satellite = (1 - public) * (1 - few) * (1 - out) * linked, (1 - public) * out * (1 - linked)
    hub = (1 - public) * few * (1 - out * (1 - linked))
    return [marshallian, hub, satellite, public, 1 - marshallian - hub - satellite - public]


def away(years, k, event, luck, run):
    """Share of each activity away, by year, and its concentration in the end."""
    knowledge, labour = (0.2, 0.2, 0.8, 0.8), (0.8, 0.2, 0.8, 0.2)
    there, told = [[1.0] + [0.0] * 7 for _ in range(4)], [[0.0] * 4]
    for year in range(1, 41):
        codified = k["codified"] if event == "ICT shock" and year > 10 else 0.0
        work = [sum(knowledge[j] * there[j][s] for j in range(4)) / 2 for s in range(8)]
        linked = [work[0] * years[year - 1]["trade"]] + [w * k["elsewhere"] for w in work[1:]]
        for j in range(4):
            worth = [(1 - codified) * k["nearness"] * knowledge[j] * w for w in linked]
            for s in range(1, 8):
                worth[s] += labour[j] * k["wage_gap"] * (0.5 + 0.5 * luck.cheap[s - 1, run])
                worth[s] -= k["coordination"] * (1 - codified * (1 - knowledge[j]))
            chance = [math.exp(w / k["choice_luck"]) for w in worth]
            there[j] = [w + 0.3 * (c / sum(chance) - w) for w, c in zip(there[j], chance, strict=True)]
        told.append([1 - w[0] for w in there])
    return told, [sum((w / (1 - all_[0])) ** 2 for w in all_[1:]) for all_ in there]
