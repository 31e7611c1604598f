"""Library to problems: references exist, ids are unique, texts can be filled in, sixty minutes are enough."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain
from typing import Any

from .agenda import Frame, fewest_minutes
from .base import Model
from .card_deck import NumberedCard
from .errors import LedertrivselError, Problem
from .fill import filled
from .model import Library, Part, Slide
from .printed import Card, Theme
from .request import Request
from .text import Text
from .values import base_values, meeting_values, shelf_of

_SOME_THEME = Theme(id="x", name="x", topic="x")
_SOME_CARD = (
    NumberedCard(1, 0, _SOME_THEME, Card(id="x", theme="x", angle="A", weight="let", question="x", follow_up="x")),
)  # which card makes no difference to whether a text can be filled in
_NEEDS = {"fact": "source", "drawing": "drawing", "columns": "columns"}


def check(library: Library, request: Request, broken: Collection[str] = ()) -> list[Problem]:
    """Every fault of the content that no single file shows.

    `broken` names fields of the library that could not be read whole: what hangs on them is left for the next run.
    """
    checks: tuple[tuple[set[str], Callable[[Library], Iterable[Problem]]], ...] = (
        (set(), _ids),
        ({"cards"}, _card_ids),
        ({"exercises"}, _part_exercises),
        ({"articles"}, _part_articles),
        ({"parts"}, _unused_exercises),
        ({"cards"}, _card_references),
        ({"shared"}, _slide_faults),
        ({"shared", "sources"}, _slide_sources),
        ({"shared", "exercises", "cards"}, _slide_drawings),
        (set(), lambda whole: _unfilled(whole, request)),
        ({"shared", "exercises"}, _too_long_for_an_hour),
    )
    return [problem for needs, find in checks if not needs & set(broken) for problem in find(library)]


def _ids(library: Library) -> Iterator[Problem]:
    yield from _twice_used("exercise", library.exercises)
    yield from _twice_used("article", library.articles)
    yield from _twice_used("source", library.sources)


def _card_ids(library: Library) -> Iterator[Problem]:
    yield from _twice_used("card", library.cards.cards)
    yield from _twice_used("theme", library.cards.themes)
    sheets = [sheet for exercise in library.exercises for sheet in exercise.sheets]
    yield from _twice_used("sheet", [*sheets, library.cards.prioritisation.matrix])


def _twice_used(kind: str, items: Iterable[Any]) -> Iterator[Problem]:
    for name in _twice(item.id for item in items):
        yield _problem(name, kind, "duplicate-id", f"the id »{name}« is used twice; give one another id")


def _twice(names: Iterable[Text]) -> list[Text]:
    """Each name that has stood before, at its second place."""
    seen: Counter[Text] = Counter()
    return [name for name in names if seen.update([name]) or seen[name] == 2]


def _part_exercises(library: Library) -> Iterator[Problem]:
    homes = {exercise.id: exercise.part for exercise in library.exercises}
    for part in library.parts:
        for names in (part.exercises, part.may_wait):
            yield from _of_part(names, homes, part, "exercise")


def _part_articles(library: Library) -> Iterator[Problem]:
    homes = {article.id: article.part for article in library.articles}
    for part in library.parts:
        yield from _of_part(part.articles, homes, part, "article")


def _unused_exercises(library: Library) -> Iterator[Problem]:
    used = {name for part in library.parts for name in part.exercises}
    for exercise in library.exercises:
        if exercise.id not in used:
            what = f"no part uses this exercise; add »{exercise.id}« to `exercises` of part {exercise.part}"
            yield _problem(exercise.id, "exercise", "unused-exercise", what)


def _card_references(library: Library) -> Iterator[Problem]:
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


def _slide_faults(library: Library) -> Iterator[Problem]:
    for part in library.parts:
        slides = list(_slides_of(library, part))
        for title in _twice(slide.title for slide in slides):
            what = f"»{title}« is the title of two slides in part {part.part}; give one another title"
            yield _problem(title, "title", "title-twice", what)
        for slide in slides:
            need = _NEEDS.get(slide.layout)
            if need and getattr(slide, need) is None:
                what = f"this layout needs the key `{need}`; add it"
                yield _problem(slide.title, slide.layout, "slide-incomplete", what)


def _slide_sources(library: Library) -> Iterator[Problem]:
    sources = {source.id for source in library.sources}
    slides = [slide for part in library.parts for slide in _slides_of(library, part)]
    yield from _known((slide.source for slide in slides if slide.source), sources, "source")


def _slide_drawings(library: Library) -> Iterator[Problem]:
    sheets = set(map(Text, shelf_of(library).sheets))
    slides = [slide for part in library.parts for slide in _slides_of(library, part)]
    yield from _known((slide.drawing for slide in slides if slide.drawing), sheets, "drawing")


def _slides_of(library: Library, part: Part) -> Iterator[Slide]:
    shared = library.shared
    exercises = [exercise for exercise in library.exercises if exercise.part == part.part]
    steps = [*part.welcome, *part.action_plan, *part.closing, *shared.pauses, shared.open_time]
    for step in chain(steps, *(exercise.steps for exercise in exercises)):
        yield from step.slides
    yield part.evaluation.slide
    yield shared.extra


def _unfilled(library: Library, request: Request) -> Iterator[Problem]:
    """Fill every text that could be read once, each with the variables that it will have."""
    base = base_values(library, request)
    everywhere: list[Model | tuple[Model, ...]] = [
        library.organisation, library.guide, library.action_plan, library.cards, library.articles, library.sources,
    ]  # fmt: skip
    yield from _fill_problems(everywhere, base)
    for part in library.parts:
        exercises = tuple(exercise for exercise in library.exercises if exercise.part == part.part)
        dealt = _SOME_CARD if any(exercise.deal for exercise in exercises) else ()
        yield from _fill_problems([part, exercises], base | meeting_values(90, ("",), dealt))
    yield from _fill_problems([library.shared], base | meeting_values(90, ("",), ()))


def _fill_problems(values: Iterable[Any], variables: dict[str, Any]) -> Iterator[Problem]:
    for value in values:
        try:
            filled(value, variables)
        except LedertrivselError as error:
            yield from error.problems


def _too_long_for_an_hour(library: Library) -> Iterator[Problem]:
    for part in library.parts:
        own = [exercise for exercise in library.exercises if exercise.part == part.part]
        shortest = min((fewest_minutes(Frame(part, library.shared, (exercise,))) for exercise in own), default=0)
        if shortest > 60:
            what = f"part {part.part} needs {shortest} minutes with its shortest exercise; 60 must be enough"
            yield _problem(part.title, "minutes", "minutes-over-hour", what)


def _problem(text: Text, where: str, code: str, what: str) -> Problem:
    return Problem(text.path, text.line, where, code, what)
