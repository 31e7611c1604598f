"""What a template draws is seen: which colours are behind texts, and where its logos stand."""

from dataclasses import replace

import pytest
from foreign import zipped
from foreign_deck import box, made, report, written
from readable import ratio_of
from templates_foreign import BODY, FEET, ONE, TITLE, Master, parts, template
from templates_xml import Measures, frame_of, ground, group, named, picture, rect, rgb
from test_deck import slide, texts
from test_look import BLIP, FLIPPED, image

PAGE = (0, 0, 960, 540)
TEXT = "1A1A1A"
TALK = slide("talk", "Hvad har du selv valgt?", points=texts("Ét", "To"))


def contrast(master: Master) -> float | None:
    """What `template check` says that the text has against what is behind it."""
    return report(template(master))["slides"]["reflection"]["text_contrast"]


def on(color: str) -> object:
    return pytest.approx(ratio_of(TEXT, color), abs=0.12)  # told with one decimal


def covered(data: bytes) -> bool:
    """Whether the deck puts a surface below its texts, since it does not know what is there."""
    return report(data)["slides"]["reflection"]["surface"]


def fill(color: str) -> str:
    return f"<a:solidFill>{color}</a:solidFill>"


STYLED = (
    '<p:style><a:lnRef idx="0"/><a:fillRef idx="1"><a:schemeClr val="accent3"/></a:fillRef>'
    '<a:effectRef idx="0"/></p:style>'
)

PATTERN = (
    '<a:pattFill prst="pct50"><a:fgClr><a:srgbClr val="C0D0E0"/></a:fgClr><a:bgClr><a:srgbClr val="F0F0F0"/></a:bgClr>'
    "</a:pattFill>"
)


@pytest.mark.parametrize(("paint", "seen"), [
    (rgb("C0D0E0"), "C0D0E0"),
    (named("accent3"), "7F7F7F"),
    (fill('<a:sysClr val="window" lastClr="EEEEEE"/>'), "EEEEEE"),
    (fill('<a:prstClr val="white"/>'), "FFFFFF"),
    (named("tx1", '<a:lumMod val="50000"/><a:lumOff val="50000"/>'), "8C8C8C"),
    (rgb("000000", '<a:tint val="50000"/>'), "BCBCBC"),
    (rgb("FFFFFF", '<a:shade val="50000"/>'), "BCBCBC"),
    (rgb("FF0000", '<a:satMod val="0"/>'), "808080"),
    (rgb("000000", '<a:alpha val="40000"/>'), "999999"),
    (PATTERN, "C0D0E0"),
])  # fmt: skip
def test_a_surface_has_its_color(paint: str, seen: str) -> None:
    """A colour is the same however it is said: by name, by number, lighter, darker, or half transparent."""
    assert contrast(Master(art=rect(PAGE, paint))) == on(seen)
    if "alpha" not in paint:
        assert contrast(Master(ground=ground(paint))) == on(seen)


def test_a_surface_by_its_style() -> None:
    """A shape that has its fill from the theme's styles is seen, unless it says that it has none."""
    plain = rect(PAGE, "", more=STYLED)
    assert contrast(Master(art=plain)) == on("7F7F7F")
    assert contrast(Master(art=plain.replace("</p:spPr>", "<a:noFill/></p:spPr>"))) == on("FFFFFF")
    unknown = plain.replace('schemeClr val="accent3"', 'schemeClr val="phClr"')
    assert covered(template(Master(art=unknown)))
    assert not covered(template(Master(art=plain)))


@pytest.mark.parametrize(("reference", "seen"), [
    ('<p:bgRef idx="1001"><a:schemeClr val="accent3"/></p:bgRef>', "7F7F7F"),
    ('<p:bgRef idx="1003"><a:schemeClr val="accent3"/></p:bgRef>', "CCCCCC"),
    ('<p:bgRef idx="1009"><a:schemeClr val="accent3"/></p:bgRef>', "7F7F7F"),
    ('<p:bgRef idx="1001"/>', "FFFFFF"),
    ("", "FFFFFF"),
])  # fmt: skip
def test_a_ground_by_its_number(reference: str, seen: str) -> None:
    """A page's ground that the theme has by number is found there, in the colour that the master names."""
    third = named("phClr", '<a:lumMod val="40000"/><a:lumOff val="60000"/>')
    ground_of = f"<p:bg>{reference}</p:bg>" if reference else ""
    assert contrast(Master(ground=ground_of, fills=named("phClr") * 2 + third)) == on(seen)


