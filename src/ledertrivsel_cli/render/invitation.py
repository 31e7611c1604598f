"""The invitation as a draft to send, the same mail to paste, as a page and as plain text, and how to send it."""

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

_SUBJECT, _COVER = "mail/subject.txt.j2", "mail/cover.txt.j2"


def invitation(plan: Plan, meeting: Meeting, templates: Templates, calendar: Document | None) -> tuple[Document, ...]:
    """`invitation.eml`, `.html` and `.txt`, or `aflysning.…` for one cancelled, and `saadan-sender-du.txt`.

    Raises ContentError when a template fails or an address cannot stand in a mail header.
    """
    files = _attached(plan, meeting, calendar)
    values = {**_values(plan, meeting), "attached": [file.name for file in files]}
    problems = address_problems((plan.facilitator, *plan.participants))
    values["subject"] = " ".join(_rendered(_SUBJECT, values, templates, problems).split())
    kind = "cancellation" if meeting.cancelled else "invitation"
    names = (f"mail/{kind}.txt.j2", f"mail/{kind}.html.j2", _COVER)
    text, html, cover = (_rendered(name, values, templates, problems) for name in names)
    raise_if(ContentError, problems)
    draft = Draft(values["subject"], plan.facilitator, plan.participants, text, html, files)
    name = "aflysning" if meeting.cancelled else "invitation"
    made = {f"{name}.eml": packed(draft), f"{name}.html": html.encode(), f"{name}.txt": text.encode()}
    return tuple(_document(meeting, *pair) for pair in {**made, "saadan-sender-du.txt": cover.encode()}.items())


def _document(meeting: Meeting, name: str, data: bytes) -> Document:
    ids = (*(article.id for article in meeting.articles), *(exercise.id for exercise in meeting.exercises))
    folder = f"del-{meeting.part}"
    return Document(f"{folder}/{name}", data, meeting.part, "invitation", (folder, *map(str, ids)))


def _attached(plan: Plan, meeting: Meeting, calendar: Document | None) -> tuple[Attachment, ...]:
    """The evaluation, articles and other files, and the calendar file last; only that is sent with a cancellation."""
    along = () if meeting.cancelled else (*([plan.attachment] if plan.attachment else []), *meeting.files)
    return (*along, *([Attachment(PurePosixPath(calendar.name).name, calendar.data)] if calendar else []))


def _values(plan: Plan, meeting: Meeting) -> dict[str, Any]:
    """What the mail templates may use. Long texts are lists of paragraphs; what is not known is None."""
    words, start, date = meeting.invitation, meeting.start, meeting.date
    return {
        "part": meeting.part,
        "title": meeting.title,
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
        "before": _before(meeting),
        "cancelled": meeting.cancelled,
        "articles": meeting.articles,
        "copies": {file.article: file.name for file in meeting.files if file.article},
        "files": [file.name for file in meeting.files if not file.article],
        "evaluation_word": plan.organisation.evaluation,
        "evaluation": _paragraphs(meeting.evaluation) if meeting.evaluation else None,
        "agenda": [_row(block) for block in meeting.blocks],
        "facilitator": plan.facilitator,
        "receivers": sum(1 for person in plan.participants if person.email),
    }


def _before(meeting: Meeting) -> dict[str, Any] | None:
    """How the meeting stood before it was changed, in the words of `_values`, and `changed`: which of these differ."""
    if meeting.booking is None or meeting.booking.before is None:
        return None
    before, now = meeting.booking.before, meeting.booking.now
    pairs = {"date": (before.date, now.date), "time": (before.start, now.start), "place": (before.place, now.place)}
    lengths = {"minutes": (before.minutes, now.minutes)}
    return {
        "date": danish.long_date(before.date),
        "time": danish.span(before.start, before.minutes, before.date),
        "minutes": before.minutes,
        "place": before.place,
        "cancelled": before.cancelled,
        "changed": [key for key, (old, new) in (pairs | lengths).items() if old != new],
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
