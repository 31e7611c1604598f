"""The guide: it starts at the start, leads to every part, and reads well aloud."""

from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace

import pdf_checks as checks
import pikepdf
import pytest
from pdf_checks import TEMPLATES

from ledertrivsel_cli.errors import FitError
from ledertrivsel_cli.guidance import FileNote, Guide, Section
from ledertrivsel_cli.model import Article, Organisation, Roadmap
from ledertrivsel_cli.plan import Block, Item, Meeting
from ledertrivsel_cli.render.guide import guide
from ledertrivsel_cli.text import Text

TITLES = ("Din egen trivsel som leder", "Trivsel i ledergruppen", "Trivsel i forhold til omverdenen")
ORGANISATION = Organisation.model_construct(
    name=Text("Randers Kommune"),
    platform=Text("Broen"),
    platform_url=Text("https://broen.example/a?b=1&c=2"),
    policy=Text("Kommunen vil være et godt sted at lede."),
    support=Section(heading="Her kan du gå hen", points=("Din egen chef.",)),
)
THINGS = ("lokale", "tavler", "sedler")
GUIDE = Guide(
    title="Ledertrivsel – vejledning",
    start=Section(
        heading="Start her", text="Mappen er lavet til jer.\nHold møderne i rækkefølge.", points=("Del 1 først",)
    ),
    first=Section(heading="Gør dette først", points=("Find en dato.", "Åbn invitation.eml & send den.")),
    files=(
        FileNote(name="vejledning.pdf", text="Den, du læser nu."),
        FileNote(name="del-*/invitation.eml", text="Invitationen som kladde."),
        FileNote(name="del-*/ark-*.pdf", text="Ark til at skrive på."),
        FileNote(name="del-*/invitation.ics", text="Aftalen til kalenderen."),
    ),
    about=Section(heading="Din trivsel tæller", text="Den mærkes på arbejdspladsen."),
    adapt=(
        Section(heading="Ret ordene", text="Skriv om, og slet."),
        Section(heading="Arbejdsmiljørepræsentantskabsmøder"),
    ),
    advice=(Section(heading="Når I er få", points=("Tal sammen alle.",)),),
    credit="Inspireret af BrancheFællesskabet for Arbejdsmiljø.",
)
ALPHABET = " ".join(f"Trivsel {'abcdefghijklmnopqrstuvwxyzæøå'[n % 29] * (n % 7 + 1)} deles." for n in range(400))
FILES = (
    "vejledning.pdf",
    "del-1/invitation.eml",
    "del-2/invitation.eml",
    "del-1/ark-min-uge.pdf",
    "del-1/ark-energi.pdf",
)


def meeting(part: int) -> Meeting:
    thing = THINGS[part - 1]
    item = Item(start=None, offset=0, minutes=20 + part, title=Text(""), form="alle", kind="step", slides=())
    first = Article(
        id=f"a-{part}", part=part, title=f"Artikel {part} & <mere>", author="Åse Ø", publisher="Lederweb", year=2024,
        url=f"https://example.dk/artikel-{part}?x=1&y=å", why=f"Læs om del {part}.",
    )  # fmt: skip
    second = first.model_copy(
        update={"id": Text(f"b-{part}"), "author": None, "year": None, "title": Text(f"Anden {part}")}
    )
    return Meeting(
        part=part, title=Text(TITLES[part - 1]), heading=f"Del {part}: {TITLES[part - 1]}", purpose=Text(""),
        intro=Text(f"Mødet handler om {part} ting."), date=None, start=None, minutes=90, place=None,
        blocks=(Block(Text(f"Velkommen {part}"), None, (item, item)),), extra=(), exercises=(),
        articles=(first, second),
        invitation=None, evaluation=None, action_plan=False, content=(),
        roadmap=Roadmap(
            before=(f"Book {thing}",), after=(f"Tak for {thing}",),
            during=(f"{thing.title()} først", f"Tal om {thing}", f"Lyt til {thing}", f"Luk {thing}", f"Gem {thing}"),
        ),
    )  # fmt: skip


