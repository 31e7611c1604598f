"""What the four shells are offered at TAB, in the form in which each of them wants it, and in real shells."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shellingham
import typer
from conftest import Cli

from ledertrivsel_cli.cli import app, run
from ledertrivsel_cli.load import bundled
from ledertrivsel_cli.model import Library

SHELLS = ("bash", "zsh", "fish", "powershell")
FREE_TEXT = {"--actors", "--date", "--time", "--place", "--today", "--version"}
SET_UP = {
    "bash": (".bashrc", ".bash_completions/ledertrivsel.sh"),
    "zsh": (".zshrc", ".zfunc/_ledertrivsel"),
    "fish": (".config/fish/config.fish", ".config/fish/completions/ledertrivsel.fish"),
}  # the file that a shell begins with, and ours
Offers = Callable[[str], dict[str, str]]


def variables(shell: str, line: str) -> dict[str, str]:
    """What the lines of a shell put into the environment when TAB is struck at the end of `line`."""
    words = [*shlex.split(line), ""] if line.endswith(" ") else shlex.split(line)
    own = {
        "bash": {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        "powershell": {"_TYPER_COMPLETE_ARGS": line.rstrip(), "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1]},
    }
    return own[shell] | {"_LEDERTRIVSEL_COMPLETE": f"complete_{shell}"}


def asked(shell: str, line: str, cwd: Path, **more: str) -> tuple[int, str]:
    """The exit code and the answer of a real process; nothing may come on stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "ledertrivsel_cli"],
        cwd=cwd, env=os.environ | {"PYTHONUTF8": "1"} | variables(shell, line) | more,
        capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.fixture
