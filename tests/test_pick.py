"""What is picked: the exercises, articles and cards wished for, or good ones."""

import pytest
from conftest import Asked, found

from ledertrivsel_cli.agenda import Frame
from ledertrivsel_cli.errors import Problem
from ledertrivsel_cli.group import CardChoice
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.pick import Picker, cards_of, pick_hand
from ledertrivsel_cli.request import Request


def picker_of(library: Library, request: Request) -> Picker:
    return Picker(library, request, [])


def exercises(picker: Picker, part: int, minutes: int) -> list[str]:
    by_id = {exercise.id: exercise for exercise in picker.library.exercises}
    found_part = picker.library.part(part)
    frame = Frame(found_part, picker.library.shared, tuple(by_id[name] for name in found_part.exercises))
    return [str(exercise.id) for exercise in picker.exercises(frame, minutes).exercises]


def sentences(problems: list[Problem]) -> str:
    return " ".join(problem.text for problem in problems)


@pytest.mark.parametrize(("minutes", "count"), [(60, 1), (83, 1), (84, 2), (90, 2), (100, 2), (240, 2)])
def test_part_one_takes_what_there_is_time_for(library: Library, asked: Asked, minutes: int, count: int) -> None:
    """Below 84 minutes the default is the first exercise, from 84 both."""
    assert exercises(picker_of(library, asked()), 1, minutes) == ["graensen", "energiregnskabet"][:count]


@pytest.mark.parametrize(("minutes", "count"), [(60, 2), (64, 2), (65, 3), (90, 3), (240, 3)])
def test_parts_two_and_three_take_all_that_there_is_time_for(
    library: Library, asked: Asked, minutes: int, count: int
) -> None:
    """In an hour part 3 does without the grid; what the group wants to do about it is always there."""
    picker = picker_of(library, asked())
    assert len(exercises(picker, 2, minutes)) == 1
    found = exercises(picker, 3, minutes)
    assert (len(found), found[0], found[-1]) == (count, "omverdenskortet", "trivsel-og-handling")
    assert picker.problems == []


def test_exercises_that_may_wait_go_first(library: Library, asked: Asked) -> None:
    """With less and less time the exercises that may wait are left out, in their order, and then the last ones."""
    third = library.part(3)
    changed = third.model_copy(update={"may_wait": (third.exercises[1], third.exercises[0])})
    library = library.model_copy(update={"parts": (*library.parts[:2], changed)})
    seen = [exercises(picker_of(library, asked()), 3, minutes) for minutes in (65, 64, 40)]
    assert seen == [list(third.exercises), [third.exercises[0], third.exercises[2]], [third.exercises[2]]]


def test_exercises_wished_for(library: Library, asked: Asked) -> None:
    """A group gets the exercises that it names, in the order in which it names them."""
    picker = picker_of(library, asked("group: A\nmeetings: {3: {exercises: [trivsel-og-handling, omverdenskortet]}}"))
    assert exercises(picker, 3, 60) == ["trivsel-og-handling", "omverdenskortet"]
    assert picker.problems == []


def test_too_little_time_says_what_would_fit(library: Library, asked: Asked) -> None:
    """Both exercises in an hour: the fault names the minutes to book and the exercise to drop."""
    text = "group: A\nmeetings:\n  1:\n    exercises: [graensen, energiregnskabet]\n"
    picker = picker_of(library, asked(text))
    exercises(picker, 1, 60)
    assert found(picker.problems) == [("group.yaml", 4, "minutes-too-few")]
    assert "book 84 " in sentences(picker.problems)
    assert "drop energiregnskabet" in sentences(picker.problems)


def test_the_minutes_to_book_count_the_break(library: Library, asked: Asked) -> None:
    """When the break makes the meeting too short, the minutes named are enough with the break in them."""
    long = library.part(1).pause.model_copy(update={"least": 30, "ideal": 30})
    part = library.part(1).model_copy(update={"pause": long})
    changed = library.model_copy(update={"parts": (part, *library.parts[1:])})
    picker = picker_of(changed, asked("group: A\nmeetings: {1: {exercises: [graensen, energiregnskabet]}}"))
    exercises(picker, 1, 100)
    assert "book 114 " in sentences(picker.problems)


@pytest.mark.parametrize(("times", "advice"), [(2, "book 166"), (6, "choose fewer of them")])
def test_advice_is_never_too_little(library: Library, asked: Asked, times: int, advice: str) -> None:
    """When no single exercise makes room enough, none is named, nor a length that no meeting can have."""
    copies = tuple(
        exercise.model_copy(update={"id": exercise.id.saying(f"{exercise.id}-{copy}")})
        for copy in range(times)
        for exercise in library.exercises
        if exercise.part == 1
    )
    names = tuple(exercise.id for exercise in copies)
    part = library.part(1).model_copy(update={"exercises": names})
    changed = library.model_copy(update={"exercises": copies, "parts": (part, *library.parts[1:])})
    picker = picker_of(changed, asked(f"group: A\nmeetings: {{1: {{exercises: [{', '.join(names)}]}}}}"))
    exercises(picker, 1, 60)
    assert sentences(picker.problems).endswith(f"; {advice}")


