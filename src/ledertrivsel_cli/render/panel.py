"""The plain surface below the texts of a slide, where a template has a picture that no text can be read on."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from . import places
from .backdrop import overlap
from .canvas import Canvas
from .look import PAPER, Paint
from .places import Area
from .spot import Spot
from .stage import Stage

_APART = (places.TITLE, places.FOOTER, places.NUMBER)  # they stand above and below it


def panel(slide: Any, stage: Stage, spots: Mapping[int, Spot]) -> list[Any]:
    """The surface, no higher than what stands in the room; a title there has its own, since it is read first."""
    room, title = stage.room, spots[places.TITLE]
    if stage.panel is None:
        return []
    if overlap(title.area, room):
        fill(title.shape, stage.panel)
        room = Area(room.x, title.area.bottom + 6, room.width, room.bottom - title.area.bottom - 6)
    inside = [spot.area for role, spot in spots.items() if role not in _APART and overlap(spot.area, room)]
    if not inside:
        return []
    top = max(min(area.y for area in inside), room.y)
    low = min(max(area.bottom for area in inside), room.bottom)
    canvas = Canvas(slide, "Flade", "", replace(stage.look, paints={PAPER: stage.panel}, edge=None))
    canvas.shape("RECTANGLE", Area(room.x, top, room.width, low - top).inner(-8, -6), PAPER)
    canvas.decorative()
    return [canvas.group.element]


def fill(shape: Any, paint: Paint) -> None:
    shape.fill.solid()
    paint.on(shape.fill.fore_color)
