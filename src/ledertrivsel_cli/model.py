"""What authors write: the content files as frozen models. YAML keys equal the field names."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Form, Model, Notes, PartNumber, Truth, Whole
from .guidance import ActionPlan, Guide, Section
from .printed import Cards, Sheet
from .text import Line, Link, Slug, Text


class Minutes(Model):
    """How long a step may take, in whole minutes: at the least, and when there is time enough."""

    least: Annotated[Whole, Field(ge=1, le=60)]
    ideal: Annotated[Whole, Field(ge=1, le=60)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.ideal:
            raise PydanticCustomError("minutes-order", "least may not be more than ideal")
        return self


class Column(Model):
    heading: Line
    points: tuple[Line, ...] = ()


class Slide(Model):
    """One slide. `layout` names a layout of the deck template; `drawing` a sheet's id.

    The layout `matrix` shows the prioritisation card's matrix with the topics in a chart.
    A slide with `from_minutes` is only shown when at least so many minutes are booked.
    """

    layout: Literal[
        "title", "agenda", "purpose", "rules", "question", "reflection", "talk", "fact", "columns", "drawing", "matrix",
        "pause", "next", "closing",
    ]  # fmt: skip
    title: Line
    lead: Line | None = None
    points: tuple[Line, ...] = ()
    columns: tuple[Column, Column] | None = None
    drawing: Slug | None = None
    source: Slug | None = None
    from_minutes: Annotated[Whole, Field(ge=60, le=240)] = 60
    notes: Notes


class Step(Model):
    """One item on the agenda. `section` begins a new section of an exercise (E2 has two).

    A step of the welcome that `recalls` shows the open actions of an earlier plan.
    """

    title: Line
    form: Form
    minutes: Minutes
    dialogue: Truth = False
    recalls: Truth = False
    section: Line | None = None
    materials: tuple[Line, ...] = ()
    slides: Annotated[tuple[Slide, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _always_shown(self) -> Self:
        if all(slide.from_minutes > 60 for slide in self.slides):
            raise PydanticCustomError("no-slide", "a step needs a slide without `from_minutes`, for short meetings")
        return self


class Exercise(Model):
    """An exercise of one part. `deal` lists the cards to put on the table, best first."""

    id: Slug
    part: PartNumber
    name: Line
    title: Line
    purpose: Line
    outcome: Line
    sheets: tuple["Sheet", ...] = ()
    deal: tuple[Slug, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class Invitation(Model):
    """The texts of one part's invitation; templates/mail sets them up."""

    subject: Line
    opening: Text
    aim: Text
    bring: tuple[Line, ...]
    confidentiality: Text
    goodbye: Text


class Evaluation(Model):
    """What is said about the leader evaluation: `bring` and `attached` in the mail, `slide` at the meeting."""

    bring: Text
    attached: Text
    slide: Slide


class Roadmap(Model):
    """The guide's page for one part."""

    before: tuple[Line, ...]
    during: tuple[Line, ...]
    after: tuple[Line, ...]


class Part(Model):
    """One meeting: its frame around the exercises, its mail and its page in the guide.

    Where there is too little time, the exercises that `may_wait` are left out first, and then the last ones.
    """

    part: PartNumber
    title: Line
    intro: Text
    purpose: Line
    invitation: Invitation
    evaluation: Evaluation
    roadmap: Roadmap
    exercises: Annotated[tuple[Slug, ...], Field(min_length=1)]
    may_wait: tuple[Slug, ...] = ()
    articles: Annotated[tuple[Slug, ...], Field(max_length=3)] = ()
    welcome: Annotated[tuple[Step, ...], Field(min_length=1)]
    action_plan: tuple[Step, ...] = ()
    closing: Annotated[tuple[Step, ...], Field(min_length=1)]
    pause: Minutes


class Shared(Model):
    """What all meetings use: the names of the blocks on the agenda, two breaks and the open time.

    `since` is the slide on which the open actions of an earlier plan are shown.
    """

    welcome: Line
    action_plan: Line
    closing: Line
    pauses: tuple[Step, Step]
    open_time: Step
    extra: Slide
    since: Slide


class Article(Model):
    """Something to read. `file` is a copy to send along, beneath the content's folder, when the rights allow it."""

    id: Slug
    part: PartNumber
    title: Line
    author: Line | None = None
    publisher: Line
    year: Annotated[Whole, Field(ge=1900, le=2100)] | None = None
    url: Link
    file: Line | None = None
    why: Line


class Source(Model):
    """Where a fact comes from: `short` stands on the slide, all of it in the notes."""

    id: Slug
    short: Line
    full: Line
    url: Link | None = None


class Organisation(Model):
    """`organisation.yaml`: the one file that another organisation changes."""

    name: Line
    platform: Line
    platform_url: Link
    evaluation: Line
    support: Section
    policy: Text


class Library(Model):
    """All content. Made by `load`; nothing else reads content files."""

    organisation: Organisation
    shared: Shared
    guide: Guide
    action_plan: ActionPlan
    parts: tuple[Part, Part, Part]
    exercises: tuple[Exercise, ...]
    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    cards: Cards

    def part(self, number: int) -> Part:
        return next(part for part in self.parts if part.part == number)
