"""The one place that knows zip packages: fixed clock, fixed order, and metadata that names us, not a library."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

_CLOCK = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_TYPES = "[Content_Types].xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def finish(package: bytes, *, title: str, organisation: str) -> bytes:
    """Give a .pptx or .docx its final form: our metadata and the same bytes for the same parts."""
    metadata = {_CORE: _core(title), _APP: _app(organisation)}
    return _pack(_read(package) | metadata)


def _read(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as source:
        return {name: source.read(name) for name in source.namelist()}


def _pack(parts: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name in sorted(parts, key=lambda part: (part != _TYPES, part)):
            target.writestr(_entry(name), _still(name, parts[name]))
    return stream.getvalue()


def _still(name: str, data: bytes) -> bytes:
    """A workbook inside a deck is a package of its own, with a clock of its own."""
    if not name.endswith(".xlsx"):
        return data
    return _pack(_read(data) | {_CORE: _core("")})


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _CLOCK)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # otherwise it tells Windows from the rest
    return entry


def _core(title: str) -> bytes:
    return (
        _DECLARATION
        + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        + ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        + f"<dc:title>{escape(title)}</dc:title><dc:creator>ledertrivsel</dc:creator>"
        + "<cp:lastModifiedBy>ledertrivsel</cp:lastModifiedBy><dc:language>da-DK</dc:language></cp:coreProperties>"
    ).encode()


def _app(organisation: str) -> bytes:
    return (
        _DECLARATION
        + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        + f"<Application>ledertrivsel</Application><Company>{escape(organisation)}</Company></Properties>"
    ).encode()
