"""The real content: complete, as designed, and ready to be held."""

import re
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from conftest import Asked
from pptx import Presentation

from ledertrivsel_cli.check import check
from ledertrivsel_cli.choose import choose
from ledertrivsel_cli.course import plan_of
from ledertrivsel_cli.fill import texts_in
from ledertrivsel_cli.load import load_templates
from ledertrivsel_cli.model import Library, Part, Slide
from ledertrivsel_cli.options import Options
from ledertrivsel_cli.plan import Plan
from ledertrivsel_cli.render import fit, places
from ledertrivsel_cli.render.colors import theme_of
from ledertrivsel_cli.render.deck import deck

EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "examples").glob("*.yaml"))
# The least and the ideal minutes of every step. In part 1 the least lets both exercises fit into 84 minutes.
STEPS = {
    "graensen": ([2, 7, 8, 8, 5, 2], [3, 9, 10, 10, 7, 3]),
    "energiregnskabet": ([2, 8, 3, 10, 8, 3], [3, 10, 4, 12, 9, 4]),
    "kort-og-prioritering": ([3, 5, 13, 3, 4, 5, 2, 3, 2, 3, 3], [4, 7, 27, 6, 7, 11, 4, 6, 3, 8, 4]),
    "omverdenskortet": ([2, 3, 6, 3], [3, 5, 11, 6]),
    "indflydelsesgitteret": ([2, 3, 7, 4], [3, 5, 12, 8]),
    "trivsel-og-handling": ([4, 3, 5, 5], [5, 5, 9, 11]),
}
FRAMES = {1: ((8, 0, 10), (10, 0, 16)), 2: ((6, 0, 8), (10, 0, 14)), 3: ((4, 10, 4), (8, 17, 8))}
OTHER_FILES = {1: [], 2: ["dialogkort.pdf", "prioriteringskort.pdf"], 3: []}
"""What the pack holds to print or fill in for each part, besides the sheets and the action plan."""
PART_OF = dict(zip(STEPS, (1, 1, 2, 3, 3, 3), strict=True))
WISHES = [
    f"{part}: {{minutes: 150, action_plan: {plan}, exercises: [{', '.join(chosen)}]}}"
    for part in (1, 3)
    for plan in (("true", "false") if part == 3 else ("true",))
    for count in (1, 2, 3)
    for chosen in combinations([name for name, home in PART_OF.items() if home == part], count)
]
BANNED = [
    r"76\s*(%|procent)",
    r"14\s*(milliard|mia)",
    r"(tre|3) gange så (høj|stor|meg)\w* .*fravær",
    r"\bTODO\b|\?\?|xxx",
]


@dataclass(frozen=True)
class Shown:
    """A text as it stands on a slide: its placeholder, its size in points, and the lines of its first paragraph."""

    index: int
    size: float
    lines: list[str]

    @classmethod
    def of(cls, page: Any, shape: Any) -> "Shown":
        layout = page.slide_layout
        place = places.place(shape, layout, theme_of(layout.slide_master), places.area(shape))
        first = shape.text_frame.paragraphs[0]
        own = first.runs[0].font.size if first.runs else None
        size = own.pt if own else place.size
        return cls(shape.placeholder_format.idx, size, fit.wrap(first.text, place.face, size, place.box.width))


def words(*texts: str) -> int:
    return sum(len(re.findall(r"\w+(?:[-'’]\w+)*", text)) for text in texts)


def everything(library: Library) -> list[str]:
    """Every text of the content."""
    return list(texts_in(tuple(getattr(library, name) for name in type(library).model_fields)))


def decks(library: Library, asked: Asked) -> list[Plan]:
    """Plans that between them show every slide there is."""
    return [
        choose(library, asked()),
        choose(library, asked(minutes=60)),
        choose(library, asked(minutes=240)),
        choose(library, asked("group: A\nevaluation: bring\n", minutes=200)),
    ]


def slides_of(library: Library, part: Part) -> list[Slide]:
    """Every slide that the deck of a part may hold."""
    shared = library.shared
    steps = [*part.welcome, *part.action_plan, *part.closing, *shared.pauses, shared.open_time]
    steps += [step for exercise in library.exercises if exercise.part == part.part for step in exercise.steps]
    return [*(slide for step in steps for slide in step.slides), part.evaluation.slide, shared.extra]


def test_no_fault(library: Library, asked: Asked) -> None:
    """The content loads and has no fault."""
    assert check(library, asked()) == []


def test_the_parts_have_the_guides_titles(library: Library) -> None:
    """Part titles are the guide's, word for word."""
    assert [part.title for part in library.parts] == [
        "Din egen trivsel som leder", "Trivsel i ledergruppen", "Trivsel i forhold til omverdenen",
    ]  # fmt: skip


@pytest.mark.parametrize("name", STEPS)
def test_steps_take_the_time_designed(library: Library, name: str) -> None:
    """Every step of every exercise has its least and its ideal minutes."""
    steps = next(exercise.steps for exercise in library.exercises if exercise.id == name)
    assert ([step.minutes.least for step in steps], [step.minutes.ideal for step in steps]) == STEPS[name]


