"""Asks the bytes of a deck what no general checker asks. Each check returns what is wrong: [] means sound."""

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from office import A, parts

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
FLOORS = {0: 28, 13: 12, 40: 12, 41: 12}  # by placeholder idx; everything else on a slide is read from the back row
QUESTION_FLOOR, BODY_FLOOR, CONTRAST = 36, 18, 4.5
KINDS = {"title": "title", "ctrTitle": "title", "ftr": "ftr", "sldNum": "sldNum"}
STYLES = {"title": "titleStyle", "body": "bodyStyle"}


@dataclass(frozen=True)
class Package:
    """A deck's parts as trees, and what leads to what."""

    data: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        return parts(self.data)

    @cached_property
    def trees(self) -> dict[str, etree._Element]:
        return {name: etree.fromstring(data) for name, data in self.files.items() if name.endswith((".xml", ".rels"))}

    def relations(self, part: str) -> list[etree._Element]:
        folder, name = posixpath.split(part)
        found = self.trees.get(posixpath.join(folder, "_rels", name + ".rels"))
        return [] if found is None else list(found.iter(RELATIONS))

    def related(self, part: str, kind: str) -> str | None:
        """The part that `part` leads to by a relationship whose type ends in `kind`."""
        folder = posixpath.dirname(part)
        hits = (node.get("Target") for node in self.relations(part) if node.get("Type").endswith("/" + kind))
        return next((posixpath.normpath(posixpath.join(folder, target)).lstrip("/") for target in hits), None)

    @property
    def slides(self) -> list[str]:
        presentation = "ppt/presentation.xml"
        targets = {node.get("Id"): node.get("Target") for node in self.relations(presentation)}
        ids = self.trees[presentation].iter(f"{P}sldId")
        return [posixpath.join("ppt", targets[node.get(f"{R}id")]) for node in ids]


@dataclass(frozen=True)
class Shape:
    """One text on a slide: its element (shape or table cell) and the page that it stands on."""

    package: Package
    slide: str
    element: etree._Element

    @property
    def holder(self) -> etree._Element | None:
        return self.element.find(f"{P}nvSpPr/{P}nvPr/{P}ph")

    @property
    def index(self) -> int | None:
        return None if self.holder is None else int(self.holder.get("idx", "0"))

    @property
    def layout(self) -> str:
        return self.package.related(self.slide, "slideLayout")

    @property
    def layout_name(self) -> str:
        return self.package.trees[self.layout].find(f"{P}cSld").get("name")

    @property
    def text(self) -> str:
        return "".join(node.text or "" for node in self.element.iter(f"{A}t"))

    @cached_property
    def sources(self) -> list[etree._Element]:
        """Shape, layout, master and the master's styles: where a text looks for what it does not say itself."""
        if self.holder is None:
            return [self.element]
        layout = self.package.trees[self.layout]
        master = self.package.trees[self.package.related(self.layout, "slideMaster")]
        kind = KINDS.get(self.holder.get("type", "obj"), "body")
        above = [
            s
            for s in layout.iter(f"{P}sp")
            if (h := s.find(f".//{P}ph")) is not None and h.get("idx", "0") == str(self.index)
        ]
        above += [s for s in master.iter(f"{P}sp") if (h := s.find(f".//{P}ph")) is not None and h.get("type") == kind]
        return [self.element, *above, master.find(f"{P}txStyles/{P}{STYLES.get(kind, 'otherStyle')}")]

    def inherited(self, path: str) -> etree._Element | None:
        """The first of `path` below a first-level paragraph style."""
        levels = (level for source in self.sources for level in source.iter(f"{A}lvl1pPr"))
        return next((hit for level in levels if (hit := level.find(path)) is not None), None)

    def size(self, run: etree._Element) -> float:
        own = run.find(f"{A}rPr").get("sz")
        if own is None:
            levels = (level for source in self.sources for level in source.iter(f"{A}lvl1pPr"))
            defaults = (level.find(f"{A}defRPr") for level in levels)
            own = next((d.get("sz") for d in defaults if d is not None and d.get("sz")), "1800")
        return int(own) / 100

    def color(self, run: etree._Element) -> str:
        if run.find(f"{A}rPr/{A}hlinkClick") is not None:
            return "hlink"
        own = run.find(f"{A}rPr/{A}solidFill/{A}schemeClr")
        found = own if own is not None else self.inherited(f"{A}defRPr/{A}solidFill/{A}schemeClr")
        return "tx1" if found is None else found.get("val")

    def background(self) -> str:
        """The fill behind the text: the shape's own, its layout's, else the page's."""
        fills = (
            source.find(f"{path}/{A}solidFill/{A}schemeClr")
            for source in self.sources
            for path in (f"{P}spPr", f"{A}tcPr")
        )
        found = next((fill for fill in fills if fill is not None), None)
        if found is None:
            pages = (self.slide, self.layout, self.package.related(self.layout, "slideMaster"))
            fills = (self.package.trees[page].find(f".//{P}bgPr/{A}solidFill/{A}schemeClr") for page in pages)
            found = next(fill for fill in fills if fill is not None)
        return found.get("val")


