"""JupyterLab on a free port, with folders of its own, on a copy of the notebooks."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

FLAGS = [
    "--no-browser",
    "--allow-root",
    "--IdentityProvider.token=",
    "--ServerApp.disable_check_xsrf=True",
    "--LabApp.expose_app_in_browser=True",
    "--log-level=ERROR",
]
QUIET = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
FOLDERS = ["CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"]
PATIENCE = 60


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def jupyterlab(notebooks: Path, private: Path):
    """Runs JupyterLab on the folder `notebooks` and yields its address; all settings lie in `private`."""
    port = free_port()
    environment = {**os.environ, **{f"JUPYTER_{name}": str(private / name.lower()) for name in FOLDERS}}
    environment |= {
        "JUPYTERLAB_SETTINGS_DIR": str(private / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(private / "workspaces"),
    }
    environment |= {"IPYTHONDIR": str(private / "ipython"), "JUPYTER_PLATFORM_DIRS": "1"}
    quiet = private / "config_dir" / "labconfig" / "page_config.json"
    quiet.parent.mkdir(parents=True)
    quiet.write_text(json.dumps(QUIET), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        *FLAGS,
        f"--ServerApp.root_dir={notebooks}",
        "--port",
        str(port),
        "--ServerApp.port_retries=0",
    ]
    with (
        (private / "server.log").open("w") as log,
        subprocess.Popen(command, cwd=notebooks, env=environment, stdout=log, stderr=log) as running,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, running)
            yield address
        finally:
            running.terminate()
            try:
                running.wait(20)
            except subprocess.TimeoutExpired:
                running.kill()


def wait_for(address: str, running: subprocess.Popen) -> None:
    """Returns when the server answers. Raises RuntimeError if it does not start."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        try:
            with urlopen(f"{address}/api", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start within {PATIENCE} s")
