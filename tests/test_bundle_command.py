"""`ledertrivsel bundle`: one zip file that is whole, the same on every machine, and right on Windows."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path, PureWindowsPath

import pytest
import typer
from conftest import Cli

from ledertrivsel_cli import course, make
from ledertrivsel_cli.cli import app, run
from ledertrivsel_cli.load import load_group, load_licences
from ledertrivsel_cli.render.document import Document, Templates

ROOT = Path(__file__).resolve().parents[1]
FULL = ROOT / "examples" / "sundhed-og-omsorg.yaml"
DATED = ("--group", str(FULL), "--today", "2027-01-04")
FINE, MENDABLE, MISUSED = 0, 1, 2
ADDED = {"LÆSMIG.txt", "SHA256SUMS", *(f"licenser/{name}" for name in load_licences())}
OTHER_ZLIB = """
import sys, zlib
import pikepdf
compressobj, compress = zlib.compressobj, zlib.compress
zlib.compressobj = lambda level=-1, *rest, **named: compressobj(1, *rest, **named)
zlib.compress = lambda data, level=-1, *rest, **named: compress(data, 1, *rest, **named)
pikepdf.settings.set_flate_compression_level(1)
words = " ".join(map(str, range(9_999))).encode()
assert zlib.compress(words) != compress(words)
from ledertrivsel_cli.cli import run
sys.exit(run(sys.argv[1:]))
"""
REFUSED = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
POWERSHELL = "Expand-Archive -LiteralPath '{0}' -DestinationPath '{1}'"
TOOLS = {
    "python": [sys.executable, "-m", "zipfile", "-e", "{0}", "{1}"],
    "unzip": ["unzip", "-q", "{0}", "-d", "{1}"],
    "7z": ["7z", "x", "{0}", "-o{1}"],
    "bsdtar": ["bsdtar", "-xf", "{0}", "-C", "{1}"],
    "powershell": ["powershell", "-NoProfile", "-Command", POWERSHELL],
}


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle for a group with dates."""
    out = tmp_path_factory.mktemp("bundle") / "dist"
    assert run(["bundle", "--out", str(out), "--version", "1.2.0", *DATED]) == FINE
    return out / "ledertrivsel-1.2.0.zip"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spares the tests that do not look at the pack the making of it."""
    document = Document("vejledning.pdf", b"%PDF", None, "guide", ())
    monkeypatch.setattr(make.pack, "render_pack", lambda *_: (document,))


def files(path: Path) -> dict[str, bytes]:
    """What lies in the one folder of a bundle."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        assert {name.partition("/")[0] for name in names} == {path.stem}
        return {name.partition("/")[2]: package.read(name) for name in names}


def folder_of(path: Path) -> dict[str, bytes]:
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def process(folder: Path, *arguments: str, **environment: str) -> bytes:
    """The bundle that a real process makes in some folder."""
    folder.mkdir(parents=True)
    subprocess.run(
        [sys.executable, *arguments, "bundle", "--version", "1.2.0", *DATED],
        cwd=folder, env=os.environ | environment, check=True, capture_output=True,
    )  # fmt: skip
    return (folder / "dist" / "ledertrivsel-1.2.0.zip").read_bytes()


# What is in it


def test_it_holds_the_pack(zipped: Path, tmp_path: Path) -> None:
    """Beside first page, digests and licences lies the pack, byte for byte as `build-pack` writes it."""
    assert run(["build-pack", "--out", str(tmp_path / "p"), *DATED]) == FINE
    found = files(zipped)

    assert {name: data for name, data in found.items() if name not in ADDED} == folder_of(tmp_path / "p")
    assert found.keys() >= ADDED | {"manifest.json", "del-1/invitation.ics"}


def test_digests(zipped: Path, tmp_path: Path) -> None:
    """SHA256SUMS names every other file with its digest, in the order of their paths."""
    found = files(zipped)
    sums = dict(line.split("  ")[::-1] for line in found.pop("SHA256SUMS").decode().splitlines())

    assert list(sums) == sorted(found)
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_digests_by_another_program(zipped: Path, tmp_path: Path) -> None:
    """`sha256sum -c` finds every file in order, and sees when one is changed."""
    shutil.unpack_archive(zipped, tmp_path)
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    folder = tmp_path / zipped.stem

    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0
    (folder / "LÆSMIG.txt").write_bytes(b"")
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 1


def test_licences(zipped: Path) -> None:
    """The licences of program, content and font are there in full, each under its own name."""
    found = files(zipped)
    opening = {"MIT.txt": "MIT License", "CC-BY-4.0.txt": "The content of ledertrivsel", "OFL-1.1": "Copyright"}
    inside = {"MIT.txt": "THE SOFTWARE IS PROVIDED", "CC-BY-4.0.txt": "Section 8 -- Interpretation.",
              "OFL-1.1": "SIL OPEN FONT LICENSE Version 1.1"}  # fmt: skip

    assert found["licenser/MIT.txt"] == (ROOT / "LICENSE").read_bytes()
    assert found["licenser/CC-BY-4.0.txt"] == (ROOT / "content" / "LICENSE").read_bytes()
    for start, words in opening.items():
        (text,) = (data.decode() for name, data in found.items() if name.startswith(f"licenser/{start}"))
        assert text.startswith(words)
        assert inside[start] in text


