"""Draws what is printed for part 2: the dialogue cards to cut, and the prioritisation card to fill in."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from ..card_deck import CardDeck, NumberedCard
from ..danish import listed
from ..plan import Plan
from ..printed import CardBacks, Prioritisation
from .card_shapes import SHAPES, Shape
from .document import Document, Templates
from .fit import ATKINSON_BOLD
from .matrix import matrix
from .typeset import TEXT, WIDTH, Frame, Proof, footer, typeset

_PART = 2
_TITLE = Frame(160, 13.6, (28, 26, 24, 22, 20, 18, 16), ATKINSON_BOLD)
_HOW_TO = Frame(168, 82, (14, 13, 12, 11), gap=0.45)
_TEST = Frame(120, 60, (14, 13, 12, 11))
_LEGEND = Frame(100, 6, TEXT, ATKINSON_BOLD)
_INSTRUCTION = Frame(WIDTH, 11, TEXT)
_SCALE = Frame(33, 10, (12, 11))
_TABLE = 160.0  # millimetres that the table's rows share
_HEADING = Frame(44, 16, TEXT, ATKINSON_BOLD)
_OWN = Frame(74, 6, TEXT, ATKINSON_BOLD)
_MATRIX = 144.0  # the drawing's height in millimetres, and the room for the questions below it
_QUESTIONS = 64.0


def cards(plan: Plan, templates: Templates) -> tuple[Document, ...]:
    """`dialogkort.pdf` and `prioriteringskort.pdf`; raises FitError with every text that cannot be set."""
    proof = Proof()
    foot = footer(plan, _PART, proof)
    deck = _deck(plan.cards, proof) | foot
    priority = _priority(plan.cards, proof) | foot
    proof.close()
    return (
        _document(plan, templates, "dialogkort", deck, (str(n.card.id) for n in plan.cards.cards)),
        _document(plan, templates, "prioriteringskort", priority, (str(theme.id) for theme in plan.cards.topics)),
    )


def _document(plan: Plan, templates: Templates, name: str, data: dict[str, Any], content: Iterable[str]) -> Document:
    title, organisation = data["title"]["text"], plan.organisation.name
    pdf = typeset(templates, f"{name}.typ", data, title=title, organisation=organisation)
    return Document(f"del-{_PART}/{name}.pdf", pdf, _PART, "cards", tuple(content))


def _deck(deck: CardDeck, proof: Proof) -> dict[str, Any]:
    where, shape = "cards", SHAPES[deck.size]
    how_to = (*deck.how_to, *([deck.backs.how_to] if deck.backs else []))
    return {
        "title": proof.one(where, _TITLE, deck.title),
        "how_to": proof.flow(f"{where}.how_to", _HOW_TO, how_to),
        "themes": _themes(deck.cards, proof),
        "hand": _hand(deck, shape),
        "shape": shape.measures,
        "cards": [_card(numbered, shape, proof) for numbered in deck.cards],
        "blank": deck.blank,
        "prompt": proof.one(f"{where}.blank_prompt", shape.prompt, deck.blank_prompt),
        "backs": _backs(deck.backs, proof) if deck.backs else None,
    }


def _backs(backs: CardBacks, proof: Proof) -> dict[str, Any]:
    where = "cards.backs"
    return {"title": proof.one(where, _TITLE, backs.title), "test": proof.one(where, _TEST, backs.test)}


def _hand(deck: CardDeck, shape: Shape) -> dict[str, str]:
    """The cards that the meeting uses, and the pages of the PDF that they are on, so that the rest need no paper."""
    places = [place for place, numbered in enumerate(deck.cards) if numbered.number in deck.hand]
    leaves = dict.fromkeys(place // shape.on_a_sheet for place in places)
    pages = (f"{3 + 2 * leaf}–{4 + 2 * leaf}" if deck.backs else str(2 + leaf) for leaf in leaves)
    return {"numbers": listed(map(str, deck.hand)), "pages": listed(pages)}


def _card(numbered: NumberedCard, shape: Shape, proof: Proof) -> dict[str, Any]:
    card, where = numbered.card, f"card {numbered.number} ({numbered.card.id})"
    return {
        "number": numbered.number,
        "theme": proof.one(f"theme {numbered.theme.id}", shape.theme, numbered.theme.name),
        "back": proof.one(f"theme {numbered.theme.id}", shape.back, numbered.theme.name),
        "sign": numbered.theme_index,
        "weight": card.weight,
        "question": proof.one(where, shape.question, card.question),
        "follow_up": proof.one(where, shape.follow_up, card.follow_up),
    }


def _themes(deck: Iterable[NumberedCard], proof: Proof) -> list[dict[str, Any]]:
    """The legend: every theme among the cards, with its cards' numbers."""
    by_theme = groupby(sorted(deck, key=_place), key=lambda numbered: numbered.theme_index)
    return [_row(sign, tuple(group), proof) for sign, group in by_theme]


def _row(sign: int, group: tuple[NumberedCard, ...], proof: Proof) -> dict[str, Any]:
    theme = group[0].theme
    numbers = _spans(numbered.number for numbered in group)
    return {"name": proof.one(f"theme {theme.id}", _LEGEND, theme.name), "sign": sign, "numbers": numbers}


def _place(numbered: NumberedCard) -> tuple[int, int]:
    return numbered.theme_index, numbered.number


def _spans(numbers: Iterable[int]) -> str:
    """For example "1–8, 11" for rising numbers."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _priority(deck: CardDeck, proof: Proof) -> dict[str, Any]:
    card, where = deck.prioritisation, "prioritisation"
    importance, success = proof.each(where, _HEADING, (card.importance, card.success))
    return {
        "title": proof.one(where, _TITLE, card.title),
        "instruction": proof.one(where, _INSTRUCTION, card.instruction),
        "importance": importance,
        "success": success,
        "scale": proof.each(where, _SCALE, card.scale),
        "table": _TABLE,
        "topics": _topics(deck, where, proof),
        "own": card.own_topics,
        "own_heading": proof.one(where, _OWN, card.own_heading),
        "matrix": _matrix(card, proof),
    }


def _topics(deck: CardDeck, where: str, proof: Proof) -> list[dict[str, Any]]:
    signs = {numbered.theme.id: numbered.theme_index for numbered in deck.cards}
    rows = len(deck.topics) + deck.prioritisation.own_topics
    frame = Frame(64, min(_TABLE / max(rows, 1) - 3, 17), TEXT)
    topics = proof.each(where, frame, (theme.topic for theme in deck.topics))
    # A theme's sign is known from its cards; a topic without cards stands without one.
    return [{"topic": topic, "sign": signs.get(theme.id)} for topic, theme in zip(topics, deck.topics, strict=True)]


def _matrix(card: Prioritisation, proof: Proof) -> dict[str, Any]:
    sheet, where = card.matrix, "prioritisation.matrix"
    return {
        "title": proof.one(where, _TITLE, sheet.title),
        "instruction": proof.one(where, _INSTRUCTION, sheet.instruction),
        "drawing": matrix(sheet, where, proof, WIDTH, _MATRIX),
        "questions": proof.asked(where, _QUESTIONS, sheet.questions),
    }
