"""Action plans that nobody made in Word: very deep, very wide, or broken at random. Each ends in text or in a line."""

import random
import time
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from foreign import NAMESPACES, read, zipped
from test_plan_reader import EDITS
from word_edits import BODY, Paper, W, blank, inserted, paragraph, plan, reread, row, runs

from ledertrivsel_cli.agreements import Agreements
from ledertrivsel_cli.errors import ContentError

MANY = 800
LEAF = paragraph(runs("x"))
TABLE = f"<w:tbl>{row('Tema', 'Hvem')}{row('Ro', 'Bo')}</w:tbl>"


def control(tag: str, inside: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def around(start: str, inside: str, end: str, times: int) -> str:
    return start * times + inside + end * times


def tables(inside: str, times: int) -> str:
    return around("<w:tbl><w:tr><w:tc>", inside, "</w:tc></w:tr></w:tbl>", times)


def labelled(inside: str, times: int) -> str:
    start, end = f"<w:tbl><w:tr><w:tc>{paragraph(runs('Hvem'))}</w:tc><w:tc>", "</w:tc></w:tr></w:tbl>"
    return around(start, inside, end, times)


def controls(inside: str, times: int) -> str:
    start, end = control("handling-1-hvem", "|").split("|")
    return around(start, inside, end, times)


def boxes(inside: str, times: int) -> str:
    return around("<w:p><w:r><w:pict><w:txbxContent>", inside, "</w:txbxContent></w:pict></w:r></w:p>", times)


def in_line(name: str) -> Callable[[str, int], str]:
    return lambda _, times: f"<w:p>{around(f'<w:{name}>', runs('x'), f'</w:{name}>', times)}</w:p>"


DEEP: dict[str, Callable[[str, int], str]] = {
    "tables": tables, "tables with labels": labelled, "controls": controls, "text boxes": boxes,
    "insertions": in_line("ins"), "tags": in_line("smartTag"), "what nobody knows": in_line("x"),
    "controls in a line": lambda _, times: f"<w:p>{controls(runs('x'), times)}</w:p>",
    "tables around a table with fields": lambda _, times: tables(TABLE, times),
    "tables around rows": lambda _, times: tables(f"<w:tbl>{row('a', 'b') * 60}</w:tbl>", times),
}  # fmt: skip


def document(body: str) -> bytes:
    """A plan with this body, written as text: XML libraries would not make it."""
    return zipped(read(blank()) | {BODY: f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()})


def told(data: bytes) -> Agreements | str:
    """What is read, or the code of the line that says why not; at once."""
    start = time.process_time()
    try:
        found: Agreements | str = reread(data)
    except ContentError as error:
        (problem,) = error.problems
        assert problem.path == "plan.docx"
        found = problem.code
    assert time.process_time() - start < 5
    return found


@pytest.mark.parametrize("name", DEEP)
def test_depth(name: str) -> None:
    """What stands in itself many times is read as far as Office could open it, and beyond that refused as damaged."""
    for times in (5, 50):
        found = told(document(DEEP[name](LEAF, times) + TABLE))
        assert isinstance(found, Agreements)
        assert "Ro" in [each.fields["tema"] for each in found.rows]
    for times in (80, 250, 5_000):
        assert isinstance(found := told(document(DEEP[name](LEAF, times) + TABLE)), Agreements) or (
            found == "damaged-file"
        )
    assert found == "damaged-file"


def each(made: Callable[[int], str]) -> str:
    return "".join(made(number) for number in range(MANY))


BEGIN, BETWEEN, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)  # fmt: skip
WIDE = {
    "paragraphs": LEAF * MANY,
    "rows": f"<w:tbl>{row('Tema', 'Hvem')}{row('a', 'b') * MANY}</w:tbl>",
    "cells": f"<w:tbl>{row('Tema', 'Hvem')}{row(*'a' * MANY)}</w:tbl>",
    "runs": paragraph(runs("x") * MANY),
    "fields in a line": paragraph(each(lambda number: control(f"handling-{number}-hvem", runs("x")))),
    "fields in a cell": tables(paragraph(each(lambda number: control(f"handling-{number}-hvem", runs("x")))), 1),
    "fields in lines": each(lambda number: paragraph(control(f"handling-{number}-hvem", runs("x")))),
    "one field in lines": paragraph(control("handling-1-hvem", runs("x"))) * MANY,
    "lines in a field": control("handling-1-hvem", LEAF * MANY),
    "labels": paragraph(control("handling-1-hvem", runs("x"))) + paragraph(runs("Tema: x")) * MANY,
    "tables": TABLE * (MANY // 10),
    "insertions": paragraph(inserted("x")) * MANY,
    "joined paragraphs": paragraph(runs("x"), "del") * MANY,
    "text boxes": paragraph(f"<w:r><w:pict><w:txbxContent>{LEAF}</w:txbxContent></w:pict></w:r>" * MANY),
    "Word's fields": paragraph((BEGIN + BETWEEN + runs("7") + END) * MANY),
    "Word's fields in each other": paragraph(BEGIN * MANY + (BETWEEN + runs("7") + END) * MANY),
    "choices": paragraph(
        f"<w:r>{'<mc:AlternateContent><mc:Choice><w:t>x</w:t></mc:Choice></mc:AlternateContent>' * MANY}</w:r>"
    ),
    "strengths": paragraph(runs("Styrke")) * MANY,
    "brackets": paragraph(runs("([" * 10 * MANY)),
    "spaces": paragraph(runs(" " * 20 * MANY + "☐")),
}


@pytest.mark.parametrize("name", WIDE)
def test_width(name: str) -> None:
    """However much there is of one thing, the time it takes grows no faster than that."""
    found = told(document(WIDE[name] + TABLE))
    assert isinstance(found, Agreements)
    assert "Ro" in [each.fields.get("tema") for each in found.rows]


VALUES = ("", "0", "-1", "99999999999", "x", "true", "æ", "1.5", "handling-1-hvem", "vilkaar--", "2027-99-99")
TEXTS = ("", "x" * 50, "\n", " ", "[x]", "Hvem:", "Tema\tx", "handling", "Vælg en dato", "Dato: 31. juni 2027")
TAGS = (
    "sdt", "sdtContent", "sdtPr", "tag", "date", "tbl", "tr", "tc", "vMerge", "p", "pPr", "r", "t", "ins", "del",
    "moveFrom", "moveTo", "customXml", "hyperlink", "fldSimple", "fldChar", "instrText", "txbxContent",
)  # fmt: skip


def break_once(root: Any, dice: random.Random) -> None:
    """One thing that no program does: a node gone, doubled, moved, opened, wrapped, renamed or told something else."""
    one, other = dice.choices(list(root.iter("*"))[1:], k=2)
    parent = one.getparent()
    at = parent.index(one)
    inside = one is other or one in list(other.iterancestors())
    match dice.choice(("gone", "doubled", "moved", "opened", "wrapped", "renamed", "told", "written")):
        case "gone":
            parent.remove(one)
        case "doubled":
            (other if not inside else parent).insert(dice.randrange(3), deepcopy(one))
        case "moved" if not inside:
            other.insert(dice.randrange(3), one)
        case "opened":
            parent[at : at + 1] = list(one)
        case "wrapped":
            parent[at] = wrap = one.makeelement(W + dice.choice(TAGS))
            wrap.append(one)
        case "renamed":
            one.tag = W + dice.choice(TAGS)
        case "told" if one.attrib:
            one.set(dice.choice(list(one.attrib)), dice.choice(VALUES))
        case "written":
            one.text = dice.choice(TEXTS)


@cache
def edited(name: str) -> bytes:
    paper = plan()
    EDITS[name][0](paper)
    return paper.data()


@pytest.mark.parametrize("seed", range(12))
def test_broken_at_random(seed: int) -> None:
    """A plan whose XML is broken in any way is read as far as it goes, or refused; nothing else happens."""
    dice = random.Random(seed)
    codes = set()
    for _ in range(10):
        paper = Paper(edited(dice.choice(list(EDITS))))
        for _ in range(dice.choice((1, 3, 10, 40))):
            if len(list(paper.root.iter("*"))) > 1:
                break_once(paper.root, dice)
        found = told(paper.data())
        codes.add(found if isinstance(found, str) else "")
    assert codes <= {"", "damaged-file", "no-fields"}
    assert "" in codes, "most are still read"
