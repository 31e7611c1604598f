"""What stands where on one slide, before anything is written: the seam between setting out and filling in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..text import Text
from .look import Look, Paint
from .places import Area, Place
from .words import AS_IT_IS, Manner, Mark, Paragraph


@dataclass(frozen=True)
class Words:
    """What goes into one spot: texts, the smallest size for them, and runs where they are not set plainly."""

    texts: tuple[Text, ...]
    floor: float = 18
    runs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True)
class Spot:
    """One place on a slide. `shape` is what takes the text, or gives way to a table or drawing.

    `given` is the size that the text has when nothing is said; `inset` the room for a sign left of the text.
    """

    area: Area
    name: str
    shape: Any = None
    place: Place | None = None
    given: float | None = None
    manner: Manner = AS_IT_IS
    marks: tuple[Mark, ...] = ()
    inset: float = 0.0
    cover: Paint | None = None  # the surface that a text has of its own, where it could not be read without


@dataclass(frozen=True)
class Scene:
    """A slide set out: its spots and its texts, both by role, and the look of what is drawn."""

    spots: dict[int, Spot]
    wanted: Mapping[int, Words]
    look: Look


def remove(shape: Any) -> None:
    """Take a shape off its slide, if there is one."""
    if shape is not None:
        shape.element.getparent().remove(shape.element)
