"""The workbook inside the matrix: a row for each topic with two scores to type, and where the topic then stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple

_SHEET = "Emner"
_HOW = "Skriv gruppens gennemsnit fra 1 til 5 i kolonne B og C. Så flytter emnet sig i skemaet."
_WRONG = "Skriv et tal fra 1 til 5, for eksempel 3,5."
_FILES = {"in_memory": True}  # render leaves nothing on disk


class Row(NamedTuple):
    """A topic, and where it waits (across, up) for its scores; None when it is not seen until it has them."""

    name: str
    waits: tuple[float, float] | None


def cells(row: int) -> tuple[str, str, str]:
    """Where the chart finds the name of a row's topic, and how far across and up it stands; the first row is 0."""
    name, across, up = (f"{_SHEET}!${column}${row + 2}" for column in "ADE")
    return name, across, up


@dataclass(frozen=True)
class _Formats:
    head: Any
    score: Any
    quiet: Any


def book(rows: Sequence[Row], *, importance: str, success: str) -> bytes:
    """The workbook as .xlsx. Column D and E count out what the chart shows, so that B and C hold nothing but scores."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    with Workbook(stream, _FILES) as workbook:
        sheet = workbook.add_worksheet(_SHEET)
        formats = _Formats(
            workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            workbook.add_format({"bg_color": "#FFF6E5", "border": 1, "border_color": "#9A5B00"}),
            workbook.add_format({"font_color": "#6B6B6B"}),
        )
        _head(sheet, formats, importance, success)
        for number, row in enumerate(rows, start=1):
            _write(sheet, formats, number, row)
        sheet.data_validation(1, 1, len(rows), 2, _rule())
    return stream.getvalue()


def _head(sheet: Any, formats: _Formats, importance: str, success: str) -> None:
    sheet.write_row(0, 0, ("Emne", importance, success, "Vandret", "Lodret"), formats.head)
    sheet.write_string(0, 6, _HOW, formats.head)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2, 16)
    sheet.set_column(3, 4, 10)
    sheet.set_column(6, 6, 44)


def _write(sheet: Any, formats: _Formats, number: int, row: Row) -> None:
    sheet.write_string(number, 0, row.name) if row.name else sheet.write_blank(number, 0, None, formats.score)
    for column in (1, 2):
        sheet.write_blank(number, column, None, formats.score)
    both = f"COUNT(B{number + 1}:C{number + 1})=2"
    waits = row.waits or ("NA()", "NA()")
    for column, source, place in zip((3, 4), "CB", waits, strict=True):
        value = place if row.waits else "#N/A"
        sheet.write_formula(number, column, f"=IF({both},{source}{number + 1},{place})", formats.quiet, value)


def _rule() -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 1,
        "maximum": 5,
        "error_title": "Et tal fra 1 til 5",
        "error_message": _WRONG,
    }
