"""How large the dialogue cards are, and how much room each of their texts has."""

from dataclasses import dataclass

from .fit import ATKINSON_BOLD
from .typeset import Frame

_COLUMNS = 2
_PAGE = (210.0, 297.0)


@dataclass(frozen=True)
class Shape:
    """One size of card; `measures` are what the template sets it with. All lengths are millimetres."""

    rows: int
    inset: float  # from the cut line to the text
    theme: Frame
    question: Frame
    follow_up: Frame
    prompt: Frame
    back: Frame
    band: float  # the coloured strip's height, then the room below it, below the weight, and above the follow-up
    gaps: tuple[float, float, float]
    number: float  # the size of the card's number, in points
    sign: float

    @property
    def on_a_sheet(self) -> int:
        return _COLUMNS * self.rows

    @property
    def measures(self) -> dict[str, object]:
        width, height = _PAGE[0] / _COLUMNS, _PAGE[1] / self.rows
        return {
            "columns": _COLUMNS,
            "rows": self.rows,
            "width": width,
            "height": height,
            "inset": self.inset,
            "band": self.band,
            "gaps": self.gaps,
            "number": self.number,
            "sign": self.sign,
        }


SHAPES = {
    "a6": Shape(
        rows=2,
        inset=9,
        theme=Frame(50, 15, (18, 17, 16, 15, 14), ATKINSON_BOLD),
        question=Frame(87, 54, (20, 19, 18, 17, 16, 15, 14), ATKINSON_BOLD),
        follow_up=Frame(87, 31, (16, 15, 14)),
        prompt=Frame(77, 18, (16, 15, 14), ATKINSON_BOLD),
        back=Frame(80, 24, (20, 18, 16, 14), ATKINSON_BOLD),
        band=19,
        gaps=(5, 7, 4),
        number=22,
        sign=9.5,
    ),
    "a7": Shape(
        rows=4,
        inset=7,
        theme=Frame(60, 12, (16, 15, 14), ATKINSON_BOLD),
        question=Frame(91, 23.8, (16, 15, 14), ATKINSON_BOLD),
        follow_up=Frame(91, 12.2, (15, 14)),
        prompt=Frame(81, 11, (15, 14), ATKINSON_BOLD),
        back=Frame(84, 15, (18, 16, 14), ATKINSON_BOLD),
        band=12.5,
        gaps=(2, 2, 1.5),
        number=17,
        sign=7,
    ),
}
"""By the name that people choose them by."""
