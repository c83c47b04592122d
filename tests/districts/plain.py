"""One future of the districts lab at a time, one firm at a time, in plain Python."""

from __future__ import annotations

import math

import numpy as np

from labkit.districts.luck import PLACES


def single(x: float) -> float:
    """The kernel compares luck and thresholds in single precision."""
    return float(np.float32(x))


def nobody():
    return {"x": 0.0, "a": -30.0, "l": 0.0, "open": False, "outside": False}


def first_year(k, luck, run, begins):
    """Firms and anchor in year 0."""
    hub, plants, many, anchor, small, link, plant_link = {
        "Marshallian": (0, 0, 0, 0, 60, 0.7, 0.1),
        "hub and spoke": (0.55, 0, 0, 0, 49, 0.65, 0.1),
        "satellite": (0, 0.87, 16, 0, 24, 0.3, 0.1),
        "state-anchored": (0, 0, 0, 0.5, 39, 0.6, 0.1),
    }[begins]
    leaders = many + (1 if hub else 0)
    size = [math.exp(0.5 * luck.first_size[i, run]) for i in range(PLACES)]
    of_plants, of_small = sum(size[:many]), sum(size[leaders : leaders + small])
    firms = []
    for i in range(PLACES):
        firm = nobody()
        firm["open"] = i < leaders or luck.open[i, run] < single(k["openness"])
        if i < many:
            firm |= {"x": 60 * plants * size[i] / of_plants, "a": 0.0, "l": plant_link, "outside": True}
        elif i < leaders + small:
            share = hub if i < leaders else (1 - hub - plants - anchor) * size[i] / of_small
            firm |= {"x": 60 * share, "a": 0.1 * luck.first_skill[i, run] - 0.15, "l": link}
        firms.append(firm)
    return firms, 60.0 * anchor


def counted(firms, anchor):
    private = sum(f["x"] for f in firms)
    total = max(private + anchor, 1e-12)
    return {
        "n": sum(f["x"] > 0 for f in firms),
        "private": private,
        "total": total,
        "mean": sum(f["x"] * f["a"] for f in firms) / private if private > 0 else -3.0,
        "trade": (sum(f["x"] * f["l"] for f in firms) + 0.6 * anchor) / total,
        "local": 1 - sum(f["x"] for f in firms if f["outside"]) / total,
    }


def in_force(k, event, year):
    """The numbers of the year after `year`."""
    now = dict(k, fixed=0.0, loss=0.0)
    if year < 10:
        now |= {"cumulativeness": k["regime_before"], "appropriability": k["regime_before"]}
        now |= {"scale": k["scale_before"], "embedding": k["embedding_before"]}
    if event == "ICT shock" and year >= 10:
        now |= {"fixed": k["adoption_size"], "loss": k["obsolescence"] / 3 if year < 13 else 0.0}
    else:
        now |= {"codified": 0.0, "pace": 1.0}
    return now


def event_of_year_ten(firms, anchor, event, k):
    """Returns the anchor and the share of output that it, or the largest firm, leaves behind."""
    c = counted(firms, anchor)
    if event == "hub arrives":
        free = next((f for f in firms if f["x"] == 0), None)
        if free:
            half = 0.5 * k["embedding"] * c["local"] / (c["local"] + k["local_half"])
            hub = k["hub_share"] / (1 - k["hub_share"]) * c["total"]
            free |= {"x": hub, "a": 0.0, "l": half, "open": True, "outside": True}
    if event != "anchor fails":
        return anchor, 0.0
    goes = None if anchor else max(firms, key=lambda f: f["x"])
    lost = (anchor or goes["x"]) / c["total"]
    for firm in firms:
        firm["x"] *= 1 - k["dependence"] * firm["l"] * lost
    if goes:
        goes |= {"x": 0.0, "a": -30.0, "l": 0.0, "outside": False}
    return 0.0, lost


def able(firm, k):
    return firm["x"] / (firm["x"] + k["fixed"]) if k["fixed"] else 1.0


def learned(firms, c, k, luck, year, run):
    """Competence of each firm after innovation, imitation, absorption and the world's progress."""
    skills = []
    for i, f in enumerate(firms):
        rate = k["opportunity"] * k["pace"] * (f["x"] * c["n"] / max(c["private"], 1e-12)) ** k["scale"] * able(f, k)
        cum, step = k["cumulativeness"], k["step"] * abs(luck.quality[year, i, run])
        idea = cum * f["a"] + (1 - cum) * c["mean"] + step
        found = f["x"] > 0 and luck.patience[year, i, run] < single(rate)
        skills.append(max(idea, f["a"]) if found else f["a"])
    best = max(skills)
    for i, f in enumerate(firms):
        a = skills[i]
        skills[i] += k["imitation"] * (1 - k["appropriability"]) * (1 - k["codified"]) * f["l"] * (best - a)
        skills[i] += k["absorption"] * max(-a, 0) * able(f, k) if f["open"] else 0
        skills[i] -= k["drift"] * k["pace"] + k["loss"]
    return skills


def one_year(firms, anchor, freed, k, luck, year, run):
    """Everything of a year for each firm in turn; returns the firms of the year after."""
    c = counted(firms, anchor)
    skills = learned(firms, c, k, luck, year, run)
    short = min(max(c["trade"] / max(c["local"], 1e-12) - 1, 0), 3)
    worth, possible = k["atmosphere"] * (1 - k["codified"]) * c["trade"], c["local"] / (c["local"] + k["local_half"])
    later, plant = [], luck.plant[year, run] < single(k["plants"])
    for i, f in enumerate(firms):
        newcomer = None if f["x"] > 0 else enters(c, freed, possible, k, luck, year, i, run)
        if newcomer is None and f["x"] == 0 and plant:
            link = 0.5 * k["embedding"] * possible
            newcomer, plant = {"x": k["plant_size"], "a": 0.0, "l": link, "open": True, "outside": True}, False
        if f["x"] == 0:
            later.append(newcomer or nobody() | {"open": f["open"]})
            continue
        fit = skills[i] + f["l"] * (worth + (0 if f["outside"] else k["local_orders"] * short))
        fit -= (k["link_cost"] if f["open"] else 0) + k["crowding"] * math.log(c["total"] / 60)
        change = k["selection"] * fit + k["growth_luck"] * luck.growth[year, i, run]
        x = f["x"] * math.exp(min(max(change, -1.5), 1.5))
        risk = k["closing"] / max(x, 1) + (k["leaving"] * (1 - f["l"]) if f["outside"] else 0)
        stays = x >= 0.1 and luck.fate[year, i, run] >= single(risk)
        target = (k["embedding"] if f["outside"] else k["trust"]) * possible
        link = f["l"] + k["link_speed"] * (target - f["l"])
        later.append({**f, "x": x, "a": skills[i], "l": link} if stays else nobody() | {"open": f["open"]})
    return later


def enters(c, freed, possible, k, luck, year, i, run):
    """A local newcomer in an empty place, or None."""
    tries = k["entry"] * (k["entry_alone"] + (1 - k["entry_alone"]) * c["trade"]) + k["spin_offs"] * freed
    behind = k["handicap"] * (1 - (1 - k["cumulativeness"]) * (1 - k["appropriability"]))
    quality = luck.quality[year, i, run]
    if luck.fate[year, i, run] >= single(tries) or quality <= single((behind - k["margin"]) / k["step"]):
        return None
    skill, opened = c["mean"] - behind + k["step"] * quality, luck.open[i, run] < single(k["openness"])
    return {"x": k["newcomer"], "a": skill, "l": 0.5 * k["trust"] * possible, "open": opened, "outside": False}
