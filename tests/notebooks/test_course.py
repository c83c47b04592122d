"""The notebooks as one course: one head and foot, minutes that add up, a map told twice, words used alike."""

import json
import re

import labkit

from .conftest import FIRST, LAST, NOTEBOOKS

FILES = sorted(file.name for file in NOTEBOOKS.glob("*.ipynb"))
README = (NOTEBOOKS.parent / "README.md").read_text(encoding="utf-8")
WORDS = dict(enumerate(["nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"], 9))


def text_of(cell):
    return "".join(cell["source"])


def plain(text):
    """Prose without tables, headings and the addresses of links."""
    return re.sub(r"\]\([^)]*\)|^[|#].*$", "", text, flags=re.M)


def neighbours(name):
    at = FILES.index(name)
    return FILES[max(at - 1, 0) : at] + FILES[at + 1 : at + 2]


def course(text):
    """Number: question, minutes and what it leans on, from the rows of a map of the course."""
    rows = re.findall(r"^\| \W*(\d\d) [^|]*\| ([^|]+) \| (\d+) \| ([^|]+) \|", text, re.M)
    return {number: (question, int(minutes), leans) for number, question, minutes, leans in rows}


def minutes(notebook):
    """The row of the table at the head: all minutes, then their parts."""
    rows = re.findall(r"^\| Minutes \|.*\n\|[-|]+\n\|([\d |]+)\|$", text_of(notebook["cells"][0]), re.M)
    assert len(rows) == 1
    return [int(each) for each in rows[0].split("|")]


def test_the_notebooks_are_numbered_without_a_gap():
    assert [name[:2] for name in FILES] == [f"{number:02}" for number in range(len(FILES))]


def test_head_and_foot_lead_to_the_notebooks_before_and_after(notebook_file, notebook):
    ways = [re.findall(r"^(?:← )?\[\d\d .*$", text_of(notebook["cells"][at]), re.M)[-1:] for at in (0, -1)]
    assert ways[0] == ways[1] != []
    assert re.findall(r"\]\((\S+?)\)", ways[0][0]) == neighbours(notebook_file.name)
    assert ways[0][0].startswith("← ") == (notebook_file.name != FIRST)
    assert ways[0][0].endswith(" →") == (notebook_file.name != FILES[-1])


def test_the_line_below_the_title_leads_to_binder_the_map_and_the_glossary(notebook_file, notebook, prose):
    line = text_of(notebook["cells"][0]).splitlines()[2]
    start = "" if notebook_file.name == FIRST else FIRST
    assert re.fullmatch(r"\[Open this page in Binder\]\(\S+\) · (.+) · \[Glossary\]\(glossary\.md\)", line)
    assert f"[Map of the course]({start}#Map-of-the-course)" in line
    assert prose.count("](glossary.md") == 1


def test_the_minutes_at_the_head_add_up_and_are_those_of_the_maps(notebook_file, notebook, prose):
    whole, *parts = minutes(notebook)
    assert sum(parts) == whole
    assert notebook_file.name == FIRST or re.findall(r"^- \*\*Minutes:\*\* (\d+)\.", prose, re.M) == [str(whole)]
    assert course(README)[notebook_file.name[:2]][1] == whole


def test_the_minutes_fit_what_there_is_to_read_and_to_do(notebook_file, notebook, prose, code):
    if notebook_file.name != FIRST:
        moves = len(re.findall(r"^\*\*Move \d", prose, re.M))
        exercises = sum("check(" in cell["source"] for cell in code)
        told = sum(map(int, re.findall(r"\((\d+) minutes\)", prose)))
        needed = len(plain(prose).split()) / 150 + 3 * moves + 3 * exercises + told
        assert 0.9 * needed <= minutes(notebook)[0] <= 1.6 * needed


def test_each_lab_sends_newcomers_to_the_start_page_with_its_minutes(notebook_file, prose):
    if notebook_file.name not in (FIRST, LAST):
        assert re.findall(r"take (\w+) minutes for \[Start here\]", " ".join(prose.split())) == ["fifteen"]


def test_readme_and_start_page_hold_the_same_map_of_all_notebooks(notebook_file, prose):
    if notebook_file.name == FIRST:
        assert course(README) == course(prose.split("## Map of the course")[1])
        assert list(course(README)) == [name[:2] for name in FILES]


def test_the_minutes_of_an_afternoon_are_added_up_in_both_maps(notebook_file, prose):
    if notebook_file.name == FIRST:
        for text in (README, prose):
            afternoon = re.search(r"^- \*\*One afternoon:\*\*(.+?)Together (\d+) minutes", text, re.M | re.S)
            numbers = {FIRST[:2], *re.findall(r"\[(\d\d)\]", afternoon[1])}
            assert sum(course(README)[number][1] for number in numbers) == int(afternoon[2])


