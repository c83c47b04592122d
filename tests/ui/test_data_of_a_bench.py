"""Other data on the same bench: the lab is bound anew, and whatever fails leaves all as it was."""

import gc
import io
import weakref
import zipfile
from dataclasses import replace

import ipywidgets
import pytest
import traitlets

from labkit.core.token import TokenError
from labkit.ui import page
from labkit.ui.frame import unpack
from labkit.ui.lab import Preset

from .market import LABELS, MARKET, TEMPLATE, Faulty, MarketLab, over
from .test_failures import state

FIGS = {"figs.csv": b"Figs,7\nBread,6"}
BAD = {"bad.csv": b"Figs,many\nBread,6\nDates,few"}


@pytest.fixture
def market(opened):
    return opened(MARKET)


def send(bench, files, batch="b1", size=4):
    """Sends files as the page does: in parts, then asks for them to be loaded."""
    n = unpack(bench.frame)["n"]
    for name, content in files.items():
        for at in range(0, max(len(content), 1), size):
            n += 1
            part = memoryview(content[at : at + size])
            bench._handle_custom_msg({"do": "upload", "batch": batch, "name": name, "n": n}, [part])
    sizes = {name: len(content) for name, content in files.items()}
    bench._handle_custom_msg({"do": "load", "batch": batch, "sizes": sizes, "n": n + 1}, [])


def test_other_data_bring_their_own_knobs_numbers_and_mark(market, shown):
    market.load("south")
    header, _ = shown(market)
    assert (market.lab.data.key, market.lab.Params.knobs()["stall"].choices) == ("south", ("Bread", "Dates"))
    assert market.result.takings.mean() == 5 * 1.5
    assert header["sentence"] == "**Bread** takes 7.5."
    assert (header["values"], header["token"]) == (dict(market.params), market.token)
    assert header["data"] == {
        "key": "south", "label": LABELS["south"], "digest": market.lab.digest, "notes": [], "own": None,
    }  # fmt: skip
    assert next(k for k in market.spec["knobs"] if k["name"] == "stall")["choices"] == ["Bread", "Dates"]
    assert market.view.sources["name"].data["text"] == ["Bread"]


def test_files_sent_in_parts_are_put_together_and_bound(market, shown):
    send(market, FIGS)
    header, _ = shown(market)
    assert header["sentence"] == "**Figs** takes 10.5."
    assert (header["error"], header["data"]["key"], header["data"]["label"]) == (None, "", "figs.csv")
    assert header["data"]["notes"] == ["One stall is dear.", "All are open."]


def test_an_empty_file_and_several_files_arrive_under_their_names(market, monkeypatch):
    got = []
    monkeypatch.setitem(MARKET.__dict__, "bind", lambda source: got.append(source) or over("south"))
    send(market, {"a.csv": b"", "b.csv": b"123456789"})
    assert got == [{"a.csv": b"", "b.csv": b"123456789"}]


def test_a_new_batch_does_away_with_one_that_was_broken_off(market):
    market._handle_custom_msg({"do": "upload", "batch": "old", "name": "figs.csv", "n": 1}, [b"Figs,"])
    send(market, FIGS, batch="new")
    assert market.params.stall == "Figs"


def test_a_batch_that_did_not_arrive_or_was_loaded_already_is_an_error(market, shown, ask):
    for batch in ("none", "b1"):
        ask(market, do="load", batch=batch, sizes={"figs.csv": 9})
        assert shown(market)[0]["error"]["text"].startswith("The files did not arrive whole")
        send(market, FIGS)


def test_a_batch_of_which_a_part_is_lost_is_an_error(market, shown, ask):
    market._handle_custom_msg({"do": "upload", "batch": "b", "name": "figs.csv", "n": 1}, [b"Figs,"])
    ask(market, do="load", batch="b", sizes={"figs.csv": 9})
    assert shown(market)[0]["error"]["text"].startswith("The files did not arrive whole")


def test_more_than_the_most_bytes_are_refused_and_forgotten(market, monkeypatch):
    monkeypatch.setattr("labkit.ui.upload.MOST", 6)
    market.upload.take("b", "a.csv", b"123456")
    with pytest.raises(ValueError, match="have more than"):
        market.upload.take("b", "a.csv", b"7")
    assert market.upload.files == {}


def test_a_preset_leaves_the_knobs_that_the_lab_keeps(opened):
    lab = replace(MARKET, kept=("stall",), presets={"wet": Preset("Wet", "rain", {"rain": 1})})
    bench = opened(lab)
    bench.move(stall="Bread")
    bench.preset("wet")
    assert (bench.params.stall, bench.params.rain) == ("Bread", 1)
    assert "stall" not in bench.spec["presets"][0]["knobs"]
    assert bench.spec["kept"] == ["stall"]


