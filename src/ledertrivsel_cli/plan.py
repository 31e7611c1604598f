"""What a course becomes: plain data with every choice made and every text filled in. Renderers read only this."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from .booking import Booking
from .card_deck import CardDeck
from .choices import Poster
from .figures import Matrix, Table
from .group import Person
from .guidance import ActionPlan, Guide
from .model import Article, Invitation, Organisation, Roadmap, Source
from .outset import Outset
from .printed import Sheet
from .text import Text

TIME, USE, DO, SAY, WATCH, SOURCE = "Tid", "Brug", "Gør", "Sig", "Hold øje med", "Kilde"
"""The headings of a slide's notes, in order."""


@dataclass(frozen=True)
class Material:
    """A thing that a step uses. `place` is where it is found, a file or numbers; `copies` how many are needed."""

    name: Text
    place: str = ""
    copies: str = ""

    @property
    def found(self) -> str:
        """ "arket Min uge (ark-min-uge.pdf)"."""
        return f"{self.name} ({self.place})" if self.place else self.name


@dataclass(frozen=True)
class Band:
    """What stands at the same place on every exercise slide. `form` is a word to show, not a key; a break has none."""

    minutes: int
    form: str
    materials: tuple[Text, ...]


@dataclass(frozen=True)
class AgendaRow:
    """One line of the agenda slide: `when` is a clock time ("9.00") or a length ("10 min")."""

    when: str
    title: str
    minutes: int


@dataclass(frozen=True)
class Slide:
    """One slide, ready to draw. `kicker` stands small above the title; `notes` are (heading, text) in order.

    `minutes` is for how long it is shown; 0 where it shares its step's minutes with the others, or has none.
    """

    layout: str
    title: Text
    kicker: str
    lead: Text | None
    points: tuple[Text, ...]
    columns: tuple[tuple[Text, tuple[Text, ...]], ...]
    agenda: tuple[AgendaRow, ...]
    drawing: Sheet | None
    source: Source | None
    band: Band | None
    notes: tuple[tuple[str, Text], ...]
    matrix: Matrix | None = None
    minutes: int = 0
    table: Table | None = None

    @property
    def figure(self) -> Sheet | Matrix | None:
        """What is drawn."""
        return self.matrix or self.drawing


@dataclass(frozen=True)
class Item:
    """One timed item. `start` is None when the meeting has no time; `offset` is minutes from the start."""

    start: dt.time | None
    offset: int
    minutes: int
    title: Text
    form: str
    kind: str  # step, pause or open
    slides: tuple[Slide, ...]
    materials: tuple[Material, ...] = ()


@dataclass(frozen=True)
class Block:
    """Items that belong together: the welcome, an exercise or one section of it, a break, the closing."""

    title: Text
    exercise: str | None
    items: tuple[Item, ...]

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True)
class ChosenExercise:
    """An exercise as others need to name it, with its sheets."""

    id: str
    name: Text
    title: Text
    purpose: Text
    outcome: Text
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Attachment:
    """A file to send along, read and checked by `load`; `article` is the id of the article that it is a copy of."""

    name: str
    data: bytes
    article: str = ""


@dataclass(frozen=True)
class Meeting:
    """One of the three meetings. `extra` holds the slides of an exercise that there was no time for."""

    part: int
    title: Text
    heading: str  # "Del 1: Din egen trivsel som leder"
    purpose: Text
    intro: Text
    date: dt.date | None
    start: dt.time | None
    minutes: int
    place: Text | None
    blocks: tuple[Block, ...]
    extra: tuple[Slide, ...]
    exercises: tuple[ChosenExercise, ...]
    articles: tuple[Article, ...]
    invitation: Invitation
    evaluation: Text | None
    roadmap: Roadmap
    action_plan: bool
    content: tuple[str, ...]  # ids of everything the deck is made from
    more_articles: tuple[Article, ...] = ()  # the part's other articles, for the guide
    files: tuple[Attachment, ...] = ()  # to send along with the invitation
    booking: Booking | None = None  # known when there may be an earlier calendar file

    @property
    def cancelled(self) -> bool:
        return self.booking is not None and self.booking.now.cancelled

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for block in self.blocks for item in block.items)

    @property
    def slides(self) -> tuple[Slide, ...]:
        return tuple(slide for item in self.items for slide in item.slides) + self.extra

    @property
    def numbers(self) -> tuple[range, ...]:
        """The numbers that the slides have in the deck: those of each item, and last those of the extra slides."""
        counts = (*(len(item.slides) for item in self.items), len(self.extra))
        return tuple(range(first, after) for first, after in pairwise(accumulate(counts, initial=1)))


@dataclass(frozen=True)
class Plan:
    """The whole course. Group values stand only here and in the meetings' `date`, `start` and `place`."""

    group: Text | None
    course: Text | None
    organisation: Organisation
    facilitator: Person | None
    participants: tuple[Person, ...]
    attachment: Attachment | None
    meetings: tuple[Meeting, ...]
    cards: CardDeck
    guide: Guide
    action_plan: ActionPlan
    today: dt.date
    poster: Poster | None = None
    template: Text | None = None  # the group's own PowerPoint template, beside its group file
    outset: Outset = field(default_factory=Outset)  # what the action plan begins with
    said: tuple[str, ...] = ()  # what is worth knowing of how it was made
