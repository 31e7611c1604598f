"""The agenda slide's table."""

from collections.abc import Sequence

from ..errors import Problem
from ..plan import AgendaRow
from ..text import Text
from .table import SIZES, Grid, Stand, draw

_HEADS = ("Tid", "Emne", "Minutter")
_ALT = "Dagsorden med emner og minutter"
_LEAST = (110.0, 0.0, 120.0)  # of the columns with times and with minutes


def agenda_table(stand: Stand, rows: Sequence[AgendaRow], timed: bool, where: str) -> list[Problem]:
    """Put the agenda where it is to stand; without clock times the first column is left out."""
    cells = [_HEADS, *((row.when, row.title, str(row.minutes)) for row in rows)]
    lines, least = ([line if timed else line[1:] for line in cells], _LEAST if timed else _LEAST[1:])
    last = len(least) - 1
    grid = Grid(lines, stand.room, stand.look, _ALT, last - 1, least, (last,))
    return [] if draw(stand, grid) else [_too_tall(rows, where)]


def _too_tall(rows: Sequence[AgendaRow], where: str) -> Problem:
    longest = max((row.title for row in rows), key=len)
    text = longest if isinstance(longest, Text) else Text(longest)
    what = f"the agenda of {len(rows)} lines does not fit at {SIZES[-1]} pt; shorten »{text}« or take a step out"
    return Problem(text.path, text.line, where, "text-too-long", what)
