"""The XML of a foreign package: read without entities and network, and which type each part has."""

import re
from typing import Any

from .package import TYPES, Parts, Refused

_MOST = 25_000_000
_DECLARES = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_MACROS = ("macroenabled", "vbaproject")
_ENCODINGS = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII"}


def parsed(name: str, data: bytes) -> Any:
    """The root of an XML part; raises Refused for what declares a document type, is broken, or is too large."""
    from lxml import etree

    if len(data) > _MOST:
        raise Refused("unpacks-too-much", f"{name} is over {_MOST // 1_000_000} MB; take out what is not needed")
    if _DECLARES.search(data):
        raise _declares(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        what = f"{name} cannot be read (line {error.lineno}); open the file in Office, let it be repaired, and save it"
        raise Refused("damaged-file", what) from None
    about = root.getroottree().docinfo
    if about.internalDTD is not None:  # in an encoding where the search above cannot see it
        raise _declares(name)
    if (about.encoding or "UTF-8").upper() not in _ENCODINGS:
        raise Refused("damaged-file", f"{name} is written in {about.encoding}; save the file anew in Office")
    return root


def _declares(name: str) -> Refused:
    what = f"{name} declares a document type, which no Office program writes and which can hide an attack"
    return Refused("unsafe-xml", f"{what}; do not use this file, or save it anew in Office")


def written(root: Any) -> bytes:
    from lxml import etree

    data: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


class ContentTypes:
    """What [Content_Types].xml says."""

    def __init__(self, parts: Parts) -> None:
        self.root = parsed(TYPES, parts[TYPES])
        self._parts = self._said("{*}Override", "PartName")
        self._endings = self._said("{*}Default", "Extension")

    def _said(self, tag: str, key: str) -> dict[str, str]:
        rows = self.root.iterchildren(tag)
        return {row.get(key, "").lstrip("/").lower(): row.get("ContentType", "") for row in rows}

    def of(self, name: str) -> str:
        """The type of a part, or nothing for an entry of the zip that is no part."""
        return self._parts.get(name.lower(), "") or self._endings.get(name.rpartition(".")[2].lower(), "")

    def is_xml(self, name: str) -> bool:
        """Whether Office reads the part as XML; a drawing in SVG is a picture and may be written as it likes."""
        kind = self.of(name)
        return name.endswith(".rels") or (kind.endswith(("+xml", "/xml")) and not kind.startswith("image/"))

    def all(self) -> set[str]:
        return {*self._parts.values(), *self._endings.values()}

    def has_macros(self, parts: Parts) -> bool:
        """Whether programs are in the package; what only looks as if there were any is not let in either."""
        return any(word in name.lower() for name in (*parts, *self.all()) for word in _MACROS)

    def change(self, old: str, new: str) -> None:
        for child in self.root.iterchildren("{*}Override", "{*}Default"):
            if child.get("ContentType") == old:
                child.set("ContentType", new)

    def keep(self, names: Parts) -> None:
        """Forget the parts that are gone."""
        left = {name.lower() for name in names}
        for child in [*self.root.iterchildren("{*}Override")]:
            if child.get("PartName", "").lstrip("/").lower() not in left:
                self.root.remove(child)
