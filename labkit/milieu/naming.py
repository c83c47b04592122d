"""Places and names as words."""

from __future__ import annotations

from labkit.core.words import unmarked

LONGEST = 13  # characters of a name in a figure


def place(rank: float, words: dict) -> str:
    """1st, 2nd, 3rd, 4th; a shared place is told in full: 2.5th."""
    if rank != rank:
        return words["no_place"]
    if rank != round(rank):
        return words["shared_place"].format(rank=f"{rank:.1f}")
    endings, number = words["place_endings"], round(rank)
    ordinal = 0 if number % 100 in (11, 12, 13) or number % 10 >= len(endings) else number % 10
    return f"{number}{endings[ordinal]}"


def brief(name: str, longest: int = LONGEST) -> str:
    """A name of a territory cut to length, without anything that would be taken for a mark of a sentence."""
    return cut(unmarked(" ".join(name.split())), longest)


def cut(name: str, longest: int) -> str:
    """A name cut to length; an ellipsis stands for the rest."""
    return name if len(name) <= longest else name[: longest - 1] + "…"
