"""Texts in other people's fonts are measured with the widths of those fonts, as the fonts themselves say."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from foreign_deck import made
from templates_foreign import Master, template
from test_deck import slide, texts

from ledertrivsel_cli.render import faces, fit, metrics

WIDTHS: dict[str, Any] = json.loads((Path(metrics.__file__).parent / "widths.json").read_text("utf-8"))
SYSTEMS = ("Caladea", "Carlito", "DejaVu Sans", "Lato", "Liberation Sans Narrow", "Liberation Serif")
"""Families that Linux has packages of, with the same widths; the others' packages are older than our numbers."""

CHANGED = {"Liberation Serif": "·‑‒"}  # letters whose widths its versions do not agree on
WORDS = "Hvad giver dig energi på en helt almindelig onsdag?"


@cache
def font(family: str, style: str) -> TTFont:
    """The font of exactly this family and style on this machine."""
    if shutil.which("fc-match") is None:
        pytest.skip("no fontconfig on this machine to ask for its fonts")
    call = ["fc-match", "-f", "%{family}|%{style}|%{file}", f"{family}:style={style}"]
    names, styles, path = subprocess.run(call, capture_output=True, text=True, check=True).stdout.split("|")
    if family not in names.split(",") or not {style, "Book"} & set(styles.split(",")):
        pytest.skip(f"{family} {style} is not installed on this machine")
    return TTFont(path)


def wrong(family: str, style: str, widths: dict[str, Any] = WIDTHS) -> list[str]:
    """Letters whose width here is more than a thousandth from what the font says."""
    found = font(family, "Bold" if style == "bold" else "Regular")
    glyphs, advances, scale = found.getBestCmap(), found["hmtx"], 1000 / found["head"].unitsPerEm
    real = [advances[glyphs[ord(letter)]][0] * scale if ord(letter) in glyphs else 0 for letter in widths["letters"]]
    pairs = zip(widths["letters"], widths["faces"][family][style], real, strict=True)
    return [letter for letter, ours, theirs in pairs if abs(ours - theirs) > 1]


@pytest.mark.parametrize("family", SYSTEMS)
@pytest.mark.parametrize("style", ["regular", "bold"])
def test_widths_are_those_of_the_font(family: str, style: str) -> None:
    """Every letter's width, in regular and bold, is what the font itself says, within a thousandth of its size."""
    assert [letter for letter in wrong(family, style) if letter not in CHANGED.get(family, "")] == []


def test_a_wrong_width_is_seen() -> None:
    """The check above finds a single number that is two thousandths off."""
    family = WIDTHS["faces"]["DejaVu Sans"]
    broken = [width + 2 * (letter == "å") for letter, width in zip(WIDTHS["letters"], family["regular"], strict=True)]
    faces_of = WIDTHS["faces"] | {"DejaVu Sans": family | {"regular": broken}}
    assert wrong("DejaVu Sans", "regular", WIDTHS | {"faces": faces_of}) == ["å"]


@pytest.mark.parametrize("family", SYSTEMS)
def test_lines_are_as_high_as_the_font_says(family: str) -> None:
    """The height of a line is the font's own, from its highest to its lowest and the gap that it asks for."""
    found = font(family, "Regular")
    line = (found["hhea"].ascent - found["hhea"].descent + found["hhea"].lineGap) / found["head"].unitsPerEm
    assert WIDTHS["faces"][family]["leading"] == pytest.approx(line, abs=0.001)


@pytest.mark.parametrize("family", WIDTHS["faces"])
def test_every_danish_letter_has_a_width(family: str) -> None:
    """Each family has a width, in regular and bold, for every letter that Danish is written with."""
    known = metrics.table(family)
    assert known is not None
    assert len(known.regular) == len(known.bold) == len(WIDTHS["letters"]) == len(set(WIDTHS["letters"]))
    letters = "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789é .,:;?!»«–-()\"'&/%…"
    assert all(known.advance(letter, bold) > 100 for letter in letters for bold in (True, False))


@pytest.mark.parametrize(("name", "other"), [
    ("Calibri", "Carlito"), ("CALIBRI ", "Carlito"), ("Georgia", "Gelasio"), ("Times New Roman", "Liberation Serif"),
    ("Helvetica", "Arial"),
])  # fmt: skip
def test_fonts_with_the_same_widths(name: str, other: str) -> None:
    """A font that nobody may give away is measured with an open one that is as wide."""
    for bold in (True, False):
        assert fit.width(WORDS, faces.face(name, bold), 20) == fit.width(WORDS, faces.face(other, bold), 20)
    assert faces.known(name)


def test_an_unknown_font_has_room_to_spare() -> None:
    """A font that nobody knows is taken to be wider than any that is known, so that its texts fit."""
    unknown = [fit.width(WORDS, faces.face("Kommuneskrift", bold), 20) for bold in (False, True)]
    for family in WIDTHS["faces"]:
        assert [fit.width(WORDS, faces.face(family, bold), 20) for bold in (False, True)] < unknown
    assert not faces.known("Kommuneskrift")


@pytest.mark.parametrize(("name", "leading"), [("Poppins", 1.5), ("Caladea", 1.2), ("Arial", 1.2), ("Ukendt", 1.2)])
def test_a_line_is_never_too_low(name: str, leading: float) -> None:
    """Lines are as high as the font asks for, and never lower than what is enough for any font."""
    assert faces.leading(faces.face(name, False)) == pytest.approx(leading)


def test_a_letter_that_a_family_lacks() -> None:
    """A letter that a family lacks takes room all the same, since programs borrow it from another font."""
    assert metrics.table("Caladea").advance("✓", False) == 0
    assert fit.width("✓", faces.face("Caladea", False), 20) > 10


@pytest.mark.parametrize(("name", "drawn"), [
    ("Calibri", "Calibri"), ("Arial", "Arial"), ("Noto Sans", "DejaVu Sans"), ("Calibri Light", "DejaVu Sans"),
    ("Kommuneskrift", "Kommuneskrift"),
])  # fmt: skip
def test_a_font_that_may_be_missing(name: str, drawn: str) -> None:
    """What is drawn where a font is missing is reckoned with, unless every program has one that is as wide."""
    found = faces.broadest(faces.face(name, True), name, "MMM WWW")
    assert fit.width("MMM WWW", found, 20) == pytest.approx(
        max(fit.width("MMM WWW", faces.face(one, True), 20) for one in (name, drawn))
    )


def test_wide_fonts_fill_slides_sooner() -> None:
    """The same text is set smaller in a template with a wide font than in one with a narrow font."""
    points = texts(*[WORDS * 3] * 5)
    sizes = []
    for name in ("Arial Narrow", "Poppins", "Kommuneskrift"):
        deck = made(template(Master(fonts=(name, name))), slide("talk", "Hvad?", points=points))
        assert deck.problems == ()
        sizes.append(deck.shape("Tekst").text_frame.paragraphs[0].runs[0].font.size or 304800)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[2]