def test_knobs_that_were_moved_stay_where_the_new_data_allow_it(market):
    market.move(price=0.9, stall="Bread")
    market.load("south")
    assert dict(market.params) == {"stall": "Bread", "price": 0.9, "rain": 0}
    market.move(stall="Dates")
    market.load("north")
    assert dict(market.params) == {"stall": "Apples", "price": 0.9, "rain": 0}


def test_a_knob_at_its_default_takes_the_new_default_though_its_value_would_be_allowed(opened):
    bench = opened(over({"x": b"Bread,1\nFigs,2"}))
    bench.load({"y": b"Figs,2\nBread,1"})
    assert bench.params.stall == "Figs"


def test_nothing_is_pinned_over_other_data_and_the_luck_stays(market, shown):
    market.new_luck()
    market.pin()
    market.load("south")
    assert (market.pinned, shown(market)[0]["pinned"], market.seed) == (None, None, 1)
    market.unpin()
    assert market.result.takings.mean() == 5 * 1.5 + 1


def test_all_buttons_work_over_the_new_data(market, shown):
    market.load("south")
    scenario = market.token
    market.preset("dear")
    assert market.result.takings.mean() == 10
    market.pin()
    market.move(stall="Dates")
    market.swap()
    assert (market.params.stall, shown(market)[0]["sentence"]) == ("Bread", "**Bread** takes 10.0, beside A.")
    market.read(scenario)
    market.show_table(True)
    assert shown(market)[0]["table"]["rows"][0][1] == "7.5"
    market.reset()
    assert (market.lab.data.key, market.params.stall) == ("south", "Bread")


def test_no_futures_of_the_old_data_are_taken_for_new_ones(market):
    """The knobs of both have the same values, so that only the data tell them apart."""
    market.load({"one.csv": b"Apples,9\nBread,2\nCheese,1"})
    assert market.result.takings.mean() == 9 * 1.5
    market.load("north")
    assert market.result.takings.mean() == 4 * 1.5


def test_a_token_of_other_data_is_refused_and_nothing_is_lost(market, shown, ask):
    before = market.token
    market.load("south")
    was = state(market)
    with pytest.raises(TokenError, match="made with other data"):
        market.read(before)
    ask(market, do="read", token=before)
    assert "made with other data" in shown(market)[0]["error"]["text"]
    assert state(market) == was


@pytest.mark.parametrize("how", ["in code", "from the page"])
def test_faults_in_the_data_leave_all_as_it_was(market, shown, how):
    market.move(price=0.7)
    market.pin()
    market.section("plain")
    was, lab, spec = state(market), market.lab, market.spec
    before, numbers = shown(market)
    if how == "in code":
        with pytest.raises(Faulty, match="2 faults"):
            market.load(BAD)
    else:
        send(market, BAD)
    header, now = shown(market)
    assert (market.lab, market.spec, state(market), now) == (lab, spec, was, numbers)
    assert {**header, "error": None, "n": 0} == {**before, "n": 0}
    market.move(price=0.6)
    assert market.result.takings.mean() == 4 * 1.6


def test_on_the_page_every_fault_is_a_point_of_a_list(market, shown):
    send(market, BAD)
    assert shown(market)[0]["error"] == {
        "bold": "Not done.",
        "text": "2 faults in the data. The picture still shows the last run.",
        "points": ["row 1, takings = 'many'", "row 3, takings = 'few'"],
    }
    send(market, FIGS)
    assert shown(market)[0]["error"] is None


@pytest.mark.parametrize("part", ["kernel", "view", "words", "frame"])
def test_data_that_cannot_be_shown_leave_all_as_it_was(market, monkeypatch, part):
    market.section("plain")
    was, frame, lab, controls, spec = state(market), market.frame, market.lab, dict(market.controls), market.spec
    bound = over("south")
    if part == "view":
        monkeypatch.setattr(market.view, "show", lambda *_: 1 / 0)
    elif part == "words":
        monkeypatch.setattr(page, "description", lambda _: 1 / 0)
    elif part == "frame":
        monkeypatch.setattr("labkit.ui.wire.pack", lambda *_: 1 / 0)
    else:
        monkeypatch.setitem(bound.__dict__, "simulate", lambda *_, **__: 1 / 0)
    monkeypatch.setitem(lab.__dict__, "bind", lambda _: bound)
    with pytest.raises(ZeroDivisionError):
        market.load("south")
    monkeypatch.undo()
    assert (state(market), market.frame, market.lab, market.controls) == (was, frame, lab, controls)
    assert (market.spec, market.edition) == (spec, 0)
    market.move(price=0.9)
    assert market.result.takings.mean() == 4 * 1.9
    assert set(unpack(market.frame)["sections"]) == {"plain"}
    assert market.controls["stall"].knob.choices == ("Apples", "Bread", "Cheese")


