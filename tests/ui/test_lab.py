"""The lab object: light to import, and one place where knobs, tokens and tables meet."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import labkit
from labkit.core.words import words
from labkit.ui import bench

STEPS = {
    "import labkit.ui.lab": [],
    "lab = __import__('labkit').labs()['relocation']": [],
    "lab.simulate(lab.Params(), seed=0, runs=10).sentence()": [],
    "lab.read_token(lab.token(lab.Params(), 0))": [],
    "lab.load_view()": ["bokeh"],
    "import labkit.ui.bench": ["anywidget", "bokeh", "ipywidgets"],
}


def test_drawing_libraries_are_loaded_only_to_draw():
    look = "print(json.dumps(sorted({'bokeh', 'ipywidgets', 'anywidget', 'matplotlib'} & sys.modules.keys())))"
    code = "\n".join(["import json, sys", *(f"{step}\n{look}" for step in STEPS)])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    loaded = [json.loads(line) for line in done.stdout.splitlines()]
    assert dict(zip(STEPS, loaded, strict=True)) == STEPS


def test_the_table_of_knobs_has_one_row_a_knob(pocket):
    table = pocket.knob_table()
    assert table["name"].tolist() == list(pocket.Params.knobs())
    price = table.set_index("name").loc["price"]
    assert price.tolist() == ["Price", 0.5, "0 to 1", "share", "price as a share of the dearest", "assumed"]


def test_a_lab_writes_tokens_with_its_code_and_version(pocket):
    token = pocket.token(pocket.Params(music=True), 5)
    assert token.startswith("PO3-")
    assert pocket.read_token(token) == (pocket.Params(music=True), 5)


def test_a_lab_checks_a_prediction(relocation):
    assert relocation.predict("home", 85).period == 40
    with pytest.raises(ValueError, match="output = 'weather' cannot be predicted; choose one of home, destination"):
        relocation.predict("weather", 1)


def test_a_lab_whose_periods_are_no_years_names_none_over_its_table_or_in_a_guess():
    lab = labkit.labs()["small_world"]
    assert {**words(Path(bench.__file__).parent), **lab.words}["table_caption"].endswith(", at the horizon")
    assert str(lab.predict("knowledge_end", 0.5)) == "You say 0.5 for knowledge end."
    assert str(lab.predict("knowledge", 0.5, at=20)) == "You say 0.5 for knowledge at moment 20 of 40."
    assert "year" not in " ".join(map(str, lab.words.values()))
