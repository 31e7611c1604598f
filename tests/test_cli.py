"""The commands as people type them: exit codes, clear lines, JSON, and never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Cli

from ledertrivsel_cli import make, tell
from ledertrivsel_cli.cli import run
from ledertrivsel_cli.manifest import read
from ledertrivsel_cli.write import write_pack

FINE, MENDABLE, MISUSED, OURS, INTERRUPTED = 0, 1, 2, 3, 130
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
INVITE = ("invite", "--part", 1)
SHOW = ("show", "--part", 1)


def codes(said: str) -> set[str]:
    """The codes at the ends of the lines of talk."""
    return {line.rpartition("[")[2][:-1] for line in said.splitlines() if line.endswith("]")}


def process(
    *arguments: str, cwd: Path, encoding: str = "utf-8", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """A real process, in a terminal of some encoding."""
    return subprocess.run(
        [sys.executable, "-m", "ledertrivsel_cli", *arguments],
        cwd=cwd, capture_output=True, check=False, timeout=60,
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"} | environment,
    )  # fmt: skip


# Bad input


@pytest.mark.parametrize("arguments", [
    (), ("actionplan",), ("findes-ikke",), ("\udcff",), ("list",), ("list", "findes-ikke"), ("list", "parts", "cards"),
    ("show",), ("show", "--part"), ("show", "--part", 4), ("show", "--part", 0), ("show", "--part", -1),
    ("show", "--part", "x"), ("show", "--part", "\udcff"), (*SHOW, "--minutes", "halvanden"),
    (*SHOW, "--minutes", "90.5"), (*SHOW, "--minutes", ""), (*SHOW, "--findes-ikke"), (*SHOW, "--date", "2027-02-03"),
    ("invite",), ("deck",), ("sheets",), ("invite", "--part", 4), ("build-pack", "--part", 4), ("check", "--part", 9),
    ("build-pack", "--date", "2027-02-03"), ("invite", "--part", 1, "--part", 2, "--date", "2027-02-03"),
    ("build-pack", "ekstra"), ("cards", "--part", 1), ("actionplan", "old"), ("--json", "list", "parts"),
])  # fmt: skip
def test_wrong_command_lines(cli: Cli, tmp_path: Path, arguments: tuple[object, ...]) -> None:
    """A command line that cannot be understood is exit code 2, with help on how it is written."""
    said = cli(*arguments)
    assert (said.code, said.out) == (MISUSED, "")
    assert {"Usage:", "Error:"} & set(said.err.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("arguments", "code"), [
    ((*SHOW, "--minutes", 45), "minutes-too-few"),
    ((*SHOW, "--minutes", 59), "minutes-too-few"),
    ((*SHOW, "--minutes", -90), "minutes-too-few"),
    ((*SHOW, "--minutes", 241), "minutes-too-many"),
    ((*SHOW, "--minutes", "9" * 400), "minutes-too-many"),
    ((*SHOW, "--time", "25:00"), "bad-time"),
    ((*SHOW, "--time", "24:00"), "bad-time"),
    ((*SHOW, "--time", "09:60"), "bad-time"),
    ((*SHOW, "--time", "9.5"), "bad-time"),
    ((*SHOW, "--time", ""), "bad-time"),
    ((*SHOW, "--time", "\udcff"), "bad-time"),
    ((*SHOW, "--time", "09:00\0"), "bad-time"),
    ((*SHOW, "--time", "23:00"), "past-midnight"),
    ((*SHOW, "--group", "findes-ikke.yaml"), "missing-file"),
    ((*SHOW, "--group", ""), "unreadable-file"),
    ((*SHOW, "--group", "."), "unreadable-file"),
    ((*SHOW, "--group", "\udcff"), "missing-file"),
    ((*SHOW, "--group", "x" * 5_000), "unreadable-file"),
    ((*SHOW, "--content", "findes-ikke"), "missing-folder"),
    ((*SHOW, "--content", "x" * 5_000), "missing-folder"),
    ((*SHOW, "--content", "\udcff"), "missing-folder"),
    ((*SHOW, "--content", ""), "missing-file"),
    (("list", "cards", "--content", "."), "missing-file"),
    ((*INVITE, "--date", "2027-02-30"), "bad-date"),
    ((*INVITE, "--date", "3/2"), "bad-date"),
    ((*INVITE, "--date", ""), "bad-date"),
    ((*INVITE, "--date", "0001-01-01"), "bad-date"),
    ((*INVITE, "--date", "9999-12-31", "--time", "23:00"), "bad-date"),
    ((*INVITE, "--date", "\udcff"), "bad-date"),
    ((*INVITE, "--date", "2027-03-28", "--time", "02:30"), "missing-hour"),
    ((*INVITE, "--place", ""), "empty-text"),
    ((*INVITE, "--place", "a\nb"), "line-break"),
    ((*INVITE, "--place", "a\0b"), "control-character"),
    ((*INVITE, "--place", "a\x1b[2Jb"), "control-character"),
    ((*INVITE, "--place", "\u202eb"), "bidi-character"),
    ((*INVITE, "--place", "\udcff"), "surrogate"),
    ((*INVITE, "--today", "2027-02-30"), "bad-date"),
    ((*INVITE, "--today", ""), "bad-date"),
    ((*INVITE, "--today", "i dag"), "bad-date"),
    ((*INVITE, "--today", "\udcff"), "bad-date"),
    ((*INVITE, "--out", "fil"), "in-the-way"),
    ((*INVITE, "--out", "fil/pakke"), "cannot-write"),
    ((*INVITE, "--out", "."), "not-our-folder"),
    ((*INVITE, "--out", ""), "not-our-folder"),
    ((*INVITE, "--out", ".."), "not-our-folder"),
    ((*INVITE, "--out", "/"), "not-our-folder"),
    ((*INVITE, "--out", "fuld", "--force"), "not-our-folder"),
    ((*INVITE, "--out", "link"), "in-the-way"),
    ((*INVITE, "--out", "x" * 300), "cannot-write"),
    (("actionplan", "new", "--out", "mappe.docx"), "in-the-way"),
    (("actionplan", "new", "--out", "fil/plan.docx"), "cannot-write"),
    (("actionplan", "new", "--out", "x" * 300 + ".docx"), "cannot-write"),
    (("sheets", "--part", 2), "nothing-to-make"),
])  # fmt: skip
def test_what_people_can_mend(cli: Cli, tmp_path: Path, arguments: tuple[object, ...], code: str) -> None:
    """What cannot be met is exit code 1 with its code, nothing on stdout and nothing written."""
    (tmp_path / "fil").write_bytes(b"mit")
    (tmp_path / "link").symlink_to(tmp_path / "ingen")
    for folder in ("fuld", "mappe.docx"):
        (tmp_path / folder).mkdir()
    (tmp_path / "fuld" / "mit.txt").write_bytes(b"mit")
    before = sorted(tmp_path.rglob("*"))
    said = cli(*arguments)
    assert (said.code, said.out, codes(said.err)) == (MENDABLE, "", {code}), said.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("option", ["--out", "--group", "--content"])
def test_a_nul_in_a_path(cli: Cli, option: str) -> None:
    """A path that no system knows is told in one way or another, and never a fault of ours."""
    said = cli(*INVITE, option, "a\0b")
    assert said.code in {MENDABLE, MISUSED}
    assert said.err


@pytest.mark.parametrize("value", ["abc", "9" * 30, "-" + "9" * 11, "1.5", "²"])
def test_a_clock_that_is_no_number(cli: Cli, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """SOURCE_DATE_EPOCH must be seconds; `--today` goes before it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    said = cli(*SHOW)
    assert (said.code, codes(said.err)) == (MENDABLE, {"bad-date"})
    assert "SOURCE_DATE_EPOCH" in said.err
    assert cli(*INVITE, "--today", "2027-01-04").code == FINE