def test_six_exercises(library: Library) -> None:
    """There are six exercises: two, one in two sections, and three that build on each other."""
    assert {exercise.id for exercise in library.exercises} == set(STEPS)
    assert [len(part.exercises) for part in library.parts] == [2, 1, 3]
    assert sum(step.section is not None for exercise in library.exercises for step in exercise.steps) == 2


def test_frames_take_the_time_designed(library: Library) -> None:
    """Welcome, action plan and closing of each part add up to the minutes designed."""
    for part in library.parts:
        blocks = (part.welcome, part.action_plan, part.closing)
        least = tuple(sum(step.minutes.least for step in block) for block in blocks)
        ideal = tuple(sum(step.minutes.ideal for step in block) for block in blocks)
        assert (least, ideal) == FRAMES[part.part]
        assert part.pause.ideal == (8 if part.part == 3 else 10)


def test_notes(library: Library, asked: Asked) -> None:
    """Every slide has notes of 40 to 200 words that say what to do, what to say and what to watch out for."""
    seen = 0
    for plan in decks(library, asked):
        for slide in (slide for meeting in plan.meetings for slide in meeting.slides):
            notes = dict(slide.notes)
            seen += 1
            assert {"Gør", "Sig", "Hold øje med"} <= notes.keys()
            count = words(notes["Gør"], notes["Sig"], notes["Hold øje med"])
            assert 40 <= count <= 200, f"{slide.title.path}:{slide.title.line} has {count} words of notes"
    assert seen > 200


@pytest.mark.parametrize("part", [1, 2, 3])
def test_slide_titles(library: Library, part: int) -> None:
    """All slides that may stand in one deck have titles of their own."""
    titles = Counter(str(slide.title).casefold() for slide in slides_of(library, library.part(part)))
    assert [title for title, count in titles.items() if count > 1] == []
    assert len(titles) > 20


def test_every_meeting_has_its_frame(library: Library) -> None:
    """Each meeting opens with a title, its agenda and ground rules, and closes with a next step and a thank you."""
    for part in library.parts:
        layouts = [slide.layout for step in part.welcome for slide in step.slides]
        assert layouts[0] == "title"
        assert {"agenda", "rules"} <= set(layouts)
        assert {"next", "closing"} <= {slide.layout for step in part.closing for slide in step.slides}


def test_facts_have_a_source(library: Library) -> None:
    """Every slide that states a fact names its source, and each part has at least one."""
    for part in library.parts:
        facts = [slide for slide in slides_of(library, part) if slide.layout == "fact"]
        assert facts
        assert all(slide.source for slide in facts)


def test_figures_stand_on_slides_with_a_source(library: Library, asked: Asked) -> None:
    """A percentage is never shown without saying where it is from."""
    for slide in (slide for plan in decks(library, asked) for meeting in plan.meetings for slide in meeting.slides):
        shown = " ".join(filter(None, (slide.title, slide.lead, *slide.points)))
        assert slide.source or not re.search(r"\d\s*(%|procent)", shown), shown


def test_what_is_printed_is_named_where_it_is_used(library: Library, asked: Asked) -> None:
    """Every sheet, the cards and the action plan are among the materials of a step that uses them, with their place."""
    for meeting in choose(library, asked(minutes=90)).meetings:
        places = {thing.name: thing.place for item in meeting.items for thing in item.materials}
        sheets = [sheet for exercise in meeting.exercises for sheet in exercise.sheets]
        assert [places.get(f"arket {sheet.title}") for sheet in sheets] == [sheet.file for sheet in sheets]
        assert all(place for name, place in places.items() if name.startswith("arket"))
        if meeting.part == 2:
            assert places["dialogkort"].startswith("nr. ")
            assert all(places[name] for name in ("prioriteringskort", "blanke kort"))
        if meeting.part == 3:
            assert places["handleplanen"] == "handleplan.docx"


@pytest.mark.parametrize("wish", [*WISHES, ""])
def test_what_is_asked_for_is_in_the_pack(library: Library, asked: Asked, wish: str) -> None:
    """Every file and sheet that slides, notes and run-sheet name is made for the same meeting, whatever was chosen."""
    text = f"group: A\nmeetings: {{{wish}}}\n" if wish else ""
    for meeting in choose(library, asked(text, minutes=None if wish else 60)).meetings:
        sheets = {f"arket {sheet.title}": sheet.file for one in meeting.exercises for sheet in one.sheets}
        files = {*sheets.values(), *OTHER_FILES[meeting.part], *(["handleplan.docx"] if meeting.action_plan else [])}
        used = [thing.found for item in meeting.items for thing in item.materials]
        used += [name for slide in meeting.slides if slide.band for name in slide.band.materials]
        notes = [note for slide in meeting.slides for _, note in slide.notes]
        named = {name for words in (*used, *notes) for name in re.findall(r"[\w-]+\.(?:pdf|docx)", words)}
        assert named <= files
        assert {name.partition(" (")[0] for name in used if name.startswith("arket")} <= sheets.keys()
        assert all("handleplan" not in words for words in used) or meeting.action_plan


