"""Which layout of a foreign template serves each kind of slide, and where there is room on it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .backdrop import Backdrop
from .colors import READABLE, Shades, contrast
from .look import Look, Paint, look, readable, surface
from .places import COLUMNS, FOOTER, LAYOUTS, NUMBER, POINTS, TITLE, Area
from .room import LINE, rooms
from .sketch import (
    Holder,
    Sketch,
    bare_score,
    columns_score,
    content_score,
    section_score,
    sketches,
    title_score,
)

_PLAIN = ("purpose", "rules", "reflection", "talk", "fact", "drawing", "matrix", "next", "closing")
_TEXTS, _DRAWING = (0.6, 0.52), (0.64, 0.46)  # the shares of the page's width and height that slides need
_WIDER = (0.8, 0.58)
_DRAWN = ("drawing", "matrix")
_ABOVE = 0.6  # the share of a room that a strip must leave above it
_BANDLESS = ("title", "agenda", "pause", "closing")
_OPENING = (300.0, 90.0)  # what group, date and place need on the first slide
_LOW = 0.66  # the share of the page above which a room is high enough for everything
_AS_GOOD = 0.97
_POINT = 12700


@dataclass(frozen=True)
class Stage:
    """A layout made ready for one kind of slide: what stands in which placeholder, and the room for all the rest.

    `title` is where the title goes, `line` a free line above it, `panel` the colour of a surface that the room needs.
    `unread` are footers that no colour can be read in, `strip` where the band stands on all slides of the deck.
    `wider` has a larger room across the template's art, for drawings that cannot be read beside it.
    """

    kind: str
    sketch: Sketch
    holders: Mapping[int, Holder]
    title: Area | None
    room: Area
    line: Area | None
    look: Look
    backdrop: Backdrop
    panel: Paint | None
    unread: tuple[int, ...] = ()
    strip: Area | None = None
    wider: "Stage | None" = None

    @property
    def layout(self) -> Any:
        return self.sketch.layout

    @property
    def band(self) -> Area:
        """The strip for minutes, form and materials: the deck's, or at the foot of the room."""
        if self.strip:
            return self.strip
        high = min(max(self.backdrop.page.height * 0.085, 34), 46)
        return Area(self.room.x, self.room.bottom - high, self.room.width, high)

    @property
    def tall(self) -> Area:
        """The room for a drawing: on low pages with what is free up to the title."""
        if self.title is None or self.room.height > _LOW * self.backdrop.page.height:
            return self.room
        return self.backdrop.grown(self.room, self.title.bottom + 4, self.room.bottom)

    @property
    def open(self) -> bool:
        """Whether the title stands on the same ground as the room, so that it may grow into it."""
        return self.title is not None and self.backdrop.even(self.title, self.room)

    @property
    def moved(self) -> bool:
        """Whether the title stands elsewhere than in the template."""
        return TITLE in self.holders and self.title != self.holders[TITLE].area

    def bears(self, strip: Area) -> bool:
        """Whether a strip may stand there: over no art, if that can be, and with most of the room above it."""
        drawn = self.sketch.backdrop
        clear = drawn.free(strip) == strip or drawn.free(self.band) != self.band
        return clear and strip.bottom <= self.sketch.foot + 1 and strip.y >= self.room.y + _ABOVE * self.room.height

    def paint(self, use: str, area: Area) -> Paint | None:
        """The colour for a text there, or another that can be read; None where none can, or where nothing is known."""
        theme, seen, wanted = self.sketch.theme, self.backdrop.seen(area), self.look.paints[use]
        if seen and contrast(wanted.value(theme), seen) >= READABLE:
            return wanted
        return readable(theme, seen) if seen else None


def is_ours(presentation: Any) -> bool:
    """Whether this is our own template, perhaps edited: most of its layouts have our names."""
    names = {layout.name for layout in presentation.slide_layouts}
    return len(names & set(LAYOUTS.values())) > len(LAYOUTS) / 2


def stages(presentation: Any, first: Any = None) -> dict[str, Stage]:
    """A stage for each kind of slide; none when there are no layouts. `first` is the layout of the first slide."""
    page = Area(0, 0, presentation.slide_width / _POINT, presentation.slide_height / _POINT)
    groups = [group for master in presentation.slide_masters if (group := sketches(master, page, first))]
    if not groups:
        return {}
    best = max(groups, key=_worth)
    content = _best(best, content_score)
    title = _best((*best, *(one for group in groups for one in group if one.home)), title_score)
    columns, bare = _best(best, columns_score), _best(best, bare_score)
    bare = bare if bare_score(bare) else content
    found = {kind: _stage(kind, content, content) for kind in _PLAIN}
    for kind in _DRAWN:
        wider = _stage(kind, content, content, _WIDER)
        found[kind] = replace(found[kind], wider=wider if wider.room != found[kind].room else None)
    found["title"] = _opening(title, content)
    found["columns"] = _stage("columns", columns if columns_score(columns) else content, content)
    found["agenda"] = _stage("agenda", bare, content)
    found["question"] = _stage("question", bare, content)
    found["pause"] = _pause(_best(best, section_score), content)
    return _level({kind: found[kind] for kind in LAYOUTS})


