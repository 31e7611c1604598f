"""Decks in a program that is not ours: every text is on its slide, the fit guard is right, and saving loses nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import libreoffice
import pymupdf
import pytest
from lxml import etree
from pptx import Presentation
from test_deck import BAND, MATRIX, SOURCE, TEMPLATES, meeting, plan, slide, texts

from ledertrivsel_cli.course import plan_of
from ledertrivsel_cli.figures import Matrix
from ledertrivsel_cli.load import load_templates
from ledertrivsel_cli.options import Options
from ledertrivsel_cli.plan import Meeting, Plan, Slide
from ledertrivsel_cli.render import fit
from ledertrivsel_cli.render.deck import deck
from ledertrivsel_cli.render.deck import drawn as drawn_anyway
from ledertrivsel_cli.render.document import Templates
from ledertrivsel_cli.text import Text

pytestmark = libreoffice.needed
ROOT = Path(__file__).resolve().parents[2]
FULL = ROOT / "examples" / "sundhed-og-omsorg.yaml"
WORD = "værdsættelse"
FOREIGN = Templates({"oplaeg.pptx": (files("pptx") / "templates" / "default.pptx").read_bytes()})


# Every text of the plan


COURSES = {
    "a full group": Options(group=FULL, today="2027-01-04"),
    "nobody chose, an hour": Options(minutes=60, today="2027-01-04"),
}


@cache
def course(name: str) -> Plan:
    return plan_of(COURSES[name])


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pymupdf.Document]:
    """The decks of the real courses in both templates, by course, part and template."""
    templates = {"ours": load_templates(), "foreign": Templates({**load_templates(), **FOREIGN})}
    made = {
        f"{name}, {part.part}, {which}.pptx": deck(course(name), part, kind).data
        for name in COURSES
        for which, kind in templates.items()
        for part in course(name).meetings
        if which == "ours" or name == "a full group"
    }
    return libreoffice.printed(tmp_path_factory.mktemp("decks"), made)


@pytest.mark.parametrize("part", [1, 2, 3])
@pytest.mark.parametrize(
    ("name", "which"), [("a full group", "ours"), ("nobody chose, an hour", "ours"), ("a full group", "foreign")]
)
def test_every_text_is_on_its_slide(pages: dict[str, pymupdf.Document], name: str, part: int, which: str) -> None:
    """Whatever the plan says of a slide can be read on the page that LibreOffice prints of it."""
    found, planned = pages[f"{name}, {part}, {which}.pptx"], course(name).meetings[part - 1]
    assert len(found) == len(planned.slides)
    for page, one in zip(found, planned.slides, strict=True):
        read = _read(page)
        assert [text for text in _said(planned, one) if _plain(text) not in read] == [], one.title


def test_a_missing_text_is_seen(pages: dict[str, pymupdf.Document]) -> None:
    """The test above bites: no page has the texts of the next one."""
    planned = course("a full group").meetings[0]
    shown = pages["a full group, 1, ours.pptx"]
    for page, other in zip(shown, planned.slides[1:], strict=False):
        assert _plain(other.title) not in _read(page)


def _said(planned: Meeting, one: Slide) -> Iterator[str]:
    """All texts of a slide that are to be seen on it."""
    yield from (one.title, *([one.lead] if one.lead else []), *one.points)
    yield from (text for heading, points in one.columns for text in (heading, *points))
    yield from (text for row in one.agenda for text in (row.title, str(row.minutes)))
    if planned.start:
        yield from (row.when for row in one.agenda)
    if one.source:
        yield one.source.short
    if one.band and one.layout not in ("title", "agenda", "closing"):
        yield from (f"{one.band.minutes} min", one.band.form, *one.band.materials)
    if one.layout != "title":
        yield one.kicker
    yield from _drawn(one.figure)


def _drawn(figure: Any) -> Iterator[str]:
    if isinstance(figure, Matrix):
        yield from figure.topics
        figure = figure.sheet
    for name in ("days", "times", "rings", "sectors", "fields", "boxes"):
        yield from getattr(figure, name, ())
    for name in ("plus", "minus", "centre", "agreement"):
        yield from filter(None, [getattr(figure, name, None)])


def _read(page: pymupdf.Page) -> str:
    """A page's words; ligatures apart and hyphens at line ends as they were written."""
    return _plain(page.get_text(flags=pymupdf.TEXTFLAGS_TEXT & ~pymupdf.TEXT_PRESERVE_LIGATURES))


