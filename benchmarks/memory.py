"""Memory of a kernel with the lab open, beside one that has only imported ipywidgets and bokeh.

    python benchmarks/memory.py

Each is a kernel process of its own, as JupyterLab starts it; resident memory, median of three kernels each. The lab's
kernel has opened the bench, moved every knob once, computed the outcome map and drawn the still picture.
"""

from __future__ import annotations

import statistics
import subprocess

import psutil
from jupyter_client.manager import start_new_kernel

AIM = 1.6
BARE = "import ipywidgets, bokeh, bokeh.plotting"
OPENED = "from labkit.relocation.lab import lab\nbench = lab.open()\nbench"
USED = """
for name, control in bench.controls.items():
    knob = control.knob
    control.value = knob.choices[0] if knob.kind == "choice" else knob.low
    control.value = knob.default
names = [name for name, knob in lab.Params.knobs().items() if knob.kind == "number"]
bench.compute_map(names[0], names[1], next(iter(lab.outcomes)))
bench.show_table(True)
"""
CASES = {
    "ipywidgets and bokeh imported": [BARE],
    "bench open": [OPENED],
    "bench open and used": [OPENED, USED],
    "and a table made with pandas": [OPENED, USED, "frame = bench.result.table()"],
}


def resident(cells: list[str]) -> float:
    """Resident memory in MB of a fresh kernel after these cells. Raises RuntimeError if a cell fails."""
    manager, client = start_new_kernel(stderr=subprocess.DEVNULL)
    try:
        for cell in cells:
            reply = client.execute_interactive(cell, timeout=120, output_hook=lambda _message: None)
            if reply["content"]["status"] != "ok":
                raise RuntimeError(reply["content"]["evalue"])
        return psutil.Process(manager.provisioner.pid).memory_info().rss / 1e6
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def main() -> None:
    taken = {name: statistics.median(resident(cells) for _ in range(3)) for name, cells in CASES.items()}
    bare = taken["ipywidgets and bokeh imported"]
    for name, megabytes in taken.items():
        print(f"{name:32} {megabytes:6.0f} MB   ratio {megabytes / bare:.2f}")
    print(f"aim: at most {AIM}")


if __name__ == "__main__":
    main()
