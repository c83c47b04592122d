"""Scenario tokens of a lab over data: they open over the same data only, and tokens of other labs are as ever."""

from __future__ import annotations

import pytest

import labkit
from labkit.core.token import TokenError
from labkit.milieu.shipped import shipped
from labkit.milieu.tables import milieux

from .territories import panel

LAB = labkit.labs()["milieu"]
# Written before labs over data existed.
BEFORE = {
    "relocation": ("RE1-0W02C-0G07Y-ZQSVC-HD1SB-0V2HF-8", {"globalisation": 0.37, "trust": 0.123}, 7),
    "glocalization": ("GL1-01DCS-3G", {}, 0),
    "export_groups": (
        "EG1-J03G0-02096-K6CSK-6CSK0-80851-43G3N-BSSW",
        {"matching": "random", "pool": 44, "incubator": True, "salary": 51.3}, 912,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BEFORE)
def test_tokens_of_labs_without_data_are_what_they_were(name):
    token, knobs, seed = BEFORE[name]
    lab = labkit.labs()[name]
    params = lab.Params(**knobs)
    assert lab.token(params, seed) == token
    assert lab.read_token(token) == (params, seed)


@pytest.mark.parametrize("other", ["montpellier_2002", panel()], ids=["shipped", "own"])
def test_a_token_over_other_data_is_refused_with_both_marks_and_what_to_do(other):
    there = LAB.over(other)
    token = LAB.token(LAB.Params(compensation=0.4), 3)
    with pytest.raises(TokenError, match=rf"other data \(their mark is {LAB.digest}, here {there.digest}\)") as refusal:
        there.read_token(token)
    assert token in str(refusal.value)
    assert "open the lab with the data it was made with" in str(refusal.value)


def test_a_token_opens_over_the_same_data_read_another_way():
    again = LAB.over(milieux("read by a student", shipped("stylised").sheets))
    token = LAB.token(LAB.Params(focus="Pine", density=40), 12)
    params, seed = again.read_token(token)
    assert (dict(params), seed) == (dict(LAB.Params(focus="Pine", density=40)), 12)
    assert again.token(params, seed) == token


def test_the_same_knobs_over_other_data_have_another_token():
    assert (
        LAB.token(LAB.Params(), 0)[:4] == LAB.over("montpellier_2002").token(LAB.Params(focus="Alder"), 0)[:4] == "MI1-"
    )
    own = LAB.over(panel())
    assert own.token(own.Params(), 0) != LAB.token(LAB.Params(), 0)


def test_a_token_over_three_hundred_territories_brings_each_of_them_back():
    own = LAB.over(panel(territories=300, operators=8, raters=1))
    for at in (0, 1, 126, 127, 128, 255, 256, 299):
        params = own.Params(focus=f"T{at}", compensation=0.123)
        assert own.read_token(own.token(params, at)) == (params, at)


def test_a_damaged_token_over_data_is_told_as_damaged_and_not_as_of_other_data():
    token = LAB.token(LAB.Params(dynamics=0), 1)
    broken = token[:-1] + ("0" if token[-1] != "0" else "1")
    with pytest.raises(TokenError) as refusal:
        LAB.read_token(broken)
    assert "other data" not in str(refusal.value)
