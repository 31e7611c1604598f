"""The deck: what the slides and notes say, that it fits, and that every program can open it."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import deck_checks
import office
import pytest
from pptx import Presentation

from ledertrivsel_cli.errors import ContentError, FitError, Problem
from ledertrivsel_cli.figures import Matrix
from ledertrivsel_cli.model import Organisation, Source
from ledertrivsel_cli.plan import AgendaRow, Band, Block, Item, Meeting, Plan, Slide
from ledertrivsel_cli.printed import AccountSheet, ActorSheet, CirclesSheet, GridSheet, WeekSheet
from ledertrivsel_cli.render import places
from ledertrivsel_cli.render.deck import deck
from ledertrivsel_cli.render.document import Templates
from ledertrivsel_cli.text import Text

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "oplaeg.txt"
TEMPLATES = Templates({"oplaeg.pptx": (ROOT / "templates" / "oplaeg.pptx").read_bytes()})
AWKWARD = Text('Bær & »gær« <b>øl</b> d\'Å "é" {{ 7*7 }}', "content/x.yaml", 7)
BAND = Band(8, "To og to", (Text("arket Min uge"), Text("kuglepen")))
LAYOUTS_WITH_POINTS = ("purpose", "rules", "reflection", "talk", "next", "pause", "closing", "drawing")

WEEK = WeekSheet(
    kind="week", id="min-uge", title="Min uge", instruction="Skriv A, T eller F.", alt="Skema over en uge.",
    days=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"), times=("morgen", "dag", "aften"),
    marks=("A = arbejde",), questions=("Hvornår var jeg fri?",),
)  # fmt: skip
ACCOUNT = AccountSheet(
    kind="account", id="energiregnskab", title="Mit energiregnskab", instruction="Skriv situationer.",
    alt="Et regnskab med plus og minus.", plus="Giver energi", minus="Dræner energi", spurs=("Opgaver",),
    marks=("M = mit at ændre",), rows=6,
)  # fmt: skip
CIRCLES = CirclesSheet(
    kind="circles", id="omverdenskort", title="Vores omverden", instruction="Skriv én aktør.", alt="Et rundt kort.",
    centre="Os", rings=("Dagligt", "Jævnligt", "Sjældent"),
    sectors=("Borgere", "Pårørende", "Medarbejdere", "Samarbejdspartnere", "Politisk niveau og ledelse", "Andre"),
)  # fmt: skip
GRID = GridSheet(
    kind="grid", id="indflydelse", title="Hvem præger vores hverdag?", instruction="Sæt en prik.", alt="Et gitter.",
    x={"name": "Hvor berørte er de?", "low": "Lidt berørt", "high": "Meget berørt"},
    y={"name": "Hvor stor indflydelse har de?", "low": "Lille indflydelse", "high": "Stor indflydelse"},
    fields=("Hold dem orienteret", "Nøgleaktører", "Følg med på afstand", "Opsøg dem, og lyt"),
)  # fmt: skip
ACTOR = ActorSheet(
    kind="actor", id="aktoerark", title="Én aktør ad gangen", instruction="Skriv først.", alt="Et ark om én aktør.",
    actor="Aktørens rolle (ikke navn)", boxes=("Giver os", "Tager fra os", "Krydspres"),
    fields=("Styrer vi selv", "Kan vi påvirke", "Er et vilkår"), agreement="Vores aftale – noget vi ændrer",
)  # fmt: skip
MATRIX = Matrix(GRID, tuple(Text(name, "content/cards.yaml", 20) for name in ("Tillid", "Frirum", "Støtte & råd")), 2)
SOURCE = Source(
    id="s2",
    short="Johansen og Rasmussen, Offentlig Ledelse",
    full="Et studie.",
    url="https://offentligledelse.dk/?p=9604&a=b",
)
AGENDA = (
    AgendaRow("9.00", Text("Velkommen"), 10),
    AgendaRow("9.10", Text("Hvor går min grænse?"), 66),
    AgendaRow("10.16", Text("Afslutning"), 14),
)  # fmt: skip


def slide(layout: str, title: str, **changes: object) -> Slide:
    """A slide with a title and notes and nothing else."""
    made = Slide(
        layout=layout,
        title=title if isinstance(title, Text) else Text(title, "content/x.yaml", 3),
        kicker="Hvor går min grænse?",
        lead=None,
        points=(),
        columns=(),
        agenda=(),
        drawing=None,
        source=None,
        band=None,
        notes=(("Tid", Text("Minut 0–10 (10 minutter)")), ("Gør", Text("Giv det første eksempel.\nTal sidst."))),
    )
    return replace(made, **changes)


def texts(*values: str) -> tuple[Text, ...]:
    return tuple(Text(value, "content/x.yaml", 5) for value in values)


def everything() -> list[Slide]:
    """One slide of each layout, and one of each drawing."""
    columns = ((Text("De forventer af os"), texts("Hvad beder de om?")), (Text("Vi har brug for"), texts("Ro")))
    made = [
        slide("title", "Hvordan har du det selv som leder?", lead=Text("Din egen trivsel som leder")),
        slide("agenda", "Det skal vi nå i dag", lead=Text("Først tænker du selv."), agenda=AGENDA),
        slide("purpose", "I dag handler det om dig", lead=Text("Vælg én ting."), points=texts("Se på hverdagen")),
        slide("rules", "Sådan taler vi sammen i dag", points=texts("Du kan altid sige pas.", "Dit ark er dit.")),
        slide("question", "Hvornår havde du sidst helt fri?", lead=Text("Svar ikke højt."), band=BAND),
        slide("reflection", "Hvad fortæller ugen dig?", points=texts("Hvad har du selv valgt?"), band=BAND),
        slide("talk", "Fortæl din makker om ugen", lead=Text("Lyt."), points=texts("Én fortæller", "Byt"), band=BAND),
        slide("fact", "Ledertrivsel er ikke kun din egen opgave", lead=Text("698 artikler."), source=SOURCE, band=BAND),
        slide("columns", "Hvad vil vi hinanden?", columns=columns, band=replace(BAND, form="Alle", materials=())),
        slide("pause", "Gør noget andet", lead=Text("Vi begynder igen kl. 10.04."), points=texts("Gå en tur.")),
        slide("next", "Hvad gør vi, inden vi ses igen?", points=texts("Hvad har vi aftalt?")),
        slide("closing", "Tak for i dag", lead=Text("Vi ses til andet møde.")),
    ]
    for sheet in (WEEK, ACCOUNT, CIRCLES, GRID, ACTOR):
        made.append(slide("drawing", f"Tegning: {sheet.title}", drawing=sheet, points=texts("Se her"), band=BAND))
    return [*made, slide("matrix", "Hvor ligger emnerne?", matrix=MATRIX, band=BAND)]


def meeting(slides: Iterable[Slide], **changes: object) -> Meeting:
    item = Item(dt.time(9), 0, 10, Text("Velkommen"), "alle", "step", tuple(slides))
    made = Meeting(
        part=1,
        title=Text("Din egen trivsel som leder"),
        heading="Del 1: Din egen trivsel som leder",
        purpose=Text("Ro."),
        intro=Text("Det første møde."),
        date=dt.date(2027, 2, 3),
        start=dt.time(9),
        minutes=90,
        place=Text("Lokale 2.14, Laksetorvet"),
        blocks=(Block(Text("Velkommen"), None, (item,)),),
        extra=(),
        exercises=(),
        articles=(),
        invitation=None,
        evaluation=None,
        roadmap=None,
        action_plan=False,
        content=("del-1", "graensen", "s2"),
    )
    return replace(made, **changes)


def plan(group: str | None = "Ledergruppen i Sundhed og Omsorg") -> Plan:
    organisation = Organisation(
        name="Randers Kommune", platform="Broen", platform_url="https://broen.randers.dk/",
        evaluation="lederevaluering", support={"heading": "Her kan du få hjælp"}, policy="God ledelse.",
    )  # fmt: skip
    return Plan(
        group=Text(group, "gruppe.yaml", 1) if group else None,
        course=None,
        organisation=organisation,
        facilitator=None,
        participants=(),
        attachment=None,
        meetings=(),
        cards=None,
        guide=None,
        action_plan=None,
        today=dt.date(2027, 1, 4),
    )


def drawn(*slides: Slide, group: str | None = "Ledergruppen i Sundhed og Omsorg", **changes: object) -> bytes:
    return deck(plan(group), meeting(slides, **changes), TEMPLATES).data


def shown(data: bytes) -> str:
    return deck_checks.words(data)


def problems(*slides: Slide, **changes: object) -> tuple[Problem, ...]:
    with pytest.raises(FitError) as caught:
        drawn(*slides, **changes)
    return caught.value.problems


@pytest.fixture(scope="module", params=(1, 2, 3))
def whole(request: pytest.FixtureRequest) -> bytes:
    """A deck with every kind of slide, for each of the three parts."""
    return drawn(*everything(), part=request.param, heading=f"Del {request.param}: Trivsel")


def test_sound(whole: bytes) -> None:
    """A deck of any part passes every check: schema, fit, languages, metadata, titles, notes, sizes, contrast, ids."""
    assert office.faults(whole) == []
    assert deck_checks.faults(whole) == []


def test_golden() -> None:
    """The words of slides and notes, and their order, are those that a Dane has read and approved."""
    found = shown(drawn(*everything()))
    if "UPDATE_GOLDEN" in os.environ:
        GOLDEN.write_text(found, "utf-8", newline="\n")
    assert found == GOLDEN.read_text("utf-8")


def test_document() -> None:
    """The file says which part, kind and content it belongs to."""
    made = deck(plan(), meeting(everything(), part=2), TEMPLATES)
    assert (made.name, made.part, made.kind) == ("del-2/oplaeg.pptx", 2, "deck")
    assert made.content == ("del-1", "graensen", "s2")


def test_every_layout_has_its_slide() -> None:
    """Each layout key becomes a slide in the layout of its Danish name, and extra slides come last."""
    made = meeting(everything()[:-1], extra=(everything()[-1],))
    pages = Presentation(BytesIO(deck(plan(), made, TEMPLATES).data)).slides
    assert [page.slide_layout.name for page in pages] == [places.LAYOUTS[s.layout] for s in everything()]
    assert pages[-1].shapes.title.text == "Hvor ligger emnerne?"


@pytest.mark.parametrize("layout", [key for key in places.LAYOUTS if key not in ("title", "agenda")])
def test_awkward_texts(layout: str) -> None:
    """Letters of all kinds, marks and tags come out as they were written, on the slide and in the notes."""
    notes = (("Gør", AWKWARD), ("Sig", AWKWARD))
    lead = None if layout == "matrix" else AWKWARD
    made = shown(drawn(slide(layout, AWKWARD, kicker=AWKWARD, lead=lead, notes=notes)))
    assert made.count(AWKWARD) == (4 if layout == "matrix" else 5)


def test_nothing_known() -> None:
    """Without group, date and place the first slide and the footer leave them out, and the agenda has no times."""
    data = drawn(*everything()[:2], group=None, date=None, start=None, place=None)
    assert office.faults(data) + deck_checks.faults(data) == []
    assert "Ledergruppen" not in office.parts(data)["ppt/slides/slide1.xml"].decode()
    assert "9.00" not in shown(data)
    assert "\nFørst tænker du selv.\nEmne\nMinutter\nVelkommen\n10\n" in shown(data)


def test_long_agenda() -> None:
    """An agenda of nine lines stands at 18 pt or more within its room."""
    rows = tuple(AgendaRow("9.00", Text(f"Samarbejde på tværs, tillid og frirum {n} (fortsat)"), 10) for n in range(9))
    page = Presentation(BytesIO(drawn(slide("agenda", "Det skal vi nå", lead=Text("Kort"), agenda=rows)))).slides[0]
    table = next(shape for shape in page.shapes if shape.has_table)
    assert table.table.first_row
    assert table.top + sum(row.height for row in table.table.rows) <= 498 * 12700


def test_agenda_too_long() -> None:
    """An agenda that has no room is a fault, told with its longest line."""
    rows = (*AGENDA, AgendaRow("11.00", Text("Hvor går min grænse? (fortsat)", "content/y.yaml", 9), 5)) * 4
    (found,) = problems(slide("agenda", "Det skal vi nå", agenda=rows))
    assert (found.path, found.line, found.code) == ("content/y.yaml", 9, "text-too-long")


def test_part_colors() -> None:
    """Each part's deck has its colour and tint first in the theme, and its own sign and no other."""
    seen = []
    for part in (1, 2, 3):
        package = deck_checks.Package(drawn(everything()[0], part=part))
        scheme = package.trees["ppt/theme/theme1.xml"].find(".//{*}clrScheme")
        seen.append([scheme.find(f"{{*}}accent{n}")[0].get("val") for n in range(1, 7)])
        names = " ".join(package.files[name].decode() for name in package.files if "slideLayouts/s" in name)
        assert [n for n in (1, 2, 3) if f"Tegn del {n}" in names] == [part]
    assert [(colors[0], colors[3]) for colors in seen] == [
        ("9A5B00", "F8EBD6"),
        ("0B5563", "E1EEF0"),
        ("6A3B6E", "F0E6F1"),
    ]
    assert {tuple(sorted(colors)) for colors in seen} == {tuple(sorted(seen[0]))}


