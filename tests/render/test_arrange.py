"""Where everything on a slide stands in somebody's template: title, exercise, texts, drawing, strips and footer."""

from dataclasses import replace
from functools import cache
from itertools import combinations

import deck_checks
import pytest
from foreign_deck import Made, box, made, touch, written
from templates_foreign import (
    BARE,
    BODY,
    FEET,
    FOOTER,
    LEFT,
    NUMBER,
    ONE,
    OPENING,
    RIGHT,
    TITLE,
    TWO,
    USUAL,
    Holder,
    Layout,
    Master,
    template,
)
from templates_xml import rect, rgb, text
from test_deck import AGENDA, BAND, CIRCLES, GRID, SOURCE, WEEK, everything, slide, texts

from ledertrivsel_cli.plan import Band
from ledertrivsel_cli.render import fit
from ledertrivsel_cli.render.faces import face
from ledertrivsel_cli.text import Text

WORDS = "Hvad har du selv valgt i den her uge, og hvad har andre valgt for dig? "
HIGH = replace(TITLE, area=(60, 12, 840, 80))


def one(*holders: Holder) -> bytes:
    return template(Master((replace(ONE, holders=(*holders, *FEET)),)))


@cache
def usual() -> Made:
    return made(template(), *everything())


def size(shape: object) -> float | None:
    """The size that the first run says, in points."""
    found = shape.text_frame.paragraphs[0].runs[0].font.size
    return found.pt if found else None


def size_of(shape: object, template: float) -> float:
    """The size of the text; where it says none it is the template's."""
    return size(shape) or template


def test_nothing_stands_over_another() -> None:
    """On no slide do two texts, or a text and a drawing, stand over each other, but for topics over their fields."""
    for page in usual().pages:
        shapes = [s for s in page.shapes if not s.name.startswith(("Ur", "Folk", "Bånd", "Tegn: ")) and s.width > 0]
        for first, second in combinations([s for s in shapes if s.name not in signs(page) and not s.has_chart], 2):
            assert not touch(first, second), (page.shapes.title.text_frame.text, first.name, second.name)


def signs(page: object) -> set[str]:
    """Groups that are small: the signs that stand on the strip."""
    return {shape.name for shape in page.shapes if shape.shape_type == 6 and shape.width < 100 * 12700}


def test_a_slide_is_read_in_order() -> None:
    """The title is read first, then the exercise, then the text, and the strips and the footer last."""
    names = usual().names(6)
    assert names[:3] == ["Titel", "Overlinje", "Tekst"]
    assert names.index("Bånd: minutter") > 2
    assert {"Sidefod", "Slidenummer"} <= set(names[3:])


def test_the_title_stands_where_the_template_has_it() -> None:
    """A title that fits is not moved, nor is the text below it when it has all it needs."""
    title = usual().shape("Titel", 6)
    assert box(title) == pytest.approx((60, 40, 900, 120), abs=0.1)
    assert size(title) is None


@pytest.mark.parametrize(("title", "where"), [
    (TITLE, "above"),
    (replace(HIGH, area=(60, 12, 840, 110)), "within"),
    (replace(HIGH, area=(60, 12, 840, 50)), "below"),
])  # fmt: skip
def test_the_exercise_stands_small_by_the_title(title: Holder, where: str) -> None:
    """The exercise's name stands above the title where that is free, else in the title's box, else above the text."""
    deck = made(one(title, BODY), slide("talk", "Hvad?", points=texts("Ét")))
    kicker, heading = deck.shape("Overlinje"), deck.shape("Titel")
    assert 18 <= size(kicker) < size_of(heading, 36)
    assert not touch(kicker, heading)
    assert (box(kicker)[1] < box(heading)[1]) is (where != "below")
    assert (box(heading)[1] > title.area[1] + 1) is (where == "within")


@pytest.mark.parametrize(("font", "kept"), [("Calibri", True), ("Calibri Light", False)])
def test_a_title_grows_into_no_exercise(font: str, kept: bool) -> None:
    """Below the exercise's name a title is so small that it keeps to its lines where its font is not installed."""
    title, line = replace(HIGH, area=(60, 12, 840, 80)), "Hvad fylder mest i dine dage som leder lige nu?"
    layout = replace(ONE, holders=(title, BODY, *FEET))
    deck = made(template(Master((layout,), fonts=(font, font))), slide("talk", line, points=texts("Ét")))
    assert box(deck.shape("Overlinje"))[1] < box(deck.shape("Titel"))[1]
    own = size_of(deck.shape("Titel"), 36)
    assert (own == 36) is kept
    assert own >= 28
    assert (fit.width(line, face("DejaVu Sans", False), own) < 826) is not kept


