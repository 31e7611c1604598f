"""The run-sheet: the plan on a few pages, with the deck's times and slide numbers, ready for a hand and a pen."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise

import pdf_checks as checks
import pytest
from conftest import Asked
from pptx import Presentation

from ledertrivsel_cli import danish
from ledertrivsel_cli.choose import choose
from ledertrivsel_cli.errors import FitError
from ledertrivsel_cli.load import load_templates
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.plan import DO, WATCH, Item, Meeting, Plan, Slide
from ledertrivsel_cli.render.deck import deck
from ledertrivsel_cli.render.runsheet import runsheet
from ledertrivsel_cli.text import Text

TEMPLATES = load_templates()
AWKWARD = r"A & B <c> #panic() $x$ *d* @e \ _f_ Åse"
FULL = """\
group: Ledergruppen i Sundhed og Omsorg
facilitator: {name: Birgitte Østergård}
participants: [{name: Ib}, {name: Åse}, {name: Bo}]
evaluation: bring
meetings:
  1: {date: 2027-02-03, start: "09:00", minutes: MINUTES, place: Lokale 2.14}
  2: {date: 2027-03-03, start: "13:00", minutes: MINUTES, place: Lokale 2.14}
  3: {date: 2027-04-07, start: "09:00", minutes: MINUTES, place: Lokale 2.14}
"""
Planned = Callable[..., Plan]
parts = pytest.mark.parametrize("part", [1, 2, 3])
lengths = pytest.mark.parametrize("minutes", [60, 90, 120, 240])


@pytest.fixture(scope="module")
def planned(library: Library, asked: Asked) -> Planned:
    """Makes the plan of a full group file, or of none."""

    @cache
    def make(minutes: int = 90, full: bool = True) -> Plan:
        return choose(library, asked(FULL.replace("MINUTES", str(minutes))) if full else asked(minutes=minutes))

    return make


def drawn(plan: Plan, meeting: Meeting) -> bytes:
    return runsheet(plan, meeting, TEMPLATES).data


def spoken(data: bytes) -> str:
    """What is read aloud without any blanks, since a word with a hyphen may be on two lines."""
    return tight(checks.spoken(data))


def tight(*words: object) -> str:
    return re.sub(r"\s", "", "".join(map(str, words)))


def by_page(data: bytes) -> list[str]:
    """The words of each page, in the order in which they are painted."""
    pieces = checks.texts(data)
    return [tight(*(p.text for p in pieces if p.page == n)) for n in range(1, checks.pages(data) + 1)]


def note(slide: Slide, heading: str) -> Text:
    return dict(slide.notes)[heading]


def numbered(item: Item, slide: Slide, number: int) -> str:
    """A slide's number with its own minutes, and its words."""
    own = (slide.minutes, "min") if len(item.slides) > 1 and slide.minutes else ()
    return tight(number, *own, note(slide, DO))


def steps(meeting: Meeting) -> list[tuple[Item, range, str]]:
    """Each item with its slides' numbers and the words at its beginning."""
    single = {block.items[0].title for block in meeting.blocks if block.title == block.items[0].title}
    return [
        (
            item,
            numbers,
            tight(
                danish.clock(item.start) if item.start else item.offset, item.minutes, "min",
                "" if item.kind == "pause" else item.form,
                "" if item.title in single else item.title,
                "Brug:" + "·".join(thing.name for thing in item.materials) if item.materials else "",
                numbered(item, item.slides[0], numbers.start),
            ),
        )
        for item, numbers in zip(meeting.items, meeting.numbers[:-1], strict=True)
    ]  # fmt: skip


def with_first_slide(plan: Plan, **notes: str) -> Plan:
    """The plan with other notes on the very first slide of part 1."""
    meeting = plan.meetings[0]
    block, item = meeting.blocks[0], meeting.items[0]
    words = tuple((heading, Text(notes.get(heading, text), "content/a.yaml", 7)) for heading, text in note_of(item))
    item = replace(item, slides=(replace(item.slides[0], notes=words), *item.slides[1:]))
    meeting = replace(meeting, blocks=(replace(block, items=(item, *block.items[1:])), *meeting.blocks[1:]))
    return replace(plan, meetings=(meeting, *plan.meetings[1:]))


def note_of(item: Item) -> tuple[tuple[str, Text], ...]:
    return item.slides[0].notes


