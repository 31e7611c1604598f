"""Gives the template the colour and the sign of one part, so that slides need to know neither."""

import re
from typing import Any

_SIGN = re.compile(r"Tegn del (\d)")


def dress(presentation: Any, part: int) -> None:
    """Put the part's colour and tint first among the accents, and take the other parts' signs away.

    In the template accents 1-3 are the colours of parts 1-3, accents 4-6 their tints, and everything that shows
    the part uses accents 1 and 4.
    """
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = _colored(theme.blob, part)
    for page in (presentation.slide_master, *presentation.slide_layouts):
        for shape in list(page.shapes):
            hit = _SIGN.fullmatch(shape.name)
            if hit and int(hit[1]) != part:
                shape.element.getparent().remove(shape.element)


def _colored(theme: bytes, part: int) -> bytes:
    from lxml import etree

    root = etree.fromstring(theme)
    _swap(root, "accent1", f"accent{part}")
    _swap(root, "accent4", f"accent{part + 3}")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _swap(root: Any, one: str, other: str) -> None:
    first, second = (root.find(f".//{{*}}clrScheme/{{*}}{name}") for name in (one, other))
    if first is not second:
        mine, theirs = first[0], second[0]
        first.append(theirs)
        second.append(mine)
