"""What a slide shows, and when."""

import datetime as dt

import pytest

from ledertrivsel_cli import model
from ledertrivsel_cli.plan import Material, Slide
from ledertrivsel_cli.slides import Moment, Shelf, band, slide, using
from ledertrivsel_cli.text import Text

SHELF = Shelf({}, {}, absent=frozenset({"arket Væk"}))
NOTES = {"do": Text("Begynd."), "say": Text("Velkommen."), "watch": Text("Uret.")}


def written(layout: str, *points: str, lead: str | None = None) -> model.Slide:
    told = tuple(Text(point) for point in points)
    return model.Slide(layout=layout, title=Text("Tal"), lead=lead and Text(lead), points=told, notes=NOTES)


def step(*materials: str) -> model.Step:
    things = tuple(Text(name) for name in materials)
    least = {"least": 1, "ideal": 2}
    return model.Step(title=Text("Tal"), form="par", minutes=least, materials=things, slides=(written("talk"),))


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


def test_a_break_says_when_it_is_over() -> None:
    """With a clock a break's slide says first when the meeting goes on; without one only what is written."""
    one = written("pause", "Luft ud.", lead="Gå en tur.")

    timed = slide(one, None, Moment(dt.time(9, 55), 55, 9), "Pause", SHELF)
    assert (timed.lead, *timed.points) == ("Vi begynder igen kl. 10.04.", "Gå en tur.", "Luft ud.")
    untimed = slide(one, None, Moment(None, 55, 9), "Pause", SHELF)
    assert (untimed.lead, *untimed.points) == ("Gå en tur.", "Luft ud.")
    assert slide(written("talk", lead="Lyt."), None, Moment(dt.time(9), 0, 9), "Tal", SHELF).lead == "Lyt."


@pytest.mark.parametrize(("layout", "form"), [("talk", "To og to"), ("fact", "Alle"), ("pause", "")])
def test_the_form_is_the_steps(layout: str, form: str) -> None:
    """A fact is told to all whatever the step's form is, and a break has no form."""
    assert band(step(), layout, 5, SHELF).form == form


def test_what_is_not_there_is_not_asked_for() -> None:
    """A sheet that is not printed stands neither in the band nor among the materials."""
    assert band(step("arket Væk", "kuglepen"), "talk", 5, SHELF).materials == ("kuglepen",)


def test_a_slide_knows_its_own_minutes() -> None:
    """A slide has the minutes of its moment, unless slides share it."""
    alone, shared = Moment(None, 0, 2).split([1])[0], Moment(None, 0, 2).split([1, 1, 1])[0]
    assert [slide(written("talk"), None, one, "", SHELF).minutes for one in (alone, shared, None)] == [2, 0, 0]
