"""Foreign Office files made by hand: our own templates, with this or that done to them."""

import posixpath
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.opener import Kind, Opened, opened

Parts = dict[str, bytes]

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MASTER = "ppt/slideMasters/slideMaster1.xml"
DOCUMENT = "word/document.xml"
SETTINGS = "word/settings.xml"
FORMATS = "application/vnd.openxmlformats-officedocument."

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
        "r": OFFICE,
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    }.items()
)


def pptx() -> Parts:
    return read((TEMPLATES / "oplaeg.pptx").read_bytes())


def docx() -> Parts:
    return read((TEMPLATES / "handleplan.docx").read_bytes())


def read(data: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts: Mapping[str, bytes] | Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these entries, names and doublings as they are given."""
    stream = BytesIO()
    pairs = parts.items() if isinstance(parts, Mapping) else parts
    with zipfile.ZipFile(stream, "w", method) as file, warnings.catch_warnings(action="ignore"):
        for name, data in pairs:
            entry = zipfile.ZipInfo("x")
            entry.filename = name  # as it stands: the constructor mends names
            entry.compress_type = method
            file.writestr(entry, data)
    return stream.getvalue()


def relate(parts: Parts, source: str, kind: str, target: str, *, external: bool = False) -> str:
    """Add a relationship and give its id; `kind` is the end of an Office type, or a whole type."""
    folder, leaf = posixpath.split(source)
    name = posixpath.join(folder, "_rels", leaf + ".rels")
    rows = parts.get(name, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')
    rows = rows.replace(b'relationships"/>', b'relationships"></Relationships>')
    ident = f"rIdNew{rows.count(b'rIdNew') + 1}"
    uri = kind if "://" in kind else f"{OFFICE}/{kind}"
    mode = ' TargetMode="External"' if external else ""
    row = f'<Relationship Id="{ident}" Type="{uri}" Target="{target}"{mode}/></Relationships>'
    parts[name] = rows.replace(b"</Relationships>", row.encode())
    return ident


def declare(parts: Parts, part: str, content_type: str) -> None:
    row = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    parts[TYPES] = parts[TYPES].replace(b"</Types>", row.encode())


def put(parts: Parts, part: str, path: str, xml: str) -> None:
    """Put XML at the end of the first element that `path` finds in a part."""
    root = etree.fromstring(parts[part])
    place = root.find(path)
    assert place is not None
    for child in etree.fromstring(f"<x {NAMESPACES}>{xml}</x>"):
        place.append(child)
    parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def found(parts: Mapping[str, bytes], part: str, path: str) -> list[etree._Element]:
    return list(etree.fromstring(parts[part]).iterfind(path))


def refusal(data: bytes, kind: Kind = "pptx") -> tuple[str, str]:
    """The code and the text with which a file is refused."""
    with pytest.raises(ContentError) as caught:
        opened(data, "skabelon.pptx", kind)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("skabelon.pptx", 0)
    return problem.code, problem.text


def let_in(parts: Parts, kind: Kind = "pptx") -> tuple[Parts, tuple[str, ...]]:
    """What a file is after cleaning, held to be sound, and what was said."""
    result = opened(zipped(parts), "skabelon", kind)
    assert opened(zipped(parts), "skabelon", kind) == result, "the same input gives the same bytes"
    assert opened(result.data, "skabelon", kind) == Opened(result.data, ()), "what is clean stays as it is"
    clean = read(result.data)
    _assert_whole(clean)
    return clean, result.said


def _assert_whole(parts: Parts) -> None:
    """Every relationship that is used exists, every part that is named is there, nothing leads outside."""
    for name in parts:
        if name.endswith(".rels"):
            _assert_leads(parts, name)
    names = {row.get("PartName") for row in found(parts, TYPES, "{*}Override")}
    assert {name.removeprefix("/") for name in names} <= parts.keys()


def _assert_leads(parts: Parts, rels: str) -> None:
    source = rels.replace("_rels/", "").removesuffix(".rels")
    rows = found(parts, rels, "{*}Relationship")
    for row in rows:
        if row.get("TargetMode") == "External":
            assert row.get("Target").startswith(("https://", "http://", "mailto:", "#"))
        else:
            assert posixpath.normpath(posixpath.join(posixpath.dirname(source), row.get("Target"))) in parts
    if parts.get(source, b"").startswith(b"<"):
        every = etree.fromstring(parts[source]).iter("*")
        used = {value for each in every for key, value in each.attrib.items() if key.startswith("{" + OFFICE)}
        assert used <= {row.get("Id") for row in rows}
