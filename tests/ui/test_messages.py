"""Messages of the front end: each does what its button says, none is met with silence."""

import csv
import gzip
import io
import json
from xml.etree import ElementTree

import bokeh
import numpy as np
import pytest

from labkit.core.result import QUANTILES
from labkit.ui import messages

from .market import MARKET

FRONT_END = {
    *("bokeh", "pin", "unpin", "swap", "luck", "reset", "undo", "preset"),
    *("read", "table", "map", "look", "download"),
    *("section", "data", "upload", "load", "template"),
}


def test_buttons_do_what_they_say(stall, ask):
    ask(stall, do="preset", key="cheap")
    assert stall.params.price == 0.1
    ask(stall, do="pin")
    assert stall.pinned == stall.params
    ask(stall, do="reset")
    assert (stall.params, stall.pinned.price) == (stall.lab.Params(), 0.1)
    ask(stall, do="swap")
    assert (stall.params.price, stall.pinned) == (0.1, stall.lab.Params())
    ask(stall, do="unpin")
    assert stall.pinned is None
    ask(stall, do="luck")
    assert stall.seed == 1
    ask(stall, do="read", token=stall.lab.token(stall.lab.Params(stalls=35), 9))
    assert (stall.params.stalls, stall.seed) == (35, 9)


def test_undo_takes_the_error_away_and_keeps_the_run(stall, shown, wish, ask):
    wish(stall, price=0.8)
    wish(stall, price=8)
    ask(stall, do="undo")
    header, _ = shown(stall)
    assert (header["error"], header["values"]["price"]) == (None, 0.8)


@pytest.mark.parametrize("content", [{"do": "dance"}, {}, {"do": None}], ids=str)
def test_an_unknown_message_is_an_error_on_the_bench(stall, shown, ask, content):
    numbers = shown(stall)[1]
    ask(stall, **content)
    said = f"message = {content | {'n': 1}!r}: the bench does not know this message."
    assert shown(stall)[0]["error"] == {"bold": "Not done.", "text": f"{said} The picture still shows the last run."}
    assert shown(stall)[1] == numbers


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"do": "read", "token": "PO3-XYZ"}, "token = PO3-XYZ: damaged or cut"),
        ({"do": "read", "token": ""}, "token = '' is empty"),
        ({"do": "map", "across": "price", "up": "stalls", "outcome": "takings"}, "This lab has no outcome map."),
        ({"do": "preset", "key": "dear"}, "preset = 'dear' is not one of cheap. The picture"),
        ({"do": "download", "form": "pdf"}, "form = 'pdf': the bench saves csv, json or svg. The picture"),
        ({"do": "download"}, "'form'"),
    ],
)
def test_what_cannot_be_done_is_said_on_the_bench(stall, shown, sent, ask, content, said):
    before = stall.token
    ask(stall, **content)
    assert shown(stall)[0]["error"]["text"].startswith(said)
    assert (stall.token, sent) == (before, [])


def test_bokeh_itself_comes_from_the_installed_package(stall, sent):
    stall._handle_custom_msg({"do": "bokeh"}, [])
    (content, (packed,)) = sent[0]
    script = gzip.decompress(packed).decode()
    assert content == {"kind": "bokeh"}
    assert bokeh.__version__ in script[:3000] + script[-3000:] or f'"{bokeh.__version__}"' in script
    assert len(packed) < 400_000
    assert messages.bokeh_script() is packed


def test_the_csv_file_holds_the_bands(stall, sent, ask):
    stall.move(price=0.9)
    ask(stall, do="download", form="csv")
    ((content, _),) = sent
    assert (content["kind"], content["type"]) == ("file", "text/csv")
    assert content["name"] == f"labkit_pocket_{stall.token}.csv"
    rows = list(csv.DictReader(io.StringIO(content["text"])))
    assert [float(row["period"]) for row in rows] == list(range(9))
    for level, share in QUANTILES.items():
        at_night = np.quantile(stall.result.takings[:, 8], share)
        assert float(rows[8][level]) == pytest.approx(at_night)
    assert {(row["output"], row["unit"]) for row in rows} == {("takings", "index")}


