"""The documents are true: commands, options, links, paths, names and codes in them are there."""

import dataclasses
import importlib
import json
import re
import subprocess
import sys
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from documents import PAGES, README, ROOT, TWIN, Page

from ledertrivsel_cli import (
    base,
    booking,
    card_deck,
    figures,
    group,
    guidance,
    model,
    outset,
    plan,
    printed,
    standing,
    values,
)
from ledertrivsel_cli.cli import app
from ledertrivsel_cli.group import CardChoice
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.pick import cards_of
from ledertrivsel_cli.request import Request

SOURCE = ROOT / "src" / "ledertrivsel_cli"
GLOSSARY, ARCHITECTURE = Page("docs/glossary.md"), Page("docs/architecture.md")
CONTRIBUTING, TAILORING = Page("CONTRIBUTING.md"), Page("docs/da/tilpas.md")
ROOMS = {
    module.__name__.rpartition(".")[2]: module
    for module in (base, booking, card_deck, figures, group, guidance, model, outset, plan, printed, standing)
}
FOLDERS = ("content/", "docs/", "examples/", "templates/", "tests/", "src/", ".ci/", ".github/")
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
each_readme = pytest.mark.parametrize("page", [README, TWIN], ids=lambda page: page.name)


def _commands(command: Any, name: str = "ledertrivsel") -> dict[str, Any]:
    """Typer brings its own copy of click in newer versions, so its commands are told by what they have."""
    if not hasattr(command, "commands"):
        return {name: command}
    default = getattr(command, "default", None)
    return {
        key: value
        for sub, child in command.commands.items()
        for key, value in _commands(child, name if sub == default else f"{name} {sub}").items()
    }


COMMANDS = _commands(typer.main.get_command(app))


def test_all_documents_are_found() -> None:
    """The tests here read every document, not a handful."""
    names = {page.name for page in PAGES}

    assert names >= {"README.md", "README.da.md", "CONTRIBUTING.md", "docs/errors.md", "docs/da/tilpas.md"}
    assert names == {path.relative_to(ROOT).as_posix() for path in _markdown()}


@each_readme
def test_every_command_is_in_the_table(page: Page) -> None:
    """Both READMEs have a row for each command, and no row for any other."""
    rows = [row[0].strip("`") for table in page.tables for row in table if row[0].startswith("`ledertrivsel ")]

    assert {_command(row) for row in rows} == set(COMMANDS)


@each_readme
def test_every_option_is_in_a_table(page: Page) -> None:
    """Both READMEs explain each option of each command, and no option that is not there."""
    options = {text for command in COMMANDS.values() for option in command.params for text in option.opts}
    options |= {text for option in typer.main.get_command(app).params for text in option.opts} | {"--help"}
    told = {name for table in page.tables for row in table for name in re.findall(r"--[a-z-]+", row[0])}

    assert told == {option for option in options if option.startswith("--")}


@each_page
def test_links_lead_somewhere(page: Page) -> None:
    """Every relative link has a file at its end, and every anchor a heading."""
    assert [link for link in page.links if not re.match(r"https?:", link) and not _leads(page, link)] == []


@each_page
def test_paths_that_are_named_are_there(page: Page) -> None:
    """A path of the project in backticks is a file or folder, or a pattern that fits some."""
    named = [name for name in page.code if name.startswith(FOLDERS) and not re.search(r"[ …{]", name)]

    assert [name for name in named if not list(ROOT.glob(re.sub(r"<\w+>", "*", name.rstrip("/"))))] == []


@each_page
def test_json_can_be_read(page: Page) -> None:
    """Every JSON example is JSON."""
    for block in page.blocks:
        assert block.language != "json" or json.loads(block.text)


def test_every_room_is_in_the_architecture() -> None:
    """docs/architecture.md names every module."""
    modules = {path.stem for path in SOURCE.rglob("*.py")} - {"__init__"}

    assert {name for name in modules if not {name, f"{name}.py"} & set(ARCHITECTURE.code)} == set()


