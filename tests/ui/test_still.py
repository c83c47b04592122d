"""What is left where no kernel runs: the sentence, the numbers and a picture that says the same."""

import re
import xml.etree.ElementTree as ET
from html import unescape

import numpy as np
import pytest

import labkit
from labkit.ui import figures
from labkit.ui.figures import BOTTOM, LEFT, TOP
from labkit.ui.svg import WIDTH, drawing, left_out
from labkit.ui.view import Panel, View

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = 28


def parsed(text):
    return ET.fromstring(text)


def texts(svg):
    return [node.text for node in svg.iter(f"{SVG}text")]


def points(node):
    return np.array([[float(v) for v in pair.split(",")] for pair in node.get("points").split()])


@pytest.fixture
def still(stall):
    return parsed(drawing(stall.view))


def test_a_bench_without_a_kernel_shows_sentence_and_picture(bench):
    bench.move(globalisation=0.5)
    data, metadata = bench._repr_mimebundle_()
    assert data["text/plain"] == f"{bench.token}: {bench.result.sentence()}"
    assert f"{np.median(bench.result.home[:, 40]):.0f}" in data["text/plain"]
    assert "**" not in data["text/plain"]
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == bench.model_id
    written = texts(parsed(data["image/svg+xml"]))
    assert set(bench.view.sources["ends"].data["text"]) <= set(written)
    assert {"Competitiveness", "year 0", "40", "100"} <= set(written)
    assert isinstance(metadata, dict)


def test_the_text_is_the_same_for_the_same_scenario(opened, pocket):
    one, other = (opened(pocket, price=0.3)._repr_mimebundle_()[0] for _ in range(2))
    assert one["text/plain"] == other["text/plain"]
    assert one["image/svg+xml"] == other["image/svg+xml"]


def test_titles_and_labels_with_marks_of_xml_are_written_out(stall, still):
    assert still.find(f"{SVG}title").text == "Takings <by hour> & day"
    assert texts(still)[0] == "Takings <by hour> & day"
    assert "Market <60>" in texts(still)
    assert parsed(drawing(stall.view, title="**A** & {source:<B>}")).find(f"{SVG}title").text == "A & <B>"


def test_data_stand_where_the_axes_say(stall, still):
    height = stall.view.figures()[0].height + CAPTION
    line = next(node for node in still.iter(f"{SVG}polyline") if node.get("stroke-width") == "2.5")
    drawn = points(line)
    median = np.median(stall.result.takings, axis=0)
    across = LEFT + np.arange(9) / 10 * (WIDTH - LEFT)
    up = (height - BOTTOM) - median / 100 * (height - BOTTOM - TOP - CAPTION)
    assert np.allclose(drawn, np.stack([across, up], axis=1), atol=0.06)


def test_ticks_stand_beside_their_values(stall, still):
    height = stall.view.figures()[0].height + CAPTION
    places = {node.text: (float(node.get("x")), float(node.get("y"))) for node in still.iter(f"{SVG}text")}
    assert places["hour 0"] == (LEFT, height - BOTTOM + 18)
    assert places["100"][1] == pytest.approx(TOP + CAPTION + 4)
    assert places["0"][1] == pytest.approx(height - BOTTOM + 4)
    assert "8" in places


def test_band_median_runs_grid_and_labels_are_all_drawn(still):
    kinds = {name: len(list(still.iter(SVG + name))) for name in ("polygon", "polyline", "line", "circle")}
    assert kinds == {"polygon": 2, "polyline": 1 + 3, "line": 3, "circle": 3}


def test_a_pinned_run_is_dashed(stall):
    stall.pin()
    stall.move(price=0.9)
    dashes = [node.get("stroke-dasharray") for node in parsed(drawing(stall.view)).iter(f"{SVG}polyline")]
    assert [dash for dash in dashes if dash] == ["5 4"]


@pytest.mark.parametrize("lab", labkit.labs().values(), ids=lambda lab: lab.name)
def test_the_still_of_every_lab_leaves_nothing_out(lab):
    assert left_out(lab.load_view()("light")) == set()


class Sketch(View):
    """What the still has to read point by point, and an upright bar, which it does not know."""

    def build(self):
        fig = figures.blank(100, (0, 10), (0, 10))
        dots = self.source("dots", x=[1, 2, np.nan], y=[1, 2, 3], colour=["source", "dest", "ink"], size=[4, 10, 4])
        fig.scatter("x", "y", source=dots, fill_color="colour", size="size", marker="triangle")
        fig.line([0, 1, np.nan, 3, 4], [5, 5, 5, 5, 5], line_dash="dashed")
        fig.segment(x0=[0, 0], x1=[1, 1], y0=[1, 2], y1=[1, 2], line_color=["#FF0000", "#00FF00"], line_dash=[2, 3])
        fig.text([1, 2], [1, 2], text=["low", "high"], text_align=["left", "right"], text_color="#0000FF")
        fig.image(image=[np.array([[0, 0, 1], [0, np.nan, 1]])], x=0, y=0, dw=3, dh=2, palette=["#000000", "#FFFFFF"])
        fig.vbar(x=[1], top=[1])
        fig.scatter([1], [1], marker="star")
        figures.ticks(fig.yaxis, [0, 10, 20])
        return (Panel("shares", "Shares", parts=("source",)), Panel("sketch", "Sketch", fig))


