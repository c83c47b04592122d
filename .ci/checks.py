"""All checks of labkit; `python3 start.py test [--quick]` runs this file inside .venv.

Two steps run beside each other: whichever ends, the next of the list begins. What a step says is told when it ends. A
failed step does not stop the others. The last lines say what passed, what failed and how long each took.
"""

import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent
QUICK = "--quick" in sys.argv[1:]
PYTEST = [sys.executable, "-m", "pytest", "-q", "--color=no", "-p", "no:cacheprovider", "--durations=5"]
FOLDERS = sorted(path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and not path.name.startswith("_"))
ROOMS = [name for name in FOLDERS if (ROOT / "labkit" / name).is_dir() and name not in ("core", "ui")]
LABS = sorted(path.parent.name for path in (ROOT / "labkit").glob("*/lab.py") if path.parent.name != "ui")
WITHOUT = "not browser and not record" + (" and not slow and not delivery" if QUICK else "")
# What quick leaves out of the tests of the labs: files that run experiments, keys or whole fronts again and again.
LONG = ("boxes", "claims", "keys", "notebook", "report")
SLOW = (
    f"the browser, tests marked slow or delivery, of labs the tests of {', '.join(LONG)}, all notebooks but the first"
)
NOTEBOOKS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))


def steps():
    """(name, command) of each step, in the order in which they begin: first what is quick to see, then what is long."""
    house = ("tests of the house", tests([name for name in FOLDERS if name not in ROOMS], ()))
    some, others = (
        ("tests of " + ", ".join(ROOMS[half::2]), tests(ROOMS[half::2], LONG if QUICK else ())) for half in (0, 1)
    )
    compared = NOTEBOOKS[:1] if QUICK else NOTEBOOKS
    numbers = ("notebooks, numbers compared", [*PYTEST, "--nbval", "--nbval-current-env", "-W", "default", *compared])
    if QUICK:
        return [*form(), house, some, others, numbers]
    one, two = (benches(LABS[half::2]) for half in (0, 1))
    rest = ("browser, all else", [*PYTEST, "tests/browser", f"--ignore={EVERY_LAB}", "-m", "browser"])
    return [*form(), rest, house, one, two, some, others, numbers]  # the longest first: so two at a time end together


EVERY_LAB = "tests/browser/every_lab"
LONGEST = 3000  # seconds: a step that hangs ends and is told


def tests(folders, without):
    """The tests of some folders, but for files of some names."""
    left_out = [f"--ignore-glob=*/test_{name}.py" for name in without]
    return [*PYTEST, *(f"tests/{name}" for name in folders), *left_out, "-m", WITHOUT]


def benches(labs):
    """The benches of some of the labs, moved in the browser."""
    return f"browser, {' '.join(labs)}", [*PYTEST, EVERY_LAB, "-m", "browser", "-k", " or ".join(labs)]


def form():
    ruff = [str(SCRIPTS / "ruff")]
    yield "form of the code", [*ruff, "format", "--check", "."]
    yield "faults in the code", [*ruff, "check", "."]
    yield "who imports whom", [str(SCRIPTS / "lint-imports"), "--no-cache"]
    yield "length of files and functions", [sys.executable, ".ci/sizes.py"]


def surroundings():
    """The environment variables of a step. Every kernel is a new Python: without compiled code each loses seconds.

    Two steps share the processors, so that numpy's own threads would only wait for each other.
    """
    inside = {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ.get('PATH', '')}", "PYTHONUTF8": "1"}
    inside |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        inside |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(SCRIPTS.parent / "compiled")}
    return {**os.environ, **inside}


def run(name, command):
    """Run one step and tell what it said; returns (name, went well, seconds, pytest's own last line)."""
    begin = time.monotonic()
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8", "errors": "replace"}
    print(f"== begun: {name}", flush=True)
    try:
        done = subprocess.run(command, cwd=ROOT, env=surroundings(), check=False, timeout=LONGEST, **pipe)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"\n== {name}\n{error}", flush=True)
        return name, False, time.monotonic() - begin, "1 failed"
    print(f"\n== {name}\n{done.stdout}", end="", flush=True)
    last = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    return name, done.returncode == 0, time.monotonic() - begin, last[-1] if last else ""


def totals(results):
    """Pytest's counts of all steps, added up: '41 passed, 1 failed, 2 skipped'."""
    lines = " ".join(last for *_, last in results)
    found = re.findall(r"(\d+) (passed|failed|skipped|error)", lines)
    counts = {word: sum(int(n) for n, w in found if w == word) for word in ("passed", "failed", "error", "skipped")}
    return ", ".join(f"{n} {word}" for word, n in counts.items() if n or word in ("passed", "failed"))


def main():
    begin = time.monotonic()
    with ThreadPoolExecutor(2) as lanes:
        results = list(lanes.map(lambda step: run(*step), steps()))
    print("\n== summary", flush=True)
    for name, well, seconds, last in results:
        print(f"{'ok    ' if well else 'FAILED'} {seconds:6.1f} s  {name}: {last}")
    print(f"all    {time.monotonic() - begin:6.1f} s{'  (quick)' if QUICK else ''}")
    if QUICK:
        print(f"left out: {SLOW}; the full command has them")
    print(totals(results))
    return 0 if all(well for _, well, *_ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
