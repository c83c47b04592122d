"""The knobs of the milieu lab: seven on the first panel, the rest in the assumptions fold.

T (Torrès 2002, part 1) names the four D's and asks for no formula, weight or scale: every default and range below is
assumed. Names of choices follow the OECD/JRC *Handbook on Constructing Composite Indicators* (2008).
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import create_model

from labkit.core.knobs import Params, choice, flag, number

T = "assumed; the four D's: T part 1"
HANDBOOK = "assumed; OECD/JRC 2008, step {}"
NORMALISE = {"min–max": "minmax", "z": "zscore", "rank": "rank", "goalposts": "goalposts"}
MISSING = {"drawn": "median", "ignored": "available", "median": "median", "lowest": "lowest", "highest": "highest"}
COMPARED = 3  # territories; fewer cannot be normalised against each other


class MilieuParams(Params):
    """What a student can move. Importances are raw: only their proportions count. Compensation runs from 0 to 1."""

    focus: str = choice(
        "", ("",), label="Territory", source="the data", first_panel=True,
        meaning="the territory whose profile is shown; all others are scored too",
    )  # fmt: skip
    compensation: float = number(
        1.0, 0, 1, step=0.01, unit="0 to 1", label="Compensation", source=HANDBOOK.format(6), first_panel=True,
        meaning="how far a strong D makes up for a weak one: 1 in full (arithmetic mean), 0.5 in part (geometric), "
        "0 not at all (the weakest D is the score)",
    )  # fmt: skip
    normalise: str = choice(
        "min–max", tuple(NORMALISE), label="Normalise", source=HANDBOOK.format(5), first_panel=True,
        meaning="how figures in different units come onto one scale: from the lowest to the highest territory, by "
        "standard deviations (z), by rank, or between fixed goalposts",
    )  # fmt: skip
    density: float = number(
        25, 0, 100, step=1, unit="weight", label="Density", source=T, first_panel=True,
        meaning="importance of Density: how many operators and certified firms there are",
    )  # fmt: skip
    diversity: float = number(
        25, 0, 100, step=1, unit="weight", label="Diversity", source=T, first_panel=True,
        meaning="importance of Diversity: how many kinds of operator there are, and how evenly",
    )  # fmt: skip
    dynamics: float = number(
        25, 0, 100, step=1, unit="weight", label="Dynamics", source=T, first_panel=True,
        meaning="importance of Dynamics: operators that begin and end, more exporters, new ties, and what raters say",
    )  # fmt: skip
    directionality: float = number(
        25, 0, 100, step=1, unit="weight", label="Directionality", source=T, first_panel=True,
        meaning="importance of Directionality: whether somebody coordinates, what is duplicated, shared aims",
    )  # fmt: skip

    missing: str = choice(
        "drawn", tuple(MISSING), label="Missing figures", source=HANDBOOK.format(3),
        meaning="what stands in for a figure that is not known: the median of the others as chosen, and that of any "
        "other in the draws; nothing, so that the others count for more; or always the median, lowest or highest",
    )  # fmt: skip
    within: float = number(
        1.0, 0, 1, step=0.01, unit="0 to 1", label="Within a D", source=HANDBOOK.format(6),
        meaning="the same as compensation, among the indicators of one D",
    )  # fmt: skip
    iso_9002: float = number(
        0.75, 0, 1, step=0.05, unit="share", label="ISO 9002", source="assumed; order: T part 1",
        meaning="what a firm certified after ISO 9002 counts, where one after ISO 9001 counts 1",
    )  # fmt: skip
    iso_9003: float = number(
        0.5, 0, 1, step=0.05, unit="share", label="ISO 9003", source="assumed; order: T part 1",
        meaning="what a firm certified after ISO 9003 counts, where one after ISO 9001 counts 1",
    )  # fmt: skip
    window: int = number(
        5, 2, 10, step=1, unit="years", label="Look back",
        meaning="how many years back operators and ties count as new",
    )  # fmt: skip
    doubt_operators: float = number(
        0.25, 0, 1, step=0.05, unit="share", label="Doubt: operators", source=HANDBOOK.format(7),
        meaning="share of operators that somebody else would have listed otherwise: left out, or split in two or more",
    )  # fmt: skip
    doubt_raters: bool = flag(
        True, label="Doubt: raters", source=HANDBOOK.format(7),
        meaning="whether other raters might have been asked, such as those who were",
    )  # fmt: skip
    doubt_weights: float = number(
        0.3, 0, 1, step=0.05, unit="log sd", label="Doubt: weights", source=HANDBOOK.format(7),
        meaning="how far sensible people differ about an importance: 0.3 means by a factor of 1.35 either way in two "
        "of three draws",
    )  # fmt: skip
    doubt_normalise: bool = flag(
        True, label="Doubt: scale", source=HANDBOOK.format(7),
        meaning="whether min–max, z and rank are each as sensible; acts on ranks, and not with goalposts",
    )  # fmt: skip
    doubt_exponent: float = number(
        0.5, 0, 2, step=0.1, unit="exponent", label="Doubt: compens.", source=HANDBOOK.format(7),
        meaning="how far the exponent of the mean across the D's may lie from the one chosen, though never above 1, "
        "which is full compensation; the exponent is 2 − 1/compensation",
    )  # fmt: skip


def params_for(names: Sequence[str]) -> type[MilieuParams]:
    """The knobs of a lab over these territories: `focus` offers them by name.

    Fewer than three cannot be compared; they are put between goalposts unless the student chooses otherwise.
    """
    fields = {name: (info.annotation, info) for name, info in MilieuParams.model_fields.items()}
    focus = MilieuParams.knobs()["focus"]
    changed = {"focus": (str, _choice_of(focus, names[0], tuple(names)))}
    if len(names) < COMPARED:
        normalise = MilieuParams.knobs()["normalise"]
        changed["normalise"] = (str, _choice_of(normalise, "goalposts", normalise.choices))
    return create_model("MilieuParams", __base__=MilieuParams, __module__=__name__, **{**fields, **changed})


def _choice_of(knob, default: str, choices: tuple[str, ...]):
    return choice(
        default, choices, label=knob.label, source=knob.source, meaning=knob.meaning, first_panel=knob.first_panel
    )


def exponent_of(compensation: float) -> float:
    """The exponent of a generalised mean: 1 at compensation 1, 0 at 0.5, −∞ at 0."""
    return 2 - 1 / compensation if compensation > 0 else float("-inf")