def offers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Offers:
    """What is offered at the end of a line, with its explanation; never a word besides."""
    monkeypatch.chdir(tmp_path)

    def ask(line: str) -> dict[str, str]:
        with monkeypatch.context() as environment:
            for name, value in variables("fish", f"ledertrivsel {line}").items():
                environment.setenv(name, value)
            run([])
        captured = capsys.readouterr()
        assert captured.err == ""
        rows = [row.partition("\t") for row in captured.out.splitlines() if row]
        return {value: told for value, _, told in rows}

    return ask


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with what people have lying about."""
    for name in ("a.yaml", "b.YML", "noter.txt", "plan.docx", ".skjult.yaml", "mappe/under/c.yaml", "mappe/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return tmp_path


# The form that each shell wants


def test_ids_in_the_form_of_each_shell(tmp_path: Path, library: Library) -> None:
    """Every shell gets the ids of the part typed, with their names, in the form that its lines read."""
    rows = [(str(e.id), str(e.name)) for e in sorted(library.exercises, key=lambda e: e.id) if e.part == 1]
    assert len(rows) > 1
    zsh = "\n".join(f'"{name}":"{told}"' for name, told in rows)
    wanted = {
        "bash": "".join(f"{name}\n" for name, _ in rows),
        "zsh": f"_arguments '*: :(({zsh}))'\n",
        "fish": "".join(f"{name}\t{told}\n" for name, told in rows),
        "powershell": "".join(f"{name}:::{told}\n" for name, told in rows),
    }
    assert {shell: asked(shell, "ledertrivsel show --part 1 --exercise ", tmp_path) for shell in SHELLS} == {
        shell: (0, answer) for shell, answer in wanted.items()
    }


def test_words_begun_in_the_form_of_each_shell(files: Path) -> None:
    """Every shell gets the files and folders that begin as was typed."""
    wanted = {
        "bash": "mappe/\nmappe/under/\n",
        "zsh": '_arguments \'*: :(("mappe/"\n"mappe/under/"))\'\n',
        "fish": "mappe/\nmappe/under/\n",
        "powershell": "mappe/::: \nmappe/under/::: \n",
    }
    assert {shell: asked(shell, "ledertrivsel check --content ma", files)[1] for shell in SHELLS} == wanted


def test_nothing_in_the_form_of_each_shell(tmp_path: Path) -> None:
    """With nothing to offer, every shell is told so in a way that lets it complete file names by itself."""
    line = "ledertrivsel build-pack --place "
    assert {shell: asked(shell, line, tmp_path) for shell in SHELLS} == {
        "bash": (0, "\n"), "zsh": (0, "_files\n"), "fish": (0, "\n"), "powershell": (0, "\n"),
    }  # fmt: skip
    assert asked("fish", line, tmp_path, _TYPER_COMPLETE_FISH_ACTION="is-args")[0] == 1
    assert asked("fish", "ledertrivsel list ", tmp_path, _TYPER_COMPLETE_FISH_ACTION="is-args")[0] == 0


# What is offered


def test_parts(offers: Offers, library: Library) -> None:
    """The parts come with their titles, but for those given already."""
    titles = {str(part.part): str(part.title) for part in library.parts}
    assert offers("build-pack --part ") == offers("show --part ") == titles
    assert offers("deck --part 1 --part 3 --part ") == {"2": titles["2"]}
    assert offers("build-pack --part 3") == {"3": titles["3"]}


@pytest.mark.parametrize(
    ("option", "field", "told"), [("exercise", "exercises", "name"), ("article", "articles", "title")]
)
def test_ids(offers: Offers, library: Library, option: str, field: str, told: str) -> None:
    """Ids come with what they stand for, narrowed to the parts typed and to those not given yet."""
    there = {str(item.id): int(item.part) for item in getattr(library, field)}
    first = next(name for name, part in there.items() if part == 3)
    line = f"build-pack --{option} "
    assert set(offers(line)) == set(there)
    assert set(offers(f"build-pack --part 2 --part 3 --{option} ")) == {n for n, part in there.items() if part != 1}
    assert set(offers(f"build-pack --part 3 --{option} {first} --{option} ")) == {
        name for name, part in there.items() if part == 3 and name != first
    }
    assert set(offers(line + first[:4])) == {name for name in there if name.startswith(first[:4])}
    begins = {str(item.id): str(getattr(item, told))[:20].strip() for item in getattr(library, field)}
    assert all(words.startswith(begins[name]) for name, words in offers(line).items())


def test_ids_of_the_content_typed(offers: Offers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `--content` typed before counts, also beneath `~`."""
    shutil.copytree(bundled("content"), tmp_path / "eget indhold")
    path = tmp_path / "eget indhold" / "exercises" / "graensen.yaml"
    path.write_text(path.read_text("utf-8").replace("id: graensen\n", "id: hegnet\n"), "utf-8")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    for folder in ("'eget indhold'", "~/eget\\ indhold"):
        assert list(offers(f"show --content {folder} --part 1 --exercise ")) == ["energiregnskabet", "hegnet"]


def test_closed_sets(offers: Offers) -> None:
    """Kinds, minutes, commands and options are offered."""
    assert list(offers("list ")) == ["parts", "exercises", "articles", "cards"]
    assert list(offers("check --minutes ")) == ["60", "90", "120"]
    assert set(offers("actionplan ")) == {"new", "check", "collect", "remind"}
    assert "new" in offers("priorities ")
    assert {"build-pack", "show", "actionplan"} <= set(offers(""))
    assert {"--exercise", "--article", "--group"} <= set(offers("invite --"))


def commands(command: Any, name: str = "") -> dict[str, Any]:
    subs = getattr(command, "commands", {})
    return {key: value for sub, child in subs.items() for key, value in commands(child, f"{name}{sub} ").items()} or {
        name: command
    }


@pytest.mark.parametrize("name", sorted(commands(typer.main.get_command(app))))
def test_every_option_completes(offers: Offers, files: Path, name: str) -> None:
    """Whatever an option or argument takes is offered, unless it is a text that only its writer knows."""
    for parameter in commands(typer.main.get_command(app))[name].params:
        told = parameter.opts[0] if parameter.opts[0].startswith("--") else ""
        if not getattr(parameter, "is_flag", False):
            assert bool(offers(f"{name}{told} ")) == (told not in FREE_TEXT), f"{name}{told}"


