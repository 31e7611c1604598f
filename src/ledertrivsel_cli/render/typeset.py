"""Sets PDFs in type: texts are measured, then data and templates become tagged bytes that are the same every time.

Data reaches typst as JSON, so no text is ever read as code. Fonts come from the font package alone.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from ..errors import ContentError, FitError, Problem, raise_if
from ..plan import Plan
from ..text import Text
from .document import Templates
from .enlarge import enlarge, enlarge_tag
from .fit import ATKINSON, ATKINSON_BOLD, Box, Face, lacking, largest, no_glyph, surplus, too_long
from .hyphens import hyphenated

_FOLDER = "typst/"
_POINTS = 72 / 25.4  # in a millimetre
_MAKER = "ledertrivsel"
_LINE = 9.5  # the room that a line to write on takes, in millimetres
_GUTTER = 3.0
_GAIN = 4  # points by which a text must grow for its long words to be broken

WIDTH = 180.0
"""Millimetres between the margins of an A4 page."""

TEXT = (13, 12, 11)
"""The sizes that running text may take on a page to write on, in points."""


@dataclass(frozen=True)
class Frame:
    """A box on a page in millimetres, and the sizes in points that a text in it may take, largest first."""

    width: float
    height: float
    sizes: tuple[float, ...]
    face: Face = ATKINSON
    gap: float = 0.0

    @property
    def box(self) -> Box:
        return Box(self.width * _POINTS, self.height * _POINTS, gap=self.gap)


_FOOTER = Frame(118, 15, (12, 11))


class Proof:
    """Measures the texts of one file and keeps every fault, so that all of them are told in one go."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def one(self, where: str, frame: Frame, text: Text) -> dict[str, Any]:
        """The text with its frame and the largest size at which it fits, as the templates take it."""
        return self.each(where, frame, (text,))[0]

    def each(self, where: str, frame: Frame, texts: Iterable[Text]) -> list[dict[str, Any]]:
        """Texts that each have a frame of this kind, all at the one size that fits the longest."""
        texts = tuple(texts)
        found = [self._size(where, frame, (text,)) for text in texts]
        size = min((size for size, _ in found), default=frame.sizes[-1])
        same = {"size": size, "width": frame.width, "height": frame.height}
        return [{"text": text, "broken": broken} | same for text, (_, broken) in zip(texts, found, strict=True)]

    def flow(self, where: str, frame: Frame, texts: Iterable[Text]) -> dict[str, Any]:
        """Paragraphs that share one frame."""
        texts = tuple(texts)
        size, _ = self._size(where, frame, texts)
        return {"texts": texts, "size": size, "width": frame.width, "height": frame.height, "gap": frame.gap}

    def asked(self, where: str, room: float, texts: Sequence[Text]) -> list[dict[str, Any]]:
        """Questions that share `room` by `WIDTH` millimetres, each with at least one line to write on below it."""
        share = (room + _GUTTER) / max(len(texts), 1) - _GUTTER
        return self.each(where, Frame(WIDTH, min(share - _LINE, 11), TEXT, ATKINSON_BOLD), texts)

    def letters(self, where: str, texts: Iterable[Text], face: Face = ATKINSON) -> None:
        """Check texts that flow from page to page: only their letters can be at fault."""
        for text in texts:
            letter = lacking(text, face)
            if letter:
                self._problems.append(no_glyph(text, where, letter))

    def close(self) -> None:
        """Raise FitError when there were faults."""
        raise_if(FitError, self._problems)

    def _size(self, where: str, frame: Frame, texts: tuple[Text, ...]) -> tuple[float, bool]:
        """The largest size at which the texts fit, and whether long words are broken for it, where that helps much."""
        self.letters(where, texts, frame.face)
        plain = largest(texts, frame.face, frame.sizes, frame.box)
        if plain is not None and plain + _GAIN > frame.sizes[0]:
            return plain, False
        broken = tuple(map(hyphenated, texts))
        size = largest(broken, frame.face, frame.sizes, frame.box)
        if size is not None and size >= (plain or 0) + _GAIN:
            return size, True
        if plain is not None:
            return plain, False
        floor = frame.sizes[-1]
        over = surplus(broken, frame.face, floor, frame.box)
        self._problems.append(too_long(max(texts, key=len), where, over, floor))
        return floor, False


