"""Asks the bytes of a .docx or .pptx whether they are sound. Each check returns what is wrong: [] means sound."""

import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import ooxml_integrity
import openxml_audit
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
LANGUAGE = "da-DK"
MAKER = "ledertrivsel"
STRANGERS = re.compile(r"python-?(docx|pptx)|docxtpl|steve canny|xlsxwriter", re.IGNORECASE)
LEFTOVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\*\*|__\w|`|\]\(|^#{1,6} |^[-*] ")
JINJA = re.compile(r"\{\{|\}\}|\{%|%\}")


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of the package by its name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def tree(data: bytes, part: str) -> etree._Element:
    return etree.fromstring(parts(data)[part])


def broken(data: bytes, part: str, old: str, new: str) -> bytes:
    """A copy with the first `old` of one part replaced, to show that a check sees it."""
    found = parts(data)
    assert old in found[part].decode(), f"{part} has no {old!r}"
    found[part] = found[part].decode().replace(old, new, 1).encode()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in found.items():
            package.writestr(name, content)
    return stream.getvalue()


def schema(data: bytes) -> list[str]:
    """Errors that openxml-audit finds."""
    with TemporaryDirectory() as folder:
        found = _validator().validate(_saved(data, folder)).errors
    return [str(error) for error in found if error.severity is openxml_audit.ValidationSeverity.ERROR]


def integrity(data: bytes) -> list[str]:
    """Errors that ooxml-integrity finds."""
    look = ooxml_integrity.check if _is_word(data) else ooxml_integrity.check_pptx
    with TemporaryDirectory() as folder:
        found = look(_saved(data, folder))
    return [str(finding) for finding in found if finding.severity == ooxml_integrity.ERROR]


def languages(data: bytes) -> list[str]:
    """Runs that are not in Danish. In Word a run may inherit it; in PowerPoint each must say it itself."""
    spoken = _word_runs(data) if _is_word(data) else _slide_runs(data)
    return [f"{part}: {language}: {text}" for part, text, language in spoken if language != LANGUAGE]


def metadata(data: bytes) -> list[str]:
    """Properties that do not name the project, or that name a library or its author."""
    core = tree(data, "docProps/core.xml")
    wanted = {f"{DC}creator": MAKER, f"{CP}lastModifiedBy": MAKER, f"{DC}language": LANGUAGE}
    wrong = [name for name, value in wanted.items() if core.findtext(name) != value]
    wrong += [] if core.findtext(f"{DC}title") else [f"{DC}title"]
    properties = {name: part.decode() for name, part in parts(data).items() if name.startswith("docProps/")}
    return wrong + [f"{name}: {hit[0]}" for name, part in properties.items() if (hit := STRANGERS.search(part))]


def leftovers(data: bytes) -> list[str]:
    """Template tags or markdown in what a reader sees, and template tags in names and descriptions."""
    seen = [f"{part}: {text}" for part, text in texts(data) if LEFTOVER.search(text)]
    said = (str(value) for _, root in _stories(data) for node in root.iter() for value in node.attrib.values())
    return seen + [value for value in said if JINJA.search(value)]


CHECKS: tuple[Callable[[bytes], list[str]], ...] = (schema, integrity, languages, metadata, leftovers)


def faults(data: bytes) -> list[str]:
    """What all checks of this module find."""
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(data)]


def texts(data: bytes) -> Iterator[tuple[str, str]]:
    """(part, text) of each paragraph that has text, headers, footers and notes included."""
    for name, root in _stories(data):
        for paragraph in root.iter(f"{W}p", f"{A}p"):
            text = "".join(node.text or "" for node in paragraph.iter(f"{W}t", f"{A}t"))
            if text:
                yield name, text


def _is_word(data: bytes) -> bool:
    return "word/document.xml" in parts(data)


def _saved(data: bytes, folder: str) -> Path:
    suffix = ".docx" if _is_word(data) else ".xlsx" if "xl/workbook.xml" in parts(data) else ".pptx"
    path = Path(folder) / f"file{suffix}"
    path.write_bytes(data)
    return path


@cache
def _validator() -> openxml_audit.OpenXmlValidator:
    return openxml_audit.OpenXmlValidator(openxml_audit.FileFormat.OFFICE_2019, max_errors=0)


def _stories(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The parts that hold text to read."""
    story = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|ppt/.*\.xml")
    for name, content in parts(data).items():
        if story.fullmatch(name):
            yield name, etree.fromstring(content)


def _slide_runs(data: bytes) -> Iterator[tuple[str, str, str | None]]:
    for name, root in _stories(data):
        for run in root.iter(f"{A}r", f"{A}fld"):
            properties = run.find(f"{A}rPr")
            yield name, run.findtext(f"{A}t", ""), None if properties is None else properties.get("lang")


def _word_runs(data: bytes) -> Iterator[tuple[str, str, str | None]]:
    """Run by run: its own language, its style's, its paragraph's style's, or the document's."""
    styles = tree(data, "word/styles.xml")
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    named = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    normal = next((name for name, style in named.items() if _is_normal(style)), None)
    for part, root in _stories(data):
        for run in root.iter(f"{W}r"):
            paragraph = next(run.iterancestors(f"{W}p"))
            chain = [run.find(f"{W}rPr/{W}lang")]
            chain += _style_languages(named, _value(run.find(f"{W}rPr/{W}rStyle")))
            chain += _style_languages(named, _value(paragraph.find(f"{W}pPr/{W}pStyle")) or normal)
            language = next((_value(node) for node in (*chain, default) if node is not None), None)
            yield part, run.findtext(f"{W}t", ""), language


def _style_languages(named: dict[str, etree._Element], name: str | None) -> Iterator[etree._Element]:
    while (style := named.get(name)) is not None:
        yield from style.iterfind(f"{W}rPr/{W}lang")
        name = _value(style.find(f"{W}basedOn"))


def _is_normal(style: etree._Element) -> bool:
    return style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph"


def _value(node: etree._Element | None) -> str | None:
    return None if node is None else node.get(f"{W}val")