def test_a_layout_has_a_ground_of_its_own() -> None:
    """A layout's ground lies above its master's and below what the master draws, unless it hides that."""
    art = rect(PAGE, rgb("C0C0C0"))
    own = replace(ONE, ground=ground(rgb("E0E0E0")))
    assert contrast(Master((own,), art=art)) == on("C0C0C0")
    for mark in ("0", "false"):
        assert contrast(Master((replace(own, mark=f' showMasterSp="{mark}"'),), art=art)) == on("E0E0E0")
    assert contrast(Master((replace(ONE, mark=' showMasterSp="0"'),), art=art)) == on("FFFFFF")


def test_a_layout_with_colors_of_its_own() -> None:
    """A layout that maps the theme's colours anew is read with its own."""
    own = replace(ONE, mapping=f"<a:overrideClrMapping {FLIPPED}/>", ground=ground(named("bg1")))
    assert contrast(Master((own,))) == on("FFFFFF")


def test_a_picture_has_its_colors() -> None:
    """A picture's colours are those of the part of it that is behind the text."""
    assert contrast(Master(ground=ground(BLIP), pictures=(image("C0C0C0"),))) == on("C0C0C0")
    assert contrast(Master(art=picture(PAGE), pictures=(image("C0C0C0"),))) == on("C0C0C0")
    right = replace(ONE, holders=(TITLE, replace(BODY, area=(300, 140, 640, 350)), *FEET))
    assert contrast(Master((right,), ground=ground(BLIP), pictures=(image("202020", *["D0D0D0"] * 3),))) == on("D0D0D0")


def test_a_ground_with_holes() -> None:
    """Behind a picture with holes the page is white, as programs draw it."""
    half = image("000000", mode="RGBA", alpha=51)
    assert contrast(Master(ground=ground(BLIP), pictures=(half,))) == on("CCCCCC")


@pytest.mark.parametrize("broken", ["no image", "holes", "gone", "outside", "none"])
def test_a_picture_that_cannot_be_read(broken: str) -> None:
    """A picture that has holes or cannot be opened may have any colour, so texts get a surface; the deck is made."""
    data = {"no image": b"EMF", "holes": image("C0C0C0", mode="RGBA", alpha=90)}.get(broken, image("C0C0C0"))
    file = parts(Master(art=picture(PAGE), pictures=(data,)))
    rows = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    if broken == "gone":
        file[rows] = file[rows].replace(b'Id="rIdPicture1"', b'Id="rIdOther"')
    if broken == "outside":
        file[rows] = file[rows].replace(
            b'Target="../media/slideMaster1-1.png"', b'Target="https://x.dk/a.png" TargetMode="External"'
        )
    if broken == "none":
        file["ppt/slideMasters/slideMaster1.xml"] = file["ppt/slideMasters/slideMaster1.xml"].replace(
            b' r:embed="rIdPicture1"', b""
        )
    assert covered(zipped(file))
    if broken != "outside":
        assert made(zipped(file), TALK).problems == ()


SPOT: Measures = (760, 20, 180, 110)
TINY = (0, 0, 100, 100)
LOGO = image("A02020", mode="RGBA", alpha=0)
TURNED = (795, -15, 110, 180)
FALLBACK = "<mc:AlternateContent><mc:Choice Requires='a14'/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
CHART = (
    "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='77' name='D'/><p:cNvGraphicFramePr/><p:nvPr/>"
    "</p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri='x'/></a:graphic></p:graphicFrame>"
)
LINE = (
    "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id='78' name='L'/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
    "<p:spPr>{}</p:spPr></p:cxnSp>"
)
CORNERS = {
    "picture": picture(SPOT),
    "in a group": group(SPOT, TINY, rect((0, 0, 60, 100), rgb("C55A11")), rect((50, 0, 50, 100), rgb("1F4E79"))),
    "in a group in a group": group(
        SPOT, TINY, group((0, 0, 100, 100), (0, 0, 10, 10), rect((0, 0, 10, 10), rgb("C55A11")))
    ),
    "round": rect(SPOT, rgb("C55A11"), "ellipse"),
    "turned": rect(TURNED, rgb("C55A11"), turn=90),
    "for newer programs": FALLBACK.format(picture(SPOT)),
    "words": rect(
        SPOT, "<a:noFill/>", more="<p:txBody><a:bodyPr/><a:p><a:r><a:t>Kommunen</a:t></a:r></a:p></p:txBody>"
    ),
    "a frame": rect(SPOT, "<a:noFill/>", more=f'<a:ln w="12700">{rgb("1F4E79")}</a:ln>'),
    "a chart": CHART.format(frame_of(SPOT).replace("a:xfrm", "p:xfrm")),
}


