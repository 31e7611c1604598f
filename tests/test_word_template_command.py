"""Somebody's own Word template on the command line: told about, used for the plan, cleaned, or refused with a line."""

import json
import socket
from pathlib import Path

import office
import pytest
from conftest import Cli
from foreign import DOCUMENT, FORMATS, SETTINGS, TEMPLATES, TYPES, Parts, docx, found, pptx, put, read, relate, zipped
from foreign_word import LAYOUTS, control, lines, word
from test_opener import BOMB, ole
from word_edits import EXAMPLE, Paper, paragraph, runs

OWN = TEMPLATES / "handleplan.docx"
UNC = "file:///\\\\server\\x"
WORD_TYPE = f"{FORMATS}wordprocessingml.document.main+xml".encode()
OUT = "plan.docx"


def new(template: object, *more: object) -> tuple[object, ...]:
    return ("actionplan", "new", "--template", template, "--today", "2026-11-25", "--out", OUT, *more)


def test_our_own_template_is_told_about(cli: Cli) -> None:
    """Each field stands in a line with how often it is there and its title, and there is nothing to say of them."""
    said = cli("template", "check", OWN)
    assert (said.code, said.err) == (0, "")
    assert "handling-#-foerste-skridt  3        Første skridt\n" in said.out
    assert "lacking" not in said.out


def test_a_template_is_told_about_as_data(cli: Cli, tmp_path: Path) -> None:
    """With --json there is nothing but JSON on stdout, also when a proof is written."""
    (tmp_path / "brev.docx").write_bytes(zipped(word(LAYOUTS["a row for each action"])))
    said = cli("template", "check", "brev.docx", "--json", "--proof", "prøve.docx")
    data = json.loads(said.out)
    assert (said.code, data["fields"]["handling-#-tema"]["count"]) == (0, 3)
    assert "prøve.docx" in said.err
    assert office.schema((tmp_path / "prøve.docx").read_bytes()) == []
    assert all(f"Note: {sentence}" in said.err for sentence in data["said"])
    assert cli("template", "check", "brev.docx", "--proof", "to.docx").out.startswith("to.docx\n")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_plan_in_any_layout(cli: Cli, tmp_path: Path, name: str) -> None:
    """The plan is made in the organisation's own layout, and is sound."""
    (tmp_path / "brev.docx").write_bytes(zipped(word(LAYOUTS[name])))
    said = cli(*new("brev.docx", "--group", EXAMPLE, "--actors", "Pårørende & <andre>"))
    data = (tmp_path / OUT).read_bytes()
    assert (said.code, said.out) == (0, f"{OUT}\n")
    assert office.schema(data) + office.integrity(data) + office.leftovers(data) == []
    assert any("Pårørende & <andre>" in text for _, text in office.texts(data)) or "»Pårørende & <andre>«" in said.err


def test_a_plan_of_another_layout_is_read_back(cli: Cli, tmp_path: Path) -> None:
    """What is written in a plan from an organisation's own template is found by the other commands."""
    (tmp_path / "brev.docx").write_bytes(zipped(word(LAYOUTS["numbered by hand, in lines"])))
    assert cli(*new("brev.docx")).code == 0
    paper = Paper((tmp_path / OUT).read_bytes())
    for key, text in (("tema", "Ro"), ("hvem", "Bo"), ("hvornaar", "7. april 2027"), ("opfoelgning", "1. maj 2027")):
        paper.fill(f"handling-2-{key}", text)
    (tmp_path / OUT).write_bytes(paper.data())
    said = cli("actionplan", "check", OUT, "--today", "2026-11-25")
    assert said.code == 1
    assert "Handling 2 »Ro«, Første skridt: " in said.err
    assert "Hvem" not in said.err


def test_our_own_template_gives_the_same_plan(cli: Cli, tmp_path: Path) -> None:
    """Naming our own template changes nothing."""
    assert cli(*new(OWN)).code == 0
    named = (tmp_path / OUT).read_bytes()
    assert cli("actionplan", "new", "--today", "2026-11-25", "--out", OUT, "--force").code == 0
    assert (tmp_path / OUT).read_bytes() == named


def test_a_dotx_is_said(cli: Cli, tmp_path: Path) -> None:
    """A template saved as .dotx is used, the plan is an ordinary document, and the user is told how it was read."""
    parts = docx()
    parts[TYPES] = parts[TYPES].replace(b"document.main", b"template.main")
    (tmp_path / "brev.DOTX").write_bytes(zipped(parts))
    for command in (("template", "check", "brev.DOTX"), new("brev.DOTX")):
        said = cli(*command)
        assert said.code == 0
        assert "(.dotx) and was read as a Word document" in said.err
    assert b"template.main" not in read((tmp_path / OUT).read_bytes())[TYPES]


def macros() -> bytes:
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    return zipped(docx() | {TYPES: docx()[TYPES].replace(WORD_TYPE, kind), "word/vbaProject.bin": b"x"})


def locked() -> bytes:
    data = bytearray(zipped(docx()))
    data[6] |= 1  # the first entry's flags, here and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def strict() -> bytes:
    old, new = b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"
    return zipped(docx() | {"_rels/.rels": docx()["_rels/.rels"].replace(old, new)})


