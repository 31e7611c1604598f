"""`manifest.json`: what lies in a pack, and the mark by which we know a folder as our own."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from .render.document import Document

NAME = "manifest.json"
_MARK = {"made_by": "ledertrivsel", "format": 1}
_SHA256 = re.compile(r"[0-9a-f]{64}")


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


def document(entries: Iterable[Entry]) -> Document:
    return Document(NAME, as_bytes(entries), None, "manifest", ())


def read(data: bytes) -> tuple[Entry, ...] | None:
    """The entries of a manifest of ours; None when it is something else or names paths outside its folder."""
    try:
        found = json.loads(data)
        if any(found[key] != value for key, value in _MARK.items()):
            return None
        entries = tuple(Entry(**{**item, "content": tuple(item["content"])}) for item in found["files"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return entries if all(map(_sound, entries)) and len({item.path for item in entries}) == len(entries) else None


def _sound(item: Entry) -> bool:
    """Whether an entry can be one of ours: foreign words in a listing must not make us touch foreign files."""
    words = isinstance(item.kind, str) and isinstance(item.sha256, str) and isinstance(item.path, str)
    return words and item.part in (None, 1, 2, 3) and bool(_SHA256.fullmatch(item.sha256)) and _inside(item.path)


def _inside(path: str) -> bool:
    """Whether a path stays below its folder and is written in the one way that we write it."""
    if "\\" in path or ":" in path or not path.isprintable():
        return False
    parts = PurePosixPath(path).parts
    return bool(parts) and "/".join(parts) == path and ".." not in parts and path != NAME and parts[0] != "/"
