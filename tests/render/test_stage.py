"""Which layout of somebody's template serves each kind of slide, and where a slide's parts stand on it."""

from dataclasses import replace
from io import BytesIO

import deck_checks
import pytest
from foreign import zipped
from foreign_deck import box, layouts, made, report, touch, written
from pptx import Presentation
from templates_foreign import (
    BARE,
    BODY,
    EMPTY,
    FEET,
    LEFT,
    ONE,
    OPENING,
    RIGHT,
    SECTION,
    TITLE,
    TWO,
    USUAL,
    Holder,
    Layout,
    Master,
    deck_layouts,
    parts,
    rels,
    template,
    with_slide,
)
from templates_xml import rect, rgb, text
from test_deck import GRID, WEEK, everything, slide, texts

from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.plan import AgendaRow
from ledertrivsel_cli.render.places import LAYOUTS
from ledertrivsel_cli.text import Text

TEXTS = ("purpose", "rules", "reflection", "talk", "fact", "drawing", "next", "closing")
NAMES = {
    "danish": ("Titelslide", "Titel og indholdsobjekt", "To indholdsobjekter", "Afsnitsoverskrift", "Kun titel", "Tom"),
    "german": ("Titelfolie", "Titel und Inhalt", "Zwei Inhalte", "Abschnitt", "Nur Titel", "Leer"),
    "swedish": ("Rubrikbild", "Rubrik och innehåll", "Två delar", "Avsnittsrubrik", "Endast rubrik", "Tom"),
    "french": ("Diapositive de titre", "Titre et contenu", "Deux contenus", "Section", "Titre seul", "Vide"),
}


def one(*holders: Holder, **changes: object) -> Layout:
    return replace(ONE, holders=(*holders, *FEET), **changes)


def only(*own: Layout, **changes: object) -> bytes:
    return template(Master(own, **changes))


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("turn", [1, -1])
def test_layouts_are_found_in_any_language(language: str, turn: int) -> None:
    """Layouts without PowerPoint's types, in any language and order, serve the slides that they are made for."""
    names = NAMES[language]
    found = layouts(template(Master(deck_layouts(*names)[::turn])))

    opening, single, two, section, bare, _ = names
    assert {kind: found[kind] for kind in ("title", "columns", "pause", "agenda", "question")} == {
        "title": opening, "columns": two, "pause": section, "agenda": bare, "question": bare,
    }  # fmt: skip
    assert {found[kind] for kind in TEXTS} == {single}


def test_layouts_are_found_by_what_they_have() -> None:
    """Layouts with names that mean nothing are known by their placeholders; a pause has no layout of its own then."""
    found = layouts(template(Master(deck_layouts("Lys", "Hav", "Fjord", "Klit", "Eng", "Skov"))))
    assert (found["title"], found["reflection"], found["columns"], found["agenda"]) == ("Lys", "Hav", "Fjord", "Eng")
    assert found["pause"] == "Hav"


def test_types_count_more_than_names() -> None:
    """A layout that PowerPoint knows as the start of a section serves a pause whatever it is called."""
    names = ("Lys", "Hav", "Fjord", "Klit", "Eng", "Skov")
    own = tuple(replace(layout, name=name) for layout, name in zip(USUAL, names, strict=True))
    assert layouts(only(*own))["pause"] == "Klit"


@pytest.mark.parametrize("order", [1, -1])
def test_the_better_of_two_masters(order: int) -> None:
    """Of several masters the one with layouts for texts is used for all slides."""
    poor = Master((replace(BARE, name="Dårlig"), replace(EMPTY, name="Tom dårlig")))
    found = layouts(template(*(poor, Master())[::order]))
    assert not {"Dårlig", "Tom dårlig"} & set(found.values())
    assert set(found) == set(LAYOUTS)


def test_the_first_slide_of_the_template_itself() -> None:
    """The layout of the template's own first slide is used for ours, though another master has the texts."""
    cover = replace(OPENING, name="Vores forside")
    home = Master((replace(OPENING, name="Gammel forside"), cover))
    file = parts(Master(), home)
    assert b"Vores forside" in file["ppt/slideLayouts/slideLayout8.xml"]
    with_slide(file, "slideLayout8.xml")

    found = layouts(zipped(file))
    assert found["title"] == "Vores forside"
    assert found["reflection"] == "Titel og indhold"


