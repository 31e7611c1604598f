"""The signs in a slide's band: a clock for the minutes and people for the form. The words stand beside them."""

from math import cos, pi, sin
from typing import Any

from .canvas import Canvas
from .look import OWN, PART, Look
from .places import Area

PEOPLE = {"Alene": 1, "To og to": 2, "Grupper": 3}
"""How many people are drawn for a form; every other form is drawn as people around a table."""


def clock(slide: Any, area: Area, look: Look = OWN) -> Canvas:
    """A clock face, in the middle of the area."""
    canvas = Canvas(slide, "Symbol: minutter", "", look)
    x, y, radius = area.x + area.width / 2, area.y + area.height / 2, 12.0
    canvas.shape("OVAL", Area(x - radius, y - radius, 2 * radius, 2 * radius), None, PART, 2.25)
    canvas.line((x, y), (x, y - 8), weight=2.25)
    canvas.line((x, y), (x + 6, y + 3), weight=2.25)
    canvas.decorative()
    return canvas


def people(slide: Any, area: Area, form: str, look: Look = OWN) -> Canvas:
    """One, two or three people side by side, or all around a table."""
    canvas = Canvas(slide, "Symbol: form", "", look)
    x, y = area.x + area.width / 2, area.y + area.height / 2
    count = PEOPLE.get(form)
    if count is None:
        _around(canvas, x, y)
    for index in range(count or 0):
        _person(canvas, x + (index - ((count or 0) - 1) / 2) * 20, y)
    canvas.decorative()
    return canvas


def _person(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape("OVAL", Area(x - 5, y - 13, 10, 10), PART)
    canvas.shape("ROUND_2_SAME_RECTANGLE", Area(x - 8, y - 1, 16, 13), PART).adjustments[0] = 0.5


def _around(canvas: Canvas, x: float, y: float) -> None:
    for seat in range(8):
        turn = 2 * pi * seat / 8
        canvas.shape("OVAL", Area(x + 15 * sin(turn) - 4, y - 15 * cos(turn) - 4, 8, 8), PART)
    canvas.shape("OVAL", Area(x - 7, y - 7, 14, 14), None, PART, 1.5)
