"""When a group looks at its agreements again, held against the calendar files that an earlier run made."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from . import when
from .agreements import Agreement, Agreements
from .shortcomings import is_done, title

_FOLLOW_UP = {"handling": "opfoelgning", "vilkaar": "hvornaar"}
_TOLD = ("foerste-skridt", "hvem", "hvornaar", "tegn", "stoette", "initiativ")
_MEETING_DAY = "opfoelgning-moededato"
MEETING = "moede"
"""The key of the reminder for the follow-up meeting."""


@dataclass(frozen=True)
class Reminder:
    """A day to look at one agreement. `key` is the same as long as it is the same agreement, and so is `uid`.

    `sequence` counts its changes. A reminder that is `over` takes one back that people may have in their calendars.
    `stamp` is the day of the last change, None for one of today.
    """

    key: str
    uid: str
    date: dt.date
    title: str
    text: str
    sequence: int = 0
    over: bool = False
    stamp: dt.date | None = field(default=None, compare=False)


def reminders(found: Agreements, done: str | None, earlier: Mapping[str, Reminder]) -> tuple[Reminder, ...]:
    """A reminder for each open agreement that has a day for its follow-up, and for the follow-up meeting.

    `earlier` has what an earlier run made, by key: what has changed since gets a higher sequence, and what is done,
    gone or without a day is taken back.
    """
    now = {one.key: one for one in _wanted(found, done)}
    kept = [_since(one, earlier.get(key)) for key, one in now.items()]
    gone = [_taken_back(old) for key, old in earlier.items() if key not in now]
    return (*kept, *gone)


def uid(found: Agreements, key: str) -> str:
    """The same for every run, and never of a date: a reminder that moves must stay the same."""
    whose = [found.facts.get("gruppe", ""), found.facts.get("forloeb", ""), key]
    return hashlib.sha256(json.dumps(whose).encode()).hexdigest()


def _wanted(found: Agreements, done: str | None) -> Iterator[Reminder]:
    for row in found.rows:
        date = row.dates.get(_FOLLOW_UP[row.kind])
        if date and not is_done(row, done):
            yield Reminder(row.key, uid(found, row.key), date, f"Opfølgning: {_about(row)}", _text(row))
    meeting = _date(found.facts.get(_MEETING_DAY, ""))
    if meeting:
        themes = "\n".join(f"- {_about(row)}" for row in found.rows if not is_done(row, done))
        text = f"Vi ser på handleplanen sammen:\n{themes}" if themes else "Vi ser på handleplanen sammen."
        yield Reminder(MEETING, uid(found, MEETING), meeting, "Opfølgning på vores handleplan", text)


def _date(said: str) -> dt.date | None:
    try:
        return when.danish_date(said)
    except ValueError:
        return None


def _about(row: Agreement) -> str:
    """The theme in one line."""
    theme = " ".join(row.fields["tema" if row.kind == "handling" else "vilkaar"].split())
    return theme or row.name


def _text(row: Agreement) -> str:
    known = [(title(row, field), row.fields[field].strip()) for field in _TOLD if field in row.fields]
    return "\n".join(f"{name}: {value}" for name, value in known if value)


def _since(one: Reminder, old: Reminder | None) -> Reminder:
    if old is None:
        return one
    same = (one.date, one.title, one.text, False) == (old.date, old.title, old.text, old.over)
    return replace(one, sequence=old.sequence, stamp=old.stamp) if same else replace(one, sequence=old.sequence + 1)


def _taken_back(old: Reminder) -> Reminder:
    return old if old.over else replace(old, over=True, sequence=old.sequence + 1, stamp=None)
