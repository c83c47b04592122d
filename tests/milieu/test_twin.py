"""One draw and one territory at a time, in plain Python: what the kernel must equal, from the sheets to the rank."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest

from labkit.milieu import luck
from labkit.milieu.catalogue import OPERATOR_KINDS
from labkit.milieu.indicators import DIMENSIONS, GOALPOSTS, INDICATORS, ITEMS_OF
from labkit.milieu.kernel import simulate
from labkit.milieu.params import params_for
from labkit.milieu.tables import milieux, sheet

from .territories import panel

SETTINGS = {
    "defaults": {},
    "no compensation, unequal importances": {"compensation": 0.0, "density": 80, "dynamics": 3},
    "geometric, z-scores": {"compensation": 0.5, "within": 0.4, "normalise": "z", "doubt_exponent": 2.0},
    "goalposts, many doubtful operators": {"normalise": "goalposts", "doubt_operators": 1.0, "compensation": 0.3},
    "ranks, holes ignored": {"normalise": "rank", "missing": "ignored", "window": 2, "iso_9002": 0.1},
    "holes at their lowest, no doubt about raters and scale": {
        "missing": "lowest", "doubt_raters": False, "doubt_normalise": False, "iso_9003": 0.0,
    },
    "holes at their highest, settled importances": {"missing": "highest", "doubt_weights": 0.0, "focus": "T3"},
    "nothing drawn": {
        "missing": "median", "doubt_raters": False, "doubt_normalise": False, "doubt_weights": 0.0,
        "doubt_operators": 0.0, "doubt_exponent": 0.0, "compensation": 0.7,
    },
}  # fmt: skip


def with_holes():
    """Four territories; one lacks certified firms, one all ratings, one exporters."""
    full = panel(territories=4, operators=7, seed=4)
    columns = {name: values.copy() for name, values in full.territories.columns.items()}
    columns["iso_9001"][columns["territory"] == "T2"] = np.nan
    columns["exporters"][columns["territory"] == "T0"] = np.nan
    survey = full.survey.where(full.survey["territory"] != "T1")
    return milieux("with holes", {**full.sheets, "territories": sheet("territories", columns), "survey": survey})


DATA = with_holes()
INDICATOR_NAMES = list(INDICATORS)


def rows(form):
    names = list(form.columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*(form[n].tolist() for n in names), strict=True)]


def ties_of(data, operators, year):
    """Pairs at work in a territory and partners beyond it, each with the year it began."""
    place = {o["operator"]: at for at, o in enumerate(operators)}
    inner, outer = {}, {}
    for tie in rows(data.ties):
        ends = [place[e] for e in (tie["a"], tie["b"]) if e in place]
        if tie["since"] > year or not all(operators[end]["working"] for end in ends):
            continue
        within = len({operators[end]["territory"] for end in ends}) == 1 and len(ends) == 2
        for found, key in (
            [(inner, tuple(sorted(ends)))] if within else [(outer, (e, tie["a"], tie["b"])) for e in ends]
        ):
            found[key] = min(found.get(key, math.inf), tie["since"])
    return inner, outer


def told(data, window):
    """Each operator with what it adds."""
    year = max(row["year"] for row in rows(data.territories))
    operators = rows(data.operators)
    for o in operators:
        o["working"] = o["founded"] <= year and not o["closed"] <= year
    inner, outer = ties_of(data, operators, year)
    partners = [{other for pair in inner for other in pair if at in pair} - {at} for at in range(len(operators))]
    near = {at for at, o in enumerate(operators) if o["coordinator"] == "yes" and o["working"]}
    for _ in range(2):
        near |= {other for at in near for other in partners[at]}
    for at, o in enumerate(operators):
        last = year if math.isnan(o["closed"]) else min(o["closed"], year)
        same = [
            b for b, p in enumerate(operators)
            if b != at and p["working"] and all(p[n] == o[n] for n in ("territory", "kind", "scope"))
        ]  # fmt: skip
        o["years"] = min(max(last - max(o["founded"], year - window + 1) + 1, 0), window)
        o["born"] = year - window < o["founded"] <= year
        o["ended"] = year - window < o["closed"] <= year
        o["new"] = sum((since > year - window) / 2 for pair, since in inner.items() if at in pair)
        o["new"] += sum(since > year - window for (end, *_), since in outer.items() if end == at)
        o["outside"] = sum(end == at for end, *_ in outer)
        o["near"] = at in near and o["working"]
        o["like"] = len(same) if o["working"] else 0
        o["untied"] = len(set(same) - partners[at]) if o["working"] else 0
    return operators


def ratio(above, below):
    return above / below if below > 0 else math.nan


def hill_numbers(operators, times):
    kinds = [sum(t for o, t in zip(operators, times, strict=True) if o["working"] and o["kind"] == k)
             for k in OPERATOR_KINDS]  # fmt: skip
    shares = [kind / sum(kinds) for kind in kinds if kind]
    if not shares:
        return [0.0, 0.0, 0.0]
    return [len(shares), math.exp(-sum(s * math.log(s) for s in shares)), 1 / sum(s * s for s in shares)]


def in_order(hills):
    """No more kinds than there are, none above that of lower order."""
    held = [len(OPERATOR_KINDS)]
    for number in hills:
        held.append(min(number, held[-1]))
    return held[1:]


@cache
def times_of(seed, number, doubtful):
    return np.concatenate(list(luck.times_counted(seed, number, len(DATA.operators), doubtful))).T.tolist()


@cache
def hill_scale(name, seed, doubtful):
    """What brings the mean of the first 500 draws to what is counted."""
    operators = told(DATA, 5)
    here = [at for at, o in enumerate(operators) if o["territory"] == name]
    own = [operators[at] for at in here]
    drawn = [hill_numbers(own, [times[at] for at in here]) for times in times_of(seed, 500, doubtful)]
    means = [sum(column) / 500 for column in zip(*drawn, strict=True)]
    return [now / mean for now, mean in zip(hill_numbers(own, [1] * len(own)), means, strict=True)]


def judged(name, pick, items):
    """Mean over raters, then over items; `pick` tells for each judge which of his territory's answers instead."""
    mine = [row for row in rows(DATA.survey) if row["territory"] == name]
    raters = list(dict.fromkeys(row["rater"] for row in mine))
    asked = [raters[int(pick[name, at] * len(raters))] if pick else raters[at] for at in range(len(raters))]
    means = []
    for item in items:
        scores = [row["score"] for rater in asked for row in mine if (row["rater"], row["item"]) == (rater, item)]
        if scores:
            means.append(sum(scores) / len(scores))
    return ratio(sum(means), len(means))