def test_the_json_file_holds_the_whole_scenario(opened, pocket, sent, ask):
    bench = opened(pocket, seed=3, prediction=pocket.predict("takings", 85), price=0.2)
    bench.pin()
    bench.move(music=True)
    ask(bench, do="download", form="json")
    ((content, _),) = sent
    assert content["name"] == f"labkit_pocket_{bench.token}.json"
    told = json.loads(content["text"])
    assert (told["lab"], told["lab_version"], told["seed"], told["runs"]) == ("pocket", 3, 3, 40)
    assert pocket.Params(**told["knobs"]) == pocket.Params(price=0.2, music=True)
    assert pocket.Params(**told["pinned"]) == pocket.Params(price=0.2)
    assert pocket.read_token(told["token"]) == (bench.params, 3)
    guess = {"output": "takings", "value": 85.0, "period": 8, "unit": "index", "data": "", "drawn": "futures"}
    guess["at_period"] = "in year {n}"
    assert told["prediction"] == guess
    assert told["sentence"] == bench.result.sentence()
    assert np.allclose([band["median"] for band in told["bands"]], np.median(bench.result.takings, axis=0))


def test_the_svg_file_is_the_first_figure_with_the_sentence_as_its_title(stall, sent, ask):
    stall.move(price=0.9)
    ask(stall, do="download", form="svg")
    ((content, _),) = sent
    assert (content["kind"], content["type"]) == ("file", "image/svg+xml")
    assert content["name"] == f"labkit_pocket_{stall.token}.svg"
    drawn = ElementTree.fromstring(content["text"])
    assert drawn.find("{http://www.w3.org/2000/svg}title").text == stall.result.sentence()
    assert stall.view.sources["end"].data["text"][0] in [node.text for node in drawn.iter()]


def test_a_file_goes_to_the_view_that_asked(stall, sent, ask):
    """A second view of the same bench hears the message too."""
    ask(stall, do="download", form="csv", to="left")
    ask(stall, do="download", form="csv")
    assert [content["to"] for content, _ in sent] == ["left", None]


def test_the_files_of_a_lab_go_as_text_or_as_bytes_under_the_ending_of_their_name(opened, sent, ask, shown):
    bench = opened(MARKET)
    for form in ("report.html", "zip"):
        ask(bench, do="download", form=form)
    (report, none), (packed, buffers) = sent
    name = f"labkit_market_{bench.token}"
    assert (report["name"], report["type"], report["text"]) == (f"{name}_report.html", "text/html", "<p>Apples</p>")
    assert (packed["name"], packed["type"], buffers) == (f"{name}.zip", "application/zip", [b"PK\x00\xff"])
    assert (none, "text" in packed, bench.spec["files"]) == (None, False, ["report.html", "zip"])
    ask(bench, do="download", form="pdf")
    assert "the bench saves csv, json, svg, report.html or zip." in shown(bench)[0]["error"]["text"]


def test_the_json_file_of_a_lab_over_data_names_them(opened, sent, ask, stall):
    bench = opened(MARKET.over("south"))
    ask(bench, do="download", form="json")
    ask(stall, do="download", form="json")
    over_data, without = (json.loads(content["text"]) for content, _ in sent)
    assert over_data["data"] == {"label": "The market in the south", "digest": bench.lab.digest}
    assert "data" not in without


def test_a_bench_without_pin_or_prediction_downloads_as_such(stall, sent, ask):
    ask(stall, do="download", form="json")
    told = json.loads(sent[0][0]["text"])
    assert (told["pinned"], told["prediction"]) == (None, None)


def test_the_front_end_sends_only_messages_that_are_known():
    import re
    from pathlib import Path

    script = "\n".join(
        part.read_text(encoding="utf-8") for part in (Path(messages.__file__).parent / "front").glob("*.js")
    )
    said = set(re.findall(r'\bdo: "(\w+)"', script)) | set(re.findall(r'button\(w\.\w+, "(\w+)"', script))
    assert said == FRONT_END
    known = set(re.findall(r'^        "(\w+)":', Path(messages.__file__).read_text(encoding="utf-8"), re.M))
    assert known >= FRONT_END
