"""A table as it stands in a file, text or workbook: cells know what they hold, and rows know their number."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

from .errors import Problem

_HEADER_WITHIN = 20
_TOPIC = "emne"

Kind = Literal["text", "number", "date", "boolean", "error", "uncounted"]


class Cell(NamedTuple):
    """What a cell shows; `uncounted` is a formula whose value is not in the file."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Row:
    """The cells that hold anything, by column from 0; `number` is the row or line in the file."""

    number: int
    cells: Mapping[int, Cell]
    hidden: bool = False


class Merged(NamedTuple):
    """Cells made one, from the first row to the last (from 1) and the first column to the last (from 0)."""

    name: str
    rows: range
    columns: range


@dataclass(frozen=True)
class Table:
    """The header and the rows beneath it. `problems` are faults that leave the rest readable."""

    header: Row
    rows: tuple[Row, ...]
    merged: tuple[Merged, ...] = ()
    problems: tuple[Problem, ...] = ()
    said: tuple[str, ...] = ()


def folded(text: str) -> str:
    """Texts that look alike are alike: whatever their case, spaces, line breaks and invisible characters."""
    seen = (letter for letter in unicodedata.normalize("NFC", text) if unicodedata.category(letter) != "Cf")
    return " ".join("".join(seen).split()).casefold()


def is_header(texts: Iterable[str]) -> bool:
    return any(folded(text) == _TOPIC for text in texts)


def headed(rows: Iterable[Row]) -> Row | None:
    """The row that names the columns: one of the first twenty in the file, since titles may stand above it."""
    early = (row for row in islice(rows, _HEADER_WITHIN) if row.number <= _HEADER_WITHIN)
    return next((row for row in early if is_header(cell.text for cell in row.cells.values())), None)


def under(rows: tuple[Row, ...]) -> tuple[Row, tuple[Row, ...]]:
    """The header and what stands beneath it; a table without one is taken to begin with its header."""
    header = headed(rows) or next(iter(rows), Row(1, {}))
    return header, tuple(row for row in rows if row.number > header.number)


def letter(column: int) -> str:
    """A column from 0 as Excel calls it: A, B … Z, AA."""
    return (letter(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def plain(text: str, most: int = 40) -> str:
    """A text from a file as a message may show it: short, on one line, and nothing that a terminal obeys."""
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(text.split()))
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
