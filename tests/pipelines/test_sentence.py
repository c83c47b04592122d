"""The live sentence of the pipelines lab: short, and in agreement with the pictures."""

import re

import numpy as np
import pytest

import labkit
from labkit.core.knobs import Kind
from labkit.core.words import percent, plain
from labkit.pipelines.channels import CHANNELS, NAMES

from ..reading_figures import data, number, texts

PAIR = {"clusters": 2, "exchange": "one way", "lead": 0.8, "channel": "trade"}
CLOSED = {"pipelines": 0.0}
KNOBS = (
    {},
    PAIR,
    CLOSED,
    {"channel": "multinationals", "clusters": 2},
    {"people": 0.0},
    {"firms": 72, "pipelines": 2.5},
    {"clusters": 2, "firms": 8},
    {"channel": "fairs", "base": 0.6, "buzz": 0.6, "need": 0.15},
)
every_setting = pytest.mark.parametrize("knobs", KNOBS, ids=str)


@pytest.fixture(scope="module")
def lab():
    return labkit.labs()["pipelines"]


@pytest.fixture(scope="module")
def view(lab):
    return lab.load_view()("light")


def counted(sentence):
    """How many words a reader sees; a number and its unit, joined by a blank that does not break, are one."""
    return len(plain(sentence).split(" "))


def test_the_sentence_at_the_defaults_tells_knowledge_talk_and_who_carries_what(future):
    share = r"\d+(\.\d+)?\u202f%"
    told = rf"Home knowledge ends at {share} in cluster A, {share} in the others\. Talk brings {share} a year, "
    told += rf"{share} of it foreign; a tie {share} tacit by relocation, {share} by (trade|fairs)\."
    assert re.fullmatch(told, future().sentence()), future().sentence()


@every_setting
def test_what_is_known_are_the_ends_of_the_lines(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    first, others = (text.split(" ")[-1] for text in texts(view, "knowledge_ends")[:2])
    who = "B" if result.params.clusters == 2 else "the others"
    assert result.sentence().startswith(f"Home knowledge ends at {first} in cluster A, {others} in {who}. ")
    assert first == percent(np.median(result.known_home[:, -1, 0]))


@every_setting
def test_what_talk_brings_are_the_words_beside_its_line(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    new, foreign = texts(view, "talk_ends")
    assert f"Talk brings {new.split(' ')[-1]} a year, {foreign.split(' ')[0]} of it foreign; " in result.sentence()


@every_setting
def test_who_carries_what_are_the_numbers_beside_the_bars(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    used = [name for at, name in enumerate(CHANNELS) if result.channel_ties[:, at].any()]
    tacit = dict(zip(used, texts(view, "carrier_tacit"), strict=True))
    said = result.sentence().split("; ")[1]
    if not used:
        assert said == "without ties no news comes in."
        assert not np.any(result.inflow)
    elif len(used) == 1:
        codified = data(view, "carrier_numbers")["text"]
        assert re.fullmatch(rf"a tie ([^a-z]+) codified, {tacit[used[0]]} tacit\.", said)
        assert said.split(" codified")[0].split(" ")[-1] in codified
    else:
        ends = np.array([result.carried[:, CHANNELS.index(n), 1].sum() for n in used])
        ends /= np.array([result.channel_ties[:, CHANNELS.index(n)].sum() for n in used])
        most, least = used[ends.argmax()], used[ends.argmin()]
        assert said == f"a tie {tacit[most]} tacit by {NAMES[most]}, {tacit[least]} by {NAMES[least]}."


def test_all_three_endings_are_tried(future):
    ends = {plain(future(**knobs).marked()).split("; ")[1].split(" ")[-1] for knobs in KNOBS}
    assert "in." in ends
    assert "tacit." in ends
    assert ends & {f"{name}." for name in NAMES.values()}


@pytest.mark.parametrize("knobs", KNOBS[1:], ids=str)
def test_beside_a_it_tells_the_middling_difference_of_cluster_a_that_the_picture_shows(view, future, knobs):
    now, then = future(**knobs), future()
    view.show(now, then)
    change = re.search(r"\((\S+) on run A\)", plain(now.marked(then)))
    apart = 100 * float(np.median(now.known_home[:, -1, 0] - then.known_home[:, -1, 0]))
    assert (change is None) == (abs(apart) < 0.05)
    assert number(change[1] if change else "0") == pytest.approx(apart, abs=0.051)
    assert number(texts(view, "row_values")[0]) == pytest.approx(apart, abs=0.51)


def test_beside_itself_nothing_differs(future):
    assert "(as in run A)" in plain(future().marked(future()))


def test_a_draft_says_about_and_a_full_run_does_not(future):
    assert "ends at about " in plain(future().marked(draft=True))
    assert "about" not in future().sentence()


@pytest.mark.parametrize("draft", [False, True], ids=["at rest", "dragging"])
def test_it_has_forty_words_and_two_lines_at_most_wherever_the_knobs_stand(lab, future, draft):
    rng, found, longest = np.random.default_rng(8), {}, ""
    for _ in range(30):
        values = {}
        for name, knob in lab.Params.knobs().items():
            if knob.kind is Kind.NUMBER:
                value = rng.choice([knob.low, knob.high]).item()
                values[name] = int(value) if knob.whole else value
            else:
                values[name] = rng.choice(knob.choices).item()
        result = lab.simulate(lab.Params(**values), seed=0, runs=6)
        for against in (None, future(runs=6, seed=0)):
            sentence = plain(result.marked(against, draft))
            found[len(sentence.split())] = sentence
            longest = max(longest, sentence, key=len)
            assert counted(sentence) <= 40, sentence
    assert len(longest) <= 176, longest  # what two lines of a bench 1180 px wide hold


def test_its_marks_are_roles_with_a_colour(view, future):
    roles = {role for knobs in KNOBS for role in re.findall(r"\{(\w+):", future(**knobs).marked())}
    assert roles == {"source", "dest"}
    assert roles <= set(view.colour)
