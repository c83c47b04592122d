"""Data of one's own on the bench: folders, zips and workbooks, with faults and without, by keyboard and from a cell."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest

from labkit.milieu.lab import lab
from labkit.milieu.template import files as template

from .handle import Handle
from .layout import as_wide_as

SHEETS = {name: text for name, text in template().items() if name.endswith(".csv")}
MINE = "Examplia"
NASTY = [
    ("<img src=x onerror=alert(1)>", "<script>alert(2)</script>"),
    ("$$\\sqrt{2}$$", "{source:x} **y** & <b>"),
]
SHOWN = 20  # characters of a name that the sentence has at least
OPEN = "import labkit\nlab = labkit.labs()['milieu']", "bench = lab.open()\nbench"


@pytest.fixture(scope="module")
def opened(desk):
    desk.open(desk.write("own_data.ipynb", *OPEN, "bench", "lab.open(data='mine')"))
    for place in range(2):
        desk.run_cell(place)
    return desk.bench()


@pytest.fixture
def bench(opened, desk):
    """The file's bench over the data it opened with, shut and at rest."""
    desk.execute("bench.load('stylised'); bench.reset()")
    for name in [name for name in desk.execute("print(*bench.sections.open)").split() if name]:
        desk.execute(f"bench.section({name!r}, open=False)")
    opened.settle(opened.first)
    return opened


def given(texts):
    """Files as the window of the browser hands them over."""
    return [{"name": name, "mimeType": "text/csv", "buffer": text.encode()} for name, text in texts.items()]


