"""One slide of the deck: texts measured and written into the layout's placeholders, the drawing, the signs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import Problem
from ..plan import Slide
from ..text import Text
from . import band, fit, places, words
from .agenda_table import agenda_table
from .canvas import Canvas
from .drawings import draw
from .places import Area
from .words import Paragraph

_BELOW_LEAD = {places.POINTS, places.TABLE, *(index for pair in places.COLUMNS for index in pair)}
_INHERIT = {places.TITLE, places.KICKER, places.FOOTER}
_HEADINGS = {heading for heading, _ in places.COLUMNS}


@dataclass(frozen=True)
class Words:
    """What goes into one placeholder: texts, the smallest size for them, and runs where they are not set plainly."""

    texts: tuple[Text, ...]
    floor: float = 18
    runs: tuple[Paragraph, ...] = ()


class Page:
    """A slide on its way. `problems` gathers what does not fit; `where` names the slide in them."""

    def __init__(self, slide: Any, planned: Slide, where: str) -> None:
        self.slide = slide
        self.planned = planned
        self.where = where
        self.problems: list[Problem] = []
        self._layout = slide.slide_layout
        self._add_footers()
        self._holders = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
        names = {shape.placeholder_format.idx: shape.name for shape in self._layout.placeholders}
        for index, shape in self._holders.items():
            shape.name = names[index]

    def fill(self, wanted: Mapping[int, Words], timed: bool, number: int) -> None:
        """Fill every placeholder that has something to say, and take the others away."""
        if places.LEAD not in wanted:
            self._take_room_of_lead()
        for index, text in wanted.items():
            self._write(index, text)
        self._draw()
        self._agenda(timed)
        self._signs()
        if places.NUMBER in self._holders:
            words.field(self._holders[places.NUMBER].text_frame, "slidenum", str(number))
        for index in set(self._holders) - set(wanted) - {places.NUMBER}:
            _remove(self._holders[index])

    def _add_footers(self) -> None:
        """python-pptx leaves these two out when it makes a slide."""
        for shape in self._layout.placeholders:
            if shape.placeholder_format.idx in (places.FOOTER, places.NUMBER):
                self.slide.shapes.clone_placeholder(shape)

    def _take_room_of_lead(self) -> None:
        lead = self._holders.get(places.LEAD)
        below = [self._holders[index] for index in sorted(_BELOW_LEAD & set(self._holders))]
        if lead is None or not below:
            return
        rise = min(places.area(shape).y for shape in below) - places.area(lead).y
        for shape in below:
            heading = shape.placeholder_format.idx in _HEADINGS
            at = places.area(shape)
            places.put(shape, Area(at.x, at.y - rise, at.width, at.height + (0 if heading else rise)))

    def _write(self, index: int, text: Words) -> None:
        holder = self._holders.get(index)
        if holder is None:
            self.problems.append(self._no_place(text.texts[0]))
            return
        place = places.place(holder, self._layout)
        size = fit.largest(text.texts, place.face, place.sizes(text.floor), place.box)
        if size is None:
            self.problems.append(self._too_long(text, place))
        self.problems += self._glyphs(text.texts, place.face)
        self._pin(holder)
        words.write(holder.text_frame, text.runs or words.plain(text.texts), None if size == place.size else size)

    def _pin(self, holder: Any) -> None:
        """Say where a text box stands: programs that match placeholders by type alone take the first one for all."""
        if holder.placeholder_format.idx not in _INHERIT:
            places.put(holder, places.area(holder))

    def _too_long(self, text: Words, place: places.Place) -> Problem:
        over = fit.surplus(text.texts, place.face, text.floor, place.box)
        return fit.too_long(max(text.texts, key=len), self.where, over, text.floor)

    def _glyphs(self, texts: Sequence[Text], face: fit.Face) -> list[Problem]:
        found = ((text, fit.lacking(text, face)) for text in texts)
        return [fit.no_glyph(text, self.where, letter) for text, letter in found if letter]

    def _no_place(self, text: Text) -> Problem:
        what = f"the layout `{self.planned.layout}` has no place for »{text}«; choose another layout or take it out"
        return Problem(text.path, text.line, self.where, "no-place", what)

    def _draw(self) -> None:
        holder, sheet = self._holders.get(places.DRAWING), self.planned.drawing
        if sheet is None:
            return
        if holder is None:
            self.problems.append(self._no_place(sheet.title))
            return
        canvas = Canvas(self.slide, holder.name, self.where)
        draw(sheet, canvas, places.area(holder))
        self.problems += canvas.problems
        holder.element.addprevious(canvas.group.element)

    def _agenda(self, timed: bool) -> None:
        holder = self._holders.get(places.TABLE)
        if holder is not None and self.planned.agenda:
            del self._holders[places.TABLE]
            self.problems += agenda_table(holder, self.planned.agenda, timed, self.where)

    def _signs(self) -> None:
        if self.planned.band is None:
            return
        for index in (places.MINUTES, places.FORM):
            holder = self._holders.get(index)
            if holder is None:
                continue
            at = places.area(holder)
            room = Area(at.x, at.y, places.inset(holder, self._layout), at.height)
            is_clock = index == places.MINUTES
            sign = band.clock(self.slide, room) if is_clock else band.people(self.slide, room, self.planned.band.form)
            holder.element.addnext(sign.group.element)


def _remove(shape: Any) -> None:
    shape.element.getparent().remove(shape.element)
