"""The cards that a course prints, and those that its meeting uses."""

from dataclasses import dataclass

from .choices import CardSize
from .printed import Card, CardBacks, Prioritisation
from .printed import Theme as CardTheme
from .text import Text


@dataclass(frozen=True)
class NumberedCard:
    """A card with the number that slides and notes call it by, and its theme's place (0-7) for colour and sign."""

    number: int
    theme_index: int
    theme: CardTheme
    card: Card


@dataclass(frozen=True)
class CardDeck:
    """What is printed for part 2. `hand` are the numbers of the cards that this course's meeting uses."""

    title: Text
    how_to: tuple[Text, ...]
    cards: tuple[NumberedCard, ...]
    blank: int
    blank_prompt: Text
    topics: tuple[CardTheme, ...]
    prioritisation: Prioritisation
    hand: tuple[int, ...] = ()
    size: CardSize = "a6"
    backs: CardBacks | None = None  # the words for cards with backs, where they are wanted
