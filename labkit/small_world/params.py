"""The knobs of the small world lab: seven on the first panel, two in the assumptions fold.

The question comes from Derbyshire (2010), read in R, parts 8 and 11.10: a cluster does best with about ten per cent
of its ties going far. The ring is that of Watts & Strogatz (1998), "WS", the barter that of Cowan & Jonard (2004),
"CJ". Every default and every range is assumed, but for ten ties a firm and the ten per cent themselves.
"""

from __future__ import annotations

from labkit.core.knobs import Params, choice, number

PASSING = ("barter", "gift", "contagion")
PLACES = ("ring", "clusters")
CJ = "assumed; idea from Cowan & Jonard (2004)"


class SmallWorldParams(Params):
    """What a student can move. Shares run from 0 to 1; time is counted in rounds of meetings."""

    share: float = number(
        0.1, 0.001, 1, step=0.001, unit="share", label="Distant ties", source="R part 11.10", first_panel=True,
        log=True,
        meaning="share of all ties that go to a firm drawn at random instead of a neighbour",
    )  # fmt: skip
    neighbours: int = number(
        5, 2, 10, step=1, unit="a side", label="Neighbours", source="WS (ten ties a firm); range assumed",
        first_panel=True,
        meaning="how many firms on each side a firm is tied to at first; it has twice as many ties",
    )  # fmt: skip
    passing: str = choice(
        "barter", PASSING, label="Knowledge passes", source=CJ, first_panel=True,
        meaning="by barter (only against knowledge), as a gift, or by contagion (only once several partners know it)",
    )  # fmt: skip
    absorption: float = number(
        0.3, 0.05, 1, step=0.05, unit="share", label="Absorption", source=CJ, first_panel=True,
        meaning="share of a partner's lead that a firm takes in at one meeting; not used in contagion",
    )  # fmt: skip
    experts: int = number(
        10, 0, 60, step=1, unit="firms", label="Experts", source=CJ, first_panel=True,
        meaning="firms of 200 that know one field far better at the start; in contagion, firms that know the news",
    )  # fmt: skip
    horizon: int = number(
        480, 80, 1600, step=40, unit="rounds", label="Horizon", first_panel=True, log=True,
        meaning="after how many rounds of meetings we look; in a round one firm in three has a meeting",
    )  # fmt: skip
    place: str = choice(
        "ring", PLACES, label="Start from", source="assumed; ring from WS, clusters from R 11.10", first_panel=True,
        meaning="one ring of 200 firms, or 8 clusters of 25 whose distant ties leave the cluster",
    )  # fmt: skip

    lead: float = number(
        10, 2, 20, step=1, unit="times", label="Lead of experts", source=CJ,
        meaning="level of an expert in its field, against the most that others know; not used in contagion",
    )  # fmt: skip
    confirmations: int = number(
        3, 1, 5, step=1, unit="partners", label="Confirmations",
        meaning="how many partners must have told a firm the news before it believes it; used in contagion only",
    )  # fmt: skip


def idle(params: SmallWorldParams) -> tuple[str, ...]:
    """The knobs that change nothing at this setting."""
    return ("absorption", "lead") if params.passing == "contagion" else ("confirmations",)
