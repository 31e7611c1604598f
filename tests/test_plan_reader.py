"""Action plans read back from Word: what people typed is what comes out, letter by letter."""

import datetime as dt
from collections.abc import Callable

import pytest
from foreign import put, read, relate, zipped
from word_edits import (
    BODY,
    FIRST,
    SECOND,
    TEMPLATE,
    THIRD,
    WHO,
    Paper,
    W,
    blank,
    copied,
    deleted,
    elements,
    inserted,
    marked,
    paragraph,
    plan,
    replace,
    reread,
    row,
    runs,
    written,
)

from ledertrivsel_cli.agreements import ACTION_FIELDS, CONDITION_FIELDS
from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.plan_reader import agreements, prompts_of

Edit = Callable[[Paper], None]
AWKWARD = 'Børn & Unge < 6 år > "Ærø" d\'Å 😀 {{ x }}  to mellemrum\tog tab\nog linje – ½ é'
EDITS: dict[str, tuple[Edit, list[dict[str, str]]]] = {}


def edit(*expected: dict[str, str]) -> Callable[[Edit], Edit]:
    """An edit of the plan, and what its agreements are then."""

    def known(made: Edit) -> Edit:
        EDITS[made.__name__] = (made, list(expected))
        return made

    return known


@edit(FIRST, SECOND, THIRD)
def nothing(paper: Paper) -> None:
    pass


@edit(FIRST | {"foerste-skridt": AWKWARD}, SECOND, THIRD)
def awkward_letters(paper: Paper) -> None:
    paper.fill("handling-1-foerste-skridt", AWKWARD)


@edit(FIRST | {"problem": "Vi når det aldrig helt"}, SECOND, THIRD)
def bold_and_split_runs(paper: Paper) -> None:
    paper.put("handling-1-problem", runs("Vi ") + runs("når det a", "<w:b/>") + runs("ldrig") + runs(" helt", "<w:i/>"))


@edit(FIRST | {"tema": "Mere ro", "hvornaar": "til jul", "status": "i gang, næsten"}, SECOND, THIRD)
def controls_typed_over(paper: Paper) -> None:
    paper.type_over("handling-1-tema", runs("Mere ro"))
    paper.type_over("handling-1-hvornaar", runs("til jul"))
    paper.type_over("handling-1-status", runs("i gang, næsten"))


@edit(FIRST, SECOND, THIRD)
def controls_deleted_with_their_prompts_left(paper: Paper) -> None:
    for key in ("maal", "foerste-skridt", "opfoelgning", "status"):
        control = paper.control(f"handling-1-{key}")
        control.getparent().replace(control, control.find(f"{W}sdtContent")[0])
    paper.type_over("handling-1-tegn", runs("Click or tap here to enter text."))
    paper.type_over("handling-1-chef", runs("Klik eller tryk her for at skrive tekst."))


@edit(FIRST | {"hvem": "Leder 1 og Ida", "chef": "Ja tak"}, SECOND, THIRD)
def typed_beside_a_control(paper: Paper) -> None:
    paper.control("handling-1-hvem").addnext(elements(runs(" og Ida"))[0])
    paper.control("handling-1-chef").addprevious(elements(runs("Ja tak"))[0])


@edit(FIRST | {"problem": "Problem 1\nog mere\n\nog til sidst"}, SECOND, THIRD)
def typed_in_paragraphs_below_a_control(paper: Paper) -> None:
    more = paragraph("") + paragraph(runs("og mere")) + paragraph("") + paragraph(runs("og til sidst")) + paragraph("")
    for node in reversed(elements(more)[1:]):
        paper.control("handling-1-problem").getparent().addnext(node)


@edit(FIRST | {"hvem": "Leder i nat"}, SECOND, THIRD)
def tracked_text(paper: Paper) -> None:
    paper.put("handling-1-hvem", runs("Leder ") + deleted("1") + inserted("i nat"))


@edit(FIRST | {"hvem": "Bo"}, SECOND, THIRD)
def a_control_deleted_as_a_tracked_change(paper: Paper) -> None:
    control = paper.control("handling-1-hvem")
    control.addnext(elements(inserted("Bo"))[0])
    paper.put("handling-1-hvem", deleted("Leder 1"))


