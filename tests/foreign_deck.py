"""Decks in templates of other people, and what stands on their slides."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx import Presentation
from test_deck import meeting, plan

from ledertrivsel_cli.errors import Problem
from ledertrivsel_cli.plan import Slide
from ledertrivsel_cli.render import deck
from ledertrivsel_cli.render import report as reports
from ledertrivsel_cli.render.document import Document, Templates

POINT = 12700


@dataclass(frozen=True)
class Made:
    """A deck, as bytes and opened, and what was said of its template."""

    document: Document
    pages: Any
    problems: tuple[Problem, ...] = ()

    @property
    def data(self) -> bytes:
        return self.document.data

    @property
    def said(self) -> str:
        return "\n".join(self.document.said)

    def shape(self, name: str, page: int = 0) -> Any:
        return next(shape for shape in self.pages[page].shapes if shape.name == name)

    def names(self, page: int = 0) -> list[str]:
        return [shape.name for shape in self.pages[page].shapes]


GROUP = "Ledergruppen i Sundhed og Omsorg"


def theirs(template: bytes) -> Templates:
    """The templates with somebody's own for decks."""
    return Templates({"oplaeg.pptx": template}, {"oplaeg.pptx": "skabelon.pptx"})


def made(template: bytes, *slides: Slide, group: str | None = GROUP, **changes: Any) -> Made:
    """A deck of these slides; texts that do not fit are among its problems."""
    found, problems = deck.drawn(plan(group), meeting(slides, **changes), theirs(template))
    return Made(found, Presentation(BytesIO(found.data)).slides, tuple(problems))


def layouts(template: bytes) -> dict[str, str]:
    """The layout of each kind of slide."""
    return {kind: slide["layout"] for kind, slide in report(template)["slides"].items()}


def report(template: bytes) -> dict[str, Any]:
    """What `template check` tells of it."""
    return reports.report(theirs(template))


def box(shape: Any) -> tuple[float, float, float, float]:
    """Left, top, right and bottom, in points."""
    left, top = shape.left / POINT, shape.top / POINT
    return left, top, left + shape.width / POINT, top + shape.height / POINT


def touch(one: Any, other: Any) -> bool:
    """Whether two shapes stand over each other."""
    a, b = box(one), box(other)
    return min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1


def written(page: Any) -> Iterator[Any]:
    """The shapes of a slide that say something, groups left out."""
    yield from (shape for shape in page.shapes if shape.has_text_frame and shape.text_frame.text.strip())
