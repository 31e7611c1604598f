"""The variables that the texts of the content may use, and the things that slides name by id."""

from collections.abc import Collection
from typing import Any

from . import danish
from .fill import card_lookup, filled
from .model import Library
from .request import Request
from .slides import Shelf


def base_values(library: Library, request: Request) -> dict[str, Any]:
    """The variables that every text may use; all of them are there even when their file could not be read."""
    group, organisation, cards = request.group, library.organisation, library.cards
    return {
        "group": group.group if group else "ledergruppen",
        "organisation": (group.organisation if group else None) or getattr(organisation, "name", ""),
        "platform": getattr(organisation, "platform", ""),
        "evaluation": getattr(organisation, "evaluation", ""),
        "facilitator": group.facilitator.name if group and group.facilitator else "mødelederen",
        "card": card_lookup(cards) if cards else len,
    }


def meeting_values(minutes: int, numbers: Collection[int]) -> dict[str, Any]:
    """The variables that the texts of one meeting may use besides; `numbers` are the cards on the table, if any."""
    listed = danish.listed(str(number) for number in sorted(numbers))
    return {"minutes": minutes} | ({"cards": listed, "card_count": len(numbers)} if numbers else {})


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