@lengths
@parts
def test_a_run_sheet_is_sound(planned: Planned, part: int, minutes: int) -> None:
    """Tags, header rows, fonts, paper and metadata hold, nothing stands in the margin or on something else."""
    plan = planned(minutes, full=minutes > 60)
    data = drawn(plan, plan.meetings[part - 1])

    assert checks.faults(data) == []
    assert checks.collisions(data) == []
    assert checks.beyond(data, 15) == []
    assert 2 <= checks.pages(data) <= 5
    assert min(piece.size for piece in checks.texts(data) if piece.text.strip()) >= 10.4


@lengths
@parts
def test_every_step_is_there_in_order(planned: Planned, part: int, minutes: int) -> None:
    """Each step has its time, minutes, form, name, materials and its first slide's number, one after the other."""
    plan = planned(minutes, full=minutes > 60)
    meeting = plan.meetings[part - 1]
    words = spoken(drawn(plan, meeting))

    places = [words.find(begin) for _, _, begin in steps(meeting)]
    assert -1 not in places
    assert places == sorted(set(places))


@parts
def test_slide_numbers_are_those_of_the_deck(planned: Planned, part: int) -> None:
    """The number beside a slide's words leads to the slide with these words in its notes; the extra ones are hidden."""
    plan = planned(60, full=False)
    meeting = plan.meetings[part - 1]
    words = spoken(drawn(plan, meeting))
    slides = list(Presentation(BytesIO(deck(plan, meeting, TEMPLATES).data)).slides)

    for item, numbers, _ in steps(meeting):
        for slide, number in zip(item.slides, numbers, strict=True):
            assert f"{numbered(item, slide, number)}Holdøjemed:" in words
            assert tight(note(slide, DO)) in tight(slides[number - 1].notes_slide.notes_text_frame.text)
    hidden = [number for number, slide in enumerate(slides, 1) if slide.element.get("show") == "0"]
    assert list(meeting.numbers[-1]) == hidden


@lengths
def test_the_minutes_add_up(planned: Planned, minutes: int) -> None:
    """What stands at the parts of the meeting makes the minutes booked, and the last time is when it ends."""
    plan = planned(minutes, full=minutes > 60)
    for meeting in plan.meetings:
        words = spoken(drawn(plan, meeting))
        heads = [tight("Slide", block.title, block.minutes, "min") for block in meeting.blocks]
        assert all(head in words for head in heads)
        assert sum(block.minutes for block in meeting.blocks) == minutes
        after = dt.datetime.combine(dt.date.min, meeting.start or dt.time(0)) + dt.timedelta(minutes=minutes)
        end = danish.clock(after.time()) if meeting.start else minutes
        assert tight(end, f"Slut. I alt {minutes} minutter.") in words


def test_slides_of_one_step_have_their_minutes(planned: Planned) -> None:
    """Where a step has several slides, each one's minutes stand below its number, and where they share them none do."""
    plan = planned(120)
    words = [spoken(drawn(plan, meeting)) for meeting in plan.meetings]
    items = [(item, page) for meeting, page in zip(plan.meetings, words, strict=True) for item in meeting.items]
    several = [(item, page) for item, page in items if len(item.slides) > 1]
    timed = [item for item, _ in several if all(slide.minutes for slide in item.slides)]

    assert 5 < len(timed) < len(several)
    assert all(sum(slide.minutes for slide in item.slides) == item.minutes for item in timed)
    for item, page in items:
        for slide in item.slides:
            own = tight(slide.minutes, "min", note(slide, DO)) in page
            assert own == (item in timed)


@parts
def test_a_step_stays_on_one_page(planned: Planned, part: int) -> None:
    """Pages break between steps, each page of the table begins with a header row, and no header row stands last."""
    plan = planned(120)
    meeting = plan.meetings[part - 1]
    pages = by_page(drawn(plan, meeting))

    for item, _, begin in steps(meeting):
        last = tight(note(item.slides[-1], DO))
        assert [page.count(begin) for page in pages if last in page] == [1]
    titles = {tight("TidSlide", block.title, block.minutes, "min") for block in meeting.blocks}
    assert all(any(page.startswith(title) for title in titles) for page in pages[1:])
    assert not any(re.search(f"{re.escape(title)}Del{part}:", page) for page in pages for title in titles)


