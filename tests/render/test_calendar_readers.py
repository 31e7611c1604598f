"""Calendar files through readers that are not ours: the wall clock, the real length, and the raw bytes."""

import datetime as dt
import random
from dataclasses import replace
from functools import cache
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from test_calendar import MEETING, PLAN

from ledertrivsel_cli.booking import Booking, Slot
from ledertrivsel_cli.plan import Meeting, Plan
from ledertrivsel_cli.render.calendar import calendar, course_calendar
from ledertrivsel_cli.text import Text

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
CHANGES = [dt.date(2026, 10, 25), dt.date(2027, 3, 28), dt.date(2027, 10, 31), dt.date(2028, 3, 26)]
EVIL = "Lokale æøå 🍻\\n; \"2\", 'b'\\,\\;"
SLOT = Slot(dt.date(2027, 2, 3), dt.time(9), 90, EVIL)


def held(date: dt.date, start: dt.time, minutes: int = 90) -> Meeting:
    return replace(MEETING, date=date, start=start, minutes=minutes)


def read(data: bytes) -> vobject.base.Component:
    """The event as vobject reads it, which takes a zone from the rules in the file."""
    return vobject.readOne(data.decode()).vevent


def cancelled() -> Meeting:
    booking = Booking(replace(SLOT, cancelled=True), SLOT, 2)
    return replace(MEETING, heading=EVIL, place=Text(EVIL), booking=booking)


def check_clock(date: dt.date, start: dt.time, minutes: int) -> None:
    """Both ends of a meeting are the same moment, and the same time on the wall, as the time zone database has them."""
    begins = dt.datetime.combine(date, start, COPENHAGEN)
    ends = (begins.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(COPENHAGEN)
    event = read(calendar(PLAN, held(date, start, minutes)).data)
    for moment, right in ((event.dtstart.value, begins), (event.dtend.value, ends)):
        assert moment.astimezone(dt.UTC) == right.astimezone(dt.UTC)
        assert moment.astimezone(COPENHAGEN).replace(tzinfo=None) == right.replace(tzinfo=None)
    assert event.dtstart.value.replace(tzinfo=None) == begins.replace(tzinfo=None)


@pytest.mark.parametrize("change", CHANGES, ids=str)
@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("start", ["00:30", "09:00", "23:00"])
def test_both_sides_of_the_changes(change: dt.date, days: int, start: str) -> None:
    """The day before a change of the clocks, the day itself and the day after have the right hour."""
    check_clock(change + dt.timedelta(days=days), dt.time.fromisoformat(start), 60)


@cache
def some_days() -> list[tuple[dt.date, dt.time, int]]:
    chance = random.Random(6)
    return [
        (
            dt.date(2026, 11, 1) + dt.timedelta(days=chance.randrange(3650)),
            dt.time(chance.randrange(4, 20), chance.randrange(60)),
            chance.randrange(60, 241),
        )
        for _ in range(200)
    ]


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_two_hundred_days(first: int) -> None:
    """Any day, time and length within ten years is read right."""
    for date, start, minutes in some_days()[first : first + 50]:
        check_clock(date, start, minutes)


def test_moves_over_a_change() -> None:
    """A meeting that moves from winter to summer time keeps its time on the wall, its UID, and counts up."""
    booking = Booking(Slot(dt.date(2027, 4, 7), dt.time(9), 90, None), SLOT, 1)
    old, new = calendar(PLAN, held(SLOT.date, SLOT.start)), calendar(PLAN, replace(held(booking.now.date, SLOT.start),
                                                                                  booking=booking))  # fmt: skip
    before, after = read(old.data), read(new.data)
    assert before.uid.value == after.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert (before.dtstart.value.utcoffset(), after.dtstart.value.utcoffset()) == (
        dt.timedelta(hours=1), dt.timedelta(hours=2),
    )  # fmt: skip
    assert before.dtstart.value.time() == after.dtstart.value.time() == dt.time(9)


def test_cancellation_is_read() -> None:
    """A cancelled meeting is cancelled in other readers, too, and awkward words come back as they are written."""
    event = read(calendar(PLAN, cancelled()).data)
    assert (event.status.value, event.sequence.value, event.transp.value) == ("CANCELLED", "2", "TRANSPARENT")
    assert (event.summary.value, event.location.value) == (f"Aflyst: {EVIL}", EVIL)
    assert not hasattr(event, "attendee") and not hasattr(event, "valarm")


def course() -> Plan:
    meetings = [held(dt.date(2027, 3, 1) + dt.timedelta(days=30 * part), dt.time(13)) for part in range(3)]
    return replace(PLAN, meetings=tuple(replace(meeting, part=part) for part, meeting in enumerate(meetings, 1)))


def test_course_is_read() -> None:
    """Both readers find the same three meetings in the course's file, on both sides of a change of the clocks."""
    data = course_calendar(course()).data
    ours = icalendar.Calendar.from_ical(data).events
    theirs = vobject.readOne(data.decode()).vevent_list
    assert [event.start.astimezone(dt.UTC) for event in ours] == [e.dtstart.value.astimezone(dt.UTC) for e in theirs]
    assert [e.dtstart.value.hour for e in theirs] == [13, 13, 13]
    assert [e.dtstart.value.utcoffset().total_seconds() / 3600 for e in theirs] == [1, 2, 2]
    assert len({e.uid.value for e in theirs}) == 3


@pytest.mark.parametrize("data", [
    calendar(PLAN, cancelled()).data,
    calendar(PLAN, replace(cancelled(), booking=Booking(SLOT, replace(SLOT, place="æ🍻" * 90), 7))).data,
    course_calendar(course()).data,
], ids=["cancelled", "moved", "course"])  # fmt: skip
def test_raw_bytes(data: bytes) -> None:
    """Every kind of file has CRLF only, at most 75 octets a line, and no letter cut in two."""
    found = data.split(b"\r\n")
    assert found[-1] == b"" and b"\n" not in b"".join(found) and b"\r" not in b"".join(found)
    assert max(map(len, found)) <= 75
    assert [line.decode() for line in found]
    assert b"METHOD:PUBLISH" in found and not [line for line in found if line.startswith((b"ATTENDEE", b"RDATE"))]