def test_cards(library: Library) -> None:
    """There are at least 60 cards, every theme with every angle, and every weight is there."""
    cards = library.cards
    assert len(cards.cards) >= 60
    assert len(cards.themes) == 8
    assert {(card.theme, card.angle) for card in cards.cards} == set(product((t.id for t in cards.themes), "ABCDE"))
    assert {card.weight for card in cards.cards} == {"let", "mellem", "svaer"}
    assert sum(theme.core for theme in cards.themes) == 3
    assert cards.blank >= 4


def test_questions(library: Library) -> None:
    """A card asks one open question with one follow-up: at most 30 words, no yes or no, no why, and none twice."""
    questions: list[str] = []
    for card in library.cards.cards:
        questions += [card.question, card.follow_up]
        assert words(card.question, card.follow_up) <= 30, card.id
        assert f"{card.question} {card.follow_up}".count("?") <= 2, card.id
        assert card.follow_up.endswith("?")
        assert not re.match(r"(Hvorfor|Er|Har|Kan|Vil|Skal|Bør|Tør|Må|Ville|Kunne|Gør|Synes)\b", card.question), card.id
    assert len(set(questions)) == len(questions)


def test_the_first_cards_are_light(library: Library) -> None:
    """Among the cards dealt first there is one of each core theme, what works comes first, and none is heavy."""
    deal = next(exercise.deal for exercise in library.exercises if exercise.deal)
    cards = {card.id: card for card in library.cards.cards}
    core = {theme.id for theme in library.cards.themes if theme.core}
    first = [cards[name] for name in deal[:3]]
    assert {card.theme for card in first} == core
    assert {card.angle for card in first} == {"B"}
    assert "svaer" not in {cards[name].weight for name in deal[:5]}


def test_articles(library: Library) -> None:
    """There are 24 articles, eight a part, each with a link and a reason of its own; each part suggests two."""
    assert Counter(article.part for article in library.articles) == {1: 8, 2: 8, 3: 8}
    for field in ("id", "title", "url", "why"):
        assert len({getattr(article, field) for article in library.articles}) == 24
    assert all(words(article.why) >= 5 for article in library.articles)
    assert [len(part.articles) for part in library.parts] == [2, 2, 2]


@pytest.fixture(scope="module")
def shown(library: Library, asked: Asked) -> list[Shown]:
    """What stands on the slides of the real decks, an hour to two hours long, in our own template."""
    full = "group: Ledergruppen i Kultur og Fritid\nevaluation: bring\nmeetings: {1: {start: '09:00'}}\n"
    requests = [asked(text, minutes=minutes) for text in ("", full) for minutes in (60, 90, 120)]
    plans = [choose(library, request) for request in requests]
    decks = [deck(plan, meeting, load_templates()).data for plan in plans for meeting in plan.meetings]
    pages = (page for data in decks for page in Presentation(BytesIO(data)).slides)
    return [Shown.of(page, shape) for page in pages for shape in page.placeholders if shape.has_text_frame]


def test_no_word_stands_alone(shown: list[Shown]) -> None:
    """No title breaks so that a single word is left on its last line."""
    titles = [one.lines for one in shown if one.index == places.TITLE]
    assert len(titles) > 400
    assert sum(len(lines) > 1 for lines in titles) > 40
    assert {lines[-1] for lines in titles if len(lines) > 1 and " " not in lines[-1]} == set()


def test_materials_stand_on_one_line(shown: list[Shown]) -> None:
    """What to use stands on one line in the band, as large as on every other slide."""
    materials = [one for one in shown if one.index == places.MATERIALS]
    assert len(materials) > 200
    assert {(one.size, len(one.lines)) for one in materials} == {(20, 1)}


def test_banned_figures(library: Library) -> None:
    """No figure that has turned out to be without ground, and no unfinished sentence, is anywhere."""
    texts = everything(library)
    assert len(texts) > 1_000
    for pattern, text in product(BANNED, texts):
        assert not re.search(pattern, text, re.IGNORECASE), f"{text.path}:{text.line}: {text}"


def test_the_organisation_is_named_in_one_place(library: Library) -> None:
    """Another organisation changes one file: only the list of sources also names this one or its intranet."""
    files = {"content/organisation.yaml", "content/sources.yaml"}
    for name in (library.organisation.name, library.organisation.platform, "Randers"):
        assert {text.path for text in everything(library) if re.search(rf"\b{name}\b", text)} <= files


def test_letters(library: Library) -> None:
    """Danish letters are whole: no leftover of a wrong encoding, no markup, no double blanks."""
    for text in everything(library):
        assert not re.search(r"Ã|Â|�|\*\*|__|<[a-z/]|&\w+;|\S  \S", text), f"{text.path}:{text.line}: {text}"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path: Path) -> None:
    """The example group files can be used as they stand."""
    assert len(plan_of(Options(group=path)).meetings) == 3


def test_there_are_two_examples() -> None:
    """One example says everything, one only a name."""
    assert len(EXAMPLES) == 2
