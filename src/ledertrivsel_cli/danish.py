"""Danish dates, times and lists. Written out here, since a locale belongs to the machine and not to the meeting."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from zoneinfo import ZoneInfo

from .when import DAYS, MONTHS

ZONE = ZoneInfo("Europe/Copenhagen")
_ANY = dt.date.min


def long_date(date: dt.date) -> str:
    """For example "onsdag den 3. februar 2027"."""
    return f"{DAYS[date.weekday()]} den {date.day}. {MONTHS[date.month - 1]} {date.year}"


def clock(time: dt.time) -> str:
    """For example "9.00": the hour without a leading zero."""
    return f"{time.hour}.{time.minute:02}"


def end(date: dt.date, start: dt.time, minutes: int) -> dt.datetime:
    """When a meeting in Denmark ends: `minutes` of real time later, also when the clocks change in between."""
    begun = dt.datetime.combine(date, start, ZONE).astimezone(dt.UTC)
    return (begun + dt.timedelta(minutes=minutes)).astimezone(ZONE)


def span(start: dt.time, minutes: int, date: dt.date | None = None) -> str:
    """For example "kl. 9.00–10.30". With a date, a change of the clocks counts."""
    after = (
        end(date, start, minutes) if date else dt.datetime.combine(dt.date.min, start) + dt.timedelta(minutes=minutes)
    )
    return f"kl. {clock(start)}–{clock(after.time())}"


def listed(items: Iterable[str], word: str = "og") -> str:
    """For example "a, b og c"; nothing for no items."""
    *first, last = list(items) or [""]
    return f"{', '.join(first)} {word} {last}" if first else last


def decimal(value: Fraction) -> str:
    """For example "4,33" or "−0,50": two places, halves away from zero, and the sign that is as wide as a digit."""
    hundredths = int(abs(value) * 100 + Fraction(1, 2))
    sign = "−" if value < 0 and hundredths else ""
    return f"{sign}{hundredths // 100},{hundredths % 100:02}"
