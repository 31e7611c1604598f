"""Library to problems: references exist, ids are unique, texts can be filled in, sixty minutes are enough."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from .agenda import Frame, fewest_minutes
from .base import Model
from .errors import LedertrivselError, Problem
from .fill import filled
from .group import CardChoice
from .model import Exercise, Library, Part, Slide
from .pick import cards_of
from .plan import NumberedCard
from .request import Request
from .text import Text
from .values import base_values, meeting_values, shelf_of

_NEEDS = {"fact": "source", "drawing": "drawing", "columns": "columns"}


def check(library: Library, request: Request) -> list[Problem]:
    """Every fault of the content that no single file shows."""
    found = chain(
        _ids(library),
        _references(library),
        *(_slide_problems(library, part) for part in library.parts),
    )
    problems = list(found)
    if problems:
        return problems
    return [*_unfilled(library, request), *_too_long_for_an_hour(library)]


def _ids(library: Library) -> Iterator[Problem]:
    sheets = [sheet for exercise in library.exercises for sheet in exercise.sheets]
    kinds: dict[str, Iterable[Any]] = {
        "exercise": library.exercises,
        "article": library.articles,
        "source": library.sources,
        "card": library.cards.cards,
        "theme": library.cards.themes,
        "sheet": [*sheets, library.cards.prioritisation.matrix],
    }
    for kind, items in kinds.items():
        ids = [item.id for item in items]
        for name in _twice(ids):
            yield _problem(name, kind, "duplicate-id", f"the id »{name}« is used twice; give one another id")


def _twice(names: Iterable[Text]) -> list[Text]:
    """Each name that has stood before, at its second place."""
    seen: Counter[Text] = Counter()
    return [name for name in names if seen.update([name]) or seen[name] == 2]


def _references(library: Library) -> Iterator[Problem]:
    exercises = {e.id: e.part for e in library.exercises}
    articles = {a.id: a.part for a in library.articles}
    for part in library.parts:
        yield from _of_part(part.exercises, exercises, part, "exercise")
        yield from _of_part(part.articles, articles, part, "article")
    used = {name for part in library.parts for name in part.exercises}
    for exercise in library.exercises:
        if exercise.id not in used:
            what = f"no part uses this exercise; add »{exercise.id}« to `exercises` of part {exercise.part}"
            yield _problem(exercise.id, "exercise", "unused-exercise", what)
    themes = {theme.id for theme in library.cards.themes}
    yield from _known((card.theme for card in library.cards.cards), themes, "theme")
    cards = {card.id for card in library.cards.cards}
    yield from _known((name for exercise in library.exercises for name in exercise.deal), cards, "card")


def _of_part(names: Iterable[Text], homes: dict[Text, int], part: Part, noun: str) -> Iterator[Problem]:
    yield from _known(names, set(homes), noun)
    for name in _twice(names):
        yield _problem(name, noun, "listed-twice", f"»{name}« is on the list twice; take one out")
    for name in names:
        if homes.get(name, part.part) != part.part:
            what = f"»{name}« belongs to part {homes[name]}; part {part.part} can only use its own"
            yield _problem(name, noun, f"wrong-part-{noun}", what)


def _known(names: Iterable[Text], known: set[Text], noun: str) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield _problem(name, noun, f"unknown-{noun}", f"there is no {noun} »{name}«; check the id")


def _slide_problems(library: Library, part: Part) -> Iterator[Problem]:
    shelf = shelf_of(library)
    slides = list(_slides_of(library, part))
    for title in _twice(slide.title for slide in slides):
        what = f"»{title}« is the title of two slides in part {part.part}; give one another title"
        yield _problem(title, "title", "title-twice", what)
    for slide in slides:
        yield from _known([slide.source] if slide.source else [], set(map(Text, shelf.sources)), "source")
        yield from _known([slide.drawing] if slide.drawing else [], set(map(Text, shelf.sheets)), "drawing")
        need = _NEEDS.get(slide.layout)
        if need and getattr(slide, need) is None:
            yield _problem(slide.title, slide.layout, "slide-incomplete", f"this layout needs the key `{need}`; add it")


def _slides_of(library: Library, part: Part) -> Iterator[Slide]:
    shared = library.shared
    exercises = [exercise for exercise in library.exercises if exercise.part == part.part]
    steps = [*part.welcome, *part.action_plan, *part.closing, *shared.pauses, shared.open_time]
    for step in chain(steps, *(exercise.steps for exercise in exercises)):
        yield from step.slides
    yield part.evaluation.slide
    yield shared.extra


def _unfilled(library: Library, request: Request) -> list[Problem]:
    """Fill every text once, each with the variables that it will have."""
    base = base_values(library, request)
    everywhere: list[Model | tuple[Model, ...]] = [
        library.organisation, library.guide, library.action_plan, library.cards, library.articles, library.sources,
    ]  # fmt: skip
    problems = list(_fill_problems(everywhere, base))
    for part in library.parts:
        exercises = tuple(exercise for exercise in library.exercises if exercise.part == part.part)
        values = base | meeting_values(90, _any_hand(library, exercises))
        problems += _fill_problems([part, exercises], values)
    return problems + list(_fill_problems([library.shared], base | meeting_values(90, ())))


def _any_hand(library: Library, exercises: tuple[Exercise, ...]) -> tuple[NumberedCard, ...]:
    deals = any(exercise.deal for exercise in exercises)
    return cards_of(library.cards, CardChoice())[:1] if deals else ()


def _fill_problems(values: Iterable[Any], variables: dict[str, Any]) -> Iterator[Problem]:
    for value in values:
        try:
            filled(value, variables)
        except LedertrivselError as error:
            yield from error.problems


def _too_long_for_an_hour(library: Library) -> Iterator[Problem]:
    for part in library.parts:
        shortest = min(
            fewest_minutes(Frame(part, library.shared, (exercise,)))
            for exercise in library.exercises
            if exercise.part == part.part
        )
        if shortest > 60:
            what = f"part {part.part} needs {shortest} minutes with its shortest exercise; 60 must be enough"
            yield _problem(part.title, "minutes", "minutes-over-hour", what)


def _problem(text: Text, where: str, code: str, what: str) -> Problem:
    return Problem(text.path, text.line, where, code, what)