@edit(FIRST | {"problem": "etto tre"}, SECOND, THIRD)
def tracked_paragraphs(paper: Paper) -> None:
    line = paper.control("handling-1-problem").getparent()
    replace(
        line, paragraph(runs("et"), "del") + paragraph(runs("to") + inserted(" tre")) + paragraph(deleted("x"), "del")
    )


@edit(FIRST | {"problem": "", "maal": "Problem 1"}, SECOND, THIRD)
def text_moved_as_a_tracked_change(paper: Paper) -> None:
    paper.put("handling-1-problem", f"<w:moveFrom {WHO}>{runs('Problem 1')}</w:moveFrom>")
    paper.put("handling-1-maal", f"<w:moveTo {WHO}>{runs('Problem 1')}</w:moveTo>")


@edit({key: FIRST[key] for key in ("tema", "problem", "hvornaar")}, SECOND, THIRD)
def rows_deleted_as_a_tracked_change(paper: Paper) -> None:
    marked(paper.row("handling-1-hvem"), "trPr", "del")
    marked(paper.row("handling-1-status"), "trPr", "del")


@edit(FIRST, SECOND, THIRD, {"vilkaar": "Uro", "stoette": "Vi ringer", "initiativ": "Bo", "hvornaar": "1. maj 2027"})
def a_row_of_conditions_inserted_as_a_tracked_change(paper: Paper) -> None:
    paper.row("vilkaar-1-vilkaar").addnext(elements(row("Uro", "Vi ringer", "Bo", "1. maj 2027"))[0])
    marked(paper.row("vilkaar-1-vilkaar").getnext(), "trPr", "ins")


@edit(FIRST, THIRD)
def a_whole_action_deleted_as_a_tracked_change(paper: Paper) -> None:
    for each in paper.table("handling-2-tema").iter(f"{W}tr"):
        marked(each, "trPr", "del")


@edit(FIRST, SECOND)
def a_cell_deleted_as_a_tracked_change(paper: Paper) -> None:
    marked(paper.cell("vilkaar-1-vilkaar"), "tcPr", "cellDel")
    marked(paper.cell("vilkaar-1-initiativ"), "tcPr", "cellDel")


@edit(FIRST | {"problem": "Problem 1"}, SECOND, THIRD)
def comments(paper: Paper) -> None:
    start, end = '<w:commentRangeStart w:id="5"/>', '<w:commentRangeEnd w:id="5"/>'
    mark = paper.comment("Hvem siger det?")
    paper.put("handling-1-problem", start + runs("Prob") + end + mark + runs("lem 1"))


@edit(FIRST | {"tegn": "Se bilag (nr. 2)"}, SECOND, THIRD)
def a_link(paper: Paper) -> None:
    paper.put(
        "handling-1-tegn", runs("Se ") + f'<w:hyperlink w:anchor="b">{runs("bilag")}</w:hyperlink>' + runs(" (nr. 2)")
    )


@edit(FIRST, SECOND, THIRD)
def rows_in_another_order(paper: Paper) -> None:
    paper.row("handling-1-tema").addprevious(paper.row("handling-1-hvornaar"))
    paper.table("handling-2-tema").append(paper.row("handling-2-tema"))


@edit(FIRST | {"hvem": "Leder 2"}, {key: SECOND[key] for key in ("tema", "problem", "hvornaar")}, THIRD)
def a_row_moved_to_another_action(paper: Paper) -> None:
    theirs = paper.row("handling-1-hvem")
    theirs.addnext(paper.row("handling-2-hvem"))
    theirs.getparent().remove(theirs)


@edit(FIRST | {"hvem": "Leder 1\nLeder 2"}, {key: SECOND[key] for key in ("tema", "problem", "hvornaar")}, THIRD)
def a_row_moved_beside_its_like(paper: Paper) -> None:
    paper.row("handling-1-hvem").addnext(paper.row("handling-2-hvem"))


@edit(FIRST, SECOND, THIRD)
def rows_removed(paper: Paper) -> None:
    for key in ("maal", "foerste-skridt", "inddrages", "chef", "tegn", "opfoelgning", "status"):
        each = paper.row(f"handling-1-{key}")
        each.getparent().remove(each)


@edit(FIRST, FIRST | {"tema": "Kopi"}, SECOND, THIRD)
def a_table_copied(paper: Paper) -> None:
    copied(paper.table("handling-1-tema"))
    paper.fill("handling-1-tema", "Kopi", at=1)