def test_looks_are_read_point_by_point():
    view = Sketch("light")
    svg = parsed(drawing(view))
    paths = list(svg.iter(f"{SVG}path"))
    assert [path.get("fill") for path in paths] == [view.colour["source"], view.colour["dest"]]
    assert ["v" in path.get("d") or "l 2," in path.get("d") for path in paths] == [True, False]
    lines = list(svg.iter(f"{SVG}line"))
    assert [(line.get("stroke"), line.get("stroke-dasharray")) for line in lines] == [
        ("#FF0000", "2 3"),
        ("#00FF00", "2 3"),
    ]
    words = {node.text: (node.get("text-anchor"), node.get("fill")) for node in svg.iter(f"{SVG}text")}
    assert (words["low"], words["high"]) == (("start", "#0000FF"), ("end", "#0000FF"))


def test_a_line_is_broken_where_a_number_is_missing():
    lines = list(parsed(drawing(Sketch("light"))).iter(f"{SVG}polyline"))
    assert [len(points(line)) for line in lines] == [2, 2]
    assert {line.get("stroke-dasharray") for line in lines} == {"6"}


def test_cells_of_a_heat_map_that_are_alike_become_one_bar_and_gaps_stay_empty():
    bars = [(b.get("fill"), float(b.get("width"))) for b in parsed(drawing(Sketch("light"))).iter(f"{SVG}rect")][1:]
    cell = (640 - figures.LEFT) / 10
    wide = [("#000000", 2), ("#FFFFFF", 1), ("#000000", 1), ("#FFFFFF", 1)]
    assert bars == [(fill, pytest.approx(cells * cell, abs=0.4)) for fill, cells in wide]


def test_the_first_figure_is_drawn_where_the_first_panel_is_a_bar_and_ticks_beyond_the_axis_are_not():
    written = texts(parsed(drawing(Sketch("light"))))
    assert written[0] == "Sketch"
    assert {"0", "10"} <= set(written)
    assert "20" not in written


def test_glyphs_and_markers_that_the_still_does_not_know_are_named():
    assert left_out(Sketch("light")) == {"VBar", "star"}


def test_a_view_of_bars_alone_is_drawn_as_its_first_bar():
    class Bars(View):
        def build(self):
            return (Panel("shares", "Shares", parts=("source", "dest")),)

    view = Bars("light")
    parts = (("source", "Home", 0.25), ("dest", "Abroad", 0.75))
    view.shown.bars["shares"] = [{"role": r, "label": n, "share": s, "text": f"{s:.2f}"} for r, n, s in parts]
    svg = parsed(drawing(view))
    assert [float(node.get("width")) for node in svg.iter(f"{SVG}rect")][1:] == [WIDTH / 4, WIDTH * 3 / 4]
    assert texts(svg) == ["Shares", "Home 0.25, Abroad 0.75"]
    assert left_out(view) == set()


def test_the_picture_stays_inside_its_frame(bench):
    bench.move(globalisation=0.6)
    svg = parsed(drawing(bench.view))
    width, height = (float(v) for v in svg.get("viewBox").split()[2:])
    assert width == WIDTH
    for node in (*svg.iter(f"{SVG}polyline"), *svg.iter(f"{SVG}polygon")):
        xy = points(node)
        assert xy.min() >= 0
        assert (xy <= [width, height]).all()


def test_the_picture_names_no_font_and_no_address(bench):
    text = drawing(bench.view)
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert 'font-family="sans-serif"' in text
    assert "nan" not in unescape(text).lower().replace("competitiveness", "")


class Bars(View):
    """Two lying bars, the second hatched."""

    def build(self):
        fig = figures.blank(100, (0, 10), (0, 2))
        for name, hatch in (("plain", None), ("hatched", "right_diagonal_line")):
            bars = self.source(name, y=[], right=[])
            fig.hbar("y", right="right", left=0, height=0.5, source=bars, fill_color="#123456", hatch_pattern=hatch)
        return (Panel("bars", "Bars", fig),)

    def show(self, result, against=None):
        self.put("plain", y=np.array([1.5]), right=np.array([5.0]))
        self.put("hatched", y=np.array([0.5, 0.5]), right=np.array([10.0, np.nan]))


def test_lying_bars_are_as_long_as_their_numbers_and_hatched_ones_have_strokes_inside_them():
    view = Bars()
    view.show(None)
    svg = parsed(drawing(view))
    plain, hatched = [r for r in svg.iter(f"{SVG}rect") if r.get("fill") == "#123456"]
    assert float(hatched.get("width")) == pytest.approx(2 * float(plain.get("width")), abs=0.2)
    x, y, wide, high = (float(hatched.get(name)) for name in ("x", "y", "width", "height"))
    strokes = [[float(line.get(end)) for end in ("x1", "x2", "y1", "y2")] for line in svg.iter(f"{SVG}line")]
    assert len(strokes) > 20
    for x1, x2, y1, y2 in strokes:
        assert x - 0.1 <= x1 <= x2 <= x + wide + 0.1
        assert y - 0.1 <= y2 <= y1 <= y + high + 0.1
    assert left_out(view) == set()
