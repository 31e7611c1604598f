"""The matrix on a slide: a native chart whose topics stand where their scores say, and wait in a list until then."""

import zipfile
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from itertools import pairwise
from typing import Any

import deck_checks
import office
import pytest
from lxml import etree
from pptx import Presentation
from test_deck import BAND, MATRIX, TEMPLATES, drawn, problems, slide

from ledertrivsel_cli.figures import Matrix, Means
from ledertrivsel_cli.render.canvas import Canvas
from ledertrivsel_cli.render.fields import Taken, corners
from ledertrivsel_cli.render.grids import Plot, marks, matrix, plot
from ledertrivsel_cli.render.look import INK, OWN
from ledertrivsel_cli.render.matrix_chart import matrix_chart
from ledertrivsel_cli.render.places import Area
from ledertrivsel_cli.text import Text

ROOM = Area(54, 145, 852, 280)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
EIGHT = replace(
    MATRIX,
    topics=tuple(
        Text(name, "content/cards.yaml", 30 + line)
        for line, name in enumerate(
            ("Samarbejde på tværs", "Tillid", "Frirum", "Uenighed og tryghed", "Støtte og sparring",
             "Roller og ledelsesrum", "Fælles retning og prioritering", "Værdsættelse og arbejdsglæde")
        )
    ),
)  # fmt: skip


def deck(found: Matrix = MATRIX) -> bytes:
    return drawn(slide("matrix", "Hvor ligger emnerne?", matrix=found, band=BAND))


def shapes(data: bytes) -> dict[str, Any]:
    return {shape.name: shape for shape in Presentation(BytesIO(data)).slides[0].shapes}


def series(data: bytes) -> list[etree._Element]:
    return list(office.tree(data, "ppt/charts/chart1.xml").iter(f"{C}ser"))


def book(data: bytes) -> dict[str, bytes]:
    """The parts of the workbook inside the deck."""
    (name,) = [name for name in office.parts(data) if name.endswith(".xlsx")]
    return office.parts(office.parts(data)[name])


def cells(data: bytes) -> dict[str, tuple[str | None, str | None]]:
    """Formula and value of each cell of the workbook."""
    parts = book(data)
    strings = ["".join(item.itertext()) for item in etree.fromstring(parts["xl/sharedStrings.xml"])]
    found = {}
    for cell in etree.fromstring(parts["xl/worksheets/sheet1.xml"]).iter("{*}c"):
        value = cell.findtext("{*}v")
        found[cell.get("r")] = (cell.findtext("{*}f"), strings[int(value)] if cell.get("t") == "s" else value)
    return found


def test_one_series_a_topic() -> None:
    """Each topic is a series of its own whose label is its name, read from the workbook, so that names follow data."""
    data = deck()
    chart = shapes(data)["Skema: emner"].chart
    assert [plotted.name for plotted in chart.plots[0].series] == [*MATRIX.topics, "", ""]
    for one in series(data):
        labels = one.find(f"{C}dLbls")
        assert [labels.find(f"{C}{name}").get("val") for name in ("showSerName", "showVal", "showLegendKey")] == [
            *"100"
        ]
        assert one.findtext(f"{C}tx/{C}strRef/{C}f").startswith("Emner!$A$")


def test_nobody_has_scores_yet() -> None:
    """No topic stands in a field before the group has given it scores, and the group's own are not seen at all."""
    data, made = deck(), plot(MATRIX, OWN, ROOM)
    places = [[cache.text for cache in one.iter(f"{C}v")][1:] for one in series(data)]
    assert all(float(across) > 5.25 and 1 <= float(up) <= 5 for across, up in places[:3])
    assert places[3:] == [[], []]
    assert made.listed.x > made.frame.field.right


