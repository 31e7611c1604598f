"""What the commands that make files do: options in, documents written."""

from dataclasses import replace
from pathlib import Path

from . import console, manifest
from .base import PARTS
from .course import plan_of
from .errors import Problem, WishError
from .load import load_licences, load_templates, load_words
from .manifest import Entry
from .options import Options
from .render import bundle as zipped
from .render import pack
from .render.document import Document
from .schema import schemas
from .write import write_file, write_files, write_pack


def build_pack(options: Options, out: Path, force: bool, as_json: bool) -> None:
    plan, parts = plan_of(options), options.parts or PARTS
    documents = pack.render_pack(plan, load_templates(), parts)
    owned = (None, *parts)
    entries = write_pack(documents, out, force=force, owns=lambda item: not options.parts or item.part in owned)
    if as_json:
        console.result_json(manifest.as_data(entries))
    else:
        console.result(str(out / document.name) for document in documents)
    console.talk(f"{console.files_in(len(documents), out)}. Open {out / 'vejledning.pdf'} first.")


def bundle(options: Options, version: str, out: Path, force: bool) -> None:
    plan, templates = plan_of(options), load_templates()
    documents = pack.render_pack(plan, templates, PARTS)
    listing = manifest.document(map(manifest.entry, documents))
    page = zipped.first_page(plan, templates, version=version, adapted=options.content is not None)
    made = zipped.bundle((*documents, listing, page), load_licences(), version)
    _put(made, out / made.name, force)


def invite(options: Options, out: Path, force: bool) -> None:
    _make(options, pack.invitations, out, force)


def deck(options: Options, out: Path, force: bool) -> None:
    _make(options, pack.decks, out, force)


def cards(options: Options, out: Path, force: bool) -> None:
    _make(options, pack.cards, out, force)


def sheets(options: Options, out: Path, force: bool) -> None:
    _make(options, pack.sheets, out, force)


def actionplan_new(options: Options, out: Path, force: bool) -> None:
    if out.suffix.lower() != ".docx":
        _make(options, pack.action_plans, out, force)
        return
    document = _documents(options, pack.action_plans)[0]
    _put(replace(document, name=out.name), out, force)


def schema(out: Path, force: bool) -> None:
    documents = schemas(load_words())
    write_files(documents, out, force=force)
    console.result(str(out / document.name) for document in documents)
    console.talk(f"{console.files_in(len(documents), out)}. Let the first line of a group file in this folder be")
    console.talk(f"# yaml-language-server: $schema={(out / 'group.schema.json').as_posix()}")


def _put(document: Document, path: Path, force: bool) -> None:
    """Write one file, and say where it is; an earlier one is kept beside it."""
    spare = write_file(document, path, force=force)
    console.result([str(path)])
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
