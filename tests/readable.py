"""Works out by itself which colours texts have and stand on in decks of made-up templates: see `unreadable`."""

from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

from deck_checks import A, P, R
from lxml import etree
from PIL import Image
from pptx import Presentation

LARGE_TITLE, TEXT = 3.0, 4.5
Box = tuple[int, int, int, int]
HOLDERS = {"ctrTitle": "title", "title": "title", "ftr": "ftr", "sldNum": "sldNum"}
STYLES = {"title": "titleStyle", "body": "bodyStyle"}


def unreadable(data: bytes) -> list[str]:
    """Texts on slides with too little contrast against something that they stand on."""
    wrong = []
    for number, page in enumerate(Presentation(BytesIO(data)).slides, start=1):
        seen = Seen(page)
        for words, color, grounds, title in seen.texts():
            ratio = min(ratio_of(color, ground) for ground in grounds)
            if ratio < (LARGE_TITLE if title else TEXT) - 0.05:
                wrong.append(f"slide {number}: {ratio:.1f}: {words}: {color} on {sorted(grounds)}")
    return wrong


def ratio_of(one: str, other: str) -> float:
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True)
class Seen:
    """A slide with its layout, its master and the theme of that."""

    page: Any

    @cached_property
    def colors(self) -> dict[str, str]:
        master, layout = self.page.slide_layout.slide_master, self.page.slide_layout
        theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
        scheme = etree.fromstring(theme.blob).find(f".//{A}clrScheme")
        raw = {etree.QName(node).localname: node[0].get("val") for node in scheme}
        mapping = layout.element.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        mapping = master.element.find(f"{P}clrMap") if mapping is None else mapping
        return raw | {name: raw[value] for name, value in mapping.attrib.items()}

    def texts(self) -> Iterator[tuple[str, str, set[str], bool]]:
        below = list(self._below())
        for element, grounds, _ in self._shapes(self.page.element.find(f".//{P}spTree"), below):
            for run in element.iter(f"{A}r"):
                if "".join(run.itertext()).strip():
                    yield run.findtext(f"{A}t"), self._text_color(element, run), grounds, _kind(element) == "title"

    def _shapes(self, tree: Any, below: list[tuple[Box, set[str]]]) -> Iterator[tuple[Any, set[str], Box]]:
        """Each text with the colours behind it; shapes with a fill lie below those that come after."""
        for node in tree:
            if node.tag == f"{P}grpSp":
                yield from self._shapes(node, below)
            elif node.tag == f"{P}graphicFrame":
                box = _frame(node)
                for cell in node.iter(f"{A}tc"):
                    yield cell, self._fill(cell.find(f"{A}tcPr")) or _ground(below, box), box
            elif node.tag in (f"{P}sp", f"{P}cxnSp"):
                box = self._box(node)
                own = self._fill(node.find(f"{P}spPr"))
                yield node, own or _ground(below, box), box
                if own and node.find(f"{P}txBody") is not None:
                    below.append((box, own))

    def _below(self) -> Iterator[tuple[Box, set[str]]]:
        """What master and layout show, lowest first."""
        layout = self.page.slide_layout
        whole = (0, 0, 10**8, 10**8)
        for owner in (layout.slide_master, layout):
            ground = owner.element.find(f"{P}cSld/{P}bg")
            if ground is not None:
                found = self._fill(ground.find(f"{P}bgPr"), owner.part) or {self._color(ground.find(f"{P}bgRef")[0])}
                yield whole, found
        for owner in (layout.slide_master, layout):
            for node in owner.element.find(f".//{P}spTree").iter(f"{P}sp", f"{P}pic"):
                fill = self._fill(node if node.tag == f"{P}pic" else node.find(f"{P}spPr"), owner.part)
                if fill and node.find(f".//{P}ph") is None:
                    yield _frame(node), fill

    def _fill(self, holder: Any, part: Any = None) -> set[str]:
        """The colours of a fill; of a picture those of its pixels."""
        if holder is None:
            return set()
        stops = [*holder.iterfind(f"{A}solidFill/*"), *holder.iterfind(f"{A}gradFill/{A}gsLst/{A}gs/*")]
        blip = holder.find(f".//{A}blip")
        if blip is not None:
            image = Image.open(BytesIO(part.related_part(blip.get(f"{R}embed")).blob)).convert("RGB")
            return {f"{r:02X}{g:02X}{b:02X}" for _, (r, g, b) in image.getcolors(1 << 20)}
        return {self._color(stop) for stop in stops}

    def _text_color(self, element: Any, run: Any) -> str:
        sources = [run.find(f"{A}rPr"), *(level.find(f"{A}defRPr") for level in self._levels(element))]
        fills = (node.find(f"{A}solidFill") for node in sources if node is not None)
        return next((self._color(fill[0]) for fill in fills if fill is not None), self.colors["tx1"])

    def _levels(self, element: Any) -> Iterator[Any]:
        for source in self._sources(element):
            yield from source.iter(f"{A}lvl1pPr")

    def _sources(self, element: Any) -> Iterator[Any]:
        """The slide's placeholder, its layout's, its master's, and the master's styles."""
        holder = element.find(f".//{P}ph")
        yield element
        if holder is None:
            return
        kind, layout = _kind(element), self.page.slide_layout
        for shape in layout.element.iter(f"{P}sp"):
            own = shape.find(f".//{P}ph")
            if own is not None and own.get("idx", "0") == holder.get("idx", "0"):
                yield shape
        master = layout.slide_master.element
        yield from (
            shape for shape in master.iter(f"{P}sp") if _kind(shape) == kind and shape.find(f".//{P}ph") is not None
        )
        yield master.find(f"{P}txStyles/{P}{STYLES.get(kind, 'otherStyle')}")

    def _box(self, element: Any) -> Box:
        return next(box for source in self._sources(element) if (box := _frame(source)))

    def _color(self, node: Any) -> str:
        value = node.get("val")
        value = self.colors[value] if node.tag == f"{A}schemeClr" else value
        for change in node:
            value = _changed(value, etree.QName(change).localname, int(change.get("val")) / 100_000)
        return value.upper()


def _kind(element: Any) -> str:
    holder = element.find(f".//{P}ph")
    return "" if holder is None else HOLDERS.get(holder.get("type", "obj"), "body")


def _frame(element: Any) -> Box | None:
    frame = next(element.iter(f"{A}xfrm", f"{P}xfrm"), None)
    if frame is None:
        return None
    x, y = (int(frame.find(f"{A}off").get(side)) for side in "xy")
    return x, y, x + int(frame.find(f"{A}ext").get("cx")), y + int(frame.find(f"{A}ext").get("cy"))


def _ground(below: list[tuple[Box, set[str]]], box: Box) -> set[str]:
    """The colours below a box: of all that reaches well into it, down to what covers it."""
    found: set[str] = set()
    for other, colors in reversed(below):
        wide, high = min(box[2], other[2]) - max(box[0], other[0]), min(box[3], other[3]) - max(box[1], other[1])
        share = max(wide, 0) * max(high, 0) / max((box[2] - box[0]) * (box[3] - box[1]), 1)
        if share > 0.05:
            found |= colors
        if share > 0.97:
            break
    return found


def _changed(value: str, change: str, amount: float) -> str:
    hue, light, full = rgb_to_hls(*(int(value[place : place + 2], 16) / 255 for place in (0, 2, 4)))
    light = {"lumMod": light * amount, "lumOff": light + amount}[change]
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, min(light, 1), full))


def _luminance(value: str) -> float:
    parts = [int(value[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