# Broken content


def test_broken_content_is_silent(offers: Offers, tmp_path: Path) -> None:
    """What is sound is offered, what is broken is not, and no fault is told in the middle of a command line."""
    shutil.copytree(bundled("content"), tmp_path / "indhold")
    (tmp_path / "indhold" / "exercises" / "graensen.yaml").write_text("id: [\n", "utf-8")
    (tmp_path / "indhold" / "parts" / "del-2.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "indhold" / "articles.yaml").unlink()
    assert list(offers("show --content indhold --part 1 --exercise ")) == ["energiregnskabet"]
    parts = offers("show --content indhold --part ")
    assert [part for part, title in parts.items() if not title] == ["2"]
    assert offers("invite --content indhold --article ") == {}


@pytest.mark.parametrize("folder", ["findes-ikke", "~findes-ikke/x", "a.yaml", "''", "mappe"])
def test_no_content_is_silent(offers: Offers, files: Path, folder: str) -> None:
    """Where there is no content, the parts are still offered."""
    assert list(offers(f"show --content {folder} --part ")) == ["1", "2", "3"]
    assert set(offers(f"show --content {folder} --exercise ")) in (set(), set(offers("show --exercise ")))


def test_titles_stay_on_one_line(offers: Offers, tmp_path: Path) -> None:
    """A title of any length, with any signs, is one short line, and its id the only one offered for it."""
    shutil.copytree(bundled("content"), tmp_path / "indhold")
    path = tmp_path / "indhold" / "exercises" / "graensen.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    title = "name: '[b]Hvor [/x] går : $(id) `id` \"den\" ''ene'' " + "lange " * 30 + "grænse?'\n"
    path.write_text("".join(title if line.startswith("name:") else line for line in lines), "utf-8")
    found = offers("show --content indhold --part 1 --exercise ")
    assert list(found) == ["energiregnskabet", "graensen"]
    assert found["graensen"].startswith("(b)Hvor (/x) går : $(id) `id` \"den\" 'ene' lange")
    assert len(found["graensen"]) <= 60


def test_a_fault_of_ours_is_silent(offers: Offers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a fault of the program says nothing at TAB."""
    monkeypatch.setattr("ledertrivsel_cli.load.read_library", lambda _: 1 / 0)
    assert offers("show --part ") == {}


# Files and folders


def test_files(offers: Offers, files: Path) -> None:
    """A group is a YAML file, content and output are folders, an action plan may be a Word file; folders lead on."""
    assert list(offers("check --group ")) == ["a.yaml", "b.YML", "mappe/"]
    assert list(offers("check --group a")) == ["a.yaml"]
    assert list(offers("check --content ")) == ["mappe/", "mappe/under/"]
    assert list(offers("build-pack --out m")) == ["mappe/", "mappe/under/"]
    assert list(offers("actionplan new --out ")) == ["mappe/", "plan.docx"]
    assert list(offers("check --group mappe/")) == ["mappe/under/", "mappe/under/c.yaml"]
    assert list(offers("check --group ./mappe/under/")) == ["./mappe/under/c.yaml"]
    assert list(offers("check --group .s")) == [".skjult.yaml"]
    assert offers("check --group findes-ikke/") == {}


@pytest.mark.parametrize(
    "name", ["to ord.yaml", "o'brien.yaml", 'a"b.yaml', "a$b.yaml", "a;b.yaml", "~.yaml", "a&b.yml"]
)
def test_names_that_must_be_quoted(offers: Offers, files: Path, name: str) -> None:
    """Where a name needs quotes, nothing is offered: the shell then offers all names itself, quoted as it likes."""
    if os.name == "nt" and '"' in name:
        pytest.skip("no such name on Windows")
    (files / name).write_bytes(b"")
    assert offers("check --group ") == {}
    assert list(offers("check --group mappe/u")) == ["mappe/under/", "mappe/under/c.yaml"]


def test_danish_names(offers: Offers, files: Path) -> None:
    """Names with æ, ø and å are offered, but on Windows, where the way to PowerShell would change them."""
    (files / "børn-på-ø.yaml").write_bytes(b"")
    assert list(offers("check --group bø")) == ([] if os.name == "nt" else ["børn-på-ø.yaml"])


# Speed


def test_only_what_is_needed_is_loaded(tmp_path: Path) -> None:
    """Files and options are offered without reading any content, and ids without what fills in or draws."""
    code = (
        "import sys; from ledertrivsel_cli.cli import run; run([]);"
        "print([n for n in ('jinja2', 'pptx', 'lxml', 'ledertrivsel_cli.load') if n in sys.modules])"
    )
    loaded = []
    for line in ("ledertrivsel check --group ", "ledertrivsel show --part "):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=os.environ | variables("bash", line),
            capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        loaded.append(done.stdout.splitlines()[-1])
    assert loaded == ["[]", "['ledertrivsel_cli.load']"]


# Setting it up


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
@pytest.mark.parametrize("shell", ["cmd", None])
def test_an_unknown_shell(cli: Cli, monkeypatch: pytest.MonkeyPatch, option: str, shell: str | None) -> None:
    """Where no shell can be told, or one without completion, that is said in one clear line."""

    def detect() -> tuple[str, str]:
        if shell is None:
            raise shellingham.ShellDetectionFailure
        return shell, f"{shell}.exe"

    monkeypatch.setattr(shellingham, "detect_shell", detect)
    said = cli(option)
    assert (said.code, said.out) == (1, "")
    line, _, code = said.err.splitlines()[0].rpartition(" [")
    assert (line.startswith(f"{option}: this is "), code.rstrip("]")) == (True, "unknown-shell")


@pytest.mark.parametrize(("shell", "needs"), [
    ("bash", ["COMP_WORDS=", "COMP_CWORD=", "-o default"]),
    ("zsh", ["_TYPER_COMPLETE_ARGS=", "eval $("]),
    ("fish", ["_TYPER_COMPLETE_ARGS=", "_TYPER_COMPLETE_FISH_ACTION=get-args", "_TYPER_COMPLETE_FISH_ACTION=is-args"]),
    ("powershell", ["$Env:_TYPER_COMPLETE_ARGS =", "$Env:_TYPER_COMPLETE_WORD_TO_COMPLETE =", '-Split ":::"']),
])  # fmt: skip
def test_showing_the_lines(cli: Cli, monkeypatch: pytest.MonkeyPatch, shell: str, needs: list[str]) -> None:
    """`--show-completion` prints the lines of the shell it is run in; they use the variables that are tried here."""
    monkeypatch.setattr(shellingham, "detect_shell", lambda: (shell, shell))
    said = cli("--show-completion")
    assert (said.code, said.err) == (0, "")
    assert [word for word in (*needs, "_LEDERTRIVSEL_COMPLETE", f"complete_{shell}") if word not in said.out] == []


@pytest.mark.parametrize("shell", sorted(SET_UP))
def test_setting_it_up(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shell: str) -> None:
    """`--install-completion` adds one file and keeps what the shell's own file says; twice is as good as once."""
    start, own = SET_UP[shell]
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(shellingham, "detect_shell", lambda: (shell, shell))
    (tmp_path / start).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / start).write_text("alias mit=ls\n", "utf-8")
    written = []
    for _ in range(2):
        assert cli("--install-completion").code == 0
        there = [path for path in tmp_path.rglob("*") if path.is_file()]
        written.append({path.relative_to(tmp_path).as_posix(): path.read_text("utf-8").split() for path in there})
    assert written[0] == written[1]
    assert set(written[0]) == {start, own}
    assert written[0][start][:2] == ["alias", "mit=ls"]