def _plain(text: str) -> str:
    return "".join(text.split()).upper()  # a template may set titles in capitals


# The fit guard


def points(text: Text) -> Slide:
    return slide("talk", "Hvad?", points=(text,), band=BAND)


FIELDS: dict[str, tuple[str, Callable[[Text], Slide]]] = {
    "title": ("Titel", lambda text: slide("talk", text, band=BAND)),
    "question": ("Titel", lambda text: slide("question", text, band=BAND)),
    "points": ("Punkter", points),
    "lead": ("Manchet", lambda text: slide("talk", "Hvad?", lead=text, points=texts("Ét"), band=BAND)),
    "fact": ("Manchet", lambda text: slide("fact", "Hvad?", lead=text, source=SOURCE, band=BAND)),
    "columns": ("Spalte 1: punkter", lambda text: slide("columns", "Hvad?", columns=((Text("Et"), (text,)),) * 2)),
    "pause": ("Manchet", lambda text: slide("pause", "Hvad?", lead=text, band=BAND)),
}
FOREIGN_FIELDS = {"title": FIELDS["title"], "points": ("Tekst", points)}


def limit(make: Callable[[Text], Slide], templates: Templates) -> int:
    """How many words the guard lets through."""

    def refused(count: int) -> bool:
        return bool(drawn_anyway(plan(), meeting([make(_words(count))]), templates)[1])

    low, high = 1, 400
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if refused(middle) else (middle, high)
    return low


def _words(count: int) -> Text:
    return Text(" ".join([WORD] * count), "content/x.yaml", 12)


@pytest.fixture(scope="module", params=["ours", "foreign"])
def guarded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """For each field a slide with the last text that fits, and one with a line more that is drawn all the same."""
    fields = FIELDS if request.param == "ours" else FOREIGN_FIELDS
    templates = TEMPLATES if request.param == "ours" else FOREIGN
    made, slides = {}, []
    for field, (shape, make) in fields.items():
        last = limit(make, templates)
        slides += [make(_words(last)), make(_words(last + _more(make(_words(last)), shape, templates)))]
        made[field] = shape
    data = drawn_anyway(plan(), meeting(slides), templates)[0].data
    shown = libreoffice.printed(tmp_path_factory.mktemp("guard"), {"guard.pptx": data})["guard.pptx"]
    yield request.param, (made, list(shown), list(Presentation(BytesIO(data)).slides))


