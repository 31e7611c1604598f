"""What the schemas say of a text: patterns that Python and JavaScript read alike, by the `format` that models name."""

from collections.abc import Iterator
from typing import Any

from .text import BIDI, CONTROL, LINK, LONGEST_LINE, LONGEST_TEXT, MAIL, SLUG, SURROGATE
from .when import MONTHS

_CLEAN = rf"^(?=[^{CONTROL}{BIDI}{SURROGATE}]*$)\s*"
_LINE = rf"{_CLEAN}(?=\S(?:[^\n]{{0,{LONGEST_LINE - 2}}}\S)?\s*$)"
_YEAR, _LEAP_YEAR = r"(?:20[0-9]{2}|2100)", r"20(?:[02468][048]|[13579][26])"
_LONG, _MIDDLE, _SHORT = (  # months, and the days that all of them have
    ((1, 3, 5, 7, 8, 10, 12), "0?[1-9]|[12][0-9]|3[01]"),
    ((4, 6, 9, 11), "0?[1-9]|[12][0-9]|30"),
    ((2,), "0?[1-9]|1[0-9]|2[0-8]"),
)


def _days() -> Iterator[str]:
    """Every day from 2000 to 2100 in the three ways to write one."""
    for (months, days), year in ((_LONG, _YEAR), (_MIDDLE, _YEAR), (_SHORT, _YEAR), (((2,), "29"), _LEAP_YEAR)):
        two = "|".join(f"{month:02}" for month in months)
        one = "|".join(f"{'0?' if month < 10 else ''}{month}" for month in months)
        names = "|".join(
            f"[{MONTHS[month - 1][0].upper()}{MONTHS[month - 1][0]}]{MONTHS[month - 1][1:]}" for month in months
        )
        yield f"{year}-(?:{two})-(?:{days.replace('0?', '0')})"
        yield f"(?:{days})(?:/(?:{one})[- ]|(?:\\. ?| )(?:{names}) ){year}"


PATTERNS = {
    "text": rf"{_CLEAN}\S(?:[\s\S]{{0,{LONGEST_TEXT - 2}}}\S)?\s*$",
    "line": _LINE,
    "id": rf"{_LINE}{SLUG}\s*$",
    "link": rf"{_LINE}{LINK}\s*$",
    "mail": rf"{_LINE}{MAIL}\s*$",
    "date": rf"^(?:{'|'.join(_days())})$",
    "time": r"^(?:[Kk]l\.? ?)?(?:[01]?[0-9]|2[0-3])(?:[:.][0-5][0-9])?$",
}
NUMBERS = {"text": "number", "line": "number", "id": "integer", "time": "number"}
"""What is meant as a text but is a number to most readers of YAML: `phone: 89150000`, `start: 9.30`."""
LIMITS: dict[str, dict[str, Any]] = {"id": {"minimum": 0}, "time": {"minimum": 0, "exclusiveMaximum": 24}}
