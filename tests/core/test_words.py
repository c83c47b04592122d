"""Words: numbers as the house writes them, and no sentence that nobody says or that is missing."""

import ast
import json
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from labkit.core.words import count, fine, percent, plain, short, signed, words

PACKAGE = Path(__file__).parents[2] / "labkit"
ENGLISH = sorted(PACKAGE.rglob("words_en.json"))
OF_LABS = [PACKAGE / "core" / "declared.py", PACKAGE / "ui" / "differences.py"]  # what reads the words of any lab
ROOMS = {file: PACKAGE / file.relative_to(PACKAGE).parts[0] for file in ENGLISH}
named = pytest.mark.parametrize("file", ENGLISH, ids=[str(f.relative_to(PACKAGE)) for f in ENGLISH])


def texts(node, path=()):
    """All strings of a file of words by path; a list counts as one string."""
    if isinstance(node, dict):
        return {found: text for key, inner in node.items() for found, text in texts(inner, (*path, key)).items()}
    return {path: node if isinstance(node, str) else " ".join(node)}


def load(file):
    return json.loads(file.read_text(encoding="utf-8"))


def keys(file):
    return {key for path in texts(load(file)) for key in path}


def tree(source):
    return ast.parse(source.read_text(encoding="utf-8"))


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@cache
def trees(room):
    return [tree(source) for source in room.rglob("*.py") if source not in OF_LABS]


@cache
def names_in(room):
    """Strings and declared names of a room's Python, fields that core declares, quantities of its claims, and what
    JavaScript and the readers of any lab's words ask for."""
    nodes = [node for each in trees(room) for node in ast.walk(each)]
    strings = {node.value for node in nodes if is_text(node)}
    given = {node.arg for node in nodes if isinstance(node, ast.keyword)}
    said = strings | given | declared(room) | declared(PACKAGE / "core") | of_claims(room)
    said |= asked_by_script(room) | asked_by_script(PACKAGE / "ui")
    said |= {node.value for source in OF_LABS for node in ast.walk(tree(source)) if is_text(node)}
    return said.union(*(names_in(other) for other in rooms_used(nodes)))


def rooms_used(nodes):
    """Rooms of other labs whose names a room may say, since it imports them."""
    parts = {node.module.split(".")[1] for node in nodes if isinstance(node, ast.ImportFrom) and is_of_a_room(node)}
    return [PACKAGE / part for part in parts]


def is_of_a_room(node):
    return re.match(r"labkit\.(?!core|ui|cases)\w+\.", f"{node.module or ''}.") is not None and not node.level


def of_claims(room):
    if not (room / "claims.py").exists():
        return set()
    claims = import_module(f"labkit.{room.name}.claims").CLAIMS
    return {name for claim in claims for name in (*claim.words, *claim.shown)}


@cache
def declared(room):
    nodes = [node for each in trees(room) for node in ast.walk(each)]
    return {node.target.id for node in nodes if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)}


def asked_by_script(room):
    script = "\n".join(part.read_text(encoding="utf-8") for part in room.rglob("*.js"))
    return set(re.findall(r"\b(?:w|words)\.(\w+)", script))


def asked_by_python(room):
    for each in trees(room):
        for node in ast.walk(each):
            if (
                isinstance(node, ast.Subscript)
                and isinstance(node.slice, ast.Constant)
                and isinstance(node.slice.value, str)
            ):
                holder = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
                if holder in ("words", "_words", "say", "said"):
                    yield node.slice.value


def unlike(folder, language):
    """What a translation lacks, adds, or spells with other blanks and marks than English."""
    one, other = (texts(load(folder / f"words_{name}.json")) for name in ("en", language))
    blanks = {
        path: sorted(re.findall(r"\{+\w*:?|\*\*", one[path])) == sorted(re.findall(r"\{+\w*:?|\*\*", other[path]))
        for path in one.keys() & other.keys()
    }
    return sorted(one.keys() ^ other.keys()) + [path for path, same in blanks.items() if not same]


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0"), (0.002, "0.2"), (0.0004, "0"), (0.015, "1.5"), (0.104, "10.4"), (0.14, "14"), (1, "100")],
)
def test_a_fine_share_has_a_decimal_unless_it_is_0(share, said):
    assert fine(share) == f"{said}\u202f%"


