"""Asks the bytes of a PDF what a printer, a reader and a screen reader need. Each check returns faults: [] means sound.

`outloud` also reads the geometry back, so that what is measured is the file and not our idea of it.
"""

import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import outloud
import pdfua
import pikepdf
from outloud.model import Document as Read
from outloud.rules._common import element_text

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = {f"typst/{path.name}": path.read_bytes() for path in (ROOT / "templates" / "typst").iterdir()}
MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
EMPTY_CELLS = "TBL-012"  # a table to be filled in by hand has empty cells


@dataclass(frozen=True)
class Piece:
    """A run of text or a stroke on a page; the corners are in millimetres from the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    size: float = 0.0


@contextmanager
def opened(data: bytes) -> Iterator[Read]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.pdf"
        path.write_bytes(data)
        document = Read(str(path))
        yield document
        document.close()


def by_outloud(data: bytes) -> list[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.pdf"
        path.write_bytes(data)
        result = outloud.check(str(path), skip=[EMPTY_CELLS])
    return [f"{found.rule}: {found.message}" for found in result.findings] + ([result.error] if result.error else [])


def by_pdfua(data: bytes) -> list[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.pdf"
        path.write_bytes(data)
        return [f"{found.rule_id}: {found.message}" for found in pdfua.validate(str(path)).findings]


def marked(data: bytes) -> list[str]:
    """It says that it is tagged and PDF/UA-1, in Danish."""
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
        said = {
            "tagged": pdf.Root.get("/MarkInfo", {}).get("/Marked") is True and "/StructTreeRoot" in pdf.Root,
            "PDF/UA-1": metadata.get("pdfuaid:part") == "1",
            "language": str(pdf.Root.get("/Lang")) == "da-DK",
        }
    return [name for name, true in said.items() if not true]


def viewing(data: bytes) -> list[str]:
    """It prints at its own size, and its window shows its title."""
    with pikepdf.open(BytesIO(data)) as pdf:
        wishes = pdf.Root.get("/ViewerPreferences", {})
        found = {name: wishes.get(f"/{name}") for name in ("PrintScaling", "DisplayDocTitle")}
    wanted = {"PrintScaling": "/None", "DisplayDocTitle": True}
    return [name for name in wanted if found[name] != wanted[name]]


def metadata(data: bytes) -> list[str]:
    """It has a title and an author, and names neither a clock nor a library."""
    with pikepdf.open(BytesIO(data)) as pdf:
        facts = {str(key): str(value) for key, value in pdf.docinfo.items()}
        packet = pdf.Root.Metadata.read_bytes().decode()
    lacking = [key for key in ("/Title", "/Author") if not facts.get(key)]
    made = [] if facts.get("/Creator") == "ledertrivsel" else ["/Creator"]
    words = ("Typst", "pikepdf", "CreateDate", "ModifyDate", "CreationDate", "ModDate", "MetadataDate")
    return lacking + made + [word for word in words if word in packet or word in str(facts)]


def fonts(data: bytes) -> list[str]:
    """Every font is ours and embedded."""
    with opened(data) as read:
        found = {str(font.base_font): font.embedded for font in read.fonts.values()}
    return [name for name, embedded in found.items() if not embedded or "AtkinsonHyperlegible" not in name] or (
        [] if found else ["no font"]
    )


def paper(data: bytes) -> list[str]:
    """Every page is upright A4, give or take a tenth of a millimetre."""
    with pikepdf.open(BytesIO(data)) as pdf:
        boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
    wrong = (
        n for n, box in enumerate(boxes, 1) if any(abs(a - b) > 0.3 for a, b in zip(box, (0, 0, *A4), strict=True))
    )
    return [f"page {number}" for number in wrong]


def headings(data: bytes) -> list[str]:
    """One heading of the first level comes first, none is empty, and no level is skipped."""
    found = [(int(kind[1]), text) for kind, text in tagged(data) if kind in {f"H{level}" for level in range(1, 7)}]
    levels = [level for level, _ in found]
    faults = [f"empty H{level}" for level, text in found if not text.strip()]
    faults += [f"H{a} to H{b}" for a, b in pairwise(levels) if b > a + 1]
    return faults if levels[:1] == [1] and levels.count(1) == 1 else [*faults, f"levels {levels}"]


def tables(data: bytes) -> list[str]:
    """Every table has a row of headings with words in them."""
    with opened(data) as read:
        heads = [[element_text(read, e) for e in t.descendants() if e.type == "TH"] for t in read.elements_of("Table")]
        rows = [any(e.type == "THead" for e in table.descendants()) for table in read.elements_of("Table")]
    return ["no header row" for row in rows if not row] + ["empty heading" for row in heads if not all(row)]


def plain(data: bytes) -> list[str]:
    """No invisible sign has crept in between the letters, where it would break a search."""
    return [
        f"U+{ord(sign):04X}" for sign in sorted(set(spoken(data))) if unicodedata.category(sign) in ("Cf", "Co", "Cc")
    ]


def drawings(data: bytes) -> list[str]:
    """Every drawing has an alternative text and something to stand for."""
    with opened(data) as read:
        found = [(element.alt, element_text(read, element)) for element in read.elements_of("Figure")]
    return ["no alternative text" for alt, _ in found if not alt] + ["empty" for _, text in found if not text.strip()]


def rulers(data: bytes) -> list[str]:
    """Each page with a label "50 mm" has a stroke of 50 mm above it."""
    labels = [piece for piece in texts(data) if piece.text.strip() == "50 mm"]
    long = [s for s in strokes(data) if abs(s.right - s.left - 50) < 0.1 and s.bottom - s.top < 0.1]
    below = [
        any(s.page == p.page and 0 < p.top - s.top < 8 and s.left < p.left < s.right for s in long) for p in labels
    ]
    return [f"page {piece.page}" for piece, found in zip(labels, below, strict=True) if not found]


CHECKS = (
    by_outloud, by_pdfua, marked, viewing, metadata, fonts, paper, headings, tables, drawings, plain, rulers,
)  # fmt: skip


def faults(data: bytes) -> list[str]:
    """What any of the checks has found."""
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(data)]


def tagged(data: bytes) -> list[tuple[str, str]]:
    """The kind and the text of each element that holds text itself, in the order in which it is read aloud."""
    with opened(data) as read:
        return [(element.type, element_text(read, element)) for element in read.elements if _leaf(element)]


def _leaf(element: object) -> bool:
    return bool(element.mcrefs) or (element.type[:1] == "H" and element.type[1:].isdigit())


def spoken(data: bytes) -> str:
    """All text as it is read aloud, with single spaces and words whole."""
    with opened(data) as read:
        text = " ".join(element_text(read, element) for element in read.elements if element.parent is None)
    return " ".join(
        re.sub(r"\s*\xad\s*| - ", "", text).split()
    )  # the reader takes the sign of a hyphen, not its meaning


def links(data: bytes) -> list[str]:
    """The words of each link."""
    with opened(data) as read:
        return [element_text(read, element) for element in read.elements_of("Link")]


def pages(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def texts(data: bytes) -> list[Piece]:
    with opened(data) as read:
        return [_piece(n, run.bbox, run.text, run.size) for n in range(len(read.pages)) for run in read.content(n).runs]


def strokes(data: bytes) -> list[Piece]:
    with opened(data) as read:
        return [_piece(n, p.bbox) for n in range(len(read.pages)) for p in read.content(n).paths if p.stroked]


def _piece(page: int, box: tuple[float, ...], text: str = "", size: float = 0.0) -> Piece:
    left, low, right, high = (side / MM for side in box)
    return Piece(page + 1, left, 297 - high, right, 297 - low, text, size)


def beyond(data: bytes, margin: float) -> list[str]:
    """Runs of text that stand in the margin at the left, right or foot; a space at the end of a line may."""
    ends = ((p, p.right - (0.3 * p.size / MM if p.text.endswith(" ") else 0)) for p in texts(data) if p.text.strip())
    low = 297 - margin + 2  # a run's box is taller than its letters
    return [str(p) for p, end in ends if p.left < margin - 0.1 or end > 210 - margin + 0.1 or p.bottom > low]


def collisions(data: bytes, gap: float = 0.15) -> list[str]:
    """Runs of text that stand on one another. A run's box is taller than its letters, so only its middle counts."""
    runs = [piece for piece in texts(data) if piece.text.strip()]
    return [f"{a.text!r} and {b.text!r}" for a, b in combinations(runs, 2) if a.page == b.page and _meet(a, b, gap)]


