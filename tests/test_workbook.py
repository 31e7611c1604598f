"""Tables in workbooks: what each cell shows, which sheet is read, and what is refused."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from conftest import found
from foreign import TYPES, docx, pptx, read, relate, zipped
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from workbooks import HEADER, SHEET, counted, mended, with_openpyxl

from ledertrivsel_cli import workbook
from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.table import Cell, Merged, Table

BOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
PLAIN = [HEADER, ("Ro", 4, 2)]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def table(data: bytes) -> Table:
    return workbook.table(data, "tal.xlsx")


def cells(data: bytes) -> list[list[tuple[str, str]]]:
    return [[tuple(cell) for _, cell in sorted(row.cells.items())] for row in table(data).rows]


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(ContentError) as caught:
        table(data)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("tal.xlsx", 0)
    return problem.code, problem.text


def one(cell: str) -> tuple[str, str]:
    """What a cell with this XML shows."""
    data = mended(with_openpyxl([HEADER, ("Ro", 4, 2)]), SHEET, '<c r="B2" t="n"><v>4</v></c>', cell)
    found = table(data).rows[0].cells.get(1)
    return tuple(found) if found else ("", "")


def test_numbers_and_texts() -> None:
    """Numbers are shown as a Danish Excel shows them, and texts as they were typed."""
    assert cells(with_openpyxl([HEADER, ("Ro & tid <b>", 4, "2"), (" æøå ", 3.5, 4.0), (24, 0.1 + 0.2, 10**15)])) == [
        [("text", "Ro & tid <b>"), ("number", "4"), ("text", "2")],
        [("text", " æøå "), ("number", "3,5"), ("number", "4")],
        [("number", "24"), ("number", "0,3"), ("number", "1e+15")],
    ]


@pytest.mark.parametrize(("cell", "shown"), [
    ('<c r="B2"><v>4</v></c>', ("number", "4")),
    ('<c r="B2"><v>4.0E0</v></c>', ("number", "4")),
    ('<c r="B2"><v>2.9999999999999996</v></c>', ("number", "3")),
    ('<c><v>4</v></c>', ("number", "4")),
    ('<c r="B2" t="b"><v>1</v></c>', ("boolean", "SAND")),
    ('<c r="B2" t="e"><v>#DIV/0!</v></c>', ("error", "#DIV/0!")),
    ('<c r="B2" t="d"><v>2027-05-03</v></c>', ("date", "2027-05-03")),
    ('<c r="B2" t="str"><f>A1</f><v>Ro_x000D_mad</v></c>', ("text", "Ro\rmad")),
    ('<c r="B2" t="inlineStr"><is><t>Ro</t></is></c>', ("text", "Ro")),
    ('<c r="B2" t="inlineStr"><is><r><t>R</t></r><r><t>o</t></r><rPh sb="0"><t>x</t></rPh></is></c>',
     ("text", "Ro")),
    ('<c r="B2" t="inlineStr"/>', ("", "")),
    ('<c r="B2" t="inlineStr"><is><t> \u200b</t></is></c>', ("", "")),
    ('<c r="B2"/>', ("", "")),
    ('<c r="B2" t="str"><f>IF(A1=1,1,"")</f><v></v></c>', ("", "")),
    ('<c r="B2"><f>1+3</f><v>4</v></c>', ("number", "4")),
    ('<c r="B2"><f>1+3</f></c>', ("uncounted", "")),
    ('<c r="B2"><f>1+3</f><v/></c>', ("uncounted", "")),
    ('<c r="B2" t="str"><f>A1</f></c>', ("uncounted", "")),
    ('<c r="B2"><f t="shared" si="0"/><v>3</v></c>', ("number", "3")),
])  # fmt: skip
def test_every_kind_of_cell(cell: str, shown: tuple[str, str]) -> None:
    """What Excel shows in a cell is what is read, also where a formula stands; no value is no empty text."""
    assert one(cell) == shown


def test_formulas_of_two_writers() -> None:
    """A formula that a program wrote without counting is told from one that has its value."""
    assert cells(with_openpyxl([HEADER, ("Ro", "=1+3", 2)]))[0][1] == ("uncounted", "")
    assert cells(counted({"B2": ("=1+3", 4), "C2": ("=1/0", "#DIV/0!")}))[0][1:] == [
        ("number", "4"),
        ("error", "#DIV/0!"),
    ]


@pytest.mark.parametrize(("value", "code", "shown"), [
    (dt.date(2027, 5, 3), None, ("date", "3.5.2027")),
    (dt.datetime(2027, 5, 3, 10, 0), None, ("date", "3.5.2027")),
    (3, "d-mmm", ("date", "3.1.1900")),
    (61, "dd/mm", ("date", "1.3.1900")),
    (3, "[h]:mm", ("date", "3.1.1900")),
    (10**9, "yyyy", ("date", "1000000000")),
    (4, '0 "dage"', ("number", "4")),
    (4, "[Red]0;[Blue]-0", ("number", "4")),
    (4, "#,##0.00_D", ("number", "4")),
    (4, "0.00", ("number", "4")),
])  # fmt: skip
def test_a_number_that_is_shown_as_a_date_is_a_date(value: object, code: str | None, shown: tuple[str, str]) -> None:
    """Excel makes dates of what looks like one; only the cell's format tells."""

    def look(book: Any) -> None:
        if code:
            book.active["B2"].number_format = code

    assert cells(with_openpyxl([HEADER, ("Ro", value, 2)], look))[0][1] == shown


