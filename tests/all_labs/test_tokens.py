"""Scenario tokens of all labs: a token written today must mean the same futures tomorrow, or be refused.

A token holds steps and places in the list of knobs, not names and numbers. So whoever changes the knobs of a lab raises
its version; `fingerprints.json` records the knobs of every version there has been.
"""

import hashlib
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

import labkit
from labkit.core.knobs import Kind

LABS = list(labkit.labs().values())
RECORDED = json.loads(Path(__file__).with_name("fingerprints.json").read_text(encoding="utf-8"))
every_lab = pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)


def fingerprint(knobs):
    """Of all that a token relies on: order, names, kinds, bounds, steps, defaults and choices."""
    told = [[k.name, k.kind, k.low, k.high, k.step, k.whole, k.default, k.choices] for k in knobs]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def complaint(lab, knobs):
    """What to do about a lab whose knobs are not those recorded for its version; empty if they are."""
    now, known = fingerprint(knobs), RECORDED.get(lab.name, {}).get(str(lab.version))
    if known == now:
        return ""
    record = f'"{now}" to {lab.name} in tests/all_labs/fingerprints.json'
    if known is None:
        return f'{lab.name}: version {lab.version} is new; add "{lab.version}": {record}'
    return (
        f"{lab.name}: the knobs are not those of version {lab.version}, so scenario tokens made before open other "
        f"futures. Raise `version` in labkit/{lab.name}/lab.py to {lab.version + 1} and add "
        f'"{lab.version + 1}": {record}'
    )


def random_value(rng, knob):
    if knob.kind is not Kind.NUMBER:
        return rng.choice(knob.choices or (False, True))
    steps = knob.low + knob.step * rng.randint(0, round((knob.high - knob.low) / knob.step))
    return (
        round(steps) if knob.whole else rng.choice([min(round(steps, 10), knob.high), rng.uniform(knob.low, knob.high)])
    )


@every_lab
def test_knobs_changed_only_together_with_the_version(lab):
    assert complaint(lab, lab.Params.knobs().values()) == ""


@every_lab
def test_no_version_is_recorded_that_is_still_to_come(lab):
    assert max(int(version) for version in RECORDED[lab.name]) == lab.version


@every_lab
@pytest.mark.parametrize("change", ["name", "low", "high", "step", "default", "order", "fewer"])
def test_a_changed_knob_is_noticed(lab, change):
    knobs = lab.Params.knobs().values()
    first = next(knob for knob in knobs if knob.kind is Kind.NUMBER)
    rest = [knob for knob in knobs if knob is not first]
    changed = {
        "order": [*rest, first],
        "fewer": rest,
        "name": [replace(first, name="renamed"), *rest],
    }.get(change) or [replace(first, **{change: getattr(first, change) + 0.5}), *rest]
    assert f"Raise `version` in labkit/{lab.name}/lab.py to {lab.version + 1}" in complaint(lab, changed)


@every_lab
def test_scenarios_and_presets_come_back_as_they_were(lab):
    rng = random.Random(lab.name)
    scenarios = [
        ({n: random_value(rng, k) for n, k in lab.Params.knobs().items()}, rng.randrange(1000)) for _ in range(50)
    ]
    scenarios += [(preset.knobs, 0) for preset in lab.presets.values()]
    for knobs, seed in scenarios:
        params = lab.Params(**knobs)
        assert lab.read_token(lab.token(params, seed)) == (params, seed)


def test_no_two_labs_share_a_code():
    codes = [lab.code for lab in LABS]
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 2 and code.isalpha() and code.isupper() for code in codes)


@every_lab
def test_a_token_stays_short_enough_to_write_down(lab):
    settings = [lab.Params(), *(lab.Params(**preset.knobs) for preset in lab.presets.values())]
    assert max(len(lab.token(params, 0)) for params in settings) <= 48
