"""Workbooks with scores, made as other programs make them."""

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Any

import openpyxl
import xlsxwriter
from foreign import read, zipped

HEADER = ("emne", "vigtighed", "lykkes")
SHEET = "xl/worksheets/sheet1.xml"
Rows = Iterable[Iterable[Any]]


def with_openpyxl(rows: Rows, change: Callable[[Any], object] | None = None) -> bytes:
    """A workbook with these rows on the sheet »Tal«, and `change` done to it."""
    book = openpyxl.Workbook()
    book.active.title = "Tal"
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def counted(cells: Mapping[str, tuple[str, Any]], rows: Rows = (HEADER, ("Ro", 4, 2))) -> bytes:
    """A workbook with formulas and the values that a program stored with them."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tal")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for place, (formula, value) in cells.items():
            sheet.write_formula(place, formula, None, value)
    return stream.getvalue()


def mended(data: bytes, part: str, old: str, new: str) -> bytes:
    """The workbook with a piece of a part's XML changed."""
    parts = read(data)
    assert old.encode() in parts[part], parts[part][:2000]
    return zipped(parts | {part: parts[part].replace(old.encode(), new.encode())})
