"""The look in numbers: nothing sticks out or is cut, captions on one line, years line up, at all widths and themes."""

from __future__ import annotations

import pytest

from labkit.relocation.lab import lab

from .handle import FOOT
from .layout import LOOK, as_wide_as, faults

ROOMS = {"1180 px": (1180, 1), "900 px": (900, 1), "600 px": (600, 1), "1180 px at 200 % zoom": (590, 2)}
FIRST = [name for name, knob in lab.Params.knobs().items() if knob.kind == "number" and knob.first_panel]


@pytest.fixture(scope="module", params=ROOMS)
def room(request, desk, opened):
    with as_wide_as(desk, opened, *ROOMS[request.param]):
        yield request.param


# A theme changes colours, no measure: in the dark the widest bench is enough.
THEMES = [*((room, "Light") for room in ROOMS), ("1180 px", "Dark")]


@pytest.fixture(scope="module")
def theme(request, desk, room):
    desk.theme(request.param)
    yield request.param
    desk.theme("Light")


def settings(one_by_one):
    """Defaults, the first panel's knobs at their ends all together; or one by one.

    The tests of every lab try presets as well, at 1180 and 900 px.
    """
    yield "defaults", {}
    ends = [{name: getattr(lab.Params.knobs()[name], end) for name in FIRST} for end in ("low", "high")]
    yield "all least", ends[0]
    yield "all most", ends[1]
    for name in FIRST if one_by_one else ():
        knob = lab.Params.knobs()[name]
        yield f"least {name}", {name: knob.low}
        yield f"most {name}", {name: knob.high}


@pytest.mark.parametrize(("room", "theme"), THEMES, indirect=True)
def test_nothing_sticks_out_or_is_cut_at_any_setting(room, theme, bench, told):
    found = {}
    every = theme == "Light" and room in ("1180 px", "900 px")
    for name, knobs in settings(one_by_one=every):
        token = told(**knobs)[0]
        bench.paste(token)
        bench.settle(token)
        if wrong := faults(bench, ROOMS[room][0]):
            found[name] = wrong
    assert found == {}


def test_nothing_sticks_out_with_a_pin_an_error_and_everything_open(room, bench, told):
    bench.button("Pin as A").click()
    bench.type("trust", "0")
    bench.settle(told(trust=0.0)[0])
    pinned = faults(bench, ROOMS[room][0])
    bench.reveal(*FOOT)
    bench.knob("fade")
    bench.type("policy", "1.4")
    bench.root.locator(".lk-err:not(.lk-lost)").wait_for()
    opened = [fault for fault in faults(bench, ROOMS[room][0]) if "px high" not in fault]
    bench.reveal(*FOOT, wanted=False)
    bench.root.locator("summary").click()
    assert (pinned, opened) == ([], [])


def test_years_line_up_in_panels_that_share_time(room, bench, desk):
    places = desk.page.evaluate(f"() => {LOOK}.years()")
    assert places["moved"] == pytest.approx(places["competitiveness"], abs=0.75)
    first, last = places["competitiveness"]
    assert last - first > 150


def test_a_switch_of_theme_repaints_figures_and_words(bench, desk):
    colour = (
        "(bench) => [getComputedStyle(bench).backgroundColor, getComputedStyle(bench.querySelector('.lk-say')).color]"
    )
    desk.theme("Light")
    light = (
        bench.pixels("competitiveness"),
        bench.pixels("moved"),
        bench.pixels("kernels"),
        *bench.root.evaluate(colour),
    )
    desk.theme("Dark")
    dark = (
        bench.pixels("competitiveness"),
        bench.pixels("moved"),
        bench.pixels("kernels"),
        *bench.root.evaluate(colour),
    )
    assert all(one != other for one, other in zip(light, dark, strict=True))
    desk.theme("Light")
    assert (
        bench.pixels("competitiveness"),
        bench.pixels("moved"),
        bench.pixels("kernels"),
        *bench.root.evaluate(colour),
    ) == light
    assert desk.page.evaluate("Bokeh.documents.length") == 1


HELD = "() => window.gone.filter((figure) => figure.deref() !== undefined).length"


def test_figures_that_are_drawn_anew_do_not_pile_up_in_memory(bench, desk):
    figures = desk.page.evaluate("() => { window.gone = []; return [...Bokeh.index].length; }")
    assert figures > 3
    for theme in ["Dark", "Light"] * 3:
        desk.page.evaluate("() => { window.gone.push(...[...Bokeh.index].map((figure) => new WeakRef(figure))); }")
        desk.theme(theme)
    desk.page.context.new_cdp_session(desk.page).send("HeapProfiler.collectGarbage")
    assert desk.page.evaluate(HELD) <= figures, "more than those drawn last"
