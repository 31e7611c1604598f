"""The agenda slide's table: real rows and a header row, so that it can be edited and read aloud."""

from collections.abc import Sequence
from typing import Any

from ..errors import Problem
from ..plan import AgendaRow
from ..text import Text
from . import fit, words
from .places import Area, area, put

_HEADS = ("Tid", "Emne", "Minutter")
_ALT = "Dagsorden med emner og minutter"
_WIDTHS = (110.0, None, 120.0)
_SIZES = (24, 22, 20, 18)
_TALLEST = 46.0
_SIDE, _EDGE = 10.0, 2.5  # margins in a cell, in points
_POINT = 12700
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No style, no grid"; colours are set cell by cell
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def agenda_table(placeholder: Any, rows: Sequence[AgendaRow], timed: bool, where: str) -> list[Problem]:
    """Put the agenda into a table placeholder; without clock times the first column is left out."""
    room = area(placeholder)
    shown = range(3) if timed else range(1, 3)
    cells = [_HEADS, *((row.when, row.title, str(row.minutes)) for row in rows)]
    lines = [[line[column] for column in shown] for line in cells]
    widths = [_WIDTHS[column] or room.width - sum(_WIDTHS[other] or 0 for other in shown) for column in shown]
    size = next((size for size in _SIZES if sum(_heights(lines, widths, size)) <= room.height), None)
    if size is None:
        return [_too_tall(rows, room, widths, where)]
    heights = _spread(_heights(lines, widths, size), room.height)
    _draw(placeholder, lines, widths, heights, size)
    return []


def _heights(lines: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> list[float]:
    """What each row needs at this size; all is measured as bold, as the header row is."""
    return [
        max(_lines(text, size, width) for text, width in zip(line, widths, strict=True)) * size * 1.2 + 2 * _EDGE
        for line in lines
    ]


def _lines(text: str, size: float, width: float) -> int:
    return len(fit.wrap(text, fit.ARIAL_BOLD, size, width - 2 * _SIDE))


def _spread(heights: list[float], room: float) -> list[float]:
    """Let rows breathe: the room that is left is shared, but no row of one line grows beyond what looks calm."""
    spare = (room - sum(heights)) / len(heights)
    return [max(height, min(height + spare, _TALLEST)) for height in heights]


def _too_tall(rows: Sequence[AgendaRow], room: Area, widths: Sequence[float], where: str) -> Problem:
    longest = max((row.title for row in rows), key=len)
    text = longest if isinstance(longest, Text) else Text(longest)
    what = f"the agenda of {len(rows)} lines does not fit at {_SIZES[-1]} pt; shorten »{text}« or take a step out"
    return Problem(text.path, text.line, where, "text-too-long", what)


def _draw(
    placeholder: Any, lines: Sequence[Sequence[str]], widths: Sequence[float], heights: Sequence[float], size: float
) -> None:
    room, name = area(placeholder), placeholder.name
    frame = placeholder.insert_table(rows=len(lines), cols=len(widths))
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", _ALT)
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find("{*}tableStyleId").text = _PLAIN
    for column, width in zip(table.columns, widths, strict=True):
        column.width = round(width * _POINT)
    for row, height in zip(table.rows, heights, strict=True):
        row.height = round(height * _POINT)
    for line, row in zip(lines, table.rows, strict=True):
        for text, cell in zip(line, row.cells, strict=True):
            _fill(cell, text, size, head=line is lines[0], right=text is line[-1])
    put(frame, Area(room.x, room.y, room.width, sum(heights)))


def _fill(cell: Any, text: str, size: float, head: bool, right: bool) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.oxml import parse_xml

    words.write(cell.text_frame, [(words.Run(text, True if head else None),)], size)
    if right:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    element = cell._tc
    if element.tcPr is not None:
        element.remove(element.tcPr)
    element.append(parse_xml(_cell_xml(head)))


def _cell_xml(head: bool) -> str:
    """Margins, a line below, and the tint behind the header row."""
    sides = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    rule = '<a:lnB w="9525"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:lnB>'
    fill = '<a:solidFill><a:schemeClr val="accent4"/></a:solidFill>' if head else "<a:noFill/>"
    margins = "".join(
        f' mar{side}="{round(value * _POINT)}"'
        for side, value in zip("LRTB", (_SIDE, _SIDE, _EDGE, _EDGE), strict=True)
    )
    return f'<a:tcPr {_A}{margins} anchor="ctr">{sides}{rule}{fill}</a:tcPr>'
