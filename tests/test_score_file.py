"""A file of scores from disk: what it is called does not count, what is in it does; what is no such file is named."""

import time
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import libreoffice
import pytest
from conftest import found
from foreign import docx, read, zipped
from workbooks import HEADER, SHEET, counted, with_openpyxl

from ledertrivsel_cli.errors import ContentError, Problem
from ledertrivsel_cli.score_file import load_scores
from ledertrivsel_cli.scores import Score, Scores

TEXT = "emne;vigtighed;lykkes\r\nFå ro;4;2\r\n"
READ = Scores((Score("Få ro", 4, 2),), 1, ())
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tal.xlsx"


def problem(path: Path, data: bytes) -> Problem:
    path.write_bytes(data)
    with pytest.raises(ContentError) as caught:
        load_scores(path)
    (one,) = caught.value.problems
    assert one.path == str(path)
    return one


@pytest.mark.parametrize("name", ["tal.xlsx", "tal.csv", "tal", "tal.txt"])
@pytest.mark.parametrize("data", [
    TEXT.encode("cp1252"), TEXT.encode("utf-8-sig"), TEXT.encode("utf-16"), with_openpyxl([HEADER, ("Få ro", 4, 2)]),
])  # fmt: skip
def test_what_is_in_the_file_counts(tmp_path: Path, name: str, data: bytes) -> None:
    """A CSV called .xlsx, and a workbook called .csv, are what they are."""
    (tmp_path / name).write_bytes(data)
    assert load_scores(tmp_path / name) == READ


