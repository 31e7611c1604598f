"""YAML at the door: which bytes are read, as what, and where each thing stands."""

import codecs

import pytest
from conftest import found

from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.text import Text
from ledertrivsel_cli.yaml_tree import MAX_BYTES, MAX_DEPTH, Tree, decode, parse


def read(text: str) -> Tree:
    return parse(text.encode(), "a.yaml")


def refused(data: bytes) -> list[tuple[str, int, str]]:
    """The faults of a file, whether they stop the reading or not."""
    try:
        return found(parse(data, "a.yaml").problems)
    except ContentError as error:
        return found(error.problems)


@pytest.mark.parametrize("word", [
    "no", "yes", "on", "off", "Nej", "True", "FALSE", "10:30", "1:15", "0777", "0x1F", "0b1", "1_000", "1e3", "1.5",
    "2027-02-03", "+5", "NULL", "Null", ".inf", "<<", "=", "12345678901",
])  # fmt: skip
def test_what_looks_like_something_else_is_text(word: str) -> None:
    """The words that YAML readers turn into numbers, dates and booleans stay as they are written."""
    value = read(f"a: {word}").value["a"]
    assert (value, type(value)) == (word, Text)


def test_the_three_other_kinds() -> None:
    """Only true and false, decimal whole numbers and null are not text."""
    value = read("a: [true, false, 0, -7, 999999999, null, ~, '']\nb:").value
    assert value == {"a": [True, False, 0, -7, 999999999, None, None, ""], "b": None}


def test_quotes_make_text() -> None:
    """A quoted number is a text."""
    assert read("a: ['7', \"true\", '~']").value["a"] == ["7", "true", "~"]


def test_keys() -> None:
    """Keys are texts, but whole numbers are numbers, quoted or not, so that `1:` and `"1":` name a meeting."""
    assert list(read("a: 1\n1: 2\n'2': 3\nno: 4\n~: 5\n'03': 6\n'²': 7").value) == ["a", 1, 2, "no", "~", "03", "²"]


def test_texts_and_numbers_know_their_place() -> None:
    """Each text and number carries the file and the line that it begins on."""
    value = read("a: en\nb:\n  - to\n  - >-\n    tre\n    fire\n  - 5\n").value
    places = [(thing.path, thing.line) for thing in (value["a"], *value["b"])]
    assert places == [("a.yaml", line) for line in (1, 3, 4, 7)]


@pytest.mark.parametrize(("loc", "line"), [
    ((), 1), (("a",), 1), (("b",), 2), (("b", 0), 3), (("b", 1, "c"), 5), (("b", 1, "c", "x"), 5), (("b", 9), 2),
    (("x",), 1), ((3,), 6), ((3, "d"), 7), (("a", "b"), 1),
])  # fmt: skip
def test_lines(loc: tuple[str | int, ...], line: int) -> None:
    """A place is on the line of the deepest thing that is there on the way to it."""
    tree = read("a: 1\nb:\n  - x\n  - y: 1\n    c: 2\n3:\n  d: e\n")
    assert tree.line(loc) == line


def test_an_empty_file_is_nothing() -> None:
    """A file without content is None, on line 1."""
    for text in ("", "\n\n", "# kun en note\n"):
        tree = read(text)
        assert (tree.value, tree.line(("a",))) == (None, 1)


def test_encodings() -> None:
    """UTF-8 is read with and without its mark, and with the line ends of Windows."""
    plain = "a: æøå\nb: 2\n"
    for data in (plain.encode(), plain.encode("utf-8-sig"), plain.replace("\n", "\r\n").encode()):
        tree = parse(data, "a.yaml")
        assert (tree.value, tree.line(("b",))) == ({"a": "æøå", "b": 2}, 2)


@pytest.mark.parametrize("data", [
    "a: b".encode("utf-16"), "a: b".encode("utf-16-le"), "a: b".encode("utf-16-be"), "a: b".encode("utf-32"),
    "a: b".encode("utf-32-le"), codecs.BOM_UTF16_BE + b"a", b"a: \xf8", b"a: \xed\xa0\x80", b"a: \0", b"\xff",
])  # fmt: skip
def test_other_encodings(data: bytes) -> None:
    """Any other encoding is refused, never guessed."""
    assert refused(data) == [("a.yaml", 1, "not-utf8")]