def test_faults_of_group_content_and_options_at_once(cli: Cli, tmp_path: Path) -> None:
    """A broken group file does not hide a broken content file."""
    (tmp_path / "group.yaml").write_text("group: [\n", "utf-8")
    (tmp_path / "content").mkdir()
    said = cli("check", "--group", "group.yaml", "--content", "content")
    assert said.code == MENDABLE
    assert {"yaml-syntax", "missing-file"} <= codes(said.err)


def test_foreign_words_cannot_steer_the_terminal(cli: Cli, tmp_path: Path) -> None:
    """What a file's name or key puts into a line cannot clear the screen or begin a line of its own."""
    (tmp_path / "a\n\x1b[2J.yaml").write_text('group: A\n"\\e[2J": 1\n', "utf-8")
    said = cli(*SHOW, "--group", "a\n\x1b[2J.yaml")
    assert "\x1b" not in said.err
    assert len(said.err.splitlines()) == 2


# Results and talk


def objects(cli: Cli, *arguments: object) -> Any:
    """What a command prints as JSON, with no talk beside it."""
    said = cli(*arguments, "--json")
    assert (said.code, said.err) == (FINE, "")
    return json.loads(said.out)


@pytest.mark.parametrize(("kind", "count", "keys"), [
    ("parts", 3, {"id", "part", "title", "exercises"}),
    ("exercises", 6, {"id", "part", "name", "least", "ideal"}),
    ("articles", 24, {"id", "part", "title", "author", "publisher", "year", "url", "why"}),
    ("cards", 60, {"id", "number", "theme", "angle", "weight", "question", "follow_up"}),
])  # fmt: skip
def test_lists(cli: Cli, kind: str, count: int, keys: set[str]) -> None:
    """`list … --json` is an array of objects with an id of their own; the table has a line for each."""
    found = objects(cli, "list", kind)
    assert len(found) >= count
    assert all(item.keys() == keys for item in found)
    assert len({item["id"] for item in found}) == len(found)
    said = cli("list", kind)
    assert (said.code, said.err, len(said.out.splitlines())) == (FINE, "", len(found) + 1)


