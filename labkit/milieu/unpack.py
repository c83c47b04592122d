"""What was handed over, as files: a folder, a zip, a workbook, or an upload. Nothing is written to disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from . import workbook
from .contract import SHEETS
from .faults import DataError, Fault, Findings, nearest
from .grid import Grid, grid

# A sheet of 100,000 operators has 8 MB as CSV, 45 MB inside a workbook.
MOST_BYTES = 64_000_000
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK = "xl/workbook.xml"
WHAT = "a folder of CSV files, a zip of it, or an .xlsx workbook"

Files = dict[str, bytes | str]


def grids(source: str | Path | Mapping[str, bytes | str], findings: Findings) -> tuple[str, dict[str, Grid]]:
    """What to call the data, and the sheets that were found. Missing and unreadable files are faults."""
    if isinstance(source, Mapping):
        return _uploaded(dict(source), findings)
    path = Path(source)
    try:
        folder, file = path.is_dir(), path.is_file()
    # Whole sheets handed over as text are longer than a path may be.
    except OSError:
        folder = file = False
    if folder:
        return path.resolve().name, _of_files(_in_folder(path, findings), findings)
    if not file:
        raise DataError([Fault(str(source), None, "", "", f"is not there; expected {WHAT}")])
    if not _fit({path.name: path.stat().st_size}, findings):
        return path.name, {}
    return path.name, _of_archive(path.name, path.read_bytes(), findings)


def _uploaded(files: Files, findings: Findings) -> tuple[str, dict[str, Grid]]:
    files = {name: content if isinstance(content, str) else bytes(content) for name, content in files.items()}
    read = {name: len(content) for name, content in files.items() if len(files) == 1 or _sheet(name)}
    if not _fit(read, findings):
        return "uploaded files", {}
    if len(files) == 1:
        ((name, content),) = files.items()
        if isinstance(content, bytes) and not _sheet(name):
            return name, _of_archive(name, content, findings)
    return "uploaded files", _of_files(files, findings)


def _fit(sizes: Mapping[str, int], findings: Findings) -> bool:
    """Whether files of these sizes, in bytes, may be read together; if not, that is a fault of the largest."""
    fit = sum(sizes.values()) <= MOST_BYTES
    if not fit:
        rule = f"is too large: together the sheets may have {MOST_BYTES // 1_000_000} MB"
        findings.fault(max(sizes, key=sizes.__getitem__), None, "", "", rule)
    return fit


def _in_folder(folder: Path, findings: Findings) -> Files | None:
    """The files in the folder, those of no sheet without their content; None, with a fault, where too large."""
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    sizes = {path.name: path.stat().st_size for path in paths if _sheet(path.name)}
    if not _fit(sizes, findings):
        return None
    return {path.name: path.read_bytes() if path.name in sizes else "" for path in paths}


def _of_archive(name: str, content: bytes, findings: Findings) -> dict[str, Grid]:
    """The sheets of a zip or a workbook, told apart by what is in them and not by their names."""
    if content.startswith(OLD_EXCEL):
        rule = "is an old Excel file (.xls) or has a password: save it as .xlsx without one"
        findings.fault(name, None, "", "", rule)
        return {}
    try:
        files = _unpacked(name, content, findings)
    # On a damaged zip zipfile raises BadZipFile, but also zlib.error, EOFError, ValueError, IndexError …
    except Exception:
        rule = "is empty" if not content else f"is neither a zip nor a workbook, or is damaged; expected {WHAT}"
        findings.fault(name, None, "", "", rule)
        return {}
    if files is not None and WORKBOOK in files:
        return workbook.grids(name, content, findings)
    return _of_files(files, findings)


def _unpacked(name: str, content: bytes, findings: Findings) -> Files | None:
    """The files in the zip, those of no sheet without their content; None, with faults, where it is not safe."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        faults = [(entry.filename, rule) for entry in entries if (rule := _forbidden(entry))]
        for entry, rule in faults:
            findings.fault(name, None, "entry", entry, rule)
        book = WORKBOOK in archive.namelist()
        # The sizes stated are those that zipfile lets through: it stops reading there.
        size = sum(entry.file_size for entry in entries if book or _sheet(entry.filename))
        if not _fit({name: size}, findings) or faults:
            return None
        if book:
            return {WORKBOOK: ""}
        return _in_zip(name, archive, entries, findings)


def _forbidden(entry: zipfile.ZipInfo) -> str:
    parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
    if ".." in parts or parts[:1] == ("/",) or (parts and parts[0].endswith(":")):
        return "the path climbs out of the zip: make the zip anew, from the folder itself"
    return "is encrypted: make the zip without a password" if entry.flag_bits & 1 else ""


def _in_zip(name: str, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], findings: Findings) -> Files:
    files: Files = {}
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if "__MACOSX" in path.parts or path.name.startswith("."):
            continue
        if path.name in files:
            findings.fault(name, None, "entry", entry.filename, "a file of this name stands twice in the zip")
        else:
            files[path.name] = archive.read(entry) if _sheet(path.name) else ""
    return files


def _of_files(files: Files | None, findings: Findings) -> dict[str, Grid]:
    if files is None:
        return {}
    by_sheet: dict[str, str] = {}
    for name in filter(_sheet, files):
        if (first := by_sheet.setdefault(_sheet(name), name)) != name:
            findings.fault(name, None, "", "", f"is the same sheet as {first}: keep one of them")
    others = sorted(name for name in files if not _sheet(name))
    found = {}
    for sheet, form in SHEETS.items():
        if sheet not in by_sheet:
            findings.fault(f"{sheet}.csv", None, "", "", _missing(sheet, others))
        elif (grid_ := grid(by_sheet[sheet], files[by_sheet[sheet]], form, findings)) is not None:
            found[sheet] = grid_
    if tables := [name for name in others if name.casefold().endswith((".csv", ".tsv", ".xlsx", ".xls", ".ods"))]:
        findings.note(f"Files that are not in the contract were not read: {', '.join(tables)}.")
    return found


def _missing(sheet: str, others: list[str]) -> str:
    there = f"; there are {', '.join(others)}" if others else ""
    near = nearest(f"{sheet}.csv", others)
    return f"this file is missing; where you have no such data, it holds its header alone{near or there}"


def _sheet(name: str) -> str:
    """The sheet that a file is, by its name; "" for any other file."""
    path = PurePosixPath(name.replace("\\", "/"))
    stem = path.stem.casefold()
    return stem if stem in SHEETS and path.suffix.casefold() in ("", ".csv") else ""
