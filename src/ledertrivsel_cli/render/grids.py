"""Two axes and four named fields, drawn for a slide, and the matrix: the same with room for a list of topics beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..plan import Matrix, Means
from ..printed import HIGH, GridSheet
from . import fit
from .canvas import Canvas, Label
from .labels import Dots, Placed, over, placed
from .look import INK, PAPER, PART, SOFT, Look
from .places import Area

_FIRST, _LAST = 0.75, 5.25  # the scores 1 to 5, and a little air
_SPAN = _LAST - _FIRST
_LINE, _SIZE = 27.0, 18
NAME_SIZES = (20, 18)
"""The sizes that the names of the fields may take."""
_GAP, _DOT = 16.0, 24.0  # between fields and list, and what a topic's dot takes of the list
_TIGHT = 1.05  # the line height of the list's texts, each of which stands alone
_TALLEST = 30.0
_MOST = 0.5  # the share of the width that the list may take
RADIUS = 6.0  # of a dot
_CORNER = 30.0  # the height of a field's name
_LIE = 9.0  # from the fields to the words of the lying axis
_NO_LIST = "the matrix has no room for a list of the topics; each is seen when its two scores are typed"
_MOST_KEYS = 4  # lines of what numbers stand for
_MARGIN = 12  # within a field
_CORNERS = (("LEFT", "TOP"), ("RIGHT", "TOP"), ("LEFT", "BOTTOM"), ("RIGHT", "BOTTOM"))
_OTHER = {"LEFT": "RIGHT", "RIGHT": "LEFT", "TOP": "BOTTOM", "BOTTOM": "TOP"}
_HIDDEN = "topics stand so close on the matrix that {} of their names are left out; all are in the table"
_WAITING = "Emner uden tal"


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


@dataclass(frozen=True)
class Plot:
    """The matrix in its room, measured in scores: the fields for 1 to 5, and right of them the topics without any."""

    frame: Frame
    room: Area
    key: Area | None = None  # below it, for what the numbers of topics stand for whose names have no room

    @property
    def across(self) -> tuple[float, float]:
        """The ends of the lying axis, which goes on through the list."""
        return _FIRST, _FIRST + _SPAN * self.room.width / self.frame.field.width

    @property
    def up(self) -> tuple[float, float]:
        return _FIRST, _LAST

    @property
    def lists(self) -> bool:
        """Whether there is room for the list; where there is not, a topic is not seen until it has scores."""
        return self.room.right > self.frame.field.right

    @property
    def listed(self) -> Area:
        field = self.frame.field
        return Area(field.right + _GAP, field.y, self.room.right - field.right - _GAP, field.height)

    def lines(self, count: int) -> tuple[Area, ...]:
        """A line of the list for each topic."""
        high = min(self.listed.height / max(count, 1), _TALLEST)
        return Area(self.listed.x, self.listed.y, self.listed.width, high * count).rows(max(count, 1))

    def dots(self, found: Matrix) -> list[tuple[float, float]]:
        """Where the topics that have scores stand on the slide."""
        return [self._at(means) for means in found.means]

    def _at(self, means: Means) -> tuple[float, float]:
        field = self.frame.field
        across, up = ((float(value) - _FIRST) / _SPAN for value in (means.success, means.importance))
        return field.x + field.width * across, field.bottom - field.height * up

    def waiting(self, count: int) -> list[tuple[float, float]]:
        """Where the topics stand that have no scores yet, as (across, up)."""
        field = self.frame.field
        x = _FIRST + _SPAN * (1 + (_GAP + _DOT / 2) / field.width)
        middles = (line.y + line.height / 2 - field.y for line in self.lines(count))
        return [(round(x, 3), round(_LAST - _SPAN * middle / field.height, 3)) for middle in middles]


def grid(sheet: GridSheet, canvas: Canvas, area: Area) -> None:
    _fields(_frame(sheet, canvas.look, area), canvas, INK)


def matrix(found: Matrix, canvas: Canvas, area: Area) -> None:
    """The fields, and room for the chart that shows the topics; names that do not fit are told as faults."""
    made = plot(found, canvas.look, area)
    shown = marks(found, made, canvas.look) if found.means else ()
    taken = Taken(made.dots(found), [one.area for one in shown])
    _fields(made.frame, canvas, SOFT, taken)  # topics may come to stand on the names of the fields
    if shown:
        _told(shown, found, made, canvas)
        return
    if not made.lists:
        canvas.said.append(_NO_LIST)
        line = Area(made.room.x, made.room.y, made.room.width, _LINE)
        canvas.measured((Label(line, name, margin=_DOT / 2) for name in found.topics), (_SIZE,))
        return
    head = replace(made.listed, x=made.listed.x + 5, y=made.listed.y - _LINE - 2, height=_LINE)
    canvas.labels([Label(head, found.sheet.title.saying(_WAITING), None, PART, True, margin=0)], (_SIZE,))
    rows = zip(made.lines(len(found.topics)), found.topics, strict=False)
    names = (Label(Area(at.x + _DOT, at.y, at.width - _DOT, at.height), name, margin=0) for at, name in rows)
    canvas.measured(names, (_SIZE,), _TIGHT)


def marks(found: Matrix, made: Plot, look: Look) -> tuple[Placed, ...]:
    """How the names of topics with scores stand by their dots."""
    soft = [_lettered(label, look) for label in corners(made.frame, INK, look, Taken(made.dots(found)))]
    dots = Dots(made.dots(found), RADIUS, made.frame.field, soft)
    return placed(found.topics, dots, look.regular, _SIZE)


def key(shown: Sequence[Placed], found: Matrix) -> str:
    """What the numbers stand for: "3 Tillid · 7 Frirum"."""
    pairs = zip(shown, found.topics, strict=True)
    return " · ".join(f"{one.text} {name}" for one, name in pairs if one.number)


def _told(shown: Sequence[Placed], found: Matrix, made: Plot, canvas: Canvas) -> None:
    """Check the names' letters, write what numbers stand for, and tell of names that are not seen."""
    pairs = zip(shown, found.topics, strict=True)
    labels = (Label(one.area, name.saying(one.text), margin=0) for one, name in pairs if one.side)
    canvas.measured(labels, (_SIZE,), _TIGHT)
    if made.key:
        text = found.sheet.title.saying(key(shown, found))
        canvas.labels([Label(made.key, text, None, INK, False, "LEFT", "TOP", 0)], (_SIZE,))
    hidden = sum(one.side is None or (one.number and not made.key) for one in shown)
    if hidden:
        canvas.said.append(_HIDDEN.format(hidden))


