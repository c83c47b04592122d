"""The report: one page of plain HTML that asks for nothing, runs nothing and says what the bench shows."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from labkit.milieu.report import report, report_file
from labkit.milieu.sections.which_choices import deciding, reading
from labkit.milieu.tables import milieux, sheet

from .bench import bench_of, drawn
from .territories import by_hand, panel

VOID = {"meta", "br", "img", "link", "input", "hr"}
ODD = "<img src=x onerror=alert(1)>\"&'</title><script>alert(2)</script>"


class Reader(HTMLParser):
    """Reads a page: its tags, its text, and whether each tag is closed in turn."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.open = [], [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(page):
    reader = Reader(page)
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def stylised():
    return drawn(bench_of("stylised", compensation=0.4))


@pytest.fixture(scope="module")
def page(stylised):
    return report(stylised)


def test_the_page_is_well_formed_has_a_language_and_a_title(page):
    reader = read(page)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "How internationalising is Alder?" in reader.text
    assert reader.tags.count("h1") == 1
    assert reader.tags.count("svg") >= 1


def test_the_page_runs_nothing_and_asks_for_nothing(page):
    reader = read(page)
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(reader.tags)
    assert not [name for name, _ in reader.attributes if name.startswith("on") or name in ("src", "href", "style")]
    assert "http" not in page
    assert "url(" not in page
    assert "@import" not in page


def test_the_page_says_what_the_bench_shows(stylised, page):
    text = " ".join(read(page).text)
    assert stylised.result.sentence() in text
    assert stylised.token in text
    assert stylised.lab.data.digest in text
    assert stylised.lab.data.label in text
    assert reading(stylised, deciding(stylised)) in text
    assert all(name in text for name in stylised.result.milieux.names)
    assert "The territories of this file are stylised" in text


def test_the_knobs_that_were_moved_are_bold_and_no_others(page, stylised):
    assert '<tr class="strong"><th scope="row">Compensation</th><td>0.40</td>' in page
    assert page.count('<tr class="strong">') == 2  # the knob, and the territory in the ranking
    for knob in stylised.lab.Params.knobs().values():
        assert f'<th scope="row">{knob.label}</th>' in page


def test_the_same_scenario_gives_the_same_page(stylised, page):
    assert report(stylised) == page
    assert report(drawn(bench_of("stylised", compensation=0.4))) == page


def test_montpellier_says_what_is_missing_and_is_not_called_invented():
    text = " ".join(read(report(drawn(bench_of("montpellier_2002")))).text)
    assert "Operators per 100 km²: area_km2 is empty here." in text
    assert "Dynamics: nobody rated it." in text
    assert "stylised" not in text


def test_what_is_missing_names_whom_it_is_told_of(stylised, page):
    text = " ".join(read(page).text)
    assert "What is missing in Alder" in text
    assert "Nothing: all 16 figures of Alder are known." in text
    assert stylised.lab.data.notes  # on other territories
    assert "Notes on all the data" in text


def test_a_single_territory_is_told_what_decides_on_its_score():
    alone = drawn(bench_of("montpellier_2002"))
    text = " ".join(read(report(alone)).text)
    assert "Of what is in doubt about Montpellier's score" in text
    assert reading(alone, deciding(alone)) in text


def test_names_from_the_data_are_text():
    figures = {"territory": [ODD, "B", "{0}{name}"], "year": [2000] * 3, "smes": [10, 20, 30]}
    reader = read(report(drawn(bench_of(milieux(ODD, {"territories": sheet("territories", figures)})))))
    assert not {"script", "img"} & set(reader.tags)
    assert any(ODD[:20] in text for text in reader.text)


@pytest.mark.slow
@pytest.mark.parametrize("data", [by_hand(), panel(2), panel(60), panel(90)], ids=["one", "two", "sixty", "ninety"])
def test_the_page_stays_small_whatever_the_data(data):
    last = data.names[int(bench_of(data).result.chosen_rank.argmax())]
    page = report(drawn(bench_of(data, focus=last)))
    assert len(page.encode()) < 150_000
    assert page.count("<tr") - page.count("<thead><tr") == min(len(data.names), 61) + len(bench_of(data).params.knobs())
    assert ("more territories are not listed" in page) == (len(data.names) > 61)
    read(page)


def test_the_file_says_what_it_is(stylised, page):
    assert report_file(stylised) == ("text/html;charset=utf-8", page)
    assert stylised.lab.files["report.html"] is report_file


@pytest.mark.browser
@pytest.mark.parametrize("source", ["stylised", "montpellier_2002"])
def test_the_report_prints_on_one_page_of_a4(source, tmp_path):
    from ..browser.chromium import CHROMIUM, launch

    if CHROMIUM is None:
        pytest.skip("no Chromium found: the report was not printed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch(playwright)
        tab = browser.new_page(viewport={"width": 718, "height": 1000})  # as wide as the page without its margins
        tab.set_content(report(drawn(bench_of(source))))
        printed = tab.pdf(format="A4", prefer_css_page_size=True)
        tab.emulate_media(media="print")
        letters = tab.evaluate("""() => [document.querySelector('svg'), document.querySelector('li')]
            .map((e) => e.tagName === 'LI' ? parseFloat(getComputedStyle(e).fontSize)
                                           : 12 * e.getBoundingClientRect().width / 640)""")
        browser.close()
    assert printed.count(b"/Type /Page\n") == 1
    assert letters[0] > 0.8 * letters[1]
