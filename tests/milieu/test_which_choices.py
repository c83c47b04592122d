"""The section on choices that decide: it shows the Sobol indices of what the bench holds in doubt."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.milieu.kernel import assumptions_of, choices_of, width_of
from labkit.milieu.sections.which_choices import deciding, in_doubt, reading
from labkit.milieu.sensitivity import sensitivity
from labkit.milieu.tables import milieux, sheet

from .bench import bench_of, section, texts
from .territories import by_hand


@pytest.fixture(scope="module")
def stylised():
    return bench_of("stylised")


@pytest.mark.slow
def test_which_choices_decide_shows_the_indices_sorted_with_their_limits(stylised):
    found = sensitivity(stylised.result.milieux, choices_of(stylised.params), points=1024, vary=in_doubt(stylised))
    table = section(stylised, "decide").tables[0]
    assert [row[2].bar[1] for row in table.rows] == pytest.approx(sorted(found.total[0].clip(0, 1), reverse=True))
    weights = next(row for row in table.rows if row[0] == "weights")
    np.testing.assert_allclose(
        weights[1].bar, [found.first_interval[0, 0, 0], found.first[0, 0], found.first_interval[0, 0, 1]]
    )
    assert max(range(6), key=lambda at: found.first[0, at]) == 0
    assert f"{100 * found.first[0, 0]:.0f}\u202f% hangs on weights alone" in section(stylised, "decide").note


@pytest.mark.slow
@pytest.mark.parametrize(("knobs", "off"), [
    ({"doubt_raters": False}, "raters"), ({"doubt_weights": 0.0}, "weights"), ({"doubt_operators": 0.0}, "operators"),
    ({"doubt_normalise": False}, "normalisation"), ({"normalise": "goalposts"}, "normalisation"),
    ({"doubt_exponent": 0.0}, "compensation"), ({"compensation": 0.0}, "compensation"),
    ({"missing": "median"}, "missing figures"),
])  # fmt: skip
def test_what_is_switched_off_is_not_in_doubt(knobs, off):
    rows = {texts(row)[0]: texts(row)[1:] for row in section(bench_of("stylised", **knobs), "decide").tables[0].rows}
    assert {name for name, cells in rows.items() if cells == ("not in doubt",) * 2} == {off}


def test_the_knobs_of_the_figures_count_too():
    bench = bench_of("stylised", window=2, iso_9002=0.0, doubt_operators=0.5, compensation=0.6)
    params = bench.params
    expected = sensitivity(
        bench.result.milieux, choices_of(params), points=1024, width=width_of(params), vary=in_doubt(bench),
        assumed=assumptions_of(params),
    )  # fmt: skip
    np.testing.assert_array_equal(deciding(bench).total, expected.total)
    usual = sensitivity(bench.result.milieux, choices_of(params), points=1024, vary=in_doubt(bench))
    assert np.abs(deciding(bench).total - usual.total).max() > 0.05


@pytest.mark.slow
def test_the_width_of_compensation_can_be_everything_from_full_to_none(stylised):
    narrow, wide = (deciding(stylised, wide).total[0, 2] for wide in (False, True))
    assert wide > narrow + 0.3
    assert section(stylised, "decide", compensation="full_to_none").choose["compensation"].chosen == "full_to_none"
    none = bench_of("stylised", doubt_exponent=0.0)
    assert deciding(none).total[0, 2] == 0 < deciding(none, wide=True).total[0, 2]


def test_a_rank_that_never_moves_is_said_to_be_certain():
    off = {
        "doubt_operators": 0.0,
        "doubt_weights": 0.0,
        "doubt_exponent": 0.0,
        "doubt_raters": False,
        "doubt_normalise": False,
    }
    sure = bench_of("stylised", missing="median", **off)
    assert reading(sure, deciding(sure)) == "Nothing that is varied puts Alder's rank in doubt."
    assert section(sure, "decide").tables == ()
    assert section(sure, "decide").note == "Nothing that is varied puts Alder's rank in doubt."


def test_a_territory_without_any_other_is_asked_about_its_score():
    alone = bench_of(by_hand())
    found, content = deciding(alone), section(alone, "decide")
    (table,) = content.tables
    assert table.caption == "Doubt about the score of A"
    assert content.note.startswith("Of what is in doubt about A's score, ")
    assert [row[2].bar[1] for row in table.rows[:4]] == pytest.approx(sorted(found.total[0], reverse=True)[:4])
    assert found.total[0].max() > 0.2
    assert [row[0] for row in table.rows if row[1] == "not in doubt"] == ["normalisation", "missing figures"]


def test_of_montpellier_what_is_not_known_decides():
    alone = bench_of("montpellier_2002")
    (table,) = section(alone, "decide").tables
    assert table.rows[0][0] == "missing figures"
    assert "hangs on missing figures alone" in reading(alone, deciding(alone))


def test_the_words_of_the_columns_are_told_below_them(stylised):
    content = section(stylised, "decide")
    assert content.tables[0].head[1:] == ("Alone settles", "Involved in")
    assert "Alone settles: " in content.note
    assert "Involved in: " in content.note


def test_data_too_few_for_a_score_are_said_to_be():
    none = milieux("none", {"territories": sheet("territories", {"territory": ["A"], "year": [2000]})})
    bench = bench_of(none, missing="ignored")
    assert section(bench, "decide").note == "The data are too few for a score: nothing can be said about A's score."
    assert section(bench, "decide").tables == ()
