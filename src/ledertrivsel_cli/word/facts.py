"""What stands around the agreements: who and when, the strength, and the tick boxes."""

import itertools
import re
from collections.abc import Iterator, Sequence

from .cells import Reader, flat
from .labels import FACTS, STRENGTH, TICKS, fact_key, is_strength, loose, tick_key
from .layout import Block, Line, Piece

_BOX = re.compile(r"\s*(?P<box>[☐☑☒✓✔✗✘✕□■]|\[[ xX]?\]|[xX](?=\s))\s*")
_OFF = {"☐", "□", "[ ]", "[]"}
_HEADING = re.compile(r"(heading|overskrift|titel|title)", re.IGNORECASE)


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """All lines of a document, those in tables too."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
        else:
            for row in block.rows:
                for cell in row:
                    lines += lines_of(cell.blocks)
    return lines


def facts(blocks: Sequence[Block], reader: Reader) -> dict[str, str]:
    """By tag, what is known of the group and its meetings; by label where the control is gone."""
    lines = lines_of(blocks)
    found = {tag: _tagged(lines, tag, reader) for tag in FACTS}
    for label, said in _pairs(blocks, reader):
        tag = fact_key(label)
        if tag and not found[tag]:
            found[tag] = said
    if not found["opfoelgning-moededato"]:
        found["opfoelgning-moededato"] = _booked(lines, reader)
    return {tag: text for tag, text in found.items() if text}


def _tagged(lines: Sequence[Line], tag: str, reader: Reader) -> str:
    """What is in the control with this tag, and what is typed right behind it."""
    for line in lines:
        at = [number for number, piece in enumerate(line.pieces) if _in(piece, tag)]
        if at:
            inside = "".join(reader.shown(piece) for piece in line.pieces[at[0] : at[-1] + 1])
            behind = "".join(piece.text for piece in line.pieces[at[-1] + 1 : at[-1] + 2] if not piece.within)
            text = inside + behind if inside.strip() else behind.strip()
            return reader.prompts.without(text if loose(behind) else inside)
    return ""


def _in(piece: Piece, tag: str) -> bool:
    return any(control.tag.lower() == tag for control in piece.within)


def _pairs(blocks: Sequence[Block], reader: Reader) -> Iterator[tuple[str, str]]:
    """Label and text: in a line with a tab or a colon between them, or in two cells."""
    for block in blocks:
        if isinstance(block, Line):
            text = reader.text([block])
            for sign in ("\t", ":"):
                label, _, said = text.partition(sign)
                yield label, reader.prompts.without(said.strip())
        else:
            for row in block.rows:
                texts = [reader.text(flat(cell.blocks)) for cell in row]
                yield from itertools.pairwise(texts)


def _booked(lines: Sequence[Line], reader: Reader) -> str:
    """The date behind "Vi har booket et opfølgningsmøde. Dato:"."""
    for line in lines:
        text = reader.text([line])
        hit = _BOX.match(text)
        if tick_key(text[hit.end() :] if hit else text) == "opfoelgning-moede":
            return reader.prompts.without(text.rpartition(":")[2].strip()) if ":" in text else ""
    return ""


def ticks(blocks: Sequence[Block], reader: Reader) -> dict[str, bool]:
    """By tag, whether a box is ticked; by the words behind it where the control is gone."""
    found: dict[str, bool] = {}
    for line in lines_of(blocks):
        for piece in line.pieces:
            for control in piece.within:
                if control.ticked is not None and control.tag:
                    found.setdefault(control.tag.lower(), control.ticked)
    for line in lines_of(blocks):
        text = reader.text([line])
        hit = _BOX.match(text)
        tag = tick_key(text[hit.end() :] if hit else text)
        if tag and tag not in found:
            found[tag] = hit is not None and hit["box"] not in _OFF
    return found | {tag: False for tag in TICKS if tag not in found and found}


def strength(blocks: Sequence[Block], reader: Reader) -> str:
    """What stands beneath the strength's heading, or else in its control."""
    lines = [block for block in blocks if isinstance(block, Line)]
    for at, line in enumerate(lines):
        if is_strength(reader.text([line])):
            return reader.text(list(_beneath(lines[at + 1 :], reader)))
    return _tagged(lines_of(blocks), STRENGTH, reader)


def _beneath(lines: Sequence[Line], reader: Reader) -> Iterator[Line]:
    for line in lines:
        if _HEADING.match(line.style) or any(c.ticked is not None for piece in line.pieces for c in piece.within):
            return
        yield line
