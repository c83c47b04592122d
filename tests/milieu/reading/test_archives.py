"""Folders, zips and uploads: the same data whichever way they come, and nothing else let in."""

import os
import zipfile

import pytest

from labkit.milieu import unpack
from labkit.milieu.reading import read

from .conftest import faults, only_fault, zipped


@pytest.fixture
def folder(files, tmp_path):
    folder = tmp_path / "my_territory"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def renamed(old, new):
    """A zip whose only entry is called `new`; zipfile would tidy some names as it writes them."""
    assert len(old) == len(new)
    return zipped({old: "x"}).replace(old.encode(), new.encode())


def with_flag(content):
    """The zip with the flag for encryption set in both headers of each entry."""
    out = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


def test_folder_zip_and_upload_give_the_same_data(files, folder, tmp_path):
    (tmp_path / "data.zip").write_bytes(zipped(files))
    ways = [folder, str(folder), tmp_path / "data.zip", files, {"data.zip": zipped(files)}]
    ways.append({name: text.encode() for name, text in files.items()})
    ways.append({name: memoryview(text.encode()) for name, text in files.items()})
    assert len({read(way).digest for way in ways}) == 1


def test_the_data_are_called_after_the_folder_or_the_file_unless_told_otherwise(files, folder, tmp_path):
    (tmp_path / "data.zip").write_bytes(zipped(files))
    assert read(folder).source == "my_territory"
    assert read(tmp_path / "data.zip").source == "data.zip"
    assert read({"sheet.zip": zipped(files)}).source == "sheet.zip"
    assert read(files).source == "uploaded files"
    assert read(files, name="Hérault").source == "Hérault"


def test_a_zip_is_known_by_its_content_and_not_by_its_name(files, tmp_path):
    (tmp_path / "data.csv").write_bytes(zipped(files))
    assert read(tmp_path / "data.csv").names == ("Alder", "Birch")


def test_a_zip_of_a_folder_from_a_mac_is_read(files):
    inside = {f"my territory/{name}": text for name, text in files.items()}
    extra = {f"__MACOSX/my territory/._{name}": "\0\5" for name in files} | {"my territory/.DS_Store": "\0"}
    extra |= {"__MACOSX/survey.csv": "\0\5", "my territory/._places.csv": "\0\5"}
    data = read({"a.zip": zipped(inside | extra)})
    assert data.digest == read(files).digest
    assert data.notes == read(files).notes


def test_a_file_with_the_name_of_a_sheet_and_another_ending_is_not_that_sheet(files):
    assert read({**files, "survey.txt": "x", "ties.docx": "y"}).digest == read(files).digest


def test_names_of_files_may_be_in_capitals(files):
    assert read({name.upper(): text for name, text in files.items()}).digest == read(files).digest


def test_a_readme_in_the_folder_goes_without_saying(folder):
    (folder / "README.md").write_text("hello")
    assert not any("README" in note for note in read(folder).notes)


@pytest.mark.parametrize(
    "path",
    ["../survey.csv", "a/../../survey.csv", "/etc/survey.csv", "..\\survey.csv", "C:\\survey.csv", "C:/survey.csv"],
)
def test_a_zip_whose_paths_climb_out_is_not_read(path):
    fault = only_fault({"a.zip": renamed("x" * len(path), path)})
    assert (fault.file, fault.column) == ("a.zip", "entry")
    assert fault.value.replace("/", "\\") == path.replace("/", "\\")
    assert "climbs out of the zip" in fault.rule


def test_a_zip_that_climbs_out_is_not_read_even_where_its_sheets_are_whole(files):
    assert "climbs out" in only_fault({"a.zip": zipped({**files, "../../.bashrc": "x"})}).rule


