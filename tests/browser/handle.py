"""A hand on one bench: reads what a student reads, moves what a student moves, by keyboard and mouse."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

# Parts that a button in the foot opens: the part, and what the button is called while it is open.
FOOT = {
    "Table": (".lk-table:not(.lk-cells) table", "Close table"),
    "Outcome map": (".lk-map", "Close map"),
    "Download": (".lk-files", "Download"),
    "Paste scenario": (".lk-pasteform", "Paste scenario"),
}
POLL = 25  # ms: a page that is asked at every frame paints at every frame
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 40))))"
AT_REST = """(bench) => bench.dataset.ready === "true" && bench.dataset.draft === "false"
    && !bench.querySelector(".lk-state-busy") && bench.querySelector(".lk-foot code").textContent"""
# All canvases that show, exactly; but for their outermost pixels, where Bokeh paints over what it has not cleared.
CANVASES = """(all) => all.filter((c) => c.width && c.checkVisibility({ visibilityProperty: true })).map((c) => {
    const copy = new OffscreenCanvas(c.width, c.height);
    const pen = copy.getContext("2d", { willReadFrequently: true });
    pen.drawImage(c, 0, 0);
    const dots = new Uint32Array(pen.getImageData(1, 1, c.width - 2, c.height - 2).data.buffer);
    let hash = 2166136261;
    for (let i = 0; i < dots.length; i += 1) hash = (Math.imul(hash ^ dots[i], 16777619) + 1) | 0;
    return hash;
})"""


class Handle:
    """Locators and readings of one `.lk`."""

    def __init__(self, page: Page, root: Locator):
        self.page, self.root, self.first, self.calm = page, root, "", ""

    def wait_until_ready(self) -> None:
        """The figures are drawn. Scrolls there: JupyterLab keeps cells far out of sight off the page."""
        self.root.wait_for(state="attached")
        self.root.scroll_into_view_if_needed()
        self.settle()
        self.first, self.calm = self.token, self.status

    def settle(self, token: str | None = None) -> None:
        """Waits for the full ensemble at rest, with this scenario if one is given, painted."""
        bench = self.root.element_handle()
        waited = f"(bench) => {{ const at = ({AT_REST})(bench); return {'at === ' + repr(token) if token else 'at'}; }}"
        self.page.wait_for_function(waited, arg=bench, polling=POLL).dispose()
        bench.dispose()
        self.page.evaluate(FRAMES)

    def knob(self, name: str) -> Locator:
        """The row of a knob; opens the assumptions fold where the knob lies in it."""
        row = self.root.locator(f"[data-knob={name}]")
        if not row.is_visible():
            self.root.locator("summary").click()
        return row

    def slider(self, name: str) -> Locator:
        return self.knob(name).locator("input[type=range]")

    def number(self, name: str) -> Locator:
        return self.knob(name).locator(".lk-val")

    def look(self, label: str) -> Locator:
        """The small slider under a figure."""
        return self.root.locator(".lk-looks").get_by_role("slider", name=label, exact=True)

    def put(self, label: str, value: int) -> None:
        """Brings the slider of a look to a value and waits for the picture."""
        slider = self.look(label)
        if int(slider.input_value()) != value:
            self.answered(lambda: slider.fill(str(value)))

    def choose(self, name: str, value: str) -> None:
        """Chooses by keyboard: Enter on a button of the row, or arrow keys in a dropdown."""
        row = self.knob(name)
        select = row.locator("select")
        if not select.count():
            return row.locator(f"[data-value='{value}']").press("Enter")
        places = select.locator("option").evaluate_all("(all) => all.map((option) => option.value)")
        way = places.index(value) - places.index(select.input_value())
        for _ in range(abs(way)):
            select.press("ArrowDown" if way > 0 else "ArrowUp")
        return None

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name, exact=True)

    def answered(self, act: Callable[[], object]) -> None:
        """Does something that leaves the scenario as it is, and waits for the answer to be painted."""
        before = int(self.root.get_attribute("data-painted"))
        act()
        self.page.wait_for_function(
            "([bench, before]) => Number(bench.dataset.painted) > before && !bench.querySelector('.lk-state-busy')",
            arg=[self.root.element_handle(), before],
            polling=POLL,
        )
        self.page.evaluate(FRAMES)

    def type(self, name: str, text: str) -> None:
        """Types a value into a knob's number field and presses Enter."""
        field = self.number(name)
        field.fill(text)
        field.press("Enter")

    def reveal(self, *parts: str, wanted: bool = True) -> None:
        """Opens (or shuts) parts of the bench by their button in the foot."""
        for name in parts:
            part, closing = FOOT[name]
            box = self.root.locator(part)
            if wanted and not box.is_visible():
                self.button(name).click()
            elif not wanted and box.is_visible():
                # By key: what comes in meanwhile may move the button away from under a mouse.
                self.button(closing).press("Enter")
            box.wait_for(state="visible" if wanted else "hidden")

    def shut(self) -> None:
        """Shuts all parts in the foot, and folds the assumptions away."""
        self.reveal(*FOOT, wanted=False)
        self.root.locator("details").evaluate_all("(folds) => folds.forEach((fold) => { fold.open = false; })")

    def load(self, *files: str | Path | dict[str, Any]) -> None:
        """Chooses files of one's own, by keyboard up to the window of the browser; does not wait for the answer."""
        with self.page.expect_file_chooser() as chooser:
            self.button("Load your own data").press("Enter")
        chooser.value.set_files(list(files))

    def says(self, words: str) -> None:
        """Waits until the sentence has these words, painted."""
        self.root.locator(".lk-say", has_text=words).wait_for()
        self.settle()

    @property
    def data(self) -> Locator:
        """The menu of the data."""
        return self.root.get_by_role("combobox", name="Data", exact=True)

    def section(self, title: str) -> Locator:
        """An open section."""
        return self.root.get_by_role("region", name=title, exact=True)

    def section_link(self, title: str) -> Locator:
        """What opens and shuts a section."""
        return self.root.locator(".lk-links").get_by_role("button", name=title, exact=True)

    def unfold(self, title: str) -> Locator:
        """Opens a section by keyboard, and waits for what it holds; some take a second."""
        self.section_link(title).press("Enter")
        self.section(title).locator("h4").wait_for()
        self.settle()
        return self.section(title)

    def fold(self, title: str) -> None:
        """Shuts a section by keyboard."""
        self.section_link(title).press("Enter")
        self.section(title).wait_for(state="hidden")

    def paste(self, text: str) -> None:
        """Opens the paste field, fills it, presses Enter, shuts it."""
        self.reveal("Paste scenario")
        field = self.root.get_by_label("Scenario to open")
        field.fill(text)
        field.press("Enter")
        self.reveal("Paste scenario", wanted=False)

    @property
    def sentence(self) -> str:
        return self.root.locator(".lk-say").inner_text()

    @property
    def token(self) -> str:
        return self.root.locator(".lk-foot code").inner_text()

    @property
    def status(self) -> str:
        return self.root.locator(".lk-status").text_content()

    @property
    def pin_line(self) -> str:
        return " ".join(self.root.locator(".lk-pin").inner_text().split())

    @property
    def error(self) -> str:
        line = self.root.locator(".lk-err:not(.lk-lost)")
        return line.inner_text() if line.is_visible() else ""

    @property
    def numbers(self) -> list[str]:
        """The rows of the open table."""
        return self.root.locator(".lk-table:not(.lk-cells) tbody tr").all_inner_texts()

    def pixels(self, panel: str | None = None) -> str:
        """A hash of all figures, or of one panel's; bars of parts count with their text."""
        within = self.root.locator(f"[data-panel={panel}]") if panel else self.root
        canvases = within.locator(".bk-Canvas canvas").evaluate_all(CANVASES)
        bars = within.locator(".lk-bar").all_inner_texts()
        return hashlib.sha256("\n".join(map(str, [*canvases, *bars])).encode()).hexdigest()

    def pixels_back_at(self, before: str) -> bool:
        """Whether the picture is again what it was; a late paint gets a second."""
        for _ in range(10):
            if self.pixels() == before:
                return True
            self.page.wait_for_timeout(100)
        return False

    def start_again(self) -> None:
        """Back to the scenario with which the bench was first taken in hand, nothing pinned."""
        if self.button("Unpin").is_visible():
            self.button("Unpin").click()
            self.button("Unpin").wait_for(state="hidden")
        if self.status != self.calm or self.token != self.first:
            self.paste(self.first)
        self.settle(self.first)
