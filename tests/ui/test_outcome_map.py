"""The outcome map: fills row by row, belongs to one setting, says when it is of another."""

from dataclasses import replace

import numpy as np
import pytest

import labkit
from labkit.core.knobs import Params, flag, number
from labkit.ui import page
from labkit.ui.bench import Bench
from labkit.ui.outcome_map import RUNS, STEPS, OutcomeMap, grid, numbers, span

from .conftest import Stall

LABS = labkit.labs().values()


@pytest.fixture(scope="module")
def one_bench(relocation):
    bench = Bench(relocation, relocation.Params(), 0)
    yield bench
    bench.close()


@pytest.fixture
def bench(one_bench):
    """The same bench for all tests here, with a new map and all knobs at their default."""
    one_bench.map = page.outcome_map(one_bench.lab)
    one_bench.read(one_bench.lab.token(one_bench.lab.Params(), 0))
    return one_bench


@pytest.fixture
def mapped(bench):
    bench.move(globalisation=0.5)
    bench.compute_map("globalisation", "trust", "tipped")
    return bench


def header(bench, shown):
    return shown(bench)[0]["map"]


def test_the_map_is_empty_until_asked_for(bench, shown):
    assert header(bench, shown)["done"] == 0
    assert not header(bench, shown)["stale"]
    assert np.isnan(bench.map.data(bench.params)["map_cells"]["image"][0]).all()


def test_the_map_fills_from_below_and_tells_how_far_it_is(bench, shown):
    told = []

    def tell():
        filled = ~np.isnan(bench.map.values).any(axis=1)
        told.append((bench.map.done, int(filled.sum()), bool(filled[: filled.sum()].all())))

    bench.map.compute(bench.params, 0, "globalisation", "trust", "home", tell)
    assert len(told) > 2
    assert [done for done, _, _ in told] == pytest.approx([rows / STEPS for _, rows, _ in told])
    assert sorted(told) == told
    assert all(from_below for _, _, from_below in told)
    assert told[-1][0] == 1


def test_progress_reaches_the_screen(bench, shown):
    frames = []

    def look(_change):
        frames.append(header(bench, shown)["done"])

    bench.observe(look, "frame")
    for up in ("trust", "policy"):
        frames.clear()
        bench.compute_map("globalisation", up, "tipped")
        assert frames == sorted(set(frames))
        assert (frames[0] < 0.5, frames[-1]) == (True, 1)
    bench.unobserve(look, "frame")


def test_a_point_of_the_map_is_the_lab_at_those_knobs(mapped):
    knobs = mapped.lab.Params.knobs()
    across, up = (np.linspace(knobs[name].low, knobs[name].high, STEPS) for name in ("globalisation", "trust"))
    for row, column in ((0, 0), (STEPS - 1, 3), (5, 12), (12, STEPS - 1)):
        params = mapped.params.replace(globalisation=across[column], trust=up[row])
        there = mapped.lab.simulate(params, seed=0, runs=RUNS)
        assert mapped.map.values[row, column] == pytest.approx(there.tipped.mean())
    assert 0 < np.mean(mapped.map.values) < 1


def test_colours_run_from_the_low_to_the_high_of_the_outcome(bench):
    bench.compute_map("globalisation", "trust", "home")
    low, high = bench.lab.outcomes["home"][1:]
    cells = bench.map.data(bench.params)["map_cells"]["image"][0]
    assert np.allclose(cells, np.clip((bench.map.values - low) / (high - low), 0, 1))


def test_the_map_goes_stale_with_knobs_it_holds_fixed_and_with_luck(mapped, shown):
    assert not header(mapped, shown)["stale"]
    mapped.move(policy=0.5)
    assert header(mapped, shown)["stale"]
    mapped.move(policy=0.0)
    assert not header(mapped, shown)["stale"]
    mapped.new_luck()
    assert header(mapped, shown)["stale"]
    mapped.compute_map("globalisation", "trust", "tipped")
    assert not header(mapped, shown)["stale"]


def test_moving_the_two_knobs_of_the_map_leaves_it_fresh_and_moves_the_ring(mapped, shown):
    for globalisation, trust in ((0.5, 0.6), (0.8, 0.25)):
        mapped.move(globalisation=globalisation, trust=trust)
        assert not header(mapped, shown)["stale"]
        columns = shown(mapped)[0]["columns"]
        places = {column: at for source, column, _, _, at in columns if source == "map_here"}
        numbers = np.frombuffer(shown(mapped)[1], "<f4")
        assert [numbers[places[c]] for c in ("x", "y")] == pytest.approx([globalisation, trust])


def test_the_corners_of_the_map_are_labelled_with_the_ends_of_the_knobs(mapped):
    words = mapped.map.data(mapped.params)
    assert words["map_left"]["text"] == ["↑ Initial trust 1", "Globalisation 0, Initial trust 0"]
    assert words["map_right"]["text"] == ["Globalisation 1 →"]


def test_a_cell_stands_around_the_setting_it_was_computed_for(mapped):
    cells = mapped.map.data(mapped.params)["map_cells"]
    for begin, whole in (("x", "dw"), ("y", "dh")):
        (at,), (length,) = cells[begin], cells[whole]
        middles = at + length * (np.arange(STEPS) + 0.5) / STEPS
        assert middles == pytest.approx(np.linspace(0, 1, STEPS))


