"""The documentation is true: commands, options, examples and links."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from ledertrivsel_cli.cli import app
from ledertrivsel_cli.group import Group

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUICK_START = ["pip install uv && uv run ledertrivsel build-pack", "pip install uv && uv run pytest"]


def _commands(command: Any, name: str = "ledertrivsel") -> dict[str, Any]:
    """Typer brings its own copy of click in newer versions, so its commands are told by what they have."""
    if not hasattr(command, "commands"):
        return {name: command}
    return {
        key: value
        for sub, child in command.commands.items()
        for key, value in _commands(child, f"{name} {sub}").items()
    }


COMMANDS = _commands(typer.main.get_command(app))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    """README's table has every command."""
    assert f"`{name}" in README


def test_every_option_is_in_the_readme() -> None:
    """README names every option of every command."""
    options = {
        text for command in COMMANDS.values() for option in command.params for text in option.opts if text[:2] == "--"
    }

    assert len(options) > 10
    assert {option for option in options if f"`{option}" not in README and f" {option}" not in README} == set()


def test_the_quick_start_is_two_lines() -> None:
    """README's quick start is exactly the two promised commands, each on its own line."""
    block = re.search(r"## Quick start\n+```sh\n(.*?)```", README, re.DOTALL)

    assert block
    assert block[1].splitlines() == QUICK_START


def test_ci_runs_the_readmes_test_command() -> None:
    """`.ci/run` calls the same test command."""
    assert QUICK_START[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_yaml_in_the_readme_is_a_group_file() -> None:
    """The YAML that README shows can be used as it stands."""
    blocks = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)

    assert blocks
    for block in blocks:
        Group.model_validate(yaml.load(block, Loader=yaml.BaseLoader) | {"meetings": {}})


@pytest.mark.parametrize("document", ["README.md", "docs/architecture.md", "CHANGELOG.md"])
def test_links_lead_somewhere(document: str) -> None:
    """Every relative link in the documents has a file at its end."""
    path = ROOT / document
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_room_is_in_the_architecture() -> None:
    """docs/architecture.md names every module."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = {path.stem for path in (ROOT / "src" / "ledertrivsel_cli").rglob("*.py")} - {"__init__"}

    assert {name for name in modules if not re.search(rf"`{name}(\.py)?`", text)} == set()


def test_help_is_there_for_every_command() -> None:
    """`--help` works as a real process and tells of each command."""
    done = subprocess.run(
        [sys.executable, "-m", "ledertrivsel_cli", "--help"], capture_output=True, text=True, check=True
    )

    assert all(name.split()[1] in done.stdout for name in COMMANDS)
