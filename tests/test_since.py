"""What is open of an earlier plan comes on slides of the next meeting, and what is done does not."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import deck_checks
import pytest
from agreed import DONE, action, condition, group_plan
from conftest import Asked, Cli
from pptx import Presentation
from word_edits import EXAMPLE, plan

from ledertrivsel_cli.agreements import Agreement
from ledertrivsel_cli.choose import choose
from ledertrivsel_cli.errors import LedertrivselError
from ledertrivsel_cli.load import load_templates
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.plan import Plan, Slide
from ledertrivsel_cli.recalled import open_actions
from ledertrivsel_cli.render.deck import deck

TEMPLATES = load_templates()
LONG = "Vi vil have færre og kortere møder, hvor alle ved, hvad de skal bidrage med, og hvorfor de er der"
TITLE = "Siden sidst: Hvor langt er vi kommet?"


def recalled(library: Library, asked: Asked, *rows: Agreement, part: int = 3, minutes: int = 90) -> Plan:
    request = asked("group: Skole\n", (part,), minutes=minutes)
    return choose(library, replace(request, parts=(part,), since=group_plan(*rows)))


def slides(plan: Plan, part: int = 3) -> list[Slide]:
    meeting = next(meeting for meeting in plan.meetings if meeting.part == part)
    every = [slide for block in meeting.blocks for item in block.items for slide in item.slides]
    return [slide for slide in every if slide.title.startswith(TITLE)]


def points(plan: Plan, part: int = 3) -> Iterator[str]:
    return (str(point) for slide in slides(plan, part) for point in slide.points)


@pytest.mark.parametrize("part", [2, 3])
def test_open_actions(library: Library, asked: Asked, part: int) -> None:
    """Each open action stands there with who, when and status; conditions and what is done do not."""
    rows = (action(status="I gang"), action(2, tema="Gjort", status=DONE), condition(), action(3, tema="", hvem=""))
    found = recalled(library, asked, *rows, part=part)
    assert list(points(found, part)) == [
        "Ro om mandagen: Mette, senest 2027-06-01 (I gang)", "Vi aflyser tirsdagsmødet: senest 2027-06-01",
    ]  # fmt: skip


def test_done_by_another_word() -> None:
    """Which status closes an action is for the content to say."""
    plan = group_plan(action(status="Lukket"), action(2, status=DONE))
    assert [row.key for row in open_actions(plan, "lukket")] == ["handling-2"]
    assert len(open_actions(plan, None)) == 2


def test_nothing_is_open(library: Library, asked: Asked) -> None:
    """Where all is done there is no slide."""
    assert slides(recalled(library, asked, action(status=DONE))) == []


@pytest.mark.parametrize(("minutes", "count"), [(60, 1), (60, 20), (90, 6), (120, 20)])
def test_many_with_long_names(library: Library, asked: Asked, minutes: int, count: int) -> None:
    """However many and however long, nothing falls off a slide, and the meeting keeps its length."""
    rows = [action(number, tema=f"{number} {LONG}", hvem=LONG, hvornaar=LONG, status=LONG) for number in range(count)]
    found = recalled(library, asked, *rows, minutes=minutes)
    assert len(list(points(found))) == count
    titles = [str(slide.title) for slide in slides(found)]
    assert titles == [TITLE, *(f"{TITLE} ({number})" for number in range(2, len(titles) + 1))]
    assert max(len(slide.points) for slide in slides(found)) <= 4
    meeting = next(meeting for meeting in found.meetings if meeting.part == 3)
    assert meeting.minutes == minutes
    assert deck_checks.faults(deck(found, meeting, TEMPLATES).data) == []


@pytest.mark.parametrize("word", ["x" * 39, "x" * 200, "Arbejdspladsvurderingshandleplansopfølgningsmødeforberedelsen"])
def test_one_long_word(library: Library, asked: Asked, word: str) -> None:
    """A word that is longer than its room is cut, and shown as far as it goes."""
    (point,) = points(recalled(library, asked, action(tema=word, hvem=word)))
    assert point.startswith(f"{word[:59]}{'…' if len(word) > 60 else ''}: {word[:30]}")
    assert len(point) < 150
    assert ("…" in point) == (len(word) > 40)


def test_notes(library: Library, asked: Asked) -> None:
    """The notes say what the slide has no room for: the first step, what it asks of the manager, and the sign."""
    (slide,) = slides(recalled(library, asked, action(chef="Penge", tegn="Flere smil.")))
    do = str(dict(slide.notes)["Gør"])
    assert "Handling 1. Første skridt: Vi aflyser tirsdagsmødet. Hvad kræver det af vores chef: Penge." in do
    assert "Tegn på, at det virker: Flere smil." in do


@pytest.mark.parametrize("tag", ["handling-1-tema", "handling-1-hvem", "handling-1-foerste-skridt"])
def test_a_letter_that_cannot_be_drawn(cli: Cli, tmp_path: Path, tag: str) -> None:
    """A smiley that somebody typed in Word is told of with the name of the plan and the place in it."""
    paper = plan()
    paper.fill(tag, "Ro 🙂")
    (tmp_path / "plan.docx").write_bytes(paper.data())
    said = cli("deck", "--part", "3", "--since", "plan.docx", "--out", "ud")
    assert said.code == 1
    first = said.err.splitlines()[0]
    assert first.startswith("plan.docx: ")
    assert "🙂" in first
    assert first.endswith("[no-glyph]")
    assert not (tmp_path / "ud").exists()


def test_braces(library: Library, asked: Asked) -> None:
    """What a group wrote is never run as a template."""
    assert list(points(recalled(library, asked, action(tema="{{ 1/0 }} {% x %}", hvem="", hvornaar="")))) == [
        "{{ 1/0 }} {% x %}"
    ]


@pytest.mark.parametrize(("whose", "shown"), [("Skole", True), (" skole ", True), ("", True), ("Klinik", False)])
def test_another_group(library: Library, asked: Asked, whose: str, shown: bool) -> None:
    """A plan of another group is for that group's eyes; one that does not say whose it is is trusted."""
    request = replace(asked("group: Skole\n", (3,)), parts=(3,), since=group_plan(action(), gruppe=whose))
    try:
        assert list(points(choose(library, request))) and shown
    except LedertrivselError as error:
        assert ([problem.code for problem in error.problems], shown) == (["other-group"], False)


