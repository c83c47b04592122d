"""Sections of the small world lab: the published table beside ours, and the best share, setting by setting."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.core.words import fine, signed
from labkit.small_world import peak, sections
from labkit.small_world.behind import behind
from labkit.small_world.best_share import coarse, curve_in_time, lost, whole_curve
from labkit.small_world.curves import Curve
from labkit.small_world.experiments import TRIED
from labkit.small_world.kernel import simulate
from labkit.small_world.measures import lattice
from labkit.small_world.params import SmallWorldParams
from labkit.small_world.published import NETWORKS, at_random, figure_2, ours
from labkit.small_world.sections import SECTIONS, SHARES, TRIED_OF
from labkit.small_world.sweep import SHARES as CURVE
from labkit.small_world.sweep import curve
from labkit.ui.sections import Cell

BY_NAME = {network.name: network for network in NETWORKS}
SHORT = {"horizon": 80, "neighbours": 3}


def bench_of(seed=0, **knobs):
    """What a bench hands to a section, with few futures."""
    params = SmallWorldParams(**{**SHORT, **knobs})
    return SimpleNamespace(params=params, seed=seed, result=simulate(params, seed=seed, runs=9))


def section(bench, name, **chosen):
    return next(one for one in SECTIONS if one.name == name).content(bench, chosen)


def texts(row):
    return [cell.text if isinstance(cell, Cell) else cell for cell in row]


def rows(table):
    """Rows as text, by their heading."""
    return {texts(row)[0]: texts(row)[1:] for row in table.rows}


def number(text):
    """A number as the table writes it; None for a dash."""
    return None if text == "–" else float(text.replace(",", ""))


@pytest.fixture(scope="module")
def bench():
    return bench_of()


# Beside the paper


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.name)
def test_the_paper_stands_beside_the_formulas_and_what_is_drawn_here(bench, network):
    lengths, clusterings, _ = section(bench, "published").tables
    told, name = ours(network), network.name[0].upper() + network.name[1:]
    drawn = told.drawn or (None, None)
    steps = (network.path_length, network.path_length_random, told.path_length_random, drawn[0])
    knit = (network.clustering, network.clustering_random, told.clustering_random, drawn[1])
    assert [number(text) for text in rows(lengths)[name][:2]] == [network.nodes, network.ties]
    for text, value in zip((*rows(lengths)[name][2:6], *rows(clusterings)[name][:4]), (*steps, *knit), strict=True):
        assert number(text) == (None if value is None else pytest.approx(value, rel=0.02))


def test_the_nerve_cells_have_a_ring_of_ours_and_the_others_its_formulas(bench):
    lengths, clusterings, _ = section(bench, "published").tables
    assert [rows(lengths)[name][-1] for name in ("Film actors", "Power grid")] == ["about 1,846", "about 925"]
    length, knit = (rows(table)["C. elegans (nerve cells)"][-1] for table in (lengths, clusterings))
    assert lattice(282, 14)[::-1] == (pytest.approx(float(length), abs=0.05), pytest.approx(float(knit), abs=0.005))
    assert rows(clusterings)["Film actors"][-1] == "about 0.74"  # 3·59/(4·60) = 0.7375


def test_the_row_of_the_bench_tells_its_own_networks():
    at = bench_of(neighbours=6, share=0.03, place="clusters")
    lengths, clusterings, _ = section(at, "published").tables
    row, other = rows(lengths)["This bench, as set"], rows(clusterings)["This bench, as set"]
    assert row[:4] == ["200", "12", f"{np.median(at.result.path_length):#.3g}", "–"]
    assert float(row[4]) == pytest.approx(np.log(200) / np.log(12), abs=0.006)
    assert float(row[6]) == pytest.approx(lattice(25, 12)[1], abs=0.006)
    assert float(other[0]) == pytest.approx(np.median(at.result.clustering), abs=0.006)
    assert float(other[2]) == pytest.approx(12 / 200)
    assert float(other[4]) == pytest.approx(lattice(25, 12)[0], abs=0.006)
    assert all(cell.strong for table in (lengths, clusterings) for cell in table.rows[-1])


def test_clustering_falls_with_the_cube_up_to_what_distant_ties_close_by_luck(bench):
    table = section(bench, "published").tables[2]
    assert len(table.rows) == len(SHARES)
    for share, at in zip(SHARES, figure_2(SHARES), strict=True):
        assert at.cube == pytest.approx(2 / 3 * (1 - share) ** 3)
        assert -0.002 < at.clustering - at.cube < 10 / 1000
    first = texts(table.rows[0])[1:]
    assert first == ["50.45", "1.00", "0.6667", "0.6667", "0.0000"]
    for row, at in zip(table.rows, figure_2(SHARES), strict=True):
        assert texts(row)[5] == signed(at.clustering - at.cube, 4)
        assert float(texts(row)[2]) == pytest.approx(at.path_length / 50.4505, abs=0.006)


def test_the_note_says_what_does_not_come_out_with_the_figures_of_the_table(bench):
    content, grid = section(bench, "published"), BY_NAME["power grid"]
    lengths, clusterings, _ = (rows(table) for table in content.tables)
    for text in (*lengths["Power grid"][3:6], *clusterings["Power grid"][1:4]):
        assert text in content.note
    assert f"{grid.path_length_random} steps and a clustering of {grid.clustering_random}" in content.note


def test_no_random_network_as_large_as_the_power_grid_has_the_papers_figures():
    grid = BY_NAME["power grid"]
    for seed in range(3):
        length, clustering, reachable = at_random(grid, seed)
        assert 8.3 < length < 8.7 < 0.75 * grid.path_length_random
        assert clustering < 0.001 < grid.clustering_random
        assert 0.8 < reachable < 0.86


def test_a_random_network_is_like_a_ring_whose_ties_have_all_gone_far():
    length, clustering, reachable = at_random(BY_NAME["C. elegans (nerve cells)"])
    assert clustering == pytest.approx(14 / 282, abs=0.008)
    assert length == pytest.approx(ours(BY_NAME["C. elegans (nerve cells)"]).ring_random[0], abs=0.01)
    assert reachable == 1


# The best share


def test_what_shares_lose_is_worked_out_from_the_middle_of_the_futures():
    futures = np.array([[0.3, 0.1, 0.9], [0.6, 0.2, 0.5], [0.4, 0.4, 0.0]])
    assert lost(Curve(np.array([0, 0.1, 1]), futures)) == pytest.approx([0.4, 0, 0.2])


@pytest.mark.slow
def test_up_to_640_rounds_the_curve_is_that_of_the_bench_and_beyond_some_of_its_points():
    for rounds, shares, runs in ((640, CURVE, 24), (680, TRIED, 12)):
        params = SmallWorldParams(neighbours=2, passing="contagion", horizon=rounds, share=0.7)
        whole, found = list(curve(params, seed=1))[-1], curve_in_time(params, seed=1)
        assert np.array_equal(found.shares, shares)
        assert np.array_equal(found.knowledge, whole.knowledge[np.isin(CURVE, shares), :runs])
        assert coarse(found) == (rounds > 640)
        assert np.array_equal(whole_curve(params, seed=1).knowledge, whole.knowledge)


def test_a_long_curve_that_the_bench_has_drawn_is_that_of_the_figure():
    params = SmallWorldParams(neighbours=2, passing="contagion", horizon=680, experts=13)
    assert coarse(curve_in_time(params))
    parts = behind(params)
    for _ in range(4):
        next(parts)
    assert coarse(curve_in_time(params))  # drawn in part only
    drawn = [*parts][-1].curve
    assert curve_in_time(params.replace(share=0.7)) is drawn
    assert coarse(curve_in_time(params, seed=1))


@pytest.mark.slow
def test_a_coarse_row_says_so_where_it_stands_and_the_row_of_the_bench_has_all():
    at = bench_of(passing="contagion", horizon=680)
    for knob in TRIED_OF:
        content = section(at, "conditions", knob=knob)
        tried = {row[0].strong: texts(row)[1] for row in content.tables[0].rows if texts(row)[2] != "–"}
        assert tried == {True: "15 × 24", False: "9 × 12, coarse"} or knob == "horizon", knob
        assert "Rows marked coarse have nine shares with 12 futures each" in content.note
    horizons = {texts(row)[0]: texts(row)[1] for row in section(at, "conditions", knob="horizon").tables[0].rows}
    assert horizons == {
        "160 rounds": "15 × 24",
        "480 rounds": "15 × 24",
        "680 rounds, as set": "15 × 24",
        "1600 rounds": "9 × 12, coarse",
    }
    short = bench_of(passing="contagion")
    assert "coarse" in section(short, "conditions", knob="horizon").note
    assert "coarse" not in section(short, "conditions", knob="neighbours").note
    own = next(row for row in section(at, "conditions", knob="experts").tables[0].rows if row[0].strong)
    missed = lost(whole_curve(at.params))
    assert texts(own)[4:7] == [fine(missed[at]) for at in (CURVE.tolist().index(0.1), 0, -1)]


def as_told(monkeypatch, *middle):
    """The best share and those as good, as the section tells them of a curve with these medians at `TRIED`."""
    made = Curve(TRIED, np.repeat(np.array(middle)[:, None], 12, axis=1))
    monkeypatch.setattr(sections, "curve_in_time", lambda *_: made)
    rows = section(bench_of(), "conditions", knob="experts").tables[0].rows
    return texts(next(row for row in rows if not row[0].strong))[1:4]


def test_shares_as_good_are_told_piece_by_piece_and_all_alike_as_such(monkeypatch):
    hole = as_told(monkeypatch, 0.5, 0.5, 0.985, 0.97, 0.5, 0.99, 1, 0.985, 0.5)
    assert hole == ["9 × 12, coarse", "30\u202f%", "7\u202f%, 20\u202f% to 50\u202f%"]
    alike = as_told(monkeypatch, 0.985, *[0.99] * 7, 1)
    assert alike == ["9 × 12, coarse", "all alike", "0\u202f% to 100\u202f%"]


@pytest.mark.parametrize("knob", TRIED_OF)
def test_each_row_is_one_setting_and_that_of_the_bench_is_bold(knob):
    own = {"neighbours": 4, "passing": "contagion", "experts": 7, "absorption": 0.45, "horizon": 120}[knob]
    at = bench_of(passing="contagion", **({} if knob == "passing" else {knob: own}))
    content = section(at, "conditions", knob=knob)
    values = [*TRIED_OF[knob], own] if own not in TRIED_OF[knob] else list(TRIED_OF[knob])
    values = values if knob == "passing" else sorted(values)
    assert content.choose["knob"].chosen == knob
    assert len(content.tables[0].rows) == len(values)
    for value, row in zip(values, content.tables[0].rows, strict=True):
        name, _, best, *_, ends = texts(row)
        assert str(2 * value if knob == "neighbours" else value) in name
        assert all(cell.strong == (value == own) for cell in row)
        assert name.endswith(", as set") == (value == own)
        found = curve_in_time(at.params.replace(**{knob: value}))
        if found.middle.max() == 0:
            assert (best, ends) == ("–", "–")
        else:
            top = peak.on(found)
            assert best.replace("\u202f%", "") == ("all alike" if top.alike else f"{100 * top.best:g}")
            assert ends == ("yes" if (lost(found)[[0, -1]] > 0.02).all() else "no")


def test_the_luck_of_each_row_is_that_of_the_bench():
    first, second = (section(bench_of(seed=seed), "conditions", knob="experts").tables[0].rows for seed in (0, 1))
    for row, other in zip(first, second, strict=True):
        assert texts(row)[4:] != texts(other)[4:], texts(row)[0]


def test_where_nobody_knows_the_news_no_share_is_best():
    at = bench_of(passing="contagion", experts=0)
    content = section(at, "conditions", knob="absorption")
    assert all(set(texts(row)[1:]) == {"–"} for row in content.tables[0].rows)
    assert content.note.startswith("Nobody knows the news here")


def test_an_unknown_choice_falls_back_to_the_first(bench):
    usual, odd = section(bench, "conditions"), section(bench, "conditions", knob="wages")
    assert odd == usual
    assert usual.choose["knob"].chosen == "neighbours"
    assert usual.choose["knob"].options.keys() == TRIED_OF.keys()


@pytest.mark.slow
@pytest.mark.parametrize(
    "knobs",
    [
        {"passing": "contagion", "confirmations": 5, "neighbours": 2, "share": 1, "place": "clusters"},
        {"passing": "gift", "absorption": 1, "experts": 60, "lead": 2, "share": 0.001},
        {"neighbours": 10, "experts": 0, "absorption": 0.05, "place": "clusters"},
    ],
)
def test_no_cell_says_nan_or_infinity_at_the_ends_of_the_knobs(knobs):
    at = bench_of(**knobs)
    for one in SECTIONS:
        content = one.content(at, {})
        words = [content.note, *(text for table in content.tables for row in table.rows for text in texts(row))]
        assert not {"nan", "inf", "-inf"} & set(" ".join(words).split())
        assert all(words[1:])
