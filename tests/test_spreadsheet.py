"""Tables as CSV: a Danish Excel opens them by a double click, and no cell of them is ever run."""

import csv
from io import BytesIO
from pathlib import Path

import libreoffice
import openpyxl
import pytest

from ledertrivsel_cli.spreadsheet import as_csv, harmless

RUN = [
    "=1+1",
    "+45 12 34 56 78",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\n=1",
    "\u00a0=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
]
PLAIN = ["Ro", "", "1-2", "a=b", "»=«", "3. maj 2027", "'=1", 'Bær;"gær"\nÅse, Bo', "–"]

_EVALUATE = "CSV:59,34,76,1,,0,false,true,false,false,false,0,true"  # LibreOffice's numbers for its CSV import


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))


@pytest.mark.parametrize("cell", RUN)
def test_what_would_be_run(cell: str) -> None:
    """Whatever a spreadsheet takes for a formula gets a ' before it, and loses nothing."""
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", PLAIN)
def test_what_is_plain(cell: str) -> None:
    """All other texts come out letter by letter."""
    assert harmless(cell) == cell
    assert read(as_csv(["Tekst", "x"], [[cell, "y"]])) == [["Tekst", "x"], [cell, "y"]]


def test_what_a_danish_excel_wants() -> None:
    """The mark of UTF-8 first, semicolons, and CRLF after each row; a heading is made harmless as cells are."""
    assert as_csv(["Må", "=x"], [["a", "b"]]) == b"\xef\xbb\xbfM\xc3\xa5;'=x\r\na;b\r\n"


@libreoffice.needed
def test_no_formulas_in_libreoffice(tmp_path: Path) -> None:
    """LibreOffice, told to evaluate formulas, finds none in the table, though it does where no ' stands before them."""
    table = as_csv(["Tekst"], [[cell] for cell in RUN + PLAIN])
    files = {"aftaler.csv": table, "raw.csv": table.replace(b"'=", b"=")}
    books = libreoffice.saved(tmp_path, files, ".xlsx", f"--infilter={_EVALUATE}")
    assert formulas(books["raw.csv"]) > 0
    assert formulas(books["aftaler.csv"]) == 0


def formulas(book: bytes) -> int:
    cells = [cell for line in openpyxl.load_workbook(BytesIO(book)).active.iter_rows() for cell in line]
    assert len(cells) > len(RUN)
    return sum(cell.data_type == "f" for cell in cells)
