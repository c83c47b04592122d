"""The live sentence of the win-win-win lab: short, and in agreement with the pictures."""

import re

import numpy as np
import pytest

from labkit.core.words import percent, plain
from labkit.win_win_win.kernel import simulate
from labkit.win_win_win.params import WinWinWinParams
from labkit.win_win_win.view import WinWinWinView

from ..reading_figures import number, texts
from .bench import DEFAULT, FREE_RIDERS, GIVES_IN, KINDS, KNOBS, LONG, WAR, every_setting, told_ends


@pytest.fixture(scope="module")
def view():
    return WinWinWinView("light")


def counted(sentence):
    """How many words a reader sees; a number and its unit, joined by a blank that does not break, are one."""
    return len(plain(sentence).split(" "))


def test_the_sentence_at_the_defaults_tells_winners_losers_and_who_takes_part(future):
    share = r"\d+\u202f%"
    told = r"All three win in \d+ of 60 futures, no side wins in \d+\. "
    told += rf"In the middle future co-operation goes from {share} to {share}; {share} of public bodies invest\."
    assert re.fullmatch(told, future().sentence()), future().sentence()


@every_setting
def test_winners_are_those_counted_in_the_picture(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    first = texts(view, "ending_counts")[0]
    how = f"{first} of 60 futures" if first != "0" else "no future"
    assert re.match(rf"All three win in {how}[,.]", result.sentence()), result.sentence()


@every_setting
def test_the_most_frequent_of_the_other_ends_is_told_with_its_count(future, knobs):
    result = future(**knobs)
    won, *others = told_ends(result)
    told = [kind for kind in KINDS[1:] if kind in result.sentence()]
    if not any(others):
        assert not told
    else:
        most = max(others)
        assert told == [KINDS[1 + others.index(most)]]
        assert f"{told[0]} in {most}{'' if won else ' of 60'}." in result.sentence()


def test_all_kinds_of_sentence_are_tried(future):
    said = [future(**knobs).sentence() for knobs in (DEFAULT, FREE_RIDERS, GIVES_IN, LONG, WAR)]
    assert [sum(kind in one for one in said) for kind in KINDS[1:]] == [1, 1, 2]
    assert sum("no future" in one for one in said) == 2


@every_setting
def test_shares_are_the_ends_of_the_lines(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    together, invest = (text.rpartition(" ")[2] for text in texts(view, "shares_end"))
    first = percent(np.median(result.cooperating[:, 0]))
    told = f"In the middle future co-operation goes from {first} to {together}; {invest} of public bodies invest."
    assert result.sentence().endswith(told)


@pytest.mark.parametrize("knobs", KNOBS[1:], ids=str)
def test_beside_a_it_tells_how_many_more_futures_have_three_winners(view, future, knobs):
    now, then = future(**knobs), future()
    view.show(now, then)
    before = number(texts(view, "ending_counts_then")[0].removeprefix("A: "))
    more = number(texts(view, "ending_counts")[0]) - before
    change = re.search(r"futures? \((\S+) on run A\)", plain(now.marked(then)))
    assert (change is None) == (more == 0)
    assert number(change[1] if change else "0") == more


def test_beside_itself_nothing_differs(future):
    assert "futures (as in run A), no side" in plain(future().marked(future()))


def test_a_draft_counts_roughly_and_says_only_which_way_it_differs_from_a(future):
    draft = plain(future(lasting=0.25).marked(future(), draft=True))
    assert re.match(r"All three win in about \d+ in \d+ futures \(A: fewer\), else mostly ", draft), draft
    assert "(A: more)" in plain(future().marked(future(lasting=0.25), draft=True))
    assert "(as in run A)" in plain(future().marked(future(), draft=True))
    assert "about" not in future().sentence()


@pytest.mark.parametrize("draft", [False, True], ids=["at rest", "dragging"])
def test_it_has_forty_words_and_two_lines_at_most_wherever_the_knobs_stand(future, draft):
    rng, longest = np.random.default_rng(8), ""
    for _ in range(40):
        knobs = WinWinWinParams.knobs().items()
        values = {name: rng.choice([knob.low, knob.default, knob.high]).item() for name, knob in knobs}
        result = simulate(WinWinWinParams(**{**values, "firms": int(values["firms"])}), seed=0, runs=30)
        for against in (None, future(runs=30, seed=0)):
            sentence = plain(result.marked(against, draft))
            longest = max(longest, sentence, key=len)
            assert counted(sentence) <= 40, sentence
    assert len(longest) <= 176, longest  # what two lines of a bench 1180 px wide hold


def test_its_marks_are_roles_with_the_colours_of_their_marks_and_lines(view, future):
    roles = {role for knobs in KNOBS for role in re.findall(r"\{(\w+):", future(**knobs).marked())}
    assert roles == {"exporter", "dest", "agent"}
    assert roles <= set(view.colour)
