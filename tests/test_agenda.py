"""The timed agenda: whatever is booked and chosen, it adds up and can be held."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from ledertrivsel_cli.agenda import FIRST_BREAK, SECOND_BREAK, Frame, blocks, fewest_minutes
from ledertrivsel_cli.model import Exercise, Library, Step
from ledertrivsel_cli.plan import Block, Item
from ledertrivsel_cli.timing import SHORTEST_OPEN_TIME
from ledertrivsel_cli.values import shelf_of

BOOKABLE = range(60, 241)
LONGEST_SITTING = 120


def exercises_of(library: Library, part: int) -> tuple[Exercise, ...]:
    by_id = {exercise.id: exercise for exercise in library.exercises}
    return tuple(by_id[name] for name in library.part(part).exercises)


def frames(library: Library, part: int) -> Iterator[Frame]:
    """Every choice of exercises of a part, with and without an action plan where there is one."""
    found = library.part(part)
    every = exercises_of(library, part)
    for count in range(1, len(every) + 1):
        for chosen in combinations(every, count):
            yield Frame(found, library.shared, chosen)
            if found.action_plan:
                yield Frame(found, library.shared, chosen, action_plan=False)


def frame_of(library: Library, part: int, **changes: object) -> Frame:
    return Frame(library.part(part), library.shared, **{"exercises": exercises_of(library, part)} | changes)


def timed(library: Library, frame: Frame, minutes: int, start: dt.time | None = None) -> tuple[Block, ...]:
    return blocks(frame, minutes, start, shelf_of(library))


def items_of(found: tuple[Block, ...]) -> list[Item]:
    return [item for block in found for item in block.items]


def steps_of(frame: Frame) -> list[Step]:
    """The steps that the agenda must hold, in order."""
    plan = frame.part.action_plan if frame.action_plan else ()
    return [*frame.part.welcome, *(s for e in frame.exercises for s in e.steps), *plan, *frame.part.closing]


def sittings(items: list[Item]) -> list[list[Item]]:
    """The items from one break to the next."""
    found: list[list[Item]] = [[]]
    for item in items:
        if item.kind == "pause":
            found.append([])
        else:
            found[-1].append(item)
    return found


@pytest.mark.parametrize("part", [1, 2, 3])
def test_every_whole_number_gives_a_sensible_agenda(library: Library, part: int) -> None:
    """For every choice that fits: minutes add up, all steps are there in order, and none gets less than its least."""
    held = 0
    for frame in frames(library, part):
        for minutes in (m for m in BOOKABLE if fewest_minutes(frame, m) <= m):
            items = items_of(timed(library, frame, minutes))
            held += 1
            assert sum(item.minutes for item in items) == minutes
            assert [item.offset for item in items] == [sum(i.minutes for i in items[:n]) for n in range(len(items))]
            steps = [item for item in items if item.kind == "step"]
            assert [item.title for item in steps] == [step.title for step in steps_of(frame)]
            assert all(s.minutes.least <= i.minutes for i, s in zip(steps, steps_of(frame), strict=True))
    assert held > 150


@pytest.mark.parametrize("part", [1, 2, 3])
def test_breaks(library: Library, part: int) -> None:
    """A break from 100 minutes and two from 180, apart from each other and from welcome and closing, never too late."""
    for frame in frames(library, part):
        for minutes in (m for m in BOOKABLE if fewest_minutes(frame, m) <= m):
            items = items_of(timed(library, frame, minutes))
            sat = sittings(items)
            assert len(sat) - 1 == (minutes >= FIRST_BREAK) + (minutes >= SECOND_BREAK)
            if len(sat) == 1:
                continue
            assert all(sat)
            assert len(sat[0]) > len(frame.part.welcome)
            assert len(sat[-1]) > len(frame.part.closing)
            assert all(item.minutes >= frame.part.pause.least for item in items if item.kind == "pause")
            for sitting in sat:
                longest = max(item.minutes for item in sitting)
                assert sum(item.minutes for item in sitting) <= max(LONGEST_SITTING, longest + 40)


@pytest.mark.parametrize("part", [1, 2, 3])
def test_open_time_is_honest(library: Library, part: int) -> None:
    """Open time stands once, just before the closing, comes when no dialogue can stretch more, and is worth having."""
    seen = 0
    for frame in frames(library, part):
        for minutes in (m for m in BOOKABLE if fewest_minutes(frame, m) <= m):
            items = items_of(timed(library, frame, minutes))
            left = [index for index, item in enumerate(items) if item.kind == "open"]
            seen += bool(left)
            assert len(left) <= 1
            if left and frame.action_plan:
                assert items[left[0]].minutes >= SHORTEST_OPEN_TIME
                steps = [item for item in items if item.kind == "step"]
                for item, step in zip(steps, steps_of(frame), strict=True):
                    assert item.minutes == step.minutes.ideal * (2 if step.dialogue else 1)
            if left:
                closing = [item.title for item in items[left[0] + 1 :] if item.kind != "pause"]
                assert closing == [step.title for step in frame.part.closing]
    assert seen > 10


@pytest.mark.parametrize("part", [1, 2, 3])
def test_sixty_minutes_are_enough_for_one_exercise(library: Library, part: int) -> None:
    """In every part at least one exercise fits into an hour."""
    assert min(fewest_minutes(frame, 60) for frame in frames(library, part)) <= 60


def test_both_exercises_of_part_one_need_84_minutes(library: Library) -> None:
    """The number that the guide and the fault give is the one that the agenda needs."""
    assert fewest_minutes(frame_of(library, 1), 84) == 84


def test_breaks_count_among_the_fewest_minutes(library: Library) -> None:
    """From 100 minutes the break, and from 150 both breaks, are part of what a meeting needs."""
    frame = frame_of(library, 1)
    least = frame.part.pause.least
    assert [fewest_minutes(frame, m) - 84 for m in (0, 99, 100, 149, 150)] == [0, 0, least, least, 2 * least]


def test_without_action_plan_its_minutes_go_to_the_last_exercise(library: Library) -> None:
    """At 70 and 90 minutes every other step is as long as before, and the last exercise's dialogues have the rest."""
    for minutes in (70, 90):
        with_plan = items_of(timed(library, frame_of(library, 3), minutes))
        without = items_of(timed(library, frame_of(library, 3, action_plan=False), minutes))
        last = exercises_of(library, 3)[-1]
        talks = {step.title for step in last.steps if step.dialogue}
        before = {item.title: item.minutes for item in with_plan}
        grown = {item.title for item in without if item.minutes > before[item.title]}
        assert grown
        assert grown <= talks
        assert all(item.minutes == before[item.title] for item in without if item.title not in talks)
        assert {step.title for step in library.part(3).action_plan} == set(before) - {item.title for item in without}


