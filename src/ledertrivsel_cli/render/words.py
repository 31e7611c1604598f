"""Writes text into slides and notes: every run knows that it is Danish, and its size where it is not the layout's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

LANGUAGE = "da-DK"


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


def write(frame: Any, paragraphs: Sequence[Paragraph], size: float | None = None, color: Any = None) -> None:
    """Fill a text frame. `size` in points and the theme colour `color` are set only when given."""
    for index, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        for run in runs:
            _add(paragraph, run, size, color)


def field(frame: Any, kind: str, shown: str) -> None:
    """Put a field that the program keeps up to date, such as `slidenum`; `shown` is its value now."""
    from lxml import etree
    from pptx.oxml.ns import qn

    element = etree.SubElement(frame.paragraphs[0]._p, qn("a:fld"))
    element.set("id", "{5B1C2E7A-4F0D-4C57-9A35-0D8E6B7F2C11}")
    element.set("type", kind)
    etree.SubElement(element, qn("a:rPr")).set("lang", LANGUAGE)
    etree.SubElement(element, qn("a:t")).text = shown


def _add(paragraph: Any, wanted: Run, size: float | None, color: Any) -> None:
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = wanted.text
    run._r.get_or_add_rPr().set("lang", LANGUAGE)
    if size:
        run.font.size = Pt(size)
    if wanted.bold is not None:
        run.font.bold = wanted.bold
    if color is not None:
        run.font.color.theme_color = color
    if wanted.link:
        run.hyperlink.address = wanted.link
