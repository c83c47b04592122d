"""Code that follows a control may fail; the bench does what was asked all the same, and says whose fault it was."""

import pytest

from labkit.ui.errors import ObserverFailed


@pytest.fixture
def followed(stall):
    """A bench with code on its second knob that always fails."""

    def fails(_change):
        raise LookupError("no such shelf")

    stall.controls["stalls"].observe(fails, "value")
    return stall


def controls(bench):
    return {name: control.value for name, control in bench.controls.items()}


def test_the_bench_moves_and_all_other_controls_follow(followed, shown):
    with pytest.raises(ObserverFailed, match=r"^stalls: LookupError: no such shelf$"):
        followed.move(price=0.2, stalls=40, weather="wet", music=True)
    assert followed.params == followed.lab.Params(price=0.2, stalls=40, weather="wet", music=True)
    assert followed.result.params == followed.params
    assert shown(followed)[0]["values"] == dict(followed.params)
    assert controls(followed) == dict(followed.params)


def test_on_the_screen_the_run_is_new_and_the_line_says_it_was_done(followed, shown, wish):
    wish(followed, stalls=40, music=True)
    header, _ = shown(followed)
    assert header["error"] == {
        "bold": "Done, but code that follows a control failed.",
        "text": "stalls: LookupError: no such shelf",
        "done": True,
    }
    assert (header["values"], header["n"]) == (dict(followed.params), 1)
    assert followed.params == followed.lab.Params(stalls=40, music=True)
    assert controls(followed) == dict(followed.params)


def test_a_button_tells_of_it_too(followed, shown, ask):
    ask(followed, do="read", token=followed.lab.token(followed.lab.Params(stalls=40), 3))
    assert shown(followed)[0]["error"]["bold"].startswith("Done")
    assert (followed.seed, followed.params.stalls) == (3, 40)


def test_moves_that_leave_the_knob_alone_are_no_failure(followed, shown, wish):
    wish(followed, price=0.2)
    assert shown(followed)[0]["error"] is None


def test_a_value_the_other_end_of_a_link_refuses_is_such_a_failure(stall, opened, pocket, shown, wish):
    other = opened(pocket)
    stall.controls["price"].observe(
        lambda change: setattr(other.controls["price"], "value", 2 * change["new"]), "value"
    )
    wish(stall, price=0.8)
    assert shown(stall)[0]["error"]["text"].startswith("price: KnobError: price = 1.6 is outside 0 to 1")
    assert (stall.params.price, other.params.price) == (0.8, 0.5)
    assert shown(other)[0]["error"] is None
