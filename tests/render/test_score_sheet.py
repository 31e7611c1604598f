"""The empty sheet for a meeting's scores: what is in it, how it prints, and that it comes back filled in."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import libreoffice
import office
import openpyxl
import pymupdf
import pytest
from foreign import read

from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.render.score_sheet import score_sheet
from ledertrivsel_cli.score_file import load_scores
from ledertrivsel_cli.scores import Scores
from ledertrivsel_cli.text import Text

LONG = "Grænser mellem arbejde og fritid, så vi kan holde fri, når vi har fri, også i ferien, i weekenden og om aftenen"
TOPICS = [Text("Tid & ro"), Text("=1+1"), Text(LONG)]
QUESTIONS = {"importance": "Hvor vigtigt er det for os?", "success": "Hvor godt lykkes vi?"}


def made(topics: list[Text] = TOPICS, own: int = 2, participants: int = 12) -> bytes:
    return score_sheet(topics, own, participants, **QUESTIONS)


@pytest.fixture(scope="module")
def book() -> Any:
    return openpyxl.load_workbook(BytesIO(made()))


def test_each_card_has_its_rows(book: Any) -> None:
    """A row for each card and topic, numbered, with room for topics of one's own and nothing typed in yet."""
    header, *rows = book["Tal"].iter_rows(values_only=True)
    assert header == ("deltager", "emne", "vigtighed", "lykkes")
    assert rows == [(card, topic, None, None) for card in range(1, 13) for topic in [*TOPICS, None, None]]


def test_topics_are_texts(book: Any) -> None:
    """A topic that begins with an equals sign is no formula."""
    assert {cell.data_type for cell in book["Tal"]["B"] if cell.value} == {"s"}


def test_only_whole_numbers_can_be_typed(book: Any) -> None:
    """Excel itself refuses 0, 7 and 3,5, with a Danish sentence, also in rows that are added beneath."""
    (rule,) = book["Tal"].data_validations.dataValidation
    assert (rule.type, rule.operator or "between", rule.formula1, rule.formula2) == ("whole", "between", "1", "5")
    assert (str(rule.sqref), rule.errorStyle or "stop", rule.showErrorMessage) == ("C2:D261", "stop", True)
    assert "Skriv 1, 2, 3, 4 eller 5" in rule.error
    assert len(rule.errorTitle) <= 31


def test_it_is_easy_to_fill_in_and_to_print(book: Any) -> None:
    """The header stays in sight and on each page; cells are open; the page is A4 across, one page wide."""
    sheet = book["Tal"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert not sheet.protection.sheet
    assert not any(cell.protection.locked for row in sheet["A2:D61"] for cell in row)
    for one in book.worksheets:
        assert (one.page_setup.paperSize, one.page_setup.orientation) == (9, "landscape")
        assert (one.sheet_properties.pageSetUpPr.fitToPage, one.page_setup.fitToWidth or 1) == (True, 1)
        assert one.page_setup.fitToHeight == 0
    assert book.active.title == "Tal"


def test_how_to_is_said_in_danish(book: Any) -> None:
    """The second sheet tells what to do, with the card's own questions and the next command."""
    texts = [str(value) for row in book["Sådan gør du"].iter_rows(values_only=True) for value in row if value]
    said = " ".join(texts)
    for words in (*QUESTIONS.values(), "Bland kortene", "Skriv aldrig navne", "Tomme rækker tæller ikke med"):
        assert words in said
    assert "ledertrivsel priorities tal.xlsx" in texts
    assert re.search(r"\?«[.,]", said)


def test_the_same_sheet_has_the_same_bytes() -> None:
    """No clock, and neither a library nor a person in what the file says of itself."""
    data = made()
    assert data == made()
    assert office.metadata(data) == []
    properties = b"".join(part for name, part in read(data).items() if name.startswith("docProps/"))
    assert not re.search(rb"20[0-9]{2}-|xlsxwriter|Excel", properties, re.IGNORECASE)


def test_the_package_is_sound() -> None:
    """Office opens it without repairing."""
    assert office.schema(made()) == []


def test_the_empty_sheet_has_no_scores(tmp_path: Path) -> None:
    """Handed in unfilled, it is told to be empty, and its guide is not taken for a table."""
    (tmp_path / "tal.xlsx").write_bytes(made())
    with pytest.raises(ContentError) as caught:
        load_scores(tmp_path / "tal.xlsx")
    (problem,) = caught.value.problems
    assert (problem.line, problem.code) == (1, "no-scores")


@libreoffice.needed
def test_filled_in_it_comes_back(tmp_path: Path) -> None:
    """Typed in by a program, and saved by LibreOffice as workbook and as CSV, the same scores come out."""
    filled = _filled()
    (tmp_path / "tal.xlsx").write_bytes(filled)
    expected = load_scores(tmp_path / "tal.xlsx")
    assert _told(expected) == {
        (str(topic), 1 + card % 5, 5 - card % 5) for topic in [*TOPICS, "Mad"] for card in range(8)
    }
    assert expected.participants == 8
    assert expected.said == (
        "Left out: 12 rows without scores (42-44, 47-49, 52-54, 57-59).",
        "Not all topics have 8 scores: »Mad« 5.",
    )
    for suffix in (".xlsx", ".csv"):
        folder = tmp_path / suffix[1:]
        folder.mkdir()
        (folder / "x").write_bytes(libreoffice.saved(folder, {"tal.xlsx": filled}, suffix)["tal.xlsx"])
        assert load_scores(folder / "x") == expected


def _filled() -> bytes:
    """Eight of twelve cards typed in, five of them with a topic of their own."""
    book = openpyxl.load_workbook(BytesIO(made()))
    sheet = book["Tal"]
    for number in range(2, 42):
        card, place = divmod(number - 2, 5)
        if place < 3 or (place == 3 and card < 5):
            sheet.cell(number, 2, sheet.cell(number, 2).value or "Mad").data_type = "s"
            sheet.cell(number, 3, 1 + card % 5)
            sheet.cell(number, 4, 5 - card % 5)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _told(scores: Scores) -> set[tuple[str, int, int]]:
    return {(str(score.topic), score.importance, score.success) for score in scores.rows}


@libreoffice.needed
def test_no_text_runs_over_its_row(tmp_path: Path) -> None:
    """On paper each topic and each step stands whole, and no line touches the next."""
    (tmp_path / "p").mkdir()
    data = libreoffice.saved(tmp_path / "p", {"tal.xlsx": made()}, ".pdf")["tal.xlsx"]
    pages = pymupdf.open(stream=data)
    for page in pages:
        lines = [line["bbox"] for block in page.get_text("dict")["blocks"] for line in block.get("lines", [])]
        words = sorted(lines, key=lambda box: (box[1], box[0]))
        for one in words:
            over = [two for two in words if two is not one and pymupdf.Rect(one).intersects(_core(two))]
            assert not over, (one, over)
    text = " ".join(" ".join(page.get_text().split()) for page in pages)
    assert text.count(LONG) == 12
    assert text.count("vigtighed lykkes") == len(pages) - 1


def _core(box: tuple[float, float, float, float]) -> pymupdf.Rect:
    """The middle of a line: boxes of lines that stand close together touch at their edges."""
    left, top, right, bottom = box
    fourth = (bottom - top) / 4
    return pymupdf.Rect(left + 1, top + fourth, right - 1, bottom - fourth)