def plot(found: Matrix, look: Look, area: Area) -> Plot:
    """Set the matrix out: the list is as wide as its longest name needs, and the fields have the rest, or all of it.

    Where topics have scores, none of them waits in the list.
    """
    if found.means:
        return _scored(found, look, area)
    names = (fit.width(name, look.regular, _SIZE) for name in found.topics)
    wide = max(*names, fit.width(_WAITING, look.strong, _SIZE)) + _GAP + _DOT + 4
    listed = _plot(found, look, area, wide)
    fits = wide <= area.width * _MOST and len(found.topics) * _SIZE * _TIGHT <= listed.room.height
    return listed if fits else _plot(found, look, area, 0)


def _scored(found: Matrix, look: Look, area: Area) -> Plot:
    """All the room for the fields, but for the lines of the key where one is needed."""
    high = _SIZE * look.leading
    for lines in range(_MOST_KEYS + 1):
        made = _plot(found, look, replace(area, height=area.height - lines * high), 0)
        text = key(marks(found, made, look), found)
        if not text:
            return made
        at = Area(made.frame.field.x, area.bottom - lines * high, made.frame.field.width, lines * high)
        if fit.fits([text], look.regular, _SIZE, fit.Box(at.width, at.height + 0.1, look.leading)):
            return replace(made, key=replace(at, height=at.height + 0.1))
    return _plot(found, look, area, 0)


def _plot(found: Matrix, look: Look, area: Area, wide: float) -> Plot:
    frame = _frame(found.sheet, look, Area(area.x, area.y, area.width - wide, area.height), (HIGH - _FIRST) / _SPAN)
    return Plot(frame, Area(frame.field.x, frame.field.y, area.right - frame.field.x, frame.field.height))


