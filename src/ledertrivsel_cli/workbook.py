"""A table in a workbook (.xlsx): its XML read with care. Nothing is counted out, run or fetched.

Stored values count, also those of formulas and of links to other files. Hidden rows count, as they do when Excel saves
a sheet as CSV; hidden sheets do not.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from .cells import Book, Damaged, merged, rows
from .errors import ContentError, Problem
from .links import Links
from .markup import ContentTypes, parsed
from .package import Parts, Refused, Wanted, unpack
from .table import Row, Table, headed, plain, under

_SCORES = Wanted(".xlsx or CSV", 20_000_000, "it holds far more than scores; copy them into a new workbook")
_ID = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_HIDDEN = {"hidden", "veryHidden"}

_Inner = Mapping[str, tuple[str, str]]


class _Sheet(NamedTuple):
    name: str
    root: Any
    rows: tuple[Row, ...]


def table(data: bytes, shown: str) -> Table:
    """The first table with a column `emne` on a sheet that can be seen; raises ContentError for no workbook."""
    try:
        return _chosen(_sheets(data))
    except Refused as why:
        raise ContentError([Problem(shown, 0, "", why.code, why.text)]) from None
    except Damaged:
        what = (
            "the workbook is damaged: its parts do not fit together; open it in Excel or LibreOffice and save it anew"
        )
        raise ContentError([Problem(shown, 0, "", "damaged-file", what)]) from None


def _sheets(data: bytes) -> list[_Sheet]:
    """The sheets that are not hidden, in their order."""
    parts = unpack(data, _SCORES)
    types, links = ContentTypes(parts), Links(parts)
    main, _ = links.start()
    _refuse(types, types.of(main), parts)
    root, inner = _part(parts, main), links.inner(main)
    book = Book(root, _of_kind("sharedStrings", inner, parts), _of_kind("styles", inner, parts))
    return [_Sheet(name, sheet, tuple(rows(sheet, book))) for name, sheet in _seen(root, inner, parts)]


def _refuse(types: ContentTypes, kind: str, parts: Parts) -> None:
    if "sheet.binary" in kind:
        raise Refused("wrong-kind", "this is a binary workbook (.xlsb); open it in Excel and save it as .xlsx or CSV")
    if "spreadsheetml" not in kind and "ms-excel" not in kind:
        raise Refused("wrong-kind", "this is an Office file but no workbook; name the .xlsx or CSV with the scores")
    if types.has_macros(parts):
        what = "the workbook has macros, which could do anything on the machine of the one who opens it"
        raise Refused("has-macros", f"{what}; save it as Excel Workbook (.xlsx), which leaves them out")


def _seen(root: Any, inner: _Inner, parts: Parts) -> Iterator[tuple[str, Any]]:
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        _, name = inner.get(next(filter(None, map(sheet.get, _ID)), ""), ("", ""))
        if sheet.get("state") not in _HIDDEN:
            yield sheet.get("name", ""), _part(parts, name)


def _of_kind(wanted: str, inner: _Inner, parts: Parts) -> Any:
    return next((_part(parts, name) for kind, name in inner.values() if kind == wanted), None)


def _part(parts: Parts, name: str) -> Any:
    if name not in parts:
        raise Damaged
    return parsed(name, parts[name])


def _chosen(sheets: list[_Sheet]) -> Table:
    right = [sheet for sheet in sheets if headed(sheet.rows)]
    filled = [sheet for sheet in sheets if sheet.rows]
    sheet = next(iter([*right, *filled]), None)
    if not sheet:
        return Table(Row(1, {}), ())
    said = (_passed_over([one.name for one in right]),) if len(right) > 1 else ()
    return Table(*under(sheet.rows), merged=merged(sheet.root), said=said)


def _passed_over(names: list[str]) -> str:
    others = ", ".join(f"»{plain(name)}«" for name in names[1:])
    return f"Read from the sheet »{plain(names[0])}«; other sheets with a column »emne« were not read: {others}."
