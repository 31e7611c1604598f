"""What was drawn is written, and said: the last steps that the commands share."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from . import console
from .course import plan_of, templates_of
from .errors import Problem, WishError
from .load import load_templates
from .manifest import Entry
from .options import Options
from .plan import Plan
from .render import pack
from .render.document import Document, Templates
from .write import write_file, write_pack


def put(document: Document, path: Path, force: bool, *, aside: bool = False) -> None:
    """Write one file, and say where it is, aside from the result or as one; an earlier one is kept beside it."""
    spare = write_file(document, path, force=force)
    if aside:
        console.talk(f"The file is {path}.")
    else:
        console.result([str(path)])
    if spare:
        console.talk(f"The earlier file is kept as {spare.name}.")


def drawn(options: Options, plan: Plan, templates: Templates, *draws: pack.Draw) -> tuple[Document, ...]:
    """These kinds for the parts named; raises WishError when there are none."""
    documents = pack.render(plan, templates, options.parts, draws)
    if not documents:
        what = "there is nothing of this kind to make for this meeting; see `ledertrivsel build-pack` for all there is"
        raise WishError([Problem("", 0, "", "nothing-to-make", what)])
    return documents


def deliver(options: Options, out: Path, force: bool, *draws: pack.Draw) -> None:
    """Draw these kinds for the parts named, and write them."""
    plan = plan_of(options)
    templates, said = templates_of(options, plan) if pack.decks in draws else (load_templates(), ())
    fill(drawn(options, plan, templates, *draws), out, force, said)


def fill(documents: Sequence[Document], out: Path, force: bool, said: Iterable[str]) -> None:
    """Write these kinds into a folder, and say where they are."""
    made = {(document.part, document.kind) for document in documents}
    write_pack(documents, out, force=force, owns=lambda item: _kind(item) in made)
    console.result(str(out / document.name) for document in documents)
    remark(documents, said)
    console.talk(f"{console.files_in(len(documents), out)}.")


def remark(documents: Iterable[Document], said: Iterable[str]) -> None:
    console.remarks([*said, *(sentence for document in documents for sentence in document.said)])


def _kind(item: Entry) -> tuple[int | None, str]:
    return item.part, item.kind
