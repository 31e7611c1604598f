"""A slide in a foreign template on its way: what is wanted, what has its place, and the room that is left."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..plan import Slide
from ..text import Text
from . import fit, places
from .places import Area
from .room import GAP
from .shapes import Shapes
from .spot import Spot, Words, remove
from .stage import Stage


class Setting:
    """`rest` is the room that is left; `line` what the kicker took of it; `title` where the title is to stand."""

    def __init__(self, stage: Stage, slide: Any, planned: Slide, wanted: dict[int, Words]) -> None:
        self.stage = stage
        self.planned = planned
        self.wanted = wanted
        self.shapes = Shapes(stage, slide)
        self.spots: dict[int, Spot] = {}
        self.rest = stage.tall if planned.figure else stage.room
        self.title: Area | None = stage.title
        self.line: Area | None = None  # what the kicker took of the room
        self.cramped = False  # whether a drawing cannot be read in what is left

    @property
    def inside(self) -> float:
        """How wide the text is of a box that takes the whole width of the room."""
        return self.rest.width - 2 * self.shapes.left

    def taken(self, role: int) -> tuple[Text, ...]:
        """Take a role's texts out of what is wanted, to be said in another place."""
        found = self.wanted.pop(role, None)
        return found.texts if found else ()

    def height(self, texts: Sequence[str], width: float, size: float = 18, bold: bool = False) -> float:
        look = self.stage.look
        lines = sum(len(fit.wrap(text, look.face(bold), size, width)) for text in texts)
        return lines * size * look.leading + 4

    def fits(self, text: Words, spot: Spot) -> bool:
        place = spot.place
        return place is not None and fit.largest(text.texts, place.face, place.sizes(text.floor), place.box) is not None

    def below(self, y: float) -> None:
        top = max(y + GAP * 0.6, self.rest.y)
        self.rest = replace(self.rest, y=top, height=self.rest.bottom - top)

    def above(self, y: float) -> None:
        self.rest = replace(self.rest, height=min(y, self.rest.bottom) - self.rest.y)

    def give_line(self) -> bool:
        """Take the exercise's name away from the room, where it stands there and something needs its line more."""
        if self.line is None:
            return False
        self.rest = Area(self.rest.x, self.line.y, self.rest.width, self.rest.bottom - self.line.y)
        remove(self.spots.pop(places.KICKER).shape)
        del self.wanted[places.KICKER]
        self.line = None
        return True
