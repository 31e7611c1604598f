"""From content and wishes to a plan."""

import datetime as dt

import pytest
from conftest import Asked, found

from ledertrivsel_cli.choose import choose
from ledertrivsel_cli.errors import WishError
from ledertrivsel_cli.fill import texts_in
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.plan import Plan

BOTH = {"graensen", "energiregnskabet"}
EVERYTHING = """\
group: Børn & Unge < 6 år
course: foraar-2027
organisation: Kommunen
facilitator: {name: Bo Østergård, email: bo@example.dk}
participants: [{name: Ib}, {name: Åse}]
evaluation: bring
meetings:
  1: {date: 2027-02-03, start: "09:00", minutes: 120, place: Her, exercises: [energiregnskabet]}
  2: {date: 2027-03-03, cards: {themes: [tillid]}}
  3: {minutes: 60, action_plan: false}
"""


def slide_titles(plan: Plan, part: int) -> list[str]:
    return [slide.title for slide in plan.meetings[part - 1].slides]


def test_nothing_said(library: Library, asked: Asked) -> None:
    """With no wishes there are three meetings of 90 minutes without date, time or place."""
    plan = choose(library, asked())
    assert [meeting.part for meeting in plan.meetings] == [1, 2, 3]
    assert {(m.minutes, m.date, m.start, m.place, m.evaluation) for m in plan.meetings} == {(90, *[None] * 4)}
    assert (plan.group, plan.facilitator, plan.participants) == (None, None, ())
    assert plan.today == dt.date(2027, 1, 4)


def test_everything_said(library: Library, asked: Asked) -> None:
    """What a group file says stands in the plan."""
    plan = choose(library, asked(EVERYTHING))
    first, second, third = plan.meetings
    assert (plan.group, plan.course) == ("Børn & Unge < 6 år", "foraar-2027")
    assert (first.date, first.start, first.minutes, first.place) == (dt.date(2027, 2, 3), dt.time(9), 120, "Her")
    assert [exercise.id for exercise in first.exercises] == ["energiregnskabet"]
    assert {numbered.theme.id for numbered in plan.cards.cards} == {"tillid"}
    assert {numbered.number for numbered in plan.cards.cards} > set(plan.cards.hand)
    assert [topic.id for topic in plan.cards.topics] == ["tillid"]
    assert (second.minutes, third.minutes, third.action_plan, second.action_plan) == (90, 60, False, False)
    assert plan.organisation.name == "Kommunen"


def test_without_a_group_part_one_holds_both_exercises(library: Library, asked: Asked) -> None:
    """A leader who only has the folder can still choose: the exercise left out follows after the agenda."""
    meeting = choose(library, asked(minutes=60)).meetings[0]
    on_agenda = {block.exercise for block in meeting.blocks if block.exercise}
    assert on_agenda == {"graensen"}
    assert {exercise.id for exercise in meeting.exercises} == BOTH
    left_out = next(exercise for exercise in library.exercises if exercise.id == "energiregnskabet")
    written = [slide.title for step in left_out.steps for slide in step.slides]
    assert [slide.title for slide in meeting.extra] == [library.shared.extra.title, *written]


def test_with_a_group_a_part_holds_only_what_was_chosen(library: Library, asked: Asked) -> None:
    """With a group file nothing is left over in the deck."""
    meeting = choose(library, asked("group: A\nmeetings: {1: {minutes: 60}}\n")).meetings[0]
    assert [exercise.id for exercise in meeting.exercises] == ["graensen"]
    assert meeting.extra == ()


@pytest.mark.parametrize("part", [1, 2, 3])
@pytest.mark.parametrize("minutes", [60, 90, 120, 240])
def test_slide_titles_are_unique(library: Library, asked: Asked, part: int, minutes: int) -> None:
    """No two slides of a deck have the same title, with or without what was left out and the evaluation."""
    for text in ("", "group: A\nevaluation: bring\n"):
        titles = slide_titles(choose(library, asked(text, minutes=minutes)), part)
        assert len(titles) == len(set(titles))


@pytest.mark.parametrize(("wish", "attached"), [("bring", False), ("{file: a.pdf, level: group}", True)])
def test_an_evaluation_is_in_mail_and_deck(library: Library, asked: Asked, wish: str, attached: bool) -> None:
    """Each part gets its sentence in the invitation and one slide, right after the welcome."""
    without = choose(library, asked("group: A\n"))
    plan = choose(library, asked(f"group: A\nevaluation: {wish}\n"))
    for meeting, before, part in zip(plan.meetings, without.meetings, library.parts, strict=True):
        assert meeting.evaluation is not None
        assert (meeting.evaluation.line == part.evaluation.attached.line) == attached
        assert len(meeting.slides) == len(before.slides) + 1
        assert meeting.blocks[0].items[-1].slides[-1].title.line == part.evaluation.slide.title.line


def test_no_evaluation(library: Library, asked: Asked) -> None:
    """Without one there is no sentence and no slide."""
    plan = choose(library, asked("group: A\nevaluation: none\n"))
    assert all(meeting.evaluation is None for meeting in plan.meetings)