def footer(plan: Plan, part: int, proof: Proof) -> dict[str, Any]:
    """What stands at the foot of a page that is printed: the part, the group if there is one, the organisation."""
    meeting = next(meeting for meeting in plan.meetings if meeting.part == part)
    name = plan.organisation.name
    whose = plan.group.saying(f"{plan.group} · {name}") if plan.group else name
    return {"part": part, "footer": proof.flow("footer", _FOOTER, (meeting.title.saying(meeting.heading), whose))}


def typeset(templates: Templates, template: str, data: Mapping[str, Any], *, title: str, organisation: str) -> bytes:
    """The finished PDF that `template` (a file in templates/typst) makes of `data`, on A4 or `factor` times as large.

    Raises ContentError when typst cannot read a template, which people may edit.
    """
    import typst

    document = {"title": title, "author": [_MAKER, organisation]}
    try:
        pdf = typst.compile(
            sources(templates, template),
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps({"factor": 1, **data, "document": document}, ensure_ascii=False)},
            pdf_standards="ua-1",
            timestamp=0,
        )
    except typst.TypstError as error:
        raise ContentError([fault(error, template)]) from None
    return _finish(pdf, float(data.get("factor", 1)))


def fault(error: Any, template: str) -> Problem:
    """Typst draws the place of a fault as text: `┌─ common.typ:12:4`."""
    place = re.search(r"([\w-]+\.typ):(\d+):", error.diagnostic)
    name, line = (place[1], int(place[2])) if place else (template, 0)
    name = template if name == "main.typ" else name
    what = f"the PDF cannot be made: {error.message}; mend the template"
    return Problem(f"templates/{_FOLDER}{name}", line, "", "template-error", what)


def sources(templates: Templates, template: str) -> dict[str, bytes]:
    sources = {name.removeprefix(_FOLDER): data for name, data in templates.items() if name.startswith(_FOLDER)}
    return {**sources, "main.typ": sources[template]}


@cache
def fonts() -> Any:
    import typst

    folder = str(files(ATKINSON.package) / "files")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _finish(data: bytes, factor: float) -> bytes:
    import pikepdf

    stream = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.Root.ViewerPreferences.PrintScaling = pikepdf.Name("/None")
        pdf.Root.ViewerPreferences.DisplayDocTitle = True
        pdf.docinfo["/Creator"] = _MAKER
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["xmp:CreatorTool"] = _MAKER
        if factor != 1:
            enlarge(pdf, factor)
        for element in _elements(pdf.Root.StructTreeRoot):
            _mend(element)
            enlarge_tag(element, factor)
        _save(pdf, stream)
    return stream.getvalue()


def _save(pdf: Any, stream: BytesIO) -> None:
    """Leave all streams as typst made them: what qpdf compressed would differ between builds of zlib."""
    import pikepdf

    plain = pikepdf.ObjectStreamMode.disable
    pdf.save(stream, deterministic_id=True, compress_streams=False, object_stream_mode=plain)


def _mend(element: Any) -> None:
    """Say in the tags what typst has no words for yet: rows have headings, and a drawn marker is no label."""
    import pikepdf

    if element.S == "/TBody":
        for row in _children(element):
            _head(row)
    elif element.S == "/LI":
        element.K = pikepdf.Array(kid for kid in _children(element) if len(kid.get("/K", ())))


def _head(row: Any) -> None:
    """Make the first cell of a row its heading when something stands in it; a row of two needs none."""
    import pikepdf

    cells = list(_children(row))
    if len(cells) < 3 or cells[0].S != "/TD" or not len(cells[0].get("/K", ())):
        return
    cells[0].S = pikepdf.Name("/TH")
    for attributes in cells[0].A:
        if attributes.O == "/Table":
            attributes.Scope = pikepdf.Name("/Row")


def _elements(root: Any) -> Iterator[Any]:
    for child in _children(root):
        yield child
        yield from _elements(child)


def _children(element: Any) -> Iterator[Any]:
    import pikepdf

    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
