"""A group's scores on slides and as a picture: what the rules point at, said in plain Danish, and nothing hidden."""

import re
from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO
from typing import Any

import deck_checks
import municipal
import office
import pytest
from conftest import Asked
from lxml import etree
from PIL import Image
from pptx import Presentation

from ledertrivsel_cli.choose import choose
from ledertrivsel_cli.errors import FitError
from ledertrivsel_cli.load import load_templates
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.plan import Plan
from ledertrivsel_cli.priorities import Priorities, weigh
from ledertrivsel_cli.render import prioritering as module
from ledertrivsel_cli.render.document import Document, Templates
from ledertrivsel_cli.render.prioritering import prioritering
from ledertrivsel_cli.scores import Score, Scores
from ledertrivsel_cli.text import Text

OURS = load_templates()
THEIRS = Templates({**OURS, "oplaeg.pptx": municipal.template()}, {"oplaeg.pptx": "skabelon.potx"})
LONG = "Vi taler åbent med hinanden om det, der er svært, også når det gør lidt ondt på {}"
NAMES = [
    "Tillid",
    "Frirum",
    "Samarbejde på tværs",
    "Uenighed",
    "Sparring",
    "Mening",
    "Humor",
    "Tempo",
    "Møder",
    "Mails",
]
TWENTY = [*NAMES, *(f"{name} igen" for name in NAMES)]

CASES: dict[str, list[tuple[str, list[int], list[int]]]] = {
    "one": [("Tillid", [5, 5], [2, 1])],
    "eight": [(name, [5 - number % 3, 4], [1 + number % 5, 2]) for number, name in enumerate(NAMES[:8])],
    "twenty": [(name, [1 + number % 5, 3], [1 + number * 3 % 5, 3]) for number, name in enumerate(TWENTY)],
    "one spot": [(name, [5], [1]) for name in TWENTY],
    "extremes": [("Lavt", [1], [1]), ("Højt", [5], [5]), ("Halter", [5], [1]), ("Lykkes", [1], [5])],
    "border": [("Lige på", [3, 4], [4, 3])],
    "long": [(LONG.format(number), [5], [2]) for number in ("os", "jer", "dem")],
    "awkward": [('Bær & »gær« <b> "é" =1+1', [4], [4]), ("]]> &amp; ' æøå", [2], [3])],
}


@pytest.fixture(scope="module")
def plan(library: Library, asked: Asked) -> Plan:
    return choose(library, asked("group: Ledergruppen i Kultur & Fritid"))


def weighed(topics: Iterable[tuple[str, list[int], list[int]]], participants: int = 6) -> Priorities:
    rows = [
        Score(name, *pair) for name, importance, success in topics for pair in zip(importance, success, strict=True)
    ]
    return weigh(Scores(tuple(rows), participants, ()))


def made(plan: Plan, case: str, templates: Templates = OURS, participants: int = 6) -> dict[str, Document]:
    found = prioritering(plan, weighed(CASES[case], participants), templates)
    return {document.name.rpartition(".")[2]: document for document in found}


def slides(document: Document) -> list[Any]:
    return list(Presentation(BytesIO(document.data)).slides)


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def rows(slide: Any) -> list[list[str]]:
    return [[cell.text_frame.text for cell in row.cells] for row in table(slide).table.rows]


def table(slide: Any) -> Any:
    return next(shape for shape in slide.shapes if shape.has_table)


def all_rows(document: Document) -> list[list[str]]:
    pages = [slide for slide in slides(document) if any(shape.has_table for shape in slide.shapes)]
    return [row for slide in pages for row in rows(slide)[1:]]


def words(document: Document) -> list[str]:
    """Name and description of the picture."""
    root = etree.fromstring(document.data)
    return [str(root.findtext(f"{{http://www.w3.org/2000/svg}}{name}")) for name in ("title", "desc")]


