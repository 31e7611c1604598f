"""All that `invite` writes for a group with awkward names, read again by programs that are not ours."""

import email
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path

import icalendar
import pytest
import vobject
import yaml
from conftest import Cli

EVIL = "Bær; \"gær\", 'øl' & <d'Å> 🍻 {{ 7 * 7 }} \\n =?utf-8?q?x?="
OUT = Path("ledertrivsel-pakke")


@pytest.fixture
def invited(cli: Cli) -> None:
    """Invitations to three meetings of a group in which every field is awkward."""
    Path("artikel, æøå 🍻.pdf").write_bytes(b"%PDF-1.7")
    meeting = {"start": 9, "place": f"{EVIL} sted"}
    dates = ("3/2-2027", "3. marts 2027", "2027-04-07")
    group = {
        "group": f"{EVIL} gruppe",
        "course": f"{EVIL} forløb",
        "facilitator": {"name": f"{EVIL} leder", "email": "bo@example.dk", "phone": f"{EVIL} tlf"},
        "participants": [{"name": f"{EVIL} {n}", "email": f"p{n}@example.dk"} for n in range(3)],
        "evaluation": {"file": "artikel, æøå 🍻.pdf", "level": "group"},
        "meetings": {n: {**meeting, "files": ["artikel, æøå 🍻.pdf"], "date": date} for n, date in enumerate(dates, 1)},
    }
    Path("group.yaml").write_text(yaml.safe_dump(group, allow_unicode=True), "utf-8")
    told = ("invite", "--part", 1, "--part", 2, "--part", 3, "--group", "group.yaml", "--today", "4/1-2027")
    said = cli(*told)
    assert said.code == 0, said.err


def draft(part: int) -> EmailMessage:
    return email.message_from_bytes((OUT / f"del-{part}/invitation.eml").read_bytes(), policy=policy.default)


def names(part: int, header: str) -> list[str]:
    """The names in a header. Python's newer reader puts spaces between the pieces of a long name; this one does not."""
    data = (OUT / f"del-{part}/invitation.eml").read_bytes()
    found = getaddresses([email.message_from_bytes(data)[header]])
    return [str(make_header(decode_header(name))) for name, _ in found]


@pytest.mark.parametrize("part", [1, 2, 3])
def test_drafts_are_read(invited: None, part: int) -> None:
    """The draft holds what lies beside it, names everybody as the group file does, and has the calendar file last."""
    mail, folder = draft(part), OUT / f"del-{part}"
    text, html = (mail.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    assert (text, html) == (
        (folder / "invitation.txt").read_text("utf-8"),
        (folder / "invitation.html").read_text("utf-8"),
    )
    assert names(part, "to") == [f"{EVIL} {n}" for n in range(3)]
    assert names(part, "from") == [f"{EVIL} leder"]
    assert [file.get_filename() for file in mail.iter_attachments()] == ["artikel, æøå 🍻.pdf"] * 2 + ["invitation.ics"]
    *_, calendar = mail.iter_attachments()
    assert calendar.get_payload(decode=True) == (folder / "invitation.ics").read_bytes()


def test_calendars_are_read(invited: None) -> None:
    """Both readers find each meeting at nine in the morning, where the group file says, and the course as a whole."""
    found = []
    for part, place in ((1, "2027-02-03"), (2, "2027-03-03"), (3, "2027-04-07")):
        data = (OUT / f"del-{part}/invitation.ics").read_bytes()
        ours, theirs = icalendar.Calendar.from_ical(data).events[0], vobject.readOne(data.decode()).vevent
        assert str(ours.start)[:16] == str(theirs.dtstart.value)[:16] == f"{place} 09:00"
        assert ours["location"] == theirs.location.value == f"{EVIL} sted"
        assert ours["description"] == theirs.description.value
        assert f"{EVIL} leder, bo@example.dk, {EVIL} tlf" in ours["description"]
        found.append(ours["uid"])
    course = icalendar.Calendar.from_ical((OUT / "forloeb.ics").read_bytes())
    assert [event["uid"] for event in course.events] == found
