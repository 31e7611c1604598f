"""Where the parts of a slide may stand on a foreign layout: its title, the room for all the rest, a line above."""

from collections.abc import Sequence
from dataclasses import dataclass

from .backdrop import cuts, overlap
from .places import Area
from .sketch import Sketch

GAP = 10.0
LINE = 26.0  # a line of 18 points and a little air
_ENOUGH = 0.8  # the share of a placeholder that must be free of art; below that it is used as the template has it


@dataclass(frozen=True)
class Rooms:
    """`title` is None where the layout has none; `line` is free for a line above the title."""

    title: Area | None
    body: Area
    line: Area | None


def rooms(found: Sketch, bodies: Sequence[Area], least: tuple[float, float] | None) -> Rooms:
    """The first room with at least these shares of the page's width and height: the layout's own, else the page's.

    Without a least it is the layout's own.
    """
    line, title = _above_title(found), found.title.area if found.title else None
    own = [Rooms(title, _body(found, bodies, clear), line) for clear in (True, False)]
    if title is not None and not _on(found.backdrop.page, title):
        own = []
    elif least is None:
        return own[0] if _size(own[0].body) > _ENOUGH * _size(own[1].body) else own[1]
    choices = [*own, *_plain(found)]
    page, (wide, high) = found.backdrop.page, least or (0.0, 0.0)
    good = (one for one in choices if one.body.width >= wide * page.width and one.body.height >= high * page.height)
    return next(good, max(choices, key=lambda one: _size(one.body)))


def around(areas: Sequence[Area]) -> Area:
    x, y = min(area.x for area in areas), min(area.y for area in areas)
    return Area(x, y, max(area.right for area in areas) - x, max(area.bottom for area in areas) - y)


def _plain(found: Sketch) -> list[Rooms]:
    """A title at the top of the page and the room below it, whatever else the layout has there."""
    page = found.backdrop.page
    side, top = page.width * 0.06, page.height * 0.05
    title = Area(side, top, page.width - 2 * side, max(page.height * 0.16, 62))
    own = found.title.area if found.title else title
    if _on(page, own) and own.bottom < 0.3 * page.height and own.width > 0.6 * page.width:
        title = own
    body = Area(side, title.bottom + GAP, page.width - 2 * side, found.foot - title.bottom - GAP)
    return [Rooms(title if found.title else None, room, None) for room in (found.backdrop.free(body), body)]


def _body(found: Sketch, bodies: Sequence[Area], clear: bool) -> Area:
    """The place of the layout's texts; `clear` leaves out what the template's art reaches into."""
    if not bodies:
        return _below_title(found)
    own = around(bodies)
    room = found.backdrop.free(own) if clear else own
    if found.title and overlap(found.title.area.inner(4, 4), room):
        room = max(cuts(room, found.title.area), key=_size)
    return _with_below(found, room)


def _with_below(found: Sketch, room: Area) -> Area:
    """The room with what is free below it on the same ground, and without what the footers need."""
    below = Area(room.x, room.bottom, room.width, found.foot - room.bottom)
    if below.height < 0:
        return Area(room.x, room.y, room.width, max(found.foot - room.y, 60))
    more = found.backdrop.free(below)
    joined = more.width >= below.width - 1 and more.y <= below.y + 1
    above = found.title is None or found.title.area.y < room.y  # a title further down is not to be written over
    if joined and above and found.backdrop.behind(room) == found.backdrop.behind(more):
        return Area(room.x, room.y, room.width, more.bottom - room.y)
    return room


def _below_title(found: Sketch) -> Area:
    page = found.backdrop.page
    top = found.title.area.bottom + GAP if found.title else page.height * 0.08
    return found.backdrop.free(Area(page.width * 0.06, top, page.width * 0.88, max(found.foot - top, 1)))


def _above_title(found: Sketch) -> Area | None:
    """The line above the title, when nothing stands there."""
    if found.title is None or found.title.area.y - LINE < 10:
        return None
    at = found.title.area
    line = Area(at.x, at.y - LINE, at.width, LINE)
    others = (holder.area for holder in found.holders if holder is not found.title)
    taken = any(other.y < at.y and other.bottom > line.y + 2 for other in others)
    return None if taken else line


def _size(area: Area) -> float:
    return max(area.width, 0) * max(area.height, 0)


def _on(page: Area, area: Area) -> bool:
    """Whether a title can be read where it is: on the page, and not nothing."""
    inside = area.x > -8 and area.right < page.width + 8 and area.y > -8 and area.bottom < page.height + 8
    return inside and area.width > 0.2 * page.width and area.height > 24
