"""Takes everything out of a foreign template that is not its look: slides, sections, comments, names, tags."""

from collections.abc import Iterable
from typing import Any

from .nodes import all_of, first_of

_KEEP = {"slideMaster", "notesMaster", "handoutMaster", "theme", "tableStyles", "font"}
"""What a presentation may lead to; the rest is slides, comments, people, views of slides, code or data."""

_KEEP_BELOW = {"slideLayout", "slideMaster", "theme", "image", "hyperlink", "themeOverride"}
"""What masters and layouts may lead to; the rest is tags, programs' data, films and controls."""

_PARTS_OF_IT = ("custShowLst", "custDataLst", "photoAlbum", "modifyVerifier", "smartTags", "extLst", "sldIdLst/*")
_SAVED_WITH_PEOPLE = ("firstSlideNum", "bookmarkIdSeed")
_DATA = "//p:custDataLst | //p:controls | //p:oleObj/ancestor::p:graphicFrame | //p:contentPart"
_LOOSE = "//@r:id | //@r:embed | //@r:link | //@r:pict"
_WEB = ("https://", "http://", "mailto:")
_METADATA = "http://schemas.openxmlformats.org"
_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"


def strip(presentation: Any) -> None:
    """Leave masters and layouts, and nothing that tells who made them or what they were used for."""
    part = presentation.part
    _cut_presentation(part)
    for master in presentation.slide_masters:
        for page in (master, *master.slide_layouts):
            _cut_page(page)
    for notes in [rel.target_part for rel in part.rels.values() if _kind(rel) == "notesMaster"]:
        _cut_page(notes.notes_master)  # not `presentation.notes_master`, which is kept when the file gets another
    _fresh_settings(part)
    _fresh_properties(part.package)


def _cut_presentation(part: Any) -> None:
    root = part._element
    for name in _PARTS_OF_IT:
        for node in all_of(root, f"./p:{name}"):
            _remove(node)
    for name in _SAVED_WITH_PEOPLE:
        root.attrib.pop(name, None)
    _drop(part, (name for name, rel in part.rels.items() if _kind(rel) not in _KEEP))


def _cut_page(page: Any) -> None:
    """Take data that programs hide in a master or a layout, and what leads to it."""
    part, root = page.part, page.element
    for node in all_of(root, _DATA):
        whole = first_of(node, "./ancestor::*[local-name() = 'AlternateContent'][last()]")
        _remove(node if whole is None else whole)
    _drop(part, (name for name, rel in part.rels.items() if _kind(rel) not in _KEEP_BELOW))
    _drop(part, (name for name, rel in part.rels.items() if rel.is_external and not rel.target_ref.startswith(_WEB)))
    used = set(all_of(root, _LOOSE))
    _drop(part, (name for name, rel in part.rels.items() if _kind(rel) in ("image", "hyperlink") and name not in used))
    for node in (node for node in all_of(root, "//a:hlinkClick | //a:hlinkHover") if node.get(_id()) not in part.rels):
        _remove(node)


def _fresh_settings(part: Any) -> None:
    """The same plain settings for every deck: views remember slides, and shows remember ranges of them."""
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

    namespaces = f'xmlns:p="{_PRESENTATION}"'
    made = {
        "presProps": (CONTENT_TYPE.PML_PRES_PROPS, RELATIONSHIP_TYPE.PRES_PROPS, f"<p:presentationPr {namespaces}/>"),
        "viewProps": (CONTENT_TYPE.PML_VIEW_PROPS, RELATIONSHIP_TYPE.VIEW_PROPS, f"<p:viewPr {namespaces}/>"),
    }
    if "tableStyles" not in {_kind(rel) for rel in part.rels.values()}:
        styles = '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        plain = f'{styles} def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'
        made["tableStyles"] = (CONTENT_TYPE.PML_TABLE_STYLES, RELATIONSHIP_TYPE.TABLE_STYLES, plain)
    for name, kind in made.items():
        _add(part, part.package, f"/ppt/{name}.xml", kind)


def _fresh_properties(package: Any) -> None:
    """Leave the presentation itself and two empty files of properties, which are filled in at the end."""
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

    _drop(package, (name for name, rel in package._rels.items() if _kind(rel) != "officeDocument"))
    core = f'<cp:coreProperties xmlns:cp="{_METADATA}/package/2006/metadata/core-properties"/>'
    app = f'<Properties xmlns="{_METADATA}/officeDocument/2006/extended-properties"/>'
    kinds = {
        "core": (CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, core),
        "app": (CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, app),
    }
    for name, kind in kinds.items():
        _add(package, package, f"/docProps/{name}.xml", kind)


def _add(owner: Any, package: Any, name: str, kind: tuple[str, str, str]) -> None:
    """A part of a kind: its content type, what leads to it, and its XML."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    content_type, relation, xml = kind
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
    owner.relate_to(Part(PackURI(name), content_type, package, blob), relation)


def _drop(owner: Any, names: Iterable[str]) -> None:
    for name in list(names):
        (owner._rels if hasattr(owner, "_rels") else owner.rels).pop(name)


def _remove(node: Any) -> None:
    node.getparent().remove(node)


def _kind(relation: Any) -> str:
    """The last word of a relationship's type."""
    return str(relation.reltype).rpartition("/")[2]


def _id() -> str:
    from pptx.oxml.ns import qn

    return str(qn("r:id"))
