"""The cells of a table, and whether it is one with an agreement in each row or one with labels beside the fields."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..agreements import FIELDS, Kind
from .cells import Reader, Spot, flat
from .labels import label_key, loose
from .layout import Table

_KINDS: tuple[Kind, ...] = ("handling", "vilkaar")
_LONGEST_HEADING = 40


@dataclass(frozen=True)
class Box:
    """A cell: its text without prompts, and the fields that controls name in it; else as in the layout."""

    text: str
    spots: tuple[Spot, ...]
    column: int
    goes_on: bool
    heads: bool


Row = Sequence[Box]
Rows = Sequence[Row]


def rows_of(table: Table, reader: Reader) -> Rows:
    """The rows of a table; nested tables with fields are left out, to be read by themselves."""
    found = []
    for row in table.rows:
        cells = []
        for cell in row:
            lines = flat([block for block in cell.blocks if not (isinstance(block, Table) and is_ours(block, reader))])
            cells.append(Box(reader.text(lines), reader.spots(lines), cell.column, cell.goes_on, cell.heads))
        if cells:
            found.append(cells)
    return found


def is_ours(table: Table, reader: Reader) -> bool:
    known = reader.ours.get(id(table))
    if known is None:
        known = reader.ours[id(table)] = kind_of(rows_of(table, reader), reader) is not None
    return known


def kind_of(rows: Rows, reader: Reader) -> Kind | None:
    """What a table is about: controls name its fields, or at least two labels are known; nothing for any other."""
    tagged = [spot.name.kind for row in rows for box in row for spot in box.spots]
    if tagged:
        return max(_KINDS, key=tagged.count)
    known = {kind: _known(rows, kind, reader) for kind in _KINDS}
    best = max(_KINDS, key=lambda kind: len(known[kind]))
    return best if len(known[best]) > 1 else None


def _known(rows: Rows, kind: Kind, reader: Reader) -> set[str]:
    """The fields whose labels stand in the first cells of rows or side by side in one row."""
    beside = {key for row in rows for key in header(row, kind, reader).values()}
    return _first(rows, kind, reader) | beside


def _first(rows: Rows, kind: Kind, reader: Reader) -> set[str]:
    """The fields whose labels stand in the first column."""
    return {key_of(row[0].text, kind, reader) for row in rows} - {""}


def key_of(label: str, kind: Kind, reader: Reader) -> str:
    return label_key(label, kind, reader.learned.get(kind))


def header(row: Row, kind: Kind, reader: Reader) -> dict[int, str]:
    """Which field each column has, when this is a row of labels: two known ones stand side by side."""
    if any(box.spots for box in row):
        return {}
    keys = {box.column: key_of(box.text, kind, reader) for box in row}
    beside = [one for one, other in itertools.pairwise(row) if keys[one.column] and keys[other.column]]
    return {column: key for column, key in keys.items() if key} if beside else {}


def columns(rows: Rows, kind: Kind, reader: Reader) -> Mapping[int, str]:
    """Which field each column has in a table with an agreement in each row; nothing for any other table."""
    headed = next((found for row in rows if (found := header(row, kind, reader))), {})
    if len(_first(rows, kind, reader)) >= max(2, len(headed)):
        headed = {}  # labels in the first column, and one beside another is only a text that is called like a label
    tagged: dict[int, set[str]] = {}
    for box in (box for row in rows for box in row if box.spots):
        tagged.setdefault(box.column, set()).update(spot.name.key for spot in box.spots)
    keys = [key for each in tagged.values() for key in each]
    widest = max((sum(bool(box.spots) for box in row) for row in rows), default=0)
    steady = len(keys) == len(set(keys)) == len(tagged) and widest > 1
    if steady and _beside_labels(rows, kind, reader):
        return {}
    return headed | ({column: min(each) for column, each in tagged.items()} if steady else {})


def _beside_labels(rows: Rows, kind: Kind, reader: Reader) -> bool:
    """Whether fields stand right of their own labels."""
    pairs = [(one, other) for row in rows for one, other in itertools.pairwise(row) if other.spots]
    return any(key_of(one.text, kind, reader) in {spot.name.key for spot in other.spots} for one, other in pairs)


def is_heading(row: Row, first: bool, kind: Kind, reader: Reader) -> bool:
    """Whether a row only says what stands in the columns."""
    if any(box.spots for box in row):
        return False
    short = all(box.text.strip() and len(box.text) <= _LONGEST_HEADING and loose(box.text).isalpha() for box in row)
    return bool(header(row, kind, reader)) or all(box.heads for box in row) or (first and short and len(row) > 1)


def learned(tables: Sequence[Rows], reader: Reader) -> dict[str, dict[str, str]]:
    """Labels that the document itself gives to the fields whose controls stand beside them."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in FIELDS}
    for label, spot in _pairs(tables, reader):
        found[spot.name.kind].setdefault(loose(label), spot.name.key)
    return found


def _pairs(tables: Sequence[Rows], reader: Reader) -> Iterator[tuple[str, Spot]]:
    for rows in tables:
        if any(columns(rows, kind, reader) for kind in _KINDS):
            continue
        for row in rows:
            for label, box in zip(row[::2], row[1::2], strict=False):
                if not label.spots and loose(label.text) and len(box.spots) == 1:
                    yield label.text, box.spots[0]