@edit(FIRST, FIRST, SECOND, THIRD)
def a_heading_and_a_table_copied(paper: Paper) -> None:
    table = paper.table("handling-1-tema")
    heading = table.getprevious()
    copied(table).addprevious(elements(paragraph(runs("Handling 1")))[0])
    assert "".join(heading.itertext()) == "Handling 1"


@edit(FIRST, SECOND, THIRD)
def one_table_for_all_actions(paper: Paper) -> None:
    for each in list(paper.table("handling-2-tema").iter(f"{W}tr")):
        paper.table("handling-1-tema").append(each)


@edit(FIRST, SECOND, THIRD)
def a_table_split(paper: Paper) -> None:
    table = paper.table("handling-1-tema")
    rest = copied(table)
    for each in table.findall(f"{W}tr")[3:]:
        table.remove(each)
    for each in rest.findall(f"{W}tr")[:3]:
        rest.remove(each)
    table.addnext(elements(paragraph(""))[0])


@edit(FIRST, SECOND, THIRD)
def a_table_split_with_a_line_between(paper: Paper) -> None:
    a_table_split(paper)
    paper.table("handling-1-tema").addnext(elements(paragraph(runs("Resten står her.")))[0])


@edit(FIRST, SECOND, THIRD, {"vilkaar": "Uro", "hvornaar": "7/4 2027"})
def a_table_of_conditions_split_and_a_row_added(paper: Paper) -> None:
    table = paper.table("vilkaar-1-vilkaar")
    table.addnext(elements(f"<w:tbl>{row('Uro', '', '', '7/4 2027')}</w:tbl>")[0])
    table.addnext(elements(paragraph(""))[0])


@edit(FIRST, SECOND, THIRD)
def a_table_within_a_table(paper: Paper) -> None:
    table = paper.table("handling-1-tema")
    around = elements("<w:tbl><w:tr><w:tc/><w:tc><w:p/></w:tc></w:tr></w:tbl>")[0]
    table.addprevious(around)
    around[0][0].extend([table, elements(paragraph(""))[0]])


@edit(FIRST | {"problem": "Problem 1\nmandag\t4 møder\ntirsdag\t5 møder"}, SECOND, THIRD)
def a_table_pasted_into_a_field(paper: Paper) -> None:
    inner = f"<w:tbl>{row('mandag', '4 møder')}{row('tirsdag', '5 møder')}</w:tbl>{paragraph('')}"
    paper.cell("handling-1-problem").extend(elements(inner))


@edit(FIRST, SECOND, THIRD)
def controls_around_cells_and_rows(paper: Paper) -> None:
    for key in ("tema", "hvem", "hvornaar"):
        control, cell = paper.control(f"handling-1-{key}"), paper.cell(f"handling-1-{key}")
        content = control.find(f"{W}sdtContent")
        line = control.getparent()
        line.extend(list(content))
        cell.addprevious(control)
        content.append(cell)
    paper.row("handling-2-tema").addprevious(elements("<w:sdt><w:sdtContent/></w:sdt>")[0])
    paper.row("handling-2-tema").getprevious()[0].append(paper.row("handling-2-tema"))


@edit(FIRST | {"problem": "et\nto"}, SECOND, THIRD)
def a_control_around_paragraphs(paper: Paper) -> None:
    control = paper.control("handling-1-problem")
    line = control.getparent()
    line.addprevious(control)
    line.getparent().remove(line)
    paper.put("handling-1-problem", paragraph(runs("et")) + paragraph(runs("to")))


@edit(FIRST | {"chef": "i en boks"}, SECOND, THIRD)
def a_text_box(paper: Paper) -> None:
    box = f"<w:txbxContent>{paragraph(runs('i en boks'))}</w:txbxContent>"
    shape = f'<w:pict><v:shape style="width:200pt;height:40pt"><v:textbox>{box}</v:textbox></v:shape></w:pict>'
    paper.control("handling-1-chef").addnext(elements(f"<w:r>{shape}</w:r>")[0])


@edit(FIRST | {"hvem": "Bo", "opfoelgning": "7.4.2027"}, SECOND, THIRD)
def typed_by_a_script_that_leaves_the_mark_of_the_prompt(paper: Paper) -> None:
    for key, text in (("hvem", "Bo"), ("opfoelgning", "7.4.2027")):
        kept = paper.control(f"handling-1-{key}")
        about = kept.find(f"{W}sdtPr")
        paper.fill(f"handling-1-{key}", text)
        about.append(about.makeelement(f"{W}showingPlcHdr"))


