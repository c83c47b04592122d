"""The notebooks run from top to bottom and give the numbers they show; a broken copy does not pass."""

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


def broken(folder, name, change):
    """A copy of the start notebook with one code cell changed; the number of that cell."""
    copy = nbformat.read(START, as_version=4)
    cells = [cell for cell in copy["cells"] if cell["cell_type"] == "code"]
    changed = next(number for number, cell in enumerate(cells) if change(cell))
    (folder / name).write_text(as_text(copy), encoding="utf-8")
    return str(changed)


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
def test_strict_nbval_passes_on_all_notebooks():
    done, failed = nbval(NOTEBOOKS.parent, *sorted(NOTEBOOKS.glob("*.ipynb")))
    assert (done.returncode, failed) == (0, []), done.stdout[-6000:]


@pytest.mark.slow
def test_a_changed_number_a_missing_output_and_a_raising_cell_each_fail(tmp_path):
    expected = {
        ("number.ipynb", broken(tmp_path, "number.ipynb", change_a_number)),
        ("missing.ipynb", broken(tmp_path, "missing.ipynb", remove_an_output)),
        ("raising.ipynb", broken(tmp_path, "raising.ipynb", raise_an_error)),
    }
    shutil.copy(NOTEBOOKS.parent / "conftest.py", tmp_path)
    (tmp_path / "untouched.ipynb").write_text(START.read_text(encoding="utf-8"), encoding="utf-8")
    done, failed = nbval(tmp_path, *sorted(tmp_path.glob("*.ipynb")))
    assert done.returncode == 1
    assert set(failed) == expected, done.stdout[-6000:]
