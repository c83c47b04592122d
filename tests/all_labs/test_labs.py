"""What holds for every lab; labs are found by themselves."""

from __future__ import annotations

import itertools
import subprocess
import sys

import numpy as np
import pytest

import labkit
from labkit.core.knobs import Kind

LABS = labkit.labs()
every_lab = pytest.mark.parametrize("lab", LABS.values(), ids=LABS.keys())
LOOSE = 1e-9
MANY = 5


def ends(knob):
    """The values at the edges of what a knob can take; of a long list, its first and last."""
    if knob.kind is Kind.NUMBER:
        return (knob.low, knob.high)
    if knob.kind is Kind.CHOICE:
        return knob.choices if len(knob.choices) <= MANY else (knob.choices[0], knob.choices[-1])
    return (False, True)


def anywhere(lab, rng):
    """A legal value of every knob, at random."""
    knobs = lab.Params.knobs().values()
    return {k.name: rng.choice(ends(k)).item() if k.low is None else between(k, rng) for k in knobs}


def between(knob, rng):
    """A legal number of a knob, at random; a whole one where only whole ones are legal."""
    return int(rng.integers(knob.low, knob.high + 1)) if knob.whole else float(rng.uniform(knob.low, knob.high))


def corners(lab, rng, at_random=60):
    """Every other corner of the first panel, and some of the whole box.

    Next to each corner that is left out stand only corners that are tried: all ends of all first knobs but one meet.
    """
    knobs = lab.Params.knobs().values()
    first = [k for k in knobs if k.first_panel]
    for places in itertools.product(*(range(len(ends(k))) for k in first)):
        if sum(places) % 2 == 0:
            yield {k.name: ends(k)[place] for k, place in zip(first, places, strict=True)}
    for _ in range(at_random):
        yield {k.name: ends(k)[rng.integers(len(ends(k)))] for k in knobs}


def same(a, b):
    return all(np.array_equal(x.values, b.outputs()[name].values) for name, x in a.outputs().items())


def within_declared_range(output):
    if output.unit == "share":
        return output.values.min() >= -LOOSE and output.values.max() <= 1 + LOOSE
    if output.unit == "0 or 1":
        return bool(np.isin(output.values, (0, 1)).all())
    return output.unit != "index" or output.values.min() >= -LOOSE


def test_there_is_a_lab():
    assert LABS
    assert all(name == lab.name for name, lab in LABS.items())


@pytest.mark.slow
@every_lab
def test_corners_of_the_knobs_give_finite_numbers_within_their_range(lab):
    for knobs in corners(lab, np.random.default_rng(0)):
        for name, output in lab.simulate(lab.Params(**knobs), seed=0, runs=2).outputs().items():
            assert np.isfinite(output.values).all(), (name, knobs)
            assert within_declared_range(output), (name, knobs)


@every_lab
def test_the_same_seed_gives_the_same_arrays_and_another_seed_others(lab):
    params = lab.Params()
    first, again, other = (lab.simulate(params, seed=seed, runs=8) for seed in (5, 5, 6))
    assert same(first, again)
    assert not same(first, other)


@every_lab
def test_a_future_does_not_depend_on_how_many_others_are_run(lab):
    few, many = (lab.simulate(lab.Params(), seed=2, runs=runs) for runs in (7, 40))
    for name, output in few.outputs().items():
        if "run" in output.axes:
            first = many.outputs()[name].values.take(range(7), axis=output.axes.index("run"))
            assert np.array_equal(output.values, first), name


@every_lab
def test_every_knob_changes_an_output_somewhere_and_coming_back_restores_all(lab):
    rng = np.random.default_rng(1)
    bases = [lab.Params(), *(lab.Params(**anywhere(lab, rng)) for _ in range(4))]
    found = [lab.simulate(base, seed=0, runs=10) for base in bases]
    for name, knob in lab.Params.knobs().items():
        moved = (
            not same(before, lab.simulate(base.replace(**{name: value}), seed=0, runs=10))
            for base, before in zip(bases, found, strict=True)
            for value in ends(knob)
        )
        assert any(moved), f"{name} changes nothing"
        back = bases[0].replace(**{name: ends(knob)[0]}).replace(**{name: getattr(bases[0], name)})
        assert same(found[0], lab.simulate(back, seed=0, runs=10)), name