def counted(name, operators, times, scale, pick, params):
    """The indicators of one territory in one draw."""
    figures = [row for row in rows(DATA.territories) if row["territory"] == name]
    first, last = figures[0], figures[-1]
    sums = {what: sum(t * o[what] for o, t in zip(operators, times, strict=True) if o["territory"] == name)
            for what in ("working", "years", "born", "ended", "new", "near", "like", "untied", "outside")}  # fmt: skip
    own = [(o, t) for o, t in zip(operators, times, strict=True) if o["territory"] == name]
    hills = in_order(h * s for h, s in zip(hill_numbers(*zip(*own, strict=True)), scale, strict=True))
    certified = last["iso_9001"] + params.iso_9002 * last["iso_9002"] + params.iso_9003 * last["iso_9003"]
    years = last["year"] - first["year"]
    return {
        "operators_per_1000_smes": 1000 * sums["working"] / last["smes"],
        "operators_per_100_km2": 100 * sums["working"] / last["area_km2"],
        "certified_per_1000_smes": 1000 * certified / last["smes"],
        **dict(zip(("kinds", "effective_kinds", "common_kinds"), hills, strict=True)),
        "births": ratio(sums["born"], sums["years"]),
        "deaths": ratio(sums["ended"], sums["years"]),
        "exporter_growth": (last["exporters"] / first["exporters"]) ** (1 / years) - 1,
        "tie_formation": ratio(sums["new"], sums["working"]) / params.window,
        "coordination_reach": ratio(sums["near"], sums["working"]),
        "duplication": ratio(sums["untied"], sums["like"]) if sums["like"] else 0.0,
        "external_ties": ratio(sums["outside"], sums["working"]),
        **{name_of: judged(name, pick, items) for name_of, items in ITEMS_OF.items()},
    }  # fmt: skip


