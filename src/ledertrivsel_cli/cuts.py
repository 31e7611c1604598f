"""What uses a relationship that goes must go with it, and the part must stay valid."""

import re
from collections.abc import Iterator
from typing import Any

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_USES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{urn:schemas-microsoft-com:office:office}relid",
)

_WHOLE = {
    *(_A + name for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver", "buBlip")),
    *(_P + name for name in ("pic", "graphicFrame", "bg", "controls", "sndAc")),
    *(_W + name for name in ("drawing", "object", "pict", "mailMerge")),
}
"""What goes as a whole, because nothing of use is left without the part that it shows."""
_BOUNDS = {_P + "sp", _P + "cxnSp", _P + "grpSp", _WPS + "wsp", _A + "tc", _A + "p", _W + "p"}
"""What stays, whatever inside it goes."""
_SHOWN = {_P + "pic", _P + "graphicFrame", _MC + "AlternateContent"}
_COPIED = {_A + "blip", "{urn:schemas-microsoft-com:vml}imagedata"}
"""What may name a picture elsewhere and hold a copy of it, which stays."""
_FETCHES = re.compile(r"\s*(DDE|DDEAUTO|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE|RD)\b", re.IGNORECASE)


def cut(root: Any, ids: set[str]) -> set[str]:
    """Take out what uses these relationships; gives all that only it used, such as the picture of an object."""
    if not ids:
        return ids
    lost: set[str] = set()
    for element in [each for each in root.iter("*") if not ids.isdisjoint(_used(each).values())]:
        if any(around is root for around in element.iterancestors()):  # else it went with what it stood in
            lost |= _cut_one(element, ids)
    return lost - {value for element in root.iter("*") for value in _used(element).values()}


def _cut_one(element: Any, ids: set[str]) -> set[str]:
    uses = _used(element)
    if element.tag in _COPIED and not ids.issuperset(uses.values()):
        for name in uses:
            if uses[name] in ids:
                del element.attrib[name]
        return set()
    whole = _whole(element)
    lost = {value for each in whole.iter("*") for value in _used(each).values()}
    if whole.tag == _W + "hyperlink":
        _unwrap(whole)
    elif whole.getparent() is not None:
        for timing in whole.xpath("/*/*[local-name()='timing']") if whole.tag in _SHOWN else ():
            timing.getparent().remove(timing)  # it names shapes, perhaps this one
        whole.getparent().remove(whole)
    return lost


def unlinked(root: Any) -> int:
    """Turn Word's fields that fetch from another file into the text that they last showed; gives how many."""
    simple = [field for field in root.iter(_W + "fldSimple") if _FETCHES.match(field.get(_W + "instr", ""))]
    for field in simple:
        _unwrap(field)
    count = len(simple)
    for marks in _fields(root):
        if _FETCHES.match("".join(mark.text or "" for mark in marks if mark.tag == _W + "instrText")):
            count += 1
            for mark in marks:
                mark.getparent().remove(mark)
    return count


def _fields(root: Any) -> Iterator[list[Any]]:
    """The marks that each field is made of; fields stand inside each other."""
    open_fields: list[list[Any]] = []
    for mark in [*root.iter(_W + "fldChar", _W + "instrText")]:
        kind = mark.get(_W + "fldCharType")
        if kind == "begin":
            open_fields.append([])
        if open_fields:
            open_fields[-1].append(mark)
            if kind == "end":
                yield open_fields.pop()


def _used(element: Any) -> dict[str, str]:
    return {name: value for name, value in element.attrib.items() if name.startswith(_USES)}


def _whole(element: Any) -> Any:
    """What to take out for an element to go: the picture around its file, the frame around an object."""
    for around in (element, *element.iterancestors()):
        if around.tag in _WHOLE:
            choice = around.getparent()
            return choice.getparent() if choice.tag in {_MC + "Choice", _MC + "Fallback"} else around
        if around.tag in _BOUNDS:
            break
    return element


def _unwrap(element: Any) -> None:
    """Its content takes its place."""
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = [*element]
