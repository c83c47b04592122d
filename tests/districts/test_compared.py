"""What the claims of the districts lab measure in a case: innovators firm by firm, and where activities go."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.districts.compare import Case, compare, innovators, places
from labkit.districts.dispersion import ACTIVITIES
from labkit.districts.kernel import simulate
from labkit.districts.params import ICT, DistrictsParams


def years_of_six_places():
    """The firm in place 3 closes in year 33, and a newcomer takes the place in year 35; in place 5 a plant in 32."""
    new_ideas = {0: range(30, 41), 1: (30, 31, 35, 40), 2: (30, 33, 40), 3: (30, 31, 36, 37), 4: (30, 31), 5: (40,)}
    for year in range(41):
        alive = np.array([1, 1, 1, not 33 <= year < 35, 1, year >= 32], dtype=bool)
        output = [9, 8, 7, 6, 5, 0] if year <= 30 else [9, 1, 8, 7, 10, 0.5]
        skill = [1, 2, 3, 9, 4, 0] if year <= 30 else [2, 4, 6, -50, 8, 30]
        novel = [year in new_ideas[place] for place in range(6)]
        outside = [False] * 5 + [year >= 32]
        column = (np.array(each)[:, None, None] for each in (novel, output, skill, outside))
        state = dict(zip(("novel", "output", "skill", "outside"), column, strict=True))
        yield SimpleNamespace(**state), SimpleNamespace(alive=alive[:, None, None])


def test_innovators_are_counted_over_the_ten_years_after_year_30_and_a_plant_is_no_newcomer_of_the_fringe():
    """Twenty ideas by place: 10, 3, 2, 1 + 2, 1 and 1; the 2 are those of a newcomer, the last one is of a plant."""
    found = innovators(years_of_six_places(), SimpleNamespace(), "nothing", None)
    assert {name: float(values.item()) for name, values in found.items()} == pytest.approx(
        {"concentration": 18 / 20, "stability": 1, "newcomers": 2 / 20, "with_plants": 3 / 20, "core_kept": 2 / 4}
    )


@pytest.mark.parametrize("event", ["nothing", ICT])
def test_where_activities_go_is_what_the_simulation_says(event):
    (found,) = compare({"codified": np.array([0.6])}, [Case(event=event)], 3, 8, places)
    alone = simulate(DistrictsParams(event=event, codified=0.6), seed=3, runs=8)
    for at, activity in enumerate(ACTIVITIES):
        name = activity.replace(" ", "_")
        assert found[f"away_{name}"][0] == pytest.approx(alone.away[:, -1, at], abs=1e-9)
        assert found[f"sites_{name}"][0] == pytest.approx(alone.concentrated_away[:, at], abs=1e-9)