def one_table(params, seed, runs, run):
    """Indicators of all territories in one draw, in the order of `INDICATORS`; draw None is as counted."""
    operators, doubtful = told(DATA, params.window), params.doubt_operators
    times = [1] * len(operators) if run is None else times_of(seed, runs, doubtful)[run]
    judges = list(dict.fromkeys((row["territory"], row["rater"]) for row in rows(DATA.survey)))
    drawn = luck.draw(seed, runs, len(judges) + 1, 1, 1) if run is not None and params.doubt_raters else None
    pick = {}
    for at, (name, _) in enumerate(judges if drawn else ()):
        pick[name, sum(n == name for n, _ in pick)] = float(drawn.pick[at, run])
    table = []
    for name in DATA.names:
        scale = [1.0] * 3 if run is None else hill_scale(name, seed, doubtful)
        found = counted(name, operators, times, scale, pick, params)
        table.append([round(found[indicator], 10) for indicator in INDICATORS])
    return table


def with_drawn_holes(table, params, seed, runs, run):
    """Each hole of the data takes the value of another territory without one."""
    known = one_table(params, seed, runs, None)
    holes = [(i, t) for i in range(len(INDICATORS)) for t in range(len(table)) if math.isnan(known[t][i])]
    drawn = luck.draw(seed, runs, 1, len(holes) + 1, 1).hole
    for at, (i, t) in enumerate(holes):
        donors = [d for d in range(len(table)) if not math.isnan(known[d][i])]
        worst, best = GOALPOSTS[INDICATOR_NAMES[i]]
        pick = float(drawn[at, run])
        table[t][i] = table[donors[int(pick * len(donors))]][i] if len(donors) > 2 else worst + pick * (best - worst)


