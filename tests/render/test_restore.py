"""Templates that LibreOffice has saved: their look is in prompts, their layouts stand where another master's do."""

from dataclasses import replace

import deck_checks
import office
import pytest
from foreign import found, read
from foreign_deck import Made, box, made, report
from templates_foreign import BODY, FEET, ONE, OPENING, TITLE, Holder, Layout, Master, template
from templates_xml import ground, rect, rgb
from test_deck import slide, texts

MASTER, THEME = "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"
BLUE, RED, GREY = "003366", "A02020", "707070"
TALK = slide("talk", "Hvad?", points=texts("Ét", "To"))


def prompt(*levels: tuple[str, str]) -> str:
    """Paragraphs that say how they look: attributes of each paragraph's properties, and what its run has."""
    return "".join(
        f"<a:p><a:pPr{own}><a:buChar char='–'/></a:pPr>"
        f"<a:r><a:rPr lang='de-DE' {run}</a:rPr><a:t>Muster</a:t></a:r></a:p>"
        for own, run in levels
    )


TITLED = replace(TITLE, prompt=prompt((" algn='ctr'", f"sz='4000' b='1'>{rgb(BLUE)}<a:latin typeface='Lato'/>")))
LEVELS = ((" marL='432000' indent='-324000'", f"sz='2600'>{rgb(RED)}"), (" lvl='1'", f"sz='2200'>{rgb(GREY)}"))
TEXT = replace(BODY, kind="body", area=(100, 150, 600, 330), prompt=prompt(*LEVELS))
WHOLE = Holder("", (50, 100, 900, 400), None)
LAYOUT = replace(ONE, holders=(replace(TITLE, area=(50, 20, 900, 60)), WHOLE))
COVER = replace(OPENING, kind="", holders=(
    replace(TITLE, area=(50, 20, 900, 60)),
    Holder("subTitle", (50, 100, 900, 400), None, prompt="<a:p><a:pPr algn='ctr'/></a:p>"),
    *FEET,
))  # fmt: skip


def libre(*own: Layout, **changes: object) -> bytes:
    """A template without text styles."""
    base = {"styles": None, "holders": (TITLED, TEXT, *FEET), "ground": ground(rgb("FFFFFF"))}
    return template(Master(own or (LAYOUT, COVER), **(base | changes)))


@pytest.fixture(scope="module")
def deck() -> Made:
    return made(libre(art=rect((0, 500, 960, 40), rgb(BLUE))), slide("title", "Velkommen"), TALK)


def test_it_is_sound(deck: Made) -> None:
    """The deck has text styles again, is as the schema wants it, and every text fits."""
    assert deck.problems == ()
    assert [fault for fault in office.faults(deck.data) if "de-DE" not in fault] == []
    assert found(read(deck.data), MASTER, "{*}txStyles")


def test_texts_look_as_their_prompts(deck: Made) -> None:
    """Size, colour, font, side and indents of a prompt are what texts inherit, level by level."""
    result = read(deck.data)
    (title,) = found(result, MASTER, "{*}txStyles/{*}titleStyle/{*}lvl1pPr")
    one, two = found(result, MASTER, "{*}txStyles/{*}bodyStyle/*")
    assert (title.get("algn"), title.find("{*}defRPr").get("sz"), title.find("{*}defRPr").get("b")) == (
        "ctr",
        "4000",
        "1",
    )
    assert title.find("{*}defRPr/{*}latin").get("typeface") == "Lato"
    assert (one.get("marL"), one.find("{*}buChar").get("char"), one.find(".//{*}srgbClr").get("val")) == (
        "432000",
        "–",
        RED,
    )
    assert (two.get("lvl"), two.find("{*}defRPr").get("sz")) == (None, "2200")
    assert all("lang" not in level.find("{*}defRPr").attrib for level in (title, one, two))


def test_colors_come_into_the_theme(deck: Made) -> None:
    """The colours that are seen are those of the theme, the largest first and no greys; with names in use it stays."""
    accents = [found(read(deck.data), THEME, f".//{{*}}accent{n}/*")[0].get("val") for n in range(1, 4)]
    assert accents[:2] == [RED, BLUE]
    assert GREY not in accents

    used = libre(art=rect((0, 500, 960, 40), '<a:solidFill><a:schemeClr val="accent2"/></a:solidFill>'))
    assert report(used)["colors"]["accent1"]["value"] == "1F4E79"


def test_layouts_stand_where_their_master_is(deck: Made) -> None:
    """A text that stood where another master's did stands in its own master's place, and so does the title."""
    assert box(deck.shape("Tekst", 1))[:2] == pytest.approx((100, 150), abs=1)
    assert box(deck.shape("Tekst", 1))[2] == pytest.approx(700, abs=1)
    assert box(deck.shape("Titel", 1)) == pytest.approx((60, 40, 900, 120), abs=1)


def test_a_subtitle_keeps_its_side(deck: Made) -> None:
    """The line below a first title has no bullet, and stands to the side that its prompt does."""
    (style,) = found(read(deck.data), "ppt/slideLayouts/slideLayout2.xml", ".//{*}lvl1pPr[@algn]")
    assert style.get("algn") == "ctr"
    assert style.find("{*}buNone") is not None


def test_a_subtitle_with_a_style_of_its_own() -> None:
    """A first line that says how it looks, in the place that its master has, is left so."""
    said = Holder("subTitle", None, None, style="<a:lvl1pPr algn='r'><a:defRPr sz='2700'/></a:lvl1pPr>")
    data = read(made(libre(LAYOUT, replace(COVER, holders=(TITLE, said))), slide("title", "Velkommen")).data)
    (style,) = found(data, "ppt/slideLayouts/slideLayout2.xml", ".//{*}lvl1pPr")
    assert (style.get("algn"), style.find("{*}defRPr").get("sz")) == ("r", "2700")


def test_what_is_said_already_stays() -> None:
    """A placeholder with a list style of its own, with no prompt, or in no place, is not overwritten."""
    own = replace(TEXT, style="<a:lvl1pPr><a:defRPr sz='3100'/></a:lvl1pPr>")
    bare = replace(TITLE, prompt="<a:p><a:endParaRPr lang='da-DK' sz='4400'/></a:p>")
    data = read(made(libre(holders=(bare, own, *FEET)), TALK).data)
    assert found(data, MASTER, "{*}txStyles/{*}bodyStyle/{*}lvl1pPr/{*}defRPr")[0].get("sz") == "3100"
    assert found(data, MASTER, "{*}txStyles/{*}titleStyle/{*}lvl1pPr/{*}defRPr")[0].get("sz") == "4400"


@pytest.mark.parametrize("missing", ["text on the master", "layout for content", "everything", "list style"])
def test_less_to_go_by(missing: str) -> None:
    """Without a text on the master, a layout to measure by, or list styles, the deck is made all the same."""
    file = {
        "text on the master": libre(holders=(TITLED, *FEET)),
        "layout for content": libre(replace(LAYOUT, kind="")),
        "everything": libre(replace(LAYOUT, kind="", holders=()), holders=()),
        "list style": libre(),
    }[missing]
    if missing == "list style":
        from foreign import zipped

        file = zipped({name: data.replace(b"<a:lstStyle></a:lstStyle>", b"") for name, data in read(file).items()})
    deck = made(file, TALK)
    assert deck.problems == ()
    assert deck_checks.titles(deck.data) == []
    assert [fault for fault in office.faults(deck.data) if "de-DE" not in fault] == []