def test_what_is_listed_is_so(cli: Cli) -> None:
    """Cards are numbered from 1 in order, and exercises come in the order of the parts."""
    assert [card["number"] for card in objects(cli, "list", "cards")] == list(
        range(1, len(objects(cli, "list", "cards")) + 1)
    )
    parts = objects(cli, "list", "parts")
    assert [e["id"] for e in objects(cli, "list", "exercises")] == [
        name for part in parts for name in part["exercises"]
    ]
    assert [part["id"] for part in parts] == ["del-1", "del-2", "del-3"]


def test_show_as_json(cli: Cli) -> None:
    """The agenda as JSON has exactly the keys promised, and its minutes add up."""
    agenda = objects(cli, "show", "--part", 3, "--minutes", 130)
    assert (agenda.keys(), agenda["part"], agenda["minutes"]) == ({"part", "minutes", "items"}, 3, 130)
    assert all(item.keys() == {"start", "minutes", "title", "form"} for item in agenda["items"])
    assert {item["start"] for item in agenda["items"]} == {None}
    assert sum(item["minutes"] for item in agenda["items"]) == 130
    agenda = objects(cli, "show", "--part", 3, "--time", "9.05")
    assert agenda["items"][0]["start"] == "09:05"


def test_show_for_the_eye(cli: Cli) -> None:
    """The table has a line for each item, with minutes from the start or with the clock."""
    said = cli("show", "--part", 1)
    items = objects(cli, "show", "--part", 1)["items"]
    assert [line.split()[0] for line in said.out.splitlines()[1:3]] == ["+0", f"+{items[0]['minutes']}"]
    assert len(said.out.splitlines()) == len(items) + 1
    assert cli("show", "--part", 1, "--time", "09:00").out.splitlines()[1].split()[0] == "9.00"


def test_options_go_before_the_group_file(cli: Cli) -> None:
    """What is typed counts more than what the file says."""
    group = EXAMPLES / "sundhed-og-omsorg.yaml"
    assert objects(cli, *SHOW, "--group", group)["minutes"] == 120
    agenda = objects(cli, *SHOW, "--group", group, "--minutes", 100, "--time", "10:00")
    assert (agenda["minutes"], agenda["items"][0]["start"]) == (100, "10:00")


def test_stdout_holds_the_files_and_nothing_else(cli: Cli, tmp_path: Path) -> None:
    """The files made are on stdout, one a line; what is said to people is on stderr."""
    said = cli(*INVITE, "--out", "pakke")
    assert said.code == FINE
    names = [*(f"invitation.{kind}" for kind in ("eml", "html", "txt")), "saadan-sender-du.txt"]
    assert said.out.splitlines() == [str(Path("pakke/del-1", name)) for name in names]
    assert all((tmp_path / line).is_file() for line in said.out.splitlines())
    assert said.err


