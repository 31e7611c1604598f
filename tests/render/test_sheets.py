"""The sheets to write on: one page each, with room for a pen and words that a screen reader gets."""

from collections.abc import Callable
from functools import cache
from types import SimpleNamespace

import pdf_checks as checks
import pytest
from pdf_checks import TEMPLATES

from ledertrivsel_cli.errors import FitError
from ledertrivsel_cli.printed import AccountSheet, ActorSheet, Axis, CirclesSheet, GridSheet, Sheet, WeekSheet
from ledertrivsel_cli.render.sheets import sheets
from ledertrivsel_cli.text import Text

WEEK = WeekSheet(
    kind="week", id="min-uge", title="Min uge", instruction="Skriv A, T eller F i hvert felt.", alt="En uge",
    private="Arket er kun til dig.", days=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    times=("morgen", "dag", "aften"), marks=("A = arbejde", "T = til rådighed", "F = helt fri"),
    questions=("Hvornår var jeg helt fri?", "Hvad vil jeg have mere af?", "Min aftale: Hvis …, så …"),
)  # fmt: skip
ACCOUNT = AccountSheet(
    kind="account", id="energi", title="Mit energiregnskab", instruction="Skriv 4–6 situationer.", alt="Et regnskab",
    private="Arket er dit eget.", plus="Giver energi", minus="Dræner energi", rows=6,
    spurs=("Opgaver: Hvad løftede dig?", "Værdsættelse: Hvornår blev du set?"), marks=("M = mit", "C = min chef"),
    questions=("Det ændrer jeg", "Min makker & jeg"),
)  # fmt: skip
CIRCLES = CirclesSheet(
    kind="circles", id="kort", title="Vores omverden", instruction="Skriv én aktør på hver seddel.",
    alt="Et rundt kort", centre="Os", rings=("Dagligt", "Jævnligt", "Sjældent"),
    sectors=("Borgere", "Pårørende", "Medarbejdere", "Samarbejdspartnere", "Politisk niveau og ledelse", "Andre"),
)  # fmt: skip
GRID = GridSheet(
    kind="grid", id="gitter", title="Indflydelse", instruction="Sæt en prik for hver aktør.", alt="Et gitter",
    x=Axis(name="Hvor berørte er de?", low="Lidt berørt", high="Meget berørt"),
    y=Axis(name="Hvor stor indflydelse?", low="Lille indflydelse", high="Stor indflydelse"),
    fields=("Hold dem orienteret", "Tal sammen", "Følg med", "Opsøg dem, og lyt"), questions=("Hvad består det i?",),
)  # fmt: skip
ACTOR = ActorSheet(
    kind="actor", id="aktoer", title="Én aktør ad gangen", instruction="Skriv først, og sortér så.", alt="Et ark",
    actor="Aktørens rolle", boxes=("Giver os", "Tager fra os", "Krydspres"),
    fields=("Styrer vi selv", "Kan vi påvirke", "Er et vilkår"), agreement="Vores aftale",
)  # fmt: skip
ALL = (WEEK, ACCOUNT, CIRCLES, GRID, ACTOR)
WORDS = "trivsel & samarbejdspartnere på »tværs« af <områder> i ældreplejens hverdag "
each_kind = pytest.mark.parametrize("sheet", ALL, ids=[sheet.kind for sheet in ALL])


def documents(*drawn: Sheet, part: int = 3, group: str | None = None):
    exercise = SimpleNamespace(id="oevelse", sheets=drawn)
    meeting = SimpleNamespace(
        part=part, title=Text("Trivsel"), heading=f"Del {part}: Trivsel i forhold til omverdenen", exercises=(exercise,)
    )
    organisation = SimpleNamespace(name=Text("Randers Kommune"))
    plan = SimpleNamespace(group=Text(group) if group else None, organisation=organisation, meetings=(meeting,))
    return sheets(plan, meeting, TEMPLATES)


def made(sheet: Sheet) -> bytes:
    return documents(sheet)[0].data