def test_the_agendas_head_is_not_broken() -> None:
    """The columns at the agenda's sides have room for their heads in the font that is drawn where one is missing."""
    deck = made(template(Master(fonts=("Calibri Light", "Calibri Light"))), slide("agenda", "Hvad?", agenda=AGENDA))
    table = deck.shape("Dagsorden").table
    size = table.cell(0, 2).text_frame.paragraphs[0].runs[0].font.size.pt
    assert table.columns[2].width / 12700 > fit.width("Minutter", face("DejaVu Sans", True), size) + 20


def test_names_in_a_circle_stay_on_a_line() -> None:
    """The names of rings, and those beside the circle, have room for the font that is drawn where theirs is missing."""
    deck = made(template(Master(fonts=("Calibri Light", "Calibri Light"))), slide("drawing", "Hvem?", drawing=CIRCLES))
    wide = face("DejaVu Sans", False)
    labels = {shape.name.removeprefix("Tekst: "): shape for shape in deck.shape("Tegning").shapes}
    assert all(labels[name].width / 12700 > fit.width(name, wide, 18) for name in CIRCLES.rings)
    for name in CIRCLES.sectors:
        assert all(fit.width(word, wide, 18) <= labels[name].width / 12700 for word in name.split())


def test_no_exercise_on_art() -> None:
    """The line above a title is not used where nothing can be read, or where something of the template's stands."""
    stripes = "".join(rect((60 + 105 * n, 8, 105, 30), rgb("101010" if n % 2 else "F8F8F8")) for n in range(8))
    other = Holder("body", (60, 15, 300, 26), 30)
    for own in (Master((ONE,), art=stripes), Master((replace(ONE, holders=(TITLE, BODY, other, *FEET)),))):
        deck = made(template(own), slide("talk", "Hvad?", points=texts("Ét")))
        assert box(deck.shape("Overlinje"))[1] >= 38


def test_a_long_title_grows() -> None:
    """A title with many words grows downwards, nothing below it is written over, and it stays at 28 points or more."""
    long = WORDS * 2
    for holders in ((TITLE, BODY), (replace(TITLE, area=(60, 40, 420, 50)), BODY), (HIGH, BODY)):
        deck = made(one(*holders), slide("talk", long.strip(), points=texts("Ét"), band=BAND))
        assert deck.problems == ()
        title, body = deck.shape("Titel"), deck.shape("Tekst")
        assert not touch(title, body)
        assert size_of(title, 36) >= 28


def test_a_title_at_the_foot() -> None:
    """A title that the template has below the text stays there, and the text keeps clear of it."""
    low = one(replace(TITLE, area=(60, 410, 840, 80)), replace(BODY, area=(60, 40, 840, 350)))
    deck = made(low, slide("talk", "Hvad?", points=texts("Ét")), slide("question", "Hvor?"))
    assert deck.problems == ()
    assert 410 <= box(deck.shape("Titel"))[1] < box(deck.shape("Titel"))[3] <= 491
    assert not touch(deck.shape("Titel"), deck.shape("Tekst"))


def test_a_title_beside_the_text() -> None:
    """A title in a column of its own leaves the text its whole height."""
    side = one(replace(TITLE, area=(40, 60, 240, 400)), replace(BODY, area=(310, 60, 600, 430)))
    deck = made(side, slide("talk", "Hvad?", points=texts("Ét", "To")))
    assert box(deck.shape("Tekst"))[1] < 100
    assert not touch(deck.shape("Titel"), deck.shape("Tekst"))


def test_a_question_is_large() -> None:
    """A question stands at 40 points or more, also in a template with small titles."""
    small = replace(TITLE, style=text(24))
    deck = made(one(small, BODY), slide("question", "Hvornår havde du fri?"), slide("talk", "Hvad?"))
    assert size(deck.shape("Titel")) == 40
    assert size(deck.shape("Titel", 1)) == 28
    assert "titles at 24 pt" in deck.said


