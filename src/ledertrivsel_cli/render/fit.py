"""Measures text with real font metrics, so that a text that does not fit is found before anything is written.

Widths are sums of advance widths without kerning, which is how PowerPoint sets text by default. Arimo has the metrics
of Arial.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from ..errors import Problem
from ..text import Text
from .hyphens import SOFT
from .metrics import table

_UNIT = 1000  # widths are read at this size and scaled
_MARGIN = 1.02  # other programs round each glyph a little differently


@dataclass(frozen=True)
class Face:
    """One font file of an installed font package. `weight` picks the instance of a variable font.

    Without a package `file` is a family in `metrics`. A font that nobody knows is measured with another, `stretch`ed.
    """

    package: str
    file: str
    weight: int | None = None
    stretch: float = 1.0
    caps: bool = False
    spacing: float = 0.0  # points between letters


ARIAL = Face("fontpkg_arimo", "Arimo[wght].ttf", 400)
ARIAL_BOLD = Face("fontpkg_arimo", "Arimo[wght].ttf", 700)
ATKINSON = Face("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf")
ATKINSON_BOLD = Face("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf")


@dataclass(frozen=True)
class Box:
    """Room for text in points, and how it is set: line height and the gap between paragraphs, in font sizes.

    A template may also give both in points: `line` instead of the line height, `space` on top of the gap.
    """

    width: float
    height: float
    leading: float = 1.2
    gap: float = 0.0
    line: float = 0.0
    space: float = 0.0
    loose: float = 0.0  # what the first line may do without, in font sizes, where nothing stands above it

    def tall(self, lines: int, paragraphs: int, size: float) -> float:
        """The height that so many lines in so many paragraphs take."""
        gaps = max(paragraphs - 1, 0) * (size * self.gap + self.space)
        return lines * (self.line or size * self.leading) + gaps - self.loose * size


def width(text: str, face: Face, size: float) -> float:
    """The width of one line in points, with a small margin; soft hyphens take no room."""
    shown = (text.upper() if face.caps else text).replace(SOFT, "")
    bare = sum(_advance(face, letter) for letter in shown) * size / _UNIT * face.stretch
    return (bare + face.spacing * len(shown)) * _MARGIN


def wrap(text: str, face: Face, size: float, room: float) -> list[str]:
    """The lines that `text` takes in `room` points; a word wider than the room is broken where it has soft hyphens."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in (part for whole in paragraph.split(" ") for part in _broken(whole, face, size, room)):
            longer = f"{line} {word}" if line else word
            if line and width(longer, face, size) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def _broken(word: str, face: Face, size: float, room: float) -> list[str]:
    """A word that is wider than a line in as few parts as it goes, each but the last with its hyphen."""
    if SOFT not in word or width(word, face, size) <= room:
        return [word.replace(SOFT, "")]
    parts, part = [], ""
    for piece in word.split(SOFT):
        if part and width(f"{part}{piece}-", face, size) > room:
            parts.append(f"{part}-")
            part = ""
        part += piece
    return [*parts, part]


def fits(texts: Sequence[str], face: Face, size: float, box: Box) -> bool:
    """Whether all paragraphs stand within the box at this size, no word broken."""
    lines = [line for text in texts for line in wrap(text, face, size, box.width)]
    if any(width(line, face, size) > box.width for line in lines):
        return False
    return box.tall(len(lines), len(texts), size) <= box.height


def largest(texts: Sequence[str], face: Face, sizes: Iterable[float], box: Box) -> float | None:
    """The first of `sizes` (largest first) at which the paragraphs fit; None when none does."""
    return next((size for size in sizes if fits(texts, face, size, box)), None)


def surplus(texts: Sequence[str], face: Face, size: float, box: Box) -> int:
    """How many characters must go before the paragraphs fit: words are taken from the end of the longest one."""
    return _surplus(tuple(texts), face, size, box)


@cache
def _surplus(texts: tuple[str, ...], face: Face, size: float, box: Box) -> int:
    """Kept, since a name that is too long is too long on every slide."""
    left = list(texts)
    cut = 0
    while any(left) and not fits([text for text in left if text], face, size, box):
        longest = max(range(len(left)), key=lambda index: len(left[index]))
        shorter = left[longest].rpartition(" ")[0]
        cut += len(left[longest]) - len(shorter)
        left[longest] = shorter
    return cut


def lacking(text: str, face: Face) -> str | None:
    """The first character that the font cannot draw, or None."""
    drawn = (letter for letter in text if letter not in (" ", "\n", SOFT))
    return next((letter for letter in drawn if ord(letter) not in _letters(face)), None)


def too_long(text: Text, where: str, over: int, floor: float) -> Problem:
    """The fault to report for a text that does not fit at its smallest size, `floor` points."""
    what = f"does not fit at {floor:g} pt; make it about {over} characters shorter"
    return Problem(text.path, text.line, where, "text-too-long", f"»{_start(text)}« {what}")


def no_glyph(text: Text, where: str, letter: str) -> Problem:
    """The fault to report for a character that the font cannot draw."""
    what = f"has the character {letter!r} (U+{ord(letter):04X}), which the font lacks; take it out"
    return Problem(text.path, text.line, where, "no-glyph", f"»{_start(text)}« {what}")


def _start(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


@cache
def _data(face: Face) -> bytes:
    return (files(face.package) / "files" / face.file).read_bytes()


@cache
def _letters(face: Face) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    if not face.package:
        return _letters(ARIAL)  # programs borrow from another font what this one lacks
    return frozenset(TTFont(BytesIO(_data(face)), lazy=True).getBestCmap())


@cache
def _font(face: Face) -> Any:
    from PIL import ImageFont

    font = ImageFont.truetype(BytesIO(_data(face)), _UNIT, layout_engine=ImageFont.Layout.BASIC)
    if face.weight:
        font.set_variation_by_axes([face.weight])
    return font


@cache
def _advance(face: Face, letter: str) -> float:
    known = None if face.package else table(face.file)
    if known is None:
        return float(_font(face).getlength(letter))
    return known.advance(letter, face.weight == 700) or _advance(ARIAL_BOLD, letter)
