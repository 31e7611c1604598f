"""A municipality's template made by hand: Danish layouts, a dark first slide, small text and a coloured foot."""

import re
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation

WIDE, HIGH = 960, 540
GREEN, DARK, RED, WHITE = "0A5F38", "0A3F2A", "C8143C", "FFFFFF"
NAMES = {
    "Title Slide": "Titeldias",
    "Title and Content": "Titel og indhold",
    "Section Header": "Afsnitsoverskrift",
    "Two Content": "To indholdsobjekter",
    "Comparison": "Sammenligning",
    "Title Only": "Kun titel",
    "Blank": "Tom",
}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NS = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}/2006/main"'
    for prefix, path in (("a", "drawingml"), ("p", "presentationml"))
)
_PLACES = {
    "title": (40, 25, 740, 80), "body": (40, 120, 880, 370), "dt": (40, 510, 120, 24), "ftr": (200, 510, 500, 24),
    "sldNum": (840, 510, 80, 24),
}  # fmt: skip


def template(title: int = 28, body: int = 14, bar: bool = False, accent: str = "") -> bytes:
    """The file; `title` and `body` are sizes in points, `bar` puts the title in white on a green bar at the top.

    `accent` is the theme's first one.
    """
    made = Presentation()
    _stretch(made)
    master = made.slide_master
    _sizes(master, title, body)
    for kind, place in (_PLACES | ({"title": (30, 8, 640, 48)} if bar else {})).items():
        _put(made, kind, place)
    _draw(master, (820, 4, 110, 56), RED)
    _draw(master, (0, 505, WIDE, 35), GREEN)
    if bar:
        _draw(master, (0, 0, WIDE, 64), GREEN)
        _colour(master.element.find(".//{*}titleStyle"), WHITE)
    for kind in ("dt", "ftr", "sldNum"):
        _colour(_holder(master, kind), WHITE)
    _darken(made.slide_layouts[0])
    if accent:
        _accent(master, accent)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _stretch(made: Any) -> None:
    """From 4:3 to 16:9, and with Danish names."""
    across, down = WIDE * 12700 / made.slide_width, HIGH * 12700 / made.slide_height
    made.slide_width, made.slide_height = WIDE * 12700, HIGH * 12700
    for owner in (made.slide_master, *made.slide_layouts):
        owner.name = NAMES.get(owner.name, owner.name)
        for node in owner.element.iterfind(f".//{_A}xfrm/*"):
            for name, value in node.attrib.items():
                node.set(name, str(round(int(value) * (across if name in ("x", "cx") else down))))


def _sizes(master: Any, title: int, body: int) -> None:
    for path, size in (("titleStyle", title), ("bodyStyle", body)):
        for node in master.element.find(f".//{{*}}{path}").iter(f"{_A}defRPr"):
            node.set("sz", str(size * 100))


def _holder(owner: Any, kind: str) -> Any:
    return next(iter(owner.element.xpath(f"//p:sp[.//p:ph/@type='{kind}']")), None)


def _put(made: Any, kind: str, place: tuple[int, ...]) -> None:
    """Where a placeholder stands on the master; layouts say nothing of footers, so that they stand there too."""
    numbers = dict(zip(("x", "y", "cx", "cy"), place, strict=True))
    for node in _holder(made.slide_master, kind).iterfind(f".//{_A}xfrm/*"):
        for name in node.attrib:
            node.set(name, str(numbers[name] * 12700))
    for layout in made.slide_layouts if kind in ("dt", "ftr", "sldNum") else ():
        holder = _holder(layout, kind)
        frame = None if holder is None else holder.find(f".//{_A}xfrm")
        if frame is not None:
            frame.getparent().remove(frame)


def _colour(owner: Any, value: str) -> None:
    for node in owner.iter(f"{_A}defRPr"):
        for child in node.findall(f"{_A}solidFill"):
            node.remove(child)
        node.insert(0, etree.fromstring(f'<a:solidFill {_NS}><a:srgbClr val="{value}"/></a:solidFill>'))


def _draw(owner: Any, place: tuple[int, ...], value: str) -> None:
    """A rectangle below everything else."""
    tree = owner.element.find(".//{*}spTree")
    ident = max(map(int, tree.xpath(".//p:cNvPr/@id"))) + 1
    x, y, wide, high = (number * 12700 for number in place)
    tree.insert(2, etree.fromstring(
        f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="{ident}" name="Pynt {ident}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{value}"/></a:solidFill>'
        "</p:spPr></p:sp>"
    ))  # fmt: skip


def _darken(layout: Any) -> None:
    """A dark ground with the colours of text and ground changed about, and nothing of the master's."""
    layout.element.set("showMasterSp", "0")
    fill = f'<a:solidFill><a:srgbClr val="{DARK}"/></a:solidFill>'
    ground = etree.fromstring(f"<p:bg {_NS}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>")
    layout.element.find("{*}cSld").insert(0, ground)
    mapping = layout.element.find("{*}clrMapOvr")
    mapping[:] = []
    accents = {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    names = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2", "hlink": "hlink", "folHlink": "folHlink"}
    etree.SubElement(mapping, f"{_A}overrideClrMapping", accents | names)


def _accent(master: Any, value: str) -> None:
    theme = next(one.target_part for one in master.part.rels.values() if one.reltype.endswith("/theme"))
    theme._blob = re.sub(rb'(<a:accent1><a:srgbClr val=")\w+', rb"\g<1>" + value.encode(), theme.blob)