def test_the_workbook_moves_a_topic() -> None:
    """The chart reads two columns of formulas: the scores once both are typed, the waiting place until then."""
    data = deck()
    found, one = cells(data), series(data)[1]
    references = [one.findtext(f"{C}{axis}/{C}numRef/{C}f") for axis in ("xVal", "yVal")]
    cached = [one.findtext(f"{C}{axis}//{C}v") for axis in ("xVal", "yVal")]
    assert references == ["Emner!$D$3", "Emner!$E$3"]
    assert found["A3"] == (None, "Frirum")
    assert found["B3"] == found["C3"] == (None, None)
    assert found["D3"] == (f"IF(COUNT(B3:C3)=2,C3,{cached[0]})", cached[0])
    assert found["E3"] == (f"IF(COUNT(B3:C3)=2,B3,{cached[1]})", cached[1])
    assert found["D5"] == ("IF(COUNT(B5:C5)=2,C5,NA())", "#N/A")
    assert [found[cell][1] for cell in ("B1", "C1")] == [MATRIX.sheet.y.name, MATRIX.sheet.x.name]


def test_only_scores_can_be_typed() -> None:
    """The workbook takes numbers from 1 to 5 as scores, for own topics too, and says so in Danish."""
    (rule,) = etree.fromstring(book(deck())["xl/worksheets/sheet1.xml"]).iter("{*}dataValidation")
    assert (rule.get("type"), rule.get("sqref")) == ("decimal", "B2:C6")
    assert [rule.findtext(f"{{*}}formula{place}") for place in (1, 2)] == ["1", "5"]
    assert rule.get("error") == "Skriv et tal fra 1 til 5, for eksempel 3,5."


@pytest.mark.parametrize(
    "found",
    [MATRIX, EIGHT, replace(EIGHT, topics=EIGHT.topics[:1], own=0)],
    ids=lambda found: f"{len(found.topics)}+{found.own}",
)
def test_fields_and_chart_agree(found: Matrix) -> None:
    """Scores stand where the fields say: 1 and 5 within them, 3.5 on the border between low and high."""
    made = plot(found, OWN, ROOM)
    cells, field = made.frame.cells, made.frame.field

    def at(across: float, up: float) -> tuple[float, float]:
        (left, right), (low, high) = made.across, made.up
        x = made.room.x + made.room.width * (across - left) / (right - left)
        return x, made.room.bottom - made.room.height * (up - low) / (high - low)

    assert at(3.5, 3.5) == pytest.approx((cells[0].right + 2, cells[0].bottom + 2), abs=1)
    for across, up in ((1, 1), (1, 5), (5, 1), (5, 5)):
        x, y = at(across, up)
        assert field.x < x < field.right
        assert field.y < y < field.bottom
    spots = [at(*place) for place in made.waiting(len(found.topics))]
    assert all(made.listed.x < x < made.listed.right and made.listed.y < y < made.listed.bottom for x, y in spots)
    assert all(lower[1] - upper[1] >= 19 for upper, lower in pairwise(spots))


def test_all_eight_themes_fit() -> None:
    """The real themes, all eight, have room in our own template with every name on one line at 18 pt."""
    data = deck(EIGHT)
    assert office.faults(data) == []
    assert deck_checks.faults(data) == []
    assert shapes(data)["Skema: emner"].width / 12700 + plot(EIGHT, OWN, ROOM).frame.field.x - ROOM.x <= ROOM.width + 1


def test_a_name_that_is_too_long() -> None:
    """A topic's name that is wider than the fields is a fault with its line in the content."""
    name = Text("Tillid, tryghed og plads til at være uenige om hverdagens opgaver " * 2, "content/cards.yaml", 33)
    found = problems(slide("matrix", "Hvor?", matrix=replace(MATRIX, topics=(name,)), band=BAND))
    assert [(p.path, p.line, p.code) for p in found] == [("content/cards.yaml", 33, "text-too-long")]


@pytest.mark.parametrize("area", [Area(54, 145, 852, 200), Area(54, 145, 500, 300)], ids=["low", "narrow"])
def test_no_room_for_a_list(area: Area) -> None:
    """Where the list has no room the fields have it all, topics are seen when they have scores, and that is said."""
    slides = Presentation(BytesIO(TEMPLATES["oplaeg.pptx"])).slides
    page = slides.add_slide(slides.part.presentation.slide_layouts[9])
    canvas = Canvas(page, "Skema", "slide 1")
    matrix(EIGHT, canvas, area)
    chart = matrix_chart(page, EIGHT, OWN, area)
    assert canvas.problems == []
    assert len(canvas.said) == 1
    assert "Emner uden tal" not in "".join(
        shape.text_frame.text for shape in canvas.group.shapes if shape.has_text_frame
    )
    assert plot(EIGHT, OWN, area).frame.field.right == area.right
    assert [values for one in chart.chart.plots[0].series for values in one.values if values is not None] == []
    assert "ses ikke endnu" in chart._element.nvGraphicFramePr.cNvPr.get("descr")


