"""Knobs that divide a whole: beside each stands its share of the sum, whichever of them is moved."""

from dataclasses import replace

import pytest

from labkit.core.knobs import Params, number
from labkit.ui.controls import described

from .conftest import POCKET
from .stage import NODE, WHY_NOT, play

on_the_page = pytest.mark.skipif(NODE is None, reason=WHY_NOT)


class Purse(Params):
    bread: float = number(50, 0, 100, step=1, unit="weight", label="Bread", first_panel=True, meaning="of the money")
    cheese: float = number(50, 0, 100, step=1, unit="weight", label="Cheese", first_panel=True, meaning="of the money")
    luck: float = number(1, 0, 2, step=1, unit="coins", label="Luck", first_panel=True, meaning="what is found")


PURSE = [described(knob) for knob in Purse.knobs().values()]
OPEN = """
const bench = {
  words: new Proxy({}, { get: (_, name) => String(name) }), root: node("div"), drag() {}, rest() {}, type() {},
  spec: { kept: [], split: ["bread", "cheese"], knobs: GIVEN },
};
knobs(bench);
const frame = (values) => Object.entries(values).forEach(([name, value]) => bench.rows[name].set(value));
const hand = (name, value) => {
  const input = range(bench.rows[name].node);
  input.value = String(value);
  input.fire("input");
};
const said = () => Object.values(bench.rows).map((row) => row.small.textContent || row.small.parts[0]);
const read = () => Object.values(bench.rows).map((row) => range(row.node).set["aria-valuetext"]);
frame({ bread: 50, cheese: 50, luck: 1 });
"""


def test_the_page_is_told_which_knobs_divide_a_whole(opened):
    assert opened(POCKET).spec["split"] == []
    assert opened(replace(POCKET, split=("price", "stalls"))).spec["split"] == ["price", "stalls"]


@on_the_page
def test_each_says_its_share_of_the_sum_to_the_eye_and_to_a_screen_reader_and_no_other_knob_does():
    said, read = play(OPEN + "console.log(JSON.stringify([said(), read()]));", PURSE)
    assert said == ["= 50\u202f%", "= 50\u202f%", "coins"]
    assert read == ["50 weight = 50\u202f%", "50 weight = 50\u202f%", "1 coins"]


@on_the_page
def test_a_hand_on_one_changes_the_share_of_all_at_once_and_leaves_their_values():
    script = 'hand("bread", 100); console.log(JSON.stringify([said(), read()]));'
    said, read = play(OPEN + script, PURSE)
    assert said == ["= 67\u202f%", "= 33\u202f%", "coins"]
    assert read[1] == "50 weight = 33\u202f%"


@on_the_page
def test_a_half_of_a_per_cent_goes_up_for_each_so_that_all_need_not_be_a_hundred():
    script = 'hand("bread", 10); hand("cheese", 70); console.log(JSON.stringify(said()));'
    assert play(OPEN + script, PURSE) == ["= 13\u202f%", "= 88\u202f%", "coins"]


@on_the_page
def test_where_all_weigh_nothing_there_is_no_share_and_the_unit_comes_back():
    script = 'hand("bread", 0); hand("cheese", 0); const none = said(); hand("cheese", 1); const back = said();'
    none, back = play(OPEN + script + "console.log(JSON.stringify([none, back]));", PURSE)
    assert none == ["weight", "weight", "coins"]
    assert back == ["= 0\u202f%", "= 100\u202f%", "coins"]


@on_the_page
def test_one_that_is_not_used_says_that_and_its_share_again_when_it_is():
    script = """
    bench.rows.bread.idle(true); hand("cheese", 100); const off = said();
    bench.rows.bread.idle(false); console.log(JSON.stringify([off, said()]));"""
    off, back = play(OPEN + script, PURSE)
    assert off == ["idle", "= 67\u202f%", "coins"]
    assert back == ["= 33\u202f%", "= 67\u202f%", "coins"]


@on_the_page
def test_only_their_rows_keep_what_stands_beside_the_value_where_a_bench_is_narrow():
    script = "console.log(JSON.stringify(Object.values(bench.rows).map((row) => row.node.set.class)));"
    assert play(OPEN + script, PURSE) == ["lk-knob lk-divides", "lk-knob lk-divides", "lk-knob"]
