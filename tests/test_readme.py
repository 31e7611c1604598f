"""README for strangers: the promised commands, a Danish twin that says the same, and pictures of what there is now."""

import json
import re
import runpy
import shutil
from pathlib import Path

import pytest
from documents import README, ROOT, TWIN, Page
from PIL import Image

from ledertrivsel_cli.model import Library

QUICK_START = ["pip install uv && uv run ledertrivsel build-pack", "pip install uv && uv run pytest"]
PICTURES = ROOT / "docs" / "pictures"
RENEW = "renew the pictures with: uv run docs/pictures/make.py"
each_readme = pytest.mark.parametrize("page", [README, TWIN], ids=lambda page: page.name)


def test_the_quick_start_is_two_lines() -> None:
    """README's quick start is exactly the two promised commands, each on its own line."""
    block = re.search(r"## Quick start\n+```sh\n(.*?)```", README.text, re.DOTALL)

    assert block
    assert block[1].splitlines() == QUICK_START


def test_ci_runs_the_readmes_test_command() -> None:
    """`.ci/run` calls the same test command."""
    assert QUICK_START[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_each_readme_leads_to_the_other() -> None:
    """Whoever opens the wrong language finds the other one within the first lines."""
    assert f"]({TWIN.name})" in "".join(README.text.splitlines()[:4])
    assert f"]({README.name})" in "".join(TWIN.text.splitlines()[:4])


def test_the_twins_have_the_same_sections() -> None:
    """Both READMEs have the same headings, apart from the language."""
    assert [level for level, _ in README.headings] == [level for level, _ in TWIN.headings]


def test_the_twins_have_the_same_examples() -> None:
    """Commands and YAML are the same in both languages, in the same order."""
    assert README.blocks
    assert README.blocks == TWIN.blocks


def test_the_twins_have_the_same_tables() -> None:
    """Files, commands and options stand in both, in the same order."""
    names = [[row[0] for row in table[1:]] for table in README.tables]

    assert [len(rows) > 8 for rows in names] == [True, True, True]
    assert names == [[row[0] for row in table[1:]] for table in TWIN.tables]


def test_the_twins_lead_to_the_same_places() -> None:
    """Links and pictures are the same in both, in the same order, apart from the twins themselves."""
    assert README.links[1:] == TWIN.links[1:]


@each_readme
def test_the_cards_are_counted(page: Page, library: Library) -> None:
    """Both READMEs know how many dialogue cards there are."""
    assert f"| {len(library.cards.cards)} " in page.text


@each_readme
def test_pictures_have_words(page: Page) -> None:
    """Every picture is used once, with an alternative text that says what one sees."""
    assert sorted(page.path.parent / name for name, _ in page.pictures) == sorted(PICTURES.glob("*.png"))
    assert [(name, alt) for name, alt in page.pictures if not 60 < len(alt) < 350] == []


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.png")), ids=lambda path: path.name)
def test_pictures_are_sharp_and_small(path: Path) -> None:
    """A picture is as wide as a screen shows it, and weighs less than 150 kB."""
    with Image.open(path) as image:
        assert image.width == 1200
    assert path.stat().st_size < 150_000


@pytest.fixture(scope="module")
def maker() -> dict[str, object]:
    """The script that makes the pictures."""
    return runpy.run_path(str(PICTURES / "make.py"))


def test_pictures_show_what_is_made_today(maker: dict[str, object], tmp_path: Path) -> None:
    """The text on each picture is the text of a fresh pack."""
    made = json.loads((PICTURES / "made-from.json").read_text(encoding="utf-8"))
    fresh = maker["made_from"](maker["build"](tmp_path / "pack"))

    assert made.keys() == fresh.keys() == {path.name for path in PICTURES.glob("*.png")}, RENEW
    for name, views in fresh.items():
        assert list(map(_shown, made[name])) == list(map(_shown, views)), RENEW


def test_missing_programs_are_told(
    maker: dict[str, object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without LibreOffice the script says that it needs it, and makes nothing."""
    monkeypatch.setattr(shutil, "which", lambda name: None)

    assert maker["main"]() == 1
    assert "LibreOffice" in capsys.readouterr().err


def _shown(view: dict[str, str | int]) -> tuple[object, ...]:
    """A view without spaces and hyphens, which depend on where lines break."""
    return view["file"], view["page"], re.sub(r"[\s-]", "", str(view["text"]))
