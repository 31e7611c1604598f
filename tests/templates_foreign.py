"""Whole PowerPoint templates of other people, made by hand: their masters, layouts, colours and drawings as wished."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from itertools import count

from foreign import NAMESPACES, OFFICE, Parts, declare, relate, zipped
from templates_xml import NUMBERED, Measures, frame_of

COLORS = {
    "dk1": "1A1A1A", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "1F4E79", "accent2": "C55A11",
    "accent3": "7F7F7F", "accent4": "806000", "accent5": "2E75B6", "accent6": "548235", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip
MAPPING = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
    'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
STYLES = (
    '<p:titleStyle><a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="3600"><a:solidFill><a:schemeClr val="tx1"/>'
    '</a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle>'
    '<p:bodyStyle><a:lvl1pPr marL="285750" indent="-285750"><a:buChar char="•"/><a:defRPr sz="2400"><a:solidFill>'
    '<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:bodyStyle>'
    "<p:otherStyle/>"
)
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="6350">{FILL}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
CONTENT = "application/vnd.openxmlformats-officedocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = f"{CONTENT}.presentationml"


@dataclass(frozen=True)
class Holder:
    """A placeholder. Without `area` it stands where its master has it; `style` is XML in its list style."""

    kind: str = ""
    area: Measures | None = None
    index: int | None = None
    style: str = ""
    body: str = ""
    turn: float = 0
    prompt: str = "<a:p/>"
    mark: str = ""

    @property
    def xml(self) -> str:
        kind = f' type="{self.kind}"' if self.kind else ""
        index = "" if self.index is None else f' idx="{self.index}"'
        frame = frame_of(self.area, self.turn) if self.area else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{NUMBERED}" name="Pladsholder"/><p:cNvSpPr/><p:nvPr>'
            f"<p:ph{kind}{index}{self.mark}/></p:nvPr></p:nvSpPr><p:spPr>{frame}</p:spPr>"
            f"<p:txBody><a:bodyPr{self.body}/><a:lstStyle>{self.style}</a:lstStyle>{self.prompt}</p:txBody></p:sp>"
        )


@dataclass(frozen=True)
class Layout:
    """A layout. `art` is XML of what it draws, `ground` of its `p:bg`; pictures are rIdPicture1, rIdPicture2 …"""

    name: str
    holders: tuple[Holder, ...]
    kind: str = ""
    art: str = ""
    ground: str = ""
    pictures: tuple[bytes, ...] = ()
    mapping: str = "<a:masterClrMapping/>"
    mark: str = ""


FOOTER, NUMBER = Holder("ftr", (300, 505, 400, 25), 11), Holder("sldNum", (760, 505, 140, 25), 12)
FEET = (Holder("dt", (60, 505, 200, 25), 10), FOOTER, NUMBER)
TITLE = Holder("title", (60, 40, 840, 80))
BODY = Holder("", (60, 140, 840, 350), 1)
LEFT, RIGHT = Holder("", (60, 140, 405, 350), 1), Holder("", (495, 140, 405, 350), 2)
OPENING = Layout(
    "Forside", (Holder("ctrTitle", (60, 120, 840, 130)), Holder("subTitle", (60, 270, 840, 180), 1), *FEET), "title"
)
ONE = Layout("Titel og indhold", (TITLE, BODY, *FEET), "obj")
TWO = Layout("To indholdsobjekter", (TITLE, LEFT, RIGHT, *FEET), "twoObj")
BARE = Layout("Kun titel", (TITLE, *FEET), "titleOnly")
SECTION = Layout(
    "Afsnitsoverskrift",
    (Holder("title", (60, 120, 840, 130)), Holder("body", (60, 270, 840, 180), 1), *FEET),
    "secHead",
)
EMPTY = Layout("Tom", FEET, "blank")
USUAL = (OPENING, ONE, TWO, SECTION, BARE, EMPTY)


@dataclass(frozen=True)
class Master:
    layouts: tuple[Layout, ...] = USUAL
    holders: tuple[Holder, ...] = (TITLE, replace(BODY, kind="body"), *FEET)
    art: str = ""
    ground: str = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    pictures: tuple[bytes, ...] = ()
    styles: str | None = STYLES
    colors: Mapping[str, str] = field(default_factory=lambda: COLORS)
    fonts: tuple[str, str] = ("Calibri", "Calibri")
    fills: str = FILL * 3
    mapping: str = MAPPING


def template(*masters: Master, size: tuple[float, float] = (960, 540)) -> bytes:
    """A template as a file. Without a master it has the usual one."""
    return zipped(parts(*masters, size=size))


def parts(*masters: Master, size: tuple[float, float] = (960, 540)) -> Parts:
    """A template's parts, for those who want to break more of it."""
    made: Parts = {}
    types: list[tuple[str, str]] = [("ppt/presentation.xml", f"{_MAIN}.presentation.main+xml")]
    numbers, ids = count(1), count(2147483648)
    listed = rows = ""
    for place, master in enumerate(masters or (Master(),), start=1):
        path = f"ppt/slideMasters/slideMaster{place}.xml"
        listed += f'<p:sldMasterId id="{next(ids)}" r:id="rId{place}"/>'
        rows += row(f"rId{place}", "slideMaster", f"slideMasters/slideMaster{place}.xml")
        layouts = [(f"rId{inner}", f"slideLayout{next(numbers)}.xml") for inner, _ in enumerate(master.layouts, 1)]
        under = "".join(f'<p:sldLayoutId id="{next(ids)}" r:id="{name}"/>' for name, _ in layouts)
        made[path] = _master(master, under)
        own = "".join(row(name, "slideLayout", f"../slideLayouts/{file}") for name, file in layouts)
        _relate(made, path, own + row("rIdTheme", "theme", f"../theme/theme{place}.xml"), master.pictures)
        made[f"ppt/theme/theme{place}.xml"] = theme(master)
        types += [(path, f"{_MAIN}.slideMaster+xml"), (f"ppt/theme/theme{place}.xml", f"{CONTENT}.theme+xml")]
        for (_, file), layout in zip(layouts, master.layouts, strict=True):
            under_it = f"ppt/slideLayouts/{file}"
            made[under_it] = _layout(layout)
            back = row("rIdMaster", "slideMaster", f"../slideMasters/slideMaster{place}.xml")
            _relate(made, under_it, back, layout.pictures)
            types.append((under_it, f"{_MAIN}.slideLayout+xml"))
    wide, high = (round(side * 12700) for side in size)
    made["ppt/presentation.xml"] = _part(
        "presentation",
        f"<p:sldMasterIdLst>{listed}</p:sldMasterIdLst>"
        f'<p:sldSz cx="{wide}" cy="{high}"/><p:notesSz cx="6858000" cy="9144000"/>',
    )
    made["ppt/_rels/presentation.xml.rels"] = rels(rows)
    made["_rels/.rels"] = rels(row("rId1", "officeDocument", "ppt/presentation.xml"))
    made["[Content_Types].xml"] = _types(types)
    return made


