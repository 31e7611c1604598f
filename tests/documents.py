"""Reads the project's documents as data: headings, blocks of code, tables, links and pictures."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Block:
    """A block of code, and the language that it says it is in."""

    language: str
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


@dataclass(frozen=True)
class Page:
    """One document, by its path below the project."""

    name: str

    @cached_property
    def path(self) -> Path:
        return ROOT / self.name

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def blocks(self) -> list[Block]:
        return [Block(*found) for found in _FENCE.findall(self.text)]

    @cached_property
    def prose(self) -> str:
        """The text without its blocks of code."""
        return _FENCE.sub("", self.text)

    @property
    def headings(self) -> list[tuple[int, str]]:
        return [(len(signs), text) for signs, text in re.findall(r"^(#+) (.+)$", self.prose, re.MULTILINE)]

    @property
    def anchors(self) -> set[str]:
        """What `#…` can lead to, named as GitHub does it."""
        return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for _, text in self.headings}

    @property
    def links(self) -> list[str]:
        """Where links and pictures lead."""
        return [target for _, target in _LINK.findall(self.prose)]

    @property
    def pictures(self) -> list[tuple[str, str]]:
        """Each picture and its alternative text."""
        return [(target, " ".join(alt.split())) for alt, target in _PICTURE.findall(self.prose)]

    @property
    def code(self) -> list[str]:
        """What stands in backticks within the lines."""
        return re.findall(r"`([^`\n]+)`", self.prose)

    @property
    def tables(self) -> list[list[list[str]]]:
        """Each table as rows of cells, without the row of hyphens."""
        found = re.findall(r"(?:^\|.*\|\n)+", self.prose + "\n", re.MULTILINE)
        return [[_cells(row) for row in table.splitlines() if not set(row) <= set("|-: ")] for table in found]


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _CELL.split(row)[1:-1]]


PAGES = [
    Page(path.relative_to(ROOT).as_posix())
    for folder, pattern in ((".", "*.md"), ("docs", "**/*.md"), ("templates", "*.md"))
    for path in sorted((ROOT / folder).glob(pattern))
]
README, TWIN = Page("README.md"), Page("README.da.md")
