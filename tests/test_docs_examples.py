"""What the documents tell people to type and to write works: each is followed from its top to its end, in a copy.

A YAML block that begins with a file's name (`# mit-indhold/articles.yaml`) is put into that file: a list of things goes
to the end of the list that is there, anything else takes the place of what is there. Other YAML blocks are group files.
"""

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import Cli
from documents import PAGES, ROOT, TWIN, Block, Page

from ledertrivsel_cli.course import library_of
from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.load import load_group
from ledertrivsel_cli.yaml_tree import parse

FAULTS = Page("docs/errors.md")  # shows on purpose what goes wrong; tests/test_codes.py holds its YAML
FOLLOWED = [
    page
    for page in PAGES
    if {"sh", "yaml"} & {block.language for block in page.blocks}
    and page not in (FAULTS, TWIN)  # the twin says the same
]
PROGRAM = ["uv", "run", "ledertrivsel"]
NOT_RUN = [["pip"], ["uv", "tool"], ["uv", "run", "pytest"], ["uv", "run", "ruff"], ["uv", "run", "mypy"]]
NAMED = re.compile(r"# ([\w./-]+\.ya?ml)\b.*\n")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The folder in which commands are run, with what they name in the project."""
    for name in ("content", "examples", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("page", FOLLOWED, ids=lambda page: page.name)
def test_what_a_document_tells_works(page: Page, copy: Path, cli: Cli) -> None:
    """Every command ends well, every YAML example can be used, and content changed on the way is sound."""
    changed = set()
    for block in page.blocks:
        if block.language == "sh":
            for line in block.lines:
                assert _run(line, copy, cli) == 0, line
        elif block.language == "yaml":
            changed |= {_use(block, copy)} - {copy}
    for content in changed:
        library_of(content)


@pytest.mark.parametrize("line", sorted({line for b in FAULTS.blocks if b.language == "sh" for line in b.lines}))
def test_commands_that_show_faults_are_understood(line: str, copy: Path, cli: Cli) -> None:
    """A command in docs/errors.md has the right options, whatever comes of it."""
    assert _run(f"{line} --help", copy, cli) == 0


def test_faults_in_examples_are_found(copy: Path, cli: Cli) -> None:
    """The tests above bite: a wrong option, a missing file, an unknown command and a lacking key are found."""
    assert _run("uv run ledertrivsel check --grupe min-gruppe.yaml", copy, cli) == 2
    assert _run("uv run ledertrivsel check --group min-gruppe.yaml", copy, cli) == 1
    assert _run("ledertrivsel show --part 1 --minuts 45 --help", copy, cli) == 2
    with pytest.raises(AssertionError):
        _run("uv run ledertrivsell check", copy, cli)
    with pytest.raises(ContentError, match="missing-key"):
        library_of(_use(Block("yaml", "# content/articles.yaml\narticles:\n  - {id: uden-titel, part: 1}\n"), copy))


def _run(line: str, folder: Path, cli: Cli) -> int:
    """The worst exit code of a line's commands; those that install or need LibreOffice are not run."""
    return max(_run_one(shlex.split(part), folder, cli) for part in line.split("&&"))


def _run_one(words: list[str], folder: Path, cli: Cli) -> int:
    words = words[1:] if re.fullmatch(r"[A-Z_]+=\S*", words[0]) else words
    if words[0] == "ledertrivsel" and "--install-completion" not in words:
        return cli(*words[1:]).code
    if words[:4] == [*PROGRAM, "images"]:
        assert (folder / words[4]).is_file(), words
    elif words[:3] == PROGRAM:
        return cli(*words[3:]).code
    elif words[:2] == ["cp", "-r"]:
        shutil.copytree(folder / words[2], folder / words[3])
    elif words[:2] == ["uv", "run"] and words[2].endswith(".py"):
        assert (folder / words[2]).is_file(), words
    else:
        known = words[0] == "ledertrivsel" or any(words[: len(start)] == start for start in NOT_RUN)
        assert known, f"{words} is not a command that this test knows"
    return 0


def _use(block: Block, folder: Path) -> Path:
    """Put a YAML example where it belongs; returns the content folder, or the folder itself for a group file."""
    named = NAMED.match(block.text)
    path = folder / (named[1] if named else "group.yaml")
    if path.parent == folder:
        path.write_text(block.text, encoding="utf-8")
        load_group(path)
        return folder
    path.write_text(json.dumps(_merged(path, block.text)) if path.exists() else block.text, encoding="utf-8")
    return folder / path.relative_to(folder).parts[0]


def _merged(path: Path, text: str) -> dict[str, Any]:
    """What a content file holds once the keys of an example are in it."""
    data: dict[str, Any] = parse(path.read_bytes(), str(path)).value
    for key, value in parse(text.encode(), "example").value.items():
        things = isinstance(value, list) and all(isinstance(item, dict) for item in value)
        data[key] = [*data[key], *value] if things else value
    return data
