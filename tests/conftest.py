"""Puts tests/ on the path, so that all test files can share office.py, and holds what the tests of the rooms share."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledertrivsel_cli import course
from ledertrivsel_cli.cli import run
from ledertrivsel_cli.errors import Problem
from ledertrivsel_cli.faults import validate
from ledertrivsel_cli.group import Group
from ledertrivsel_cli.load import Reading, read_library
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.request import Request, with_options
from ledertrivsel_cli.yaml_tree import parse

Asked = Callable[..., Request]
Cli = Callable[..., "Said"]


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def library(bundled_reading: Reading) -> Library:
    """The real content."""
    assert bundled_reading.problems == ()
    return bundled_reading.library


@pytest.fixture(scope="session")
def asked() -> Asked:
    """Makes a Request of a group file's text (none: as without a group file) and of options for some parts."""

    def make(text: str = "", parts: Sequence[int] = (1, 2, 3), **options: object) -> Request:
        today = dt.date(2027, 1, 4)
        if not text:
            return Request(today, wishes=with_options({}, tuple(parts), options))
        tree = parse(text.encode(), "group.yaml")
        group = validate(Group, tree)
        return Request(
            today, group, with_options(group.meetings, tuple(parts), options), path="group.yaml", line=tree.line
        )

    return make


@pytest.fixture(scope="session")
def bundled_reading() -> Reading:
    """The bundled content as it is read."""
    return read_library()


@pytest.fixture
def read_once(bundled_reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spares the tests of many commands the reading of the same content each time."""
    monkeypatch.setattr(course, "read_library", lambda path: read_library(path) if path else bundled_reading)


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], read_once: None) -> Cli:
    """Runs a command in an empty folder, and holds that it never shows a traceback."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Said(code, captured.out, captured.err)

    return call


def found(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    """What tests hold of problems: file, line and code, never the words."""
    return [(problem.path, problem.line, problem.code) for problem in problems]