def test_small_text_is_made_larger() -> None:
    """A template's small text is set at 24 points where there is room, never below 18, and that is told."""
    deck = made(one(TITLE, replace(BODY, style=text(12))), slide("talk", "Hvad?", points=texts("Ét")))
    assert size(deck.shape("Tekst")) == 24
    assert "text at 12 pt; the deck sets them at 18 pt" in deck.said


def test_first_slide() -> None:
    """Part, group, date and place stand below the title, as paragraphs where there is room, else on one line."""
    whole = made(template(), everything()[0])
    lines = [p.text for p in whole.shape("Tekst").text_frame.paragraphs]
    assert whole.shape("Overlinje").text_frame.text == "Ledertrivsel · Del 1 af 3"
    assert lines[0] == "Din egen trivsel som leder"
    assert lines[-1] == "Lokale 2.14, Laksetorvet"
    assert len(lines) == 4

    low = replace(OPENING, holders=(OPENING.holders[0], Holder("subTitle", (60, 270, 840, 92), 1), *FEET))
    fence = rect((0, 364, 960, 176), rgb("1F4E79"))
    tight = made(template(Master((replace(low, art=fence), ONE))), everything()[0])
    lines = [p.text for p in tight.shape("Tekst").text_frame.paragraphs]
    assert tight.problems == ()
    assert len(lines) == 2
    assert lines[-1].endswith(" · Lokale 2.14, Laksetorvet")


def test_a_first_slide_with_the_part_in_its_text() -> None:
    """Where nothing is free above the first title, the part stands first in the text below."""
    high = replace(OPENING, holders=(replace(OPENING.holders[0], area=(60, 8, 840, 50)), *OPENING.holders[1:]))
    deck = made(template(Master((high, ONE))), slide("title", "Hvordan har du det selv?"))
    assert deck.shape("Tekst").text_frame.paragraphs[0].text == "Ledertrivsel · Del 1 af 3"
    assert "Overlinje" not in deck.names()


def test_a_first_slide_with_nothing_but_a_title() -> None:
    """Where neither group, date nor place is known, the first slide is its title and the part."""
    deck = made(template(), slide("title", "Hvad?"), group=None, date=None, start=None, place=None)
    assert [shape.name for shape in written(deck.pages[0])] == ["Titel", "Overlinje", "Sidefod", "Slidenummer"]


@pytest.mark.parametrize("columns", [
    ((Text(""), texts("Kun punkter")), (Text(""), texts("Også"))),
    ((Text("Kun overskrift"), ()), (Text("Også"), ())),
])  # fmt: skip
@pytest.mark.parametrize("layout", [TWO, ONE])
def test_half_of_a_column(layout: Layout, columns: tuple) -> None:
    """A column of points without a heading, or of a heading alone, stands by itself."""
    deck = made(template(Master((layout,))), slide("columns", "Hvad?", columns=columns))
    said = {shape.text_frame.text for shape in written(deck.pages[0])}
    assert {head or points[0] for head, points in columns} <= said
    assert deck.problems == ()
    assert deck_checks.placeholders(deck.data) == []


def test_a_drawing_beside_or_below_its_text() -> None:
    """A drawing stands beside a short text; below it where the page is narrow."""
    beside = made(template(), slide("drawing", "Tegning", drawing=WEEK, points=texts("Se her")))
    assert box(beside.shape("Tegning"))[0] > box(beside.shape("Tekst"))[0] + 100

    narrow = tuple(
        replace(
            layout,
            holders=tuple(replace(h, area=(40, h.area[1] * 1.3, 460, h.area[3] * 1.3)) for h in layout.holders[:2]),
        )
        for layout in USUAL[1:2]
    )
    below = made(
        template(Master(narrow, holders=()), size=(540, 720)), slide("drawing", "T", drawing=GRID, points=texts(WORDS))
    )
    assert box(below.shape("Tegning"))[1] >= box(below.shape("Tekst"))[3] - 1


def test_the_exercise_gives_its_line() -> None:
    """Where a text or a drawing needs the line that the exercise's name stands on, the name gives way."""
    low = replace(ONE, holders=(replace(HIGH, area=(60, 12, 840, 50)), replace(BODY, area=(60, 80, 840, 320)), *FEET))
    file = template(Master((replace(low, art=rect((0, 402, 960, 138), rgb("1F4E79"))),)))
    decks = [made(file, slide("talk", "Hvad?", points=texts(*[WORDS.strip()] * count))) for count in range(11, 17)]
    named = ["Overlinje" in deck.names() for deck in decks if not deck.problems]
    assert named == sorted(named, reverse=True)
    assert set(named) == {True, False}


