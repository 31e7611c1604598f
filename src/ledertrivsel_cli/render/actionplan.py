"""The action plan as a Word document: the template filled in, and its content controls made whole.

Texts reach the template as Jinja variables. What is a field of its own (group, date, status) is a content control in
the template, found by its tag, so that it can still be changed in Word.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from .. import danish
from ..errors import ContentError, Problem
from ..plan import Meeting, Plan
from . import ooxml
from .document import Document, Templates

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from lxml.etree import _Element as Element

_TEMPLATE = "handleplan.docx"
_PART = 3
_DATE_FIELD = "moededato"
_STATUS_FIELD = "-status"
_FIRST_ID = 1001  # any number will do, as long as no two controls share it
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def actionplan(plan: Plan, templates: Templates) -> Document:
    """`del-3/handleplan.docx`, ready to fill in.

    Raises ContentError when the template cannot be filled in: it is no Word file, or a tag in it is wrong.
    """
    meeting = next(meeting for meeting in plan.meetings if meeting.part == _PART)
    word = _filled(templates[_TEMPLATE], _values(plan, meeting))
    controls = tuple(word.docx.element.iter(f"{_W}sdt"))
    _prefill(controls, plan, meeting.date)
    _offer(controls, plan.action_plan.statuses)
    _number(controls)
    return Document(f"del-{_PART}/handleplan.docx", _packed(word, plan), _PART, "action-plan", ("action-plan",))


def _values(plan: Plan, meeting: Meeting) -> dict[str, Any]:
    """What the template may use. Long texts are lists of paragraphs; a group that is not known is empty."""
    words = plan.action_plan
    return {
        "title": _literal(words.title),
        "intro": [_literal(line) for line in words.intro.splitlines() if line.strip()],
        "privacy": [_literal(line) for line in words.privacy.splitlines() if line.strip()],
        "actions": range(1, words.actions + 1),
        "conditions": range(1, words.conditions + 1),
        "organisation": _literal(plan.organisation.name),
        "group": _literal(plan.group or ""),
        "meeting": _literal(meeting.heading),
    }


def _literal(text: str) -> str:
    """Text that reaches the document letter by letter: docxtpl reads `{_{` as `{{` even in what was filled in."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))


def _filled(template: bytes, values: Mapping[str, Any]) -> "DocxTemplate":
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    word = DocxTemplate(BytesIO(template))
    try:
        word.render(values, SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    except Exception as error:  # whatever goes wrong in there, the template is where to mend it
        raise ContentError([_problem(error)]) from error
    return word


def _problem(error: Exception) -> Problem:
    """Word knows no lines, so a syntax error is shown with the paragraphs around it."""
    around = list(getattr(error, "docx_context", ()))[2:5]  # the faulty line stands fourth of seven
    near = " / ".join(line.strip() for line in around if line.strip())
    text = f"the action plan cannot be made: {error}; mend the template"
    return Problem(f"templates/{_TEMPLATE}", 0, f"near »{near}«" if near else "", "template-error", text)


def _prefill(controls: Iterable["Element"], plan: Plan, date: dt.date | None) -> None:
    known = {
        "organisation": plan.organisation.name,
        "gruppe": plan.group,
        "forloeb": plan.course,
        "moedeleder": plan.facilitator and plan.facilitator.name,
        _DATE_FIELD: date and danish.long_date(date).partition(" den ")[2],  # as Word's picker writes it
    }
    for control in controls:
        value = known.get(_tag(control))
        if value:
            _put(control, value)
        if date and _tag(control) == _DATE_FIELD:
            for picker in control.iter(f"{_W}date"):
                picker.set(f"{_W}fullDate", f"{date.isoformat()}T00:00:00Z")


def _put(control: "Element", value: str) -> None:
    """Turn a control's prompt into a value with the looks of the text around it."""
    content = control.find(f"{_W}sdtContent")
    runs = list(content.iter(f"{_W}r"))
    for element in (*control.findall(f"{_W}sdtPr/{_W}showingPlcHdr"), *runs[1:]):
        element.getparent().remove(element)
    run = runs[0] if runs else _add(content, "r")
    for child in list(run):
        run.remove(child)
    _add(run, "t").text = value


def _offer(controls: Iterable["Element"], statuses: Iterable[str]) -> None:
    """Word refuses a list that offers the same twice."""
    offers = tuple(dict.fromkeys(statuses))
    for menu in _menus(controls):
        for item in list(menu):
            menu.remove(item)
        for offer in offers:
            _add(menu, "listItem", displayText=offer, value=offer)


def _menus(controls: Iterable["Element"]) -> Iterator["Element"]:
    for control in controls:
        if _tag(control).endswith(_STATUS_FIELD):
            yield from control.iter(f"{_W}dropDownList")


def _number(controls: Iterable["Element"]) -> None:
    """Repeated blocks repeat their controls' ids, and Word wants each id once."""
    for number, control in enumerate(controls, start=_FIRST_ID):
        for identity in control.iterfind(f"{_W}sdtPr/{_W}id"):
            identity.set(f"{_W}val", str(number))


def _add(parent: "Element", name: str, **attributes: str) -> "Element":
    child = parent.makeelement(_W + name, {_W + key: value for key, value in attributes.items()})
    parent.append(child)
    return child


def _tag(control: "Element") -> str:
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    return "" if tag is None else tag.get(f"{_W}val", "")


def _packed(word: "DocxTemplate", plan: Plan) -> bytes:
    stream = BytesIO()
    word.save(stream)
    return ooxml.finish(
        stream.getvalue(),
        title=plan.action_plan.title,
        organisation=plan.organisation.name,
    )