@every_lab
def test_every_knob_says_what_it_is(lab):
    for knob in lab.Params.knobs().values():
        assert all((knob.unit, knob.meaning, knob.source, knob.label)), knob.name
        assert len(knob.label) <= 16, knob.name
        assert len(knob.unit) <= 10, knob.name
    assert len({knob.label for knob in lab.Params.knobs().values()}) == len(lab.Params.knobs())


@every_lab
def test_the_first_panel_has_seven_knobs_at_most(lab):
    assert 1 <= sum(knob.first_panel for knob in lab.Params.knobs().values()) <= 7


@every_lab
def test_a_slider_can_stand_at_its_default_and_at_both_ends(lab):
    for knob in lab.Params.knobs().values():
        if knob.kind is Kind.NUMBER:
            for value in (knob.default, knob.high):
                steps = (value - knob.low) / knob.step
                assert steps == pytest.approx(round(steps), abs=1e-6), knob.name


@every_lab
def test_arrays_have_the_axes_they_declare(lab):
    result = lab.simulate(lab.Params(), seed=0, runs=9)
    assert result.runs == 9
    lengths = {"run": 9, **{axis: len(places) for axis, places in result.labels.items()}}
    for name, output in result.outputs().items():
        assert output.values.ndim == len(output.axes), name
        assert all(lengths.setdefault(a, n) == n for a, n in zip(output.axes, output.values.shape, strict=True)), name
        assert output.unit, name
        assert output.meaning, name


@every_lab
def test_the_table_holds_every_number_and_the_summary_condenses_the_runs(lab):
    result = lab.simulate(lab.Params(), seed=0, runs=3)
    outputs = result.outputs()
    table, summary = result.table(), result.summary()
    assert len(table) == sum(output.values.size for output in outputs.values())
    assert {"output", "unit", "value"} <= set(table.columns)
    runs = {name: 3 if "run" in output.axes else 1 for name, output in outputs.items()}
    shown = {name: output for name, output in outputs.items() if not output.detail}
    assert len(summary) == sum(output.values.size // runs[name] for name, output in shown.items())
    assert set(summary.output) == set(shown)
    assert len(list(result.condensed(last=True))) < 100, "an array that a student reads as a picture is a detail"
    assert (summary.low90 <= summary["median"]).all()
    assert (summary["median"] <= summary.high90).all()


@every_lab
def test_the_sentence_is_short_and_follows_the_knobs(lab):
    rng = np.random.default_rng(3)
    params = [lab.Params(), *(lab.Params(**anywhere(lab, rng)) for _ in range(6))]
    sentences = [lab.simulate(p, seed=0, runs=20).sentence() for p in params]
    assert all(0 < len(sentence.split()) <= 40 for sentence in sentences)
    assert len(set(sentences)) > 1


@pytest.mark.parametrize("lab", [lab for lab in LABS.values() if lab.sweep or lab.outcomes], ids=lambda lab: lab.name)
def test_a_sweep_gives_every_outcome_that_the_map_offers(lab):
    knob = next(k for k in lab.Params.knobs().values() if k.kind is Kind.NUMBER)
    found = lab.sweep(lab.Params(), {knob.name: np.array([knob.low, knob.default, knob.high])}, 0, 6)
    assert {name: found[name].shape for name in lab.outcomes} == dict.fromkeys(lab.outcomes, (3, 6))


def test_finding_the_labs_and_running_one_loads_no_plotting_library():
    code = (
        "import sys, labkit; lab = next(iter(labkit.labs().values())); "
        "lab.simulate(lab.Params(), seed=0, runs=2); lab.claims[0].recorded; "
        "print(*sorted({'bokeh', 'ipywidgets', 'anywidget', 'pandas', 'IPython'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@every_lab
def test_a_map_offers_only_futures_that_a_draft_has_too(lab):
    futures = [look.high for look in lab.load_view()("light").looks() if look.name == "future"]
    assert all(high <= lab.draft_runs for high in futures)
