"""Posters for the wall: what a group fills in together, enlarged, with a ruler that is still 50 mm."""

from functools import cache
from io import BytesIO

import pdf_checks as checks
import pikepdf
import pytest

from ledertrivsel_cli.course import plan_of
from ledertrivsel_cli.load import load_templates
from ledertrivsel_cli.options import Options
from ledertrivsel_cli.render import pack
from ledertrivsel_cli.render.document import Document

PAPER = {"a3": (297, 420), "a1": (594, 841)}
TEXT_CHECKS = (
    checks.by_outloud, checks.by_pdfua, checks.marked, checks.viewing, checks.metadata, checks.fonts, checks.headings,
    checks.tables, checks.drawings, checks.plain,
)  # fmt: skip
each_paper = pytest.mark.parametrize("paper", PAPER)


@cache
def posters(paper: str | None) -> dict[str, Document]:
    plan = plan_of(Options(poster=paper, today="2027-01-04"))
    found = pack.render(plan, load_templates(), (1, 2, 3), [pack.posters])
    return {document.name: document for document in found}


@each_paper
def test_what_there_are_posters_of(paper: str) -> None:
    """The matrix, the map and the grid have posters; private sheets have none; and none are made unasked."""
    assert set(posters(paper)) == {
        f"del-2/plakat-matrix-{paper}.pdf", f"del-3/plakat-omverdenskort-{paper}.pdf",
        f"del-3/plakat-indflydelse-{paper}.pdf",
    }  # fmt: skip
    assert posters(None) == {}


@each_paper
def test_sound(paper: str) -> None:
    """Tags, fonts and metadata hold on the larger page, which is one sheet of its size."""
    for document in posters(paper).values():
        assert [fault for check in TEXT_CHECKS for fault in check(document.data)] == [], document.name
        with pikepdf.open(BytesIO(document.data)) as pdf:
            sizes = [[float(side) / checks.MM for side in page.mediabox] for page in pdf.pages]
        assert sizes == [pytest.approx([0, 0, *PAPER[paper]], abs=1)]


@each_paper
def test_the_ruler_is_still_true(paper: str) -> None:
    """However large the poster, the control ruler on it is 50 mm to 0.2 mm."""
    for document in posters(paper).values():
        (label,) = [piece for piece in checks.texts(document.data) if piece.text.strip() == "50 mm"]
        middle = (label.left + label.right) / 2
        found = [
            stroke.right - stroke.left
            for stroke in checks.strokes(document.data)
            if stroke.bottom - stroke.top < 0.3 and abs((stroke.left + stroke.right) / 2 - middle) < 1
            and abs(stroke.top - label.top) < 10
        ]  # fmt: skip
        assert found == [pytest.approx(50, abs=0.2)], document.name


@each_paper
def test_all_its_words(paper: str) -> None:
    """A poster names its fields and the ends of its axes, larger than on A4, and has no questions to write below."""
    plan = plan_of(Options(poster=paper, today="2027-01-04"))
    matrix = plan.cards.prioritisation.matrix
    data = posters(paper)[f"del-2/plakat-matrix-{paper}.pdf"].data
    spoken = checks.spoken(data)
    assert [text for text in (*matrix.fields, matrix.x.low, matrix.y.high, matrix.title) if text not in spoken] == []
    assert [text for text in matrix.questions if text in spoken] == []
    assert max(piece.size for piece in checks.texts(data)) == pytest.approx(28 * PAPER[paper][0] / 210, rel=0.01)


def test_the_drawing_is_where_its_tag_says() -> None:
    """The box that tags give a drawing lies on the enlarged page, and is as much larger as the page."""
    boxes = {}
    for paper in PAPER:
        with pikepdf.open(BytesIO(posters(paper)[f"del-2/plakat-matrix-{paper}.pdf"].data)) as pdf:
            boxes[paper] = [
                [float(side) for side in attributes.BBox]
                for element in pdf.objects
                if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure"
                for attributes in element.A
                if "/BBox" in attributes
            ]
    (small,), (large,) = boxes["a3"], boxes["a1"]
    assert large == pytest.approx([2 * side for side in small], rel=0.001)
    assert small[2] - small[0] > 400
