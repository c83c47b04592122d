"""What holds on the bench of every lab; labs are found by themselves. What one lab needs told lies in `standing`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import TimeoutError

from labkit.core.knobs import Kind
from labkit.core.words import plain

from ..standing import STANDING, first_panel, looks, other

OUTPUTS = "() => jupyterapp.shell.currentWidget.content.widgets.flatMap((cell) => cell.model.sharedModel.getOutputs())"


def test_a_bench_opens_quietly_on_what_python_says(bench, desk, lab, told):
    outputs = desk.page.evaluate(OUTPUTS)
    assert len(outputs) == 1
    assert outputs[0]["output_type"] in ("display_data", "execute_result")
    assert (bench.token, bench.sentence) == told()
    assert bench.status == lab.words.get("futures", "{runs} futures, luck {seed}").format(runs=lab.runs, seed=0)
    assert int(bench.root.locator("[data-quiet-sheets]").first.get_attribute("data-quiet-sheets")) > 0


def test_every_control_by_keyboard_changes_what_is_shown_and_coming_back_restores_it(bench, lab, told):
    bench.reveal("Table")
    home, standing, knobs = pictured(bench), STANDING.get(lab.name, {}), lab.Params.knobs()
    sliders = [knob for name, knob in knobs.items() if knob.kind is Kind.NUMBER and name not in standing]
    wrong = faults_of_many(bench, sliders, told, home)
    for name, knob in knobs.items():
        others = standing.get(name, {})
        try:
            if knob not in sliders and (fault := faults_of(bench, knob, told, others, home)):
                wrong[name] = fault
        except TimeoutError as error:
            wrong[name] = str(error)
        if others or name in wrong:  # all else is back where it was, which was just seen
            bench.start_again()
    bench.reveal("Table", wanted=False)
    assert wrong == {}


def faults_of_many(bench, sliders, told, home):
    """What is wrong with sliders that are moved one after the other and then all brought back."""
    wrong, moved, backs = {}, {}, []
    for knob in sliders:
        before, (value, back) = pictured(bench), press(bench, knob)
        moved[knob.name], backs = value, [*backs, back]
        token, sentence = told(**moved)
        bench.settle(token)
        if fault := faults_now(bench, knob, value, sentence, before):
            wrong[knob.name] = fault
    for back in reversed(backs):
        back()
    bench.settle(told()[0])
    restored = bench.pixels_back_at(home[1]) and (bench.sentence, bench.numbers) == home[0]
    return wrong if restored else {**wrong, "all sliders": "not restored"}


def pictured(bench):
    """All that a bench with its table open shows: sentence, numbers, figures."""
    return (bench.sentence, bench.numbers), bench.pixels()


def faults_of(bench, knob, told, others, at_home):
    """What is wrong with one control, moved by one key and back where the other knobs stand at `others`."""
    if others:
        bench.paste(told(**others)[0])
        bench.settle(told(**others)[0])
    before, home = pictured(bench) if others else at_home
    value, back = press(bench, knob)
    token, sentence = told(**others, **{knob.name: value})
    bench.settle(token)
    found = faults_now(bench, knob, value, sentence, (before, home))
    back()
    bench.settle(told(**others)[0])
    restored = bench.pixels_back_at(home) and (bench.sentence, bench.numbers) == before
    return found if restored else [*found, "not restored"]


def faults_now(bench, knob, value, sentence, before):
    """What is wrong now that a control stands at a value; `before` is what the bench showed until then."""
    now = (bench.sentence, bench.numbers)
    found = [] if now[0] == sentence else [f"the page says {now[0]}, Python {sentence}"]
    if knob.kind is Kind.NUMBER and float(bench.number(knob.name).input_value()) != pytest.approx(value):
        found.append(f"the field beside the slider says {bench.number(knob.name).input_value()}")
    return found if now != before[0] or bench.pixels() != before[1] else [*found, "nothing changes"]


def press(bench, knob):
    """Moves a control by one key; returns its value there, and what moves it back."""
    if knob.kind is Kind.CHOICE:
        bench.choose(knob.name, other(knob))
        return other(knob), lambda: bench.choose(knob.name, knob.default)
    if knob.kind is Kind.FLAG:
        box = bench.knob(knob.name).get_by_role("checkbox")
        box.press("Space")
        return not knob.default, lambda: box.press("Space")
    slider, up = bench.slider(knob.name), knob.default < knob.high
    there, back = ("ArrowRight", "ArrowLeft") if up else ("ArrowLeft", "ArrowRight")
    slider.press(there)
    return stepped(bench, knob, 1 if up else -1), lambda: slider.press(back)


def stepped(bench, knob, way):
    """Where a slider stands after one key; one that goes by ratios says so itself, as it may go farther than a step."""
    value = knob.default + way * knob.step
    if knob.log:
        value, near = float(bench.number(knob.name).input_value()), value
        assert near <= value if way > 0 else value <= near
    return round(value) if knob.whole else round(value, 10)


def test_home_and_end_bring_plain_and_log_sliders_to_the_ends_that_python_knows(bench, lab, told):
    knobs = lab.Params.knobs()
    for name in [next(iter(first_panel(lab))), *(name for name, knob in knobs.items() if knob.log)]:
        knob = knobs[name]
        for key, end in (("Home", knob.low), ("End", knob.high)):
            bench.slider(name).press(key)
            bench.settle(told(**{name: end})[0])
            assert float(bench.number(name).input_value()) == end
            assert bench.slider(name).get_attribute("aria-valuetext").startswith(bench.number(name).input_value())
        bench.start_again()


def test_looks_by_keyboard_change_the_picture_alone_and_coming_back_restores_it(bench, lab, told):
    for look in looks(lab):
        slider, home = bench.look(look.label), bench.pixels()
        assert float(slider.input_value()) == look.start
        there, back = ("ArrowLeft", "ArrowRight") if look.start == look.high else ("ArrowRight", "ArrowLeft")
        bench.answered(lambda slider=slider, key=there: slider.press(key))
        assert bench.pixels() != home, look.name
        assert (bench.token, bench.sentence) == told()
        bench.answered(lambda slider=slider, key=back: slider.press(key))
        assert bench.pixels_back_at(home), look.name


def test_play_runs_to_the_end_and_stops_there_and_pauses_when_asked(bench, desk, lab):
    for look in (look for look in looks(lab) if look.play):
        slider, home = bench.look(look.label), bench.pixels()
        start, halt = (bench.button(f"{word} {look.label}") for word in ("Play", "Pause"))
        bench.put(look.label, look.high)
        end = bench.pixels()
        bench.put(look.label, max(look.low, look.high - 3))
        start.press("Enter")
        halt.wait_for()
        start.wait_for()
        assert int(slider.input_value()) == look.high
        assert bench.pixels_back_at(end)
        start.press("Enter")
        desk.page.wait_for_function("([s, low]) => Number(s.value) > low", arg=[slider.element_handle(), look.low])
        halt.press("Enter")
        bench.settle()
        at = slider.input_value()
        assert int(at) < look.high
        desk.page.wait_for_timeout(700)
        assert slider.input_value() == at
        bench.put(look.label, look.start)
        assert bench.pixels_back_at(home)


PLACES = """([name, xs, ys]) => {
    const view = [...Bokeh.index].find((v) => v.frame && v.el.closest(`[data-panel=${name}]`));
    const box = view.el.getBoundingClientRect();
    const { x_scale: across, y_scale: up } = view.frame;
    return xs.map((x, i) => [box.left + across.compute(x), box.top + up.compute(ys[i])]);
}"""


def test_a_click_on_a_dot_sets_the_knobs_it_stands_for(bench, desk, lab, futures, told):
    view = lab.load_view()("light")
    view.background = whole_ground(lab)
    view.show(futures())
    for panel in (panel for panel in view.panels if panel.picks):
        dots = view.sources[panel.picks].data
        bench.root.locator(f"[data-panel={panel.name}]").scroll_into_view_if_needed()
        where = desk.page.evaluate(PLACES, [panel.name, *(dots[axis].tolist() for axis in "xy")])
        knobs = [name for name in lab.Params.knobs() if name in dots]
        for dot in loneliest(where, 3):
            desk.page.mouse.click(*where[dot])
            values = {name: dots[name][dot] for name in knobs}
            token, sentence = told(**{n: v.item() if hasattr(v, "item") else v for n, v in values.items()})
            bench.settle(token)
            assert bench.sentence == sentence
        bench.start_again()


def whole_ground(lab):
    """What lies behind the defaults; where it fills in, the fullest, as on a bench at rest."""
    ground = lab.background(lab.Params(), seed=0) if lab.background else None
    return [*ground][-1] if isinstance(ground, Iterator) else ground


def loneliest(places, wanted):
    """The places that are farthest from any other: a hand cannot miss them."""

    def room(one):
        return min(abs(complex(*places[one]) - complex(*there)) for at, there in enumerate(places) if at != one)

    return sorted(range(len(places)), key=room)[-wanted:]


def test_a_pinned_run_is_compared_swapped_and_let_go(bench, lab, futures, told):
    name, knob = next(iter(first_panel(lab).items()))
    plain_picture, there = bench.pixels(), {name: other(knob)}
    bench.button("Pin as A").click()
    bench.root.get_by_text("same knobs as now").wait_for()
    bench.slider(name).press("Home" if there[name] == knob.low else "End")
    bench.settle(told(**there)[0])
    compared = bench.pixels()
    assert bench.sentence == plain(futures(**there).marked(futures()))
    assert f"A pinned: {knob.label.lower()}" in bench.pin_line
    bench.button("Swap").click()
    bench.settle(told()[0])
    assert bench.sentence == plain(futures().marked(futures(**there)))
    assert f"A pinned: {knob.label.lower()}" in bench.pin_line
    bench.button("Swap").click()
    bench.settle(told(**there)[0])
    assert bench.pixels_back_at(compared)
    bench.button("Unpin").click()
    bench.root.get_by_text("Nothing pinned").wait_for()
    assert bench.sentence == told(**there)[1]
    bench.button("Reset").click()
    bench.settle(told()[0])
    assert bench.pixels_back_at(plain_picture)


def test_sections_open_by_keyboard_follow_the_knobs_and_their_menus_choose(bench, lab, told):
    name, knob = next(iter(first_panel(lab).items()))
    for section in lab.sections:
        box = bench.unfold(section.title)
        first = box.inner_text()
        assert bench.section_link(section.title).get_attribute("aria-expanded") == "true"
        for label in box.locator("select").evaluate_all("(all) => all.map((menu) => menu.ariaLabel)"):
            menu = box.get_by_role("combobox", name=label, exact=True)
            options = menu.locator("option").evaluate_all("(all) => all.map((option) => option.value)")
            chosen = menu.input_value()
            way = "ArrowUp" if options.index(chosen) == len(options) - 1 else "ArrowDown"
            if len(options) > 1:
                bench.answered(lambda menu=menu, way=way: menu.press(way))
                assert menu.input_value() != chosen
                assert menu.evaluate("(menu) => menu === document.activeElement")
                assert box.inner_text() != first
                bench.answered(lambda menu=menu, chosen=chosen: menu.select_option(chosen))
        assert box.inner_text() == first
        bench.slider(name).press("Home" if other(knob) == knob.low else "End")
        bench.settle(told(**{name: other(knob)})[0])
        assert bench.error == ""
        bench.fold(section.title)
        bench.start_again()


def test_every_file_that_is_offered_is_saved_under_the_scenario_s_name(bench, desk, lab, told):
    bench.reveal("Download")
    links = bench.root.locator(".lk-files button")
    assert links.count() == 3 + len(lab.files)
    names = []
    for link in links.all():
        with desk.page.expect_download() as got:
            link.press("Enter")
        names.append(got.value.suggested_filename)
        assert got.value.path().stat().st_size > 100, names[-1]
    bench.reveal("Download", wanted=False)
    endings = [".csv", ".json", ".svg", *(f"{'_' if '.' in form else '.'}{form}" for form in lab.files)]
    assert names == [f"labkit_{lab.name}_{told()[0]}{ending}" for ending in endings]


def test_luck_presets_and_pasted_scenarios_say_what_python_says(bench, lab, told):
    home = bench.pixels()
    bench.button("New luck").click()
    bench.settle(told(seed=1)[0])
    assert bench.sentence == told(seed=1)[1]
    assert "luck 1" in bench.status
    assert bench.pixels() != home
    for key, preset in lab.presets.items():
        bench.root.get_by_role("combobox", name="Preset").select_option(key)
        bench.settle(told(seed=1, **preset.knobs)[0])
        assert bench.sentence == told(seed=1, **preset.knobs)[1]
    knobs = {name: other(knob) for name, knob in lab.Params.knobs().items()}
    bench.paste(told(seed=5, **knobs)[0].lower())
    bench.settle(told(seed=5, **knobs)[0])
    assert bench.sentence == told(seed=5, **knobs)[1]
    bench.paste(told()[0])
    bench.settle(told()[0])
    assert bench.pixels_back_at(home)