@edit(FIRST | {"tema": "Ny tekst"}, SECOND, THIRD)
def labels_written_otherwise(paper: Paper) -> None:
    for key, label in (("tema", "TEMA:"), ("problem", "Problem"), ("hvem", " hvem? (navn) ")):
        cell = paper.row(f"handling-1-{key}").find(f"{W}tc")
        cell[-1:] = elements(paragraph(runs(label)))
        text = FIRST[key] if key != "tema" else "Ny tekst"
        paper.type_over(f"handling-1-{key}", runs(text))


@pytest.mark.parametrize("name", EDITS)
def test_what_people_typed_comes_out(name: str) -> None:
    """However a plan is edited, each field has what a reader sees in it, letter by letter, and nothing else."""
    made, expected = EDITS[name]
    paper = plan()
    made(paper)
    assert [written(each) for each in reread(paper.data()).rows] == [
        {key: text for key, text in each.items() if text} for each in expected
    ]


def test_what_nobody_filled_in_is_left_out() -> None:
    """A plan as it comes has no agreements, though its statuses stand at their default and its prompts at theirs."""
    paper = Paper(blank())
    paper.fill("handling-1-status", "Ikke begyndt")
    found = reread(paper.data())
    assert (found.rows, found.strength, found.said, found.path) == ((), "", (), "plan.docx")


def test_fields_dates_and_names() -> None:
    """An agreement has all fields of its kind, its dates as dates, and a name by which a person finds it."""
    first, second, third = reread(plan().data()).rows
    assert (first.name, first.key) == ("Handling 1 »Ro om mandagen«", "handling-1")
    assert (second.name, second.key) == ("Handling 2 »Færre møder & mails«", "handling-2")
    assert (third.name, third.key) == ("Vilkår 1 »Færre penge < i år«", "vilkaar-1")
    assert (first.kind, first.fields.keys()) == ("handling", ACTION_FIELDS.keys())
    assert (third.kind, third.fields.keys()) == ("vilkaar", CONDITION_FIELDS.keys())
    assert first.dates == {"hvornaar": dt.date(2027, 6, 1), "opfoelgning": None}
    assert third.dates == {"hvornaar": None}


@pytest.mark.parametrize("said", [
    "7. april 2027", "7.4.2027", "07-04-2027", "7/4 2027", "7/4-2027", "onsdag den 7. april 2027", "d. 7. april 2027",
    "7.4.27", "2027-04-07", "7. apr. 2027", "  7. april 2027. ", "7.\u00a0april 2027", "07\u201104\u20112027",
])  # fmt: skip
def test_dates_as_people_type_them(said: str) -> None:
    """A date that is typed in a date field is that day, in and without its control, and its text stays as it was."""
    paper = plan()
    paper.pick("handling-1-opfoelgning", said, "2031-01-01")
    paper.type_over("handling-2-opfoelgning", runs(said))
    for each in reread(paper.data()).rows[:2]:
        assert (each.dates["opfoelgning"], each.fields["opfoelgning"]) == (dt.date(2027, 4, 7), said)


@pytest.mark.parametrize("said", ["til jul", "uge 14", "30. februar 2027", "mandag den 7. april 2027", "7. april"])
def test_what_is_no_date_is_none(said: str) -> None:
    """Where the text says something else than a day, the day that a picker remembers does not count."""
    paper = plan()
    paper.pick("handling-1-hvornaar", said, "2027-06-01")
    first = reread(paper.data()).rows[0]
    assert (first.dates["hvornaar"], first.fields["hvornaar"]) == (None, said)


@pytest.mark.parametrize("text", ["", " ", "."])
def test_a_picked_day_counts_where_nothing_is_visible(text: str) -> None:
    """A program that writes the day but not its text is understood."""
    paper = plan()
    paper.pick("handling-1-hvornaar", text, "2027-06-01")
    assert reread(paper.data()).rows[0].dates["hvornaar"] == dt.date(2027, 6, 1)


def test_rows_that_people_added() -> None:
    """A row under a label of one's own is kept with its label, and so is a row without one."""
    paper = plan()
    more = [row("Budget", "5.000 kr."), row("", "Husk kage"), row("Tom", ""), row("Til kantinen")]
    paper.row("handling-1-hvem").addnext(elements(more[0])[0])
    for each in more[1:]:
        paper.row("handling-1-status").addprevious(elements(each)[0])
    first, second, _ = reread(paper.data()).rows
    assert first.other == (("Budget", "5.000 kr."), ("", "Husk kage"), ("", "Til kantinen"))
    assert (written(first), second.other) == (FIRST, ())


