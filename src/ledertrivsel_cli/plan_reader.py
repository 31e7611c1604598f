"""An action plan in Word, as people have filled it in and changed it, read back as agreements."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from . import when
from .agreements import DATES, FIELDS, Agreement, Agreements
from .errors import ContentError, Problem
from .links import Links
from .markup import parsed
from .opener import opened
from .package import DOCUMENT, Refused, unpack
from .word.cells import Reader
from .word.changes import accept
from .word.facts import facts, lines_of, strength, ticks
from .word.fields import fields
from .word.groups import Group, grouped
from .word.labels import loose, named
from .word.layout import Block, Table, layout
from .word.prompts import Prompts
from .word.tables import learned, rows_of

_NAMES = {"handling": "Handling", "vilkaar": "Vilkår"}
_LONGEST_NAME = 40
_FIELD = "field"  # of what was left out of the file, only fields that would be fetched anew bear on what is read


def agreements(data: bytes, shown: str, prompts: Mapping[str, frozenset[str]]) -> Agreements:
    """What people have agreed on in a .docx; `prompts` has the prompts of its template by field.

    Raises ContentError when the file cannot be let in, or when it has none of the fields of an action plan.
    """
    let_in = opened(data, shown, "docx")
    blocks = _blocks(let_in.data, shown)
    reader = _reader(blocks, prompts)
    groups = grouped(fields(blocks, reader))
    if not groups:
        raise ContentError([_no_fields(shown)])
    return Agreements(
        shown,
        facts(blocks, reader),
        tuple(_rows(groups)),
        strength(blocks, reader),
        ticks(blocks, reader),
        tuple(said for said in let_in.said if _FIELD in said),
    )


def prompts_of(template: bytes, shown: str) -> Mapping[str, frozenset[str]]:
    """The prompts in a template by field ("handling-hvem", "styrke"), for reading what was made from it."""
    found: dict[str, set[str]] = {}
    for line in lines_of(_blocks(opened(template, shown, "docx").data, shown)):
        for piece in line.pieces:
            for control in piece.within:
                if control.prompts and control.tag and piece.text.strip():
                    name = named(control.tag, control.title)
                    found.setdefault(f"{name.kind}-{name.key}" if name else control.tag, set()).add(piece.text)
    return {tag: frozenset(texts) for tag, texts in found.items()}


def _blocks(data: bytes, shown: str) -> tuple[Block, ...]:
    try:
        parts = unpack(data, DOCUMENT)
        main = Links(parts).start()[0]
        root = parsed(main, parts[main])
    except Refused as why:
        raise ContentError([Problem(shown, 0, "", why.code, why.text)]) from None
    accept(root)
    return layout(root)


def _no_fields(shown: str) -> Problem:
    what = "no fields of an action plan were found: neither its content controls nor a table with its labels"
    return Problem(shown, 0, "", "no-fields", f"{what}; name a file that `ledertrivsel actionplan new` made")


def _reader(blocks: Sequence[Block], prompts: Mapping[str, frozenset[str]]) -> Reader:
    marked = [piece.text for line in lines_of(blocks) for piece in line.pieces if any(c.prompts for c in piece.within)]
    first = Reader(Prompts(text for texts in prompts.values() for text in texts).seen(marked), {})
    return replace(first, learned=learned([rows_of(table, first) for table in _tables(blocks)], first))


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for cell in (cell for row in block.rows for cell in row):
                yield from _tables(cell.blocks)


def _rows(groups: Sequence[Group]) -> Iterator[Agreement]:
    """The agreements that say something. Their numbers count the empty ones too, as a reader would."""
    order: Counter[str] = Counter()
    used = Counter({f"{group.kind}-{group.number}": 0 for group in groups if group.number})
    shared = Counter((group.kind, group.first.stretch, group.first.above) for group in groups)
    for group in groups:
        order[group.kind] += 1
        key = _key(group, used, order[group.kind])
        texts = {name: group.text(name) for name in FIELDS[group.kind]}
        others = group.other()
        if others or any(text.strip() for name, text in texts.items() if name != "status"):
            alone = shared[group.kind, group.first.stretch, group.first.above] == 1
            name = _name(group, texts, order[group.kind], alone)
            dates = {name: _date(texts[name], group.day(name)) for name in DATES[group.kind]}
            yield Agreement(group.kind, name, key, texts, dates, others)


def _key(group: Group, used: Counter[str], order: int) -> str:
    """The number in the tags, or for what has none its place; a copy is counted too."""
    key = f"{group.kind}-{group.number or order}"
    if not group.number and key in used:
        key = f"{group.kind}-x{order}"
    used[key] += 1
    return key if used[key] == 1 else f"{key}-{used[key]}"


def _name(group: Group, texts: Mapping[str, str], order: int, alone: bool) -> str:
    above = " ".join(group.first.above.split())
    head = above if alone and group.kind == "handling" and 0 < len(above) <= _LONGEST_NAME else ""
    head = head or f"{_NAMES[group.kind]} {order}"
    topic = " ".join(texts["tema" if group.kind == "handling" else "vilkaar"].split())
    return f"{head} »{_cut(topic)}«" if topic else head


def _cut(topic: str) -> str:
    """A theme that is not too long, cut between words where it can be."""
    if len(topic) <= _LONGEST_NAME:
        return topic
    start = topic[:_LONGEST_NAME]
    return (start.rpartition(" ")[0] or start) + "…"


def _date(text: str, day: str) -> dt.date | None:
    """The visible date; only where nothing is visible, the one that the picker remembers."""
    try:
        return when.danish_date(text) if loose(text) else dt.date.fromisoformat(day[:10])
    except ValueError:
        return None
