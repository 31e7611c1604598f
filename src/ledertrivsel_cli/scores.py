"""The participants' scores, read from a table. Who gave them is only looked at to count people, and goes no further."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .errors import ContentError, Problem, raise_if
from .score_rows import COLUMNS, IMPORTANCE, NEEDED, SUCCESS, TOPIC, WHO, Line, as_line, row_faults, where
from .table import Table, folded, letter, plain
from .text import Text

_MOST_ROWS, _MOST_TOPICS = 5_000, 60
_NAMED = 8


@dataclass(frozen=True)
class Score:
    """What one participant says of one topic, from 1 to 5."""

    topic: str
    importance: int
    success: int


@dataclass(frozen=True)
class Scores:
    """All scores of a meeting, by topic and size: neither names nor order tell which of them one participant gave.

    `said` is what was passed over or looks odd, in whole sentences.
    """

    rows: tuple[Score, ...]
    participants: int
    said: tuple[str, ...]


def read_scores(table: Table, shown: str) -> Scores:
    """The scores in a table; raises ContentError with every fault, each with its row and column."""
    columns = _columns(table, shown)
    _check_size(table, shown)
    filled = [row for row in table.rows if any(columns[name] in row.cells for name in (IMPORTANCE, SUCCESS))]
    found = [fault for row in filled for fault in row_faults(row, columns, shown)]
    wrong = {fault.line for fault in found}
    lines = [as_line(row, columns, shown) for row in filled if row.number not in wrong]
    found += [*table.problems, *_merged(table, set(columns.values()), shown), *_twice(lines, columns, shown)]
    found += () if found else _amount(lines, table, shown)
    raise_if(ContentError, sorted(found))
    return _scores(lines, table, columns)


def _columns(table: Table, shown: str) -> dict[str, int]:
    """Where each column stands; raises ContentError when one is missing or stands twice."""
    heads = {column: folded(cell.text) for column, cell in sorted(table.header.cells.items())}
    found = {name: [column for column, head in heads.items() if head == name] for name in COLUMNS}
    faults = [
        f"»{name}« stands in columns {' and '.join(map(letter, places))}; take all but one of them out"
        for name, places in found.items()
        if len(places) > 1
    ]
    missing = [name for name in NEEDED if not found[name]]
    if missing:
        there = ", ".join(f"»{plain(cell.text)}«" for _, cell in sorted(table.header.cells.items())) or "none"
        faults.append(
            f"no column is called {' or '.join(missing)}; name the columns {', '.join(NEEDED)} (found: {there})"
        )
    merged = _merged(table, {*table.header.cells}, shown) if faults else ()
    raise_if(
        ContentError, [*(Problem(shown, table.header.number, "", "wrong-columns", one) for one in faults), *merged]
    )
    return {name: places[0] for name, places in found.items() if places}


def _check_size(table: Table, shown: str) -> None:
    if len(table.rows) > _MOST_ROWS:
        what = f"there are {len(table.rows):,} rows, and {_MOST_ROWS:,} is the most; take out what is no score"
        raise ContentError([Problem(shown, table.rows[_MOST_ROWS].number, "", "too-many-rows", what)])


def _merged(table: Table, columns: set[int], shown: str) -> list[Problem]:
    """Merged cells hide in which row and column a value was meant to stand."""
    what = "cells are merged here; unmerge them, and let each row and column have its own"
    return [
        Problem(shown, max(one.rows.start, table.header.number), f"cells {plain(one.name)}", "merged-cells", what)
        for one in table.merged
        if one.rows.stop > table.header.number and not columns.isdisjoint(one.columns)
    ]


def _twice(lines: Sequence[Line], columns: Mapping[str, int], shown: str) -> Iterator[Problem]:
    first: dict[tuple[str, str], int] = {}
    for line in lines:
        key = line.who, folded(line.topic)
        if line.who and key in first:
            what = f"the same participant has scored the same topic in row {first[key]}; take one of the two out"
            yield Problem(shown, line.row.number, where(WHO, columns), "score-twice", what)
        first.setdefault(key, line.row.number)


def _amount(lines: Sequence[Line], table: Table, shown: str) -> Iterator[Problem]:
    topics = {folded(line.topic) for line in lines}
    if not lines:
        what = "there are no scores in the file; type them under the columns vigtighed and lykkes, and save it"
        yield Problem(shown, table.header.number, "", "no-scores", what)
    if len(topics) > _MOST_TOPICS:
        what = (
            f"there are {len(topics)} topics, and {_MOST_TOPICS} is the most; see that the same topic is spelt the same"
        )
        yield Problem(shown, table.header.number, "", "too-many-topics", what)


def _scores(lines: Sequence[Line], table: Table, columns: Mapping[str, int]) -> Scores:
    spelt: dict[str, Text] = {}
    for line in lines:
        spelt.setdefault(folded(line.topic), line.topic)
    found = [(folded(line.topic), line.importance, line.success) for line in lines]
    order = list(spelt)
    found.sort(key=lambda one: (order.index(one[0]), *one[1:]))  # the order of the rows tells what one person said
    count = Counter(spelt[key] for key, _, _ in found)
    people = {line.who for line in lines if line.who}
    said = (*table.said, *_said(lines, table, columns), *_uneven(count))
    rows = tuple(Score(spelt[key], importance, success) for key, importance, success in found)
    return Scores(rows, max(len(people), *count.values()), said)


def _said(lines: Sequence[Line], table: Table, columns: Mapping[str, int]) -> Iterator[str]:
    """What was not read, and what was although it cannot be seen."""
    heads = {at: f"»{plain(cell.text)}«" for at, cell in table.header.cells.items()}
    unnamed = dict.fromkeys((at for row in table.rows for at in row.cells), "without a heading")
    others = [f"{letter(at)} ({head})" for at, head in sorted((unnamed | heads).items()) if at not in columns.values()]
    if others:
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        yield f"Not read: column {', '.join(others[:_NAMED])}{more}."
    read = {line.row.number for line in lines}
    empty = [row.number for row in table.rows if columns[TOPIC] in row.cells and row.number not in read]
    if empty:
        yield f"Left out: {_rows(len(empty))} without scores ({_ranges(empty)})."
    hidden = [line.row.number for line in lines if line.row.hidden]
    if hidden:
        yield f"Read although hidden: {_rows(len(hidden))} ({_ranges(hidden)})."


def _uneven(count: Counter[Text]) -> Iterator[str]:
    if len(set(count.values())) > 1:
        most = max(count.values())
        fewer = [f"»{topic}« {number}" for topic, number in count.items() if number < most]
        more = f" and {len(fewer) - _NAMED} topics more" if len(fewer) > _NAMED else ""
        yield f"Not all topics have {most} scores: {', '.join(fewer[:_NAMED])}{more}."


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _ranges(numbers: Sequence[int]) -> str:
    """Rising numbers in short: 2-5, 9."""
    starts = [numbers[0], *(now for before, now in pairwise(numbers) if now > before + 1)]
    ends = [*(before for before, now in pairwise(numbers) if now > before + 1), numbers[-1]]
    found = [str(start) if start == end else f"{start}-{end}" for start, end in zip(starts, ends, strict=True)]
    return ", ".join(found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
