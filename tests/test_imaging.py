"""`ledertrivsel images`: a picture of every slide and page, or one clear line on why there is none."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Cli
from PIL import Image
from pptx import Presentation

from ledertrivsel_cli import imaging

ROOT = Path(__file__).resolve().parents[1]
drawn = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")), reason="LibreOffice or pdftoppm is not installed"
)


@pytest.fixture
def deck(cli: Cli, tmp_path: Path) -> Path:
    """A deck of a part where nobody chose: its last slides are hidden."""
    assert cli("deck", "--part", 1, "--minutes", 60, "--out", "pakke").code == 0
    return tmp_path / "pakke" / "del-1" / "oplaeg.pptx"


@drawn
def test_an_image_of_each_slide(cli: Cli, tmp_path: Path, deck: Path) -> None:
    """Each slide, hidden ones too, becomes a PNG of the width asked for, numbered as in the deck."""
    said = cli("images", deck, "--width", 480)

    slides = Presentation(str(deck)).slides
    images = sorted((tmp_path / "billeder").iterdir())
    assert said.code == 0
    assert any(slide.element.get("show") == "0" for slide in slides)
    assert [image.name for image in images] == [f"oplaeg-{number:02}.png" for number in range(1, len(slides) + 1)]
    assert [Path(line) for line in said.out.splitlines()] == [Path("billeder") / image.name for image in images]
    for path in images:
        with Image.open(path) as image:
            assert image.size == (480, 270)


@drawn
def test_images_of_pages(cli: Cli, tmp_path: Path) -> None:
    """A Word file and a PDF have images of their pages, whatever the file is called."""
    assert cli("actionplan", "new", "--out", "plan & søm (1).docx").code == 0
    assert cli("sheets", "--part", 3, "--out", "pakke").code == 0
    sheet = next((tmp_path / "pakke" / "del-3").glob("*.pdf"))

    assert cli("images", "plan & søm (1).docx", "--out", "a").code == 0
    assert cli("images", sheet, "--out", "b").code == 0
    assert (tmp_path / "a" / "plan & søm (1)-01.png").exists()
    assert len(list((tmp_path / "b").iterdir())) >= 1


@drawn
def test_other_files_are_left_alone(cli: Cli, tmp_path: Path, deck: Path) -> None:
    """Images that are there and differ are not replaced without --force."""
    (tmp_path / "billeder").mkdir()
    (tmp_path / "billeder" / "oplaeg-01.png").write_bytes(b"mit")
    said = cli("images", deck)
    assert (said.code, "[exists]" in said.err) == (1, True)
    assert [path.name for path in (tmp_path / "billeder").iterdir()] == ["oplaeg-01.png"]
    assert cli("images", deck, "--force").code == 0


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("findes-ikke.pptx", None, "missing-file"),
        ("gruppe.yaml", b"group: A\n", "no-pages"),
        ("falsk.pdf", b"hej", "no-pages"),
        ("falsk.pptx", b"hej", "not-office-file"),
    ],
)
def test_what_has_no_pages(cli: Cli, tmp_path: Path, name: str, data: bytes | None, code: str) -> None:
    """A file that is missing, or that no image can be made of, is refused before any program is started."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    said = cli("images", name)
    assert said.code == 1
    assert said.err.startswith(f"{name}: ")
    assert f"[{code}]" in said.err


def test_a_program_is_missing(cli: Cli, deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice the user is told what to install."""
    monkeypatch.setattr(imaging.shutil, "which", lambda _: None)
    monkeypatch.setattr(imaging.os.path, "expandvars", lambda _: "findes-ikke")
    said = cli("images", deck)
    assert said.code == 1
    assert "LibreOffice" in said.err
    assert said.err.count("missing-program") == 1


def test_libreoffice_where_no_path_leads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice is found in its usual folder on Windows and macOS too."""
    monkeypatch.setattr(imaging.shutil, "which", lambda _: None)
    monkeypatch.setattr(imaging.os.path, "expandvars", lambda _: str(tmp_path))
    assert imaging._program("soffice") == str(tmp_path)


@pytest.mark.parametrize("outcome", ["fails", "says nothing", "hangs"])
def test_a_program_that_makes_nothing(cli: Cli, deck: Path, monkeypatch: pytest.MonkeyPatch, outcome: str) -> None:
    """A program that fails, hangs or leaves no file behind is told with the file's name, and nothing is written."""
    monkeypatch.setattr(imaging.shutil, "which", lambda _: sys.executable)

    def call(*arguments: object, **options: object) -> None:
        if outcome == "fails":
            raise subprocess.CalledProcessError(1, "soffice")
        if outcome == "hangs":
            raise subprocess.TimeoutExpired("soffice", 300)

    monkeypatch.setattr(imaging.subprocess, "run", call)
    said = cli("images", deck)
    assert said.code == 1
    assert "oplaeg.pptx: " in said.err
    assert said.err.count("cannot-be-drawn") == 1
    assert not Path("billeder").exists()
