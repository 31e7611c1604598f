"""Fields are found by their controls, or by their labels, in whatever layout an organisation's own template has."""

import pytest
from word_edits import Paper, blank, elements, paragraph, reread, runs, written

from ledertrivsel_cli.agreements import Agreement

BLANK = paragraph("")


def control(tag: str, text: str = "", about: str = "") -> str:
    """A control with this tag; without text it shows a prompt."""
    inside = runs(text or "Vælg en dato", "" if text else '<w:rStyle w:val="PlaceholderText"/>')
    mark = "" if text else "<w:showingPlcHdr/>"
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/>{mark}{about}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def handling(number: int, **texts: str) -> list[str]:
    return [control(f"handling-{number}-{key.replace('_', '-')}", text) for key, text in texts.items()]


def table(*rows: list[str], head: str = "") -> str:
    """A table of cells; text is typed as it stands, what begins with < is XML. `head` is put into its first row."""
    filled = "".join(f"<w:tr>{'' if at else head}{''.join(map(cell, each))}</w:tr>" for at, each in enumerate(rows))
    return f"<w:tbl>{filled}</w:tbl>"


def cell(content: str, about: str = "") -> str:
    if content.startswith("<w:tc>"):
        return content
    inside = content if content.startswith("<") else runs(content)
    return f"<w:tc>{about}{inside if inside.startswith('<w:p>') else paragraph(inside)}</w:tc>"


def found(xml: str) -> list[Agreement]:
    paper = Paper(blank())
    paper.root[0][:] = elements(xml)
    return list(reread(paper.data()).rows)


def read(xml: str) -> list[dict[str, str]]:
    return [written(each) for each in found(xml)]


A = {"tema": "Ro", "hvem": "Bo", "hvornaar": "7.4.2027"}
B = {"tema": "Mails", "hvem": "Ida", "hvornaar": "8.4.2027"}
C = {"vilkaar": "Uro", "stoette": "Ring"}
HEADS = "<w:trPr><w:tblHeader/></w:trPr>"
OVER = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
UNDER = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"