def test_read_aloud() -> None:
    """A screen reader hears the fields and then the topics, in words of their own, after the title."""
    data = deck()
    order = [shape.name for shape in Presentation(BytesIO(data)).slides[0].shapes]
    found = shapes(data)
    assert order.index("Titel") == 0
    assert order.index("Tegning") + 1 == order.index("Skema: emner")
    assert found["Tegning"]._element.nvGrpSpPr.cNvPr.get("descr") == MATRIX.sheet.alt
    said = found["Skema: emner"]._element.nvGraphicFramePr.cNvPr.get("descr")
    assert "»Tillid«, »Frirum« og »Støtte & råd«" in said


def test_awkward_names() -> None:
    """Letters of all kinds in a topic's name come out as they were written, in the chart and in the workbook."""
    name = 'Bær & »gær« <b> "é" =1+1'
    data = deck(replace(MATRIX, topics=(Text(name, "content/cards.yaml", 3), Text("=1+1", "content/cards.yaml", 4))))
    assert series(data)[0].findtext(f"{C}tx//{C}v") == name
    assert [cells(data)[cell] for cell in ("A2", "A3")] == [(None, name), (None, "=1+1")]


def test_axis_numbers_are_sound() -> None:
    """The axes have ids above zero that lead to one another, which python-pptx's own charts lack."""
    root = office.tree(deck(), "ppt/charts/chart1.xml")
    pairs = [(axis.find(f"{C}axId").get("val"), axis.find(f"{C}crossAx").get("val")) for axis in root.iter(f"{C}valAx")]
    assert pairs == [pairs[1][::-1], pairs[0][::-1]]
    assert all(int(number) > 0 for number in pairs[0])


def test_nothing_tells_of_library_or_clock() -> None:
    """The workbook inside the deck has our metadata and the same bytes each time."""
    parts = book(deck())
    assert b"<dc:creator>ledertrivsel</dc:creator>" in parts["docProps/core.xml"]
    assert b"dcterms:created" not in parts["docProps/core.xml"]
    assert b"ledertrivsel" in parts["docProps/app.xml"]
    assert deck() == deck()
    with zipfile.ZipFile(BytesIO(deck())) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_plot_in_a_foreign_room() -> None:
    """In a room of 4:3 the lying axis takes two lines, and the fields keep what the list leaves them."""
    made: Plot = plot(EIGHT, OWN, Area(36, 130, 648, 300))
    assert not made.frame.flat
    assert made.frame.field.width > 200
    assert made.room.right == 684


SCORED = replace(
    MATRIX,
    own=0,
    means=(
        Means(Fraction(13, 3), Fraction(2)),
        Means(Fraction(7, 2), Fraction(7, 2)),
        Means(Fraction(1), Fraction(5)),
    ),
)  # fmt: skip


def near(*names: str) -> Matrix:
    """Topics that all stand in one place."""
    topics = tuple(Text(name, "content/cards.yaml", 20) for name in names)
    return replace(MATRIX, own=0, topics=topics, means=(Means(Fraction(3), Fraction(3)),) * len(names))


def labels(data: bytes) -> list[tuple[str | None, str | None]]:
    """Each topic's name in the chart, and on which side of its dot it stands."""
    found = []
    for one in series(data):
        side = one.find(f"{C}dLbls/{C}dLblPos")
        found.append((one.findtext(f"{C}tx//{C}v"), None if side is None else side.get("val")))
    return found


