"""Files that a file names: only from beneath its own folder, so that nobody's group file or content gets at others."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .errors import ContentError, Problem, raise_if
from .group import Group
from .model import Article
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


def article_files(folder: Path, articles: Iterable[Article], problems: list[Problem]) -> dict[str, Attachment]:
    """The copies of articles that lie beneath the content's folder, by the articles' ids; faults go on the list."""
    found: dict[str, Attachment] = {}
    for number, article in enumerate(articles, 1):
        if article.file:
            try:
                made = attachment(folder, article.file, f"articles.{number}.file")
                found[str(article.id)] = replace(made, article=str(article.id))
            except ContentError as error:
                problems += error.problems
    return found


def meeting_files(folder: Path, group: Group) -> dict[int, tuple[Attachment, ...]]:
    """What the group file names to send along with each invitation; raises ContentError with all faults."""
    problems: list[Problem] = []
    found: dict[int, tuple[Attachment, ...]] = {}
    for part, wish in group.meetings.items():
        made = []
        for number, name in enumerate(wish.files, 1):
            try:
                made.append(attachment(folder, name, f"meetings.{part}.files.{number}"))
            except ContentError as error:
                problems += error.problems
        found[int(part)] = tuple(made)
    raise_if(ContentError, problems)
    return found


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
        return (
            "unsafe-path",
            "name a file in the folder of the file that names it, without .., drive letters or backslashes",
        )
    path = folder / name
    if not path.is_file():
        return "missing-file", "there is no such file beside the one that names it; check the name"
    if not path.resolve().is_relative_to(folder.resolve()):
        return "unsafe-path", "the file is a link that leads out of its folder; copy it there"
    return None


def _fault(name: Text, where: str, code: str, what: str) -> ContentError:
    return ContentError([Problem(name.path, name.line, where, code, what)])
