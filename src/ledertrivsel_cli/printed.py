"""What authors write for paper: the sheets of the exercises, the dialogue cards and the prioritisation card."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Angle, Model, Notes, Truth, Weight, Whole
from .text import Line, Slug, Text

HIGH = 3.5
"""A group's mean of so much or more is high in the matrix."""


class _Sheet(Model):
    id: Slug
    title: Line
    instruction: Line
    private: Line | None = None
    alt: Line

    @property
    def file(self) -> str:
        """The sheet's name in the pack."""
        return f"ark-{self.id}.pdf"


class WeekSheet(_Sheet):
    """Days down, times of the day across, with marks to write in the fields."""

    kind: Literal["week"]
    days: tuple[Line, ...]
    times: tuple[Line, ...]
    marks: tuple[Line, ...]
    questions: tuple[Line, ...]


class AccountSheet(_Sheet):
    """Two columns, what gives and what takes energy, with spurs to think from."""

    kind: Literal["account"]
    plus: Line
    minus: Line
    spurs: tuple[Line, ...]
    marks: tuple[Line, ...]
    rows: Annotated[Whole, Field(ge=3, le=8)]
    questions: tuple[Line, ...] = ()


class CirclesSheet(_Sheet):
    """Rings around a centre, cut into sectors. `rings` go from the inside out."""

    kind: Literal["circles"]
    centre: Line
    rings: tuple[Line, Line, Line]
    sectors: Annotated[tuple[Line, ...], Field(min_length=3, max_length=8)]


class Axis(Model):
    name: Line
    low: Line
    high: Line


class GridSheet(_Sheet):
    """Two axes and four named fields: top left, top right, bottom left, bottom right."""

    kind: Literal["grid"]
    x: Axis
    y: Axis
    fields: tuple[Line, Line, Line, Line]
    questions: tuple[Line, ...] = ()


class ActorSheet(_Sheet):
    """One actor: what they give and take, three fields to sort in, and one agreement."""

    kind: Literal["actor"]
    actor: Line
    boxes: tuple[Line, Line, Line]
    fields: tuple[Line, Line, Line]
    agreement: Line


Sheet = Annotated[WeekSheet | AccountSheet | CirclesSheet | GridSheet | ActorSheet, Field(discriminator="kind")]


class Theme(Model):
    """A theme of the dialogue cards. `sign` is one of the eight drawings that the card template knows."""

    id: Slug
    name: Line
    core: Truth = False
    topic: Line


class Card(Model):
    """A dialogue card. Cards are numbered in the order in which they stand."""

    id: Slug
    theme: Slug
    angle: Angle
    weight: Weight
    question: Line
    follow_up: Line


class ResultSlide(Model):
    """A slide with the group's own numbers: its title and its notes."""

    title: Line
    notes: Notes


class Result(Model):
    """The deck that shows a group its scores: three slides, and the sentences for what the rules point at."""

    title: Line
    matrix: ResultSlide
    numbers: ResultSlide
    choose: ResultSlide
    begin: Line
    nothing: Line
    tied: Line
    keep: Line
    keep_tied: Line
    no_keep: Line
    talk: Line
    talk_first: Line
    few: Line


class Prioritisation(Model):
    """The prioritisation card: two questions on a scale from 1 to 5, and the group's matrix."""

    title: Line
    instruction: Line
    importance: Line
    success: Line
    scale: tuple[Line, Line, Line, Line, Line]
    own_topics: Annotated[Whole, Field(ge=0, le=4)]
    own_heading: Line
    matrix: GridSheet
    result: Result


class CardBacks(Model):
    """What is to be known when cards are printed on both sides: a line for the first page, and the test sheet."""

    how_to: Line
    title: Line
    test: Text


class Cards(Model):
    """`cards.yaml`: themes, cards, blank cards and the prioritisation card."""

    title: Line
    how_to: tuple[Line, ...]
    backs: CardBacks
    blank: Annotated[Whole, Field(ge=0, le=16)]
    blank_prompt: Line
    themes: Annotated[tuple[Theme, ...], Field(min_length=1, max_length=8)]
    prioritisation: Prioritisation
    cards: Annotated[tuple[Card, ...], Field(min_length=1)]
