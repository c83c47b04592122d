"""What one can work out by hand of the districts lab, shown in the notebook and asked in its exercises."""

from types import SimpleNamespace

import networkx
import numpy as np
import pytest

from labkit.districts import closed_forms
from labkit.districts.exercises import EXERCISES
from labkit.districts.indicators import centre
from labkit.districts.keys import centralisation, futures, picked, sizes
from labkit.districts.lab import lab
from labkit.districts.luck import PLACES, YEARS, draw
from labkit.districts.params import TYPES
from labkit.districts.sections import SECTIONS
from labkit.districts.typology import table


def exercise(number):
    return next(each for each in EXERCISES if each.id == number)


def section(name, **chosen):
    content = next(each for each in SECTIONS if each.name == name).content(None, chosen)
    return [[[getattr(cell, "text", cell) for cell in row] for row in shown.rows] for shown in content.tables]


@pytest.fixture(scope="module")
def found():
    return {check.name: check for check in closed_forms.checks()}


def test_every_check_agrees_as_far_as_luck_lets_it(found):
    assert len(found) == 5
    for name, check in found.items():
        within = 1e-12 if "fitness" in name else 0.03 * check.formula
        assert check.kernel == pytest.approx(check.formula, abs=within), name


def test_another_luck_agrees_too_and_is_another(found):
    other = {check.name: check for check in closed_forms.checks(seed=7)}
    for name, check in other.items():
        assert check.formula == found[name].formula
        assert check.kernel == pytest.approx(check.formula, abs=0.04 * check.formula + 1e-12)
    assert other["entry and closing: number of firms"].kernel != found["entry and closing: number of firms"].kernel


def test_the_four_of_a_lognormal_are_those_of_many_drawn_ones():
    drawn = np.exp(0.9 * np.random.default_rng(0).standard_normal((4000, 60)))
    four = np.sort(drawn, axis=1)[:, -4:].sum(axis=1) / drawn.sum(axis=1)
    growth_luck = np.sqrt((0.9**2 - 0.5**2) / YEARS)
    assert closed_forms.four_of_lognormal(growth_luck) == pytest.approx(four.mean(), abs=0.02)


def test_firms_that_only_enter_and_close_come_to_the_balance_of_any_two_chances():
    luck = draw(3, 100, YEARS)
    for entry, closing in ((0.1, 0.1), (0.25, 0.05)):
        expected = closed_forms.balance(entry, closing)
        assert closed_forms.firms_left(entry, closing, luck) == pytest.approx(expected, abs=1.5)
    assert closed_forms.balance(0.2, 0.0) == PLACES


@pytest.mark.parametrize(("firms", "rays"), [(7, 2), (11, 4)])
def test_centralisation_is_that_of_the_ties_received_in_the_network(firms, rays):
    graph = networkx.cycle_graph(firms, create_using=networkx.DiGraph)
    graph.add_edges_from((1 + ray, 0) for ray in range(rays))
    centrality = networkx.in_degree_centrality(graph)
    assert list(picked(firms, rays)) == pytest.approx([(firms - 1) * centrality[firm] for firm in range(firms)])
    by_hand = sum(max(centrality.values()) - each for each in centrality.values()) / (firms - 1)
    assert centralisation(picked(firms, rays)) == pytest.approx(by_hand)


def test_a_star_is_1_and_a_circle_0():
    assert centralisation(np.array([8, 0, 0, 0, 0, 0, 0, 0, 0])) == 1
    assert centralisation(np.ones(9)) == 0


def test_the_number_of_the_bench_is_the_centralisation_of_ties_received_that_is_taught():
    """Many draws of directed picks, all firms equally linked: counted, and read by the rule of the exercise."""
    rng, firms = np.random.default_rng(0), 30
    output = np.sort(np.exp(0.8 * rng.standard_normal(firms)))[::-1]
    link = np.full(firms, 0.5)
    state = SimpleNamespace(output=output[:, None, None], link=link[:, None, None])
    told = centre(state, np.array([[firms]]), output.sum()[None, None])["star"].item()
    expected = (firms - 1) * (1 - np.exp(-4 * 0.5 * output / output.sum()))
    assert told == pytest.approx(centralisation(expected))
    received = np.zeros(firms)
    for _ in range(2000):
        picks = rng.choice(firms, size=(firms, 4), p=output / output.sum())
        taken = rng.random((firms, 4)) < 0.5
        one = np.zeros((firms, firms), dtype=bool)
        one[np.repeat(np.arange(firms), 4)[taken.ravel()], picks.ravel()[taken.ravel()]] = True
        np.fill_diagonal(one, False)
        received += one.sum(axis=0) / 2000
    assert told == pytest.approx(centralisation(received), rel=0.08)
    assert told < 0.96 * (received.max() - received).sum() / ((firms - 1) * (firms - 2))


