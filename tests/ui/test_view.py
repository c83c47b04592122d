"""Views: sources with names of their own, axes that tell where they end, and what lies behind the futures."""

import numpy as np
import pytest

from labkit import labs
from labkit.core.prediction import Prediction
from labkit.relocation import sweep


@pytest.fixture
def grounded(stall, monkeypatch):
    """The knobs for which a background was worked out, and a bench of a lab that has one."""
    calls = []
    ground = lambda params, seed: calls.append(params) or ("ground", params)  # noqa: E731
    monkeypatch.setitem(stall.lab.__dict__, "background", ground)
    return stall, calls


def test_a_source_is_named_once(stall):
    view, first = stall.view, stall.view.sources["pinned"]
    with pytest.raises(ValueError, match="source = 'pinned' is there already"):
        view.source("pinned", x=[])
    assert view.sources["pinned"] is first


@pytest.mark.parametrize(
    ("value", "outputs", "made"),
    [(4.0, ("takings", "stalls"), True), (4.0, ("stalls",), False), (None, ("takings",), False)],
)
def test_a_guess_is_there_if_it_was_made_and_is_of_one_of_these_outputs(pocket, value, outputs, made):
    view = pocket.load_view()("light", Prediction("takings", value, 3, "index"))
    assert bool(view.guess_of(*outputs)) is made
    assert pocket.load_view()().guess_of("takings") is None


def test_a_view_has_the_words_of_its_own_room():
    assert labs()["relocation"].load_view()().words["question"] == labs()["relocation"].question


def test_an_axis_that_moves_tells_the_page_where_it_ends(stall, shown):
    assert shown(stall)[0]["tops"] == {}
    fig = stall.view.figures()[0]
    stall.view.reach("takings", fig, 300)
    stall.move(price=0.7)
    assert (fig.y_range.end, shown(stall)[0]["tops"]) == (300, {"takings": 300})


def test_a_lab_without_background_has_none(stall):
    stall.move(price=0.7)
    assert stall.view.background is None


def test_the_background_is_worked_out_at_rest_only(grounded, wish):
    stall, calls = grounded
    for price in (0.6, 0.7, 0.8):
        wish(stall, draft=True, price=price)
    assert calls == []
    wish(stall, price=0.8)
    assert calls == [stall.params]
    assert stall.view.background == ("ground", stall.params)


def test_the_background_is_there_when_the_futures_are_drawn(grounded, monkeypatch):
    stall, _ = grounded
    seen, show = [], stall.view.show
    monkeypatch.setattr(
        stall.view,
        "show",
        lambda result, against=None: seen.append((result.params, stall.view.background[1])) or show(result, against),
    )
    stall.move(price=0.7)
    stall.pin()
    stall.move(price=0.2)
    assert [params == ground for params, ground in seen] == [True, True, True]


def test_a_bench_opens_with_its_background(opened, pocket, monkeypatch):
    monkeypatch.setitem(pocket.__dict__, "background", lambda params, seed: params.price)
    assert opened(pocket, price=0.3).view.background == 0.3


def test_the_relocation_bench_draws_the_tipping_line_of_where_the_hand_rests(bench, wish):
    def drawn():
        return np.array(bench.view.sources["hollow"].data["y"])

    def line():
        _K, T = sweep.tipping_line(bench.params)
        return np.nan_to_num(np.r_[T[:1], T], nan=1.2)

    assert np.array_equal(drawn(), line())
    before = drawn()
    wish(bench, draft=True, trust=0.3, globalisation=0.7)
    assert np.array_equal(drawn(), before)
    wish(bench)
    assert np.array_equal(drawn(), line())
    assert not np.array_equal(drawn(), before)
