"""Backgrounds that fill in part by part: in order, between what is asked for, and never for a run that is gone."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import wraps
from itertools import count, islice, pairwise
from time import sleep

import pytest

from labkit.ui import filling, page
from labkit.ui.frame import unpack
from labkit.ui.svg import drawing

from .test_failures import state
from .well import PARTS, Murky, Spring, well

PAUSE = filling.PAUSE
WHOLE = [(5, part) for part in range(PARTS + 1)]


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setattr(filling, "PAUSE", 0.004)


@pytest.fixture
def spring():
    return Spring()


@pytest.fixture
def dug(opened, spring):
    """Opens a bench of the well."""
    return lambda **knobs: opened(well(spring), **knobs)


@dataclass
class Seen:
    """What a page sees in one frame."""

    n: int
    filling: str
    sentence: str
    error: dict | None
    top: float


class Frames(list):
    """What a page sees, one frame after the other."""

    def __init__(self):
        self.came = asyncio.Event()

    async def until(self, number):
        """Waits for a frame; whoever waits goes on before the next part."""
        async with asyncio.timeout(20):
            while len(self) < number:
                self.came.clear()
                await self.came.wait()

    def hear(self, bench, frame):
        header = unpack(frame)
        told = [header[name] for name in ("n", "filling", "sentence", "error")]
        self.append(Seen(*told, float(bench.view.sources["water"].data["top"][0])))
        self.came.set()


@pytest.fixture
def watch():
    """All frames of a bench from now on."""

    def begin(bench):
        seen = Frames()
        bench.observe(lambda change: change["new"] and seen.hear(bench, change["new"]), "frame")
        return seen

    return begin


class Shell:
    """What a Jupyter kernel has in place of IPython's terminal."""

    kernel = None


def in_a_loop(act):
    """Runs what is async in a thread and loop of its own; nothing it began may be left over."""

    async def alone():
        faults = []
        asyncio.get_running_loop().set_exception_handler(lambda _loop, fault: faults.append(fault))
        await act()
        assert faults == []
        assert asyncio.all_tasks() == {asyncio.current_task()}

    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(alone(), debug=True)).result()


def kernel(test):
    """Runs a test as a kernel runs cells and hears the page."""

    @wraps(test)
    def run(**given):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("IPython.get_ipython", Shell)
            in_a_loop(lambda: test(**given))

    return run


async def filled(bench):
    """Lets the loop run until the background is whole."""
    async with asyncio.timeout(20):
        while bench.ground.rest is not None:
            await asyncio.sleep(0.002)


async def a_while():
    """Time for several parts."""
    await asyncio.sleep(0.05)


@kernel
async def test_the_first_part_comes_with_the_picture_and_each_other_as_a_frame_of_its_own(dug, spring, watch):
    bench = dug()
    before, seen = unpack(bench.frame), watch(bench)
    assert (spring.computed, before["filling"]) == (WHOLE[:1], "Filling in: 0 %")
    await filled(bench)
    await a_while()
    assert spring.computed == WHOLE
    assert [one.top for one in seen] == [1.25, 2.5, 3.75, 5]
    assert [one.filling for one in seen] == [*(f"Filling in: {share} %" for share in (25, 50, 75)), ""]
    assert {(one.n, one.sentence, one.error) for one in seen} == {(0, before["sentence"], None)}


@kernel
async def test_a_background_that_does_not_tell_how_full_it_is_fills_in_as_well(dug, spring, watch):
    spring.kind = Murky
    bench = dug()
    seen = watch(bench)
    await filled(bench)
    await a_while()
    assert [one.top for one in seen] == [1.25, 2.5, 3.75, 5, 5]
    assert [one.filling for one in seen] == [*["Filling in…"] * PARTS, ""]


@kernel
async def test_between_two_parts_the_loop_goes_round_often_enough_for_a_message_to_pass(dug, spring, monkeypatch):
    """A message takes several rounds from the socket to the bench."""
    monkeypatch.setattr(filling, "PAUSE", PAUSE)
    rounds, at = [0], []
    spring.act = lambda depth, part: at.append(rounds[0])
    bench = dug()
    while bench.ground.rest:
        await asyncio.sleep(0)
        rounds[0] += 1
    assert max(later - earlier for earlier, later in pairwise(at)) > 10


