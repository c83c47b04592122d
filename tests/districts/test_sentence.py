"""The live sentence of the districts lab: short, and in agreement with the pictures."""

import re

import numpy as np
import pytest

from labkit.core.knobs import Kind
from labkit.core.words import percent, plain
from labkit.districts.indicators import KINDS
from labkit.districts.kernel import simulate
from labkit.districts.params import DistrictsParams
from labkit.districts.pictures import place
from labkit.districts.sentence import ROLES
from labkit.districts.told import has_cause
from labkit.districts.view import DistrictsView

from ..reading_figures import texts
from .bench import DEFAULT, FAILURE, KNOBS, LEADERS, SHOCK, every_setting, future, numbers

NAMED = [*KINDS[:-1], "as an amalgam"]


@pytest.fixture(scope="module")
def view():
    return DistrictsView("light")


def counted(sentence):
    """How many words a reader sees; a number and its unit, joined by a blank that does not break, are one."""
    return len(sentence.split(" "))


def test_the_sentence_at_the_defaults_tells_the_ends_and_the_structure():
    share = r"\d+\u202f%"
    told = r"It ends Marshallian in \d+ of 40 futures, hub and spoke in \d+; "
    told += rf"four firms make {share} of private output, outsiders {share} of all; local trade is {share}\."
    assert re.fullmatch(told, future().sentence()), future().sentence()


@every_setting
def test_the_two_kinds_that_most_futures_end_as_are_those_of_the_list_beside_the_square(view, knobs):
    result = future(**knobs)
    view.show(result)
    after = np.array([int(text) for text in texts(view, "kind_after")])
    first, second = np.argsort(-after, kind="stable")[:2]
    said = result.sentence().split(";")[0]
    assert said.startswith(f"It ends {NAMED[first]} in {after[first]} of 40 futures")
    assert said.endswith(f", {NAMED[second]} in {after[second]}") == bool(after[second])


@every_setting
def test_in_brackets_stands_how_many_end_so_without_the_cause_if_there_is_one(knobs):
    result = future(**knobs)
    first = np.bincount(result.kind_after, minlength=5).argmax()
    found = re.search(r"\((\d+) without the cause\)", result.sentence())
    assert (found is None) == (not has_cause(result.params))
    assert found is None or int(found[1]) == (result.kind_after_without == first).sum()


def test_there_is_a_cause_where_an_event_or_a_number_changes():
    assert not has_cause(DistrictsParams())
    assert not has_cause(DistrictsParams(openness=0.9, regime_before=0.4, cumulativeness=0.4, appropriability=0.4))
    for knobs in ({"event": "hub arrives"}, {"scale": 0.35}, {"regime_before": 0.1}, {"embedding_before": 0.2}):
        assert has_cause(DistrictsParams(**knobs))


@every_setting
def test_the_structure_is_in_the_words_beside_the_strips(view, knobs):
    result = future(**knobs)
    view.show(result)
    four, outside, _, trade, _ = (text.rpartition(" ")[2] for text in texts(view, "share_names"))
    assert result.sentence().endswith(
        f"; four firms make {four} of private output, outsiders {outside} of all; local trade is {trade}."
    )
    assert trade == percent(np.median(result.trade[:, -1]))


@pytest.mark.parametrize("knobs", [LEADERS, SHOCK, FAILURE], ids=str)
def test_beside_a_it_tells_the_change_in_futures_that_end_so(knobs):
    now, then = future(**knobs), future()
    kind = np.bincount(now.kind_after, minlength=5).argmax()
    change = (now.kind_after == kind).sum() - (then.kind_after == kind).sum()
    found = re.search(r", (\S+) on run A\)", plain(now.marked(then)))
    assert found, plain(now.marked(then))
    assert numbers(found[1]) == [change]
    assert found[1].startswith("+" if change > 0 else "\u2212")


def test_beside_itself_nothing_differs():
    assert "(as in run A)" in plain(future().marked(future()))


def test_a_draft_says_about_and_a_full_run_does_not():
    rough = plain(future(**SHOCK).marked(draft=True))
    assert re.search("about|nearly all", rough)
    assert "of 40" not in rough
    assert "about" not in future(**SHOCK).sentence()


@pytest.mark.parametrize("draft", [False, True], ids=["at rest", "dragging"])
def test_it_has_forty_words_and_two_lines_at_most_wherever_the_knobs_stand(draft):
    rng, longest = np.random.default_rng(8), ""
    for _ in range(30):
        values = {}
        for name, knob in DistrictsParams.knobs().items():
            low_or_high = knob.kind is Kind.NUMBER
            values[name] = rng.choice([knob.low, knob.high] if low_or_high else knob.choices).item()
        result = simulate(DistrictsParams(**values), seed=0, runs=200 if not longest else 6)
        for against in (None, future(runs=result.runs, seed=0)):
            sentence = plain(result.marked(against, draft))
            longest = max(longest, sentence, key=len)
            assert counted(sentence) <= 40, sentence
    assert len(longest) <= 176, longest  # what two lines of a bench 1180 px wide hold


def test_with_the_largest_counts_it_still_has_two_lines():
    for knobs in KNOBS:
        result = future(runs=200, seed=0, **knobs)
        for against in (None, future(runs=200, seed=0, **LEADERS)):
            assert len(plain(result.marked(against))) <= 176, plain(result.marked(against))


def test_its_marks_are_roles_with_a_colour(view):
    roles = {role for knobs in KNOBS for role in re.findall(r"\{(\w+):", future(**knobs).marked())}
    assert {"source", "dest", "exporter", "agent"} <= roles <= set(ROLES)
    assert set(ROLES) <= set(view.colour)
    assert ROLES[:4] == place.ROLES[:4]


def test_no_cause_no_brackets():
    assert "(" not in future(**DEFAULT).sentence()
