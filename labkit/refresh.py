"""Re-runs the notebooks and keeps in the files only what is compared later.

A cell whose source holds the line `# NBVAL_CHECK_OUTPUT` is compared; its text outputs stay. All other outputs,
pictures, widget states, run counts and metadata go. The diff of a refresh is read like code.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

COMPARED = "# NBVAL_CHECK_OUTPUT"
NOT_COMPARED = "# NBVAL_IGNORE_OUTPUT"
TEXT = ("text/plain", "text/markdown", "text/html")
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
FOLDER = Path(__file__).parent.parent / "notebooks"
SECONDS = 300


def refresh(files: Iterable[str | Path] = ()) -> list[Path]:
    """Runs the notebooks (all of them if none is named) and rewrites each that changed; returns those.

    Raises FileNotFoundError where there is none, and nbclient's CellExecutionError where a cell raises.
    """
    import nbformat

    chosen = [Path(file) for file in files] or sorted(FOLDER.glob("*.ipynb"))
    if not chosen:
        raise FileNotFoundError(f"no notebooks in {FOLDER.name}/; run this in a clone of the repository")
    changed = []
    for file in chosen:
        before = file.read_text(encoding="utf-8")
        after = as_text(tidy(run(nbformat.reads(before, as_version=4), file.parent)))
        if after != before:
            file.write_text(after, encoding="utf-8", newline="\n")
            changed.append(file)
    return changed


def run(notebook: Any, folder: Path) -> Any:
    """A copy of the notebook, run from top to bottom in a fresh kernel, in the folder it lies in."""
    from nbclient import NotebookClient

    ran = deepcopy(notebook)
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(ran, timeout=SECONDS, kernel_name="python3", resources=resources).execute()
    return ran


def tidy(notebook: Any) -> Any:
    """A copy with the text outputs of compared cells and without everything else that a run leaves behind."""
    clean = deepcopy(notebook)
    clean["metadata"] = deepcopy(METADATA)
    for cell in clean["cells"]:
        cell["metadata"] = {}
        cell.pop("attachments", None)
        if cell["cell_type"] == "code":
            cell["execution_count"] = None
            cell["outputs"] = [text_of(each) for each in joined(cell["outputs"])] if COMPARED in cell["source"] else []
    return clean


def joined(outputs: list) -> list:
    """The outputs with what was printed in several goes as one, however fast the machine was."""
    whole: list = []
    for output in deepcopy(outputs):
        before = whole[-1] if whole else {}
        if output["output_type"] == before.get("output_type") == "stream" and output["name"] == before["name"]:
            before["text"] += output["text"]
        else:
            whole.append(output)
    return whole


def text_of(output: Any) -> Any:
    """One output with its text only."""
    kept = {key: value for key, value in output.items() if key not in ("metadata", "execution_count", "data")}
    if "data" in output:
        kept["data"] = {kind: output["data"][kind] for kind in sorted(output["data"]) if kind in TEXT}
        kept["metadata"] = {}
    if output["output_type"] == "execute_result":
        kept["execution_count"] = None
    return kept


def as_text(notebook: Any) -> str:
    """The notebook as it is written to a file."""
    import nbformat

    return nbformat.writes(nbformat.from_dict(notebook), version=4).rstrip("\n") + "\n"