@pytest.mark.parametrize("columns", [
    (LEFT, RIGHT),
    tuple(replace(half, area=(half.area[0], 140, 380, 280)) for half in (LEFT, RIGHT)),
    tuple(replace(half, area=(half.area[0] + 20, 180, 380, 320)) for half in (LEFT, RIGHT)),
])  # fmt: skip
def test_the_strip_stands_in_one_place(columns: tuple[Holder, ...]) -> None:
    """Minutes and form stand at one place on all slides of exercises, whatever room their layouts have."""
    two, halves = (
        replace(TWO, holders=(TITLE, *columns, *FEET)),
        ((Text("Før"), texts("Ét")), (Text("Nu"), texts("To"))),
    )
    deck = made(
        template(Master((OPENING, ONE, two, replace(BARE, holders=(HIGH, *FEET))))),
        slide("talk", "Hvad?", points=texts("Ét"), band=BAND),
        slide("columns", "Hvor?", columns=halves, band=BAND),
        slide("question", "Hvem?", band=BAND),
        slide("matrix", "Hvordan?", drawing=GRID, band=BAND),
    )
    assert deck.problems == ()
    assert len({box(deck.shape("Bånd: minutter", page)) for page in range(4)}) == 1
    assert all(box(deck.shape("Bånd: minutter", page))[3] <= 505 for page in range(4))


def test_a_strip_on_no_art() -> None:
    """The place of the strip is one where none of the layouts draws anything."""
    art = rect((0, 430, 480, 110), rgb("1F4E79"))
    halves = ((Text("Før"), texts("Ét")), (Text("Nu"), texts("To")))
    deck = made(
        template(Master((OPENING, ONE, replace(TWO, art=art)))),
        slide("talk", "Hvad?", points=texts("Ét"), band=BAND),
        slide("columns", "Hvor?", columns=halves, band=BAND),
    )
    strips = {box(deck.shape("Bånd: minutter", page)) for page in range(2)}
    assert len(strips) == 1
    assert all(strip[0] >= 480 or strip[3] <= 430 for strip in strips)


def test_a_drawing_beside_art() -> None:
    """A drawing stands in the part of the page that is free, also where that is two thirds of its width."""
    deck = made(
        template(Master((replace(ONE, art=rect((0, 130, 230, 410), rgb("1F4E79"))),))),
        slide("drawing", "Tegning", drawing=WEEK),
    )
    assert deck.problems == ()
    assert box(deck.shape("Tegning"))[0] >= 229


def test_strips() -> None:
    """Minutes, form and materials stand side by side at the foot of the room; wide ones stand above each other."""
    deck = usual()
    minutes, form, materials = (deck.shape(f"Bånd: {name}", 6) for name in ("minutter", "form", "materialer"))
    assert box(minutes)[1] == box(form)[1] == box(materials)[1]
    assert box(minutes)[3] <= 505

    long = Band(
        8, "To og to, og så fire og fire i de samme grupper som sidste gang, vi sås", texts("arket Min uge", "kuglepen")
    )
    own = made(template(), slide("talk", "Hvad?", points=texts("Ét"), band=long))
    assert own.problems == ()
    minutes, form, materials = (own.shape(f"Bånd: {name}") for name in ("minutter", "form", "materialer"))
    assert box(materials)[3] < box(minutes)[1]
    assert not touch(materials, own.shape("Tekst"))


def test_the_source_stands_at_the_foot() -> None:
    """A source stands small below the text and above the strips, as a link."""
    deck = made(template(), slide("fact", "Hvad?", lead=Text("Sådan."), source=SOURCE, band=BAND))
    kilde = deck.shape("Kilde")
    assert size(kilde) == 14
    assert box(deck.shape("Tekst"))[3] <= box(kilde)[1] + 1 or not touch(deck.shape("Tekst"), kilde)
    assert box(kilde)[3] <= box(deck.shape("Bånd: minutter"))[1]


