"""The workbook inside the matrix: a row for each topic with two scores to type, and where the topic then stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import Any, NamedTuple

from ..figures import Means

_SHEET = "Emner"
_HOW = "Skriv gruppens gennemsnit fra 1 til 5 i kolonne B og C. Så flytter emnet sig i skemaet."
_WRONG = "Skriv et tal fra 1 til 5, for eksempel 3,5."
_SHORT = "Navn i skemaet"
_FILES = {"in_memory": True}  # render leaves nothing on disk


class Row(NamedTuple):
    """A topic, and where it waits (across, up) for its scores; None when it is not seen until it has them.

    `means` are the scores that it has already, and `short` its name in the chart where the whole one has no room.
    """

    name: str
    waits: tuple[float, float] | None
    means: Means | None = None
    short: str = ""


def cells(row: int, short: bool = False) -> tuple[str, str, str]:
    """Where the chart finds the name of a row's topic, and how far across and up it stands; the first row is 0."""
    name, across, up = (f"{_SHEET}!${column}${row + 2}" for column in ("FDE" if short else "ADE"))
    return name, across, up


def typed(mean: Fraction) -> float:
    """A mean as somebody would type it, with two places."""
    return round(float(mean), 2)


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
        if any(row.short for row in rows):
            _head_of_short(sheet, formats)
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


def _head_of_short(sheet: Any, formats: _Formats) -> None:
    sheet.write_string(0, 5, _SHORT, formats.head)
    sheet.set_column(5, 5, 30)


def _write(sheet: Any, formats: _Formats, number: int, row: Row) -> None:
    sheet.write_string(number, 0, row.name) if row.name else sheet.write_blank(number, 0, None, formats.score)
    if row.short:
        sheet.write_string(number, 5, row.short)
    for column, mean in zip((1, 2), row.means or (None, None), strict=True):
        if mean is None:
            sheet.write_blank(number, column, None, formats.score)
        else:
            sheet.write_number(number, column, typed(mean), formats.score)
    both = f"COUNT(B{number + 1}:C{number + 1})=2"
    waits = row.waits or ("NA()", "NA()")
    now = (typed(row.means.success), typed(row.means.importance)) if row.means else row.waits
    for column, source, place, value in zip((3, 4), "CB", waits, now or ("#N/A", "#N/A"), strict=True):
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