def in_a_zip():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in SHEETS.items():
            archive.writestr(f"mine/{name}", text)
    return {"name": "mine.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}


def in_a_workbook():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, text in SHEETS.items():
        sheet = book.create_sheet(name.removesuffix(".csv"))
        for row in csv.reader(io.StringIO(text)):
            sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    book.save(out)
    return {"name": "mine.xlsx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}


def territories(bench):
    """The names that the knob offers, be they buttons or a menu."""
    return bench.knob("focus").locator("option, [data-value]").evaluate_all("(all) => all.map((e) => e.textContent)")


def test_four_files_chosen_by_keyboard_are_the_lab_s_data(bench, desk):
    home = bench.pixels()
    bench.load(*given(SHEETS))
    bench.says(MINE)
    assert territories(bench) == [MINE, "Elsewhere"]
    assert bench.data.locator("option:checked").inner_text() == "Your data: uploaded files"
    assert bench.sentence == desk.execute("print(bench.result.sentence())")
    assert bench.token == desk.execute("print(bench.token)")
    assert bench.pixels() != home
    bench.choose("focus", "Elsewhere")
    bench.says("Elsewhere")
    assert desk.execute("print(bench.params.focus)") == "Elsewhere"


@pytest.mark.parametrize("packed", [in_a_zip, in_a_workbook])
def test_a_zip_and_a_workbook_hold_the_same_as_the_four_files(bench, desk, packed):
    bench.load(packed())
    bench.says(MINE)
    assert territories(bench) == [MINE, "Elsewhere"]
    assert desk.execute("print(bench.lab.digest)") == lab.over({n: t.encode() for n, t in SHEETS.items()}).digest
    assert bench.data.locator("option:checked").inner_text() == f"Your data: {packed()['name']}"


def test_every_fault_is_listed_and_the_last_good_picture_stays(bench, desk):
    before, home = (bench.sentence, bench.token), bench.pixels()
    bad = {**SHEETS, "survey.csv": SHEETS["survey.csv"].replace("R1,Examplia,", "R1,Atlantis,", 1)}
    bad["territories.csv"] = SHEETS["territories.csv"].replace("4200", "-3")
    bench.load(*given(bad))
    bench.root.locator(".lk-points").wait_for()
    points = bench.root.locator(".lk-points li").all_inner_texts()
    assert len(points) == 2
    assert points[0].startswith("territories.csv, row 3, smes = '-3': ")
    assert points[1].startswith("survey.csv, row 2, territory = 'Atlantis': ")
    assert bench.error.startswith("Not done.")
    assert bench.status == "Not computed"
    assert (bench.sentence, bench.token, bench.pixels()) == (*before, home)
    bench.load(*given(SHEETS))
    bench.says(MINE)
    assert bench.error == ""


def test_the_line_of_faults_goes_when_it_is_shut(bench):
    bench.load(*given({"survey.csv": "nothing"}))
    bench.root.locator(".lk-points").wait_for()
    bench.root.locator(".lk-err").get_by_role("button", name="Close").press("Enter")
    bench.root.locator(".lk-points").wait_for(state="detached")
    assert bench.status == bench.calm


@pytest.mark.parametrize("names", NASTY, ids=["markup", "formula"])
def test_names_that_look_like_code_are_shown_as_words_and_nothing_runs(bench, desk, names):
    asked, dialogs = [], []
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    texts = {n: t.replace(MINE, names[0]).replace("Elsewhere", names[1]) for n, t in SHEETS.items()}
    bench.load(*given(texts))
    bench.page.wait_for_function("(b) => b.textContent.includes('2 with')", arg=bench.root.element_handle())
    bench.settle()
    assert territories(bench) == list(names)
    bench.reveal("Table", "Download")
    for link in bench.root.locator(".lk-links button").all_inner_texts():
        bench.unfold(link)
    bench.button("Pin as A").click()
    bench.choose("focus", names[1])
    bench.root.locator(".lk-pin", has_text=names[0]).wait_for()
    bench.settle()
    assert bench.sentence.split(" ranks ")[0] == desk.execute("print(bench.result.sentence().split(' ranks ')[0])")
    bench.load(*given({**texts, "ties.csv": f"a,b,kind,since\n{names[0]},{names[1]},x,1999\n"}))
    bench.root.locator(".lk-points li", has_text=names[0][:3]).first.wait_for()
    bench.button("Unpin").click()
    bench.reveal("Table", "Download", wanted=False)
    desk.page.wait_for_timeout(300)
    assert bench.root.locator("img, script, mjx-container").count() == 0
    assert (dialogs, [url for url in asked if "/api/" not in url and "/static/" not in url]) == ([], [])


def test_a_menu_switches_the_data_and_coming_back_restores_the_picture(bench, desk):
    home, keys = bench.pixels(), list(lab.shipped)
    assert bench.data.locator("option:enabled").all_inner_texts()[: len(keys)] == list(lab.shipped.values())
    bench.data.focus()
    bench.data.press("ArrowDown")
    other = lab.over(keys[1])
    bench.settle(other.token(other.Params(), 0))
    assert bench.sentence == other.simulate(other.Params(), seed=0, runs=other.runs).sentence()
    assert territories(bench) == list(other.Params.knobs()["focus"].choices)
    assert bench.pixels() != home
    assert bench.data.evaluate("(menu) => menu === document.activeElement")
    bench.data.press("ArrowUp")
    bench.settle(bench.first)
    assert bench.pixels_back_at(home)


def test_moved_knobs_stay_and_one_s_own_data_can_be_chosen_again(bench, desk):
    bench.type("compensation", "0.5")
    bench.load(*given(SHEETS))
    bench.says(MINE)
    assert float(bench.slider("compensation").input_value()) == 0.5
    bench.data.select_option("montpellier_2002")
    bench.says("Montpellier")
    bench.data.select_option("")
    bench.says(MINE)
    assert desk.execute("print(bench.params.compensation)") == "0.5"
    bench.button("Reset").click()
    bench.page.wait_for_function("(s) => s.value === '1'", arg=bench.slider("compensation").element_handle())
    assert territories(bench) == [MINE, "Elsewhere"]


def test_a_scenario_of_other_data_is_refused_in_words(bench):
    other = lab.over("montpellier_2002")
    before = bench.sentence
    bench.paste(other.token(other.Params(), 0))
    bench.root.locator(".lk-err", has_text="made with other data").wait_for()
    assert bench.sentence == before


def test_files_too_large_are_refused_before_they_are_sent(bench, desk, tmp_path):
    large = tmp_path / "operators.csv"
    large.write_bytes(b"x" * 20_100_000)
    bench.load(large)
    bench.root.locator(".lk-err", has_text="operators.csv: 20.1 MB is too large").wait_for()
    assert bench.error.endswith("Close")
    bench.root.locator(".lk-err").get_by_role("button", name="Close").click()
    assert (bench.error, bench.status) == ("", bench.calm)


def test_files_larger_than_one_message_arrive_in_parts(bench, desk, tmp_path):
    beside = tmp_path / "beside.csv"
    beside.write_bytes(b"x" * 12_000_000)
    for name, text in SHEETS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    bench.load(beside, *(tmp_path / name for name in SHEETS))
    bench.says(MINE)
    assert bench.status == bench.calm
    notes = bench.root.locator(".lk-data").get_by_role("button", name="note")
    notes.press("Enter")
    assert "beside.csv" in bench.root.locator(".lk-notes").inner_text()
    notes.press("Enter")
    assert not bench.root.locator(".lk-notes").is_visible()


def test_files_dropped_on_the_bench_are_loaded(bench, desk):
    dropped = desk.page.evaluate_handle(
        """(texts) => { const held = new DataTransfer();
        for (const [name, text] of Object.entries(texts)) held.items.add(new File([text], name));
        return held; }""",
        SHEETS,
    )
    bench.root.dispatch_event("dragover", {"dataTransfer": dropped})
    assert bench.root.evaluate("(b) => b.classList.contains('lk-drop')")
    bench.root.dispatch_event("drop", {"dataTransfer": dropped})
    bench.says(MINE)
    assert not bench.root.evaluate("(b) => b.classList.contains('lk-drop')")


def test_the_template_downloads_and_loads_as_it_is(bench, desk, tmp_path):
    with desk.page.expect_download() as got:
        bench.button("Template").press("Enter")
    got.value.save_as(tmp_path / "template.zip")
    assert got.value.suggested_filename == "labkit_milieu_template.zip"
    bench.load(tmp_path / "template.zip")
    bench.says(MINE)


def test_a_folder_named_in_a_cell_opens_beside_other_data_and_both_move_alone(bench, desk, folder):
    (folder / "mine").mkdir(exist_ok=True)
    for name, text in SHEETS.items():
        (folder / "mine" / name).write_text(text, encoding="utf-8")
    desk.run_cell(3)
    other = Handle(desk.page, desk.page.locator(".jp-Cell").nth(3).locator(".lk"))
    other.wait_until_ready()
    assert (territories(other), MINE in other.sentence) == ([MINE, "Elsewhere"], True)
    before = bench.sentence
    other.choose("focus", "Elsewhere")
    other.says("Elsewhere")
    assert bench.sentence == before
    bench.data.select_option("montpellier_2002")
    bench.says("Montpellier")
    assert (territories(other), "Elsewhere" in other.sentence) == ([MINE, "Elsewhere"], True)


def test_a_second_view_follows_to_other_data_and_a_file_is_saved_once(bench, desk):
    desk.run_cell(2)
    views = [bench, desk.bench(1)]
    views[1].load(*given(SHEETS))
    for view in views:
        view.says(MINE)
        assert territories(view) == [MINE, "Elsewhere"]
    views[0].choose("focus", "Elsewhere")
    views[1].says("Elsewhere")
    saved = []
    desk.page.on("download", lambda download: saved.append(download.suggested_filename))
    views[1].reveal("Download")
    views[1].answered(lambda: views[1].button("CSV").click())
    desk.page.wait_for_timeout(500)
    assert len(saved) == 1


def test_a_reloaded_page_shows_the_same_data_and_moves_on(bench, desk):
    bench.load(*given(SHEETS))
    bench.says(MINE)
    before = bench.token
    desk.command("docmanager:save")
    desk.page.reload()
    desk.arrive("own_data.ipynb")
    again = desk.bench()
    assert (again.token, territories(again)) == (before, [MINE, "Elsewhere"])
    again.choose("focus", "Elsewhere")
    again.says("Elsewhere")
    again.data.select_option("stylised")
    again.settle(lab.token(lab.Params(), 0))


@pytest.mark.parametrize("width", [1180, 900, 600])
def test_nothing_sticks_out_with_faults_and_notes_open(bench, desk, width):
    long = "A territory with a very long name indeed longer than any menu of this bench is wide"
    bench.load(*given({n: t.replace(MINE, long) for n, t in SHEETS.items()}))
    bench.says(long[:SHOWN])
    notes = bench.root.locator(".lk-data").get_by_role("button", name="note")
    if notes.is_visible():
        notes.click()
    bench.load(*given({"survey.csv": "nothing"}))
    bench.root.locator(".lk-points").wait_for()
    with as_wide_as(desk, bench, width):
        found = bench.root.locator(".lk-head, .lk-err").evaluate_all(
            """(all) => all.filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
            .map((e) => e.className)"""
        )
        head = bench.root.locator(".lk-head").bounding_box()
    assert found == []
    assert head["height"] < (80 if width >= 900 else 140)
