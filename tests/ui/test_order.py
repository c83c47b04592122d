"""Wishes and messages carry numbers: each is answered by a frame, none that comes late undoes a later one."""

import pytest

MESSAGES = [
    {"do": "pin"},
    {"do": "unpin"},
    {"do": "swap"},
    {"do": "luck"},
    {"do": "reset"},
    {"do": "undo"},
    {"do": "preset", "key": "cheap"},
    {"do": "preset", "key": "dear"},
    {"do": "read", "token": "damaged"},
    {"do": "table", "open": True},
    {"do": "map", "across": "price", "up": "stalls", "outcome": "takings"},
    {"do": "download", "form": "csv"},
    {"do": "download", "form": "pdf"},
    {"do": "dance"},
]


def test_every_wish_is_answered_by_its_number(stall, shown, wish):
    assert shown(stall)[0]["n"] == 0
    for n, price in enumerate((0.1, 0.2, 7), start=1):
        wish(stall, n=n, price=price)
        assert shown(stall)[0]["n"] == n


@pytest.mark.parametrize("content", MESSAGES, ids=str)
def test_every_message_is_answered_by_a_frame_with_its_number(stall, shown, sent, ask, content):
    frames = []
    stall.observe(lambda change: frames.append(change["new"]), "frame")
    ask(stall, n=7, **content)
    assert shown(stall)[0]["n"] == 7
    assert len(frames) == 1


def test_wishes_and_messages_count_together(stall, shown, wish, ask):
    wish(stall, n=1, price=0.7)
    ask(stall, n=2, do="reset")
    wish(stall, n=3, stalls=40)
    assert shown(stall)[0]["n"] == 3
    assert stall.params == stall.lab.Params(stalls=40)


@pytest.mark.parametrize("late", [1, 2])
def test_a_wish_older_than_the_last_answer_is_ignored(stall, wish, ask, late):
    wish(stall, n=1, price=0.7)
    ask(stall, n=2, do="reset")
    frame = stall.frame
    wish(stall, n=late, price=0.9)
    assert (stall.params, stall.frame) == (stall.lab.Params(), frame)


def test_a_late_message_is_done_and_turns_no_number_back(stall, shown, wish, ask):
    wish(stall, n=5, price=0.7)
    ask(stall, n=2, do="pin")
    assert shown(stall)[0]["n"] == 5
    assert stall.pinned.price == 0.7
    wish(stall, n=4, price=0.9)
    assert stall.params.price == 0.7


def test_a_wish_moves_only_the_knobs_it_names(stall, wish):
    wish(stall, price=0.7)
    stall.move(stalls=40)
    wish(stall, draft=True, weather="wet")
    assert stall.params == stall.lab.Params(price=0.7, stalls=40, weather="wet")
    wish(stall)
    assert (stall.params.stalls, stall.result.runs) == (40, stall.lab.runs)


def test_a_drag_that_ends_as_a_button_is_pressed_is_what_the_button_keeps(stall, wish, ask):
    wish(stall, n=1, draft=True, price=0.6)
    wish(stall, n=2, price=0.7)
    ask(stall, n=3, do="pin")
    assert stall.pinned.price == 0.7


def test_the_request_for_bokeh_has_no_number_and_no_frame(stall, sent):
    frames = []
    stall.observe(lambda change: frames.append(change["new"]), "frame")
    stall._handle_custom_msg({"do": "bokeh"}, [])
    assert [content for content, _ in sent] == [{"kind": "bokeh"}]
    assert frames == []


def test_a_file_leaves_the_picture_and_takes_an_old_error_away(stall, shown, sent, wish, ask):
    wish(stall, price=0.8)
    numbers = shown(stall)[1]
    wish(stall, price=8)
    ask(stall, do="download", form="csv")
    header, now = shown(stall)
    assert (header["error"], header["values"]["price"], now) == (None, 0.8, numbers)


def test_what_is_there_already_is_not_simulated_again(stall, simulated, wish, ask):
    wish(stall, price=0.7)
    assert simulated == [(0.7, 0, 40)]
    for do in ("pin", "undo", "unpin", "pin", "swap", "swap"):
        ask(stall, do=do)
    stall.show_table(True)
    assert simulated == [(0.7, 0, 40)]
    assert stall.result.params.price == 0.7


def test_drafts_luck_and_knobs_each_have_futures_of_their_own(stall, simulated, wish):
    wish(stall, draft=True, price=0.7)
    wish(stall, price=0.7)
    wish(stall, price=0.7, music=True)
    stall.new_luck()
    assert simulated == [(0.7, 0, 10), (0.7, 0, 40), (0.7, 0, 40), (0.7, 1, 40)]
    assert (stall.result.seed, stall.result.params.music, stall.result.runs) == (1, True, 40)


def test_the_last_six_results_are_kept(stall, simulated):
    prices = [0.1, 0.2, 0.3, 0.4, 0.55, 0.6]  # with the opening one, seven
    for price in prices:
        stall.move(price=price)
    for price in prices:
        stall.move(price=price)
    assert [call[0] for call in simulated] == prices
    stall.move(price=0.5)
    assert [call[0] for call in simulated] == [*prices, 0.5]
    assert len(stall._futures.kept) == 6
