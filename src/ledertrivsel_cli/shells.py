"""The shells that completion can be set up in, and whether one of them asks what it can offer."""

import os
from collections.abc import Sequence
from pathlib import Path

from .errors import Problem, WishError

_INSTALL, _SHOW = "--install-completion", "--show-completion"
_KNOWN = ("bash", "zsh", "fish", "powershell", "pwsh")
_AT_ONCE = '[[ $funcstack[1] = _ledertrivsel ]] && _ledertrivsel_completion "$@"'


def asks() -> bool:
    """Whether it is a shell that runs us at TAB: typer's lines for shells set this."""
    return bool(os.environ.get("_LEDERTRIVSEL_COMPLETE"))


def before(arguments: Sequence[str]) -> None:
    """Raise WishError when completion is to be set up in a shell that has none, or that nobody can name."""
    if arguments[:1] not in ([_INSTALL], [_SHOW]):
        return
    import shellingham

    try:
        shell = shellingham.detect_shell()[0]
    except (OSError, RuntimeError):  # no shell above us, or a system that shellingham does not know
        shell = ""
    if shell not in _KNOWN:
        what = f"this is {shell or 'no shell that we know'}; run it in bash, zsh, fish or PowerShell"
        raise WishError([Problem("", 0, arguments[0], "unknown-shell", what)])


def after(arguments: Sequence[str]) -> None:
    """Let zsh complete at the first TAB of a session too: at that one typer's file only makes itself known."""
    path = Path.home() / ".zfunc" / "_ledertrivsel"
    if arguments[:1] == [_INSTALL] and path.exists() and _AT_ONCE not in (text := path.read_text("utf-8")):
        path.write_text(f"{text}\n{_AT_ONCE}\n", "utf-8")
