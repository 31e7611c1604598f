"""Files as LibreOffice opens, prints and saves them."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pymupdf
import pytest

needed = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
_FORMATS = {".csv": "csv:Text - txt - csv (StarCalc):44,34,76"}  # commas, quotes, UTF-8
_HIDDEN_TOO = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'


def printed(folder: Path, files: Mapping[str, bytes]) -> dict[str, pymupdf.Document]:
    """Decks as PDF with all their slides, hidden ones too."""
    return {name: pymupdf.open(path) for name, path in _converted(folder, files, _HIDDEN_TOO, ".pdf").items()}


def saved(folder: Path, files: Mapping[str, bytes], suffix: str, *told: str) -> dict[str, bytes]:
    """Files that LibreOffice opened and saved again in the format of `suffix`; `told` says how to open them."""
    found = _converted(folder, files, _FORMATS.get(suffix, suffix.removeprefix(".")), suffix, *told)
    return {name: path.read_bytes() for name, path in found.items()}


def _converted(folder: Path, files: Mapping[str, bytes], kind: str, suffix: str, *told: str) -> dict[str, Path]:
    """All in one call, since starting LibreOffice takes longer than a deck does."""
    source, target = folder / "in", folder / "out"
    source.mkdir()
    for name, data in files.items():
        (source / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = [
        "soffice",
        "--headless",
        profile,
        *told,
        "--convert-to",
        kind,
        "--outdir",
        target,
        *sorted(source.iterdir()),
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    return {name: (target / name).with_suffix(suffix) for name in files}
