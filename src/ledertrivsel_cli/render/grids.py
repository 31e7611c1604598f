"""A grid on a slide, and the matrix: the same with the topics in it, or in a list beside until they have scores."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..figures import Matrix, Means
from ..printed import HIGH, GridSheet
from . import fit
from .canvas import Canvas, Label
from .fields import LINE, RADIUS, SIZE, Frame, Taken, corners, draw, lettered, set_out
from .labels import Dots, Placed, placed
from .look import INK, PART, SOFT, Look
from .places import Area

_FIRST, _LAST = 0.75, 5.25  # the scores 1 to 5, and a little air
_SPAN = _LAST - _FIRST
_GAP, _DOT = 16.0, 24.0  # between fields and list, and what a topic's dot takes of the list
_TIGHT = 1.05  # the line height of the list's texts, each of which stands alone
_TALLEST = 30.0
_MOST = 0.5  # the share of the width that the list may take
_NO_LIST = "the matrix has no room for a list of the topics; each is seen when its two scores are typed"
_MOST_KEYS = 4  # lines of what numbers stand for
_HIDDEN = "topics stand so close on the matrix that {} left out; all are in the table"
_WAITING = "Emner uden tal"


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
    draw(set_out(sheet, canvas.look, area), canvas, INK)


def matrix(found: Matrix, canvas: Canvas, area: Area) -> None:
    """The fields, and room for the chart that shows the topics; names that do not fit are told as faults."""
    made = plot(found, canvas.look, area)
    shown = marks(found, made, canvas.look) if found.means else ()
    taken = Taken(made.dots(found), [one.area for one in shown])
    draw(made.frame, canvas, SOFT, taken)  # topics may come to stand on the names of the fields
    if shown:
        _told(shown, found, made, canvas)
        return
    if not made.lists:
        canvas.said.append(_NO_LIST)
        line = Area(made.room.x, made.room.y, made.room.width, LINE)
        canvas.measured((Label(line, name, margin=_DOT / 2) for name in found.topics), (SIZE,))
        return
    head = replace(made.listed, x=made.listed.x + 5, y=made.listed.y - LINE - 2, height=LINE)
    canvas.labels([Label(head, found.sheet.title.saying(_WAITING), None, PART, True, margin=0)], (SIZE,))
    rows = zip(made.lines(len(found.topics)), found.topics, strict=False)
    names = (Label(Area(at.x + _DOT, at.y, at.width - _DOT, at.height), name, margin=0) for at, name in rows)
    canvas.measured(names, (SIZE,), _TIGHT)


def marks(found: Matrix, made: Plot, look: Look) -> tuple[Placed, ...]:
    """How the names of topics with scores stand by their dots."""
    soft = [lettered(label, look) for label in corners(made.frame, INK, look, Taken(made.dots(found)))]
    dots = Dots(made.dots(found), RADIUS, made.frame.field, soft)
    return placed(found.topics, dots, look.regular, SIZE)


def key(shown: Sequence[Placed], found: Matrix) -> str:
    """What the numbers stand for: "3 Tillid · 7 Frirum"."""
    pairs = zip(shown, found.topics, strict=True)
    return " · ".join(f"{one.text} {name}" for one, name in pairs if one.number)


def _told(shown: Sequence[Placed], found: Matrix, made: Plot, canvas: Canvas) -> None:
    """Check the names' letters, write what numbers stand for, and tell of names that are not seen."""
    pairs = zip(shown, found.topics, strict=True)
    labels = (Label(one.area, name.saying(one.text), margin=0) for one, name in pairs if one.side)
    canvas.measured(labels, (SIZE,), _TIGHT)
    if made.key:
        text = found.sheet.title.saying(key(shown, found))
        canvas.labels([Label(made.key, text, None, INK, False, "LEFT", "TOP", 0)], (SIZE,))
    hidden = sum(one.side is None or (one.number and not made.key) for one in shown)
    if hidden:
        canvas.said.append(_HIDDEN.format("1 name is" if hidden == 1 else f"{hidden} names are"))


def plot(found: Matrix, look: Look, area: Area) -> Plot:
    """Set the matrix out: the list is as wide as its longest name needs, and the fields have the rest, or all of it.

    Where topics have scores, none of them waits in the list.
    """
    if found.means:
        return _scored(found, look, area)
    names = (fit.width(name, look.regular, SIZE) for name in found.topics)
    wide = max(*names, fit.width(_WAITING, look.strong, SIZE)) + _GAP + _DOT + 4
    listed = _plot(found, look, area, wide)
    fits = wide <= area.width * _MOST and len(found.topics) * SIZE * _TIGHT <= listed.room.height
    return listed if fits else _plot(found, look, area, 0)


def _scored(found: Matrix, look: Look, area: Area) -> Plot:
    """All the room for the fields, but for the lines of the key where one is needed."""
    high = SIZE * look.leading
    for lines in range(_MOST_KEYS + 1):
        made = _plot(found, look, replace(area, height=area.height - lines * high), 0)
        text = key(marks(found, made, look), found)
        if not text:
            return made
        at = Area(made.frame.field.x, area.bottom - lines * high, made.frame.field.width, lines * high)
        if fit.fits([text], look.regular, SIZE, fit.Box(at.width, at.height + 0.1, look.leading)):
            return replace(made, key=replace(at, height=at.height + 0.1))
    return _plot(found, look, area, 0)


def _plot(found: Matrix, look: Look, area: Area, wide: float) -> Plot:
    frame = set_out(found.sheet, look, Area(area.x, area.y, area.width - wide, area.height), (HIGH - _FIRST) / _SPAN)
    return Plot(frame, Area(frame.field.x, frame.field.y, area.right - frame.field.x, frame.field.height))