def test_dates_may_count_from_1904() -> None:
    """Workbooks from old Macs count their days from another day."""

    def old(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904

    assert cells(with_openpyxl([HEADER, ("Ro", dt.date(2027, 5, 3), 2)], old))[0][1] == ("date", "3.5.2027")


def test_rows_have_the_numbers_of_the_sheet() -> None:
    """Titles and gaps count, and hidden rows are read and known as such."""

    def change(book: Any) -> None:
        book.active.row_dimensions[7].hidden = True

    rows = [("Tal",), (), HEADER, (), ("Ro", 4, 2), (None, " "), ("Mad", 5, 1)]
    given = table(with_openpyxl(rows, change))
    assert given.header.number == 3
    assert [(row.number, row.hidden) for row in given.rows] == [(5, False), (7, True)]


def test_rows_and_cells_may_leave_out_their_numbers() -> None:
    """Some programs write neither; rows and cells then follow one another."""
    sheet = b"<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>"
    row = b"<row><c t='inlineStr'><is><t>%s</t></is></c><c t='inlineStr'><is><t>%s</t></is></c></row>"
    inner = row % (b"emne", b"lykkes") + row % (b"Ro", b"4")
    parts = read(with_openpyxl(PLAIN)) | {SHEET: sheet % (MAIN.encode(), inner)}
    given = table(zipped(parts))
    assert [(one.number, one.cells) for one in given.rows] == [(2, {0: Cell("text", "Ro"), 1: Cell("text", "4")})]


def add(
    name: str, rows: list[tuple[object, ...]], state: str = "visible", at: int | None = None
) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        sheet = book.create_sheet(name, at)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)
        book.active = book["Tal"]

    return change


def test_the_sheet_with_the_column_is_found() -> None:
    """A front page before the table, and notes after it, are no hindrance and need no word."""
    given = table(with_openpyxl(PLAIN, add("Forside", [("Velkommen",)], at=0)))
    assert ([cell.text for cell in given.rows[0].cells.values()], given.said) == (["Ro", "4", "2"], ())


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_not_read(state: str) -> None:
    """What nobody sees is not what was typed."""
    given = table(with_openpyxl(PLAIN, add("Gammel", [HEADER, ("Gammelt", 1, 1)], state, at=0)))
    assert (given.rows[0].cells[0].text, given.said) == ("Ro", ())


def test_of_two_tables_the_first_is_read_and_the_other_named() -> None:
    """Scores on a second sheet are not lost without a word."""
    given = table(with_openpyxl(PLAIN, add("Ib & Bo", [HEADER, ("Mad", 1, 1)])))
    assert given.rows[0].cells[0].text == "Ro"
    (said,) = given.said
    assert "»Tal«" in said
    assert "»Ib & Bo«" in said


def test_without_the_column_the_first_filled_sheet_is_shown() -> None:
    """The headings that are there can be told; a header below row 20 is none."""
    given = table(with_openpyxl([], add("To", [("Topic", "Score"), *[("a", 1)] * 20, HEADER])))
    assert [cell.text for cell in given.header.cells.values()] == ["Topic", "Score"]
    assert table(with_openpyxl([])) == Table(given.rows[0].__class__(1, {}), ())


def test_merged_cells_are_known() -> None:
    """Merged ranges come with the table, since only the columns tell whether they matter."""
    given = table(with_openpyxl(PLAIN, lambda book: book.active.merge_cells("B2:C4")))
    assert given.merged == (Merged("B2:C4", range(2, 5), range(1, 3)),)


