"""The invitation as a draft to send, and the same mail to paste: as a page and as plain text."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from .. import danish
from ..errors import ContentError, Problem, raise_if
from ..plan import Attachment, Block, Meeting, Plan
from ..text import Text
from .document import Document, Templates
from .mail import Draft, address_problems, packed
from .template import filled

_HTML, _TEXT = "mail/invitation.html.j2", "mail/invitation.txt.j2"


def invitation(plan: Plan, meeting: Meeting, templates: Templates, calendar: Document | None) -> tuple[Document, ...]:
    """`invitation.eml`, `.html` and `.txt`; the calendar file goes with the draft.

    Raises ContentError when a template fails or an address cannot stand in a mail header.
    """
    values = _values(plan, meeting)
    problems = address_problems((plan.facilitator, *plan.participants))
    text, html = (_rendered(name, values, templates, problems) for name in (_TEXT, _HTML))
    raise_if(ContentError, problems)
    files = {"eml": packed(_draft(plan, meeting, text, html, calendar)), "html": html.encode(), "txt": text.encode()}
    return tuple(_document(meeting, suffix, data) for suffix, data in files.items())


def _document(meeting: Meeting, suffix: str, data: bytes) -> Document:
    ids = (*(article.id for article in meeting.articles), *(exercise.id for exercise in meeting.exercises))
    folder = f"del-{meeting.part}"
    return Document(f"{folder}/invitation.{suffix}", data, meeting.part, "invitation", (folder, *map(str, ids)))


def _draft(plan: Plan, meeting: Meeting, text: str, html: str, calendar: Document | None) -> Draft:
    booking = [Attachment(PurePosixPath(calendar.name).name, calendar.data)] if calendar else []
    return Draft(
        subject=meeting.invitation.subject,
        sender=plan.facilitator,
        receivers=plan.participants,
        text=text,
        html=html,
        attachments=(*([plan.attachment] if plan.attachment else []), *booking),
    )


def _values(plan: Plan, meeting: Meeting) -> dict[str, Any]:
    """What the mail templates may use. Long texts are lists of paragraphs; what is not known is None."""
    words, start, date = meeting.invitation, meeting.start, meeting.date
    return {
        "part": meeting.part,
        "heading": meeting.heading,
        "subject": words.subject,
        "group": plan.group,
        "opening": _paragraphs(words.opening),
        "aim": _paragraphs(words.aim),
        "bring": words.bring,
        "confidentiality": _paragraphs(words.confidentiality),
        "goodbye": _paragraphs(words.goodbye),
        "date": danish.long_date(date) if date else None,
        "time": danish.span(start, meeting.minutes, date) if start else None,
        "minutes": meeting.minutes,
        "place": meeting.place,
        "articles": meeting.articles,
        "evaluation_word": plan.organisation.evaluation,
        "evaluation": _paragraphs(meeting.evaluation) if meeting.evaluation else None,
        "agenda": [_row(block) for block in meeting.blocks],
        "facilitator": plan.facilitator,
    }


def _paragraphs(text: Text) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _row(block: Block) -> dict[str, Any]:
    start = block.items[0].start
    return {"when": danish.clock(start) if start else None, "title": block.title, "minutes": block.minutes}


def _rendered(name: str, values: Mapping[str, Any], templates: Templates, problems: list[Problem]) -> str:
    """The filled template, or "" and a problem."""
    try:
        return filled(name, values, templates)
    except ContentError as error:
        problems += error.problems
        return ""
