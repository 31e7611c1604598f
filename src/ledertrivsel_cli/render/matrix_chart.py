"""The topics of the matrix as a native chart over its fields; a topic moves when somebody types its two scores."""

from collections.abc import Sequence
from typing import Any

from ..danish import listed
from ..plan import Matrix
from . import scatter
from .grids import Plot, plot
from .look import INK, PART, Look
from .places import Area
from .score_book import Row, book, cells

_NAME = "Skema: emner"


def matrix_chart(slide: Any, found: Matrix, look: Look, area: Area) -> Any:
    """Put the chart in the area that the fields were drawn in."""
    made = plot(found, look, area)
    rows = _rows(found, made)
    chart = scatter.Chart(
        _points(rows), made.across, made.up, _book(found, rows), look.paints[PART], look.paints[INK], look.typeface
    )
    frame = scatter.add(slide, made.room, chart)
    frame.name = _NAME
    frame._element.nvGraphicFramePr.cNvPr.set("descr", _alt(found, made.lists))
    return frame


def _rows(found: Matrix, made: Plot) -> list[Row]:
    """A row for each topic, which waits in the list, if any, until it has scores; the group's own are not seen."""
    places = made.waiting(len(found.topics)) if made.lists else [None] * len(found.topics)
    return [Row(name, place) for name, place in zip(found.topics, places, strict=False)] + [Row("", None)] * found.own


def _points(rows: Sequence[Row]) -> list[scatter.Point]:
    return [scatter.Point(row.name, row.waits, cells(number)) for number, row in enumerate(rows)]


def _book(found: Matrix, rows: Sequence[Row]) -> bytes:
    return book(rows, importance=found.sheet.y.name, success=found.sheet.x.name)


def _alt(found: Matrix, lists: bool) -> str:
    topics = listed(f"»{name}«" for name in found.topics)
    where = "står i en liste til højre for skemaet" if lists else "ses ikke endnu"
    return f"Diagram med en prik for hvert emne: {topics}. Emner uden tal {where}."
