"""docxtpl kept from what a stranger's template could do with it: run for minutes, or lose text without a word."""

import re
from collections.abc import Iterator
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

MOST = 10_000_000  # letters; even a template with pictures drawn in it has a tenth of that
_MOST_TAGS = 2_000
_LONGEST_TAG = 300
_NEAR = 60
_MARK = re.compile(r"\{(?:<[^>]*>)*[{%#]|[}%#](?:<[^>]*>)*\}")  # Word may split a mark over two runs
_MARKUP = re.compile(r"<[^>]*>")


class TagFault(Exception):
    """What is wrong with a template's tags, and the text near it."""

    def __init__(self, text: str, near: str = "") -> None:
        super().__init__(text)
        self.near = near


class Guarded(DocxTemplate):  # type: ignore[misc]  # docxtpl says nothing of its types
    """Reads no part before its tags are known to be short, closed and few: docxtpl goes on searching in others."""

    def patch_xml(self, src_xml: str) -> str:
        if len(src_xml) > MOST:
            raise TagFault(
                f"one of its parts has over {MOST // 1_000_000} million letters; take out what is not needed"
            )
        for at, tag in enumerate(_tags(src_xml)):
            if at >= _MOST_TAGS:
                raise TagFault(f"it has over {_MOST_TAGS} tags")
            if len(tag) > _LONGEST_TAG:
                raise TagFault(f"a tag has over {_LONGEST_TAG} letters", tag[:_NEAR])
        patched: str = super().patch_xml(src_xml)
        return patched

    def render_xml_part(self, *about: Any, **more: Any) -> str:
        """docxtpl mends what a tag in the wrong place has broken, and what stands there is lost."""
        made: str = super().render_xml_part(*about, **more)
        try:
            root = etree.fromstring(made.encode())
        except etree.XMLSyntaxError:
            what = "a loop or a condition begins in one paragraph, cell or table and ends in another"
            raise TagFault(f"{what}; put both its tags in paragraphs of their own, side by side") from None
        if any(table.find("{*}tblGrid") is None for table in root.iter("{*}tbl")):
            raise TagFault("one of its tables has no columns; open it in Word, let it be repaired, and save it")
        return made


def _tags(xml: str) -> Iterator[str]:
    """The text of each tag; raises TagFault for one that is not closed before the next."""
    begun = None
    for mark in _MARK.finditer(xml):
        opens = mark[0][0] == "{"
        if opens and begun:
            raise _open(xml, begun)
        if opens:
            begun = mark
        elif begun and begun[0][-1] == mark[0][0].replace("}", "{"):
            yield _text(xml[begun.start() : mark.end()])
            begun = None
    if begun:
        raise _open(xml, begun)


def _open(xml: str, mark: re.Match[str]) -> TagFault:
    """Names the paragraph, as far as it can be seen in some letters."""
    sign = _text(mark[0])
    return TagFault(f"a tag begins with {sign} and is not closed", _text(xml[mark.start() :][:2000])[:_NEAR])


def _text(xml: str) -> str:
    return _MARKUP.sub("", xml)