@pytest.mark.parametrize("command", [["deck", "--part", "3"], ["build-pack", "--part", "3"]])
def test_from_the_command_line(cli: Cli, tmp_path: Path, command: list[str]) -> None:
    """The deck of the next meeting shows what the group wrote in its plan."""
    (tmp_path / "plan.docx").write_bytes(plan().data())
    said = cli(*command, "--group", EXAMPLE, "--since", "plan.docx", "--today", "2027-01-04", "--out", "ud")
    assert said.code == 0
    shown = text(Presentation(BytesIO((tmp_path / "ud" / "del-3" / "oplaeg.pptx").read_bytes())))
    assert "Ro om mandagen: Leder 1, senest 1. juni 2027" in shown
    assert "Færre møder & mails: Leder 2" in shown


def test_a_plan_that_is_none(cli: Cli, tmp_path: Path) -> None:
    """Whatever else is given for a plan is refused, and no deck is made."""
    (tmp_path / "plan.docx").write_bytes(b"x")
    said = cli("deck", "--part", "3", "--since", "plan.docx", "--out", "ud")
    assert (said.code, said.err.startswith("plan.docx: ")) == (1, True)
    assert not (tmp_path / "ud").exists()


def text(show: Any) -> str:
    frames = (shape.text_frame for slide in show.slides for shape in slide.shapes if shape.has_text_frame)
    return "\n".join(frame.text for frame in frames)
