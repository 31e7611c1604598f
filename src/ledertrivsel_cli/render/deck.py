"""The facilitator's deck of one meeting: native slides in the template's layouts, with notes on each of them."""

from io import BytesIO
from typing import Any

from ..danish import long_date, span
from ..errors import FitError, Problem, raise_if
from ..plan import Meeting, Plan, Slide
from ..text import Text
from . import ooxml, places
from .document import Document, Templates
from .page import Page
from .spot import Words
from .theatre import TEMPLATE, prepare
from .words import Run, field, plain, write

_TITLE_FLOOR, _QUESTION_FLOOR, _SMALL_FLOOR = 28, 36, 12
_NOTES_NAMES = {"sldImg": "Slidebillede", "body": "Noter", "sldNum": "Slidenummer"}


def deck(plan: Plan, meeting: Meeting, templates: Templates) -> Document:
    """Draw all slides of the meeting; raises FitError with every text that does not fit."""
    document, problems = drawn(plan, meeting, templates)
    raise_if(FitError, problems)
    return document


def drawn(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, list[Problem]]:
    """All slides of the meeting, and every text that does not fit on them."""
    from pptx import Presentation

    presentation = Presentation(BytesIO(templates[TEMPLATE]))
    theatre = prepare(presentation, meeting.part, templates.shown(TEMPLATE))
    problems: list[Problem] = []
    said = list(theatre.said)
    for number, planned in enumerate(meeting.slides, start=1):
        slide = presentation.slides.add_slide(theatre.layout(planned.layout))
        scene = theatre.set_out(slide, planned, _words(plan, meeting, planned))
        page = Page(slide, planned, scene, f"slide {number} »{planned.title}«")
        page.fill(meeting.start is not None, number)
        _write_notes(slide, planned, number)
        if number > len(meeting.slides) - len(meeting.extra):
            slide.element.set("show", "0")  # there to be chosen, not to be clicked into after the closing
        problems += page.problems
        said += page.said
    data, name = _saved(presentation, plan, meeting), f"del-{meeting.part}/oplaeg.pptx"
    return Document(name, data, meeting.part, "deck", meeting.content, tuple(dict.fromkeys(said))), _once(problems)


def _once(problems: list[Problem]) -> list[Problem]:
    """A text that stands on every slide, as a group's name does, is told of once, at the first."""
    first: dict[tuple[str, int, str], Problem] = {}
    for problem in problems:
        first.setdefault((problem.path, problem.line, problem.text), problem)
    return list(first.values())


def _saved(presentation: Any, plan: Plan, meeting: Meeting) -> bytes:
    stream = BytesIO()
    presentation.save(stream)
    return ooxml.finish(
        stream.getvalue(),
        title=meeting.heading,
        organisation=plan.organisation.name,
    )


def _words(plan: Plan, meeting: Meeting, slide: Slide) -> dict[int, Words]:
    """What stands in each placeholder of a slide; what is missing has no entry."""
    first = slide.layout == "title"
    kicker = _text(f"Ledertrivsel · Del {meeting.part} af 3" if first else slide.kicker)
    footer = (plan.group, Text(meeting.heading))
    made = {
        places.TITLE: Words((slide.title,), _QUESTION_FLOOR if slide.layout == "question" else _TITLE_FLOOR),
        places.KICKER: Words((kicker,)),
        places.LEAD: Words((slide.lead,) if slide.lead else ()),
        places.POINTS: Words(slide.points),
        places.DETAILS: Words(_details(plan, meeting) if first else ()),
        places.FOOTER: Words((_text(" · ".join(filter(None, footer)), plan.group),), _SMALL_FLOOR),
    }
    for (heading, points), indices in zip(slide.columns, places.COLUMNS, strict=False):
        made |= {indices[0]: Words((heading,)), indices[1]: Words(points)}
    made |= _source(slide) | _band(slide)
    return {index: text for index, text in made.items() if any(text.texts)}


def _details(plan: Plan, meeting: Meeting) -> tuple[Text, ...]:
    """Group, date and place, as far as they are known."""
    when = None
    if meeting.date:
        clock = f" {span(meeting.start, meeting.minutes)}" if meeting.start else ""
        when = Text(f"{long_date(meeting.date)}{clock}".capitalize())
    return tuple(text for text in (plan.group, when, meeting.place) if text)


def _source(slide: Slide) -> dict[int, Words]:
    source = slide.source
    if source is None:
        return {}
    text = source.short.saying(f"Kilde: {source.short}")
    return {places.SOURCE: Words((text,), _SMALL_FLOOR, ((Run("Kilde: "), Run(source.short, link=source.url)),))}


def _band(slide: Slide) -> dict[int, Words]:
    band = slide.band
    if band is None or slide.layout in ("title", "agenda", "closing"):
        return {}
    made = {places.MINUTES: Words((Text(f"{band.minutes} min"),)), places.FORM: Words((Text(band.form),))}
    if band.materials:
        text = band.materials[0].saying("Brug: " + " · ".join(band.materials))
        made[places.MATERIALS] = Words((text,))
    return made


def _text(value: str, origin: str | None = None) -> Text:
    """The value as a text that knows where it was written, when it or its origin does."""
    if isinstance(value, Text):
        return value
    return origin.saying(value) if isinstance(origin, Text) else Text(value)


def _write_notes(slide: Any, planned: Slide, number: int) -> None:
    page = slide.notes_slide
    for shape in page.placeholders:
        shape.name = _NOTES_NAMES[shape.element.xpath("string(.//p:nvPr/p:ph/@type)")]
        if shape.name == "Slidenummer":
            field(shape.text_frame, "slidenum", str(number))
    paragraphs = []
    for heading, text in planned.notes:
        paragraphs += [(Run(heading, bold=True),), *plain(line for line in text.split("\n") if line.strip())]
    write(page.notes_text_frame, paragraphs)
