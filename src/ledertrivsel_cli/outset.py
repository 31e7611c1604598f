"""What an action plan begins with: themes that a group has chosen at its meetings, and a strength to keep."""

from dataclasses import dataclass

from .text import Text


@dataclass(frozen=True)
class Theme:
    """What an action is about. `problem` is how it stands today, as far as scores tell."""

    name: Text
    problem: Text | None = None


@dataclass(frozen=True)
class Outset:
    """Each theme gets an action of its own."""

    themes: tuple[Theme, ...] = ()
    strength: Text | None = None
