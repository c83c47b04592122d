"""Sections of the milieu lab: what they show equals what it is computed from, for any data."""

from __future__ import annotations

import json
from dataclasses import asdict

import numpy as np
import pytest

from labkit.milieu.choices import Choices
from labkit.milieu.importance import correlations, drop_one
from labkit.milieu.indicators import DIMENSION, DIMENSIONS, INDICATORS
from labkit.milieu.kernel import choices_of
from labkit.milieu.sections import SECTIONS
from labkit.milieu.sections.correlations import luck_limit
from labkit.milieu.sections.numbers import change, label, number, points, worth
from labkit.milieu.tables import milieux, sheet
from labkit.ui.sections import Cell

from .bench import bench_of, section, texts, whole
from .territories import by_hand, panel

NOTHING_KNOWN = milieux("nothing", {
    "territories": sheet("territories", {"territory": ["A", "B"], "year": [2000, 2000]}),
})  # fmt: skip
DATA = {"one": by_hand(), "two": panel(2), "sixty": panel(60), "nothing known": NOTHING_KNOWN}
KNOBS = {
    "default": {},
    "no compensation": {"compensation": 0.0},
    "z, nothing put in": {"normalise": "z", "missing": "ignored"},
    "no doubt": {
        "normalise": "goalposts", "missing": "lowest", "doubt_operators": 0.0, "doubt_weights": 0.0,
        "doubt_exponent": 0.0, "doubt_raters": False,
    },
    "no importance": dict.fromkeys(DIMENSIONS, 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def stylised():
    return bench_of("stylised")


@pytest.mark.slow
@pytest.mark.parametrize("knobs", KNOBS)
@pytest.mark.parametrize("which", DATA)
def test_every_section_with_every_menu_fits_any_data(which, knobs):
    bench = bench_of(DATA[which], **KNOBS[knobs])
    for one in SECTIONS:
        for name, menu in one.content(bench, {}).choose.items():
            for key in list(menu.options)[: 3 if which == "sixty" else 17]:
                content = one.content(bench, {name: key})
                assert content.choose[name].chosen == key
                check(content)
        check(one.content(bench, {}))


def check(content):
    """Tables are whole, cells drawable, numbers never spelt nan or inf."""
    assert content.tables or content.note
    json.dumps([asdict(table) for table in content.tables], allow_nan=False)
    for table in content.tables:
        assert all(len(row) == len(table.head) for row in table.rows)
        assert set(table.left) <= set(range(len(table.head)))
        for cell in (cell for row in table.rows for cell in row if isinstance(cell, Cell)):
            assert cell.bar is None or 0 <= cell.bar[0] <= cell.bar[1] <= cell.bar[2] <= 1
            assert cell.shade is None or -1 <= cell.shade <= 1
    words = " ".join(whole(content)).replace("infrastructure", "").split()
    assert not {"nan", "inf", "−inf", "nan%"} & set(words)


def test_what_a_menu_does_not_offer_falls_back_to_the_first(stylised):
    for one in SECTIONS:
        usual = one.content(stylised, {})
        odd = one.content(stylised, dict.fromkeys(usual.choose, "nonsense"))
        assert whole(odd) == whole(usual)


def test_titles_are_short():
    assert all(0 < len(one.title) <= 24 for one in SECTIONS)


def test_the_next_in_rank_stands_beside_and_any_other_may_be_chosen(stylised):
    assert section(stylised, "beside").choose["other"].chosen == "Birch"
    assert section(stylised, "beside", other="Pine").tables[0].caption == "Alder and Pine"
    last = bench_of("stylised", focus="Pine")
    assert section(last, "beside").choose["other"].chosen == "Larch"


def test_side_by_side_adds_up_to_the_difference_of_the_scores(stylised):
    bench = bench_of("stylised", compensation=0.4)
    rows = [texts(row) for row in section(bench, "beside", other="Hazel").tables[0].rows]
    names = bench.result.milieux.names
    scores = [bench.result.chosen_score[names.index(name)] for name in ("Alder", "Hazel")]
    assert rows[0][3:] == (points(scores[0]), points(scores[1]), change(round(scores[0] - scores[1], 2)))
    made = {row[0]: float(row[5].replace("−", "-")) for row in rows}
    assert sum(made[label(d)] for d in DIMENSIONS) == pytest.approx(scores[0] - scores[1], abs=0.3)
    assert sum(made[label(i)] for i in INDICATORS) == pytest.approx(scores[0] - scores[1], abs=0.9)


def test_side_by_side_says_how_it_was_computed():
    full, less = (section(bench_of("stylised", compensation=c), "beside").note for c in (1.0, 0.5))
    assert "exactly" in full
    assert "the mean over all orders" in less
    assert "the mean over all orders" in section(bench_of("stylised", within=0.5), "beside").note


def test_side_by_side_counts_the_draws_in_which_the_first_is_ahead(stylised):
    result, names = stylised.result, stylised.result.milieux.names
    ahead = int((result.rank[:, 0] < result.rank[:, names.index("Cedar")]).sum())
    assert 0 < ahead < result.runs
    assert f"Alder is ahead in {ahead} of 200 draws" in section(stylised, "beside", other="Cedar").note


def test_two_that_are_alike_are_level_in_every_draw():
    alike = milieux("alike", {
        "territories": sheet("territories", {"territory": ["A", "B"], "year": [2000, 2000], "smes": [100, 100]}),
        "operators": sheet("operators", {
            "operator": ["a", "b"], "territory": ["A", "B"], "kind": ["training", "training"],
        }),
    })  # fmt: skip
    content = section(bench_of(alike, missing="ignored", doubt_operators=0.0), "beside")
    assert texts(content.tables[0].rows[0])[-1] == "0"
    assert "A is ahead in 0 of 200 draws (0\u202f%), level in 200." in content.note


def test_leaving_one_out_shows_the_changes_of_rank_with_the_focus_first():
    bench = bench_of("stylised", focus="Fir")
    table = section(bench, "leave_out").tables[0]
    changes = drop_one(bench.result.values, choices_of(bench.params))
    rows = {texts(row)[0]: row for row in table.rows}
    assert table.head[:2] == ("Left out", "Fir")
    names = bench.result.milieux.names
    for at, indicator in enumerate(INDICATORS):
        row = rows[label(indicator)]
        for name, cell in zip(table.head[1:], row[1:], strict=True):
            expected = changes[at, names.index(name)]
            assert cell.text == change(expected)
            assert cell.shade == pytest.approx(expected / 9)
            assert cell.strong == (name == "Fir")
    assert np.abs(changes).max() > 0


def test_leaving_out_a_whole_d_is_giving_it_no_importance(stylised):
    row = {texts(row)[0]: texts(row) for row in section(stylised, "leave_out").tables[0].rows}["all of Density"]
    without = bench_of("stylised", density=0).result.chosen_rank[0] - stylised.result.chosen_rank[0]
    assert row[1] == change(without) != "0"


def test_many_territories_are_told_by_their_mean_change():
    table = section(bench_of(panel(13)), "leave_out").tables[0]
    assert table.head == ("Left out", "T0", "Others, on average")
    assert len(section(bench_of(panel(12)), "leave_out").tables[0].head) == 13


def test_the_limit_of_luck_is_that_of_the_t_test():
    # Table of critical values of r, two-sided 5 %: 10 pairs 0.632, 5 pairs 0.878, 30 pairs 0.361.
    assert [round(luck_limit(n), 3) for n in (10, 5, 30)] == [0.632, 0.878, 0.361]


def test_luck_alone_passes_the_limit_once_in_twenty():
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal((2, 4000, 10))
    r = [np.corrcoef(a, b)[0, 1] for a, b in zip(x, y, strict=True)]
    assert np.mean(np.abs(r) > luck_limit(10)) == pytest.approx(0.05, abs=0.01)


def test_correlations_are_those_of_the_scores_and_of_the_figures_of_one_d(stylised):
    of_d, of_figures = section(stylised, "correlations", dimension="dynamics").tables
    found = correlations(stylised.result.chosen_dimension)
    assert texts(of_d.rows[0])[:2] == ("Diversity", change(round(found[1, 0], 2), 2))
    assert (of_d.rows[0][1].strong, of_d.rows[1][1].strong) == (found[1, 0] > 0.632, found[2, 0] > 0.632)
    assert of_d.rows[0][1].shade == found[1, 0]
    assert len(of_figures.rows) == (DIMENSION == 2).sum() - 1
    # Fewer deaths are better: turned round, births and deaths of operators that live long go together or apart.
    values = stylised.result.values[:, [6, 7]] * [1, -1]
    assert of_figures.rows[0][1].shade == pytest.approx(np.corrcoef(values.T)[0, 1])


def test_two_territories_show_no_correlation():
    content = section(bench_of(panel(2)), "correlations")
    assert content.tables == ()
    assert content.note.startswith("Fewer than three")


def test_numbers_are_spelt_for_readers():
    assert [number(v) for v in (11.034, 1450, 8.0, 0.0833, -2.5, float("nan"))] == [
        "11.0",
        "1,450",
        "8",
        "0.0833",
        "−2.50",
        "–",
    ]
    assert worth("exporter_growth", -0.031) == "−3.1\u202f% a year"
    assert worth("kinds", float("nan")) == "not known"


def test_a_name_with_marks_of_the_code_stays_text():
    data = panel(3)
    odd = "{0} <img src=x onerror=alert(1)> {name} %s"
    names = {name: odd if name == "T0" else name for name in data.names}
    sheets = {
        form: sheet(
            form, {c: [names.get(v, v) for v in one[c].tolist()] if c == "territory" else one[c] for c in one.columns}
        )
        for form, one in data.sheets.items()
    }
    bench = bench_of(milieux("odd", sheets))
    for one in SECTIONS:
        told = " ".join(whole(one.content(bench, {"figure": "kinds"})))
        assert odd[:39] in told or one.name in ("correlations", "leave_out")


def test_choices_of_the_default_are_those_of_the_kernel():
    assert choices_of(bench_of("stylised").params).exponents == Choices().exponents