def shapes(package: Package) -> Iterator[Shape]:
    """Everything that holds text on the slides, table cells included."""
    for slide in package.slides:
        for element in package.trees[slide].iter(f"{P}sp", f"{A}tc"):
            yield Shape(package, slide, element)


def titles(data: bytes) -> list[str]:
    """Slides without a title first in reading order, and titles that stand twice."""
    package, found, wrong = Package(data), [], []
    for slide in package.slides:
        first = next(package.trees[slide].iter(f"{P}sp"), None)
        holder = None if first is None else first.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        text = "" if first is None else Shape(package, slide, first).text.strip()
        if holder is None or holder.get("type") not in ("title", "ctrTitle") or not text:
            wrong.append(f"{slide}: no title first")
        found.append(text)
    return wrong + [f"twice: {text}" for text, count in Counter(found).items() if count > 1]


def notes(data: bytes) -> list[str]:
    """Slides without notes."""
    package = Package(data)
    pages = {slide: package.related(slide, "notesSlide") for slide in package.slides}
    return [slide for slide, page in pages.items() if page is None or not _note(package.trees[page]).strip()]


def placeholders(data: bytes) -> list[str]:
    """Placeholders that are left empty."""
    return [
        f"{shape.slide}: {shape.index}"
        for shape in shapes(Package(data))
        if shape.holder is not None and not shape.text.strip()
    ]


def sizes(data: bytes) -> list[str]:
    """Texts below the smallest size that is allowed where they stand."""
    wrong = []
    for shape in shapes(Package(data)):
        floor = FLOORS.get(shape.index, BODY_FLOOR)
        if shape.index == 0 and shape.layout_name == "Stort spørgsmål":
            floor = QUESTION_FLOOR
        wrong += [
            f"{shape.slide}: {size:g} pt: {shape.text}" for run in _runs(shape) if (size := shape.size(run)) < floor
        ]
    return wrong


def contrast(data: bytes) -> list[str]:
    """Texts with a contrast below 4.5 against what is behind them, by the colours of the theme."""
    package = Package(data)
    colors = _theme(package)
    wrong = []
    for shape in shapes(package):
        for run in _runs(shape):
            ratio = _ratio(colors[shape.color(run)], colors[shape.background()])
            wrong += [f"{shape.slide}: {ratio:.2f}: {shape.text}"] if ratio < CONTRAST else []
    return wrong


