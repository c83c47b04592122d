from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from labkit.core.knobs import Params, number
from labkit.ledger import Ledger, ledger


class StallParams(Params):
    """A lab with one knob."""

    price: float = number(0.5, 0, 1, unit="share", meaning="what a stall asks", label="Price")


@dataclass(frozen=True)
class Stall:
    """A lab without an experiment worth the name: enough to be listed in a ledger."""

    claims: tuple
    name: str = "stall"
    version: int = 3
    question: str = "who buys?"
    Params: type = StallParams

    def token(self, params: Params, seed: int) -> str:
        return f"ST3-{params.price:g}-{seed}"

    def open(self, token: str) -> str:
        return f"a bench of {token}"


@pytest.fixture
def course() -> Ledger:
    """The ledger of the course, as students get it."""
    return ledger


@pytest.fixture
def stall(tmp_path, course) -> SimpleNamespace:
    """A ledger of one lab with two claims that were never recorded, and the file they will be recorded in."""
    from labkit.core.claims import Claim, Found

    def cheap(points, seed, runs):
        return Found({"it is bought": points["price"] < 0.7, "it is sold": points["price"] < 2}, {})

    file: Path = tmp_path / "data" / "ledger.json"
    file.parent.mkdir()
    file.with_name("shown_at.json").write_text('{"ST1": {"price": 0.1}}', encoding="utf-8")
    one = Claim(
        id="ST1", lab="stall", proposition="What is <cheap> is bought.", source="Müller (1900)", place="p. 3",
        invented="all", experiment=cheap, box={"price": (0.0, 1.0)}, defaults={"price": 0.5},
        words={"price": "the price"}, ledger=file, reading="r", look_at="the till",
    )  # fmt: skip
    never = replace(
        one, id="ST2", source="Smith (1776)", experiment=lambda p, s, r: replace(cheap(p, s, r), asked=p["price"] > 2)
    )
    made = Ledger()
    made.labs = {"stall": Stall((one, never))}
    return SimpleNamespace(ledger=made, claims=(one, never), file=file, labs=made.labs)
