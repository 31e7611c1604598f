"""The seam between drawing and writing."""

from collections.abc import Mapping
from dataclasses import dataclass


class Templates(dict[str, bytes]):
    """The files under templates/, by their path there with forward slashes: `mail/invitation.html.j2`.

    `theirs` are the paths of those that somebody put in the place of ours, as the user knows them.
    """

    def __init__(self, files: Mapping[str, bytes], theirs: Mapping[str, str] | None = None) -> None:
        super().__init__(files)
        self.theirs = theirs or {}

    def shown(self, name: str) -> str:
        """What faults call a template."""
        return self.theirs.get(name, f"templates/{name}")


@dataclass(frozen=True)
class Document:
    """One file of the pack. `name` is its path there; `kind` and `content` go into the manifest.

    `said` is what the one who asked for it should be told.
    """

    name: str
    data: bytes
    part: int | None
    kind: str
    content: tuple[str, ...]
    said: tuple[str, ...] = ()
