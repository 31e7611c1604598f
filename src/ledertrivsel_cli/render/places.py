"""What the deck's template says: which placeholder is for what, how much room it has and how it sets its text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from .colors import Shades, Theme, shades
from .faces import LEADING, face, leading
from .fit import Box, Face
from .nodes import all_of, tag

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
    "matrix": "Skema",
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
_SPACES = ("lnSpc", "spcBef", "spcAft")
_LEVELS = "./*/a:lstStyle/a:lvl1pPr | ./a:lvl1pPr"
_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}  # what the format says when nothing is said
INSETS = tuple(value / _POINT for value in _INSETS.values())
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
    """A placeholder's room for text, and how its layout sets it: the size in points, the font, marks and side."""

    box: Box
    size: float
    face: Face
    typeface: str = ""
    latin: str = "+mn-lt"  # the same as the template says it
    hang: float = 0.0
    marked: bool = False
    align: str = "l"
    shades: Shades = ()
    insets: tuple[float, ...] = INSETS  # from the edges of the placeholder to its text: left, top, right, bottom

    def sizes(self, floor: float) -> Iterator[float]:
        """The layout's own size, then smaller in even steps, down to the floor."""
        size = max(self.size, floor)
        while size > floor:
            yield size
            size -= 2
        yield floor

    def within(self, room: Area, was: Area) -> "Place":
        """The same placeholder with another size."""
        box = replace(
            self.box, width=self.box.width + room.width - was.width, height=self.box.height + room.height - was.height
        )
        return replace(self, box=box)


def area(shape: Any) -> Area:
    return Area(*(value / _POINT for value in (shape.left, shape.top, shape.width, shape.height)))


def put(shape: Any, where: Area) -> None:
    """Move a shape; what stays where its layout has it should not be moved."""
    shape.left, shape.top, shape.width, shape.height = (
        round(value * _POINT) for value in (where.x, where.y, max(where.width, 0), max(where.height, 0))
    )


def place(shape: Any, layout: Any, theme: Theme, where: Area | None = None) -> Place:
    """How the template sets text in `shape`, a placeholder of `layout` or of a slide made from it."""
    sources = list(_sources(shape, layout))
    bodies = [body for source in sources for body in all_of(source, ".//a:bodyPr")]
    levels = [level for source in sources for level in all_of(source, _LEVELS)]
    hang = _first(levels, "@marL", 0) / _POINT
    latin = _said(levels, "a:defRPr/a:latin/@typeface", "+mn-lt")
    name = theme.font(latin)
    found = _face(name, levels)
    return Place(
        _box(where or area(shape), bodies, levels, hang, found),
        _first(levels, "a:defRPr/@sz", 1800) / 100,
        found,
        name,
        latin,
        hang,
        _marked(levels),
        _said(levels, "@algn", "l"),
        _shades(levels, theme),
        _insets(bodies),
    )


def _face(name: str, levels: list[Any]) -> Face:
    bold = _said(levels, "a:defRPr/@b", "0") in ("1", "true")
    caps = _said(levels, "a:defRPr/@cap", "none") == "all"
    return replace(face(name, bold), caps=caps, spacing=max(_first(levels, "a:defRPr/@spc", 0) / 100, 0))


def _box(room: Area, bodies: list[Any], levels: list[Any], hang: float, found: Face) -> Box:
    left, top, right, bottom = _insets(bodies)
    line, *gaps = ([node for level in levels for node in all_of(level, f"a:{way}")][:1] for way in _SPACES)
    return Box(
        room.width - left - right - hang,
        room.height - top - bottom,
        leading(found) * _first(line, "a:spcPct/@val", 100_000) / 100_000,
        sum(_first(gap, "a:spcPct/@val", 0) for gap in gaps) / 100_000 * LEADING,
        _first(line, "a:spcPts/@val", 0) / 100,
        sum(_first(gap, "a:spcPts/@val", 0) for gap in gaps) / 100,
    )


def _insets(bodies: list[Any]) -> tuple[float, ...]:
    return tuple(_first(bodies, "@" + name, default) / _POINT for name, default in _INSETS.items())


def _shades(levels: list[Any], theme: Theme) -> Shades:
    """The colours of the text."""
    fills = (node for level in levels for node in all_of(level, "a:defRPr/a:solidFill | a:defRPr/a:gradFill"))
    fill = next(fills, None)
    return (theme.colors.get("tx1", "000000"),) if fill is None else shades(fill, theme)


def _marked(levels: list[Any]) -> bool:
    """Whether paragraphs get a bullet or a number."""
    kinds = (tag(mark) for level in levels for mark in all_of(level, "a:buNone | a:buChar | a:buAutoNum | a:buBlip"))
    return next(kinds, "buNone") != "buNone"


def inset(shape: Any, layout: Any) -> float:
    """The room left of a placeholder's text, where the band has its symbol."""
    bodies = [body for source in _sources(shape, layout) for body in all_of(source, ".//a:bodyPr")]
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
    yield from layout.part.package.presentation_part._element.xpath("./p:defaultTextStyle")


def _first(elements: list[Any], path: str, default: int) -> int:
    found = _said(elements, path, str(default))
    return round(float(found[:-1]) * 1000) if found.endswith("%") else int(found)


def _said(elements: list[Any], path: str, default: str) -> str:
    return next((str(value) for element in elements for value in all_of(element, path)), default)
