"""A row of a table as a participant's scores of a topic, and what is wrong in it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .errors import Problem
from .table import Cell, Row, folded, letter, plain
from .text import Text, fault

TOPIC, IMPORTANCE, SUCCESS, WHO = COLUMNS = ("emne", "vigtighed", "lykkes", "deltager")
NEEDED = (TOPIC, IMPORTANCE, SUCCESS)
_WHOLE = re.compile(r"([1-5])(?:[.,]0+)?")
_LONGEST_TOPIC = 120
_ASKED = "write a whole number from 1 to 5"


class Line(NamedTuple):
    """A row with scores; `who` is "" when it does not say."""

    row: Row
    who: str
    topic: Text
    importance: int
    success: int


def where(name: str, columns: Mapping[str, int]) -> str:
    return f"column {letter(columns[name])} ({name})"


def row_faults(row: Row, columns: Mapping[str, int], shown: str) -> Iterator[Problem]:
    """What is wrong in a row that has a score."""
    for name, column in sorted(columns.items(), key=lambda item: item[1]):
        cell = row.cells.get(column)
        found = _uncounted(cell) or (_TOPIC_OR_SCORE[name](cell) if name in _TOPIC_OR_SCORE else None)
        if found:
            yield Problem(shown, row.number, where(name, columns), *found)


def _uncounted(cell: Cell | None) -> tuple[str, str] | None:
    if cell and cell.kind == "uncounted":
        what = "there is a formula whose value is not in the file; open it in Excel or LibreOffice and save it"
        return "formula-without-value", f"{what}, or type the value"
    return None


def _bad_topic(cell: Cell | None) -> tuple[str, str] | None:
    if not cell:
        return "empty-cell", "there are scores but no topic; type the topic, or take the scores out"
    if cell.kind in {"error", "date", "boolean"}:
        return "bad-topic", f"»{plain(cell.text)}« is no topic; type the topic as text"
    topic = _spelt(cell)
    if len(topic) > _LONGEST_TOPIC:
        what = f"the topic has {len(topic)} characters, and {_LONGEST_TOPIC} is the most"
        return "text-too-long", f"{what}; write it shorter, the same in all its rows"
    return fault(topic)


def _bad_score(cell: Cell | None) -> tuple[str, str] | None:
    if not cell:
        return "empty-cell", f"one of the two scores is missing; {_ASKED}, or empty the other one too"
    if cell.kind in {"text", "number"} and _whole(cell):
        return None
    what = f"»{plain(cell.text)}« is no score"
    if cell.kind == "date":
        what = f"»{plain(cell.text)}« was made a date, as Excel does with 3-5 or 3.5"
    return "bad-score", f"{what}; {_ASKED}"


_TOPIC_OR_SCORE = {TOPIC: _bad_topic, IMPORTANCE: _bad_score, SUCCESS: _bad_score}


def _whole(cell: Cell) -> int | None:
    found = _WHOLE.fullmatch(cell.text.strip())
    return int(found[1]) if found else None


def _spelt(cell: Cell) -> str:
    return " ".join(unicodedata.normalize("NFC", cell.text).split())


def as_line(row: Row, columns: Mapping[str, int], shown: str) -> Line:
    cells = {name: row.cells.get(column, Cell("text", "")) for name, column in columns.items()}
    who = cells.get(WHO)
    topic = Text(_spelt(cells[TOPIC]), shown, row.number)
    marks = [_whole(cells[name]) or 0 for name in (IMPORTANCE, SUCCESS)]
    return Line(row, folded(who.text) if who and who.kind != "error" else "", topic, *marks)
