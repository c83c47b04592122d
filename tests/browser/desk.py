"""A student's desk: one page with JupyterLab, driven through its menu, its cells and its kernel."""

from __future__ import annotations

from pathlib import Path

import nbformat
from playwright.sync_api import Locator, Page

from .handle import Handle

LONG = 90_000  # ms: a notebook on a machine with other work to do
READY = """(name) => { const shown = jupyterapp.shell.currentWidget;
    return shown?.context?.path === name && shown.sessionContext?.session?.kernel?.status === "idle"; }"""
# What a bench still writes after the saving would make JupyterLab ask whether to save again.
LEAVE = """async () => { const shown = jupyterapp.shell.currentWidget;
    await shown?.context?.save();
    await shown?.sessionContext?.shutdown().catch(() => null);
    if (shown?.context) shown.context.model.dirty = false;
    await jupyterapp.commands.execute("application:close-all"); }"""
RUN_ON_KERNEL = """async (code) => {
    const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const future = kernel.requestExecute({ code, store_history: false });
    let said = "";
    future.onIOPub = (message) => {
        if (message.header.msg_type === "stream") said += message.content.text;
        if (message.header.msg_type === "error") said += message.content.traceback.join("\\n");
    };
    const reply = await future.done;
    if (reply.content.status !== "ok") throw new Error(said);
    return said.trim();
}"""


class Desk:
    """One browser page on one notebook at a time."""

    def __init__(self, page: Page, address: str, folder: Path):
        self.page, self.address, self.folder = page, address, folder
        self.kept: Handle | None = None

    def shows(self, name: str) -> bool:
        """Whether this notebook is the one on the page."""
        shown = "() => globalThis.jupyterapp?.shell.currentWidget?.context?.path"
        return self.page.evaluate(shown) == name

    def write(self, name: str, *cells: str) -> str:
        """Writes a notebook with these code cells; returns its name."""
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(book, self.folder / name)
        return name

    def open(self, name: str) -> None:
        """Opens a notebook of the folder, alone on the page, and waits for its kernel."""
        if self.page.url.startswith(self.address):
            self.page.evaluate(LEAVE)
            self.command("docmanager:open", path=name)
            self.arrive(name)
        else:
            self.page.goto(f"{self.address}/lab/tree/{name}?reset")
            self.arrive(name)
            self.command("application:toggle-left-area")

    def arrive(self, name: str) -> None:
        """Waits until JupyterLab stands and the notebook has a kernel."""
        self.page.wait_for_selector(".jp-Notebook")
        self.page.evaluate("async () => { await jupyterapp.started; await jupyterapp.restored; }")
        self.page.wait_for_function(READY, arg=name)

    def command(self, name: str, **options: object) -> None:
        """Runs a command of JupyterLab and waits for it."""
        self.page.evaluate(
            "([name, options]) => jupyterapp.commands.execute(name, options).then(() => null)", [name, options]
        )

    def run_all(self) -> None:
        """Run menu, Run All Cells, as a student does it; waits until the kernel rests."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self.page.wait_for_function(
            "!jupyterapp.shell.currentWidget.content.widgets.some((c) => c.model.executionState === 'running')",
            timeout=LONG,
        )
        self.execute("pass")

    def run_cell(self, place: int) -> None:
        """Runs the code cell at this place and waits for its end."""
        self.select(place)
        self.command("notebook:run-cell")

    def select(self, place: int) -> None:
        """Makes the cell at this place the active one."""
        self.page.evaluate("(place) => { jupyterapp.shell.currentWidget.content.activeCellIndex = place; }", place)

    def execute(self, code: str) -> str:
        """Runs code in the notebook's kernel, beside its cells; returns what it printed."""
        return self.page.evaluate(RUN_ON_KERNEL, code)

    def bench(self, place: int = 0) -> Handle:
        """A hand on the bench at this place on the page, ready to be moved."""
        handle = Handle(self.page, self.page.locator(".lk:not(.ll)").nth(place))
        handle.wait_until_ready()
        return handle

    def cells(self) -> Locator:
        return self.page.locator(".jp-Notebook .jp-Cell")

    def theme(self, name: str) -> None:
        """Switches JupyterLab to "Light" or "Dark", if need be, and waits until every bench has followed."""
        if self.page.evaluate("() => document.body.dataset.jpThemeLight") == str(name == "Light").lower():
            return
        self.command("apputils:change-theme", theme=f"JupyterLab {name}")
        wanted = f".lk[data-theme={name.lower()}][data-ready=true]"
        self.page.wait_for_function(
            "(wanted) => document.querySelectorAll('.lk').length === document.querySelectorAll(wanted).length",
            arg=wanted,
        )
        self.page.wait_for_timeout(300)