def test_no_lead_no_gap() -> None:
    """Without a lead the points stand where the lead would have stood, and reach as far down as before."""
    with_lead, without = (
        next(shape for shape in Presentation(BytesIO(drawn(made))).slides[0].placeholders if shape.name == "Punkter")
        for made in (
            slide("talk", "Hvad?", lead=Text("Lyt."), points=texts("Ét")),
            slide("talk", "Hvad?", points=texts("Ét")),
        )
    )
    assert without.top < with_lead.top
    assert without.top + without.height == with_lead.top + with_lead.height


def test_band() -> None:
    """Minutes, form and materials stand at the same place on every exercise slide; unknown materials leave no gap."""
    pages = list(Presentation(BytesIO(drawn(*everything()))).slides)
    spots: dict[str, set[tuple[int, int]]] = {}
    for page in pages:
        for shape in page.placeholders:
            if shape.name.startswith("Bånd"):
                spots.setdefault(shape.name, set()).add((shape.left, shape.top))
    assert {name: len(found) for name, found in spots.items()} == {
        "Bånd: minutter": 1,
        "Bånd: form": 1,
        "Bånd: materialer": 1,
    }
    lonely = next(page for page in pages if page.slide_layout.name == "To spalter")
    assert "Bånd: materialer" not in [shape.name for shape in lonely.placeholders]


