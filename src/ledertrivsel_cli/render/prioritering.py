"""What a group's scores look like: a deck of native slides to talk from, and the matrix as a picture to pass on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..danish import decimal, listed
from ..errors import FitError, Problem
from ..figures import Matrix, Means, Table
from ..plan import DO, SAY, WATCH, Block, Item, Meeting, Plan, Slide
from ..printed import Result, ResultSlide
from ..priorities import FEW, Priorities, Standing
from ..text import Text
from .deck import drawn
from .document import Document, Templates
from .matrix_picture import pictures

_PART = 2  # the meeting that the scores are given at
_HEADS = ("Emne", "Vigtighed", "Lykkes", "Afstand", "Spredning", "Felt")
_NUMBERS = (1, 2, 3, 4)  # the columns that stand to the right
_ALT = "Tabel over emnerne med gennemsnit, afstand, spredning og felt i skemaet"
_TRIES = ((8, 3), (6, 3), (5, 2), (4, 2), (3, 2), (2, 1), (1, 1))
"""Rows on a slide, and names in a sentence, fewer and fewer until all texts have room."""


def prioritering(plan: Plan, found: Priorities, templates: Templates) -> tuple[Document, ...]:
    """`prioritering.pptx`, `.svg` and `.png`; raises FitError with every text that does not fit."""
    matrix = Matrix(
        plan.cards.prioritisation.matrix,
        tuple(one.topic for one in found.standings),
        means=tuple(Means(one.importance, one.success) for one in found.standings),
    )
    return (_deck(plan, found, matrix, templates), *pictures(plan, matrix, found.participants, templates))


def _deck(plan: Plan, found: Priorities, matrix: Matrix, templates: Templates) -> Document:
    problems: list[Problem] = []
    for rows, names in _TRIES:
        meeting = _meeting(plan, _slides(plan, found, matrix, rows, names))
        document, problems = drawn(plan, meeting, templates)
        if not problems:
            return replace(document, name="prioritering.pptx", part=None, kind="priorities", content=("matrix",))
    raise FitError(problems)


def _meeting(plan: Plan, slides: Iterable[Slide]) -> Meeting:
    """A meeting of one item that shows all the slides."""
    title = plan.cards.prioritisation.result.title
    held = next(meeting for meeting in plan.meetings if meeting.part == _PART)
    item = Item(None, 0, 0, title, "alle", "step", tuple(slides))
    return replace(held, heading=str(title), blocks=(Block(title, None, (item,)),), extra=())


def _slides(plan: Plan, found: Priorities, matrix: Matrix, rows: int, names: int) -> Iterator[Slide]:
    words, kicker = plan.cards.prioritisation.result, plan.cards.prioritisation.title
    yield replace(_slide("matrix", words.matrix, kicker), matrix=matrix)
    for number, part in enumerate(_shared(found.standings, rows), start=1):
        table = Table(_HEADS, tuple(_row(one, plan) for one in part), _ALT, right=_NUMBERS)
        made = _slide("agenda", words.numbers, kicker)
        title = made.title if number == 1 else made.title.saying(f"{made.title} ({number})")
        yield replace(made, title=title, table=table)
    begin, keep = (words.begin, tuple(_begin(words, found, names))), (words.keep, tuple(_keep(words, found, names)))
    few = words.few if 0 < found.participants < FEW else None
    yield replace(_slide("columns", words.choose, kicker), lead=few, columns=(begin, keep))


def _slide(layout: str, written: ResultSlide, kicker: str) -> Slide:
    notes = ((DO, written.notes.do), (SAY, written.notes.say), (WATCH, written.notes.watch))
    return Slide(layout, written.title, kicker, None, (), (), (), None, None, None, notes)


def _shared(standings: Sequence[Standing], most: int) -> Iterator[Sequence[Standing]]:
    """The topics on as few slides as they need, and about as many on each."""
    pages = -(-len(standings) // most)
    for page in range(pages):
        yield standings[page * len(standings) // pages : (page + 1) * len(standings) // pages]


def _row(one: Standing, plan: Plan) -> tuple[str, ...]:
    card = plan.cards.prioritisation
    spread = f"{card.result.talk} · {one.spread}" if one.talk else str(one.spread)
    means = (decimal(value) for value in (one.importance, one.success, one.gap))
    return (one.topic, *means, spread, card.matrix.fields[one.field])


def _begin(words: Result, found: Priorities, names: int) -> Iterator[Text]:
    """What the rules point at, what is alike, or that nothing stands out."""
    for one in found.of(found.work_on):
        yield one.topic.saying(f"{one.topic}. {words.talk_first}") if one.talk else one.topic
    if found.tied:
        yield _alike(words.tied, found.tied, names)
    elif not found.work_on:
        yield words.nothing


def _keep(words: Result, found: Priorities, names: int) -> Iterator[Text]:
    if found.keep:
        yield found.keep
    elif found.keep_tied:
        yield _alike(words.keep_tied, found.keep_tied, names)
    else:
        yield words.no_keep


def _alike(said: Text, topics: Sequence[Text], names: int) -> Text:
    """The first of the topics by name and the others by number."""
    more = len(topics) - names
    shown = [*topics[:names], f"{more} til"] if more > 0 else topics
    return topics[0].saying(f"{said} {listed(shown)}")
