"""The zip file to hand out: read byte by byte, since what unpacks here must unpack on Windows."""

import datetime as dt
import hashlib
import struct
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from ledertrivsel_cli import archive
from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.render.bundle import bundle, first_page
from ledertrivsel_cli.render.document import Document
from ledertrivsel_cli.text import Text

TEMPLATE = "laesmig.txt.j2"
TEMPLATES = {TEMPLATE: (Path(__file__).parents[2] / "templates" / TEMPLATE).read_bytes()}
PLAN = SimpleNamespace(
    group=Text("Ledergruppen i Børn & »Unge« {{ 7*7 }}"),
    organisation=SimpleNamespace(name=Text("Ærø Kommune")),
    meetings=[SimpleNamespace(part=part, title=Text(f"Titel {part}"), date=None, start=None) for part in (1, 2, 3)],
)
DOCUMENTS = (
    Document("vejledning.pdf", b"%PDF", None, "guide", ()),
    Document("LÆSMIG.txt", b"\xef\xbb\xbfL\xc3\xa6s\r\n", None, "first-page", ()),
    Document("del-1/oplaeg.pptx", b"PK" * 5_000, 1, "deck", ()),
)
LICENCES = {"MIT.txt": b"MIT\n"}
UTF8 = 0x800


def page(**changes: object) -> str:
    """LÆSMIG.txt as text, with some things changed."""
    plan = SimpleNamespace(**(vars(PLAN) | changes))
    return first_page(plan, TEMPLATES, version="1.2.0", adapted=False).data.decode("utf-8-sig")


def test_the_calendar_of_the_course_is_told_of() -> None:
    """The page names the course's calendar file when there is one: when a meeting has a date and a time."""
    held = SimpleNamespace(part=1, title=Text("Titel"), date=dt.date(2027, 2, 3), start=dt.time(9))
    unheld = SimpleNamespace(**(vars(held) | {"start": None}))
    assert "forloeb.ics" in page(meetings=[held])
    assert "forloeb.ics" not in page(meetings=[unheld])


def raw(data: bytes) -> list[dict[str, object]]:
    """The central directory of a zip file, field by field, and the name that stands at each file itself."""
    count, _, start = struct.unpack("<HII", data[-22:][10:20])
    found = []
    for _ in range(count):
        fields = struct.unpack("<4sBBBBHHHHIIIHHHHHII", data[start : start + 46])
        names = ("mark", "made_by", "system", "needs", "_", "flags", "method", "time", "date", "crc", "packed", "size",
                 "name", "extra", "comment", "disk", "inside", "outside", "offset")  # fmt: skip
        entry: dict[str, object] = dict(zip(names, fields, strict=True))
        length = fields[names.index("name")]
        entry["name"] = data[start + 46 : start + 46 + length]
        at = fields[-1]
        local = struct.unpack("<4sHHHHHIIIHH", data[at : at + 30])
        entry["local"] = (local[2], local[3], data[at + 30 : at + 30 + local[9]])
        found.append(entry)
        start += 46 + length + fields[names.index("extra")] + fields[names.index("comment")]
    return found


def test_what_is_in_it() -> None:
    """All documents and licences lie in one folder that is called like the file."""
    made = bundle(DOCUMENTS, LICENCES, "1.2.0")
    files = archive.unpack(made.data)

    assert made.name == "ledertrivsel-1.2.0.zip"
    assert {name.removeprefix("ledertrivsel-1.2.0/"): data for name, data in files.items()} == {
        **{document.name: document.data for document in DOCUMENTS},
        "licenser/MIT.txt": b"MIT\n",
        "SHA256SUMS": files["ledertrivsel-1.2.0/SHA256SUMS"],
    }
    assert list(files) == sorted(files)


def test_digests() -> None:
    """SHA256SUMS has a line for every other file, sorted, as `sha256sum -c` reads it."""
    files = archive.unpack(bundle(DOCUMENTS, LICENCES, "1").data)
    sums = files.pop("ledertrivsel-1/SHA256SUMS").decode()
    wanted = [f"{hashlib.sha256(data).hexdigest()}  {name.partition('/')[2]}\n" for name, data in sorted(files.items())]

    assert sums == "".join(wanted)