@pytest.mark.parametrize(("data", "what"), [
    (b"", "empty"),
    (b"\xef\xbb\xbf\r\n \n", "empty"),
    (b"%PDF-1.7\n", "a PDF file"),
    (OLE + "Workbook".encode("utf-16-le"), "old Excel file (.xls)"),
    (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"),
    (zipped({"tal.xlsx": b"PK"}), "unzip it"),
    (zipped({"Index/Tables.iwa": b"x"}), "Numbers"),
    (zipped({"x.txt": b"x"}), "zip file"),
    (b"<!doctype html><html>", "login page"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
])  # fmt: skip
def test_other_files_are_named_with_what_to_save_them_as(path: Path, data: bytes, what: str) -> None:
    """Who names the wrong file is told what it is, and that scores are saved as a workbook or CSV."""
    one = problem(path, data)
    assert (one.line, one.code) == (0, "not-office-file")
    assert what in one.text
    assert ".pptx" not in one.text
    assert ".xlsx or CSV" in one.text or what == "empty" or "unzip" in what


@pytest.mark.parametrize(("data", "code"), [
    (zipped(docx()), "wrong-kind"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted-file"),
    (zipped(read(with_openpyxl([HEADER])) | {"xl/vbaProject.bin": b"x"}), "has-macros"),
    (with_openpyxl([HEADER, ("Ro", 4, 2)])[:-400], "damaged-file"),
    (zipped(read(with_openpyxl([HEADER])) | {"../../ud.xml": b"x"}), "unsafe-names"),
    (b"\0\1\2\3" * 9, "not-a-table"),
    (b"emne;vigtighed\x81;lykkes\n", "not-utf8"),
    (b"Kaere alle, her er tallene\n", "wrong-columns"),
])  # fmt: skip
def test_files_that_cannot_be_used_are_told_in_one_line(path: Path, data: bytes, code: str) -> None:
    """Each kind of bad file has its own code, and nothing else is raised."""
    assert problem(path, data).code == code


def test_faults_name_file_row_and_column(path: Path) -> None:
    """The line that is printed leads straight to the cell."""
    one = problem(path, b"emne;vigtighed;lykkes\nRo;4;2\nTid;3,5;4\n")
    assert str(one).startswith(f"{path}:3: column B (vigtighed): »3,5« is no score; ")
    assert str(one).endswith("[bad-score]")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A name that is wrong, and a folder, are told."""
    for name, code in (("nej.csv", "missing-file"), (".", "unreadable-file")):
        with pytest.raises(ContentError) as caught:
            load_scores(tmp_path / name)
        assert found(caught.value.problems) == [(str(tmp_path / name), 0, code)]


def test_a_large_file_is_not_read_to_its_end(path: Path) -> None:
    """50 MB are refused at once, and only as much is read as tells that they are too many."""
    with path.open("wb") as file:
        file.write(with_openpyxl([HEADER, ("Ro", 4, 2)]))
        file.truncate(50_000_000)
    tracemalloc.start()
    start = time.perf_counter()
    with pytest.raises(ContentError) as caught:
        load_scores(path)
    taken, (_, most) = time.perf_counter() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found(caught.value.problems) == [(str(path), 0, "too-large")]
    assert taken < 1
    assert most < 5_000_000


def test_two_megabytes_are_let_in(path: Path) -> None:
    """The limit is where it is said to be."""
    text = TEXT.encode() + b"\n" * (2_000_000 - len(TEXT.encode()))
    path.write_bytes(text)
    assert load_scores(path) == READ
    assert problem(path, text + b"\n").code == "too-large"


@pytest.mark.parametrize("part", [SHEET, "xl/media/image1.png"])
def test_a_zip_bomb_is_refused(path: Path, part: str) -> None:
    """A file under 2 MB that unpacks to far more costs little time and memory."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in read(with_openpyxl([HEADER])).items():
            if name != part:
                file.writestr(name, data)
        file.writestr(part, bytes(1_000_000) * 21)
    tracemalloc.start()
    one = problem(path, stream.getvalue())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert one.code == "unpacks-too-much"
    assert ("20 MB" in one.text, "slides" in one.text) == (True, False)
    assert most < 20_000_000


def test_as_many_rows_as_are_let_in_are_read_quickly(path: Path) -> None:
    """The largest file of scores takes about a second."""
    path.write_bytes(with_openpyxl([HEADER, *(("Emne", 4, 2) for _ in range(5_000))]))
    start = time.perf_counter()
    assert load_scores(path).participants == 5_000
    assert time.perf_counter() - start < 5


def test_formulas_are_read_by_their_stored_values(path: Path) -> None:
    """A stored value is a score like any other; one that is missing or wrong is told with its place."""
    path.write_bytes(counted({"B2": ("=2+2", 4), "A2": ('="Få "&"ro"', "Få ro")}))
    assert load_scores(path) == READ
    one = problem(path, counted({"C2": ("=1/0", "#DIV/0!")}))
    assert (one.line, one.where, one.code) == (2, "column C (lykkes)", "bad-score")
    one = problem(path, with_openpyxl([HEADER, ("Ro", "=2+2", 2)]))
    assert (one.line, one.where, one.code) == (2, "column B (vigtighed)", "formula-without-value")


def test_merged_cells_are_told_with_their_range(path: Path) -> None:
    """A topic merged over its rows is told, not read as one row."""
    rows = [HEADER, ("Ro", 4, 2), (None, 3, 3)]
    one = problem(path, with_openpyxl(rows[:2], lambda book: book.active.merge_cells("A2:A3")))
    assert (one.line, one.where, one.code) == (2, "cells A2:A3", "merged-cells")


@libreoffice.needed
def test_libreoffice_counts_what_was_not_counted(tmp_path: Path) -> None:
    """What the message asks for helps: opened and saved in LibreOffice, the formula has its value."""
    book = with_openpyxl([HEADER, ("Få ro", "=2+2", "=B2/2")])
    (tmp_path / "work").mkdir()
    data = libreoffice.saved(tmp_path / "work", {"tal.ods": libreoffice_ods(tmp_path, book)}, ".xlsx")["tal.ods"]
    (tmp_path / "tal.xlsx").write_bytes(data)
    assert load_scores(tmp_path / "tal.xlsx") == READ


def libreoffice_ods(tmp_path: Path, book: bytes) -> bytes:
    """The workbook as an OpenDocument file, which is refused by itself."""
    (tmp_path / "ods").mkdir()
    data = libreoffice.saved(tmp_path / "ods", {"tal.xlsx": book}, ".ods")["tal.xlsx"]
    assert "OpenDocument" in problem(tmp_path / "x.xlsx", data).text
    return data
