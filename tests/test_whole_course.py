"""A whole course: from the scores of the second meeting to the deck of the next, by way of Word and LibreOffice."""

import csv
import json
from io import BytesIO
from pathlib import Path

import icalendar
import libreoffice
import openpyxl
import pytest
from conftest import Cli
from course_edits import ACTOR, EDITS, FIRST_STEP, expected, wrote
from pptx import Presentation
from word_edits import EXAMPLE, Paper

TODAY = ("--today", "2027-04-08")
GIVEN = {  # what the five participants gave each topic: importance, and how well it goes
    0: ([5, 5, 4, 5, 5], [1, 2, 2, 2, 1]),
    1: ([4, 5, 5, 4, 5], [5, 5, 4, 5, 5]),
    2: ([4, 4, 5, 4, 5], [2, 2, 1, 2, 2]),
    3: ([5, 4, 1, 5, 4], [4, 3, 3, 4, 4]),
}


def gave_scores(path: Path) -> list[str]:
    """Type the cards into the sheet, and leave most topics without; the topics that have scores."""
    book = openpyxl.load_workbook(path)
    sheet = book["Tal"]
    topics = list(dict.fromkeys(row[1].value for row in sheet.iter_rows(min_row=2) if row[1].value))
    for _, topic, importance, success in sheet.iter_rows(min_row=2, max_col=4):
        at = topics.index(topic.value) if topic.value else -1
        if at in GIVEN:
            card = int(sheet.cell(topic.row, 1).value) - 1
            importance.value, success.value = (scores[card] for scores in GIVEN[at])
    book.save(path)
    return topics[: len(GIVEN)]


@pytest.fixture
def course(cli: Cli, tmp_path: Path) -> list[str]:
    """Played up to the filled-in plan; the topics that have scores."""
    assert cli("priorities", "new", "--group", EXAMPLE).code == 0
    topics = gave_scores(tmp_path / "tal.xlsx")
    assert cli("priorities", "tal.xlsx", "--group", EXAMPLE).code == 0
    asked = ("--group", EXAMPLE, "--priorities", "prioritering/priorities.yaml", "--actors", ACTOR)
    assert cli("actionplan", "new", *asked, *TODAY, "--out", "plan.docx").code == 0
    return topics


def all_edited(folder: Path) -> dict[str, bytes]:
    made = {}
    for edit in EDITS:
        paper = Paper((folder / "plan.docx").read_bytes())
        wrote(paper)
        edit(paper)
        made[f"{edit.__name__}.docx"] = paper.data()
    return made


def test_the_plan_begins_with_what_was_chosen(cli: Cli, course: list[str], tmp_path: Path) -> None:
    """The two topics with the largest gaps, the means behind them, the actor and the strength stand in the plan."""
    data = json.loads(cli("actionplan", "collect", "plan.docx", "--json").out)
    assert [row["tema"] for row in data["agreements"]] == [course[0], course[2], ACTOR]
    assert "(4,80 af 5)" in data["agreements"][0]["problem"]
    assert "(1,60 af 5)" in data["agreements"][0]["problem"]
    assert course[1] in "".join(Paper((tmp_path / "plan.docx").read_bytes()).root.itertext())
    said = cli("actionplan", "check", "plan.docx", *TODAY)
    assert (said.code, said.err.count("[empty-field]")) == (1, 12)


@pytest.mark.parametrize("saved_by", ["Word", pytest.param("LibreOffice", marks=libreoffice.needed)])
def test_edited_in_twenty_ways(cli: Cli, course: list[str], tmp_path: Path, saved_by: str) -> None:
    """What was typed comes out letter by letter, nothing is missing, and each open agreement has its entry."""
    files = all_edited(tmp_path)
    assert len(files) > 20
    if saved_by == "LibreOffice":
        files = libreoffice.saved(tmp_path, files, ".docx")
    for edit in EDITS:
        name = f"{edit.__name__}.docx"
        (tmp_path / name).write_bytes(files[name])
        rows = json.loads(cli("actionplan", "collect", name, "--json").out)["agreements"]
        wanted = expected(edit, course)
        found = {row["tema"] or row["vilkaar"]: row for row in rows}
        assert (len(rows), found.keys()) == (len(wanted), wanted.keys()), name
        assert {key: {field: found[key][field] for field in wanted[key]} for key in wanted} == wanted, name
        assert cli("actionplan", "check", name, *TODAY).code == 0, name
        assert cli("actionplan", "remind", name, *TODAY, "--out", edit.__name__).code == 0, name
        still_open = [row for row in rows if row["status"].casefold() != "gennemført"]
        assert len([*(tmp_path / edit.__name__).iterdir()]) == len(still_open), name


def test_gathered_reminded_and_recalled(cli: Cli, course: list[str], tmp_path: Path) -> None:
    """The table for Excel, the calendar files and the deck of the next meeting say what the plan says."""
    (tmp_path / "plan.docx").write_bytes(all_edited(tmp_path)["wrote.docx"])
    data = cli("actionplan", "collect", "plan.docx", "--csv", "--out", "aftaler.csv")
    assert data.code == 0
    text = (tmp_path / "aftaler.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(keepends=True), delimiter=";"))
    assert (rows[0]["Første skridt"], rows[0]["Hvad kræver det af vores chef?"]) == (FIRST_STEP, "'=1+1")
    assert cli("actionplan", "remind", "plan.docx", *TODAY).code == 0
    events = [
        icalendar.Calendar.from_ical(path.read_bytes()).events[0]
        for path in sorted((tmp_path / "opfoelgning").iterdir())
    ]
    assert [str(event.start) for event in events] == ["2027-05-10", "2027-05-12", "2027-06-01"]
    assert FIRST_STEP.split("\n", maxsplit=1)[0] in str(events[0]["description"])
    asked = ("deck", "--part", "3", "--group", EXAMPLE, "--since", "plan.docx", *TODAY)
    assert cli(*asked, "--out", "ud").code == 0
    shown = [
        shape.text_frame.text
        for slide in Presentation(BytesIO((tmp_path / "ud" / "del-3" / "oplaeg.pptx").read_bytes())).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    points = next(text for text in shown if "Åse Ørsted-Æbelø" in text)
    assert points.splitlines() == [
        f"{course[0]}: Åse Ørsted-Æbelø, senest 1. maj 2027", f"{ACTOR}: Mødelederen, senest 3. maj 2027",
    ]  # fmt: skip
