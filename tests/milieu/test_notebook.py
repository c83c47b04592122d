"""Notebook 03 says what one should see on the bench, and in what words; the lab shows it."""

import re
from pathlib import Path

import numpy as np
import pytest

from labkit.core.words import words
from labkit.milieu import kernel, sensitivity, template
from labkit.milieu.indicators import INDICATORS
from labkit.milieu.lab import lab
from labkit.milieu.naming import place

FILE = Path(__file__).parents[2] / "notebooks" / "03_score_your_milieu.ipynb"
SAID = words(Path(kernel.__file__).parent)


def scored(over=lab, **knobs):
    return over.simulate(over.Params(**knobs), seed=0)


def at(found, name):
    return found.milieux.names.index(name)


def place_of(name="Alder", **knobs):
    found = scored(**knobs)
    return place(found.chosen_rank[at(found, name)], SAID)


def band(name, **knobs):
    found = scored(**knobs)
    low, high = np.quantile(found.rank[:, at(found, name)], (0.05, 0.95), method="inverted_cdf")
    return place(low, SAID), place(high, SAID)


def test_the_table_of_the_pair_is_that_of_the_profile(prose):
    found = scored()
    for name in ("Alder", "Birch"):
        dimensions = " | ".join(f"{score:.0f}" for score in found.chosen_dimension[at(found, name)])
        assert f"| **{name}** | {dimensions} | {found.chosen_score[at(found, name)]:.0f} |" in prose


def test_what_is_told_of_the_first_two_moves_stands_in_the_sentence(prose):
    assert "Alder ranks 1st of 10 with 71.5 points, as good as level with Birch" in scored().sentence()
    assert "Alder ranks 1st with 71.5 points, as good as level with Birch" in prose
    assert "Alder's band runs from {} to {}".format(*band("Alder")) in prose
    assert "Birch's from {} to {}".format(*band("Birch")) in prose
    told = scored(compensation=0.5).marked(against=scored()).replace("**", "")
    assert "5th of 10 (A: 1st)" in told
    assert "52.9 points" in told
    assert "You should read *5th of 10 (A: 1st)* and 52.9 points" in prose
    assert "Drag it on to 0.00: 9th, with 10.2 points" in prose
    assert "9th of 10 with 10.2 points" in scored(compensation=0).sentence()
    steps = scored().rank_by_compensation[:, at(scored(), "Birch")]
    assert (steps[1:] == 1).all()
    assert steps[0] == 2
    assert {f"{scored().chosen_score[at(scored(), name)]:.3f}" for name in ("Alder", "Birch")} == {"71.491"}
    assert "level to the third decimal (71.491)" in prose
    assert at(scored(), "Birch") not in scored().chosen_dimension.argmax(axis=0)


def test_the_scales_give_the_places_that_are_told(prose):
    places = {scale: place_of(compensation=0.5, normalise=scale) for scale in ("z", "rank", "goalposts")}
    told = "Set **Normalise** to *z*: Alder is {z}. *Rank*: {rank} again. *Goalposts*: {goalposts}."
    assert told.format(**places) in prose


def test_weights_work_out_as_told(prose):
    equal, governed = (scored(**knobs) for knobs in ({}, lab.presets["governance"].knobs))
    given, found = (100 * weights[3] for weights in (equal.weight, equal.effective_weight))
    assert f"Directionality is given {given:.0f} % and works out as {found:.0f} %" in prose
    given, found = (100 * weights[3] for weights in (governed.weight, governed.effective_weight))
    assert f"Now it is given {given:.0f} % and works out as {found:.0f} %, and Fir leads." in prose
    assert governed.milieux.names[governed.chosen_rank.argmin()] == "Fir"
    assert f"Alder is {place(governed.chosen_rank[0], SAID)}." in prose


def test_each_scenario_shows_the_place_that_is_told(prose):
    rows = re.findall(r"\| [^|]+ \| `(MI1-\S+)` \| (\d+) \|", prose)
    assert len(rows) == 5
    for token, told in rows:
        params, seed = lab.read_token(token)
        assert lab.simulate(params, seed=seed).chosen_rank[0] == int(told)


def test_the_means_worked_by_hand_are_those_of_alder(prose):
    dimensions = scored().chosen_dimension[0]
    assert "({}) / 4 = 71.5".format(" + ".join(f"{score:.3g}" for score in dimensions)) in prose
    assert "fourth root of {}, and that is 52.9".format(" · ".join(f"{score:.3g}" for score in dimensions)) in prose
    assert [round(float(value), 1) for value in (dimensions.mean(), dimensions.prod() ** 0.25)] == [71.5, 52.9]


def test_two_draws_in_three_use_another_scale_and_the_middle_place_is_the_third(prose):
    found = scored(compensation=0.5)
    assert np.median(found.focus_rank) == 3
    assert "The cell compares with the middle of all draws, 3. As chosen, with min–max, Alder is 5th." in prose
    assert place_of(compensation=0.5) == "5th"
    assert "it is third, since two draws in three use another scale" in prose
    assert "here from {} to {}".format(*band("Alder", compensation=0.5)) in prose
    narrow = scored(compensation=0.5, doubt_normalise=False)
    assert np.median(narrow.focus_rank) > 3


