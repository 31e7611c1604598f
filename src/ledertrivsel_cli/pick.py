"""Picks what was wished for, or a good default: exercises, articles and dialogue cards."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TypeVar

from .agenda import Frame, fewest_minutes
from .card_deck import NumberedCard
from .errors import Problem
from .fill import card_numbers
from .group import CardChoice
from .model import Article, Exercise, Library
from .printed import Cards
from .request import Request
from .text import Text

T = TypeVar("T", Exercise, Article)

_CARDS_BY_MINUTES = ((75, 3), (105, 5), (241, 6))
_CORE_ONLY_BELOW = 75
_HEAVY_FROM = 90


@dataclass(frozen=True)
class Picker:
    """Holds wishes against what there is; what cannot be met is added to `problems`."""

    library: Library
    request: Request
    problems: list[Problem]

    def exercises(self, frame: Frame, minutes: int) -> Frame:
        """The frame with the exercises wished for, in that order, or with the first ones that there is time for."""
        wished = self.request.wish(int(frame.part.part)).exercises
        if wished is None:
            return self._as_many_as_fit(frame, minutes)
        ids = self._known(wished, self.library.exercises, int(frame.part.part), "exercise")
        by_id = {exercise.id: exercise for exercise in frame.exercises}
        chosen = replace(frame, exercises=tuple(by_id[name] for name in ids) or frame.exercises)
        self._must_fit(chosen, minutes)
        return chosen

    def articles(self, part: int) -> tuple[Article, ...]:
        """The articles wished for, in that order, else the part's own."""
        wished = self.request.wish(part).articles
        ids: Sequence[Text] = self.library.part(part).articles
        if wished is not None:
            ids = self._known(wished, self.library.articles, part, "article")
        by_id = {article.id: article for article in self.library.articles}
        return tuple(by_id[name] for name in ids)

    def cards(self, choice: CardChoice) -> tuple[NumberedCard, ...]:
        """The cards of the themes and weights wished for; a card keeps its number whatever is left out."""
        known = [theme.id for theme in self.library.cards.themes]
        strange = [name for name in choice.themes if name not in known]
        for name in strange:
            what = f"there is no card theme »{name}«; the themes are {', '.join(known)}"
            self._add(name, self.request.where(2, "cards.themes"), "unknown-theme", what)
        found = cards_of(self.library.cards, choice)
        if not found and not strange:
            what = "no card has these themes and weights; choose more of them"
            self.problems.append(self.request.problem(2, "cards", "no-cards", what))
        return found

    def _as_many_as_fit(self, frame: Frame, minutes: int) -> Frame:
        shorter = list(_fewer_and_fewer(frame))
        fitting = (fewer for fewer in shorter if fewest_minutes(fewer, minutes) <= minutes)
        return next(fitting, None) or self._must_fit(shorter[-1], minutes)

    def _must_fit(self, frame: Frame, minutes: int) -> Frame:
        if fewest_minutes(frame, minutes) > minutes:
            what = f"there is too little time for these exercises in {minutes} minutes; {_instead(frame, minutes)}"
            self.problems.append(self.request.problem(int(frame.part.part), "exercises", "minutes-too-few", what))
        return frame

    def _known(self, wished: Iterable[Text], known: Iterable[T], part: int, noun: str) -> list[Text]:
        """The ids that exist in this part, once each; a problem for each of the others."""
        home = {str(item.id): item.part for item in known}
        there = ", ".join(name for name, place in home.items() if place == part)
        where, kept = self.request.where(part, f"{noun}s"), []
        for name in wished:
            if name not in home:
                self._add(name, where, f"unknown-{noun}", f"there is no {noun} »{name}«; part {part} has {there}")
            elif home[name] != part:
                what = f"»{name}« belongs to part {home[name]}; part {part} has {there}"
                self._add(name, where, f"wrong-part-{noun}", what)
            elif name in kept:
                self._add(name, where, "listed-twice", f"»{name}« is on the list twice; take one out")
            else:
                kept.append(name)
        return kept

    def _add(self, name: Text, where: str, code: str, what: str) -> None:
        self.problems.append(Problem(name.path, name.line, where, code, what))


def _fewer_and_fewer(frame: Frame) -> Iterator[Frame]:
    """The frame, then without the exercises that may wait, one by one, then without the last ones; one is kept."""
    first = [exercise for name in frame.part.may_wait for exercise in frame.exercises if exercise.id == name]
    rest = [exercise for exercise in reversed(frame.exercises) if exercise not in first]
    kept = frame.exercises
    for going in (*first, *rest):
        yield replace(frame, exercises=kept)
        kept = tuple(exercise for exercise in kept if exercise is not going)


def cards_of(cards: Cards, choice: CardChoice) -> tuple[NumberedCard, ...]:
    """All cards that the choice lets through, numbered."""
    numbers = card_numbers(cards)
    places = {theme.id: (place, theme) for place, theme in enumerate(cards.themes)}
    return tuple(
        NumberedCard(numbers[card.id], *places[card.theme], card)
        for card in cards.cards
        if (not choice.themes or card.theme in choice.themes) and (not choice.weights or card.weight in choice.weights)
    )


def pick_hand(
    deal: Iterable[str], cards: Sequence[NumberedCard], choice: CardChoice, minutes: int
) -> tuple[NumberedCard, ...]:
    """The cards to put on the table: the recommended ones that suit the time, else the first of those printed.

    Short meetings keep to the core themes, and heavy cards come from 90 minutes, unless the group file says otherwise.
    """
    by_id = {str(numbered.card.id): numbered for numbered in cards}
    best = [by_id[name] for name in deal if name in by_id]
    suited = [n for n in [*best, *cards] if _suits(n, choice, minutes)] or [*best, *cards]
    count = next(count for below, count in _CARDS_BY_MINUTES if minutes < below)
    unique = list(dict.fromkeys(suited))
    return tuple((_by_turns(unique) if choice.themes else unique)[:count])


def _by_turns(cards: Sequence[NumberedCard]) -> list[NumberedCard]:
    """The first of each theme, then the second of each, and so on: every theme wished for comes to the table."""
    themes: dict[str, list[NumberedCard]] = {}
    for numbered in cards:
        themes.setdefault(str(numbered.card.theme), []).append(numbered)
    return [numbered for turn in zip_longest(*themes.values()) for numbered in turn if numbered]


def _suits(numbered: NumberedCard, choice: CardChoice, minutes: int) -> bool:
    core = numbered.theme.core or bool(choice.themes) or minutes >= _CORE_ONLY_BELOW
    light = numbered.card.weight != "svaer" or bool(choice.weights) or minutes >= _HEAVY_FROM
    return core and light


def _instead(frame: Frame, minutes: int) -> str:
    """What would fit: how many minutes to book, breaks included, and which one exercise to drop."""
    enough = next((booked for booked in range(minutes, 241) if fewest_minutes(frame, booked) <= booked), None)
    ways = [f"book {enough}"] if enough else []
    for dropped in reversed(frame.exercises):
        rest = tuple(exercise for exercise in frame.exercises if exercise is not dropped)
        if rest and fewest_minutes(replace(frame, exercises=rest), minutes) <= minutes:
            return " or ".join([*ways, f"drop {dropped.id}"])
    return " or ".join(ways) or "choose fewer of them"
