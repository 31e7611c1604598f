"""A table saved as text by Excel, LibreOffice or others: in one of their encodings, with one of their delimiters."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from .errors import ContentError, Problem
from .table import Cell, Row, Table, folded, is_header, under

_DELIMITERS = ";\t,"
_SEPARATES = "sep="
_EARLY = 20
_MARKED = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_GUESSED = ("utf-8", "cp1252")
_BROKEN = re.compile("Ã[¦¸¥†˜…]|\N{REPLACEMENT CHARACTER}|(?<=[A-Za-z])[¿¾Œ]|[¿¾](?=[a-z])")
"""What comes of æ, ø and å when a program reads UTF-8 as Windows' letters, or a file from an old Mac is read here."""
_FROM_DOS = re.compile("(?<=[A-Za-z])†|†(?=[a-z])|(?<=[a-z])›|(?<=[A-Za-z])‘(?=[a-z])")
"""What comes of them in a file that Excel saved as »CSV (MS-DOS)«; nobody types these signs so."""


def table(data: bytes, shown: str) -> Table:
    """The table in a text file; a row's number is its line. Raises ContentError for what is no text or no table."""
    text = _decoded(data, shown)
    lines = text.splitlines()
    told = _told(lines)
    delimiter = told or _delimiter(lines)
    rows = tuple(row for row in _rows(text, delimiter, shown) if row.cells and not (told and row.number == 1))
    header, body = under(rows)
    return Table(header, body, problems=tuple(_overflowing(header, body, delimiter, shown)))


def _decoded(data: bytes, shown: str) -> str:
    encodings = next(((name,) for mark, name in _MARKED.items() if data.startswith(mark)), _GUESSED)
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            what = "there are characters in the file that no text has; save it as .xlsx or CSV (UTF-8)"
            raise _fault(shown, text.count("\n", 0, text.index("\0")) + 1, "not-a-table", what)
        _refuse_broken(text, shown, encoding)
        return text
    what = "there are characters that are neither UTF-8 nor Windows' own (cp1252); save the file as CSV (UTF-8)"
    raise _fault(shown, 0, "not-utf8", what)


def _refuse_broken(text: str, shown: str, encoding: str) -> None:
    """A program before us may have read the file in the wrong encoding and saved what it saw."""
    found = _BROKEN.search(text) or (_FROM_DOS.search(text) if encoding == "cp1252" else None)
    if found:
        what = f"æ, ø or å came out as »{found[0]}«; open the file where the letters look right, and save it as .xlsx"
        raise _fault(shown, text.count("\n", 0, found.start()) + 1, "not-utf8", what)


def _told(lines: list[str]) -> str:
    """The delimiter that the first line names for Excel, such as `sep=;`; nothing when it does not."""
    start = lines[0].strip().strip('"') if lines else ""
    named = start[len(_SEPARATES) :] if start.lower().startswith(_SEPARATES) else ""
    return named if len(named) == 1 else ""


def _delimiter(lines: list[str]) -> str:
    """What parts the header best; without a header, what stands most often in the first line."""
    for line in islice(lines, _EARLY):
        parted = {each: _parted(line, each) for each in _DELIMITERS}
        right = [each for each, cells in parted.items() if is_header(cells)]
        if right:
            return max(right, key=lambda each: len(parted[each]))
    first = next((line for line in lines if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _parted(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def _rows(text: str, delimiter: str, shown: str) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            yield Row(
                number, {at: Cell("text", cell) for at, cell in enumerate(cells) if cell.strip() and folded(cell)}
            )
            number = reader.line_num + 1
    except csv.Error as error:
        what = f"the line cannot be read ({error}); look for a quote too many or too few, or save the file as .xlsx"
        raise _fault(shown, number, "bad-csv", what) from None


def _overflowing(header: Row, rows: tuple[Row, ...], delimiter: str, shown: str) -> Iterator[Problem]:
    """A comma in a topic, or in 3,5, moves all that follows one column to the right; that is not to be read."""
    last = max(header.cells, default=0)
    sign = {"\t": "a tab"}.get(delimiter, f"»{delimiter}«")
    what = f"the line has more cells than the header; put a text with {sign} in it in quotes, or name the last column"
    return (Problem(shown, row.number, "", "bad-csv", what) for row in rows if max(row.cells) > last)


def _fault(path: str, line: int, code: str, text: str) -> ContentError:
    return ContentError([Problem(path, line, "", code, text)])
