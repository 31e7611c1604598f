"""What the commands that make files do: options in, documents written."""

from collections.abc import Collection, Iterable
from pathlib import Path

from . import console, manifest, moves
from .avoid import days_to_avoid
from .base import PARTS
from .course import plan_of, templates_of
from .deliver import deliver, drawn, fill, put, remark
from .earlier import bookings
from .load import load_licences, load_templates, load_words
from .options import Options
from .plan import Plan
from .render import bundle as zipped
from .render import pack
from .schema import schemas
from .write import write_files, write_pack


def build_pack(options: Options, out: Path, force: bool, as_json: bool) -> None:
    parts = options.parts or PARTS
    plan = _held_against(plan_of(options), out, parts)
    templates, said = templates_of(options, plan)
    documents = pack.render_pack(plan, templates, parts)
    owned = (None, *parts)
    entries = write_pack(documents, out, force=force, owns=lambda item: not options.parts or item.part in owned)
    if as_json:
        console.result_json(manifest.as_data(entries))
    else:
        console.result(str(out / document.name) for document in documents)
    remark(documents, [*said, *_of_dates(plan, parts)])
    console.talk(f"{console.files_in(len(documents), out)}. Open {out / 'vejledning.pdf'} first.")


def bundle(options: Options, version: str, out: Path, force: bool) -> None:
    plan = plan_of(options)
    templates, said = templates_of(options, plan)
    documents = pack.render_pack(plan, templates, PARTS)
    listing = manifest.document(map(manifest.entry, documents))
    page = zipped.first_page(plan, templates, version=version, adapted=options.content is not None)
    made = zipped.bundle((*documents, listing, page), load_licences(), version)
    put(made, out / made.name, force)
    remark(documents, [*said, *days_to_avoid(plan, PARTS)])


def invite(options: Options, out: Path, force: bool, cancel: bool) -> None:
    plan = _held_against(plan_of(options), out, options.parts, cancel=cancel)
    documents = (*drawn(options, plan, load_templates(), pack.invitations), *pack.course_calendar(plan))
    fill(documents, out, force, _of_dates(plan, options.parts))


def deck(options: Options, out: Path, force: bool) -> None:
    deliver(options, out, force, pack.decks, pack.runsheets)


def cards(options: Options, out: Path, force: bool) -> None:
    deliver(options, out, force, pack.cards, pack.posters)


def sheets(options: Options, out: Path, force: bool) -> None:
    deliver(options, out, force, pack.sheets, pack.posters)


def images(file: Path, out: Path, width: int, force: bool) -> None:
    from .imaging import images as drawn

    documents = drawn(file, width)
    write_files(documents, out, force=force)
    console.result(str(out / document.name) for document in documents)
    console.talk(f"{console.files_in(len(documents), out)}.")


def schema(out: Path, force: bool) -> None:
    documents = schemas(load_words())
    write_files(documents, out, force=force)
    console.result(str(out / document.name) for document in documents)
    console.talk(f"{console.files_in(len(documents), out)}. Let the first line of a group file in this folder be")
    console.talk(f"# yaml-language-server: $schema={(out / 'group.schema.json').as_posix()}")


def _held_against(plan: Plan, out: Path, parts: Collection[int], *, cancel: bool = False) -> Plan:
    """The plan, held against the calendar files that an earlier run put into the folder."""
    return moves.rebooked(plan, bookings(out, plan), parts, cancel=cancel)


def _of_dates(plan: Plan, parts: Collection[int]) -> Iterable[str]:
    return (*moves.remarks(plan, parts), *days_to_avoid(plan, parts))