def alternatives(data: bytes) -> list[str]:
    """Drawings, tables and pictures with neither alternative text nor the mark of a decoration."""
    package, wrong = Package(data), []
    for slide in package.slides:
        for tree in package.trees[slide].iter(f"{P}spTree"):
            for element in tree.iterchildren(f"{P}grpSp", f"{P}graphicFrame", f"{P}pic", f"{P}cxnSp"):
                name = element.find(f"./*/{P}cNvPr")
                if not name.get("descr") and next(name.iter(DECORATIVE), None) is None:
                    wrong.append(f"{slide}: {name.get('name')}")
    return wrong


def numbers(data: bytes) -> list[str]:
    """Shape ids that stand twice on a slide."""
    package = Package(data)
    ids = {
        slide: Counter(node.get("id") for node in package.trees[slide].iter(f"{P}cNvPr")) for slide in package.slides
    }
    return [f"{slide}: {number}" for slide, found in ids.items() for number, count in found.items() if count > 1]


def orphans(data: bytes) -> list[str]:
    """Parts that nothing leads to."""
    package = Package(data)
    reached, queue = {"[Content_Types].xml", "_rels/.rels"}, [""]
    while queue:
        part = queue.pop()
        folder, name = posixpath.split(part)
        reached |= {posixpath.join(folder, "_rels", name + ".rels")}
        inner = [node for node in package.relations(part) if node.get("TargetMode") != "External"]
        found = {posixpath.normpath(posixpath.join(folder, node.get("Target"))).lstrip("/") for node in inner}
        queue += found - reached
        reached |= found
    return sorted(package.files.keys() - reached)


def links(data: bytes) -> list[str]:
    """Links that lead anywhere but to a web page, or whose text is the address itself."""
    package = Package(data)
    nodes = [node for part in package.trees for node in package.relations(part) if node.get("TargetMode") == "External"]
    wrong = [target for node in nodes if not (target := node.get("Target")).startswith(("https://", "http://"))]
    runs = (run for shape in shapes(package) for run in _runs(shape) if run.find(f".//{A}hlinkClick") is not None)
    return wrong + [text for run in runs if (text := run.findtext(f"{A}t")).startswith("http")]


CHECKS: tuple[Callable[[bytes], list[str]], ...] = (
    titles, notes, placeholders, sizes, contrast, alternatives, numbers, orphans, links,
)  # fmt: skip


def faults(data: bytes) -> list[str]:
    """What all checks of this module find."""
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(data)]


def words(data: bytes) -> str:
    """The deck as text to read: the slides in order, their layouts, and their notes."""
    package, lines = Package(data), []
    for number, slide in enumerate(package.slides, start=1):
        found = [shape for shape in shapes(package) if shape.slide == slide and shape.index not in (40, 41)]
        lines.append(f"=== {number} · {found[0].layout_name}")
        lines += [text for shape in found for text in _paragraphs(shape.element)]
        note = package.trees[package.related(slide, "notesSlide")]
        lines += ["--- noter", *_note(note).splitlines(), ""]
    return "\n".join(lines)


def _runs(shape: Shape) -> Iterator[etree._Element]:
    return shape.element.iter(f"{A}r", f"{A}fld")


def _paragraphs(element: etree._Element) -> list[str]:
    return [
        "".join(node.text or "" for node in p.iter(f"{A}t"))
        for p in element.iter(f"{A}p")
        if p.find(f".//{A}t") is not None
    ]


def _note(page: etree._Element) -> str:
    bodies = [
        s for s in page.iter(f"{P}sp") if s.find(f".//{P}ph") is not None and s.find(f".//{P}ph").get("type") == "body"
    ]
    return "\n".join(line for body in bodies for line in _paragraphs(body))


def _theme(package: Package) -> dict[str, str]:
    """Colour names as slides use them, with their values."""
    scheme = package.trees["ppt/theme/theme1.xml"].find(f".//{A}clrScheme")
    found = {etree.QName(node).localname: node[0].get("val") for node in scheme}
    return found | {"tx1": found["dk1"], "bg1": found["lt1"], "tx2": found["dk2"], "bg2": found["lt2"]}


def _ratio(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(color: str) -> float:
    channels = (int(color[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
