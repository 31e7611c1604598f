"""The cards of part 2: they print, cut and read aloud, and no text is smaller than the eye can take."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace

import pdf_checks as checks
import pikepdf
import pytest
from pdf_checks import TEMPLATES

from ledertrivsel_cli.card_deck import CardDeck, NumberedCard
from ledertrivsel_cli.errors import FitError
from ledertrivsel_cli.printed import Axis, Card, GridSheet, Prioritisation, Result, Theme
from ledertrivsel_cli.render.cards import cards
from ledertrivsel_cli.text import Text

NAMES = (
    "Samarbejde på tværs", "Tillid", "Frirum", "Uenighed og tryghed", "Støtte og sparring", "Roller og ledelsesrum",
    "Fælles retning og prioritering", "Værdsættelse og arbejdsglæde",
)  # fmt: skip
THEMES = tuple(
    Theme(id=f"tema-{letter}", name=name, topic=f"Vi lykkes med {name.lower()} & mere")
    for letter, name in zip("abcdefgh", NAMES, strict=True)
)
MATRIX = GridSheet(
    kind="grid", id="matrix", title="Hvor skal vi begynde?", instruction="Sæt hvert emne på gruppens gennemsnit.",
    alt="Skema med fire felter", x=Axis(name="Hvor godt lykkes vi?", low="det halter", high="det lykkes"),
    y=Axis(name="Hvor vigtigt er det?", low="mindre vigtigt", high="meget vigtigt"),
    fields=("Begynd her", "Hold fast", "Lad det ligge", "Skru måske ned"),
    questions=("Hvilken styrke vil vi passe på?",),
)  # fmt: skip
PRIORITY = Prioritisation(
    title="Prioriteringskort", instruction="Sæt ring om to tal ved hvert emne.",
    importance="Hvor vigtigt er det for os?", success="Hvor godt lykkes vi?",
    scale=("slet ikke", "i mindre grad", "i nogen grad", "i høj grad", "i meget høj grad"),
    own_topics=2, own_heading="Vores egne emner", matrix=MATRIX,
    result=Result.model_construct(),  # the words of a deck, which no card has
)  # fmt: skip
NOUNS = (
    "sparring mødet budgettet vagten nattero tavlen borgeren planen lønnen ferien døren kaffen skemaet mailen ugen året"
)
WORDS = "trivsel & samarbejdspartnere på »tværs« af <områder> i ældreplejens hverdag "


def numbered(number: int, **changes: object) -> NumberedCard:
    """A card whose texts are found nowhere else."""
    theme, noun = (number - 1) // 2 % 8, NOUNS.split()[number % 16]
    card = Card(
        id=f"kort-{number}", theme=THEMES[theme].id, angle="A", weight=("let", "mellem", "svaer")[number % 3],
        question=f"Hvad gjorde I sidst, da {noun} kom på tale?", follow_up=f"Hvad betød {noun}?",
    )  # fmt: skip
    return NumberedCard(number, theme, THEMES[theme], card.model_copy(update=changes))


DECK = CardDeck(
    title=Text("Dialogkort"), how_to=(Text("Print siderne i 100 %."), Text("Tag ét kort ad gangen.")),
    cards=tuple(numbered(number) for number in range(1, 17)), blank=3, blank_prompt=Text("Jeres eget emne"),
    topics=THEMES, prioritisation=PRIORITY,
)  # fmt: skip
MEETING = SimpleNamespace(part=2, title=Text("Trivsel i ledergruppen"), heading="Del 2: Trivsel i ledergruppen")


def made(**changes: object) -> tuple[bytes, bytes]:
    """The dialogue cards and the prioritisation card."""
    organisation = SimpleNamespace(name=Text("Randers Kommune"))
    plan = SimpleNamespace(cards=replace(DECK, **changes), meetings=(MEETING,), group=None, organisation=organisation)
    deck, priority = cards(plan, TEMPLATES)
    return deck.data, priority.data


def longest(make: Callable[[Text], object]) -> Text:
    """A text as long as it may be before it is refused."""
    for count in range(400, 0, -4):
        text = Text((WORDS * 6)[:count].strip())
        try:
            make(text)
        except FitError:
            continue
        return text
    raise AssertionError


def problems(**changes: object) -> list[tuple[str, int, str, str]]:
    with pytest.raises(FitError) as raised:
        made(**changes)
    return [(problem.path, problem.line, problem.where, problem.code) for problem in raised.value.problems]


@pytest.fixture(scope="module")
def both() -> tuple[bytes, bytes]:
    return made()


def test_both_files_are_sound(both: tuple[bytes, bytes]) -> None:
    """Tags, fonts, paper, rulers and metadata hold, and no text stands on another."""
    for data in both:
        assert checks.faults(data) == []
        assert checks.collisions(data) == []
        assert checks.struck(data) == []


def test_the_documents_say_what_they_are_made_of() -> None:
    """The manifest gets the ids of the cards and of the themes."""
    organisation = SimpleNamespace(name=Text("Randers Kommune"))
    plan = SimpleNamespace(cards=DECK, meetings=(MEETING,), group=None, organisation=organisation)

    deck, priority = cards(plan, TEMPLATES)

    assert (deck.name, deck.part, deck.kind) == ("del-2/dialogkort.pdf", 2, "cards")
    assert (priority.name, priority.part, priority.kind) == ("del-2/prioriteringskort.pdf", 2, "cards")
    assert deck.content == tuple(f"kort-{number}" for number in range(1, 17))
    assert priority.content == tuple(theme.id for theme in THEMES)


def test_every_card_is_read_once_and_in_order(both: tuple[bytes, bytes]) -> None:
    """Number, theme, weight, question and follow-up come together, card by card."""
    spoken = checks.spoken(both[0])
    places = []
    for card in DECK.cards:
        weight = {"let": "Let", "mellem": "Mellem", "svaer": "Svær"}[card.card.weight]
        text = f"{card.number} {card.theme.name} {weight} {card.card.question} {card.card.follow_up}"
        assert spoken.count(text) == 1
        assert spoken.count(card.card.question) == 1
        places.append(spoken.index(text))
    assert places == sorted(places)


def test_four_cards_share_a_sheet(both: tuple[bytes, bytes]) -> None:
    """Sixteen cards and three blank ones fill five sheets after the first page."""
    assert checks.pages(both[0]) == 6
    assert checks.spoken(both[0]).count("Jeres eget emne") == 3


def test_a_cut_leaves_cards_of_a6(both: tuple[bytes, bytes]) -> None:
    """The cut lines halve the sheet both ways, and nothing is drawn within 5 mm of the paper's edge."""
    strokes = [stroke for stroke in checks.strokes(both[0]) if stroke.page == 2]
    upright = [s for s in strokes if s.bottom - s.top > 250]
    lying = [s for s in strokes if s.right - s.left > 150]

    assert [round(s.left, 2) for s in upright] == [105.0]
    assert [round(s.top, 2) for s in lying] == [148.5]
    assert min(s.left for s in strokes) >= 4.99
    assert max(s.bottom for s in strokes) <= 292.01
    assert max(s.right for s in strokes) <= 205.01


