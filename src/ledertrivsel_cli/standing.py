"""What a group takes on from its scores to the next steps: the file `priorities.yaml` as frozen models."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Blank, Truth, Whole
from .text import Line

FieldName = Literal["begynd", "hold-fast", "lad-ligge", "skru-ned"]
"""The fields of the matrix in the order of `priorities.Standing.field`."""


class TopicStanding(Blank):
    """Where a topic stands. The means are written as a Dane reads them, and are read as texts."""

    topic: Line
    importance: Line
    success: Line
    gap: Line
    spread: Annotated[Whole, Field(ge=0, le=4)]
    field: FieldName
    talk: Truth = False
    scores: Annotated[Whole, Field(ge=1, le=1000)]


class PrioritiesFile(Blank):
    """What the group chose, which it may change, and the numbers behind it."""

    work_on: Annotated[tuple[Line, ...], Field(max_length=2)] = ()
    keep: Line | None = None
    tied: tuple[Line, ...] = ()
    keep_tied: tuple[Line, ...] = ()
    participants: Annotated[Whole, Field(ge=0, le=1000)]
    topics: tuple[TopicStanding, ...] = ()