def texts_of(value: object) -> list[str]:
    """The words of a sheet that stand on it."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_of(item)]
    fields = type(value).model_fields if hasattr(type(value), "model_fields") else ()
    return [text for name in fields if name not in ("id", "alt") for text in texts_of(getattr(value, name))]


@cache
def filled_up(sheet: Sheet) -> Sheet:
    """The sheet with every text as long as it may be before it is refused."""
    for name in type(sheet).model_fields:
        value = getattr(sheet, name)
        if name in ("id", "kind", "alt", "rows"):
            continue
        if isinstance(value, Axis):
            for end in ("name", "low", "high"):
                axis = getattr(sheet, name)
                sheet = longest(sheet, lambda t, n=name, e=end, a=axis: {n: a.model_copy(update={e: t})})
        elif isinstance(value, tuple):
            sheet = longest(sheet, lambda t, n=name, old=value: {n: (t,) * len(old)})
        else:
            sheet = longest(sheet, lambda t, n=name: {n: t})
    return sheet


def longest(sheet: Sheet, change: Callable[[Text], dict]) -> Sheet:
    for count in range(300, 0, -6):
        longer = sheet.model_copy(update=change(Text((WORDS * 6)[:count].strip())))
        try:
            made(longer)
        except FitError:
            continue
        return longer
    return sheet


@each_kind
def test_a_sheet_is_sound(sheet: Sheet) -> None:
    """Tags, alternative texts, fonts, paper, ruler and metadata hold on one page."""
    data = made(sheet)

    assert checks.faults(data) == []
    assert checks.collisions(data) == []
    assert checks.pages(data) == 1
    strokes = checks.strokes(data)
    assert min(s.left for s in strokes) >= 14.9
    assert max(s.right for s in strokes) <= 195.2


@each_kind
def test_every_word_is_there_once(sheet: Sheet) -> None:
    """All that the author wrote is read aloud, title and instruction first."""
    spoken = checks.spoken(made(sheet))

    assert spoken.startswith(f"{sheet.title} {sheet.instruction}")
    assert [text for text in texts_of(sheet) if text not in spoken] == []


@each_kind
def test_the_fullest_sheet_stays_on_its_page(sheet: Sheet) -> None:
    """Texts as long as they may be stand within 15 mm margins, at 11 pt or more, and clear of one another."""
    full = filled_up(sheet)
    data = made(full)

    assert len(full.title) > 2 * len(sheet.title)
    assert checks.pages(data) == 1
    assert checks.collisions(data) == []
    assert checks.struck(data) == []
    assert checks.beyond(data, 15) == []
    assert min(piece.size for piece in checks.texts(data)) >= 11


def cramped(data: bytes, width: float) -> list[str]:
    """Lines, `width` or wider, with less than 8.9 mm up to the next line or less than 6 mm up to a text."""
    lying = (s for s in checks.strokes(data) if s.bottom - s.top < 0.1 and s.bottom < 262)
    lines = [s for s in lying if s.right - s.left > width]
    pairs = [(a, b) for a in lines for b in lines if (a.left, a.right) == (b.left, b.right)]
    close = [f"line at {b.top:.1f}" for a, b in pairs if 0.1 < b.top - a.top < 8.9]
    over = [(line, p) for line in lines for p in checks.texts(data) if line.left < p.left + 1 < line.right]
    return close + [f"{p.text!r} above {line.top:.1f}" for line, p in over if -4 < line.top - p.bottom < 6]


@pytest.mark.parametrize("sheet", [WEEK, ACCOUNT, ACCOUNT.model_copy(update={"rows": 8}), GRID, ACTOR])
def test_lines_leave_room_for_a_pen(sheet: Sheet) -> None:
    """Lines to write on are at least 9 mm apart and clear of the text above, also on a full sheet."""
    width = 170 if sheet is WEEK else 40  # the week's table has rules of its own

    assert cramped(made(sheet), width) == []
    assert cramped(made(filled_up(sheet)), width) == []


@each_kind
def test_a_title_has_the_size_that_was_measured(sheet: Sheet) -> None:
    """A heading's level does not scale it: a short title is set at 28 pt, the largest."""
    assert max(piece.size for piece in checks.texts(made(sheet))) == 28


