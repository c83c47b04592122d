"""The exercises of the closing notebook: as those of the labs, every variant can be answered."""

from __future__ import annotations

import itertools
import json
import re
import string
from pathlib import Path

import numpy as np
import pytest

import labkit
from labkit.core import answers
from labkit.core.judging import HOLDS
from labkit.ledger import ledger
from labkit.ledger.keys import FIRST, SECOND, TELL, Keys
from labkit.ledger.reasons import REASONS

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "10_read_the_ledger.ipynb"
NUMBERS = [each for each in ledger.exercises if not each.choices]
every = pytest.mark.parametrize("each", ledger.exercises, ids=lambda each: each.id)
numbers = pytest.mark.parametrize("each", NUMBERS, ids=lambda each: each.id)


@pytest.fixture
def keys(course):
    return Keys(course.rows())


@every
def test_an_exercise_has_variants_misconceptions_and_only_fields_it_knows(each):
    assert re.fullmatch(r"10-\d", each.id)
    assert len(each.all_variants()) >= 6
    assert each.misconceptions
    said = [each.question, each.hint, *(turn.say for turn in each.misconceptions)]
    named = [{field for _, field, _, _ in string.Formatter().parse(one) if field} for one in said]
    assert named[0] == set(each.variants)
    assert all(fields <= set(each.variants) for fields in named)


@every
def test_the_key_of_every_variant_is_right(each):
    for variant in each.all_variants():
        key = each.key(**variant)
        said = answers.judged(each, variant, key if each.choices else key.value)
        assert said.right
        assert each.choices or said.message == f"the ledger says {key.shown}."


@numbers
def test_an_answer_copied_from_another_variant_is_mostly_not_right(each):
    every_key = [each.key(**variant) for variant in each.all_variants()]
    assert np.mean([mine.accepts(other.value) for mine, other in itertools.permutations(every_key, 2)]) <= 0.35


@numbers
def test_a_misconception_leads_away_from_the_key_and_is_told(each):
    for turn in each.misconceptions:
        variants = each.all_variants()
        off = [
            abs(turn.answer(**variant) - each.key(**variant).value) > each.key(**variant).reading
            for variant in variants
        ]
        assert np.mean(off) >= 0.9, turn.say
    for variant in each.all_variants():
        for turn in each.misconceptions:
            low, high = answers.LIMITS.get(each.unit, (-np.inf, np.inf))
            wrong = turn.answer(**variant)
            if abs(wrong - each.key(**variant).value) > each.key(**variant).reading and low <= wrong <= high:
                assert answers.judged(each, variant, wrong).verdict == "nearly"


def test_words_are_all_right_for_somebody_and_the_larger_share_alone_is_not_enough():
    each = next(each for each in ledger.exercises if each.choices)
    assert {each.key(**variant) for variant in each.all_variants()} == set(each.choices) == {FIRST, SECOND, TELL}
    cannot = next(variant for variant in each.all_variants() if each.key(**variant) == TELL)
    said = answers.judged(each, cannot, each.misconceptions[0].answer(**cannot))
    assert said.verdict == "nearly"
    assert "overlap" in said.message


def test_the_lines_that_are_drawn_are_clear_of_every_share(keys):
    for line in keys.lines():
        assert sum(round(100 * row["share"]) >= line for row in keys.rows.values()) == keys.above(line).value


def test_keys_are_counted_in_the_rows(keys, course):
    line = keys.lines()[0]
    table = course.table()
    safe = table[table["defaults"] == 1]
    assert keys.above(line).value == sum(table["share"] >= line / 100)
    assert keys.kept(line).value == pytest.approx(np.mean(safe["share"] >= line / 100))
    assert keys.holding() == sum(table["verdict"] == HOLDS)
    assert keys.below(line) + keys.above(line).value == len(table)


def test_limits_of_four_times_as_many_settings_are_half_as_wide(keys):
    claim, _, points = keys.example()
    low, high = keys.rows[claim]["interval"]
    assert keys.width(claim, points).value == pytest.approx(100 * (high - low))
    assert keys.width(claim, 4 * points).value == pytest.approx(keys.width(claim, points).value / 2, rel=0.02)


def test_an_answer_worked_out_from_the_limits_in_the_table_is_right(keys):
    each = next(each for each in ledger.exercises if each.id == "10-3")
    for variant in each.all_variants():
        low, high = (round(100 * limit) for limit in keys.rows[variant["claim"]]["interval"])
        assert each.key(**variant).accepts((high - low) * (512 / variant["settings"]) ** 0.5)


def test_the_gap_is_between_the_two_weakest_parts():
    parts = {"a": {"share": 0.9}, "b": {"share": 0.5}, "c": {"share": 0.7}}
    row = {"id": "XX1", "share": 0.4, "interval": [0.36, 0.44], "at_default": {"share": 1.0}, "parts": parts}
    keys = Keys([row])
    assert keys.gap("XX1").value == pytest.approx(20)
    assert (keys.weakest("XX1"), keys.following("XX1")) == (50, 70)


def test_the_notebook_sees_the_exercises_of_the_ledger_beside_those_of_the_labs():
    assert labkit.exercise("10-1").id == "10-1"
    assert labkit.check("10-1", ...).verdict == "no answer yet"
    assert labkit.check("08-1", ...).verdict == "no answer yet"


def test_what_the_notebook_says_of_a_claim_is_what_the_ledger_says(course):
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    prose = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    told = re.findall(r"^\| ([A-Z]{2}\d) \| ([^|]+) \|", prose, re.M)
    assert [why for _, why in told] == [why for why in REASONS if why != "never asked"]
    assert {id: course.told(course.claim(id), course.claim(id).recorded)["reason"] for id, _ in told} == dict(told)
    opened = re.findall(r'lab\.open\("([^"]+)"\)', "\n".join("".join(cell["source"]) for cell in cells))
    assert opened == [course.token("RE3")]