def test_a_step_that_is_too_tall_flows_on(planned: Planned) -> None:
    """A step of more slides than a page holds is told in full, on two pages."""
    plan = planned()
    meeting = plan.meetings[0]
    block = meeting.blocks[1]
    tall = replace(block.items[0], slides=block.items[0].slides * 16)
    meeting = replace(meeting, blocks=(meeting.blocks[0], replace(block, items=(tall,)), *meeting.blocks[2:]))
    data = drawn(replace(plan, meetings=(meeting,)), meeting)
    first = meeting.numbers[len(meeting.blocks[0].items)]

    words = spoken(data)
    assert all(numbered(tall, tall.slides[0], number) in words for number in first)
    assert checks.beyond(data, 15) == []
    assert checks.faults(data) == []


def test_what_to_bring(planned: Planned) -> None:
    """Everything that the steps use stands once before the agenda, what is printed with its file and how many."""
    plan = planned()
    for meeting in plan.meetings:
        pieces = [text for kind, text in checks.tagged(drawn(plan, meeting)) if kind in ("P", "H2")]
        first = next(n for n, text in enumerate(pieces) if text.startswith("Velkommen"))
        listed = [" ".join(text.split()) for text in pieces[pieces.index("Find frem inden mødet") + 2 : first]]
        names = [thing.name for thing in meeting.items for thing in thing.materials]
        assert len(listed) == len(set(names))
        for item in meeting.items:
            for thing in item.materials:
                assert [line.casefold().startswith(thing.name.casefold()) for line in listed].count(True) == 1
                assert any(thing.place in line and thing.copies in line for line in listed)


def test_what_to_bring_names_files_cards_and_copies(planned: Planned) -> None:
    """Sheets come with their file, dealt cards with their numbers, and both with how many to print."""
    plan = planned(60, full=False)
    first, second, third = (spoken(drawn(plan, meeting)) for meeting in plan.meetings)

    assert tight("Arket Min uge (ark-min-uge.pdf), ét til hver") in first
    assert tight(f"Dialogkort (nr. {danish.listed(map(str, plan.cards.hand))}), ét sæt til hver gruppe") in second
    assert tight("Arket Vores omverden (ark-omverdenskort.pdf), ét er nok") in third
    assert tight("Handleplanen (handleplan.docx)") in third


def test_the_head_says_whose_meeting_it_is_and_how_many_come(planned: Planned) -> None:
    """Group, day, time, place, facilitator and the number of people are told when they are known."""
    plan = planned()
    words = checks.spoken(drawn(plan, plan.meetings[0]))

    assert words.startswith("Drejebog Del 1: Din egen trivsel som leder Ledergruppen i Sundhed og Omsorg")
    assert "Onsdag den 3. februar 2027 kl. 9.00–10.30 (90 minutter)" in words
    assert "Lokale 2.14 · Mødeleder: Birgitte Østergård" in words
    assert "I er 4 med dig." in words
    assert "Begynder kl." not in words
    listed_too = replace(plan, participants=(*plan.participants, plan.facilitator))
    assert "I er 4 med dig." in checks.spoken(drawn(listed_too, plan.meetings[0]))


def test_without_a_time_minutes_are_counted_from_the_start(planned: Planned) -> None:
    """With nothing known, there is room for the time, and the first step begins at minute 0."""
    plan = planned(full=False)
    words = checks.spoken(drawn(plan, plan.meetings[0]))

    assert "90 minutter Begynder kl." in words
    assert re.search(r"Minut Slide Velkommen \d+ min 0 ", words)
    assert "I er " not in words
    assert "None" not in words
    assert "kl. 0" not in words


def test_without_materials_there_is_nothing_to_bring(planned: Planned) -> None:
    """A meeting whose steps use nothing has no such list, and is sound."""
    plan = planned()
    meeting = plan.meetings[0]
    blocks = tuple(replace(b, items=tuple(replace(i, materials=()) for i in b.items)) for b in meeting.blocks)
    data = drawn(plan, replace(meeting, blocks=blocks))

    assert "Find frem" not in checks.spoken(data)
    assert "Brug:" not in checks.spoken(data)
    assert checks.faults(data) == []


def test_breaks_open_time_and_sections_show(planned: Planned) -> None:
    """What is on the agenda besides exercises has a time, and a break's name stands once."""
    plan = planned(240)
    meeting = plan.meetings[1]
    words = spoken(drawn(plan, meeting))

    titles = {str(block.title) for block in meeting.blocks}
    assert titles >= {"Pause", "Endnu en pause", "A · Dialogkort og prioritering", "B · Egne emner", "Åben tid"}
    for block in meeting.blocks:
        assert words.count(tight("TidSlide", block.title, block.minutes, "min")) == 1
    assert not re.search("Alle(Pause|Endnuenpause|Åbentid)", words)


