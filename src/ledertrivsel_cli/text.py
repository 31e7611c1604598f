"""Text that remembers the file and line it was written on, and is clean: NFC, no control or bidi characters."""

import re
import unicodedata
from typing import Annotated, Any, Self

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

# Patterns that Python and JavaScript read alike, since the schemas for editors say them too.
CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
BIDI = r"\u202a-\u202e\u2066-\u2069"
SURROGATE = r"\ud800-\udfff"
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
LINK = r"""[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"'\\{}|^`]+\.[^\s<>"'\\{}|^`]+"""
MAIL = r"""[^\s@<>,;:"()\[\]\\]+@[^\s@<>,;:"()\[\]\\]+\.[^\s@<>,;:"()\[\]\\.]+"""
_CONTROL, _BIDI, _SURROGATE = (re.compile(f"[{letters}]") for letters in (CONTROL, BIDI, SURROGATE))
LONGEST_LINE, LONGEST_TEXT = 1_000, 10_000  # checking and measuring longer ones takes quadratic time


class Text(str):
    """A text and where it came from: `path` as the user knows the file, `line` from 1 (0 = unknown)."""

    path: str
    line: int

    def __new__(cls, value: str, path: str = "", line: int = 0) -> Self:
        made = super().__new__(cls, value)
        made.path, made.line = path, line
        return made

    def saying(self, value: str) -> "Text":
        """Another text from the same place."""
        return Text(value, self.path, self.line)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(clean)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"format": "text"}


class Number(int):
    """A whole number that knows its place, since `exercises: [7]` turns out to be meant as a text."""

    path: str
    line: int

    def __new__(cls, value: int, path: str, line: int) -> Self:
        made = super().__new__(cls, value)
        made.path, made.line = path, line
        return made


def clean(value: Any) -> Text:
    """Check and normalise one text; whole numbers pass as text, since YAML reads `course: 2027` as a number."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise PydanticCustomError("not-a-text", "write a text here, in quotes if it has special characters")
    found = fault(str(value))
    if found:
        raise PydanticCustomError(found[0], found[1])
    text = unicodedata.normalize("NFC", str(value)).strip()
    if not text:
        raise PydanticCustomError("empty-text", "write something here, or take the key out")
    if len(text) > LONGEST_TEXT:
        raise _too_long(len(text), LONGEST_TEXT)
    return Text(text, value.path, value.line) if isinstance(value, Text | Number) else Text(text)


def _too_long(length: int, most: int) -> PydanticCustomError:
    what = "this text has {length} characters; {most} is the most that can stand here"
    return PydanticCustomError("text-too-long", what, {"length": length, "most": most})


def fault(value: str) -> tuple[str, str] | None:
    """(code, what to do) for characters that never belong in a text; None when it is clean."""
    for code, pattern, what in (
        ("control-character", _CONTROL, "a control character"),
        ("bidi-character", _BIDI, "an invisible character that turns the reading direction"),
        ("surrogate", _SURROGATE, "half a character (a lone surrogate)"),
    ):
        hit = pattern.search(value)
        if hit:
            return code, f"there is {what}, U+{ord(hit[0]):04X}, at character {hit.start() + 1}; take it out"
    return None


def _one_line(text: Text) -> Text:
    if "\n" in text:
        raise PydanticCustomError("line-break", "this text must be on one line; take the line break out")
    if len(text) > LONGEST_LINE:
        raise _too_long(len(text), LONGEST_LINE)
    return text


def _slug(text: Text) -> Text:
    if not re.fullmatch(SLUG, text):
        raise PydanticCustomError("bad-id", "an id has only a-z, 0-9 and single hyphens (æ→ae, ø→oe, å→aa)")
    return text


def _link(text: Text) -> Text:
    if not re.fullmatch(LINK, text):
        raise PydanticCustomError("bad-link", "a link begins with https:// or http:// and has no spaces")
    return text


def _mail(text: Text) -> Text:
    if not re.fullmatch(MAIL, text):
        raise PydanticCustomError("bad-email", "write one e-mail address, like navn@example.dk")
    return text


Line = Annotated[Text, AfterValidator(_one_line), WithJsonSchema({"format": "line"})]
Slug = Annotated[Text, AfterValidator(_one_line), AfterValidator(_slug), WithJsonSchema({"format": "id"})]
Link = Annotated[Text, AfterValidator(_one_line), AfterValidator(_link), WithJsonSchema({"format": "link"})]
Mail = Annotated[Text, AfterValidator(_one_line), AfterValidator(_mail), WithJsonSchema({"format": "mail"})]
