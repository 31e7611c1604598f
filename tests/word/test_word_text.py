"""The text that a reader sees, letter by letter, once all changes are accepted."""

import pytest
from lxml import etree
from word_edits import W, deleted, elements, inserted, paragraph, row, runs

from ledertrivsel_cli.word.changes import accept
from ledertrivsel_cli.word.layout import Line, Table, layout

WHO = 'w:id="7" w:author="Åse" w:date="2026-11-25T10:00:00Z"'
SHAPE = (
    '<mc:Choice Requires="wps"><w:drawing><x><w:txbxContent>{}</w:txbxContent></x></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback>"
)


def blocks(xml: str) -> tuple[Line | Table, ...]:
    root = etree.Element(W + "document")
    body = etree.SubElement(root, W + "body")
    body.extend(elements(xml))
    accept(root)
    return layout(root)


def shown(xml: str) -> list[str]:
    """The lines of a document, those in tables after one another."""
    return list(texts(blocks(xml)))


def texts(found: tuple[Line | Table, ...]) -> list[str]:
    lines: list[str] = []
    for block in found:
        if isinstance(block, Line):
            lines.append("".join(piece.text for piece in block.pieces))
        else:
            lines += [line for cells in block.rows for cell in cells for line in texts(cell.blocks)]
    return lines


def run(xml: str) -> str:
    return f"<w:r>{xml}</w:r>"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def field(instruction: str, result: str) -> str:
    begin, between, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    return f"{begin}{run(f'<w:instrText>{instruction}</w:instrText>')}{between}{result}{end}"


