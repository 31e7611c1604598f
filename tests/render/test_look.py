"""Whatever colours somebody's template has, all that is written in it can be read, and what is drawn is in them."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from foreign import found, read, zipped
from foreign_deck import Made, box, made, report
from PIL import Image
from readable import ratio_of, unreadable
from templates_foreign import (
    BODY,
    COLORS,
    FOOTER,
    MAPPING,
    NUMBER,
    ONE,
    STYLES,
    TITLE,
    USUAL,
    Layout,
    Master,
    template,
)
from templates_xml import ground, named, picture, rect, rgb
from test_deck import everything

FLIPPED = MAPPING.replace('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"').replace(
    'bg2="lt2" tx2="dk2"', 'bg2="dk2" tx2="lt2"'
)
GRADIENT = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="10243F"/></a:gs>'
    '<a:gs pos="100000"><a:srgbClr val="1F4E79"/></a:gs></a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>'
)
BLIP = '<a:blipFill><a:blip r:embed="rIdPicture1"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
OVERRIDE = f"<a:overrideClrMapping {FLIPPED}/>"


PALE = {f"accent{n}": value for n, value in enumerate(("FFF2CC", "FFE699", "DDEBF7", "E2EFDA", "FCE4D6", "EDEDED"), 1)}


def image(*colors: str, mode: str = "RGB", alpha: int = 255, size: int = 48) -> bytes:
    """A picture in stripes of these colours."""
    made_of = Image.new("RGBA", (size, size))
    for x in range(size):
        color = bytes.fromhex(colors[x * len(colors) // size])
        for y in range(size):
            made_of.putpixel((x, y), (*color, alpha))
    stream = BytesIO()
    made_of.convert(mode).save(stream, "PNG")
    return stream.getvalue()


def painted(**colors: str) -> dict[str, str]:
    return COLORS | colors


def pale(value: str) -> str:
    return STYLES.replace('val="tx1"', f'val="{value}"')


def all_layouts(**changes: object) -> tuple[Layout, ...]:
    return tuple(replace(layout, **changes) for layout in USUAL)


HARD: dict[str, Callable[[], Master]] = {
    "usual": Master,
    "dark": lambda: Master(mapping=FLIPPED),
    "dark by its layouts": lambda: Master(all_layouts(mapping=OVERRIDE, ground=ground(named("bg1")))),
    "text as pale as the page": lambda: Master(styles=pale("bg1")),
    "grey on grey": lambda: Master(colors=painted(dk1="8A8A8A", dk2="909090", lt1="9C9C9C", lt2="A5A5A5")),
    "pale accents": lambda: Master(colors=painted(**PALE)),
    "dark accents on dark": lambda: Master(
        mapping=FLIPPED, colors=painted(**{f"accent{n}": "101828" for n in range(1, 7)})
    ),
    "a page in the middle": lambda: Master(ground=ground(rgb("7F7F7F"))),
    "no accent": lambda: Master(ground=ground(rgb("808080")), colors=painted(**PALE)),
    "red page": lambda: Master(ground=ground(rgb("B01020"))),
    "pale page": lambda: Master(ground=ground(rgb("FFF4D6"))),
    "gradient": lambda: Master(ground=ground(GRADIENT)),
    "dark picture": lambda: Master(ground=ground(BLIP), pictures=(image("101820"),)),
    "a picture's place": lambda: Master(art=picture((0, 120, 960, 420)), pictures=(image("203040"),)),
    "a dark half": lambda: Master(art=rect((0, 0, 960, 130), named("tx1"))),
    "a band across": lambda: Master(art=rect((0, 200, 960, 120), rgb("203040"))),
    "numbered": lambda: Master(ground='<p:bg><p:bgRef idx="1002"><a:schemeClr val="accent1"/></p:bgRef></p:bg>'),
}


SLIDES = [everything()[number] for number in (0, 1, 4, 6, 7, 8, 12, 14)]
TALK, AGENDA, DRAWING = 3, "ppt/slides/slide2.xml", "ppt/slides/slide7.xml"


@cache
def deck(kind: str) -> Made:
    return made(template(HARD[kind]()), *SLIDES)


@pytest.mark.parametrize("kind", HARD)
def test_all_can_be_read(kind: str) -> None:
    """Every text has a contrast of 4.5 or more against all that is behind it, and a large title 3."""
    assert unreadable(deck(kind).data) == []


def test_the_check_sees() -> None:
    """The check above finds a text whose colour is changed to nearly that of the page."""
    result = read(deck("usual").data)
    result["ppt/slides/slide4.xml"] = result["ppt/slides/slide4.xml"].replace(b'val="tx1"', b'val="bg2"')
    assert any("slide 4" in fault for fault in unreadable(zipped(result)))


def test_a_picture_with_light_and_dark() -> None:
    """On a picture that no colour can be read on texts get a surface, and footers are left out, and both is told."""
    stripes = Master(ground=ground(BLIP), pictures=(image("101820", "F0F0F0"),))
    own = made(template(stripes), *SLIDES)
    assert unreadable(own.data) == []
    assert "plain surface" in own.said
    assert "behind the footer" in own.said
    assert {"Flade", "Sidefod", "Slidenummer"} & set(own.names(TALK)) == {"Flade", "Slidenummer"}


def test_a_surface_is_as_high_as_its_texts() -> None:
    """A surface of ours on a picture is no higher than what stands on it."""
    stripes = Master(ground=ground(BLIP), pictures=(image("101820", "F0F0F0"),))
    own = made(template(stripes), SLIDES[0])
    surface, words = box(own.shape("Flade")), box(own.shape("Tekst"))
    assert surface[1] < words[1]
    assert words[3] < surface[3] < words[3] + 10
    assert surface[3] - surface[1] < 180
    assert own.problems == ()


def test_a_text_with_a_surface_of_its_own_is_low() -> None:
    """A text that has a surface in its own placeholder makes that no higher than itself."""
    stripes = GRADIENT.replace("10243F", "101820").replace("1F4E79", "F0F0F0")
    own = made(template(Master(ground=ground(stripes))), SLIDES[0])
    words = own.shape("Tekst")
    assert words.element.xpath("./p:spPr/a:solidFill")
    assert words.height / 12700 < 160
    assert own.problems == ()


def test_what_can_be_read_is_left_alone() -> None:
    """A text in the template's placeholder says no colour of its own where the template's can be read."""
    page = deck("usual").pages[TALK]
    for shape in page.placeholders:
        if shape.placeholder_format.idx in (0, 1):
            assert not shape.element.findall(".//{*}rPr/{*}solidFill")


@pytest.mark.parametrize(("value", "kept"), [("6A6A6A", True), ("767676", False), ("8A8A8A", False)])
def test_small_text_that_can_hardly_be_read(value: str, kept: bool) -> None:
    """A footer whose colour is as pale as small text may be, or paler, gets another: programs differ a little."""
    style = f'<a:lvl1pPr><a:defRPr sz="1200">{rgb(value)}</a:defRPr></a:lvl1pPr>'
    layout = replace(ONE, holders=(TITLE, BODY, replace(FOOTER, style=style), NUMBER))
    (run,) = made(template(Master((layout,))), SLIDES[TALK]).shape("Sidefod").text_frame.paragraphs[0].runs
    assert (run._r.find(".//{*}solidFill") is None) is kept


@pytest.mark.parametrize("kind", ["usual", "dark", "pale accents", "red page"])
def test_colors_are_the_themes(kind: str) -> None:
    """All colours on slides are named after the theme, so that a changed theme changes them."""
    for name, data in read(deck(kind).data).items():
        if name.startswith("ppt/slides/slide"):
            assert b"srgbClr" not in data


def test_fonts_are_the_themes() -> None:
    """What the deck writes outside placeholders is in the template's font by its name in the theme."""
    faces = {node.get("typeface") for node in found(read(deck("usual").data), DRAWING, ".//{*}latin")}
    assert faces == {"+mn-lt"}


def test_the_part_has_an_accent() -> None:
    """What shows the part is in the first accent that can be read; where none can, in the colour of the text."""
    usual, pale_ones = (
        found(read(deck(kind).data), AGENDA, ".//{*}lnB//{*}schemeClr") for kind in ("usual", "no accent")
    )
    assert {node.get("val") for node in usual} == {"accent1"}
    assert not any(node.get("val").startswith("accent") for node in pale_ones)


def test_the_template_check_tells_contrasts() -> None:
    """`template check` tells each colour with its contrast against the page and the text."""
    told = report(template(Master()))["colors"]
    assert told["accent1"] == {
        "value": "1F4E79",
        "on_bg1": round(ratio_of("1F4E79", "FFFFFF"), 1),
        "on_tx1": round(ratio_of("1F4E79", "1A1A1A"), 1),
    }
