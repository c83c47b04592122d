"""Who carries what: every bar, mark and number is that of the arrays."""

import numpy as np
import pytest

import labkit
from labkit.core.words import percent
from labkit.pipelines.channels import CATALOGUE, CHANNELS
from labkit.pipelines.pictures import carriers, clusters

from ..reading_figures import data, number, texts
from .bench import every_setting


@pytest.fixture(scope="module")
def lab():
    return labkit.labs()["pipelines"]


@pytest.fixture(scope="module")
def one_view(lab):
    return lab.load_view()("light")


@pytest.fixture
def view(one_view):
    """One view for all tests, as one view serves all moves on a bench; it looks at the last year."""
    one_view.look = {"year": 30}
    return one_view


def brought(result, channel, kind):
    at = CHANNELS.index(channel)
    return 100 * result.carried[:, at, kind].sum() / result.channel_ties[:, at].sum()


@every_setting
def test_bars_are_what_a_tie_of_each_channel_brings_tacit_first(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    used = [channel for channel in CHANNELS if result.channel_ties[:, CHANNELS.index(channel)].any()]
    tacit, codified = data(view, "bars_tacit"), data(view, "bars_codified")
    assert len(tacit["y"]) == len(used)
    assert set(np.asarray(tacit["left"])) <= {carriers.BARS_AT}
    assert np.allclose(tacit["right"], codified["left"])
    lengths = [np.asarray(bar["right"]) - bar["left"] for bar in (codified, tacit)]
    expected = np.array([[brought(result, channel, kind) for channel in used] for kind in (0, 1)])
    if used:
        scale = lengths[0][0] / expected[0][0]
        assert np.allclose(lengths, scale * expected)
        assert max(np.asarray(codified["right"])) <= carriers.BARS_AT + carriers.LONGEST
        assert round(carriers.LONGEST / scale) in carriers.TOPS
    said = texts(view, "carrier_tacit")
    for text, channel in zip(said, used, strict=True):
        exact = brought(result, channel, 1)
        assert number(text.replace("\u202f", "")) == pytest.approx(exact, abs=0.0051 if exact < 1 else 0.051)


@every_setting
def test_the_mark_on_a_bar_spans_nine_of_ten_futures_with_such_ties(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    bars, marks = data(view, "bars_tacit"), data(view, "tacit_spread")
    used = [at for at in range(len(CHANNELS)) if result.channel_ties[:, at].any()]
    assert len(marks["x0"]) == len(used)
    for row, at in enumerate(used):
        some = result.channel_ties[:, at] > 0
        each = 100 * result.carried[some, at, 1] / result.channel_ties[some, at]
        scale = (bars["right"][row] - carriers.BARS_AT) / brought(result, CHANNELS[at], 1)
        low, high = (carriers.BARS_AT + scale * np.quantile(each, share) for share in (0.05, 0.95))
        assert marks["x0"][row] == pytest.approx(low)
        assert marks["x1"][row] == pytest.approx(min(high, carriers.BARS_AT + carriers.LONGEST))


@every_setting
def test_each_channel_has_its_ties_and_the_time_they_take_or_is_said_to_be_unused(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    rows = {y: {} for y in carriers.ROWS}
    for x, y, text in zip(*(data(view, "carrier_numbers")[column] for column in ("x", "y", "text")), strict=True):
        rows.get(y, {})[x] = text
    for channel, held, row in zip(CHANNELS, result.channel_ties.mean(axis=0), rows.values(), strict=True):
        assert row[carriers.COLUMNS["time"]] == percent(CATALOGUE[channel].cost[0] * result.params.tie_cost)
        assert row[carriers.COLUMNS["ties"]] == (f"{held:.2f}" if held else "–")
        assert (row[carriers.COLUMNS["codified"]] == "not used") == (held == 0)


def test_time_follows_the_cost_of_ties(view, future):
    view.show(future(tie_cost=2.0))
    assert percent(0.32) in texts(view, "carrier_numbers")


def test_run_a_has_its_tacit_part_marked_on_the_scale_of_now(view, future):
    now, then = future(), future(people=0.0)
    view.show(now, then)
    bars, marks = data(view, "bars_tacit"), data(view, "tacit_then")
    scale = (bars["right"][0] - carriers.BARS_AT) / brought(now, "trade", 1)
    assert np.allclose(marks["x"], [carriers.BARS_AT + scale * brought(then, channel, 1) for channel in CHANNELS])
    view.show(now)
    assert len(data(view, "tacit_then")["x"]) == 0


def test_run_a_has_no_mark_in_the_row_of_a_channel_that_is_not_used(view, future):
    view.show(future(channel="trade"), future())
    assert list(data(view, "tacit_then")["y0"]) == [carriers.ROWS[0] - carriers.ROW / 2 + 1]


def test_the_key_of_channels_is_drawn_as_the_ties_of_the_map_are(view):
    samples = [r.glyph for r in view.figure("carriers").renderers if type(r.glyph).__name__ == "MultiLine"]
    drawn = [r for r in view.figure("clusters").renderers if type(r.glyph).__name__ == "MultiLine"]
    ties = [r.glyph for r in drawn if r.data_source is not view.sources["arrows"]]
    look = ("line_color", "line_width", "line_dash")
    assert len(samples) == len(ties) == len(CHANNELS)
    drawn = [tuple(str(getattr(glyph, name)) for name in look) for glyph in samples]
    assert drawn == [tuple(str(getattr(glyph, name)) for name in look) for glyph in ties]
    assert len(set(drawn)) == len(CHANNELS)
    assert list(clusters.STROKES) == list(CHANNELS)
