"""The exercises of all labs: every variant can be answered, and an answer from another student seldom fits."""

import itertools
import json
import string
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

import labkit
from labkit.core import answers, exercises
from labkit.core.exercises import Exercise, Key

from .conftest import NOTEBOOKS


def remembered(each: Exercise) -> Exercise:
    """The exercise with keys and wrong turns that run their futures once for each variant, whoever asks."""
    turns = tuple(replace(turn, answer=cache(turn.answer)) for turn in each.misconceptions)
    return replace(each, key=cache(each.key), misconceptions=turns)


ALL = [remembered(each) for lab in labkit.labs().values() for each in lab.exercises]
NUMBERS = [each for each in ALL if not each.choices]
WORDS = [each for each in ALL if each.choices]


def keys(each: Exercise) -> list[Key]:
    return [each.key(**variant) for variant in each.all_variants()]


def by_id(each: Exercise) -> str:
    return each.id


def test_ids_are_different_and_belong_to_a_notebook():
    ids = [each.id for each in ALL]
    assert len(set(ids)) == len(ids)
    assert {each[:2] for each in ids} <= {file.name[:2] for file in NOTEBOOKS.glob("*.ipynb")}


@pytest.mark.parametrize("each", ALL, ids=by_id)
def test_question_and_hints_use_the_values_of_the_variant(each):
    said = [each.question, each.hint, *(turn.say for turn in each.misconceptions)]
    named = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in said]
    assert named[0] == set(each.variants)
    assert all(fields <= set(each.variants) for fields in named)


@pytest.mark.parametrize("each", ALL, ids=by_id)
def test_there_are_at_least_six_variants_and_one_misconception(each):
    assert len(each.all_variants()) >= 6
    assert len(each.misconceptions) >= 1


@pytest.mark.slow
@pytest.mark.parametrize("each", NUMBERS, ids=by_id)
def test_every_key_is_a_number_in_the_range_of_its_unit_with_a_tolerance(each):
    for variant in each.all_variants():
        assert_sound(each, each.key(**variant))


@pytest.mark.slow
@pytest.mark.parametrize("each", NUMBERS, ids=by_id)
def test_the_key_of_the_first_and_the_last_variant_is_in_range_and_right(each):
    for variant in each.all_variants()[:: len(each.all_variants()) - 1]:
        assert_sound(each, each.key(**variant))
        assert_right(each, variant)


def assert_sound(each, key):
    low, high = answers.LIMITS.get(each.unit, (-np.inf, np.inf))
    assert low <= key.value <= high
    assert np.isfinite(key.value)
    assert 0 < key.tolerance < 0.5 * max(abs(key.value), 0.2)


def assert_right(each, variant):
    key = each.key(**variant)
    said = answers.judged(each, variant, key.value)
    assert said.right
    assert said.message == f"{each.said} {key.shown}."


@pytest.mark.slow
@pytest.mark.parametrize("each", NUMBERS, ids=by_id)
def test_an_answer_copied_from_another_variant_is_mostly_not_right(each):
    pairs = list(itertools.permutations(keys(each), 2))
    assert np.mean([mine.accepts(theirs.value) for mine, theirs in pairs]) <= 0.35


@pytest.mark.slow
@pytest.mark.parametrize("each", NUMBERS, ids=by_id)
def test_each_misconception_leads_away_from_the_key_in_most_variants(each):
    variants = list(zip(each.all_variants(), keys(each), strict=True))
    for turn in each.misconceptions:
        off = [abs(turn.answer(**variant) - key.value) for variant, key in variants]
        assert np.mean([gap <= key.reading for gap, (_, key) in zip(off, variants, strict=True)]) <= 0.1, turn.say


@pytest.mark.slow
@pytest.mark.parametrize("each", NUMBERS, ids=by_id)
def test_each_misconception_is_told_in_every_variant_and_never_graded_right(each):
    for variant, key in zip(each.all_variants(), keys(each), strict=True):
        led = [(turn.answer(**variant), turn.say.format(**variant)) for turn in each.misconceptions]
        for answer, say in led:
            said = answers.judged(each, variant, answer)
            known = {text for other, text in led if other == answer}
            limits = answers.LIMITS.get(each.unit, (-np.inf, np.inf))
            if abs(answer - key.value) > key.reading and limits[0] <= answer <= limits[1]:
                assert (said.verdict, said.message in known) == ("nearly", True), (variant, say)


@pytest.mark.slow
@pytest.mark.parametrize("each", NUMBERS, ids=by_id)
def test_the_key_of_every_variant_is_right_and_shown_as_the_bench_shows_it(each):
    for variant in each.all_variants():
        assert_right(each, variant)


def test_the_share_that_holds_at_default_trust_is_not_right():
    each = next(each for each in ALL if each.id == "08-1")
    said = answers.judged(each, {"globalisation": 0.49, "trust": 0.52}, 0.575)
    assert said.verdict == "nearly"
    assert "at its default" in said.message


@pytest.mark.slow
@pytest.mark.parametrize("each", WORDS, ids=by_id)
def test_words_are_all_right_for_somebody(each):
    assert set(keys(each)) == set(each.choices)


def test_an_answer_read_from_a_run_with_other_luck_is_right(monkeypatch):
    lab = labkit.labs()["relocation"]
    monkeypatch.setitem(exercises._session, "digest", b"")
    each = exercises.find([lab], "08-1")
    params = lab.Params(**each.all_variants()[0])
    answers = [float(lab.simulate(params, seed=seed).tipped.mean()) for seed in range(1, 9)]
    assert sum(exercises.check([lab], "08-1", answer).right for answer in answers) >= 7


@pytest.mark.parametrize("variant", range(0, 12, 4))
def test_the_step_asked_for_is_the_one_a_student_finds_by_going_up(variant):
    lab, each = labkit.labs()["relocation"], next(each for each in ALL if each.id == "08-3")
    knobs = each.all_variants()[variant]
    gap = 0.30
    while (lab.simulate(lab.Params(globalisation=gap, **knobs), seed=0, runs=200).tipped == 1).sum() <= 100:
        gap = round(gap + 0.02, 2)
    assert keys(each)[variant].value == gap


def test_the_notebook_sees_the_same_exercises_as_the_lab():
    assert labkit.check("08-1", ...).verdict == "no answer yet"
    assert labkit.exercise("08-1").id == "08-1"
    assert labkit.check("08-1", 0, 5).message == "write 0.5 with a point."


def test_no_key_is_written_in_a_notebook():
    for file in NOTEBOOKS.glob("*.ipynb"):
        outputs = json.dumps([cell.get("outputs") for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]])
        assert "the bench says" not in outputs
