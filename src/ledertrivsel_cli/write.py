"""The only room that writes disk: all or nothing.

New files are laid in a temporary folder first: beside the folder to make or, when that is there, inside it, so that it
may be a link or a disk of its own. Only when all files are there do they change places with the old ones; when that
fails halfway, everything is put back.
"""

import contextlib
import hashlib
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from . import manifest
from .errors import Problem, WriteError, raise_if
from .manifest import Entry
from .render.document import Document

_TEMPORARY = ".ledertrivsel-"


def write_pack(
    documents: Sequence[Document], folder: Path, *, force: bool, owns: Callable[[Entry], bool]
) -> tuple[Entry, ...]:
    """Put the documents and their manifest in `folder`; returns the entries of the whole folder.

    Files in the folder that an earlier run listed and that `owns` claims are replaced or taken away, but only with
    `force` and only when nobody has edited them since; all other files stay. Raises WriteError.
    """
    folder = folder.absolute()
    with _said(folder):
        old = _old_entries(folder)
        names = {document.name for document in documents}
        outgoing = [item for item in old if item.path in names or owns(item)]
        _refuse_loss(folder, documents, outgoing, force)
        kept = [item for item in old if item not in outgoing]
        entries = tuple(sorted([*map(manifest.entry, documents), *kept], key=lambda item: item.path))
        old_names = [*(item.path for item in outgoing), manifest.NAME]
        _publish([*documents, manifest.document(entries)], folder, old_names)
        return entries


def write_files(documents: Sequence[Document], folder: Path, *, force: bool) -> None:
    """Put the documents in `folder`, among whatever else is there. Only with `force` are other files replaced."""
    folder = folder.absolute()
    with _said(folder):
        _refuse_file(folder)
        new = [document for document in documents if not _holds(folder / document.name, document.data)]
        there = [document.name for document in new if (folder / document.name).exists()]
        for name in there:
            if not (folder / name).is_file():
                raise _refusal(folder / name, "in-the-way", "there is a folder of that name; choose another --out")
        if there and not force:
            what = f"holds other files of these names: {', '.join(there)}; use --force to replace them"
            raise _refusal(folder, "exists", what)
        if new:
            _publish(new, folder, there)


def write_file(document: Document, path: Path, *, force: bool) -> Path | None:
    """Put one document at `path`. With `force` an earlier file there gets another name, which is returned."""
    path = path.absolute()
    with _said(path):
        if path.is_dir():
            raise _refusal(path, "in-the-way", "there is a folder of that name; choose another file name")
        if _holds(path, document.data):
            return None
        if path.exists() and not force:
            raise _refusal(path, "exists", "is there already; choose another name, or use --force to keep both")
        spare = _spare_name(path) if path.exists() else None
        with _new_parents(path.parent), _staged([document], path.parent) as stage:
            moves = [(path, spare)] if spare else []
            _move_all([*moves, (stage / document.name, path)])
        return spare


def _old_entries(folder: Path) -> tuple[Entry, ...]:
    """What an earlier run put there; raises WriteError for a folder that is not ours."""
    if not folder.exists() and not folder.is_symlink():
        return ()
    _refuse_file(folder)
    listing = folder / manifest.NAME
    if listing.is_file():
        found = manifest.read(listing.read_bytes())
        if found is not None:
            return found
    elif not any(folder.iterdir()):
        return ()
    raise _refusal(folder, "not-our-folder", "the folder holds other things; choose another --out, it is left as it is")


def _refuse_file(folder: Path) -> None:
    if (folder.exists() or folder.is_symlink()) and not folder.is_dir():
        raise _refusal(folder, "in-the-way", "there is a file of that name; choose another --out")


