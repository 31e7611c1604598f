"""What our own packages are given at the end: metadata that names us, not a library, and the same bytes each time."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from .. import archive
from ..package import packed

_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def finish(package: bytes, *, title: str, organisation: str) -> bytes:
    """Give a .pptx or .docx its final form: our metadata and the same bytes for the same parts."""
    metadata = {_CORE: _core(title), _APP: _app(organisation)}
    return _packed(archive.unpack(package) | metadata)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    return packed({name: _still(name, data) for name, data in parts.items()})


def _still(name: str, data: bytes) -> bytes:
    """A workbook inside a deck is a package of its own, with a clock of its own."""
    if not name.endswith(".xlsx"):
        return data
    return _packed(archive.unpack(data) | {_CORE: _core(""), _APP: _app("")})


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
