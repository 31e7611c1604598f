"""The calendar file of a meeting.

It is published, not requested: whoever opens it gets the meeting in the calendar, and nobody is asked to answer.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import danish
from ..plan import Meeting, Plan
from .document import Document

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone

_PRODUCT = "-//ledertrivsel//ledertrivsel-cli//DA"
_ROOM = "Lokalet skal have en skærm, for vi viser slides undervejs."
_REMINDER = dt.timedelta(minutes=-15)
_WINTER, _SUMMER = dt.timedelta(hours=1), dt.timedelta(hours=2)


def calendar(plan: Plan, meeting: Meeting) -> Document | None:
    """The meeting as `invitation.ics`; None when the date or the time is not known, since there is nothing to book."""
    if meeting.date is None or meeting.start is None:
        return None
    data = _calendar(_event(plan, meeting, meeting.date, meeting.start)).to_ical()
    ids = (*(article.id for article in meeting.articles), *(exercise.id for exercise in meeting.exercises))
    name = f"del-{meeting.part}/invitation.ics"
    return Document(name, data, meeting.part, "invitation", (f"del-{meeting.part}", *map(str, ids)))


def _calendar(event: "Event") -> "Calendar":
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add_component(_zone())
    made.add_component(event)
    return made


def _event(plan: Plan, meeting: Meeting, date: dt.date, start: dt.time) -> "Event":
    from icalendar import Event

    made = Event()
    made.add("uid", _uid(plan, meeting))
    made.add("dtstamp", dt.datetime.combine(plan.today, dt.time(), dt.UTC))
    made.add("sequence", 0)
    made.add("dtstart", dt.datetime.combine(date, start, danish.ZONE))
    made.add("dtend", _unambiguous(danish.end(date, start, meeting.minutes)))
    made.add("summary", meeting.heading)
    if meeting.place:
        made.add("location", str(meeting.place))
    made.add("description", "\n\n".join(_description(plan, meeting)))
    made.add_component(_alarm(meeting))
    return made


def _uid(plan: Plan, meeting: Meeting) -> str:
    """The same for every run, and never of date or time: a meeting that moves must stay the same meeting."""
    course = [plan.group and str(plan.group), plan.course and str(plan.course), meeting.part]
    return hashlib.sha256(json.dumps(course).encode()).hexdigest()


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


def _zone() -> "Timezone":
    """Danish time by its two rules. Lists of dates, the library's own form, are read an hour wrong by some programs."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    made = Timezone()
    made.add("tzid", danish.ZONE.key)
    for kind, name, begins, before, after in (
        (TimezoneDaylight, "CEST", dt.datetime(1970, 3, 29, 2), _WINTER, _SUMMER),
        (TimezoneStandard, "CET", dt.datetime(1970, 10, 25, 3), _SUMMER, _WINTER),
    ):
        rule = kind()
        rule.add("dtstart", begins)
        rule.add("tzname", name)
        rule.add("tzoffsetfrom", before)
        rule.add("tzoffsetto", after)
        rule.add("rrule", {"freq": "yearly", "bymonth": begins.month, "byday": "-1SU"})
        made.add_component(rule)
    return made
