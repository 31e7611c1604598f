"""Looks at decks as LibreOffice draws them. Each check returns what is wrong: [] means that they can be projected.

Nothing is asked of the file, so that what is measured is what an audience sees and not our idea of it.
"""

import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from lxml import etree
from PIL import Image

DPI = 200  # enough for the thinnest strokes to have pixels in their own colour
SCALE = DPI / 72
LARGE = 18.0  # points; from here on a lower contrast is enough
LINE = 1.1  # a word's box is about so much higher than its text's size
FEW = 3  # pixels of one colour that count as ink
HAIR = 2.0  # points by which the boxes of two words may overlap
EDGE = 1.0  # points that a word keeps from the edge, since poppler leaves out the letters beyond it
SLOW = 180  # seconds

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Word:
    """A word on a page; the corners are in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        return (self.bottom - self.top) / LINE


@dataclass(frozen=True)
class Page:
    """A slide as it is drawn."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    picture: Image.Image


def pictures(decks: Mapping[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """The pages of each deck. All are drawn in one call, since LibreOffice takes longer to start than to draw."""
    paths = [folder / f"{name}.pptx" for name in decks]
    for path, data in zip(paths, decks.values(), strict=True):
        path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths)
    return {path.stem: list(pages(path.with_suffix(".pdf"))) for path in paths}


def pages(pdf: Path) -> Iterator[Page]:
    """The pages of a PDF with their words and pictures."""
    boxes, stem = pdf.with_suffix(".xml"), pdf.with_suffix("")
    _run("pdftotext", "-bbox", pdf, boxes)
    _run("pdftoppm", "-r", DPI, pdf, stem)  # without -png, which takes most of the time
    found = etree.parse(str(boxes), etree.HTMLParser(encoding="utf-8")).iter("page")
    images = sorted(pdf.parent.glob(f"{stem.name}-*.ppm"))
    for number, (node, image) in enumerate(zip(found, images, strict=True), start=1):
        words = tuple(_word(word) for word in node.iter("word"))
        with Image.open(image) as picture:
            yield Page(number, float(node.get("width")), float(node.get("height")), words, picture.convert("RGB"))


def pale(page: Page) -> list[str]:
    """Words whose ink stands out too little from what is behind them."""
    found = []
    for word in filter(_is_read, page.words):
        ratio, enough = seen(page.picture, word), 3.0 if word.size >= LARGE else 4.5
        if ratio < enough:
            found.append(f"{page.number}: pale: {word.text} ({ratio:.2f} at {word.size:.0f} pt)")
    return found


def outside(page: Page) -> list[str]:
    """Words at the edge of the page, most of which reach beyond it."""
    return [f"{page.number}: outside: {word.text}" for word in page.words if not _within(word, page)]


def overprinted(page: Page) -> list[str]:
    """Words that lie on each other."""
    pairs = combinations(page.words, 2)
    return [f"{page.number}: overprinted: {one.text} / {other.text}" for one, other in pairs if _overlap(one, other)]


CHECKS = (pale, outside, overprinted)


def faults(found: Iterable[Page]) -> list[str]:
    """What all checks of this module find."""
    return [fault for page in found for check in CHECKS for fault in check(page)]


def seen(picture: Image.Image, word: Word) -> float:
    """The contrast between the most common colour in a word's box and the colour farthest from it."""
    counts = _colours(picture, word)
    if not counts:
        return 21.0
    ground = counts.most_common(1)[0][0]
    return max(contrast(colour, ground) for colour, count in counts.items() if count >= FEW or colour == ground)


def contrast(one: Colour, other: Colour) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _colours(picture: Image.Image, word: Word) -> "Counter[Colour]":
    x, y, right, bottom = (round(value * SCALE) for value in (word.left, word.top, word.right, word.bottom))
    part = picture.crop((max(x, 0), max(y, 0), min(right, picture.width), min(bottom, picture.height)))
    pixels = part.width * part.height
    return Counter({colour: count for count, colour in part.getcolors(pixels) or []}) if pixels > 0 else Counter()


def _light(colour: Colour) -> float:
    """The relative luminance of WCAG."""
    parts = (value / 255 for value in colour)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _is_read(word: Word) -> bool:
    """Whether it is more than a dot or a dash, which are drawn with too few pixels to be judged."""
    return any(letter.isalnum() for letter in word.text)


def _within(word: Word, page: Page) -> bool:
    across = word.left >= EDGE and word.right <= page.width - EDGE
    return across and word.top >= EDGE and word.bottom <= page.height - EDGE


def _overlap(one: Word, other: Word) -> bool:
    """Lines that stand close share a little of their boxes, but none of their letters."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > HAIR and down > 0.3 * min(one.bottom - one.top, other.bottom - other.top)


def _word(node: etree._Element) -> Word:
    left, top, right, bottom = (float(node.get(name)) for name in ("xmin", "ymin", "xmax", "ymax"))
    return Word(str(node.text or ""), left, top, right, bottom)


def _run(*call: object) -> None:
    subprocess.run([str(part) for part in call], check=True, capture_output=True, timeout=SLOW)