def test_a_deck_comes_with_its_run_sheet(cli: Cli) -> None:
    """`deck` makes what is projected and what is held in the hand."""
    said = cli("deck", "--part", 3, "--out", "pakke")
    assert said.out.splitlines() == [str(Path("pakke/del-3", name)) for name in ("oplaeg.pptx", "drejebog.pdf")]


def test_the_default_folder(cli: Cli, tmp_path: Path) -> None:
    """Without `--out` the files lie in ledertrivsel-pakke, here."""
    assert cli(*INVITE).code == FINE
    assert [path.name for path in tmp_path.iterdir()] == ["ledertrivsel-pakke"]


def test_two_kinds_in_one_folder(cli: Cli, tmp_path: Path) -> None:
    """Commands add to one folder; making the same again needs --force; all is in the one manifest."""
    assert cli("invite", "--part", 1).code == FINE
    assert cli("invite", "--part", 2).code == FINE
    assert cli("actionplan", "new").code == FINE
    again = cli("invite", "--part", 2, "--date", "2027-02-03", "--time", "09:00")
    assert (again.code, codes(again.err)) == (MENDABLE, {"exists"})
    assert cli("invite", "--part", 2, "--date", "2027-02-03", "--time", "09:00", "--force").code == FINE
    entries = read((tmp_path / "ledertrivsel-pakke" / "manifest.json").read_bytes())
    assert entries is not None
    made = sorted(path for path in (tmp_path / "ledertrivsel-pakke").rglob("*.*") if path.name != "manifest.json")
    assert [tmp_path / "ledertrivsel-pakke" / item.path for item in entries] == made
    assert len(made) == 4 + 6 + 1


def test_an_action_plan_by_name(cli: Cli, tmp_path: Path) -> None:
    """`--out` may name a Word file, and --force keeps the earlier one beside it."""
    assert cli("actionplan", "new", "--out", "vores plan.DOCX").out == "vores plan.DOCX\n"
    (tmp_path / "vores plan.DOCX").write_bytes(b"mit")
    assert codes(cli("actionplan", "new", "--out", "vores plan.DOCX").err) == {"exists"}
    said = cli("actionplan", "new", "--out", "vores plan.DOCX", "--force")
    assert (said.code, (tmp_path / "vores plan-1.DOCX").read_bytes()) == (FINE, b"mit")
    assert "vores plan-1.DOCX" in said.err


def test_no_action_plan_wanted(cli: Cli, tmp_path: Path) -> None:
    """Where the group wants no plan there is nothing to make."""
    (tmp_path / "g.yaml").write_text("group: A\nmeetings: {3: {action_plan: false}}\n", "utf-8")
    assert codes(cli("actionplan", "new", "--group", "g.yaml").err) == {"nothing-to-make"}


def test_version_and_help(cli: Cli) -> None:
    """Both answer on stdout."""
    assert cli("--version").out.startswith("ledertrivsel ")
    assert "build-pack" in cli("--help").out


# What goes wrong in the machine


