"""The picture of the front: each dot is a split, the ring the student's, and what is said of it is so."""

import numpy as np
import pytest

from labkit.territory.behind import growing, whole_front
from labkit.territory.front import KEPT, SPLITS, Front, everywhere, non_dominated
from labkit.territory.params import LEVERS, TerritoryParams
from labkit.territory.pictures.front import AXES
from labkit.territory.told import best_of_those_that_beat
from labkit.territory.view import TerritoryView

from ..reading_figures import data, number, points, texts
from .bench import DEFAULT, HUBS, NONE, NOTHING, TIES, axis

SEED = 2
SHOWN = {"exporters": 100, "score": 1, "kernels": 100, "cost": 1}
AIMS = list(SHOWN)
SIGNS = {"exporters": 1, "score": 1, "kernels": 1, "cost": -1}
every_pair = pytest.mark.parametrize("axes", range(1, len(AXES) + 1))


@pytest.fixture(scope="module")
def one_view():
    return TerritoryView("light")


@pytest.fixture
def view(one_view):
    one_view.look, one_view.background = {"axes": 1}, None
    return one_view


@pytest.fixture
def shown(view, programme):
    """Shows a setting with its whole front; gives the view, the result and the front."""

    def show(axes=1, **knobs):
        result = programme(**knobs)
        view.look, view.background = {"axes": axes}, whole_front(result.params, SEED)
        view.show(result)
        return view, result, view.background

    return show


def aims(view, name, axes):
    """What the dots of a source read as, (dot, 2): the lying aim and the standing one."""
    dots = points(view, name)
    return np.column_stack([axis(view, "front_x", "x")(dots[:, 0]), axis(view, "front_y", "y")(dots[:, 1])])


def of(front, axes, result):
    """Where the splits are drawn, (split, 2): what they gain in 24 futures, on all futures without money."""
    across, up, _ = AXES[axes - 1]
    return np.column_stack([SHOWN[aim] * (front.aims[:, AIMS.index(aim)] + above(result, aim)) for aim in (across, up)])


def above(result, aim):
    """How far doing nothing lies higher in all futures than in the first 24."""
    if aim == "cost":
        return 0
    without = getattr(result, f"{aim}_without")[:, -1]
    return without.mean() - without[:24].mean()


def in_order(rows):
    return rows[np.lexsort(rows.T)]


@every_pair
def test_dots_are_the_splits_that_none_beats_and_the_beaten_ones(shown, axes):
    view, result, front = shown(axes)
    for name, which in (("best", front.best), ("beaten", ~front.best)):
        assert np.allclose(in_order(aims(view, name, axes)), in_order(of(front, axes, result)[which]), atol=1e-6)
    assert 0 < front.best.sum() < len(SPLITS)


@every_pair
def test_a_larger_dot_has_more_of_the_third_aim(shown, axes):
    view, _, front = shown(axes)
    third = front.aims[front.best, AIMS.index(AXES[axes - 1][2])]
    area = data(view, "best")["size"] ** 2
    assert np.corrcoef(third, area)[0, 1] == pytest.approx(1)
    assert area.min() >= 24.9
    assert area.max() <= 144.1


@every_pair
def test_the_line_joins_what_none_beats_in_the_two_aims_on_the_axes(shown, axes):
    view, result, front = shown(axes)
    signs = [SIGNS[aim] for aim in AXES[axes - 1][:2]]
    line, all_of = aims(view, "front_line", axes), of(front, axes, result)
    ahead = (all_of * signs)[:, None] - line * signs
    assert not ((ahead >= -1e-6).all(axis=2) & (ahead > 1e-6).any(axis=2)).any()
    assert (np.diff(line[:, 0]) >= 0).all()
    assert len(line) == non_dominated(np.round(all_of * signs, 6)[front.best]).sum()


@pytest.mark.parametrize("knobs", [DEFAULT, TIES, HUBS, NONE, NOTHING], ids=str)
def test_the_cross_is_the_mean_of_all_futures_and_the_ring_the_gain_of_the_first_24_above_it(shown, knobs):
    view, result, _ = shown(1, **knobs)
    cross, ring = (aims(view, name, 1)[0] for name in ("nothing", "own"))
    without, now = (
        np.column_stack([100 * getattr(result, f"{aim}{suffix}")[:, -1] for aim in ("kernels", "exporters")])
        for suffix in ("_without", "")
    )
    assert cross == pytest.approx(without.mean(axis=0))
    assert (np.abs(without.mean(axis=0) - without[:24].mean(axis=0)) > 1e-3).all()
    assert ring - cross == pytest.approx((now - without)[:24].mean(axis=0), abs=1e-6)


def test_a_split_in_quarters_stands_on_its_dot(shown):
    view, result, front = shown(4, **{**NONE, "coordination": 50, "trust": 50})
    same = [np.allclose(split[[1, 4]], 0.5) for split in SPLITS].index(True)
    assert aims(view, "own", 4)[0] == pytest.approx(of(front, 4, result)[same])