def test_every_function_in_the_architecture_is_there() -> None:
    """What docs/architecture.md calls `room.function` is a function of that room."""
    named = [name for name in ARCHITECTURE.code if re.fullmatch(r"[a-z_]+\.[A-Za-z_]+", name)]
    calls = [name for name in named if not name.endswith((".py", ".json", ".toml", ".md", ".pptx", ".docx", ".yaml"))]

    assert len(calls) > 10
    assert [name for name in calls if not _in_a_room(*name.split("."))] == []


def test_every_model_is_in_the_glossary() -> None:
    """Each class that authors write, or that a plan is made of, has a row in docs/glossary.md."""
    assert len(_models()) > 40
    assert _models() - set(GLOSSARY.code) == set()


def test_the_glossary_names_what_is_there() -> None:
    """Each name in docs/glossary.md is a class, a field of one, or a word that may be chosen."""
    names = [row[1].strip("`") for table in GLOSSARY.tables for row in table[1:] if row[1]]

    assert len(names) > 60
    assert [name for name in names if not _is_there(*name.split("."))] == []
    assert len(set(names)) == len(names)


def test_the_variables_of_texts_are_explained(library: Library, asked: Callable[[], Request]) -> None:
    """docs/da/tilpas.md has each variable that a text may use, and no other."""
    table = next(table for table in TAILORING.tables if "{{ group }}" in str(table))
    told = {name for row in table[1:] for name in re.findall(r"\{[{%] (?:if )?(\w+)", row[0])} - {"endif"}
    hand = cards_of(library.cards, CardChoice())[:1]

    assert told == {*values.base_values(library, asked()), *values.meeting_values(90, (), hand)}


def test_contributing_is_short() -> None:
    """CONTRIBUTING.md is read to its end: it has under 100 lines."""
    assert len(CONTRIBUTING.text.splitlines()) < 100


def test_help_is_there_for_every_command() -> None:
    """`--help` works as a real process and tells of each command."""
    done = subprocess.run(
        [sys.executable, "-m", "ledertrivsel_cli", "--help"], capture_output=True, text=True, check=True
    )

    assert all(name.split()[1] in done.stdout for name in COMMANDS)


def _command(row: str) -> str:
    """The command that a row begins with, without its options."""
    return max((name for name in COMMANDS if f"{row} ".startswith(f"{name} ")), key=len, default=row)


def _markdown() -> list[Path]:
    """Every Markdown file of the project that is not in a hidden folder, or among the cases of the tests."""
    inside = (path for path in ROOT.rglob("*.md") if not path.is_relative_to(ROOT / "tests"))
    return [path for path in inside if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)]


def _leads(page: Page, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = (page.path.parent / name).resolve() if name else page.path
    if anchor:
        return target.is_file() and anchor in Page(target.relative_to(ROOT).as_posix()).anchors
    return target.exists()


def _in_a_room(room: str, name: str) -> bool:
    found = next(SOURCE.rglob(f"{room}.py"), None)
    if found is None:
        return False
    parts = found.relative_to(SOURCE.parent).with_suffix("").parts
    return hasattr(importlib.import_module(".".join(parts)), name)


def _models() -> set[str]:
    """The classes with fields of the rooms of nouns, by their dotted names; those for inner use are left out."""
    return {
        f"{room}.{name}"
        for room, module in ROOMS.items()
        for name, thing in vars(module).items()
        if isinstance(thing, type) and thing.__module__ == module.__name__ and not name.startswith("_")
        if getattr(thing, "model_fields", None) or dataclasses.is_dataclass(thing)
    }


def _is_there(room: str, name: str, field: str = "") -> bool:
    thing = getattr(ROOMS.get(room), name, None)
    if thing is None or not field:
        return thing is not None
    fields = getattr(thing, "model_fields", {}) or getattr(thing, "__dataclass_fields__", {})
    return field in fields or field in typing.get_args(thing) or isinstance(getattr(thing, field, None), property)
