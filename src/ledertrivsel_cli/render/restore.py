"""Gives a template that LibreOffice has saved its look back.

Such files keep the look of a placeholder in its prompt, where no program inherits it from; they have no text styles,
layouts that stand where another master's do, and a theme that has nothing to do with what is seen.
"""

from copy import deepcopy
from typing import Any

from .colors import color, theme_of, vivid
from .nodes import all_of, copy_of, first_of, number, tag

_LEFT_OUT = {"lang", "dirty", "err", "strike", "noProof", "smtClean", "u"}
_HOLDERS = "./p:cSld/p:spTree//p:sp[p:nvSpPr/p:nvPr/p:ph and p:txBody]"
_WHOLE = _HOLDERS + "[not(.//p:ph/@type) or .//p:ph/@type = 'obj']/p:spPr/a:xfrm"
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}


def restore(master: Any) -> None:
    """Put colours into the theme, styles where text inherits them from, and layouts where their master is."""
    _recolor(master)
    _style(master)
    _place_layouts(master)


def _style(master: Any) -> None:
    """Move the look of prompts to where text inherits it from."""
    from pptx.oxml import parse_xml

    for shape in all_of(master.element, _HOLDERS):
        _settle(shape)
    styles = "".join(f"<p:{name}>{_levels(master, kind)}</p:{name}>" for kind, name in _STYLES.items())
    names = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    made = parse_xml(f"<p:txStyles {names}>{styles}<p:otherStyle/></p:txStyles>")
    after = first_of(master.element, "./p:extLst")
    master.element.append(made) if after is None else after.addprevious(made)


def _place_layouts(master: Any) -> None:
    """Give layouts the places of their own master; all of them have those of the last one."""
    target = first_of(master.element, _HOLDERS + "[.//p:ph/@type = 'body']/p:spPr/a:xfrm")
    whole = (first_of(layout.element, _WHOLE) for layout in master.slide_layouts if layout.element.get("type") == "obj")
    source = next((frame for frame in whole if frame is not None), None)
    if target is None or source is None:
        return
    source = deepcopy(source)
    for layout in master.slide_layouts:
        for shape in all_of(layout.element, _HOLDERS):
            kind = first_of(shape, "./p:nvSpPr/p:nvPr/p:ph/@type") or ""
            if kind in ("title", "", "subTitle"):
                _place(shape, master, source, target)


def _place(shape: Any, master: Any, source: Any, target: Any) -> None:
    """Move a placeholder from the room that `source` is to the one that `target` is, and let it inherit the rest."""
    from pptx.oxml import parse_xml

    kind = first_of(shape, "./p:nvSpPr/p:nvPr/p:ph/@type") or ""
    body = first_of(shape, "./p:txBody/a:bodyPr")
    above = first_of(
        master.element, f"{_HOLDERS}[.//p:ph/@type = '{'title' if kind == 'title' else 'body'}']//a:bodyPr"
    )
    body.attrib.clear()
    body.attrib.update({} if above is None else above.attrib)
    body[:] = []
    frame = first_of(shape, "./p:spPr/a:xfrm")
    if frame is not None and kind == "title":
        frame.getparent().remove(frame)
    elif frame is not None:
        for at, size, side, length in (("a:off", "a:ext", "x", "cx"), ("a:off", "a:ext", "y", "cy")):
            old, old_size = number(source, f"{at}/@{side}"), number(source, f"{size}/@{length}") or 1
            new, new_size = number(target, f"{at}/@{side}"), number(target, f"{size}/@{length}")
            first_of(frame, at).set(side, str(new + (number(frame, f"{at}/@{side}") - old) * new_size // old_size))
            first_of(frame, size).set(length, str(number(frame, f"{size}/@{length}") * new_size // old_size))
    if kind == "subTitle" and first_of(shape, "./p:txBody/a:lstStyle/*") is None:
        for own in all_of(shape, "./p:txBody/a:lstStyle"):
            own.getparent().remove(own)
        names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        side = first_of(shape, "./p:txBody/a:p/a:pPr/@algn") or "l"
        style = f'<a:lstStyle {names}><a:lvl1pPr marL="0" indent="0" algn="{side}"><a:buNone/></a:lvl1pPr></a:lstStyle>'
        body.addnext(parse_xml(style))


def _settle(shape: Any) -> None:
    """Make a placeholder's list style from its paragraphs, where it has none."""
    from lxml import etree
    from pptx.oxml.ns import qn

    body = first_of(shape, "./p:txBody")
    style = first_of(body, "./a:lstStyle")
    if style is None:
        style = etree.Element(qn("a:lstStyle"))
        body.insert(1, style)
    if len(style):
        return
    for level in range(1, 10):
        found = first_of(body, f"./a:p[{_level(level)}]")
        if found is not None:
            style.append(_paragraph_style(found, level))


def _level(level: int) -> str:
    return "not(a:pPr/@lvl) or a:pPr/@lvl = '0'" if level == 1 else f"a:pPr/@lvl = '{level - 1}'"


def _paragraph_style(paragraph: Any, level: int) -> Any:
    from lxml import etree
    from pptx.oxml.ns import qn

    made = etree.Element(qn(f"a:lvl{level}pPr"))
    own = first_of(paragraph, "./a:pPr")
    if own is not None:
        made.attrib.update({name: value for name, value in own.attrib.items() if name != "lvl"})
        made.extend(deepcopy(node) for node in own if tag(node) not in ("defRPr", "extLst"))
    run = etree.SubElement(made, qn("a:defRPr"))
    said = first_of(paragraph, "./a:r/a:rPr | ./a:endParaRPr")
    if said is not None:
        run.attrib.update({name: value for name, value in said.attrib.items() if name not in _LEFT_OUT})
        run.extend(deepcopy(node) for node in said if tag(node) in ("ln", "solidFill", "latin", "ea", "cs"))
    return made


def _levels(master: Any, kind: str) -> str:
    """The list style of the master's first placeholder of a kind, as the style of all text of that kind."""
    from lxml import etree

    found = first_of(master.element, f".//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='{kind}']/p:txBody/a:lstStyle")
    return "" if found is None else "".join(etree.tostring(deepcopy(node)).decode() for node in found)


def _recolor(master: Any) -> None:
    """Put the colours that are seen into a theme that no shape refers to."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    pages = (master, *master.slide_layouts)
    if any(first_of(page.element, "./p:cSld//a:schemeClr") is not None for page in pages):
        return
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = copy_of(part.blob)
    for node, value in zip(all_of(root, ".//a:clrScheme/*")[4:10], _seen(master), strict=False):
        node[:] = [_plain(value)]
    from lxml import etree

    part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _seen(master: Any) -> list[str]:
    """The colours of a master's surfaces and texts, the largest first, greys left out."""
    theme = theme_of(master)
    weights: dict[str, float] = {}
    for node in all_of(master.element, "./p:cSld//a:solidFill/a:srgbClr"):
        value = color(node, theme)
        if value and vivid(value) > 0.15:
            size = "./ancestor::p:sp[1]/p:spPr/a:xfrm/a:ext/@"
            weights[value] = weights.get(value, 0) + 1 + number(node, size + "cx") * number(node, size + "cy")
    return sorted(weights, key=lambda value: (-weights[value], value))


def _plain(value: str) -> Any:
    from lxml import etree
    from pptx.oxml.ns import qn

    made = etree.Element(qn("a:srgbClr"))
    made.set("val", value)
    return made
