"""The small world kernel beside networkx and igraph (structure), its plain-Python twin and plain C (barter).

    python benchmarks/small_world.py             # a minute; a peer that is missing is left out, and C without a cc

Luck is drawn beforehand, as when a slider moves. Beside peers, each figure is the median processor time of acts that
take turns; the others are the least of several repeats.
"""

from __future__ import annotations

import ctypes
import importlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np

from labkit.small_world.barter import barter, passed
from labkit.small_world.kernel import networks, simulate
from labkit.small_world.luck import CALLS, CATEGORIES, FIRMS, spread_luck
from labkit.small_world.measures import clustering, distances
from labkit.small_world.meetings import World, meetings
from labkit.small_world.params import SmallWorldParams
from labkit.small_world.rewiring import rewiring
from labkit.small_world.spread import first_knowledge
from labkit.small_world.sweep import curve, shape

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.timing import beside, least, medians
from tests.small_world.test_twin import twin

PEERS = Path(__file__).resolve().parent / "peers"
BUDGET = {"drag": (60, 50), "rest": (200, 200)}
SIZES = (200, 500, 1000)


def peer(name: str) -> object | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name} is not installed: left out")
        return None


def measures() -> None:
    """Clustering and path length of one network."""
    there = {name: by for name, by in {"igraph": by_igraph, "networkx": by_networkx}.items() if peer(name)}
    for firms in SIZES:
        wired = rewiring(0, 1, firms, 10)
        ties = wired.owner, wired.ends(0.1)[0]
        pairs = list(zip(*(end.tolist() for end in ties), strict=True))
        acts = {"labkit": partial(by_labkit, *ties, firms)} | {name: by(firms, pairs) for name, by in there.items()}
        beside(f"C and L of a network of {firms} firms with 10 ties", "labkit", acts)


def by_labkit(owner: np.ndarray, far: np.ndarray, firms: int) -> tuple:
    return clustering(owner, far, firms), distances(owner, far, firms)


def by_igraph(firms: int, pairs: list[tuple[int, int]]) -> Callable[[], tuple]:
    built = importlib.import_module("igraph").Graph(n=firms, edges=pairs)
    return lambda: (built.transitivity_avglocal_undirected(mode="zero"), built.average_path_length())


def by_networkx(firms: int, pairs: list[tuple[int, int]]) -> Callable[[], tuple]:
    networkx = importlib.import_module("networkx")
    built = networkx.Graph(pairs)
    return lambda: (networkx.average_clustering(built), networkx.average_shortest_path_length(built))


def in_c(world: World, params: SmallWorldParams, folder: str) -> tuple[Callable[[], None], np.ndarray]:
    """Barter in C, as an act, and what firms know at its end (run, firm, field)."""
    library = Path(folder) / "barter.so"
    subprocess.run(["cc", "-O3", "-shared", "-fPIC", "-o", library, PEERS / "barter.c"], check=True)
    run = ctypes.CDLL(str(library)).barter
    call = np.ascontiguousarray(list(world.luck.rounds(params.horizon)))
    start = first_knowledge(params, world).reshape(CATEGORIES, world.size, FIRMS).transpose(1, 2, 0)
    known, ends, table = np.empty(start.shape, np.float32), world.ends.astype(np.int32), passed()
    kept = (call, ends, table, known)
    sizes = (params.horizon, world.size, params.neighbours, ctypes.c_uint32(CALLS), ctypes.c_float(params.absorption))

    def act() -> None:
        known[...] = start
        run(*sizes, *(array.ctypes.data_as(ctypes.c_void_p) for array in kept))

    return act, known


def bartered(world: World, params: SmallWorldParams) -> np.ndarray:
    known = first_knowledge(params, world)
    for each in meetings(world, params.horizon):
        barter(known, each, np.float32(params.absorption))
    return known


def beside_c(params: SmallWorldParams) -> None:
    """The rounds of barter, without what is noted of them, beside scalar C on the same work."""
    if shutil.which("cc") is None:
        print("there is no compiler called cc: C is left out")
        return
    for runs in (60, 200):
        wired = networks(params, 0, runs)
        world = World(wired.owner, wired.ends(params.share), np.arange(runs), spread_luck(0, runs))
        with tempfile.TemporaryDirectory() as folder:
            act, theirs = in_c(world, params, folder)
            beside(f"barter, {runs} runs", "C -O3", {"labkit": partial(bartered, world, params), "C -O3": act})
        ours = bartered(world, params).reshape(CATEGORIES, runs, FIRMS).transpose(1, 2, 0)
        print(f"  the two differ by {np.abs(ours - theirs).max():.0e}")


def ensemble() -> None:
    params = SmallWorldParams()
    for name, (runs, budget) in BUDGET.items():
        for knobs in ({}, {"horizon": 400}, {"horizon": 800}, {"passing": "gift"}, {"passing": "contagion"}):
            taken = least(partial(moved, params.replace(**knobs), runs, count()), 9)
            print(f"{name}: {runs} runs {knobs or ''} in {taken:.1f} ms (budget {budget} ms)")
        print(f"{name}: rings of a new degree {least(partial(of_a_new_degree, params, runs), 3):.1f} ms")
    print(f"curve over 15 shares, 24 runs: {least(lambda: list(curve(params)), 2):.0f} ms, in five parts")
    begin = time.perf_counter()
    shape(params.replace(neighbours=4))
    print(f"clustering and path length over 15 shares: {1000 * (time.perf_counter() - begin):.0f} ms")
    found = medians({"all": lambda: simulate(params, 0, 60), "one": lambda: twin(params, 0, 60, 0)}, 7)
    plain, each = found["one"], found["all"] / 60
    print(f"one future in plain Python {plain:.0f} ms, in the ensemble {each:.2f} ms, {plain / each:.0f} times")
    beside_c(params)


def moved(params: SmallWorldParams, runs: int, moves: Iterator[int]) -> None:
    """A simulation at another share each time, so that nothing that depends on it is kept."""
    simulate(params.replace(share=0.09 + 0.001 * next(moves)), 0, runs)


def of_a_new_degree(params: SmallWorldParams, runs: int) -> None:
    rewiring.cache_clear()
    networks(params, 0, runs)


if __name__ == "__main__":
    measures()
    ensemble()
