"""What is read from disk: which files, how far, and what is said of those that cannot be read."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import found

from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.load import bundled, load_group, load_library, load_templates, read_library
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.yaml_tree import MAX_BYTES

SINGLE = ("organisation", "shared", "guide", "action-plan", "cards", "articles", "sources")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content to spoil, called `content` as seen from here."""
    shutil.copytree(bundled("content"), tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return Path("content")


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Writes a group file and gives its path."""
    monkeypatch.chdir(tmp_path)

    def put(text: str) -> Path:
        Path("group.yaml").write_text(text, encoding="utf-8")
        return Path("group.yaml")

    return put


def faults_of(folder: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(ContentError) as caught:
        load_library(folder)
    return found(caught.value.problems)


def faults_of_group(path: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(ContentError) as caught:
        load_group(path)
    return found(caught.value.problems)


def attached(file: str) -> str:
    return f"group: A\nevaluation:\n  file: {file}\n  level: group\n"


def test_a_copy_reads_the_same(content: Path, library: Library) -> None:
    """A folder of the same shape is read as the bundled content is, parts in order."""
    assert load_library(content) == library
    assert [part.part for part in library.parts] == [1, 2, 3]


@pytest.mark.parametrize("name", ["findes-ikke", "x" * 300, "x" * 5_000, "a\0b", "\udcff"])
def test_no_such_folder(name: str, tmp_path: Path) -> None:
    """A folder that is not there, or whose name no disk takes, gets one line."""
    assert faults_of(tmp_path / name) == [(str(tmp_path / name), 0, "missing-folder")]


def test_a_file_for_a_folder(content: Path) -> None:
    """A file is no folder."""
    assert faults_of(content / "cards.yaml") == [("content/cards.yaml", 0, "missing-folder")]


def test_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is missing is told at once."""
    monkeypatch.chdir(tmp_path)
    Path("tom").mkdir()
    names = {f"tom/{name}.yaml" for name in SINGLE} | {"tom/parts", "tom/exercises"}
    assert set(faults_of(Path("tom"))) == {(name, 0, "missing-file") for name in names}


def test_faults_of_all_files_at_once(content: Path) -> None:
    """One run tells what is wrong in every file."""
    (content / "cards.yaml").write_bytes(b"\xff\xfe")
    (content / "guide.yaml").unlink()
    (content / "articles.yaml").write_text("articles:\n  - id: a\n", "utf-8")
    (content / "sources.yaml").write_text("kilder: []\n", "utf-8")
    (content / "parts" / "del-2.yaml").write_text("", "utf-8")
    (content / "exercises" / "graensen.yaml").write_text("id: [\n", "utf-8")
    found_codes = {(path, code) for path, _, code in faults_of(content)}
    assert found_codes == {
        ("content/cards.yaml", "not-utf8"), ("content/guide.yaml", "missing-file"),
        ("content/articles.yaml", "missing-key"), ("content/sources.yaml", "not-a-list"),
        ("content/parts/del-2.yaml", "not-a-mapping"), ("content/exercises/graensen.yaml", "yaml-syntax"),
    }  # fmt: skip


def test_what_is_sound_can_be_used(content: Path, library: Library) -> None:
    """When one file is broken, the others are read all the same, and it is named."""
    (content / "cards.yaml").write_text("", "utf-8")
    reading = read_library(content)
    assert reading.broken == {"cards"}
    assert reading.library.exercises == library.exercises


@pytest.mark.parametrize("item", ["", "x", "7", "[]", "{}", "null", "{id: a}"])
def test_items_of_a_list(content: Path, item: str) -> None:
    """Each item that is wrong is told on its line, an empty one too."""
    (content / "sources.yaml").write_text(f"sources:\n  - {{id: s1, short: S, full: F}}\n  - {item}\n", "utf-8")
    faults = faults_of(content)
    assert faults
    assert {(path, line) for path, line, _ in faults} == {("content/sources.yaml", 3)}


@pytest.mark.parametrize("text", ["", "x", "- id: a", "sources:", "sources: {}", "kilder: []", "sources: []\nmere: 1"])
def test_a_file_that_is_no_list(content: Path, text: str) -> None:
    """A list file holds one key, its own, with a list."""
    (content / "sources.yaml").write_text(text, "utf-8")
    assert faults_of(content) == [("content/sources.yaml", 1, "not-a-list")]


def test_a_list_of_nothing_but_faults(content: Path) -> None:
    """A list with thousands of wrong items does not fill the screen."""
    (content / "articles.yaml").write_text("articles:\n" + "- x\n" * 20_000, "utf-8")
    assert len(faults_of(content)) < 1_000


@pytest.mark.parametrize("name", ["kort.yaml", "Cards.yaml", "cards.yml", "exercises/ny.yml", "parts/del-1.yml"])
def test_files_that_are_not_read(content: Path, name: str) -> None:
    """A file that nobody reads is told, so that nobody waits for it to work."""
    (content / name).write_text("", "utf-8")
    assert faults_of(content) == [(f"content/{name}", 0, "unknown-file")]


def test_other_files_are_left_alone(content: Path) -> None:
    """Licences and notes may lie beside the content."""
    (content / "LÆS MIG.md").write_text("hej", "utf-8")
    assert load_library(content)


@pytest.mark.parametrize(("new", "number"), [("del-4", 3), ("del-1", 2)])
def test_each_part_once(content: Path, new: str, number: int) -> None:
    """Parts 1, 2 and 3 must each stand once, whatever their files are called."""
    text = (content / "parts" / "del-1.yaml").read_text("utf-8").replace("part: 1\n", f"part: {number}\n")
    (content / "parts" / f"{new}.yaml").write_text(text, "utf-8")
    assert faults_of(content) == [("content/parts", 0, "parts-incomplete")]


@pytest.mark.parametrize("rest", [b"x", b"\n" * 5_000_000])
def test_too_large(content: Path, rest: bytes) -> None:
    """A file over the limit is refused by its size, and only so much of it is read as it takes to know."""
    (content / "guide.yaml").write_bytes(b" " * MAX_BYTES + rest)
    assert faults_of(content) == [("content/guide.yaml", 0, "too-large")]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no endless files here")
def test_a_file_without_end() -> None:
    """A file that never ends is refused like a large one."""
    assert faults_of_group(Path("/dev/zero")) == [("/dev/zero", 0, "too-large")]


@pytest.mark.parametrize(("name", "code"), [
    ("findes-ikke.yaml", "missing-file"), ("findes/ikke.yaml", "missing-file"), (".", "unreadable-file"),
    ("x" * 300, "unreadable-file"), ("a\0b", "unreadable-file"), ("\udcff", "missing-file"),
])  # fmt: skip
def test_group_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: str) -> None:
    """A missing file, a folder and a name that no disk takes get one line each."""
    monkeypatch.chdir(tmp_path)
    assert faults_of_group(Path(name)) == [(name, 0, code)]


