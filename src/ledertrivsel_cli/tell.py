"""What the commands that tell do; they write nothing."""

from pathlib import Path

from . import console, listing
from .avoid import days_to_avoid
from .base import PARTS
from .course import library_of, plan_of, templates_of
from .options import Options
from .render import pack


def list_(what: str, content: Path | None, as_json: bool) -> None:
    objects, columns = listing.KINDS[what]
    found = objects(library_of(content))
    if as_json:
        console.result_json(found)
    else:
        console.table(columns, [[str(item[column]) for column in columns] for item in found])


def show(options: Options, as_json: bool) -> None:
    meeting = plan_of(options).meetings[options.parts[0] - 1]
    if as_json:
        console.result_json(listing.agenda(meeting))
    else:
        console.talk(f"{meeting.heading}, {meeting.minutes} minutes")
        console.table(("start", "min", "form", "title"), listing.agenda_rows(meeting))


def check(options: Options) -> None:
    plan = plan_of(options)
    parts = options.parts or PARTS
    templates, said = templates_of(options, plan)
    documents = pack.render_pack(plan, templates, parts)
    console.remarks(
        [*said, *days_to_avoid(plan, parts), *(sentence for document in documents for sentence in document.said)]
    )
    console.talk(f"All is well: {len(documents)} files can be made.")