REFUSED = {
    "empty": (b"", "not-office-file"),
    "a text": (b"Handleplan", "not-office-file"),
    "an old document": (ole("WordDocument"), "not-office-file"),
    "a document of LibreOffice": (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "not-office-file"),
    "another zip": (zipped({"a.txt": b"a"}), "not-office-file"),
    "a presentation": (zipped(pptx()), "wrong-kind"),
    "a type that is none": (zipped(docx() | {TYPES: docx()[TYPES].replace(WORD_TYPE, b"text/xml")}), "wrong-kind"),
    "no types": (zipped({name: data for name, data in docx().items() if name != TYPES}), "not-office-file"),
    "macros": (macros(), "has-macros"),
    "a password": (ole("EncryptedPackage"), "encrypted-file"),
    "locked entries": (locked(), "encrypted-file"),
    "strict": (strict(), "strict-format"),
    "cut off": (OWN.read_bytes()[:6_000], "damaged-file"),
    "a bomb": (zipped(docx() | {"word/media/x.png": bytes(1 << 27)}), "unpacks-too-much"),
    "laughs": (zipped(docx() | {DOCUMENT: (BOMB + "]><x>&j;</x>").encode()}), "unsafe-xml"),
    "a file in an entity": (
        zipped(docx() | {SETTINGS: b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"}), "unsafe-xml",
    ),
    "broken XML": (zipped(docx() | {DOCUMENT: docx()[DOCUMENT][:-9]}), "damaged-file"),
    "no document in it": (zipped({name: data for name, data in docx().items() if name != DOCUMENT}), "damaged-file"),
    "a name that leads out": (zipped(docx() | {"../x.xml": b"<x/>"}), "unsafe-names"),
    "a wrong tag": (zipped(word(lines("{{ findes_ikke }}"))), "template-error"),
    "a hostile tag": (zipped(word(lines("{{ ''.__class__ }}"))), "template-error"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_a_template_is_refused(cli: Cli, tmp_path: Path, name: str) -> None:
    """One line says what is wrong with the file that was named, and nothing is written."""
    data, code = REFUSED[name]
    (tmp_path / "brev.docx").write_bytes(data)
    for command in (("template", "check", "brev.docx", "--proof", OUT), new("brev.docx")):
        said = cli(*command)
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith("brev.docx: ")
        assert f"[{code}]" in said.err
        assert [path.name for path in tmp_path.iterdir()] == ["brev.docx"]


@pytest.mark.parametrize("name", ["findes-ikke.docx", "brev.DOC", "brev.docm", "brev.dotm"])
def test_a_template_that_is_not_there(cli: Cli, name: str) -> None:
    """A name of Word's is looked for as a document."""
    for command in (("template", "check", name), new(name)):
        said = cli(*command)
        assert said.code == 1
        assert "[missing-file]" in said.err


def tied() -> Parts:
    """A template that Word would complete from elsewhere, in all ways we know of."""
    parts = docx()
    link = {kind: relate(parts, DOCUMENT, kind, UNC, external=True) for kind in ("image", "oleObject", "subDocument")}
    attached = relate(parts, SETTINGS, "attachedTemplate", "http://127.0.0.1:9/x.dotm", external=True)
    put(parts, SETTINGS, ".", f'<w:attachedTemplate r:id="{attached}"/>')
    parts["word/side.html"] = b"<img src='http://127.0.0.1:9/x'>"
    parts[TYPES] = parts[TYPES].replace(
        b"<Override", b'<Default Extension="html" ContentType="text/html"/><Override', 1
    )
    chunk = relate(parts, DOCUMENT, "aFChunk", "side.html")
    picture = f'<w:r><w:pict><v:shape><v:imagedata r:id="{link["image"]}"/></v:shape></w:pict></w:r>'
    thing = f'<w:r><w:object><o:OLEObject Type="Link" r:id="{link["oleObject"]}"/></w:object></w:r>'
    fields = "".join(
        f"<w:fldSimple w:instr='{code}'>{runs(f'vist {at}. ')}</w:fldSimple>"
        for at, code in enumerate(
            ('INCLUDETEXT "S:\\x.docx"', "DDEAUTO excel x", "INCLUDEPICTURE http://127.0.0.1:9/x")
        )
    )
    whole = f'<w:altChunk r:id="{chunk}"/><w:subDoc r:id="{link["subDocument"]}"/>'
    return word(lines(control("handling-1-tema"), "Brev") + paragraph(picture + thing + fields) + whole, parts)


def test_nothing_is_fetched_from_outside(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a template refers to elsewhere is left out of the plan and said; nobody is called, and its text stays."""

    def call(*_: object) -> None:
        raise AssertionError("somebody was called")

    monkeypatch.setattr(socket, "socket", call)
    (tmp_path / "brev.docx").write_bytes(zipped(tied()))
    told = cli("template", "check", "brev.docx", "--proof", "prøve.docx")
    said = cli(*new("brev.docx"))
    assert (told.code, said.code) == (0, 0)
    lost = ("linked picture", "embedded or linked object", "attached template", "fields that fetch", "reference to ano")
    for name, text in (("prøve.docx", told.err), (OUT, said.err)):
        assert [word for word in lost if word not in text] == []
        made = read((tmp_path / name).read_bytes())
        rows = [row for part in made if part.endswith(".rels") for row in found(made, part, "{*}Relationship")]
        assert [row.get("Target") for row in rows if row.get("TargetMode") == "External"] == []
        assert not any(word in part for part in made.values() for word in (b"127.0.0.1", b"INCLUDE", b"DDE", b"server"))
        assert "word/side.html" not in made
        assert office.schema((tmp_path / name).read_bytes()) + office.integrity((tmp_path / name).read_bytes()) == []
        assert "vist 0. vist 1. vist 2. " in [text for _, text in office.texts((tmp_path / name).read_bytes())]
