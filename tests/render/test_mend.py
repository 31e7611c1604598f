"""What a template has broken by itself is whole in the deck that is made from it."""

from dataclasses import replace

import deck_checks
import office
import pytest
from foreign import FORMATS, Parts, declare, found, pptx, read, relate, zipped
from foreign_deck import Made, made
from templates_foreign import FEET, LEFT, ONE, RIGHT, TITLE, USUAL, Master, parts, rels, row, template
from test_deck import slide, texts

PRESENTATION, MASTER, THEME = "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"
LAYOUT, NOTES = "ppt/slideLayouts/slideLayout2.xml", "ppt/notesMasters/notesMaster1.xml"
TALK = slide("talk", "Hvad?", points=texts("Ét"))


def deck_of(file: Parts) -> Made:
    deck = made(zipped(file), TALK)
    assert office.faults(deck.data) == []
    return deck


@pytest.mark.parametrize("wrong", ['id="3"', 'id="0"'])
def test_double_ids(wrong: str) -> None:
    """Two shapes of a layout or a master with the same id, or with none, have ids of their own in the deck."""
    file = parts(Master())
    for name in (MASTER, LAYOUT):
        assert b'id="2"' in file[name]
        file[name] = file[name].replace(b'id="2"', wrong.encode())
    result = read(deck_of(file).data)
    for name in (MASTER, LAYOUT):
        ids = [int(node.get("id")) for node in found(result, name, ".//{*}cNvPr")]
        assert len(ids) == len(set(ids))
        assert min(ids) > 0


def test_placeholders_without_numbers() -> None:
    """Placeholders with no number or the same one, as LibreOffice makes them, each get their own text."""
    same = (replace(TITLE, index=4), replace(LEFT, index=None), replace(RIGHT, index=0), *FEET)
    columns = slide("columns", "Hvad?", columns=(("Et", texts("Venstre")), ("To", texts("Højre"))))
    deck = made(template(Master((replace(USUAL[2], holders=same),))), columns)
    said = {shape.placeholder_format.idx: shape.text_frame.text for shape in deck.pages[0].placeholders}
    assert said[0] == "Hvad?"
    assert {"Venstre", "Højre"} <= set(said.values())
    assert deck_checks.titles(deck.data) + deck_checks.placeholders(deck.data) + deck_checks.numbers(deck.data) == []


def test_a_layout_that_has_lost_its_master() -> None:
    """A layout that does not lead back to its master is used all the same."""
    file = parts(Master())
    file["ppt/slideLayouts/_rels/slideLayout2.xml.rels"] = rels("")
    assert deck_of(file).pages[0].slide_layout.name == ONE.name


def test_a_theme_without_names_and_fonts() -> None:
    """A theme whose schemes have no names and whose fonts say nothing gets both; other themes stay as they are."""
    whole = parts(Master())
    assert read(deck_of(whole).data)[THEME] == whole[THEME]

    file = parts(Master(fonts=("", "")))
    file[THEME] = (
        file[THEME]
        .replace(b'<a:clrScheme name="Deres">', b"<a:clrScheme>")
        .replace(b'fontScheme name="Deres"', b'fontScheme name=""')
    )
    result = read(deck_of(file).data)
    assert {node.get("typeface") for node in found(result, THEME, ".//{*}latin")} == {"Arial"}
    assert all(node.get("name") for node in found(result, THEME, "{*}themeElements/*"))


def with_notes(file: Parts, *, listed: bool = True, old: str = "", new: str = "") -> Parts:
    """The template with our own notes master, changed by a replacement."""
    ours = pptx()
    file |= {
        NOTES: ours[NOTES].replace(old.encode(), new.encode()).replace(b"Titel", b"Deres"),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": rels(row("rId1", "theme", "../theme/theme2.xml")),
        "ppt/theme/theme2.xml": ours["ppt/theme/theme2.xml"],
    }
    declare(file, NOTES, FORMATS + "presentationml.notesMaster+xml")
    declare(file, "ppt/theme/theme2.xml", FORMATS + "theme+xml")
    name = relate(file, PRESENTATION, "notesMaster", "notesMasters/notesMaster1.xml")
    if listed:
        row_of = f"<p:notesMasterIdLst><p:notesMasterId r:id='{name}'/></p:notesMasterIdLst><p:sldSz"
        file[PRESENTATION] = file[PRESENTATION].replace(b"<p:sldSz", row_of.encode())
    return file


@pytest.mark.parametrize("case", ["none", "not listed", "no text", "listed but gone"])
def test_notes_can_be_read(case: str) -> None:
    """Whatever the template's notes master lacks, the deck has one, in Danish, and notes on its slides."""
    file = parts(Master())
    if case == "not listed":
        with_notes(file, listed=False)
    elif case == "no text":
        with_notes(file, old='type="body"', new='type="hdr"')
    elif case == "listed but gone":
        empty = b"<p:notesMasterIdLst/><p:sldSz"
        file[PRESENTATION] = file[PRESENTATION].replace(b"<p:sldSz", empty)
    deck = deck_of(file)
    assert deck_checks.notes(deck.data) == []
    (listed,) = found(read(deck.data), PRESENTATION, "{*}notesMasterIdLst/{*}notesMasterId")
    package = deck_checks.Package(deck.data)
    assert b"Click to edit" not in package.files[NOTES]
    assert package.related(PRESENTATION, "notesMaster") in package.files
    assert len(listed.attrib) == 1


def test_a_sound_notes_master_stays() -> None:
    """A notes master that notes can be made from is used as the template has it."""
    file = with_notes(parts(Master()))
    before, after = (found(data, NOTES, ".//{*}cNvPr") for data in (file, read(deck_of(file).data)))
    assert [node.get("name") for node in after] == [node.get("name") for node in before]