def test_extra_slides_are_named(planned: Planned) -> None:
    """The exercise that there was no time for is named with its hidden slides and its sheet; else nothing is said."""
    plan = planned(60, full=False)
    extra = plan.meetings[0].numbers[-1]
    words = spoken(drawn(plan, plan.meetings[0]))

    assert tight(f"»Energiregnskabet«, skjulte slides {extra[0]}–{extra[-1]}. På slide {extra[0]} står") in words
    assert tight("Print også ark-energiregnskab.pdf.") in words
    assert "Ekstra" not in spoken(drawn(plan, plan.meetings[1]))


def test_there_is_room_to_write(planned: Planned) -> None:
    """The rest of the last page has lines, 10 mm apart, under a heading of its own."""
    plan = planned(60, full=False)
    data = drawn(plan, plan.meetings[0])
    last = [s.top for s in checks.strokes(data) if s.page == checks.pages(data) and s.right - s.left > 179]

    rule = sorted(last)[-10:]
    assert ("H2", "Egne noter") in checks.tagged(data)
    assert {round(b - a) for a, b in pairwise(rule)} == {10}


def test_awkward_names_stand_as_they_are(planned: Planned) -> None:
    """Names with signs that mean something elsewhere, and a name of 100 letters, are set letter by letter."""
    long = "Ledergruppen for Sundhed, Omsorg, Kultur, Fritid, Børn, Unge, Familier & Social <tværgående> #1 i alt"
    plan = replace(
        planned(), group=Text(long), facilitator=planned().facilitator.model_copy(update={"name": Text(AWKWARD)})
    )
    meeting = replace(plan.meetings[0], place=Text(AWKWARD))
    data = drawn(plan, meeting)

    assert len(long) > 100
    assert long in checks.spoken(data)
    assert f"{AWKWARD} · Mødeleder: {AWKWARD}" in checks.spoken(data)
    assert checks.faults(data) == []
    assert checks.beyond(data, 15) == []
    assert checks.collisions(data) == []


def test_what_to_watch_for_is_told_in_short(planned: Planned) -> None:
    """One long sentence, or a short one and the next; none ends inside a quotation or after an abbreviation."""
    eleven, twelve = "Der " + "er " * 9 + "tid.", "Der " + "er " * 10 + "tid."
    long = {
        "Sig »Ja. Og hvem ellers?« Hold så stille. Gå.": "Sig »Ja. Og hvem ellers?« Hold så stille.",
        "Tal f.eks. Bo ned. Vent. Gå.": "Tal f.eks. Bo ned. Vent.",
        "Én pr. Bord? Godt. Gå.": "Én pr. Bord? Godt.",
        "Kun én sætning": "Kun én sætning",
        f"{eleven} Vent. Gå.": f"{eleven} Vent.",
        f"{eleven} Vent.": f"{eleven} Vent.",
        f"{twelve} Vent. Gå.": twelve,
    }
    for text, short in long.items():
        plan = with_first_slide(planned(), **{WATCH: text, DO: "Gør det. Gør så\ndet andet."})
        words = spoken(drawn(plan, plan.meetings[0]))
        first = numbered(plan.meetings[0].items[0], plan.meetings[0].items[0].slides[0], 1)
        assert first + tight("Hold øje med:", short, "2") in words


def test_what_cannot_be_set_is_told_with_its_line(planned: Planned) -> None:
    """A letter that the font lacks and a word wider than the page are told with file, line and slide."""
    plan = with_first_slide(planned(), **{DO: "Sig ☃.", WATCH: "x" * 90})

    with pytest.raises(FitError) as raised:
        drawn(plan, plan.meetings[0])

    assert {(p.path, p.line, p.where, p.code) for p in raised.value.problems} == {
        ("content/a.yaml", 7, "run-sheet at slide 1", "no-glyph"),
        ("content/a.yaml", 7, "run-sheet at slide 1", "text-too-long"),
    }


def test_the_document_knows_what_it_is(planned: Planned) -> None:
    """It lies beside the deck, is of its own kind, and is made from what the deck is made from."""
    plan = planned()
    made = runsheet(plan, plan.meetings[1], TEMPLATES)

    assert (made.name, made.part, made.kind) == ("del-2/drejebog.pdf", 2, "runsheet")
    assert made.content == plan.meetings[1].content
