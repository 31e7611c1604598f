"""What a foreign layout has: its placeholders by kind and place, what is behind them, and what it is good for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .backdrop import Backdrop
from .colors import LARGE, Theme, contrast, theme_of
from .nodes import first_of, number
from .places import Area, Place, area, place
from .scenery import backdrop, master_backdrop

_TEXT = ("", "obj", "body", "subTitle")
_EMPTY = ("pic", "tbl", "chart", "dgm", "media", "clipArt")
_LEAST = (90.0, 40.0)  # a text box smaller than this is for a date or a name
_TITLES = re.compile(r"title slide|forside|titelside|titeldias|titelfolie|rubrikbild|diapositive de titre|cover", re.I)
_SECTIONS = re.compile(r"section|afsnit|sektion|kapitel|avsnitt|abschnitt|segue|skillelinje", re.I)


@dataclass(frozen=True)
class Holder:
    """A placeholder of a layout. `kind` is its type in the file; "" is one for any content."""

    index: int
    kind: str
    area: Area
    place: Place
    shape: Any
    tilted: bool = False

    @property
    def useful(self) -> bool:
        return self.area.width >= _LEAST[0] and self.area.height >= _LEAST[1]


@dataclass(frozen=True)
class Sketch:
    """A layout as the deck sees it. `first` marks the layout of the template's own first slide, `home` its master."""

    layout: Any
    theme: Theme
    backdrop: Backdrop
    holders: tuple[Holder, ...]
    others: int
    first: bool = False
    home: bool = False

    @property
    def kind(self) -> str:
        return str(self.layout.element.get("type", ""))

    @cached_property
    def title(self) -> Holder | None:
        return next((holder for holder in self.holders if holder.kind in ("title", "ctrTitle")), None)

    @cached_property
    def bodies(self) -> tuple[Holder, ...]:
        """The placeholders for text, the largest first."""
        found = (holder for holder in self.holders if holder.kind in _TEXT and holder.useful and not holder.tilted)
        return tuple(sorted(found, key=lambda holder: -holder.area.width * holder.area.height))

    @cached_property
    def pair(self) -> tuple[Holder, Holder] | None:
        """Two large placeholders side by side, the left one first."""
        for one in self.bodies:
            for other in self.bodies:
                if one is not other and _beside(one.area, other.area):
                    return one, other
        return None

    @cached_property
    def heads(self) -> tuple[Holder, Holder] | None:
        """The lines above the pair."""
        found = [next((head for head in self.holders if _above(head, body)), None) for body in self.pair or ()]
        heads = [head for head in found if head]
        return (heads[0], heads[1]) if len(heads) == 2 else None

    def one(self, kind: str) -> Holder | None:
        return next((holder for holder in self.holders if holder.kind == kind), None)

    @property
    def foot(self) -> float:
        """How far down a slide may be used: to the footers, or to a margin."""
        tops = [holder.area.y for holder in self.holders if holder.kind in ("ftr", "sldNum", "dt")]
        low = [top for top in tops if top > self.backdrop.page.height * 0.75]
        return min((*low, self.backdrop.page.height * 0.96)) - 2


def sketches(master: Any, page: Area, first: Any = None) -> list[Sketch]:
    """Look at a master's layouts. `first` is the layout of the template's first slide."""
    theme = theme_of(master)
    below = master_backdrop(master, theme, page)
    return [_sketch(layout, page, first, below) for layout in master.slide_layouts]


def _sketch(layout: Any, page: Area, first: Any, below: Backdrop) -> Sketch:
    theme = theme_of(layout.slide_master, layout)
    shapes = [shape for shape in layout.placeholders if _upright(shape)]
    holders = tuple(_holders(shapes, layout, theme, page))
    others = sum(_kind(shape) in _EMPTY for shape in shapes)
    home = first is not None and layout.slide_master.part is first.slide_master.part
    return Sketch(
        layout, theme, backdrop(layout, theme, page, below), holders, others, home and layout.part is first.part, home
    )


def content_score(found: Sketch) -> float:
    """How well a layout suits a title with one text."""
    if not found.bodies:
        return 0.01 + (0.3 * _below(found) if found.title else 0)
    body = found.bodies[0]
    score = _share(body, found) * _alone(found, 1) * _titled(found, body)
    score *= 0.3 if body.kind == "subTitle" else 1.0 if body.kind in ("", "obj") else 0.95
    return score * (1.1 if found.kind in ("obj", "tx") else 1.0)


def columns_score(found: Sketch) -> float:
    """How well a layout suits two texts side by side; 0 when it has no room for them."""
    if found.pair is None:
        return 0.0
    share = sum(_share(body, found) for body in found.pair)
    return share * _alone(found, 4 if found.heads else 2) * _titled(found, found.pair[0]) * (1.2 if found.heads else 1)


