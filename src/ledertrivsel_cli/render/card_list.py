"""The dialogue cards as a plain page to read on a phone or hear: the same texts, one heading for each theme."""

from itertools import groupby
from typing import Any

from ..card_deck import NumberedCard
from ..danish import listed
from ..plan import Meeting, Plan
from .document import Document, Templates
from .template import filled

_TEMPLATE = "cards/dialogkort-liste.html.j2"
_WEIGHTS = {"let": "let", "mellem": "mellem", "svaer": "svær"}


def card_list(plan: Plan, meeting: Meeting, templates: Templates) -> Document:
    """`dialogkort-liste.html`; raises ContentError when its template cannot be filled in."""
    values = {
        "title": plan.cards.title,
        "group": plan.group,
        "hand": listed(map(str, plan.cards.hand)),
        "themes": [_theme(list(cards)) for _, cards in groupby(_by_theme(plan), lambda numbered: numbered.theme_index)],
        "meeting": meeting.heading,
        "organisation": plan.organisation.name,
    }
    page = filled(_TEMPLATE, values, templates)
    content = tuple(str(numbered.card.id) for numbered in plan.cards.cards)
    return Document(f"del-{meeting.part}/dialogkort-liste.html", page.encode(), meeting.part, "cards", content)


def _by_theme(plan: Plan) -> list[NumberedCard]:
    return sorted(plan.cards.cards, key=lambda numbered: (numbered.theme_index, numbered.number))


def _theme(cards: list[NumberedCard]) -> dict[str, Any]:
    theme = cards[0].theme
    return {"id": f"tema-{theme.id}", "name": theme.name, "cards": [_card(numbered) for numbered in cards]}


def _card(numbered: NumberedCard) -> dict[str, Any]:
    card = numbered.card
    return {
        "number": numbered.number,
        "question": card.question,
        "follow_up": card.follow_up,
        "weight": _WEIGHTS[card.weight],
    }
