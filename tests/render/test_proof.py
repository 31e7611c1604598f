"""The proof deck: one of each kind of slide and drawing that a course has, the longest and the shortest."""

from dataclasses import replace
from io import BytesIO

import office
import pytest
from foreign_deck import theirs
from pptx import Presentation
from templates_foreign import EMPTY, Master, template
from test_deck import TEMPLATES, everything, meeting, plan, slide, texts

from ledertrivsel_cli.plan import Plan
from ledertrivsel_cli.render.proof import proof
from ledertrivsel_cli.text import Text

LONG, SHORT, MIDDLE = (
    slide("talk", title, lead=Text("Ord " * count)) for title, count in (("A", 9), ("B", 1), ("C", 5))
)


def course(*slides: object) -> Plan:
    return replace(plan(), meetings=(meeting(slides), meeting([LONG], part=2)))


def titles(data: bytes) -> list[str]:
    return [page.shapes.title.text_frame.text for page in Presentation(BytesIO(data)).slides]


@pytest.mark.parametrize("file", [TEMPLATES["oplaeg.pptx"], template()], ids=["ours", "theirs"])
def test_longest_and_shortest(file: bytes) -> None:
    """The deck has the longest and the shortest slide of each kind, in the course's order, and none between."""
    document, problems = proof(course(MIDDLE, SHORT, *everything()[1:3]), theirs(file))
    assert problems == []
    assert titles(document.data) == ["B", "Det skal vi nå i dag", "I dag handler det om dig", "A"]
    assert (document.name, document.part, document.kind) == ("proeve.pptx", None, "proof")
    assert [fault for fault in office.faults(document.data) if fault.startswith("schema")] == []


def test_each_drawing() -> None:
    """Drawings of different kinds each have their slide, and a title that stands twice is shown once."""
    again = replace(MIDDLE, layout="next", title=SHORT.title)
    document, _ = proof(course(SHORT, again, *everything()[12:]), theirs(template()))
    assert titles(document.data) == ["B", *(page.title for page in everything()[12:]), "A"]


def test_what_does_not_fit_is_drawn_and_told() -> None:
    """A text that does not fit is told, and the deck is made all the same, so that it can be looked at."""
    long = slide("talk", "Hvad?", points=texts(*["Kort punkt"] * 30))
    document, problems = proof(course(long), theirs(template(Master((EMPTY,)))))
    assert {problem.code for problem in problems} == {"text-too-long"}
    assert titles(document.data) == ["Hvad?", "A"]
