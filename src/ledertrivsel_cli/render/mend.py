"""Repairs what a foreign template breaks by itself, so that PowerPoint and the rest of this program find it sound."""

from typing import Any

from .nodes import all_of, copy_of, first_of
from .restore import restore

_NOTES = {
    "Click to edit Master text styles": "Klik for at redigere teksten",
    "Second level": "Andet niveau",
    "Third level": "Tredje niveau",
    "Fourth level": "Fjerde niveau",
    "Fifth level": "Femte niveau",
}


def mend(presentation: Any) -> None:
    """Repair masters, layouts and notes master in place."""
    for master in presentation.slide_masters:
        _relate(master)
        _name_theme(master)
        if first_of(master.element, "./p:txStyles") is None:
            restore(master)
        for page in (master, *master.slide_layouts):
            _renumber_shapes(page)
        for layout in master.slide_layouts:
            _renumber_holders(layout)
    _notes_master(presentation)


def _relate(master: Any) -> None:
    """Lead each layout back to its master, where the file has lost that."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    for layout in master.slide_layouts:
        if RELATIONSHIP_TYPE.SLIDE_MASTER not in {rel.reltype for rel in layout.part.rels.values()}:
            layout.part.relate_to(master.part, RELATIONSHIP_TYPE.SLIDE_MASTER)


def _name_theme(master: Any) -> None:
    """Give the theme the names and the fonts that it must have."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = copy_of(part.blob)
    nameless = all_of(root, "./a:themeElements/*[not(@name) or @name = '']")
    latins = all_of(root, ".//a:majorFont/a:latin | .//a:minorFont/a:latin")
    fontless = [latin for latin in latins if not latin.get("typeface")]
    for node in nameless:
        node.set("name", "Office")
    for node in fontless:
        node.set("typeface", "Arial")
    if nameless or fontless:
        part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _renumber_shapes(page: Any) -> None:
    """Give the later of two shapes with the same id another."""
    seen: set[int] = set()
    nodes = all_of(page.element, ".//p:cNvPr")
    highest = max((int(node.get("id", "0")) for node in nodes), default=0)
    for node in nodes:
        if int(node.get("id", "0")) in seen or int(node.get("id", "0")) < 1:
            highest += 1
            node.set("id", str(highest))
        seen.add(int(node.get("id")))


def _renumber_holders(layout: Any) -> None:
    """Give each placeholder a number of its own; only a title goes without."""
    holders = all_of(layout.element, ".//p:nvPr/p:ph")
    used = {int(holder.get("idx", "0")) for holder in holders}
    seen: set[int] = set()
    for holder in holders:
        index = int(holder.get("idx", "0"))
        if holder.get("type") in ("title", "ctrTitle"):
            index = 0
            holder.attrib.pop("idx", None)
        elif index in seen or not index:
            index = next(free for free in range(1, 10_000) if free not in used)
            holder.set("idx", str(index))
        used.add(index)
        seen.add(index)


def _notes_master(presentation: Any) -> None:
    """See to it that there is a notes master that slides' notes can be made from, and that it is listed."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml.ns import qn

    part, root = presentation.part, presentation.part._element
    listed = first_of(root, "./p:notesMasterIdLst")
    own = next((name for name, rel in part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.NOTES_MASTER), None)
    if own and listed is not None and _usable(part.rels[own].target_part.notes_master):
        return
    if listed is not None:
        root.remove(listed)
    if own:
        part.rels.pop(own)
    master = presentation.notes_master
    for text in all_of(master.element, ".//a:t"):
        text.text = _NOTES.get(text.text, text.text)
    for said in all_of(master.element, ".//@lang/.."):
        said.set("lang", "da-DK")
    made = etree.Element(qn("p:notesMasterIdLst"))
    name = part.relate_to(master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
    etree.SubElement(made, qn("p:notesMasterId")).set(qn("r:id"), name)
    root.insert(list(root).index(first_of(root, "./p:sldMasterIdLst")) + 1, made)


def _usable(master: Any) -> bool:
    kinds = set(all_of(master.element, ".//p:nvPr/p:ph/@type"))
    return {"sldImg", "body"} <= kinds
