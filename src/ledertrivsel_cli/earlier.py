"""What an earlier run put into the calendar files of a folder, so that a meeting that moves stays the same meeting."""

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from . import danish
from .booking import Booking, Slot
from .plan import Meeting, Plan
from .reading import read
from .render.calendar import BEFORE, NAMES, uid

if TYPE_CHECKING:
    from icalendar import Event


def bookings(folder: Path, plan: Plan) -> dict[int, Booking]:
    """The meetings of this group and course that the folder's calendar files know, by part.

    A file that cannot be understood is passed over: somebody edited it, so the folder will not be written anyway.
    """
    found = {meeting.part: _latest(folder, plan, meeting) for meeting in plan.meetings}
    return {part: booking for part, booking in found.items() if booking}


def _latest(folder: Path, plan: Plan, meeting: Meeting) -> Booking | None:
    paths = [folder / f"del-{meeting.part}" / name for name in NAMES]
    found = [_read(path, uid(plan, meeting)) for path in paths if _is_there(path)]
    return max((booking for booking in found if booking), key=lambda booking: booking.sequence, default=None)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long, or a folder that may not be entered; writing will tell
        return False


def _read(path: Path, wanted: str) -> Booking | None:
    from icalendar import Calendar

    try:
        events = Calendar.from_ical(read(path, str(path))).events
        return next((_booking(event) for event in events if event["uid"] == wanted), None)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _booking(event: "Event") -> Booking:
    start, end = event.start, event.end
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        raise TypeError("a meeting has a time of day")
    there = start.astimezone(danish.ZONE)
    minutes = int((end.astimezone(dt.UTC) - start.astimezone(dt.UTC)).total_seconds() // 60)
    place = str(event["location"]) if "location" in event else None
    cancelled = str(event.get("status", "")) == "CANCELLED"
    now = Slot(there.date(), there.time().replace(fold=0), minutes, place, cancelled)
    return Booking(now, _before(event), int(str(event["sequence"])))


def _before(event: "Event") -> Slot | None:
    if BEFORE not in event:
        return None
    date, start, minutes, place, cancelled = json.loads(unquote(str(event[BEFORE])))
    return Slot(dt.date.fromisoformat(date), dt.time.fromisoformat(start), int(minutes), place, bool(cancelled))
