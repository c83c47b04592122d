"""Which Chromium there is, and how it is started: quiet, without the network, without a window."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

SWITCHES = (
    "no-sandbox disable-gpu disable-quic no-first-run "
    "disable-background-networking disable-component-update disable-sync"
)
PLACES = ("/usr/bin/chromium", shutil.which("chromium"), shutil.which("google-chrome"))
CHROMIUM = next((place for place in PLACES if place and Path(place).exists()), None)


def launch(playwright: Any) -> Any:
    """A headless browser of its own."""
    switches = [f"--{switch}" for switch in SWITCHES.split()]
    return playwright.chromium.launch(executable_path=CHROMIUM, args=switches)