def test_scores_stand_in_the_fields() -> None:
    """Topics with scores stand at their means from the start, in chart and workbook, and no list is beside them."""
    data = deck(SCORED)
    places = [tuple(float(v.text) for v in list(one.iter(f"{C}v"))[1:]) for one in series(data)]
    assert places == [(2, 4.33), (3.5, 3.5), (5, 1)]
    found = cells(data)
    assert [found[cell] for cell in ("A2", "B2", "C2")] == [(None, "Tillid"), (None, "4.33"), (None, "2")]
    counted = {"D2": ("IF(COUNT(B2:C2)=2,C2,NA())", 2.0), "E2": ("IF(COUNT(B2:C2)=2,B2,NA())", 4.33)}
    assert {cell: (found[cell][0], float(found[cell][1] or 0)) for cell in counted} == counted
    assert "F1" not in found
    assert plot(SCORED, OWN, ROOM).frame.field.right == ROOM.right
    assert office.faults(data) == []
    assert deck_checks.faults(data) == []


def test_scores_read_aloud() -> None:
    """A screen reader hears field by field which topics lie there; 3.5 is high."""
    said = shapes(deck(SCORED))["Skema: emner"]._element.nvGraphicFramePr.cNvPr.get("descr")
    assert said == (
        "Diagram med en prik for hvert emne. Hold dem orienteret: »Tillid«. Nøgleaktører: »Frirum«. "
        "Følg med på afstand: ingen emner. Opsøg dem, og lyt: »Støtte & råd«."
    )


def test_names_on_all_sides() -> None:
    """Of names in one place each stands on another side of the dot."""
    assert sorted(side or "" for _, side in labels(deck(near("A", "B", "C", "D")))) == ["b", "l", "r", "t"]


def test_a_fifth_name_in_one_place() -> None:
    """Where no side is left a topic has no label; the dot stays, and it is said."""
    slides = Presentation(BytesIO(TEMPLATES["oplaeg.pptx"])).slides
    canvas = Canvas(slides.add_slide(slides.part.presentation.slide_layouts[9]), "Skema", "slide 1")
    matrix(near(*"ABCDE"), canvas, ROOM)
    assert ["1 name is left out" in said for said in canvas.said] == [True]
    data = deck(near(*"ABCDE"))
    assert [side for _, side in labels(data)].count(None) == 1
    assert office.faults(data) == []


def test_a_number_for_a_name() -> None:
    """A name without room gives way to a number, which a key below the fields and the workbook explain."""
    means = tuple(Means(Fraction(45 - n % 2 * 2, 10), Fraction(33 + n % 3 * 2, 10)) for n in range(8))
    close = replace(EIGHT, own=0, means=means)
    data = deck(close)
    numbers = [name for name, _ in labels(data) if name and name.isdigit()]
    assert numbers
    written = [shape.text_frame.text for shape in shapes(data)["Tegning"].shapes if shape.has_text_frame]
    key = next(text for text in written if text.startswith(f"{numbers[0]} "))
    assert all(f"{number} {close.topics[int(number) - 1]}" in key for number in numbers)
    assert [cells(data)[f"F{int(number) + 1}"][1] for number in numbers] == numbers
    assert series(data)[int(numbers[0]) - 1].findtext(f"{C}tx/{C}strRef/{C}f") == f"Emner!$F${int(numbers[0]) + 1}"


def test_names_of_fields_give_way() -> None:
    """A topic in the utmost corner of a field does not stand on the field's name, which moves within its field."""
    corner = replace(near("Tillid"), means=(Means(Fraction(5), Fraction(1)),))
    made = plot(corner, OWN, ROOM)
    shown = marks(corner, made, OWN)
    taken = Taken(made.dots(corner), [one.area for one in shown])
    moved, *others = corners(made.frame, INK, OWN, taken)
    assert (moved.align, moved.anchor) == ("LEFT", "BOTTOM")
    assert [(one.align, one.anchor) for one in others] == [("RIGHT", "TOP"), ("LEFT", "BOTTOM"), ("RIGHT", "BOTTOM")]


def test_a_long_name_is_cut_in_the_chart_only() -> None:
    """The workbook has the whole name beside the short one that the chart shows."""
    name = "Vi taler åbent med hinanden om det, der er svært, også når det gør lidt ondt på os"
    data = deck(near(name))
    ((shown, _),) = labels(data)
    assert shown is not None
    assert shown.endswith("…")
    assert [cells(data)[cell][1] for cell in ("A2", "F1", "F2")] == [name, "Navn i skemaet", shown]
