"""Decks in foreign templates as LibreOffice draws them: every word can be read, and is on the slide, and by itself."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import municipal
import picture_checks
import pytest
from conftest import Asked
from foreign_deck import theirs
from picture_checks import Page, faults, pictures
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt

from ledertrivsel_cli.choose import choose
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.render.proof import proof

OFFERED = Path("/usr/lib/libreoffice/share/template/common/presnt")
OFFERS = [OFFERED / f"{name}.otp" for name in ("Forestbird", "DNA")]
PROGRAMS = all(shutil.which(name) for name in ("soffice", "pdftotext", "pdftoppm"))

pytestmark = pytest.mark.skipif(not PROGRAMS, reason="LibreOffice or poppler is not installed")


def templates(folder: Path) -> dict[str, bytes]:
    """Templates by name, those that LibreOffice brings among them where it does."""
    found = {"municipal": municipal.template()}
    offers = [path for path in OFFERS if path.exists()]
    if offers:
        call = [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pptx",
        ]
        subprocess.run([*call, "--outdir", folder, *offers], check=True, capture_output=True, timeout=180)
    return found | {path.stem: (folder / path.with_suffix(".pptx").name).read_bytes() for path in offers}


def test_proofs_can_be_projected(tmp_path: Path, library: Library, asked: Asked) -> None:
    """Every kind of slide and every drawing can be read in each template."""
    plan = choose(library, asked())
    drawn = {name: proof(plan, theirs(data)) for name, data in templates(tmp_path).items()}
    assert {name: problems for name, (_, problems) in drawn.items() if problems} == {}

    shown = pictures({f"proof-{name}": document.data for name, (document, _) in drawn.items()}, tmp_path)
    assert all(len(pages) > 20 and all(page.words for page in pages) for pages in shown.values())
    assert {name: found for name, pages in shown.items() if (found := faults(pages))} == {}


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Pages that are sound, too pale, a hair too pale, just not, pale but large, off the page, and overprinted."""
    deck = Presentation()
    for texts in (
        [("Mørk", 100, 100, 18, "404040")],
        [("Bleg", 100, 100, 14, "8A8A8A")],
        [("Grå", 100, 100, 14, "787878")],
        [("Læselig", 100, 100, 14, "767676")],
        [("Stor", 100, 100, 28, "8A8A8A")],
        [("Udenfor", 620, 100, 24, "000000")],
        [("Først", 100, 100, 24, "000000"), ("Oveni", 110, 105, 24, "000000")],
    ):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        for text, x, y, size, colour in texts:
            frame = slide.shapes.add_textbox(Pt(x), Pt(y), Pt(200), Pt(40)).text_frame
            frame.word_wrap = False
            run = frame.paragraphs[0].add_run()
            run.text, run.font.size, run.font.name = text, Pt(size), "Arial"
            run.font.color.rgb = RGBColor.from_string(colour)
    stream = BytesIO()
    deck.save(stream)
    return pictures({"wrong": stream.getvalue()}, tmp_path_factory.mktemp("wrong"))["wrong"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, []),
        (2, ["pale: Bleg"]),
        (3, ["pale: Grå"]),
        (4, []),
        (5, []),
        (6, ["outside: Ude"]),
        (7, ["overprinted: Først / Oveni"]),
    ],
)
def test_each_check_sees(wrong: list[Page], number: int, said: list[str]) -> None:
    """A check finds the fault that it is for, and no other; of a word at the edge poppler tells what is on the page."""
    found = faults([wrong[number - 1]])
    assert [fault.removeprefix(f"{number}: ").partition(" (")[0] for fault in found] == said


def test_all_checks_are_shown() -> None:
    """There is a fault for each check above."""
    assert {check.__name__ for check in picture_checks.CHECKS} == {"pale", "outside", "overprinted"}