def test_text_keeps_clear_of_the_cut() -> None:
    """Also the longest texts stand at least 6 mm inside the cut line, and no smaller than 14 pt."""
    question = longest(lambda text: made(cards=(numbered(1, question=text),)))
    follow_up = longest(lambda text: made(cards=(numbered(1, follow_up=text),)))
    deck = tuple(numbered(number, question=question, follow_up=follow_up) for number in (121, 122, 123, 124))

    data, _ = made(cards=deck)

    assert len(question) > 200
    assert checks.collisions(data) == []
    assert checks.struck(data) == []
    for piece in (piece for piece in checks.texts(data) if piece.page > 1 and piece.text.strip()):
        left, top = piece.left % 105, piece.top % 148.5
        assert left >= 6, piece
        assert top >= 6, piece
        assert left + piece.right - piece.left <= 99.1, piece
        assert top + piece.bottom - piece.top <= 142.6, piece
        assert piece.size >= 14, piece


def test_a_card_that_is_too_full_is_named() -> None:
    """All faults come at once, each with its card, its line and how much to cut."""
    long = Text(WORDS * 8, "content/cards.yaml", 81)
    strange = Text("Hvad giver dig ☃?", "content/cards.yaml", 99)

    found = problems(cards=(numbered(1, question=long), numbered(2, follow_up=strange)))

    assert found == [
        ("content/cards.yaml", 81, "card 1 (kort-1)", "text-too-long"),
        ("content/cards.yaml", 99, "card 2 (kort-2)", "no-glyph"),
    ]


def test_a_fault_in_a_theme_is_told_once() -> None:
    """A theme stands on many cards and in the legend; its line is named once for each thing that is wrong."""
    theme = THEMES[0].model_copy(update={"name": Text("Tillid ☃", "content/cards.yaml", 7)})
    deck = tuple(replace(numbered(number), theme=theme) for number in (1, 2))

    assert problems(cards=deck) == [("content/cards.yaml", 7, "theme tema-a", "no-glyph")]


