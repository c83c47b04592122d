"""What the scorer sees: the indicators in the last year, as the milieu lab counts and scores them."""

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.activation.four_d import DIMENSIONS
from labkit.activation.kernel import simulate
from labkit.activation.params import ActivationParams
from labkit.activation.sections import SECTIONS, counted
from labkit.milieu.indicators import INDICATORS
from labkit.ui.sections import Cell

from ..reading_figures import number
from .bench import FEW

NOT_SIMULATED = {"certified_per_1000_smes", "judged_dynamics", "shared_aims", "judged_directionality"}


def content(seed=2, **knobs):
    return SECTIONS[0].content(SimpleNamespace(params=ActivationParams(**knobs), seed=seed), {})


def texts(row):
    return [cell.text if isinstance(cell, Cell) else cell for cell in row]


def test_there_is_one_section_with_a_short_title():
    assert [(one.name, one.title) for one in SECTIONS] == [("scorer", "What the scorer sees")]


@pytest.mark.parametrize("knobs", [{}, FEW], ids=str)
def test_each_d_has_the_score_of_the_kernel_in_the_last_year(knobs):
    (table,) = content(**knobs).tables
    result = simulate(ActivationParams(**knobs), seed=2)
    told = {texts(row)[0]: row[3] for row in table.rows if isinstance(row[0], Cell)}
    assert [name.lower() for name in told] == list(DIMENSIONS)
    for at, cell in enumerate(told.values()):
        scores = result.four_d[:, -1, at]
        assert number(cell.text) == pytest.approx(np.median(scores), abs=0.051)
        assert 100 * np.array(cell.bar) == pytest.approx(np.quantile(scores, (0.05, 0.5, 0.95)))


def test_every_simulated_indicator_is_listed_once_with_its_formula_under_its_d():
    rows = [texts(row) for row in content().tables[0].rows]
    simulated = {name: one for name, one in INDICATORS.items() if name not in NOT_SIMULATED}
    assert [row[5] for row in rows if row[5]] == [one.formula for one in simulated.values()]
    under = {}
    for row in rows:
        under.setdefault(row[0].lower() if not row[5] else list(under)[-1], []).append(row[5])
    assert {name: len(listed) - 1 for name, listed in under.items()} == {
        name: sum(one.dimension == name for one in simulated.values()) for name in DIMENSIONS
    }


def test_indicators_that_are_not_simulated_are_missing_in_all_futures_and_the_note_says_so():
    values = counted(dict(ActivationParams()), 2, runs=20)
    missing = {name for at, name in enumerate(INDICATORS) if np.isnan(values[:, at]).all()}
    assert missing == NOT_SIMULATED
    assert not np.isnan(values[:, [name not in missing for name in INDICATORS]]).any()
    assert "not simulated" in content().note


def test_values_agree_with_the_result(future):
    result, values = future(), counted(dict(ActivationParams()), 2, runs=60)
    by_name = dict(zip(INDICATORS, values.T, strict=True))
    assert np.allclose(by_name["operators_per_1000_smes"], result.density[:, -1])
    assert np.allclose(by_name["external_ties"], result.abroad[:, -1])
    growing = (result.exporters[:, -1] / result.exporters[:, -6]) ** 0.2 - 1
    assert np.allclose(by_name["exporter_growth"], growing)
    row = next(texts(row) for row in content().tables[0].rows if texts(row)[5].startswith("operators at work / SMEs"))
    assert number(row[1]) == pytest.approx(np.median(simulate(ActivationParams(), seed=2).density[:, -1]), rel=0.005)


def test_points_of_a_median_value_lie_between_the_goalposts_told():
    rows = {texts(row)[0]: texts(row) for row in content().tables[0].rows}
    closed = rows["Operators that ended"]
    assert closed[4] == "0.1 to 0"
    assert number(closed[3]) == pytest.approx(1 + 99 * (1 - number(closed[1]) / 0.1), abs=0.6)
    assert rows["Growth of exporters"][4] == "\u22125.0\u202f% to +15.0\u202f%"
