"""Claims as a lab declares them: box and defaults from its knobs, words and record from its folder."""

import json

import numpy as np
import pytest

from labkit.core.declared import declared, sides
from labkit.core.findings import Found
from labkit.core.knobs import Params, choice, number

SAID = {
    "quantities": {"price": "price", "town": "town", "sold": "part sold"},
    "claims": {
        "MA1": {
            **{"proposition": "Cheap stalls sell more.", "source": "invented", "place": "nowhere"},
            **{"invented": "All of it.", "reading": "It does."},
        }
    },
}


class Stall(Params):
    """Two knobs."""

    price: float = number(0.5, 0, 1, unit="share", meaning="how dear", label="Price")
    town: str = choice("north", ("north", "south"), meaning="where", label="Town")


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "market" / "data"
    folder.mkdir(parents=True)
    (folder / "words_en.json").write_text(json.dumps(SAID), encoding="utf-8")
    return folder


def cheap(points, seed, runs):
    return Found({"cheap": points["price"] < 0.5}, {"sold": 1 - points["price"]})


def test_a_knob_is_varied_over_its_whole_range_and_tried_at_its_default_first():
    assert sides(Stall, ("town", "price")) == {"town": (("north", "south"), "north"), "price": ((0, 1), 0.5)}


def test_a_claim_has_its_words_and_its_record_from_the_folder_of_its_lab(data):
    claim = declared(data, "MA1", cheap, 3, sides(Stall, ("price", "town")), measured=("sold",))
    assert (claim.lab, claim.proposition, claim.futures) == ("market", "Cheap stalls sell more.", 3)
    assert (claim.box, claim.defaults) == (
        {"price": (0, 1), "town": ("north", "south")},
        {"price": 0.5, "town": "north"},
    )
    assert claim.words == SAID["quantities"]
    assert claim.ledger == data / "ledger.json"
    assert claim.at_default().figures["sold"] == np.array([0.5])


def test_a_silent_quantity_is_varied_and_cannot_be_a_condition(data):
    claim = declared(data, "MA1", cheap, 1, sides(Stall, ("price", "town")), silent=("town",))
    assert list(claim.words) == ["price"]
    assert list(claim.box) == ["price", "town"]


def test_a_quantity_without_words_is_an_error(data):
    with pytest.raises(KeyError, match="rain"):
        declared(data, "MA1", cheap, 1, {"rain": ((0.0, 1.0), 0.5)})