PLAN = SimpleNamespace(
    group=Text("Gruppe »Æ« & Ø"),
    organisation=ORGANISATION,
    guide=GUIDE,
    meetings=tuple(meeting(part) for part in (1, 2, 3)),
)


LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/deed.da",
    "MIT": "https://opensource.org/license/mit",
    "SIL OFL": "https://openfontlicense.org",
}


def document(files: tuple[str, ...] = FILES, **changes: object):
    return guide(SimpleNamespace(**(vars(PLAN) | changes)), TEMPLATES, files)


@pytest.fixture(scope="module")
def data() -> bytes:
    return document().data


def test_the_guide_is_sound(data: bytes) -> None:
    """Tags, headings in order, fonts, paper and metadata hold, and no text stands on another."""
    assert checks.faults(data) == []
    assert checks.collisions(data) == []
    assert checks.beyond(data, 15) == []


def test_the_document_names_what_it_is_made_of() -> None:
    """It belongs to no part, and its content is the guide's texts, the parts and the articles it leads to."""
    made = document()

    assert (made.name, made.part, made.kind) == ("vejledning.pdf", None, "guide")
    assert made.content == ("guide", "del-1", "del-2", "del-3", "a-1", "b-1", "a-2", "b-2", "a-3", "b-3")


def test_it_starts_at_the_start(data: bytes) -> None:
    """The first page tells what to do first, as a numbered list; the files come before the first part."""
    first = " ".join(" ".join(piece.text for piece in checks.texts(data) if piece.page == 1).split())
    spoken = checks.spoken(data)

    assert "Start her Mappen er lavet til jer. Hold møderne i rækkefølge. • Del 1 først" in first
    assert "Gør dette først 1 Find en dato. 2 Åbn invitation.eml & send den." in first
    assert spoken.index("Den, du læser nu.") < spoken.index("Mødet handler om 1 ting.")


def test_the_parts_have_their_own_words(data: bytes) -> None:
    """Each meeting has its heading word for word, its intro, its roadmap in order, and its time."""
    spoken = checks.spoken(data)
    for part, (title, thing) in enumerate(zip(TITLES, THINGS, strict=True), 1):
        assert ("H2", f"Del {part}: {title}") in checks.tagged(data)
        places = [
            spoken.index(text)
            for text in (
                f"Mødet handler om {part} ting.",
                f"Før mødet Book {thing}",
                f"Læs om del {part}.",
                f"På mødet • {thing.title()} først",
                f"90 minutter i alt Minutter Velkommen {part} {40 + 2 * part}",
                f"Efter mødet Tak for {thing}",
            )
        ]
        assert places == sorted(places)


def test_only_files_in_the_pack_are_told_of(data: bytes) -> None:
    """A note stands when its pattern matches, with the name and the folders in which the files lie."""
    spoken = checks.spoken(data)

    assert "vejledning.pdf Den, du læser nu." in spoken
    assert "invitation.eml i del-1 og del-2 Invitationen som kladde." in spoken
    assert "ark-… i del-1 Ark til at skrive på." in spoken
    assert "kalenderen" not in spoken
    assert "ark-min-uge.pdf i del-1 Ark" in checks.spoken(document(("del-1/ark-min-uge.pdf",)).data)


