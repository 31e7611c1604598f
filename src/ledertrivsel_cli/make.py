"""What the commands that make files do: options in, documents written."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from . import console, listing, manifest, moves
from .avoid import days_to_avoid
from .base import PARTS
from .course import plan_of, templates_of, with_template
from .earlier import bookings
from .errors import Problem, WishError
from .load import load_licences, load_templates, load_words
from .manifest import Entry
from .options import Options
from .plan import Plan
from .render import bundle as zipped
from .render import pack
from .render.document import Document, Templates
from .schema import schemas
from .write import write_file, write_files, write_pack


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
    _remark(documents, [*said, *_of_dates(plan, parts)])
    console.talk(f"{console.files_in(len(documents), out)}. Open {out / 'vejledning.pdf'} first.")


def bundle(options: Options, version: str, out: Path, force: bool) -> None:
    plan = plan_of(options)
    templates, said = templates_of(options, plan)
    documents = pack.render_pack(plan, templates, PARTS)
    listing = manifest.document(map(manifest.entry, documents))
    page = zipped.first_page(plan, templates, version=version, adapted=options.content is not None)
    made = zipped.bundle((*documents, listing, page), load_licences(), version)
    _put(made, out / made.name, force)
    _remark(documents, [*said, *days_to_avoid(plan, PARTS)])


def invite(options: Options, out: Path, force: bool, cancel: bool) -> None:
    plan = _held_against(plan_of(options), out, options.parts, cancel=cancel)
    documents = (*_documents(options, plan, load_templates(), pack.invitations), *pack.course_calendar(plan))
    _fill(documents, out, force, _of_dates(plan, options.parts))


def deck(options: Options, out: Path, force: bool) -> None:
    _make(options, out, force, pack.decks, pack.runsheets)


def cards(options: Options, out: Path, force: bool) -> None:
    _make(options, out, force, pack.cards, pack.posters)


def sheets(options: Options, out: Path, force: bool) -> None:
    _make(options, out, force, pack.sheets, pack.posters)


def actionplan_new(options: Options, out: Path, force: bool) -> None:
    if out.suffix.lower() != ".docx":
        _make(options, out, force, pack.action_plans)
        return
    document = _documents(options, plan_of(options), load_templates(), pack.action_plans)[0]
    _put(replace(document, name=out.name), out, force)


def template_check(template: Path, proof_path: Path | None, force: bool, as_json: bool) -> None:
    from .render.proof import proof
    from .render.report import report

    templates, said = with_template(template)
    found = report(templates)
    if proof_path:
        document, problems = proof(plan_of(Options()), templates)
        said = (*said, *map(str, problems))
        _put(replace(document, name=proof_path.name), proof_path, force)
    if as_json:
        console.result_json(found)
    else:
        console.result(listing.template(found))
    console.remarks([*said, *found["said"]])


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


def _put(document: Document, path: Path, force: bool) -> None:
    """Write one file, and say where it is; an earlier one is kept beside it."""
    spare = write_file(document, path, force=force)
    console.result([str(path)])
    if spare:
        console.talk(f"The earlier file is kept as {spare.name}.")


def _documents(options: Options, plan: Plan, templates: Templates, *draws: pack.Draw) -> tuple[Document, ...]:
    documents = pack.render(plan, templates, options.parts, draws)
    if not documents:
        what = "there is nothing of this kind to make for this meeting; see `ledertrivsel build-pack` for all there is"
        raise WishError([Problem("", 0, "", "nothing-to-make", what)])
    return documents


def _make(options: Options, out: Path, force: bool, *draws: pack.Draw) -> None:
    plan = plan_of(options)
    templates, said = templates_of(options, plan) if pack.decks in draws else (load_templates(), ())
    _fill(_documents(options, plan, templates, *draws), out, force, said)


def _fill(documents: Sequence[Document], out: Path, force: bool, said: Iterable[str]) -> None:
    """Write these kinds into a folder, and say where they are."""
    made = {(document.part, document.kind) for document in documents}
    write_pack(documents, out, force=force, owns=lambda item: _kind(item) in made)
    console.result(str(out / document.name) for document in documents)
    _remark(documents, said)
    console.talk(f"{console.files_in(len(documents), out)}.")


def _remark(documents: Iterable[Document], said: Iterable[str]) -> None:
    console.remarks([*said, *(sentence for document in documents for sentence in document.said)])


def _kind(item: Entry) -> tuple[int | None, str]:
    return item.part, item.kind
