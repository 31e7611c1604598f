"""The sheets as drawings for a slide: the same idea as on paper, large enough to be read from the back row."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from math import cos, pi, sin, sqrt

from ..figures import Matrix
from ..printed import AccountSheet, ActorSheet, CirclesSheet, GridSheet, Sheet, WeekSheet
from . import fit
from .canvas import Canvas, Label
from .grids import grid, matrix
from .look import INK, ON, PAPER, PART, SOFT, TINT
from .places import Area

_DAY = 128.0  # the column with the names of the days, in points
_RINGS = (PAPER, TINT, PAPER)  # from the middle outwards
_STRIPS = (66.0, 46.0)  # how high a name beside the circle may be: the lower, the more room the circle leaves it
_NAME = 22.0  # the height of a name within a ring


def draw(figure: Sheet | Matrix, canvas: Canvas, area: Area) -> None:
    """Draw a sheet or the matrix in the area; texts that do not fit are left in `canvas.problems`."""
    sheet = figure.sheet if isinstance(figure, Matrix) else figure
    canvas.describe(sheet.alt)
    match figure:
        case Matrix():
            matrix(figure, canvas, area)
        case WeekSheet():
            _week(figure, canvas, area)
        case AccountSheet():
            _account(figure, canvas, area)
        case CirclesSheet():
            _circles(figure, canvas, area)
        case GridSheet():
            grid(figure, canvas, area)
        case ActorSheet():
            _actor(figure, canvas, area)


def _week(sheet: WeekSheet, canvas: Canvas, area: Area) -> None:
    count = len(sheet.days) + 1
    head, *days = area.rows(count, max(min((area.height - count * _NAME) / count, 3), 0.5))
    labels = [
        Label(cell, time, TINT, INK, True, "CENTER")
        for time, cell in zip(sheet.times, _cells(head, sheet), strict=True)
    ]
    for day, row in zip(sheet.days, days, strict=True):
        labels.append(Label(Area(row.x, row.y, _DAY, row.height), day, TINT, margin=12))
        for cell in _cells(row, sheet):
            canvas.shape("RECTANGLE", cell, PAPER)
    canvas.labels(labels, (20, 18))


def _cells(row: Area, sheet: WeekSheet) -> tuple[Area, ...]:
    return Area(row.x + _DAY + 3, row.y, row.width - _DAY - 3, row.height).columns(len(sheet.times), 3)


def _account(sheet: AccountSheet, canvas: Canvas, area: Area) -> None:
    sides = area.columns(2, 16)
    heads = [Area(side.x, side.y, side.width, 54) for side in sides]
    for side in sides:
        canvas.shape("RECTANGLE", side, PAPER)
    names = zip(heads, (sheet.plus, sheet.minus), strict=True)
    labels = [Label(head, name, TINT, INK, True, margin=58) for head, name in names]
    if not canvas.fitting(labels):  # narrow columns: no air to the right
        for head in heads:
            canvas.shape("RECTANGLE", head, TINT)
        labels = [
            replace(one, area=Area(one.area.x + 50, one.area.y, one.area.width - 50, 54), margin=4) for one in labels
        ]
    canvas.labels(labels, (24, 22, 20, 18))
    for head, side, sign in zip(heads, sides, ("PLUS", "MINUS"), strict=True):
        canvas.shape("OVAL", Area(head.x + 12, head.y + 9, 36, 36), PART)
        canvas.shape(f"MATH_{sign}", Area(head.x + 16, head.y + 13, 28, 28), ON)
        for row in Area(side.x, head.bottom, side.width, side.height - head.height - 14).rows(sheet.rows):
            canvas.line((side.x + 16, row.bottom), (side.right - 16, row.bottom), SOFT, 0.75)


def _circles(sheet: CirclesSheet, canvas: Canvas, area: Area) -> None:
    radius, strip = _radius(sheet, canvas, area)
    core = max(min(26.0, radius - len(sheet.rings) * _NAME), 20)
    x, y = area.x + area.width / 2, area.y + area.height / 2
    band = (radius - core) / len(sheet.rings)
    for ring in (2, 1, 0):
        canvas.shape("OVAL", _round(x, y, core + band * (ring + 1)), _RINGS[ring], PART)
    for place in range(len(sheet.sectors)):
        turn = 2 * pi * place / len(sheet.sectors)
        outer, inner = ((x + sin(turn) * far, y - cos(turn) * far) for far in (radius, core))
        canvas.line(inner, outer)
    centre = Label(
        _round(x, y, core), sheet.centre, PART, ON, True, "CENTER", margin=2 if core > 25 else 0, kind="OVAL"
    )
    canvas.labels([centre], (20, 18))
    feet = (y - core - band * ring for ring in range(3))
    canvas.labels(_ring_names(sheet, canvas, x, feet, min(band, _NAME)), (18,))
    canvas.labels(_sectors(sheet, area, radius, strip), (20, 18))


def _radius(sheet: CirclesSheet, canvas: Canvas, area: Area) -> tuple[float, float]:
    """As large as the area is high, or less where the names beside the circle need it; and how high those may be."""
    largest, least = area.height / 2 - 4, 20 + len(sheet.rings) * _NAME
    for broad, strip in product((True, False), _STRIPS):
        radius = largest
        while radius >= min(least, largest):
            if canvas.fitting(_sectors(sheet, area, radius, strip), broad):
                return radius, strip
            radius -= 4
    return largest, _STRIPS[0]


def _ring_names(sheet: CirclesSheet, canvas: Canvas, x: float, feet: Iterable[float], high: float) -> Iterator[Label]:
    """Each name stands low in its ring, just wide enough to break the line between two sectors and no arc."""
    for name, foot, fill in zip(sheet.rings, feet, _RINGS, strict=True):
        width = min(fit.width(name, canvas.look.broad(name), 18) + 6, 96)
        yield Label(Area(x - width / 2, foot - high - 2, width, high), name, fill, align="CENTER", margin=0)


def _sectors(sheet: CirclesSheet, area: Area, radius: float, strip: float) -> Iterator[Label]:
    """The names stand beside the circle, each at the height of its sector, as wide as the circle leaves room for."""
    count = len(sheet.sectors)
    half = (count + 1) // 2
    for index, name in enumerate(sheet.sectors):
        right = index < half
        place, places = (index, half) if right else (count - 1 - index, count - half)
        height = min(area.height / places, strip)
        top = area.y + (area.height - height) * (place / (places - 1) if places > 1 else 0.5)
        width = area.width / 2 - _reach(radius, top - area.y, height, area.height) - 10
        box = Area(area.right - width if right else area.x, top, width, height)
        yield Label(box, name, None, INK, False, "LEFT" if right else "RIGHT", margin=0)


def _reach(radius: float, top: float, height: float, whole: float) -> float:
    """How far the circle reaches to the side within a strip of the drawing."""
    nearest = max(top - whole / 2, whole / 2 - top - height, 0)
    return sqrt(max(radius**2 - nearest**2, 0))


def _round(x: float, y: float, radius: float) -> Area:
    return Area(x - radius, y - radius, 2 * radius, 2 * radius)


def _actor(sheet: ActorSheet, canvas: Canvas, area: Area) -> None:
    top, boxes, fields, foot = _stack(area, (40, 92, 68, 62) if area.height > 250 else (30, 48, 46, 56), 6)
    canvas.labels([Label(top, sheet.actor, PAPER, margin=14)], (20, 18))
    canvas.shape("RECTANGLE", Area(top.x, top.y, 6, top.height), PART)
    heads = [
        Label(at, name, PAPER, INK, True, "LEFT", "TOP", 12)
        for at, name in zip(boxes.columns(3, 6), sheet.boxes, strict=True)
    ]
    sorting = [
        Label(at, name, TINT, INK, True, "LEFT", "TOP", 12)
        for at, name in zip(fields.columns(3, 6), sheet.fields, strict=True)
    ]
    canvas.labels([*heads, *sorting], (20, 18))
    canvas.labels([Label(foot, sheet.agreement, PART, ON, margin=14)], (20, 18))


def _stack(area: Area, heights: tuple[float, ...], gap: float) -> Iterator[Area]:
    """Rows of these heights from the top, stretched in proportion to fill the area."""
    stretch = (area.height - gap * (len(heights) - 1)) / sum(heights)
    y = area.y
    for height in heights:
        yield Area(area.x, y, area.width, height * stretch)
        y += height * stretch + gap
