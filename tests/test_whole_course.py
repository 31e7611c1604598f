"""A whole course: from the scores of the second meeting to the deck of the next, by way of Word and LibreOffice."""

import csv
import json
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import icalendar
import libreoffice
import openpyxl
import pytest
from conftest import Cli
from pptx import Presentation
from word_edits import EXAMPLE, Paper, copied, deleted, inserted, marked, runs

TODAY = ("--today", "2027-04-08")
GIVEN = {  # what the five participants gave each topic: importance, and how well it goes
    0: ([5, 5, 4, 5, 5], [1, 2, 2, 2, 1]),
    1: ([4, 5, 5, 4, 5], [5, 5, 4, 5, 5]),
    2: ([4, 4, 5, 4, 5], [2, 2, 1, 2, 2]),
    3: ([5, 4, 1, 5, 4], [4, 3, 3, 4, 4]),
}
FIRST_STEP = 'Vi mødes om mandagen – "kort" & godt; <5 minutter>\nÆbler, øl og åer i 100 % · {{ x }} {%p y %}'
TYPED = {
    "handling-1-maal": "Ro 🍀",
    "handling-1-foerste-skridt": FIRST_STEP,
    "handling-1-hvem": "Åse Ørsted-Æbelø",
    "handling-1-inddrages": "  indrykket  og\tmed tabulator",
    "handling-1-chef": "=1+1",
    "handling-1-tegn": "En lang tekst. " * 60 + "Slut",
    "handling-2-foerste-skridt": "Skridt",
    "handling-2-hvem": "Bo",
    "handling-2-status": "Gennemført",
    "handling-3-foerste-skridt": "Ring",
    "handling-3-hvem": "Mødelederen",
    "vilkaar-1-vilkaar": "Budgettet",
    "vilkaar-1-stoette": "Kaffe",
    "vilkaar-1-initiativ": "Skiftevis",
}
DAYS = {
    "handling-1-hvornaar": "2027-05-01", "handling-1-opfoelgning": "2027-05-10", "handling-2-hvornaar": "2027-05-02",
    "handling-2-opfoelgning": "2027-05-11", "handling-3-hvornaar": "2027-05-03", "handling-3-opfoelgning": "2027-05-12",
    "vilkaar-1-hvornaar": "2027-06-01",
}  # fmt: skip


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


def wrote(paper: Paper) -> None:
    for tag, text in TYPED.items():
        paper.fill(tag, text)
    for tag, day in DAYS.items():
        paper.pick(tag, f"{int(day[-2:])}. {['maj', 'juni'][int(day[6]) - 5]} 2027", day)


def changed_their_minds(paper: Paper) -> None:
    """The responsible one is another, as a tracked change, and somebody asks about it in a comment."""
    comment = paper.comment("Er det aftalt?")
    paper.put("handling-3-hvem", deleted("Mødelederen") + inserted("Jytte") + comment)


def deleted_a_control(paper: Paper) -> None:
    paper.type_over("handling-1-hvem", runs(TYPED["handling-1-hvem"]))


def moved_an_action(paper: Paper) -> None:
    first = paper.table("handling-1-tema")
    paper.table("handling-3-tema").addnext(first)


def added_an_action(paper: Paper) -> None:
    twin = copied(paper.table("handling-3-tema"))
    paper.table("handling-3-tema").addnext(twin)
    paper.fill("handling-3-tema", "Tilføjet", 1)


def removed_a_row(paper: Paper) -> None:
    row = paper.row("handling-1-maal")
    row.getparent().remove(row)


def deleted_a_row_with_changes_tracked(paper: Paper) -> None:
    marked(paper.row("handling-1-maal"), "trPr", "del")


EDITS: Mapping[str, Callable[[Paper], None]] = {
    "as it was": lambda _: None,
    "minds changed": changed_their_minds,
    "control deleted": deleted_a_control,
    "action moved": moved_an_action,
    "action added": added_an_action,
    "row removed": removed_a_row,
    "row deleted with changes tracked": deleted_a_row_with_changes_tracked,
}


