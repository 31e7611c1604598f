"""The controls of an organisation's own Word template: what is known stands in them, and the document stays sound."""

from dataclasses import replace

import office
import pytest
from foreign import DOCUMENT, Parts, put, read, zipped
from foreign_word import DATE, FIELDS, LAYOUTS, MENU, control, lines, table, word
from lxml import etree
from office import W, tree
from office_word import text, value
from test_actionplan import PLAN, made
from word_edits import paragraph, runs

from ledertrivsel_cli.outset import Outset, Theme
from ledertrivsel_cli.render.actionplan import actionplan
from ledertrivsel_cli.render.document import Templates
from ledertrivsel_cli.text import Text

HEADER = "word/header1.xml"
OUTSET = Outset((Theme(Text("Ro & <mails>"), Text("I dag: æøå")), Theme(Text("Møder"))), Text("Vi griner"))


def controls(data: bytes) -> list[tuple[str, str]]:
    """Each control's tag and text, headers first."""
    found = [each for part in (HEADER, DOCUMENT) for each in tree(data, part).iter(f"{W}sdt")]
    return [(value(each, "sdtPr/tag"), text(each)) for each in found]


def said(parts: Parts, outset: Outset = OUTSET) -> tuple[str, ...]:
    plan = replace(PLAN, outset=outset)
    return actionplan(plan, Templates({"handleplan.docx": zipped(parts)})).said


@pytest.mark.parametrize("name", LAYOUTS)
def test_any_layout_stays_sound(name: str) -> None:
    """However a template lays its fields out, the document is free of faults, and no two controls share an id."""
    data = made(zipped(word(LAYOUTS[name])), outset=OUTSET)
    assert office.schema(data) + office.integrity(data) + office.leftovers(data) + office.metadata(data) == []
    ids = [value(each, "sdtPr/id") for each in tree(data, DOCUMENT).iter(f"{W}sdt")]
    assert len(ids) == len(set(ids))
    assert all(id.isdecimal() for id in ids)


def test_a_row_for_each_action() -> None:
    """A table row in a loop comes once for each action, and themes stand in theirs."""
    assert controls(made(zipped(word(LAYOUTS["a row for each action"])), outset=OUTSET)) == [
        ("handling-1-tema", "Ro & <mails>"), ("handling-1-hvem", "Skriv her"), ("handling-2-tema", "Møder"),
        ("handling-2-hvem", "Skriv her"), ("handling-3-tema", "Skriv her"), ("handling-3-hvem", "Skriv her"),
    ]  # fmt: skip


def test_numbered_by_hand() -> None:
    """A form without braces is filled in by the numbers in its tags."""
    found = controls(made(zipped(word(LAYOUTS["numbered by hand, in lines"])), outset=OUTSET))
    assert [tag for tag, _ in found] == [f"handling-{number}-{key}" for number in (1, 2) for key in FIELDS]
    assert [pair for pair in found if pair[1] != "Skriv her"] == [
        ("handling-1-tema", "Ro & <mails>"), ("handling-1-problem", "I dag: æøå"), ("handling-2-tema", "Møder"),
    ]  # fmt: skip


def test_controls_around_cells_and_paragraphs() -> None:
    """A control may stand around a cell or a paragraph; what it holds is still a cell or a paragraph."""
    data = made(zipped(word(LAYOUTS["controls around cells and paragraphs"])), outset=OUTSET)
    found = dict(controls(data))
    assert (found["handling-1-tema"], found["organisation"], found["styrke"]) == (
        "Ro & <mails>", "Randers Kommune", "Vi griner",
    )  # fmt: skip
    around = {value(each, "sdtPr/tag"): each.find(f"{W}sdtContent")[0] for each in tree(data, DOCUMENT).iter(f"{W}sdt")}
    assert around["handling-1-tema"].tag == f"{W}tc"
    assert around["styrke"].tag == f"{W}p"


def test_one_fact_in_several_places() -> None:
    """The same tag may be there more than once, in a header too; all say the same, and ids differ across parts."""
    parts = word(lines(control("organisation"), control("organisation"), control(" Gruppe ")))
    put(parts, HEADER, ".", lines(control("organisation")))
    data = made(zipped(parts))
    assert [said for _, said in controls(data)] == ["Randers Kommune"] * 3 + ["Ledergruppen i Sundhed og Omsorg"]
    ids = [value(each, "sdtPr/id") for part in (HEADER, DOCUMENT) for each in tree(data, part).iter(f"{W}sdt")]
    assert len(set(ids)) == 4


