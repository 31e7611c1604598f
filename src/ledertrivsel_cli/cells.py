"""The cells of a workbook's sheet: what each shows, from its XML."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

from .table import Cell, Kind, Merged, Row, folded

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NO_CLOCK = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # what a number format only shows, fills up or colours
_CLOCK = re.compile(r"[dmyhs]", re.IGNORECASE)
_CLOCK_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_LEAP = 60  # Excel has a 29 February 1900, so that days before it count from one day later
_TRUTH = {"1": "SAND", "0": "FALSK"}


class Damaged(Exception):
    """The parts of a workbook do not fit together."""


class Book:
    """What the cells of all sheets refer to: the texts, which styles show dates, and the day that these count from."""

    def __init__(self, book: Any, texts: Any, styles: Any) -> None:
        self.texts = [] if texts is None else [_text(item) for item in texts.iterchildren("{*}si")]
        self.dates = set() if styles is None else _dates(styles)
        about = book.find("{*}workbookPr")
        self.late = about is not None and about.get("date1904", "0") in {"1", "true"}

    def text(self, number: str) -> str:
        try:
            return self.texts[_whole(number)]
        except IndexError:
            raise Damaged from None

    def day(self, value: float) -> str:
        """A date as a Dane writes it."""
        start = dt.date(1904, 1, 1) if self.late else dt.date(1899, 12, 31 if value < _LEAP else 30)
        try:
            day = start + dt.timedelta(days=int(value))
        except (OverflowError, ValueError):
            return _number(value)
        return f"{day.day}.{day.month}.{day.year}"


def rows(sheet: Any, book: Book) -> Iterator[Row]:
    """The rows that hold anything; Excel may leave out the numbers of rows and cells that follow one another."""
    last = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        number = _whole(row.get("r", str(last + 1)))
        if number <= last:
            raise Damaged
        last, cells = number, _cells(row, book)
        if cells:
            yield Row(number, cells, row.get("hidden", "0") in {"1", "true"})


def merged(sheet: Any) -> tuple[Merged, ...]:
    return tuple(_merged(one.get("ref", "")) for one in sheet.iterfind("{*}mergeCells/{*}mergeCell"))


def _merged(name: str) -> Merged:
    start, _, end = name.partition(":")
    (left, top), (right, bottom) = _place(start), _place(end or start)
    return Merged(name, range(top, bottom + 1), range(left, right + 1))


def _cells(row: Any, book: Book) -> dict[int, Cell]:
    made: dict[int, Cell] = {}
    last = -1
    for item in row.iterchildren("{*}c"):
        last = _place(item.get("r"))[0] if item.get("r") else last + 1
        cell = _cell(item, book)
        if folded(cell.text) or cell.kind == "uncounted":
            made[last] = cell
    return made


def _cell(item: Any, book: Book) -> Cell:
    kind, value = item.get("t", "n"), item.findtext("{*}v")
    if kind == "inlineStr":
        inner = item.find("{*}is")
        return Cell("text", "" if inner is None else _text(inner))
    if not value:
        counted = item.find("{*}f") is None or (kind == "str" and value is not None)
        return Cell("text" if counted else "uncounted", "")
    if kind in _PLAIN:
        return Cell(*_PLAIN[kind](value, book))
    return _numeric(value, item.get("s", "0"), book)


def _numeric(value: str, style: str, book: Book) -> Cell:
    try:
        number = float(value)
    except ValueError:
        raise Damaged from None
    return Cell("date", book.day(number)) if style in book.dates else Cell("number", _number(number))


def _number(value: float) -> str:
    """As a Danish Excel shows it: fifteen digits count, and the decimals stand after a comma."""
    return f"{value:.15g}".replace(".", ",")


def _text(item: Any) -> str:
    """A text may come in runs of different looks; how it is pronounced is no part of it."""
    pieces = (
        child.text if child.tag.endswith("}t") else child.findtext("{*}t")
        for child in item.iterchildren("{*}t", "{*}r")
    )
    return _unescaped("".join(piece or "" for piece in pieces))


def _unescaped(text: str) -> str:
    """Characters that XML cannot hold stand as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


_PLAIN: dict[str, Callable[[str, Book], tuple[Kind, str]]] = {
    "s": lambda value, book: ("text", book.text(value)),
    "str": lambda value, _: ("text", _unescaped(value)),
    "b": lambda value, _: ("boolean", _TRUTH.get(value, value)),
    "e": lambda value, _: ("error", value),
    "d": lambda value, _: ("date", value),
}
"""What a cell shows, by what its XML says it is; numbers may be dates."""


def _dates(styles: Any) -> set[str]:
    """The numbers of the cell styles that show a date or a time."""
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iterfind("{*}numFmts/{*}numFmt")}
    clocks = {number for number, code in own.items() if _CLOCK.search(_NO_CLOCK.sub("", code))}
    clocks |= {str(number) for number in _CLOCK_FORMATS}
    looks = styles.iterfind("{*}cellXfs/{*}xf")
    return {str(number) for number, look in enumerate(looks) if look.get("numFmtId", "0") in clocks}


def _place(name: str) -> tuple[int, int]:
    """Column (from 0) and row (from 1) of a cell like C7."""
    found = _PLACE.fullmatch(name)
    if not found:
        raise Damaged
    column = 0
    for sign in found[1]:
        column = column * 26 + ord(sign) - ord("A") + 1
    return column - 1, int(found[2])


def _whole(text: str) -> int:
    if not re.fullmatch("[0-9]{1,7}", text):
        raise Damaged
    return int(text)
