"""Which font a template means by a name, and how its texts are measured."""

from dataclasses import replace

from .fit import ARIAL, ARIAL_BOLD, Face, width
from .metrics import table

_SAME = {
    "arial": "",
    "arimo": "",
    "helvetica": "",
    "liberation sans": "",
    "nimbus sans": "",
    "calibri": "Carlito",
    "calibri light": "Carlito",
    "cambria": "Caladea",
    "georgia": "Gelasio",
    "times new roman": "Liberation Serif",
    "tinos": "Liberation Serif",
    "arial narrow": "Liberation Sans Narrow",
    "source sans pro": "Source Sans 3",
    "montserrat medium": "Montserrat",
}
"""Fonts whose letters are as wide as those of another that can be measured, or a hair less; "" is Arial."""

_WIDEST, _MARGIN = "DejaVu Sans", 1.05  # wider than the text fonts that offices use, and some more
_EVERYWHERE = ("arial", "helvetica", "liberation sans", "calibri", "carlito", "cambria", "times new roman")
"""Fonts that office programs have, or have another for that is as wide."""
LEADING = 1.2


def face(name: str, bold: bool) -> Face:
    """What to measure a text with. An unknown font is measured with a wide one and a margin."""
    family = _SAME.get(name.strip().lower(), name.strip())
    if not family:
        return ARIAL_BOLD if bold else ARIAL
    made = Face("", family, 700 if bold else 400)
    return made if table(family) else replace(made, file=_WIDEST, stretch=_MARGIN)


def broadest(found: Face, name: str, text: str) -> Face:
    """What draws the text widest: the font, or the one that a program takes where the font is not installed."""
    if name.strip().lower() in _EVERYWHERE:
        return found
    other = replace(found, package="", file=_WIDEST, stretch=1.0)
    return max(found, other, key=lambda one: width(text, one, 1))


def known(name: str) -> bool:
    """Whether texts in this font are measured with its own widths."""
    return face(name, False).stretch == 1


def leading(found: Face) -> float:
    """The height of a line in font sizes; never below what has been seen to be enough for any font."""
    measured = None if found.package else table(found.file)
    return max(LEADING, measured.leading if measured else 0)