@pytest.mark.parametrize(("xml", "expected"), [
    # a row for each action beneath a row of labels
    (table(["Tema", "Hvem", "Hvornår"], handling(1, **A), handling(2, **B)), [A, B]),
    (table(["Tema", "Hvem", "Hvornår"], [*A.values()], [*B.values()]), [A, B]),
    (table(["Tema", "Hvem", "Hvornår"], handling(1, **A), [*B.values()], ["", "", ""]), [A, B]),
    (table(["Tema", "Hvem", "Hvornår"], ["Ro", "Bo", ""], ["Ro", "Bo", ""]), [{"tema": "Ro", "hvem": "Bo"}] * 2),
    (table(["Hvornår", "Tema", "Hvem"], ["7.4.2027", "Ro", "Bo"]), [A]),
    (table(["TEMA:", "Hvem (navn)", "hvornår?"], [*A.values()]), [A]),
    (table(["Tema", "Hvem", "Hvornår"], [*A.values()], ["Tema", "Hvem", "Hvornår"], [*B.values()]), [A, B]),
    (table(handling(1, **A), [*B.values()]), [A, B]),
    (table(["Indsats", "Ansvarlig", "Frist"], handling(1, **A), [*B.values()]), [A, B]),
    (table(["Indsats", "Ansvarlig 2027", "Frist"], handling(1, **A), head=HEADS), [A]),
    (table(["Vilkår", "Sådan støtter vi hinanden"], ["Uro", "Ring"]), [C]),
    (table(["Tema", "Hvem", "Hvornår"], [f"{OVER}{paragraph(runs('Ro'))}</w:tc>", "Bo", "7.4.2027"],
           [UNDER, "Ida", "8.4.2027"]), [A, B | {"tema": "Ro"}]),
    # labels beside the fields
    (table(["Tema", "Ro"], ["Hvem", "Bo"], ["Hvornår", "7.4.2027"]), [A]),
    (table(["Tema", "Ro"], ["Hvem", "Bo", "Hvornår", "7.4.2027"]), [A]),
    (table(["Tema", "Hvem"], ["Hvem", "Status"]), [{"tema": "Hvem", "hvem": "Status"}]),
    (table(["Tema", "Ro"], ["Hvem", "Bo"], ["Hvornår", "7.4.2027"], ["Tema", "Mails"], ["Hvem", "Ida"],
           ["Hvornår", "8.4.2027"]), [A, B]),
    (table(["Handling 1"], ["Tema", "Ro"], ["Hvem", "Bo"], ["Hvornår", "7.4.2027"], ["Handling 2"], ["Tema", "Mails"],
           ["Hvem", "Ida"], ["Hvornår", "8.4.2027"]), [A, B]),
    (table(["Hvem", "Bo"], ["Tema", "Ro"], ["Hvornår", "7.4.2027"], ["Tema", "Mails"], ["Hvem", "Ida"],
           ["Hvornår", "8.4.2027"]), [A, B]),
    (table(["Tema", "Ro"], ["Hvem", "Bo", "og Ib"]), [{"tema": "Ro", "hvem": "Bo\nog Ib"}]),
    (table(["Tema", "Ro"], [f"{OVER}{paragraph(runs('Hvem'))}</w:tc>", "Bo"], [UNDER, "Ib"]),
     [{"tema": "Ro", "hvem": "Bo\nIb"}]),
    (table(["Tema"], ["Ro"], ["Hvem"], ["Bo"], ["Hvornår"], ["7.4.2027"]), [A]),
    (table(["Vilkår", "Uro"], ["Sådan støtter vi hinanden", "Ring"]), [C]),
    (table(["Problem: Hvad vil vi ændre?", "X"], ["Tegn på at det virker", "Y"]), [{"problem": "X", "tegn": "Y"}]),
    # labels that only this template has, known from where their controls still are
    (table(["Indsats", handling(1, tema="Ro")[0]], ["Ansvarlig", handling(1, hvem="Bo")[0]]) + paragraph(runs("Nr. 2"))
     + table(["Indsats", "Mails"], ["Ansvarlig", "Ida"]),
     [{"tema": "Ro", "hvem": "Bo"}, {"tema": "Mails", "hvem": "Ida"}]),
    # labels in the same cell
    (table([runs("Tema: ") + handling(1, tema="Ro")[0]],
           [paragraph(runs("Hvem")) + paragraph(handling(1, hvem="Bo")[0])]), [{"tema": "Ro", "hvem": "Bo"}]),
    (table([runs("Tema: ") + handling(1, tema="")[0], runs("Hvem: ") + handling(1, hvem="Bo")[0] + runs(" og Ib")]),
     [{"hvem": "Bo og Ib"}]),
    (table([runs("Hvem: ") + handling(1, hvem="")[0] + runs(" Bo ") + handling(1, status="")[0] + runs(" Hvornår:")]),
     [{"hvem": "Bo"}]),
    # outside tables
    ("".join(paragraph(runs(f"{key.title()}: ") + control(f"handling-{number}-{key}", text))
             for number, texts in ((1, A), (2, B)) for key, text in texts.items()), [A, B]),
    ("".join(map(paragraph, [*handling(1, **A)[:2], *handling(2, **B), handling(1, **A)[2]])), [A, B]),
    (paragraph("".join(handling(1, **A))) + paragraph("".join(handling(1, **A))), [A, A]),
    (paragraph(handling(1, tema="Ro")[0]) + paragraph(runs("Hvem: Bo")) + paragraph(runs("Hvornår:\t7.4.2027")), [A]),
    # tables split, in one another, or without anything between
    (table(["Tema", "Ro"], ["Hvem", "Bo"]) + BLANK + table(["Hvornår", "7.4.2027"], ["Status", "I gang"]),
     [A | {"status": "I gang"}]),
    (table(["Tema", "Ro"], ["Hvem", "Bo"]) + BLANK + table(["Tema", "Mails"], ["Hvem", "Ida"]),
     [{"tema": "Ro", "hvem": "Bo"}, {"tema": "Mails", "hvem": "Ida"}]),
    (table([handling(1, tema="Ro")[0]], [handling(1, hvem="Bo")[0]]) + table([handling(2, status="I gang")[0],
     handling(2, maal="Mål")[0]]), [{"tema": "Ro", "hvem": "Bo"}, {"maal": "Mål", "status": "I gang"}]),
    (table(["Plan", f"<w:tc>{table(['Tema', 'Ro'], ['Hvem', 'Bo'])}<w:p/></w:tc>"]), [{"tema": "Ro", "hvem": "Bo"}]),
    (table(["Dato", "Sted"], ["i dag", "her"]) + table(["Tema", "Ro"], ["Hvem", "Bo"]), [{"tema": "Ro", "hvem": "Bo"}]),
    (table(["Tema", "Ro"], ["Hvem", "Bo"]) + table(["Vilkår", "Sådan støtter vi hinanden"], ["Uro", "Ring"]),
     [{"tema": "Ro", "hvem": "Bo"}, C]),
])  # fmt: skip
def test_layouts(xml: str, expected: list[dict[str, str]]) -> None:
    """Whatever the layout, each agreement has its own fields and each field its own text."""
    assert read(xml) == [{key: text for key, text in each.items() if text} for each in expected]


def test_names_in_a_table_with_a_row_for_each() -> None:
    """A heading over several actions names none of them; a row is found by its place and theme."""
    rows = found(paragraph(runs("Det vil vi gøre")) + table(["Tema", "Hvem"], ["Ro", "Bo"], ["", ""], ["", "Ida"]))
    assert [each.name for each in rows] == ["Handling 1 »Ro«", "Handling 3"]


def test_a_heading_within_a_table_names_its_action() -> None:
    """A row across the table that says which action follows is its heading, not a text of the action before."""
    rows = found(
        table(["Handling 1"], ["Tema", "Ro"], ["Hvem", "Bo"], ["Handling 2"], ["Tema", "Mails"], ["Hvem", "Ida"])
    )
    assert [(each.name, each.other) for each in rows] == [("Handling 1 »Ro«", ()), ("Handling 2 »Mails«", ())]


@pytest.mark.parametrize("xml", [
    table(["Tema", "Ro"]), table(["Hvem", "kommer"], ["Sted", "Randers"]), paragraph(runs("Hvem: Bo")), BLANK,
    paragraph(control("noget-andet", "Ro")), paragraph(control("handling-1-ukendt", "Ro")),
])  # fmt: skip
def test_what_is_no_action_plan(xml: str) -> None:
    """One known word alone makes no action plan."""
    with pytest.raises(Exception, match="no-fields"):
        read(xml)


def test_titles_stand_in_for_tags() -> None:
    """LibreOffice 7.4 drops the tags and keeps the titles of text controls."""
    tag = '<w:tag w:val="handling-2-tema"/>'
    xml = paragraph(control("handling-2-tema", "Ro").replace(tag, '<w:alias w:val="Handling 2: Tema"/>'))
    assert [(each.key, written(each)) for each in found(xml)] == [("handling-2", {"tema": "Ro"})]
