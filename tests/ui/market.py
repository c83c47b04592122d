"""A market: a tiny lab over data, with sections and files of its own. Its data are takings by stall, worked by hand."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from pydantic import create_model

from labkit.core.knobs import Params, choice, number
from labkit.core.result import Result, array
from labkit.ui import figures
from labkit.ui.lab import Data, Lab, Preset
from labkit.ui.sections import Cell, Choose, Content, Section, Table
from labkit.ui.view import Panel, View

TOWNS = {"north": {"Apples": 4, "Bread": 2, "Cheese": 1}, "south": {"Bread": 5, "Dates": 3}}
LABELS = {"north": "The market in the north", "south": "The market in the south"}
TEMPLATE = {"stalls.csv": "Apples,4\n", "README.md": "Write over it.\n"}


class Stalls(Params):
    """Knobs of a market; `stall` offers those that there are."""

    stall: str = choice("", ("",), meaning="which stall is yours", label="Stall", first_panel=True)
    price: float = number(0.5, 0, 1, step=0.01, unit="share", meaning="how dear", label="Price", first_panel=True)
    rain: float = number(0, 0, 5, step=1, unit="mm", meaning="what falls", label="Rain")


class Faulty(ValueError):
    """Data with faults: a line that counts them, then one a fault."""


@dataclass(frozen=True, eq=False)
class Takings(Result):
    """What your stall takes."""

    takings: np.ndarray = array("run", unit="index", meaning="what your stall takes")

    def marked(self, against=None, draft=False):
        return f"**{self.params.stall}** takes {self.takings.mean():.1f}{', beside A' if against else ''}."


class MarketView(View):
    def build(self):
        fig = figures.blank(120, (0, 10), (0, 1))
        fig.scatter("x", "y", source=self.source("mine", x=[], y=[]))
        figures.labels(fig, self, "name")
        return (Panel("takings", "Takings", fig),)

    def show(self, result, against=None):
        self.put("mine", x=np.array([result.takings.mean()]), y=np.array([0.5]))
        figures.put_labels(self, "name", [(1, 0.5, result.params.stall, "source")])


class MarketLab(Lab):
    """Its view needs no module to be found in."""

    def load_view(self):
        return MarketView


@lru_cache
def params_for(names):
    """The knobs of a market with these stalls; equal ones for equal names, whatever they take."""
    one = choice(names[0], names, meaning="which stall is yours", label="Stall", first_panel=True)
    return create_model("Stalls", __base__=Stalls, __module__=__name__, stall=(str, one))


def read(files):
    """Stalls from `name,number` lines. Raises Faulty, which names all lines that are wrong."""
    lines = [line.split(",") for text in files.values() for line in bytes(text).decode().splitlines()]
    faults = [f"- row {i}, takings = {value!r}" for i, (_, value) in enumerate(lines, 1) if not value.isdigit()]
    if faults or not lines:
        raise Faulty("\n".join([f"{len(faults)} faults in the data:", *(faults or ["- no rows"])]))
    return {name: int(value) for name, value in lines}


def digest(stalls):
    """8 hex digits that differ where the stalls do."""
    return f"{sum(map(ord, repr(sorted(stalls.items())))):08x}"


def over(source):
    """The market over a town's name, or files by name."""
    if isinstance(source, str):
        return market(source, TOWNS[source])
    return market("", read(source), " and ".join(source), ("One stall is dear.", "All are open."))


def market(key, stalls, label="", notes=()):
    """The lab over these stalls."""

    def trade(params, seed=0, runs=200):
        return Takings(params, seed, np.full(runs, stalls[params.stall] * (1 + params.price) + seed))

    return MarketLab(
        name="market", code="MA", version=1, question="What does a stall take?", Params=params_for(tuple(stalls)),
        simulate=trade, view="", draft_runs=4, runs=8,
        presets={"dear": Preset("Dear", "Invented.", {"price": 1.0})},
        data=Data(key, LABELS.get(key, label), digest(stalls), notes), bind=over, shipped=LABELS,
        sections=(Section("beside", "Beside another", beside), Section("plain", "Plain", plain)),
        files={"report.html": lambda bench: ("text/html", f"<p>{bench.params.stall}</p>"), "zip": zipped},
        words={"futures": "{runs} days, luck {seed}", "files": {"report.html": "Report"}},
        template=lambda: TEMPLATE,
    )  # fmt: skip


def zipped(_bench):
    """A file that is no text."""
    return "application/zip", b"PK\x00\xff"


def beside(bench, chosen):
    """Your stall beside another, which a menu chooses; counts in `bench.asked` where a test hung it there."""
    if hasattr(bench, "asked"):
        bench.asked.append(dict(chosen))
    names = bench.lab.Params.knobs()["stall"].choices
    other = chosen.get("other", names[-1])
    if bench.params.rain > 3:
        raise ArithmeticError("too wet to compare")
    mine = Cell(f"{bench.params.price:.2f}", bar=(0, bench.params.price, 1), shade=-bench.params.price, strong=True)
    rows = ((bench.params.stall, mine), (other, "?"))
    menu = Choose("Other stall", {name: name for name in names}, other)
    by = Choose("By", {"day": "day", "week": "week"}, chosen.get("by", "day"))
    table = Table("Two stalls", ("Stall", "Price"), rows)
    return Content((table,), "Compared at one price.", {"other": menu, "by": by})


def plain(_bench, _chosen):
    """A section without menus."""
    return Content((Table("Plain", ("", "b"), (("x", "1"),)),))


def with_a_long_section(lab):
    """The same lab with one section more, longer and wider than the page, also over other data."""
    head, rows = ("", *map(str, range(40))), tuple((f"row {i}", *["a number"] * 40) for i in range(60))
    long = Section("long", "Long", lambda *_: Content((Table("Long and wide", head, rows),)))
    return replace(lab, sections=(*lab.sections, long), bind=lambda source: with_a_long_section(lab.bind(source)))


MARKET = over("north")