def test_a_share_is_written_in_per_cent_with_a_thin_space_that_does_not_break():
    assert [percent(share) for share in (0.87, 0, 1, 0.004)] == ["87\u202f%", "0\u202f%", "100\u202f%", "0\u202f%"]


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (5, 0, "+5"),
        (-3, 0, "\u22123"),
        (0, 0, "0"),
        (-0.0, 0, "0"),
        (-0.4, 0, "0"),
        (0.4, 0, "0"),
        (-0.04, 1, "0.0"),
        (-0.06, 1, "\u22120.1"),
        (12.34, 1, "+12.3"),
    ],
)
def test_a_difference_has_a_true_sign_and_nothing_has_none(value, decimals, text):
    assert signed(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.4236, "0.424"), (85.26, "85.3"), (999.4, "999"), (999.6, "1000"), (-12345.6, "-12346"), (0, "0")],
)
def test_a_number_is_short_but_thousands_are_written_out(value, text):
    assert short(value) == text


def test_up_to_200_futures_are_counted_and_more_become_a_percentage():
    assert count(171, 200) == "171 of 200"
    assert count(0, 60) == "0 of 60"
    assert count(171, 201) == "85\u202f%"


@pytest.mark.parametrize(
    ("hits", "runs", "text"),
    [
        (51, 60, "about 6 in 7"),
        (30, 60, "about 1 in 2"),
        (40, 60, "about 2 in 3"),
        (18, 60, "about 3 in 10"),
        (6, 60, "about 1 in 10"),
        (1, 60, "hardly any"),
        (0, 60, "hardly any"),
        (59, 60, "nearly all"),
        (60, 60, "nearly all"),
    ],
)
def test_a_draft_is_counted_roughly(hits, runs, text):
    assert count(hits, runs, draft=True) == text


def test_a_rough_count_is_never_more_than_a_twentieth_off():
    for hits in range(4, 57):
        below, parts = map(int, re.fullmatch(r"about (\d+) in (\d+)", count(hits, 60, draft=True)).groups())
        assert abs(below / parts - hits / 60) < 0.05


def test_plain_strips_marks_and_leaves_the_rest():
    assert (
        plain("In **171 of 200** futures the {source:home district} holds; {dest:abroad} too.")
        == "In 171 of 200 futures the home district holds; abroad too."
    )
    assert plain("A ratio of 3:1 is *not* marked.") == "A ratio of 3:1 is *not* marked."
    assert plain("") == ""


def test_a_language_without_a_file_falls_back_to_english(tmp_path, monkeypatch):
    (tmp_path / "words_en.json").write_text('{"year": "year"}', encoding="utf-8")
    (tmp_path / "words_fr.json").write_text('{"year": "année"}', encoding="utf-8")
    said = {}
    for language in ("fr", "it", "en"):
        monkeypatch.setenv("LABKIT_LANGUAGE", language)
        words.cache_clear()
        said[language] = (words(tmp_path)["year"], words(tmp_path, language)["year"])
    words.cache_clear()
    assert said == {"fr": ("année", "année"), "it": ("year", "year"), "en": ("year", "year")}


@named
def test_no_sentence_is_kept_that_nobody_says(file):
    assert sorted(keys(file) - names_in(ROOMS[file])) == []


def test_the_front_end_asks_only_for_words_there_are():
    asked = asked_by_script(PACKAGE / "ui")
    assert len(asked) > 30
    assert sorted(asked - load(PACKAGE / "ui" / "words_en.json").keys()) == []


@pytest.mark.parametrize("room", sorted(set(ROOMS.values())), ids=lambda room: room.name)
def test_python_asks_only_for_words_there_are(room):
    asked = set(asked_by_python(room))
    assert asked
    assert sorted(asked - {key for file, of in ROOMS.items() if of == room for key in keys(file)}) == []


@named
def test_every_translation_says_what_english_says(file):
    languages = [other.stem.removeprefix("words_") for other in file.parent.glob("words_*.json")]
    assert {language: unlike(file.parent, language) for language in languages} == {key: [] for key in languages}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda said: said.pop("year"), [("year",)]),
        (lambda said: said.update(yaer="année"), [("yaer",)]),
        (lambda said: said["panels"].pop("moved"), [("panels", "moved")]),
        (lambda said: said["panels"].update(differences_sub="futur par futur"), [("panels", "differences_sub")]),
        (lambda said: said["sentence"].update(above=", au-dessus de A dans {nombre}"), [("sentence", "above")]),
    ],
    ids=["lacks a key", "mistypes a key", "lacks an inner key", "forgets a blank", "renames a blank"],
)
def test_a_translation_with_a_gap_is_noticed(tmp_path, change, found):
    said = load(PACKAGE / "relocation" / "words_en.json")
    (tmp_path / "words_en.json").write_text(json.dumps(said), encoding="utf-8")
    change(said)
    (tmp_path / "words_fr.json").write_text(json.dumps(said), encoding="utf-8")
    assert unlike(tmp_path, "en") == []
    assert unlike(tmp_path, "fr") == found
