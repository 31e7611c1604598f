"""What stands in one cell or one line: the fields that controls name there, and the text around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .labels import Name, label_key, loose, named
from .layout import Block, Line, Piece
from .prompts import Prompts

_LONGEST_LABEL = 80


@dataclass(frozen=True)
class Spot:
    """A field that a control names, with what is written in it; `day` is what its date picker remembers."""

    name: Name
    text: str
    day: str


@dataclass(frozen=True)
class Reader:
    """Reads lines, knowing which texts are prompts and which labels the document itself gives to its fields."""

    prompts: Prompts
    learned: Mapping[str, Mapping[str, str]]

    def label(self, text: str, name: Name) -> bool:
        """Whether text beside a field is its label."""
        said = text.strip()
        known = label_key(said, name.kind, self.learned.get(name.kind)) == name.key
        return known or (said.endswith(":") and len(said) <= _LONGEST_LABEL)

    def shown(self, piece: Piece) -> str:
        """The text of a piece, nothing when it is a prompt.

        LibreOffice and scripts leave a control marked as showing its prompt when somebody types in it, and LibreOffice
        drops the mark of others that do show it. So the mark says nothing: a prompt is known by its text.
        """
        return "" if piece.within and piece.text in self.prompts else piece.text

    def text(self, lines: Sequence[Line]) -> str:
        """All that is written in lines, without prompts."""
        return self.prompts.without("\n".join("".join(map(self.shown, line.pieces)) for line in lines))

    def spots(self, lines: Sequence[Line]) -> tuple[Spot, ...]:
        """The fields in a cell. One alone has all that is written there; several have what is in and after them."""
        names = list(dict.fromkeys(name for line in lines for piece in line.pieces if (name := field(piece))))
        if len(names) == 1:
            return (Spot(names[0], self._alone(lines, names[0]), _day(lines, names[0])),)
        return tuple(Spot(name, self._among(lines, name), _day(lines, name)) for name in names)

    def _alone(self, lines: Sequence[Line], name: Name) -> str:
        kept, before = [], True
        for line in lines:
            parts = []
            for piece in line.pieces:
                before = before and field(piece) is None
                parts.append("" if before and self.label(piece.text, name) else self.shown(piece))
            written = "".join(parts)
            if written or not any(piece.text for piece in line.pieces):
                kept.append(written)
        return self.prompts.without("\n".join(kept))

    def _among(self, lines: Sequence[Line], name: Name) -> str:
        kept = []
        for line in lines:
            inside = [self.shown(piece) for piece in line.pieces if field(piece) == name]
            if inside:
                kept.append(("".join(inside).strip() and "".join(inside)) or self._after(line, name))
        return self.prompts.without("\n".join(kept))

    def _after(self, line: Line, name: Name) -> str:
        """Text typed right behind an empty control, unless it is the label of the next."""
        at = max(number for number, piece in enumerate(line.pieces) if field(piece) == name)
        behind = line.pieces[at + 1 : at + 2]
        text = "".join(piece.text for piece in behind if not piece.within).strip()
        return "" if text.endswith(":") or not loose(text) else text


def field(piece: Piece) -> Name | None:
    """The field that the innermost control with a known tag names."""
    return next((name for each in reversed(piece.within) if (name := named(each.tag, each.title))), None)


def flat(blocks: Sequence[Block]) -> list[Line]:
    """Lines, with tables laid out as lines: cells go on in the line after a tab."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
        else:
            lines += [_row([flat(cell.blocks) for cell in row]) for row in block.rows]
    return lines


def _row(cells: Sequence[Sequence[Line]]) -> Line:
    pieces: list[Piece] = []
    for number, cell in enumerate(cells):
        pieces += [Piece("\t", ())] if number else []
        for at, line in enumerate(cell):
            pieces += [Piece("\n", ())] if at else []
            pieces += line.pieces
    return Line(tuple(pieces), "")


def has_fields(block: Block) -> bool:
    """Whether a control in it names a field, in a nested table too."""
    if isinstance(block, Line):
        return any(map(field, block.pieces))
    return any(has_fields(inner) for row in block.rows for cell in row for inner in cell.blocks)


def _day(lines: Sequence[Line], name: Name) -> str:
    controls = (piece.within for line in lines for piece in line.pieces if field(piece) == name)
    return next((control.day for within in controls for control in within if control.day), "")
