"""Writes text into slides and notes: every run knows that it is Danish, and what the layout does not decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .look import Paint

LANGUAGE = "da-DK"
_POINT = 12700
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_WHOLE = f'<a:buSzPct {_A} val="100000"/>'
_TEXTS = f"<a:buClrTx {_A}/>"  # a number is read as the text is; a template's colour for bullets may be too pale
_BEGINNINGS = {
    "plain": (f"<a:buNone {_A}/>",),
    "bullet": (_WHOLE, f'<a:buFont {_A} typeface="Arial"/>', f'<a:buChar {_A} char="•"/>'),
    "number": (_TEXTS, _WHOLE, f'<a:buFont {_A} typeface="+mj-lt"/>', f'<a:buAutoNum {_A} type="arabicPeriod"/>'),
}
_TIGHT = (
    f'<a:lnSpc {_A}><a:spcPct val="100000"/></a:lnSpc>',
    f'<a:spcBef {_A}><a:spcPts val="0"/></a:spcBef>',
    f'<a:spcAft {_A}><a:spcPts val="0"/></a:spcAft>',
)
_LINK_COLOR = (
    f'<a:extLst {_A}><a:ext uri="{{A12FA001-AC4F-418D-AE19-62706E023703}}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)
"""Lets a link have the colour of its run instead of the theme's."""


@dataclass(frozen=True)
class Run:
    """Text set alike. `bold` is None where the layout decides; `link` is an http(s) address."""

    text: str
    bold: bool | None = None
    link: str | None = None


Paragraph = Sequence[Run]


def plain(texts: Iterable[str]) -> list[Paragraph]:
    """One paragraph a text, set as the layout says."""
    return [(Run(text),) for text in texts]


@dataclass(frozen=True)
class Manner:
    """How runs are set where the template is not to decide: size in points, colour and typeface."""

    size: float | None = None
    paint: Paint | None = None
    typeface: str | None = None
    bold: bool | None = None
    link: Paint | None = None  # for links, where the theme's own colour cannot be read

    def at(self, size: float | None) -> "Manner":
        return replace(self, size=size)


AS_IT_IS = Manner()


@dataclass(frozen=True)
class Mark:
    """How a paragraph begins: `plain`, `bullet` or `number`.

    `hang` is how far the text stands in, in points; 0 leaves it to the template. `tight` leaves no gaps around it.
    """

    kind: str
    hang: float = 0.0
    align: str | None = None
    tight: bool = False


def write(frame: Any, paragraphs: Sequence[Paragraph], manner: Manner = AS_IT_IS) -> None:
    """Fill a text frame."""
    for index, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        for run in runs:
            first, *rest = run.text.split("\n")
            _add(paragraph, replace(run, text=first), manner)
            for line in rest:
                paragraph.add_line_break()
                _add(paragraph, replace(run, text=line), manner)


def mark(frame: Any, marks: Sequence[Mark]) -> None:
    """Set the beginnings of a text frame's paragraphs."""
    for paragraph, one in zip(frame.paragraphs, marks, strict=False):
        _begin(paragraph._p.get_or_add_pPr(), one)


def _begin(properties: Any, one: Mark) -> None:
    from pptx.oxml import parse_xml

    if one.align:
        properties.set("algn", one.align)
    if one.hang or one.kind == "plain":
        hang = round(one.hang * _POINT)
        properties.set("marL", str(hang))
        properties.set("indent", str(-hang))
    own = one.kind == "bullet" and not one.hang  # the template has a bullet
    for node in (*(_TIGHT if one.tight else ()), *(() if own else _BEGINNINGS[one.kind])):
        properties.append(parse_xml(node))


def field(frame: Any, kind: str, shown: str, manner: Manner = AS_IT_IS) -> None:
    """Put a field that the program keeps up to date, such as `slidenum`; `shown` is its value now."""
    from lxml import etree
    from pptx.oxml.ns import qn

    element = etree.SubElement(frame.paragraphs[0]._p, qn("a:fld"))
    element.set("id", "{5B1C2E7A-4F0D-4C57-9A35-0D8E6B7F2C11}")
    element.set("type", kind)
    properties = etree.SubElement(element, qn("a:rPr"))
    properties.set("lang", LANGUAGE)
    if manner.size:
        properties.set("sz", str(round(manner.size * 100)))
    if manner.paint:
        etree.SubElement(properties, qn("a:solidFill")).append(manner.paint.element())
    etree.SubElement(element, qn("a:t")).text = shown


def _add(paragraph: Any, wanted: Run, manner: Manner) -> None:
    from pptx.oxml import parse_xml
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = wanted.text
    run._r.get_or_add_rPr().set("lang", LANGUAGE)
    if manner.size:
        run.font.size = Pt(manner.size)
    bold = manner.bold if wanted.bold is None else wanted.bold
    if bold is not None:
        run.font.bold = bold
    paint = manner.link if wanted.link and manner.link else manner.paint
    if paint:
        paint.on(run.font.color)
    if manner.typeface:
        run.font.name = manner.typeface
    if wanted.link:
        run.hyperlink.address = wanted.link
    if wanted.link and manner.link:
        run._r.rPr.hlinkClick.append(parse_xml(_LINK_COLOR))
