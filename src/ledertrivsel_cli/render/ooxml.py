"""The final form of Office files: parts in a fixed order, and metadata that names us, not a library."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from . import archive

_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_TYPES = "[Content_Types].xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def finish(package: bytes, *, title: str, organisation: str) -> bytes:
    """Give a .pptx or .docx its final form: our metadata and the same bytes for the same parts."""
    metadata = {_CORE: _core(title), _APP: _app(organisation)}
    return _packed(archive.unpack(package) | metadata)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    names = sorted(parts, key=lambda name: (name != _TYPES, name))
    return archive.pack({name: _still(name, parts[name]) for name in names})


def _still(name: str, data: bytes) -> bytes:
    """A workbook inside a deck is a package of its own, with a clock of its own."""
    if not name.endswith(".xlsx"):
        return data
    return _packed(archive.unpack(data) | {_CORE: _core("")})


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
