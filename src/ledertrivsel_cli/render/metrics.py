"""Advance widths of fonts that others put in their templates, so that a text can be measured without the font file.

`widths.json` was read from open fonts that have the widths of the well-known ones.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Table:
    """One font family, in thousandths of the font size. `leading` is the height of a line in font sizes."""

    letters: Mapping[str, int]
    leading: float
    regular: Sequence[int]
    bold: Sequence[int]

    def advance(self, letter: str, bold: bool) -> int:
        """The width of one letter; 0 when the font lacks it."""
        place = self.letters.get(letter)
        return 0 if place is None else (self.bold if bold else self.regular)[place]


@cache
def table(family: str) -> Table | None:
    """The widths of a family by its own name; None when they are not known."""
    found = _all()["faces"].get(family)
    return Table(_places(), found["leading"], found["regular"], found["bold"]) if found else None


@cache
def _places() -> Mapping[str, int]:
    return {letter: place for place, letter in enumerate(_all()["letters"])}


@cache
def _all() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files(__package__) / "widths.json").read_text("utf-8"))
    return found