@kernel
async def test_a_wish_is_answered_between_two_parts_and_the_old_background_is_dropped(dug, spring, watch, wish):
    bench = dug()
    seen = watch(bench)
    await seen.until(2)
    wish(bench, depth=8)
    await filled(bench)
    await a_while()
    assert spring.computed == [*WHOLE[:3], *((8, part) for part in range(PARTS + 1))]
    assert [(one.n, one.top) for one in seen] == [(0, 1.25), (0, 2.5), (1, 0), (1, 2), (1, 4), (1, 6), (1, 8)]
    assert {one.sentence[:15] for one in seen[2:]} == {"A well of **8**"}


@kernel
async def test_while_a_slider_moves_nothing_is_filled_in_and_at_rest_it_goes_on_where_it_was(dug, spring, watch, wish):
    bench = dug()
    seen = watch(bench)
    await seen.until(2)
    for depth in (6, 5):
        wish(bench, draft=True, depth=depth)
        await a_while()
    assert (spring.computed, bench.view.background.share) == (WHOLE[:3], 0.5)
    assert [(one.top, one.filling) for one in seen[2:]] == [(2.5, ""), (2.5, "")]
    wish(bench, depth=5)
    await filled(bench)
    assert spring.computed == WHOLE
    assert [one.top for one in seen[4:]] == [2.5, 3.75, 5]


@pytest.mark.parametrize(
    "act",
    [
        lambda bench: bench.move(),
        lambda bench: bench.pin(),
        lambda bench: bench.show_table(True),
        lambda bench: bench.section("depth"),
        lambda bench: bench.look(hour=3),
    ],
    ids=["undo", "pin", "table", "section", "look"],
)
@kernel
async def test_what_leaves_the_scenario_as_it_is_leaves_the_filling_alone(dug, spring, watch, act):
    bench = dug()
    seen = watch(bench)
    await seen.until(2)
    act(bench)
    assert bench.view.background.share == 0.5
    await filled(bench)
    await a_while()
    assert spring.computed == WHOLE
    assert (seen[-1].top, seen[-1].filling) == (5, "")


@kernel
async def test_a_look_stays_while_the_background_fills_in(dug):
    bench = dug()
    bench.look(hour=3)
    await filled(bench)
    assert bench.view.sources["hour"].data["x"] == [3]
    assert unpack(bench.frame)["looks"] == {"hour": 3}


@pytest.mark.parametrize(
    ("act", "deep"),
    [
        (lambda bench: bench.new_luck(), 5),
        (lambda bench: bench.preset("deep"), 9),
        (lambda bench: bench.read(bench.lab.token(bench.lab.Params(depth=2), 0)), 2),
        (lambda bench: bench.load("gravel"), 5),
        (lambda bench: bench.swap(), 3),
    ],
    ids=["new luck", "preset", "token", "data", "swap"],
)
@kernel
async def test_another_scenario_fills_in_a_background_of_its_own(dug, spring, watch, act, deep):
    bench = dug(depth=3)
    bench.pin()
    bench.move(depth=5)
    seen = watch(bench)
    await seen.until(2)
    spring.computed.clear()
    act(bench)
    await filled(bench)
    await a_while()
    assert spring.computed == [(deep, part) for part in range(PARTS + 1)]
    assert (seen[-1].top, seen[-1].error, unpack(bench.frame)["seed"]) == (deep, None, bench.seed)


@kernel
async def test_a_bench_that_is_closed_fills_in_no_more(dug, spring, watch):
    bench = dug()
    await watch(bench).until(2)
    bench.close()
    await a_while()
    assert spring.computed == WHOLE[:3]


@kernel
async def test_two_benches_of_one_lab_fill_in_side_by_side(opened, spring):
    lab = well(spring)
    one, other = opened(lab), opened(lab, depth=8)
    await filled(one)
    await filled(other)
    assert [float(bench.view.sources["water"].data["top"][0]) for bench in (one, other)] == [5, 8]
    turns = [depth for depth, _ in spring.computed]
    assert turns != sorted(turns)


