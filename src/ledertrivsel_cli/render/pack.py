"""Which documents make up a pack, and in which order they are drawn. All faults of all documents come at once."""

from collections.abc import Callable, Collection, Iterable
from functools import partial

from ..errors import ContentError, FitError, Problem, raise_if
from ..plan import Meeting, Plan
from .document import Document, Templates

Draw = Callable[[Plan, Meeting, Templates], tuple[Document, ...]]
"""Draws one kind of document for one meeting; gives nothing where the meeting has none of that kind."""


def invitations(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, ...]:
    """The mail as draft, web page and text, and the calendar file when the meeting has a date and a time."""
    from .calendar import calendar
    from .invitation import invitation

    event = calendar(plan, meeting)
    return (*invitation(plan, meeting, templates, event), *([event] if event else []))


def course_calendar(plan: Plan) -> tuple[Document, ...]:
    """One calendar file with every meeting of the course that has a date and a time."""
    from .calendar import course_calendar as draw

    made = draw(plan)
    return (made,) if made else ()


def decks(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, ...]:
    from .deck import deck

    return (deck(plan, meeting, templates),)


def runsheets(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, ...]:
    from .runsheet import runsheet

    return (runsheet(plan, meeting, templates),)


def sheets(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, ...]:
    from .sheets import sheets as draw

    return draw(plan, meeting, templates)


def posters(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, ...]:
    """What a group fills in together on a wall, when posters are asked for."""
    from .sheets import posters as draw

    return draw(plan, meeting, templates)


def cards(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, ...]:
    """Dialogue cards, the same as a list to read, and the prioritisation card, which belong to part 2."""
    from .card_list import card_list
    from .cards import cards as draw

    return (*draw(plan, templates), card_list(plan, meeting, templates)) if meeting.part == 2 else ()


def action_plans(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, ...]:
    from .actionplan import actionplan

    return (actionplan(plan, templates),) if meeting.part == 3 and meeting.action_plan else ()


EVERYTHING: tuple[Draw, ...] = (invitations, decks, runsheets, sheets, posters, cards, action_plans)


def render(plan: Plan, templates: Templates, parts: Collection[int], draws: Iterable[Draw]) -> tuple[Document, ...]:
    """Draw the kinds named for the parts named; raises FitError with the faults of all of them."""
    problems: list[Problem] = []
    made: list[Document] = []
    draws = tuple(draws)
    for meeting in plan.meetings:
        for draw in draws if meeting.part in parts else ():
            made += _caught(problems, partial(draw, plan, meeting, templates))
    raise_if(FitError, problems)
    return tuple(made)


def render_pack(plan: Plan, templates: Templates, parts: Collection[int]) -> tuple[Document, ...]:
    """Draw everything for the parts named, and the guide; raises FitError with the faults of all of them."""
    from .guide import guide

    problems: list[Problem] = []
    made = (*_caught(problems, lambda: render(plan, templates, parts, EVERYTHING)), *course_calendar(plan))
    names = (*(document.name for document in made), "vejledning.pdf", "manifest.json")
    made += _caught(problems, lambda: (guide(plan, templates, names),))
    raise_if(FitError, problems)
    return made


def _caught(problems: list[Problem], draw: Callable[[], tuple[Document, ...]]) -> tuple[Document, ...]:
    try:
        return draw()
    except (FitError, ContentError) as error:
        problems.extend(error.problems)
        return ()