def on_scale(column, direction, how, missing, posts):
    """One indicator of all territories on its scale, after the choice about holes."""
    values = [direction * value for value in column]
    there = sorted(value for value in values if not math.isnan(value))
    low, high = sorted(direction * post for post in posts) if how == "goalposts" else (there[0], there[-1])
    half = (there[(len(there) - 1) // 2] + there[len(there) // 2]) / 2
    fill = {"ignored": math.nan, "lowest": low, "highest": high}.get(missing, half)
    values = [fill if math.isnan(value) else value for value in values]
    there = [value for value in values if not math.isnan(value)]
    if how == "rank":
        return [sum(w < v for w in there) + (sum(w == v for w in there) + 1) / 2 if v == v else v for v in values]
    if how == "z":
        mean = sum(there) / len(there)
        spread = math.sqrt(sum((v - mean) ** 2 for v in there) / (len(there) - 1))
        return [v if v != v else max(50 + 10 * ((v - mean) / spread if spread else 0.0), 1.0) for v in values]
    held = [v if v != v else min(max(v, low), high) for v in values]
    return [v if v != v else 1 + 99 * (v - low) / (high - low) if high > low else 50.5 for v in held]


def mean_of(values, weights, exponent):
    """The weighted generalised mean of what is there."""
    pairs = [(v, w) for v, w in zip(values, weights, strict=True) if not math.isnan(v)]
    total = sum(w for _, w in pairs)
    if not pairs:
        return math.nan
    shares = [(v, w / total if total else 1 / len(pairs)) for v, w in pairs]
    if exponent == -math.inf:
        return min(v for v, w in shares if w > 0)
    if exponent == 0:
        return math.exp(sum(w * math.log(v) for v, w in shares))
    return sum(w * v**exponent for v, w in shares) ** (1 / exponent)


def exponent_of(compensation):
    return 2 - 1 / compensation if compensation else -math.inf


def scores_of(table, params, how, tilt, exponent):
    """D's and score of each territory."""
    scaled = list(zip(*(
        on_scale(column, i.direction, how, params.missing, GOALPOSTS[i.name])
        for column, i in zip(zip(*table, strict=True), INDICATORS.values(), strict=True)
    ), strict=True))  # fmt: skip
    dims = [
        [
            mean_of(
                [v for v, i in zip(row, INDICATORS.values(), strict=True) if i.dimension == d],
                [t for t, i in zip(tilt[4:], INDICATORS.values(), strict=True) if i.dimension == d],
                exponent_of(params.within),
            )
            for d in DIMENSIONS
        ]
        for row in scaled
    ]
    weights = [getattr(params, d) * t for d, t in zip(DIMENSIONS, tilt, strict=False)]
    return dims, [mean_of(row, weights, exponent) for row in dims]


def places(scores):
    near = [round(score, 9) for score in scores]
    return [sum(o > s for o in near) + (sum(o == s for o in near) + 1) / 2 for s in near]


def twin(params, seed, runs, run):
    """One draw: scores and D's on the chosen scale, ranks on the drawn one."""
    table, drawn = one_table(params, seed, runs, run), luck.draw(seed, runs, 1, 1, 4 + len(INDICATORS))
    if params.missing == "drawn":
        with_drawn_holes(table, params, seed, runs, run)
    tilt = [math.exp(params.doubt_weights * z) for z in drawn.tilt[:, run].tolist()]
    low = exponent_of(params.compensation) - params.doubt_exponent
    high = min(exponent_of(params.compensation) + params.doubt_exponent, 1.0)
    exponent = low + float(drawn.exponent[run]) * (high - low) if low > -math.inf else low
    how = params.normalise
    if params.doubt_normalise and how != "goalposts":
        how = ("min–max", "z", "rank")[int(drawn.normalise[run] * 3)]
    dims, scores = scores_of(table, params, params.normalise, tilt, exponent)
    return {"score": scores, "dimension_score": dims, "rank": places(scores_of(table, params, how, tilt, exponent)[1])}


@pytest.mark.parametrize("knobs", SETTINGS.values(), ids=SETTINGS.keys())
def test_each_draw_of_the_kernel_equals_the_plain_loop(knobs):
    params = params_for(DATA.names)(**knobs)
    result = simulate(params, seed=3, runs=40, milieux=DATA)
    at = DATA.names.index(params.focus)
    for run in (0, 7, 18, 39):
        expected = twin(params, 3, 40, run)
        for name, values in expected.items():
            np.testing.assert_allclose(getattr(result, name)[run], values, rtol=0, atol=1e-8, err_msg=name)
        assert result.focus_score[run] == result.score[run, at]
        assert result.focus_rank[run] == result.rank[run, at]


@pytest.mark.parametrize("knobs", SETTINGS.values(), ids=SETTINGS.keys())
def test_what_is_chosen_equals_the_plain_loop_without_any_doubt(knobs):
    params = params_for(DATA.names)(**knobs)
    result, table = simulate(params, seed=3, runs=2, milieux=DATA), one_table(params, 3, 2, None)
    dims, scores = scores_of(table, params, params.normalise, [1.0] * 20, exponent_of(params.compensation))
    np.testing.assert_allclose(result.values, table, rtol=0, atol=1e-10)
    np.testing.assert_allclose(result.chosen_dimension, dims, rtol=0, atol=1e-9)
    np.testing.assert_allclose(result.chosen_score, scores, rtol=0, atol=1e-9)
    np.testing.assert_array_equal(result.chosen_rank, places(scores))
    for step, compensation in ((0, 1.0), (20, 0.5), (40, 0.0)):
        other = scores_of(table, params, params.normalise, [1.0] * 20, exponent_of(compensation))[1]
        np.testing.assert_array_equal(result.rank_by_compensation[step], places(other))


def test_the_data_of_the_twin_lack_a_count_of_firms_exporters_and_the_ratings_of_one_territory():
    known = np.array(one_table(params_for(DATA.names)(), 3, 2, None))
    assert np.isnan(known).sum(axis=0).max() == 1
    assert np.isnan(known).sum() == 5