def test_without_a_kernel_the_background_is_filled_in_at_once(dug, spring, watch, wish):
    bench = dug()
    assert (spring.computed, bench.view.background.share) == (WHOLE, 1)
    seen = watch(bench)
    bench.move(depth=8)
    wish(bench, depth=2)
    assert [(one.top, one.filling, one.error) for one in seen] == [(8, "", None), (2, "", None)]


def test_a_loop_that_is_no_kernel_s_is_not_waited_for(dug, spring):
    async def script():
        dug()

    in_a_loop(script)
    assert spring.computed == WHOLE


def test_a_kernel_without_a_loop_is_not_waited_for_either(dug, spring, monkeypatch):
    monkeypatch.setattr("IPython.get_ipython", Shell)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(dug).result()
    assert spring.computed == WHOLE


def test_an_iterator_without_any_part_is_no_background(opened, pocket, monkeypatch):
    monkeypatch.setitem(pocket.__dict__, "background", lambda params, seed: iter(()))
    assert opened(pocket).view.background is None


@kernel
async def test_a_bench_is_shown_without_waiting_for_the_background(dug, spring):
    bench = dug()
    assert bench._repr_mimebundle_()[0]["image/svg+xml"] == drawing(bench.view)
    assert spring.computed == WHOLE[:1]
    await filled(bench)
    assert spring.computed == WHOLE


@pytest.mark.parametrize("form", ["svg", "report.html"])
@kernel
async def test_what_leaves_the_page_holds_the_whole_background(dug, spring, watch, sent, ask, form):
    bench = dug()
    seen = watch(bench)
    await seen.until(1)
    before = drawing(bench.view)
    ask(bench, do="download", form=form)
    made = sent[-1][0]["text"]
    assert (spring.computed, seen[-1].top, seen[-1].filling) == (WHOLE, 5, "")
    assert made == ("<p>1.0</p>" if form == "report.html" else drawing(bench.view, bench.result.sentence()))
    assert drawing(bench.view) != before
    frames = len(seen)
    await a_while()
    assert len(seen) == frames == 2


@kernel
async def test_the_numbers_are_saved_without_waiting_for_the_background(dug, spring, sent, ask):
    bench = dug()
    for form in ("csv", "json"):
        ask(bench, do="download", form=form)
    assert spring.computed == WHOLE[:1]
    await filled(bench)


STUCK = {"bold": "Not filled in to the end.", "text": "the spring is dry", "done": True}


def dry(depth, part):
    """A spring that is dry in deep wells from the third part on."""
    if (depth, part) == (8, 3):
        raise ArithmeticError("the spring is dry")


@kernel
async def test_a_part_that_fails_is_one_line_and_the_last_good_picture_stays(dug, spring, watch, wish):
    spring.act = dry
    bench = dug()
    await filled(bench)
    seen = watch(bench)
    wish(bench, depth=8)
    await filled(bench)
    await a_while()
    assert [(one.top, one.error, bool(one.filling)) for one in seen] == [
        (0, None, True), (2, None, True), (4, None, True), (4, STUCK, False),
    ]  # fmt: skip
    assert (bench.params.depth, bench.view.background.share) == (8, 0.5)


@kernel
async def test_what_failed_is_tried_again_and_the_line_goes(dug, spring, watch, ask):
    spring.act = dry
    bench = dug(depth=8)
    await filled(bench)
    spring.act = lambda depth, part: None
    seen = watch(bench)
    ask(bench, do="undo")
    await filled(bench)
    assert {one.error is None for one in seen} == {True}
    assert seen[-1].top == 8


@kernel
async def test_a_part_that_cannot_be_drawn_leaves_the_last_good_picture(dug, watch, monkeypatch):
    bench = dug()
    show = bench.view.show

    def brittle(*results):
        show(*results)
        if bench.view.background.share > 0.5:
            raise ArithmeticError("the spring is dry")

    monkeypatch.setattr(bench.view, "show", brittle)
    seen = watch(bench)
    await filled(bench)
    assert [(one.top, one.error) for one in seen] == [(1.25, None), (2.5, None), (2.5, STUCK)]


