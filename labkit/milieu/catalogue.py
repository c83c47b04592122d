"""The lists that the data refer to: kinds of operator, reaches, statements of the survey. Source: T part 1 to 3."""

from __future__ import annotations

from dataclasses import dataclass

# All eight after T part 1, "piggy-back" after its footnote 2. To group them so is ours.
OPERATOR_KINDS = {
    "infrastructure": "airport, port, motorway, fast network, building for new firms",
    "multinational": "establishment of a multinational firm",
    "piggy-back": "large firm that takes small firms abroad with it",
    "foreign community": "migrants, foreign students, executives from abroad",
    "service provider": "trading house, consultant, forwarder, export group",
    "training": "course, school or university that teaches international trade",
    "public body": "chamber of commerce, public office, territorial authority",
    "private association": "exporters' club, advisers' network",
}
SCOPES = ("local", "regional", "national", "international")


@dataclass(frozen=True)
class Item:
    """One statement of the survey. `dimension` is the D it informs; `source` its place in T."""

    name: str
    dimension: str
    statement: str
    source: str


_DYNAMICS = (
    (
        "interaction",
        "The organisations that help firms abroad meet and work together often.",
        "T part 3, on institutional thickness",
    ),
    (
        "work_habits",
        "Working together has become a habit that lasts beyond single projects.",
        "T part 2, on the emergence of synergies",
    ),
    (
        "experience",
        "Firms and people with experience abroad pass it on to newcomers.",
        "T part 1, on advisers and the Exporters' Club",
    ),
    (
        "imitation",
        "Firms that sold only at home take up exporting because firms nearby do.",
        "T part 1, on specific resources",
    ),
)
_DIRECTIONALITY = (
    (
        "shared_aims",
        "The organisations know and share common aims for the territory abroad.",
        "T part 3, on institutional thickness",
    ),
    (
        "coordination",
        "Somebody coordinates the help that firms get.",
        "T part 1, end, on local governance; T part 3, on network activation",
    ),
    (
        "complementarity",
        "What the organisations offer fits together and does not overlap.",
        "T part 1, end, on measures that are multiple",
    ),
    (
        "representations",
        "People here have the same picture of what the territory stands for.",
        "T part 3, on collective representations",
    ),
)
# The statements are ours; each turns a phrase of T into something that a rater can judge from 1 to 5.
ITEMS = {
    name: Item(name, dimension, statement, source)
    for dimension, items in (("dynamics", _DYNAMICS), ("directionality", _DIRECTIONALITY))
    for name, statement, source in items
}
