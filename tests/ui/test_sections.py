"""Sections: computed at rest and when open, kept when they fail, and told as plain words."""

import numpy as np
import pytest

from labkit.ui.frame import unpack
from labkit.ui.sections import Cell, Choose, Table

from .market import MARKET, over


@pytest.fixture
def market(opened):
    bench = opened(MARKET)
    bench.asked = []
    return bench


def told(bench):
    return unpack(bench.frame)["sections"]


def test_a_section_is_told_only_while_it_is_open(market):
    assert (told(market), market.spec["sections"]) == (
        {},
        [{"name": "beside", "title": "Beside another"}, {"name": "plain", "title": "Plain"}],
    )
    market.section("plain")
    market.section("beside")
    assert set(told(market)) == {"beside", "plain"}
    market.section("plain", open=False)
    market.section("plain", open=False)
    assert set(told(market)) == {"beside"}
    assert len(market.asked) == 1


def test_what_a_section_holds_goes_to_the_page_as_plain_values(market):
    market.section("beside")
    mine = {"text": "0.50", "bar": [0, 0.5, 1], "shade": -0.5, "strong": True}
    table = {"caption": "Two stalls", "head": ["Stall", "Price"], "left": [0]}
    menu = {"label": "Other stall", "options": [[n, n] for n in ("Apples", "Bread", "Cheese")], "chosen": "Cheese"}
    assert told(market)["beside"] == {
        "note": "Compared at one price.",
        "choose": {
            "other": menu,
            "by": {"label": "By", "options": [["day", "day"], ["week", "week"]], "chosen": "day"},
        },
        "tables": [{**table, "rows": [["Apples", mine], ["Cheese", "?"]]}],
        "stale": False,
    }


def test_a_menu_is_set_and_stays_set_when_knobs_move(market, ask):
    market.section("beside", other="Bread")
    assert told(market)["beside"]["choose"]["other"]["chosen"] == "Bread"
    market.move(price=0.9)
    assert told(market)["beside"]["tables"][0]["rows"][1][0] == "Bread"
    ask(market, do="section", name="beside", open=True, choose={"other": "Apples"})
    assert told(market)["beside"]["choose"]["other"]["chosen"] == "Apples"
    market.section("beside", by="week")
    market.section("beside")
    menus = told(market)["beside"]["choose"]
    assert (menus["other"]["chosen"], menus["by"]["chosen"]) == ("Apples", "week")


def test_reset_sets_menus_as_they_first_open_and_leaves_sections_open(market):
    market.section("beside", other="Bread", by="week")
    market.section("plain")
    market.reset()
    menus = told(market)["beside"]["choose"]
    assert (menus["other"]["chosen"], menus["by"]["chosen"]) == ("Cheese", "day")
    assert set(told(market)) == {"beside", "plain"}


def test_a_reset_that_fails_leaves_the_menus(market, monkeypatch):
    market.section("beside", other="Bread")

    def broken(_scenario):
        raise ArithmeticError("no run")

    monkeypatch.setattr(market, "_run", broken)
    with pytest.raises(ArithmeticError):
        market.reset()
    assert market.sections.open["beside"].chosen["other"] == "Bread"


def test_a_section_is_computed_once_for_knobs_and_luck_not_while_a_slider_moves_nor_for_a_pin(market, wish):
    market.section("beside")
    for price in (0.6, 0.7, 0.8):
        wish(market, draft=True, price=price)
        assert told(market) == {"beside": None}
    wish(market, price=0.8)
    market.show_table(True)
    market.section("plain")
    market.pin()
    assert len(market.asked) == 2
    assert told(market)["beside"]["tables"][0]["rows"][0][1]["text"] == "0.80"


def test_the_new_picture_is_shown_before_its_sections_are_computed(market):
    """A section may take a second; the picture does not wait for it."""
    market.section("beside")
    frames = []
    market.observe(lambda change: change["new"] and frames.append(unpack(change["new"])), "frame")
    market.move(price=0.9)
    assert [frame["values"]["price"] for frame in frames] == [0.9, 0.9]
    assert [frame["sections"]["beside"] is None for frame in frames] == [True, False]
    market.show_table(True)
    assert len(frames) == 3


