"""What a foreign package refers to outside itself, or carries inside that is no part of a template: taken out."""

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from .cuts import cut, unlinked
from .markup import ContentTypes, parsed, written
from .package import TYPES, Parts, Refused

_OUTSIDE = {
    "hyperlink": "link",
    "image": "picture",
    "attachedTemplate": "template",
    "oleObject": "object",
    **dict.fromkeys(("audio", "video", "media"), "media"),
}
_INSIDE = {
    "oleObject": "object",
    "package": "object",
    "control": "object",
    "aFChunk": "object",
    "webextension": "addin",
    "webextensiontaskpanes": "addin",
    "extensibility": "addin",
    "userCustomization": "addin",
    "origin": "signature",
}
_NEEDED = {"officeDocument", "slideMaster", "slideLayout", "theme"}

Taken = tuple[str, str]
"""What was taken out, by its name in `opener`, and from which part."""


class Links:
    """The relationships of a package, by the part that they start from ("" for the package itself)."""

    def __init__(self, parts: Parts) -> None:
        names = sorted(name for name in parts if name.endswith(".rels"))
        self._roots = {_source(name): parsed(name, parts[name]) for name in names}

    def of(self, source: str) -> list[Any]:
        root = self._roots.get(source)
        return [] if root is None else [*root.iterchildren("{*}Relationship")]

    def start(self) -> tuple[str, str]:
        """The main part, and the type of the relationship that names it."""
        for row in self.of(""):
            if _kind(row) == "officeDocument":
                return _target("", row), row.get("Type", "")
        raise Refused("damaged-file", "the file does not say which of its parts comes first; save it anew in Office")

    def inner(self, source: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the package, by id: the kind, and the part's name."""
        rows = (row for row in self.of(source) if row.get("TargetMode") != "External")
        return {row.get("Id", ""): (_kind(row), _target(source, row)) for row in rows}

    def drop(self, source: str, ids: set[str]) -> None:
        for row in self.of(source):
            if row.get("Id") in ids:
                row.getparent().remove(row)

    def reached(self) -> set[str]:
        """All parts that a program finds when it starts from the package itself."""
        found, todo = {""}, [""]
        while todo:
            source = todo.pop()
            inner = (row for row in self.of(source) if row.get("TargetMode") != "External")
            new = {_target(source, row) for row in inner} - found
            found |= new
            todo += new
        return found

    def written(self) -> Iterator[tuple[str, bytes]]:
        return ((_rels(source), written(root)) for source, root in self._roots.items())


def tidy(parts: Parts, links: Links, types: ContentTypes) -> tuple[Parts, list[Taken]]:
    """The parts without what does not belong in them, and what that was; every XML part is read on the way."""
    taken: list[Taken] = []
    changed: Parts = {}
    for name in ["", *sorted(name for name in parts if name != TYPES and not name.endswith(".rels"))]:
        gone = _gone(name, links, parts, types)
        found = [(what, name) for what in gone.values()]
        ids = set(gone)
        if name and types.is_xml(name):
            root = parsed(name, parts[name])
            found += [("field", name)] * unlinked(root)
            ids |= cut(root, ids)
            changed |= {name: written(root)} if found else {}
        links.drop(name, ids)
        taken += found
    kept = _swept(parts | changed, links)
    types.keep(kept)
    return kept, [(what, name) for what, name in taken if not name or name in kept]


def _gone(source: str, links: Links, parts: Parts, types: ContentTypes) -> dict[str, str]:
    """The relationships of a part that must go, by id."""
    found = {}
    for row in links.of(source):
        what = _outside(row) if row.get("TargetMode") == "External" else _inside(row, source, parts, types)
        if what:
            found[row.get("Id", "")] = what
    return found


def _outside(row: Any) -> str:
    kind = _kind(row)
    return "" if kind == "hyperlink" and _is_web(row.get("Target", "")) else _OUTSIDE.get(kind, "outside")


def _inside(row: Any, source: str, parts: Parts, types: ContentTypes) -> str:
    kind = _kind(row)
    if kind in _INSIDE and "drawingml.chart" not in types.of(source):  # a chart keeps the workbook of its numbers
        return _INSIDE[kind]
    if _target(source, row) in parts:
        return ""
    if kind in _NEEDED:
        what = f"the file is damaged: {_target(source, row)[:80]} is missing from it"
        raise Refused("damaged-file", f"{what}; open it in Office, let it be repaired, and save it")
    return "missing"


def _is_web(target: str) -> bool:
    try:
        address = urlsplit(target)
    except ValueError:
        return False
    web = address.scheme in {"http", "https"} and address.netloc
    return bool(web) or address.scheme == "mailto" or target.startswith("#")


def _swept(parts: Parts, links: Links) -> Parts:
    """Only what is still referred to: what was taken out is not left lying in the package."""
    found = links.reached()
    kept = {name: data for name, data in parts.items() if name in found}
    return kept | {name: data for name, data in links.written() if _source(name) in found}


def _kind(row: Any) -> str:
    return str(row.get("Type", "")).rpartition("/")[2]


def _target(source: str, row: Any) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), row.get("Target", ""))).lstrip("/")


def _source(rels: str) -> str:
    folder, _, leaf = rels.rpartition("_rels/")
    return folder + leaf.removesuffix(".rels")


def _rels(source: str) -> str:
    folder, _, leaf = source.rpartition("/")
    return posixpath.join(folder, "_rels", f"{leaf}.rels")