@pytest.mark.parametrize("made_before", [False, True], ids=["the first map", "a second map"])
def test_a_map_that_fails_half_way_leaves_the_one_before_and_no_progress(bench, shown, monkeypatch, made_before):
    if made_before:
        bench.compute_map("globalisation", "policy", "home")
    before, told, sweep = bench.map.values, header(bench, shown), bench.lab.sweep
    calls = []

    def failing(*arguments, **options):
        calls.append(arguments)
        if len(calls) == 3:
            raise RuntimeError("out of memory")
        return sweep(*arguments, **options)

    monkeypatch.setattr(bench.map, "lab", replace(bench.lab, sweep=failing))
    with pytest.raises(RuntimeError, match="out of memory"):
        bench.compute_map("globalisation", "trust", "tipped")
    assert bench.map.values is before
    assert header(bench, shown) == told
    assert told["done"] == (1 if made_before else 0)


def whole(low, high, step=1):
    return replace(Stall.knobs()["stalls"], low=low, high=high, step=step)


@pytest.mark.parametrize(
    ("knob", "values"),
    [
        (whole(0, 4), [0, 1, 2, 3, 4]),
        (whole(20, 200, 10), list(range(20, 201, 10))),
        (whole(0, 100), list(range(0, 101, 5))),
        (whole(1, 50), list(range(1, 50, 3))),
        (whole(0, 50), list(range(1, 50, 3))),
    ],
)
def test_a_whole_number_is_mapped_on_its_steps(knob, values):
    found = grid(knob)
    assert found.tolist() == values
    assert found.dtype.kind == "i"
    begin, length = span(knob, found)
    assert begin <= 0
    assert begin + length >= 1
    assert begin + length * (np.arange(len(values)) + 0.5) / len(values) == pytest.approx(knob.place(found))


def test_a_whole_number_by_ratios_is_mapped_at_whole_numbers_in_even_cells():
    knob = replace(whole(80, 1600, 40), log=True)
    found = grid(knob)
    assert found.dtype.kind == "i"
    assert found.tolist() == [round(80 * 20 ** (i / 24)) for i in range(STEPS)]
    assert span(knob, found) == pytest.approx((-1 / 48, 25 / 24))
    assert span(knob, grid(replace(knob, low=1, high=9))) == pytest.approx((-1 / 48, 25 / 24))


@pytest.mark.parametrize("lab", [lab for lab in LABS if lab.sweep and lab.outcomes], ids=lambda lab: lab.name)
def test_every_value_on_a_map_of_a_lab_is_one_that_its_knob_takes_and_its_sweep_computes(lab):
    for name, knob in numbers(lab).items():
        values = grid(knob)
        assert [getattr(lab.Params(**{name: v}), name) for v in values.tolist()] == values.tolist(), name
        found = lab.sweep(lab.Params(), {name: values[[0, 1, -1]]}, seed=0, runs=2)
        assert all(np.isfinite(found[outcome]).all() for outcome in lab.outcomes), name


def test_a_lab_with_whole_numbers_is_mapped(mapped_pocket):
    chart = OutcomeMap(mapped_pocket)
    chart.compute(Stall(), 0, "price", "stalls", "takings", lambda: None)
    assert chart.values.shape == (21, STEPS)
    assert chart.values[4, 6] == pytest.approx(chart.xs[6] * chart.ys[4])


@pytest.fixture
def mapped_pocket(pocket):
    def sweep(params, moved, seed, runs):
        return {"takings": np.repeat((moved["price"] * moved["stalls"])[:, None], runs, axis=1)}

    return replace(pocket, sweep=sweep, outcomes={"takings": ("Takings", 0, 100)})


class OneNumber(Params):
    price: float = number(0.5, 0, 1, unit="share", meaning="price", label="Price")
    music: bool = flag(False, meaning="whether a band plays", label="Music")


def test_the_map_is_offered_only_where_there_is_all_it_needs(mapped_pocket):
    assert page.outcome_map(mapped_pocket) is not None
    lacking = ({"sweep": None}, {"outcomes": {}}, {"Params": OneNumber})
    for change in lacking:
        lab = replace(mapped_pocket, **change)
        assert page.outcome_map(lab) is None
        roots = page.documents(lab, None)["light"]["roots"]
        assert len(roots) == len(lab.load_view()("light").figures())


@pytest.mark.parametrize(
    ("across", "up", "outcome"),
    [
        ("trust", "trust", "home"),
        ("trust", "destination", "home"),
        ("trust", "policy", "weather"),
        ("rain", "trust", "home"),
    ],
    ids=["one knob twice", "a knob that is no number", "no such outcome", "no such knob"],
)
def test_a_map_that_cannot_be_drawn_is_refused_and_the_last_one_stays(mapped, across, up, outcome):
    before = mapped.map.values.copy()
    with pytest.raises(ValueError, match="choose two different knobs that are numbers"):
        mapped.compute_map(across, up, outcome)
    assert np.array_equal(mapped.map.values, before)
    assert (mapped.map.across, mapped.map.up) == ("globalisation", "trust")


def test_every_outcome_offered_can_be_mapped(bench):
    for outcome in bench.lab.outcomes:
        bench.compute_map("digitalisation", "entry", outcome)
        assert np.isfinite(bench.map.values).all()


def test_a_lab_without_a_sweep_has_no_map(stall, shown):
    assert shown(stall)[0]["map"] is None
    with pytest.raises(ValueError, match=r"^This lab has no outcome map\.$"):
        stall.compute_map("price", "stalls", "takings")
