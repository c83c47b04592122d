"""Stills of maps: a square figure stays square, the ground is where it was, and north is on top."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from bokeh.models import LinearColorMapper

from labkit.ui import figures
from labkit.ui.svg import drawing, left_out
from labkit.ui.view import Panel, View

CAPTION, SVG = 28, "{http://www.w3.org/2000/svg}"


class Island(View):
    """A square map: sea around a shore, a heat map that is dark in the north-east, a dot in the south-west."""

    square = 300

    def build(self):
        fig = figures.square((0, 10), (0, 10))
        cells = [np.array([[0.0, 0.0], [0.0, 1.0]])]
        mapper = LinearColorMapper(["#FFFFFF", "#000000"], low=0, high=1)
        fig.image(image=cells, x=0, y=0, dw=10, dh=10, color_mapper=mapper)
        fig.patch([0, 10, 10], [0, 0, 5], fill_color=self.colour["surface"], fill_alpha=0.5, line_color=None)
        fig.scatter([1], [2], size=6, fill_color=self.colour["ink"], line_color=None)
        for at, marker in ((3, "triangle"), (5, "inverted_triangle")):
            fig.scatter([at], [4], size=10, marker=marker, color=self.colour["ink"])
        return (Panel("island", "The island", fig, square=self.square),)


@pytest.fixture
def still():
    return ET.fromstring(drawing(Island("light")))


def test_a_square_figure_is_as_wide_as_it_is_high_below_its_caption(still):
    width, height = (float(v) for v in still.get("viewBox").split()[2:])
    assert (width, height) == (figures.SIDE, figures.SIDE + CAPTION)
    assert left_out(Island("light")) == set()


def test_a_figure_that_is_not_square_keeps_its_width(monkeypatch):
    monkeypatch.setattr(Island, "square", 0)
    assert ET.fromstring(drawing(Island("light"))).get("width") == "640"


def test_a_dot_stands_where_it_stands_on_the_map_with_one_scale_both_ways(still):
    (dot,) = still.iter(f"{SVG}circle")
    assert float(dot.get("cx")) == pytest.approx(0.1 * figures.SIDE)
    assert float(dot.get("cy")) == pytest.approx(CAPTION + 0.8 * figures.SIDE)


def test_the_north_of_a_heat_map_is_on_top(still):
    (dark,) = [bar for bar in still.iter(f"{SVG}rect") if bar.get("fill") == "#000000"]
    assert float(dark.get("x")) == pytest.approx(figures.SIDE / 2, abs=0.6)
    assert float(dark.get("y")) == pytest.approx(CAPTION, abs=0.6)
    assert float(dark.get("height")) == pytest.approx(figures.SIDE / 2, abs=1)


def test_a_patch_is_filled_in_its_colour_and_faint_as_it_is(still):
    (patch,) = still.iter(f"{SVG}polygon")
    corners = [tuple(map(float, pair.split(","))) for pair in patch.get("points").split()]
    side, floor = figures.SIDE, figures.SIDE + CAPTION
    assert corners[:3] == [pytest.approx(place) for place in [(0, floor), (side, floor), (side, floor - side / 2)]]
    assert (patch.get("fill"), patch.get("fill-opacity")) == (Island("light").colour["surface"], "0.5")


def test_a_triangle_stands_on_its_side_and_an_inverted_one_on_its_tip(still):
    upright, inverted = (node.get("d").split(" ", 2) for node in still.iter(f"{SVG}path"))
    (x, y), (_, also) = (tuple(map(float, part[1].split(","))) for part in (upright, inverted))
    assert (x, y, also) == pytest.approx((0.3 * figures.SIDE, CAPTION + 0.6 * figures.SIDE, y))
    assert (upright[2], inverted[2]) == ("m 0,-5 l 5,10 h -10 z", "m 0,5 l 5,-10 h -10 z")