@pytest.mark.parametrize(
    ("templates", "case"),
    [*((OURS, case) for case in CASES), *((THEIRS, case) for case in ("twenty", "long"))],
    ids=[*CASES, "twenty in their template", "long in their template"],
)
def test_every_case_is_sound(plan: Plan, case: str, templates: Templates) -> None:
    """Whatever the scores, deck and pictures are made, and the deck has no fault that our checks know."""
    found = made(plan, case, templates)
    assert {key: (one.name, one.part, one.kind) for key, one in found.items()} == {
        kind: (f"prioritering.{kind}", None, "priorities") for kind in ("pptx", "svg", "png")
    }
    deck = found["pptx"].data
    faults = office.faults(deck) + (deck_checks.faults(deck) if templates is OURS else [])
    assert [fault for fault in faults if templates is OURS or fault.startswith("schema")] == []


@pytest.mark.parametrize("case", CASES)
def test_every_topic_is_in_the_table(plan: Plan, case: str) -> None:
    """Each topic has a row, whole and in its order, on slides of at most eight whose titles differ."""
    document = made(plan, case)["pptx"]
    assert [row[0] for row in all_rows(document)] == [name for name, _, _ in CASES[case]]
    pages = slides(document)[1:-1]
    assert max(len(rows(page)) for page in pages) <= 9
    titles = [page.shapes.title.text_frame.text for page in pages]
    assert titles[0] == "Hvad siger tallene?"
    assert titles[1:] == [f"Hvad siger tallene? ({number})" for number in range(2, len(pages) + 1)]


def test_numbers_in_the_table(plan: Plan) -> None:
    """Numbers have a comma, a wide spread says »tal om det«, and the header row is marked for screen readers."""
    found = weighed([("Tillid", [5, 4, 4], [1, 2, 4]), ("Frirum", [3, 3], [4, 4])])
    page = slides(prioritering(plan, found, OURS)[0])[1]
    assert rows(page) == [
        ["Emne", "Vigtighed", "Lykkes", "Afstand", "Spredning", "Felt"],
        ["Tillid", "4,33", "2,33", "2,00", "tal om det · 3", "Begynd her"],
        ["Frirum", "3,00", "4,00", "−1,00", "0", "Skru måske ned"],
    ]
    assert table(page).table.first_row
    assert table(page)._element.nvGraphicFramePr.cNvPr.get("descr").startswith("Tabel over emnerne")


@pytest.mark.parametrize(
    ("case", "left", "right"),
    [
        ("one", ["Tillid"], ["ingen styrke"]),
        ("one spot", ["Står helt lige, så vælg selv: Tillid, Frirum, Samarbejde på tværs og 17 til"], ["ingen styrke"]),
        ("extremes", ["Halter"], ["Højt"]),
        ("border", ["Intet emne skiller sig ud"], ["Lige på"]),
        ("awkward", ["Intet emne skiller sig ud"], ['Bær & »gær« <b> "é" =1+1']),
    ],
)
def test_what_the_rules_point_at(plan: Plan, case: str, left: list[str], right: list[str]) -> None:
    """The last slide says what is proposed, what is tied, or that nothing stands out, and the strength to keep."""
    last = slides(made(plan, case)["pptx"])[-1]
    assert last.shapes.title.text_frame.text == "Vælg højst to emner og én styrke"
    assert all(said in texts(last) for said in [*left, *right])


def test_strengths_alike(plan: Plan) -> None:
    """Strengths that are exactly alike are all named, and the group is asked to choose."""
    found = weighed([("Tillid", [5], [4]), ("Frirum", [5], [4])])
    last = slides(prioritering(plan, found, OURS)[0])[-1]
    assert "Lykkes lige godt, så vælg selv: Tillid og Frirum" in texts(last)


def test_talk_first(plan: Plan) -> None:
    """A proposed topic on which people are far apart is to be talked of first."""
    found = weighed([("Tillid", [5, 5], [1, 4])])
    last = slides(prioritering(plan, found, OURS)[0])[-1]
    assert "Tillid. Tal først om, hvorfor I ser så forskelligt på det." in texts(last)


@pytest.mark.parametrize(("participants", "few"), [(4, True), (5, False)])
def test_few(plan: Plan, participants: int, few: bool) -> None:
    """A small group is told on the last slide that one score moves a lot."""
    last = slides(made(plan, "extremes", participants=participants)["pptx"])[-1]
    assert ("I er få" in texts(last)) is few