def test_the_menu_offers_what_comes_with_the_lab_and_ones_own_again(market, shown, ask):
    assert market.spec["data"] == {"shipped": LABELS, "template": True}
    send(market, FIGS)
    ask(market, do="data", key="south")
    header, _ = shown(market)
    assert (header["data"]["key"], header["data"]["own"]) == ("south", "figs.csv")
    ask(market, do="data", key="")
    assert (market.params.stall, shown(market)[0]["data"]["key"]) == ("Figs", "")


@pytest.mark.parametrize("key", ["west", "", "/etc/passwd"])
def test_the_page_can_name_only_data_that_come_with_the_lab(market, shown, ask, key):
    """Or a page could have any file of the machine read."""
    ask(market, do="data", key=key)
    assert shown(market)[0]["error"]["text"].startswith(f"data = {key!r} is not one of north, south")
    assert market.lab.data.key == "north"


def test_frame_and_spec_of_other_data_travel_in_one_message(market, monkeypatch):
    told = []
    monkeypatch.setattr(market, "send_state", lambda key=None: told.append({key} if isinstance(key, str) else set(key)))
    market.load("south")
    assert [keys for keys in told if keys & {"spec", "frame"}] == [{"spec", "frame"}]
    assert market.spec["edition"] == unpack(market.frame)["edition"] == 1
    market.move(price=0.9)
    assert unpack(market.frame)["edition"] == 1


def test_controls_stay_and_those_linked_to_them_go_on(market):
    price, stall = market.controls["price"], market.controls["stall"]
    mine = ipywidgets.FloatSlider(min=0, max=1)
    traitlets.link((price, "value"), (mine, "value"))
    market.load("south")
    assert (market.controls["price"], market.controls["stall"]) == (price, stall)
    mine.value = 0.9
    assert market.result.takings.mean() == pytest.approx(5 * 1.9)
    stall.value = "Dates"
    assert (market.params.stall, stall.knob.choices) == ("Dates", ("Bread", "Dates"))
    with pytest.raises(ValueError, match="stall = 'Apples' is not one of Bread, Dates"):
        stall.value = "Apples"
    assert market.params.stall == "Dates"
    mine.close()


def test_a_control_moves_the_bench_once_after_several_data_sets(market):
    for key in ("south", "north", "south"):
        market.load(key)
    frames = []
    market.observe(lambda change: frames.append(change["new"]), "frame")
    market.controls["price"].value = 0.9
    assert len(frames) == 1


def test_a_knob_that_the_new_data_do_not_have_is_followed_no_more(market, monkeypatch):
    heard, rain = [], market.controls["rain"]
    rain.observe(heard.append, "value")
    bound, knobs = over("south"), over("south").Params.knobs()
    monkeypatch.setattr(bound.Params, "knobs", classmethod(lambda _: {n: k for n, k in knobs.items() if n != "rain"}))
    monkeypatch.setitem(market.lab.__dict__, "bind", lambda _: bound)
    market.load("south")
    rain.value = 2
    assert (heard, "rain" in market.controls) == ([], False)


def test_labs_over_other_data_share_their_figures_documents(market):
    assert page.documents(MARKET, None) is page.documents(over("south"), None)
    before = market.spec["docs"]
    market.load("south")
    assert market.spec["docs"] is before


def test_a_closed_bench_lets_go_of_its_data(opened):
    bench = opened(MARKET)
    send(bench, FIGS)
    data = weakref.ref(bench.lab.data)
    bench.load("north")
    bench.close()
    gc.collect()
    assert data() is None


def test_the_template_comes_as_a_zip_of_one_folder(market, sent, ask):
    ask(market, do="template", to="me")
    ((content, (packed,)),) = sent
    assert content == {"kind": "file", "to": "me", "name": "labkit_market_template.zip", "type": "application/zip"}
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        read = {name: archive.read(name).decode() for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert read == {f"labkit_market_template/{name}": text for name, text in TEMPLATE.items()}


def test_a_lab_without_data_says_so(stall, shown, ask):
    assert (stall.spec["data"], shown(stall)[0]["data"]) == (None, None)
    with pytest.raises(ValueError, match="the lab pocket has no data of its own"):
        stall.load("north")
    ask(stall, do="template")
    assert shown(stall)[0]["error"]["text"].startswith("The lab pocket has no template.")


def test_the_words_of_a_lab_stand_in_for_those_of_the_bench(market, stall):
    assert market.spec["words"]["futures"] == "{runs} days, luck {seed}"
    assert stall.spec["words"]["futures"] == "{runs} futures, luck {seed}"
    assert market.spec["words"]["pin"] == stall.spec["words"]["pin"]


def test_a_bench_opens_over_the_data_it_is_given():
    assert isinstance(MARKET.over("south"), MarketLab)
    bench = MARKET.open(data={"figs.csv": b"Figs,7"}, price=0.0)
    assert (bench.result.takings.mean(), bench.own.data.label) == (7, "figs.csv")
    bench.close()
