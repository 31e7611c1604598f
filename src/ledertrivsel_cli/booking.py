"""How a meeting stands in people's calendars."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """When and where a meeting is held, or would have been."""

    date: dt.date
    start: dt.time
    minutes: int
    place: str | None
    cancelled: bool = False


@dataclass(frozen=True)
class Booking:
    """How a meeting stands in people's calendars: `now`, and `before` its last change; `sequence` counts changes."""

    now: Slot
    before: Slot | None = None
    sequence: int = 0