def test_columns_that_people_added() -> None:
    """A column of one's own in the table of conditions is kept under its heading."""
    paper = plan()
    rows = paper.table("vilkaar-1-vilkaar").findall(f"{W}tr")
    for each, text in zip(rows, ["Pris", "0 kr."], strict=False):
        each.append(elements(f"<w:tc>{paragraph(runs(text))}</w:tc>")[0])
    assert reread(paper.data()).rows[2].other == (("Pris", "0 kr."),)


@pytest.mark.parametrize(("number", "name"), [
    (1, "Handling 1 »Et meget langt tema, som ingen kan…«"), (2, "Handling 2"),
])  # fmt: skip
def test_names_are_short(number: int, name: str) -> None:
    """A theme is cut where it is long, and is left out where there is none."""
    paper = plan()
    paper.fill("handling-1-tema", "Et meget langt\ntema, som ingen kan huske bagefter")
    paper.fill("handling-2-tema", "")
    assert reread(paper.data()).rows[number - 1].name == name


def test_keys_stay_when_plans_are_rearranged() -> None:
    """The number in the tags is what an agreement is known by, wherever it stands; copies are told apart."""
    paper = plan()
    first, second = paper.table("handling-1-tema"), paper.table("handling-2-tema")
    copied(second)
    second.getparent().append(first)
    assert [each.key for each in reread(paper.data()).rows] == ["handling-2", "handling-2-2", "vilkaar-1", "handling-1"]


def test_keys_without_controls() -> None:
    """Where all controls of an action are gone, its place is what it is known by, as the template numbers it."""
    paper = plan()
    for key in ACTION_FIELDS:
        paper.type_over(f"handling-1-{key}", runs(FIRST.get(key, "")))
    paper.row("vilkaar-1-vilkaar").addprevious(elements(row("Uro", "", "", ""))[0])
    found = [(each.key, written(each)) for each in reread(paper.data()).rows]
    assert found == [
        ("handling-1", FIRST), ("handling-2", SECOND), ("vilkaar-x1", {"vilkaar": "Uro"}), ("vilkaar-1", THIRD),
    ]  # fmt: skip


def facts(paper: Paper) -> dict[str, str]:
    return dict(reread(paper.data()).facts)


def test_facts() -> None:
    """What stands around the actions is read by its tag, and by its label where the control is gone."""
    paper = plan()
    known = facts(paper)
    assert known.keys() == {"organisation", "gruppe", "forloeb", "antal", "moedeleder", "moededato"}
    assert (known["organisation"], known["antal"], known["moededato"]) == ("Randers Kommune", "5", "7. april 2027")
    paper.type_over("organisation", runs("Ærø & Co."))
    paper.fill("gruppe", "Ledere\tnord")
    paper.type_over("forloeb", runs("Skriv, hvilket forløb det er"))
    paper.control("moedeleder").addnext(elements(runs(", HR"))[0])
    paper.pick("opfoelgning-moededato", "1. juni 2027", "2027-06-01")
    assert facts(paper) == {
        "organisation": "Ærø & Co.", "gruppe": "Ledere\tnord", "moedeleder": "Birgitte Østergård, HR",
        "antal": "5", "moededato": "7. april 2027", "opfoelgning-moededato": "1. juni 2027",
    }  # fmt: skip


def test_the_date_of_the_next_meeting_typed_over() -> None:
    """The date behind the words of the tick box counts where its control is gone."""
    paper = plan()
    paper.type_over("opfoelgning-moededato", runs("7/4 2027"))
    paper.type_over("opfoelgning-moede", runs("x"))
    found = reread(paper.data())
    assert (found.facts["opfoelgning-moededato"], found.ticks["opfoelgning-moede"]) == ("7/4 2027", True)


@pytest.mark.parametrize(("box", "ticked"), [
    ("☒", True), ("☑", True), ("x", True), ("X", True), ("[x]", True), ("✓", True), ("☐", False), ("[ ]", False),
    ("", False),
])  # fmt: skip
def test_tick_boxes(box: str, ticked: bool) -> None:
    """A box is ticked when its control says so, or when a sign for it is typed in its place."""
    paper = plan()
    paper.tick("opfoelgning-delt")
    paper.type_over("opfoelgning-dagsorden", runs(box) if box else "")
    assert reread(paper.data()).ticks == {
        "opfoelgning-delt": True, "opfoelgning-dagsorden": ticked, "opfoelgning-moede": False,
    }  # fmt: skip


