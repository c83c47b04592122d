"""The live sentence of the milieu lab says what the arrays say."""

import numpy as np
import pytest

from labkit.milieu import template
from labkit.milieu.lab import lab, over

from .territories import panel


def scored(bound=lab, runs=400, **knobs):
    return bound.simulate(bound.Params(**knobs), seed=0, runs=runs)


def test_rank_score_and_rival_are_those_as_chosen():
    assert (
        scored()
        .sentence()
        .startswith("Alder ranks 1st of 10 with 71.5 points, as good as level with Birch, but 9th if only the ")
    )
    pine = scored(focus="Pine")
    off = pine.chosen_score[pine.rival] - pine.chosen_score[pine.focus]
    assert f"{off:.1f} behind {pine.milieux.names[pine.rival]}" in pine.sentence()


def test_the_tie_falls_apart_under_the_geometric_mean():
    result = scored(compensation=0.5)
    assert "Alder ranks 5th of 10" in result.sentence()
    assert "Birch ranks 1st of 10" in scored(compensation=0.5, focus="Birch").sentence()


@pytest.mark.parametrize("name", lab.Params.knobs()["focus"].choices)
def test_the_weakest_d_is_named_with_its_score_and_the_rank_it_would_give(name):
    result = scored(focus=name)
    weakest = int(np.argmin(result.chosen_dimension[result.focus]))
    dimension = ("Density", "Diversity", "Dynamics", "Directionality")[weakest]
    low = result.chosen_dimension[:, :].min(axis=1)
    rank = 1 + int((low > low[result.focus] + 1e-9).sum())
    sentence = result.sentence()
    assert f"({dimension}, {result.chosen_dimension[result.focus, weakest]:.0f})" in sentence
    assert f" {rank}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank, 'th') } if only the weakest D counts" in sentence


def test_a_d_without_importance_is_not_the_weakest():
    assert "(Dynamics, 80)" in scored(directionality=0).sentence()


def test_without_compensation_it_tells_what_full_compensation_would_give():
    assert "1st if strengths make up in full for its Directionality (10)" in scored(compensation=0.0).sentence()


def test_the_band_is_that_of_nine_draws_in_ten():
    result = scored()
    low, high = np.sort(result.focus_rank)[[19, 379]]
    assert f"Nine draws in ten: {low:.0f}st to {high:.0f}th." in result.sentence()
    sure = scored(doubt_operators=0, doubt_weights=0, doubt_exponent=0, doubt_normalise=False, doubt_raters=False,
                  missing="median")  # fmt: skip
    assert sure.sentence().endswith("Nine draws in ten: 1st, too.")


def test_against_a_the_rank_of_a_is_told():
    now, then = scored(compensation=0.5), scored()
    assert "ranks **5th** of 10 (A: 1st)" in now.marked(then)
    assert "(as in A)" in then.marked(then)


def test_a_territory_alone_is_told_with_its_band_and_without_a_rank():
    sentence = scored(over("montpellier_2002")).sentence()
    assert sentence.startswith("Montpellier scores 48 of 100 between fixed goalposts")
    assert "rank" not in sentence


def test_a_territory_alone_on_a_scale_of_comparison_is_told_so():
    for normalise in ("min–max", "z", "rank"):
        sentence = scored(over("montpellier_2002"), normalise=normalise).sentence()
        assert sentence.startswith("Montpellier stands alone: on this scale there is nobody to compare it with.")


def test_what_is_known_in_full_has_no_band_that_the_data_make_wide():
    bound = over(panel(1))
    sentence = bound.simulate(bound.Params(), seed=0, runs=50).sentence()
    assert "what the data do not say" not in sentence
    assert "Nine draws in ten: " in sentence


def test_names_bring_no_marks_into_the_sentence():
    files = {name: text.replace("Examplia", "{source:A} **B**") for name, text in template.files().items()}
    marked = scored(over(files), runs=20, focus="{source:A} **B**").marked()
    assert marked.startswith("{source:(source:A) ··B··} ranks **")
