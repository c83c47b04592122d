"""The view of the relocation lab: drawn once, then only filled; the same in both themes."""

import numpy as np
import pytest

from labkit.relocation import kernel, sweep
from labkit.ui import page

END, PATHS, MINORITY = 40, 18, 6


def data(view, name):
    return view.sources[name].data


def figure(view, name):
    return next(panel.figure for panel in view.panels if panel.name == name)


def parts(view):
    """Every figure, glyph and source of a view, by identity."""
    renderers = [r for fig in view.figures() for r in fig.renderers]
    return [
        id(x)
        for x in [
            *view.figures(),
            *renderers,
            *(r.glyph for r in renderers),
            *(r.data_source for r in renderers),
            *view.sources.values(),
        ]
    ]


def test_showing_only_assigns_data(view, future):
    before, names = parts(view), list(view.sources)
    view.show(future())
    first = {name: dict(columns) for name, columns in view.data().items()}
    view.show(future(globalisation=0.9), future())
    assert parts(view) == before
    assert list(view.sources) == names
    assert not np.array_equal(first["home"]["median"], data(view, "home")["median"])


def test_showing_never_simulates(view, future, monkeypatch):
    now, then = future(globalisation=0.55), future()

    def simulated(*_args, **_kwargs):
        raise AssertionError("the view simulates")

    for module, name in (
        (sweep, "evolve"),
        (kernel, "evolve"),
        (kernel, "draw"),
        (sweep, "draw"),
        (kernel, "simulate"),
    ):
        monkeypatch.setattr(module, name, simulated)
    with pytest.raises(AssertionError, match="the view simulates"):
        sweep.tipping_line(now.params)
    view.show(now, then)
    view.show(now)
    view.show(then)
    view.show(future(globalisation=0.55), then)


def test_every_source_is_drawn_and_has_the_columns_it_was_declared_with(view, future):
    drawn = {id(r.data_source) for fig in view.figures() for r in fig.renderers}
    assert {name for name, source in view.sources.items() if id(source) not in drawn} == set()
    declared = {name: set(columns) for name, columns in view.data().items()}
    view.show(future(), future(globalisation=0.6))
    assert {name: set(columns) for name, columns in view.data().items()} == declared


def test_every_source_has_columns_of_one_length(view, future):
    view.show(future(), future(globalisation=0.6))
    for name, columns in view.data().items():
        assert len({len(values) for values in columns.values()}) == 1, name


def test_the_front_end_finds_every_source_in_the_document_of_either_theme(relocation, bench):
    names = {*bench.view.data(), *bench.map.data(bench.params)}
    for document in page.documents(relocation, None).values():
        found = [name for name in walk(document, "ColumnDataSource") if name]
        assert sorted(found) == sorted(names)


def walk(node, model):
    """Names of all models of one type in a Bokeh document."""
    if isinstance(node, dict):
        if node.get("type") == "object" and node.get("name") == model:
            yield node.get("attributes", {}).get("name")
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from walk(inner, model)


def test_the_two_themes_differ_in_colours_only(relocation, future):
    light, dark = (relocation.load_view()(theme) for theme in ("light", "dark"))
    for view in (light, dark):
        view.show(future(), future(globalisation=0.6))
    glyphs = [[(type(r.glyph).__name__, r.level) for fig in v.figures() for r in fig.renderers] for v in (light, dark)]
    assert glyphs[0] == glyphs[1]
    assert light.data().keys() == dark.data().keys()
    assert light.shown == dark.shown
    colours = [
        {
            v
            for fig in view.figures()
            for r in fig.renderers
            for k, v in r.glyph.properties_with_values().items()
            if k.endswith("_color") and isinstance(v, str) and v.startswith("#")
        }
        for view in (light, dark)
    ]
    for own, other in ((light, dark), (dark, light)):
        drawn = colours[0 if own is light else 1]
        assert {"#000000"} & drawn == set()
        assert drawn <= set(own.colour.values()) | {"#444444"}, drawn - set(own.colour.values())
        assert own.colour["source"] in drawn
        assert other.colour["source"] not in drawn


def test_words_over_data_stand_on_a_plate(view, future):
    view.show(future(), future(globalisation=0.6))
    plates = {}
    for name in ("moved", "kernels"):
        for renderer in figure(view, name).renderers:
            if type(renderer.glyph).__name__ == "Text":
                plates[renderer.data_source.name] = renderer.glyph.background_fill_alpha
    assert {name for name, alpha in plates.items() if alpha == 0.82} >= {"kernel_words", "kernel_ends"}
    assert plates["activities"] == "plate"  # a row of its own each: see the pictures' tests


def test_years_line_up_in_panels_that_share_time(view):
    above, below = figure(view, "competitiveness"), figure(view, "moved")
    assert (above.x_range.start, above.x_range.end) == (below.x_range.start, below.x_range.end)
    assert above.min_border_left == below.min_border_left
    assert above.xaxis[0].ticker.ticks == below.xaxis[0].ticker.ticks == [0, 10, 20, 30, 40]
    assert above.xaxis[0].major_label_overrides[0] == "year 0"
