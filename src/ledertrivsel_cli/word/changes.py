"""A Word document's XML as it stands once all tracked changes are accepted, and without what no reader sees."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = tuple(W + name for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "rt"))
_MARKS = tuple(
    W + name
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
        "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
_WRAPS = tuple(
    W + name for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo", "ruby")
)
_OFF = {"0", "false", "off"}


def accept(root: "Element") -> None:
    """Change the tree so that only what a reader sees is left of it."""
    for choice in list(root.iter(_MC + "AlternateContent")):
        _choose(choice)
    _hide_instructions(root)
    _remove(list(root.iter(*_MARKS)))
    joined = [paragraph for paragraph in root.iter(W + "p") if _mark_is_gone(paragraph)]
    _remove(list(_deleted(root)))
    for paragraph in reversed(joined):  # else what many share is moved on and on
        _join(paragraph)
    for wrap in list(root.iter(*_WRAPS)):
        _unwrap(wrap)


def _choose(both: "Element") -> None:
    """A shape is often there twice, for new programs and for old ones; a reader sees the first."""
    kept = both.find(_MC + "Choice")
    if kept is None or not len(kept):
        kept = both.find(_MC + "Fallback")
    for child in list(both):
        if child is not kept:
            both.remove(child)
    if kept is not None:
        _unwrap(kept)
    _unwrap(both)


def _hide_instructions(root: "Element") -> None:
    """Of a field a reader sees the result; in its instruction other fields may stand with results of their own."""
    marks = [mark.get(W + "fldCharType") for mark in root.iter(W + "fldChar")]
    if marks.count("begin") != marks.count("end"):
        return  # broken: better to show an instruction than to hide a text
    inside: list[str] = []
    hidden = []
    for node in root.iter(W + "fldChar", W + "t"):
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            inside.append("instruction")
        elif inside and kind == "separate":
            inside[-1] = "result"
        elif inside and kind == "end":
            inside.pop()
        elif kind is None and "instruction" in inside:
            hidden.append(node)
    _remove(hidden)


def _deleted(root: "Element") -> Iterator["Element"]:
    yield from root.iter(*_GONE)
    for row in root.iter(W + "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            yield row
    for cell in root.iter(W + "tc"):
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            yield cell
    for run in root.iter(W + "r"):
        if _is_on(run.find(f"{W}rPr/{W}vanish")):
            yield run


def _is_on(mark: "Element | None") -> bool:
    return mark is not None and mark.get(W + "val", "1").lower() not in _OFF


def _mark_is_gone(paragraph: "Element") -> bool:
    """Whether the end of the paragraph is deleted, so that the next one goes on in it."""
    return any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in ("del", "moveFrom"))


def _join(paragraph: "Element") -> None:
    """Put what is left of a paragraph at the head of the next one."""
    left = [child for child in paragraph if child.tag != W + "pPr"]
    following = paragraph.getnext()
    if following is not None and following.tag == W + "p":
        at = 0 if following.find(W + "pPr") is None else 1
        following[at:at] = left
    elif left:
        return
    _remove([paragraph])


def _unwrap(wrap: "Element") -> None:
    parent = wrap.getparent()
    if parent is not None:
        at = parent.index(wrap)
        parent[at : at + 1] = list(wrap)


def _remove(nodes: Iterable["Element"]) -> None:
    for node in nodes:
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)