def test_links_lead_where_they_say(data: bytes) -> None:
    """Articles and the platform are real links whose words tell where they go."""
    with pikepdf.open(BytesIO(data)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        found = {str(note.A.URI) for note in notes if note.get("/A") and "/URI" in note.A}

    articles = {f"https://example.dk/artikel-{n}?x=1&y=%C3%A5" for n in (1, 2, 3)}
    assert found == articles | {ORGANISATION.platform_url, *LICENCES.values()}
    assert {"Broen", "Artikel 1 & <mere>", "Anden 3"} <= set(checks.links(data))


def test_it_says_whose_it_is(data: bytes) -> None:
    """Credit, policy, help, platform, licences, group and organisation are named."""
    spoken = checks.spoken(data)

    for text in (ORGANISATION.policy, "Her kan du gå hen", "Din egen chef.", "Inspireret af BrancheFællesskabet"):
        assert text in spoken
    assert "Indhold: CC BY 4.0 Kode: MIT Skrifttype: Atkinson Hyperlegible, SIL OFL" in spoken
    assert LICENCES.keys() <= set(checks.links(data))
    assert "Gruppe »Æ« & Ø · Randers Kommune" in spoken
    assert "None" not in spoken


def test_pages_are_numbered_and_found_from_the_side(data: bytes) -> None:
    """Every page has its number at the foot, and every section a bookmark."""
    count = checks.pages(data)
    feet = ["".join(p.text for p in checks.texts(data) if p.page == n and p.top > 270) for n in range(1, count + 1)]
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        names = [item.title for item in outline.root[0].children]

    assert all(foot.endswith(f"Side {number} af {count}") for number, foot in enumerate(feet, 1))
    assert names[:2] == ["Start her", "Gør dette først"]
    assert [f"Del {part}: {title}" for part, title in enumerate(TITLES, 1)] == names[4:7]


def test_other_articles_are_there_to_choose() -> None:
    """Articles that were not picked stand by part on a page of their own."""
    other = (
        PLAN.meetings[0].articles[0].model_copy(update={"title": Text("En helt tredje"), "url": Text("https://x.dk/3")})
    )
    meetings = (replace(PLAN.meetings[0], more_articles=(other,)), *PLAN.meetings[1:])
    data = document(meetings=meetings).data

    assert "Andre artikler at vælge imellem Del 1 En helt tredje" in checks.spoken(data)
    assert checks.faults(data) == []


def test_it_does_without_what_is_missing() -> None:
    """No group, no articles, no blocks and no advice: still sound, and no heading stands alone."""
    bare = tuple(replace(m, articles=(), blocks=()) for m in PLAN.meetings)
    data = document((), group=None, meetings=bare, guide=GUIDE.model_copy(update={"advice": (), "adapt": ()})).data
    spoken = checks.spoken(data)

    assert checks.faults(data) == []
    assert "Læs før mødet" not in spoken
    assert "90 minutter i alt" not in spoken
    assert "Gode råd" not in spoken
    assert "Tilpas materialet" not in spoken


def test_a_letter_that_the_font_lacks_is_found() -> None:
    """Wherever it stands, the file and the line are told, and all of them at once."""
    roadmap = Roadmap(before=(Text("Book ☃", "content/parts/del-1.yaml", 52),), during=(), after=())
    meetings = (replace(PLAN.meetings[0], roadmap=roadmap), *PLAN.meetings[1:])
    told = GUIDE.model_copy(update={"credit": Text("Tak\ntil 漢", "content/guide.yaml", 90)})

    with pytest.raises(FitError) as raised:
        document(meetings=meetings, guide=told)

    assert sorted((p.path, p.line, p.code) for p in raised.value.problems) == [
        ("content/guide.yaml", 90, "no-glyph"),
        ("content/parts/del-1.yaml", 52, "no-glyph"),
    ]


def test_long_texts_flow_on() -> None:
    """A section of many pages and long compound words stay within the margins."""
    long = Section(heading="Arbejdsmiljørepræsentantskabsmødereferater", text=ALPHABET)
    told = GUIDE.model_copy(update={"adapt": (long, long), "start": long})
    data = document(guide=told).data

    assert checks.faults(data) == []
    assert checks.beyond(data, 15) == []
    assert checks.collisions(data) == []
    assert checks.spoken(data).count(" ".join(ALPHABET.split())) == 3
