"""What a meeting is timed from, made ready."""

import pytest
from conftest import Asked
from pydantic import ValidationError

from ledertrivsel_cli.choose import choose
from ledertrivsel_cli.model import Library, Step

NOTES = {"do": "x", "say": "x", "watch": "x"}


def slide(title: str, **more: object) -> dict[str, object]:
    return {"layout": "talk", "title": title, "notes": NOTES, **more}


def step(*slides: dict[str, object]) -> dict[str, object]:
    return {"title": "x", "form": "alle", "minutes": {"least": 1, "ideal": 2}, "slides": slides}


def test_short_meetings_leave_slides_out(library: Library, asked: Asked) -> None:
    """A slide with `from_minutes` is in the deck from that length on, and not below it."""
    late = {s.title for p in library.parts for w in p.welcome for s in w.slides if s.from_minutes > 60}
    assert late

    titles = {
        minutes: {s.title for m in choose(library, asked(minutes=minutes)).meetings for s in m.slides}
        for minutes in (60, 120)
    }
    assert not late & titles[60]
    assert late <= titles[120]


def test_a_step_keeps_a_slide() -> None:
    """A step whose slides all need a longer meeting is refused."""
    Step.model_validate(step(slide("a"), slide("b", from_minutes=90)))
    with pytest.raises(ValidationError, match="from_minutes"):
        Step.model_validate(step(slide("b", from_minutes=90)))


def test_the_evaluation_has_its_slide_and_its_minutes(library: Library, asked: Asked) -> None:
    """With an evaluation each part gets one slide more in the welcome, and more time there when there is any."""
    for minutes in (60, 90):
        without = choose(library, asked("group: G", minutes=minutes)).meetings
        bring = choose(library, asked("group: G\nevaluation: bring", minutes=minutes)).meetings
        for before, after in zip(without, bring, strict=True):
            assert len(after.slides) == len(before.slides) + 1
            assert sum(item.minutes for item in after.items) == minutes
            assert after.blocks[0].minutes >= before.blocks[0].minutes
    assert all(after.blocks[0].minutes > before.blocks[0].minutes for before, after in zip(without, bring, strict=True))


def test_texts_know_what_was_chosen(library: Library, asked: Asked) -> None:
    """The part's texts can name the exercises, the themes of the cards and whether there is an action plan."""
    theme = "meetings:\n  2: {cards: {themes: [tillid, stoette]}}"
    meeting = choose(library, asked(f"group: G\n{theme}")).meetings[1]
    assert "tillid samt støtte og sparring" in meeting.invitation.aim
    first = choose(library, asked("group: G\nmeetings:\n  1: {exercises: [energiregnskabet]}")).meetings[0]
    assert "»Energiregnskabet«" in first.intro
    assert "»Hvor går min grænse?«" not in first.intro