def struck(data: bytes) -> list[str]:
    """Runs of text with a stroke through their middle."""
    runs = [piece for piece in texts(data) if piece.text.strip()]
    lying = [stroke for stroke in strokes(data) if stroke.bottom - stroke.top < 0.1]
    pairs = ((run, stroke) for run in runs for stroke in lying if run.page == stroke.page and _across(run, stroke) > 1)
    return [f"{run.text!r}" for run, stroke in pairs if _middle(run, 0.2)[0] < stroke.top < _middle(run)[1]]


def _meet(a: Piece, b: Piece, gap: float) -> bool:
    (top, bottom), (other_top, other_bottom) = _middle(a), _middle(b)
    return _across(a, b) > gap and min(bottom, other_bottom) > max(top, other_top)


def _across(a: Piece, b: Piece) -> float:
    return min(a.right, b.right) - max(a.left, b.left)


def _middle(piece: Piece, share: float = 0.3) -> tuple[float, float]:
    edge = share * (piece.bottom - piece.top)
    return piece.top + edge, piece.bottom - edge


def digests(code: str) -> set[str]:
    """What a script prints in other folders, time zones, locales and orders of sets."""
    done = set()
    for zone, seed, epoch in (("UTC", "0", "0"), ("Asia/Tokyo", "1", "1700000000"), ("America/Lima", "99", "1")):
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": epoch, "LC_ALL": "C"}
        with TemporaryDirectory() as folder:
            run = [sys.executable, "-c", code]
            done.add(subprocess.run(run, env=environment, cwd=folder, capture_output=True, check=True).stdout.decode())
    return done
