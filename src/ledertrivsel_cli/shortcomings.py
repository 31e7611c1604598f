"""What is missing in an action plan. How it is worded is the group's own business."""

import datetime as dt
from collections.abc import Iterator

from .agreements import FIELDS, Agreement, Agreements
from .errors import Problem

_NEEDED = {
    "hvem": "nobody is named who sees to it; write one name or one role",
    "foerste-skridt": "there is no first step; write one thing that can be done within 14 days",
    "hvornaar": "there is no deadline; write a date",
    "opfoelgning": "there is no day for the follow-up; write a date",
}
_NEEDED_OF_CONDITIONS = {
    "initiativ": "nobody is named who takes the initiative; write one name or one role",
    "hvornaar": "there is no day when you talk about it again; write a date",
}


def shortcomings(found: Agreements, today: dt.date, done: str | None) -> Iterator[Problem]:
    """Each field that is empty and must not be, and each date that is over or cannot be read.

    `done` is the status of what is carried out; its dates may be over.
    """
    if not found.rows:
        what = "nothing is filled in; write at least one action or condition, or name another file"
        yield Problem(found.path, 0, "", "empty-plan", what)
    for row in found.rows:
        yield from _empty(found.path, row)
        yield from _dates(found.path, row, today, done)


def is_done(row: Agreement, done: str | None) -> bool:
    return done is not None and row.fields.get("status", "").strip().casefold() == done.casefold()


def title(row: Agreement, field: str) -> str:
    """What a field is called in the plan, for people who look for it there."""
    return FIELDS[row.kind][field].rstrip("?")


def _empty(path: str, row: Agreement) -> Iterator[Problem]:
    for field, what in (_NEEDED if row.kind == "handling" else _NEEDED_OF_CONDITIONS).items():
        if not row.fields[field].strip():
            yield Problem(path, 0, _where(row, field), "empty-field", what)


def _dates(path: str, row: Agreement, today: dt.date, done: str | None) -> Iterator[Problem]:
    for field, date in row.dates.items():
        said = row.fields[field].strip()
        if said and date is None:
            what = f"»{said[:40]}« cannot be read as a date; write it like 7. april 2027"
            yield Problem(path, 0, _where(row, field), "bad-date", what)
        elif date and date < today and not is_done(row, done):
            what = f"{date} is past; set a new date{f', or set the status to »{done}«' if done else ''}"
            yield Problem(path, 0, _where(row, field), "past-date", what)


def _where(row: Agreement, field: str) -> str:
    return f"{row.name}, {title(row, field)}"
