"""The commands that make files: options in, documents written."""

from dataclasses import replace
from pathlib import Path

from . import console
from . import options as opt
from .base import PARTS
from .course import Options, plan_of
from .errors import Problem, WishError
from .load import load_templates
from .manifest import Entry, as_data
from .render import pack
from .render.document import Document
from .write import write_file, write_pack


def build_pack(
    part: opt.Parts = None,
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    date: opt.Date = None,
    time: opt.Time = None,
    place: opt.Place = None,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
    as_json: opt.Json = False,
) -> None:
    """Make everything for all three meetings, or for those named, in one folder."""
    parts = tuple(part or PARTS)
    plan = plan_of(opt.dated(Options(parts, group, content, minutes, date, time, place, today)))
    documents = pack.render_pack(plan, load_templates(), parts)
    entries = write_pack(documents, out, force=force, owns=lambda item: not part or item.part in (None, *parts))
    if as_json:
        console.result_json(as_data(entries))
    else:
        console.result(str(out / document.name) for document in documents)
    console.talk(f"{console.files_in(len(documents), out)}. Open {out / 'vejledning.pdf'} first.")


def invite(
    part: opt.Part,
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    date: opt.Date = None,
    time: opt.Time = None,
    place: opt.Place = None,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
    """Make the invitation: mail draft, web page, text, and a calendar file when the meeting has a date and a time."""
    options = opt.dated(Options(tuple(part), group, content, minutes, date, time, place, today))
    _make(options, pack.invitations, out, force)


def deck(
    part: opt.Part,
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    date: opt.Date = None,
    time: opt.Time = None,
    place: opt.Place = None,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
    """Make the PowerPoint deck with the facilitator's notes."""
    options = opt.dated(Options(tuple(part), group, content, minutes, date, time, place, today))
    _make(options, pack.decks, out, force)


def cards(
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
    """Make the dialogue cards and the prioritisation card of part 2."""
    _make(Options((2,), group, content, minutes, today=today), pack.cards, out, force)


def sheets(
    part: opt.Part,
    group: opt.Group = None,
    content: opt.Content = None,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
    """Make the sheets to write on, for parts 1 and 3."""
    _make(Options(tuple(part), group, content, today=today), pack.sheets, out, force)


def actionplan_new(
    group: opt.Group = None,
    content: opt.Content = None,
    date: opt.Date = None,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
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
