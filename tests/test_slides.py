"""What a slide shows, and when."""

import datetime as dt

import pytest

from ledertrivsel_cli.plan import Material, Slide
from ledertrivsel_cli.slides import Moment, using
from ledertrivsel_cli.text import Text


def test_slides_of_one_step_share_its_minutes() -> None:
    """Each slide has its own minutes, one after the other, and together they are the step's."""
    first, second, third = Moment(dt.time(9, 50), 50, 12).split([0, 1, 3])

    assert [part.minutes for part in (first, second, third)] == [1, 3, 8]
    assert [part.start for part in (first, second, third)] == [dt.time(9, 50), dt.time(9, 51), dt.time(9, 54)]
    assert [part.offset for part in (first, second, third)] == [50, 51, 54]


def test_more_slides_than_minutes() -> None:
    """Slides that cannot have a minute each say that they share the step's."""
    parts = Moment(None, 0, 2).split([0, 0, 1])

    assert [part.words for part in parts] == ["Minut 0–2 (2 minutter til de tre slides her)"] * 3


def test_no_slide_has_a_preference() -> None:
    """Slides that all are short share the minutes evenly."""
    assert [part.minutes for part in Moment(None, 0, 5).split([0, 0])] == [3, 2]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Moment(dt.time(9), 0, 10), "Kl. 9.00–9.10 (10 minutter)"),
        (Moment(dt.time(13, 59), 59, 1), "Kl. 13.59–14.00 (1 minut)"),
        (Moment(None, 10, 5), "Minut 10–15 (5 minutter)"),
    ],
)
def test_the_time_in_words(moment: Moment, words: str) -> None:
    """Notes tell the clock when the meeting has one, else the minutes from the start."""
    assert moment.words == words


def test_notes_say_what_to_use_and_where_it_is() -> None:
    """What a step uses stands below the time, with a capital letter and its place in the pack, when it has one."""
    notes = (("Tid", Text("Minut 0–5")), ("Gør", Text("Begynd.")))
    slide = Slide("talk", Text("Tal"), "", None, (), (), (), None, None, None, notes)
    sheet = Material(Text("arket Æ", "a.yaml", 7), "ark-ae.pdf", "ét til hver")

    told = using(slide, (sheet, Material(Text("kuglepen")))).notes
    assert told == (notes[0], ("Brug", "Arket Æ (ark-ae.pdf) · kuglepen"), notes[1])
    assert (told[1][1].path, told[1][1].line) == ("a.yaml", 7)
    assert using(slide, ()) is slide
