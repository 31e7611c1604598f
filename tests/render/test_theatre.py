"""A deck in anybody's template is the same deck as in our own: the same slides, words and notes."""

from functools import cache
from io import BytesIO

import deck_checks
import office
from foreign_deck import Made, made
from pptx import Presentation
from templates_foreign import USUAL, Master, deck_layouts, template
from test_deck import TEMPLATES, everything

TEMPLATE = template(Master(deck_layouts("Lys", "Hav", "Fjord", "Klit", "Eng", "Skov")))


@cache
def theirs() -> Made:
    return made(TEMPLATE, *everything(), part=2)


@cache
def ours() -> Made:
    return made(TEMPLATES["oplaeg.pptx"], *everything(), part=2)


def words(page: object) -> set[str]:
    """All that a slide says, drawings and tables with it."""
    texts = ("".join(node.itertext()).strip() for node in page.element.iter("{*}p"))
    return {text for text in texts if text}


def test_the_same_slides() -> None:
    """The same titles in the same order with the same notes, and no word of a slide is lost."""
    for own, their in zip(ours().pages, theirs().pages, strict=True):
        assert own.shapes.title.text_frame.text == their.shapes.title.text_frame.text
        assert own.notes_slide.notes_text_frame.text == their.notes_slide.notes_text_frame.text
        joined = " ".join(words(their))
        assert [word for word in words(own) if word not in joined] == []


def test_the_same_bytes() -> None:
    """The same template and course give the same bytes."""
    assert made(TEMPLATE, *everything(), part=2).data == theirs().data


def test_it_is_sound() -> None:
    """Every checker finds the deck sound, and each drawing has its alternative text."""
    assert office.faults(theirs().data) == []
    checks = (deck_checks.titles, deck_checks.notes, deck_checks.placeholders, deck_checks.alternatives)
    assert [fault for check in checks for fault in check(theirs().data)] == []
    assert (
        deck_checks.numbers(theirs().data) + deck_checks.orphans(theirs().data) + deck_checks.links(theirs().data) == []
    )


def test_our_own_template() -> None:
    """Nothing is said of our own template, and its slides are in its own layouts."""
    assert ours().said == theirs().said == ""
    names = {page.slide_layout.name for page in ours().pages}
    assert "Tal sammen" in names
    assert not names & {layout.name for layout in USUAL[1:]}


def test_a_deck_as_a_template() -> None:
    """A deck can itself be used as a template: its slides go, its look stays."""
    again = made(theirs().data, *everything()[:3])
    assert len(again.pages) == 3
    assert [page.slide_layout.name for page in again.pages] == [
        page.slide_layout.name for page in list(theirs().pages)[:3]
    ]
    assert len(Presentation(BytesIO(again.data)).slides) == 3
