"""Make the environment of labkit once, then open JupyterLab or run the checks (Windows: py start.py).

    python3 start.py [--no-browser] [--port N]
    python3 start.py test [--quick]

Needs Python 3.11 or newer, nothing else. An older Python must still be able to read this file: it is told what to do.
"""

import argparse
import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS, SUFFIX = (VENV / "Scripts", ".exe") if os.name == "nt" else (VENV / "bin", "")
PYTHON, UV = SCRIPTS / ("python" + SUFFIX), SCRIPTS / ("uv" + SUFFIX)
LOCKS = {"labs": ["requirements.lock"], "checks": ["requirements.lock", ".ci/requirements.lock"]}
BYTES_NEEDED = 2e9
LAB = ["-m", "jupyterlab", "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb"]
LAB += ["--allow-root", "--log-level=WARN"]
AGAIN = " Then run the same command again."
DISK = ("The disk is full: labkit needs 2 GB.", "Free some space." + AGAIN)
NETWORK = ("The packages could not be fetched: no network.", "Connect (behind a proxy, set HTTPS_PROXY)." + AGAIN)
IN_USE = ("A file in .venv is in use or protected.", "Close JupyterLab and all windows that use .venv." + AGAIN)
LONG = ("The path of this folder is too long.", "Move it somewhere short, such as C:\\labkit." + AGAIN)
NO_NETWORK = "name resolution|dns error|getaddrinfo|connection|connect error|unreachable|timed out|proxy"
FAULTS = (
    ("no space left|not enough space|os error 28", DISK),
    (NO_NETWORK, NETWORK),
    ("permission ?(error|denied)|access is denied", IN_USE),
    ("os error 206|name too long|extension is too long", LONG),
)


def stop(fault, remedy):
    sys.exit("\nstart.py: " + fault + "\nWhat to do: " + remedy)


def explain(output):
    """Stop and say what the output of a failed step means."""
    for pattern, fault in FAULTS:
        if re.search(pattern, output, re.IGNORECASE):
            stop(*fault)
    last = "".join("\n    " + line for line in output.strip().splitlines()[-8:])
    stop("The last step failed:" + last, "Delete the folder .venv." + AGAIN)


def check_python():
    if sys.version_info < (3, 11):
        found = "{}.{}".format(*sys.version_info)
        how = "Install a newer Python and use it: python3.13 start.py (Windows: py -3.13 start.py)."
        stop("Python 3.11 or newer is needed; this is " + found + ".", how)


def check_machine():
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        stop("This Python has no working venv module.", "On Debian or Ubuntu: sudo apt install python3-venv." + AGAIN)
    if shutil.disk_usage(str(ROOT)).free < BYTES_NEEDED:
        stop(*DISK)


def clean():
    """The environment variables without those that would bring in the packages of another Python."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def step(text, *command):
    """Run one step, with one line for it on the screen. Returns whether it went well, and its output."""
    print("  {:<50}".format(text), end="", flush=True)
    begin = time.monotonic()
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "errors": "replace"}
    try:
        done = subprocess.run([str(part) for part in command], cwd=str(ROOT), env=clean(), **pipe)
        well, output = done.returncode == 0, done.stdout
    except OSError as error:
        well, output = False, str(error)
    print("{:6.1f} s{}".format(time.monotonic() - begin, "" if well else "  failed"), flush=True)
    return well, output


def fingerprint(kind):
    """Changes when the environment has to be made anew: other pins, another Python, another folder."""
    pins = b"".join((ROOT / name).read_bytes() for name in [*LOCKS[kind], "pyproject.toml"])
    return "{} {} {}".format(hashlib.sha256(pins).hexdigest(), sys.version_info[:2], ROOT)


def is_ready(kind):
    stamp = VENV / ("ready-" + kind)
    return PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint(kind)


def make_venv():
    if VENV.exists():
        print("  .venv is unfinished, damaged or out of date: making it anew", flush=True)
        shutil.rmtree(str(VENV))
    # Started from within an environment, perhaps this very one, the Python beneath it makes the new one.
    beneath = getattr(sys, "_base_executable", sys.executable)
    well, output = step("making .venv", beneath, "-m", "venv", VENV)
    return well or explain(output)


def install(text, *what):
    """Install with uv (fetched first, by its hash), or with pip where uv cannot run or cannot finish."""
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"]
    if not UV.exists():
        lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
        (VENV / "uv.txt").write_text(re.search(r"^uv==(.*\\\n)*.*$", lock, re.MULTILINE).group(), encoding="utf-8")
        step("fetching the installer uv", *pip, "--require-hashes", "-r", VENV / "uv.txt")
    if UV.exists() and step(text, UV, "pip", "install", "-p", PYTHON, *what)[0]:
        return
    well, output = step(text + ", with pip", *pip, *what)
    return well or explain(output)


def make(kind):
    """Bring .venv into the state that `kind` needs: nothing to do, a second lock to add, or all from the start."""
    if is_ready(kind):
        return
    check_machine()
    print("Setting up labkit in .venv (once; needs the network):", flush=True)
    if not is_ready("labs"):
        make_venv()
        install("installing JupyterLab and the rest", "--require-hashes", "-r", "requirements.lock")
        install("installing labkit itself", "--no-deps", "--no-build-isolation", "-e", ".")
        (VENV / "ready-labs").write_text(fingerprint("labs"), encoding="utf-8")
    if kind == "checks":
        install("installing the test tools", "--require-hashes", "-r", ".ci/requirements.lock")
        (VENV / "ready-checks").write_text(fingerprint("checks"), encoding="utf-8")


def hand_over(*command):
    """Become the command: its exit code is ours, and Ctrl-C goes to it."""
    command = [str(part) for part in command]
    os.chdir(str(ROOT))
    if os.name != "nt":
        os.execve(command[0], command, clean())
    running = subprocess.Popen(command, env=clean())
    while running.poll() is None:
        with contextlib.suppress(KeyboardInterrupt):
            running.wait()
    sys.exit(running.returncode)


def main():
    check_python()
    parser = argparse.ArgumentParser(description="Open labkit in JupyterLab, or run its checks.")
    parser.add_argument("what", nargs="?", choices=["test"], help="run the checks instead of opening JupyterLab")
    parser.add_argument("--quick", action="store_true", help="with test: leave out the slow checks")
    parser.add_argument("--no-browser", action="store_true", help="print the address instead of opening a browser")
    parser.add_argument("--port", type=int, default=8888, help="first port to try (default 8888)")
    chosen = parser.parse_args()
    if chosen.quick and not chosen.what:
        parser.error("--quick belongs to the checks: python3 start.py test --quick")
    try:
        make("checks" if chosen.what else "labs")
    except OSError as error:
        explain(type(error).__name__ + " " + str(error))
    except KeyboardInterrupt:
        stop("Stopped before labkit was ready.", "Run the same command again: it starts anew.")
    if chosen.what:
        hand_over(PYTHON, ROOT / ".ci" / "checks.py", *["--quick"] * chosen.quick)
    print("Opening JupyterLab. To stop it: Ctrl-C in this window.", flush=True)
    hand_over(PYTHON, *LAB, "--port", chosen.port, *["--no-browser"] * chosen.no_browser)


if __name__ == "__main__":
    main()