def test_a_break_shows_minutes_only() -> None:
    """The slide of a break has its minutes and their sign in the band, and neither form nor people."""
    band = Band(9, "", ())
    page = Presentation(BytesIO(drawn(slide("pause", "Gør noget andet", lead=Text("Gå."), band=band)))).slides[0]
    names = [shape.name for shape in page.shapes]
    assert [name for name in names if name.startswith(("Bånd", "Symbol"))] == ["Bånd: minutter", "Symbol: minutter"]


def test_nothing_sits_on_the_band() -> None:
    """Drawings and columns end well above the band, in our template at least 0.22 inches."""
    for page in Presentation(BytesIO(drawn(*everything()))).slides:
        low = [shape for shape in page.placeholders if shape.name.startswith("Spalte")]
        low += [shape for shape in page.shapes if shape.name == "Tegning"]
        band = [shape.top for shape in page.shapes if shape.name == "Bånd: minutter"]
        assert all(shape.top + shape.height <= band[0] - 0.22 * 914400 for shape in low)


def test_follows_the_template() -> None:
    """A template whose title is smaller and elsewhere gives a deck whose titles are."""
    layout = "ppt/slideMasters/slideMaster1.xml"
    changed = office.broken(TEMPLATES["oplaeg.pptx"], layout, 'sz="3400" b="1"', 'sz="3000" b="1"')
    changed = office.broken(changed, layout, '<a:off x="594360"', '<a:off x="1270000"')
    data = deck(plan(), meeting([slide("talk", "Hvad?", points=texts("Ét"))]), Templates({"oplaeg.pptx": changed})).data
    title = next(shape for shape in deck_checks.shapes(deck_checks.Package(data)) if shape.index == 0)
    assert title.size(title.element.find(f".//{office.A}r")) == 30
    assert Presentation(BytesIO(data)).slides[0].shapes.title.left == 1270000


