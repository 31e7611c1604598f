"""Sets out a slide in a foreign template: what has a placeholder goes there, the rest into the room that is free."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from ..plan import Slide
from . import headline, places, strips
from .canvas import Canvas
from .drawings import draw
from .places import Area
from .room import GAP
from .setting import Setting
from .shapes import Type
from .sketch import Holder
from .spot import Scene, Spot, Words
from .stage import Stage
from .words import Mark

_NUMBERED = ("talk",)
_SIDES = (0.32, 0.26, 0.22)  # the share of the room that texts beside a drawing get
_LEGIBLE, _SIZE = 20.0, 24.0  # a template's text below the first is for reading at a desk: it grows where there is room
_LEAST = (240.0, 150.0)  # a smaller drawing cannot be read


def set_out(stage: Stage, slide: Any, planned: Slide, wanted: Mapping[int, Words]) -> Scene:
    """Find a place for every text, the drawing and the table of a slide."""
    tree = slide.shapes._spTree
    bare = [deepcopy(element) for element in tree]
    setting = _set_out(stage, slide, planned, wanted)
    while setting.cramped and stage.wider:
        stage = stage.wider
        tree[:] = [deepcopy(element) for element in bare]
        setting = _set_out(stage, slide, planned, wanted)
    return Scene(setting.spots, setting.wanted, setting.stage.look)


def _set_out(stage: Stage, slide: Any, planned: Slide, wanted: Mapping[int, Words]) -> Setting:
    setting = Setting(stage, slide, planned, dict(wanted))
    headline.kicker(setting)
    headline.title(setting)
    strips.band(setting)
    strips.source(setting)
    headline.second_kicker(setting)
    _body(setting)
    strips.footers(setting)
    setting.shapes.close(setting.spots)
    return setting


def _body(setting: Setting) -> None:
    if setting.planned.layout == "title":
        _opening(setting)
    elif setting.planned.agenda or setting.planned.table:
        _lead(setting)
        setting.spots[places.TABLE] = Spot(setting.rest, "Tabel" if setting.planned.table else "Dagsorden")
    elif setting.planned.columns:
        _lead(setting)
        _columns(setting)
    elif setting.planned.figure:
        _drawing(setting)
    else:
        _text(setting)


def _opening(setting: Setting) -> None:
    """The first slide: lead, group, date and place together below the title."""
    roles = [places.KICKER] if places.KICKER not in setting.spots else []
    texts = [t for role in (*roles, places.LEAD) for t in setting.taken(role)]
    details = setting.taken(places.DETAILS)
    joined = (details[0].saying(" · ".join(details)),) if details else ()
    loose, tight = Mark("plain"), Mark("plain", tight=True)
    choices = [(texts + list(details), loose), (texts + list(joined), loose), (texts + list(joined), tight)]
    for choice, mark in choices if texts or details else []:
        if _stand(setting, Words(tuple(choice)), [mark] * len(choice), setting.rest, last=mark is tight):
            return


def _lead(setting: Setting) -> None:
    if places.LEAD in setting.wanted:
        high = setting.height(setting.wanted[places.LEAD].texts, setting.inside, 20)
        at = replace(setting.rest, height=high)
        setting.spots[places.LEAD] = setting.shapes.box(at, "Manchet")
        setting.below(at.bottom)


def _text(setting: Setting) -> None:
    """Lead and points in one placeholder: the lead without a bullet."""
    merged = _merged(setting)
    title = setting.stage.holders.get(places.TITLE)
    if merged and places.POINTS not in setting.stage.holders and title:
        merged = merged[0], [replace(mark, align=title.place.align) for mark in merged[1]]
    if merged and not _stand(setting, *merged, setting.rest, last=not setting.line) and setting.give_line():
        _stand(setting, *merged, setting.rest)


def _merged(setting: Setting) -> tuple[Words, list[Mark]] | None:
    lead, points = setting.taken(places.LEAD), setting.taken(places.POINTS)
    if not lead and not points:
        return None
    kind = "number" if setting.planned.layout in _NUMBERED else "bullet"
    return Words((*lead, *points)), [*(Mark("plain") for _ in lead), *(Mark(kind) for _ in points)]


def _stand(setting: Setting, text: Words, marks: Sequence[Mark], room: Area, last: bool = True) -> bool:
    """Put text into the body's placeholder, as the template has it where that is enough, else in all the room."""
    holder = setting.stage.holders.get(places.POINTS)
    if holder is None:
        spots = [setting.shapes.body(room, marks)]
    else:
        areas = [room] if setting.stage.moved else [*_clear(setting, _common(holder.area, room)), room]
        areas = [area for area in areas if area.height > 20 or area is room]
        tight = [replace(mark, tight=True) for mark in marks]
        ways = [(way, area) for way in (marks, tight) for area in areas]
        spots = [setting.shapes.holder(holder, area, "Tekst", way, _grown(holder)) for way, area in ways]
    fitting = next((spot for spot in spots if setting.fits(text, spot)), None)
    if fitting is None and not last:
        return False
    chosen = setting.shapes.low(fitting or spots[-1], text)
    setting.wanted[places.POINTS] = text
    setting.spots[places.POINTS] = chosen
    setting.shapes.put(chosen, holder)
    return fitting is not None