def test_the_figures_told_of_the_claims_are_those_of_their_experiments(prose):
    figures = {claim.id: claim.recorded["at_default"]["figures"] for claim in lab.claims}
    agree, shift, ahead = (figures[name] for name in ("MI0", "MI1", "MI2"))
    assert f"it is {agree['density']:.2f} for Density and {agree['diversity']:.2f} for Diversity" in prose
    assert {f"{agree[name]:.2f}" for name in ("dynamics", "directionality")} == {"0.89"}
    assert "but 0.89 for both judged D's" in prose
    assert f"shift a rank by {shift['weights']:.2f} places" in prose
    assert f"another compensation by {shift['compensation']:.2f}." in prose
    assert f"it is ahead in {100 * ahead['both']:.0f} % if one list of operators is made for both" in prose
    assert f"a list of its own, it is {100 * ahead['both_lists_apart']:.0f} %" in prose
    verdicts = [claim.recorded["verdict"] for claim in lab.claims]
    assert verdicts == ["does not hold here", "does not hold here", "holds only when"]
    assert (
        "MI0 and MI1 do not hold here, each for a reason of its own. MI2 holds only when the twin is thicker by enough"
        in prose
    )


@pytest.mark.slow
def test_the_jury_reads_what_the_indices_say(prose):
    run = scored()
    asked = (run.milieux, kernel.choices_of(run.params))
    near = sensitivity.sensitivity(*asked)
    far = sensitivity.sensitivity(*asked, exponents=sensitivity.full_to_none)
    for output in (0, -1):
        order = [near.inputs[i] for i in near.total[output].argsort()[::-1]]
        assert order[:2] == ["weights", "operators"]
        shares = dict(zip(far.inputs, far.total[output], strict=True))
        assert shares["exponent"] == pytest.approx(0.75, abs=0.05)
        assert shares["weights"] == pytest.approx(0.2, abs=0.03)
    assert "weights and the list of operators decide Alder's rank" in prose
    assert "With compensation open from full to none, compensation does." in prose
    assert "now the exponent is involved most, in about three quarters, and weights in a fifth" in prose


def test_what_is_told_of_montpellier_is_what_the_data_hold(prose):
    found = scored(lab.over("montpellier_2002"))
    assert f"{len(found.milieux.operators)} operators and {len(found.milieux.ties)} ties" in prose
    low, high = np.quantile(found.dimension_score[:, 0], (0.05, 0.95), axis=0)
    assert (high - low).argmax() == 0
    assert np.median(found.dimension_score[:, 0], axis=0).argmin() == 3
    values = dict(zip(INDICATORS, found.values[0], strict=True))
    assert (values["kinds"], values["duplication"], round(values["coordination_reach"], 2)) == (5, 1, 0.56)
    assert "operators of five of the eight kinds" in prose


@pytest.mark.slow
def test_the_sections_show_what_the_exercises_ask_for():
    from labkit.milieu.keys import that_move

    content = next(section.content for section in lab.sections if section.name == "leave_out")
    for territory, compensation in (("Cedar", 1.0), ("Hazel", 0.5)):
        bench = lab.open(focus=territory, compensation=compensation)
        rows = content(bench, {}).tables[0].rows
        bench.close()
        one_figure = [row[1].text for row in rows if isinstance(row[0], str)]
        assert len(one_figure) == len(INDICATORS)
        assert sum(shown != "0" for shown in one_figure) == that_move(territory, compensation).value


@pytest.mark.slow
def test_the_names_of_the_columns_are_those_on_the_screen(prose):
    content = next(section.content for section in lab.sections if section.name == "decide")
    bench = lab.open()
    head = content(bench, {}).tables[0].head
    bench.close()
    assert all(f"*{name}*" in prose for name in head[1:])
    assert f"*{SAID['panels']['compensation']}*" in prose


def test_a_territory_written_after_the_steps_is_scored_with_a_band():
    kept = {name: text.splitlines()[0] for name, text in template.files().items() if name.endswith(".csv")}
    kept["operators.csv"] = "operator,territory,kind,founded,scope,coordinator"
    kinds = ("infrastructure", "public body", "training", "service provider", "private association")
    rows = {
        "territories.csv": ["Riverside,2023,,,,,,,"],
        "operators.csv": [f"o{n},Riverside,{kinds[n % 5]},{1990 + n},local,no" for n in range(10)],
        "ties.csv": [f"o{n},o{n + 1},," for n in range(8)],
        "survey.csv": [f"R{n},Riverside,{n},3,4,2,3,3,{n},3" for n in (1, 2, 3)],
    }
    over = lab.over({name: "\n".join([head, *rows[name]]) for name, head in kept.items()})
    found = scored(over)
    low, high = np.quantile(found.focus_score, (0.05, 0.95))
    assert low < found.chosen_score[0] < high
    assert sum(value == value for value in found.values[0]) >= 6


def test_the_template_is_begun_once_and_what_a_student_wrote_is_left_alone(tmp_path):
    folder = tmp_path / "my_territory"
    assert "written are territories.csv" in template.begin(folder)
    (folder / "ties.csv").write_text("a,b,kind,since\n")
    (folder / "README.md").unlink()
    assert "nothing was written" in template.begin(folder)
    assert (folder / "ties.csv").read_text() == "a,b,kind,since\n"
    assert not (folder / "README.md").exists()
