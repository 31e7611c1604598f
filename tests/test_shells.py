"""TAB in real shells: which words arrive when bash, zsh and fish complete what was begun."""

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

BEGUN = [
    ("li\tar\t", ["list", "articles"]),
    ("show --part 1 --exercise gr\t", ["show", "--part", "1", "--exercise", "graensen"]),
    ("check --group ./ma\tund\ts\t", ["check", "--group", "./mappe/under/sundhed.yaml"]),
    ("check --group B\t", ["check", "--group", "Børn og Unge.yaml"]),
    ("check --group æ\t", ["check", "--group", "ældre.yaml"]),
    ("check --group mine\\ fi\ta\t", ["check", "--group", "mine filer/a b.yaml"]),
    ("check --group ~/hj\tg\t", ["check", "--group", "{home}/hjemme/gruppe et.yaml"]),
    ("actionplan new --out pl\t", ["actionplan", "new", "--out", "plan.docx"]),
]
FILES = (
    "arbejde/Børn og Unge.yaml", "arbejde/ældre.yaml", "arbejde/noter.txt", "arbejde/mappe/under/sundhed.yaml",
    "arbejde/mine filer/a b.yaml", "arbejde/plan.docx", "hjemme/gruppe et.yaml",
)  # fmt: skip
START = {
    ".bashrc": "PS1='klar> '\n",
    ".zshrc": "PS1='klar> '\nfpath+=~/.zfunc; autoload -Uz compinit; compinit -u\n",  # -u: no questions asked
    ".config/fish/config.fish": "function fish_prompt; echo 'klar> '; end\nset fish_greeting\n",
}
PROGRAM = """\
#!/bin/sh
case "$_LEDERTRIVSEL_COMPLETE$1" in
    complete_* | --*) exec '{python}' -m ledertrivsel_cli "$@" ;;
    *) printf '%s\\n' "$@" > ~/arriving && mv ~/arriving ~/arrived ;;
esac
"""


def usable(shell: str) -> bool:
    """Whether the shell is there; the bash of macOS is older than the oldest that can be completed in."""
    if os.name == "nt" or shutil.which(shell) is None:
        return False
    return shell != "bash" or subprocess.run(["bash", "-c", "((BASH_VERSINFO[0] > 3))"], check=False).returncode == 0


class Terminal:
    """An interactive shell that somebody types into."""

    def __init__(self, shell: str, home: Path, environment: dict[str, str]) -> None:
        driver = "import pty, sys; pty.spawn(sys.argv[1:])"
        self.process = subprocess.Popen(
            [sys.executable, "-c", driver, shell, "-i"],
            cwd=home / "arbejde", env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
        )  # fmt: skip
        self.home, self.shown = home, b""
        self._until(lambda: b"klar> " in self.shown)

    def arrives(self, typed: str) -> list[str]:
        """The words that the program is called with when this line is typed."""
        arrived = self.home / "arrived"
        arrived.unlink(missing_ok=True)
        self.shown = b""
        assert self.process.stdin is not None
        self.process.stdin.write(f"ledertrivsel {typed}\r".encode())
        self._until(arrived.exists)
        return [word.rstrip("/") for word in arrived.read_text("utf-8").splitlines()]

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()

    def _until(self, done: Callable[[], bool]) -> None:
        """Read what the shell shows until it is done and has nothing more to show."""
        assert self.process.stdout is not None
        late = time.monotonic() + 60
        while time.monotonic() < late:
            if select.select([self.process.stdout], [], [], 0.3)[0]:
                self.shown += os.read(self.process.stdout.fileno(), 65536)
            elif done():
                return
        pytest.fail(f"the shell shows {self.shown.decode('utf-8', 'replace')}")


@pytest.mark.parametrize("shell", [
    pytest.param(name, marks=pytest.mark.skipif(not usable(name), reason=f"there is no {name} here"))
    for name in ("bash", "zsh", "fish")
])  # fmt: skip
def test_words_are_completed(tmp_path: Path, shell: str) -> None:
    """Once set up by its option, the shell completes ids, and files wherever they lie and whatever they are called."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    for name, text in START.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    program = tmp_path / "bin" / "ledertrivsel"
    program.parent.mkdir()
    program.write_text(PROGRAM.format(python=sys.executable), "utf-8")
    program.chmod(0o755)
    letters = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    environment = {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path), "TERM": "xterm"}
    environment |= {"LC_ALL": letters, "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    installed = subprocess.run(
        [shell, "-c", "ledertrivsel --install-completion; true"], env=environment, capture_output=True, check=True
    )
    assert f"{shell} completion installed".encode() in installed.stdout, installed.stderr
    terminal = Terminal(shell, tmp_path, environment)
    try:
        arrived = {typed: terminal.arrives(typed) for typed, _ in BEGUN}
    finally:
        terminal.close()
    assert arrived == {typed: [word.format(home=tmp_path) for word in words] for typed, words in BEGUN}
