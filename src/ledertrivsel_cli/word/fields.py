"""The fields of a document in the order in which they stand: in rows, beside labels, or in lines outside tables."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from ..agreements import Kind
from .cells import Reader, Spot, field
from .labels import label_key
from .layout import Block, Line, Table
from .tables import Box, Row, Rows, columns, is_heading, key_of, kind_of, rows_of

_HEADING = re.compile(r"(handling|indsats|aftale|vilkår)\W*[0-9]+(\W*|: .*)", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A field with what is written in it, or with no `key` something that people added under a `label` of their own.

    `row` is the same for what stands in one row of a table that has an agreement in each row, otherwise 0. `table` is
    0 outside tables. `above` is the line above, and `stretch` counts such lines. `more` goes on with what comes before.
    """

    kind: Kind
    number: str
    key: str
    label: str
    text: str
    day: str = ""
    more: bool = False
    row: int = 0
    table: int = 0
    stretch: int = 0
    above: str = ""


def fields(blocks: Sequence[Block], reader: Reader) -> list[Found]:
    """All fields of a document."""
    return list(_Walk(reader).through(blocks))


class _Walk:
    """Goes down a document and remembers what stands above."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._tables, self._rows = count(1), count(1)
        self._stretch, self._above = 0, ""
        self._last: Found | None = None
        self._columns: Mapping[int, str] = {}
        self._kind: Kind = "handling"

    def through(self, blocks: Iterable[Block]) -> Iterator[Found]:
        waiting: list[Line] = []
        for block in blocks:
            if isinstance(block, Line) and waiting and _go_on(waiting[-1], block):
                waiting.append(block)
                continue
            yield from self._lines(waiting)
            waiting = [block] if isinstance(block, Line) else []
            if isinstance(block, Table):
                yield from self._table(block)
        yield from self._lines(waiting)

    def _lines(self, lines: Sequence[Line]) -> Iterator[Found]:
        if not lines:
            return
        spots = self._reader.spots(lines)
        text = self._reader.text(lines)
        if spots:
            for spot in spots:
                self._last = self._placed(_spotted(spot))
                yield self._last
        elif self._last and (found := _labelled(text, self._last)):
            yield self._placed(found)
        elif text.strip():
            self._stretch += 1
            self._above, self._columns = text, {}

    def _placed(self, found: Found, table: int = 0) -> Found:
        return replace(found, table=table, stretch=self._stretch, above=found.above or self._above)

    def _table(self, table: Table) -> Iterator[Found]:
        rows = rows_of(table, self._reader)
        rest = self._rest(rows)
        kind = kind_of(rows, self._reader) or (self._kind if rest else None)
        if kind:
            number = next(self._tables)
            known = columns(rows, kind, self._reader) or rest
            self._columns, self._kind = known, kind
            found = self._across(rows, kind, known) if known else _down(rows, kind, self._reader)
            for each in found:
                yield self._placed(each, number)
        for cell in (cell for row in table.rows for cell in row):
            inner = [block for block in cell.blocks if not isinstance(block, Line)] if kind else cell.blocks
            yield from self.through(inner)

    def _rest(self, rows: Rows) -> Mapping[int, str]:
        """The columns of the table before, when this is the rest of it, which somebody split off."""
        alike = all({box.column for box in row} == self._columns.keys() for row in rows)
        return self._columns if alike else {}

    def _across(self, rows: Rows, kind: Kind, known: Mapping[int, str]) -> Iterator[Found]:
        labels: dict[int, str] = {}
        above: dict[int, Box] = {}
        for at, row in enumerate(rows):
            if is_heading(row, at == 0, kind, self._reader):
                labels = {box.column: box.text for box in row}
                continue
            number = next(self._rows)
            for box in row:
                whole = above.get(box.column, box) if box.goes_on else box
                above[box.column] = whole
                for found in _fields_of(whole, kind, known, labels):
                    yield replace(found, row=number)


def _fields_of(box: Box, kind: Kind, known: Mapping[int, str], labels: Mapping[int, str]) -> Iterator[Found]:
    if box.spots:
        yield from map(_spotted, box.spots)
    elif key := known.get(box.column):
        yield Found(kind, "", key, "", box.text)
    elif box.text:
        yield Found(kind, "", "", labels.get(box.column, ""), box.text)


def _spotted(spot: Spot) -> Found:
    return Found(spot.name.kind, spot.name.number, spot.name.key, "", spot.text, spot.day)


def _go_on(one: Line, other: Line) -> bool:
    """Whether two lines stand in the same control that names a field."""
    shared = {control.number for piece in one.pieces for control in piece.within if field(piece)}
    return any(control.number in shared for piece in other.pieces for control in piece.within)


def _labelled(text: str, last: Found) -> Found | None:
    """A line like "Hvem: Bo" among fields that stand outside tables, whose control is gone."""
    for sign in (":", "\t"):
        label, _, said = text.partition(sign)
        key = label_key(label, last.kind) if said else ""
        if key and not last.table:
            return Found(last.kind, last.number, key, "", said.strip())
    return None


def _down(rows: Rows, kind: Kind, reader: Reader) -> Iterator[Found]:
    """A table with labels left of the fields, or above them in a row of their own."""
    last, waits, heading = Found(kind, "", "", "", ""), False, ""
    for row in rows:
        alone = row[0] if len(row) == 1 and not row[0].spots else None
        key = key_of(alone.text, kind, reader) if alone else ""
        if alone and _HEADING.fullmatch(alone.text):
            heading = alone.text
        elif key:
            last, waits = Found(kind, "", key, "", "", above=heading), True
            yield last
        else:
            for found in _row(row, last, reader, waits or row[0].goes_on):
                last = replace(found, above=heading)
                yield last
            waits = False


def _row(row: Row, last: Found, reader: Reader, goes_on: bool) -> Iterator[Found]:
    """One row: labels and what is written beside them, in turn; or more of what came last."""
    label = replace(last, text="", day="", more=True) if goes_on else None
    fresh = label is None
    for at, box in enumerate(row):
        if box.spots:
            yield from map(_spotted, box.spots)
            label, fresh = replace(_spotted(box.spots[-1]), text="", day="", more=True), True
            continue
        key = key_of(box.text, last.kind, reader)
        if fresh and at < len(row) - 1 and (key or at == 0):
            label, fresh = Found(last.kind, "", key, "" if key else box.text, ""), False
        elif label is not None:
            if box.text or not label.more:
                yield replace(label, text=box.text)
            label, fresh = replace(label, more=True), True
        elif box.text:
            yield Found(last.kind, "", "", "", box.text)
