"""The shell of a calendar file: what stands around its entries."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .. import danish

if TYPE_CHECKING:
    from icalendar import Event, Timezone

_PRODUCT = "-//ledertrivsel//ledertrivsel-cli//DA"
_WINTER, _SUMMER = dt.timedelta(hours=1), dt.timedelta(hours=2)


def published(events: "Iterable[Event]", *, timed: bool = True) -> bytes:
    """The entries as a file to put into a calendar. `timed` ones have clock times, which need a time zone."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    if timed:
        made.add_component(_zone())
    for event in events:
        made.add_component(event)
    return bytes(made.to_ical())


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
