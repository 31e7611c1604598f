"""What stands in one cell or one line: the fields that controls name there, and the text around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as field_of

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
    """Reads lines, knowing which texts are prompts and which labels the document itself gives to its fields.

    `ours` remembers by its identity whether a table has fields, since tables stand in one another.
    """

    prompts: Prompts
    learned: Mapping[str, Mapping[str, str]]
    ours: dict[int, bool] = field_of(init=False, default_factory=dict, compare=False)

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
        found: dict[Name, list[tuple[Line, list[int]]]] = {}
        for line in lines:
            for name, at in _places(line).items():
                found.setdefault(name, []).append((line, at))
        if len(found) == 1:
            (name,) = found
            return (Spot(name, self._alone(lines, name), _day(found[name])),)
        return tuple(Spot(name, self._among(places), _day(places)) for name, places in found.items())

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

    def _among(self, places: Sequence[tuple[Line, list[int]]]) -> str:
        kept = []
        for line, at in places:
            inside = "".join(self.shown(line.pieces[each]) for each in at)
            kept.append((inside.strip() and inside) or self._after(line, at[-1]))
        return self.prompts.without("\n".join(kept))

    def _after(self, line: Line, at: int) -> str:
        """Text typed right behind an empty control, unless it is the label of the next."""
        behind = line.pieces[at + 1 : at + 2]
        text = "".join(piece.text for piece in behind if not piece.within).strip()
        return "" if text.endswith(":") or not loose(text) else text


def _places(line: Line) -> dict[Name, list[int]]:
    """Which pieces of a line stand in which field."""
    found: dict[Name, list[int]] = {}
    for at, piece in enumerate(line.pieces):
        if name := field(piece):
            found.setdefault(name, []).append(at)
    return found


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


def _day(places: Sequence[tuple[Line, list[int]]]) -> str:
    controls = (control for line, at in places for each in at for control in line.pieces[each].within)
    return next((control.day for control in controls if control.day), "")
