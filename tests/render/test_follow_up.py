"""Calendar files for the follow-up, as two readers that are not ours understand them."""

import datetime as dt

import icalendar
import pytest
import vobject

from ledertrivsel_cli.reminders import Reminder
from ledertrivsel_cli.render.document import Document
from ledertrivsel_cli.render.follow_up import OVER, follow_up

TODAY, EIGHTH = dt.date(2027, 5, 4), dt.date(2027, 6, 8)
AWKWARD = 'Ærø; "ro", \\n & <b>: ' + "en lang linje om møder og mails 🍻 " * 6
ONE = Reminder("handling-1", "a1b2", EIGHTH, f"Opfølgning: {AWKWARD}", f"Hvem: Åse\nHvornår: {AWKWARD}", 3)
GONE = Reminder("moede", "c3d4", EIGHTH, "Opfølgning på vores handleplan", "x", 4, over=True)


def drawn(*found: Reminder) -> tuple[Document, ...]:
    return follow_up(found, TODAY)


def event(document: Document) -> icalendar.Event:
    (found,) = icalendar.Calendar.from_ical(document.data).events
    return found


def test_files() -> None:
    """One file for each, named by what it is of, so that a second run finds it again."""
    assert [document.name for document in drawn(ONE, GONE)] == ["opfoelgning-handling-1.ics", "opfoelgning-moede.ics"]


def test_an_entry() -> None:
    """A whole day that blocks nobody, with an alarm the morning before; its texts come out letter by letter."""
    found = event(drawn(ONE)[0])
    assert (found.start, found.end) == (EIGHTH, EIGHTH + dt.timedelta(days=1))
    assert (str(found["summary"]), str(found["description"])) == (ONE.title, ONE.text)
    assert (str(found["uid"]), found["sequence"], str(found["status"])) == ("a1b2", 3, "CONFIRMED")
    assert str(found["transp"]) == "TRANSPARENT"
    (alarm,) = found.walk("VALARM")
    assert alarm["trigger"].dt == dt.timedelta(hours=-15)
    assert not {"ATTENDEE", "ORGANIZER", "LOCATION"} & set(found)


def test_another_reader() -> None:
    """vobject reads the same."""
    found = vobject.readOne(drawn(ONE)[0].data.decode()).vevent
    assert (found.summary.value, found.description.value, found.dtstart.value) == (ONE.title, ONE.text, EIGHTH)


def test_what_is_over() -> None:
    """An entry that is taken back says so in its title too, since not all calendars remove it, and rings no more."""
    found = event(drawn(GONE)[0])
    assert str(found["status"]) == "CANCELLED"
    assert str(found["summary"]) == OVER + GONE.title
    assert str(found["description"]) != "x"
    assert found.walk("VALARM") == []


@pytest.mark.parametrize("one", [ONE, GONE])
def test_bytes(one: Reminder) -> None:
    """Lines are short and end in CRLF, and the same reminder gives the same bytes."""
    (document,) = drawn(one)
    lines = document.data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert drawn(one) == (document,)
