"""Draws flat, editable shapes on a slide: one group a drawing, with its alternative text or marked as decorative."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from ..errors import Problem
from ..text import Text
from . import fit, words
from .faces import LEADING
from .look import INK, OWN, PAPER, PART, Look, Paint
from .places import Area

_POINT = 12700
_FLOOR = 18
_SIZES = (22, 20, _FLOOR)
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True)
class Label:
    """A text and the shape it stands in. `align` is LEFT, CENTER or RIGHT, `anchor` TOP, MIDDLE or BOTTOM."""

    area: Area
    text: Text
    fill: str | None = None
    color: str = INK
    bold: bool = False
    align: str = "LEFT"
    anchor: str = "MIDDLE"
    margin: float = 10
    kind: str = "RECTANGLE"

    def box(self, leading: float) -> fit.Box:
        inside = sqrt(0.5) if self.kind == "OVAL" else 1  # text stands in the largest square within a circle
        width, height = self.area.width * inside - 2 * self.margin, self.area.height * inside - 2 * self.edge
        return fit.Box(width, height, leading, loose=max(leading - LEADING, 0))

    @property
    def edge(self) -> float:
        """The margin above and below, which low rows can do without."""
        return min(self.margin, 4 if self.area.height >= 30 else 0)


class Canvas:
    """One group on a slide. `where` names the slide in problems; `problems` gathers what did not fit.

    `said` gathers what had to be done in another way for want of room.
    """

    def __init__(self, slide: Any, name: str, where: str, look: Look = OWN) -> None:
        self.group = slide.shapes.add_group_shape()
        self.group.name = name
        self.where = where
        self.look = look
        self.problems: list[Problem] = []
        self.said: list[str] = []

    def describe(self, alt: str) -> None:
        """Say in words what the drawing shows."""
        self.group.element.nvGrpSpPr.cNvPr.set("descr", alt)

    def decorative(self) -> None:
        """Tell screen readers to pass over: the same is said in words."""
        from pptx.oxml import parse_xml

        self.group.element.nvGrpSpPr.cNvPr.append(parse_xml(_DECORATIVE))

    def shape(self, kind: str, area: Area, fill: str | None, line: str | None = None, weight: float = 1.5) -> Any:
        """A shape without text; `kind` is a name in MSO_SHAPE, `fill` and `line` say what the colours are for."""
        from pptx.enum.shapes import MSO_SHAPE

        size = max(area.width, 0), max(area.height, 0)  # where nothing fits, the texts are told as faults
        made = self.group.shapes.add_shape(getattr(MSO_SHAPE, kind), *_emu(area.x, area.y, *size))
        made.element.remove(made.element.find("{*}style"))
        made.name = f"Flade {len(self.group.shapes)}"
        edge = self.look.edge if fill == PAPER and not line else None
        _paint(made.fill, self._paint(fill))
        _paint(made.line.fill, edge or self._paint(line))
        if line or edge:
            made.line.width = round((0.75 if edge else weight) * _POINT)
        return made

    def line(self, start: tuple[float, float], end: tuple[float, float], color: str = PART, weight: float = 1.5) -> Any:
        from pptx.enum.shapes import MSO_CONNECTOR

        made = self.group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *_emu(*start, *end))
        made._element.remove(made._element.find("{*}style"))
        made.name = f"Linje {len(self.group.shapes)}"
        _paint(made.line.fill, self._paint(color))
        made.line.width = round(weight * _POINT)
        return made

    def arrow(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        from lxml import etree
        from pptx.oxml.ns import qn

        made = self.line(start, end, weight=2.25)
        etree.SubElement(made.line._get_or_add_ln(), qn("a:tailEnd")).set("type", "triangle")

    def labels(self, labels: Iterable[Label], sizes: Sequence[float] = _SIZES) -> None:
        """Write texts that belong together at one size, the largest at which all of them fit."""
        found = list(labels)
        size = self.measured(found, sizes)
        for label in found:
            self._write(label, size)

    def measured(self, labels: Iterable[Label], sizes: Sequence[float], leading: float | None = None) -> float:
        """The size for texts that belong together; what does not fit or cannot be drawn is told as a fault."""
        found = list(labels)
        boxes = [label.box(leading or self.look.leading) for label in found]
        fitting = [
            fit.largest([label.text], self._face(label), sizes, box) for label, box in zip(found, boxes, strict=True)
        ]
        wrong = (pair for pair, size in zip(zip(found, boxes, strict=True), fitting, strict=True) if size is None)
        self.problems += [self._too_long(*pair) for pair in wrong]
        self.problems += [problem for label in found if (problem := self._no_glyph(label))]
        return min((size for size in fitting if size), default=_FLOOR)

    def fitting(self, labels: Iterable[Label], broad: bool = False) -> bool:
        """Whether all of the texts have room at the smallest size; `broad` also where their font is missing."""
        look = self.look
        pairs = [(one, look.broad(one.text, one.bold) if broad else self._face(one)) for one in labels]
        return all(fit.fits([label.text], face, _FLOOR, self._box(label)) for label, face in pairs)

    def _write(self, label: Label, size: float) -> None:
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

        shape = self.shape(label.kind, label.area, label.fill)
        shape.name = f"Tekst: {label.text}"
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left, frame.margin_right = _emu(label.margin, label.margin)
        frame.margin_top, frame.margin_bottom = _emu(label.edge, label.edge)
        frame.vertical_anchor = getattr(MSO_ANCHOR, label.anchor)
        manner = words.Manner(size, self._paint(label.color), self.look.typeface)
        words.write(frame, [(words.Run(label.text, label.bold),)], manner)
        frame.paragraphs[0].alignment = getattr(PP_ALIGN, label.align)

    def _too_long(self, label: Label, box: fit.Box) -> Problem:
        over = fit.surplus([label.text], self._face(label), _FLOOR, box)
        return fit.too_long(label.text, self.where, over, _FLOOR)

    def _no_glyph(self, label: Label) -> Problem | None:
        letter = fit.lacking(label.text, self._face(label))
        return fit.no_glyph(label.text, self.where, letter) if letter else None

    def _face(self, label: Label) -> fit.Face:
        return self.look.face(label.bold)

    def _box(self, label: Label) -> fit.Box:
        return label.box(self.look.leading)

    def _paint(self, use: str | None) -> Paint | None:
        return self.look.paints[use] if use else None


def _paint(fill: Any, paint: Paint | None) -> None:
    if paint is None:
        fill.background()
        return
    fill.solid()
    paint.on(fill.fore_color)


def _emu(*points: float) -> list[int]:
    return [round(value * _POINT) for value in points]
