"""The house holds itself: one direction of flow, small rooms."""

import re
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "ledertrivsel_cli"
EXEMPT = re.compile(r"""noqa|type:\s?ignore|pragma:|^\s*"[A-Z]+\d+",|= \["[A-Z]+\d+"|"ignore::|^module = """)
REASONED = re.compile(r"(noqa: [A-Z]+\d+( -|  #)|ignore\[[\w-]+\]  #|[],] #) \w.{9,}")


def test_every_module_is_seen_by_the_import_checker() -> None:
    """The layers are held against all modules there are, so a new room cannot hide."""
    names = {
        path.relative_to(SOURCE.parent).with_suffix("").as_posix().replace("/", ".") for path in SOURCE.rglob("*.py")
    }
    files = {name.removesuffix(".__init__") for name in names}

    assert files == grimp.build_graph("ledertrivsel_cli").modules
    assert len(files) > 30


def test_the_rooms_import_only_downwards() -> None:
    """The contracts in pyproject.toml hold."""
    lint = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_no_room_is_larger_than_it_should_be() -> None:
    """A module over 250 lines is two modules."""
    large = {
        path.name: count for path in SOURCE.rglob("*.py") if (count := len(path.read_text("utf-8").splitlines())) > 250
    }

    assert not large


def test_help_does_not_pay_for_the_renderers() -> None:
    """The heavy libraries are imported when something is drawn, not before."""
    code = (
        "import sys; from ledertrivsel_cli.cli import run; run(['--help']);"
        "names = ('pptx', 'docxtpl', 'typst', 'icalendar', 'holidays', 'pikepdf', 'PIL', 'lxml', 'pydantic');"
        "print([n for n in names if n in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def exempt(text: str) -> list[str]:
    """The lines that excuse themselves from a rule without saying why."""
    return [line for line in text.splitlines() if EXEMPT.search(line) and not REASONED.search(line)]


def test_every_exemption_has_its_reason() -> None:
    """What is let off from ruff, mypy or pytest says why on the same line."""
    paths = [ROOT / "pyproject.toml", *SOURCE.rglob("*.py"), *(ROOT / "docs").rglob("*.py")]
    paths += [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]

    assert [line for path in paths for line in exempt(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("line", [
    "import os  # noqa", "import os  # noqa: F401", "import os  # noqa: F401 -", "x()  # type: ignore",
    "x()  # type: ignore[misc]", "x()  # pragma: no cover", '  "RUF001",', '"tests/*" = ["PLR0913"]',
    '  "ignore::DeprecationWarning",', 'module = ["lxml.*"]',
])  # fmt: skip
def test_an_exemption_without_reason_is_seen(line: str) -> None:
    """The test above sees each kind of exemption, and a reason frees it."""
    assert exempt(line) == [line]
    assert exempt('  "RUF001", # Danish has its own dashes') == []