@pytest.mark.parametrize(("width", "said"), [
    (400, "Ledergruppen i Sundhed og Omsorg · Del 1: Din egen trivsel som leder"),
    (260, "Ledergruppen i Sundhed og Omsorg · Del 1"),
    (195, "Ledergruppen i Sundhed og Omsorg"),
    (90, None),
])  # fmt: skip
def test_a_footer_says_what_it_has_room_for(width: float, said: str | None) -> None:
    """A footer that is too narrow says less, and nothing rather than half a name; no line is left empty."""
    foot = replace(FOOTER, area=(300, 505, width, 25))
    deck = made(template(Master((replace(ONE, holders=(TITLE, BODY, foot, NUMBER)),))), slide("talk", "Hvad?"))
    found = [shape.text_frame.text for shape in deck.pages[0].shapes if shape.name == "Sidefod"]
    assert found == ([said] if said else [])
    assert deck.problems == ()


def test_without_footers() -> None:
    """A layout without footer and slide number gives slides without them, and that is told once."""
    deck = made(template(Master((replace(ONE, holders=(TITLE, BODY)),))), *everything()[1:4])
    assert not {"Sidefod", "Slidenummer"} & set(deck.names())
    assert deck.said.count("has no footer") == deck.said.count("has no slide number") == 1


def test_a_text_that_reaches_below_the_footers() -> None:
    """A text that the template lets run down over its footer ends above it on slides."""
    deep = one(TITLE, replace(BODY, area=(60, 140, 840, 395)))
    deck = made(deep, slide("talk", "Hvad?", points=texts("Ét"), band=BAND))
    assert box(deck.shape("Bånd: minutter"))[3] <= 505


def test_the_templates_own_bullets() -> None:
    """Points have the template's bullets where it has any, ours where it has none, and steps are numbered."""
    plain = replace(BODY, style=text(24, before="<a:buNone/>", more=' marL="0" indent="0" algn="ctr"'))
    deck = made(
        template(),
        slide("next", "Hvad?", points=texts("Ét")),
        slide("talk", "Hvem?", lead=Text("Lyt."), points=texts("Én", "To")),
    )
    other = made(one(TITLE, plain), slide("next", "Hvad?", points=texts("Ét")))
    assert not deck.shape("Tekst").element.findall(".//{*}buChar")
    assert len(deck.shape("Tekst", 1).element.findall(".//{*}buAutoNum")) == 2
    (paragraph,) = other.shape("Tekst").text_frame.paragraphs
    assert paragraph._p.pPr.find("{*}buChar").get("char") == "•"
    assert paragraph._p.pPr.get("algn") == "l"


def test_a_text_stays_in_its_place() -> None:
    """A text that fits where the template has it stays there, though the slide has more room."""
    deck = made(one(TITLE, replace(BODY, area=(60, 140, 840, 290))), slide("talk", "Hvad?", points=texts("Ét")))
    assert box(deck.shape("Tekst")) == pytest.approx((60, 140, 900, 430), abs=0.1)


def test_a_text_stands_as_the_title_does() -> None:
    """Where the layout has a title only, a text of ours stands to the same side as that title."""
    centred = replace(TITLE, style=text(36, more=' algn="ctr"'))
    deck = made(one(centred), slide("closing", "Tak", lead=Text("Vi ses.")))
    assert deck.shape("Tekst").text_frame.paragraphs[0]._p.pPr.get("algn") == "ctr"


@pytest.mark.parametrize("font", ["Poppins", "Source Sans 3", "Kommuneskrift"])
def test_high_fonts(font: str) -> None:
    """In a font with high lines each short text still has a place that is high enough for it."""
    assert made(template(Master(fonts=(font, font))), *everything()).problems == ()


@pytest.mark.parametrize("length", range(60, 100, 4))
def test_wide_margins(length: int) -> None:
    """In a template with wide margins within its texts, a line of any length has the height that it needs."""
    wide = ' lIns="762000" rIns="762000"'
    own = one(replace(TITLE, area=(60, 12, 840, 50), body=wide), replace(BODY, body=wide))
    line = Text("ord " * (length // 4))
    source = SOURCE.model_copy(update={"short": Text("ord " * (length // 3))})
    half = Text("ord " * (length // 12))
    deck = made(
        own,
        slide("fact", "Hvad?", kicker=line, source=source),
        slide("agenda", "Hvem?", lead=line, agenda=AGENDA),
        slide("columns", "Hvor?", columns=((half, (half,)), (half, (half,)))),
    )
    assert deck.problems == ()
