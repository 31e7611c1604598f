"""The list of a pack's files, and whether a list is one of ours."""

import hashlib
import json
from typing import Any

import pytest

from ledertrivsel_cli.manifest import Entry, as_bytes, as_data, entry, read
from ledertrivsel_cli.render.document import Document

DATA = "Æbler".encode()
SHA = hashlib.sha256(DATA).hexdigest()
FILE = {"path": "del-1/a.txt", "part": 1, "kind": "deck", "size": 6, "sha256": SHA, "content": ["del-1"]}


def listing(**changes: Any) -> bytes:
    """A manifest with one file, some of it changed."""
    return json.dumps({"made_by": "ledertrivsel", "format": 1, "files": [FILE | changes]}).encode()


def test_an_entry_tells_of_its_document() -> None:
    """Path, part, kind, size, digest and ids are those of the document."""
    made = entry(Document("del-1/a.txt", DATA, 1, "deck", ("del-1",)))
    assert made == Entry("del-1/a.txt", 1, "deck", 6, SHA, ("del-1",))


def test_written_and_read_again() -> None:
    """A manifest is read back as it was written, its files in the order of their paths."""
    entries = [Entry(f"{name}/æ.txt", None, "guide", 1, SHA, ()) for name in "cab"]
    assert read(as_bytes(entries)) == tuple(sorted(entries, key=lambda item: item.path))
    assert [file["path"] for file in as_data(entries)["files"]] == ["a/æ.txt", "b/æ.txt", "c/æ.txt"]
    assert "æ".encode() in as_bytes(entries)


def test_a_list_of_ours() -> None:
    """The list that the other tests change is one of ours, with and without a part."""
    for changes in ({}, {"part": None}, {"path": "vejledning.pdf"}, {"content": []}):
        assert read(listing(**changes)) is not None


@pytest.mark.parametrize("data", [
    b"", b"{", b"[]", b"null", b"7", b'"x"', b"{}", b"\xff\xfe", b"[" * 100_000,
    b'{"made_by": "ledertrivsel", "format": 1}',
    b'{"made_by": "ledertrivsel", "format": 2, "files": []}',
    b'{"made_by": "other", "format": 1, "files": []}',
    b'{"made_by": "ledertrivsel", "format": 1, "files": 7}',
    b'{"made_by": "ledertrivsel", "format": 1, "files": [7]}',
    b'{"made_by": "ledertrivsel", "format": 1, "files": [{}]}',
    json.dumps({"made_by": "ledertrivsel", "format": 1, "files": [FILE, FILE]}).encode(),
])  # fmt: skip
def test_lists_of_others(data: bytes) -> None:
    """Anything that we would not have written is not ours."""
    assert read(data) is None


@pytest.mark.parametrize("changes", [
    {"part": 4}, {"part": "1"}, {"part": [1]}, {"part": {}}, {"kind": 7}, {"kind": []}, {"sha256": ""},
    {"sha256": SHA.upper()}, {"sha256": SHA + "\n"}, {"sha256": None}, {"content": 7}, {"extra": 1},
])  # fmt: skip
def test_entries_of_others(changes: dict[str, Any]) -> None:
    """One field out of place and the whole list is not ours: an empty digest would pass for that of a folder."""
    assert read(listing(**changes)) is None


@pytest.mark.parametrize("path", [
    "", ".", "..", "../a", "a/../b", "/a", "//a", "a/", "a//b", "./a", "a/./b", "C:/a", "C:a", "a\\b", "..\\a",
    "manifest.json", "./manifest.json", "a\0b", "a\nb", "\ud800", "a\u202eb", None, 7, ["a"], {},
])  # fmt: skip
def test_paths_that_lead_elsewhere(path: Any) -> None:
    """A path that leaves the folder, names the list itself or is not in our own spelling is never followed."""
    assert read(listing(path=path)) is None