def with_slide(file: Parts, layout: str) -> str:
    """Put a slide into a template, in the layout of this file name or in none; gives the relationship to it."""
    name = "ppt/slides/slide1.xml"
    file[name] = _part("sld", _page("", "", ()))
    file["ppt/slides/_rels/slide1.xml.rels"] = rels(
        row("rId1", "slideLayout", f"../slideLayouts/{layout}") if layout else ""
    )
    declare(file, name, f"{_MAIN}.slide+xml")
    listed = relate(file, "ppt/presentation.xml", "slide", "slides/slide1.xml")
    before = f'<p:sldIdLst><p:sldId id="256" r:id="{listed}"/></p:sldIdLst><p:sldSz'.encode()
    file["ppt/presentation.xml"] = file["ppt/presentation.xml"].replace(b"<p:sldSz", before)
    return listed


def deck_layouts(*names: str) -> tuple[Layout, ...]:
    """The usual layouts under other names, and without the types that programs know them by."""
    return tuple(replace(one, name=name, kind="") for one, name in zip(USUAL, names, strict=True))


def row(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def rels(rows: str) -> bytes:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'.encode()


def theme(master: Master) -> bytes:
    """A theme with the master's colours, fonts and fills for backgrounds."""
    colors = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in master.colors.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, face in zip(("major", "minor"), master.fonts, strict=True)
    )
    return (
        f'<a:theme {NAMESPACES} name="Deres"><a:themeElements><a:clrScheme name="Deres">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Deres">{fonts}</a:fontScheme><a:fmtScheme name="Deres"><a:fillStyleLst>{FILL * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{LINE * 3}</a:lnStyleLst><a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{master.fills}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def _master(master: Master, layouts: str) -> bytes:
    styles = "" if master.styles is None else f"<p:txStyles>{master.styles}</p:txStyles>"
    return _part(
        "sldMaster",
        _page(master.ground, master.art, master.holders)
        + f"<p:clrMap {master.mapping}/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>{styles}",
    )


def _layout(layout: Layout) -> bytes:
    kind = f' type="{layout.kind}"' if layout.kind else ""
    page = _page(layout.ground, layout.art, layout.holders, f' name="{escape(layout.name)}"')
    return _part("sldLayout", f"{page}<p:clrMapOvr>{layout.mapping}</p:clrMapOvr>", kind + layout.mark)


def _page(ground: str, art: str, holders: tuple[Holder, ...], name: str = "") -> str:
    first, *others = (art + "".join(holder.xml for holder in holders)).split(NUMBERED)
    shapes = first + "".join(f"{place}{other}" for place, other in enumerate(others, start=2))
    return (
        f'<p:cSld{name}>{ground}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>"
    )


def _part(tag: str, inner: str, attributes: str = "") -> bytes:
    return f"<p:{tag} {NAMESPACES}{attributes}>{inner}</p:{tag}>".encode()


def _relate(made: Parts, part: str, rows: str, pictures: tuple[bytes, ...]) -> None:
    """What a master or a layout leads to, its pictures among it."""
    folder, _, leaf = part.rpartition("/")
    for place, data in enumerate(pictures, start=1):
        file = f"{leaf.removesuffix('.xml')}-{place}.png"
        made[f"ppt/media/{file}"] = data
        rows += row(f"rIdPicture{place}", "image", f"../media/{file}")
    made[f"{folder}/_rels/{leaf}.rels"] = rels(rows)


def _types(types: list[tuple[str, str]]) -> bytes:
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in types)
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{rows}</Types>'
    ).encode()