def test_the_strength() -> None:
    """The strength is what stands beneath its heading, in the control, beside it, below it or in its place."""
    paper = plan()
    paper.fill("styrke", "Vi griner\nsammen")
    line = paper.control("styrke").getparent()
    line.append(elements(runs(" tit"))[0])
    line.addnext(elements(paragraph(runs("– også om fredagen")))[0])
    assert reread(paper.data()).strength == "Vi griner\nsammen tit\n– også om fredagen"
    paper.type_over("styrke", runs("Vi er her"))
    assert reread(paper.data()).strength == "Vi er her tit\n– også om fredagen"


def test_the_strength_without_its_heading() -> None:
    """The control alone is enough, and its prompt is nothing."""
    paper = plan()
    heading = paper.control("styrke").getparent().getprevious()
    heading.getparent().remove(heading)
    assert reread(paper.data()).strength == ""
    paper.fill("styrke", "Vi griner")
    assert reread(paper.data()).strength == "Vi griner"


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(ContentError) as caught:
        reread(data)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("plan.docx", 0)
    return problem.code, problem.text


def test_a_document_without_fields_is_named() -> None:
    """Another document than an action plan is refused, with what was looked for."""
    paper = plan()
    paper.root[0][:] = elements(
        paragraph(runs("Referat")) + f"<w:tbl>{row('Dato', 'Hvem')}{row('i dag', 'Bo')}</w:tbl>"
    )
    code, text = refused(paper.data())
    assert code == "no-fields"
    assert "labels" in text


@pytest.mark.parametrize(("data", "code"), [
    (b"", "not-office-file"), (b"%PDF-1.7", "not-office-file"), (b"Hvem: Bo", "not-office-file"),
    (blank()[:-400], "damaged-file"), (blank()[:4000], "damaged-file"),
])  # fmt: skip
def test_other_files_are_refused(data: bytes, code: str) -> None:
    """What is no sound Word document is refused as at any other door."""
    assert refused(data)[0] == code


def test_the_main_part_may_have_another_name() -> None:
    """Word on the web calls it document2.xml; the package says which part it is."""
    parts = {name.replace("document.xml", "document2.xml"): data for name, data in read(plan().data()).items()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    assert len(reread(zipped(parts)).rows) == 3


def test_only_what_bears_on_the_reading_is_said() -> None:
    """A linked picture that is left out is nothing to a reader of fields; a field that would be fetched anew is."""
    parts = read(plan().data())
    ident = relate(parts, BODY, "image", "file:///x.png", external=True)
    put(parts, BODY, f"{{{W[1:-1]}}}body", f'<w:p><w:r><w:pict><v:imagedata r:id="{ident}"/></w:pict></w:r></w:p>')
    assert reread(zipped(parts)).said == ()
    simple = f'<w:fldSimple w:instr="INCLUDETEXT x.docx">{runs("vist")}</w:fldSimple>'
    put(parts, BODY, f"{{{W[1:-1]}}}body", paragraph(simple))
    (said,) = reread(zipped(parts)).said
    assert "field" in said


def test_the_prompts_of_a_template() -> None:
    """The prompts are read from the template's own controls, by field."""
    found = prompts_of(TEMPLATE, "handleplan.docx")
    assert found["handling-hvem"] == {"Skriv, hvem der sørger for, at det sker"}
    assert found["vilkaar-hvornaar"] == {"Vælg en dato"}
    assert found["styrke"] == {"Skriv, hvad I er gode til sammen og vil blive ved med"}
    assert len(found) == 23


def test_prompts_that_nobody_knows() -> None:
    """In a plan from another template, its prompts are known by what they ask for and by standing in several fields."""
    paper = plan()
    for number in (1, 2):
        for key, prompt in (("maal", "Angiv målet"), ("chef", "Navn")):
            paper.control(f"handling-{number}-{key}").find(f".//{W}t").text = prompt
    found = agreements(paper.data(), "plan.docx", {})
    assert [written(each) for each in found.rows] == [FIRST, SECOND, THIRD]