def _level(found: dict[str, Stage]) -> dict[str, Stage]:
    """The same with one strip for all slides of exercises, where there is a place that serves all of them."""
    banded = {kind: stage for kind, stage in found.items() if kind not in _BANDLESS}
    strips = dict.fromkeys([found["reflection"].band, *(stage.band for stage in banded.values())])
    shared = next((strip for strip in (*strips, _within(strips)) if all(s.bears(strip) for s in banded.values())), None)
    return found | {kind: _with_strip(stage, shared) for kind, stage in banded.items()}


def _with_strip(stage: Stage, strip: Area | None) -> Stage:
    """The stage with the deck's strip; where a drawing needs a wider room it may come to need the strip's place too."""
    wider = stage.wider and replace(stage.wider, strip=strip, wider=stage.wider if strip else None)
    return replace(stage, strip=strip, wider=wider)


def _within(strips: Iterable[Area]) -> Area:
    """What is left of strips where all of them have room."""
    left, right = max(one.x for one in strips), min(one.right for one in strips)
    low = min(strips, key=lambda one: one.bottom)
    return replace(low, x=left, width=right - left)


def _worth(group: list[Sketch]) -> float:
    """How much of what the deck needs a master's layouts have."""
    return max(map(content_score, group)) + 0.5 * max(map(columns_score, group)) + 0.1 * max(map(title_score, group))


def _best(found: Iterable[Sketch], score: Callable[[Sketch], float]) -> Sketch:
    """The first of those that are as good as the best, since designers put first what is used most."""
    scores = [(score(one), one) for one in found]
    most = max(value for value, _ in scores)
    return next(one for value, one in scores if value >= _AS_GOOD * most)


def _opening(title: Sketch, content: Sketch) -> Stage:
    """The first slide, where the layout that is made for it has room for group, date and place."""
    made = _stage("title", title, content)
    roomy = made.room.height >= _OPENING[1] and made.room.width >= _OPENING[0]
    return made if title_score(title) and roomy else _stage("title", content, content)


def _pause(section: Sketch, content: Sketch) -> Stage:
    """A pause may look like the start of a section, when that has room for a text."""
    made = _stage("pause", section, content)
    good = section_score(section) and POINTS in made.holders and made.holders[POINTS].area.height >= 2 * LINE
    return made if good else _stage("pause", content, content)


def _stage(kind: str, found: Sketch, content: Sketch, least: tuple[float, float] | None = None) -> Stage:
    """`least` is the room that it needs, where that is not what its kind needs."""
    holders = _holders(kind, found)
    bodies = [holder for role, holder in holders.items() if role not in (TITLE, FOOTER, NUMBER)]
    if not bodies and content.layout.slide_master.part is found.layout.slide_master.part:
        bodies = list(content.bodies[:1])
    special = kind in ("title", "pause") and found is not content
    least = None if special else least or (_DRAWING if kind in _DRAWN else _TEXTS)
    where = rooms(found, [body.area for body in bodies], least)
    text = next(iter((*bodies, *content.bodies, *holders.values())), None)
    ground, panel = _ground(found, where.body, text.place.shades if text else ())
    behind = found.backdrop.under(where.body.inner(-8, -6), ground) if panel else found.backdrop
    made = look(found.theme, ground, text.place.latin if text else "+mn-lt")
    unread = tuple(role for role in (FOOTER, NUMBER) if role in holders and not _legible(holders[role], found, behind))
    holders = {role: holder for role, holder in holders.items() if role not in unread}
    return Stage(kind, found, holders, where.title, where.body, where.line, made, behind, panel, unread)


def _legible(holder: Holder, found: Sketch, behind: Backdrop) -> bool:
    """Whether some colour can be read on all that is behind a footer."""
    seen = behind.seen(holder.area)
    own = all(contrast(shade, seen) >= READABLE for shade in holder.place.shades)
    return own or readable(found.theme, seen) is not None


def _ground(found: Sketch, room: Area, text: Shades) -> tuple[Shades, Paint | None]:
    """The colours behind the room; where no text can be read on them, those of a surface to put there."""
    even, seen = found.backdrop.behind(room), found.backdrop.seen(room)
    if even or (seen and readable(found.theme, seen)):
        return even or seen, None
    sheet = surface(found.theme, text)
    return (sheet.value(found.theme),), sheet


def _holders(kind: str, found: Sketch) -> dict[int, Holder]:
    """The layout's placeholders by what they are used for."""
    made = {TITLE: found.title, FOOTER: found.one("ftr"), NUMBER: found.one("sldNum")}
    if kind == "columns" and found.pair:
        made |= {body: holder for (_, body), holder in zip(COLUMNS, found.pair, strict=True)}
        if found.heads:
            made |= {head: holder for (head, _), holder in zip(COLUMNS, found.heads, strict=True)}
    elif kind == "title":
        made[POINTS] = found.one("subTitle") or next(iter(found.bodies), None)
    elif kind not in ("agenda", "question"):
        made[POINTS] = next(iter(found.bodies), None)
    return {role: holder for role, holder in made.items() if holder}
