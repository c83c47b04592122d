"""The knobs of the pipelines lab: seven on the first panel, the rest in the assumptions fold.

The concepts come from a review of the literature on resource transfer between clusters, "R". R quotes what its papers
found in words. It gives no rate, share or cost: every default and every range below is assumed.
"""

from __future__ import annotations

from labkit.core.knobs import Params, choice, number

from .channels import MIXED, NAMES

BUZZ = "assumed; idea: Bathelt et al. (2004), R 11.11"
GIULIANI = "assumed; idea: Giuliani (2005), R 11.12"
R7, R8 = "assumed; idea: R part 7", "assumed; idea: R part 8"
EXCHANGES = ("two way", "one way")


class PipelinesParams(Params):
    """What a student can move. Knowledge is a share of all that is known in the world; rates are per year."""

    pipelines: float = number(
        0.5, 0, 2.5, step=0.1, unit="ties", label="Pipelines", source=BUZZ, first_panel=True,
        meaning="ties to firms in other clusters that a firm means to hold, on average; three at most",
    )  # fmt: skip
    channel: str = choice(
        MIXED, (MIXED, *NAMES.values()), label="Channel", source=R7, first_panel=True,
        meaning="what all ties are; mixed is a fifth of each: trade, fairs, social ties, relocation, multinationals",
    )  # fmt: skip
    gatekeeping: float = number(
        0.5, 0, 1, step=0.05, unit="share", label="Gatekeepers", source=GIULIANI, first_panel=True,
        meaning="share of the ties that go to firms by the cube of what they know; the rest is spread evenly. Look at "
        "new in Learned in local talk; on the map it hardly shows",
    )  # fmt: skip
    base: float = number(
        0.40, 0.20, 0.60, step=0.02, unit="share", label="Knowledge base", source=GIULIANI, first_panel=True,
        meaning="what a firm knows in year 0, on average, of all that is known in the world",
    )  # fmt: skip
    firms: int = number(
        24, 8, 72, step=4, unit="firms", label="Cluster size", source=BUZZ, first_panel=True,
        meaning="firms in each cluster",
    )  # fmt: skip
    outside: float = number(
        0.40, 0, 0.70, step=0.05, unit="weight", label="Outside news", source=R8, first_panel=True,
        meaning="weight of knowledge born elsewhere when a firm combines what it knows into something new; the "
        "higher, the less a firm can do with what it knows from home, of which it has more",
    )  # fmt: skip
    exchange: str = choice(
        "two way", EXCHANGES, label="Exchange", source="assumed; idea: R 11.1 and 11.4", first_panel=True,
        meaning="whether all clusters hold ties and learn by them, or the first only teaches and holds none",
    )  # fmt: skip

    clusters: int = number(
        4, 2, 4, step=1, unit="clusters", label="Clusters", source="assumed; cases with two to five in R part 7",
        meaning="how many clusters there are in this world",
    )  # fmt: skip
    lead: float = number(
        0, 0, 1, step=0.1, unit="share", label="Head start", source="assumed; idea: R 7.1.1",
        meaning="how much more firms of the first cluster know in year 0; 0.5 is half as much again",
    )  # fmt: skip
    creation: float = number(
        0.18, 0.10, 0.35, step=0.01, unit="per year", label="Creation", source=GIULIANI,
        meaning="share of what is not yet known that a firm would find in a year if it knew all the rest",
    )  # fmt: skip
    obsolescence: float = number(
        0.06, 0.02, 0.10, step=0.01, unit="per year", label="Ageing", source="assumed; idea: R 11.12",
        meaning="share of all knowledge that is out of date after a year",
    )  # fmt: skip
    shock: float = number(
        0.15, 0, 0.30, step=0.05, unit="of log", label="Good, bad years",
        meaning="standard deviation of the logarithm of a year's luck in creation, the same for a whole cluster; it "
        "makes the bands a little wider and leaves the middle where it is",
    )  # fmt: skip
    spread: float = number(
        0.5, 0.1, 0.6, step=0.05, unit="of log", label="Talent differs", source=GIULIANI,
        meaning="standard deviation between firms of the logarithm of talent",
    )  # fmt: skip
    buzz: float = number(
        0.30, 0.10, 0.60, step=0.05, unit="per year", label="Local buzz", source=BUZZ,
        meaning="rate at which a firm takes up what it hears, in a cluster of 24 in which all can be followed",
    )  # fmt: skip
    capacity: float = number(
        32, 12, 80, step=4, unit="firms", label="Firms followed", source=BUZZ,
        meaning="how many firms' talk one firm can follow; beyond that, buzz congests",
    )  # fmt: skip
    overload: float = number(
        1.5, 0.5, 3, step=0.1, unit="exponent", label="Overload", source=BUZZ,
        meaning="how sharply talk gets in its own way once more firms talk than can be followed; up to 1 it only "
        "levels off. With fewer firms, as by default, a sharper one disturbs less, so more is learned",
    )  # fmt: skip
    common: float = number(
        0.2, 0, 0.6, step=0.05, unit="share", label="Grasped by all", source=GIULIANI,
        meaning="share of the talk that every firm understands, whatever it knows already",
    )  # fmt: skip
    need: float = number(
        0.45, 0.15, 0.55, step=0.05, unit="share", label="Needed to learn", source=GIULIANI,
        meaning="knowledge base at which a firm takes in half of what it meets",
    )  # fmt: skip
    tacit: float = number(
        0.5, 0.2, 0.8, step=0.05, unit="share", label="Tacit part", source="assumed; idea: R 11.8",
        meaning="share of useful knowledge that is tacit: in people's heads and hands, not on paper",
    )  # fmt: skip
    tacit_speed: float = number(
        0.5, 0.2, 1, step=0.05, unit="ratio", label="Tacit, local", source=BUZZ,
        meaning="how fast tacit knowledge passes between neighbours, beside codified",
    )  # fmt: skip
    flow: float = number(
        0.15, 0.05, 0.30, step=0.01, unit="per year", label="Flow of a tie", source=R7,
        meaning="share of what the partner knows more that passes in a year, to a firm that takes in all",
    )  # fmt: skip
    trust_years: float = number(
        3, 0.5, 6, step=0.5, unit="years", label="Years to trust", source=BUZZ,
        meaning="years after which a tie carries 63 % of the tacit knowledge that it ever will",
    )  # fmt: skip
    people: float = number(
        1, 0, 1, step=0.1, unit="share", label="Tacit by people", source="assumed; idea: R 7.2.1",
        meaning="how far channels differ in tacit knowledge; at 0 all carry it equally well (a control). With mixed "
        "ties only Who carries what shows it: what one channel loses another gains",
    )  # fmt: skip
    tie_cost: float = number(
        1, 0, 2, step=0.1, unit="×", label="Cost of ties", source="assumed; idea: R 11.10",
        meaning="time that a tie takes from a firm's year, as a multiple of its channel's",
    )  # fmt: skip


OF_TIES = ("exchange", "gatekeeping", "people", "flow", "channel", "tie_cost", "trust_years")


def idle(params: PipelinesParams) -> tuple[str, ...]:
    """The knobs that change nothing at this setting: without ties to other clusters, those of ties."""
    return OF_TIES if params.pipelines == 0 else ()
