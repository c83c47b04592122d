"""All checks of labkit; `python3 start.py test [--quick]` runs this file inside .venv.

They run in two lanes beside each other, the second told last: the browser or, where it is left out, the labs and the
notebooks. A failed step does not stop the next one. The last lines say what passed, what failed and how long each took.
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
LABS = [name for name in FOLDERS if (ROOT / "labkit" / name).is_dir() and name not in ("core", "ui")]
WITHOUT = "not browser and not record" + (" and not slow and not delivery" if QUICK else "")
NOTEBOOKS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))


def lanes():
    """Two lists of steps (name, command), each in the order in which a fault is cheapest to see."""
    labs = [("tests of the labs", tests(LABS)), ("notebooks, numbers compared", notebooks())]
    first = [*form(), ("tests of the house", tests([name for name in FOLDERS if name not in LABS]))]
    browser = ("browser", [*PYTEST, "tests/browser", "-m", "browser"])
    return (first, labs) if QUICK else ([*first, *labs], [browser])


def tests(folders):
    return [*PYTEST, *(f"tests/{name}" for name in folders), "-m", WITHOUT]


def notebooks():
    return [*PYTEST, "--nbval", "--nbval-current-env", "-W", "default", *NOTEBOOKS]


def form():
    ruff = [str(SCRIPTS / "ruff")]
    yield "form of the code", [*ruff, "format", "--check", "."]
    yield "faults in the code", [*ruff, "check", "."]
    yield "who imports whom", [str(SCRIPTS / "lint-imports"), "--no-cache"]
    yield "length of files and functions", [sys.executable, ".ci/sizes.py"]


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


def run_all(first, second):
    """The results of both lanes; what the second says waits until the first has ended."""
    said = []
    with ThreadPoolExecutor(1) as beside:
        waiting = [beside.submit(run, *step, said.append) for step in second]
        results = [*(run(*step) for step in first), *(step.result() for step in waiting)]
    print("".join(said), end="", flush=True)
    return results


def main():
    begin = time.monotonic()
    results = run_all(*lanes())
    print("\n== summary", flush=True)
    for name, well, seconds, last in results:
        print(f"{'ok    ' if well else 'FAILED'} {seconds:6.1f} s  {name}: {last}")
    print(f"all    {time.monotonic() - begin:6.1f} s{'  (quick)' if QUICK else ''}")
    print(totals(results))
    return 0 if all(well for _, well, *_ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