def test_the_order_of_documents_is_no_matter() -> None:
    """Documents in another order give the same bytes; another byte in one of them gives others."""
    made = bundle(DOCUMENTS, LICENCES, "1").data

    assert bundle(reversed(DOCUMENTS), LICENCES, "1").data == made
    assert bundle([replace(DOCUMENTS[0], data=b"%PDG"), *DOCUMENTS[1:]], LICENCES, "1").data != made


def test_every_entry_is_plain() -> None:
    """Stored as it is, readable by all, with one clock and nothing that tells of the machine."""
    entries = raw(bundle(DOCUMENTS, LICENCES, "1").data)

    assert len(entries) == len(DOCUMENTS) + 2
    for entry in entries:
        assert (entry["method"], entry["packed"], entry["needs"]) == (0, entry["size"], 20)
        assert (entry["system"], entry["outside"] >> 16, entry["inside"]) == (3, 0o100644, 0)
        assert (entry["time"], entry["date"]) == (0, 1 << 5 | 1)
        assert (entry["extra"], entry["comment"], entry["disk"]) == (0, 0, 0)


def test_names_are_marked_as_utf8() -> None:
    """The name with an Æ is UTF-8 and says so, in both places where a name stands; plain names need no mark."""
    entries = raw(bundle(DOCUMENTS, LICENCES, "1").data)

    assert "ledertrivsel-1/LÆSMIG.txt".encode() in [entry["name"] for entry in entries]
    for entry in entries:
        flags = 0 if entry["name"].isascii() else UTF8
        assert entry["flags"] == flags
        assert entry["local"] == (flags, 0, entry["name"])


@pytest.mark.parametrize("system", ["win32", "linux", "darwin"])
def test_the_system_leaves_no_trace(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """Zip files made on Windows, Linux and macOS are the same."""
    here = archive.pack({"a/b.txt": b"1"})
    monkeypatch.setattr(sys, "platform", system)

    assert archive.pack({"a/b.txt": b"1"}) == here


def test_what_is_packed_can_be_unpacked() -> None:
    """Any zip program's file can be read, compressed or not, and comes back the same."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("æ/å.xml", b"<a/>" * 99)
    files = archive.unpack(stream.getvalue())

    assert files == {"æ/å.xml": b"<a/>" * 99}
    assert archive.unpack(archive.pack(files)) == files


def test_the_first_page_for_notepad() -> None:
    """It begins with the mark of UTF-8, every line ends in a carriage return and a line feed, and none is too long."""
    data = first_page(PLAN, TEMPLATES, version="1.2.0", adapted=True).data
    text = data.removeprefix(b"\xef\xbb\xbf")

    assert len(text) == len(data) - 3
    assert text.count(b"\n") == text.count(b"\r\n") == text.count(b"\r") > 50
    assert max(map(len, text.decode().splitlines())) <= 76
    assert text.endswith(b".\r\n")
    assert b"\r\n\r\n\r\n\r\n" not in text


def test_the_first_page_says_whose_it_is() -> None:
    """Version, organisation, group and meetings are named, letter by letter; without a group nobody is."""
    text = page()

    for words in (
        "Version 1.2.0",
        "Ærø Kommune",
        "Lavet til Ledergruppen i Børn & »Unge« {{ 7*7 }}",
        "del-2   Titel 2",
    ):
        assert words in text.splitlines() or f"   {words}" in text.splitlines()
    assert "Lavet til" not in page(group=None)
    assert "None" not in page(group=None)


def test_adapted_content_is_told_of() -> None:
    """As the licence wants it, content that may have been changed is said to be so, and other content is not."""
    pages = [first_page(PLAN, TEMPLATES, version="1", adapted=adapted).data.decode() for adapted in (False, True)]

    assert ["kan være ændret" in text for text in pages] == [False, True]


@pytest.mark.parametrize(("old", "new"), [
    (b"{{ version }}", b"{{ versionen }}"),
    (b"{% endfor %}", b"{% endfo %}"),
])  # fmt: skip
def test_a_template_that_fails(old: bytes, new: bytes) -> None:
    """A fault in the template is told with its line."""
    broken = TEMPLATES[TEMPLATE].replace(old, new, 1)
    wanted = next(number for number, text in enumerate(broken.splitlines(), 1) if new in text)
    with pytest.raises(ContentError) as caught:
        first_page(PLAN, {TEMPLATE: broken}, version="1", adapted=False)
    (problem,) = caught.value.problems

    assert (problem.path, problem.line, problem.code) == (f"templates/{TEMPLATE}", wanted, "template-error")
