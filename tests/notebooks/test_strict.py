"""A broken copy of a notebook does not pass; that all notebooks pass is a step of its own in .ci/checks.py."""

import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest

from labkit.refresh import COMPARED, as_text

from .conftest import NOTEBOOKS

START = NOTEBOOKS / "00_start_here.ipynb"


def nbval(folder, *files):
    """Strict nbval in a process of its own; the finished process and, by file name, the cells that failed.

    The conftest.py of the repository makes nbval compare cells without a run count, so `folder` needs it too.
    """
    options = ["--nbval", "--nbval-current-env", "--color=no", "-q", "-rf", "-p", "no:cacheprovider"]
    where = ["--rootdir", str(folder), "-c", os.devnull]
    command = [sys.executable, "-m", "pytest", *where, *options, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, timeout=600)
    failed = re.findall(r"^FAILED (?:.*[/:])?(\S+\.ipynb)::Cell (\d+)", done.stdout, re.M)
    return done, failed


def broken(file, *changes):
    """Writes a copy of the start notebook with each of these changes in another code cell; the numbers of the cells."""
    copy = nbformat.read(START, as_version=4)
    cells = dict(enumerate(cell for cell in copy["cells"] if cell["cell_type"] == "code"))
    changed = []
    for change in changes:
        changed.append(next(number for number, cell in cells.items() if number not in changed and change(cell)))
    file.write_text(as_text(copy), encoding="utf-8")
    return changed


def change_a_number(cell):
    for output in cell["outputs"]:
        if output["output_type"] == "stream" and (digit := re.search(r"\d", output["text"])):
            at = digit.start()
            output["text"] = output["text"][:at] + str((int(digit[0]) + 1) % 10) + output["text"][at + 1 :]
            return True
    return False


def remove_an_output(cell):
    found = COMPARED in cell["source"] and bool(cell["outputs"])
    cell["outputs"] = [] if found else cell["outputs"]
    return found


def raise_an_error(cell):
    found = "lab.open(" in cell["source"]
    cell["source"] += "\n1 / 0" if found else ""
    return found


@pytest.mark.slow
def test_a_changed_number_a_missing_output_and_a_raising_cell_each_fail_and_no_other(tmp_path):
    changed = broken(tmp_path / "broken.ipynb", change_a_number, remove_an_output, raise_an_error)
    shutil.copy(NOTEBOOKS.parent / "conftest.py", tmp_path)
    done, failed = nbval(tmp_path, tmp_path / "broken.ipynb")
    assert done.returncode == 1
    assert sorted(failed) == sorted(("broken.ipynb", str(number)) for number in changed), done.stdout[-6000:]
    assert len(changed) == 3