def test_a_bound_control_says_what_is_filled_in() -> None:
    """A control bound to a property of the template would show that again in Word; what is filled in is not bound."""
    bound = '<w:dataBinding w:xpath="/x" w:storeItemID="{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}"/>'
    kept, filled = control("moedeleder", about=bound), control("organisation", about=bound)
    data = made(zipped(word(lines(kept, filled))), facilitator=None)
    assert [value(each.getparent(), "tag") for each in tree(data, DOCUMENT).iter(f"{W}dataBinding")] == ["moedeleder"]
    assert office.schema(data) == []


def test_a_value_has_the_looks_of_its_text() -> None:
    """The runs of a prompt become one run without a prompt's grey, also where there was no run or no content."""
    prompt = runs("Skriv ", '<w:rStyle w:val="PlaceholderText"/>') + runs("navnet", "<w:i/>")
    mark = '<w:sdtPr><w:tag w:val="gruppe"/><w:showingPlcHdr/></w:sdtPr>'
    insides = (prompt, "", runs("x") + f"<w:hyperlink>{runs('y')}</w:hyperlink>")
    inline = [f"<w:sdt>{mark}<w:sdtContent>{inside}</w:sdtContent></w:sdt>" for inside in insides]
    block = f"<w:sdt>{mark}<w:sdtContent>{paragraph('')}</w:sdtContent></w:sdt>"
    data = made(zipped(word(lines(*inline, f"<w:sdt>{mark}</w:sdt>{runs('z')}") + block)))
    assert controls(data) == [("gruppe", "Ledergruppen i Sundhed og Omsorg")] * 3 + [
        ("gruppe", ""), ("gruppe", "Ledergruppen i Sundhed og Omsorg"),
    ]  # fmt: skip
    assert not list(tree(data, DOCUMENT).iter(f"{W}rStyle"))
    assert office.schema(data) == []


def test_dates_and_statuses() -> None:
    """A date is also where Word's picker looks for it, and a list offers the statuses, each once."""
    date, menu = control("moededato", about=DATE), control("handling-1-status", about=MENU)
    box = control("handling-2-status", about=MENU.replace("dropDownList", "comboBox"))
    words = {"statuses": ("Ny", "Ny", "Færdig")}
    root = tree(made(zipped(word(lines(date, menu, box))), words=words), DOCUMENT)
    assert [each.get(f"{W}fullDate") for each in root.iter(f"{W}date")] == ["2027-03-03T00:00:00Z"]
    for kind in ("dropDownList", "comboBox"):
        (offers,) = root.iter(f"{W}{kind}")
        assert [each.get(f"{W}value") for each in offers] == ["Ny", "Færdig"]


def test_what_finds_no_room_is_said() -> None:
    """Nothing that a group has chosen is lost without a word."""
    assert said(word(LAYOUTS["loops and conditions"]), Outset(OUTSET.themes)) == ()
    row, form, none = (
        said(word(LAYOUTS[name])) for name in ("a row for each action", "numbered by hand, in lines", "no fields")
    )
    assert [line.partition(";")[0] for line in row] == [
        "the template has no field for the problem of »Ro & <mails>«",
        "the template has no field for the strength »Vi griner«",
    ]
    assert [line.partition(";")[0] for line in form] == ["the template has no field for the strength »Vi griner«"]
    assert [line.partition(";")[0] for line in none] == [
        "the template has no field for an action or a condition",
        "the template has no field for the theme of »Ro & <mails>«, »Møder«",
        "the template has no field for the problem of »Ro & <mails>«",
        "the template has no field for the strength »Vi griner«",
    ]
    third = Outset((*OUTSET.themes, Theme(Text("Tre"))))
    assert "»Tre«" in said(word(LAYOUTS["numbered by hand, in lines"]), third)[0]


def test_more_themes_than_actions() -> None:
    """There are as many actions as a group has themes, though fewer are usual."""
    many = Outset(tuple(Theme(Text(f"Tema {number}")) for number in range(1, 6)))
    found = controls(made(zipped(word(LAYOUTS["a row for each action"])), words={"actions": 1}, outset=many))
    assert [said for tag, said in found if tag.endswith("tema")] == [f"Tema {number}" for number in range(1, 6)]


def test_parts_that_are_not_text_stay() -> None:
    """Fonts, settings, theme and pictures of the template are all there afterwards, and lead where they led."""
    parts = word(table(["{{ group }}", "x"]))
    made_parts = read(made(zipped(parts)))
    assert made_parts.keys() == parts.keys()
    for name in ("word/styles.xml", "word/theme/theme1.xml"):
        assert etree.tostring(etree.fromstring(made_parts[name]), method="c14n") == etree.tostring(
            etree.fromstring(parts[name]), method="c14n"
        )
