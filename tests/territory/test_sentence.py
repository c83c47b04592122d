"""The live sentence of the territory lab: short, and in agreement with the pictures."""

import re

import numpy as np
import pytest

from labkit.core.words import percent, plain
from labkit.territory.kernel import simulate
from labkit.territory.params import TerritoryParams
from labkit.territory.view import TerritoryView

from ..reading_figures import number, texts
from .bench import DEFAULT, HUBS, KNOBS, NONE, NOTHING, POOR, TIES, every_setting


@pytest.fixture(scope="module")
def view():
    return TerritoryView("light")


def counted(sentence):
    """How many words a reader sees; a number and its unit, joined by a blank that does not break, are one."""
    return len(plain(sentence).split(" "))


def test_the_sentence_at_the_defaults_tells_three_gains_and_in_how_many_futures(programme):
    told = r"By year 10 exporters gain \+\d\.\d points over doing nothing, the four D's \+\d\.\d, "
    told += r"kernels \+\d\.\d, all above 0 in \d+ of 60 futures\."
    assert re.fullmatch(told, programme().sentence()), programme().sentence()


@every_setting
def test_gains_are_those_of_the_picture_and_without_money_the_ends_of_the_lines(view, programme, knobs):
    result = programme(**knobs)
    view.show(result)
    said = result.sentence()
    if result.cost.any():
        exporters, score, kernels = (text.split(" ")[0] for text in texts(view, "gain_values"))
        assert said.startswith(f"By year 10 exporters gain {exporters} points over doing nothing, ")
        assert f", the four D's {score}, kernels {kernels}, all above 0 in " in said
    else:
        exporters, score, kernels = (text.split(" ")[-1] for text in texts(view, "aim_heads")[:3])
        assert said.startswith(
            f"No money is spent. In year 10 {exporters} of firms export, the four D's stand at {score}"
        )
        assert said.endswith(f" {score} points and kernels at {kernels}.")


@every_setting
def test_futures_in_which_all_three_gain_are_counted(programme, knobs):
    result = programme(**knobs)
    gained = [getattr(result, f"gained_{aim}") > 0 for aim in ("exporters", "score", "kernels")]
    number_of = sum(all(each) for each in zip(*gained, strict=True))
    if result.cost.any():
        assert f"all above 0 in {number_of} of 60 futures." in result.sentence()
    else:
        assert "gain" not in result.sentence()


@every_setting
def test_money_that_finds_nothing_to_buy_is_the_last_part_of_the_bar(view, programme, knobs):
    result = programme(**knobs)
    view.show(result)
    left, said = view.shown.bars["money"][-1], result.sentence()
    if result.cost.any() and left["share"] >= 0.005:
        assert said.endswith(f". {left['text']} of the money is left.")
        assert left["text"] == percent(1 - result.cost.mean() / (5 * result.params.budget))
    else:
        assert "money is left" not in said


def test_all_endings_are_tried(programme):
    said = [programme(**knobs).sentence() for knobs in (DEFAULT, HUBS, NOTHING, NONE)]
    assert ["money is left" in one for one in said] == [False, True, False, False]
    assert ["No money" in one for one in said] == [False, False, True, True]


@pytest.mark.parametrize("knobs", KNOBS[1:], ids=str)
def test_beside_a_it_tells_by_how_much_more_exporters_gain_than_on_run_a(programme, knobs):
    now, then = programme(**knobs), programme()
    change = re.search(r"\((\S+) on run A\)", plain(now.marked(then)))
    told = "gained_exporters" if now.cost.any() else "exporters"
    means = [100 * getattr(result, told).reshape(60, -1)[:, -1].mean() for result in (now, then)]
    assert number(change[1]) == pytest.approx(means[0] - means[1], abs=0.051)


def test_what_is_told_beside_a_is_no_median():
    weights = {**NONE, "coordination": 100}
    now, then = (simulate(TerritoryParams(**knobs), seed=0, runs=200) for knobs in (weights, DEFAULT))
    apart = 100 * (now.exporters[:, -1] - then.exporters[:, -1])
    assert f"({apart.mean():+.1f} on run A)" in plain(now.marked(then))
    assert f"{np.median(apart):+.1f}" != f"{apart.mean():+.1f}" == "+2.4"


def test_beside_itself_nothing_differs(programme):
    assert "(as in run A)" in plain(programme().marked(programme()))
    assert "(as in run A)" in plain(programme(**NOTHING).marked(programme(**NOTHING)))


def test_a_draft_says_about_and_a_full_run_does_not(programme):
    draft = plain(programme(**TIES).marked(draft=True))
    assert draft.startswith("By year 10 exporters gain about ")
    assert "of 60" not in draft
    assert "about" not in programme(**TIES).sentence()


@pytest.mark.parametrize("draft", [False, True], ids=["at rest", "dragging"])
def test_it_has_forty_words_and_two_lines_at_most_wherever_the_knobs_stand(programme, draft):
    rng, longest = np.random.default_rng(8), ""
    for _ in range(30):
        knobs = TerritoryParams.knobs().items()
        values = {name: rng.choice([knob.low, knob.high]).item() for name, knob in knobs}
        result = simulate(TerritoryParams(**values), seed=0, runs=6)
        for against in (None, programme(runs=6, seed=0)):
            sentence = plain(result.marked(against, draft))
            longest = max(longest, sentence, key=len)
            assert counted(sentence) <= 40, sentence
    assert len(longest) <= 176, longest  # what two lines of a bench 1180 px wide hold


def test_its_marks_are_roles_with_the_colours_of_their_lines(view, programme):
    roles = {
        role for knobs in (DEFAULT, NOTHING, POOR) for role in re.findall(r"\{(\w+):", programme(**knobs).marked())
    }
    assert roles == {"exporter", "replicative", "source"}
    assert roles <= set(view.colour)
