"""The look of every lab's bench in numbers, and its access: nothing sticks out or is cut, axe finds nothing."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from labkit.core.knobs import Kind

from ..handle import FOOT
from ..layout import FULL, NARROW, as_wide_as, faults
from ..standing import first_panel, looks, other


@pytest.fixture(autouse=True)
def folded(opened):
    """The assumptions are folded away: an open fold makes a bench as high as it likes."""
    opened.root.locator("details").evaluate_all("(folds) => folds.forEach((fold) => { fold.open = false; })")


# Whose presets are tried at 900 px as well: a map of marks, and a place with many words. At that width the other labs
# show their defaults, both ends of all first sliders, every choice, every look and run A.
PRESETS_AT_BOTH = ("glocalization", "districts")


def settings(lab, width):
    """Defaults, presets, all sliders of the first panel at one end, and each of its other choices and flags."""
    yield "defaults", {}
    if width == FULL or lab.name in PRESETS_AT_BOTH:
        yield from ((key, dict(preset.knobs)) for key, preset in lab.presets.items())
    yield "all least", {name: knob.low for name, knob in first_panel(lab).items()}
    yield "all most", {name: knob.high for name, knob in first_panel(lab).items()}
    for name, knob in first_panel(lab, Kind.CHOICE).items():
        yield from ((choice, {name: choice}) for choice in knob.choices if choice != knob.default)
    yield from ((name, {name: not knob.default}) for name, knob in first_panel(lab, Kind.FLAG).items())


@pytest.mark.parametrize("width", [FULL, NARROW])
def test_nothing_sticks_out_or_is_cut_at_any_setting(bench, desk, lab, told, width):
    found = {}
    with as_wide_as(desk, bench, width):
        for name, knobs in settings(lab, width):
            bench.paste(told(**knobs)[0])
            bench.settle(told(**knobs)[0])
            found[name] = faults(bench, width)
        bench.start_again()
        for look in looks(lab):
            for end in (look.low, look.high):
                bench.put(look.label, end)
                found[f"{look.name} at {end}"] = faults(bench, width)
            bench.put(look.label, look.start)
        bench.button("Pin as A").click()
        name, knob = next(iter(first_panel(lab).items()))
        bench.paste(told(**{name: other(knob)})[0])
        bench.settle(told(**{name: other(knob)})[0])
        found["beside A"] = faults(bench, width)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_narrow_bench_and_a_dark_one_are_whole_too(bench, desk):
    with as_wide_as(desk, bench, 600):
        narrow = faults(bench, 600)
    with as_wide_as(desk, bench, FULL):
        light = bench.pixels()
        desk.theme("Dark")
        dark, painted = faults(bench, FULL), bench.pixels()
        desk.theme("Light")
        again = bench.pixels_back_at(light)
    assert (narrow, dark, painted != light, again) == ([], [], True, True)


def test_axe_finds_nothing_with_everything_open_in_either_theme(bench, desk, lab):
    bench.button("Pin as A").click()
    bench.knob(list(lab.Params.knobs())[-1])
    bench.reveal(*(part for part in FOOT if part != "Outcome map" or bench.button("Outcome map").count()))
    for section in lab.sections:
        bench.unfold(section.title)
    bench.slider(next(iter(first_panel(lab)))).press("PageDown")
    bench.settle()
    bench.root.locator(".lk-waits").first.wait_for(state="detached")
    found = {theme: seen_by_axe(bench, desk, theme) for theme in ("Light", "Dark")}
    desk.theme("Light")
    bench.reveal(*FOOT, wanted=False)
    for section in lab.sections:
        bench.fold(section.title)
    for theme, seen in found.items():
        assert seen.violations_count == 0, f"{theme}\n{seen.generate_report()}"
        assert len(seen.response["passes"]) > 15


def seen_by_axe(bench, desk, theme):
    """What axe finds on a bench with a tip open."""
    desk.theme(theme)
    bench.root.locator(".lk-i").first.focus()
    bench.root.locator(".lk-i").last.focus()
    bench.root.get_by_role("tooltip").wait_for()
    found = Axe().run(desk.page, ".jp-OutputArea .lk")
    desk.page.keyboard.press("Escape")
    return found