@pytest.mark.parametrize("target", ["slideLayout7.xml", ""])
def test_a_slide_of_the_template_that_is_broken(target: str) -> None:
    """A slide of the template that leads nowhere, or to a layout without a master, does not stop the deck."""
    file = parts(Master(), Master((replace(OPENING, name="Løs"),)))
    with_slide(file, target)
    file["ppt/slideLayouts/_rels/slideLayout7.xml.rels"] = rels("")
    assert layouts(zipped(file))["reflection"] == "Titel og indhold"


def test_no_layouts() -> None:
    """A template without layouts is refused with what to do."""
    with pytest.raises(ContentError) as caught:
        made(only(), slide("talk", "Hvad?"))
    assert [problem.code for problem in caught.value.problems] == ["missing-layout"]


def test_an_opening_without_room() -> None:
    """A first slide whose layout has no room for group, date and place is made in the layout for texts."""
    narrow = Layout("Forside", (Holder("ctrTitle", (60, 20, 840, 430)), *FEET), "title")
    own = made(only(narrow, ONE), everything()[0])
    assert own.pages[0].slide_layout.name == ONE.name
    assert "first slide" in own.said


def test_no_pause_without_room_for_its_text() -> None:
    """A section layout with a title only, or with room for half a line, does not serve a pause."""
    thin = replace(SECTION, holders=(TITLE, Holder("body", (60, 270, 840, 41), 1), *FEET))
    bare = replace(SECTION, holders=(TITLE, *FEET))
    crowd = replace(SECTION, holders=(*SECTION.holders, *(Holder("body", (60, 270, 840, 50), n) for n in (20, 21))))
    assert {layouts(only(ONE, odd))["pause"] for odd in (thin, bare, crowd)} == {ONE.name}
    assert layouts(only(ONE, SECTION))["pause"] == SECTION.name


def test_columns_with_headings() -> None:
    """A comparison takes each heading into the line above its column."""
    heads = (Holder("body", (60, 130, 405, 40), 11), Holder("body", (495, 130, 405, 40), 13))
    low = (Holder("", (60, 175, 405, 310), 12), Holder("", (495, 175, 405, 310), 14))
    both = Layout("Sammenligning", (TITLE, heads[0], low[0], heads[1], low[1], FEET[2]))
    deck = made(only(ONE, TWO, both), columns())
    assert deck.pages[0].slide_layout.name == "Sammenligning"
    texts_by_index = {s.placeholder_format.idx: s.text_frame.text for s in deck.pages[0].placeholders}
    assert (texts_by_index[11], texts_by_index[12]) == ("De forventer", "Hvad?")
    assert (texts_by_index[13], texts_by_index[14]) == ("Vi har brug for", "Ro")


def test_one_heading_is_no_comparison() -> None:
    """A layout with a line above one of its columns only is used as two columns, each with its heading."""
    half = Layout("Skæv", (TITLE, Holder("body", (60, 130, 405, 40), 11), LEFT, RIGHT, *FEET))
    deck = made(only(half), columns())
    found = {shape.text_frame.text for shape in written(deck.pages[0])}
    assert {"De forventer", "Hvad?", "Vi har brug for", "Ro"} <= found
    assert deck.problems == ()


def columns() -> object:
    return slide("columns", "Hvad?", columns=(("De forventer", texts("Hvad?")), ("Vi har brug for", texts("Ro"))))


def test_pictures_and_upright_texts_are_passed_over() -> None:
    """A layout with room for a picture, or with text that runs downwards, loses to a plain one."""
    photo = one(TITLE, BODY, Holder("pic", (700, 140, 200, 300), 5), name="Foto")
    down = one(TITLE, replace(BODY, body=' vert="eaVert"'), name="Ned")
    side = one(TITLE, replace(BODY, mark=' orient="vert"'), name="Op")
    assert layouts(only(photo, down, side, ONE))["reflection"] == ONE.name
    assert layouts(only(down, side, photo))["reflection"] == "Foto"