def _refuse_loss(folder: Path, documents: Iterable[Document], outgoing: Sequence[Entry], force: bool) -> None:
    there = [item for item in outgoing if (folder / item.path).exists()]
    edited = [item for item in there if _digest(folder / item.path) != item.sha256]
    what = "was edited since it was made; move it or give it another name, then run again"
    raise_if(WriteError, (Problem(str(folder / item.path), 0, "", "edited", what) for item in edited))
    if there and not force:
        what = f"holds {len(there)} of these files already; use --force to replace them, or choose another --out"
        raise _refusal(folder, "exists", what)
    listed = {item.path for item in outgoing}
    root = folder.resolve()
    for name in dict.fromkeys([*(document.name for document in documents), *listed]):
        target = folder / name
        if not target.parent.resolve().is_relative_to(root):
            raise _refusal(target.parent, "not-our-folder", "is a link that leads out of the folder; take it away")
        if (target.exists() or target.is_symlink()) and name not in listed:
            raise _refusal(target, "in-the-way", "is there and was not made by us; move it or give it another name")


def _publish(documents: Sequence[Document], folder: Path, outgoing: Sequence[str]) -> None:
    """Change old files for new ones; a folder that was not there appears in one move."""
    if not folder.exists():
        with _new_parents(folder.parent), _staged(documents, folder.parent) as stage:
            stage.rename(folder)
        return
    with _staged(documents, folder) as stage, _attic(folder) as attic:
        names = [document.name for document in documents]
        away = [name for name in outgoing if (folder / name).exists()]
        moves = [(folder / name, attic / name) for name in away]
        _move_all(moves + [(stage / name, folder / name) for name in names])
    _drop_empty({(folder / name).parent for name in outgoing} - {folder})


def _move_all(moves: Iterable[tuple[Path, Path]]) -> None:
    """Move files one after the other; when one cannot be moved, or on Ctrl-C, move all of them back."""
    begun: list[tuple[Path, Path]] = []
    made: list[Path] = []
    try:
        for source, target in moves:
            made += _missing(target.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            begun.append((source, target))  # before the move, since Ctrl-C may come right after it
            source.rename(target)
    except BaseException:
        for source, target in reversed(begun):
            if not source.exists():
                with contextlib.suppress(OSError):
                    target.rename(source)
        _drop_empty(made)
        raise


@contextlib.contextmanager
def _staged(documents: Iterable[Document], beside: Path) -> Iterator[Path]:
    """A temporary folder that holds the documents, gone afterwards."""
    stage = _temporary(beside)
    try:
        for document in documents:
            target = stage / document.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(document.data)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


@contextlib.contextmanager
def _attic(beside: Path) -> Iterator[Path]:
    """A temporary folder for the old files. It stays when one of them is still there after a fault."""
    attic = _temporary(beside)
    try:
        yield attic
    except BaseException:
        _drop_empty([attic])
        raise
    shutil.rmtree(attic, ignore_errors=True)


def _temporary(beside: Path) -> Path:
    made = beside / f"{_TEMPORARY}{secrets.token_hex(4)}"
    made.mkdir()  # tempfile's folders are the owner's alone, and on Windows what is moved out of them stays so
    return made


@contextlib.contextmanager
def _new_parents(folder: Path) -> Iterator[None]:
    missing = _missing(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        _drop_empty(missing)
        raise


def _missing(folder: Path) -> list[Path]:
    return [parent for parent in (folder, *folder.parents) if not parent.exists()]


@contextlib.contextmanager
def _said(path: Path) -> Iterator[None]:
    """Turn what the system says into one clear line."""
    try:
        yield
    except PermissionError as error:
        what = "no permission, or a file is open in another program; close it or choose another --out"
        raise _refusal(_meant(error, path), "no-permission", what) from None
    except (OSError, ValueError) as error:
        what = f"cannot be written: {getattr(error, 'strerror', None) or error}; nothing was changed"
        raise _refusal(_meant(error, path), "cannot-write", what) from None


def _meant(error: Exception, path: Path) -> Path:
    """The file that a fault is about, as the user knows it."""
    names = (getattr(error, "filename", None), getattr(error, "filename2", None))
    return next((Path(name) for name in names if name and _TEMPORARY not in str(name)), path)


def _drop_empty(folders: Iterable[Path]) -> None:
    for folder in sorted(folders, reverse=True):  # the innermost first
        with contextlib.suppress(OSError):
            folder.rmdir()


def _spare_name(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _refusal(path: Path, code: str, what: str) -> WriteError:
    return WriteError([Problem(str(path), 0, "", code, what)])
