"""What there is to choose from, and the agenda, as plain data and as table rows."""

from collections.abc import Callable, Mapping
from typing import Any

from . import danish
from .fill import card_numbers
from .model import Library
from .plan import Meeting


def parts(library: Library) -> list[dict[str, Any]]:
    return [
        {"id": f"del-{part.part}", "part": part.part, "title": part.title, "exercises": list(part.exercises)}
        for part in library.parts
    ]


def exercises(library: Library) -> list[dict[str, Any]]:
    by_id = {exercise.id: exercise for exercise in library.exercises}
    ordered = [by_id[name] for part in library.parts for name in part.exercises]
    return [
        {
            "id": exercise.id,
            "part": exercise.part,
            "name": exercise.name,
            "least": sum(step.minutes.least for step in exercise.steps),
            "ideal": sum(step.minutes.ideal for step in exercise.steps),
        }
        for exercise in ordered
    ]


def articles(library: Library) -> list[dict[str, Any]]:
    keys = ("id", "part", "title", "author", "publisher", "year", "url", "why")
    return [{key: getattr(article, key) for key in keys} for article in library.articles]


def cards(library: Library) -> list[dict[str, Any]]:
    numbers = card_numbers(library.cards)
    return [
        {
            "id": card.id,
            "number": numbers[card.id],
            "theme": card.theme,
            "angle": card.angle,
            "weight": card.weight,
            "question": card.question,
            "follow_up": card.follow_up,
        }
        for card in library.cards.cards
    ]


KINDS: dict[str, tuple[Callable[[Library], list[dict[str, Any]]], tuple[str, ...]]] = {
    "parts": (parts, ("id", "title")),
    "exercises": (exercises, ("id", "part", "least", "ideal", "name")),
    "articles": (articles, ("id", "part", "publisher", "title")),
    "cards": (cards, ("number", "id", "weight", "question")),
}
"""For each kind: its objects, and the keys that a table shows."""


def agenda(meeting: Meeting) -> dict[str, Any]:
    """The timed agenda; `start` is "HH:MM", or null when the meeting has no time."""
    items = [
        {
            "start": f"{item.start:%H:%M}" if item.start else None,
            "minutes": item.minutes,
            "title": item.title,
            "form": item.form,
        }
        for item in meeting.items
    ]
    return {"part": meeting.part, "minutes": meeting.minutes, "items": items}


def agenda_rows(meeting: Meeting) -> list[tuple[str, str, str, str]]:
    """The agenda for the eye: clock time or minutes from the start, length, form, title."""
    return [
        (danish.clock(item.start) if item.start else f"+{item.offset}", f"{item.minutes}", item.form, str(item.title))
        for item in meeting.items
    ]


def template(found: Mapping[str, Any]) -> list[str]:
    """What `template check` prints: the size, the layout and placeholders of each kind of slide, fonts and colours."""
    size = found["size"]
    lines = [f"size: {size['shape']}, {size['width']} × {size['height']} cm"]
    for kind, slide in found["slides"].items():
        has = ", ".join(slide.get("placeholders", ()))
        lines.append(f"{kind:<11} »{slide['layout'] or 'missing'}«{f' ({has})' if has else ''}")
    lines += [f"font: {name}, {'measured' if known else 'not known here'}" for name, known in found["fonts"].items()]
    for name, color in found["colors"].items():
        contrasts = ", ".join(f"{key.removeprefix('on_')} {value}" for key, value in color.items() if key != "value")
        lines.append(f"{name:<8} #{color['value']}: contrast to {contrasts}")
    return lines


def fields(found: Mapping[str, Any]) -> list[str]:
    """What `template check` prints of a Word template: how often it has each field of the action plan."""
    wide = max(map(len, found["fields"]))
    return [
        f"{tag:<{wide}}  {field['count'] or 'lacking':<7}  {field['title']}" for tag, field in found["fields"].items()
    ]
