"""A place in a text: the part under its heading, a note, the pages that a review quotes, the authors it cites."""

import pytest

from labkit.cases.places import PlaceError, headings, running, spans

PAPER = """# **On fairs**

## Introduction

A word on fairs.

## 1. What a fair is<sup>1</sup>

Eight firms share
a stand.

## **2. Who pays**

The *town* pays.

## **Conclusion : all win**

Everybody.
"""

REVIEW = """ 7. HOW ARE THINGS MOVED?

Seven.

7.1 TIES

About ties.

 7.1.1 CHAINS

Low-

cost firms in 1999.

7.2 MOVES

About moves.
 11. APPENDIX

11.1 NOBODY (2001)

“There were 20 firms” (p. 12). “They employ 3,400 people” (p.
13), and “30 firms left” (p. 12-13).

11.10 SOMEBODY (2002)

Another paper.
"""

CHAPTER = """ 2. Types

Some change.2 Others stay.
3. Italy

Experts were asked:3 they agreed (Rossi, 1998).
2 Such as the town of mills, where 7 of 9 firms
turned to wool.
3 A panel of 40 districts.
 On the next page.

 Table 1      Types

Hub   High
"""


def stands(text, place):
    return list(spans(text, place).values())[-1]


def test_headings_of_all_three_forms_are_found_and_others_are_not():
    assert [name for _, name in headings(PAPER)] == ["on", "introduction", "part 1", "part 2", "conclusion"]
    assert [name for _, name in headings(REVIEW)] == ["part 7", "7.1", "7.1.1", "7.2", "part 11", "11.1", "11.10"]
    assert [name for _, name in headings(CHAPTER)] == ["part 2", "part 3", "table 1"]


def test_a_part_ends_where_the_next_begins():
    assert stands(PAPER, "part 1") == "## 1. What a fair is Eight firms share a stand."
    assert stands(PAPER, "part 2").endswith("The town pays.")
    assert stands(PAPER, "conclusion").endswith("Everybody.")
    assert "Experts" not in stands(CHAPTER, "part 2")


def test_a_part_holds_its_own_parts_and_no_others():
    assert "Low-cost firms" in stands(REVIEW, "7.1")
    assert "About moves" not in stands(REVIEW, "7.1")
    assert "About moves" in stands(REVIEW, "part 7")
    assert "Another paper" not in stands(REVIEW, "11.1")


def test_several_parts_are_given_each_with_its_own_text():
    both = spans(REVIEW, "7.2 and 11.1, quoting p. 13")
    assert list(both) == ["7.2", "11.1"]
    assert "About moves" in both["7.2"]
    assert "3,400" in both["11.1"]
    assert "20 firms" not in both["11.1"]


def test_a_quoted_page_is_what_stands_before_its_mark_wherever_there_is_one():
    assert "20 firms" in stands(REVIEW, "11.1, quoting p. 12")
    assert "30 firms" in stands(REVIEW, "11.1, quoting p. 12")
    assert "3,400" not in stands(REVIEW, "11.1, quoting p. 12")
    assert "3,400" in stands(REVIEW, "11.1, quoting p. 12 and p. 13")


def test_a_note_belongs_to_the_part_with_its_mark_even_where_it_is_printed_in_the_next():
    assert stands(CHAPTER, "part 2, note 2") == "2 Such as the town of mills, where 7 of 9 firms turned to wool."
    assert stands(CHAPTER, "part 3, note 3") == "3 A panel of 40 districts."


def test_what_is_cited_stands_near_the_name():
    far = CHAPTER.replace("Experts", "Long ago. " + 200 * "And so on. " + "Experts")
    assert "they agreed" in stands(far, "part 3, citing Rossi")
    assert "Long ago" in stands(far, "part 3")
    assert "Long ago" not in stands(far, "part 3, citing Rossi")


def test_a_part_does_not_hold_the_notes_on_its_pages():
    assert "turned to wool" not in stands(CHAPTER, "part 3")
    assert "On the next page" in stands(CHAPTER, "part 3")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (PAPER, "part 9", "the text has no 'part 9'"),
        (PAPER, "page 3", "the text has no 'page 3'"),
        (REVIEW, "7.2 and 7.9", "the text has no '7.9'"),
        (REVIEW, "11.1, quoting p. 99", "11.1 quotes nothing from p. 99"),
        (REVIEW, "11.1, quoting p. 12 and p. 99", "11.1 quotes nothing from p. 99"),
        (CHAPTER, "part 3, note 2", "no mark of note 2 stands in part 3"),
        (CHAPTER.replace("2 Such", "* Such"), "part 2, note 2", "the text has no note 2"),
        (CHAPTER, "part 3, citing Rossi and Bianchi", "part 3 does not cite Bianchi"),
        (CHAPTER, "part 3, line 4", "'line 4' is neither a note"),
    ],
)
def test_a_place_that_is_not_there_says_what_is_missing(text, place, message):
    with pytest.raises(PlaceError, match=message):
        spans(text, place)


def test_running_text_has_one_kind_of_quotation_mark_and_no_broken_words():
    assert running("“Low-\n\ncost”  *firms’*<sup>1</sup> 2<sup>nd</sup>") == '"Low-cost" firms\' 2nd'
