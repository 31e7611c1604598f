"""`manifest.json`: what lies in a pack, and the mark by which we know a folder as our own."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from .render.document import Document

NAME = "manifest.json"
_MARK = {"made_by": "ledertrivsel", "format": 1}


@dataclass(frozen=True, order=True)
class Entry:
    """One file of a pack. `size` is in bytes, `content` the ids that it was made from."""

    path: str
    part: int | None
    kind: str
    size: int
    sha256: str
    content: tuple[str, ...]


def entry(document: Document) -> Entry:
    digest = hashlib.sha256(document.data).hexdigest()
    return Entry(document.name, document.part, document.kind, len(document.data), digest, document.content)


def as_data(entries: Iterable[Entry]) -> dict[str, Any]:
    """The manifest as plain data, files in the order of their paths."""
    return _MARK | {"files": [asdict(item) for item in sorted(entries, key=lambda item: item.path)]}


def as_bytes(entries: Iterable[Entry]) -> bytes:
    return (json.dumps(as_data(entries), ensure_ascii=False, indent=2) + "\n").encode()


def read(data: bytes) -> tuple[Entry, ...] | None:
    """The entries of a manifest of ours; None when it is something else or names paths outside its folder."""
    try:
        found = json.loads(data)
        if any(found[key] != value for key, value in _MARK.items()):
            return None
        entries = tuple(Entry(**{**item, "content": tuple(item["content"])}) for item in found["files"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return entries if all(_inside(item.path) for item in entries) else None


def _inside(path: Any) -> bool:
    if not isinstance(path, str) or "\\" in path or ":" in path or not path:
        return False
    parts: Sequence[str] = PurePosixPath(path).parts
    return not path.startswith("/") and ".." not in parts and path != NAME