def test_doing_nothing_is_the_first_split(shown):
    view, result, front = shown(4)
    assert aims(view, "nothing", 4)[0] == pytest.approx(of(front, 4, result)[0])


@every_pair
def test_every_dot_stands_on_the_figure(shown, axes):
    for knobs in (DEFAULT, HUBS, NOTHING):
        view, _, _ = shown(axes, **knobs)
        places = np.vstack([points(view, name) for name in ("best", "beaten", "own", "nothing")])
        assert places.min() >= -1e-9
        assert places.max() <= 1 + 1e-9


def test_a_click_on_a_dot_sets_the_levers_and_the_budget_that_it_stands_for(shown, programme):
    view, result, front = shown()
    dots = data(view, "splits")
    assert view.panels[0].picks == "splits"
    for at in (0, 3, 60, 209):
        chosen = {name: dots[name][at] for name in LEVERS.values()}
        if SPLITS[at, KEPT] < 1:
            spent = np.array(list(chosen.values())) / sum(chosen.values()) * dots["budget"][at]
            assert spent == pytest.approx(result.params.budget * SPLITS[at, :KEPT])
        else:
            assert dots["budget"][at] == 0
    assert np.allclose(aims(view, "splits", 1), of(front, 1, result))
    TerritoryParams(**{name: dots[name][99] for name in ("budget", *LEVERS.values())})


def test_it_is_told_how_many_splits_beat_the_students_and_one_of_them(shown):
    view, result, front = shown()
    mine = [getattr(result, aim)[:24, -1].mean() for aim in AIMS[:3]] + [result.cost[:24].mean()]
    ahead = (front.aims - mine) * list(SIGNS.values())
    beat = (ahead >= -1e-7).all(axis=1) & (ahead > 1e-7).any(axis=1)
    assert beat.any()
    assert view.shown.subs["front"] == f"**{beat.sum()}** of 210 beat yours"
    split = best_of_those_that_beat(front, np.array(mine))
    assert beat[split]
    assert front.best[split]
    quarters = {"¼": 0.25, "½": 0.5, "¾": 0.75}
    told = [part.split(" ", 1) for part in texts(view, "front_better")[0].removeprefix("such as ").split(", ")]
    uses = list(view.words["uses"].values())
    said = np.zeros(len(uses))
    for share, use in told:
        said[uses.index(use)] = quarters[share]
    assert np.array_equal(said, SPLITS[split])
    assert np.allclose(points(view, "better")[0], points(view, "own")[0])
    assert aims(view, "better", 1)[1] == pytest.approx(of(front, 1, result)[split])


def test_of_a_split_that_none_beats_no_other_is_told(shown):
    at = np.flatnonzero(whole_front(TerritoryParams(), SEED).best & (SPLITS[:, KEPT] == 0))[0]
    view, _, _ = shown(1, **dict(zip(LEVERS.values(), 100 * SPLITS[at], strict=False)))
    assert view.shown.subs["front"] == "**none** of 210 beats yours"
    assert texts(view, "front_better") == []
    assert not len(points(view, "better"))


def test_while_it_fills_it_says_how_far_it_is_and_judges_nothing(view, programme):
    part = list(zip(range(3), growing(everywhere(TerritoryParams()), 3), strict=False))[-1][1]
    view.background = part
    view.show(programme(seed=3))
    assert view.shown.subs["front"] == f"{part.there.sum()} of 210 tried"
    assert texts(view, "front_better") == []
    assert len(points(view, "splits")) == part.there.sum() < 210
    view.show(programme())
    assert view.shown.subs["front"] == ""  # the same territory with another luck


def test_a_front_that_lacks_some_splits_is_not_asked_which_beats_the_students(shown, programme):
    view, result, front = shown()
    assert len(texts(view, "front_better")) == 1
    some = front.aims.copy()
    some[-1] = np.nan
    view.background = Front(front.params, front.seed, some)
    view.show(result)
    assert view.shown.subs["front"] == "209 of 210 tried"
    assert texts(view, "front_better") == []
    assert not len(points(view, "better"))


@pytest.mark.parametrize("other", [{"budget": 300}, {"operators": 3}], ids=str)
def test_the_front_of_another_territory_is_not_drawn_but_the_scale_stays(shown, view, programme, other):
    shown()
    before = [number(text) for text in texts(view, "front_y")]
    view.show(programme(**other))
    assert not any(len(points(view, name)) for name in ("best", "beaten", "splits", "front_line", "better"))
    assert len(points(view, "own")) == 1
    assert [number(text) for text in texts(view, "front_y")] == before


def test_without_money_all_are_alike(shown):
    view, _, _ = shown(1, **NOTHING)
    assert view.shown.subs["front"] == "alike without money"
    assert np.allclose(points(view, "own"), points(view, "nothing"))


def test_few_futures_are_not_judged_by_the_front(view, programme):
    result = programme(runs=10)
    view.background = whole_front(result.params, SEED)
    view.show(result)
    assert view.shown.subs["front"] == ""