def test_unknown_strange_and_doubled_wishes(library: Library, asked: Asked) -> None:
    """Each wish that cannot be met is told by itself, on its own line, numbers too."""
    text = (
        "group: A\nmeetings:\n  1:\n    exercises:\n      - graensen\n      - findes-ikke\n      - omverdenskortet\n"
        "      - graensen\n      - 7\n"
    )
    picker = picker_of(library, asked(text))
    assert exercises(picker, 1, 90) == ["graensen"]
    assert found(picker.problems) == [
        ("group.yaml", 6, "unknown-exercise"), ("group.yaml", 7, "wrong-part-exercise"),
        ("group.yaml", 8, "listed-twice"), ("group.yaml", 9, "unknown-exercise"),
    ]  # fmt: skip


def test_articles(library: Library, asked: Asked) -> None:
    """Two by default, none when none are wished for, else those wished for in that order."""
    wishes = (
        "group: A\nmeetings:\n  2: {articles: []}\n  3: {articles: [d3-interessentanalyse, d3-krydspres-mellemleder]}\n"
    )
    picker = picker_of(library, asked(wishes))
    ids = [[str(article.id) for article in picker.articles(part)] for part in (1, 2, 3)]
    assert ids == [list(library.part(1).articles), [], ["d3-interessentanalyse", "d3-krydspres-mellemleder"]]
    assert len(ids[0]) == 2


def test_unknown_articles(library: Library, asked: Asked) -> None:
    """An article that is not there, or is another part's, is told."""
    picker = picker_of(library, asked("group: A\nmeetings:\n  1: {articles: [x, d2-ledelsesrum]}\n"))
    assert picker.articles(1) == ()
    assert found(picker.problems) == [("group.yaml", 3, "unknown-article"), ("group.yaml", 3, "wrong-part-article")]


def test_cards_keep_their_numbers(library: Library, asked: Asked) -> None:
    """Whatever is left out, a card has the number that it has among all cards."""
    every = {str(numbered.card.id): numbered.number for numbered in cards_of(library.cards, CardChoice())}
    some = picker_of(library, asked()).cards(CardChoice(themes=("tillid",), weights=("let", "mellem")))
    assert len(every) == len(library.cards.cards)
    assert {str(n.card.id): n.number for n in some}.items() < every.items()
    assert {(n.card.theme, n.theme.id) for n in some} == {("tillid", "tillid")}
    assert {n.card.weight for n in some} <= {"let", "mellem"}


def test_no_cards(library: Library, asked: Asked) -> None:
    """A choice that leaves no card is told where it stands; an unknown theme is told instead, once."""
    only = library.cards.cards[0]
    few = library.model_copy(update={"cards": library.cards.model_copy(update={"cards": (only,)})})
    request = asked("group: A\nmeetings:\n  2:\n    cards: {themes: [frirum]}\n")
    picker = picker_of(few, request)
    picker.cards(request.wish(2).cards)
    assert found(picker.problems) == [("group.yaml", 4, "no-cards")]
    request = asked("group: A\nmeetings:\n  2:\n    cards: {themes: [findes-ikke]}\n")
    picker = picker_of(few, request)
    picker.cards(request.wish(2).cards)
    assert found(picker.problems) == [("group.yaml", 4, "unknown-theme")]


@pytest.mark.parametrize(("minutes", "count"), [(60, 3), (74, 3), (75, 5), (90, 5), (104, 5), (105, 6), (240, 6)])
def test_how_many_cards_are_dealt(library: Library, minutes: int, count: int) -> None:
    """Three cards in an hour, five in an hour and a half, six in two hours, each once."""
    cards = cards_of(library.cards, CardChoice())
    deal = next(exercise.deal for exercise in library.exercises if exercise.deal)
    hand = pick_hand(deal, cards, CardChoice(), minutes)
    assert len({numbered.number for numbered in hand}) == len(hand) == count


def test_short_meetings_keep_to_light_cards_of_the_core(library: Library) -> None:
    """Below 75 minutes only core themes, and no heavy card below 90, unless the group says otherwise."""
    cards = cards_of(library.cards, CardChoice())
    deal = [str(numbered.card.id) for numbered in sorted(cards, key=lambda n: n.card.weight != "svaer")]
    assert all(n.theme.core and n.card.weight != "svaer" for n in pick_hand(deal, cards, CardChoice(), 60))
    assert all(n.card.weight != "svaer" for n in pick_hand(deal, cards, CardChoice(), 89))
    assert all(n.card.weight == "svaer" for n in pick_hand(deal, cards, CardChoice(), 90))
    others = [str(n.card.id) for n in cards if not n.theme.core]
    assert not any(n.theme.core for n in pick_hand(others, cards, CardChoice(), 75))
    wish = CardChoice(weights=("svaer",), themes=("vaerdsaettelse",))
    chosen = cards_of(library.cards, wish)
    assert {n.number for n in pick_hand(deal, chosen, wish, 60)} <= {n.number for n in chosen}


def test_a_hand_is_never_empty(library: Library) -> None:
    """When no card suits the time, unsuited ones are better than none."""
    heavy = tuple(n for n in cards_of(library.cards, CardChoice()) if n.card.weight == "svaer" and not n.theme.core)
    assert len(pick_hand([], heavy, CardChoice(), 60)) == 3
