"""What becomes of meetings that people have in their calendars already: they stay, move, or are cancelled."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from .booking import Booking, Slot
from .errors import Problem, WishError, raise_if
from .plan import Meeting, Plan
from .text import Text


def rebooked(plan: Plan, earlier: Mapping[int, Booking], parts: Collection[int], *, cancel: bool = False) -> Plan:
    """The plan with each meeting held against what earlier calendar files say of it; `cancel` calls `parts` off.

    A meeting stays cancelled until it gets another day, time or place. Raises WishError when there is nothing to
    cancel, or when a meeting that people have in their calendars has lost its date.
    """
    problems: list[Problem] = []
    meetings = []
    for meeting in plan.meetings:
        asked = meeting.part in parts
        old, now = earlier.get(meeting.part), _slot(meeting)
        if asked:
            problems += _problems(meeting.part, old, now, cancel)
        meetings.append(_booked(meeting, _booking(old, now, cancel and asked)))
    raise_if(WishError, problems)
    return replace(plan, meetings=tuple(meetings))


def remarks(plan: Plan, parts: Collection[int]) -> Iterator[str]:
    """What should be known of meetings that are not as people have them, or had them."""
    for meeting in plan.meetings:
        booking = meeting.booking if meeting.part in parts else None
        if booking is None or booking.before is None:
            continue
        if booking.now.cancelled:
            yield f"part {meeting.part} is cancelled, and stays so until it gets another date, time or place"
        else:
            yield (
                f"part {meeting.part} was changed since its first calendar file, and the mail says so; "
                "if nobody got that one, use an empty folder"
            )


def _slot(meeting: Meeting) -> Slot | None:
    if meeting.date is None or meeting.start is None:
        return None
    return Slot(meeting.date, meeting.start, meeting.minutes, str(meeting.place) if meeting.place else None)


def _problems(part: int, old: Booking | None, now: Slot | None, cancel: bool) -> Iterator[Problem]:
    if now is None and old is None and cancel:
        what = "there is no calendar file of it in the folder; give date and time, or the --out where it was made"
        yield Problem("", 0, f"part {part}", "nothing-to-cancel", what)
    if now is None and old is not None and not old.now.cancelled and not cancel:
        what = f"was booked for {old.now.date}, and has no date and time now; give them, or use `invite --cancel`"
        yield Problem("", 0, f"part {part}", "date-gone", what)


def _booking(old: Booking | None, now: Slot | None, cancel: bool) -> Booking | None:
    if old is None:
        if now is None:
            return None
        return Booking(replace(now, cancelled=True), now, 1) if cancel else Booking(now)
    if cancel or (old.now.cancelled and now and replace(now, cancelled=True) == old.now):
        now = replace(old.now, cancelled=True)
    if now is None or now == old.now:
        return old
    return Booking(now, old.now, old.sequence + 1)


def _booked(meeting: Meeting, booking: Booking | None) -> Meeting:
    """The meeting with its booking, and with what only that knows: the day that a cancelled meeting had."""
    if booking is None:
        return meeting
    now = booking.now
    place = meeting.place if meeting.place == now.place else Text(now.place) if now.place else None
    return replace(meeting, booking=booking, date=now.date, start=now.start, minutes=now.minutes, place=place)
