"""What is read from the back row of a slide in a foreign template: sizes, numbers, and what lies below a title."""

from io import BytesIO
from typing import Any

import municipal
from foreign_deck import theirs
from pptx import Presentation
from test_deck import meeting, plan, slide, texts

from ledertrivsel_cli.plan import Slide
from ledertrivsel_cli.render.deck import deck

SHORT = texts("Hvad har du selv valgt?", "Hvad har andre valgt for dig?")


def drawn(template: bytes, *slides: Slide) -> Any:
    """The slides of a deck in a template."""
    made = deck(plan(), meeting(slides), theirs(template))
    return Presentation(BytesIO(made.data)).slides


def sizes(shape: Any) -> set[float | None]:
    found = (run.font.size for paragraph in shape.text_frame.paragraphs for run in paragraph.runs)
    return {size.pt if size else None for size in found}


def body(shown: Any) -> Any:
    return next(shape for shape in shown.placeholders if shape.name == "Tekst")


def test_small_text_grows() -> None:
    """A template's text for reading at a desk is set larger where there is room."""
    (shown,) = drawn(municipal.template(body=14), slide("reflection", "Hvad fortæller ugen dig?", points=SHORT))
    assert sizes(body(shown)) == {24}


def test_large_text_stays() -> None:
    """A template's own size needs no word of ours."""
    (shown,) = drawn(municipal.template(body=28), slide("reflection", "Hvad fortæller ugen dig?", points=SHORT))
    assert sizes(body(shown)) == {None}


def test_a_readable_text_keeps_its_size() -> None:
    """Text that can be read from the back row keeps the template's own size."""
    (shown,) = drawn(municipal.template(body=20), slide("reflection", "Hvad fortæller ugen dig?", points=SHORT))
    assert sizes(body(shown)) == {None}


def test_long_title_takes_its_bar_along() -> None:
    """A title that needs more than its bar has the bar's colour below it, when the theme has that."""
    data = municipal.template(title=24, bar=True, accent=municipal.GREEN)
    (shown,) = drawn(data, slide("purpose", "En meget lang titel om alt det, som vi gerne vil nå i dag, før vi går"))
    assert shown.shapes.title.element.xpath("./p:spPr/a:solidFill/a:schemeClr/@val") == ["accent1"]


def test_numbers_keep_apart_from_large_text() -> None:
    """A number has air after it however large the text, and the colour of the text."""
    (shown,) = drawn(municipal.template(body=32), slide("talk", "Tal sammen", points=SHORT))
    numbered = body(shown).element.xpath(".//a:pPr[a:buAutoNum]")
    assert len(numbered) == 2
    assert all(-int(node.get("indent")) >= 32 * 12700 for node in numbered)
    assert all(node.xpath("./a:buClrTx") for node in numbered)
