"""A table of topics and numbers on a slide: every text whole, in its column, as large as there is room for."""

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from ledertrivsel_cli.figures import Table
from ledertrivsel_cli.render.places import Area
from ledertrivsel_cli.render.table import SIZES, Stand, planned_table
from ledertrivsel_cli.text import Text

HEADS = ("Emne", "Vigtighed", "Lykkes", "Afstand", "Spredning", "Felt")
COMPOUND = "Arbejdspladsvurderingshandleplansopfølgning"


def drawn(*topics: Text, room: Area) -> tuple[Any, list[Any]]:
    """The table that was put on a slide, read again, and the problems."""
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])

    def insert(rows: int, columns: int) -> Any:
        return slide.shapes.add_table(rows, columns, 0, 0, Inches(9), Inches(4))

    rows = tuple((topic, "2,00", "2,78", "−0,78", "2", "Lad det ligge") for topic in topics)
    problems = planned_table(Stand(insert, room), Table(HEADS, rows, "Tal", right=(1, 2, 3, 4)), "slide 2")
    stream = BytesIO()
    show.save(stream)
    shapes = list(Presentation(BytesIO(stream.getvalue())).slides[0].shapes)
    return shapes, problems


def sizes(shape: Any) -> set[float]:
    runs = [run for row in shape.table.rows for cell in row.cells for run in cell.text_frame.paragraphs[0].runs]
    return {run.font.size.pt for run in runs}


def test_short_topics_are_large() -> None:
    """A table with room to spare has the largest letters, and no word is broken."""
    (shape,), problems = drawn(Text("Tillid"), Text("Frirum"), room=Area(0, 0, 900, 380))
    assert problems == []
    assert sizes(shape) == {SIZES[0]}
    assert [row.cells[0].text_frame.text for row in shape.table.rows] == ["Emne", "Tillid", "Frirum"]


def test_a_word_wider_than_its_column_is_broken() -> None:
    """A compound that has no room whole at any size is parted by a hyphen, in one paragraph; its neighbours are not."""
    (shape,), problems = drawn(Text("Tillid"), Text(f"{COMPOUND} nu"), room=Area(0, 0, 860, 380))
    assert problems == []
    whole, parted = (row.cells[0].text_frame for row in list(shape.table.rows)[1:])
    assert whole.text == "Tillid"
    assert len(parted.paragraphs) == 1
    assert "-\v" in parted.text
    assert parted.text.replace("-\v", "") == f"{COMPOUND} nu"
    assert min(sizes(shape)) >= SIZES[-1]


def test_smaller_letters_before_a_broken_word() -> None:
    """A word is only broken where it has no room in the smallest letters either."""
    (shape,), problems = drawn(Text("Arbejdspladsvurderingerne"), room=Area(0, 0, 830, 380))
    assert problems == []
    assert shape.table.rows[1].cells[0].text_frame.text == "Arbejdspladsvurderingerne"
    assert max(sizes(shape)) < SIZES[0]


@pytest.mark.parametrize("topic", ["x" * 60, "ord " * 400], ids=["one word", "many words"])
def test_no_room(topic: str) -> None:
    """What cannot be broken, or is too much, is told with file, line and what to shorten, and nothing is drawn."""
    shapes, (problem,) = drawn(Text(topic, "tal.csv", 7), room=Area(0, 0, 860, 380))
    assert shapes == []
    assert (problem.path, problem.line, problem.where, problem.code) == ("tal.csv", 7, "slide 2", "text-too-long")


def test_a_letter_no_font_has() -> None:
    """A letter that cannot be drawn is told, with the topic's place."""
    _, problems = drawn(Text("Humor 🙂", "tal.csv", 7), room=Area(0, 0, 860, 380))
    assert [(one.path, one.line, one.code) for one in problems] == [("tal.csv", 7, "no-glyph")]
