"""The sheets as drawings for a slide: the same idea as on paper, large enough to be read from the back row."""

from collections.abc import Iterable, Iterator, Sequence
from math import cos, pi, sin, sqrt

from ..printed import AccountSheet, ActorSheet, CirclesSheet, GridSheet, Sheet, WeekSheet
from . import fit
from .canvas import INK, PAPER, PART, SOFT, TINT, Canvas, Label
from .places import Area

_DAY = 128.0  # the column with the names of the days, in points


def draw(sheet: Sheet, canvas: Canvas, area: Area) -> None:
    """Draw the sheet in the area; texts that do not fit are left in `canvas.problems`."""
    canvas.describe(sheet.alt)
    match sheet:
        case WeekSheet():
            _week(sheet, canvas, area)
        case AccountSheet():
            _account(sheet, canvas, area)
        case CirclesSheet():
            _circles(sheet, canvas, area)
        case GridSheet():
            _grid(sheet, canvas, area)
        case ActorSheet():
            _actor(sheet, canvas, area)


def _week(sheet: WeekSheet, canvas: Canvas, area: Area) -> None:
    head, *days = area.rows(len(sheet.days) + 1, 3)
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
    canvas.labels([Label(head, name, TINT, INK, True, margin=58) for head, name in names], (24, 22, 20, 18))
    for head, side, sign in zip(heads, sides, ("PLUS", "MINUS"), strict=True):
        canvas.shape("OVAL", Area(head.x + 12, head.y + 9, 36, 36), PART)
        canvas.shape(f"MATH_{sign}", Area(head.x + 16, head.y + 13, 28, 28), PAPER)
        for row in Area(side.x, head.bottom, side.width, side.height - head.height - 14).rows(sheet.rows):
            canvas.line((side.x + 16, row.bottom), (side.right - 16, row.bottom), SOFT, 0.75)


def _circles(sheet: CirclesSheet, canvas: Canvas, area: Area) -> None:
    radius, core = area.height / 2 - 4, 26.0
    x, y = area.x + area.width / 2, area.y + area.height / 2
    band = (radius - core) / len(sheet.rings)
    fills = (PAPER, TINT, PAPER)
    for ring in (2, 1, 0):
        canvas.shape("OVAL", _round(x, y, core + band * (ring + 1)), fills[ring], PART)
    for place in range(len(sheet.sectors)):
        turn = 2 * pi * place / len(sheet.sectors)
        outer, inner = ((x + sin(turn) * far, y - cos(turn) * far) for far in (radius, core))
        canvas.line(inner, outer)
    centre = Label(_round(x, y, core), sheet.centre, PART, PAPER, True, "CENTER", margin=2, kind="OVAL")
    canvas.labels([centre], (20, 18))
    canvas.labels(_ring_names(sheet, x, (y - core - band * ring for ring in range(3)), fills), (18,))
    canvas.labels(_sectors(sheet, area, radius), (20, 18))


def _ring_names(sheet: CirclesSheet, x: float, feet: Iterable[float], fills: Sequence[str]) -> Iterator[Label]:
    """Each name stands low in its ring, just wide enough to break the line between two sectors and no arc."""
    for name, foot, fill in zip(sheet.rings, feet, fills, strict=True):
        width = min(fit.width(name, fit.ARIAL, 18) + 6, 96)
        yield Label(Area(x - width / 2, foot - 24, width, 22), name, fill, align="CENTER", margin=0)


def _sectors(sheet: CirclesSheet, area: Area, radius: float) -> Iterator[Label]:
    """The names stand beside the circle, each at the height of its sector, as wide as the circle leaves room for."""
    count = len(sheet.sectors)
    half = (count + 1) // 2
    for index, name in enumerate(sheet.sectors):
        right = index < half
        place, places = (index, half) if right else (count - 1 - index, count - half)
        height = min(area.height / places, 66)
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


def _grid(sheet: GridSheet, canvas: Canvas, area: Area) -> None:
    side, line = 112.0, 27.0
    field = Area(area.x + side, area.y + line, area.width - side, area.height - 3 * line - 9)
    upper, lower = field.rows(2, 4)
    cells = (*upper.columns(2, 4), *lower.columns(2, 4))
    corners = (("LEFT", "TOP"), ("RIGHT", "TOP"), ("LEFT", "BOTTOM"), ("RIGHT", "BOTTOM"))
    canvas.labels(
        (
            Label(cell, name, PAPER, INK, True, *corner, margin=12)
            for cell, name, corner in zip(cells, sheet.fields, corners, strict=True)
        ),
        (20, 18),
    )
    canvas.arrow((field.x - 6, field.bottom + 6), (field.x - 6, field.y - 4))
    canvas.arrow((field.x - 6, field.bottom + 6), (field.right + 4, field.bottom + 6))
    canvas.labels(_axes(sheet, area, field, line), (18,))


def _axes(sheet: GridSheet, area: Area, field: Area, line: float) -> Iterator[Label]:
    side = field.x - 14 - area.x
    half = field.height / 2
    yield Label(Area(field.x, area.y - 2, field.width, line), sheet.y.name, None, PART, True, margin=0)
    yield Label(Area(area.x, field.y, side, half), sheet.y.high, None, SOFT, False, "RIGHT", "TOP", 0)
    yield Label(Area(area.x, field.y + half, side, half), sheet.y.low, None, SOFT, False, "RIGHT", "BOTTOM", 0)
    low, high = Area(field.x, field.bottom + 9, field.width, line).columns(2)
    yield Label(low, sheet.x.low, None, SOFT, margin=0)
    yield Label(high, sheet.x.high, None, SOFT, False, "RIGHT", margin=0)
    yield Label(
        Area(field.x, field.bottom + 8 + line, field.width, line), sheet.x.name, None, PART, True, "RIGHT", margin=0
    )


def _actor(sheet: ActorSheet, canvas: Canvas, area: Area) -> None:
    top, boxes, fields, foot = _stack(area, (40, 92, 68, 62), 6)
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
    canvas.labels([Label(foot, sheet.agreement, PART, PAPER, margin=14)], (20, 18))


def _stack(area: Area, heights: tuple[float, ...], gap: float) -> Iterator[Area]:
    """Rows of these heights from the top, stretched in proportion to fill the area."""
    stretch = (area.height - gap * (len(heights) - 1)) / sum(heights)
    y = area.y
    for height in heights:
        yield Area(area.x, y, area.width, height * stretch)
        y += height * stretch + gap
