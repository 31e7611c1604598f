"""The calendar file of a meeting, and that of the whole course.

They are published, not requested: whoever opens one gets the meeting in the calendar, and nobody is asked to answer.
A cancellation is published too: RFC 5546 (3.2.1) lets what is published have the status CANCELLED. Its method CANCEL
demands an organizer, and Outlook takes it as a mail from one, which the facilitator, who made the meeting out of our
file, cannot get. Published again with the same UID, the meeting gets another title and takes up no time.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from .. import danish
from ..booking import Slot
from ..plan import Meeting, Plan
from .document import Document
from .ical import published

if TYPE_CHECKING:
    from icalendar import Alarm, Event

NAMES = (_BOOKED, _CANCELLED) = ("invitation.ics", "aflysning.ics")
BEFORE = "x-ledertrivsel-before"
"""How the meeting stood before it was changed; a later run reads it, and the mail goes on saying what was changed."""
_ROOM = "Lokalet skal have en skærm, for vi viser slides undervejs."
_REMINDER = dt.timedelta(minutes=-15)


def calendar(plan: Plan, meeting: Meeting) -> Document | None:
    """The meeting as `invitation.ics`; None when the date or the time is not known, since there is nothing to book.

    A cancelled meeting is `aflysning.ics`.
    """
    event = _event(plan, meeting)
    if event is None:
        return None
    ids = (*(article.id for article in meeting.articles), *(exercise.id for exercise in meeting.exercises))
    name = f"del-{meeting.part}/{_CANCELLED if meeting.cancelled else _BOOKED}"
    content = (f"del-{meeting.part}", *map(str, ids))
    return Document(name, published([event]), meeting.part, "invitation", content)


def course_calendar(plan: Plan) -> Document | None:
    """All meetings of the course that have a date and a time, as `forloeb.ics`; None when there are none."""
    found = {meeting.part: _event(plan, meeting) for meeting in plan.meetings}
    events = {part: event for part, event in found.items() if event}
    if not events:
        return None
    content = tuple(f"del-{part}" for part in events)
    return Document("forloeb.ics", published(events.values()), None, "calendar", content)


def uid(plan: Plan, meeting: Meeting) -> str:
    """The same for every run, and never of date or time: a meeting that moves must stay the same meeting."""
    course = [plan.group and str(plan.group), plan.course and str(plan.course), meeting.part]
    return hashlib.sha256(json.dumps(course).encode()).hexdigest()


def _event(plan: Plan, meeting: Meeting) -> "Event | None":
    from icalendar import Event

    if meeting.date is None or meeting.start is None:
        return None
    made = Event()
    made.add("uid", uid(plan, meeting))
    made.add("dtstamp", dt.datetime.combine(plan.today, dt.time(), dt.UTC))
    made.add("sequence", meeting.booking.sequence if meeting.booking else 0)
    made.add("dtstart", dt.datetime.combine(meeting.date, meeting.start, danish.ZONE))
    made.add("dtend", _unambiguous(danish.end(meeting.date, meeting.start, meeting.minutes)))
    if meeting.place:
        made.add("location", str(meeting.place))
    if meeting.booking and meeting.booking.before:
        made.add(BEFORE, _as_json(meeting.booking.before))
    _say_cancelled(made, meeting) if meeting.cancelled else _say_booked(made, plan, meeting)
    return made


def _say_booked(made: "Event", plan: Plan, meeting: Meeting) -> None:
    made.add("status", "CONFIRMED")
    made.add("summary", meeting.heading)
    made.add("description", "\n\n".join(_description(plan, meeting)))
    made.add_component(_alarm(meeting))


def _say_cancelled(made: "Event", meeting: Meeting) -> None:
    made.add("status", "CANCELLED")
    made.add("transp", "TRANSPARENT")
    made.add("summary", f"Aflyst: {meeting.heading}")
    made.add("description", "Mødet er aflyst. Du kan slette det i din kalender.")


def _as_json(slot: Slot) -> str:
    """In letters that no calendar program escapes or changes."""
    start = slot.start.isoformat("minutes")
    return quote(json.dumps([slot.date.isoformat(), start, slot.minutes, slot.place, slot.cancelled]))


def _unambiguous(moment: dt.datetime) -> dt.datetime:
    """Local time, but UTC in the hour that comes a second time when summer time ends: there a TZID means the first."""
    return moment.astimezone(dt.UTC) if moment.fold else moment


def _description(plan: Plan, meeting: Meeting) -> Iterator[str]:
    yield str(meeting.invitation.aim)
    if meeting.invitation.bring:
        yield "\n".join(["Tag med til mødet:", *(f"- {item}" for item in meeting.invitation.bring)])
    yield _ROOM
    person = plan.facilitator
    if person:
        known = [str(value) for value in (person.name, person.email, person.phone) if value]
        yield f"Spørgsmål: {', '.join(known)}"


def _alarm(meeting: Meeting) -> "Alarm":
    from icalendar import Alarm

    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("trigger", _REMINDER)
    made.add("description", meeting.heading)
    return made