def test_reading_a_zip_writes_no_file(files, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read({"a.zip": zipped(files)})
    assert os.listdir(tmp_path) == []


def test_a_zip_that_unpacks_to_more_than_the_limit_is_not_unpacked(files, monkeypatch):
    content = zipped({**files, "operators.csv": "x" * (unpack.MOST_BYTES + 1)})
    assert len(content) < 200_000
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    assert "too large: together the sheets may have 64 MB" in only_fault({"a.zip": content}).rule


def test_many_files_that_are_too_large_together_are_not_unpacked(files, monkeypatch):
    monkeypatch.setattr(unpack, "MOST_BYTES", 300)
    assert max(map(len, files.values())) <= 300 < sum(map(len, files.values()))
    assert "too large" in only_fault({"a.zip": zipped(files)}).rule


def test_a_zip_that_states_a_false_size_is_not_unpacked_beyond_it(files):
    size = 1_000_000
    content = zipped({**files, "survey.csv": "x" * size})
    false = content.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert false != content
    assert "damaged" in only_fault({"a.zip": false}).rule


def test_a_file_in_a_folder_beyond_the_limit_is_not_read(folder, monkeypatch):
    monkeypatch.setattr(unpack, "MOST_BYTES", (folder / "operators.csv").stat().st_size - 1)
    assert ("operators.csv", True) in [(fault.file, "too large" in fault.rule) for fault in faults(folder)]


def test_an_archive_beyond_the_limit_is_not_read(tmp_path, monkeypatch):
    (tmp_path / "a.zip").write_bytes(b"x" * 101)
    monkeypatch.setattr(unpack, "MOST_BYTES", 100)
    fault = only_fault(tmp_path / "a.zip")
    assert fault.file == "a.zip"
    assert "too large" in fault.rule


def test_an_encrypted_zip_is_named_as_such(files):
    found = faults({"a.zip": with_flag(zipped(files))})
    assert {fault.value for fault in found} == set(files)
    assert all("encrypted: make the zip without a password" in fault.rule for fault in found)


def test_two_files_of_one_name_in_a_zip_are_a_fault_and_not_a_choice(files):
    fault = only_fault({"a.zip": zipped({**files, "old/survey.csv": "x"})})
    assert (fault.column, fault.value) == ("entry", "old/survey.csv")
    assert "twice" in fault.rule


def test_two_uploaded_files_that_are_the_same_sheet_are_a_fault_and_not_a_choice(files):
    fault = only_fault({**files, "SURVEY.csv": "x"})
    assert fault.file == "SURVEY.csv"
    assert "is the same sheet as survey.csv" in fault.rule


@pytest.mark.parametrize("content", [b"", b"PK", b"\0\1\2" * 500, b"hello", b"PK\3\4" + b"\xff" * 300])
@pytest.mark.parametrize("name", ["a.zip", "a.xlsx"])
def test_bytes_that_are_no_archive_are_a_fault_of_that_file(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    for way in (tmp_path / name, {name: content}):
        fault = only_fault(way)
        assert fault.file == name
        assert fault.rule == "is empty" or "neither a zip nor a workbook" in fault.rule


def test_a_zip_cut_short_is_a_fault(files):
    content = zipped(files)
    assert "damaged" in only_fault({"a.zip": content[: len(content) // 2]}).rule


def test_a_zip_that_points_before_its_own_beginning_is_a_fault(files):
    content = zipped(files)
    assert "damaged" in only_fault({"a.zip": content[:30] + content[60:]}).rule


def test_an_empty_zip_misses_all_four_sheets():
    assert len(faults({"a.zip": zipped({})})) == 4


def test_a_zip_with_a_spoilt_byte_is_a_fault(files):
    content = bytearray(zipped(files, zipfile.ZIP_STORED))
    content[content.find(b"Alder")] ^= 1
    assert "damaged" in only_fault({"a.zip": bytes(content)}).rule


def test_a_zip_without_any_sheet_says_what_is_missing_and_what_is_there():
    found = faults({"a.zip": zipped({"photo.jpg": "x"})})
    assert [fault.file for fault in found] == ["territories.csv", "operators.csv", "ties.csv", "survey.csv"]
    assert "there are photo.jpg" in found[0].rule


def test_a_zip_within_a_zip_is_not_opened(files):
    assert len(faults({"a.zip": zipped({"inner.zip": zipped(files)})})) == 4


def test_an_old_excel_file_is_named_as_such():
    fault = only_fault({"a.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)})
    assert "old Excel file (.xls) or has a password" in fault.rule
