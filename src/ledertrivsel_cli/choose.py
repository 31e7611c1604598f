"""From a library and a request to a plan: which exercises, articles and cards, and how the time is spent.

What cannot be met is said, all of it at once, with what would fit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .agenda import Frame, blocks, fewest_minutes
from .agreements import Agreement
from .card_deck import CardDeck, NumberedCard
from .dates import date_problems, misplaced
from .errors import Problem, WishError, raise_if
from .fill import filled
from .frames import ready
from .group import CardChoice, EvaluationFile
from .model import Article, Exercise, Library, Organisation, Part
from .named import with_named
from .pick import Picker, cards_of, pick_hand
from .plan import Attachment, Block, ChosenExercise, Meeting, Plan, Slide
from .recalled import open_actions
from .request import DEFAULT_MINUTES, Request
from .slides import Shelf, slide
from .text import Text
from .values import base_values, filled_shelf, meeting_values

_MAIL_BYTES = 15_000_000


@dataclass(frozen=True)
class _Picked:
    """What one meeting is made of, before its texts are filled in."""

    frame: Frame
    dropped: tuple[Exercise, ...]
    articles: tuple[Article, ...]
    minutes: int


def choose(library: Library, request: Request) -> Plan:
    """Make the plan of all three meetings; raises WishError with everything that cannot be met."""
    problems = [*date_problems(request), *misplaced(request)]
    request = with_named(library, request, problems)
    picker = Picker(library, request, problems)
    picked = [_pick(picker, part) for part in library.parts]
    wished = picker.cards(request.wish(2).cards)
    problems += [*_too_large(request, picked), *_of_others(request)]
    recalled = open_actions(request.since, library.action_plan.done) if request.since else ()
    picked = [_recalling(parts, request, recalled) for parts in picked]
    raise_if(WishError, problems)
    themes = {str(numbered.theme.id) for numbered in wished}
    hands = [_hand(request, parts, wished) for parts in picked]
    values = base_values(library, request)
    group = request.group
    return Plan(
        group=group.group if group else None,
        course=group.course if group else None,
        organisation=_named(filled(library.organisation, values), request),
        facilitator=group.facilitator if group else None,
        participants=group.participants if group else (),
        attachment=request.attachment,
        meetings=tuple(_meeting(library, request, themes, *pair) for pair in zip(picked, hands, strict=True)),
        cards=_card_deck(library, request.wish(2).cards, sum(hands, ()), values),
        guide=filled(library.guide, values),
        action_plan=filled(library.action_plan, values),
        today=request.today,
        poster=request.poster,
        template=group.template if group else None,
        outset=request.outset.joined_by(request.wish(3).actors),
        said=_nothing_open(request, recalled),
    )


def _of_others(request: Request) -> Iterator[Problem]:
    """An earlier plan names people; it is for the eyes of the group that it belongs to."""
    whose = request.since.facts.get("gruppe", "") if request.since else ""
    mine = request.group.group if request.group else ""
    if request.since and whose and mine and _folded(whose) != _folded(mine):
        what = f"the plan is of »{whose}«, not of »{mine}«; name a plan of the same group"
        yield Problem(request.since.path, 0, "", "other-group", what)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _recalling(picked: _Picked, request: Request, rows: tuple[Agreement, ...]) -> _Picked:
    """The first of the meetings asked for shows what is open of an earlier plan."""
    first = picked.frame.part.part == min(request.parts)
    return replace(picked, frame=replace(picked.frame, since=rows)) if first else picked


def _nothing_open(request: Request, rows: tuple[Agreement, ...]) -> tuple[str, ...]:
    none = request.since is not None and not rows
    return (f"{request.since.path}: no action is open, so no slide shows any",) if none and request.since else ()


def _named(organisation: Organisation, request: Request) -> Organisation:
    """With the name that the group file gives, put in after filling: a group's words are never run."""
    name = request.group.organisation if request.group else None
    return organisation.model_copy(update={"name": name}) if name else organisation


def _pick(picker: Picker, part: Part) -> _Picked:
    wish = picker.request.wish(int(part.part))
    minutes = wish.minutes or DEFAULT_MINUTES
    by_id = {exercise.id: exercise for exercise in picker.library.exercises}
    all_of_part = tuple(by_id[name] for name in part.exercises)
    frame = picker.exercises(Frame(part, picker.library.shared, all_of_part, wish.action_plan), minutes)
    dropped = tuple(exercise for exercise in all_of_part if exercise not in frame.exercises)
    return _Picked(frame, dropped, picker.articles(int(part.part)), minutes)


def _hand(request: Request, picked: _Picked, cards: tuple[NumberedCard, ...]) -> tuple[NumberedCard, ...]:
    """The cards on the table at a meeting whose exercises deal cards."""
    deal = [name for exercise in picked.frame.exercises for name in exercise.deal]
    choice = request.wish(int(picked.frame.part.part)).cards
    return pick_hand(deal, cards, choice, picked.minutes) if deal else ()