def expected(name: str) -> dict[str, dict[str, str]]:
    """What has to come out, by theme."""
    found = {key: {tag.removeprefix(f"{key}-"): text for tag, text in TYPED.items() if tag.startswith(key)}
             for key in ("handling-1", "handling-2", "handling-3", "vilkaar-1")}  # fmt: skip
    if name == "minds changed":
        found["handling-3"]["hvem"] = "Jytte"
    if "row" in name:
        found["handling-1"]["maal"] = ""
    return found


@pytest.fixture
def course(cli: Cli, tmp_path: Path) -> list[str]:
    """Played up to the filled-in plan; the topics that have scores."""
    assert cli("priorities", "new", "--group", EXAMPLE).code == 0
    topics = gave_scores(tmp_path / "tal.xlsx")
    assert cli("priorities", "tal.xlsx", "--group", EXAMPLE).code == 0
    asked = ("--group", EXAMPLE, "--priorities", "prioritering/priorities.yaml", "--actors", "Pårørende & <naboer>")
    assert cli("actionplan", "new", *asked, *TODAY, "--out", "plan.docx").code == 0
    return topics


def all_edited(folder: Path) -> dict[str, bytes]:
    made = {}
    for name, edit in EDITS.items():
        paper = Paper((folder / "plan.docx").read_bytes())
        wrote(paper)
        edit(paper)
        made[f"{name}.docx"] = paper.data()
    return made


def test_the_plan_begins_with_what_was_chosen(cli: Cli, course: list[str], tmp_path: Path) -> None:
    """The two topics with the largest gaps, the means behind them, the actor and the strength stand in the plan."""
    data = json.loads(cli("actionplan", "collect", "plan.docx", "--json").out)
    assert [row["tema"] for row in data["agreements"]] == [course[0], course[2], "Pårørende & <naboer>"]
    assert "(4,80 af 5)" in data["agreements"][0]["problem"]
    assert "(1,60 af 5)" in data["agreements"][0]["problem"]
    assert course[1] in "".join(Paper((tmp_path / "plan.docx").read_bytes()).root.itertext())
    said = cli("actionplan", "check", "plan.docx", *TODAY)
    assert (said.code, said.err.count("[empty-field]")) == (1, 12)


@pytest.mark.parametrize("saved_by", ["Word", pytest.param("LibreOffice", marks=libreoffice.needed)])
def test_edited_in_many_ways(cli: Cli, course: list[str], tmp_path: Path, saved_by: str) -> None:
    """What was typed comes out letter by letter, nothing is missing, and each action keeps its entries."""
    files = all_edited(tmp_path)
    if saved_by == "LibreOffice":
        files = libreoffice.saved(tmp_path, files, ".docx")
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        rows = json.loads(cli("actionplan", "collect", name, "--json").out)["agreements"]
        themes = {"handling-1": course[0], "handling-2": course[2], "handling-3": "Pårørende & <naboer>"}
        for key, fields in expected(name.removesuffix(".docx")).items():
            row = next(row for row in rows if row["tema"] == themes.get(key, "") and (row["vilkaar"] or key in themes))
            fields["hvem"] = fields.get("hvem") or fields.pop("initiativ")
            assert {field: row[field] for field in fields} == fields, (name, key)
        assert len(rows) == 4 + (name == "action added.docx")
        assert cli("actionplan", "check", name, *TODAY).code == 0, name


def test_gathered_reminded_and_recalled(cli: Cli, course: list[str], tmp_path: Path) -> None:
    """The table for Excel, the calendar files and the deck of the next meeting say what the plan says."""
    (tmp_path / "plan.docx").write_bytes(all_edited(tmp_path)["as it was.docx"])
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
        f"{course[0]}: Åse Ørsted-Æbelø, senest 1. maj 2027", "Pårørende & <naboer>: Mødelederen, senest 3. maj 2027",
    ]  # fmt: skip
