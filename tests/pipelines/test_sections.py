"""Sections of the pipelines lab: tables that say what the papers, the facts and the kernel say, whatever is chosen."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import lru_cache
from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest

from labkit.cases import facts
from labkit.core.words import percent
from labkit.pipelines.channels import CATALOGUE, CHANNELS, NAMES
from labkit.pipelines.kernel import RUNS, simulate
from labkit.pipelines.lab import lab
from labkit.pipelines.papers import KINDS, PLACES, papers, resources
from labkit.pipelines.params import PipelinesParams
from labkit.pipelines.presets import PRESETS
from labkit.pipelines.sections import SECTIONS, four_cases
from labkit.pipelines.sections.four_cases import CHECKS, Outcome, beside, outcomes
from labkit.pipelines.sections.said import said
from labkit.pipelines.smile import STAGES, VALUE
from labkit.ui.sections import Cell

ONE_WAY = ("sialkot_tuttlingen", "taiwan_suzhou")


@lru_cache
def result(seed=0, **knobs):
    return simulate(PipelinesParams(**knobs), seed=seed, runs=40)


def section(name, seed=0, run=None, **chosen):
    """What a section shows on a bench at its defaults."""
    bench = SimpleNamespace(lab=lab, params=lab.Params(), seed=seed, result=run or result())
    return next(one for one in SECTIONS if one.name == name).content(bench, chosen)


def texts(row):
    return tuple(cell.text if isinstance(cell, Cell) else cell for cell in row)


def places(content):
    """The sections of R of the papers shown."""
    return [texts(row)[0].split()[0] for row in content.tables[0].rows] if content.tables else []


@pytest.fixture(scope="module")
def presets():
    return {name: simulate(PipelinesParams(**preset.knobs), seed=0, runs=RUNS) for name, preset in PRESETS.items()}


def test_the_lab_has_these_sections_with_short_titles():
    assert lab.sections == SECTIONS
    assert [one.title for one in SECTIONS] == ["Twelve papers", "Resources", "Four cases", "Channels", "Smile curve"]


@pytest.mark.parametrize("name", [one.name for one in SECTIONS])
def test_every_option_of_every_menu_gives_whole_tables_of_plain_words(name):
    for menu, choose in section(name).choose.items():
        for key in choose.options:
            content = section(name, **{menu: key})
            assert content.choose[menu].chosen == key
            assert content.tables or content.note
            told = json.dumps([asdict(table) for table in content.tables], allow_nan=False)
            assert not re.search(r"\bnan\b|\{\w*\}", told + content.note)


@pytest.mark.parametrize("name", [one.name for one in SECTIONS])
def test_what_a_menu_does_not_offer_falls_back_to_what_it_shows_first(name):
    usual = section(name)
    assert section(name, **dict.fromkeys(usual.choose, "nonsense")) == usual


def test_all_twelve_papers_are_shown_with_every_cell_of_the_table():
    content = section("papers")
    assert places(content) == list(PLACES)
    assert content.tables[0].caption == "12 of 12 papers"
    for row, paper in zip(content.tables[0].rows, papers().to_dict("records"), strict=True):
        whole = " ".join(texts(row))
        for column in ("place", "resources", "carriers", "channels", "consequence", "clusters", "industry"):
            assert paper[column] in whole, (paper["place"], column)
        assert re.fullmatch(r"11\.\d+ .+ \(\d{4}\)", texts(row)[0])


def test_references_stand_in_full_below_the_papers_shown():
    content = section("papers", channel="trade")
    assert [texts(row) for row in content.tables[2].rows] == [
        (row["place"], row["paper"]) for row in papers(channel="trade").to_dict("records")
    ]


@pytest.mark.parametrize(("menu", "column"), [("resource", 0), ("carrier", 1), ("channel", 2)])
def test_a_menu_leaves_the_papers_that_the_table_finds(menu, column):
    for kind in list(KINDS.values())[column]:
        found = section("papers", **{menu: kind})
        assert places(found) == list(papers(**{menu: kind})["place"])
        assert found.tables[0].caption == f"{len(places(found))} of 12 papers"


def test_menus_together_leave_what_meets_all_of_them_and_an_industry_may_be_one_of_several():
    assert places(section("papers", carrier="individuals", resource="tangible")) == ["11.5"]
    assert places(section("papers", industry="ceramic tiles")) == ["11.1", "11.2", "11.3", "11.8"]
    assert places(section("papers", industry="information technology", channel="relocation")) == ["11.9"]
    assert list(section("papers").choose["industry"].options)[-2:] == ["none in particular", "many"]


def test_nothing_found_is_said_with_what_it_means_and_no_table():
    content = section("papers", carrier="small firms", channel="events")
    assert content.tables == ()
    assert content.note.startswith("0 of 12 papers. Nothing found means")
    assert content.choose["carrier"].chosen == "small firms"


def test_carriers_and_channels_are_counted_together_and_a_gap_is_a_dash():
    table = section("papers").tables[1]
    for row, (carrier, *cells) in zip(KINDS["carrier_kinds"], map(texts, table.rows), strict=True):
        assert carrier == row
        for channel, cell in zip(KINDS["channel_kinds"], cells, strict=True):
            assert cell == (
                str(len(papers(carrier=carrier, channel=channel)))
                if len(papers(carrier=carrier, channel=channel))
                else "–"
            )
    assert sum(cell == "–" for row in table.rows for cell in texts(row)) == 23


def test_resources_are_filtered_by_kind_and_say_what_the_lab_holds_of_them():
    content = section("resources", kind="tangible")
    assert content.tables[0].caption == "5 of 10 resources"
    assert [texts(row)[0] for row in content.tables[0].rows] == [
        "land",
        "buildings",
        "materials",
        "technology",
        "money",
    ]
    assert {texts(row)[4] for row in content.tables[0].rows} == {"no"}
    held = {texts(row)[0]: texts(row)[4].split(":")[0] for row in section("resources").tables[0].rows}
    assert {name for name, told in held.items() if told != "no"} == {"knowledge", "capabilities", "relationships"}
    assert list(held) == list(resources()["resource"])


def test_channels_show_the_catalogue_with_its_ranges_and_the_menus_name_them_alike():
    for row, name in zip(section("channels").tables[0].rows, CHANNELS, strict=True):
        told, channel = texts(row), CATALOGUE[name]
        assert told[0] == section("papers").choose["channel"].options[name] == NAMES[name]
        assert told[1] == f"{channel.place}: {channel.label}"
        assert told[2] == "{} ({} to {})".format(*map(percent, channel.reach))
        assert told[3] == "{:g} ({:g} to {:g})".format(*channel.life)
        assert told[4] == "{} ({} to {})".format(*map(percent, channel.cost))
        assert row[2].bar == (channel.reach[1], channel.reach[0], channel.reach[2])


def test_at_a_glance_each_cluster_has_the_numbers_of_its_preset(presets):
    rows = section("cases").tables[0].rows
    assert len(rows) == 8
    for row, (name, place) in zip(rows, product(PRESETS, (0, 1)), strict=True):
        result, told = presets[name], texts(row)
        first, last = result.known_home[:, 0, place], result.known_home[:, -1, place]
        ahead = int((last > result.known_home[:, -1, 1 - place]).sum())
        chain = np.median(result.chain_share[:, [0, -1], place], axis=0)
        assert told[0] == said("cases")["clusters"][name][place]
        assert told[1:3] == (percent(np.median(first)), percent(np.median(last)))
        assert told[3] == "–".join(percent(limit) for limit in np.quantile(last, (0.05, 0.95)))
        assert told[5:] == (f"{ahead} of 200", *map(percent, chain))
        assert row[2].bar == pytest.approx(np.quantile(last, (0.05, 0.5, 0.95)))


def test_who_holds_no_ties_gains_nothing_by_them_and_all_others_gain():
    for name, one in outcomes(0).items():
        assert (one.by_ties[0] == 0) == (name in ONE_WAY)
        assert one.by_ties[1] > 0.25
    told = {texts(row)[0]: texts(row)[4] for row in section("cases").tables[0].rows}
    assert told["A, like Tuttlingen"] == told["A, like Taiwan"] == "0\u202f%"
    assert told["B, like Sialkot"] == "+38\u202f%"


def test_the_facts_of_the_case_chosen_are_all_shown_with_their_place():
    for name in PRESETS:
        table = section("cases", case=name).tables[2]
        known = facts(name.replace("_", "-")).to_dict("records")
        assert PRESETS[name].label in table.caption
        assert [texts(row)[0] for row in table.rows] == [fact["quantity"] for fact in known]
        for row, fact in zip(table.rows, known, strict=True):
            words = fact["note"] if fact["unit"] == "statement" else four_cases.in_words(fact)
            assert texts(row)[1] == words
            assert all(word in words.casefold() for word in re.findall(r"\w+", fact["note"].casefold()))
            assert texts(row)[2:] == (fact["year"], f"R {fact['place']}")


def test_numbers_among_the_facts_are_written_with_their_unit():
    told = {texts(row)[0]: texts(row)[1] for name in PRESETS for row in section("cases", case=name).tables[2].rows}
    assert told["workers in glazing in Castellón"] == "3,487 workers (ASCER 2005)"
    assert told["Taiwan's share of IT FDI, parks in Kunshan"].startswith("80\u202f% (Foreign direct")
    assert told["China's rank among makers of IT"] == "rank 2"
    assert told["interviews behind the study"] == "more than 70 interviews"
    assert told["Taiwanese firms' share of Kunshan's local taxes"] == "about 86\u202f% (Po & Pun 2004)"


BUILT_IN = "direction put in by us, size not"


def test_each_case_says_where_it_agrees_where_not_and_what_was_put_in():
    verdicts = {name: [texts(row)[2] for row in section("cases", case=name).tables[1].rows] for name in PRESETS}
    assert verdicts == {
        "castellon_emilia": ["agrees", "put in by us", "put in by us"],
        "sialkot_tuttlingen": [BUILT_IN, "does not agree", "not in the model"],
        "taiwan_suzhou": ["points the same way", "does not agree", "not in the model"],
        "boston_copenhagen": ["agrees", "agrees", "not in the model"],
    }


@pytest.mark.parametrize("name", PRESETS)
def test_what_is_said_to_agree_is_said_not_to_where_the_model_does_the_opposite(name):
    opposite = Outcome(
        start=np.array([0.4, 0.4]), end=np.full((2, 3), 0.4), by_ties=np.array([-0.1, -0.1]), second_ahead=0,
        chain_start=np.array([0.5, 0.5]), chain_end=np.array([0.9, 0.1]),
        stages=np.array([[0.9] * 5, [0.1] * 5]), tacit_part=0.6,
    )  # fmt: skip
    told = {texts(row)[0]: texts(row)[2] for row in beside(name, opposite).rows}
    for point, check in CHECKS[name].items():
        if callable(check):
            leads = point in ("new_products", "moved_up")
            assert told[said("cases")["points"][point]["source"]] == ("agrees" if leads else "does not agree")


def test_the_cases_follow_the_luck_of_the_bench_and_no_knob():
    assert section("cases", seed=1) != section("cases")
    assert section("cases", seed=0) == section("cases")


def test_each_preset_runs_once_with_ties_and_once_without_for_a_luck_however_often_it_is_looked_at(monkeypatch):
    """Two clusters of 24 firms each: some 20 ms a run, so that the section opens at once."""
    asked = []
    monkeypatch.setattr(four_cases, "simulate", lambda *given: asked.append(given) or simulate(*given))
    for name in PRESETS:
        section("cases", seed=17, case=name)
    assert len(asked) == 2 * len(PRESETS)
    assert {(seed, runs) for _, seed, runs in asked} == {(17, RUNS)}
    assert sum(params.pipelines == 0 for params, *_ in asked) == len(PRESETS)
    assert {params.clusters * params.firms for params, *_ in asked} == {48}


def test_no_more_than_a_few_lucks_are_kept():
    assert four_cases.outcomes.cache_info().maxsize <= 8


@pytest.mark.parametrize("name", [one.name for one in SECTIONS])
def test_no_two_columns_of_a_table_have_one_name_but_for_the_spans(name):
    for table in section(name).tables:
        named = [head for head in table.head if head and head != "Nine futures in ten"]
        assert len(set(named)) == len(named)


def test_where_a_gain_is_told_stands_what_became_of_the_cluster_since_year_0(presets):
    told = 0
    for name, result in presets.items():
        home = np.median(result.known_home[:, [0, -1], 1], axis=0)
        for row in section("cases", case=name).tables[1].rows:
            if "without ties" in texts(row)[1]:
                assert re.search("(B|it goes) from {} to {}".format(*map(percent, home)), texts(row)[1])
                told += 1
    assert told == 4


@pytest.mark.parametrize("knobs", [{}, {"clusters": 2, "exchange": "one way", "lead": 0.8}, {"clusters": 3}], ids=str)
def test_the_smile_curve_shows_what_stages_are_worth_and_who_does_them(knobs):
    run = result(**knobs)
    content = section("smile", run=run)
    table, others = content.tables[0], {2: "B", 3: "B–C", 4: "B–D"}[run.params.clusters]
    assert table.head[2] == "A has"
    assert table.head[4] == f"{others} together"
    *stages, whole = table.rows
    assert [texts(row)[:2] for row in stages] == [(s, percent(v)) for s, v in zip(STAGES, VALUE, strict=True)]
    of_first = [run.stage_share[:, 0, at] for at in range(len(STAGES))]
    for row, share in zip(table.rows, [*of_first, run.chain_share[:, -1, 0]], strict=True):
        rest = 1 - share
        for at, values in ((2, share), (4, rest)):
            low, median, high = np.quantile(values, (0.05, 0.5, 0.95))
            assert texts(row)[at : at + 2] == (percent(median), f"{percent(low)}–{percent(high)}")
            assert row[at].bar == pytest.approx((low, median, high))
    assert texts(whole)[:2] == ("the whole chain", percent(1))
    assert f"With {run.params.clusters} clusters that know alike" in content.note
    assert f"A would have {percent(1 / run.params.clusters)} of each stage" in content.note