def test_without_a_kernel_a_part_that_fails_is_the_same_line(dug, spring, watch):
    spring.act = dry
    bench = dug()
    seen = watch(bench)
    bench.move(depth=8)
    assert [(one.top, one.error, one.filling) for one in seen] == [(4, STUCK, "")]
    assert (bench.params.depth, bench.controls["depth"].value) == (8, 8)


def test_a_hand_that_is_stopped_in_a_part_leaves_a_bench_that_fills_in_when_it_moves_again(dug, spring):
    def stopped(depth, part):
        if (depth, part) == (8, 3):
            raise KeyboardInterrupt

    spring.act = stopped
    bench = dug()
    with pytest.raises(KeyboardInterrupt):
        bench.move(depth=8)
    assert (bench.filling.waits, bench.view.background.share) == (False, 0.5)
    spring.act = lambda depth, part: None
    bench.move(depth=8)
    assert (bench.view.background.depth, bench.view.background.share) == (8, 1)


@kernel
async def test_a_wish_that_fails_lets_the_old_background_fill_in_and_its_line_stay(dug, spring, watch, wish):
    bench = dug()
    seen = watch(bench)
    await seen.until(1)
    before = state(bench)[:5]
    wish(bench, depth=99)
    assert seen[-1].error["bold"] == "Depth 99"
    await filled(bench)
    assert spring.computed == WHOLE
    assert [(one.n, one.top, one.error["bold"]) for one in seen[1:]] == [
        (1, top, "Depth 99") for top in (1.25, 2.5, 3.75, 5)
    ]
    assert state(bench)[:5] == before


@pytest.mark.parametrize("part", ["kernel", "first part"])
@kernel
async def test_a_run_that_fails_leaves_the_background_of_the_last_run_to_be_filled_in(dug, spring, watch, wish, part):
    bench = dug()
    seen = watch(bench)
    await seen.until(2)

    def stuck(*_args, **_named):
        raise ArithmeticError("the till is stuck.")

    if part == "kernel":
        object.__setattr__(bench.lab, "simulate", stuck)
    else:
        spring.act = lambda depth, part: stuck() if depth == 8 else None
    wish(bench, depth=8)
    assert (seen[-1].error["bold"], seen[-1].top) == ("Not done.", 2.5)
    await filled(bench)
    assert spring.computed == WHOLE
    assert (seen[-1].top, bench.params.depth) == (5, 5)


@pytest.mark.parametrize("where", ["first part", "page"])
@kernel
async def test_data_that_cannot_be_shown_leave_the_old_background_to_be_filled_in(
    dug, spring, watch, ask, monkeypatch, where
):
    bench = dug()
    seen = watch(bench)
    await seen.until(2)
    with monkeypatch.context() as broken:
        if where == "page":
            broken.setattr(page, "description", lambda _bench: 1 / 0)
        else:
            spring.act = lambda depth, part: 1 / (part > 2)
        ask(bench, do="data", key="gravel")
    assert (seen[-1].error["bold"], bench.lab.data.key, seen[-1].top) == ("Not done.", "clay", 2.5)
    await filled(bench)
    assert bench.ground.made_for[0] is bench.lab
    assert spring.computed[-2:] == WHOLE[-2:]
    assert seen[-1].top == 5


def test_benches_in_two_threads_may_share_what_fills_in(opened, spring, monkeypatch):
    """As in JupyterLab, where cells and the page have threads of their own, and a lab that computes each part once."""
    monkeypatch.setattr("IPython.get_ipython", Shell)
    spring.act = lambda depth, part: sleep(0.02)
    parts, kept = spring(well(spring).Params()), []

    def shared(params, seed=0):
        for at in count():
            if at == len(kept):
                kept.extend(islice(parts, 1))
            if at == len(kept):
                return
            yield kept[at]

    benches = []

    async def hand():
        mine = [opened(well(shared)) for _ in range(2)]
        benches.extend(mine)
        for bench in mine:
            await filled(bench)

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(in_a_loop, hand) for _ in range(2)]:
            done.result()
    assert [unpack(bench.frame)["error"] for bench in benches] == [None] * 4
    assert [bench.ground.share for bench in benches] == [1] * 4
