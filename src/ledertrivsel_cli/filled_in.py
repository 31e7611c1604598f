"""What groups have filled in, read from disk: action plans in Word, and the priorities of a meeting."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from .agreements import Agreements
from .load import bundled
from .outset import Outset, Theme
from .package import MAX_BYTES
from .plan_reader import agreements, prompts_of
from .priorities_file import read_priorities
from .reading import read
from .render.actionplan import TEMPLATE
from .text import Text


def load_agreements(path: Path) -> Agreements:
    """What a group has written in its action plan; raises ContentError when it cannot be read."""
    return agreements(read(path, str(path), MAX_BYTES), str(path), _prompts())


@cache
def _prompts() -> Mapping[str, frozenset[str]]:
    """The prompts of our own template, once for all the plans of a run."""
    return prompts_of((bundled("templates") / TEMPLATE).read_bytes(), TEMPLATE)


def named(files: Iterable[Path]) -> tuple[Path, ...]:
    """The files, each once. A name with * stands for all that fit it: Windows' own shell leaves that to programs.

    Word's lock files, which lie there while a document is open, are passed over.
    """
    found: list[Path] = []
    for file in files:
        fitting = sorted(file.parent.glob(file.name)) if "*" in file.name and not file.exists() else ()
        found += [one for one in fitting if not one.name.startswith("~$")] or [file]
    return tuple(dict.fromkeys(found))


def load_priorities(path: Path) -> Outset:
    """What a group chose to work with, and to keep, with what its scores say of that; raises ContentError."""
    chosen = read_priorities(read(path, str(path)), str(path))
    known = {name: Text(sentence, str(path)) for name, sentence in chosen.problems.items()}
    return Outset(tuple(Theme(topic, known.get(topic)) for topic in chosen.work_on), chosen.keep)