def _more(made: Slide, name: str, templates: Templates) -> int:
    """How many words make a line more. LibreOffice sets lines a little closer than PowerPoint: eight take one less."""
    data = drawn_anyway(plan(), meeting([made]), templates)[0].data
    box = next(shape for shape in Presentation(BytesIO(data)).slides[0].shapes if shape.name == name)
    words = max(int(box.width / 12700 / fit.width(WORD + " ", fit.ARIAL, 18)), 1) + 1
    return words * (1 + box.text_frame.text.count(WORD) // words // 8)


def test_the_guard_agrees(guarded: tuple[str, Any]) -> None:
    """The longest text that the guard lets through stands within its box; with one line more it runs over."""
    which, (made, shown, slides) = guarded
    for number, (field, name) in enumerate(made.items()):
        below, above = (_inside(shown[2 * number + more], slides[2 * number + more], name) for more in (0, 1))
        assert below, f"{which}, {field}: the guard lets too much through"
        assert not above, f"{which}, {field}: the guard is more careful than a line"


def _inside(page: pymupdf.Page, made: Any, name: str) -> bool:
    """Whether all of a box's words are printed, and within it."""
    shape = next(shape for shape in made.shapes if shape.name == name)
    room = _room(shape)
    hits = page.search_for(WORD)
    wanted = sum(one.text_frame.text.count(WORD) for one in made.shapes if one.has_text_frame)
    own = [hit for hit in hits if room.x0 - 2 <= hit.x0 <= room.x1]
    return len(hits) >= wanted and all(_middle(hit) in room and hit.x1 <= room.x1 + 1 for hit in own)


def _room(shape: Any) -> pymupdf.Rect:
    """Where a box's text may stand: within the margins that it or its layout gives it."""
    holders = shape.part.slide.slide_layout.placeholders
    above = next((one for one in holders if one.placeholder_format.idx == shape.placeholder_format.idx), shape)
    own = shape.text_frame if shape._element.txBody.bodyPr.get("tIns") else above.text_frame
    top, bottom = shape.top + own.margin_top, shape.top + shape.height - own.margin_bottom
    return pymupdf.Rect(*(value / 12700 for value in (shape.left, top, shape.left + shape.width, bottom)))


def _middle(hit: pymupdf.Rect) -> pymupdf.Point:
    """Where the letters stand: a line's box has air above and below that may reach out."""
    return pymupdf.Point(hit.x0 + 1, (hit.y0 + hit.y1) / 2)


# Saved again


def test_saved_again(tmp_path: Path) -> None:
    """A deck that LibreOffice has saved still has its titles and notes, and the names and values of its chart."""
    made = deck(course("a full group"), course("a full group").meetings[1], load_templates()).data
    again = libreoffice.saved(tmp_path, {"oplaeg.pptx": made}, ".pptx")["oplaeg.pptx"]
    before, after = (list(Presentation(BytesIO(data)).slides) for data in (made, again))
    assert [one.shapes.title.text_frame.text for one in after] == [one.shapes.title.text_frame.text for one in before]
    assert [_notes(one) for one in after] == [_notes(one) for one in before]
    assert _charts(after) == _charts(before) != []


def test_scores_are_saved_again(tmp_path: Path) -> None:
    """Scores typed into the chart are there after LibreOffice has saved the deck."""
    made = drawn_anyway(
        plan(), meeting([slide("matrix", "Hvor?", matrix=replace(MATRIX, own=0), band=BAND)]), TEMPLATES
    )
    presentation = Presentation(BytesIO(made[0].data))
    chart = next(shape.chart for shape in presentation.slides[0].shapes if shape.has_chart)
    for number, value in enumerate(chart._chartSpace.iter("{*}v")):
        if number % 3:  # each series has its name, then across, then up
            value.text = f"{1 + number / 4}"
    stream = BytesIO()
    presentation.save(stream)
    again = libreoffice.saved(tmp_path, {"oplaeg.pptx": stream.getvalue()}, ".pptx")["oplaeg.pptx"]
    ours, theirs = (_charts(list(Presentation(BytesIO(data)).slides)) for data in (stream.getvalue(), again))
    assert theirs == ours
    assert [value for _, *values in ours for value in values] == [1.25, 1.5, 2.0, 2.25, 2.75, 3.0]


def test_the_workbook_counts(tmp_path: Path) -> None:
    """Two scores typed in the workbook move the topic there; one alone leaves it where it waits."""
    from test_matrix_chart import book
    from test_matrix_chart import deck as matrix_deck

    from ledertrivsel_cli.package import packed

    parts = book(matrix_deck())
    sheet = etree.fromstring(parts["xl/worksheets/sheet1.xml"])
    for cell in sheet.iter("{*}c"):
        if cell.get("r") in ("B2", "C2", "B3"):
            etree.SubElement(cell, cell.tag[:-1] + "v").text = {"B2": "4.5", "C2": "2.25", "B3": "3"}[cell.get("r")]
        elif cell.find("{*}f") is not None:
            cell.remove(cell.find("{*}v"))  # to be counted anew, as Excel does it when a cell changes
    parts["xl/worksheets/sheet1.xml"] = etree.tostring(sheet)
    csv = libreoffice.saved(tmp_path, {"emner.xlsx": packed(parts)}, ".csv")["emner.xlsx"].decode("utf-8")
    rows = [line.split(",") for line in csv.splitlines()]
    assert rows[1][:5] == ["Tillid", "4.5", "2.25", "2.25", "4.5"]
    assert rows[2][1:3] == ["3", ""]
    assert float(rows[2][3]) > 5.25


def _notes(one: Any) -> list[str]:
    return [p.text for p in one.notes_slide.notes_text_frame.paragraphs if p.text]


def _charts(slides: list[Any]) -> list[tuple[Any, ...]]:
    """Name and numbers of every series that has numbers."""
    found = []
    for one in slides:
        for shape in (shape for shape in one.shapes if shape.has_chart):
            for series in shape.chart._chartSpace.iter("{*}ser"):
                name = series.findtext("{*}tx//{*}v")
                values = [float(v.text) for axis in ("xVal", "yVal") for v in series.iterfind(f"{{*}}{axis}//{{*}}v")]
                found += [(name, *(round(value, 3) for value in values))] if values else []
    return found