def test_notes(plan: Plan) -> None:
    """Every slide has notes with what to do, to say and to watch, and no time, since this is no step of a meeting."""
    for page in slides(made(plan, "twenty")["pptx"]):
        said = page.notes_slide.notes_text_frame.text.split("\n")
        assert [line for line in said if line in ("Tid", "Gør", "Sig", "Hold øje med")] == [
            "Gør",
            "Sig",
            "Hold øje med",
        ]


def test_names_left_out_are_told(plan: Plan) -> None:
    """Where names have no room by their dots, that is said, in the picture too, and the description has them all."""
    found = made(plan, "one spot")
    assert any("17 names are left out" in said for said in found["pptx"].said)
    assert all(f"»{name}«" in words(found["svg"])[1] for name in TWENTY)
    assert made(plan, "extremes")["pptx"].said == ()


def test_picture_in_words(plan: Plan) -> None:
    """The SVG has a role, a name and a description that lists where each topic lies, and its letters are shapes."""
    document = made(plan, "awkward")["svg"]
    root = etree.fromstring(document.data)
    assert root.get("role") == "img"
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} == {one.get("id") for one in root[:2]}
    title, said = words(document)
    assert title == "Hvor ligger emnerne i vores skema?"
    assert 'Hold fast: »Bær & »gær« <b> "é" =1+1«.' in said
    assert "Lad det ligge: »]]> &amp; ' æøå«." in said
    assert "Begynd her: ingen emner." in said
    assert not re.search(rb"<text\b|font-family|@font-face|href=\"(?!#)", document.data)


def test_picture_in_pixels(plan: Plan) -> None:
    """The PNG is 1600 by 900, and dots and letters stand out from their ground."""
    with Image.open(BytesIO(made(plan, "eight")["png"].data)) as picture:
        assert picture.size == (1600, 900)
        colours = {colour for count, colour in picture.convert("RGB").getcolors(1 << 24) or [] if count > 100}
    assert {(0xF6, 0xF1, 0xE7), (255, 255, 255), (0x0B, 0x55, 0x63), (0x1D, 0x2B, 0x33)} <= colours


@pytest.mark.parametrize("case", ["twenty", "awkward"])
def test_same_bytes(plan: Plan, case: str) -> None:
    """The same scores give the same bytes, in all three files."""
    assert made(plan, case) == made(plan, case)


def test_the_chart_holds_the_means(plan: Plan) -> None:
    """The dots of the native chart stand at the means, with two places."""
    found = weighed([("Tillid", [5, 4, 4], [1, 2, 4])])
    assert found.standings[0].importance == Fraction(13, 3)
    page = slides(prioritering(plan, found, OURS)[0])[0]
    (series,) = next(shape for shape in page.shapes if shape.has_chart).chart.plots[0].series
    assert (series.name, list(series.values)) == ("Tillid", [4.33])


def test_a_letter_no_font_has(plan: Plan) -> None:
    """A topic with a letter that cannot be drawn is refused with its file and line."""
    found = weigh(Scores((Score(Text("Humor 🙂", "tal.csv", 7), 4, 4),), 1, ()))
    with pytest.raises(FitError) as caught:
        prioritering(plan, found, OURS)
    assert {(one.path, one.line, one.code) for one in caught.value.problems} == {("tal.csv", 7, "no-glyph")}


def test_a_topic_as_long_as_a_page(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """A topic that has no room even by itself is refused with its file and line."""
    monkeypatch.setattr(module, "_TRIES", module._TRIES[-1:])  # the others end in the same way, one after the other
    found = weigh(Scores((Score(Text("ord " * 100, "tal.csv", 3), 4, 4),), 1, ()))
    with pytest.raises(FitError) as caught:
        prioritering(plan, found, OURS)
    assert ("tal.csv", 3, "text-too-long") in {(one.path, one.line, one.code) for one in caught.value.problems}


def test_without_a_group(library: Library, asked: Asked) -> None:
    """Without a group file the deck and the picture are made without a name."""
    found = prioritering(choose(library, asked()), weighed(CASES["one"]), OURS)
    assert "Jeres prioritering" in texts(slides(found[0])[0])