def test_an_evaluation_is_read(group: Callable[[str], Path]) -> None:
    """The evaluation that a group sends along lies beside the group file, or in a folder below."""
    Path("måling").mkdir()
    Path("måling/svar.PDF").write_bytes(b"%PDF")
    attachment = load_group(group(attached("måling/svar.PDF"))).attachment
    assert attachment is not None
    assert (attachment.name, attachment.data) == ("svar.PDF", b"%PDF")
    assert load_group(group("group: A\nevaluation: bring\n")).attachment is None


@pytest.mark.parametrize(("file", "code"), [
    ("ingen.pdf", "missing-file"), ("mappe.pdf", "missing-file"), ("x" * 300 + ".pdf", "unreadable-file"),
    ("../hemmelig.pdf", "unsafe-path"), ("a/../../hemmelig.pdf", "unsafe-path"), ("/etc/hostname", "unsafe-path"),
    ("'C:\\hemmelig.pdf'", "unsafe-path"), ("'C:hemmelig.pdf'", "unsafe-path"), ("'..\\hemmelig.pdf'", "unsafe-path"),
    ("ud.pdf", "unsafe-path"), ("mappe-ud/hemmelig.pdf", "unsafe-path"), ("program.exe", "attachment-type"),
    ("uden-type", "attachment-type"), ("stor.pdf", "too-large"),
])  # fmt: skip
def test_evaluations_that_are_not_sent(group: Callable[[str], Path], tmp_path: Path, file: str, code: str) -> None:
    """Only a document of fair size in the group file's own folder goes along, and no link leads out of it."""
    outside = tmp_path.parent / f"{tmp_path.name}-ude"
    outside.mkdir()
    (outside / "hemmelig.pdf").write_bytes(b"hemmelig")
    Path("ud.pdf").symlink_to(outside / "hemmelig.pdf")
    Path("mappe-ud").symlink_to(outside, target_is_directory=True)
    Path("mappe.pdf").mkdir()
    for name in ("program.exe", "uden-type"):
        Path(name).write_bytes(b"x")
    with Path("stor.pdf").open("wb") as large:
        large.truncate(10_000_001)
    assert faults_of_group(group(attached(file))) == [("group.yaml", 3, code)]


def test_an_evaluation_that_may_not_be_read(group: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not hand out gets a line, too."""
    Path("svar.pdf").write_bytes(b"%PDF")

    def read_bytes(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert faults_of_group(group(attached("svar.pdf"))) == [("group.yaml", 3, "unreadable-file")]


def test_lines_of_a_group_file(group: Callable[[str], Path]) -> None:
    """A group file gives the line of any key, for faults that are found later."""
    file = load_group(group("group: A\nmeetings:\n  2:\n    place: Her\n    date: 2027-02-03\n"))
    assert [file.tree.line(("meetings", 2, key)) for key in ("place", "date", "start")] == [4, 5, 3]


def test_templates() -> None:
    """Templates come by their path with forward slashes, and notes about them do not."""
    names = load_templates().keys()
    assert {"mail/invitation.html.j2", "mail/invitation.txt.j2"} <= names
    assert not [name for name in names if name.endswith(".md") or "\\" in name]
