"""The commands: read options, call the rooms in order, hand the outcome to console."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from . import console, listing
from .base import PARTS
from .course import Options, library_of, plan_of
from .errors import LedertrivselError, Problem, WishError
from .load import load_templates
from .manifest import Entry, as_data
from .render import pack
from .render.document import Document
from .write import write_file, write_pack

DEFAULT_FOLDER = Path("ledertrivsel-pakke")
_UsageError = typer.BadParameter.__base__  # typer brings a click of its own, so click's is another class
_QUIET = {"no_args_is_help": True, "rich_markup_mode": None, "pretty_exceptions_enable": False}

app = typer.Typer(help="Make everything for three meetings about leaders' own wellbeing.", **_QUIET)
actionplan_app = typer.Typer(help="The action plan in Word.", **_QUIET)
app.add_typer(actionplan_app, name="actionplan")

Part = Annotated[list[int], typer.Option("--part", min=1, max=3, help="Which meeting: 1, 2 or 3. May be repeated.")]
Parts = Annotated[
    list[int] | None, typer.Option("--part", min=1, max=3, help="Only this meeting: 1, 2 or 3. May be repeated.")
]
Group = Annotated[Path | None, typer.Option("--group", help="The group file (YAML).")]
Content = Annotated[Path | None, typer.Option("--content", help="A folder of the same shape as content/.")]
Minutes = Annotated[int | None, typer.Option("--minutes", help="Booked minutes, 60 to 240.")]
Date = Annotated[str | None, typer.Option("--date", help="The day of the meeting, like 2027-02-03.")]
Time = Annotated[str | None, typer.Option("--time", help="When it begins, like 09:00.")]
Place = Annotated[str | None, typer.Option("--place", help="Where the meeting is.")]
Out = Annotated[Path, typer.Option("--out", help="The folder to write.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that we made and that nobody has edited since.")]
Today = Annotated[str | None, typer.Option("--today", help="The day to count as today, like 2027-01-04.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Kind(StrEnum):
    """What `list` can list."""

    parts = "parts"
    exercises = "exercises"
    articles = "articles"
    cards = "cards"


@app.command("build-pack")
def build_pack(
    part: Parts = None, group: Group = None, content: Content = None, minutes: Minutes = None, date: Date = None,
    time: Time = None, place: Place = None, out: Out = DEFAULT_FOLDER, force: Force = False, today: Today = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Make everything for all three meetings, or for those named, in one folder."""
    parts = tuple(part or PARTS)
    plan = plan_of(_dated(Options(parts, group, content, minutes, date, time, place, today)))
    documents = pack.render_pack(plan, load_templates(), parts)
    entries = write_pack(documents, out, force=force, owns=lambda item: not part or item.part in (None, *parts))
    if as_json:
        console.result_json(as_data(entries))
    else:
        console.result(str(out / document.name) for document in documents)
    console.talk(f"{console.files_in(len(documents), out)}. Open {out / 'vejledning.pdf'} first.")


@app.command()
def invite(
    part: Part, group: Group = None, content: Content = None, minutes: Minutes = None, date: Date = None,
    time: Time = None, place: Place = None, out: Out = DEFAULT_FOLDER, force: Force = False, today: Today = None,
) -> None:  # fmt: skip
    """Make the invitation: mail draft, web page, text, and a calendar file when the meeting has a date and a time."""
    options = _dated(Options(tuple(part), group, content, minutes, date, time, place, today))
    _make(options, pack.invitations, out, force)


@app.command()
def deck(
    part: Part, group: Group = None, content: Content = None, minutes: Minutes = None, date: Date = None,
    time: Time = None, place: Place = None, out: Out = DEFAULT_FOLDER, force: Force = False, today: Today = None,
) -> None:  # fmt: skip
    """Make the PowerPoint deck with the facilitator's notes."""
    options = _dated(Options(tuple(part), group, content, minutes, date, time, place, today))
    _make(options, pack.decks, out, force)


@app.command()
def cards(
    group: Group = None, content: Content = None, minutes: Minutes = None, out: Out = DEFAULT_FOLDER,
    force: Force = False, today: Today = None,
) -> None:  # fmt: skip
    """Make the dialogue cards and the prioritisation card of part 2."""
    _make(Options((2,), group, content, minutes, today=today), pack.cards, out, force)


