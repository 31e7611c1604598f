"""A Word document as plain data: lines and tables, and which control each piece of text stands in."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from .changes import W
from .text import MATH_RUN, run_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@dataclass(frozen=True)
class Control:
    """A content control. `number` tells it from others with the same tag; `day` is what its date picker remembers."""

    number: int
    tag: str
    title: str
    prompts: bool
    day: str
    ticked: bool | None


@dataclass(frozen=True)
class Piece:
    """Text between two borders of controls; `within` are the controls around it, the outermost first."""

    text: str
    within: tuple[Control, ...]


@dataclass(frozen=True)
class Line:
    """A paragraph. A control without text is there as a piece without text."""

    pieces: tuple[Piece, ...]
    style: str


@dataclass(frozen=True)
class Cell:
    """`column` counts the columns of the grid from 0; `goes_on` when it is one with the cell above; `heads`
    when its row is marked as a row of headings."""

    blocks: "tuple[Line | Table, ...]"
    column: int
    goes_on: bool
    heads: bool


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]


Block = Line | Table
_Within = tuple[Control, ...]


def layout(root: "Element") -> tuple[Block, ...]:
    """The lines and tables of a document whose changes have been accepted."""
    return tuple(_Reader().blocks(root.iterchildren(W + "body"), ()))


class _Reader:
    """Goes through a document and numbers the controls as they come."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def blocks(self, parents: Iterator["Element"], within: _Within) -> Iterator[Block]:
        for parent in parents:
            for child, around in self._children(parent, within, ("p", "tbl")):
                if child.tag == W + "tbl":
                    yield Table(tuple(self._rows(child, around)))
                else:
                    yield from self._paragraph(child, around)

    def _children(
        self, parent: "Element", within: _Within, names: tuple[str, ...]
    ) -> Iterator[tuple["Element", _Within]]:
        """The children with these names, also when controls stand around them."""
        for child in parent.iterchildren(W + "*"):
            if child.tag == W + "sdt":
                control = _control(child, next(self._numbers))
                for content in child.iterchildren(W + "sdtContent"):
                    yield from self._children(content, (*within, control), names)
            elif child.tag.removeprefix(W) in names:
                yield child, within

    def _rows(self, table: "Element", within: _Within) -> Iterator[tuple[Cell, ...]]:
        for row, around in self._children(table, within, ("tr",)):
            yield tuple(self._cells(row, around))

    def _cells(self, row: "Element", within: _Within) -> Iterator[Cell]:
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        heads = _on(row.find(f"{W}trPr/{W}tblHeader"))
        for cell, around in self._children(row, within, ("tc",)):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(W + "val", "continue") == "continue"
            yield Cell(tuple(self.blocks(iter((cell,)), around)), column, goes_on, heads)
            column += max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))

    def _paragraph(self, paragraph: "Element", within: _Within) -> Iterator[Block]:
        """The line itself, then what its text boxes hold."""
        boxes: list[tuple[Element, _Within]] = []
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        pieces = tuple(self._pieces(paragraph, within, boxes))
        yield Line(pieces or (Piece("", within),), "" if style is None else style.get(W + "val", ""))
        for box, around in boxes:
            yield from self.blocks(iter((box,)), around)

    def _pieces(self, node: "Element", within: _Within, boxes: list[tuple["Element", _Within]]) -> Iterator[Piece]:
        text = ""
        for child in node.iterchildren():
            if child.tag in {W + "r", MATH_RUN}:
                text += run_text(child)
                boxes += [(box, within) for box in _boxes(child)]
                continue
            if text:
                yield Piece(text, within)
                text = ""
            if child.tag == W + "sdt":
                around = (*within, _control(child, next(self._numbers)))
                inner = [piece for part in child.iterchildren(W + "sdtContent")
                         for piece in self._pieces(part, around, boxes)]  # fmt: skip
                yield from inner or (Piece("", around),)
            elif child.tag != W + "pPr":
                yield from self._pieces(child, within, boxes)
        if text:
            yield Piece(text, within)


def _boxes(run: "Element") -> Iterator["Element"]:
    """The outermost text boxes in a run."""
    for child in run.iterchildren("*"):
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _control(node: "Element", number: int) -> Control:
    about = node.find(W + "sdtPr")
    if about is None:
        return Control(number, "", "", False, "", None)
    tag, title, date = (about.find(W + name) for name in ("tag", "alias", "date"))
    box = about.find(_W14 + "checkbox")
    return Control(
        number,
        "" if tag is None else tag.get(W + "val", "").strip(),
        "" if title is None else title.get(W + "val", "").strip(),
        _on(about.find(W + "showingPlcHdr")),
        "" if date is None else date.get(W + "fullDate", ""),
        None if box is None else _on(box.find(_W14 + "checked"), _W14),
    )


def _on(mark: "Element | None", space: str = W) -> bool:
    """Whether a mark is there and not switched off."""
    return mark is not None and mark.get(space + "val", "1").lower() not in {"0", "false", "off"}


def _number(node: "Element | None", default: int) -> int:
    try:
        return default if node is None else min(int(node.get(W + "val", "")), 1000)
    except ValueError:
        return default
