"""The topics of the matrix as a native chart over its fields; a topic moves when somebody types its two scores."""

from collections.abc import Iterator, Sequence
from typing import Any

from ..danish import listed
from ..figures import Matrix
from ..printed import HIGH
from . import scatter
from .grids import Plot, marks, plot
from .labels import Placed
from .look import INK, PART, Look
from .places import Area
from .score_book import Row, book, cells, typed

_NAME = "Skema: emner"


def matrix_chart(slide: Any, found: Matrix, look: Look, area: Area) -> Any:
    """Put the chart in the area that the fields were drawn in."""
    made = plot(found, look, area)
    shown = marks(found, made, look) if found.means else ()
    rows = _scored(found, shown) if shown else _rows(found, made)
    chart = scatter.Chart(
        _points(rows, shown),
        made.across,
        made.up,
        _book(found, rows),
        look.paints[PART],
        look.paints[INK],
        look.typeface,
    )
    frame = scatter.add(slide, made.room, chart)
    frame.name = _NAME
    frame._element.nvGraphicFramePr.cNvPr.set("descr", by_field(found) if found.means else _alt(found, made.lists))
    return frame


def _rows(found: Matrix, made: Plot) -> list[Row]:
    """A row for each topic, which waits in the list, if any, until it has scores; the group's own are not seen."""
    places = made.waiting(len(found.topics)) if made.lists else [None] * len(found.topics)
    return [Row(name, place) for name, place in zip(found.topics, places, strict=False)] + [Row("", None)] * found.own


def _scored(found: Matrix, shown: Sequence[Placed]) -> list[Row]:
    """A row for each topic with its means, and with a shorter name where the chart shows one."""
    rows = (
        Row(name, None, means, "" if one.text == name else one.text)
        for name, means, one in zip(found.topics, found.means, shown, strict=True)
    )
    return [*rows, *[Row("", None)] * found.own]


def _points(rows: Sequence[Row], shown: Sequence[Placed]) -> list[scatter.Point]:
    sides = [one.side for one in shown] + ["r"] * (len(rows) - len(shown))
    return [_point(number, row, side) for number, (row, side) in enumerate(zip(rows, sides, strict=True))]


def _point(number: int, row: Row, side: str | None) -> scatter.Point:
    now = (typed(row.means.success), typed(row.means.importance)) if row.means else row.waits
    return scatter.Point(row.short or row.name, now, cells(number, bool(row.short)), side)


def _book(found: Matrix, rows: Sequence[Row]) -> bytes:
    return book(rows, importance=found.sheet.y.name, success=found.sheet.x.name)


def _alt(found: Matrix, lists: bool) -> str:
    topics = listed(f"»{name}«" for name in found.topics)
    where = "står i en liste til højre for skemaet" if lists else "ses ikke endnu"
    return f"Diagram med en prik for hvert emne: {topics}. Emner uden tal {where}."


def by_field(found: Matrix) -> str:
    """Where each topic lies, in words, field by field."""
    return "Diagram med en prik for hvert emne. " + " ".join(_in_fields(found))


def _in_fields(found: Matrix) -> Iterator[str]:
    places = [(means.importance < HIGH) * 2 + (means.success >= HIGH) for means in found.means]
    for number, field in enumerate(found.sheet.fields):
        topics = [f"»{name}«" for name, place in zip(found.topics, places, strict=True) if place == number]
        yield f"{field}: {listed(topics) or 'ingen emner'}."