def _meeting(
    library: Library, request: Request, themes: set[str], picked: _Picked, hand: tuple[NumberedCard, ...]
) -> Meeting:
    wish = request.wish(int(picked.frame.part.part))
    names = [exercise.name for exercise in picked.frame.exercises]
    values = base_values(library, request) | meeting_values(picked.minutes, names, hand)
    frame = ready(picked.frame, request, picked.minutes, values)
    part, shown = frame.part, _shown(frame, picked, request, values)
    shelf = filled_shelf(library, values, themes, shown)
    timed = blocks(frame, picked.minutes, wish.start, shelf)
    return Meeting(
        part=int(part.part),
        title=part.title,
        heading=f"Del {part.part}: {part.title}",
        purpose=part.purpose,
        intro=part.intro,
        date=wish.date,
        start=wish.start,
        minutes=picked.minutes,
        place=wish.place,
        blocks=timed,
        extra=_extra(frame, picked, request, values, shelf),
        exercises=tuple(_chosen(exercise) for exercise in shown),
        articles=filled(picked.articles, values),
        invitation=part.invitation,
        evaluation=_evaluation(part, request),
        roadmap=part.roadmap,
        action_plan=frame.action_plan and bool(part.action_plan),
        content=_content(part, frame.exercises, timed, hand),
        files=_files(request, picked),
        more_articles=filled(_others(library, part, picked.articles), values),
    )


def _files(request: Request, picked: _Picked) -> tuple[Attachment, ...]:
    """Copies of the chosen articles, and what the group file names for this meeting."""
    copies = [request.article_files[article.id] for article in picked.articles if article.id in request.article_files]
    return (*copies, *request.files.get(int(picked.frame.part.part), ()))


def _too_large(request: Request, picked: Iterable[_Picked]) -> Iterator[Problem]:
    """Mails with more in them than most servers let through."""
    for parts in picked:
        part = int(parts.frame.part.part)
        along = (*_files(request, parts), *([request.attachment] if request.attachment else []))
        if sum(len(file.data) for file in along) > _MAIL_BYTES:
            what = f"the files are over {_MAIL_BYTES // 1_000_000} MB together; leave one out, or make it smaller"
            yield request.problem(part, "files", "too-large", what)


def _shown(frame: Frame, picked: _Picked, request: Request, values: Mapping[str, Any]) -> tuple[Exercise, ...]:
    """The exercises whose sheets are printed: when nobody chose, also those that there was no time for."""
    return frame.exercises if request.chosen(int(frame.part.part)) else frame.exercises + filled(picked.dropped, values)


def _extra(
    frame: Frame, picked: _Picked, request: Request, values: Mapping[str, Any], shelf: Shelf
) -> tuple[Slide, ...]:
    """When nobody chose, the deck also holds the exercises left out, timed as if they had been chosen instead."""
    if request.chosen(int(frame.part.part)) or not picked.dropped:
        return ()
    drawn: list[Slide] = []
    for exercise in filled(picked.dropped, values):
        instead = replace(frame, exercises=(exercise,))
        minutes = max(picked.minutes, fewest_minutes(instead, picked.minutes))
        timed = blocks(instead, minutes, None, shelf)
        drawn += [s for block in timed if block.exercise == exercise.id for item in block.items for s in item.slides]
    return (slide(frame.shared.extra, None, None, frame.part.title, shelf), *drawn)


def _chosen(exercise: Exercise) -> ChosenExercise:
    return ChosenExercise(
        str(exercise.id), exercise.name, exercise.title, exercise.purpose, exercise.outcome, exercise.sheets
    )


def _others(library: Library, part: Part, picked: tuple[Article, ...]) -> tuple[Article, ...]:
    return tuple(article for article in library.articles if article.part == part.part and article not in picked)


def _evaluation(part: Part, request: Request) -> Text | None:
    wish = request.group.evaluation if request.group else "none"
    if isinstance(wish, EvaluationFile):
        return part.evaluation.attached
    return part.evaluation.bring if wish == "bring" else None


def _content(
    part: Part, exercises: tuple[Exercise, ...], timed: tuple[Block, ...], hand: tuple[NumberedCard, ...]
) -> tuple[str, ...]:
    slides = [slide for block in timed for item in block.items for slide in item.slides]
    sources = dict.fromkeys(str(slide.source.id) for slide in slides if slide.source)
    return (
        f"del-{part.part}",
        *(str(exercise.id) for exercise in exercises),
        *sources,
        *(str(numbered.card.id) for numbered in hand),
    )


def _card_deck(
    library: Library,
    choice: CardChoice,
    hand: tuple[NumberedCard, ...],
    values: Mapping[str, Any],
) -> CardDeck:
    """The cards wished for, which keep their numbers, and the topics of their themes."""
    written = filled(library.cards, values)
    found = cards_of(written, choice)
    themes = {numbered.theme.id for numbered in found}
    return CardDeck(
        title=written.title,
        how_to=written.how_to,
        cards=found,
        hand=tuple(sorted(numbered.number for numbered in hand)),
        blank=written.blank,
        blank_prompt=written.blank_prompt,
        topics=tuple(theme for theme in written.themes if theme.id in themes),
        prioritisation=written.prioritisation,
        size=choice.size,
        backs=written.backs if choice.backs == "duplex" else None,
    )