@pytest.mark.parametrize("still", [{"entry": 0.0, "closing": 0.0}, {"entry": 0.0}, {"closing": 0.0}], ids=str)
def test_the_check_of_entry_and_closing_fails_if_nobody_enters_or_closes(still, monkeypatch):
    real = closed_forms.one_year
    deaf = lambda state, now, k, luck, year: real(  # noqa: E731
        state, now, SimpleNamespace(**{**vars(k), **still}), luck, year
    )
    monkeypatch.setattr(closed_forms, "one_year", deaf)
    *_, check = closed_forms.checks(runs=20)
    assert abs(check.kernel - check.formula) > 0.2 * check.formula


def test_the_check_of_entry_and_closing_fails_at_a_tenth_of_the_pace(monkeypatch):
    real = closed_forms.firms_left
    monkeypatch.setattr(closed_forms, "firms_left", lambda e, c, luck: real(0.1 * e, 0.1 * c, luck))
    *_, check = closed_forms.checks(runs=20)
    assert abs(check.kernel - check.formula) > 0.2 * check.formula


def test_the_four_largest_of_the_first_exercise_are_those_that_a_student_adds_up():
    for variant in exercise("05-1").all_variants():
        firms = sizes(variant["largest"])
        assert firms == sorted(firms, reverse=True)
        assert len(firms) == 10
        assert exercise("05-1").key(**variant).accepts(round(sum(firms[:4]) / sum(firms), 2))


def test_the_code_asked_for_stands_in_the_cell_that_the_exercise_names():
    rows = {row[0].partition(" ")[2]: row[1:] for row in section("table")[0]}
    for variant in exercise("05-3").all_variants():
        cell = rows[variant["feature"]][TYPES.index(variant["kind"])]
        assert cell.startswith(table()[variant["feature"]].labels[variant["kind"]])
        assert float(cell.rpartition(" · ")[2].split(" ")[0]) == exercise("05-3").key(**variant).value


def test_the_membership_asked_for_is_the_one_in_the_profile_editor():
    number = {name: f"row_{row.number}" for name, row in table().items()}
    for variant in exercise("05-4").all_variants():
        chosen = {number["intra-district trade"]: variant["trade"], number["patient capital"]: variant["capital"]}
        chosen |= {number["local trade associations"]: variant["associations"], number["key investments"]: 1}
        members, _, whole = section("profile", begin="nothing", **{row: f"{code:g}" for row, code in chosen.items()})
        assert sum(row[1] != "–" for row in whole) == 4
        told = float(next(row[1] for row in members if row[0] == "hub and spoke"))
        assert exercise("05-4").key(**variant).accepts(told)


def test_the_futures_asked_for_are_the_two_numbers_of_arrow_1_subtracted():
    for variant in exercise("05-5").all_variants():
        run = futures(**variant)
        shown = run.transition[:, 0].sum() - run.transition_without[:, 0].sum()
        assert exercise("05-5").key(**variant).value == pytest.approx(shown)


def test_at_no_variant_do_both_parts_of_the_rule_fail_and_none_is_at_its_limit():
    for variant in exercise("05-6").all_variants():
        regime = dict.fromkeys(("cumulativeness", "appropriability", "scale"), variant["leaders"])
        run = lab.simulate(lab.Params(**regime, growth_luck=variant["growth_luck"]), seed=0, runs=200)
        caused, alone = run.transition[:, 0].sum(), run.transition_without[:, 0].sum()
        assert caused >= 100 or alone <= 50
        assert abs(caused - 100) > 5
        assert abs(alone - 50) > 5
