"""All checks of labkit; `python3 start.py test [--quick]` runs this file inside .venv.

They run one after the other, but for the last one, which runs beside all others and is told last: the browser's, or the
notebooks' where the browser's is left out. A failed step does not stop the next one. The last lines say what passed,
what failed and how long each step took.
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
WITHOUT = "not slow and not browser and not delivery" if QUICK else "not browser"
NOTEBOOKS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))


def steps():
    """(name, command) of each step, in the order in which a fault is cheapest to see."""
    ruff = [str(SCRIPTS / "ruff")]
    yield "form of the code", [*ruff, "format", "--check", "."]
    yield "faults in the code", [*ruff, "check", "."]
    yield "who imports whom", [str(SCRIPTS / "lint-imports"), "--no-cache"]
    yield "length of files and functions", [sys.executable, ".ci/sizes.py"]
    yield "tests", [*PYTEST, "tests", "-m", WITHOUT]
    yield "notebooks, numbers compared", [*PYTEST, "--nbval", "--nbval-current-env", "-W", "default", *NOTEBOOKS]
    if not QUICK:
        yield "browser", [*PYTEST, "tests/browser", "-m", "browser"]


def run(name, command, tell=lambda line: print(line, end="", flush=True)):
    """Run one step and tell its output as it comes; returns (name, went well, seconds, pytest's own last line)."""
    tell(f"\n== {name}\n")
    begin, last = time.monotonic(), ""
    environment = {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ.get('PATH', '')}", "PYTHONUTF8": "1"}
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, errors="replace", **pipe) as running:
        for line in running.stdout:
            tell(line)
            last = line.strip() or last
    return name, running.returncode == 0, time.monotonic() - begin, last


def totals(results):
    """Pytest's counts of all steps, added up: '41 passed, 1 failed, 2 skipped'."""
    lines = " ".join(last for *_, last in results)
    found = re.findall(r"(\d+) (passed|failed|skipped|error)", lines)
    counts = {word: sum(int(n) for n, w in found if w == word) for word in ("passed", "failed", "error", "skipped")}
    return ", ".join(f"{n} {word}" for word, n in counts.items() if n or word in ("passed", "failed"))


def run_all(every):
    """The results of all steps; the last one runs beside the others, and what it says waits until they have ended."""
    *first, last = every
    said = []
    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(run, *last, said.append)
        results = [*(run(*step) for step in first), waiting.result()]
    print("".join(said), end="", flush=True)
    return results


def main():
    begin = time.monotonic()
    results = run_all(list(steps()))
    print("\n== summary", flush=True)
    for name, well, seconds, last in results:
        print(f"{'ok    ' if well else 'FAILED'} {seconds:6.1f} s  {name}: {last}")
    print(f"all    {time.monotonic() - begin:6.1f} s{'  (quick)' if QUICK else ''}")
    print(totals(results))
    return 0 if all(well for _, well, *_ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
