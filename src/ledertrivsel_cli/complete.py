"""What a shell offers at TAB: parts, ids, minutes, folders and files. It never speaks, whatever is wrong.

Where nothing is offered, each shell completes file names by itself.
"""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import typer

from .errors import LedertrivselError

if TYPE_CHECKING:
    from .model import Library

Offer = list[tuple[str, str]]

_PARTS = range(1, 4)
# Names that no shell needs to quote: typer's lines would put others unquoted on the command line. A pipe to PowerShell
# changes letters beyond ASCII.
_PLAIN = re.compile(r"[\w./+-]*", re.ASCII if os.name == "nt" else 0)


def parts(ctx: typer.Context) -> Offer:
    """The parts not given yet."""
    titles = {int(part.part): part.title for part in getattr(_library(ctx), "parts", ())}
    given = _given(ctx, "part")
    return [(str(part), _help(titles.get(part, ""))) for part in _PARTS if part not in given]


def exercises(ctx: typer.Context) -> Offer:
    """The exercises of the parts given, but for those given already."""
    return _ids(ctx, "exercise", lambda library: [(item.id, item.part, item.name) for item in library.exercises])


def articles(ctx: typer.Context) -> Offer:
    """The articles of the parts given, but for those given already."""
    return _ids(ctx, "article", lambda library: [(item.id, item.part, item.title) for item in library.articles])


def themes(ctx: typer.Context) -> Offer:
    """The themes of the dialogue cards, but for those given already."""
    cards = getattr(_library(ctx), "cards", None)
    given = _given(ctx, "theme")
    return [(str(t.id), _help(t.name)) for t in (cards.themes if cards else ()) if t.id not in given]


def minutes() -> list[str]:
    """The lengths that the material is written for; all from 60 to 240 can be asked for."""
    return ["60", "90", "120"]


def widths() -> list[str]:
    """Widths that screens and documents use."""
    return ["640", "1280", "1920"]


def group_sizes() -> list[str]:
    return ["3", "5", "8"]


def group_files(incomplete: str) -> list[str]:
    return _paths(incomplete, (".yaml", ".yml"))


def slide_files(incomplete: str) -> list[str]:
    return _paths(incomplete, (".pptx", ".potx"))


def files_with_pages(incomplete: str) -> list[str]:
    return _paths(incomplete, (".pptx", ".potx", ".docx", ".pdf"))


def word_files(incomplete: str) -> list[str]:
    return _paths(incomplete, (".docx", ".dotx"))


def templates(incomplete: str) -> list[str]:
    return _paths(incomplete, (".pptx", ".potx", ".docx", ".dotx"))


def score_files(incomplete: str) -> list[str]:
    return _paths(incomplete, (".xlsx", ".csv"))


def tables(incomplete: str) -> list[str]:
    return _paths(incomplete, (".csv", ".json"))


def folders(incomplete: str) -> list[str]:
    return _paths(incomplete, ())


def folders_and_word_files(incomplete: str) -> list[str]:
    return _paths(incomplete, (".docx",))


def _ids(ctx: typer.Context, option: str, rows: Callable[["Library"], Iterable[tuple[str, int, str]]]) -> Offer:
    library = _library(ctx)
    wanted, given = _given(ctx, "part") or _PARTS, _given(ctx, option)
    found = sorted(rows(library), key=lambda row: row[1]) if library else []
    return [(str(name), _help(title)) for name, part, title in found if part in wanted and name not in given]


def _given(ctx: typer.Context, option: str) -> list[Any]:
    """What was typed for an option before, once or several times."""
    value = ctx.params.get(option)
    return list(value) if isinstance(value, list | tuple) else [] if value is None else [value]


def _library(ctx: typer.Context) -> "Library | None":
    """What can be read of the content, also when some of it is broken."""
    from .load import read_library

    folder = ctx.params.get("content")
    try:
        return read_library(Path(folder).expanduser() if folder else None).library
    except (LedertrivselError, RuntimeError):  # no such folder, or no such user's home
        return None


def _help(text: str) -> str:
    """One short line: typer folds longer ones, and reads square brackets as colours."""
    return shorten(text.replace("[", "(").replace("]", ")"), 60, placeholder=" …")


def _paths(incomplete: str, endings: tuple[str, ...]) -> list[str]:
    """The folders, and the files with these endings, that begin like this."""
    above, slash, start = incomplete.rpartition("/")
    found = _inside(above + slash, start, endings)
    if len(found) == 1 and found[0].endswith("/"):  # else a shell puts a space after it, as if that were all
        found += _inside(found[0], "", endings)
    return found if all(_PLAIN.fullmatch(name) for name in found) else []


def _inside(above: str, start: str, endings: tuple[str, ...]) -> list[str]:
    """What lies in a folder and begins like `start`; hidden things only when they are asked for."""
    try:
        there = sorted(Path(above).iterdir())
    except (OSError, ValueError):
        return []
    hidden = start.startswith(".")
    seen = [path for path in there if path.name.startswith(start) and path.name.startswith(".") == hidden]
    return [
        above + path.name + ("/" if path.is_dir() else "")
        for path in seen
        if path.is_dir() or path.suffix.lower() in endings
    ]