def test_missing_layout() -> None:
    """A template without a layout that the deck needs is a fault that names the layout."""
    changed = office.broken(
        TEMPLATES["oplaeg.pptx"], "ppt/slideLayouts/slideLayout7.xml", 'name="Tal sammen"', 'name="Snak"'
    )
    with pytest.raises(ContentError) as caught:
        deck(plan(), meeting(everything()), Templates({"oplaeg.pptx": changed}, {"oplaeg.pptx": "vores.pptx"}))
    assert [(p.path, p.where, p.code) for p in caught.value.problems] == [
        ("vores.pptx", "Tal sammen", "missing-layout")
    ]


def growing(layout: str, field: str, unit: str = "ord ") -> tuple[Slide, Slide]:
    """The longest text of the same words that fits a field, and the next longer one, which does not."""

    def made(count: int) -> Slide:
        text = Text((unit * count).strip(), "content/x.yaml", 12)
        return (
            slide(layout, "Hvad?", **{field: (text,) if field == "points" else text})
            if field != "title"
            else slide(layout, text)
        )

    def fits(count: int) -> bool:
        try:
            drawn(made(count))
        except FitError:
            return False
        return True

    low, high = 1, 256
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return made(low), made(high)


@pytest.mark.parametrize(
    ("layout", "field", "floor"),
    [
        ("talk", "title", 28),
        ("question", "title", 36),
        ("talk", "points", 18),
        ("talk", "lead", 18),
        ("columns", "lead", 18),
    ],
)
def test_fit_guard(layout: str, field: str, floor: int) -> None:
    """Just below the limit a text stands at its floor; just above it is a fault that says where and how much to cut."""
    below, above = growing(layout, field, "værdsættelse ")
    data = drawn(below)
    assert office.faults(data) + deck_checks.faults(data) == []
    assert floor in {
        shape.size(run)
        for shape in deck_checks.shapes(deck_checks.Package(data))
        for run in shape.element.iter(f"{office.A}r")
    }
    (found,) = problems(above)
    assert (found.path, found.line, found.code) == ("content/x.yaml", 12, "text-too-long")
    assert found.where.startswith("slide 1 »")
    assert f"at {floor} pt; make it about 13 characters shorter" in found.text


