"""A notebook converted to HTML, with no kernel and no widget state: the picture and its sentence are still there."""

from __future__ import annotations

import base64
import re

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

from labkit.relocation.lab import lab

OPEN = ("from labkit.relocation.lab import lab", "lab.open(globalisation=0.6)")


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in OPEN])
    folder = tmp_path_factory.mktemp("converted")
    NotebookClient(book, resources={"metadata": {"path": str(folder)}}, store_widget_state=False).execute()
    return book, HTMLExporter().from_notebook_node(book)[0]


@pytest.mark.slow
def test_a_converted_notebook_shows_the_still_picture(page):
    pictures = re.findall(r'<img[^>]*?data:image/svg\+xml;base64,([^"]+)', page[1])
    drawn = [base64.b64decode(picture).decode() for picture in pictures]
    (ours,) = [still for still in drawn if "Competitiveness" in still]
    assert len(re.findall("<(?:path|polyline|polygon)", ours)) > 5


@pytest.mark.slow
def test_the_text_of_the_output_has_token_and_sentence_as_python_gives_them(page):
    params = lab.Params(globalisation=0.6)
    text = page[0].cells[1].outputs[0].data["text/plain"]
    assert lab.token(params, 0) in text
    assert lab.simulate(params, seed=0, runs=200).sentence() in text
