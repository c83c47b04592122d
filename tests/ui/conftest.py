"""A bench of the relocation lab, and a pocket lab with all kinds of knobs whose futures are worked by hand."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

import labkit
from labkit.core.knobs import Params, choice, flag, number
from labkit.core.result import Result, array
from labkit.ui import figures
from labkit.ui.bench import Bench
from labkit.ui.frame import unpack
from labkit.ui.lab import Lab, Preset
from labkit.ui.view import Panel, View


class Stall(Params):
    """Knobs of a market stall: number, whole number, choice, flag."""

    price: float = number(
        0.5, 0, 1, step=0.01, unit="share", meaning="price as a share of the dearest", label="Price", first_panel=True
    )
    stalls: int = number(20, 0, 100, step=5, unit="stalls", meaning="how many stalls", label="Stalls")
    weather: str = choice("dry", ("dry", "wet"), meaning="what falls", label="Weather")
    music: bool = flag(False, meaning="whether a band plays", label="Music")


@dataclass(frozen=True, eq=False)
class Takings(Result):
    """Takings of a day by hour."""

    takings: np.ndarray = array("run", "period", unit="index", meaning="what was taken")

    def marked(self, against=None, draft=False):
        count, beside = "About" if draft else "In", ", beside A" if against else ""
        takes = f"{self.takings[:, -1].mean():.0f}"
        return f"{count} **{self.runs}** days the {{source:market}} takes {takes}{beside}."


def trade(params, seed=0, runs=200):
    """Takings grow from 0 by 10 × price × (1 + share of the run) an hour; each seed adds 1."""
    slope = 10 * params.price * (1 + np.arange(runs) / runs)
    return Takings(params, seed, slope[:, None] * np.arange(9) + seed)


class StallView(View):
    def build(self):
        fig = figures.blank(200, (0, 10), (0, 100))
        figures.ticks(fig.xaxis, [0, 8], {0: "hour 0"})
        figures.ticks(fig.yaxis, [0, 50, 100])
        figures.grid(fig, self, [0, 50], (0, 8), strong=100)
        figures.bands(fig, self, "takings", "source")
        figures.dashed(fig, self, "pinned", "source")
        figures.runs(fig, self, "some", "source")
        figures.labels(fig, self, "end", bold=True)
        return (Panel("takings", "Takings <by hour> & day", fig),)

    def show(self, result, against=None):
        median = figures.put_bands(self, "takings", result.takings, every=4)
        then = np.median(against.takings, axis=0) if against else np.array([])
        self.put("pinned", x=np.arange(len(then)), y=then)
        self.put("some", xs=np.tile(np.arange(9), (3, 1)), ys=result.takings[:3])
        figures.put_labels(self, "end", [(8.2, median[-1], f"Market <{median[-1]:.0f}>", "source")])


class PocketLab(Lab):
    def load_view(self):
        return StallView


POCKET = PocketLab(
    name="pocket",
    code="PO",
    version=3,
    question="What does a stall take?",
    Params=Stall,
    simulate=trade,
    view="",
    presets={"cheap": Preset("Cheap", "Invented.", {"price": 0.1})},
    draft_runs=10,
    runs=40,
)


@pytest.fixture(scope="session")
def relocation():
    return labkit.labs()["relocation"]


@pytest.fixture(scope="session")
def pocket():
    return POCKET


@pytest.fixture(scope="session")
def other_pocket():
    return replace(POCKET, name="other", code="OT")


@pytest.fixture
def opened():
    """Opens benches and closes them after the test."""
    benches = []

    def open_one(lab, seed=0, prediction=None, **knobs):
        benches.append(Bench(lab, lab.Params(**knobs), seed, prediction))
        return benches[-1]

    yield open_one
    for bench in benches:
        bench.close()


@pytest.fixture
def bench(opened, relocation):
    return opened(relocation)


@pytest.fixture
def stall(opened, pocket):
    return opened(pocket)


@pytest.fixture
def shown():
    """What the front end reads from a bench's frame: header, and the numbers as bytes."""

    def read(bench):
        size = int.from_bytes(bench.frame[:4], "little")
        return unpack(bench.frame), bench.frame[4 + size :]

    return read


@pytest.fixture
def wish():
    """Moves knobs as the front end does: with the next number, and only the knobs the hand moved."""

    def make(bench, draft=False, n=None, **values):
        bench.wish = {"n": n or unpack(bench.frame)["n"] + 1, "values": values, "draft": draft}

    return make


@pytest.fixture
def ask():
    """Sends a message as the front end does: with the next number."""

    def send(bench, n=None, **content):
        bench._handle_custom_msg({**content, "n": n or unpack(bench.frame)["n"] + 1}, [])

    return send


@pytest.fixture
def sent(monkeypatch):
    """What benches send to the front end."""
    out = []
    monkeypatch.setattr(Bench, "send", lambda _bench, content, buffers=None: out.append((content, buffers)))
    return out


@pytest.fixture
def simulated(monkeypatch):
    """Price, seed and number of futures each time the pocket lab simulates."""
    calls = []

    def simulate(params, seed=0, runs=200):
        calls.append((params.price, seed, runs))
        return trade(params, seed, runs)

    monkeypatch.setitem(POCKET.__dict__, "simulate", simulate)
    return calls


@pytest.fixture(scope="module")
def future(relocation):
    kept = {}

    def simulate(runs=200, seed=0, **knobs):
        key = (runs, seed, *knobs.items())
        if key not in kept:
            kept[key] = relocation.simulate(relocation.Params(**knobs), seed=seed, runs=runs)
        return kept[key]

    return simulate


@pytest.fixture(scope="module")
def view(relocation):
    """One view for all tests here, as one view serves all moves on a bench."""
    return relocation.load_view()("light")
