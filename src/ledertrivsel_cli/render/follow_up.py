"""Calendar files for the follow-up of an action plan: one file and one whole day for each agreement.

One entry a file, since Outlook puts an entry into the calendar that is open, but several into a calendar of their own.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..reminders import Reminder
from .document import Document
from .ical import published

if TYPE_CHECKING:
    from icalendar import Event

_ALARM = dt.timedelta(hours=-15)  # at nine on the day before
OVER = "Slut: "
"""What stands before the title of an entry that is taken back."""
_NO_MORE = "Opfølgningen er ikke længere nødvendig. Du kan slette den i din kalender."


def file_name(key: str) -> str:
    return f"opfoelgning-{key}.ics"


def follow_up(found: Iterable[Reminder], today: dt.date) -> tuple[Document, ...]:
    return tuple(
        Document(file_name(one.key), published([_event(one, today)], timed=False), None, "follow-up", ())
        for one in found
    )


def _event(one: Reminder, today: dt.date) -> "Event":
    from icalendar import Alarm, Event

    made = Event()
    made.add("uid", one.uid)
    made.add("dtstamp", dt.datetime.combine(one.stamp or today, dt.time(), dt.UTC))
    made.add("sequence", one.sequence)
    made.add("dtstart", one.date)
    made.add("dtend", one.date + dt.timedelta(days=1))
    made.add("transp", "TRANSPARENT")
    made.add("summary", OVER + one.title if one.over else one.title)
    made.add("description", _NO_MORE if one.over else one.text)
    made.add("status", "CANCELLED" if one.over else "CONFIRMED")
    if not one.over:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", _ALARM)
        alarm.add("description", one.title)
        made.add_component(alarm)
    return made
