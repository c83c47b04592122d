"""The pictures of the relocation lab tell the truth: every line, label and difference is that of the arrays."""

import re

import numpy as np
import pytest

from labkit.core.result import QUANTILES
from labkit.relocation import sweep
from labkit.relocation.chain import ACTIVITIES
from labkit.ui import differences

END, PATHS, MINORITY = 40, 18, 6


def data(view, name):
    return view.sources[name].data


def texts(view, name):
    return list(data(view, name)["text"])


def figure(view, name):
    return next(panel.figure for panel in view.panels if panel.name == name)


def test_lines_bands_and_labels_are_those_of_the_arrays(view, future):
    result = future()
    view.show(result)
    for name, values in (("home", result.home), ("destination", result.destination)):
        for level, share in QUANTILES.items():
            assert np.allclose(data(view, name)[level], np.quantile(values, share, axis=0))
    home, away = (np.median(values[:, END]) for values in (result.home, result.destination))
    assert texts(view, "ends") == [f"Home {home:.0f}", f"Destination {away:.0f}"]
    assert np.allclose(data(view, "middle")["x"], np.median(result.competences, axis=0))
    assert np.allclose(data(view, "middle")["y"], np.median(result.trust, axis=0))


@pytest.mark.parametrize("runs", [10, 60, 200])
def test_the_futures_drawn_stand_for_all_from_the_worst_to_the_best(view, future, runs):
    result = future(runs, globalisation=0.5)
    view.show(result, future(runs))
    shown = min(runs, PATHS)
    assert view.shown.subs["kernels"] == f"{shown} of {runs}:"
    paths = zip(data(view, "paths")["xs"], data(view, "paths")["ys"], strict=True)
    drawn = np.array([_run(result, *path) for path in paths])
    rank = np.argsort(np.argsort(result.home[:, END], kind="stable"))[drawn]
    assert sorted(rank * shown // runs) == list(range(shown))  # one of each slice
    tipped = result.tipped[drawn] == 1
    assert 0 < tipped.sum() < shown or runs == 10
    assert np.allclose(data(view, "held")["x"], result.competences[drawn[~tipped], END])
    assert np.allclose(data(view, "crossed")["y"], result.trust[drawn[tipped], END])
    assert abs(tipped.mean() - result.tipped.mean()) <= 1 / shown


def _run(result, K, T):
    """Which run a path is of."""
    (found,) = np.flatnonzero((result.competences == K).all(axis=1) & (result.trust == T).all(axis=1))
    return found


def test_an_activity_that_moved_is_dark_in_its_own_row_with_design_on_top(view, future):
    result = future(globalisation=0.42)
    view.show(result)
    share = result.moved.mean(axis=0)
    image = data(view, "shares")["image"][0]
    assert image.shape == (len(ACTIVITIES), END)
    names = map(str.lower, texts(view, "activities"))
    labelled = dict(zip(names, data(view, "activities")["y"], strict=True))
    assert max(labelled, key=labelled.get) == "design"
    for j, activity in enumerate(ACTIVITIES):
        row = int(labelled[activity])  # Bokeh counts the rows of an image upwards from 0
        assert np.allclose(image[row], share[1:, j])
        assert texts(view, "moved_now")[j] == f"{100 * share[END, j]:.0f}\u202f%"
    assert share[END, ACTIVITIES.index("design")] < 0.2 < 0.8 < share[END, ACTIVITIES.index("routine making")]


def test_names_of_kernel_activities_are_bold_and_the_caption_says_so(view, future):
    view.show(future())
    styles = dict(zip(map(str.lower, texts(view, "activities")), data(view, "activities")["style"], strict=True))
    assert {name for name, style in styles.items() if style == "bold"} == {"design", "engineering", "marketing"}
    assert set(styles.values()) == {"bold", "normal"}
    assert next(panel for panel in view.panels if panel.name == "moved").sub == "**bold**: kernel"


@pytest.mark.parametrize("gap", [0.0, 0.42, 1.0])
def test_a_name_has_a_plate_where_its_row_is_too_dark_to_read_on(view, future, gap):
    result = future(globalisation=gap)
    view.show(result)
    dark = result.moved.mean(axis=0)[:17].max(axis=0) > 0.5
    assert list(np.array(data(view, "activities")["plate"]) > 0.8) == list(dark)
    assert dark.any() == (gap > 0)


def test_a_triangle_marks_the_year_half_had_moved(view, future):
    result = future(globalisation=0.42)
    view.show(result)
    share = result.moved.mean(axis=0)
    marks = {
        len(ACTIVITIES) - 1 - int(y): x for x, y in zip(data(view, "half")["x"], data(view, "half")["y"], strict=True)
    }
    assert set(marks) == {j for j in range(len(ACTIVITIES)) if share[:, j].max() >= 0.5}
    for j, year in marks.items():
        assert share[int(year), j] >= 0.5
        assert (share[: int(year), j] < 0.5).all()


def test_bars_of_what_firms_did_sum_to_all_firms(view, future):
    for gap in (0.0, 0.42, 1.0):
        result = future(globalisation=gap)
        view.show(result)
        bars = {bar["role"]: bar["share"] for bar in view.shown.bars["strategies"]}
        assert list(bars) == ["stayed", "selective", "replicative"]
        assert sum(bars.values()) == pytest.approx(1)
        assert bars["replicative"] == pytest.approx(result.replicative[:, END].mean())


def test_one_bar_is_hatched_so_that_colour_is_not_the_only_cue(view, future):
    view.show(future())
    hatched = {bar["role"]: bar["hatch"] for bar in view.shown.bars["strategies"]}
    assert hatched == {"stayed": False, "selective": False, "replicative": True}
    assert set(hatched) <= set(view.colour)


@pytest.mark.parametrize(
    "knobs", [{}, {"globalisation": 0.1}, {"globalisation": 0.55}, {"globalisation": 0.9}, {"policy": 1.0}], ids=str
)
def test_every_number_of_the_sentence_stands_in_the_picture(view, future, knobs):
    result = future(**knobs)
    view.show(result)
    said = set(re.findall(r"\*\*(\d+(?:\u202f%)?)\*\*", result.marked()))
    bars = [bar["text"] for bar in view.shown.bars["strategies"]]
    written = " ".join([*texts(view, "ends"), *texts(view, "moved_now"), *bars])
    assert said
    assert said <= set(re.findall(r"\d+(?:\u202f%)?", written))


def test_without_a_the_place_of_the_differences_says_what_to_do(view, future):
    view.show(future())
    assert view.shown.notes["differences"].startswith("Pin a run as A")
    view.show(future(), future())
    assert view.shown.notes["differences"] == ""


def test_differences_are_taken_future_by_future(view, future):
    now, then = future(globalisation=0.5), future()
    view.show(now, then)
    by_hand = {
        "Home": now.home[:, END] - then.home[:, END],
        "Destination": now.destination[:, END] - then.destination[:, END],
        "Work at home, %": 100 * (now.jobs[:, END] - then.jobs[:, END]),
        "Firms kept, %": 100 * (then.replicative[:, END] - now.replicative[:, END]),
    }
    assert texts(view, "row_names") == list(by_hand)
    limit = float(texts(view, "scale")[2])
    spread = data(view, "spread")
    for row, values in enumerate(by_hand.values()):
        for level, share in QUANTILES.items():
            assert limit * spread[level][row] == pytest.approx(np.quantile(values, share), abs=1e-9)
        assert float(texts(view, "row_values")[row].replace("\u2212", "-")) == pytest.approx(
            np.median(values), abs=0.51
        )
    unpaired = np.median(now.home[:, END]) - np.median(then.home[:, END])
    assert abs(np.median(by_hand["Home"]) - unpaired) > 1  # so that this test can tell the two apart


def test_the_scale_of_the_differences_holds_them_and_is_signed(view, future):
    for gap in (0.42, 0.425, 0.43, 0.5, 1.0):
        view.show(future(globalisation=gap), future())
        low, middle, high = texts(view, "scale")
        assert (low, middle) == (high.replace("+", "\u2212"), "as A")
        assert int(high) in differences.LIMITS
        assert max(np.abs(data(view, "spread")[level]).max() for level in QUANTILES) <= 1


def test_nothing_differs_from_itself(view, future):
    view.show(future(), future())
    assert texts(view, "row_values") == ["0.0"] * 4
    assert not any(np.any(data(view, "spread")[level]) for level in QUANTILES)


def test_what_is_pinned_is_drawn_and_goes_with_the_pin(view, future):
    now, then = future(globalisation=0.5), future()
    view.show(now, then)
    assert np.allclose(data(view, "pinned_home")["y"], np.median(then.home, axis=0))
    assert np.allclose(data(view, "pinned_path")["x"], np.median(then.competences, axis=0))
    assert "A, pinned" in texts(view, "asides")
    assert texts(view, "moved_then") == [f"A {100 * share:.0f}\u202f%" for share in then.moved[:, END].mean(axis=0)]
    view.show(now)
    assert not any(len(data(view, name)["x"]) for name in ("pinned_home", "pinned_path", "moved_then"))
    assert "A, pinned" not in texts(view, "asides")


def test_where_futures_fork_some_of_the_minority_are_drawn_and_counted(view, future):
    forked = next(r for r in (future(globalisation=g / 100) for g in range(40, 60)) if 0.1 < r.tipped.mean() < 0.45)
    view.show(forked)
    assert f"{int(forked.tipped.sum())} collapse" in texts(view, "asides")
    drawn = data(view, "minority")["ys"]
    assert len(drawn) == MINORITY
    assert (drawn[:, END] < 60).all()
    view.show(future(globalisation=0.0))
    assert len(data(view, "minority")["ys"]) == 0


def test_the_tipping_line_is_that_of_the_background(view, future, monkeypatch):
    K, T = sweep.tipping_line(future(globalisation=0.6).params)
    monkeypatch.setattr(view, "background", (K, T))
    view.show(future(globalisation=0.6))
    assert np.array_equal(data(view, "hollow")["x"][1:], K)
    assert np.array_equal(data(view, "hollow")["y"][1:][~np.isnan(T)], T[~np.isnan(T)])
    assert (data(view, "hollow")["y"][1:][np.isnan(T)] > 1).all()


def test_without_a_background_no_ground_is_drawn(view, future):
    view.show(future())
    assert not np.any(data(view, "hollow")["y"])


def test_a_prediction_is_a_mark_in_the_picture(relocation, future):
    view = relocation.load_view()("light", relocation.predict("home", 85, at=30))
    view.show(future())
    assert (data(view, "guess")["x"].tolist(), data(view, "guess")["y"].tolist()) == ([30], [85])
    assert texts(view, "guess_label") == ["your guess 85"]


def test_no_prediction_no_mark(relocation, view, future):
    for each in (view, relocation.load_view()("light", relocation.predict("jobs", 0.5))):
        each.show(future())
        assert len(data(each, "guess")["x"]) == len(texts(each, "guess_label")) == 0
