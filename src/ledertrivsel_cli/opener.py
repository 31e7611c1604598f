"""The guarded door for foreign Office files: refused with a clear line, or cleaned and told what was taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal, NamedTuple

from .errors import ContentError, Problem
from .links import Links, Taken, tidy
from .markup import ContentTypes, written
from .package import DOCUMENT, PRESENTATION, TYPES, Parts, Refused, packed, unpack

Kind = Literal["pptx", "docx"]

_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    "pptx": _OFFICE + "presentationml.presentation.main+xml",
    "docx": _OFFICE + "wordprocessingml.document.main+xml",
    "xlsx": _OFFICE + "spreadsheetml.sheet.main+xml",
}
_VARIANTS = {
    _OFFICE + "presentationml.template.main+xml": "a template (.potx)",
    _OFFICE + "presentationml.slideshow.main+xml": "a slide show (.ppsx)",
    _OFFICE + "wordprocessingml.template.main+xml": "a template (.dotx)",
}
_CALLED = {"pptx": "a presentation (.pptx)", "docx": "a Word document (.docx)", "xlsx": "a workbook (.xlsx)"}
_WANTED = {"pptx": PRESENTATION, "docx": DOCUMENT}
_SAVED = {"pptx": "PowerPoint Presentation (.pptx)", "docx": "Word Document (.docx)"}


class _Words(NamedTuple):
    one: str
    many: str
    advice: str


_TAKEN = {
    "picture": _Words("linked picture", "linked pictures", "insert the picture itself to keep it"),
    "media": _Words("linked sound or film", "linked sounds or films", "insert it itself to keep it"),
    "link": _Words(
        "link to a file or a network drive",
        "links to files or network drives",
        "only links to web pages and e-mail addresses stay",
    ),
    "object": _Words(
        "embedded or linked object",
        "embedded or linked objects",
        "put a picture in its place to keep how it looks",
    ),
    "template": _Words("attached template", "attached templates", "the styles that it has given stay"),
    "field": _Words("field that fetches from a file", "fields that fetch from files", "the text last shown stays"),
    "outside": _Words(
        "reference to another file or server",
        "references to other files or servers",
        "put what is needed into the file itself",
    ),
    "missing": _Words("reference to a part that is missing", "references to parts that are missing", "no more is lost"),
    "addin": _Words("add-in", "add-ins", "what is made here needs none"),
    "signature": _Words("digital signature", "digital signatures", "it does not hold for what is made from the file"),
}
_NAMED = 3


@dataclass(frozen=True)
class Opened:
    """A foreign file that is safe to open, and in whole sentences what had to be changed for that."""

    data: bytes
    said: tuple[str, ...]


def opened(data: bytes, shown: str, kind: Kind) -> Opened:
    """Let a foreign file in, or raise ContentError; a sound one comes back as it is, byte for byte."""
    try:
        return _opened(data, kind)
    except Refused as why:
        raise ContentError([Problem(shown, 0, "", why.code, why.text)]) from None


def _opened(data: bytes, kind: Kind) -> Opened:
    parts = unpack(data, _WANTED[kind])
    types, links = ContentTypes(parts), Links(parts)
    main, start = links.start()
    if "purl.oclc.org" in start:
        what = "the file is saved as Strict Open XML, which this program cannot read"
        raise Refused("strict-format", f"{what}; save it as {_SAVED[kind]}, not Strict")
    _refuse_macros(parts, types, kind)
    said = _adapted(types, types.of(main), kind)
    parts, taken = tidy(parts, links, types)
    said += _sentences(taken)
    if said:
        data = packed(parts | {TYPES: written(types.root)})
    _try(data, kind)
    return Opened(data, said)


def _refuse_macros(parts: Parts, types: ContentTypes, kind: Kind) -> None:
    if types.has_macros(parts):
        what = "the file has macros, which could do anything on the machine of the one who opens it"
        raise Refused("has-macros", f"{what}; save it as {_SAVED[kind]}, which leaves them out, and name that file")


def _adapted(types: ContentTypes, main: str, kind: Kind) -> tuple[str, ...]:
    """Make a template or a slide show into what it is a template of; refuse another kind of file."""
    if main == _MAIN[kind]:
        return ()
    if main in _VARIANTS and _family(main) == _family(_MAIN[kind]):
        types.change(main, _MAIN[kind])
        return (f"The file is {_VARIANTS[main]} and was read as {_CALLED[kind]}.",)
    what = next((_CALLED[each] for each in _MAIN if _family(_MAIN[each]) == _family(main)), "a file of another program")
    raise Refused("wrong-kind", f"this is {what}, but {_CALLED[kind]} is needed here; name one, or save it as one")


def _family(main: str) -> str:
    return main.removeprefix(_OFFICE).partition(".")[0]


def _sentences(taken: Sequence[Taken]) -> tuple[str, ...]:
    return tuple(_sentence(what, [part for kind, part in taken if kind == what]) for what in sorted(dict(taken)))


def _sentence(what: str, found: Sequence[str]) -> str:
    """How many there were, in which parts, and what that means."""
    words = _TAKEN[what]
    amount = f"1 {words.one} was" if len(found) == 1 else f"{len(found)} {words.many} were"
    names = [part.rpartition("/")[2] for part in dict.fromkeys(found) if part]
    more = f" and {len(names) - _NAMED} more parts" if len(names) > _NAMED else ""
    where = f" ({', '.join(names[:_NAMED])}{more})" if names else ""
    return f"{amount} left out{where}; {words.advice}."


def _try(data: bytes, kind: Kind) -> None:
    """What is let in can be read; the libraries raise whatever comes up when the parts of a file do not fit."""
    try:
        _READ[kind](BytesIO(data))
    except Exception:
        what = f"the file is damaged: its parts do not fit together; open it in Office and save it as {_SAVED[kind]}"
        raise Refused("damaged-file", what) from None


def _read_slides(file: BytesIO) -> None:
    from pptx import Presentation

    for master in Presentation(file).slide_masters:
        for layout in master.slide_layouts:
            list(layout.placeholders)


def _read_text(file: BytesIO) -> None:
    from docx import Document

    list(Document(file).iter_inner_content())


_READ = {"pptx": _read_slides, "docx": _read_text}