def test_a_theme_is_known_without_its_colour(both: tuple[bytes, bytes]) -> None:
    """The legend on the first page has every theme with its cards' numbers, and each has an outline of its own."""
    first = [piece.text.strip() for piece in checks.texts(both[0]) if piece.page == 1]
    spoken = checks.spoken(both[0])

    assert all(f"{name} {2 * n + 1}–{2 * n + 2}" in spoken for n, name in enumerate(NAMES))
    assert "50 mm" in first
    signs = TEMPLATES["typst/signs.typ"].decode().split("#let outlines = (")[1].split("\n)")[0]
    outlines = signs.split("\n  ")[1:]
    assert len(set(outlines)) == len(NAMES)


def test_numbers_of_the_legend_are_drawn_together() -> None:
    """Cards that follow one another are a span; others stand alone."""
    places = {1: 0, 2: 0, 3: 0, 5: 1, 7: 0, 8: 1, 9: 0, 10: 0}
    deck = tuple(replace(numbered(n), theme=THEMES[place], theme_index=place) for n, place in places.items())

    assert "Samarbejde på tværs 1–3, 7, 9–10 Tillid 5, 8" in checks.spoken(made(cards=deck)[0])


def test_the_prioritisation_card_is_a_real_table(both: tuple[bytes, bytes]) -> None:
    """A row for each topic, headed by it, with two scales from 1 to 5; then rows for own topics."""
    tagged = checks.tagged(both[1])
    heads = [text for kind, text in tagged if kind == "TH"]
    spoken = checks.spoken(both[1])

    assert checks.pages(both[1]) == 2
    assert spoken.count("1 2 3 4 5") == 2 * (len(THEMES) + 2)
    assert all(spoken.count(f"{theme.topic} 1 2 3 4 5 1 2 3 4 5") == 1 for theme in THEMES)
    assert "Vores egne emner 1 2 3 4 5" in spoken
    assert "Emne" in heads
    assert all(word in spoken for word in PRIORITY.scale)


def test_the_matrix_names_its_axes_and_fields(both: tuple[bytes, bytes]) -> None:
    """The group's page names both ends of both axes and all four fields, and has an alternative text."""
    page = " ".join(" ".join(piece.text for piece in checks.texts(both[1]) if piece.page == 2).split())

    for text in (*MATRIX.fields, MATRIX.x.low, MATRIX.x.high, MATRIX.y.low, MATRIX.y.high, *MATRIX.questions):
        assert text in page


def test_the_fullest_prioritisation_card_stays_on_its_pages() -> None:
    """Eight topics, four of one's own and texts as long as they may be take two pages, within the margins."""
    fields = ("title", "instruction", "importance", "success", "own_heading")
    full = {name: longest(lambda t, n=name: made(prioritisation=PRIORITY.model_copy(update={n: t}))) for name in fields}
    priority = PRIORITY.model_copy(update=full | {"own_topics": 4})
    topic = longest(
        lambda t: made(prioritisation=priority, topics=(THEMES[0].model_copy(update={"topic": t}), *THEMES[1:]))
    )
    topics = tuple(theme.model_copy(update={"topic": topic}) for theme in THEMES)

    _, data = made(prioritisation=priority, topics=topics)

    assert checks.pages(data) == 2
    assert checks.collisions(data) == []
    assert checks.struck(data) == []
    assert checks.beyond(data, 15) == []
    assert min(p.size for p in checks.texts(data)) >= 11


def test_nothing_is_missed_that_is_not_there() -> None:
    """No blank cards, no own topics, no questions, and a topic whose theme has no cards: still sound."""
    matrix = MATRIX.model_copy(update={"questions": ()})
    priority = PRIORITY.model_copy(update={"own_topics": 0, "matrix": matrix})

    for data in made(blank=0, cards=DECK.cards[6:7], topics=THEMES[3:7], prioritisation=priority):
        assert checks.faults(data) == []
        assert "Vores egne emner" not in checks.spoken(data)


def test_headings_become_bookmarks(both: tuple[bytes, bytes]) -> None:
    """A reader's side bar leads to every card by number and theme."""
    with pikepdf.open(BytesIO(both[0])) as pdf, pdf.open_outline() as outline:
        names = [item.title for item in outline.root[0].children]

    assert names[:2] == ["1 Samarbejde på tværs", "2 Samarbejde på tværs"]
    assert len(names) == 16 + 3
