"""Reports to print: what is given as text is escaped, the page holds no address and asks for nothing."""

from html.parser import HTMLParser

import pytest

from labkit.ui import reports

EVIL = '<script>alert("x")</script> & more'


class Tags(HTMLParser):
    """The tags of a page, and the text between them."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize(
    "part",
    [
        reports.heading(EVIL),
        reports.paragraph(EVIL, "quiet"),
        reports.points([EVIL]),
        reports.table([EVIL], [(EVIL,)]),
        reports.page(EVIL, (), "en"),
    ],
    ids=["heading", "paragraph", "points", "table", "page"],
)
def test_text_stays_text(part):
    read = Tags(part)
    assert "script" not in {tag for tag, _ in read.tags}
    assert EVIL in read.text


def test_a_paragraph_without_words_is_none():
    assert reports.paragraph("") == ""
    assert reports.paragraph(" ", "line") == '<p class="line"> </p>'


def test_rows_have_a_heading_and_some_of_them_are_bold():
    read = Tags(reports.table(("stall", "takes"), [("Apples", "4"), ("Bread", "2")], strong=[1]))
    assert read.text == ["stall", "takes", "Apples", "4", "Bread", "2"]
    assert [of for tag, of in read.tags if tag == "tr"] == [{}, {}, {"class": "strong"}]
    assert [of["scope"] for tag, of in read.tags if tag == "th"] == ["col", "col", "row", "row"]


def test_parts_stand_side_by_side():
    assert reports.columns("<p>a</p>", "<p>b</p>") == '<div class="two"><div><p>a</p></div><div><p>b</p></div></div>'
    assert reports.columns("<p>a</p>", kind="three").startswith('<div class="two three">')


def test_a_page_says_its_language_and_title_and_comes_with_the_house_style_first():
    page = reports.page("Stalls", ["<p>open</p>"], "en", "p { color: red }")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>Stalls</title>" in page
    assert "<h1>Stalls</h1>\n<p>open</p>" in page
    assert page.index("@media print") < page.index("p { color: red }")
    assert [word for word in ("http", "src=", "@import") if word in page] == []


def test_the_picture_is_the_first_figure_without_a_name_space(stall):
    picture = reports.picture(stall.view)
    assert picture.startswith("<svg viewBox")
    assert "http" not in picture
