"""Cards in both sizes, with and without backs, measured in the PDF itself."""

from dataclasses import replace
from functools import cache

import pdf_checks as checks
import pytest
from pdf_checks import TEMPLATES
from test_cards import DECK, PRIORITY, THEMES, longest, made, numbered, problems

from ledertrivsel_cli.printed import CardBacks
from ledertrivsel_cli.render import fit
from ledertrivsel_cli.text import Text

BACKS = CardBacks(
    how_to="Vend arket på den lange kant.",
    title="Prøveark",
    test="Hold arket op mod lyset. Krydsene skal dække hinanden.",
)
SIZES = {"a6": (105.0, 148.5), "a7": (105.0, 74.25)}
each_size = pytest.mark.parametrize("size", SIZES)


@cache
def deck(size: str, backs: bool = False) -> bytes:
    return made(size=size, backs=BACKS if backs else None)[0]


def placed(data: bytes, size: str) -> dict[tuple[int, int, int], list[checks.Piece]]:
    """What stands on each card, by page, column and row."""
    width, height = SIZES[size]
    found: dict[tuple[int, int, int], list[checks.Piece]] = {}
    for piece in (piece for piece in checks.texts(data) if piece.page > 1 and piece.text.strip()):
        place = (piece.page, int(piece.left // width), int(piece.top // height))
        found.setdefault(place, []).append(piece)
    return found


@each_size
@pytest.mark.parametrize("backs", [False, True])
def test_sound(size: str, backs: bool) -> None:
    """Tags, fonts, paper, ruler and metadata hold, and no text stands on another."""
    data = deck(size, backs)
    assert checks.faults(data) == []
    assert checks.collisions(data) == []
    assert checks.struck(data) == []


@each_size
def test_the_cut(size: str) -> None:
    """Cut lines part the sheet into equal cards without waste; marks stand where they meet, 5 mm from the edge."""
    width, height = SIZES[size]
    strokes = [stroke for stroke in checks.strokes(deck(size)) if stroke.page == 2]
    upright = sorted(s.left for s in strokes if s.bottom - s.top > 250)
    lying = sorted(s.top for s in strokes if s.right - s.left > 150)
    assert upright == pytest.approx([width], abs=0.05)
    assert lying == pytest.approx([height * row for row in range(1, round(297 / height))], abs=0.05)
    marks = [s for s in strokes if 5.9 < max(s.right - s.left, s.bottom - s.top) < 6.1]
    assert len([s for s in marks if abs(s.left - s.right) < 0.1]) == len(lying) + 2
    assert len([s for s in marks if abs(s.top - s.bottom) < 0.1]) == 3 * len(lying)
    assert min(s.left for s in strokes) >= 4.99
    assert max(s.bottom for s in strokes) <= 292.01


@each_size
def test_every_card_once_and_in_order(size: str) -> None:
    """Each card is read once with its number, theme, weight, question and follow-up, in order, backs or no backs."""
    for backs in (False, True):
        spoken = checks.spoken(deck(size, backs))
        cards = [
            f"{n.number} {n.theme.name} {word} {n.card.question} {n.card.follow_up}"
            for n in DECK.cards
            for word in [{"let": "Let", "mellem": "Mellem", "svaer": "Svær"}[n.card.weight]]
        ]
        assert [spoken.count(text) for text in cards] == [1] * len(cards)
        assert sorted(cards, key=spoken.index) == cards


@each_size
def test_the_longest_texts_keep_clear_of_the_cut(size: str) -> None:
    """Texts as long as they may be stand at least 6 mm inside the cut line, at 14 pt or more, and not on each other."""
    width, height = SIZES[size]
    question = longest(lambda text: made(size=size, cards=(numbered(1, question=text),)))
    follow_up = longest(lambda text: made(size=size, cards=(numbered(1, follow_up=text),)))
    cards = tuple(numbered(number, question=question, follow_up=follow_up) for number in range(121, 129))
    data, _ = made(size=size, cards=cards)
    assert len(question) > (200 if size == "a6" else 90)
    assert checks.collisions(data) == []
    assert checks.struck(data) == []
    for (_, column, row), pieces in placed(data, size).items():
        for piece in pieces:
            assert piece.left - column * width >= 6, piece
            assert piece.top - row * height >= 6, piece
            assert (column + 1) * width - piece.right >= 5.9, piece
            assert (row + 1) * height - piece.bottom >= 5.9, piece
            assert piece.size >= 14, piece


@each_size
def test_no_widows(size: str) -> None:
    """No line of a question or a follow-up of more than one line holds a single short word."""
    real = [
        "Hvilken beslutning har senest ligget og ventet, fordi ingen vidste, hvem der måtte tage den?",
        "Hvad ville I ønske, at chefen også lagde mærke til?", "Hvordan kunne I opdage det lidt tidligere nu?",
    ]  # fmt: skip
    cards = tuple(numbered(n, question=Text(text), follow_up=Text(text[:58])) for n, text in enumerate(real, 1))
    for (_, column, row), pieces in placed(made(size=size, cards=cards, blank=0)[0], size).items():
        card = cards[2 * row + column].card
        for text in (card.question, card.follow_up):
            lines = [piece.text.strip() for piece in pieces if piece.text.strip() in text]
            assert " ".join(lines).count(" ") >= text.count(" ")
            assert len(lines[-1].split()) > 1, lines


@each_size
def test_backs_lie_behind_their_cards(size: str) -> None:
    """Turned on the long edge, each back lies behind the card of its theme, mirrored to a tenth of a millimetre."""
    width = SIZES[size][0]
    mixed = tuple(replace(n, theme=THEMES[n.number % 8], theme_index=n.number % 8) for n in DECK.cards)
    found = placed(made(size=size, backs=BACKS, cards=mixed)[0], size)
    fronts = {place for place in found if place[0] % 2 == 1}
    on_a_sheet = 2 * round(297 / SIZES[size][1])
    cards = [*mixed, *[None] * DECK.blank]
    assert len(fronts) == len(cards)
    for index, numbered_card in enumerate(cards):
        page, place = 3 + 2 * (index // on_a_sheet), index % on_a_sheet
        column, row = place % 2, place // 2
        back = found.get((page + 1, 1 - column, row), [])
        name = numbered_card.theme.name if numbered_card else DECK.blank_prompt
        assert " ".join(piece.text.strip() for piece in back) == name
        middle = (min(p.left for p in back) + max(map(_end, back))) / 2
        assert 210 - middle == pytest.approx((column + 0.5) * width, abs=0.15)


def _end(piece: checks.Piece) -> float:
    """Where a run's letters end: a space at the end of a line is not seen."""
    return piece.right - (0.25 * piece.size / checks.MM if piece.text.endswith(" ") else 0)


def test_backs_are_told_once_a_page() -> None:
    """What stands on the backs stands on the fronts too: each page of backs is one drawing with one short sentence."""
    with checks.opened(deck("a6", backs=True)) as read:
        told = [element.alt for element in read.elements_of("Figure")]
    assert told == ["Bagsider til kortene på siden før: tema og tegn"] * 5


def test_the_test_sheet() -> None:
    """Before any card, the first sheet has crosses in the same places on both sides, with a scale on the other."""
    strokes = checks.strokes(deck("a6", backs=True))
    crosses = [
        {(round((s.left + s.right) / 2, 1), round((s.top + s.bottom) / 2, 1)) for s in strokes
         if s.page == page and max(s.right - s.left, s.bottom - s.top) == pytest.approx(8, abs=0.1)}
        for page in (1, 2)
    ]  # fmt: skip
    corners = {(x, y) for x in (10.0, 200.0) for y in (10.0, 287.0)}
    assert crosses == [corners, corners]
    assert {(round(210 - x, 1), y) for x, y in corners} == corners, "turned on the long edge they meet"
    small = [s for s in strokes if s.page == 2 and s.bottom - s.top < 2 and s.right - s.left < 0.1]
    ticks = sorted({round(s.left, 1) for s in small if s.left < 20})
    assert ticks == pytest.approx([6 + step for step in range(9)], abs=0.06)
    spoken = checks.spoken(deck("a6", backs=True))
    assert spoken.index(str(BACKS.test)) < spoken.index("1 Samarbejde på tværs")
    assert str(BACKS.how_to) in spoken
    assert "Prøveark" not in checks.spoken(deck("a6"))


@each_size
def test_pages_to_print(size: str) -> None:
    """The first page names the pages that hold the meeting's cards, both sides of them where there are backs."""
    on_a_sheet = 2 * round(297 / SIZES[size][1])
    hand = (1, on_a_sheet + 1)
    assert "Print side 2 og 3" in checks.spoken(made(size=size, hand=hand)[0])
    assert "Print side 3–4 og 5–6" in checks.spoken(made(size=size, hand=hand, backs=BACKS)[0])


COMPOUNDS = (
    "Speciallægepraksisplanlægningsstabiliseringsperioden", "medarbejdertrivselsundersøgelserne",
    "arbejdsmiljørepræsentantuddannelsen", "kompetenceudviklingsaktiviteterne",
    "sundhedsplejerskevagtplanlægningen", "kommunalbestyrelsesmedlemmernes", "ældreplejereformimplementeringen",
    "socialpsykiatrihandlingsplanerne", "børnehaveklasselederkonferencen", "sygefraværsstatistikopgørelserne",
    "arbejdspladsvurderingshandleplanen", "forandringsledelsesudfordringerne", "borgerserviceåbningstidsændringer",
    "overenskomstforhandlingsresultat", "fællestillidsrepræsentantskab", "myndighedssagsbehandlingstiderne",
    "ungdomsuddannelsesvejledningen",
)  # fmt: skip


@each_size
def test_long_compounds_are_broken(size: str) -> None:
    """Compounds wider than a card are broken between syllables, not refused or set small, and found by a search."""
    cards = tuple(numbered(n, question=Text(f"Hvad gør vi ved {w} hos os?")) for n, w in enumerate(COMPOUNDS, 1))
    data = made(size=size, cards=cards, blank=0)[0]
    spoken, (width, _) = checks.spoken(data), SIZES[size]
    assert checks.faults(data) == []
    assert [word for word in COMPOUNDS if word not in spoken] == []
    for (_, column, _), pieces in placed(data, size).items():
        assert all(piece.right <= (column + 1) * width - 6 for piece in pieces)
        assert min(piece.size for piece in pieces) >= 14
    if size == "a6":
        assert any(piece.size == 20 and piece.text == "\u00ad" for piece in checks.texts(data))


def test_long_compounds_in_headings_are_broken() -> None:
    """A title with a word wider than the page is broken too, and stays within the margins."""
    title = Text("Arbejdspladsvurderingshandleplansopfølgningsmødeforberedelsen")
    deck, priority = made(title=title, prioritisation=PRIORITY.model_copy(update={"title": title}))
    for data in (deck, priority):
        assert title in checks.spoken(data)
        assert [piece for piece in checks.texts(data) if piece.page == 1 and piece.right > 195.1] == []


def test_a_word_that_cannot_be_broken_is_refused() -> None:
    """What has no syllables, such as an address, is told with its line."""
    address = Text("https://www.example.dk/" + "x" * 60, "content/cards.yaml", 9)
    assert problems(cards=(numbered(1, question=address),)) == [
        ("content/cards.yaml", 9, "card 1 (kort-1)", "text-too-long")
    ]


def test_other_decks_take_their_own_room() -> None:
    """A question that fits on a6 may be too long for a7, and that is said."""
    text = longest(lambda text: made(cards=(numbered(1, question=text),)))
    assert [code for *_, code in problems(size="a7", cards=(numbered(1, question=text),))] == ["text-too-long"]


def test_each_check_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks above see a sheet whose cards are cut elsewhere, whose backs are not mirrored, whose text is moved."""
    sheet = TEMPLATES["typst/dialogkort.typ"].decode()
    wrong = {
        test_the_cut: ("column => column * card-width", "column => column * card-width + 1mm"),
        test_backs_lie_behind_their_cards: ("placed(shape.columns - 1 - calc.rem", "placed(calc.rem"),
        test_the_longest_texts_keep_clear_of_the_cut: ("#let inset = shape.inset * 1mm", "#let inset = 3mm"),
    }
    for check, (old, new) in wrong.items():
        assert old in sheet
        deck.cache_clear()
        monkeypatch.setitem(TEMPLATES, "typst/dialogkort.typ", sheet.replace(old, new).encode())
        with pytest.raises(AssertionError):
            check("a7")
    deck.cache_clear()


def test_no_wider_than_measured() -> None:
    """Soft hyphens take no room and no glyph, and a word with them is broken only where a line needs it."""
    soft = "sam\u00adarbejds\u00adpartner"
    assert fit.width(soft, fit.ATKINSON, 14) == fit.width("samarbejdspartner", fit.ATKINSON, 14)
    assert fit.lacking(soft, fit.ATKINSON) is None
    assert fit.wrap(soft, fit.ATKINSON, 14, 400) == ["samarbejdspartner"]
    assert fit.wrap(f"en {soft}", fit.ATKINSON, 14, 70) == ["en sam-", "arbejds-", "partner"]


def test_a_deck_of_two_hundred() -> None:
    """Two hundred cards are numbered through and stand on as many sheets as they need."""
    cards = tuple(numbered(number) for number in range(1, 201))
    data = made(size="a7", cards=cards, blank=0)[0]
    assert checks.pages(data) == 1 + 25
