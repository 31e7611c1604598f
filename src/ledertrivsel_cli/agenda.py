"""The timed agenda of one meeting: which steps, in which order, how long, and where the breaks fall."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations, groupby, pairwise

from . import model, slides
from .agreements import Agreement
from .model import Exercise, Part, Shared, Step
from .plan import Band, Block, Item
from .slides import Moment, Shelf
from .text import Text
from .timing import Slot, least, share, spread

FIRST_BREAK, SECOND_BREAK = 100, 150
_NEAR = 0.4  # how far, as a share of one sitting, a break may stand from its place to be between two blocks


@dataclass(frozen=True)
class _Entry:
    """A step on its way to the agenda. `banded` slides show their minutes; `again` is what goes on after a break."""

    block: Text
    exercise: str | None
    step: Step
    kind: str = "step"
    minutes: int = 0
    banded: bool = True
    again: bool = False


@dataclass(frozen=True)
class Frame:
    """What a meeting is timed from, with every text filled in."""

    part: Part
    shared: Shared
    exercises: tuple[Exercise, ...]
    action_plan: bool = True
    since: tuple[Agreement, ...] = ()  # open actions of an earlier plan, to be shown


def fewest_minutes(frame: Frame, minutes: int = 0) -> int:
    """The fewest minutes that the meeting can do with, its breaks included when `minutes` are booked."""
    return least([_slot(entry.step) for entry in _entries(frame)]) + _breaks(minutes) * frame.part.pause.least


def blocks(frame: Frame, minutes: int, start: dt.time | None, shelf: Shelf) -> tuple[Block, ...]:
    """Time the meeting; `minutes` must be at least `fewest_minutes`."""
    timed, pauses = _timed(frame, minutes)
    if not frame.action_plan:
        timed = _without_action_plan(frame, timed)
    return _blocks(_with_breaks(timed, pauses), start, shelf)


def _breaks(minutes: int) -> int:
    return (minutes >= FIRST_BREAK) + (minutes >= SECOND_BREAK)


def _slot(step: Step) -> Slot:
    return Slot(step.minutes.least, step.minutes.ideal, step.dialogue)


def _entries(frame: Frame) -> list[_Entry]:
    shared = frame.shared
    made = [_Entry(shared.welcome, None, step, banded=False) for step in frame.part.welcome]
    for exercise in frame.exercises:
        title = exercise.name
        for step in exercise.steps:
            title = step.section or title
            made.append(_Entry(title, str(exercise.id), step))
    made += [_Entry(shared.action_plan, None, step) for step in frame.part.action_plan]
    return made + [_Entry(shared.closing, None, step, banded=False) for step in frame.part.closing]


def _timed(frame: Frame, minutes: int) -> tuple[list[_Entry], list[_Entry]]:
    """The steps with their minutes, open time before the closing, and the breaks, still without a place."""
    entries = _entries(frame)
    pause = frame.part.pause
    breaks = _breaks(minutes)
    found = spread(minutes, [_slot(entry.step) for entry in entries] + [Slot(pause.least, pause.ideal)] * breaks)
    timed = [replace(entry, minutes=length) for entry, length in zip(entries, found.minutes, strict=False)]
    pauses = [
        _Entry(step.title, None, step, "pause", length)
        for step, length in zip(frame.shared.pauses, found.minutes[len(entries) :], strict=False)
    ]
    if found.open_time:
        step = frame.shared.open_time
        timed.insert(-len(frame.part.closing), _Entry(step.title, None, step, "open", found.open_time))
    return timed, pauses


def _with_breaks(entries: list[_Entry], pauses: list[_Entry]) -> list[_Entry]:
    places = _places(entries, len(pauses))
    for place, pause in reversed(list(zip(places, pauses, strict=True))):
        after = _marked_again(entries[place:], entries[place - 1])
        entries = [*entries[:place], pause, *after]
    return entries


def _places(entries: Sequence[_Entry], breaks: int) -> tuple[int, ...]:
    """The indices to put breaks before, so that people sit about equally long each time.

    A break rather stands between two blocks than inside one, and next to the welcome or the closing only when there
    is no other place.
    """
    clock = [0, *accumulate(entry.minutes for entry in entries)]
    inside = 2 * (_NEAR * clock[-1] / (breaks + 1)) ** 2

    def cost(places: tuple[int, ...]) -> float:
        sittings = (end - begin for begin, end in pairwise([0, *(clock[place] for place in places), clock[-1]]))
        return sum(minutes**2 for minutes in sittings) + sum(map(awkward, places))

    def awkward(place: int) -> float:
        before, after = entries[place - 1].block, entries[place].block
        if before == entries[0].block or after == entries[-1].block:
            return clock[-1] ** 2
        return inside if before == after else 0

    return min(combinations(range(1, len(entries)), breaks), key=cost)


def _marked_again(after: Sequence[_Entry], before: _Entry) -> list[_Entry]:
    return [replace(entry, again=True) if entry.block == before.block else entry for entry in after]


def _without_action_plan(frame: Frame, entries: list[_Entry]) -> list[_Entry]:
    """Take the action plan out and give its minutes to the last exercise, to its dialogues first."""
    kept = [entry for entry in entries if entry.step not in frame.part.action_plan]
    spare = sum(entry.minutes for entry in entries) - sum(entry.minutes for entry in kept)
    last = frame.exercises[-1]
    dialogues = any(step.dialogue for step in last.steps)
    weights = [
        entry.minutes if entry.exercise == str(last.id) and (entry.step.dialogue or not dialogues) else 0
        for entry in kept
    ]
    return [
        replace(entry, minutes=entry.minutes + more) for entry, more in zip(kept, share(spare, weights), strict=True)
    ]


def _blocks(entries: Iterable[_Entry], start: dt.time | None, shelf: Shelf) -> tuple[Block, ...]:
    runs = _runs(entries, Moment(start, 0, 0))
    rows = tuple(slides.agenda_row(title, _whole(run)) for title, _, run in runs)
    shelf = replace(shelf, agenda=rows)
    return tuple(
        Block(title, exercise, tuple(_item(entry, moment, shelf) for entry, moment in run))
        for title, exercise, run in runs
    )


def _runs(entries: Iterable[_Entry], begin: Moment) -> list[tuple[Text, str | None, list[tuple[_Entry, Moment]]]]:
    """Entries that stand together under one title, each with its moment."""
    offset, made = 0, []
    for (title, exercise, again), group in groupby(entries, lambda entry: (entry.block, entry.exercise, entry.again)):
        run = []
        for entry in group:
            run.append((entry, Moment(begin.after(offset), offset, entry.minutes)))
            offset += entry.minutes
        made.append((title.saying(f"{title} (fortsat)") if again else title, exercise, run))
    return made


def _whole(run: list[tuple[_Entry, Moment]]) -> Moment:
    first = run[0][1]
    return replace(first, minutes=sum(moment.minutes for _, moment in run))


def _item(entry: _Entry, moment: Moment, shelf: Shelf) -> Item:
    step = entry.step

    def band(written: model.Slide, minutes: int) -> Band | None:
        return slides.band(step, written.layout, minutes, shelf) if entry.banded else None

    first, *rest = (
        slides.slide(written, band(written, part.minutes), part, entry.block, shelf)
        for written, part in zip(step.slides, slides.moments(moment, step.slides), strict=True)
    )
    form, materials = slides.FORMS[step.form], slides.materials(step, shelf)
    drawn = (slides.using(first, materials), *rest)
    return Item(moment.start, moment.offset, moment.minutes, step.title, form, entry.kind, drawn, materials)