def test_the_first_page_is_true(zipped: Path) -> None:
    """Each file, folder and licence that LÆSMIG.txt names is there, and each of ours at the top is named."""
    found = files(zipped)
    text = found["LÆSMIG.txt"].decode("utf-8-sig").lower()
    folders = {name.partition("/")[0] for name in found if "/" in name}
    named = set(re.findall(r"[\w.-]+\.(?:txt|pdf|json|ics)|sha256sums|del-\d", text))

    assert named <= {part.lower() for name in found for part in name.split("/")}
    assert {name.lower() for name in found if "/" not in name} - {"læsmig.txt"} <= named
    assert {name for name in folders if name not in text} == set()
    assert "version 1.2.0" in text
    assert load_group(FULL).group.group.lower() in text


@pytest.mark.parametrize(("content", "said"), [((), False), (("--content", str(ROOT / "content")), True)])
def test_content_of_ones_own_is_told_of(cli: Cli, few: None, content: tuple[str, ...], said: bool) -> None:
    """Only with `--content` does LÆSMIG.txt say that the texts may have been changed, as their licence wants it."""
    assert cli("bundle", "--version", "1", *content).code == FINE

    assert ("kan være ændret" in files(Path("dist", "ledertrivsel-1.zip"))["LÆSMIG.txt"].decode()) is said


def test_what_the_first_page_tells_to_do_works(zipped: Path, tmp_path: Path, cli: Cli) -> None:
    """The group file and the command that LÆSMIG.txt shows can be used as they stand."""
    text = files(zipped)["LÆSMIG.txt"].decode("utf-8-sig")
    shown = [line.strip() for line in text.splitlines() if line.startswith("      ") and line[6] != " "]
    (name,) = re.findall(r"gem den som (\S+):\s", text)
    (tmp_path / name).write_text(next(line for line in shown if line.startswith("group:")), "utf-8")
    command = next(line for line in shown if line.startswith("ledertrivsel "))

    assert cli(*command.replace("build-pack", "check").split()[1:]).code == FINE
    assert command.split()[1] in typer.main.get_command(app).commands


# The same bytes


