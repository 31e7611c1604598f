"""Content controls of a Word document: found by their tags, filled in, and made whole."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FIRST_ID = 1001  # any number will do, as long as no two controls share it


def controls(document: "Document") -> tuple["Element", ...]:
    """All controls of a document, those in headers and footers too."""
    return tuple(control for root in _stories(document) for control in root.iter(f"{W}sdt"))


def _stories(document: "Document") -> Iterator["Element"]:
    yield document.element
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part.element


def tag(control: "Element") -> str:
    found = control.find(f"{W}sdtPr/{W}tag")
    return "" if found is None else found.get(f"{W}val", "").strip().lower()


def put(control: "Element", value: str) -> None:
    """Turn a control's prompt into a value with the looks of the text around it.

    A control may be bound to a property of the document; Word would show that one again.
    """
    content = control.find(f"{W}sdtContent")
    if content is None:
        return
    runs = list(content.iter(f"{W}r"))
    for element in (*_found(control, "showingPlcHdr", "dataBinding"), *runs[1:]):
        element.getparent().remove(element)
    run = runs[0] if runs else _run(content)
    for child in list(run):
        run.remove(child)
    words = _add(run, "t")
    words.text = value
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _found(control: "Element", *names: str) -> Iterator["Element"]:
    for name in names:
        yield from control.findall(f"{W}sdtPr/{{*}}{name}")


def offer(menu: "Element", words: Iterable[str]) -> None:
    """Let a drop-down list offer these words; Word refuses a list that offers the same twice."""
    for item in list(menu):
        menu.remove(item)
    for word in dict.fromkeys(words):
        _add(menu, "listItem", displayText=word, value=word)


def menus(control: "Element") -> Iterator["Element"]:
    yield from control.iterfind(f"{W}sdtPr/{W}dropDownList")
    yield from control.iterfind(f"{W}sdtPr/{W}comboBox")


def number(found: Iterable["Element"]) -> None:
    """Repeated blocks repeat their controls' ids, and Word wants each id once."""
    for count, control in enumerate(found, start=_FIRST_ID):
        for identity in control.iterfind(f"{W}sdtPr/{W}id"):
            identity.set(f"{W}val", str(count))


def _run(content: "Element") -> "Element":
    """A run where the content may have one: in its first paragraph, or right in it when it stands within a line."""
    paragraph = next(content.iter(f"{W}p"), None)
    return _add(content if paragraph is None else paragraph, "r")


def _add(parent: "Element", name: str, **attributes: str) -> "Element":
    child = parent.makeelement(W + name, {W + key: value for key, value in attributes.items()})
    parent.append(child)
    return child
