"""Sweeps of the pipelines lab equal single simulations."""

from __future__ import annotations

import numpy as np
import pytest

from labkit.core.knobs import KnobError
from labkit.pipelines.kernel import simulate
from labkit.pipelines.lab import lab
from labkit.pipelines.params import PipelinesParams
from labkit.pipelines.sweep import FIRST, OUTCOMES, SECOND, appraise, in_per_cent, sweep

MOVED = {
    "pipelines": np.array([0.0, 0.7, 1.5, 0.3]),
    "firms": np.array([24, 8, 24, 40]),
    "clusters": np.array([4, 2, 4, 3]),
    "channel": np.array(["mixed", "trade", "relocation", "fairs"]),
    "exchange": np.array(["two way", "one way", "two way", "one way"]),
    "spread": np.array([0.5, 0.2, 0.6, 0.1]),
    "overload": np.array([1.5, 0.5, 3.0, 1.0]),
}


def single(at):
    knobs = {name: values[at].item() for name, values in MOVED.items()}
    return simulate(PipelinesParams(**knobs), seed=4, runs=5)


@pytest.mark.parametrize("at", range(4))
def test_each_point_of_a_sweep_is_a_simulation_of_its_own(at):
    found, result = sweep(PipelinesParams(), MOVED, 4, 5), single(at)
    weight = np.array([0.5, 0.5])
    expected = {
        "known_home": result.known_home[:, -1].mean(axis=1),
        "known_foreign": result.known_foreign[:, -1].mean(axis=1),
        "buzz_learned": result.buzz_learned.mean(axis=(1, 2)),
        "buzz_heard": result.buzz_heard.mean(axis=(1, 2)),
        "inflow": (result.inflow @ weight).mean(axis=(1, 2)),
        "inflow_tacit": result.inflow[..., 1].mean(axis=(1, 2)),
        "ties": result.ties.mean(axis=(1, 2)),
        "at_home": result.at_home.mean(axis=(1, 2)),
        "able": result.able[:, -1].mean(axis=1),
        "advanced": (result.state[:, -1] == 2).mean(axis=1),
        "gatekeepers": result.gatekeepers.mean(axis=1),
        "first_share": result.chain_share[:, -1, 0],
    }
    assert expected.keys() == OUTCOMES.keys() == found.keys()
    for name, values in expected.items():
        assert found[name][at] == pytest.approx(values, abs=1e-12), name


def test_an_appraisal_tells_clusters_and_spans_of_years_apart():
    found, result = appraise(PipelinesParams(), MOVED, 4, 5), single(1)
    assert found.last["known_home"][FIRST, 1] == pytest.approx(result.known_home[:, -1, 0])
    assert found.early["ties"][SECOND, 1] == pytest.approx(result.ties[:, :10, 1].mean(axis=1))
    assert found.start["known_home"][SECOND, 1] == pytest.approx(result.known_home[:, 0, 1])


def test_an_unknown_knob_is_refused_by_name():
    with pytest.raises(KnobError, match="charm: there is no such knob to move; the knobs are pipelines, channel"):
        sweep(PipelinesParams(), {"charm": np.array([1.0])})


def test_the_map_tells_in_per_cent_what_the_sweep_tells_as_a_share_and_all_else_as_it_is():
    told, found = in_per_cent(PipelinesParams(), MOVED, 4, 5), sweep(PipelinesParams(), MOVED, 4, 5)
    assert lab.outcomes.keys() <= told.keys()
    assert {OUTCOMES[name][0] for name in lab.outcomes} == {"share", "per year"}
    for name, values in told.items():
        assert values == pytest.approx((1 if OUTCOMES[name][0] == "ties" else 100) * found[name]), name
    assert all("%" in label for label, *_ in lab.outcomes.values())


@pytest.mark.slow
@pytest.mark.parametrize("pair", [("pipelines", "gatekeeping"), ("pipelines", "base"), ("pipelines", "outside")])
@pytest.mark.parametrize("outcome", [name for name in lab.outcomes if name != "first_share"])
def test_a_map_of_the_first_panel_has_several_colours_and_is_not_cut_off_at_most_points(outcome, pair):
    """`first_share` differs only where clusters do: with a head start, or with one-way exchange."""
    across, up = (np.linspace(lab.Params.knobs()[n].low, lab.Params.knobs()[n].high, 6) for n in pair)
    moved = {pair[0]: np.tile(across, 6), pair[1]: np.repeat(up, 6)}
    values, (_, low, high) = lab.sweep(PipelinesParams(), moved, 0, 4)[outcome].mean(axis=1), lab.outcomes[outcome]
    colours = np.floor(8 * np.clip((values - low) / (high - low), 0, 1 - 1e-9))
    assert len(set(colours)) >= 3
    assert np.bincount(colours.astype(int)).max() <= 0.75 * len(values)
    assert (values > high).mean() <= 0.15
    assert (values < low).mean() <= 0.15


def test_the_share_of_the_chain_has_several_colours_where_clusters_differ():
    moved = {"lead": np.linspace(0, 1, 6)}
    values, (_, low, high) = lab.sweep(PipelinesParams(), moved, 0, 4)["first_share"], lab.outcomes["first_share"]
    colours = np.floor(8 * np.clip((values.mean(axis=1) - low) / (high - low), 0, 1))
    assert len(set(colours)) >= 3
