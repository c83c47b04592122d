"""What fails leaves everything as it was: the knobs, the luck, run A, the picture, and the bench alive."""

import pytest

from labkit.ui.bench import Bench

from .conftest import Takings, trade

DEAR = 0.85


def stuck(*_args, **_kwargs):
    raise ArithmeticError("the till is stuck.")


def fails_when_dear(act):
    """The same act, done first, then failing for a dear stall: the worst moment to fail."""

    def done(subject, *rest, **named):
        out = act(subject, *rest, **named)
        if getattr(subject, "params", subject).price > DEAR:
            stuck()
        return out

    return done


def parts(params, seed):
    """A background in two parts; the first fails for dear stalls, and not before it is asked for."""
    yield fails_when_dear(lambda params: params.price / 2)(params)
    yield params.price


@pytest.fixture(params=["kernel", "view", "sentence", "background", "first part of the background"])
def brittle(request, stall, monkeypatch):
    """A bench on which one part fails for dear stalls."""
    if request.param == "kernel":
        monkeypatch.setitem(stall.lab.__dict__, "simulate", fails_when_dear(trade))
    if request.param == "background":
        monkeypatch.setitem(stall.lab.__dict__, "background", fails_when_dear(lambda params, seed: params.price))
    if request.param == "first part of the background":
        monkeypatch.setitem(stall.lab.__dict__, "background", parts)
    if request.param == "view":
        monkeypatch.setattr(stall.view, "show", fails_when_dear(stall.view.show))
    if request.param == "sentence":
        monkeypatch.setattr(Takings, "marked", fails_when_dear(Takings.marked))
    return stall


def state(bench):
    """All that a failure must leave alone."""
    sources = {s: {c: list(map(str, v)) for c, v in columns.items()} for s, columns in bench.view.data().items()}
    controls = {name: control.value for name, control in bench.controls.items()}
    return bench.scenario, id(bench.result), bench.token, bench.pinned, controls, sources, vars(bench.view.shown).copy()


@pytest.mark.parametrize(
    ("values", "bold", "said"),
    [
        ({"price": 1.4}, "Price 1.4", "must be 0 to 1 (share). The picture still shows the last run."),
        ({"price": None}, "Price None", "must be 0 to 1 (share)."),
        ({"weather": "snow"}, "Weather snow", "must be one of dry, wet (kind)."),
        ({"stalls": 2.5}, "Stalls 2.5", "must be 0 to 100 (stalls)."),
        (
            {"haggling": 1},
            "Not done.",
            "haggling = 1: there is no such knob; the knobs are price, stalls, weather, music",
        ),
    ],
)
def test_a_bad_wish_is_one_line_and_the_last_picture_stays(stall, shown, wish, values, bold, said):
    wish(stall, price=0.8)
    (before, numbers), was = shown(stall), state(stall)
    wish(stall, **values)
    header, now = shown(stall)
    assert (header["error"]["bold"], header["error"]["text"][: len(said)]) == (bold, said)
    assert header["error"]["text"].endswith("The picture still shows the last run.")
    assert now == numbers
    assert {**header, "error": None, "n": before["n"]} == before
    assert state(stall) == was


def test_only_a_knob_at_fault_is_named_for_the_page_to_go_back_to(stall, shown, wish, ask):
    wish(stall, price=7)
    assert shown(stall)[0]["error"]["knob"] == "price"
    wish(stall, haggling=1)
    assert "knob" not in shown(stall)[0]["error"]
    ask(stall, do="dance")
    assert "knob" not in shown(stall)[0]["error"]


def test_an_error_goes_with_the_next_move(stall, shown, wish):
    wish(stall, price=7)
    assert shown(stall)[0]["error"]
    wish(stall, price=0.7)
    assert shown(stall)[0]["error"] is None


def test_whatever_fails_is_one_line_and_the_last_picture_stays(brittle, shown, wish):
    brittle.pin()
    wish(brittle, price=0.3)
    (before, numbers), was = shown(brittle), state(brittle)
    wish(brittle, price=0.9)
    header, now = shown(brittle)
    assert header["error"] == {
        "bold": "Not done.",
        "text": "the till is stuck. The picture still shows the last run.",
    }
    assert now == numbers
    assert {**header, "error": None} == {**before, "n": before["n"] + 1}
    assert state(brittle) == was


def test_whatever_fails_is_raised_in_code_and_nothing_is_lost(brittle):
    brittle.pin()
    brittle.move(price=0.3, music=True)
    was, frame = state(brittle), brittle.frame
    with pytest.raises(ArithmeticError, match="the till is stuck"):
        brittle.move(price=0.9, stalls=5)
    assert state(brittle) == was
    assert brittle.frame == frame


def test_what_is_shown_next_is_still_the_last_run(brittle, shown, wish):
    """The view itself was put back, not only the frame: the table and the next frame come from it."""
    wish(brittle, price=0.3)
    numbers = shown(brittle)[1]
    wish(brittle, price=0.9)
    brittle.show_table(True)
    header, now = shown(brittle)
    assert now == numbers
    assert (header["error"], header["values"]["price"]) == (None, 0.3)
    wish(brittle, stalls=40)
    assert (brittle.params.price, brittle.params.stalls, shown(brittle)[0]["error"]) == (0.3, 40, None)


def test_what_failed_once_is_tried_again(stall, shown, wish, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setitem(stall.lab.__dict__, "simulate", stuck)
        wish(stall, price=0.9)
        assert shown(stall)[0]["error"]
    wish(stall, price=0.9)
    assert (shown(stall)[0]["error"], stall.params.price) == (None, 0.9)


@pytest.mark.parametrize(
    "act",
    [
        Bench.pin,
        Bench.unpin,
        Bench.swap,
        Bench.new_luck,
        Bench.reset,
        lambda bench: bench.preset("cheap"),
        lambda bench: bench.read(bench.lab.token(bench.lab.Params(price=0.6), 9)),
    ],
    ids=["pin", "unpin", "swap", "new luck", "reset", "preset", "read"],
)
def test_no_button_leaves_half_of_what_it_does(stall, shown, monkeypatch, act):
    stall.move(price=0.2)
    stall.pin()
    stall.move(price=0.7, music=True)
    was, frame = state(stall), stall.frame
    monkeypatch.setattr(Takings, "marked", stuck)
    with pytest.raises(ArithmeticError):
        act(stall)
    assert state(stall) == was
    assert stall.frame == frame


@pytest.mark.parametrize("part", ["view", "sentence"])
@pytest.mark.parametrize("background", [lambda params, seed: params.price, parts], ids=["whole", "in parts"])
def test_a_failure_leaves_the_background_of_the_last_run(stall, monkeypatch, part, background):
    monkeypatch.setitem(stall.lab.__dict__, "background", background)
    stall.move(price=0.3)
    if part == "view":
        monkeypatch.setattr(stall.view, "show", fails_when_dear(stall.view.show))
    else:
        monkeypatch.setattr(Takings, "marked", fails_when_dear(Takings.marked))
    with pytest.raises(ArithmeticError):
        stall.move(price=0.9)
    assert stall.view.background == 0.3


def test_a_control_whose_run_fails_goes_back(brittle):
    brittle.move(price=0.3)
    with pytest.raises(ArithmeticError):
        brittle.controls["price"].value = 0.9
    assert (brittle.params.price, brittle.controls["price"].value) == (0.3, 0.3)
