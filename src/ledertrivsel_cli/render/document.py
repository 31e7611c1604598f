"""The seam between drawing and writing."""

from collections.abc import Mapping
from dataclasses import dataclass

Templates = Mapping[str, bytes]
"""The files under templates/, by their path there with forward slashes: `mail/invitation.html.j2`."""


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
