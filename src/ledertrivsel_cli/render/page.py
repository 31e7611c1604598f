"""One slide of the deck: texts measured and written where they stand, the drawing, the table, the signs."""

from collections.abc import Sequence
from typing import Any

from ..errors import Problem
from ..figures import Matrix
from ..plan import Slide
from ..printed import Sheet
from ..text import Text
from . import band, fit, places, words
from .agenda_table import agenda_table
from .canvas import Canvas
from .drawings import draw
from .matrix_chart import matrix_chart
from .places import Area, Place
from .spot import Scene, Spot, Words, remove
from .table import Stand, planned_table


class Page:
    """A slide on its way. `problems` gathers what does not fit, `said` what is done otherwise; `where` names it."""

    def __init__(self, slide: Any, planned: Slide, scene: Scene, where: str) -> None:
        self.slide = slide
        self.planned = planned
        self.scene = scene
        self.where = where
        self.problems: list[Problem] = []
        self.said: list[str] = []

    def fill(self, timed: bool, number: int) -> None:
        """Fill every spot that has something to say, and take the others away."""
        spots, wanted = self.scene.spots, self.scene.wanted
        for role, text in wanted.items():
            self._write(role, text)
        self._draw()
        self._table(timed)
        self._signs()
        if places.NUMBER in spots:
            words.field(spots[places.NUMBER].shape.text_frame, "slidenum", str(number), spots[places.NUMBER].manner)
        for role in set(spots) - set(wanted) - {places.NUMBER}:
            remove(spots[role].shape)

    def _write(self, role: int, text: Words) -> None:
        spot = self.scene.spots.get(role)
        if spot is None or spot.place is None:
            self.problems.append(self._no_place(text.texts[0]))
            return
        place = spot.place
        size = fit.largest(text.texts, place.face, place.sizes(text.floor), place.box)
        if size is None:
            self.problems.append(self._too_long(text, place))
            size = text.floor
        self.problems += self._glyphs(text.texts, place.face)
        frame = spot.shape.text_frame
        words.write(frame, text.runs or words.plain(text.texts), spot.manner.at(None if size == spot.given else size))
        words.mark(frame, spot.marks)

    def _too_long(self, text: Words, place: Place) -> Problem:
        over = fit.surplus(text.texts, place.face, text.floor, place.box)
        return fit.too_long(max(text.texts, key=len), self.where, over, text.floor)

    def _glyphs(self, texts: Sequence[Text], face: fit.Face) -> list[Problem]:
        found = ((text, fit.lacking(text, face)) for text in texts)
        return [fit.no_glyph(text, self.where, letter) for text, letter in found if letter]

    def _no_place(self, text: Text) -> Problem:
        what = f"the layout `{self.planned.layout}` has no place for »{text}«; choose another layout or take it out"
        return Problem(text.path, text.line, self.where, "no-place", what)

    def _draw(self) -> None:
        spot, figure = self.scene.spots.get(places.DRAWING), self.planned.figure
        if figure is None:
            return
        if spot is None:
            self.problems.append(self._no_place(_title(figure)))
            return
        canvas = Canvas(self.slide, spot.name, self.where, self.scene.look)
        draw(figure, canvas, spot.area)
        self.problems += canvas.problems
        self.said += canvas.said
        drawn = [canvas.group.element]
        if isinstance(figure, Matrix):
            drawn.append(matrix_chart(self.slide, figure, self.scene.look, spot.area)._element)
        if spot.shape is not None:
            for element in drawn:
                spot.shape.element.addprevious(element)

    def _table(self, timed: bool) -> None:
        spot, table = self.scene.spots.get(places.TABLE), self.planned.table
        if spot is None or not (self.planned.agenda or table):
            return
        del self.scene.spots[places.TABLE]

        def insert(rows: int, columns: int) -> Any:
            frame = _table(self.slide, spot, rows, columns)
            frame.name = "Tabel" if table else spot.name
            return frame

        stand = Stand(insert, spot.area, self.scene.look)
        if table:
            self.problems += planned_table(stand, table, self.where)
        else:
            self.problems += agenda_table(stand, self.planned.agenda, timed, self.where)

    def _signs(self) -> None:
        if self.planned.band is None:
            return
        for role in (places.MINUTES, places.FORM):
            spot = self.scene.spots.get(role)
            if spot is None or role not in self.scene.wanted:
                continue
            room = Area(spot.area.x, spot.area.y, spot.inset, spot.area.height)
            look, form = self.scene.look, self.planned.band.form
            is_clock = role == places.MINUTES
            sign = band.clock(self.slide, room, look) if is_clock else band.people(self.slide, room, form, look)
            spot.shape.element.addnext(sign.group.element)


def _title(figure: Sheet | Matrix) -> Text:
    return figure.sheet.title if isinstance(figure, Matrix) else figure.title


def _table(slide: Any, spot: Spot, rows: int, columns: int) -> Any:
    """A table in the placeholder for it, or where there is none."""
    if spot.shape is not None:
        return spot.shape.insert_table(rows=rows, cols=columns)
    return slide.shapes.add_table(rows, columns, 0, 0, 1, 1)