@pytest.mark.parametrize(
    ("name", "chosen", "said"),
    [
        ("weather", {}, "section = 'weather': this lab has no such section; there are beside, plain"),
        ("beside", {"who": "Bread"}, "who = 'Bread': the section beside has no such menu; there are other, by"),
        ("beside", {"other": "Figs"}, "does not offer this; choose one of Apples, Bread, Cheese"),
        ("plain", {"other": "Bread"}, "the section plain has no such menu; there are none"),
    ],
)
def test_a_section_menu_or_option_that_there_is_not_is_an_error_and_opens_nothing(market, ask, name, chosen, said):
    with pytest.raises(ValueError, match=said):
        market.section(name, **chosen)
    ask(market, do="section", name=name, open=True, choose=chosen)
    assert said in unpack(market.frame)["error"]["text"]
    assert told(market) == {}


def test_a_lab_without_sections_says_so(stall):
    with pytest.raises(ValueError, match="there are none"):
        stall.section("beside")


def test_a_section_that_fails_to_open_stays_shut_and_the_line_says_why(market, ask):
    market.move(rain=4)
    with pytest.raises(ArithmeticError, match="too wet"):
        market.section("beside")
    ask(market, do="section", name="beside", open=True, choose={})
    assert unpack(market.frame)["error"]["text"] == "too wet to compare. The picture still shows the last run."
    assert told(market) == {}


def test_a_section_that_fails_after_a_move_keeps_what_it_showed_and_says_so(market, wish):
    market.section("beside", other="Bread")
    before = told(market)["beside"]
    wish(market, rain=5, price=0.9)
    header = unpack(market.frame)
    assert header["error"] == {"bold": "Beside another", "text": "too wet to compare", "done": True}
    assert (header["values"]["price"], header["sections"]["beside"]) == (0.9, {**before, "stale": True})
    wish(market, rain=0)
    header = unpack(market.frame)
    assert (header["error"], header["sections"]["beside"]["stale"]) == (None, False)
    assert header["sections"]["beside"]["choose"]["other"]["chosen"] == "Bread"


def test_over_other_data_a_section_stays_open_with_its_menus_as_they_first_open(market):
    market.section("beside", other="Bread")
    market.load("south")
    assert told(market)["beside"]["tables"][0]["rows"][1][0] == "Dates"
    assert market.asked[-1] == {}


def test_a_section_that_has_nothing_to_show_for_other_data_is_shut(market, shown, monkeypatch):
    market.section("beside")
    market.section("plain")
    market.move(rain=3)
    monkeypatch.setitem(market.lab.__dict__, "bind", lambda _: wet(over("south")))
    market.load("south")
    assert set(told(market)) == {"plain"}
    assert shown(market)[0]["error"] == {"bold": "Beside another", "text": "too wet to compare", "done": True}


def wet(lab):
    """The lab, where the comparison always fails."""

    def fails(_bench, _chosen):
        raise ArithmeticError("too wet to compare")

    first, second = lab.sections
    lab.__dict__["sections"] = (type(first)(first.name, first.title, fails), second)
    return lab


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Cell("x", bar=(0, float("nan"), 1)),
        lambda: Cell("x", bar=(-0.1, 0.5, 1)),
        lambda: Cell("x", shade=1.5),
        lambda: Cell("x", shade=float("inf")),
        lambda: Table("Two", ("a", "b"), (("x",),)),
        lambda: Choose("Which", {"a": "A"}, "b"),
    ],
)
def test_what_could_not_be_drawn_truly_is_refused_where_it_is_made(wrong):
    with pytest.raises(ValueError, match=r"is outside|has 1 cells|is not one of"):
        wrong()


def test_a_cell_of_numpy_s_values_goes_to_the_page_as_any_other(market, monkeypatch):
    price = np.float32(0.25)
    cell = Cell(np.str_("a"), bar=(price, price, price), shade=price, strong=price > 0)
    monkeypatch.setattr("tests.ui.market.Cell", lambda *_, **__: cell)
    market.section("beside")
    assert told(market)["beside"]["tables"][0]["rows"][0][1] == {
        "text": "a", "bar": [0.25, 0.25, 0.25], "shade": 0.25, "strong": True,
    }  # fmt: skip


def test_cells_at_the_ends_of_their_range_are_drawn():
    assert Cell("x", bar=(0, 1 + 1e-12, 1), shade=-1).shade == -1