def _frame(sheet: GridSheet, look: Look, area: Area, low: float = 0.5) -> Frame:
    side = _side(sheet, look)
    ends = sum(fit.width(text, look.regular, _SIZE) for text in (sheet.x.low, sheet.x.high))
    flat = ends + fit.width(sheet.x.name, look.strong, _SIZE) + 40 <= area.width - side
    below = _LINE * (1 if flat else 2) + _LIE
    field = Area(area.x + side, area.y + _LINE, area.width - side, area.height - _LINE - below)
    return Frame(sheet, area, field, flat, low)


def _side(sheet: GridSheet, look: Look) -> float:
    """The column for the upright axis, wide enough for its longest word."""
    words = (*sheet.y.low.split(), *sheet.y.high.split())
    return max(112.0, max(fit.width(word, look.regular, _SIZE) for word in words) + 15)


def _fields(frame: Frame, canvas: Canvas, color: str, taken: Taken = NOTHING) -> None:
    canvas.labels(corners(frame, color, canvas.look, taken), NAME_SIZES)
    field = frame.field
    canvas.arrow((field.x - 6, field.bottom + 6), (field.x - 6, field.y - 4))
    canvas.arrow((field.x - 6, field.bottom + 6), (field.right + 4, field.bottom + 6))
    canvas.labels(axes(frame, canvas.look), (_SIZE,))


def corners(frame: Frame, color: str, look: Look, taken: Taken = NOTHING) -> Iterator[Label]:
    """The fields, each with its name in its corner of the whole, or in another of its own that is free."""
    for cell, name, (align, anchor) in zip(frame.cells, frame.sheet.fields, _CORNERS, strict=True):
        ways = [(a, b) for a in (align, _OTHER[align]) for b in (anchor, _OTHER[anchor])]
        labels = [Label(cell, name, PAPER, color, True, *way, margin=_MARGIN) for way in ways]
        yield next((one for one in labels if _clear(_lettered(one, look), taken)), labels[0])


def _lettered(label: Label, look: Look) -> Area:
    """Where the letters of a field's name stand."""
    cell, wide = label.area, min(fit.width(label.text, look.strong, NAME_SIZES[0]) + _MARGIN, label.area.width)
    x = cell.right - wide if label.align == "RIGHT" else cell.x
    y = cell.bottom - _CORNER if label.anchor == "BOTTOM" else cell.y
    return Area(x, y, wide, _CORNER)


def _clear(area: Area, taken: Taken) -> bool:
    near = area.inner(-2 * RADIUS, -RADIUS)
    dots = any(near.x < x < near.right and near.y < y < near.bottom for x, y in taken.dots)
    return not dots and not any(over(area, other) for other in taken.names)


def axes(frame: Frame, look: Look) -> Iterator[Label]:
    """What the two axes are called, and their ends."""
    yield from _upright(frame)
    yield from _lying(frame, look)


def _upright(frame: Frame) -> Iterator[Label]:
    axis, field, area = frame.sheet.y, frame.field, frame.area
    side, half = field.x - 14 - area.x, field.height / 2
    yield Label(Area(field.x, area.y - 2, field.width, _LINE), axis.name, None, PART, True, margin=0)
    yield Label(Area(area.x, field.y, side, half), axis.high, None, SOFT, False, "RIGHT", "TOP", 0)
    yield Label(Area(area.x, field.y + half, side, half), axis.low, None, SOFT, False, "RIGHT", "BOTTOM", 0)


def _lying(frame: Frame, look: Look) -> Iterator[Label]:
    axis, field = frame.sheet.x, frame.field
    line = Area(field.x, field.bottom + 9, field.width, _LINE)
    low, high = line.columns(2)
    if frame.flat:
        wide = fit.width(axis.low, look.regular, _SIZE) + 2, fit.width(axis.high, look.regular, _SIZE) + 2
        low, high = Area(line.x, line.y, wide[0], _LINE), Area(line.right - wide[1], line.y, wide[1], _LINE)
        middle = Area(low.right, line.y, high.x - low.right, _LINE)
        yield Label(middle, axis.name, None, PART, True, "CENTER", margin=0)
    yield Label(low, axis.low, None, SOFT, margin=0)
    yield Label(high, axis.high, None, SOFT, False, "RIGHT", margin=0)
    if not frame.flat:
        below = Area(line.x, line.bottom - 1, line.width, _LINE)
        yield Label(below, axis.name, None, PART, True, "RIGHT", margin=0)