@pytest.mark.parametrize("kind", CORNERS)
def test_no_text_stands_over_a_logo(kind: str) -> None:
    """However a logo is drawn, no text of ours reaches into it where the layout has room beside it."""
    wide = replace(ONE, holders=(replace(TITLE, area=(60, 40, 690, 80)), replace(BODY, area=(60, 60, 890, 430)), *FEET))
    deck = made(template(Master((wide,), art=CORNERS[kind], pictures=(LOGO,))), TALK)
    assert deck.problems == ()
    for shape in written(deck.pages[0]):
        left, top, right, bottom = box(shape)
        assert min(right, 940) - max(left, 760) < 4 or min(bottom, 130) - max(top, 20) < 4, shape.name


UNSEEN = {
    "hidden": rect(PAGE, rgb("101010")).replace('name="Flade"', 'name="Flade" hidden="1"'),
    "white on white": rect(PAGE, rgb("FFFFFF")),
    "no fill": rect(PAGE, "<a:noFill/>"),
    "no fill, no line": rect(PAGE, "<a:noFill/>", more="<a:ln><a:noFill/></a:ln>"),
    "no size": rect(PAGE, rgb("101010")).replace('<a:ext cx="12192000" cy="6858000"/>', ""),
    "no place": rect(PAGE, rgb("101010")).replace(frame_of(PAGE), ""),
    "beside the page": rect((1000, 0, 200, 540), rgb("101010")),
    "a comment": "<!-- intet -->",
    "nothing in it": group(PAGE, (0, 0, 0, 0)),
}


@pytest.mark.parametrize("kind", UNSEEN)
def test_what_nobody_sees(kind: str) -> None:
    """What is hidden, empty, or of the page's own colour takes no room and changes no colour."""
    assert contrast(Master(art=UNSEEN[kind])) == on("FFFFFF")
    free, taken = (made(template(Master(art=art)), TALK).shape("Tekst") for art in ("", UNSEEN[kind]))
    assert box(free) == box(taken)


@pytest.mark.parametrize(("count", "seen"), [(2, "FFFFFF"), (24, "C0C0C0")])
def test_many_small_things(count: int, seen: str) -> None:
    """Spots of which none is large count where there are many of them."""
    art = "".join(
        rect((100 + 90 * (n % 8), 160 + 90 * (n // 8), 60, 50), rgb("C0C0C0"), "ellipse") for n in range(count)
    )
    assert contrast(Master((ONE,), art=art)) == on(seen)


def test_a_line_across_is_no_hindrance() -> None:
    """A thin line through the text's place does not hide what is behind it, so the text needs no surface."""
    drawn = LINE.format(frame_of((60, 300, 840, 0)) + f'<a:ln w="6350">{rgb("1F4E79")}</a:ln>')
    assert contrast(Master(art=drawn)) == on("FFFFFF")
    assert not covered(template(Master(art=drawn)))


@pytest.mark.parametrize(("geometry", "turn"), [("rect", 12), ("ellipse", 0)])
def test_a_surface_with_gaps(geometry: str, turn: float) -> None:
    """Beside a surface at a slant, or a round one, the page shows: text must be readable on both."""
    art = rect((-200, 50, 1400, 500), rgb("FFFFFF"), geometry, turn)
    assert contrast(Master(art=art, ground=ground(rgb("C0C0C0")))) == on("C0C0C0")
    assert contrast(Master(art=rect((-200, 50, 1400, 500), rgb("FFFFFF")), ground=ground(rgb("C0C0C0")))) == on(
        "FFFFFF"
    )
