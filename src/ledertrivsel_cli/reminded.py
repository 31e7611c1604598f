"""The reminders that an earlier run put into a folder."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from .agreements import Agreements
from .errors import Problem, WriteError, raise_if
from .reading import read
from .reminders import Reminder, uid
from .render.follow_up import OVER, file_name

_ANY = file_name("*")


def reminded(folder: Path, found: Agreements) -> dict[str, Reminder]:
    """What the folder's calendar files say, by key; one that somebody has edited beyond recognition is passed over.

    Raises WriteError when they are another plan's: these would be lost.
    """
    problems: list[Problem] = []
    made: dict[str, Reminder] = {}
    for path in _files(folder):
        key = path.stem.removeprefix(Path(file_name("")).stem)
        old = _read(path, key)
        if old and old.uid != uid(found, key):
            what = "is of another group or course; choose another --out, it is left as it is"
            problems.append(Problem(str(path), 0, "", "not-our-folder", what))
        elif old:
            made[key] = old
    raise_if(WriteError, problems)
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
