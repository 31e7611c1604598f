"""Placeholders and text boxes on a slide in a foreign template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import fit, places
from .colors import LARGE, READABLE, contrast
from .faces import leading
from .look import INK, PAPER, Paint, readable, surface
from .panel import fill, panel
from .places import Area, Place
from .sketch import Holder
from .spot import Spot, Words, remove
from .stage import Stage
from .words import Manner, Mark

_HANG = 20.0  # how far the text stands in after a bullet of ours
_NUMBER = 26.0  # and after a number, at the least
_DIGIT = 1.1  # what a number and the air after it take, times the text's size
_SIZE = 20.0
_AGREED = 1.05  # programs do not agree on a tint to the last digit
_MANY = 12  # paragraphs, more than any text box has
_READ_FIRST = (places.TITLE, places.KICKER, places.LEAD, places.POINTS)
_POINT = 12700


@dataclass(frozen=True)
class Type:
    """How a text box sets its text. `use` names the colour, `left` is its margin, by default the template's own."""

    use: str = INK
    size: float = _SIZE
    bold: bool = False
    anchor: str = "TOP"
    align: str = "l"
    left: float | None = None


PLAIN = Type()


class Shapes:
    """Makes spots. A placeholder stays untouched until it is `put`; those that nobody put are taken away."""

    def __init__(self, stage: Stage, slide: Any) -> None:
        self.stage = stage
        self.slide = slide
        self._holders = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
        self._used: set[int] = set()

    def holder(self, holder: Holder, area: Area, name: str, marks: Sequence[Mark] = (), at_least: float = 0) -> Spot:
        """A placeholder in an area of its own or of the template's."""
        place = holder.place.within(area, holder.area)
        place = replace(place, size=max(place.size, at_least))
        made, place = _hanging(marks, place)
        paint, cover = self._paint(holder, place, area)
        shape = self._holders.get(holder.index)
        return Spot(area, name, shape, place, holder.place.size, Manner(paint=paint), made, cover=cover)

    def low(self, spot: Spot, text: Words) -> Spot:
        """The spot no higher than its text, where that is to have a surface."""
        place = spot.place
        if place is None or not (self.stage.panel or spot.cover):
            return spot
        size = fit.largest(text.texts, place.face, place.sizes(text.floor), place.box) or text.floor
        lines = sum(len(fit.wrap(one, place.face, size, place.box.width)) for one in text.texts)
        spare = max(place.box.height - place.box.tall(lines, len(text.texts), size) - 2, 0)
        area = replace(spot.area, height=spot.area.height - spare)
        return replace(spot, area=area, place=place.within(area, spot.area))

    def put(self, spot: Spot, holder: Holder | None) -> None:
        """Use a placeholder; it is moved only when it is to stand elsewhere than in the template."""
        if holder is None or spot.shape is None:
            return
        from pptx.enum.text import MSO_AUTO_SIZE

        self._used.add(holder.index)
        spot.shape.name = spot.name
        spot.shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE
        _margins(spot.shape.text_frame, holder.place.insets)
        if spot.area != holder.area or holder.tilted:
            places.put(spot.shape, spot.area)
            spot.shape.rotation = 0
        if spot.cover:
            fill(spot.shape, spot.cover)

    def title(self, area: Area) -> Spot:
        """A real title where the template has none."""
        from pptx.enum.shapes import PP_PLACEHOLDER

        tree = self.slide.shapes._spTree
        element = tree.add_placeholder(
            self.slide.shapes._next_shape_id, "Titel", PP_PLACEHOLDER.TITLE, "horz", "full", 0
        )
        shape = next(shape for shape in self.slide.placeholders if shape.element is element)
        self._used.add(0)
        look = self.stage.look
        places.put(shape, area)
        self._frame(shape, (7.2, 4, 7.2), "BOTTOM")
        place = Place(fit.Box(area.width - 15, area.height - 8, look.leading), 32, look.strong)
        manner = Manner(32, look.paints[INK], look.typeface, True)
        return Spot(area, "Titel", shape, place, None, manner, (Mark("plain", align="l", tight=True),))

    def box(self, area: Area, name: str, kind: Type = PLAIN) -> Spot:
        """A text box."""
        look = self.stage.look
        margin = self.left if kind.left is None else kind.left
        shape = self._text_box(area, name)
        self._frame(shape, (margin, 0, margin), kind.anchor)
        place = Place(fit.Box(area.width - 2 * margin, area.height, look.leading), kind.size, look.face(kind.bold))
        marks = (Mark("plain", align=kind.align, tight=True),) * _MANY
        paint = self.stage.paint(kind.use, area) or look.paints[kind.use]
        return Spot(area, name, shape, place, None, replace(self._manner(kind.bold), paint=paint), marks)

    def body(self, area: Area, marks: Sequence[Mark]) -> Spot:
        """A text box for what the template has no placeholder for."""
        spot = self.box(area, "Tekst", Type(size=24))
        assert spot.place is not None
        made, place = _hanging(marks, spot.place)
        return replace(spot, marks=tuple(replace(mark, tight=True) for mark in made), place=place)

    def surface(self, area: Area, name: str, left: float = 10) -> Spot:
        """A text on a surface, as the band has them."""
        look = self.stage.look
        shape = self._text_box(area, name)
        fill(shape, look.paints[PAPER])
        self._frame(shape, (left, 2, 8), "MIDDLE")
        place = Place(fit.Box(area.width - left - 8, area.height - 4, look.leading), 18, look.face(False))
        return Spot(area, name, shape, place, None, self._manner(None), (Mark("plain", align="l", tight=True),), left)

    def sign(self, area: Area, name: str, inset: float) -> Spot:
        """A bold word with room for a sign to the left."""
        spot = self.surface(area, name, inset)
        assert spot.place is not None
        place = replace(spot.place, face=self.stage.look.strong)
        return replace(spot, place=place, manner=replace(spot.manner, bold=True))

    def foot(self, holder: Holder, name: str) -> Spot:
        """The footer or the slide number, which python-pptx leaves out when it makes a slide."""
        self.slide.shapes.clone_placeholder(holder.shape)
        shape = next(one for one in self.slide.placeholders if one.placeholder_format.idx == holder.index)
        shape.name = name
        _margins(shape.text_frame, holder.place.insets)
        self._used.add(holder.index)
        self._holders[holder.index] = shape
        paint, _ = self._paint(holder, holder.place, holder.area)
        manner = Manner(paint=paint, typeface=holder.place.latin)
        return Spot(holder.area, name, shape, holder.place, None, manner)  # LibreOffice forgets a footer's own style

    def needed(self, holder: Holder | None, width: float, texts: Sequence[str], size: float = 18) -> float:
        """How high a placeholder, or a text box in its stead, must be for texts of a size."""
        look = self.stage.look
        place = holder.place if holder else Place(fit.Box(0, 0, look.leading), 18, look.regular)
        edges = holder.area.height - place.box.height if holder else 0
        sides = holder.area.width - place.box.width - place.hang if holder else 2 * self.left
        inner = width - sides - max(place.hang, _HANG)
        lines = [line for text in texts for line in fit.wrap(text, place.face, size, inner)]
        if any(fit.width(line, place.face, size) > inner for line in lines):
            return float("inf")  # a word is wider than the column
        return place.box.tall(len(lines), len(texts), size) + edges + 2

    def close(self, spots: dict[int, Spot]) -> None:
        """Take unused placeholders away, and let the title be read first and the kicker next."""
        for index, shape in self._holders.items():
            if index not in self._used:
                remove(shape)
        first = [spots[role].shape.element for role in _READ_FIRST if role in spots]
        first[1:1] = panel(self.slide, self.stage, spots)
        for place, element in enumerate(first):
            self.slide.shapes._spTree.insert(2 + place, element)

    @property
    def left(self) -> float:
        """Where text begins in the template's own body, so that text boxes begin there too."""
        holder = self.stage.holders.get(places.POINTS) or self.stage.holders.get(places.TITLE)
        return holder.place.insets[0] if holder else 7.2

    def _paint(self, holder: Holder, place: Place, area: Area) -> tuple[Paint | None, Paint | None]:
        """A colour to say where the template's own cannot be read, and a surface below it where none can."""
        theme, ground = self.stage.sketch.theme, self.stage.backdrop.seen(area)
        enough = LARGE if holder.kind in ("title", "ctrTitle") else READABLE
        if all(contrast(shade, ground) >= enough * _AGREED for shade in place.shades):
            return None, None
        paint = readable(theme, ground)
        if paint:
            return paint, None
        cover = surface(theme, place.shades, self.stage.backdrop.behind(holder.area))
        below = (cover.value(theme),)
        return (None if contrast(cover.value(theme), place.shades) >= enough else readable(theme, below)), cover

    def _manner(self, bold: bool | None) -> Manner:
        look = self.stage.look
        return Manner(_SIZE, look.paints[INK], look.typeface, bold or None, look.paints[INK])

    def _text_box(self, area: Area, name: str) -> Any:
        shape = self.slide.shapes.add_textbox(0, 0, 1, 1)
        shape.name = name
        places.put(shape, area)
        return shape

    def _frame(self, shape: Any, margins: tuple[float, float, float], anchor: str) -> None:
        """Margins in points: left, above and below, right."""
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE

        frame = shape.text_frame
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = getattr(MSO_ANCHOR, anchor)
        left, edge, right = margins
        _margins(frame, (left, edge, right, edge))