def test_a_text_that_cannot_be_read_is_passed_over() -> None:
    """White text on a white page loses to text that can be read."""
    pale = one(TITLE, replace(BODY, style=text(24, rgb("FFFFFF"))), name="Bleg")
    assert layouts(only(pale, ONE))["reflection"] == ONE.name


def test_slanted_and_small_texts_are_passed_over() -> None:
    """A text at a slant, and the large line below a first title, lose to a smaller text that stands as texts do."""
    straight = one(TITLE, replace(BODY, area=(60, 140, 840, 240)))
    slanted = one(TITLE, replace(BODY, turn=8), name="Skrå")
    cover = one(TITLE, Holder("subTitle", (60, 140, 840, 350), 1), name="Omslag")
    assert layouts(only(slanted, cover, straight))["reflection"] == ONE.name


def test_a_first_slide_by_its_name() -> None:
    """A layout that is called a first slide is one, though it has the same placeholders as the others."""
    plain = replace(ONE, kind="", name="Tekst")
    for name in ("Forside", "Titelfolie", "Cover 2"):
        assert layouts(only(plain, replace(plain, name=name)))["title"] == name
    assert layouts(only(plain, replace(plain, name="Kolofon")))["title"] == "Tekst"


def test_a_text_below_its_title() -> None:
    """A layout whose text stands above its title loses to one in the usual order, and to none without a title."""
    upside = one(replace(TITLE, area=(60, 400, 840, 80)), replace(BODY, area=(60, 40, 840, 350)), name="Omvendt")
    bare = one(BODY, name="Uden titel")
    assert layouts(only(upside, ONE))["reflection"] == ONE.name
    assert layouts(only(bare, ONE))["reflection"] == ONE.name
    assert layouts(only(bare, upside))["reflection"] == "Omvendt"


def test_places_that_are_nowhere() -> None:
    """A text outside the page or without a place is not used; a title without one stands at the top."""
    outside = one(replace(TITLE, area=None), replace(BODY, area=(1000, 0, 300, 300)), Holder("obj", None, 7))
    deck = made(template(Master((outside,), holders=())), slide("talk", "Hvad?", points=texts("Ét")))
    assert deck.problems == ()
    assert box(deck.shape("Titel"))[1] < 100
    assert not touch(deck.shape("Titel"), deck.shape("Tekst"))
    assert "text boxes" in deck.said


@pytest.mark.parametrize("where", ["layout", "master"])
def test_slanted_texts_stand_upright(where: str) -> None:
    """A template that sets its texts at a slant gives slides that stand upright on the page."""
    title, body = replace(TITLE, turn=350, area=(-10, 20, 900, 90)), replace(BODY, turn=-10)
    slanted = Master((one(title, body),))
    if where == "master":
        inherits = one(replace(TITLE, area=None), replace(BODY, area=None, kind="body"))
        slanted = Master((inherits,), holders=(title, replace(body, kind="body"), *FEET))
    deck = made(template(slanted), slide("talk", "Hvad?", points=texts("Ét", "To")))
    for shape in written(deck.pages[0]):
        assert shape.rotation == 0
        assert box(shape)[0] >= 0
        assert box(shape)[2] <= 960


@pytest.mark.parametrize("kind", ["no title", "no text", "nothing"])
def test_the_title_comes_first(kind: str) -> None:
    """Whatever the layout lacks, each slide has a real title that is read first, and no two are alike."""
    own = {"no title": one(BODY), "no text": BARE, "nothing": EMPTY}[kind]
    deck = made(only(own), *everything())
    assert deck_checks.titles(deck.data) == []
    assert deck.problems == ()
    assert deck_checks.placeholders(deck.data) == []
    assert deck_checks.numbers(deck.data) == []


