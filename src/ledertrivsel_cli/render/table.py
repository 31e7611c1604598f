"""A native table on a slide: real rows and a header row, so that it can be edited and read aloud."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..errors import Problem
from ..figures import Table
from ..text import Text
from . import fit, words
from .hyphens import hyphenated
from .look import INK, OWN, PART, TINT, Look
from .places import Area, put

SIZES = (24, 22, 20, 18)
_TALLEST = 46.0
_SIDE, _EDGE = 10.0, 2.5  # margins in a cell, in points
_POINT = 12700
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No style, no grid"; colours are set cell by cell
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


@dataclass(frozen=True)
class Stand:
    """Where the table goes. `insert` puts one of so many rows and columns on the slide."""

    insert: Callable[[int, int], Any]
    room: Area
    look: Look = OWN


@dataclass(frozen=True)
class Grid:
    """The table's texts, how wide and high it may be, and how it looks.

    The column `wide` has what the others leave, and these are as wide as their texts or as `least` says. `right` are
    the columns whose texts stand to the right.
    """

    lines: Sequence[Sequence[str]]
    room: Area
    look: Look
    alt: str
    wide: int
    least: Sequence[float]
    right: Sequence[int]
    bold: bool = True  # whether all rows are measured as the header row is

    def widths(self, size: float) -> list[float]:
        sides = [None if column == self.wide else self._side(column, size) for column in range(len(self.lines[0]))]
        rest = self.room.width - sum(width or 0 for width in sides)
        return [width or rest for width in sides]

    def heights(self, size: float) -> list[float]:
        """What each row needs at this size."""
        widths = self.widths(size)
        return [
            max(self._count(text, size, width, self._strong(line)) for text, width in zip(line, widths, strict=True))
            * size
            * self.look.leading
            + 2 * _EDGE
            for line in self.lines
        ]

    def fits(self, size: float) -> bool:
        """Whether all rows have room, and no word is wider than the column that has the rest."""
        box = fit.Box(self.widths(size)[self.wide] - 2 * _SIDE, self.room.height)
        whole = (fit.fits([line[self.wide]], self.look.face(self._strong(line)), size, box) for line in self.lines)
        return all(whole) and sum(self.heights(size)) <= self.room.height

    def broken(self, size: float) -> "Grid":
        """With hyphens in the words of the column `wide` that are wider than it at this size."""
        lines = [(*line[: self.wide], self._parted(line, size), *line[self.wide + 1 :]) for line in self.lines]
        return replace(self, lines=lines)

    def _parted(self, line: Sequence[str], size: float) -> str:
        text, face = line[self.wide], self.look.face(self._strong(line))
        room = self.widths(size)[self.wide] - 2 * _SIDE
        if all(fit.width(word, face, size) <= room for word in text.split()):
            return text
        return "\n".join(fit.wrap(hyphenated(Text(text)), face, size, room))

    def _side(self, column: int, size: float) -> float:
        texts = [(line[column], self._strong(line)) for line in self.lines]
        widest = max(fit.width(text, self.look.broad(text, strong), size) for text, strong in texts)
        return max(self.least[column], widest + 2 * _SIDE + 1)

    def _count(self, text: str, size: float, width: float, strong: bool) -> int:
        return len(fit.wrap(text, self.look.face(strong), size, width - 2 * _SIDE))

    def _strong(self, line: Sequence[str]) -> bool:
        return self.bold or line is self.lines[0]


def planned_table(stand: Stand, table: Table, where: str) -> list[Problem]:
    """A table whose columns are as wide as their texts, but for the one that has the rest."""
    lines = [table.heads, *table.rows]
    grid = Grid(lines, stand.room, stand.look, table.alt, table.wide, (0.0,) * len(table.heads), table.right, False)
    problems = [problem for row in table.rows for text in row for problem in _glyphs(text, stand.look, where)]
    if not (draw(stand, grid) or draw(stand, grid.broken(SIZES[-1]))):
        longest = max((row[table.wide] for row in table.rows), key=len)
        text = longest if isinstance(longest, Text) else Text(longest)
        what = f"the table of {len(lines)} lines does not fit at {SIZES[-1]} pt; shorten »{text}«"
        problems.append(Problem(text.path, text.line, where, "text-too-long", what))
    return problems


def _glyphs(text: str, look: Look, where: str) -> list[Problem]:
    letter = fit.lacking(text, look.strong)
    return [fit.no_glyph(text if isinstance(text, Text) else Text(text), where, letter)] if letter else []


def draw(stand: Stand, grid: Grid) -> bool:
    """Put the table where it is to stand, at the largest size at which it fits; False when it does at none."""
    size = next((size for size in SIZES if grid.fits(size)), None)
    if size is None:
        return False
    _draw(stand.insert(len(grid.lines), len(grid.lines[0])), grid, size)
    return True


def _spread(heights: list[float], room: float) -> list[float]:
    """Let rows breathe: the room that is left is shared, but no row of one line grows beyond what looks calm."""
    spare = (room - sum(heights)) / len(heights)
    return [max(height, min(height + spare, _TALLEST)) for height in heights]


def _draw(frame: Any, grid: Grid, size: float) -> None:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", grid.alt)
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find("{*}tableStyleId").text = _PLAIN
    heights = _spread(grid.heights(size), grid.room.height)
    for column, width in zip(table.columns, grid.widths(size), strict=True):
        column.width = round(width * _POINT)
    for row, height in zip(table.rows, heights, strict=True):
        row.height = round(height * _POINT)
    manner = words.Manner(size, grid.look.paints[INK] if grid.look is not OWN else None, grid.look.typeface)
    for line, row in zip(grid.lines, table.rows, strict=True):
        head = line is grid.lines[0]
        for column, (text, cell) in enumerate(zip(line, row.cells, strict=True)):
            words.write(cell.text_frame, [(words.Run(text, True if head else None),)], manner)
            _finish(cell, _cell_xml(head, grid.look), right=column in grid.right)
    put(frame, Area(grid.room.x, grid.room.y, grid.room.width, sum(heights)))


def _finish(cell: Any, properties: str, right: bool) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.oxml import parse_xml

    if right:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    element = cell._tc
    if element.tcPr is not None:
        element.remove(element.tcPr)
    element.append(parse_xml(properties))


def _cell_xml(head: bool, look: Look) -> str:
    """Margins, a line below, and the tint behind the header row."""
    sides = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    rule = f'<a:lnB w="9525"><a:solidFill>{look.paints[PART].xml}</a:solidFill></a:lnB>'
    fill = f"<a:solidFill>{look.paints[TINT].xml}</a:solidFill>" if head else "<a:noFill/>"
    margins = "".join(
        f' mar{side}="{round(value * _POINT)}"'
        for side, value in zip("LRTB", (_SIDE, _SIDE, _EDGE, _EDGE), strict=True)
    )
    return f'<a:tcPr {_A}{margins} anchor="ctr">{sides}{rule}{fill}</a:tcPr>'
