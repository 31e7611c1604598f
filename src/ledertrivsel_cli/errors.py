"""What can go wrong, as plain data. The room that finds a fault writes its sentence; console prints it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault and what to do about it.

    `path` is the file as the user knows it ("" when the fault came from the command line), `line` counts from 1
    (0 = no line to point at), `where` is the place in words or keys, `code` is a heading in docs/errors.md.
    """

    path: str
    line: int
    where: str
    code: str
    text: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        subject = f"{self.where}: " if self.where else ""
        return f"{place}{subject}{self.text} [{self.code}]"


class LedertrivselError(Exception):
    """Base of all faults that a user can mend; carries every problem found in one run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(map(str, self.problems)))


class ContentError(LedertrivselError):
    """A content or group file cannot be used as it stands."""


class WishError(LedertrivselError):
    """What was asked for cannot be met: too few minutes, an unknown exercise, dates in the wrong order."""


class FitError(LedertrivselError):
    """A text does not fit its box at the smallest size allowed, or holds a character that the font lacks."""


class WriteError(LedertrivselError):
    """The folder cannot be written as asked; it is as it was before."""


def raise_if(error: type[LedertrivselError], problems: Iterable[Problem]) -> None:
    """Raise `error` with all `problems`, or do nothing when there are none."""
    found = tuple(problems)
    if found:
        raise error(found)
