"""What has to be said about a foreign template: what it lacks, and what the deck does instead."""

from collections.abc import Iterable, Mapping

from .faces import known
from .places import COLUMNS, FOOTER, NUMBER, POINTS, TITLE
from .stage import Stage

_FEET = ((FOOTER, "footer"), (NUMBER, "slide number"))
_FLOORS = ((TITLE, 28, "titles"), (POINTS, 18, "text"))


def told(kinds: Mapping[str, Stage]) -> tuple[str, ...]:
    """Each thing once, in sentences."""
    return tuple(dict.fromkeys([*_fonts(kinds), *_missing(kinds), *_sizes(kinds), *_grounds(kinds), *_feet(kinds)]))


def _fonts(kinds: Mapping[str, Stage]) -> Iterable[str]:
    names = (holder.place.typeface for stage in kinds.values() for holder in stage.holders.values())
    for name in names:
        if not known(name):
            yield f"the template's font {name} is not known here; texts are measured with a wider font and a margin"


def _missing(kinds: Mapping[str, Stage]) -> Iterable[str]:
    content = kinds["reflection"]
    name = f"the layout »{content.layout.name}«"
    if TITLE not in content.holders:
        yield f"{name} has no title; one is put at the top of each slide"
    if POINTS not in content.holders:
        yield "no layout has room for text below a title; texts stand in text boxes"
    if COLUMNS[0][1] not in kinds["columns"].holders:
        yield "no layout has two columns; the columns are drawn side by side"
    if kinds["title"].layout is content.layout:
        yield f"no layout is made for a first slide with group, date and place; it uses {name}"
    for role, part in _FEET:
        if role not in content.holders and role not in content.unread:
            yield f"{name} has no {part}; slides go without"


def _sizes(kinds: Mapping[str, Stage]) -> Iterable[str]:
    for role, floor, name in _FLOORS:
        sizes = [stage.holders[role].place.size for stage in kinds.values() if role in stage.holders]
        if sizes and min(sizes) < floor:
            yield f"the template sets {name} at {min(sizes):g} pt; the deck sets them at {floor} pt or more"


def _feet(kinds: Mapping[str, Stage]) -> Iterable[str]:
    for role, part in _FEET:
        names = dict.fromkeys(f"»{stage.layout.name}«" for stage in kinds.values() if role in stage.unread)
        if names:
            yield f"no colour can be read on what is behind the {part} of {', '.join(names)}; slides go without it"


def _grounds(kinds: Mapping[str, Stage]) -> Iterable[str]:
    for stage in kinds.values():
        if stage.panel:
            yield f"»{stage.layout.name}« has a picture behind its text; the deck puts a plain surface there"
        if stage.moved:
            yield f"»{stage.layout.name}« leaves too little room; the deck moves its title and text"