def test_words_of_a_group_are_never_run(library: Library, asked: Asked) -> None:
    """Names, places and organisations that look like templates come out as they are written."""
    text = (
        "group: '{{ 7 * 7 }}'\norganisation: '{{ findes_ikke }}'\nfacilitator: {name: '{% for %}'}\n"
        "meetings: {1: {place: '{{ 1 }}'}}\n"
    )
    plan = choose(library, asked(text))
    assert (plan.group, plan.organisation.name) == ("{{ 7 * 7 }}", "{{ findes_ikke }}")
    assert plan.facilitator is not None
    assert (plan.facilitator.name, plan.meetings[0].place) == ("{% for %}", "{{ 1 }}")
    assert "{{ findes_ikke }}" in plan.guide.credit


def test_every_text_is_filled_in(library: Library, asked: Asked) -> None:
    """Nothing of a template is left in any text of the plan, without a group file as with one."""
    for text in ("", EVERYTHING):
        plan = choose(library, asked(text))
        parts = [plan.organisation, plan.guide, plan.action_plan, plan.cards.prioritisation, plan.cards.how_to]
        for meeting in plan.meetings:
            parts += [meeting.invitation, meeting.roadmap, meeting.articles, meeting.purpose, meeting.intro]
            notes = [text for slide in meeting.slides for _, text in slide.notes]
            parts += [*notes, *(t for s in meeting.slides for t in (s.title, s.lead, *s.points))]
            parts += [exercise.sheets for exercise in meeting.exercises]
        texts = list(texts_in(tuple(parts)))
        assert len(texts) > 500
        assert [text for text in texts if "{{" in text or "{%" in text] == []


def test_the_cards_named_are_the_cards_dealt(library: Library, asked: Asked) -> None:
    """The notes of part 2 name the cards on the table by number and count, also when themes are left out."""
    for wish in ("", "group: A\nmeetings: {2: {minutes: 60, cards: {themes: [tillid]}}}\n"):
        plan = choose(library, asked(wish))
        dealt = [name for name in plan.meetings[1].content if name in {str(card.id) for card in library.cards.cards}]
        numbers = {str(numbered.card.id): numbered.number for numbered in plan.cards.cards}
        assert len(dealt) == (3 if wish else 5)
        said = " ".join(text for slide in plan.meetings[1].slides for _, text in slide.notes)
        listed = sorted(numbers[name] for name in dealt)
        assert f"{', '.join(map(str, listed[:-1]))} og {listed[-1]}" in said


def test_all_faults_of_all_parts_at_once(library: Library, asked: Asked) -> None:
    """Dates, exercises, articles and cards of all three meetings are told in one go."""
    text = (
        "group: A\nmeetings:\n"
        "  1: {date: 2027-03-03, exercises: [x]}\n"
        "  2: {date: 2027-02-03, articles: [x], cards: {themes: [x]}}\n"
        '  3: {start: "23:59"}\n'
    )
    with pytest.raises(WishError) as caught:
        choose(library, asked(text))
    assert set(found(caught.value.problems)) == {
        ("group.yaml", 3, "unknown-exercise"), ("group.yaml", 4, "date-order"), ("group.yaml", 4, "unknown-article"),
        ("group.yaml", 4, "unknown-theme"), ("group.yaml", 5, "past-midnight"),
    }  # fmt: skip


def test_materials_stand_in_the_notes_of_the_first_slide(library: Library, asked: Asked) -> None:
    """A step's first slide names all that the step uses, in the notes, and no other slide does."""
    for meeting in choose(library, asked(minutes=60)).meetings:
        for item in meeting.items:
            first, *rest = (dict(slide.notes).get("Brug", "") for slide in item.slides)
            assert first.casefold() == " · ".join(thing.found for thing in item.materials).casefold()
            assert not any(rest)


def test_slides_are_numbered_through(library: Library, asked: Asked) -> None:
    """The numbers of all items and of the extra slides are those of the deck, from 1, each once."""
    for meeting in choose(library, asked(minutes=60)).meetings:
        items, extra = meeting.numbers[:-1], meeting.numbers[-1]
        assert [len(numbers) for numbers in items] == [len(item.slides) for item in meeting.items]
        assert [number for numbers in items for number in numbers] + [*extra] == [*range(1, len(meeting.slides) + 1)]
        assert len(extra) == len(meeting.extra)


def test_the_same_again(library: Library, asked: Asked) -> None:
    """The same content and wishes give the same plan."""
    assert choose(library, asked(EVERYTHING)) == choose(library, asked(EVERYTHING))


def test_what_a_deck_is_made_of(library: Library, asked: Asked) -> None:
    """A meeting names the ids of its part, exercises, sources and cards, each once."""
    for meeting in choose(library, asked()).meetings:
        assert meeting.content[0] == f"del-{meeting.part}"
        assert len(set(meeting.content)) == len(meeting.content)
        assert {exercise.id for exercise in meeting.exercises} <= set(meeting.content)
