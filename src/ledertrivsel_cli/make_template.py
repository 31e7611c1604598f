"""What `template check` does: it tells what a template has, and what it lacks."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from . import console, listing
from .course import plan_of, with_template
from .deliver import put
from .options import Options
from .render.document import Document, Templates

_WORD = (".docx", ".dotx", ".docm", ".dotm", ".doc")


@dataclass(frozen=True)
class _Look:
    """What was found: as data, as lines, as a document to look at, and in sentences about that."""

    data: dict[str, Any]
    lines: list[str]
    proof: Document | None
    said: tuple[str, ...] = ()


def check(template: Path, proof: Path | None, force: bool, as_json: bool) -> None:
    look = _word if template.suffix.lower() in _WORD else _slides
    templates, said = with_template(template, "docx" if look is _word else "pptx")
    found = look(templates, proof is not None)
    if found.proof and proof:
        put(replace(found.proof, name=proof.name), proof, force, aside=as_json)
    if as_json:
        console.result_json(found.data)
    else:
        console.result(found.lines)
    console.remarks([*said, *found.said, *found.data["said"]])


def _slides(templates: Templates, wanted: bool) -> _Look:
    from .render.proof import proof
    from .render.report import report

    data = report(templates)
    document, problems = proof(plan_of(Options()), templates) if wanted else (None, [])
    return _Look(data, listing.template(data), document, tuple(map(str, problems)))


def _word(templates: Templates, wanted: bool) -> _Look:
    from .render.actionplan import actionplan
    from .render.word_report import report

    plan = plan_of(Options())
    data = report(plan, templates)
    return _Look(data, listing.fields(data), actionplan(plan, templates) if wanted else None)
