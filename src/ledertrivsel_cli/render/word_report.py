"""Which fields of the action plan a Word template has, as plain data: what `template check` tells of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from ..agreements import FIELDS
from ..plan import Plan
from .actionplan import actionplan
from .document import Templates
from .word_controls import controls, tag

FACTS = {
    "organisation": "Organisation",
    "gruppe": "Ledergruppe",
    "forloeb": "Forløb",
    "antal": "Antal ledere",
    "moedeleder": "Mødeleder",
    "moededato": "Dato for tredje møde",
}
REST = {
    "styrke": "En styrke, vi passer på",
    "opfoelgning-delt": "Planen er delt",
    "opfoelgning-dagsorden": "Planen er på dagsordenen",
    "opfoelgning-moede": "Opfølgningsmødet er booket",
    "opfoelgning-moededato": "Dato for opfølgningsmødet",
}
_NEEDED = ("problem", "foerste-skridt", "hvem", "hvornaar", "opfoelgning")
_NUMBERED = re.compile(rf"({'|'.join(FIELDS)})-\d+-(.+)")


def report(plan: Plan, templates: Templates) -> dict[str, Any]:
    """`fields` has for each tag, `#` standing for the number, its Danish title, and how often the template has it.

    Raises ContentError when the template cannot be filled in.
    """
    from docx import Document

    found = [tag(control) for control in controls(Document(BytesIO(actionplan(plan, templates).data)))]
    fields = {name: {"title": title, "count": count} for name, title, count in _counted(found)}
    return {"fields": fields, "said": list(_said(fields, found))}


def _counted(found: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    plain = [_NUMBERED.sub(r"\1-#-\2", name) for name in found]
    rows = {f"{kind}-#-{key}": title for kind, titles in FIELDS.items() for key, title in titles.items()}
    for name, title in (FACTS | rows | REST).items():
        yield name, title, plain.count(name)


def _said(fields: dict[str, dict[str, Any]], found: list[str]) -> Iterator[str]:
    """What is lacking, and what it is needed for."""
    lacking = [name for name, field in fields.items() if not field["count"]]
    needed = [name for name in lacking if name in {f"handling-#-{key}" for key in _NEEDED}]
    if needed:
        names = ", ".join(f"{fields[name]['title']} ({name})" for name in needed)
        yield (
            f"the template has no field for {names}, which the rules on workplace assessment (APV) ask for; "
            "insert a content control, and write its tag under Properties in Word's Developer tab"
        )
    other = len(lacking) - len(needed)
    if other:
        yield f"{other} other fields are lacking; what would stand in them is left out"
    tags = Counter(name for name in found if name.startswith(tuple(f"{kind}-" for kind in FIELDS)))
    if twice := [name for name in tags if tags[name] > 1]:
        yield (
            f"these tags are there more than once: {', '.join(twice)[:200]}; give each action a number of its own, "
            "in a loop by {{ number }}"
        )
    if strange := sorted(name for name in tags if not _known(name)):
        yield f"these tags are not known: {', '.join(strange)[:200]}; look for a slip in them"


def _known(name: str) -> bool:
    hit = _NUMBERED.fullmatch(name)
    return hit is not None and hit[2] in {key for kind, titles in FIELDS.items() if kind == hit[1] for key in titles}
