"""Krippendorff's alpha: the published example, another engine, extremes; and the agreement of a survey."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from labkit.milieu.agreement import agreement, alpha

from .territories import by_hand, panel

GOLDEN = json.loads((Path(__file__).parent / "golden" / "alpha_krippendorff.json").read_text(encoding="utf-8"))
NO = np.nan
# Krippendorff (2004), chapter 11: four observers, twelve units; 0.815 ordinal and 0.849 interval.
PUBLISHED = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3],
    [NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO],
]


@pytest.mark.parametrize(("metric", "figure"), [("ordinal", 0.815), ("interval", 0.849)])
def test_the_published_example_has_the_published_alpha(metric, figure):
    assert alpha(PUBLISHED, metric) == pytest.approx(figure, abs=5e-4)


@pytest.mark.parametrize("metric", ["ordinal", "interval"])
@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda c: f"{len(c['ratings'])}x{len(c['ratings'][0])}")
def test_alpha_equals_that_of_the_other_engine(case, metric):
    assert alpha(np.array(case["ratings"], dtype=float), metric) == pytest.approx(case[metric], abs=1e-12)


def test_two_raters_and_two_units_come_to_the_alpha_worked_out_by_hand():
    # seen 1²·2 in unit one, by chance over (1, 2, 4, 4): (1 + 9 + 9 + 4 + 4 + 0)·2 / 3
    assert alpha([[1, 4], [2, 4]], "interval") == pytest.approx(1 - 2 / (54 / 3))


def test_full_agreement_is_1_and_systematic_disagreement_is_below_0():
    assert alpha([[1, 3, 5], [1, 3, 5]]) == 1
    assert alpha([[1, 5], [5, 1]]) < 0


@pytest.mark.parametrize("ratings", [[[1, 2, 3]], [[1, NO], [NO, 3]], [[4, 4], [4, 4]], np.empty((0, 0))])
def test_alpha_is_missing_where_nothing_can_show_agreement(ratings):
    assert np.isnan(alpha(ratings))


def test_an_unknown_distance_is_refused():
    with pytest.raises(ValueError, match=r"metric = 'nominal' is not one of ordinal, interval"):
        alpha(PUBLISHED, "nominal")


def test_each_territory_and_judged_dimension_has_its_own_alpha():
    found = agreement(by_hand(), "interval")
    # directionality: shared aims 5, 4, coordination 2, 2, complementarity 1, 3; dynamics has one item with both raters
    ratings = [[5, 2, 1], [4, 2, 3]]
    np.testing.assert_array_equal(found.raters, [2])
    assert found.by_territory[0, 1] == pytest.approx(alpha(ratings, "interval"))
    assert found.by_territory[0, 0] == pytest.approx(alpha([[4], [2]], "interval"))


def test_one_rater_gives_no_agreement_but_is_counted():
    found = agreement(panel(raters=1))
    assert np.isnan(found.by_territory).all()
    assert np.isnan(found.overall).all()
    np.testing.assert_array_equal(found.raters, 1)


def test_raters_who_tell_territories_apart_agree_more_overall_than_within_each():
    found = agreement(panel(territories=8, raters=4))
    assert (found.overall > np.nanmedian(found.by_territory, axis=0)).all()


def test_a_territory_without_a_survey_has_no_agreement():
    assert np.isnan(agreement(by_hand(survey=())).by_territory).all()
