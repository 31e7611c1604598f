"""The reminders that an earlier run put into a folder."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from .agreements import Agreements
from .errors import Problem, WriteError, raise_if
from .reading import read
from .reminders import MEETING, Reminder, uid
from .render.follow_up import OVER, file_name

_ANY, _START = file_name("*"), Path(file_name("")).stem


def reminded(folder: Path, found: Agreements) -> dict[str, Reminder]:
    """What the folder's calendar files say, by key; one that somebody has edited beyond recognition is passed over.

    Raises WriteError when they are another plan's: these would be lost.
    """
    there = {path: old for path in _files(folder) if (old := _read(path, path.stem.removeprefix(_START)))}
    made = {old.key: old for old in there.values() if old.uid == uid(found, old.key)}
    ours = {uid(found, key) for key in (*made, *(row.key for row in found.rows), MEETING)}  # of copies, too
    what = "is of another group or course; choose another --out, it is left as it is"
    raise_if(
        WriteError,
        [Problem(str(path), 0, "", "not-our-folder", what) for path, old in there.items() if old.uid not in ours],
    )
    return made


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.glob(_ANY) if path.is_file())
    except OSError:  # a name that is too long, or a folder that may not be entered; writing will tell
        return


def _read(path: Path, key: str) -> Reminder | None:
    from icalendar import Calendar

    try:
        (event,) = Calendar.from_ical(read(path, str(path))).events
        date = event.start
        if isinstance(date, dt.datetime):
            return None
        over = str(event["status"]) == "CANCELLED"
        title = str(event["summary"]).removeprefix(OVER if over else "")
        text = "" if over else str(event["description"])
        count, stamp = int(str(event["sequence"])), event.DTSTAMP
        return Reminder(key, str(event["uid"]), date, title, text, count, over, stamp and stamp.date())
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
