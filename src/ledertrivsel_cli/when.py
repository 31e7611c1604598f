"""Dates and times as people type them. What can be read in two ways is refused, with what to write instead."""

import calendar
import datetime as dt
import re

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_NAMED = "|".join(MONTHS)
_DATES = tuple(map(re.compile, (
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})",
    r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})[- ](?P<y>[0-9]{4})",
    r"(?P<d>[0-9]{1,2})(?:\. ?| )(?P<m>[A-Za-z][a-z]+) (?P<y>[0-9]{4})",
)))  # fmt: skip
_TIME = re.compile(r"(?:[Kk]l\.? ?)?([0-9]{1,2})(?:[:.]([0-9]{2}))?")
_TWO_WAYS = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_NO_YEAR = re.compile(rf"([0-9]{{1,2}})(?:/[0-9]{{1,2}}|(?:\. ?| )(?:{_NAMED}))[- ]?", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./ -]([0-9]{2})")
_LOOSE_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_FOUR = re.compile(r"([0-9]{1,2})([0-9]{2})")
_ONE_MINUTE = re.compile(r"(?:[Kk]l\.? ?)?([0-9]{1,2})[:.,]([0-9]{1,2})")
_FROM_TO = re.compile(r"((?:[Kk]l\.? ?)?[0-9]{1,2}(?:[:.][0-9]{2})?) ?[-–] ?[0-9:.]+")
DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_WEEKDAY = re.compile(
    rf"(?:(?P<day>{'|'.join(DAYS)}|man|tirs?|ons|tors?|fre|lør|søn)\.?,? *)?(?:den +|d\. *)?", re.IGNORECASE
)
_DANISH = tuple(map(re.compile, (
    r"(?P<d>[0-9]{1,2}) ?(?P<sign>[./-]) ?(?P<m>[0-9]{1,2}) ?(?:(?P=sign)|[-. ]) ?(?P<y>[0-9]{4}|[0-9]{2})",
    r"(?P<d>[0-9]{1,2})(?:\. ?| )(?P<m>[A-Za-z]{3,})\.?,? (?P<y>[0-9]{4}|[0-9]{2})",
)))  # fmt: skip
_DASHES = str.maketrans({"\N{NON-BREAKING HYPHEN}": "-", "–": "-", "\N{SOFT HYPHEN}": None})
_YEARS = range(2000, 2101)


def date(said: str) -> dt.date:
    """The day that was typed; raises ValueError with a sentence for the one who typed it."""
    hit = next((hit for form in _DATES if (hit := form.fullmatch(said))), None)
    month = hit and _month(hit["m"])
    if hit is None or month is None:
        raise ValueError(_meant_date(said))
    year, day = int(hit["y"]), int(hit["d"])
    if year not in _YEARS:
        raise ValueError("the year must be from 2000 to 2100; look for a slip of the finger")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ValueError(_no_such_day(year, month, day)) from None


def danish_date(said: str) -> dt.date:
    """The day that was typed in a Danish document, where the day comes first; raises ValueError with a sentence."""
    plain = " ".join(said.translate(_DASHES).split()).rstrip(" .")
    before = _WEEKDAY.match(plain)
    named, length = (before["day"], before.end()) if before else (None, 0)
    found = _day_first(plain[length:])
    is_called = DAYS[found.weekday()]
    if named and not is_called.startswith(named.lower()):
        raise ValueError(f"{found} is {is_called}, not {named.lower()}; mend one of the two")
    return found


def _day_first(said: str) -> dt.date:
    hit = next((hit for form in _DANISH if (hit := form.fullmatch(said))), None)
    month = hit and _short_month(hit["m"])
    if hit is None or month is None:
        return date(said)
    return date(f"{hit['d']}/{month}-{hit['y'] if len(hit['y']) == 4 else '20' + hit['y']}")


def time(said: str) -> dt.time:
    """The time of day that was typed; raises ValueError with a sentence for the one who typed it."""
    hit = _TIME.fullmatch(said)
    if hit is None:
        raise ValueError(_meant_time(said))
    try:
        return dt.time(int(hit[1]), int(hit[2] or 0))
    except ValueError:
        raise ValueError("there is no such time; hours go from 0 to 23, minutes from 00 to 59") from None


def _month(said: str) -> int | None:
    if said.isdigit():
        return int(said)
    return MONTHS.index(said.lower()) + 1 if said.lower() in MONTHS else None


def _short_month(said: str) -> int | None:
    """The number of a month, also when its name is cut short, like "apr" or "sept"."""
    if said.isdigit():
        return int(said)
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(said.lower())), None)


def _meant_date(said: str) -> str:
    """What to write instead of a date that cannot be read, or can be read in two ways."""
    if hit := _TWO_WAYS.fullmatch(said):
        one, other, year = map(int, hit.groups())
        readings = [str(day) for pair in ((one, other), (other, one)) if (day := _day(year, pair[1], pair[0]))]
        if readings:
            return f"write {' or '.join(dict.fromkeys(readings))}; with these signs, day and month can be mixed up"
    if hit := _SHORT_YEAR.fullmatch(said):
        return f"write the year with four digits, like {int(hit[1])}/{int(hit[2])}-20{hit[3]}"
    if _NO_YEAR.fullmatch(said):
        return "write the year too, like 3/2-2027"
    if (hit := _LOOSE_ISO.fullmatch(said)) and (day := _day(*map(int, hit.groups()))):
        return f"write {day}, with two digits for month and day"
    return "write the date like 2027-02-03, 3/2-2027 or 3. februar 2027"


def _no_such_day(year: int, month: int, day: int) -> str:
    if 1 <= month <= 12:
        last = calendar.monthrange(year, month)[1]
        return f"there is no such day; {MONTHS[month - 1]} {year} ends on the {last}."
    swapped = _day(year, day, month)
    return f"there is no month {month}; " + (f"do you mean {swapped}?" if swapped else "look at day and month")


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _meant_time(said: str) -> str:
    """What to write instead of a time that cannot be read, or can be read in two ways."""
    if hit := _FROM_TO.fullmatch(said):
        return f"write only when the meeting begins, here {hit[1]}; how long it takes is `minutes`"
    if (hit := _FOUR.fullmatch(said)) and int(hit[1]) < 24 and int(hit[2]) < 60:
        return f"write {int(hit[1])}.{hit[2]}, with a full stop or a colon before the minutes"
    if hit := _ONE_MINUTE.fullmatch(said):
        return f"write the minutes with two digits after a full stop or a colon, like {int(hit[1])}.{hit[2]:0<2}"
    return "write the time like 9.00, kl. 9 or 13.30"
