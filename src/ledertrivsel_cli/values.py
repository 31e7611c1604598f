"""The variables that the texts of the content may use, and the things that slides name by id."""

from typing import Any

from . import danish
from .fill import card_lookup, filled
from .model import Library
from .plan import NumberedCard
from .request import Request
from .slides import Shelf


def base_values(library: Library, request: Request) -> dict[str, Any]:
    """The variables that every text may use."""
    group = request.group
    return {
        "group": group.group if group else "ledergruppen",
        "organisation": (group.organisation if group else None) or library.organisation.name,
        "platform": library.organisation.platform,
        "evaluation": library.organisation.evaluation,
        "facilitator": group.facilitator.name if group and group.facilitator else "mødelederen",
        "card": card_lookup(library.cards),
    }


def meeting_values(minutes: int, hand: tuple[NumberedCard, ...]) -> dict[str, Any]:
    """The variables that the texts of one meeting may use besides."""
    numbers = danish.listed(str(number) for number in sorted(card.number for card in hand))
    return {"minutes": minutes} | ({"cards": numbers, "card_count": len(hand)} if hand else {})


def shelf_of(library: Library) -> Shelf:
    """Everything that slides name by id."""
    sheets = {str(sheet.id): sheet for exercise in library.exercises for sheet in exercise.sheets}
    matrix = library.cards.prioritisation.matrix
    return Shelf(sheets | {str(matrix.id): matrix}, {str(source.id): source for source in library.sources})


def filled_shelf(library: Library, values: dict[str, Any]) -> Shelf:
    shelf = shelf_of(library)
    return Shelf(
        {name: filled(sheet, values) for name, sheet in shelf.sheets.items()},
        {name: filled(source, values) for name, source in shelf.sources.items()},
    )
