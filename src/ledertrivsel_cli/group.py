"""What a facilitator writes: the group file as a frozen model."""

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from . import when
from .base import PARTS, Blank, Truth, Weight, Whole
from .choices import Backs, CardSize
from .text import Line, Mail, Slug

FEWEST_MINUTES, MOST_MINUTES = 60, 240
MOST_ACTORS = 4


def _date(value: Any) -> dt.date:
    try:
        return when.date(value if isinstance(value, str) else "")
    except ValueError as error:
        raise PydanticCustomError("bad-date", "{what}", {"what": str(error)}) from None


def _time(value: Any) -> dt.time:
    whole = isinstance(value, int) and not isinstance(value, bool)  # `start: 9` is a number to YAML
    try:
        return when.time(str(value) if whole or isinstance(value, str) else "")
    except ValueError as error:
        raise PydanticCustomError("bad-time", "{what}", {"what": str(error)}) from None


def _bookable(minutes: int) -> int:
    if minutes < FEWEST_MINUTES:
        raise PydanticCustomError("minutes-too-few", "a meeting takes at least 60 minutes; book 60 or more")
    if minutes > MOST_MINUTES:
        raise PydanticCustomError("minutes-too-many", "a meeting takes at most 240 minutes; split it in two")
    return minutes


Date = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema({"format": "date"})]
Time = Annotated[dt.time, BeforeValidator(_time), WithJsonSchema({"format": "time"})]
BookedMinutes = Annotated[
    Whole,
    AfterValidator(_bookable),
    WithJsonSchema({"type": "integer", "minimum": FEWEST_MINUTES, "maximum": MOST_MINUTES}),
]


class Person(Blank):
    name: Line
    email: Mail | None = None
    phone: Line | None = None


class EvaluationFile(Blank):
    """A leader evaluation to attach. Only one that is the group's own may go to everybody."""

    file: Line
    level: Literal["group"]


def _evaluation_kind(value: Any) -> str:
    return "file" if isinstance(value, dict | EvaluationFile) else "word"


EvaluationChoice = Annotated[
    Annotated[Literal["none", "bring"], Tag("word")] | Annotated[EvaluationFile, Tag("file")],
    Discriminator(_evaluation_kind),
]


class CardChoice(Blank):
    """Which dialogue cards to print, empty meaning all, how large, and whether with backs."""

    themes: tuple[Slug, ...] = ()
    weights: tuple[Weight, ...] = ()
    size: CardSize = "a6"
    backs: Backs = "none"


class MeetingWish(Blank):
    """What is known of one meeting. `None` means: not said, so the default or a blank to fill in."""

    date: Date | None = None
    start: Time | None = None
    minutes: BookedMinutes | None = None
    place: Line | None = None
    exercises: Annotated[tuple[Slug, ...], Field(min_length=1)] | None = None
    articles: Annotated[tuple[Slug, ...], Field(max_length=3)] | None = None
    files: Annotated[tuple[Line, ...], Field(max_length=3)] = ()
    cards: CardChoice = CardChoice()
    actors: Annotated[tuple[Line, ...], Field(max_length=MOST_ACTORS)] = ()
    action_plan: Truth = True


def _or_nothing(value: Any) -> Any:
    return {} if value is None else value


class Group(Blank):
    """One leader group and its course of three meetings."""

    group: Line
    course: Line | None = None
    organisation: Line | None = None
    facilitator: Person | None = None
    participants: tuple[Person, ...] = ()
    evaluation: EvaluationChoice = "none"
    template: Line | None = None
    meetings: dict[Literal[1, 2, 3], Annotated[MeetingWish, BeforeValidator(_or_nothing)]] = Field(
        default_factory=dict, json_schema_extra={"propertyNames": {"enum": list(PARTS)}}
    )

    @model_validator(mode="after")
    def _participants_once(self) -> Self:
        seen: set[str] = set()
        for index, person in enumerate(self.participants):
            key = str(person.email or person.name).casefold()
            if key in seen:
                place = {"who": str(person.name), "at": ("participants", index)}
                raise PydanticCustomError("participant-twice", "{who} is on the list twice; take one out", place)
            seen.add(key)
        return self