def test_the_line_of_a_bad_byte() -> None:
    """A byte that is not UTF-8 is found on its line."""
    assert refused(b"a: 1\r\nb: 2\r\nc: \xe6\r\n") == [("a.yaml", 3, "not-utf8")]


@pytest.mark.parametrize(("row", "code"), [
    ("\x07", "control-character"), ("\r x", "control-character"), ("\x0b", "control-character"),
    ("\u2028", "control-character"), ("\x85", "control-character"), ("\u202e", "bidi-character"),
])  # fmt: skip
def test_letters_that_hide(row: str, code: str) -> None:
    """What steers a terminal, turns the reading direction or breaks lines unseen is refused even in a note."""
    assert refused(f"a: 1\n# {row}\n".encode()) == [("a.yaml", 2, code)]


@pytest.mark.parametrize(("text", "line", "code"), [
    ("a: &x 1\nb: *x", 1, "yaml-anchor"),
    ("a: 1\nb: &x [*x]", 2, "yaml-anchor"),
    ("a: *x", 1, "yaml-anchor"),
    ("a: 1\n---\nb: 2", 2, "yaml-documents"),
    ("a: 1\n--- b\n--- c", 2, "yaml-documents"),
    ("a: !!binary aGVq", 1, "yaml-tag"),
    ("a: 1\nb: !eget x", 2, "yaml-tag"),
    ("a: !!int 0x1F", 1, "yaml-tag"),
    ("a: !!bool ja", 1, "yaml-tag"),
    ("a: !!float 1.5", 1, "yaml-tag"),
    ("a: 1\n? [b]\n: 2", 2, "yaml-key"),
    ("{a: b}: c", 1, "yaml-key"),
    ("a: 1\nb: 2\na: 3", 3, "duplicate-key"),
    ("1: 1\n1: 3", 2, "duplicate-key"),
    ("a:\n\tb: 1", 2, "yaml-tab"),
    ("a: 1\n\tb: 1", 2, "yaml-tab"),
    ("a: [1\nb: 2", 2, "yaml-syntax"),
    ("a: 1\nb: 'x\nc: 2\n", 2, "yaml-syntax"),
    ("a: b: c", 1, "yaml-syntax"),
    ("a: 1\n b: 2", 2, "yaml-syntax"),
    ("a: @b", 1, "yaml-syntax"),
    ('a: "\\ud800"', 1, "yaml-syntax"),
    ("%YAML 1.9\n---\na: 1", 1, "yaml-syntax"),
    ("}", 1, "yaml-syntax"),
])  # fmt: skip
def test_yaml_that_is_not_read(text: str, line: int, code: str) -> None:
    """Everything that is not plain YAML is refused with its line."""
    assert refused(text.encode()) == [("a.yaml", line, code)]


def test_all_doubled_keys_and_tags_at_once() -> None:
    """Faults that do not stop the reading are all told in one go, in the order in which they stand."""
    assert refused(b"a: 1\na: 2\nb: !x 1\nc: {d: 1, d: 2}\n") == [
        ("a.yaml", 2, "duplicate-key"), ("a.yaml", 3, "yaml-tag"), ("a.yaml", 4, "duplicate-key"),
    ]  # fmt: skip


def test_the_limit_of_size() -> None:
    """A file may be as large as the limit and not a byte larger."""
    assert decode(b"x" * MAX_BYTES, "a.yaml")
    assert refused(b"x" * (MAX_BYTES + 1)) == [("a.yaml", 0, "too-large")]


def test_the_limit_of_depth() -> None:
    """Brackets may nest up to the limit and not one level deeper."""
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH).value
    assert read("[" + "[], " * 99 + "[]]").value
    assert refused(b"[[], [], [], " + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"]") == [("a.yaml", 1, "too-deep")]
    assert refused(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1)) == [("a.yaml", 1, "too-deep")]


@pytest.mark.parametrize("text", ["[" * 99_999, "{a: " * 99_999, "- " * 99_999, "? " * 99_999, "a: " + "{{" * 99_999])
def test_nesting_without_end(text: str) -> None:
    """Nesting that would break the reader is stopped before it does."""
    assert refused(text.encode()) == [("a.yaml", 1, "too-deep")]
