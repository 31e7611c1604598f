"""Tables saved as text: encodings, delimiters, quotes and lines, as the programs write them."""

import codecs
from pathlib import Path

import libreoffice
import pytest
from conftest import found
from workbooks import HEADER, with_openpyxl

from ledertrivsel_cli import csv_table
from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.table import Table

TEXT = "deltager;emne;vigtighed;lykkes\r\n1;Få – ro;4;2\r\n2;Øl & grænser;5;1\r\n"
ROWS = [["1", "Få – ro", "4", "2"], ["2", "Øl & grænser", "5", "1"]]
HEAD = "emne;vigtighed;lykkes\n"


def texts(given: Table) -> list[list[str]]:
    return [[cell.text for _, cell in sorted(row.cells.items())] for row in given.rows]


def table(text: str | bytes) -> Table:
    return csv_table.table(text if isinstance(text, bytes) else text.encode(), "tal.csv")


def refused(text: str | bytes) -> list[tuple[str, int, str]]:
    with pytest.raises(ContentError) as caught:
        table(text)
    return found(caught.value.problems)


@pytest.mark.parametrize("data", [
    TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("cp1252"), TEXT.encode("utf-16"),
    codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
])  # fmt: skip
def test_danish_letters_are_read_in_every_encoding(data: bytes) -> None:
    """Excel, Numbers and LibreOffice save CSV in different ways; æ, ø and å come out the same."""
    assert texts(table(data)) == ROWS
    assert [cell.text for cell in table(data).header.cells.values()] == ["deltager", "emne", "vigtighed", "lykkes"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_delimiter_and_line_ends_are_told_from_the_file(delimiter: str, end: str) -> None:
    """What parts the header parts the rows."""
    assert texts(table(TEXT.replace(";", delimiter).replace("\r\n", end))) == ROWS


def test_the_header_decides() -> None:
    """Commas in topics, more of them than semicolons, part nothing."""
    assert texts(table(HEAD + "Ro, tid, plads, mad, og, så, videre;4;2\n")) == [
        ["Ro, tid, plads, mad, og, så, videre", "4", "2"]
    ]
    assert texts(table("Tal, fra, vores, møde\n" + HEAD + "Ro;4;2\n")) == [["Ro", "4", "2"]]


def test_quotes_hold_delimiters_and_line_breaks() -> None:
    """A topic with semicolon, quotes and a line break is one cell; the next row has the line where it stands."""
    given = table('"emne";"vigtighed";"lykkes"\r\n"Ro; ""tid""\r\nog plads";4;2\r\nMad;5;1\r\n')
    assert texts(given) == [['Ro; "tid"\r\nog plads', "4", "2"], ["Mad", "5", "1"]]
    assert [row.number for row in given.rows] == [2, 4]


def test_lines_are_counted_as_they_stand() -> None:
    """A title, empty lines and a header further down: a row's number is its line in the file."""
    given = table("Tal fra mødet;;\n\nEmne;Vigtighed;Lykkes\n\n ; ;\nRo;4;2\n")
    assert (given.header.number, [row.number for row in given.rows]) == (3, [6])


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "sep=; "])
def test_excels_own_first_line_names_the_delimiter(line: str) -> None:
    """`sep=` is no row, and decides even where the header would say otherwise."""
    given = table(f"{line}\r\n{TEXT}")
    assert (given.header.number, texts(given)) == (2, ROWS)


def test_excels_own_first_line_is_no_heading() -> None:
    """Where no column is called `emne`, what is shown is the first line that is a row."""
    assert [cell.text for cell in table("sep=;\nTopic;Score\n").header.cells.values()] == ["Topic", "Score"]


def test_another_delimiter_may_be_named() -> None:
    """`sep=|` is followed too."""
    assert texts(table("sep=|\n" + TEXT.replace(";", "|"))) == ROWS


def test_without_a_header_the_first_line_is_shown() -> None:
    """Where no column is called `emne`, the headings that are there can be told, well parted."""
    given = table("\nTopic;Importance;Success, really\nRo;4;2\n")
    assert [cell.text for cell in given.header.cells.values()] == ["Topic", "Importance", "Success, really"]
    assert given.header.number == 2


@pytest.mark.parametrize("text", ["\n\n", " ", "\ufeff"])
def test_nothing_is_an_empty_table(text: str) -> None:
    """A file of nothing but line breaks has no header and no rows."""
    assert (table(text).header.cells, table(text).rows) == ({}, ())


