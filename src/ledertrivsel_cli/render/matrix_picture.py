"""The matrix with its topics as a picture, for those who do without PowerPoint: SVG and PNG of the same page."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal
from xml.sax.saxutils import escape

from ..danish import listed
from ..errors import ContentError, FitError, Problem, raise_if
from ..figures import Matrix
from ..plan import Plan
from ..text import Text
from . import fit
from .canvas import Label
from .document import Document, Templates
from .fields import NAME_SIZES, RADIUS, Taken, axes, corners
from .grids import key, marks, plot
from .labels import Placed
from .look import INK, OWN, PART, SOFT
from .matrix_chart import by_field
from .places import Area
from .typeset import fault, fonts, sources

_TEMPLATE = "prioritering.typ"
_PAGE = (960.0, 540.0)  # points
_WIDE = 1600  # pixels
_ROOM = Area(44, 96, 872, 372)
_TITLE, _WHOSE, _FOOT = Area(44, 22, 872, 40), Area(44, 60, 872, 26), Area(44, 482, 872, 44)
_TITLE_SIZES, _SMALL = (30, 28, 26, 24, 22, 20), (16, 15, 14)
_NAME = 18.0  # the size of the topics' names, in points
_LOOK = replace(OWN, regular=fit.ATKINSON, strong=fit.ATKINSON_BOLD)


def pictures(plan: Plan, found: Matrix, participants: int, templates: Templates) -> tuple[Document, Document]:
    """`prioritering.svg` and `prioritering.png`; raises FitError with every text that does not fit."""
    title = plan.cards.prioritisation.result.matrix.title
    data = _data(plan, found, title, participants)
    svg = _described(_drawn(templates, data, "svg"), title, by_field(found)), "svg"
    made = svg, (_drawn(templates, data, "png"), "png")
    one, other = (Document(f"prioritering.{kind}", data, None, "priorities", ("matrix",)) for data, kind in made)
    return one, other


def _data(plan: Plan, found: Matrix, title: Text, participants: int) -> Mapping[str, Any]:
    made = plot(found, _LOOK, _ROOM)
    shown = marks(found, made, _LOOK)
    field = made.frame.field
    problems: list[Problem] = []
    boxes = [
        *_set([Label(_TITLE, title, None, PART, True, margin=0)], _TITLE_SIZES, problems),
        *_set([Label(_WHOSE, plan.group, None, SOFT, margin=0)] if plan.group else [], _SMALL, problems),
        *_set([_foot(found, shown, participants)], _SMALL, problems),
        *_set(
            corners(made.frame, SOFT, _LOOK, Taken(made.dots(found), [one.area for one in shown])), NAME_SIZES, problems
        ),
        *_set(axes(made.frame, _LOOK), (18, 17, 16), problems),
        *_set(_names(found, shown), (_NAME,), problems),
        *_set(_key(found, shown, made.key), (_NAME,), problems),
    ]
    raise_if(FitError, problems)
    return {
        "page": _PAGE,
        "boxes": boxes,
        "dots": made.dots(found),
        "radius": RADIUS,
        "axes": {"x": field.x - 6, "y": field.bottom + 6, "right": field.right + 4, "top": field.y - 4},
    }


def _key(found: Matrix, shown: Sequence[Placed], at: Area | None) -> list[Label]:
    text = found.sheet.title.saying(key(shown, found))
    return [Label(at, text, None, INK, False, "LEFT", "TOP", 0)] if at else []


def _names(found: Matrix, shown: Sequence[Placed]) -> Iterator[Label]:
    for name, one in zip(found.topics, shown, strict=True):
        if one.side:
            loose = {"r": 0.0, "l": 4.0}.get(one.side, 2.0)  # no line is broken for a hair's breadth
            area = Area(one.area.x - loose, one.area.y - 2, one.area.width + 4, one.area.height + 4)
            yield Label(area, name.saying(one.text), align=_ALIGN[one.side], margin=0)


_ALIGN = {"r": "LEFT", "l": "RIGHT", "t": "CENTER", "b": "CENTER"}


def _foot(found: Matrix, shown: Sequence[Placed], participants: int) -> Label:
    """What the dots are, and the topics whose names have no room beside their dots, as many as can be told."""
    whose = "1 deltagers tal" if participants == 1 else f"{participants} deltageres tal"
    about = f"Hver prik er gennemsnittet af {whose}. 3,5 og derover er højt."
    hidden = [name for name, one in zip(found.topics, shown, strict=True) if one.side is None]
    texts = (Text(f"{about}{_hidden(hidden, told)}") for told in range(len(hidden), 0, -1))
    labels = [Label(_FOOT, text, None, SOFT, False, "LEFT", "TOP", 0) for text in texts] if hidden else []
    plain = Label(_FOOT, Text(f"{about}{f' {len(hidden)} navne er udeladt.' if hidden else ''}"), None, SOFT)
    plain = replace(plain, anchor="TOP", margin=0)
    return next((one for one in labels if _size(one, _SMALL)), plain)


def _hidden(names: Sequence[str], told: int) -> str:
    more = len(names) - told
    return f" Uden navn i skemaet: {listed([*names[:told], *([f'{more} til'] if more else [])])}."


def _set(labels: Iterable[Label], sizes: Sequence[float], problems: list[Problem]) -> Iterator[Mapping[str, Any]]:
    """Texts that belong together, at the largest size at which all of them fit; faults go on the list."""
    found = list(labels)
    size = next((size for size in sizes if all(_size(label, (size,)) for label in found)), sizes[-1])
    for label in found:
        problems += _faults(label, sizes[-1])
        yield {
            "x": label.area.x, "y": label.area.y, "width": label.area.width, "height": label.area.height,
            "inset": (label.margin, label.edge), "text": label.text, "size": size, "bold": label.bold,
            "color": label.color, "fill": label.fill, "align": label.align.lower(), "anchor": label.anchor.lower(),
        }  # fmt: skip


def _size(label: Label, sizes: Sequence[float]) -> float | None:
    return fit.largest([label.text], _LOOK.face(label.bold), sizes, label.box(1.2))


def _faults(label: Label, floor: float) -> Iterator[Problem]:
    face, text = _LOOK.face(label.bold), label.text
    letter = fit.lacking(text, face)
    if letter:
        yield fit.no_glyph(text, "prioritering.svg", letter)
    if _size(label, (floor,)) is None:
        yield fit.too_long(text, "prioritering.svg", fit.surplus([text], face, floor, label.box(1.2)), floor)


def _drawn(templates: Templates, data: Mapping[str, Any], kind: Literal["svg", "png"]) -> bytes:
    import typst

    try:
        return typst.compile(
            sources(templates, _TEMPLATE),
            font_paths=fonts(),
            ignore_system_fonts=True,
            format=kind,
            ppi=_WIDE / _PAGE[0] * 72,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    except typst.TypstError as error:
        raise ContentError([fault(error, _TEMPLATE)]) from None


def _described(svg: bytes, title: str, alt: str) -> bytes:
    """The drawing with its name and what it shows in words, for screen readers; its letters are drawn as shapes."""
    head, _, rest = svg.decode().partition(">")
    said = f'<title id="titel">{escape(title)}</title><desc id="beskrivelse">{escape(alt)}</desc>'
    return f'{head} role="img" lang="da" aria-labelledby="titel" aria-describedby="beskrivelse">{said}{rest}'.encode()