def test_all_faults_at_once() -> None:
    """Every text of a deck that does not fit, or cannot be drawn, is told in one run, and each fault once."""
    long = Text("ord " * 400, "content/x.yaml", 4)
    sign = Text("Giraffen \N{GIRAFFE FACE}", "content/x.yaml", 5)
    found = problems(
        slide("talk", "Hvad?", points=(long,)), slide("talk", "Hvem?", lead=long, points=(sign,)), slide("rules", sign)
    )
    assert [(p.code, p.line, p.where) for p in found] == [
        ("text-too-long", 4, "slide 1 »Hvad?«"),
        ("text-too-long", 4, "slide 2 »Hvem?«"),
        ("no-glyph", 5, "slide 2 »Hvem?«"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        slide("question", "Hvad?", points=texts("Et punkt")),
        slide("agenda", "Hvad?", points=texts("Et punkt")),
        slide("talk", "Hvad?", drawing=WEEK),
        slide("talk", "Hvad?", source=SOURCE),
        slide("talk", "Hvad?", columns=((Text("Et"), ()), (Text("To"), ()))),
    ],
)
def test_nothing_is_dropped(wrong: Slide) -> None:
    """A text or drawing that the layout has no place for is a fault, and never left out silently."""
    assert {found.code for found in problems(wrong)} == {"no-place"}


def test_long_group() -> None:
    """A group's name that has no room in the footer is a fault in the group file."""
    found = problems(slide("talk", "Hvad?"), group="Ledergruppen for " + "Sundhed, Omsorg og Ældre, " * 20)
    assert {(p.path, p.line, p.code) for p in found} == {("gruppe.yaml", 1, "text-too-long")}


def test_same_bytes() -> None:
    """Time zone, locale and hash seed leave no trace in the file."""
    code = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]; import test_deck as t;"
        "print(hashlib.sha256(t.drawn(*t.everything())).hexdigest())"
    )
    made = set()
    for seed, zone in (("1", "Europe/Copenhagen"), ("2", "Pacific/Auckland")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        call = [sys.executable, "-c", code, str(ROOT / "tests" / "render"), str(ROOT / "tests")]
        made.add(subprocess.run(call, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(made) == 1


SLIDE, NOTES = "ppt/slides/slide7.xml", "ppt/notesSlides/notesSlide7.xml"
BROKEN = {
    "titles": (SLIDE, "Fortæl din makker om ugen", "Hvad fortæller ugen dig?"),
    "notes": ("ppt/slides/_rels/slide7.xml.rels", "/notesSlide", "/notes"),
    "placeholders": (SLIDE, "<a:t>Lyt.</a:t>", "<a:t> </a:t>"),
    "sizes": ("ppt/slideLayouts/slideLayout7.xml", 'sz="2800"', 'sz="1700"'),
    "contrast": ("ppt/theme/theme1.xml", "44535B", "9AA3A8"),
    "alternatives": ("ppt/slides/slide13.xml", ' descr="Skema over en uge."', ""),
    "numbers": (SLIDE, '<p:cNvPr id="2"', '<p:cNvPr id="3"'),
    "orphans": ("ppt/_rels/presentation.xml.rels", "presProps.xml", "presentation.xml"),
    "links": ("ppt/slides/_rels/slide8.xml.rels", "https://offentligledelse.dk", "file:///c:/fil"),
}


@pytest.mark.parametrize("check", deck_checks.CHECKS, ids=lambda check: check.__name__)
def test_each_check_sees(check: object) -> None:
    """Each check of decks finds the fault in a file that was broken on purpose."""
    assert check(office.broken(drawn(*everything()), *BROKEN[check.__name__]))


@pytest.mark.parametrize("part", [SLIDE, NOTES])
def test_language_is_seen(part: str) -> None:
    """A run in another language, or in none, is found on slides and in notes."""
    for wrong in ('lang="en-US"', ""):
        assert office.languages(office.broken(drawn(*everything()), part, 'lang="da-DK"', wrong))
