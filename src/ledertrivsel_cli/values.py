"""The variables that the texts of the content may use, and the things that slides name by id."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from . import danish
from .card_deck import NumberedCard
from .figures import Matrix
from .fill import card_lookup, filled
from .model import Exercise, Library
from .printed import Cards, Sheet
from .request import Request
from .slides import Shelf

_FOR_EACH = "ét til hver"
_PRINTED = {
    "prioriteringskort": ("prioriteringskort.pdf", f"{_FOR_EACH} og side 2 én gang"),
    "blanke kort": ("bagest i dialogkort.pdf", "to til hver"),
    "handleplanen": ("handleplan.docx", ""),
    "stort kort": ("", "tegnet op til væggen"),
    "stort gitter": ("", "tegnet op til væggen"),
    "selvklæbende sedler": ("", "ti til hver"),
    "klistermærker": ("", "to til hver"),
    "prikker": ("", "tre til hver"),
    "farveprikker": ("", "hvis I har dem"),
    "kuglepen": ("", "én til hver"),
    "papir": ("", "et ark til hver"),
    "tuscher": ("", "én til hver"),
}
"""Where the steps' materials are found, if in the pack, and how many are needed, besides sheets and dealt cards."""


def base_values(library: Library, request: Request) -> dict[str, Any]:
    """The variables that every text may use; all of them are there even when their file could not be read."""
    group, organisation, cards = request.group, library.organisation, library.cards
    return {
        "group": group.group if group else "ledergruppen",
        "organisation": (group.organisation if group else None) or getattr(organisation, "name", ""),
        "platform": getattr(organisation, "platform", ""),
        "evaluation": getattr(organisation, "evaluation", ""),
        "facilitator": group.facilitator.name if group and group.facilitator else "mødelederen",
        "action_plan": request.wish(3).action_plan,
        "card": card_lookup(cards) if cards else len,
    }


def meeting_values(minutes: int, exercises: Sequence[str], hand: Sequence[NumberedCard]) -> dict[str, Any]:
    """The variables that the texts of one meeting may use besides; `hand` are the cards on its table, if any."""
    values: dict[str, Any] = {"minutes": minutes, "exercises": danish.listed(f"»{name}«" for name in exercises)}
    if hand:
        numbers = danish.listed(str(number) for number in sorted(card.number for card in hand))
        values |= {"cards": numbers, "card_count": len(hand), "themes": _themes(hand)}
    return values


def _themes(hand: Sequence[NumberedCard]) -> str:
    """ "samarbejde på tværs, tillid samt støtte og sparring": »samt« where a name has an »og« of its own."""
    ordered = sorted(hand, key=lambda card: card.theme_index)
    names = list(dict.fromkeys(card.theme.name[0].lower() + card.theme.name[1:] for card in ordered))
    listed = danish.listed(names)
    return listed.replace(f" og {names[-1]}", f" samt {names[-1]}") if " og " in names[-1] else listed


def shelf_of(library: Library) -> Shelf:
    """Everything that slides name by id."""
    sheets = {str(sheet.id): sheet for exercise in library.exercises for sheet in exercise.sheets}
    return Shelf(sheets, {str(source.id): source for source in library.sources})


def filled_shelf(library: Library, values: dict[str, Any], themes: Collection[str], shown: Iterable[Exercise]) -> Shelf:
    """The shelf with every text filled in, the places of what is printed, and these themes as topics of the matrix.

    The sheets of exercises that are not `shown` are not printed, so that no step may ask for them.
    """
    shelf = shelf_of(library)
    sheets = {name: filled(sheet, values) for name, sheet in shelf.sheets.items()}
    sources = {name: filled(source, values) for name, source in shelf.sources.items()}
    printed = {str(sheet.id) for exercise in shown for sheet in exercise.sheets}
    places = {f"arket {sheet.title}": (sheet.file, _copies(sheet)) for name, sheet in sheets.items() if name in printed}
    absent = frozenset(f"arket {sheet.title}" for name, sheet in sheets.items() if name not in printed)
    if "cards" in values:
        places["dialogkort"] = (f"nr. {values['cards']}", "ét sæt til hver gruppe")
    matrix = _matrix(filled(library.cards, values), themes)
    return Shelf(sheets, sources, printed=_PRINTED | places, absent=absent, matrix=matrix)


def _matrix(cards: Cards, themes: Collection[str]) -> Matrix:
    names = tuple(theme.name for theme in cards.themes if theme.id in themes)
    return Matrix(cards.prioritisation.matrix, names, cards.prioritisation.own_topics)


def _copies(sheet: Sheet) -> str:
    """A map is the group's own; of the other sheets everybody has one."""
    return "ét er nok" if sheet.kind == "circles" else _FOR_EACH
