"""A student's guess stands in its year, or where half is reached."""

import pytest

from labkit.activation.view import ActivationView
from labkit.core.prediction import Prediction
from labkit.core.words import percent

from ..reading_figures import points, texts


def guessing(output, value, period):
    return ActivationView("light", Prediction(output, value, period, "share"))


@pytest.mark.parametrize(("value", "year"), [(0.25, 20), (0.12, 10), (0.9, 20)])
def test_a_prediction_of_exporters_stands_in_its_year(future, value, year):
    view = guessing("exporters", value, year)
    view.show(future())
    assert points(view, "guess").tolist() == [[year, value]]
    assert texts(view, "guess_label") == [f"your guess {percent(value)}"]
    assert value < view.figure("exporters").y_range.end


@pytest.mark.parametrize("value", [3.0, 12.0])
def test_a_prediction_of_the_year_of_connection_stands_where_half_is_reached(future, value):
    view = guessing("year_connected", value, None)
    view.show(future())
    assert points(view, "guess").tolist() == [[value, 0.5]]
    assert texts(view, "guess_label") == [f"your guess {value:g}"]
    assert any(r.data_source.name == "guess" for r in view.figure("connected").renderers)


def test_without_a_prediction_or_with_one_of_something_else_there_is_no_mark(future):
    for one in (ActivationView("light"), guessing("quality", 0.5, 20)):
        one.show(future())
        assert texts(one, "guess_label") == []
        assert len(points(one, "guess")) == 0
