"""Meetings that people have in their calendars: moved, left as they are, cancelled, and held after all."""

import email
from email import policy
from pathlib import Path

import icalendar
import pytest
from conftest import Cli

WHEN = ("--date", "2027-02-03", "--time", "09:00", "--place", 'Lokale "Å", 2; 3\\n sal')
FILES = ("eml", "html", "ics", "txt")


@pytest.fixture
def invited(cli: Cli) -> Cli:
    """A folder in which the invitation to the second meeting lies already."""
    assert cli("invite", "--part", 2, *WHEN, "--today", "2027-01-04").code == 0
    return cli


def again(cli: Cli, *told: object) -> str:
    """What is said when the invitation is made once more with other options."""
    said = cli("invite", "--part", 2, "--force", "--today", "2027-01-05", *told)
    assert said.code == 0, said.err
    return said.err


def event(name: str = "invitation") -> icalendar.Event:
    return icalendar.Calendar.from_ical((folder() / f"{name}.ics").read_bytes()).events[0]


def folder() -> Path:
    return Path("ledertrivsel-pakke/del-2")


def text(name: str = "invitation") -> str:
    return (folder() / f"{name}.txt").read_text("utf-8")


def subject(name: str = "invitation") -> str:
    return email.message_from_bytes((folder() / f"{name}.eml").read_bytes(), policy=policy.default)["subject"]


@pytest.mark.parametrize(("told", "head", "title"), [
    (("--date", "2027-02-10"), "Mødet er flyttet", "Mødet er flyttet: "),
    (("--time", "13:30"), "Mødet er flyttet", "Mødet er flyttet: "),
    (("--place", "Kantinen"), "Mødet er flyttet", "Mødet er flyttet: "),
    (("--minutes", 120), "Mødet er blevet længere", "Mødet er ændret: "),
    (("--minutes", 60), "Mødet er blevet kortere", "Mødet er ændret: "),
])  # fmt: skip
def test_moved(invited: Cli, told: tuple[object, ...], head: str, title: str) -> None:
    """Another day, time, place or length: the same meeting with a higher number, and a mail that says what changed."""
    old = event()
    said = again(invited, *WHEN, *told)
    new = event()
    assert (new["uid"], old["sequence"], new["sequence"]) == (old["uid"], 0, 1)
    assert f"{head}\n- Før: onsdag den 3. februar 2027, kl. 9.00–10.30, Lokale" in text()
    assert head in (folder() / "invitation.html").read_text("utf-8")
    assert subject().startswith(title)
    assert "part 2 was changed" in said


def test_unmoved(invited: Cli) -> None:
    """A meeting that stays where it is keeps its number, and no mail says that it moved."""
    said = again(invited, *WHEN)
    assert event()["sequence"] == 0
    assert "flyttet" not in text() and subject().startswith("Invitation")
    assert "changed" not in said


def test_made_again(invited: Cli) -> None:
    """The same meeting made once more gives the same bytes, also after it moved: the mail goes on saying so."""
    again(invited, *WHEN, "--time", "13:30")
    first = {kind: (folder() / f"invitation.{kind}").read_bytes() for kind in FILES}
    again(invited, *WHEN, "--time", "13:30")
    assert {kind: (folder() / f"invitation.{kind}").read_bytes() for kind in FILES} == first


def test_moved_twice(invited: Cli) -> None:
    """Each move counts, and the mail tells of the last one."""
    again(invited, *WHEN, "--time", "13:30")
    again(invited, *WHEN, "--time", "14:00")
    assert event()["sequence"] == 2
    assert "Før: onsdag den 3. februar 2027, kl. 13.30–15.00" in text()


