"""What an action plan begins with: themes that a group has chosen at its meetings, and a strength to keep."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

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

    def joined_by(self, names: Iterable[Text]) -> "Outset":
        """With themes of these names behind its own; what is named twice is there once."""
        found: dict[str, Theme] = {}
        for theme in (*self.themes, *map(Theme, names)):
            found.setdefault(" ".join(theme.name.split()).casefold(), theme)
        return replace(self, themes=tuple(found.values()))
