"""The live sentence of the export groups lab: short, and in agreement with the picture."""

import re
from pathlib import Path

import numpy as np
import pytest

import labkit.export_groups
from labkit.core.knobs import Kind
from labkit.core.words import percent, plain, words

from ..reading_figures import data, number, texts

POOR = {"benefit": 20.0, "salary": 75.0}
KNOBS = [
    {},
    {"incubator": True},
    {"travel": 3.0},
    POOR,
    {"rivalry": 1.0, "products": 2},
    {"horizon": 10, "pool": 12},
    {"benefit": 31.0},
]
every_setting = pytest.mark.parametrize("knobs", KNOBS, ids=str)


def counted(sentence):
    """How many words a reader sees; a number and its unit, joined by a blank that does not break, are one."""
    return len(plain(sentence).split(" "))


def begun(**count):
    """How a sentence begins, by the words of the lab."""
    (first, hits), say = next(iter(count.items())), words(Path(labkit.export_groups.__file__).parent)["sentence"]
    return plain(say[first].format(count=hits))


def test_the_sentence_at_the_defaults_tells_count_money_and_survival(future):
    money = r"[+\u2212]\d+\.\d"
    told = rf"In \d+ of 200 futures [^.]+\. [^.]*{money}[^.]+{money}; \d+\u202f% of the fours last 6 years\."
    assert re.fullmatch(told, future().sentence()), future().sentence()


@every_setting
def test_the_futures_it_counts_are_those_in_which_three_to_five_is_best_and_pays(future, knobs):
    result = future(**knobs)
    best, most = result.net.argmax(axis=1) + 1, result.net.max(axis=1)
    none = int((most <= 0).sum())
    usual = int(((most > 0) & (best >= 3) & (best <= 5)).sum())
    first = {"none": f"{none} of 200"} if none > 100 else {"usual": f"{usual} of 200"}
    assert result.sentence().startswith(begun(**first))


def test_both_beginnings_are_tried(future):
    none = begun(none="").split("futures")[1]
    assert {none in future(**knobs).sentence() for knobs in KNOBS} == {True, False}


@every_setting
def test_what_four_firms_and_one_firm_get_are_the_numbers_of_the_picture(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    said = re.findall(r"[+\u2212]?\d+\.\d", result.sentence())
    assert said == [texts(view, "net_numbers")[at] for at in (3, 0)]


def test_gain_and_loss_are_both_tried(future):
    assert {np.median(future(**knobs).net[:, 3]) > 0 for knobs in KNOBS} == {True, False}


@every_setting
def test_the_share_that_lasts_is_the_mean_at_the_dotted_line(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    horizon = int(data(view, "until")["x"][0])
    lasting = percent(result.alive[:, horizon, 3].mean())
    assert f"; {lasting} of the fours last {horizon} years" in result.sentence()
    low, high = (data(view, "looked_at")[level][horizon] for level in ("low90", "high90"))
    assert low <= result.alive[:, horizon, 3].mean() <= high


@pytest.mark.parametrize("knobs", KNOBS[1:], ids=str)
def test_beside_a_it_tells_the_middling_difference_of_the_fours_that_the_picture_shows(view, future, knobs):
    now, then = future(**knobs), future()
    view.show(now, then)
    change = re.search(r"\((\S+) against A\)", plain(now.marked(then)))
    apart = float(np.median(now.net[:, 3] - then.net[:, 3]))
    assert number(change[1]) == pytest.approx(apart, abs=0.051)
    assert number(texts(view, "row_values")[1]) == pytest.approx(apart, abs=0.51)


def test_beside_itself_nothing_differs(future):
    assert "(as in A)" in plain(future().marked(future()))


def test_a_draft_says_about_and_a_full_run_does_not(future):
    draft = plain(future(runs=60).marked(draft=True))
    assert re.match(r"In (about \d+ in \d+|nearly all|hardly any) futures", draft)
    assert re.search(r"about [+\u2212]\d", draft)
    assert "about" not in future().sentence()


@pytest.mark.parametrize("draft", [False, True], ids=["at rest", "dragging"])
def test_it_has_forty_words_at_most_wherever_the_knobs_stand(lab, future, draft):
    rng, found = np.random.default_rng(8), {}
    for _ in range(30):
        values = {}
        for name, knob in lab.Params.knobs().items():
            if knob.kind is Kind.NUMBER:
                value = rng.choice([knob.low, knob.high]).item()
                values[name] = int(value) if knob.whole else value
            else:
                values[name] = rng.choice(knob.choices).item() if knob.choices else bool(rng.integers(2))
        result = lab.simulate(lab.Params(**values), seed=0, runs=6)
        for against in (None, future(runs=6)):
            sentence = result.marked(against, draft)
            found[counted(sentence)] = plain(sentence)
    assert max(found) <= 40, found[max(found)]


def test_its_marks_are_roles_with_a_colour(view, future):
    roles = {role for knobs in KNOBS for role in re.findall(r"\{(\w+):", future(**knobs).marked())}
    assert roles == {"source"}
    assert roles <= set(view.colour)
