"""The game in numbers and where it comes to rest: tables of the equations beside what the futures do."""

from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest

from labkit.ui.sections import Cell
from labkit.win_win_win.kernel import simulate
from labkit.win_win_win.params import WinWinWinParams
from labkit.win_win_win.sections import SECTIONS, kind, stays

from ..reading_figures import number
from . import plain
from .bench import ALONE, GIVES_IN, HARMONY, LONG, WAR, every_setting

EVEN = {"exploit": 10.0, "lasting": 0.0}


def content(which, seed=2, **knobs):
    params = WinWinWinParams(**knobs)
    bench = SimpleNamespace(params=params, seed=seed, result=simulate(params, seed=seed, runs=60))
    return SECTIONS[which].content(bench, {})


def texts(row):
    return [cell.text if isinstance(cell, Cell) else cell for cell in row]


def cells(table):
    """The four cells of a table by (firm, partner), True if it co-operates."""
    return {(not at, not place): row[1 + place] for at, row in enumerate(table.rows) for place in range(2)}


def numbers(cell):
    return [number(part.strip("* ")) for part in cell.text.split(",")]


def starred(cell):
    return [part.endswith("*") for part in cell.text.split(",")]


def investing(tables, params):
    """The share of public bodies that invest in each table; with three tables the middle one is of the closed form."""
    mixed = (1 - params.cost / params.returns) / params.free_riding if params.free_riding else np.inf
    return [0.0, mixed, 1.0] if len(tables) == 3 else [0.0, 1.0]


def test_there_are_two_sections_with_short_titles():
    assert [one.title for one in SECTIONS] == ["The game in numbers", "Where it comes to rest"]


@every_setting
def test_each_cell_has_the_pay_offs_of_one_relation(knobs):
    tables, params = content(0, **knobs).tables, WinWinWinParams(**knobs)
    k = dict(params)
    for table, z in zip(tables, investing(tables, params), strict=True):
        for (firm, partner), cell in cells(table).items():
            both = firm and partner
            territory = (k["spill_over"] + k["returns"] * z if both else -k["damage"]) - k["cost"] * z
            told = [plain.meeting(firm, partner, z, k), plain.meeting(partner, firm, z, k), territory]
            assert numbers(cell) == pytest.approx(told, abs=0.0501)


@every_setting
def test_stars_are_best_replies_worked_one_by_one_and_bold_is_a_nash_state(knobs):
    tables, params = content(0, **knobs).tables, WinWinWinParams(**knobs)
    k = dict(params)
    for table, z in zip(tables, investing(tables, params), strict=True):
        for (firm, partner), cell in cells(table).items():
            best = [
                plain.meeting(one, other, z, k) >= plain.meeting(not one, other, z, k) - 1e-9
                for one, other in ((firm, partner), (partner, firm))
            ]
            gain = k["returns"] * (firm and partner) * (1 - k["free_riding"] * z) - k["cost"]
            best.append((z == 0 or gain >= -1e-9) and (z == 1 or gain <= 1e-9))
            assert starred(cell) == best
            assert cell.strong == all(best) == (cell.shade is not None)


@pytest.mark.parametrize(
    ("knobs", "names"),
    [({}, ["prisoner's dilemma", "harmony", "harmony"]), (GIVES_IN, ["chicken", "chicken"]),
     (LONG, ["stag hunt", "harmony", "harmony"]), (WAR, ["prisoner's dilemma"] * 2),
     (EVEN, ["a tie", "stag hunt", "a tie"]), (HARMONY, ["harmony"] * 3)],
    ids=str,
)  # fmt: skip
def test_a_table_is_named_after_the_game_that_firm_and_partner_play(knobs, names):
    assert [table.caption.rpartition(": ")[2] for table in content(0, **knobs).tables] == names


def test_the_name_says_what_co_operating_gains_against_either():
    for z, friend, rival in product((0.0, 1.0), (8.0, 14.0, 20.0), (0.0, 4.0, 9.0)):
        k = {**dict(WinWinWinParams()), "exploit": friend, "fight": rival}
        gain = [plain.meeting(True, o, z, k) - plain.meeting(False, o, z, k) for o in (True, False)]
        named = {(0, 0): "dilemma", (1, 0): "stag", (0, 1): "chicken", (1, 1): "harmony"}
        assert kind(z, SimpleNamespace(**k)) == named[gain[0] > 0, gain[1] > 0]


@pytest.mark.parametrize(
    ("knobs", "told"),
    [({}, "Here: all compete; all co-operate, 83\u202f% invest."), (GIVES_IN, "Here: one side cheats the other."),
     (WAR, "Here: all compete."), (ALONE, "Here: all co-operate, nobody invests; all compete.")],
    ids=str,
)  # fmt: skip
def test_the_note_names_the_nash_states(knobs, told):
    assert told in content(0, **knobs).note


@every_setting
def test_every_state_that_the_closed_form_calls_stable_is_a_nash_state(knobs):
    params = WinWinWinParams(**knobs)
    k, result = SimpleNamespace(**dict(params)), simulate(params, seed=0, runs=2)
    z = float(result.invested_at_rest)
    for state, lasts in zip(((1, 1, z), (1, 1, 0), (1, 0, 0), (0, 0, 0)), result.stable, strict=True):
        assert not lasts or all(stays(*map(float, state), k))


@every_setting
def test_the_states_are_told_as_the_result_has_them(knobs):
    told, result = content(1, **knobs), simulate(WinWinWinParams(**knobs), seed=2, runs=60)
    (table,) = told.tables
    rows = [texts(row) for row in table.rows]
    assert [row[1] for row in rows] == ["yes" if lasts else "no" for lasts in result.stable]
    assert rows[0][4] == f"{100 * float(result.invested_at_rest):.0f}\u202f%"
    for row, lasts in zip(rows, result.stable, strict=True):
        needed = [number(part) for part in row[3].split(";")]
        assert min(abs(need) for need in needed) < 0.051 or all(need > 0 for need in needed) == bool(lasts)


@every_setting
def test_futures_are_counted_where_their_sides_are(knobs):
    (table,), result = content(1, **knobs).tables, simulate(WinWinWinParams(**knobs), seed=2, runs=60)
    sides = (result.firms[:, -1] > 0.5).astype(int) + (result.partners[:, -1] > 0.5)
    both = [sides == 2, np.zeros(60, bool)] if result.invested_at_rest > 0 else [np.zeros(60, bool), sides == 2]
    for row, there in zip(table.rows, (*both, sides == 1, sides == 0), strict=True):
        assert row[5].text == str(there.sum())
        assert row[5].bar == pytest.approx((there.mean(),) * 3)
        mean = f"{100 * result.investing[there, -1].mean():.0f}\u202f%" if there.any() else "–"
        assert row[6] == mean


def test_firms_and_public_bodies_are_told_in_the_note():
    assert "40 firms, 40 partners and 20 public bodies" in content(1, firms=40).note
