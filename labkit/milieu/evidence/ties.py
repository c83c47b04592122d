"""Evidence from the sheet ties, and from operators as far as ties tell."""

from __future__ import annotations

from collections import Counter

import numpy as np

from ..attributes import STEPS
from .here import Here, TieRow
from .operators import Parts, at_work, idle
from .rows import Rows, rows

ENDS = ("a", "b")


def formation(here: Here) -> Parts:
    """Ties that began in the window, for operators at work."""
    earliest: dict[tuple, float] = {}
    for tie in here.ties:
        if not tie.counts:
            earliest[tie.pair] = float(np.minimum(earliest.get(tie.pair, np.inf), tie.since))
    why = [_new(tie, earliest, here.since) for tie in _once(here.ties)]
    counted, left_out = _parted(here.ties, why, "new", (*ENDS, "since"))
    return (counted, at_work(here, below=1)), (left_out, idle(here))


def _new(tie: TieRow, earliest: dict[tuple, float], since: float) -> str:
    if tie.counts:
        return tie.counts
    began = earliest[tie.pair]
    return "undated" if np.isnan(began) else "new" if began > since else "old"


def external(here: Here) -> Parts:
    """Ties to partners beyond the territory, for operators at work."""
    why = [tie.counts or ("beyond" if tie.partner else "within") for tie in _once(here.ties)]
    counted, left_out = _parted(here.ties, why, "beyond", ENDS)
    return (counted, at_work(here, below=1)), (left_out, idle(here))


def _once(ties: list[TieRow]) -> list[TieRow]:
    """The same rows, where a further row of one pair is marked as such."""
    seen, marked = set(), []
    for tie in ties:
        again = not tie.counts and tie.pair in seen
        marked.append(TieRow(tie.at, tie.ends, tie.partner, tie.since, "again" if again else tie.counts))
        seen |= {tie.pair} if not tie.counts else set()
    return marked


def _parted(ties: list[TieRow], why: list[str], kept: str, cells: tuple[str, ...]) -> tuple[Rows, Rows]:
    at, reasons = np.array([tie.at for tie in ties], dtype=int), np.array(why, dtype=object)
    counts = reasons == kept
    return rows("ties", at[counts], kept, cells, above=1), rows("ties", at[~counts], reasons[~counts], cells)


def reach(here: Here) -> Parts:
    """Operators at work within two ties of a coordinator, of all at work."""
    steps = _steps(here)
    at = here.operators[here.working]
    far = np.array([steps.get(place, (STEPS + 1, ""))[0] for place in at.tolist()], dtype=int)
    why = np.array(["coordinator", *("reached",) * STEPS, "unreached"], dtype=object)[far]
    by = np.array([steps.get(place, (0, ""))[1] for place in at.tolist()], dtype=object)
    counted = rows("operators", at, why, ("coordinator",), far <= STEPS, 1, by=by)
    return (counted,), (idle(here),)


def _steps(here: Here) -> dict[int, tuple[int, str]]:
    """Ties between an operator and its nearest coordinator, with the names on the way, by its place in the sheet."""
    names, neighbours = here.milieux.operators["operator"], _neighbours(here)
    coordinators = here.operators[here.working & (here.of("coordinator") == "yes")].tolist()
    found = dict.fromkeys(coordinators, (0, ""))
    edge = coordinators
    for step in range(1, STEPS + 1):
        by = {other: at for at in edge for other in sorted(neighbours.get(at, ())) if other not in found}
        for other, at in by.items():
            onward = found[at][1]
            found[other] = (step, f"{names[at]}, {onward}" if onward else str(names[at]))
        edge = list(by)
    return found


def _neighbours(here: Here) -> dict[int, set[int]]:
    joined: dict[int, set[int]] = {}
    for tie in here.ties:
        if not tie.counts and not tie.partner:
            for one, other in (tie.ends, tie.ends[::-1]):
                joined.setdefault(one, set()).add(other)
    return joined


def duplication(here: Here) -> Parts:
    """Others of one's kind and scope to whom there is no tie, of all others of one's kind and scope."""
    kind, scope, neighbours = here.of("kind").tolist(), here.of("scope").tolist(), _neighbours(here)
    told = here.working & (here.of("scope") != "")
    group = dict(zip(here.operators[told].tolist(), _of(list(zip(kind, scope, strict=True)), told), strict=True))
    size = Counter(group.values())
    like = np.array([size[group[at]] - 1 if at in group else 0 for at in here.operators.tolist()], dtype=float)
    tied = np.array([_tied(at, group, neighbours) for at in here.operators.tolist()], dtype=float)
    used = like > 0
    why = np.select([~here.working, ~told], ["idle", "no_scope"], "alone").astype(object)[~used]
    counted = rows(
        "operators", here.operators[used], "like", ("kind", "scope"), (like - tied)[used], like[used],
        others=like[used], untied=(like - tied)[used],
    )  # fmt: skip
    return (counted,), (rows("operators", here.operators[~used], why, ("kind", "scope", "closed")),)


def _tied(at: int, group: dict[int, tuple], neighbours: dict[int, set[int]]) -> int:
    return sum(group.get(other) == group[at] for other in neighbours.get(at, ())) if at in group else 0


def _of(values: list, chosen: np.ndarray) -> list:
    return [value for value, taken in zip(values, chosen.tolist(), strict=True) if taken]