@app.command()
def sheets(
    part: Part, group: Group = None, content: Content = None, out: Out = DEFAULT_FOLDER, force: Force = False,
    today: Today = None,
) -> None:  # fmt: skip
    """Make the sheets to write on, for parts 1 and 3."""
    _make(Options(tuple(part), group, content, today=today), pack.sheets, out, force)


@actionplan_app.command("new")
def actionplan_new(
    group: Group = None, content: Content = None, date: Date = None, out: Out = DEFAULT_FOLDER, force: Force = False,
    today: Today = None,
) -> None:  # fmt: skip
    """Make an empty action plan in Word. `--out` may name a .docx file; --force then keeps the old one beside it."""
    options = Options((3,), group, content, date=date, today=today)
    if out.suffix.lower() != ".docx":
        _make(options, pack.action_plans, out, force)
        return
    document = _documents(options, pack.action_plans)[0]
    spare = write_file(replace(document, name=out.name), out, force=force)
    console.result([str(out)])
    if spare:
        console.talk(f"The earlier file is kept as {spare.name}.")


@app.command("list")
def list_(what: Annotated[Kind, typer.Argument(help="What to list.")], content: Content = None, as_json: Json = False):
    """List what there is to choose from."""
    objects, columns = listing.KINDS[what]
    found = objects(library_of(content))
    if as_json:
        console.result_json(found)
    else:
        console.table(columns, [[str(item[column]) for column in columns] for item in found])


@app.command()
def show(
    part: Annotated[int, typer.Option("--part", min=1, max=3, help="Which meeting: 1, 2 or 3.")],
    group: Group = None, content: Content = None, minutes: Minutes = None, time: Time = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Show the timed agenda of a meeting."""
    plan = plan_of(Options((part,), group, content, minutes, time=time))
    meeting = plan.meetings[part - 1]
    if as_json:
        console.result_json(listing.agenda(meeting))
    else:
        console.talk(f"{meeting.heading}, {meeting.minutes} minutes")
        console.table(("start", "min", "form", "title"), listing.agenda_rows(meeting))


@app.command()
def check(
    part: Parts = None, group: Group = None, content: Content = None, minutes: Minutes = None, date: Date = None,
    time: Time = None, place: Place = None, today: Today = None,
) -> None:  # fmt: skip
    """Find everything that building would find, and write nothing."""
    parts = tuple(part or PARTS)
    plan = plan_of(_dated(Options(parts, group, content, minutes, date, time, place, today)))
    documents = pack.render_pack(plan, load_templates(), parts)
    console.talk(f"All is well: {len(documents)} files can be made.")


def _version(wanted: bool) -> None:
    if wanted:
        console.result([f"ledertrivsel {version('ledertrivsel-cli')}"])
        raise typer.Exit


@app.callback()
def _root(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Make everything for three meetings about leaders' own wellbeing."""


def _dated(options: Options) -> Options:
    if options.date and len(options.parts) != 1:
        raise typer.BadParameter("goes with one --part; three meetings are not held on one day.", param_hint="--date")
    return options


def _documents(options: Options, draw: pack.Draw) -> tuple[Document, ...]:
    documents = pack.render(plan_of(options), load_templates(), options.parts, [draw])
    if not documents:
        what = "there is nothing of this kind to make for this meeting; see `ledertrivsel build-pack` for all there is"
        raise WishError([Problem("", 0, "", "nothing-to-make", what)])
    return documents


def _make(options: Options, draw: pack.Draw, out: Path, force: bool) -> None:
    documents = _documents(options, draw)
    made = {(document.part, document.kind) for document in documents}
    write_pack(documents, out, force=force, owns=lambda item: _kind(item) in made)
    console.result(str(out / document.name) for document in documents)
    console.talk(f"{console.files_in(len(documents), out)}.")


def _kind(item: Entry) -> tuple[int | None, str]:
    return item.part, item.kind


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code. Nothing is raised."""
    console.prepare()
    try:
        code = typer.main.get_command(app).main(list(arguments), prog_name="ledertrivsel", standalone_mode=False)
        sys.stdout.flush()
        return console.interrupted() if code == console.INTERRUPTED else code or 0
    except _UsageError as error:
        return console.misused(error)
    except LedertrivselError as error:
        return console.failed(error)
    except (KeyboardInterrupt, typer.Abort):
        return console.interrupted()
    except (OSError, SystemExit) as error:  # typer leaves with SystemExit when the reader of our output goes away
        return console.unheard(error)
    except Exception as error:
        return console.our_fault(error)
