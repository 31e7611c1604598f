"""The action plan as a Word document: the template filled in, and its content controls made whole.

Texts reach the template as Jinja variables. What is a field of its own (group, date, status) is a content control in
the template, found by its tag, so that it can still be changed in Word.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from .. import danish
from ..agreements import FIELDS
from ..plan import Meeting, Plan
from . import ooxml, word_controls
from .document import Document, Templates
from .word_controls import W
from .word_template import filled, literal

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from lxml.etree import _Element as Element

TEMPLATE = "handleplan.docx"
_PART = 3
_DATE_FIELD = "moededato"
_STATUS_FIELD = "-status"
_TELLS = "`ledertrivsel template check` tells what it lacks"


def actionplan(plan: Plan, templates: Templates) -> Document:
    """`del-3/handleplan.docx`, ready to fill in.

    Raises ContentError when the template cannot be filled in: it is no Word file, or a tag in it is wrong.
    """
    meeting = next(meeting for meeting in plan.meetings if meeting.part == _PART)
    word = filled(templates[TEMPLATE], _values(plan, meeting), templates.shown(TEMPLATE))
    controls = word_controls.controls(word.docx)
    _prefill(controls, plan, meeting)
    _offer(controls, plan.action_plan.statuses)
    word_controls.number(controls)
    said = tuple(_left_out(controls, plan))
    return Document(f"del-{_PART}/{TEMPLATE}", _packed(word, plan), _PART, "action-plan", ("action-plan",), said)


def _values(plan: Plan, meeting: Meeting) -> dict[str, Any]:
    """What the template may use. Long texts are lists of paragraphs; a group that is not known is empty."""
    words = plan.action_plan
    return {
        "title": literal(words.title),
        "intro": [literal(line) for line in words.intro.splitlines() if line.strip()],
        "privacy": [literal(line) for line in words.privacy.splitlines() if line.strip()],
        "actions": range(1, max(words.actions, len(plan.outset.themes)) + 1),
        "conditions": range(1, words.conditions + 1),
        "organisation": literal(plan.organisation.name),
        "group": literal(plan.group or ""),
        "meeting": literal(meeting.heading),
    }


def _prefill(controls: Iterable["Element"], plan: Plan, meeting: Meeting) -> None:
    """Write what is known into the controls; a date also where Word's picker looks for it."""
    known = dict(_known(plan, meeting))
    for control in controls:
        tag = word_controls.tag(control)
        value = known.get(tag)
        if value:
            word_controls.put(control, value)
        if meeting.date and tag == _DATE_FIELD:
            for picker in control.iter(f"{W}date"):
                picker.set(f"{W}fullDate", f"{meeting.date.isoformat()}T00:00:00Z")


def _known(plan: Plan, meeting: Meeting) -> Iterator[tuple[str, str | None]]:
    yield "organisation", plan.organisation.name
    yield "gruppe", plan.group
    yield "forloeb", plan.course
    yield "moedeleder", plan.facilitator.name if plan.facilitator else None
    yield "antal", str(len(plan.participants) or "")
    if meeting.date:
        yield _DATE_FIELD, danish.long_date(meeting.date).partition(" den ")[2]  # as Word's picker writes it
    for number, theme in enumerate(plan.outset.themes, start=1):
        yield f"handling-{number}-tema", theme.name
        yield f"handling-{number}-problem", theme.problem
    yield "styrke", plan.outset.strength


def _offer(controls: Iterable["Element"], statuses: tuple[str, ...]) -> None:
    for control in controls:
        if word_controls.tag(control).endswith(_STATUS_FIELD):
            for menu in word_controls.menus(control):
                word_controls.offer(menu, statuses)


def _left_out(controls: Iterable["Element"], plan: Plan) -> Iterator[str]:
    """What was to stand in the plan, but the template has no field for."""
    tags = {word_controls.tag(control) for control in controls}
    if not any(tag.startswith(tuple(FIELDS)) for tag in tags):
        yield f"the template has no field for an action or a condition; {_TELLS}"
    for key, what, texts in (
        ("tema", "the theme of", [theme.name for theme in plan.outset.themes]),
        ("problem", "the problem of", [theme.problem and theme.name for theme in plan.outset.themes]),
    ):
        lost = [text for at, text in enumerate(texts, start=1) if text and f"handling-{at}-{key}" not in tags]
        if lost:
            yield f"the template has no field for {what} {', '.join(f'»{name}«' for name in lost)}; {_TELLS}"
    if plan.outset.strength and "styrke" not in tags:
        yield f"the template has no field for the strength »{plan.outset.strength}«"


def _packed(word: "DocxTemplate", plan: Plan) -> bytes:
    stream = BytesIO()
    word.save(stream)
    return ooxml.finish(
        stream.getvalue(),
        title=plan.action_plan.title,
        organisation=plan.organisation.name,
    )
