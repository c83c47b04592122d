"""The axis of competitiveness: it holds all that is drawn, grows where it must, and labels keep apart."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from labkit.core.result import QUANTILES
from labkit.ui import figures

END, LOW_TOP, HIGH_TOP = 40, 142, 202


def data(view, name):
    return view.sources[name].data


def figure(view, name):
    return next(panel.figure for panel in view.panels if panel.name == name)


def pixels(fig, height):
    """Height on the y axis in pixels."""
    return height * (fig.height - figures.TOP - figures.BOTTOM) / (fig.y_range.end - fig.y_range.start)


def corners(lab):
    """All corners of the knobs on the first panel."""
    first = {name: knob for name, knob in lab.Params.knobs().items() if knob.first_panel}
    ends = [knob.choices or (knob.low, knob.high) for knob in first.values()]
    return [dict(zip(first, values, strict=True)) for values in itertools.product(*ends)]


def test_end_labels_stand_fifteen_pixels_apart(relocation, view, future):
    fig, then = figure(view, "competitiveness"), future(40)
    for knobs in corners(relocation)[::3]:
        view.show(future(40, **knobs), then)
        ys = np.sort(np.concatenate([data(view, name)["y"] for name in ("ends", "asides")]))
        assert pixels(fig, np.diff(ys).min()) >= 15 - 0.1, knobs


def test_the_picture_holds_bands_and_labels_at_every_corner_of_the_first_panel(relocation, view, future):
    fig, then, tops = figure(view, "competitiveness"), future(40), set()
    for knobs in corners(relocation):
        view.show(future(40, **knobs), then)
        low, high = fig.y_range.start, fig.y_range.end
        half_a_line = 6 / pixels(fig, 1)
        tops.add(high)
        for name, level in itertools.product(("home", "destination"), QUANTILES):
            assert data(view, name)[level].max() <= high, knobs
        assert data(view, "pinned_home")["y"].max() <= high, knobs
        for name in ("ends", "asides"):
            assert data(view, name)["y"].min(initial=low + half_a_line) >= low + half_a_line - 1e-9, knobs
            assert data(view, name)["y"].max(initial=low) <= high - half_a_line + 1e-9, knobs
    assert tops == {LOW_TOP, HIGH_TOP}


def high_in(result, name, year):
    """The same futures, but all of them stand at 170 in one year."""
    values = getattr(result, name).copy()
    values[:, year] = 170
    return replace(result, **{name: values})


def top(view):
    end = figure(view, "competitiveness").y_range.end
    assert view.shown.tops == {"competitiveness": end}
    return end


def test_the_axis_stays_where_it_is_while_all_that_is_drawn_fits(view, future):
    for gap in (0.0, 0.42, 0.6):
        view.show(future(globalisation=gap), future())
        assert top(view) == LOW_TOP


@pytest.mark.parametrize("name", ["home", "destination"])
@pytest.mark.parametrize("year", [3, END])
def test_the_axis_grows_for_a_band_of_any_year_and_comes_back(view, future, name, year):
    view.show(high_in(future(), name, year))
    assert top(view) == HIGH_TOP
    view.show(future())
    assert top(view) == LOW_TOP


@pytest.mark.parametrize("year", [3, END])
def test_the_axis_grows_for_run_a_and_comes_back(view, future, year):
    view.show(future(), high_in(future(), "home", year))
    assert top(view) == HIGH_TOP
    view.show(future())
    assert top(view) == LOW_TOP


@pytest.mark.parametrize(("guess", "expected"), [(170, HIGH_TOP), (85, LOW_TOP)])
def test_the_axis_holds_the_guess(relocation, future, guess, expected):
    view = relocation.load_view()("light", relocation.predict("home", guess))
    view.show(future())
    assert top(view) == expected
    assert data(view, "guess")["y"][0] <= expected


def test_the_page_is_told_with_the_frame_where_the_axis_ends(bench, shown):
    assert shown(bench)[0]["tops"] == {"competitiveness": LOW_TOP}
    bench.move(globalisation=1, digitalisation=1, trust=1, human_capital=0.8, policy=1)
    assert shown(bench)[0]["tops"] == {"competitiveness": HIGH_TOP}
    bench.reset()
    assert shown(bench)[0]["tops"] == {"competitiveness": LOW_TOP}
