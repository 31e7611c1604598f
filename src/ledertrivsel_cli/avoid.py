"""Days on which a meeting is hardly meant to be held: past ones, weekends, holidays, and common holiday weeks."""

import datetime as dt
from collections.abc import Collection, Iterator

from .plan import Plan

_WEEKS = {
    7: "winter holidays",
    28: "summer holidays",
    29: "summer holidays",
    30: "summer holidays",
    42: "autumn holidays",
}

_HOLIDAYS = {"public": "a public holiday", "optional": "a day that many have off"}


def days_to_avoid(plan: Plan, parts: Collection[int]) -> Iterator[str]:
    """A sentence for each reason not to hold a meeting on its day."""
    for meeting in plan.meetings:
        if meeting.part in parts and meeting.date and not meeting.cancelled:
            for reason in reasons(meeting.date, plan.today):
                yield f"part {meeting.part} is on {meeting.date}, {reason}; is the date right?"


def reasons(date: dt.date, today: dt.date) -> Iterator[str]:
    """Why a day is hardly meant."""
    if date < today:
        yield "which is past"
    if date.weekday() >= 5:
        yield "a Saturday" if date.weekday() == 5 else "a Sunday"
    for kind, meaning in _HOLIDAYS.items():
        name = _holiday(date, kind)
        if name:
            yield f"{name}, {meaning}"
    week = date.isocalendar().week
    if week in _WEEKS:
        yield f"in week {week}, when many have {_WEEKS[week]}"


def _holiday(date: dt.date, kind: str) -> str | None:
    """The Danish name of a holiday; the library knows when which of them was one."""
    from holidays import country_holidays

    return country_holidays("DK", years=date.year, language="da", categories=(kind,)).get(date)