def test_a_fault_of_ours(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program is exit code 3, two lines, with what to report and where it happened."""

    def broken(*_: object) -> None:
        raise RuntimeError("noget\ngik galt")

    monkeypatch.setattr(tell, "plan_of", broken)
    said = cli(*SHOW)
    assert (said.code, said.out, len(said.err.splitlines())) == (OURS, "", 2)
    assert "RuntimeError at test_cli.py:" in said.err


def test_ctrl_c(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is exit code 130 and one line."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tell, "plan_of", stopped)
    said = cli(*SHOW)
    assert (said.code, said.out, len(said.err.splitlines())) == (INTERRUPTED, "", 1)


def test_ctrl_c_while_files_change_places(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-C in the middle of a replacement: exit code 130, and the folder is as it was."""
    assert cli(*INVITE, "--out", "pakke").code == FINE
    before = {path: path.read_bytes() for path in (tmp_path / "pakke").rglob("*.*")}
    rename, moves = Path.rename, iter(range(100))

    def moved(source: Path, target: Path) -> Path:
        made = rename(source, target)
        if next(moves) == 2:
            raise KeyboardInterrupt
        return made

    monkeypatch.setattr(Path, "rename", moved)
    said = cli(*INVITE, "--out", "pakke", "--force", "--date", "2027-02-03", "--time", "09:00")
    assert (said.code, said.out) == (INTERRUPTED, "")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


def test_a_full_disk(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A disk without room: exit code 1, one clear line, nothing left behind."""

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    said = cli(*INVITE)
    assert (said.code, codes(said.err)) == (MENDABLE, {"cannot-write"})
    assert list(tmp_path.iterdir()) == []


def test_faults_while_drawing_write_nothing(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """When one document cannot be drawn, no document is written."""
    calls: list[object] = []
    monkeypatch.setattr(make, "write_pack", lambda *a, **k: calls.append(a) or write_pack(*a, **k))
    said = cli("invite", "--part", 1, "--part", 2, "--group", _group(tmp_path, "email: bo@example..dk"))
    assert (said.code, codes(said.err), calls) == (MENDABLE, {"bad-email"}, [])
    assert not (tmp_path / "ledertrivsel-pakke").exists()


def _group(folder: Path, person: str) -> Path:
    path = folder / "group.yaml"
    path.write_text(f"group: A\nfacilitator:\n  name: Bo\n  {person}\n", "utf-8")
    return path


# Real processes


def test_terminals(tmp_path: Path) -> None:
    """Whatever the terminal's encoding, tables and JSON come out, and JSON can be read back."""
    table = process("list", "articles", cwd=tmp_path, encoding="ascii")
    assert (table.returncode, table.stderr, table.stdout.isascii()) == (FINE, b"", True)
    found = process("list", "cards", "--json", cwd=tmp_path, encoding="cp1252")
    questions = [card["question"] for card in json.loads(found.stdout.decode("cp1252"))]
    assert any(letter in "".join(questions) for letter in "æøå")


def test_faults_in_terminals(tmp_path: Path) -> None:
    """Letters that a terminal lacks do not break a fault's line."""
    (tmp_path / "g.yaml").write_text("group: A\nmeetings: {1: {exercises: [☃-æøå]}}\nærø ☃: 1\n", "utf-8")
    done = process("check", "--group", "g.yaml", cwd=tmp_path, encoding="ascii")
    assert (done.returncode, done.stdout) == (MENDABLE, b"")
    said = done.stderr.decode("ascii")
    assert codes(said) >= {"unknown-key", "bad-id"}
    assert "Traceback" not in said


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("kind", ["parts", "cards"])
def test_a_reader_that_goes_away(tmp_path: Path, kind: str) -> None:
    """`| head` ends the command quietly, whether much or little is left to say."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "ledertrivsel_cli", "list", kind, "--json"],
        cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (FINE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_output_to_a_full_disk(tmp_path: Path) -> None:
    """When stdout goes to a full disk, that is told in one line and is no fault of ours."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ledertrivsel_cli", "list", "cards", "--json"],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert (done.returncode, len(done.stderr.splitlines())) == (MENDABLE, 1)


def test_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any stdout or stderr, as under a scheduler on Windows, commands work all the same."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert (run(["list", "parts", "--json"]), run(["list", "x"]), run(["show", "--part", "1"])) == (0, 2, 0)


def test_ctrl_c_in_a_process(tmp_path: Path) -> None:
    """Ctrl-C in a real process is exit code 130 and one line, and nothing is left."""
    code = (
        "import signal, sys; from ledertrivsel_cli import __main__, course;"
        "course.check = lambda *_: signal.raise_signal(signal.SIGINT); sys.argv[1:] = ['build-pack']; __main__.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (INTERRUPTED, b"", 1)
    assert list(tmp_path.iterdir()) == []


def test_single_commands_make_what_the_pack_holds(cli: Cli, tmp_path: Path) -> None:
    """A file has the same bytes whether it is made by itself or with all the others."""
    assert cli("build-pack", "--out", "pakke").code == 0
    for command in (*((name, "--part", 1) for name in ("invite", "deck", "sheets")), ("cards",), ("actionplan", "new")):
        assert cli(*command, "--out", "enkelt").code == 0

    made = {path.relative_to(tmp_path / "enkelt"): path for path in (tmp_path / "enkelt").rglob("*.*")}
    made.pop(Path("manifest.json"))

    assert {path.suffix for path in made} == {".eml", ".html", ".txt", ".pptx", ".pdf", ".docx"}
    assert all(path.read_bytes() == (tmp_path / "pakke" / name).read_bytes() for name, path in made.items())