def sdt(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


@pytest.mark.parametrize(("xml", "said"), [
    (runs("Ro & < > æøå 😀"), "Ro & < > æøå 😀"),
    (runs(" to  mellemrum "), " to  mellemrum "),
    (runs("fed", "<w:b/>") + runs("t") + runs(" skrevet", "<w:i/>"), "fedt skrevet"),
    (runs("et\tto\ntre"), "et\tto\ntre"),
    (run('<w:t>ny</w:t><w:br w:type="page"/><w:t>side</w:t><w:cr/><w:ptab/>'), "ny\nside\n\t"),
    (run("<w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:softHyphen/><w:t>s</w:t>"), "e\u2011mail\u00ads"),
    (run('<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings 2" w:char="F0A3"/>'), "☑☐"),
    (run('<w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="Arial" w:char="00E6"/><w:sym w:char="zz"/>'), "•æ"),
    (inserted("nyt ") + runs("gammelt") + deleted(" slettet"), "nyt gammelt"),
    (f"<w:ins {WHO}>{deleted('fortrudt')}{runs('blev')}</w:ins>", "blev"),
    (f"<w:moveFrom {WHO}>{runs('før')}</w:moveFrom>{runs('x')}<w:moveTo {WHO}>{runs('efter')}</w:moveTo>", "xefter"),
    (runs("skjult", "<w:vanish/>") + runs("vist", '<w:vanish w:val="0"/>'), "vist"),
    (runs("a") + '<w:commentRangeStart w:id="1"/>' + runs("b") + '<w:commentRangeEnd w:id="1"/>'
     + run('<w:commentReference w:id="1"/>') + runs("c"), "abc"),
    (runs("note") + run('<w:footnoteReference w:id="2"/>') + run("<w:footnoteRef/><w:endnoteReference/>"), "note"),
    (f'<w:hyperlink r:id="rId1">{runs("et link")}</w:hyperlink>', "et link"),
    (f"<w:smartTag>{runs('Randers')}</w:smartTag><w:customXml>{runs('!')}</w:customXml>", "Randers!"),
    (f'<w:fldSimple w:instr="DATE">{runs("7. april 2027")}</w:fldSimple>', "7. april 2027"),
    (field("HYPERLINK x", runs("vist")) + runs("."), "vist."),
    (field("IF " + field("PAGE", runs("9")), runs("resultat")), "resultat"),
    (run('<w:fldChar w:fldCharType="begin"/>') + runs("ikke tabt"), "ikke tabt"),
    (sdt(runs("i felt") + sdt(runs(" i felt"))) + runs(" uden"), "i felt i felt uden"),
    ("<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:r><m:t>x+1</m:t></m:r></m:oMath>",
     "x+1"),
    ("<w:ruby><w:rt>" + runs("over") + "</w:rt><w:rubyBase>" + runs("under") + "</w:rubyBase></w:ruby>", "under"),
    ("<w:bdo w:val='rtl'>" + runs("omvendt") + "</w:bdo>", "omvendt"),
])  # fmt: skip
def test_what_stands_in_a_paragraph(xml: str, said: str) -> None:
    """Each thing that can stand in a paragraph shows what a reader sees of it."""
    assert shown(paragraph(xml)) == [said]


@pytest.mark.parametrize(("xml", "lines"), [
    (paragraph(runs("et")) + paragraph(runs("to")), ["et", "to"]),
    (paragraph(runs("et"), "del") + paragraph(runs("to")), ["etto"]),
    (paragraph(runs("et"), "moveFrom") + paragraph(runs("to"), "del") + paragraph(runs("tre")), ["ettotre"]),
    (paragraph(deleted("væk"), "del") + paragraph(runs("to")), ["to"]),
    (paragraph(deleted("væk"), "del"), []),
    (paragraph(runs("sidst"), "del"), ["sidst"]),
    (paragraph(inserted("ny"), "ins") + paragraph(runs("to")), ["ny", "to"]),
    (paragraph(runs("et"), "del") + '<w:bookmarkStart w:id="1"/>' + paragraph(runs("to")), ["etto"]),
    (sdt(paragraph(runs("et")) + paragraph("")), ["et", ""]),
    (f"<w:customXml>{paragraph(runs('et'))}</w:customXml>", ["et"]),
    (f"<w:tbl>{row('a', 'b')}{sdt(row('c'))}<w:tr>{sdt('<w:tc><w:p>' + runs('d') + '</w:p></w:tc>')}</w:tr></w:tbl>",
     ["a", "b", "c", "d"]),
    (paragraph(runs("ud") + run(f"<mc:AlternateContent>{SHAPE}</mc:AlternateContent>"
               .format(paragraph(runs("boks")), paragraph(runs("boks")))) + runs("en")), ["uden", "boks"]),
    (paragraph(run("<mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>gammel</w:t></mc:Fallback>"
                   "</mc:AlternateContent>")), ["gammel"]),
    (paragraph(run("<mc:AlternateContent/>")), [""]),
])  # fmt: skip
def test_what_stands_in_a_document(xml: str, lines: list[str]) -> None:
    """Paragraphs, tables, text boxes and deleted ends of paragraphs give the lines that a reader sees."""
    assert shown(xml) == lines


@pytest.mark.parametrize(("about", "mark", "left"), [
    ("trPr", "del", ["a", "b"]), ("trPr", "ins", ["a", "b", "c", "d"]),
    ("tcPr", "cellDel", ["a", "b", "d"]), ("tcPr", "cellIns", ["a", "b", "c", "d"]),
])  # fmt: skip
def test_rows_and_cells_that_were_deleted(about: str, mark: str, left: list[str]) -> None:
    """A row or a cell that is marked as deleted is gone, one that is marked as inserted is there."""
    table = f"<w:tbl>{row('a', 'b')}{row('c', 'd')}</w:tbl>"
    done = f"<w:{about}><w:{mark} {WHO}/></w:{about}>"
    place = "<w:tr><w:tc><w:p>" + runs("c") if about == "trPr" else "<w:tc><w:p>" + runs("c")
    at = place.index(">") + 1
    assert place in table
    assert shown(table.replace(place, place[:at] + done + place[at:])) == left


def test_columns_are_counted_by_the_grid() -> None:
    """A cell over several columns moves those behind it, and a cell that goes on with the one above says so."""
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>'
    below = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    first = '<w:tc><w:tcPr><w:vMerge w:val="restart"/><w:gridSpan w:val="x"/></w:tcPr><w:p/></w:tc>'
    head = '<w:trPr><w:gridBefore w:val="1"/><w:tblHeader/></w:trPr>'
    (table,) = blocks(f"<w:tbl><w:tr>{wide}{first}</w:tr><w:tr>{head}{below}</w:tr></w:tbl>")
    assert isinstance(table, Table)
    cells = [cell for cells in table.rows for cell in cells]
    assert [(cell.column, cell.goes_on, cell.heads) for cell in cells] == [
        (0, False, False), (2, False, False), (1, True, True),
    ]  # fmt: skip


def test_controls_are_told_from_each_other() -> None:
    """Each control is known by its tag and title, and two with the same tag are two."""
    lines = blocks(paragraph(sdt(runs("a")) + "<w:sdt/>") + sdt(paragraph(runs("b"))))
    found = [control for line in lines if isinstance(line, Line) for piece in line.pieces for control in piece.within]
    assert [control.tag for control in found] == ["x", "", "x"]
    assert len({control.number for control in found}) == 3