@pytest.mark.parametrize("sheet", [ACCOUNT, CIRCLES, GRID], ids=["account", "circles", "grid"])
def test_a_drawing_is_told_in_words(sheet: Sheet) -> None:
    """The drawing carries the author's alternative text."""
    with checks.opened(made(sheet)) as read:
        assert [figure.alt for figure in read.elements_of("Figure")] == [sheet.alt]


@pytest.mark.parametrize("count", range(3, 9))
def test_every_number_of_sectors_can_be_drawn(count: int) -> None:
    """From three to eight sectors, each name stands clear of the others and of the rings' names."""
    names = tuple(Text(f"Aktører nr. {number}") for number in range(count))
    data = made(CIRCLES.model_copy(update={"sectors": names}))

    assert checks.pages(data) == 1
    assert checks.collisions(data) == []
    assert all(name in checks.spoken(data) for name in names)


def test_the_account_has_the_rows_asked_for() -> None:
    """Each row has a line and a ring for a mark on both sides."""
    counts = []
    for rows in (3, 8):
        strokes = checks.strokes(made(ACCOUNT.model_copy(update={"rows": rows})))
        rings = [s for s in strokes if abs(s.right - s.left - 7.2) < 0.1 and abs(s.bottom - s.top - 7.2) < 0.1]
        counts.append(len(rings))
    assert counts == [6, 16]


def test_the_week_is_a_real_table() -> None:
    """Days head the rows and times the columns."""
    data = made(WEEK)
    with checks.opened(data) as read:
        heads = [element.attr("Scope", "Table") for element in read.elements_of("TH")]

    assert heads.count("Row") == len(WEEK.days)
    assert heads.count("Column") == len(WEEK.times) + 1


def test_a_private_sheet_says_so() -> None:
    """The privacy note stands on private sheets, and nothing in its place on others."""
    assert "Arket er kun til dig." in checks.spoken(made(WEEK))
    assert "kun til dig" not in checks.spoken(made(WEEK.model_copy(update={"private": None})))


def test_the_foot_says_where_a_sheet_belongs() -> None:
    """Part, group and organisation stand at the foot, which is not read aloud on every page."""
    data = documents(WEEK, group="A & B <c>")[0].data
    foot = " ".join(piece.text for piece in checks.texts(data) if piece.top > 260)

    assert "Del 3: Trivsel i forhold til omverdenen" in foot
    assert "A & B <c> · Randers Kommune" in foot
    assert "A & B" not in checks.spoken(data)


def test_documents_are_named_by_part_and_sheet() -> None:
    """Each sheet of the meeting becomes a file of its own that knows its exercise."""
    made_of = documents(WEEK, GRID, part=1)

    assert [d.name for d in made_of] == ["del-1/ark-min-uge.pdf", "del-1/ark-gitter.pdf"]
    assert {(d.part, d.kind, d.content) for d in made_of} == {(1, "sheet", ("oevelse",))}


def test_the_faults_of_all_sheets_come_at_once() -> None:
    """Too long a text and a letter that the font lacks are told with sheet, file and line."""
    long = WEEK.model_copy(update={"instruction": Text(WORDS * 5, "content/exercises/a.yaml", 14)})
    strange = GRID.model_copy(update={"title": Text("Indflydelse ☃", "content/exercises/b.yaml", 3)})

    with pytest.raises(FitError) as raised:
        documents(long, strange)

    assert [(p.path, p.line, p.where, p.code) for p in raised.value.problems] == [
        ("content/exercises/a.yaml", 14, "sheet min-uge", "text-too-long"),
        ("content/exercises/b.yaml", 3, "sheet gitter", "no-glyph"),
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        WEEK.model_copy(update={"marks": (), "questions": (), "private": None}),
        ACCOUNT.model_copy(update={"marks": (), "questions": (), "spurs": ()}),
        GRID.model_copy(update={"questions": ()}),
    ],
    ids=["week", "account", "grid"],
)
def test_what_is_left_out_leaves_no_trace(sheet: Sheet) -> None:
    """A sheet without marks, questions or spurs is still sound."""
    assert checks.faults(made(sheet)) == []