def test_the_plan_of_ten_weeks_divides_the_minutes_of_the_heads(notebook_file, notebook):
    if notebook_file.name != FIRST:
        _, home, *lesson, after = minutes(notebook)
        week = rf"^\| Week {int(notebook_file.name[:2])} \| [^|]+ \| (\d+) \| (\d+) \| (\d+) \|"
        assert [tuple(map(int, row)) for row in re.findall(week, README, re.M)] == [(home, sum(lesson), after)]


def test_both_maps_name_the_same_texts_and_the_notebooks_cite_them(notebook_file, prose):
    start = json.loads((NOTEBOOKS / FIRST).read_text(encoding="utf-8"))["cells"][-1]
    row = rf"^\| \W*{notebook_file.name[:2]} (?:[^|]*\|){{4}} ([TGRB, –]+) \|"
    named, again = (re.findall(row, text, re.M) for text in (README, text_of(start)))
    assert named == again != []
    assert set(named[0]) - set(", –") <= set(re.findall(r"^- ([TGRB]):", prose.split("## Sources")[-1], re.M))


def test_a_lab_leans_on_the_notebooks_that_the_map_names(notebook_file, prose):
    if notebook_file.name not in (FIRST, LAST):
        told = re.search(r"^- \*\*Leans on:\*\* (.*?)\n- ", prose, re.M | re.S)[1]
        named = re.findall(r"\]\((\d\d)_\S+?\.ipynb\)", told)
        assert (", ".join(named) or "–") == course(README)[notebook_file.name[:2]][2]
        assert named or told == "no other lab."


def test_readme_has_a_binder_link_for_each_notebook():
    links = re.findall(r"^\| \[(\d\d) .*\[Binder\]\(\S+/notebooks/(\S+\.ipynb)\) \|$", README, re.M)
    assert links == [(name[:2], name) for name in FILES]


def test_readme_counts_what_there_is():
    labs, benches, notebooks = (WORDS[count] for count in (len(labkit.labs()) - 1, len(labkit.labs()), len(FILES)))
    assert f"{labs} labs with {benches} benches" in README, "the ninth lab has two benches"
    assert f"{notebooks} notebooks" in README


def test_all_imports_stand_in_the_first_code_cell(code):
    lines = [line for cell in code[1:] for line in cell["source"].splitlines()]
    assert [line for line in lines if re.match(r"\s*(from \S+ )?import ", line)] == []


def test_behind_each_bench_a_sentence_says_what_to_look_for(notebook):
    cells = notebook["cells"]
    opens = [at for at, cell in enumerate(cells) if re.search(r"\b\w+\.open\(", text_of(cell)) and "outputs" in cell]
    assert opens
    for at in opens:
        after = next(cell for cell in cells[at:] if cell["cell_type"] == "markdown")
        before_heading = re.split(r"^## ", text_of(after), flags=re.M)[0]
        assert "**What to look for:**" in before_heading


def test_a_lab_has_at_least_four_checked_exercises(notebook_file, code):
    if notebook_file.name != FIRST:
        assert sum('check("' in cell["source"] for cell in code) >= 4


def test_a_text_that_is_named_by_a_letter_is_introduced_by_it(prose):
    used = set(re.findall(r"\b([TGRB]) (?:part|parts|abstract|introduction|conclusion|Table|\d)", prose))
    assert used - set(re.findall(r'"([TGRB])" from here on', prose)) == set()


def test_a_text_is_cited_in_the_same_words_in_all_notebooks(prose):
    sources = " ".join(prose.split("## Sources")[-1].split())
    cited = dict(re.findall(r"- ([TGRB]): (.+?)(?= Used here| We used)", sources))
    assert all(cited[letter] == words for letter, words in CITED.items() if letter in cited)
    assert set(re.findall(r"- ([TGRB]):", sources)) == set(cited)


CITED = {
    "T": "Torrès, O. (2002), *Small firm, glocalization strategy and proximity*, Research in Entrepreneurship and "
    "Small Business, 16th conference (ECSB), Barcelona, 21–22 November 2002.",
    "R": "review of the literature on resource transfer between clusters, Offshore Energy project, Region of "
    "Southern Denmark (after 2011).",
    "B": "Biggiero, L. (2006), Industrial and knowledge relocation strategies under the challenges of globalization "
    "and digitalization, *Entrepreneurship & Regional Development* 18(6), 443–471.",
}
