"""Files that a group file names: only from beneath its own folder, so that nobody's group file reaches other files."""

from pathlib import Path

from .errors import ContentError, Problem
from .opener import Opened, opened
from .package import MAX_BYTES as MAX_PACKAGE
from .plan import Attachment
from .reading import read, unread
from .text import Text

_ATTACHMENT_TYPES = (".docx", ".pdf", ".pptx", ".txt", ".xlsx")
_TEMPLATE_TYPES = (".potx", ".pptx")
_ATTACHMENT_BYTES = 10_000_000


def attachment(folder: Path, name: Text, where: str) -> Attachment:
    """A document to send along; `where` is the key that names it."""
    path = _found(folder, name, where)
    if path.suffix.lower() not in _ATTACHMENT_TYPES:
        raise _fault(name, where, "attachment-type", f"only {', '.join(_ATTACHMENT_TYPES)} can be sent along")
    if path.stat().st_size > _ATTACHMENT_BYTES:
        what = f"the file is over {_ATTACHMENT_BYTES // 1_000_000} MB; make it smaller"
        raise _fault(name, where, "too-large", what)
    try:
        return Attachment(path.name, path.read_bytes())
    except OSError as error:
        raise _fault(name, where, *unread(error)) from None


def deck_template(folder: Path, name: Text, where: str) -> tuple[str, Opened]:
    """The group's own PowerPoint template, opened with care, and what faults call it."""
    path = _found(folder, name, where)
    if path.suffix.lower() not in _TEMPLATE_TYPES:
        what = "a template for decks ends in .pptx or .potx; save it as one of these in PowerPoint"
        raise _fault(name, where, "not-office-file", what)
    return str(path), opened(read(path, str(path), MAX_PACKAGE), str(path), "pptx")


def _found(folder: Path, name: Text, where: str) -> Path:
    try:
        fault = _misplaced(folder, name)
    except OSError as error:
        fault = unread(error)
    if fault:
        raise _fault(name, where, *fault)
    return folder / name


def _misplaced(folder: Path, name: Text) -> tuple[str, str] | None:
    if "\\" in name or ":" in name or name.startswith("/") or ".." in name.split("/"):
        return "unsafe-path", "name a file in the group file's own folder, without .., drive letters or backslashes"
    path = folder / name
    if not path.is_file():
        return "missing-file", "there is no such file beside the group file; check the name"
    if not path.resolve().is_relative_to(folder.resolve()):
        return "unsafe-path", "the file is a link that leads out of the group file's folder; copy it there"
    return None


def _fault(name: Text, where: str, code: str, what: str) -> ContentError:
    return ContentError([Problem(name.path, name.line, where, code, what)])
