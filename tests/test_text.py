"""Texts that know their place, and what a clean text is."""

import pickle
import time
import unicodedata
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from ledertrivsel_cli.text import LONGEST_LINE, LONGEST_TEXT, Line, Link, Mail, Number, Slug, Text, clean, fault


def code_of(kind: Any, value: object) -> str:
    """The code with which a value is refused, "" when it is taken."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return str(error.errors()[0]["type"])
    return ""


def test_a_text_knows_its_place() -> None:
    """File and line stay with a text when it is cleaned, pickled and said otherwise."""
    text = clean(Text("  hej ", "a.yaml", 7))
    for made in (text, text.saying("farvel"), pickle.loads(pickle.dumps(text))):
        assert (made.path, made.line) == ("a.yaml", 7)
    assert (text, text.saying("farvel")) == ("hej", "farvel")


def test_a_number_meant_as_a_text_knows_its_place() -> None:
    """`course: 2027` is a text like any other, with its line."""
    text = clean(Number(2027, "a.yaml", 3))
    assert (text, text.path, text.line) == ("2027", "a.yaml", 3)


def test_letters_are_put_together() -> None:
    """An å written as a and a ring becomes the one letter, so that two spellings are one name."""
    apart = unicodedata.normalize("NFD", "Åse Ærø Zoë")
    assert apart != clean(apart) == "Åse Ærø Zoë"


@pytest.mark.parametrize("value", [True, False, None, 1.5, [], {}, b"hej"])
def test_only_texts_and_whole_numbers_are_texts(value: object) -> None:
    """Everything else is refused, true and false among it."""
    with pytest.raises(PydanticCustomError) as caught:
        clean(value)
    assert caught.value.type == "not-a-text"


@pytest.mark.parametrize(("value", "code"), [
    ("a\0b", "control-character"),
    ("a\x1b[2Jb", "control-character"),
    ("a\rb", "control-character"),
    ("a\x85b", "control-character"),
    ("a\u2028b", "control-character"),
    ("a\u2029b", "control-character"),
    ("a\uffffb", "control-character"),
    ("a\u202eb", "bidi-character"),
    ("a\u2066b", "bidi-character"),
    ("a\ud800b", "surrogate"),
    ("a\udcffb", "surrogate"),
])  # fmt: skip
def test_unclean_letters(value: str, code: str) -> None:
    """A character that never belongs in a text is refused under its own code."""
    said = fault(value)
    assert said is not None
    assert (said[0], code_of(Text, value)) == (code, code)


@pytest.mark.parametrize("value", ["æøåÆØÅ &<>\"'", "to\nlinjer", "tab\there", "🙂 😀\u200d", "»hej« – …", "שלום"])
def test_clean_letters(value: str) -> None:
    """Danish, signs, line breaks, emoji and other scripts are all fine."""
    assert clean(value) == value


@pytest.mark.parametrize("value", ["", " ", "\n", "\t \n"])
def test_a_text_says_something(value: str) -> None:
    """Nothing but blanks is no text."""
    assert code_of(Text, value) == "empty-text"


def test_a_line_is_one_line() -> None:
    """Blanks around a line are taken away; a break inside it is refused."""
    assert TypeAdapter(Line).validate_python("hej\n") == "hej"
    assert code_of(Line, "hej\nigen") == "line-break"


@pytest.mark.parametrize(("kind", "most"), [(Text, LONGEST_TEXT), (Line, LONGEST_LINE)])
def test_the_limit_of_length(kind: Any, most: int) -> None:
    """A text may be as long as its limit and not a letter longer."""
    assert code_of(kind, "x" * most) == ""
    assert code_of(kind, "x" * (most + 1)) == "text-too-long"


@pytest.mark.parametrize("value", ["a", "a-1", "omverdenskortet", "d1-fire-batterier", "2027"])
def test_ids(value: str) -> None:
    """Small letters, digits and single hyphens make an id."""
    assert code_of(Slug, value) == ""


@pytest.mark.parametrize("value", ["A", "å", "a b", "a--b", "-a", "a-", "a_b", "../a", "a/b", "a.b", "²"])
def test_bad_ids(value: str) -> None:
    """Nothing else does, so an id can be a file name anywhere."""
    assert code_of(Slug, value) == "bad-id"


@pytest.mark.parametrize("value", [
    "https://example.dk", "http://example.dk/a?b=c&d=1#e", "HTTPS://EXAMPLE.DK", "https://xn--kbenhavn-54a.dk/æøå",
])  # fmt: skip
def test_links(value: str) -> None:
    """Links to the web are taken as they stand."""
    assert code_of(Link, value) == ""


@pytest.mark.parametrize("value", [
    "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://example.dk", "example.dk", "//example.dk",
    "https://", "https://localhost", "https://example.dk/a b", 'https://example.dk/"onclick="x', "https://a.dk/<b>",
    " x https://example.dk",
])  # fmt: skip
def test_bad_links(value: str) -> None:
    """Everything else is refused: other schemes, spaces and quotes."""
    assert code_of(Link, value) == "bad-link"


@pytest.mark.parametrize("value", ["bo@example.dk", "bo.hansen+leder@sub.example.dk", "bø@københavn.dk"])
def test_addresses(value: str) -> None:
    """One plain address is taken."""
    assert code_of(Mail, value) == ""


@pytest.mark.parametrize("value", [
    "bo", "bo@", "@example.dk", "bo@example", "bo@example.dk.", "bo@example.dk, ib@example.dk", "Bo <bo@example.dk>",
    "bo@a@example.dk", "bo hansen@example.dk", "mailto:bo@example.dk",
])  # fmt: skip
def test_bad_addresses(value: str) -> None:
    """Two addresses, a name or half an address are refused."""
    assert code_of(Mail, value) == "bad-email"


@pytest.mark.parametrize(("kind", "value"), [
    (Link, "http://" + "." * 300_000 + " x"),
    (Link, "http://" + "a." * 300_000 + "<"),
    (Mail, "a@" + "." * 300_000),
    (Mail, "a@" + "b." * 300_000 + "c d"),
    (Slug, "a-" * 300_000),
])  # fmt: skip
def test_texts_made_to_hurt(kind: Any, value: str) -> None:
    """No pattern takes long over a text that nearly fits it."""
    begun = time.perf_counter()
    assert code_of(kind, value)
    assert time.perf_counter() - begun < 1
