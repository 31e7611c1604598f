"""The commands that tell and write nothing."""

from enum import StrEnum
from typing import Annotated

import typer

from . import console, listing
from . import options as opt
from .base import PARTS
from .course import Options, library_of, plan_of
from .load import load_templates
from .render import pack


class Kind(StrEnum):
    """What `list` can list."""

    parts = "parts"
    exercises = "exercises"
    articles = "articles"
    cards = "cards"


def list_(
    what: Annotated[Kind, typer.Argument(help="What to list.")], content: opt.Content = None, as_json: opt.Json = False
):
    """List what there is to choose from."""
    objects, columns = listing.KINDS[what]
    found = objects(library_of(content))
    if as_json:
        console.result_json(found)
    else:
        console.table(columns, [[str(item[column]) for column in columns] for item in found])


def show(
    part: Annotated[int, typer.Option("--part", min=1, max=3, help="Which meeting: 1, 2 or 3.")],
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    time: opt.Time = None,
    as_json: opt.Json = False,
) -> None:
    """Show the timed agenda of a meeting."""
    plan = plan_of(Options((part,), group, content, minutes, time=time))
    meeting = plan.meetings[part - 1]
    if as_json:
        console.result_json(listing.agenda(meeting))
    else:
        console.talk(f"{meeting.heading}, {meeting.minutes} minutes")
        console.table(("start", "min", "form", "title"), listing.agenda_rows(meeting))


def check(
    part: opt.Parts = None,
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    date: opt.Date = None,
    time: opt.Time = None,
    place: opt.Place = None,
    today: opt.Today = None,
) -> None:
    """Find everything that building would find, and write nothing."""
    parts = tuple(part or PARTS)
    plan = plan_of(opt.dated(Options(parts, group, content, minutes, date, time, place, today)))
    documents = pack.render_pack(plan, load_templates(), parts)
    console.talk(f"All is well: {len(documents)} files can be made.")
