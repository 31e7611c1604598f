"""Images of a file's pages, drawn by LibreOffice and pdftoppm, which the user has installed or not."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from .errors import ContentError, Problem, WishError
from .opener import opened
from .package import MAX_BYTES
from .reading import read
from .render.document import Document

_SECONDS = 300
_OFFICE = {".pptx": "pptx", ".potx": "pptx", ".docx": "docx"}
_EXPORTS = {".pptx": "impress_pdf_Export", ".potx": "impress_pdf_Export"}
_EVERY_SLIDE = {"ExportHiddenSlides": True}
_PROGRAMS = {
    "soffice": (
        "LibreOffice",
        r"%PROGRAMFILES%\LibreOffice\program\soffice.exe",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ),
    "pdftoppm": ("pdftoppm, which comes with poppler-utils",),
}
"""What each program is called to people, and where it may be although no path leads there."""


def images(path: Path, width: int) -> tuple[Document, ...]:
    """A PNG of each page or slide, hidden ones too, `width` pixels wide; raises when it cannot be made."""
    suffix, shown = path.suffix.lower(), str(path)
    data = read(path, shown, MAX_BYTES)
    if suffix in _OFFICE:
        data = opened(data, shown, "docx" if suffix == ".docx" else "pptx").data
    elif suffix != ".pdf" or not data.startswith(b"%PDF"):
        what = "only .pptx, .docx and .pdf have pages to make images of; name one of these"
        raise ContentError([Problem(shown, 0, "", "no-pages", what)])
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"file{suffix}"
        source.write_bytes(data)
        pdf = source if suffix == ".pdf" else to_pdf(source, shown, _EVERY_SLIDE if suffix in _EXPORTS else {})
        found = to_png(pdf, shown, ("-scale-to-x", str(width), "-scale-to-y", "-1"))
        return tuple(_document(path.stem, number, page) for number, page in enumerate(found, start=1))


def to_pdf(source: Path, shown: str, options: Mapping[str, bool]) -> Path:
    """A PDF beside `source`, as LibreOffice prints it; `options` are those of its own export to PDF."""
    said = {name: {"type": "boolean", "value": str(value).lower()} for name, value in options.items()}
    kind = f"pdf:{_EXPORTS[source.suffix]}:{json.dumps(said)}" if said else "pdf"
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"  # else an open LibreOffice takes the call
    _run("soffice", ("--headless", profile, "--convert-to", kind, "--outdir", str(source.parent), str(source)), shown)
    return _made([source.with_suffix(".pdf")], shown)[0]


def to_png(pdf: Path, shown: str, options: Sequence[str]) -> list[Path]:
    """A picture of each page beside `pdf`; `options` are pdftoppm's."""
    start = pdf.with_name("page")
    _run("pdftoppm", ("-png", *options, str(pdf), str(start)), shown)
    return _made(sorted(pdf.parent.glob("page*.png")), shown)


def _document(stem: str, number: int, page: Path) -> Document:
    return Document(f"{stem}-{number:02}.png", page.read_bytes(), None, "image", ())


def _run(name: str, arguments: Sequence[str], shown: str) -> None:
    call = [_program(name), *arguments]
    try:
        subprocess.run(call, check=True, capture_output=True, timeout=_SECONDS)
    except (subprocess.SubprocessError, OSError):
        raise _undrawn(name, shown) from None


def _program(name: str) -> str:
    called, *places = _PROGRAMS[name]
    found = shutil.which(name) or next(
        (place for place in map(os.path.expandvars, places) if Path(place).exists()), None
    )
    if found is None:
        what = f"images need {called}; install it and try again"
        raise WishError([Problem("", 0, name, "missing-program", what)])
    return found


def _made(paths: list[Path], shown: str) -> list[Path]:
    if not paths or not all(path.exists() for path in paths):
        raise _undrawn("LibreOffice", shown)
    return paths


def _undrawn(name: str, shown: str) -> ContentError:
    what = f"{name} made nothing of this file; see whether it opens there, and save it anew"
    return ContentError([Problem(shown, 0, "", "cannot-be-drawn", what)])