def test_cancelled(invited: Cli) -> None:
    """A cancellation takes the invitation's place: the same meeting, called off, with a mail that says so."""
    old = event()
    said = again(invited, "--cancel")
    assert sorted(path.name for path in folder().iterdir()) == [
        *(f"aflysning.{kind}" for kind in FILES), "saadan-sender-du.txt",
    ]  # fmt: skip
    new = event("aflysning")
    assert (new["uid"], new["dtstart"], new["location"]) == (old["uid"], old["dtstart"], old["location"])
    assert (new["sequence"], new["status"], new["transp"]) == (1, "CANCELLED", "TRANSPARENT")
    assert new["summary"].startswith("Aflyst: ") and not new.alarms.times
    assert b"METHOD:PUBLISH" in (folder() / "aflysning.ics").read_bytes()
    assert subject("aflysning") == "Mødet er aflyst: Trivsel i ledergruppen"
    assert "onsdag den 3. februar 2027, kl. 9.00–10.30" in text("aflysning")
    assert "part 2 is cancelled" in said


def test_cancelled_without_an_earlier_file(cli: Cli) -> None:
    """A meeting that was invited to from another folder can be called off; its number is higher than the first one."""
    again(cli, "--cancel", *WHEN)
    assert (event("aflysning")["sequence"], event("aflysning")["status"]) == (1, "CANCELLED")


def test_stays_cancelled(invited: Cli) -> None:
    """What is called off is not called together again by chance, but by another day."""
    again(invited, "--cancel")
    data = (folder() / "aflysning.ics").read_bytes()
    again(invited, *WHEN)
    again(invited)
    assert (folder() / "aflysning.ics").read_bytes() == data
    again(invited, *WHEN, "--date", "2027-03-10")
    assert (event()["sequence"], event()["status"]) == (2, "CONFIRMED")
    assert "Mødet bliver holdt alligevel\n- Aflyst: onsdag den 3. februar" in text()
    assert subject().startswith("Mødet bliver holdt: ")
    assert not (folder() / "aflysning.ics").exists()


@pytest.mark.parametrize(("first", "told", "code"), [
    ((), ("--cancel",), "nothing-to-cancel"), (WHEN, (), "date-gone"), (WHEN, ("--date", "2027-02-03"), "date-gone"),
])  # fmt: skip
def test_refused(cli: Cli, first: tuple[str, ...], told: tuple[str, ...], code: str) -> None:
    """Nothing to call off, or a booked meeting without a date: nothing is written."""
    assert cli("invite", "--part", 2, *first).code == 0
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    said = cli("invite", "--part", 2, "--force", *told)
    assert said.code == 1 and f"[{code}]" in said.err
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_another_group_is_another_meeting(invited: Cli, tmp_path: Path) -> None:
    """A calendar file of another group in the folder says nothing of this group's meeting."""
    (tmp_path / "group.yaml").write_text("group: En anden\n", "utf-8")
    again(invited, "--group", "group.yaml", *WHEN, "--time", "13:30")
    assert event()["sequence"] == 0 and "flyttet" not in text()


@pytest.mark.parametrize("data", [b"", b"\xff\x00", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"BEGIN:VEVENT"])
def test_broken_calendar(invited: Cli, data: bytes) -> None:
    """A calendar file that somebody broke stops the writing, and is no fault of ours."""
    (folder() / "invitation.ics").write_bytes(data)
    said = invited("invite", "--part", 2, *WHEN, "--force")
    assert said.code == 1 and "[edited]" in said.err


def test_course_calendar(cli: Cli) -> None:
    """`forloeb.ics` holds the meetings that have a date and a time, as their own files do."""
    group = "group: A\nmeetings:\n  1: {date: 2027-02-03, start: '09:00'}\n  2: {date: 2027-03-03}\n"
    Path("group.yaml").write_text(f"{group}  3: {{date: 2027-04-07, start: '13:00'}}\n", "utf-8")
    assert cli("invite", "--part", 1, "--part", 3, "--group", "group.yaml").code == 0
    out = Path("ledertrivsel-pakke")
    course = icalendar.Calendar.from_ical((out / "forloeb.ics").read_bytes())
    own = [icalendar.Calendar.from_ical((out / f"del-{part}/invitation.ics").read_bytes()) for part in (1, 3)]
    assert [found.to_ical() for found in course.events] == [calendar.events[0].to_ical() for calendar in own]
    assert len(course.timezones) == 1
