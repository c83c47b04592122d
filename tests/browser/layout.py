"""What is wrong with the look of a bench, in words: what sticks out, is cut, wraps or is too high."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .desk import Desk
from .handle import FRAMES, Handle

LOOK = Path(__file__).with_name("layout.js").read_text(encoding="utf-8").strip()
HIGHEST, FULL, NARROW = 680, 1180, 900  # px
WINDOW = 1560


@contextmanager
def as_wide_as(desk: Desk, bench: Handle, width: int, zoom: int = 1) -> Iterator[None]:
    """The bench so wide, in px, and so much enlarged; the window gets as wide as that needs."""
    protocol = desk.page.context.new_cdp_session(desk.page)
    window = WINDOW
    try:
        for _ in range(3):
            protocol.send(
                "Emulation.setDeviceMetricsOverride",
                {"width": window, "height": 1000, "deviceScaleFactor": zoom, "mobile": False},
            )
            desk.page.evaluate(FRAMES)
            beside = width - bench.root.evaluate("(bench) => bench.clientWidth")
            if not beside:
                break
            window += beside
        assert bench.root.evaluate("(bench) => bench.clientWidth") == width
        desk.page.wait_for_timeout(300)  # figures follow after a while
        yield
    finally:
        protocol.send("Emulation.clearDeviceMetricsOverride")


def faults(bench: Handle, width: int) -> list[str]:
    """Everything that sticks out, is cut or wraps where it should not; wide benches must not be too high either."""
    inside = bench.root.locator
    found = bench.root.evaluate(f"(bench) => {LOOK}.stickingOut(bench)")
    found += inside(".lk-val").evaluate_all(f"(all) => {LOOK}.cutValues(all)")
    found += inside("[data-panel] .bk-Canvas canvas").evaluate_all(f"(all) => {LOOK}.inkAtEdges(all)")
    found += bench.page.evaluate(f"() => {LOOK}.wordsOverEdge()")
    if width >= NARROW:
        found += inside("figcaption").evaluate_all(f"(all) => {LOOK}.wrappedCaptions(all)")
    high = bench.root.evaluate("(bench) => bench.offsetHeight")
    if width >= FULL and not inside("details[open]").count() and high > HIGHEST:
        found.append(f"{high} px high")
    return found
