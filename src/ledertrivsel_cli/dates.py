"""Faults in what a group file says of its meetings: dates and times, and keys at the wrong meeting."""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations
from zoneinfo import ZoneInfo

from . import danish
from .base import PARTS
from .errors import Problem
from .group import CardChoice
from .request import DEFAULT_MINUTES, Request

ZONE = ZoneInfo("Europe/Copenhagen")
_DAY = 24 * 60


def date_problems(request: Request) -> Iterator[Problem]:
    """Meetings in the wrong order or on the same day, in the hour that summer time skips, or past midnight."""
    yield from _order(request)
    for part in PARTS:
        wish = request.wish(part)
        if wish.start is None:
            continue
        if wish.start.hour * 60 + wish.start.minute + (wish.minutes or DEFAULT_MINUTES) > _DAY:
            yield request.problem(part, "start", "past-midnight", "the meeting ends after midnight; begin earlier")
        if wish.date and _missing(wish.date, wish.start):
            what = f"{danish.clock(wish.start)} does not exist that night, summer time begins; choose another time"
            yield request.problem(part, "start", "missing-hour", what)


def misplaced(request: Request) -> Iterator[Problem]:
    """Keys that only one of the meetings has a use for, at another."""
    for part in PARTS:
        wish = request.wish(part)
        if part != 2 and wish.cards != CardChoice():
            what = "dialogue cards belong to the second meeting; write them under `2:`"
            yield request.problem(part, "cards", "misplaced-key", what)
        if part != 3 and wish.actors:
            what = "the actors belong to the third meeting; write them under `3:`"
            yield request.problem(part, "actors", "misplaced-key", what)
        if part != 3 and not wish.action_plan:
            what = "the action plan belongs to the third meeting; write it under `3:`"
            yield request.problem(part, "action_plan", "misplaced-key", what)


def _order(request: Request) -> Iterator[Problem]:
    dated = [(part, request.wish(part).date) for part in PARTS]
    for (first, early), (second, late) in combinations([(part, date) for part, date in dated if date], 2):
        if early and late and early >= late:
            how = "on the same day as" if early == late else "before"
            what = f"part {second} is {how} part {first} ({early}); give part {second} a later date"
            yield request.problem(second, "date", "date-order", what)


def _missing(date: dt.date, start: dt.time) -> bool:
    there = dt.datetime.combine(date, start, ZONE)
    return there.astimezone(dt.UTC).astimezone(ZONE).replace(tzinfo=None) != there.replace(tzinfo=None)