def _grown(holder: Holder) -> float:
    return _SIZE if holder.place.size < _LEGIBLE else 0


def _clear(setting: Setting, area: Area) -> list[Area]:
    """The area; first the part of it that is free of art of unknown colours."""
    free = setting.stage.backdrop.free(area)
    better = not setting.stage.backdrop.seen(area) and free.width * free.height > 0.3 * area.width * area.height
    return [free, area] if better else [area]


def _columns(setting: Setting) -> None:
    """Two texts side by side, each with its heading."""
    heads = [setting.wanted[head].texts for head, _ in places.COLUMNS if head in setting.wanted]
    halves = setting.rest.columns(2, 2 * GAP)
    holder = setting.stage.holders.get(places.COLUMNS[0][0])
    high = max((setting.shapes.needed(holder, halves[0].width, text, 20) + 4 for text in heads), default=0)
    high = min(high, halves[0].height)  # a word that is wider than its column is told when it is written
    for (head, points), half in zip(places.COLUMNS, halves, strict=True):
        if head in setting.wanted:
            _part(setting, head, replace(half, height=high), "Spalte: overskrift", [])
        if points in setting.wanted:
            room = Area(half.x, half.y + high, half.width, half.height - high)
            marks = [Mark("bullet")] * len(setting.wanted[points].texts)
            _part(setting, points, room, "Spalte: punkter", marks)


def _part(setting: Setting, role: int, room: Area, name: str, marks: Sequence[Mark]) -> None:
    holder = setting.stage.holders.get(role)
    if holder is None:
        head = setting.shapes.box(room, name, Type(bold=True)) if not marks else None
        setting.spots[role] = head or setting.shapes.body(room, marks)
        return
    setting.spots[role] = setting.shapes.holder(holder, room, name, marks or [Mark("plain")], _grown(holder))
    setting.shapes.put(setting.spots[role], holder)


def _drawing(setting: Setting) -> None:
    """The drawing beside its texts where both can be read, else below them."""
    merged = _merged(setting)
    room = _room_for_drawing(setting, merged)
    if merged:
        beside = room.x > setting.rest.x + 1
        text = Area(setting.rest.x, setting.rest.y, room.x - GAP - setting.rest.x if beside else setting.rest.width, 0)
        _stand(setting, *merged, replace(text, height=(room.bottom if beside else room.y - 6) - text.y))
    setting.spots[places.DRAWING] = Spot(room, "Tegning")


def _room_for_drawing(setting: Setting, merged: tuple[Words, list[Mark]] | None) -> Area:
    """Where the drawing can be read; where it can nowhere, the exercise's name gives its line to it."""
    rooms = _rooms(setting, merged)
    found = next((room for room in rooms if _drawn(setting, room)), None)
    if found is None and setting.give_line():
        return _room_for_drawing(setting, merged)
    setting.cramped = found is None
    return found or rooms[0]


def _rooms(setting: Setting, merged: tuple[Words, list[Mark]] | None) -> list[Area]:
    """Beside the texts, and below them."""
    rest = setting.rest
    if merged is None:
        return [rest]
    holder = setting.stage.holders.get(places.POINTS)
    sides = [max(rest.width * share, 140) for share in _SIDES]
    wide = [side for side in sides if setting.shapes.needed(holder, side, merged[0].texts) <= rest.height]
    high = min(setting.shapes.needed(holder, rest.width, merged[0].texts) + 6, rest.height)
    beside = [Area(rest.x + side + GAP, rest.y, rest.width - side - GAP, rest.height) for side in wide]
    return [*beside, Area(rest.x, rest.y + high, rest.width, rest.height - high)]


def _drawn(setting: Setting, room: Area) -> bool:
    """Whether the drawing can be read there."""
    if setting.planned.figure is None or room.width < _LEAST[0] or room.height < _LEAST[1]:
        return False
    canvas = Canvas(setting.shapes.slide, "", "", setting.stage.look)
    draw(setting.planned.figure, canvas, room)
    canvas.group.element.getparent().remove(canvas.group.element)
    return not canvas.problems


def _common(one: Area, other: Area) -> Area:
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Area(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)
