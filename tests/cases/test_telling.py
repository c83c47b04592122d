"""Facts in sentences: the number with its unit, how rough it is, the place."""

import pytest

from labkit.cases import FactError, facts, reported
from labkit.cases.telling import WIDTH, sentence

FACT = {
    "quantity": "firms",
    "value": 3487.0,
    "unit": "workers",
    "year": "2005",
    "source": "R",
    "place": "11.2",
    "standing": "quoted",
    "note": "",
}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "firms (2005): 3,487 workers. [R 11.2]"),
        ({"note": "In Spain."}, "firms (2005): 3,487 workers. In Spain. [R 11.2]"),
        ({"note": "More than; in Spain."}, "firms (2005): more than 3,487 workers. In Spain. [R 11.2]"),
        ({"value": 0.095, "unit": "share", "note": "Under."}, "firms (2005): under 9.5 %. [R 11.2]"),
        ({"value": 0.6, "unit": "share"}, "firms (2005): 60 %. [R 11.2]"),
        ({"value": 4.0, "unit": "rank"}, "firms (2005): rank 4. [R 11.2]"),
        ({"value": 2000.0, "unit": "year"}, "firms (2005): in 2000. [R 11.2]"),
        ({"value": float("nan"), "unit": "statement", "note": "They left."}, "firms (2005): They left. [R 11.2]"),
        ({"source": "OSEM-2009", "standing": "secondary"}, "firms (2005): 3,487 workers. [OSEM-2009, 11.2, secondary]"),
    ],
)
def test_a_fact_is_a_sentence_with_its_place(changed, told):
    assert sentence({**FACT, **changed}) == told


def test_what_is_reported_of_several_cases_is_each_fact_once_in_the_order_asked_for():
    text = reported("silicon-valley", "le-sentier")
    assert (
        text.index("several types at once") < text.index("rank in military spending") < text.index("packed activities")
    )
    assert text.count("[") == len(facts("silicon-valley")) + len(facts("le-sentier"))


def test_only_the_quantities_asked_for_are_told():
    text = reported("montpellier", "french-regions", only=["local economy", "European grants"])
    assert text.count("[") == 2
    assert text.index("local economy") < text.index("European grants")
    with pytest.raises(FactError, match="only = 'wages' is none of the quantities: "):
        reported("montpellier", only=["local economy", "wages"])


def test_no_line_is_longer_than_a_cell_shows():
    every = reported(*dict.fromkeys(facts()["case"]))
    assert max(map(len, every.splitlines())) <= WIDTH
    assert "Vibrata-profile" in every
    assert "Vibrata-\n" not in every


def test_an_unknown_case_is_refused():
    with pytest.raises(FactError, match="case = 'atlantis' is not among the cases"):
        reported("le-sentier", "atlantis")
