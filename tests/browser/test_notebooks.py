"""Notebooks as a student runs them: menu, Run All Cells."""

from __future__ import annotations

import pytest

BENCHES = {
    "00_start_here.ipynb": 2,
    "01_go_abroad_through_your_neighbours.ipynb": 1,
    "02_share_an_export_executive.ipynb": 1,
    "03_score_your_milieu.ipynb": 3,
    "04_get_a_scattered_milieu_going.ipynb": 1,
    "05_take_a_district_through_four_transitions.ipynb": 1,
    "06_find_the_right_share.ipynb": 1,
    "07_listen_at_home_and_abroad.ipynb": 1,
    "08_relocate_and_see_what_stays.ipynb": 1,
    "09_win_and_let_the_territory_win.ipynb": 2,
    "10_read_the_ledger.ipynb": 1,
}
CODE = "jupyterapp.shell.currentWidget.content.widgets.filter((c) => c.model.type === 'code')"


@pytest.fixture(scope="module", params=BENCHES)
def ran(request, desk):
    desk.open(request.param)
    desk.run_all()
    return request.param


def test_run_all_gives_no_error_output(ran, desk):
    outputs = desk.page.evaluate(f"() => {CODE}.flatMap((c) => c.model.sharedModel.getOutputs())")
    assert len(outputs) > 5
    assert [o for o in outputs if o["output_type"] == "error" or o.get("name") == "stderr"] == []


def test_run_all_leaves_every_bench_ready_on_the_fast_path_of_bokeh(ran, desk):
    assert desk.page.locator(".lk:not(.ll)").count() == BENCHES[ran]
    for place in range(BENCHES[ran]):
        bench = desk.bench(place)
        assert "200 futures" in bench.status or "2000 draws" in bench.status
        assert int(bench.root.locator("[data-quiet-sheets]").first.get_attribute("data-quiet-sheets")) > 0


def test_every_code_cell_ran(ran, desk):
    counts = desk.page.evaluate(f"() => {CODE}.map((c) => c.model.executionCount)")
    assert counts == list(range(1, len(counts) + 1))
