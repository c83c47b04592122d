"""Claims as a lab declares them: the box comes from its knobs, the words from its file, the record lies beside both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from .claims import Claim
from .conditions import Side
from .findings import Found
from .knobs import Params
from .words import words

Box = Mapping[str, tuple[Side, Any]]
"""What is varied: each quantity with its side of the box, and with the value at which it is tried first."""


def sides(Params: type[Params], names: Iterable[str]) -> Box:
    """Knobs over their whole range, first at their default."""
    knobs = Params.knobs()
    return {name: (knobs[name].side, knobs[name].default) for name in names}


def declared(
    data: Path,
    id: str,
    experiment: Callable[..., Found],
    futures: int,
    box: Box,
    measured: Iterable[str] = (),
    silent: Iterable[str] = (),
) -> Claim:
    """The claim `id` of the lab whose folder `data` holds its words and the record.

    Quantities of the box may become conditions, but for those that are `silent`; figures that are `measured` may, too.
    """
    said = words(data)
    told = [name for name in (*box, *measured) if name not in silent]
    return Claim(
        id=id,
        lab=data.parent.name,
        experiment=experiment,
        futures=futures,
        box={name: side for name, (side, _) in box.items()},
        defaults={name: default for name, (_, default) in box.items()},
        words={name: said["quantities"][name] for name in told},
        ledger=data / "ledger.json",
        **said["claims"][id],
    )
