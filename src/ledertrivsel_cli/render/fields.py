"""Two axes and four named fields: where they stand, what they are called, and where those names give way to dots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..printed import GridSheet
from . import fit
from .canvas import Canvas, Label
from .labels import over
from .look import PAPER, PART, SOFT, Look
from .places import Area

LINE, SIZE = 27.0, 18
NAME_SIZES = (20, 18)
"""The sizes that the names of the fields may take."""
RADIUS = 6.0  # of a dot
_CORNER = 30.0  # the height of a field's name
_LIE = 9.0  # from the fields to the words of the lying axis
_MARGIN = 12  # within a field
_CORNERS = (("LEFT", "TOP"), ("RIGHT", "TOP"), ("LEFT", "BOTTOM"), ("RIGHT", "BOTTOM"))
_OTHER = {"LEFT": "RIGHT", "RIGHT": "LEFT", "TOP": "BOTTOM", "BOTTOM": "TOP"}


@dataclass(frozen=True)
class Taken:
    """What the names of the fields are to keep clear of: dots and the names beside them."""

    dots: Sequence[tuple[float, float]] = ()
    names: Sequence[Area] = ()


NOTHING = Taken()


@dataclass(frozen=True)
class Frame:
    """Where a grid's fields stand in an area. `low` is the share of the fields' width and height that counts as low."""

    sheet: GridSheet
    area: Area
    field: Area
    flat: bool  # whether the lying axis has its name and both its ends on one line
    low: float = 0.5

    @property
    def cells(self) -> tuple[Area, Area, Area, Area]:
        """The fields in the order of their names: top left, top right, bottom left, bottom right."""
        across, up = (self.field.width - 4) * self.low, (self.field.height - 4) * (1 - self.low)
        left, top = Area(self.field.x, 0, across, 0), Area(0, self.field.y, 0, up)
        right = Area(left.right + 4, 0, self.field.width - 4 - across, 0)
        bottom = Area(0, top.bottom + 4, 0, self.field.height - 4 - up)
        one, two, three, four = (Area(x.x, y.y, x.width, y.height) for y in (top, bottom) for x in (left, right))
        return one, two, three, four


def set_out(sheet: GridSheet, look: Look, area: Area, low: float = 0.5) -> Frame:
    side = _side(sheet, look)
    ends = sum(fit.width(text, look.regular, SIZE) for text in (sheet.x.low, sheet.x.high))
    flat = ends + fit.width(sheet.x.name, look.strong, SIZE) + 40 <= area.width - side
    below = LINE * (1 if flat else 2) + _LIE
    field = Area(area.x + side, area.y + LINE, area.width - side, area.height - LINE - below)
    return Frame(sheet, area, field, flat, low)


def _side(sheet: GridSheet, look: Look) -> float:
    """The column for the upright axis, wide enough for its longest word."""
    words = (*sheet.y.low.split(), *sheet.y.high.split())
    return max(112.0, max(fit.width(word, look.regular, SIZE) for word in words) + 15)


def draw(frame: Frame, canvas: Canvas, color: str, taken: Taken = NOTHING) -> None:
    canvas.labels(corners(frame, color, canvas.look, taken), NAME_SIZES)
    field = frame.field
    canvas.arrow((field.x - 6, field.bottom + 6), (field.x - 6, field.y - 4))
    canvas.arrow((field.x - 6, field.bottom + 6), (field.right + 4, field.bottom + 6))
    canvas.labels(axes(frame, canvas.look), (SIZE,))


def corners(frame: Frame, color: str, look: Look, taken: Taken = NOTHING) -> Iterator[Label]:
    """The fields, each with its name in its corner of the whole, or where its field is freest."""
    for cell, name, (align, anchor) in zip(frame.cells, frame.sheet.fields, _CORNERS, strict=True):
        ways = [(a, b) for a in (align, _OTHER[align], "CENTER") for b in (anchor, _OTHER[anchor])]
        labels = [Label(cell, name, PAPER, color, True, *way, margin=_MARGIN) for way in ways]
        yield min(labels, key=lambda label: _covered(lettered(label, look), taken))


def lettered(label: Label, look: Look) -> Area:
    """Where the letters of a field's name stand."""
    cell, wide = label.area, min(fit.width(label.text, look.strong, NAME_SIZES[0]) + _MARGIN, label.area.width)
    x = cell.x + (cell.width - wide) * {"LEFT": 0, "CENTER": 0.5, "RIGHT": 1}[label.align]
    y = cell.bottom - _CORNER if label.anchor == "BOTTOM" else cell.y
    return Area(x, y, wide, _CORNER)


def _covered(area: Area, taken: Taken) -> int:
    """How many dots and names of dots would stand on it or too near."""
    near = area.inner(-2 * RADIUS, -RADIUS)
    dots = sum(near.x < x < near.right and near.y < y < near.bottom for x, y in taken.dots)
    return dots + sum(over(area, other) for other in taken.names)


def axes(frame: Frame, look: Look) -> Iterator[Label]:
    """What the two axes are called, and their ends."""
    yield from _upright(frame)
    yield from _lying(frame, look)


def _upright(frame: Frame) -> Iterator[Label]:
    axis, field, area = frame.sheet.y, frame.field, frame.area
    side, half = field.x - 14 - area.x, field.height / 2
    yield Label(Area(field.x, area.y - 2, field.width, LINE), axis.name, None, PART, True, margin=0)
    yield Label(Area(area.x, field.y, side, half), axis.high, None, SOFT, False, "RIGHT", "TOP", 0)
    yield Label(Area(area.x, field.y + half, side, half), axis.low, None, SOFT, False, "RIGHT", "BOTTOM", 0)


def _lying(frame: Frame, look: Look) -> Iterator[Label]:
    axis, field = frame.sheet.x, frame.field
    line = Area(field.x, field.bottom + 9, field.width, LINE)
    low, high = line.columns(2)
    if frame.flat:
        wide = fit.width(axis.low, look.regular, SIZE) + 2, fit.width(axis.high, look.regular, SIZE) + 2
        low, high = Area(line.x, line.y, wide[0], LINE), Area(line.right - wide[1], line.y, wide[1], LINE)
        middle = Area(low.right, line.y, high.x - low.right, LINE)
        yield Label(middle, axis.name, None, PART, True, "CENTER", margin=0)
    yield Label(low, axis.low, None, SOFT, margin=0)
    yield Label(high, axis.high, None, SOFT, False, "RIGHT", margin=0)
    if not frame.flat:
        below = Area(line.x, line.bottom - 1, line.width, LINE)
        yield Label(below, axis.name, None, PART, True, "RIGHT", margin=0)
