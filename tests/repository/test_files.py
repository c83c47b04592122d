"""What no committed file may hold: addresses of registries and content networks, paths of one machine, leftovers."""

import re

from .conftest import ROOT, committed_files

# Joined here, so that this file does not hold what it looks for.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "ana" + "conda.org", "ana" + "conda.com", "npm" + "js.org"]
HOSTS += ["un" + "pkg.com", "js" + "delivr.net", "cdn." + "bokeh.org", "cdn" + "js.cloudflare.com"]
PATHS = ["/wo" + "rk/", "/tm" + "p/", "/ro" + "ot/", "/ho" + "me/", "/Use" + "rs/", r"C:\\Use" + "rs"]
BINARY = {".png"}
LOOKS_FOR_PATHS_ITSELF = "tests/notebooks/test_outputs.py"


def lines_with(texts, patterns):
    wanted = re.compile("|".join(patterns))
    return [
        f"{name}: {line.strip()[:100]}"
        for name, text in texts.items()
        for line in text.splitlines()
        if wanted.search(line)
    ]


def test_no_file_names_a_registry_or_a_content_network(texts):
    assert lines_with(texts, map(re.escape, HOSTS)) == []


def test_no_file_names_an_index_to_install_from(texts):
    assert lines_with(texts, ["--(extra-)?index" + "-url", "--find" + "-links", "--trusted" + "-host"]) == []


def test_no_file_holds_a_path_of_one_machine(texts):
    texts = {name: text for name, text in texts.items() if name != LOOKS_FOR_PATHS_ITSELF}
    assert lines_with(texts, [rf"(?<![\w.~}}-]){path}" for path in PATHS]) == []


def test_the_search_finds_what_it_looks_for():
    planted = {"a.py": "index = 'https://" + HOSTS[0] + "/simple'", "b.md": "see " + PATHS[0] + "notes.md"}
    assert lines_with(planted, map(re.escape, HOSTS))
    assert lines_with(planted, [rf"(?<![\w.~}}-]){path}" for path in PATHS])


def test_text_files_have_unix_line_ends_and_end_with_one():
    files = [path for path in committed_files() if path.suffix not in BINARY and path.stat().st_size]
    assert [str(path.relative_to(ROOT)) for path in files if b"\r\n" in path.read_bytes()] == []
    assert [str(path.relative_to(ROOT)) for path in files if not path.read_bytes().endswith(b"\n")] == []


def test_no_leftovers_are_committed():
    names = [path.relative_to(ROOT).as_posix() for path in committed_files()]
    assert [
        name for name in names if re.search(r"checkpoint|__pycache__|\.pyc$|~$|\.orig$|\.rej$|\.DS_Store", name)
    ] == []


def test_no_committed_file_is_large():
    assert [path.name for path in committed_files() if path.stat().st_size > 1_000_000] == []


def test_no_module_is_called_for_having_no_better_name():
    vague = {"utils", "util", "helpers", "helper", "common", "base", "misc"}
    assert [path for path in committed_files() if vague & {path.stem, *path.relative_to(ROOT).parts[:-1]}] == []