@pytest.mark.parametrize("rows", ["Ro, tid,4,2\n", "Ro,3,5,4\n"])
def test_a_stray_comma_is_a_fault(rows: str) -> None:
    """A comma in a topic, or in 3,5, would move a score into the next column; that is told, not read."""
    given = table(HEAD.replace(";", ",") + "Mad,4,2\n" + rows)
    assert found(given.problems) == [("tal.csv", 3, "bad-csv")]
    assert "»,«" in given.problems[0].text


def test_empty_cells_at_the_end_are_no_fault() -> None:
    """Excel fills up lines with delimiters."""
    assert table(HEAD + "Mad;4;2;;;\n").problems == ()


@pytest.mark.parametrize(("text", "line"), [
    ('Mad;4;2\n"Ro;4;2\nTid;4;2\n', 3), ('Mad;4;2\n"Ro" og;4;2\n', 3), (f"Mad;4;2\n{'x' * 200_000};4;2\n", 3),
])  # fmt: skip
def test_what_is_no_csv_is_told_with_its_line(text: str, line: int) -> None:
    """A quote too many or too few swallows rows in other programs; here it is a fault where it begins."""
    assert refused(HEAD + text) == [("tal.csv", line, "bad-csv")]


@pytest.mark.parametrize(("data", "line", "code"), [
    (HEAD.encode() + b"Ro;4;2\nT\0id;4;2\n", 3, "not-a-table"),
    (TEXT.encode("utf-16-le"), 1, "not-a-table"),
    (HEAD.encode() + b"R\x81;4;2\n", 0, "not-utf8"),
    (codecs.BOM_UTF8 + HEAD.encode() + b"R\xf8;4;2\n", 0, "not-utf8"),
    (codecs.BOM_UTF16_LE + b"a", 0, "not-utf8"),
])  # fmt: skip
def test_what_is_no_text_is_told(data: bytes, line: int, code: str) -> None:
    """Bytes that no encoding gives are not guessed at."""
    assert refused(data) == [("tal.csv", line, code)]


@pytest.mark.parametrize("data", [
    "Få; æbler\n".encode().decode("cp1252").encode(), "Øl\n".encode().decode("cp1252").encode("cp1252") + b"\xf8\n",
    "F\ufffd ro\n".encode(), *(text.encode("mac_roman") for text in ("Få", "øl", "uærlig", "blå")),
    *(text.encode("cp850") for text in ("Få", "åben", "Miljø", "grøn", "Uærlig", "Ærøs ø", "Øl", "Årsplan")),
])  # fmt: skip
def test_broken_letters_are_told_with_their_line(data: bytes) -> None:
    """æ, ø and å that another program has spoiled make no topic of their own."""
    ((_, line, code),) = refused(HEAD.encode() + b"Mad;4;2\n" + data)
    assert (line, code) == (0 if data[:1] in b"\x9d\x8f" else 3, "not-utf8")  # Ø and Å of DOS are no letters at all


@pytest.mark.parametrize("topic", [
    "Señor", "¾ af tiden", "3¾ time", "Ã", "Hors d'œuvre", "São Paulo", "NIÑO", "‘Ro’", "›Ro‹", "Ro † og mere", "Ole’s",
])  # fmt: skip
def test_foreign_letters_are_not_broken(topic: str) -> None:
    """Letters of other languages are let in."""
    for encoding in ("utf-8", "cp1252"):
        assert texts(table((HEAD + f"{topic};4;2\n").encode(encoding))) == [[topic, "4", "2"]]


@libreoffice.needed
@pytest.mark.parametrize(("name", "charset"), [("cp1252", 1), ("utf-8", 76)])
def test_libreoffice_csv_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, charset: int) -> None:
    """What LibreOffice saves as CSV with semicolons, in both encodings, comes out as it was typed."""
    monkeypatch.setitem(libreoffice._FORMATS, ".csv", f"csv:Text - txt - csv (StarCalc):59,34,{charset}")
    topics = ['Få; "ro" og\nplads', "Øl – grænser, æbler"]
    book = with_openpyxl([HEADER, *((topic, 4, 2) for topic in topics)])
    data = libreoffice.saved(tmp_path, {"tal.xlsx": book}, ".csv")["tal.xlsx"]
    assert "Øl – grænser".encode(name) in data
    assert texts(table(data)) == [[topic, "4", "2"] for topic in topics]
