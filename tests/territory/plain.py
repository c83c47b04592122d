"""One future of the territory in plain Python: the plain milieu and the plain district of the two labs, joined."""

from __future__ import annotations

from labkit.activation.params import ActivationParams
from labkit.relocation.kernel import numbers
from labkit.relocation.params import RelocationParams

from ..activation import plain as milieu
from ..relocation import test_twin as district

BEFORE, YEARS, PROGRAMME = 5, 10, 5
LEVERS = ("intermediaries", "coordination", "hubs", "human_capital", "trust", "policy")


def money(k, at):
    total = sum(k[lever] for lever in LEVERS)
    spends = total > 0 and 0 <= at < PROGRAMME
    return {lever: k["budget"] * k[lever] / total if spends else 0.0 for lever in LEVERS}


def future(k, luck, run):
    """What is told of years −5 to 10; and the plain milieu of each of them."""
    m, d = dict(ActivationParams()), numbers(RelocationParams())
    m |= {"operators": k["operators"], "measures": k["intermediaries"]}
    m |= {"brokerage": k["coordination"], "outside": k["hubs"]}
    d |= {"globalisation": k["globalisation"], "trust": k["first_trust"]}
    t = milieu.first_year(m, luck.milieu, run)
    K = district.within(0.65 + 0.05 * luck.district.start[0, run])
    T = district.within(k["first_trust"] + 0.05 * luck.district.start[1, run])
    firms = [{"whole": False, "parts": set()} for _ in range(district.FIRMS)]
    trained, years, milieux = 0.0, [], []
    for at in range(-BEFORE, YEARS + 1):
        paid = money(k, at)
        m["budget"] = (paid["intermediaries"] + paid["coordination"] + paid["hubs"]) / k["tie_price"]
        m["spontaneous"] = 0.004 * (1 - k["trust_ties"] + k["trust_ties"] * T / 0.6)
        left = (1 - k["forgetting"]) * trained
        bought = min(0.1 * paid["human_capital"] / k["training_price"], max(0.8 - k["first_ability"] - left, 0))
        trained = left + bought
        d["trust_loss"] = 0.05 * 0.5 ** (paid["trust"] / k["meeting_price"])
        d["policy"] = min(paid["policy"] / k["policy_price"], 1.0)
        read = milieu.read(t, m)
        spent = [price * k["tie_price"] for price in read["spent"][:3]]
        spent += [10 * bought * k["training_price"], paid["trust"], d["policy"] * k["policy_price"]]
        whole = district.whole_share(firms)
        milieux.append(t)
        years.append({
            "exporters": t.exporters * (1 - k["exporters_leave"] * whole),
            "competences": K, "trust": T, "kernels": (K + T) / 2, "replicative": whole,
            "selective": sum(bool(firm["parts"]) for firm in firms) / district.FIRMS, "spent": spent,
        })  # fmt: skip
        if at < YEARS:
            t = milieu.next_year(t, m, luck.milieu, at + BEFORE, run)
        if 0 <= at < YEARS:
            d["human_capital"] = min(k["first_ability"] + trained + k["services_help"] * read["services"], 1.0)
            decide(firms, d, luck.district, at, run, K, T)
            K, T = district.home(d, K, T, district.away_now(firms), firms, luck.district, at, run)
    return years, milieux


def decide(firms, k, luck, year, run, K, T):
    """The quarter of the firms whose turn it is."""
    X = district.away_now(firms)
    gain = [
        4 * k["globalisation"] * district.LABOUR[j] / 0.37
        - k["coordination"] * (1 - k["digitalisation"] * (1 - district.TAU[j] * T))
        - k["hold"] * district.C[j] * K
        + k["peers"] * (X[j] - 0.25)
        for j in range(5)
    ]
    chain = sum(district.LABOUR[j] * gain[j] for j in range(5))
    needed = (k["preserve_threshold"] - k["policy_ability"] * k["policy"]) / max(K + T, 1e-9)
    able_above, turn = district.single((needed - k["human_capital"]) / k["heterogeneity"]), year % 4
    for i in range(30):
        able = luck.ability[turn, i, run] > able_above
        pull, entry = luck.pull[year, i, run], luck.entry[year, i, run]
        district.firm_decides(firms[turn * 30 + i], able, gain, chain, k, pull, entry, K, T)
