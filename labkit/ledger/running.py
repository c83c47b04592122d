"""Runs the experiments of many claims: their pieces side by side in two processes, then the rows are put together.

The first settings of every claim come first. They tell how long the rest will take: the time left is known early.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from labkit.core.claims import Claim
from labkit.core.findings import Found, Piece
from labkit.core.records import read, record

from .progress import Progress

PROCESSES = 2
Task = tuple[Claim, Piece]
Row = dict[str, Any]


def run(
    claims: Sequence[Claim],
    quick: bool = False,
    tell: Callable[[str], None] = lambda _line: None,
    processes: int = PROCESSES,
    lucks: Sequence[int] = (),
) -> list[Row]:
    """A row of the ledger for each claim, in their order. `tell` gets a line of progress now and then.

    `lucks` are seeds to run all settings with besides.
    """
    progress, found = Progress(tasks(claims, quick, lucks), processes, tell), {}
    with one_thread_each(), ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(find, claim.lab, claim.id, piece): (claim, piece) for claim, piece in progress.tasks}
        try:
            for done in as_completed(waiting):
                claim, piece = waiting[done]
                found[claim.id, piece], seconds = done.result()
                progress.done((claim, piece), seconds)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [claim.judge(quick, lambda piece, claim=claim: found[claim.id, piece], lucks) for claim in claims]


def tasks(claims: Sequence[Claim], quick: bool, lucks: Sequence[int] = ()) -> list[Task]:
    """All pieces of all claims: the first piece of each, then the second of each, and so on."""
    every = [(place, claim, piece) for claim in claims for place, piece in enumerate(claim.pieces(quick, lucks))]
    return [(claim, piece) for _, claim, piece in sorted(every, key=lambda task: task[0])]


def find(lab: str, id: str, piece: Piece) -> tuple[Found, float]:
    """What one piece finds, and the seconds it took; runs in a process of its own."""
    from labkit import labs

    claim = next(claim for claim in labs()[lab].claims if claim.id == id)
    began = time.perf_counter()
    return claim.find(piece), time.perf_counter() - began


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Processes begun inside compute in one thread each: with more, they wait for each other."""
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def signed(rows: Sequence[Row], labs: Mapping[str, Any]) -> list[Row]:
    """The rows with the version of labkit and of the lab that made them."""
    from labkit import __version__

    return [row | {"made_with": {"labkit": __version__, "lab": labs[row["lab"]].version}} for row in rows]


def keep(rows: Sequence[Row], labs: Mapping[str, Any]) -> None:
    """Writes the rows into the records of their labs; rows of other claims stay as they are."""
    for name in dict.fromkeys(row["lab"] for row in rows):
        claims = labs[name].claims
        fresh = {row["id"]: row for row in signed([row for row in rows if row["lab"] == name], labs)}
        before = {row["id"]: row for row in read(claims[0].ledger)}
        record(claims[0].ledger, [{**before, **fresh}[claim.id] for claim in claims if claim.id in {**before, **fresh}])
