"""The page of the ledger: every claim is in the picture and in the table, and what is told is text, never HTML."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from labkit.core.judging import HOLDS
from labkit.ledger.markup import KINDS, seeds, tag, text
from labkit.ledger.page import LedgerPage, still, written
from labkit.ledger.picture import picture, track
from labkit.ledger.table import LINES, menus, table

VOID = {"br"}


class Tree(HTMLParser):
    """Counts elements by class or name, and fails on tags that are not closed in order."""

    def __init__(self, page: str):
        super().__init__()
        self.open, self.seen = [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, name, attributes):
        self.seen.append((name, dict(attributes)))
        if name not in VOID:
            self.open.append(name)

    def handle_endtag(self, name):
        assert self.open.pop() == name

    def all(self, name, **wanted):
        return [given for seen, given in self.seen if seen == name and wanted.items() <= given.items()]


@pytest.fixture
def rows(course):
    return course.rows()


@pytest.fixture
def page(course, rows):
    return Tree(written(rows, course.words))


def ids(elements):
    return [element["data-claim"] for element in elements]


def test_every_claim_has_a_line_in_the_picture_and_a_row_that_opens(page, rows):
    wanted = [row["id"] for row in rows]
    assert ids(page.all("div", **{"class": "ll-line"})) == wanted
    assert ids([given for given in page.all("tr") if "data-claim" in given]) == wanted
    assert [given["data-of"] for given in page.all("tr", **{"class": "ll-told"})] == wanted


def test_each_verdict_has_a_shape_of_its_own_beside_its_words(rows, course):
    drawn = table(rows, course.words)
    for row in rows:
        assert re.search(rf'll-{KINDS[row["verdict"]]}" aria-hidden="true"></span><b>{row["verdict"]}</b>', drawn)
    css = LedgerPage._css
    shapes = [re.search(rf"\.ll-mark\.ll-{kind} {{([^}}]*)}}", css).group(1) for kind in KINDS.values()]
    assert len(set(shapes)) == 3
    assert "border-radius: 50%" in shapes[0]
    assert "rotate" in shapes[1]
    assert "border:" in shapes[2]


def test_a_mark_stands_at_its_share_between_its_limits(rows, course):
    row = rows[0]
    (low, high), drawn = row["interval"], track(row, course.words)
    assert f"left:{100 * low:.2f}%;width:{100 * (high - low):.2f}%" in drawn
    assert drawn.endswith(f'style="left:{100 * row["share"]:.2f}%"></span>')
    assert f'll-tick" style="left:{100 * row["near_defaults"]["share"]:.2f}%' in drawn


def test_every_number_of_the_picture_stands_in_the_table_too(rows, course):
    drawn = unescape(table(rows, course.words))
    for row in rows:
        low, high = (f"{100 * limit:.0f}" for limit in row["interval"])
        assert f"{low}–{high}" in drawn
        assert row["look_at"] in drawn
        assert row["token"] in drawn
        assert row["reading"] in drawn


def test_controls_have_names_and_options(page, rows):
    for select in page.all("select"):
        assert select["aria-label"]
    assert [select["data-menu"] for select in page.all("select")] == [
        *("lab", "verdict", "reason", "source", "seeds", "least", "order"),
    ]
    assert len(page.all("button")) == 2 * len(rows) + 1
    assert len({button["aria-label"] for button in page.all("button") if "aria-label" in button}) == 2 * len(rows)


def test_a_menu_offers_only_what_some_claim_is(rows, course):
    offered = {given["value"] for given in Tree(menus(rows, course.words)).all("option")}
    for name in ("lab", "reason", "source"):
        assert {row[name] for row in rows} <= offered
    assert set(map(str, LINES)) <= offered
    assert "never asked" not in offered or any(row["share"] is None for row in rows)


def test_what_a_claim_says_is_shown_as_text_and_never_run(stall):
    rows = [
        {**stall.ledger.told(claim, claim.judge()), "made_with": {"labkit": "1", "lab": 1}} for claim in stall.claims
    ]
    drawn = written(rows, stall.ledger.words)
    assert "&lt;cheap&gt;" in drawn
    assert "<cheap>" not in drawn
    assert not Tree(drawn).all("cheap")


def test_a_claim_that_was_never_asked_is_told_so(stall):
    (row,) = [stall.ledger.told(claim, claim.judge()) for claim in stall.claims if claim.id == "ST2"]
    assert "not asked" in track(row, stall.ledger.words)
    drawn = Tree(written([row], stall.ledger.words))
    assert drawn.all("tr", **{"data-share": "-1", "data-seeds": "unasked"})


@pytest.mark.parametrize(("share", "kind"), [(1.0, "all"), (0.5, "some"), (0.0, "none"), (None, "unasked")])
def test_how_a_claim_did_at_the_defaults(share, kind):
    assert seeds({"at_default": {"share": share}}) == kind


def test_attributes_are_escaped_and_missing_ones_left_out():
    assert tag("p", "a", class_="b", data_of='"<', title=None) == '<p class="b" data-of="&quot;&lt;">a</p>'
    assert text("b", "<i>") == "<b>&lt;i&gt;</b>"


def test_without_a_kernel_the_picture_and_the_table_remain(rows, course):
    page = LedgerPage(course)
    data, _ = page._repr_mimebundle_()
    kept = Tree(data["text/html"])
    assert ids(kept.all("div", **{"class": "ll-line"})) == [row["id"] for row in rows]
    assert not kept.all("select")
    assert not kept.all("button")
    holding = sum(row["verdict"] == HOLDS for row in rows)
    assert data["text/plain"].splitlines()[0].startswith(f"{len(rows)} claims: ")
    assert f"{holding} holds" in data["text/plain"].splitlines()[0]
    assert len(data["text/plain"].splitlines()) == 1 + len(rows)
    page.close()


def test_the_page_loads_nothing_from_elsewhere(rows, course):
    for drawn in (written(rows, course.words), still(rows, course.words, LedgerPage._css), LedgerPage._esm):
        assert not re.search(r"https?:|//[a-z]+\.|@import|url\(|<script|<img|<link", drawn)


def test_the_picture_is_one_image_with_a_name(rows, course):
    assert Tree(picture(rows, course.words)).all("div", role="img")[0]["aria-label"]
