"""All or nothing: what is written, what is refused, and that a fault leaves everything as it was."""

import errno
import json
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from conftest import found

from ledertrivsel_cli import write
from ledertrivsel_cli.errors import WriteError
from ledertrivsel_cli.manifest import Entry
from ledertrivsel_cli.render.document import Document
from ledertrivsel_cli.write import write_file, write_files, write_pack

Move = Callable[[Path, Path], Path]
RENAME = Path.rename


def document(name: str, data: bytes = b"1", part: int | None = 1, kind: str = "deck") -> Document:
    return Document(name, data, part, kind, ("del-1",))


OLD = (document("del-1/a.txt"), document("del-1/b.txt"), document("top.txt", part=None, kind="guide"))
NEW = (document("del-1/a.txt", b"2"), document("del-2/c.txt", b"2"), document("top.txt", b"2", None, "guide"))


def everything(_: Entry) -> bool:
    return True


def put(folder: Path, documents: tuple[Document, ...] = OLD, *, force: bool = False) -> tuple[Entry, ...]:
    return write_pack(documents, folder, force=force, owns=everything)


def picture(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder, folders and hidden files too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def refused(folder: Path, documents: tuple[Document, ...] = NEW, *, force: bool = False) -> list[str]:
    """The codes with which a pack is refused; nothing may change by it."""
    before = picture(folder.parent)
    with pytest.raises(WriteError) as caught:
        put(folder, documents, force=force)
    assert picture(folder.parent) == before
    return [problem.code for problem in caught.value.problems]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder of ours, with a note of the user's own in it."""
    folder = tmp_path / "pack"
    put(folder)
    (folder / "del-1" / "min note.txt").write_text("mit", encoding="utf-8")
    return folder


# What is written


def test_a_new_folder(tmp_path: Path) -> None:
    """All files and their list are there, nothing else is, and folders above are made."""
    folder = tmp_path / "a" / "b" / "pack"
    entries = put(folder)
    assert set(picture(tmp_path / "a" / "b")) == {
        "pack", "pack/del-1", "pack/del-1/a.txt", "pack/del-1/b.txt", "pack/top.txt", "pack/manifest.json",
    }  # fmt: skip
    listed = json.loads((folder / "manifest.json").read_bytes())["files"]
    assert (
        [file["path"] for file in listed]
        == [item.path for item in entries]
        == ["del-1/a.txt", "del-1/b.txt", "top.txt"]
    )


def test_permissions_are_the_users_own(tmp_path: Path) -> None:
    """Folders and files get the permissions that the user's other new files get."""
    put(tmp_path / "pack")
    (tmp_path / "other").mkdir()
    (tmp_path / "other.txt").write_bytes(b"")
    assert (tmp_path / "pack").stat().st_mode == (tmp_path / "other").stat().st_mode
    assert (tmp_path / "pack" / "top.txt").stat().st_mode == (tmp_path / "other.txt").stat().st_mode


def test_an_empty_folder(tmp_path: Path) -> None:
    """An empty folder is filled, also when it is the one we stand in."""
    (tmp_path / "pack").mkdir()
    put(tmp_path / "pack")
    assert len(picture(tmp_path / "pack")) == 5


def test_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--out .` works in an empty folder."""
    monkeypatch.chdir(tmp_path)
    put(Path())
    assert len(picture(tmp_path)) == 5


def test_force_replaces_what_we_made(pack: Path) -> None:
    """With force, new files take the place of old ones, left-over ones go, and the user's own stay."""
    put(pack, NEW, force=True)
    made = picture(pack)
    assert set(made) == {
        "del-1", "del-1/a.txt", "del-1/min note.txt", "del-2", "del-2/c.txt", "top.txt", "manifest.json",
    }  # fmt: skip
    assert {made["del-1/a.txt"], made["del-2/c.txt"], made["top.txt"]} == {b"2"}
    assert picture(pack.parent).keys() == {"pack", *(f"pack/{name}" for name in made)}


def test_force_takes_emptied_folders_away(tmp_path: Path) -> None:
    """A folder that held only old files of ours goes with them."""
    put(tmp_path / "pack")
    put(tmp_path / "pack", (document("x.txt"),), force=True)
    assert set(picture(tmp_path / "pack")) == {"x.txt", "manifest.json"}


def test_files_of_other_kinds_stay(pack: Path) -> None:
    """A run that makes one kind neither needs force for, nor touches, files of another, and lists both."""
    made = write_pack((document("del-2/c.txt", part=2),), pack, force=False, owns=lambda item: item.part == 2)
    assert [item.path for item in made] == ["del-1/a.txt", "del-1/b.txt", "del-2/c.txt", "top.txt"]
    assert {"del-1/a.txt", "del-2/c.txt"} < picture(pack).keys()


def test_a_file_taken_away_is_no_hindrance(pack: Path) -> None:
    """Files that the user has deleted or moved are made again without force when they are all that is ours."""
    for item in OLD:
        (pack / item.name).unlink()
    put(pack, NEW)
    assert (pack / "del-1" / "a.txt").read_bytes() == b"2"


def test_a_link_to_a_folder(tmp_path: Path) -> None:
    """A link to a folder is followed and stays a link."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    put(tmp_path / "link")
    put(tmp_path / "link", NEW, force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "top.txt").read_bytes() == b"2"


# What is refused


def test_without_force_nothing_is_replaced(pack: Path) -> None:
    """A second run into the same folder needs force."""
    assert refused(pack) == ["exists"]


def test_edited_files(pack: Path) -> None:
    """A file that was edited since is never replaced or taken away, with force or without, and each is named."""
    (pack / "del-1" / "a.txt").write_bytes(b"rettet")
    (pack / "del-1" / "b.txt").write_bytes(b"rettet")
    with pytest.raises(WriteError) as caught:
        put(pack, NEW, force=True)
    assert found(caught.value.problems) == [
        (str(pack / "del-1" / name), 0, "edited") for name in ("a.txt", "b.txt")
    ]  # fmt: skip
    assert refused(pack, force=True) == refused(pack) == ["edited", "edited"]


def test_a_folder_in_place_of_a_file(pack: Path) -> None:
    """A folder of the user's with the name of one of our files counts as edited."""
    (pack / "top.txt").unlink()
    (pack / "top.txt").mkdir()
    (pack / "top.txt" / "mit.txt").write_bytes(b"mit")
    assert refused(pack, force=True) == ["edited"]


@pytest.mark.parametrize("listing", [None, b"", b"{}", b'{"name": "min app"}', b"[]"])
def test_other_folders(tmp_path: Path, listing: bytes | None) -> None:
    """A folder with other things in it is left alone, even when it holds a manifest.json of somebody else's."""
    folder = tmp_path / "andet"
    folder.mkdir()
    (folder / "mit.txt").write_bytes(b"mit")
    if listing is not None:
        (folder / "manifest.json").write_bytes(listing)
    assert refused(folder) == refused(folder, force=True) == ["not-our-folder"]


def test_a_list_made_to_steal(tmp_path: Path) -> None:
    """A list with an empty digest cannot make us take a whole folder away."""
    folder = tmp_path / "andet"
    (folder / "billeder").mkdir(parents=True)
    (folder / "billeder" / "mit.jpg").write_bytes(b"mit")
    entry = {"path": "billeder", "part": 1, "kind": "deck", "size": 0, "sha256": "", "content": []}
    (folder / "manifest.json").write_text(
        json.dumps({"made_by": "ledertrivsel", "format": 1, "files": [entry]}), "utf-8"
    )
    assert refused(folder, force=True) == ["not-our-folder"]


def test_a_file_of_that_name(tmp_path: Path) -> None:
    """Where the folder should be stands a file, or a link that leads nowhere."""
    (tmp_path / "fil").write_bytes(b"mit")
    (tmp_path / "link").symlink_to(tmp_path / "ingen")
    assert refused(tmp_path / "fil", force=True) == refused(tmp_path / "link", force=True) == ["in-the-way"]


def test_a_file_on_the_way(tmp_path: Path) -> None:
    """A folder cannot be made below a file."""
    (tmp_path / "fil").write_bytes(b"mit")
    assert refused(tmp_path / "fil" / "pack") == ["cannot-write"]


@pytest.mark.parametrize("name", ["del-2/c.txt", "top.txt"])
def test_a_file_of_the_users_in_the_way(tmp_path: Path, name: str) -> None:
    """A file that we did not make is not overwritten, though the folder is ours."""
    put(tmp_path / "pack", OLD[:2])
    (tmp_path / "pack" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "pack" / name).write_bytes(b"mit")
    assert refused(tmp_path / "pack", force=True) == ["in-the-way"]


def test_a_link_in_the_way(tmp_path: Path) -> None:
    """A link in place of a file of ours that is not there, even one that leads nowhere, is not written through."""
    put(tmp_path / "pack", OLD[:2])
    (tmp_path / "pack" / "top.txt").symlink_to(tmp_path / "hemmelig.txt")
    assert refused(tmp_path / "pack", force=True) == ["in-the-way"]


@pytest.mark.parametrize("documents", [NEW, (document("top.txt", b"2"),)])
def test_a_link_out_of_the_folder(tmp_path: Path, documents: tuple[Document, ...]) -> None:
    """Files behind a link that leads out of the folder are neither replaced nor taken away."""
    folder = tmp_path / "pack"
    put(folder)
    RENAME(folder / "del-1", tmp_path / "andet")
    (folder / "del-1").symlink_to(tmp_path / "andet", target_is_directory=True)
    assert refused(folder, documents, force=True) == ["not-our-folder"]


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "x" * 5_000])
def test_names_that_no_disk_takes(tmp_path: Path, name: str) -> None:
    """A name that is too long, or holds a NUL, gets a clear line."""
    assert refused(tmp_path / name) == ["cannot-write"]


# A fault halfway


def failing(error: BaseException, at: int, *, after: bool = False) -> Move:
    """A move that fails the `at`th time, before or right after the file has moved; moving back works."""
    times = iter(range(1, 1_000))

    def rename(source: Path, target: Path) -> Path:
        failed = next(times) == at
        if failed and not after:
            raise error
        RENAME(source, target)
        if failed:
            raise error
        return target

    return rename


OPEN_FILE = PermissionError(errno.EACCES, "used by another process", "en fil")
FULL_DISK = OSError(errno.ENOSPC, "No space left on device")
MOVES = 8  # three files and their list away, three and theirs in


@pytest.mark.parametrize("moment", list(product(range(1, MOVES + 1), (False, True))))
@pytest.mark.parametrize(("error", "code"), [
    (OPEN_FILE, "no-permission"), (FULL_DISK, "cannot-write"), (KeyboardInterrupt(), None),
])  # fmt: skip
def test_a_move_that_fails(
    pack: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: str | None, moment: tuple[int, bool]
) -> None:
    """An open file, a full disk or Ctrl-C at any move, even right after it: the folder is as it was."""
    before = picture(pack.parent)
    monkeypatch.setattr(Path, "rename", failing(error, moment[0], after=moment[1]))
    with pytest.raises(WriteError if code else KeyboardInterrupt) as caught:
        put(pack, NEW, force=True)
    assert picture(pack.parent) == before
    if code:
        assert [problem.code for problem in caught.value.problems] == [code]


def test_all_moves_were_tried(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There are exactly as many moves as the test above lets fail."""
    monkeypatch.setattr(Path, "rename", failing(FULL_DISK, MOVES + 1))
    put(pack, NEW, force=True)


@pytest.mark.parametrize("error", [OPEN_FILE, FULL_DISK, KeyboardInterrupt()])
@pytest.mark.parametrize("there", [False, True])
def test_a_first_pack_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, there: bool
) -> None:
    """When a new pack cannot be put in place, neither it nor the folders above it are left; an empty one stays."""
    folder = tmp_path / "a" / "pack"
    if there:
        folder.mkdir(parents=True)
    before = picture(tmp_path)
    monkeypatch.setattr(Path, "rename", failing(error, 1))
    with pytest.raises((WriteError, KeyboardInterrupt)):
        put(folder)
    assert picture(tmp_path) == before


@pytest.mark.parametrize("error", [PermissionError(errno.EACCES, "no"), FULL_DISK, KeyboardInterrupt()])
@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_file_that_cannot_be_laid_out(
    pack: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, at: int
) -> None:
    """When the disk fills up while files are still being laid out, nothing has been touched."""
    times, write_bytes, before = iter(range(1, 100)), Path.write_bytes, picture(pack.parent)

    def full(path: Path, data: bytes) -> int:
        if next(times) == at:
            write_bytes(path, data[:1])
            raise error
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    for folder in (pack, pack.parent / "new" / "pack"):
        times = iter(range(1, 100))
        with pytest.raises((WriteError, KeyboardInterrupt)):
            put(folder, NEW, force=True)
        assert picture(pack.parent) == before


def test_old_files_outlive_a_failed_return(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a file can neither be replaced nor put back, it still is on the disk."""
    moves: Iterator[int] = iter(range(1, 100))

    def rename(source: Path, target: Path) -> Path:
        if next(moves) >= 3:
            raise OPEN_FILE
        return RENAME(source, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(WriteError):
        put(pack, NEW, force=True)
    left = [path.name for path in pack.rglob("*") if path.is_file() and path.read_bytes() == b"1"]
    assert sorted(left) == ["a.txt", "b.txt", "top.txt"]


def test_the_fault_names_the_users_file(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An open file is named as the user knows it, never by the name of a temporary folder."""
    open_file = pack / "del-1" / "b.txt"

    def rename(source: Path, target: Path) -> Path:
        if open_file in (source, target):
            raise PermissionError(errno.EACCES, "used", str(source), None, str(target))
        return RENAME(source, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(WriteError) as caught:
        put(pack, OLD, force=True)
    assert found(caught.value.problems) == [(str(open_file), 0, "no-permission")]


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be written gets a clear line, with its own name."""

    def mkdir(path: Path, *_: object, **__: object) -> None:
        if not path.exists():
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    (tmp_path / "pack").mkdir()
    monkeypatch.setattr(Path, "mkdir", mkdir)
    for folder in (tmp_path / "pack", tmp_path / "new"):
        with pytest.raises(WriteError) as caught:
            put(folder)
        assert found(caught.value.problems) == [(str(folder), 0, "no-permission")]


# One file


def test_one_file(tmp_path: Path) -> None:
    """A file is put where it was asked for, folders above it made."""
    path = tmp_path / "a" / "plan.docx"
    assert write_file(document("plan.docx"), path, force=False) is None
    assert picture(tmp_path) == {"a": None, "a/plan.docx": b"1"}


def test_the_same_file_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the very same file is there already, there is nothing to do."""
    path = tmp_path / "plan.docx"
    path.write_bytes(b"1")
    monkeypatch.setattr(write, "_staged", None)
    assert write_file(document("plan.docx"), path, force=False) is None


def test_another_file_is_kept_beside(tmp_path: Path) -> None:
    """Without force an earlier file is not replaced; with force it gets the first name that is free."""
    path = tmp_path / "plan.docx"
    path.write_bytes(b"mit")
    (tmp_path / "plan-1.docx").write_bytes(b"andet")
    with pytest.raises(WriteError) as caught:
        write_file(document("plan.docx"), path, force=False)
    assert found(caught.value.problems) == [(str(path), 0, "exists")]
    assert write_file(document("plan.docx"), path, force=True) == tmp_path / "plan-2.docx"
    assert picture(tmp_path) == {"plan.docx": b"1", "plan-1.docx": b"andet", "plan-2.docx": b"mit"}


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("error", [OPEN_FILE, FULL_DISK, KeyboardInterrupt()])
def test_one_file_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, at: int, after: bool
) -> None:
    """Whatever fails, the earlier file has its name and its words."""
    path = tmp_path / "plan.docx"
    path.write_bytes(b"mit")
    monkeypatch.setattr(Path, "rename", failing(error, at, after=after))
    with pytest.raises((WriteError, KeyboardInterrupt)):
        write_file(document("plan.docx"), path, force=True)
    assert picture(tmp_path) == {"plan.docx": b"mit"}


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    """A folder of that name is never replaced."""
    (tmp_path / "plan.docx").mkdir()
    with pytest.raises(WriteError) as caught:
        write_file(document("plan.docx"), tmp_path / "plan.docx", force=True)
    assert found(caught.value.problems) == [(str(tmp_path / "plan.docx"), 0, "in-the-way")]


# Several files among others


SET = (document("a.json"), document("b.json"))


def test_a_set_of_files(tmp_path: Path) -> None:
    """Files are put in a folder beside whatever is there; a folder that is missing is made."""
    (tmp_path / "group.yaml").write_bytes(b"mit")
    write_files(SET, tmp_path, force=False)
    write_files(SET, tmp_path / "x" / "y", force=False)
    assert picture(tmp_path / "x") == {"y": None, "y/a.json": b"1", "y/b.json": b"1"}
    assert {path.name for path in tmp_path.iterdir()} == {"group.yaml", "a.json", "b.json", "x"}


def test_a_pack_in_the_same_folder_stays_ours(pack: Path) -> None:
    """Files put into a pack leave its list alone."""
    listing = (pack / "manifest.json").read_bytes()
    write_files(SET, pack, force=False)
    assert (pack / "manifest.json").read_bytes() == listing


def test_the_same_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the very same files are there already, there is nothing to do and nothing to force."""
    write_files(SET, tmp_path, force=False)
    monkeypatch.setattr(write, "_staged", None)
    write_files(SET, tmp_path, force=False)


def test_another_set(tmp_path: Path) -> None:
    """Other bytes are replaced only with force, and a file that is missing does not come without the rest."""
    (tmp_path / "a.json").write_bytes(b"mit")
    with pytest.raises(WriteError) as caught:
        write_files(SET, tmp_path, force=False)
    assert found(caught.value.problems) == [(str(tmp_path), 0, "exists")]
    assert "a.json" in str(caught.value)
    assert picture(tmp_path) == {"a.json": b"mit"}
    write_files(SET, tmp_path, force=True)
    assert picture(tmp_path) == {"a.json": b"1", "b.json": b"1"}


@pytest.mark.parametrize("name", ["", "a.json"])
def test_a_set_with_something_in_the_way(tmp_path: Path, name: str) -> None:
    """A file where the folder should be, or a folder where a file should be, is never replaced."""
    folder = tmp_path / "x"
    if name:
        (folder / name).mkdir(parents=True)
    else:
        folder.write_bytes(b"mit")
    before = picture(tmp_path)
    with pytest.raises(WriteError) as caught:
        write_files(SET, folder, force=True)
    assert found(caught.value.problems) == [(str(folder / name), 0, "in-the-way")]
    assert picture(tmp_path) == before


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("error", [OPEN_FILE, FULL_DISK, KeyboardInterrupt()])
def test_a_set_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, at: int, after: bool
) -> None:
    """Whatever fails on the way, the folder is as it was."""
    (tmp_path / "a.json").write_bytes(b"mit")
    monkeypatch.setattr(Path, "rename", failing(error, at, after=after))
    with pytest.raises((WriteError, KeyboardInterrupt)):
        write_files(SET, tmp_path, force=True)
    assert picture(tmp_path) == {"a.json": b"mit"}
