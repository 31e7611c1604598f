"""The drawings on slides: all their words, large enough, within their room, and editable."""

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt
from test_deck import ACCOUNT, ACTOR, CIRCLES, GRID, TEMPLATES, WEEK

from ledertrivsel_cli.printed import Sheet
from ledertrivsel_cli.render import band
from ledertrivsel_cli.render.canvas import Canvas
from ledertrivsel_cli.render.drawings import draw
from ledertrivsel_cli.render.places import Area
from ledertrivsel_cli.text import Text

ROOM = Area(310, 148, 596, 274)
SHEETS = (WEEK, ACCOUNT, CIRCLES, GRID, ACTOR)
LONG = Text("Speciallægepraksisoverenskomstforhandlinger " * 3, "content/x.yaml", 8)


def page() -> Any:
    presentation = Presentation(BytesIO(TEMPLATES["oplaeg.pptx"]))
    return presentation.slides.add_slide(presentation.slide_layouts.get_by_name("Tegning"))


def drawn(sheet: Sheet) -> Canvas:
    made = Canvas(page(), "Tegning", "slide 1 »Hvad?«")
    draw(sheet, made, ROOM)
    return made


def labels(made: Canvas) -> dict[str, Any]:
    return {
        shape.text_frame.text: shape for shape in made.group.shapes if shape.has_text_frame and shape.text_frame.text
    }


WORDS = {
    WEEK.id: (*WEEK.days, *WEEK.times),
    ACCOUNT.id: (ACCOUNT.plus, ACCOUNT.minus),
    CIRCLES.id: (CIRCLES.centre, *CIRCLES.rings, *CIRCLES.sectors),
    GRID.id: (*GRID.fields, GRID.x.name, GRID.x.low, GRID.x.high, GRID.y.name, GRID.y.low, GRID.y.high),
    ACTOR.id: (ACTOR.actor, *ACTOR.boxes, *ACTOR.fields, ACTOR.agreement),
}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_drawing(sheet: Sheet) -> None:
    """A drawing is one group with the sheet's alternative text and all its words at 18 pt or more, within its room."""
    made = drawn(sheet)
    found = labels(made)
    assert set(WORDS[sheet.id]) <= found.keys()
    assert made.problems == []
    assert made.group.element.nvGrpSpPr.cNvPr.get("descr") == sheet.alt
    assert all(run.font.size >= Pt(18) for shape in found.values() for run in shape.text_frame.paragraphs[0].runs)
    left, top, right, bottom = (Pt(value) for value in (ROOM.x - 3, ROOM.y - 3, ROOM.right + 5, ROOM.bottom + 1))
    group = made.group
    assert left <= group.left
    assert top <= group.top
    assert group.left + group.width <= right
    assert group.top + group.height <= bottom


def test_editable() -> None:
    """Drawings are made of shapes and lines, never of pictures."""
    kinds = {shape.shape_type for sheet in SHEETS for shape in drawn(sheet).group.shapes}
    assert kinds <= {MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.LINE}


@pytest.mark.parametrize(
    "sheet",
    [
        WEEK.model_copy(update={"days": (LONG, *WEEK.days[1:])}),
        ACCOUNT.model_copy(update={"minus": LONG}),
        CIRCLES.model_copy(update={"centre": LONG}),
        CIRCLES.model_copy(update={"rings": (*CIRCLES.rings[:2], LONG)}),
        CIRCLES.model_copy(update={"sectors": (LONG, *CIRCLES.sectors[1:])}),
        GRID.model_copy(update={"fields": (LONG, *GRID.fields[1:])}),
        GRID.model_copy(update={"x": GRID.x.model_copy(update={"name": LONG})}),
        ACTOR.model_copy(update={"boxes": (LONG, *ACTOR.boxes[1:])}),
        ACTOR.model_copy(update={"agreement": LONG}),
    ],
    ids=lambda sheet: sheet.kind,
)
def test_too_long(sheet: Sheet) -> None:
    """A text that does not fit in a drawing is told with its slide, file and line."""
    (found,) = drawn(sheet).problems
    assert (found.path, found.line, found.code) == ("content/x.yaml", 8, "text-too-long")
    assert found.where == "slide 1 »Hvad?«"


def test_glyphs() -> None:
    """A sign that the font cannot draw is told."""
    sheet = ACCOUNT.model_copy(update={"plus": Text("Sol \N{SUN WITH FACE}", "content/x.yaml", 8)})
    assert [(found.code, found.line) for found in drawn(sheet).problems] == [("no-glyph", 8)]


@pytest.mark.parametrize("count", range(3, 9))
def test_sectors(count: int) -> None:
    """Circle maps of three to eight sectors have every name beside the circle, and no two upon each other."""
    names = tuple(Text(f"Område {number}") for number in range(count))
    made = drawn(CIRCLES.model_copy(update={"sectors": names}))
    boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for text, s in labels(made).items() if text in names]
    assert len(boxes) == count
    assert made.problems == []
    assert not [(a, b) for a in boxes for b in boxes if a < b and _overlap(a, b)]


def _overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize(("form", "shapes"), [("Alene", 2), ("To og to", 4), ("Grupper", 6), ("Alle", 9)])
def test_people(form: str, shapes: int) -> None:
    """The sign for a form shows one, two or three people, or all around a table, and is marked as decorative."""
    made = band.people(page(), Area(0, 0, 76, 52), form)
    assert len(made.group.shapes) == shapes
    assert made.group.element.xpath(".//*[local-name()='decorative']/@val") == ["1"]
