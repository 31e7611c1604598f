"""What authors write for `vejledning.pdf` and `handleplan.docx`."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Model, Whole
from .text import Line, Text


class Section(Model):
    heading: Line
    text: Text | None = None
    points: tuple[Line, ...] = ()


class Guide(Model):
    """`vejledning.pdf` apart from the roadmaps: `start` is the first page."""

    title: Line
    start: Section
    first: Section
    files: tuple["FileNote", ...]
    about: Section
    adapt: tuple[Section, ...]
    advice: tuple[Section, ...]
    credit: Text


class FileNote(Model):
    """What one kind of file is for; `name` is the file's name in the pack, `*` standing for anything."""

    name: Line
    text: Line


class ActionPlan(Model):
    """The fixed words of `handleplan.docx` that an organisation may want to change.

    `done` is the status of what is carried out; other actions are open.
    """

    title: Line
    intro: Text
    privacy: Text
    actions: Annotated[Whole, Field(ge=1, le=6)]
    conditions: Annotated[Whole, Field(ge=0, le=4)]
    statuses: Annotated[tuple[Line, ...], Field(min_length=2)]
    done: Line | None = None

    @model_validator(mode="after")
    def _done_is_a_status(self) -> Self:
        if self.done is not None and self.done not in self.statuses:
            raise PydanticCustomError("unknown-status", "`done` must be one of the statuses", {"at": ("done",)})
        return self