def _margins(frame: Any, insets: Sequence[float]) -> None:
    """Left, top, right, bottom, in points; said even where they are the template's, since few programs look there."""
    left, top, right, bottom = (round(value * _POINT) for value in insets)
    frame.margin_left, frame.margin_top, frame.margin_right, frame.margin_bottom = left, top, right, bottom


def _hanging(marks: Sequence[Mark], place: Place) -> tuple[tuple[Mark, ...], Place]:
    """Marks with what the template does not say itself, and the room that is left beside them."""
    if any(mark.tight for mark in marks):
        place = replace(place, box=replace(place.box, leading=leading(place.face), gap=0, line=0, space=0))
    if not any(mark.kind in ("bullet", "number") for mark in marks):
        return tuple(marks), place
    hang = place.hang if place.marked and place.hang else _HANG
    hang = max(hang, _NUMBER, place.size * _DIGIT) if any(mark.kind == "number" for mark in marks) else hang
    align = "l" if place.align != "l" else None
    made = [replace(mark, hang=_own(mark, place, hang), align=mark.align or align) for mark in marks]
    box = replace(place.box, width=place.box.width + place.hang - hang)
    return tuple(made), replace(place, box=box)


def _own(mark: Mark, place: Place, hang: float) -> float:
    """A template's own bullet needs no word of ours."""
    if mark.kind == "plain" or (mark.kind == "bullet" and place.marked and place.hang):
        return 0
    return hang