def test_strict_open_xml_is_read() -> None:
    """The other way of writing workbooks differs in its namespaces only."""
    parts = read(with_openpyxl([*PLAIN, ("Mad", dt.date(2027, 5, 3), 2)]))
    strict = {
        MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
        OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    for old, new in strict.items():
        parts = {name: data.replace(old.encode(), new.encode()) for name, data in parts.items()}
    assert cells(zipped(parts)) == [
        [("text", "Ro"), ("number", "4"), ("number", "2")],
        [("text", "Mad"), ("date", "3.5.2027"), ("number", "2")],
    ]


def test_what_lies_outside_is_not_fetched() -> None:
    """The stored value of a link to another workbook counts; where it came from is nobody's concern."""
    parts = read(counted({"B2": ("='[1]Ark1'!A1", 4)}))
    relate(parts, BOOK, "externalLink", "file:///etc/passwd", external=True)
    relate(parts, SHEET, "image", "http://198.51.100.1/x.png", external=True)
    assert cells(zipped(parts))[0] == [("text", "Ro"), ("number", "4"), ("number", "2")]
    parts = read(with_openpyxl(PLAIN))
    relate(parts, BOOK, "sharedStrings", "http://198.51.100.1/x.xml", external=True)
    assert cells(zipped(parts))[0] == [("text", "Ro"), ("number", "4"), ("number", "2")]


@pytest.mark.parametrize("part", [TYPES, "_rels/.rels", BOOK, SHEET, STYLES, "xl/sharedStrings.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_part_that_is_read_declares_entities(part: str, encoding: str) -> None:
    """An entity that names a file, or grows without end, is refused before anything reads it."""
    parts = read(counted({}))
    text = parts[part].decode().partition("?>")[2] if parts[part].startswith(b"<?xml") else parts[part].decode()
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{text}'
    code, words = refusal(zipped(parts | {part: bomb.encode(encoding)}))
    assert (code, part in words) == ("unsafe-xml", True)


@pytest.mark.parametrize(("part", "old", "new"), [
    (SHEET, 'r="B2"', 'r="2B"'),
    (SHEET, 'r="B2"', 'r="AAAA2"'),
    (SHEET, '<row r="2"', '<row r="1"'),
    (SHEET, '<row r="2"', '<row r="x"'),
    (SHEET, "<v>4</v>", "<v>fire</v>"),
    (SHEET, 't="s"><v>3</v>', 't="s"><v>99</v>'),
    (SHEET, 't="s"><v>3</v>', 't="s"><v>x</v>'),
    (SHEET, 't="s"><v>3</v>', 't="s"><v>-1</v>'),
    (SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="B:C"/></mergeCells>'),
    (SHEET, "</worksheet>", ""),
    ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/sheet9.xml"),
    ("xl/workbook.xml", 'r:id="rId1"', 'r:id="rId99"'),
    ("xl/workbook.xml", 'r:id="rId1"', ""),
    ("_rels/.rels", "officeDocument", "ingenting"),
])  # fmt: skip
def test_damaged_workbooks_are_told(part: str, old: str, new: str) -> None:
    """A workbook whose parts do not fit is refused with what to do, and never read halfway."""
    assert refusal(mended(counted({}), part, old, new))[0] == "damaged-file"


def test_macros_are_refused() -> None:
    """A workbook with programs in it is not read, whatever it is called."""
    data = with_openpyxl(PLAIN)
    macros = read(data) | {"xl/vbaProject.bin": b"x"}
    assert refusal(zipped(macros))[0] == "has-macros"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert refusal(mended(data, TYPES, kind, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"))[0] == "has-macros"


def test_other_office_files_are_named() -> None:
    """A Word file, a deck and a binary workbook are told from a damaged one."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    binary = mended(with_openpyxl(PLAIN), TYPES, kind, "application/vnd.ms-excel.sheet.binary.macroEnabled.main")
    assert [refusal(data)[0] for data in (zipped(docx()), zipped(pptx()), binary)] == ["wrong-kind"] * 3
    assert ".xlsb" in refusal(binary)[1]


def test_templates_of_workbooks_are_read() -> None:
    """Saved as .xltx, a workbook holds the same."""
    data = mended(with_openpyxl(PLAIN), TYPES, "spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")
    assert cells(data) == [[("text", "Ro"), ("number", "4"), ("number", "2")]]


def test_a_chart_sheet_is_passed_over() -> None:
    """A sheet that holds nothing but a chart has no rows."""
    from openpyxl.chart import BarChart

    def change(book: Any) -> None:
        book.create_chartsheet("Graf", 0).add_chart(BarChart())

    assert len(cells(with_openpyxl(PLAIN, change))) == 1


def test_found_is_used() -> None:
    """Faults of a workbook name the file as the user knows it."""
    with pytest.raises(ContentError) as caught:
        workbook.table(b"%PDF-1.7", "mappe/tal.xlsx")
    assert found(caught.value.problems) == [("mappe/tal.xlsx", 0, "not-office-file")]
