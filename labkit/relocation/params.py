"""The knobs of the relocation lab: seven on the first panel, the rest in the assumptions fold.

The concepts come from Biggiero (2006), "B", and from the review of resource transfer between clusters,
"R" (part 11.8 sums up B; its part 7.2 quotes him). No source gives a number for any of them: every default
and every range is assumed.
"""

from __future__ import annotations

from labkit.core.knobs import Params, choice, number

B = "assumed; idea from Biggiero (2006), abstract"
R = "assumed; idea from Biggiero (2006), in R 11.8"

INVOLVEMENT = {"passive": 0.2, "active": 0.8}
COMMITMENT = {"subcontracting": 0.2, "brownfield": 0.7, "greenfield": 0.8}


class RelocationParams(Params):
    """What a student can move. Shares run from 0 to 1, rates are per year."""

    globalisation: float = number(
        0.42, 0, 1, step=0.01, unit="wage gap", label="Globalisation", source=B, first_panel=True,
        meaning="how much cheaper labour is at the destination; 0 is no difference, 1 is work for nothing",
    )  # fmt: skip
    digitalisation: float = number(
        0.40, 0, 1, step=0.01, unit="share", label="Digitalisation", source=B, first_panel=True,
        meaning="share of codified coordination that can be done at a distance",
    )  # fmt: skip
    trust: float = number(
        0.60, 0, 1, step=0.01, unit="share", label="Initial trust", source=B, first_panel=True,
        meaning="strength of the kernel of tacit knowledge and trust at home in year 0",
    )  # fmt: skip
    human_capital: float = number(
        0.50, 0.2, 0.8, step=0.01, unit="share", label="Human capital", source=B, first_panel=True,
        meaning="a firm's average ability to keep its own kernel while the rest moves",
    )  # fmt: skip
    reinvestment: float = number(
        0.50, 0, 1, step=0.05, unit="of saving", label="Reinvestment", source=B, first_panel=True,
        meaning="share of the cost saved by selective moves that goes into competences at home",
    )  # fmt: skip
    policy: float = number(
        0.0, 0, 1, step=0.05, unit="share", label="Policy support", source=B, first_panel=True,
        meaning="public support, every year, for innovation, human capital and trust at home; 1 is the most",
    )  # fmt: skip
    destination: str = choice(
        "active", ("passive", "active"), label="Destination", source=R, first_panel=True,
        meaning="whether local firms and workers take part in what arrives: little (0.2) or much (0.8)",
    )  # fmt: skip

    entry_mode: str = choice(
        "brownfield", tuple(COMMITMENT), label="Entry mode", source=R,
        meaning="how far people move with a part of the chain: subcontract 0.2, bought firm 0.7, new plant 0.8",
    )  # fmt: skip
    initial_competences: float = number(
        0.65, 0.3, 0.9, step=0.01, unit="share", label="Competences", source=B,
        meaning="strength of the kernel of critical competences at home in year 0",
    )  # fmt: skip
    heterogeneity: float = number(
        0.15, 0.08, 0.22, step=0.01, unit="share", label="Firms differ by",
        meaning="standard deviation between firms of the ability to keep their kernel",
    )  # fmt: skip
    preserve_threshold: float = number(
        0.60, 0.5, 0.7, step=0.01, unit="share", label="Selective above",
        meaning="ability times what the territory offers that a firm needs to move selectively",
    )  # fmt: skip
    coordination: float = number(
        1.6, 0.8, 2.4, step=0.1, unit="logit", label="Coordination",
        meaning="cost of directing an activity from afar when nothing is digital",
    )  # fmt: skip
    hold: float = number(
        2.2, 0.0, 3.2, step=0.1, unit="logit", label="Hold of kernel", source=B,
        meaning="how strongly competences at home hold back an activity as critical as can be",
    )  # fmt: skip
    peers: float = number(
        1.2, 0.0, 2.0, step=0.1, unit="logit", label="Peer effect",
        meaning="pull of others who moved the same activity: all instead of none of them",
    )  # fmt: skip
    sunk: float = number(
        0.8, 0.2, 1.4, step=0.1, unit="logit", label="Cost of return",
        meaning="loss that a firm bears abroad before it comes back",
    )  # fmt: skip
    surprise: float = number(
        0.45, 0.25, 0.70, step=0.05, unit="logit", label="Surprise",
        meaning="scale of all the reasons of a firm that the model does not know",
    )  # fmt: skip
    renewal: float = number(
        0.30, 0.2, 0.4, step=0.01, unit="per year", label="Learning", source=B,
        meaning="rate at which critical activities that stay renew competences",
    )  # fmt: skip
    trust_loss: float = number(
        0.05, 0.03, 0.07, step=0.005, unit="per year", label="Trust lost",
        meaning="share of trust that is lost each year without meetings face to face",
    )  # fmt: skip
    reinvestment_yield: float = number(
        0.25, 0.1, 0.4, step=0.05, unit="per year", label="Reinvest. yield",
        meaning="competences built by a saving as large as the whole chain's labour, if all is reinvested",
    )  # fmt: skip
    entry: float = number(
        0.06, 0.0, 0.12, step=0.01, unit="per year", label="New firms",
        meaning="chance that a place left empty is taken by a new local firm, with both kernels full",
    )  # fmt: skip
    shock: float = number(
        0.025, 0.0, 0.04, step=0.005, unit="per year", label="Shocks",
        meaning="standard deviation of what hits both kernels from outside in a year",
    )  # fmt: skip
    policy_yield: float = number(
        0.03, 0.01, 0.05, step=0.005, unit="per year", label="Policy, kernels", source=B,
        meaning="competences and trust that full support adds in a year",
    )  # fmt: skip
    policy_ability: float = number(
        0.30, 0.1, 0.5, step=0.05, unit="share", label="Policy, firms", source=B,
        meaning="help of full support towards the ability to move selectively",
    )  # fmt: skip
    absorption: float = number(
        0.40, 0.1, 0.8, step=0.05, unit="share", label="Absorption", source=R,
        meaning="absorptive capacity of the destination: share of what arrives that it can take up",
    )  # fmt: skip
    imitation: float = number(
        0.20, 0.0, 0.4, step=0.01, unit="per year", label="Imitation", source=R,
        meaning="rate at which local entrepreneurs and workers learn from each other abroad",
    )  # fmt: skip
    fade: float = number(
        0.03, 0.01, 0.06, step=0.005, unit="per year", label="Forgetting",
        meaning="share of its competences and trust that the destination loses each year",
    )  # fmt: skip


def idle(params: RelocationParams) -> list[str]:
    """The knobs that change nothing at this setting."""
    without_policy = ["policy_yield", "policy_ability"] if params.policy == 0 else []
    return without_policy + (["reinvestment_yield"] if params.reinvestment == 0 else [])