def test_the_clock(library: Library) -> None:
    """With a start every item has its time of day; without one it has none."""
    items = items_of(timed(library, frame_of(library, 2), 90, dt.time(13, 45)))
    assert items[0].start == dt.time(13, 45)
    for item, following in pairwise(items):
        begun = dt.datetime.combine(dt.date.min, item.start) + dt.timedelta(minutes=item.minutes)
        assert following.start == begun.time()
    assert all(item.start is None for item in items_of(timed(library, frame_of(library, 2), 90)))


def test_past_midnight_the_clock_begins_again(library: Library) -> None:
    """An agenda over midnight does not fail; that the meeting ends too late is told elsewhere."""
    assert items_of(timed(library, frame_of(library, 2), 90, dt.time(23, 30)))[-1].start < dt.time(2)


def test_blocks(library: Library) -> None:
    """The agenda is the welcome, the exercises or their sections, the action plan and the closing, each once."""
    titles = [block.title for block in timed(library, frame_of(library, 2), 90)]
    sections = [step.section for step in exercises_of(library, 2)[0].steps if step.section]
    assert titles == [library.shared.welcome, *sections, library.shared.closing]
    titles = [block.title for block in timed(library, frame_of(library, 3), 90)]
    names = [exercise.name for exercise in exercises_of(library, 3)]
    assert titles == [library.shared.welcome, *names, library.shared.action_plan, library.shared.closing]


@pytest.mark.parametrize("part", [1, 2, 3])
def test_a_break_stands_between_exercises(library: Library, part: int) -> None:
    """In two hours the break comes where the last exercise or section but one ends, and nothing is interrupted."""
    steps = [(exercise, step) for exercise in exercises_of(library, part) for step in exercise.steps]
    names = list(dict.fromkeys(step.section or exercise.name for exercise, step in steps if part != 2 or step.section))
    titles = [block.title for block in timed(library, frame_of(library, part), 120)]
    place = titles.index(library.shared.pauses[0].title)
    assert [titles[place - 1], titles[place + 1]] == names[-2:]
    assert not [title for title in titles if "(fortsat)" in title]


def test_what_a_break_interrupts_goes_on(library: Library) -> None:
    """A block on both sides of a break is called the same, and continued."""
    found = timed(library, frame_of(library, 1, exercises=exercises_of(library, 1)[:1]), 110)
    place = next(index for index, block in enumerate(found) if block.items[0].kind == "pause")
    assert found[place + 1].title == f"{found[place - 1].title} (fortsat)"


@pytest.mark.parametrize("minutes", [60, 90, 120, 180, 240])
@pytest.mark.parametrize("part", [1, 2, 3])
def test_the_agenda_slide_tells_the_agenda(library: Library, part: int, minutes: int) -> None:
    """Agenda slides show every block with its minutes, and the minutes add up."""
    frame = frame_of(library, part, exercises=exercises_of(library, part)[: 1 if part == 1 else None])
    found = timed(library, frame, minutes)
    rows = [slide.agenda for item in items_of(found) for slide in item.slides if slide.layout == "agenda"]
    assert rows
    for shown in rows:
        assert [(row.title, row.minutes) for row in shown] == [(block.title, block.minutes) for block in found]
        assert sum(row.minutes for row in shown) == minutes


@pytest.mark.parametrize("minutes", [60, 90, 200])
def test_notes_and_bands_tell_the_minutes(library: Library, minutes: int) -> None:
    """Notes begin with the time, and the slides of an item share its minutes; welcome and closing show no band."""
    frame = frame_of(library, 3)
    for block in timed(library, frame, minutes, dt.time(9)):
        for item in block.items:
            assert {slide.notes[0][0] for slide in item.slides} == {"Tid"}
            told = [int(re.findall(r"\((\d+) minut", slide.notes[0][1])[0]) for slide in item.slides]
            assert sum(told) == item.minutes or set(told) == {item.minutes}
            framed = block.title in {library.shared.welcome, library.shared.closing}
            assert [slide.band.minutes for slide in item.slides if slide.band] == ([] if framed else told)
