"""What holds for the view of every lab: drawn once, then only filled; the same in both themes; nothing left behind."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import labkit
from labkit.core.knobs import Kind
from labkit.ui import page

LABS = labkit.labs()


@pytest.fixture(scope="module", params=LABS.values(), ids=LABS)
def lab(request):
    return request.param


@pytest.fixture(scope="module")
def results(lab):
    """A result at the defaults, one with every first knob moved, and a draft of it."""
    moved = {name: away(knob) for name, knob in lab.Params.knobs().items() if knob.first_panel}
    params = lab.Params(**moved)
    return (
        lab.simulate(lab.Params(), seed=0, runs=lab.runs),
        lab.simulate(params, seed=0, runs=lab.runs),
        lab.simulate(params, seed=0, runs=lab.draft_runs),
    )


@pytest.fixture(scope="module")
def grounds(lab, results):
    """What lies behind each of the results; of one that fills in, the fullest."""
    made = [lab.background(result.params, seed=result.seed) if lab.background else None for result in results]
    return [[*ground][-1] if isinstance(ground, Iterator) else ground for ground in made]


@pytest.fixture(scope="module")
def one_view(lab, grounds):
    made = lab.load_view()("light")
    made.background = grounds[0]
    return made


@pytest.fixture
def view(one_view):
    """One view for all tests of a lab, as one view serves all moves on a bench; every look at its start."""
    one_view.look = {look.name: look.start for look in one_view.looks()}
    return one_view


def away(knob):
    """A value of a knob two thirds of the way up, or its last choice."""
    if knob.kind is Kind.NUMBER:
        value = knob.at(0.67)
        return round(value) if knob.whole else value
    return knob.choices[-1] if knob.kind is Kind.CHOICE else not knob.default


def parts(view):
    """Every figure, glyph and source of a view, by identity."""
    renderers = [r for fig in view.figures() for r in fig.renderers]
    glyphs, sources = [r.glyph for r in renderers], [r.data_source for r in renderers]
    return [id(x) for x in [*view.figures(), *renderers, *glyphs, *sources, *view.sources.values()]]


def told(view):
    """All that a view shows, comparable."""
    columns = [[c, np.asarray(values).tobytes()] for data in view.data().values() for c, values in data.items()]
    return repr((columns, vars(view.shown)))


def test_showing_only_assigns_data_and_changes_with_the_result(view, results):
    before, (one, other, draft) = parts(view), results
    view.show(one)
    first = told(view)
    view.show(other, one)
    assert told(view) != first
    view.show(draft)
    assert parts(view) == before


def test_what_was_shown_before_leaves_no_trace(lab, view, results, grounds):
    one, other, draft = results
    fresh = lab.load_view()("light")
    fresh.background = grounds[0]
    view.show(other, one)
    view.show(draft)
    for result, against in ((one, None), (other, one), (one, None)):
        view.show(result, against)
    fresh.show(one)
    hidden = "spread", "row_names", "row_values", "scale"  # of the differences, whose panel is out of sight without A
    for name in fresh.data().keys() - set(hidden):
        assert_same(fresh.data()[name], view.data()[name], name)
    assert fresh.shown == view.shown


def assert_same(one, other, name):
    assert one.keys() == other.keys()
    for column in one:
        pairs = zip(one[column], other[column], strict=True)
        for a, b in pairs:
            same = a == b if isinstance(a, str) else np.array_equal(np.asarray(a), np.asarray(b), equal_nan=True)
            assert same, (name, column)


def test_without_a_the_place_of_the_differences_says_what_to_do(view, results):
    view.show(results[0])
    assert view.shown.notes["differences"].startswith("Pin a run as A")
    view.show(results[1], results[0])
    assert view.shown.notes["differences"] == ""


def test_nothing_differs_from_itself(view, results):
    view.show(results[0], results[0])
    assert set(view.sources["row_values"].data["text"]) == {"0.0"}
    assert not any(
        np.any(view.sources["spread"].data[level]) for level in ("low90", "low50", "median", "high50", "high90")
    )


def test_every_source_is_drawn_and_has_the_columns_it_was_declared_with(view, results):
    drawn = {id(r.data_source) for fig in view.figures() for r in fig.renderers}
    assert {name for name, source in view.sources.items() if id(source) not in drawn} == set()
    declared = {name: set(columns) for name, columns in view.data().items()}
    for result in results:
        view.show(result, result)
        assert {name: set(columns) for name, columns in view.data().items()} == declared


def test_every_source_has_columns_of_one_length_and_every_colour_is_a_role(view, results):
    for at in [{}, *({look.name: end} for look in view.looks() for end in (look.low, look.high))]:
        view.look |= at
        for against in (None, results[0]):
            view.show(results[1], against)
            for name, columns in view.data().items():
                assert len({len(values) for values in columns.values()}) == 1, name
                assert set(columns.get("colour", ())) <= set(view.colour), name


def test_every_end_of_every_look_shows_something_else_and_also_of_a_draft(view, results):
    for look in view.looks():
        for result in results:
            seen = set()
            for at in (look.low, look.high):
                view.look[look.name] = at
                view.show(result)
                seen.add(told(view))
            view.look[look.name] = look.start
            assert len(seen) == 2, look.name


@pytest.mark.slow
def test_the_front_end_finds_every_source_in_the_document_of_either_theme(lab, view):
    names = set(view.data()) | (set(page.outcome_map(lab).data(lab.Params())) if page.mappable(lab) else set())
    for document in page.documents(lab, None).values():
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


@pytest.mark.slow
def test_the_two_themes_differ_in_colours_only(lab, results, grounds):
    light, dark = (lab.load_view()(theme) for theme in ("light", "dark"))
    for view in (light, dark):
        view.background = grounds[1]
        view.show(results[1], results[0])
    glyphs = [[(type(r.glyph).__name__, r.level) for fig in v.figures() for r in fig.renderers] for v in (light, dark)]
    assert glyphs[0] == glyphs[1]
    assert told(light) == told(dark)
    for own, other in ((light, dark), (dark, light)):
        drawn = hexes(own)
        assert "#000000" not in drawn
        assert drawn <= set(own.colour.values()) | {"#444444"}, drawn - set(own.colour.values())
        assert own.colour["ink"] in drawn
        assert other.colour["ink"] not in drawn


def hexes(view):
    """The colours of a view's glyphs; the names of roles in columns are none."""
    values = (p for fig in view.figures() for r in fig.renderers for p in r.glyph.properties_with_values().items())
    colours = (getattr(v, "value", v) for k, v in values if k.endswith("_color"))
    return {colour for colour in colours if isinstance(colour, str) and colour.startswith("#")}


def test_the_marks_of_a_key_are_known_to_the_front_end_and_their_roles_are_colours(view):
    known = (Path(page.__file__).parent / "front" / "bench.css").read_text(encoding="utf-8")
    for mark, text in (pair for panel in view.panels for pair in panel.key):
        shape, _, role = mark.partition(":")
        assert text
        if shape != "ramp":
            assert f".lk-{shape} {{" in known
            assert not role or role in view.colour
