"""Office files as zip packages: foreign ones unpacked with care, ours packed the same way every time."""

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import accumulate
from typing import NamedTuple

from . import archive

Parts = dict[str, bytes]

TYPES = "[Content_Types].xml"
MAX_BYTES = 100_000_000
_MOST_UNPACKED = 200_000_000
_MOST_PART = 100_000_000
_MOST_ENTRIES = 5_000
_MOST_TIMES = 50  # a file may grow so many times when unpacked, over and above what any file may grow
_ANY_GROWTH = 50_000_000
_CHUNK = 1 << 20

_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, RuntimeError, ValueError, OverflowError, OSError)

_ENDINGS = (".pptx", ".potx", ".docx", ".dotx", ".xlsx")
_BLANK = b"\xef\xbb\xbf \t\r\n"  # all that is left of a text file from which everything was deleted
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = {
    "PowerPoint Document": "an old PowerPoint file (.ppt)",
    "WordDocument": "an old Word file (.doc)",
    "Workbook": "an old Excel file (.xls)",
}
_HEADS = {
    b"%PDF": "a PDF file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"\x1f\x8b": "an archive",
    b"PK\x05\x06": "an empty zip file",
}


class Refused(Exception):
    """Why a file is not let in: a code of docs/errors.md and the sentence for it."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class Wanted(NamedTuple):
    """What a file is to be: what it may be saved as, how much it may hold, and what to do when that is too little."""

    saved: str
    unpacked: int
    smaller: str


PRESENTATION = Wanted(
    ".pptx", _MOST_UNPACKED, "make pictures smaller, and take out films and slides that are not needed"
)
DOCUMENT = Wanted(".docx", _MOST_UNPACKED, "make pictures smaller, and take out what is not needed")


def unpack(data: bytes, wanted: Wanted) -> Parts:
    """The parts of an Office file by name; raises Refused for what is none, is damaged, or would unpack to too much."""
    if not data.startswith(b"PK\x03\x04"):
        raise _no_zip(data, wanted)
    if len(data) > MAX_BYTES or data.count(_DIRECTORY_ENTRY) > _MOST_ENTRIES:
        raise _too_much(f"the file is over {MAX_BYTES // 1_000_000} MB or has over {_MOST_ENTRIES} entries", wanted)
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            entries = [entry for entry in file.infolist() if not entry.orig_filename.endswith("/")]
            _check_names([entry.orig_filename for entry in entries])
            _check_entries(file, entries, wanted, len(data))
            parts = {entry.filename: file.read(entry) for entry in entries}
    except _BROKEN:
        what = "the file is damaged: not all of it can be unpacked; fetch or save it once more"
        raise Refused("damaged-file", what) from None
    if TYPES not in parts:
        raise _no_office(parts, wanted)
    return parts


def may_be_text(data: bytes) -> bool:
    """Whether a file is none of the kinds that are known by their first bytes, nor a web page or XML."""
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return bool(start) and not data.startswith((b"PK\x03\x04", _OLE, *_HEADS)) and not start.startswith(b"<")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts; the same parts give the same bytes, whatever the machine."""
    return archive.pack({name: parts[name] for name in sorted(parts, key=lambda part: (part != TYPES, part))})


def _check_names(names: Sequence[str]) -> None:
    """Part names are equal whatever their case, and none may be a folder of another."""
    wrong = [name for name in names if _leads_out(name)]
    if not wrong:
        count = Counter(name.casefold() for name in names)
        folders = {folder for name in count for folder in accumulate(name.split("/")[:-1], "{}/{}".format)}
        wrong = [name for name in names if count[name.casefold()] > 1 or name.casefold() in folders]
    if wrong:
        what = f"the file holds an entry with a name that no Office program gives: {wrong[0][:80]!r}"
        raise Refused("unsafe-names", f"{what}; save the file anew in Office")


def _leads_out(name: str) -> bool:
    odd = len(name) > 255 or re.search(r"[\\\x00-\x1f\x7f]|^/|^[A-Za-z]:", name)
    return bool(odd) or not {"", ".", ".."}.isdisjoint(name.split("/"))


def _check_entries(file: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], wanted: Wanted, packed_size: int) -> None:
    """Unpack all once without keeping it: what the entries say of their sizes may be a lie."""
    most = min(_MOST_UNPACKED, wanted.unpacked, _ANY_GROWTH + _MOST_TIMES * packed_size)
    total = 0
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise encrypted()
        if entry.compress_type not in _METHODS:
            raise zipfile.BadZipFile
        size = 0
        with file.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > _MOST_PART or total + size > most:
                    raise _too_much(
                        f"{entry.filename[:80]} takes it past {min(_MOST_PART, most) // 1_000_000} MB", wanted
                    )
        total += size


def _no_zip(data: bytes, wanted: Wanted) -> Refused:
    """What a file is that is no zip."""
    if not data.strip(_BLANK):
        return Refused("not-office-file", "the file is empty; fetch or save it once more")
    if data.startswith(_OLE):
        return _ole(data, wanted)
    what = next((what for head, what in _HEADS.items() if data.startswith(head)), None) or _textual(data[:1000])
    advice = f"save it as {wanted.saved}, or name another"
    return Refused("not-office-file", f"this is {what}, not an Office file; {advice}")


def _textual(start: bytes) -> str:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "a web page (perhaps a login page that was saved in place of the file)"
    if b"\0" in start:
        return "of an unknown kind"
    return "an XML file" if text.startswith(b"<") else "a text file"


def _ole(data: bytes, wanted: Wanted) -> Refused:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return encrypted()
    kinds = (what for name, what in _OLE_KINDS.items() if name.encode("utf-16-le") in data)
    what = next(kinds, "a file of an old Office program")
    return Refused("not-office-file", f"this is {what}; open it in Office and save it as {wanted.saved}")


def encrypted() -> Refused:
    what = "the file is encrypted, by a password or by a label"
    return Refused(
        "encrypted-file", f"{what}; open it in Office, take the protection off under File, Info, and save it"
    )


def _too_much(what: str, wanted: Wanted) -> Refused:
    return Refused("unpacks-too-much", f"{what}; {wanted.smaller}")


def _no_office(parts: Parts, wanted: Wanted) -> Refused:
    """What a zip is that is no Office file."""
    mime = parts.get("mimetype", b"")[:100]
    inner = next((name for name in sorted(parts) if name.lower().endswith(_ENDINGS)), None)
    if mime.startswith(b"application/vnd.oasis.opendocument"):
        what = f"this is an OpenDocument file; open it in LibreOffice or Office and save it as {wanted.saved}"
    elif inner:
        what = f"this is a zip file that holds {inner[:80]}; unzip it first"
    elif any(name.endswith(".iwa") for name in parts):
        what = f"this is a file of Keynote, Pages or Numbers; export it as {wanted.saved}"
    else:
        what = f"this is a zip file but not an Office file; name a file saved as {wanted.saved}"
    return Refused("not-office-file", what)