def test_the_machine_leaves_no_trace(zipped: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed and clock change no byte."""
    made = process(
        tmp_path / "æ ø", "-m", "ledertrivsel_cli",
        TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="77", SOURCE_DATE_EPOCH="1", PYTHONUTF8="0",
    )  # fmt: skip

    assert made == zipped.read_bytes()


def test_zlib_leaves_no_trace(zipped: Path, tmp_path: Path) -> None:
    """Where zlib compresses to other bytes, as builds of it do, the bundle has the same bytes all the same."""
    assert process(tmp_path / "other", "-c", OTHER_ZLIB) == zipped.read_bytes()


def test_line_ends_leave_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Content and templates with Windows' line ends give the same bundle."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    content = ["--content", str(tmp_path / "content")]
    assert run(["bundle", "--out", str(tmp_path / "a"), *content]) == FINE
    for path in (tmp_path / "content").rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    templates = course.load_templates()
    windows = Templates(
        {n: d.replace(b"\n", b"\r\n") if n.endswith((".j2", ".typ")) else d for n, d in templates.items()}
    )
    monkeypatch.setattr(course, "load_templates", lambda: windows)
    assert run(["bundle", "--out", str(tmp_path / "b"), *content]) == FINE

    first, second = (files(next((tmp_path / name).glob("*.zip"))) for name in "ab")
    assert [name for name in first if first[name] != second[name]] == []


def test_another_day_changes_only_the_calendar(zipped: Path, tmp_path: Path) -> None:
    """`--today` reaches the calendar files, the drafts that carry them, and the listings."""
    arguments = ["bundle", "--out", str(tmp_path), "--version", "1.2.0", *DATED[:3], "2027-01-05"]
    assert run(arguments) == FINE
    first, second = files(zipped), files(tmp_path / zipped.name)

    assert {name.rpartition(".")[2] for name in first if first[name] != second[name]} == {
        "ics", "eml", "json", "SHA256SUMS",
    }  # fmt: skip


# Unpacked elsewhere


@pytest.mark.parametrize("tool", TOOLS)
def test_it_unpacks(zipped: Path, tmp_path: Path, tool: str) -> None:
    """Programs of every system unpack all files, with æ, ø and å in their names right, and readable."""
    if not shutil.which(TOOLS[tool][0]):
        pytest.skip(f"there is no {tool} here")
    subprocess.run([part.format(zipped, tmp_path) for part in TOOLS[tool]], check=True, capture_output=True)
    found = folder_of(tmp_path)

    assert found == {f"{zipped.stem}/{name}": data for name, data in files(zipped).items()}
    assert all((tmp_path / name).stat().st_mode & 0o600 == 0o600 for name in found)


def test_names_are_safe_on_windows(tmp_path: Path) -> None:
    """Whatever the group is called, no name in the bundle is one that Windows refuses, changes or finds too long."""
    group = tmp_path / "group.yaml"
    group.write_text("group: 'CON: \"Ærø\" <Å>|*?/\\..\\NUL. '\ncourse: 'aux /'\n", "utf-8")
    long = "9" * 40
    assert run(["bundle", "--group", str(group), "--out", str(tmp_path), "--version", long]) == FINE
    names = [f"ledertrivsel-{long}/{name}" for name in files(tmp_path / f"ledertrivsel-{long}.zip")]
    parts = {part for name in names for part in name.split("/")}

    assert len(names) > 25
    assert max(map(len, names)) < 120
    assert [part for part in parts if REFUSED.search(part) or RESERVED.fullmatch(part)] == []
    assert len({name.casefold() for name in names}) == len(names)
    assert not any(PureWindowsPath(name).is_absolute() or ".." in name.split("/") for name in names)


@pytest.mark.parametrize("name", ["a:b", "a ", "a.", "NUL", "con.txt", "COM1.pdf", "a\\b", "spørg?"])
def test_what_windows_refuses_is_known(name: str) -> None:
    """The test above would see such names."""
    assert REFUSED.search(name) or RESERVED.fullmatch(name)


# On the command line


@pytest.mark.parametrize(("told", "wanted"), [
    (None, version("ledertrivsel-cli")), ("v1.2.0", "1.2.0"), ("2027.1-rc_1+b", "2027.1-rc_1+b"),
    ("venlig", "venlig"), ("v", "v"), ("x" * 40, "x" * 40),
])  # fmt: skip
def test_versions(cli: Cli, few: None, told: str | None, wanted: str) -> None:
    """The file is called after the version told, a tag's v taken off, and after the program's own when none is."""
    said = cli("bundle", *(["--version", told] if told else []))

    assert (said.code, said.out) == (FINE, f"{Path('dist', f'ledertrivsel-{wanted}.zip')}\n")
    assert Path("dist", f"ledertrivsel-{wanted}.zip").is_file()


@pytest.mark.parametrize("told", [
    "", "-1", "1.", ".1", "1 0", "1/0", "1\\0", "../1", "æ1", "1\n", "1\0", "1:0", "x" * 41, "\udcff", "²", "+", "1%",
])  # fmt: skip
def test_refused_versions(cli: Cli, few: None, tmp_path: Path, told: str) -> None:
    """What cannot be part of a file's name everywhere is a wrong command line, told with an example."""
    said = cli("bundle", "--version", told)

    assert (said.code, said.out) == (MISUSED, "")
    assert "like 1.2.0" in said.err or "requires an argument" in said.err
    assert list(tmp_path.iterdir()) == []


def test_the_same_again(cli: Cli, few: None) -> None:
    """The very same file may be made again; another one of that name is refused, or kept beside with --force."""
    assert cli("bundle", "--version", "1").code == FINE
    assert cli("bundle", "--version", "1").code == FINE
    path = Path("dist", "ledertrivsel-1.zip")
    made = path.read_bytes()
    path.write_bytes(b"mit")

    said = cli("bundle", "--version", "1")
    assert (said.code, "[exists]" in said.err, path.read_bytes()) == (MENDABLE, True, b"mit")
    said = cli("bundle", "--version", "1", "--force")
    assert (said.code, path.read_bytes()) == (FINE, made)
    assert Path("dist", "ledertrivsel-1-1.zip").read_bytes() == b"mit"
    assert "ledertrivsel-1-1.zip" in said.err


@pytest.mark.parametrize(("arguments", "code"), [
    (("--out", "fil"), "cannot-write"),
    (("--out", "fil/dist"), "cannot-write"),
    (("--out", "optaget"), "in-the-way"),
    (("--group", "findes-ikke.yaml"), "missing-file"),
    (("--group", "fil"), "not-a-mapping"),
    (("--content", "findes-ikke"), "missing-folder"),
    (("--minutes", "45"), "minutes-too-few"),
    (("--today", "i morgen"), "bad-date"),
])  # fmt: skip
def test_what_people_can_mend(cli: Cli, few: None, tmp_path: Path, arguments: tuple[str, ...], code: str) -> None:
    """What stands in the way is told with its code, and nothing is written."""
    (tmp_path / "fil").write_bytes(b"mit")
    (tmp_path / "optaget" / "ledertrivsel-1.zip").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    said = cli("bundle", "--version", "1", *arguments)

    assert (said.code, said.out) == (MENDABLE, "")
    assert f"[{code}]" in said.err, said.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_without_permission(cli: Cli, few: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that may not be written is named in one clear line."""

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    said = cli("bundle", "--version", "1")

    assert (said.code, said.out, "[no-permission]" in said.err) == (MENDABLE, "", True)
    assert list(tmp_path.iterdir()) == []
