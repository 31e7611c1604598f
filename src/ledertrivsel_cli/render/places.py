"""What the deck's template says: which placeholder is for what, how much room it has and how it sets its text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .fit import ARIAL, ARIAL_BOLD, Box, Face

LAYOUTS = {
    "title": "Forside",
    "agenda": "Dagsorden",
    "purpose": "Formål",
    "rules": "Spilleregler",
    "question": "Stort spørgsmål",
    "reflection": "Tænk selv",
    "talk": "Tal sammen",
    "fact": "Fakta",
    "columns": "To spalter",
    "drawing": "Tegning",
    "pause": "Pause",
    "next": "Næste skridt",
    "closing": "Afslutning",
}
"""The name in the template of each layout of plan.Slide."""

TITLE, POINTS, KICKER, LEAD, DETAILS, SOURCE, MINUTES, FORM, MATERIALS = 0, 1, 10, 11, 12, 13, 14, 15, 16
COLUMNS = ((20, 21), (22, 23))
DRAWING, TABLE, FOOTER, NUMBER = 30, 31, 40, 41
"""The idx of each placeholder; a designer who edits the template keeps them."""

_POINT = 12700  # EMU
_LEADING = 1.2
_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}  # what the format says when nothing is said
_STYLES = {"title": "p:titleStyle", "ctrTitle": "p:titleStyle", "ftr": "p:otherStyle", "sldNum": "p:otherStyle"}
_MASTERS = {"ctrTitle": "title", "ftr": "ftr", "sldNum": "sldNum", "title": "title"}


@dataclass(frozen=True)
class Area:
    """A rectangle on the slide, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inner(self, x: float, y: float = 0.0) -> "Area":
        """The area without margins of `x` points at the sides and `y` above and below."""
        return Area(self.x + x, self.y + y, self.width - 2 * x, self.height - 2 * y)

    def rows(self, count: int, gap: float = 0.0) -> tuple["Area", ...]:
        height = (self.height - gap * (count - 1)) / count
        return tuple(Area(self.x, self.y + (height + gap) * row, self.width, height) for row in range(count))

    def columns(self, count: int, gap: float = 0.0) -> tuple["Area", ...]:
        width = (self.width - gap * (count - 1)) / count
        return tuple(Area(self.x + (width + gap) * column, self.y, width, self.height) for column in range(count))


@dataclass(frozen=True)
class Place:
    """A placeholder's room for text, the size its layout gives the text (points), and the weight."""

    box: Box
    size: float
    bold: bool

    @property
    def face(self) -> Face:
        return ARIAL_BOLD if self.bold else ARIAL

    def sizes(self, floor: float) -> Iterator[float]:
        """The layout's own size, then smaller in even steps, down to the floor."""
        size = max(self.size, floor)
        while size > floor:
            yield size
            size -= 2
        yield floor


def area(shape: Any) -> Area:
    return Area(*(value / _POINT for value in (shape.left, shape.top, shape.width, shape.height)))


def put(shape: Any, where: Area) -> None:
    """Move a shape; what stays where its layout has it should not be moved."""
    shape.left, shape.top, shape.width, shape.height = (
        round(value * _POINT) for value in (where.x, where.y, where.width, where.height)
    )


def place(shape: Any, layout: Any) -> Place:
    """How the template sets text in `shape`, a placeholder of a slide made from `layout`."""
    sources = list(_sources(shape, layout))
    bodies = [body for source in sources for body in _all(source, ".//a:bodyPr")]
    levels = [level for source in sources for level in _all(source, "./*/a:lstStyle/a:lvl1pPr | ./a:lvl1pPr")]
    left, top, right, bottom = (_first(bodies, "@" + name, default) / _POINT for name, default in _INSETS.items())
    room = area(shape)
    hang = _first(levels, "@marL", 0) / _POINT
    gap = _first(levels, "a:spcBef/a:spcPct/@val", 0) / 100_000 * _LEADING
    box = Box(room.width - left - right - hang, room.height - top - bottom, _LEADING, gap)
    size = _first(levels, "a:defRPr/@sz", 1800) / 100
    return Place(box, size, bool(_first(levels, "a:defRPr/@b", 0)))


def inset(shape: Any, layout: Any) -> float:
    """The room left of a placeholder's text, where the band has its symbol."""
    bodies = [body for source in _sources(shape, layout) for body in _all(source, ".//a:bodyPr")]
    return _first(bodies, "@lIns", _INSETS["lIns"]) / _POINT


def _sources(shape: Any, layout: Any) -> Iterator[Any]:
    """The elements that a placeholder inherits from, nearest first."""
    index = shape.placeholder_format.idx
    yield shape.element
    yield from (own.element for own in layout.placeholders if own.placeholder_format.idx == index)
    kind = shape.element.xpath("string(.//p:nvPr/p:ph/@type)")
    master = layout.slide_master.element
    yield from master.xpath(f'.//p:sp[p:nvSpPr/p:nvPr/p:ph/@type="{_MASTERS.get(kind, "body")}"]')
    yield from master.xpath(f"./p:txStyles/{_STYLES.get(kind, 'p:bodyStyle')}")


def _first(elements: list[Any], path: str, default: int) -> int:
    return next((int(value) for element in elements for value in _all(element, path)), default)


def _all(element: Any, path: str) -> list[Any]:
    """python-pptx has namespaces for its own element classes only, and a style list is none of them."""
    from lxml.etree import XPath
    from pptx.oxml.ns import _nsmap as namespaces

    return list(XPath(path, namespaces=namespaces)(element))
