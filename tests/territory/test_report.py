"""The report: one page of plain HTML that asks for nothing, runs nothing and says what the bench shows."""

from __future__ import annotations

from html.parser import HTMLParser
from types import SimpleNamespace

import numpy as np
import pytest

import labkit
from labkit.core.words import percent
from labkit.territory.behind import whole_front
from labkit.territory.front import KEPT, SPLITS, as_params
from labkit.territory.params import LEVERS, TerritoryParams
from labkit.territory.report import report, report_file
from labkit.territory.told import IN_POINTS, best_of_those_that_beat, own
from labkit.territory.view import TerritoryView

from ..reading_figures import number
from .bench import HUBS, NONE, NOTHING, POOR

VOID = {"meta", "br", "img", "link", "input", "hr"}
SEED = 2
LONG = {name: round(knob.low + 0.7 * (knob.high - knob.low), 2) for name, knob in TerritoryParams.knobs().items()}


class Reader(HTMLParser):
    """Reads a page: its tags, its text, its rows of cells, and whether each tag is closed in turn."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.open, self.rows = [], [], [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)
        if self.open and self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data


def read(page):
    reader = Reader(page)
    assert reader.open == []
    return reader


def said(page):
    return " ".join(read(page).text)


@pytest.fixture
def bench_of(programme):
    """What a bench shows at these knobs."""

    def made(runs=60, seed=SEED, theme="light", **knobs):
        result, view = programme(runs=runs, seed=seed, **knobs), TerritoryView(theme)
        lab = SimpleNamespace(version=1, load_view=lambda: TerritoryView)
        return SimpleNamespace(lab=lab, params=result.params, seed=seed, result=result, token="TE1-TOKEN", view=view)

    return made


def test_the_page_is_well_formed_has_a_language_and_a_title(bench_of):
    page = report(bench_of())
    reader = read(page)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "Five years of public money: my programme" in reader.text
    assert reader.tags.count("h1") == 1
    assert "svg" in reader.tags


def test_the_page_runs_nothing_and_asks_for_nothing(bench_of):
    page = report(bench_of())
    reader = read(page)
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(reader.tags)
    assert not [name for name, _ in reader.attributes if name.startswith("on") or name in ("src", "href", "style")]
    assert not any(word in page for word in ("http", "url(", "@import"))


def test_the_page_leaves_a_line_for_a_name_and_for_reasons(bench_of):
    page = report(bench_of())
    assert '<p class="line">Name:</p>' in page
    assert page.count('<p class="line"> </p>') == 3


def test_the_page_says_what_the_bench_shows_and_all_that_is_needed_to_see_it_again(bench_of):
    bench = bench_of()
    text = said(report(bench))
    assert bench.result.sentence() in text
    assert f"Scenario TE1-TOKEN: paste it into the lab to see all this move. 60 futures, luck {SEED}" in text
    assert f"labkit {labkit.__version__}, lab version 1" in text
    assert "All prices." in text


@pytest.mark.parametrize("knobs", [{}, HUBS, NONE], ids=str)
def test_the_split_is_told_lever_by_lever_with_what_was_spent(bench_of, knobs):
    bench = bench_of(**knobs)
    rows = read(report(bench)).rows[1:8]
    whole = 5 * bench.params.budget
    for at, (row, lever) in enumerate(zip(rows, LEVERS.values(), strict=False)):
        spent = bench.result.spent[:, :, at].sum(axis=1).mean()
        assert number(row[1]) == getattr(bench.params, lever)
        assert number(row[2]) == pytest.approx(spent, abs=0.5)
        assert row[3] == percent(spent / whole)
    assert number(rows[6][2]) == pytest.approx(whole - bench.result.cost.mean(), abs=0.51)


def test_aims_stand_beside_doing_nothing_with_limits(bench_of):
    bench = bench_of()
    rows = read(report(bench)).rows[9:13]
    for row, (aim, by) in zip(rows, {"exporters": 100, "score": 1, "kernels": 100}.items(), strict=False):
        now, then = (by * getattr(bench.result, name)[:, -1] for name in (aim, f"{aim}_without"))
        error = 2.000995 * (now - then).std(ddof=1) / np.sqrt(60)
        assert [number(cell) for cell in row[1:3]] == pytest.approx([now.mean(), then.mean()], abs=0.051)
        limits = [number(part) for part in row[3].replace("(", "").replace(")", "").replace(" to ", " ").split(" ")]
        gained = (now - then).mean()
        assert limits == pytest.approx([gained, gained - error, gained + error], abs=0.051)
        assert row[4] == f"{(now > then).sum()} of 60"
    assert number(rows[3][1]) == pytest.approx(bench.result.cost.mean(), abs=0.5)


def test_the_place_on_the_front_is_told_and_what_one_that_beats_it_gains(bench_of):
    bench = bench_of()
    front = whole_front(bench.params, SEED)
    mine = [getattr(bench.result, aim)[:24, -1].mean() for aim in ("exporters", "score", "kernels")]
    mine = np.array([*mine, bench.result.cost[:24].mean()])
    text = said(report(bench))
    assert f"There {front.best.sum()} of them are beaten by no other." in text
    assert f"In these 24 futures {front.beating(mine).sum()} of the 210 beat the split of this programme" in text


def test_what_a_split_that_beats_it_gains_is_told_of_all_futures_and_not_of_the_first(bench_of, programme):
    bench = bench_of()
    front, mine = whole_front(bench.params, SEED), own(bench.result)
    split = best_of_those_that_beat(front, mine)
    other = programme(**dict(as_params(split, bench.params)))
    assert own(other) == pytest.approx(front.aims[split])
    one = said(report(bench)).split("One of them, in all 60 futures of the bench: ")[1].split(" k EUR.")[0]
    told = one.split("Exporters ")[1].replace(" points", "").replace(";", ",")
    gains = [number(part.split(" ")[-1]) for part in told.split(", ")]
    ahead = [by * (getattr(other, aim) - getattr(bench.result, aim))[:, -1].mean() for aim, by in IN_POINTS.items()]
    assert gains == pytest.approx([*ahead, (other.cost - bench.result.cost).mean()], abs=0.051)
    few = [by * (front.aims[split] - mine)[at] for at, by in enumerate(IN_POINTS.values())]
    assert np.abs(np.array(gains[:3]) - few).max() > 0.051


def test_of_which_futures_each_figure_is_stands_below_the_front(bench_of):
    text = said(report(bench_of()))
    assert "is of the first 24 futures" in text
    assert "The cross is of all 60." in text
    assert "any gain counts as better, however small" in text


def test_of_a_split_that_none_beats_no_other_is_told(bench_of):
    front = whole_front(TerritoryParams(), SEED)
    at = np.flatnonzero(front.best & (SPLITS[:, KEPT] == 0))[0]
    text = said(report(bench_of(**dict(zip(LEVERS.values(), 100 * SPLITS[at], strict=False)))))
    assert "In these 24 futures none of the 210 beats the split of this programme." in text
    assert "One of them" not in text


@pytest.mark.parametrize("made", [{**NOTHING}, {"runs": 10}], ids=str)
def test_without_money_or_with_few_futures_nothing_is_said_of_the_split(bench_of, made):
    text = said(report(bench_of(**made)))
    assert "nothing is said of this split" in text
    assert "beat the split" not in text


def test_numbers_that_were_moved_are_told_and_no_others(bench_of):
    text = said(report(bench_of(operators=9, budget=300, trust=20)))
    assert "Moved from the defaults: Operators 9 per 1,000." in text
    assert "All other numbers stand at their defaults." in said(report(bench_of(hubs=10)))


def test_the_same_scenario_gives_the_same_page_whatever_the_theme(bench_of):
    assert report(bench_of()) == report(bench_of()) == report(bench_of(theme="dark"))


def test_the_picture_has_the_axes_that_the_bench_shows(bench_of):
    bench = bench_of()
    usual = report(bench)
    bench.view.look["axes"] = 5
    assert "public cost, k EUR →" in report(bench)
    assert "public cost, k EUR →" not in usual


def test_the_file_says_what_it_is(bench_of):
    assert report_file(bench_of()) == ("text/html;charset=utf-8", report(bench_of()))


@pytest.mark.browser
@pytest.mark.parametrize("knobs", [{}, POOR, LONG], ids=["default", "poor", "all moved"])
def test_the_report_prints_on_one_page_of_a4(knobs, bench_of):
    from ..browser.chromium import CHROMIUM, launch

    if CHROMIUM is None:
        pytest.skip("no Chromium found: the report was not printed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch(playwright)
        tab = browser.new_page(viewport={"width": 718, "height": 1000})  # as wide as the page without its margins
        tab.set_content(report(bench_of(**knobs)))
        printed = tab.pdf(format="A4", prefer_css_page_size=True)
        browser.close()
    assert printed.count(b"/Type /Page\n") == 1