@pytest.mark.parametrize(("size", "scale"), [((720, 540), 0.75), ((780, 540), 0.8125), ((960, 600), 1)])
def test_other_shapes_of_pages(size: tuple[float, float], scale: float) -> None:
    """On pages of 4:3, A4 and 16:10 every text and drawing fits, and nothing leaves the page."""

    def narrow(holder: Holder) -> Holder:
        x, y, width, height = holder.area or (0, 0, 0, 0)
        return replace(holder, area=(x * scale, y, width * scale, height))

    own = tuple(replace(layout, holders=tuple(map(narrow, layout.holders))) for layout in USUAL)
    made_of = Master(own, holders=tuple(map(narrow, Master().holders)))
    deck = made(template(made_of, size=size), *everything())
    assert deck.problems == ()
    for page in deck.pages:
        for shape in page.shapes:
            left, top, right, bottom = box(shape)
            assert left >= -1
            assert top >= -1
            assert right <= size[0] + 1
            assert bottom <= size[1] + 1


@pytest.mark.parametrize("size", [(960, 540), (240, 135), (72, 2000)])
@pytest.mark.parametrize("layout", [EMPTY, ONE])
def test_a_word_that_is_wider_than_its_place(size: tuple[float, float], layout: Layout) -> None:
    """On any page, however small, a word that has no room is a fault that names the slide, and no crash."""
    word, other, third = (Text("Menneskerettighedskonventionsforhandling" * 3, "content/x.yaml", n) for n in (1, 2, 3))
    deck = made(
        template(Master((layout,)), size=size),
        slide("columns", "Hvad?", columns=((word, (word,)), (word, (word,)))),
        slide("drawing", "Hvem?", drawing=WEEK, points=(other,)),
        slide("agenda", "Hvor?", agenda=(AgendaRow("9.00", third, 10),)),
        slide("title", word, lead=word),
    )
    found = {(problem.where[:7], problem.line, problem.code) for problem in deck.problems}
    assert {(f"slide {number}", number, "text-too-long") for number in (1, 2, 3)} <= found


def test_art_below_the_title_is_kept_clear() -> None:
    """A drawing that stands beside the text in the template still stands alone on the slide."""
    art = rect((700, 130, 260, 380), rgb("C55A11"))
    deck = made(only(one(TITLE, BODY, art=art), OPENING), slide("talk", "Hvad?", points=texts("Ét")))
    assert box(deck.shape("Tekst"))[2] <= 701


@pytest.mark.parametrize(("count", "across"), [(1, False), (6, True)])
def test_a_drawing_that_needs_more_than_is_free(count: int, across: bool) -> None:
    """A drawing that cannot be read beside the template's art stands across it, and on the slide but once."""
    art = rect((0, 130, 230, 410), rgb("C0D0E0")) + rect((0, 400, 960, 140), rgb("C0D0E0"))
    file = only(one(TITLE, BODY, art=art), OPENING)
    words = texts(*["Hvem møder I, og hvad vil de gerne have fra jer lige nu?"] * count)
    deck = made(file, slide("drawing", "Hvem?", drawing=GRID, points=words))
    assert deck.problems == ()
    assert (box(deck.shape("Tegning"))[3] > 401) is across
    assert sorted(deck.names()) == ["Overlinje", "Sidefod", "Slidenummer", "Tegning", "Tekst", "Titel"]


def test_our_own_template_is_not_foreign() -> None:
    """A template with most of our layouts is ours, though somebody has added to it."""

    ours = (*(replace(ONE, name=name) for name in LAYOUTS.values()), replace(ONE, name="Ekstra"))
    assert report(only(*ours))["ours"] is True
    assert report(only(*ours[7:]))["ours"] is False


def test_a_drawing_gets_the_room_up_to_the_title() -> None:
    """On a page with little room a drawing starts right below the title, not where texts would."""
    low = one(replace(TITLE, area=(60, 20, 840, 50)), replace(BODY, area=(60, 170, 840, 320)))
    deck = made(only(low), slide("drawing", "Tegning", drawing=WEEK))
    assert deck.problems == ()
    assert Presentation(BytesIO(deck.data)).slides[0].shapes[0].name == "Titel"
    assert box(deck.shape("Tegning"))[1] < 170
