"""Asks the bytes of a .docx what office.py leaves open: paper, controls, tables, headings, spacing and contrast."""

from collections import Counter
from itertools import pairwise

from lxml import etree
from office import W, tree

BODY, STYLES = "word/document.xml", "word/styles.xml"


def value(node: etree._Element, path: str) -> str:
    """The w:val at the end of a path of w: names, or ""."""
    found = node.find("/".join(W + name for name in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")


def text(node: etree._Element) -> str:
    return "".join(part.text or "" for part in node.iter(f"{W}t"))


def identities(data: bytes) -> list[str]:
    """Controls whose id, tag or title is missing or used twice, or whose tag is not plain ASCII."""
    found = list(tree(data, BODY).iter(f"{W}sdt"))
    many = Counter((name, value(control, f"sdtPr/{name}")) for control in found for name in ("id", "tag", "alias"))
    plain = [value(control, "sdtPr/tag") for control in found]
    return [str(key) for key, count in many.items() if count > 1 or not key[1]] + [
        tag for tag in plain if not tag.replace("-", "").isalnum() or not tag.isascii() or len(tag) > 64
    ]


def paper(data: bytes) -> list[str]:
    """Anything but A4 portrait with margins of 2 cm."""
    section = tree(data, BODY).find(f"{W}body/{W}sectPr")
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    measures = {"w": size.get(f"{W}w"), "h": size.get(f"{W}h")}
    measures |= {side: margins.get(f"{W}{side}") for side in ("top", "right", "bottom", "left")}
    wanted = {"w": "11906", "h": "16838"} | dict.fromkeys(("top", "right", "bottom", "left"), "1134")
    return [f"{name}: {found}" for name, found in measures.items() if found != wanted[name]]


def tables(data: bytes) -> list[str]:
    """Tables without a header row or a title, and rows that may be cut by the end of a page."""
    faults = []
    for table in tree(data, BODY).iter(f"{W}tbl"):
        rows = [row.find(f"{W}trPr") for row in table.iter(f"{W}tr")]
        faults += ["no header row"] * (rows[0].find(f"{W}tblHeader") is None)
        faults += ["row may be cut"] * sum(row.find(f"{W}cantSplit") is None for row in rows)
        faults += ["no title"] * (not value(table, "tblPr/tblCaption"))
        faults += ["header row not told"] * (table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") != "1")
    return faults


def outline(data: bytes) -> list[str]:
    """A title that is not first, heading levels that are left out, and headings that part from their text."""
    styles = [value(paragraph, "pPr/pStyle") for paragraph in tree(data, BODY).iter(f"{W}p")]
    levels = [0, *(int(style[-1]) for style in styles if style.startswith("Heading"))]
    faults = [f"level {after} after {before}" for before, after in pairwise(levels) if after > before + 1]
    keeping = {
        style.get(f"{W}styleId") for style in tree(data, STYLES) if style.find(f"{W}pPr/{W}keepNext") is not None
    }
    return faults + ["no title first"] * (styles[0] != "Title") + sorted({"Title", "Heading1", "Heading2"} - keeping)


def spacing(data: bytes) -> list[str]:
    """Empty paragraphs, which a screen reader reads as nothing, time and again."""
    return ["empty paragraph" for paragraph in tree(data, BODY).iter(f"{W}p") if not text(paragraph)]


def contrast(data: bytes) -> list[str]:
    """Text colours under 4.5:1 on white or on any shading used."""
    nodes = [node for part in (BODY, STYLES) for node in tree(data, part).iter()]
    fills = {"FFFFFF"} | {node.get(f"{W}fill") for node in nodes if node.tag == f"{W}shd"}
    colours = {node.get(f"{W}val") for node in nodes if node.tag == f"{W}color"}
    pairs = [(colour, fill) for colour in colours for fill in fills]
    return [f"{colour} on {fill}" for colour, fill in pairs if _ratio(colour, fill) < 4.5]


def _ratio(one: str, other: str) -> float:
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