def title_score(found: Sketch) -> float:
    """How well a layout suits the first slide; 0 when it has no title."""
    if found.title is None:
        return 0.0
    score = 1.0 if found.title.kind == "ctrTitle" or found.kind == "title" else 0.0
    score += 0.6 if _TITLES.search(found.layout.name) else 0.0
    score += 0.3 if found.one("subTitle") else 0.0
    score += 0.5 * found.first + 0.3 * found.home
    small = found.title.area.width < found.backdrop.page.width * 0.4
    return float(score * _alone(found, 2) ** 0.5 * (0.3 if small else 1.0))


def section_score(found: Sketch) -> float:
    """How well a layout suits a pause; 0 when it is not made to divide a deck."""
    if found.title is None or len(found.bodies) > 2:
        return 0.0
    return 1.0 if found.kind == "secHead" else 0.8 if _SECTIONS.search(found.layout.name) else 0.0


def bare_score(found: Sketch) -> float:
    """How well a layout suits a title above something drawn."""
    if found.title is None or found.title.kind == "ctrTitle":
        return 0.0
    return (1.0 if found.kind == "titleOnly" else 0.9) * (0.0 if found.bodies or found.others else 1.0)


def _holders(shapes: list[Any], layout: Any, theme: Theme, page: Area) -> Iterator[Holder]:
    for shape in shapes:
        kind = _kind(shape)
        if shape.left is None or shape.top is None or shape.width is None or shape.height is None:
            if kind not in ("title", "ctrTitle"):
                continue
            where = Area(page.width * 0.05, page.height * 0.05, page.width * 0.9, page.height * 0.16)
        else:
            where = area(shape)
        tilted = _tilted(shape, layout)
        where = _upright_in(where, page) if tilted else where
        if kind in ("title", "ctrTitle") or _on_page(where, page):
            setting = place(shape, layout, theme, where)
            yield Holder(shape.placeholder_format.idx, kind, where, setting, shape, tilted)


def _kind(shape: Any) -> str:
    return str(shape.element.xpath("string(.//p:nvPr/p:ph/@type)"))


def _upright(shape: Any) -> bool:
    vertical = first_of(shape.element, ".//a:bodyPr/@vert") or "horz"
    orient = first_of(shape.element, ".//p:nvPr/p:ph/@orient") or "horz"
    return vertical == "horz" and orient == "horz"


def _tilted(shape: Any, layout: Any) -> bool:
    """Whether the placeholder stands at a slant, by its own word or its master's."""
    own = first_of(shape.element, "./p:spPr/a:xfrm")
    kind = "title" if _kind(shape) in ("title", "ctrTitle") else "body"
    above = first_of(layout.slide_master.element, f".//p:sp[.//p:ph/@type='{kind}']/p:spPr/a:xfrm")
    frame = above if own is None else own
    return frame is not None and bool(number(frame, "./@rot"))


def _upright_in(where: Area, page: Area) -> Area:
    """Where a slanted placeholder stands when it is set upright: what the page has of it."""
    x, y = max(where.x, page.width * 0.03), max(where.y, page.height * 0.03)
    return Area(x, y, min(where.right, page.width * 0.97) - x, where.bottom - y)


def _on_page(where: Area, page: Area) -> bool:
    return where.x > -4 and where.y > -4 and where.right < page.width + 4 and where.bottom < page.height + 4


def _share(body: Holder, found: Sketch) -> float:
    """How much of the slide a placeholder has for text that can be read there."""
    free = found.backdrop.free(body.area)
    share = max(free.width, 0) * max(free.height, 0) / (found.backdrop.page.width * found.backdrop.page.height)
    ground = found.backdrop.behind(free)
    seen = all(contrast(shade, ground) >= LARGE for shade in body.place.shades) if ground else True
    return share * (1.0 if ground else 0.8) * (1.0 if seen else 0.5)


def _below(found: Sketch) -> float:
    """How much of the slide is free below a title at the top."""
    page, title = found.backdrop.page, found.title
    if title is None or title.area.bottom > 0.4 * page.height:
        return 0.0
    free = found.backdrop.free(Area(title.area.x, title.area.bottom, title.area.width, found.foot - title.area.bottom))
    return max(free.width, 0) * max(free.height, 0) / (page.width * page.height)


def _alone(found: Sketch, wanted: int) -> float:
    return float(0.45 ** (max(len(found.bodies) - wanted, 0) + found.others))


def _titled(found: Sketch, body: Holder) -> float:
    if found.title is None:
        return 0.3
    return 1.0 if found.title.area.y < body.area.y and found.title.area.width > 100 else 0.4


def _beside(one: Area, other: Area) -> bool:
    alike = abs(one.width - other.width) < 0.25 * one.width and abs(one.y - other.y) < 12
    return alike and one.right <= other.x + 6 and min(one.height, other.height) > 80


def _above(head: Holder, body: Holder) -> bool:
    near = abs(head.area.x - body.area.x) < 20 and -12 < body.area.y - head.area.bottom < 40
    return head.kind in _TEXT and near and head.area.height < 90 and head.area.y < body.area.y
