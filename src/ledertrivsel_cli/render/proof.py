"""A deck to look a template over with: every kind of slide and every drawing of a course, the longest and shortest."""

from collections.abc import Iterable
from dataclasses import replace

from ..errors import Problem
from ..plan import Block, Item, Plan, Slide
from ..text import Text
from .deck import drawn
from .document import Document, Templates


def proof(plan: Plan, templates: Templates) -> tuple[Document, list[Problem]]:
    """The deck, drawn even where texts do not fit, and the faults of those that do not."""
    first = plan.meetings[0]
    title = Text("Prøveoplæg")
    item = Item(first.start, 0, first.minutes, title, "alle", "step", _chosen(plan))
    meeting = replace(first, heading=str(title), blocks=(Block(title, None, (item,)),), extra=())
    document, problems = drawn(plan, meeting, templates)
    return replace(document, name="proeve.pptx", part=None, kind="proof"), problems


def _chosen(plan: Plan) -> tuple[Slide, ...]:
    """For each kind of slide and each drawing the longest and the shortest, in the order of the course."""
    slides = [slide for meeting in plan.meetings for slide in meeting.slides]
    kinds: dict[tuple[str, str], list[Slide]] = {}
    for slide in slides:
        kinds.setdefault((slide.layout, slide.drawing.id if slide.drawing else ""), []).append(slide)
    wanted = [found for group in kinds.values() for found in (max(group, key=_length), min(group, key=_length))]
    return tuple(_once(slide for slide in slides if any(slide is one for one in wanted)))


def _once(slides: Iterable[Slide]) -> Iterable[Slide]:
    """No two slides of a deck have the same title."""
    titles: set[str] = set()
    for slide in slides:
        if slide.title not in titles:
            titles.add(slide.title)
            yield slide


def _length(slide: Slide) -> int:
    columns = [text for heading, points in slide.columns for text in (heading, *points)]
    return sum(map(len, (slide.title, slide.lead or "", *slide.points, *columns)))
