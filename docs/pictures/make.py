"""Makes README's pictures from a fresh pack: `uv run docs/pictures/make.py`. Needs LibreOffice and pdftoppm.

`made-from.json` keeps the text that the pictures show, so that a test can tell when a picture is out of date.
"""

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ledertrivsel_cli.cli import run
from ledertrivsel_cli.errors import LedertrivselError
from ledertrivsel_cli.imaging import to_pdf, to_png

if TYPE_CHECKING:
    from lxml.etree import _Element
    from PIL.Image import Image

HERE = Path(__file__).resolve().parent
GROUP = HERE.parents[1] / "examples" / "sundhed-og-omsorg.yaml"
TODAY = "2027-01-04"
MADE_FROM = HERE / "made-from.json"
PAGE, GAP = 576, 16  # two pages and three gaps make a picture 1200 wide
BEHIND = "#d9d6cf"  # shows where a white page ends, on a light screen and on a dark one
NOTES_PAGES = {"ExportNotesPages": True, "ExportOnlyNotesPages": True}


@dataclass(frozen=True)
class View:
    """One page of a file in the pack. `crop` is cut off at left, top, right and bottom, in hundredths."""

    file: str
    page: int
    notes: bool = False
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)


PICTURES: dict[str, tuple[View, ...]] = {
    "slides.png": (
        View("del-1/oplaeg.pptx", 1),
        View("del-1/oplaeg.pptx", 2),
        View("del-2/oplaeg.pptx", 12),
        View("del-3/oplaeg.pptx", 9),
    ),
    "notes-and-guide.png": (
        View("del-1/oplaeg.pptx", 19, notes=True, crop=(6, 4, 6, 18)),
        View("vejledning.pdf", 1, crop=(0, 2, 0, 7)),
    ),
    "mail-and-plan.png": (
        View("del-1/invitation.html", 1, crop=(5, 1, 1, 8)),
        View("del-3/handleplan.docx", 2, crop=(3, 2, 3, 7)),
    ),
    "cards.png": (View("del-2/dialogkort.pdf", 2), View("del-2/dialogkort.pdf", 4)),
    "sheets.png": (View("del-1/ark-energiregnskab.pdf", 1), View("del-3/ark-omverdenskort.pdf", 1)),
}


def main() -> int:
    """Make all pictures anew; returns the exit code."""
    try:
        with TemporaryDirectory() as folder:
            _make(Path(folder))
    except LedertrivselError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _make(folder: Path) -> None:
    pack = build(folder / "pack")
    for name, views in PICTURES.items():
        _draw([_page(pack, view, folder) for view in views], HERE / name)
        print(HERE / name)
    MADE_FROM.write_text(json.dumps(made_from(pack), ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")


def build(folder: Path) -> Path:
    """The pack that the pictures show."""
    with contextlib.redirect_stdout(io.StringIO()):
        code = run(["build-pack", "--group", str(GROUP), "--today", TODAY, "--out", str(folder)])
    if code:
        raise SystemExit(code)
    return folder


def made_from(pack: Path) -> dict[str, list[dict[str, str | int]]]:
    """For each picture what it shows: file, page, and the words there."""
    return {
        name: [{"file": view.file, "page": view.page, "text": " ".join(words(pack, view))} for view in views]
        for name, views in PICTURES.items()
    }


def words(pack: Path, view: View) -> Iterator[str]:
    """The words that a view shows; of a Word file and a mail all words, since they have no pages of their own."""
    reader = {".pptx": _of_deck, ".pdf": _of_pdf, ".docx": _of_word, ".html": _of_mail}[Path(view.file).suffix]
    for text in reader(pack / view.file, view):
        yield from text.split()


def _of_deck(path: Path, view: View) -> Iterator[str]:
    from pptx import Presentation

    slide = Presentation(str(path)).slides[view.page - 1]
    for element in (slide.element, *([slide.notes_slide.element] if view.notes else [])):
        yield from _paragraphs(element, "{http://schemas.openxmlformats.org/drawingml/2006/main}")


def _of_word(path: Path, _view: View) -> Iterator[str]:
    from docx import Document

    yield from _paragraphs(
        Document(str(path)).element, "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    )


def _paragraphs(root: "_Element", namespace: str) -> Iterator[str]:
    for paragraph in root.iter(f"{namespace}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{namespace}t"))


def _of_pdf(path: Path, view: View) -> Iterator[str]:
    from outloud.model import Document

    document = Document(str(path))
    yield from [run.text for run in document.content(view.page - 1).runs]
    document.close()


def _of_mail(path: Path, _view: View) -> Iterator[str]:
    from lxml import html

    yield from html.fromstring(path.read_bytes()).find("body").itertext()


def _draw(pages: list["Image"], target: Path) -> None:
    """Put the pages side by side, two in a row, and save them as a small PNG."""
    from PIL import Image

    tall = max(page.height for page in pages)
    rows = (len(pages) + 1) // 2
    sheet = Image.new("RGB", (2 * PAGE + 3 * GAP, rows * (tall + GAP) + GAP), BEHIND)
    for index, page in enumerate(pages):
        sheet.paste(page, (GAP + index % 2 * (PAGE + GAP), GAP + index // 2 * (tall + GAP)))
    small = sheet.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)
    small.save(target, optimize=True)


def _page(pack: Path, view: View, folder: Path) -> "Image":
    """One page as a picture, after cropping."""
    from PIL import Image

    left, top, right, bottom = (side / 100 for side in view.crop)
    scale = ["-scale-to-x", str(round(PAGE / (1 - left - right))), "-scale-to-y", "-1"]
    pages = ["-f", str(view.page), "-l", str(view.page)]
    with TemporaryDirectory(dir=folder) as own:
        pdf = Path(shutil.copy(_as_pdf(pack / view.file, view.notes, folder), own))
        (page,) = to_png(pdf, view.file, [*scale, *pages])
        image = Image.open(page).convert("RGB")
    wide, tall = image.size
    start = round(left * wide)
    return image.crop((start, round(top * tall), start + PAGE, round((1 - bottom) * tall)))


def _as_pdf(path: Path, notes: bool, folder: Path) -> Path:
    """The file as LibreOffice prints it; a PDF as it is."""
    if path.suffix == ".pdf":
        return path
    source = _with_sized_notes(path, folder) if notes else Path(shutil.copy(path, folder))
    return to_pdf(source, str(path), NOTES_PAGES if notes else {})


def _with_sized_notes(path: Path, folder: Path) -> Path:
    """A copy whose notes say their size themselves: LibreOffice does not read the one in the notes master."""
    from pptx import Presentation
    from pptx.util import Pt

    deck = Presentation(str(path))
    for slide in deck.slides:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            paragraph.space_before = Pt(4)
            paragraph._p.get_or_add_pPr().attrib.update({"marL": "0", "indent": "0"})
            for run_of_text in paragraph.runs:
                run_of_text.font.size = Pt(12)
    deck.save(str(folder / path.name))
    return folder / path.name


if __name__ == "__main__":
    sys.exit(main())
