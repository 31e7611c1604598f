"""What a slide shows of a group's topics and numbers: a table, and the matrix with or without scores."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from .printed import GridSheet
from .text import Text


@dataclass(frozen=True)
class Table:
    """A table on a slide. The column `wide` has the room that the others leave; `right` are columns of numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str
    wide: int = 0
    right: tuple[int, ...] = ()


class Means(NamedTuple):
    """What a group gave a topic, each the mean of whole scores from 1 to 5."""

    importance: Fraction
    success: Fraction


@dataclass(frozen=True)
class Matrix:
    """The topics that a group gives scores to, in the card's order, and the axes and fields that they are laid out in.

    `own` is how many topics the group may add; `means` are what each topic was given, or none before the scores are in.
    """

    sheet: GridSheet
    topics: tuple[Text, ...]
    own: int = 0
    means: tuple[Means, ...] = ()
