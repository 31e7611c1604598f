"""What the schemas say of a text: patterns that Python and JavaScript read alike, by the `format` that models name."""

from typing import Any

from .text import BIDI, CONTROL, LINK, LONGEST_LINE, LONGEST_TEXT, MAIL, SLUG, SURROGATE

_CLEAN = rf"^(?=[^{CONTROL}{BIDI}{SURROGATE}]*$)\s*"
_LINE = rf"{_CLEAN}(?=\S(?:[^\n]{{0,{LONGEST_LINE - 2}}}\S)?\s*$)"
_DAY = (  # every day from 2000 to 2100
    r"(?:20[0-9]{2}|2100)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))|20(?:[02468][048]|[13579][26])-02-29"
)
PATTERNS = {
    "text": rf"{_CLEAN}\S(?:[\s\S]{{0,{LONGEST_TEXT - 2}}}\S)?\s*$",
    "line": _LINE,
    "id": rf"{_LINE}{SLUG}\s*$",
    "link": rf"{_LINE}{LINK}\s*$",
    "mail": rf"{_LINE}{MAIL}\s*$",
    "date": rf"^(?:{_DAY})$",
    "time": r"^(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]$",
}
NUMBERS = {"text": "number", "line": "number", "id": "integer", "time": "number"}
"""What is meant as a text but is a number to most readers of YAML: `phone: 89150000`, `start: 9.30`."""
LIMITS: dict[str, dict[str, Any]] = {"id": {"minimum": 0}, "time": {"minimum": 0, "exclusiveMaximum": 24}}
