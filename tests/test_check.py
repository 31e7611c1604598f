"""Faults of the content that no single file shows."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Asked, found

from ledertrivsel_cli.check import check
from ledertrivsel_cli.load import bundled, read_library
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.text import Text

Change = Callable[[Library], Library]


def text(value: str, line: int = 1) -> Text:
    return Text(value, "a.yaml", line)


def part(**changes: Any) -> Change:
    """Changes part 1."""
    return lambda library: library.model_copy(
        update={"parts": (library.part(1).model_copy(update=changes), *library.parts[1:])}
    )


def first(kind: str, **changes: Any) -> Change:
    """Changes the first article, source or exercise."""

    def change(library: Library) -> Library:
        one, *others = getattr(library, kind)
        return library.model_copy(update={kind: (one.model_copy(update=changes), *others)})

    return change


def cards(**changes: Any) -> Change:
    return lambda library: library.model_copy(update={"cards": library.cards.model_copy(update=changes)})


def card(**changes: Any) -> Change:
    """Changes the first card."""

    def change(library: Library) -> Library:
        one, *others = library.cards.cards
        return cards(cards=(one.model_copy(update=changes), *others))(library)

    return change


def slide(**changes: Any) -> Change:
    """Changes the first slide of part 1."""

    def change(library: Library) -> Library:
        step, *steps = library.part(1).welcome
        one, *others = step.slides
        step = step.model_copy(update={"slides": (one.model_copy(update=changes), *others)})
        return part(welcome=(step, *steps))(library)

    return change


def evaluation(**changes: Any) -> Change:
    """Changes the slide about the evaluation in part 1."""

    def change(library: Library) -> Library:
        said = library.part(1).evaluation
        return part(evaluation=said.model_copy(update={"slide": said.slide.model_copy(update=changes)}))(library)

    return change


def test_the_real_content(library: Library, asked: Asked) -> None:
    """The content that comes along has no fault."""
    assert check(library, asked()) == []


@pytest.mark.parametrize(("change", "code"), [
    (part(exercises=("graensen", "energiregnskabet", text("x"))), "unknown-exercise"),
    (part(exercises=("graensen", "energiregnskabet", text("omverdenskortet"))), "wrong-part-exercise"),
    (part(exercises=("graensen", "energiregnskabet", text("graensen"))), "listed-twice"),
    (part(articles=(text("x"),)), "unknown-article"),
    (part(may_wait=(text("x"),)), "unknown-exercise"),
    (part(articles=(text("d2-ledelsesrum"),)), "wrong-part-article"),
    (part(articles=("d1-fire-batterier", text("d1-fire-batterier"))), "listed-twice"),
    (first("articles", id=text("d1-pause-restitution")), "duplicate-id"),
    (card(theme=text("x")), "unknown-theme"),
    (slide(title=text("Kaffe, luft og ingen mail")), "title-twice"),
    (slide(source=text("x")), "unknown-source"),
    (slide(drawing=text("x")), "unknown-drawing"),
    (slide(layout="fact", source=None, title=text("Ny")), "slide-incomplete"),
    (slide(layout="columns", columns=None, title=text("Ny")), "slide-incomplete"),
    (slide(layout="drawing", drawing=None, title=text("Ny")), "slide-incomplete"),
    (evaluation(source=text("x")), "unknown-source"),
    (slide(lead=text("{{ findes_ikke }}")), "undefined-variable"),
    (slide(lead=text("{{ cards }}")), "undefined-variable"),
    (slide(lead=text("{{ card('x') }}")), "unknown-card"),
    (evaluation(lead=text("{{ x }}")), "undefined-variable"),
    (first("articles", why=text("{{ minutes }}")), "undefined-variable"),
    (first("sources", full=text("{{ x }}")), "undefined-variable"),
    (card(question=text("{{ x }}")), "undefined-variable"),
    (cards(how_to=(text("{{"),)), "template-syntax"),
])  # fmt: skip
def test_faults(library: Library, asked: Asked, change: Change, code: str) -> None:
    """Each fault is told where it stands, whichever of two that clash comes second."""
    problems = check(change(library), asked())
    lines = {(problem.path, problem.line) for problem in problems if problem.code == code}
    assert lines, problems
    assert ("a.yaml", 1) in lines or code in {"duplicate-id", "title-twice"}


@pytest.mark.parametrize("kind", ["exercises", "articles", "sources"])
def test_the_same_id_twice(library: Library, asked: Asked, kind: str) -> None:
    """Two things of a kind with one id are told at the second."""
    items = getattr(library, kind)
    copy = items[0].model_copy(update={"id": text(items[0].id)})
    problems = check(library.model_copy(update={kind: (*items, copy)}), asked())
    assert ("a.yaml", 1, "duplicate-id") in found(problems)


def test_the_same_card_theme_or_sheet_twice(library: Library, asked: Asked) -> None:
    """Cards, themes and sheets have ids of their own, too; the matrix counts among the sheets."""
    one, theme = library.cards.cards[0], library.cards.themes[0]
    card_again = one.model_copy(update={"id": text(one.id)})
    theme_again = theme.model_copy(update={"id": text(theme.id, 2)})
    matrix = library.cards.prioritisation.matrix.model_copy(update={"id": text(library.exercises[0].sheets[0].id, 3)})
    changed = cards(
        cards=(*library.cards.cards, card_again), themes=(*library.cards.themes, theme_again),
        prioritisation=library.cards.prioritisation.model_copy(update={"matrix": matrix}),
    )(library)  # fmt: skip
    told = [fault for fault in found(check(changed, asked())) if fault[2] == "duplicate-id"]
    assert told == [("a.yaml", line, "duplicate-id") for line in (1, 2, 3)]


def test_slides_that_all_parts_share(library: Library, asked: Asked) -> None:
    """Breaks, open time and the slide before an extra exercise are checked like the others."""
    shared = library.shared
    extra = shared.extra.model_copy(update={"source": text("x")})
    changed = library.model_copy(update={"shared": shared.model_copy(update={"extra": extra})})
    assert ("a.yaml", 1, "unknown-source") in found(check(changed, asked()))


def test_an_exercise_that_nobody_uses(library: Library, asked: Asked) -> None:
    """An exercise must stand in its part, or it would never be seen."""
    problems = check(part(exercises=("graensen",))(library), asked())
    assert [problem.code for problem in problems] == ["unused-exercise"]


def test_cards_on_the_table(library: Library, asked: Asked) -> None:
    """A card that an exercise deals must exist."""
    exercises = [e.model_copy(update={"deal": (text("x"),)}) if e.deal else e for e in library.exercises]
    changed = library.model_copy(update={"exercises": tuple(exercises)})
    assert found(check(changed, asked())) == [("a.yaml", 1, "unknown-card")]


def test_an_hour_must_be_enough(library: Library, asked: Asked) -> None:
    """A part whose shortest exercise takes 61 minutes is told; one of 60 is not."""
    welcome = sum(step.minutes.least for step in library.part(1).welcome)
    shortest = min(sum(step.minutes.least for step in e.steps) for e in library.exercises if e.part == 1)
    step = library.part(1).closing[0]
    for total, faults in ((60, []), (61, [("a.yaml", 1, "minutes-over-hour")])):
        length = {"least": total - welcome - shortest, "ideal": 60}
        closing = step.model_copy(update={"minutes": step.minutes.model_copy(update=length)})
        assert found(check(part(closing=(closing,), title=text("Titel"))(library), asked())) == faults


def test_all_faults_at_once(library: Library, asked: Asked) -> None:
    """Faults of every kind come in one go."""
    changed = card(theme=text("x"))(slide(source=text("y"), lead=text("{{ z }}"))(part(articles=(text("w"),))(library)))
    codes = {problem.code for problem in check(changed, asked())}
    assert {"unknown-theme", "unknown-source", "unknown-article"} <= codes


def test_words_of_a_group_are_no_fault(library: Library, asked: Asked) -> None:
    """A group that is called like a template does not spoil the content."""
    assert check(library, asked("group: '{{ x }}'\norganisation: '{% y %}'\nfacilitator: {name: '{{'}\n")) == []


def test_the_same_title_in_two_parts(library: Library, asked: Asked) -> None:
    """The title of a slide need only be its own within its deck."""
    title = library.part(3).closing[0].slides[0].title
    assert check(slide(title=title)(library), asked()) == []


@pytest.mark.parametrize("broken", [
    "organisation.yaml", "shared.yaml", "guide.yaml", "action-plan.yaml", "cards.yaml", "articles.yaml", "sources.yaml",
    "parts/del-1.yaml", "exercises/graensen.yaml",
])  # fmt: skip
def test_what_hangs_on_a_broken_file_waits(library: Library, asked: Asked, tmp_path: Path, broken: str) -> None:
    """With a file broken the rest is still checked, and nothing is told that only the broken file is to blame for."""
    folder = Path(shutil.copytree(bundled("content"), tmp_path / "content"))
    (folder / broken).write_text("x\n", "utf-8")
    reading = read_library(folder)
    assert reading.problems
    assert check(reading.library, asked(), reading.broken) == []
