"""The live sentence of the activation lab: short, and in agreement with the pictures."""

import re

import numpy as np
import pytest

from labkit.activation.kernel import simulate
from labkit.activation.params import ActivationParams
from labkit.activation.view import ActivationView
from labkit.core.words import percent, plain

from ..reading_figures import number, texts
from .bench import DEFAULT, FEW, FULL, KNOBS, NOBODY, UNWEIGHED, WEB, every_setting


@pytest.fixture(scope="module")
def view():
    return ActivationView("light")


def counted(sentence):
    """How many words a reader sees; a number and its unit, joined by a blank that does not break, are one."""
    return len(plain(sentence).split(" "))


def test_the_sentence_at_the_defaults_tells_exporters_connection_and_directionality(future):
    share = r"\d+\u202f%"
    told = rf"Exporters go from {share} to {share} of firms\. In \d+ of 60 futures the milieu is ever connected, "
    told += r"half by year \d+; in year 20 in \d+\. Directionality: \d+ to \d+\."
    assert re.fullmatch(told, future().sentence()), future().sentence()


@every_setting
def test_exporters_are_the_end_of_the_line(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    last = texts(view, "exporters_end")[0].removeprefix("export ")
    first = percent(np.median(result.exporters[:, 0]))
    assert result.sentence().startswith(f"Exporters go from {first} to {last} of firms. ")


@every_setting
def test_connection_is_the_count_and_the_middle_of_the_years_in_the_picture(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    (told, *last), said = texts(view, "half_told"), result.sentence()
    if told == "half: never":
        assert "In no future is the milieu ever connected." in said
        assert (result.year_connected == 21).all()
    else:
        futures = told.removeprefix("ever: ")
        year = f"{view.sources['half_year'].data['median'][0]:.0f}"
        how = "from year" if futures.startswith("1 of") else "half by year"
        number = last[0].removeprefix("in year 20: ")
        ever = f"In {futures} futures the milieu is ever connected, {how} {year}"
        assert f"{ever}; in year 20 in {'none' if number == '0' else number}." in said


@every_setting
def test_money_that_finds_nothing_to_buy_is_the_last_part_of_the_bar(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    idle, said = view.shown.bars["money"][-1], result.sentence()
    if idle["share"] >= 0.005:
        assert said.endswith(f". Left over: {idle['text']} of the money.")
    else:
        scores = np.median(result.four_d[:, :, 3], axis=0)
        assert said.endswith(f". Directionality: {scores[0]:.0f} to {scores[-1]:.0f}.")
        assert texts(view, "score_heads")[3] == f"Directionality {scores[-1]:.0f}"


def test_all_endings_are_tried(future):
    said = [future(**knobs).sentence() for knobs in (DEFAULT, NOBODY, FEW, UNWEIGHED)]
    assert ["Left over" in one for one in said] == [False, False, True, True]
    assert any("no future" in one for one in said)
    assert "Left over: 100\u202f% of the money." in said[-1]


@pytest.mark.parametrize("knobs", KNOBS[1:], ids=str)
def test_beside_a_it_tells_the_middling_difference_that_the_picture_shows(view, future, knobs):
    now, then = future(**knobs), future()
    view.show(now, then)
    change = re.search(r"\((\S+) on run A\)", plain(now.marked(then)))
    apart = 100 * float(np.median(now.exporters[:, -1] - then.exporters[:, -1]))
    assert (change is None) == (abs(apart) < 0.05)
    assert number(change[1] if change else "0") == pytest.approx(apart, abs=0.051)
    assert number(texts(view, "row_values")[0]) == pytest.approx(apart, abs=0.51)


def test_beside_itself_nothing_differs(future):
    assert "(as in run A)" in plain(future().marked(future()))


def test_a_draft_says_about_and_a_full_run_does_not(future):
    draft = plain(future(**WEB).marked(draft=True))
    assert re.match(r"Exporters go from .+ to about ", draft)
    assert "of 60" not in draft
    assert "in year 20" not in draft  # how few futures a draft has says little of the end
    assert "about" not in future(**WEB).sentence()


@pytest.mark.parametrize("draft", [False, True], ids=["at rest", "dragging"])
def test_it_has_forty_words_and_two_lines_at_most_wherever_the_knobs_stand(future, draft):
    rng, longest = np.random.default_rng(8), ""
    for _ in range(30):
        knobs = ActivationParams.knobs().items()
        values = {name: rng.choice([knob.low, knob.high]).item() for name, knob in knobs}
        whole = {name: int(values[name]) for name, knob in knobs if knob.whole}
        result = simulate(ActivationParams(**{**values, **whole}), seed=0, runs=6)
        for against in (None, future(runs=6, seed=0)):
            sentence = plain(result.marked(against, draft))
            longest = max(longest, sentence, key=len)
            assert counted(sentence) <= 40, sentence
    assert len(longest) <= 176, longest  # what two lines of a bench 1180 px wide hold


def test_its_marks_are_roles_with_the_colours_of_their_lines(view, future):
    roles = {role for knobs in (DEFAULT, NOBODY, FULL) for role in re.findall(r"\{(\w+):", future(**knobs).marked())}
    assert roles == {"exporter", "agent"}
    assert roles <= set(view.colour)
