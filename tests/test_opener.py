"""The guarded door: what is refused, in which words, and what is let in as it is."""

import random
import re
import struct
import time
import tracemalloc
import zipfile

import pytest
from foreign import DOCUMENT, FORMATS, MASTER, TEMPLATES, TYPES, declare, docx, let_in, pptx, read, refusal, zipped

from ledertrivsel_cli import markup, package
from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.opener import Kind, Opened, opened

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ROOT = "_rels/.rels"
PRESENTATION = "ppt/presentation.xml"


def ole(stream: str) -> bytes:
    """An old compound file with a stream of this name."""
    return OLE + stream.encode("utf-16-le").ljust(512, b"\0")


@pytest.mark.parametrize(("name", "kind"), [("oplaeg.pptx", "pptx"), ("handleplan.docx", "docx")])
def test_our_own_files_come_back_as_they_are(name: str, kind: Kind) -> None:
    """A sound file is let in byte for byte, and nothing is said."""
    data = (TEMPLATES / name).read_bytes()
    assert opened(data, name, kind) == Opened(data, ())


@pytest.mark.parametrize(("data", "what"), [
    (b"", "empty"),
    (ole("PowerPoint Document"), "old PowerPoint file (.ppt)"),
    (ole("WordDocument"), "old Word file (.doc)"),
    (ole("Workbook"), "old Excel file (.xls)"),
    (ole("Contents"), "an old Office program"),
    (b"%PDF-1.7\n", "a PDF file"),
    (b"{\\rtf1\\ansi", "an RTF file"),
    (b"\x89PNG\r\n\x1a\n" + bytes(20), "a picture"),
    (b"\xff\xd8\xff\xe0" + bytes(20), "a picture"),
    (b"GIF89a" + bytes(20), "a picture"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><html>", "a login page"),
    (b"<html lang='da'>", "a web page"),
    (b"<?xml version='1.0'?><pkg/>", "an XML file"),
    ("Kære alle, her er skabelonen".encode(), "a text file"),
    (b"MZ\x90\0\x03\0", "unknown kind"),
    (zipped({}), "an empty zip file"),
    (zipped({"mimetype": b"application/vnd.oasis.opendocument.presentation-template"}), "OpenDocument"),
    (zipped({"Skabelon 2027.potx": b"PK"}), "holds Skabelon 2027.potx; unzip it"),
    (zipped({"Index/Document.iwa": b"x"}), "Keynote"),
    (zipped({"noter.txt": b"x"}), "a zip file but not an Office file"),
])  # fmt: skip
def test_what_is_no_office_file_is_named(data: bytes, what: str) -> None:
    """Who names the wrong file is told what it is, and what to do."""
    code, text = refusal(data)
    assert code == "not-office-file"
    assert what in text


@pytest.mark.parametrize("kind", ["pptx", "docx"])
@pytest.mark.parametrize("data", [
    b"%PDF-1.7\n", ole("WordDocument"), zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    zipped({"Index/Document.iwa": b"x"}), zipped({"noter.txt": b"x"}),
])  # fmt: skip
def test_what_to_save_it_as_is_what_was_asked_for(data: bytes, kind: Kind) -> None:
    """Who needs a document is not told of presentations, nor the other way round."""
    _, text = refusal(data, kind)
    assert {"pptx", "docx"} & set(re.findall(r"\.(\w+)\b", text)) == {kind}


def test_an_encrypted_file_is_told_from_a_broken_one() -> None:
    """A password or a label on the file is named as such, and how to take it off."""
    code, text = refusal(ole("EncryptedPackage"))
    assert (code, "password" in text, "Info" in text) == ("encrypted-file", True, True)

    data = bytearray(zipped(pptx()))
    data[6] |= 1  # the first entry's flags, here and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data))[0] == "encrypted-file"


@pytest.mark.parametrize("share", [0.02, 0.5, 0.99, 0.9999])
def test_a_file_that_was_cut_off_is_damaged(share: float) -> None:
    """A download that stopped is refused, wherever it stopped."""
    data = zipped(pptx())
    assert refusal(data[: int(len(data) * share)])[0] == "damaged-file"


def test_a_changed_byte_is_seen() -> None:
    """The sum over each entry is checked, also of parts that nobody reads."""
    data = bytearray(zipped({**pptx(), "ppt/media/x.bin": bytes(range(256)) * 40}, zipfile.ZIP_STORED))
    data[data.index(bytes(range(256))) + 700] ^= 1
    assert refusal(bytes(data))[0] == "damaged-file"


def test_only_what_office_can_unpack_is_unpacked() -> None:
    """Ways of packing that Office does not know, and that unpack slowly or to gigabytes, are not tried."""
    assert refusal(zipped(pptx(), zipfile.ZIP_BZIP2))[0] == "damaged-file"
    assert refusal(zipped(pptx(), zipfile.ZIP_LZMA))[0] == "damaged-file"


@pytest.mark.parametrize(("part", "change"), [
    (ROOT, None),
    (ROOT, b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'/>"),
    (PRESENTATION, None),
    (MASTER, None),
    (MASTER, b"<p:sldMaster"),
    (MASTER, b"<a/>"),
    (MASTER, b"<?xml version='1.0' encoding='windows-1252'?><a/>"),
    (MASTER, b"<?xml version='1.0' encoding='UTF-8'?><a>\xe6\xf8\xe5</a>"),
    (MASTER, b""),
    (TYPES, b"<Types"),
    ("ppt/theme/theme1.xml", None),
    ("ppt/slideLayouts/slideLayout3.xml", None),
])  # fmt: skip
def test_a_broken_package_is_damaged(part: str, change: bytes | None) -> None:
    """What holds the package together must be there and be readable; the line says to let Office mend it."""
    parts = pptx()
    if change is None:
        del parts[part]
    else:
        parts[part] = change
    code, text = refusal(zipped(parts))
    assert (code, "save it" in text or "save the file" in text) == ("damaged-file", True)


def test_a_word_file_whose_parts_do_not_fit_is_damaged() -> None:
    """What was let in can be opened by the library that reads it, also for Word."""
    assert refusal(zipped({**docx(), DOCUMENT: b"<a/>"}), "docx")[0] == "damaged-file"


def workbook() -> dict[str, bytes]:
    old = FORMATS.encode() + b"presentationml.presentation.main+xml"
    parts = pptx()
    return parts | {TYPES: parts[TYPES].replace(old, FORMATS.encode() + b"spreadsheetml.sheet.main+xml")}


@pytest.mark.parametrize(("parts", "kind", "what"), [
    (docx(), "pptx", "this is a Word document (.docx), but a presentation (.pptx) is needed"),
    (pptx(), "docx", "this is a presentation (.pptx), but a Word document (.docx) is needed"),
    (docx() | {TYPES: docx()[TYPES].replace(b"document.main", b"template.main")}, "pptx", "this is a Word document"),
    (workbook(), "pptx", "this is a workbook (.xlsx)"),
    (pptx() | {TYPES: pptx()[TYPES].replace(b"presentation.main", b"drawing")}, "docx", "this is a presentation"),
    (pptx() | {TYPES: pptx()[TYPES].replace(FORMATS.encode(), b"application/x-")}, "pptx", "another program"),
])  # fmt: skip
def test_another_kind_of_file_is_named(parts: dict[str, bytes], kind: Kind, what: str) -> None:
    """Whoever mixes up templates is told which kind this is and which is needed."""
    code, text = refusal(zipped(parts), kind)
    assert code == "wrong-kind"
    assert what in text


@pytest.mark.parametrize(("make", "kind", "main"), [
    (pptx, "pptx", b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
    (pptx, "pptx", b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml"),
    (docx, "docx", b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    (docx, "docx", b"application/vnd.ms-word.document.macroEnabled.main+xml"),
])  # fmt: skip
def test_macros_are_refused(make: object, kind: Kind, main: bytes) -> None:
    """A file that says it has macros is not let in; the line says how to save it without."""
    parts = pptx() if make is pptx else docx()
    for word in (b"presentationml.presentation.main+xml", b"wordprocessingml.document.main+xml"):
        parts[TYPES] = parts[TYPES].replace(FORMATS.encode() + word, main)
    code, text = refusal(zipped(parts), kind)
    assert (code, f"(.{kind})" in text) == ("has-macros", True)


def test_macros_are_found_without_a_label() -> None:
    """A macro project that lies in an ordinary presentation is found by its name and by its type."""
    assert refusal(zipped({**pptx(), "ppt/VBAProject.bin": b"x"}))[0] == "has-macros"
    parts = pptx() | {"ppt/harmless.bin": b"x"}
    declare(parts, "ppt/harmless.bin", "application/vnd.ms-office.vbaProject")
    assert refusal(zipped(parts))[0] == "has-macros"


def test_a_strict_file_is_named() -> None:
    """The strict variant looks the same to a user; the line says which one to choose."""
    parts = pptx()
    parts[ROOT] = parts[ROOT].replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"
    )
    code, text = refusal(zipped(parts))
    assert (code, "PowerPoint Presentation (.pptx), not Strict" in text) == ("strict-format", True)


@pytest.mark.parametrize("name", [
    "../../home/x.xml", "/ppt/x.xml", "ppt/../../x.xml", "ppt//x.xml", "./x.xml", "C:/x.xml", "c:x", "ppt\\x.xml",
    "\\\\server\\share\\x.xml", "ppt/x\0.xml", "ppt/x\n.xml", "x" * 300, "PPT/Presentation.xml",
    "ppt/presentation.xml", "ppt/presentation.xml/x.xml", "ppt",
])  # fmt: skip
def test_names_that_lead_astray_are_refused(name: str) -> None:
    """No entry may point outside, stand twice, or hide another."""
    assert refusal(zipped([*pptx().items(), (name, b"x")]))[0] == "unsafe-names"


def test_folders_and_odd_but_harmless_entries_are_let_in() -> None:
    """Who packs a file anew by hand gets folders and leftovers into it; they do no harm."""
    parts = {"ppt/": b"", "ppt/media/": b"", **pptx(), "__MACOSX/._x": b"x", "[trash]/0000.dat": b"x", "ppt/æøå": b""}
    assert opened(zipped(parts), "x", "pptx").said == ()


def test_a_type_for_no_part_harms_nobody() -> None:
    """A row of the list of types that names nothing is passed over."""
    parts = pptx()
    declare(parts, "", "application/xml")
    assert opened(zipped(parts), "x", "pptx").said == ()


BOMB = '<!DOCTYPE x [<!ENTITY a "haha">' + "".join(
    f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
)
DECLARED = [
    BOMB + "]><x>&j;</x>",
    BOMB + "]><x y='&j;'/>",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x.dtd"> %e;]><x/>',
    '<!DOCTYPE x SYSTEM "\\\\server\\share\\x.dtd"><x/>',
    "<!DOCTYPE x><x/>",
]


@pytest.mark.parametrize("part", [TYPES, ROOT, MASTER, "docProps/app.xml", "ppt/theme/theme2.xml"])
@pytest.mark.parametrize("text", DECLARED)
def test_no_part_may_declare_a_document_type(text: str, part: str) -> None:
    """Entities that grow or fetch are refused before they are read, in every XML part, and at once."""
    start = time.process_time()
    assert refusal(zipped(pptx() | {part: text.encode()}))[0] == "unsafe-xml"
    assert time.process_time() - start < 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_document_type_cannot_hide_in_an_encoding(encoding: str) -> None:
    """Other encodings than UTF-8 do not get a document type past the door."""
    text = f"<?xml version='1.0' encoding='{encoding}'?>" + DECLARED[2]
    assert refusal(zipped(pptx() | {MASTER: text.encode(encoding)}))[0] == "unsafe-xml"


def test_what_office_may_write_is_read() -> None:
    """UTF-16 parts are allowed, and a drawing in SVG is a picture, which drawing programs begin as they like."""
    parts = pptx()
    text = parts[MASTER].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').replace("'UTF-8'", "'UTF-16'")
    parts |= {MASTER: text.encode("utf-16"), "ppt/media/logo.svg": b'<!DOCTYPE svg PUBLIC "x" "y"><svg/>'}
    declare(parts, "ppt/media/logo.svg", "image/svg+xml")
    assert let_in(parts)[1] == ()


def test_a_bomb_is_refused_at_once_and_in_little_memory() -> None:
    """A small file that unpacks to far more costs under a second and a few megabytes."""
    stream = zipped({**pptx(), "ppt/media/x.png": bytes(1 << 27)})
    tracemalloc.start()
    start = time.process_time()
    code, text = refusal(stream)
    spent, peak = time.process_time() - start, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (code, "x.png" in text) == ("unpacks-too-much", True)
    assert spent < 1
    assert peak < 20_000_000


def test_sizes_in_the_directory_are_not_believed() -> None:
    """An entry that says it is small and is not, is refused."""
    size = (1 << 24) + 54_321
    data = zipped({**pptx(), "ppt/media/x.png": bytes(size)})
    assert opened(data, "x", "pptx")
    assert refusal(data.replace(struct.pack("<I", size), struct.pack("<I", 100)))[0] == "damaged-file"


@pytest.mark.parametrize(("room", "limit", "most"), [
    (package, "_MOST_PART", 15_000),
    (package, "_MOST_UNPACKED", 100_000),
    (package, "_MOST_ENTRIES", 40),
    (package, "MAX_BYTES", 15_000),
    (markup, "_MOST", 15_000),
])  # fmt: skip
def test_every_limit_holds(room: object, limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One part, all parts, their number, the file and one XML part each have a size that is too large."""
    monkeypatch.setattr(room, limit, most)
    assert refusal((TEMPLATES / "oplaeg.pptx").read_bytes())[0] == "unpacks-too-much"


def test_the_number_of_entries_is_held() -> None:
    """A file of very many small entries is refused before it is read."""
    parts = {**pptx(), **{f"ppt/media/{number}.png": b"" for number in range(5_000)}}
    assert refusal(zipped(parts, zipfile.ZIP_STORED))[0] == "unpacks-too-much"


@pytest.mark.parametrize(("kind", "name"), [("pptx", "oplaeg.pptx"), ("docx", "handleplan.docx")])
def test_whatever_is_broken_ends_in_a_line(kind: Kind, name: str) -> None:
    """Files with bytes changed, left out or put in are let in or refused, and nothing else happens."""
    whole = (TEMPLATES / name).read_bytes()
    plain = zipped(read(whole), zipfile.ZIP_STORED)
    dice = random.Random(4)
    for turn in range(120):
        data = bytearray(plain if turn % 2 else whole)
        for _ in range(dice.choice((1, 3, 30))):
            at = dice.randrange(len(data))
            data[at : at + dice.choice((0, 1, 4))] = dice.randbytes(dice.choice((0, 1, 4)))
        try:
            assert opened(bytes(data), name, kind)
        except ContentError as error:
            assert len(error.problems) == 1
