"""What is told about somebody's template: what it lacks and what the deck does instead, each thing once."""

from dataclasses import replace

import pytest
from foreign_deck import made, report
from templates_foreign import (
    BARE,
    BODY,
    EMPTY,
    FEET,
    FOOTER,
    NUMBER,
    ONE,
    OPENING,
    TITLE,
    TWO,
    Layout,
    Master,
    template,
)
from templates_xml import rect, rgb, text
from test_deck import slide


def one(*holders: object) -> Layout:
    return replace(ONE, holders=holders)


MANY = "".join(rect((40 + 220 * n, 130, 200, 360), rgb("101010" if n % 2 else "F8F8F8"), "ellipse") for n in range(4))
STRIPES = "".join(rect((40 * n, 500, 40, 40), rgb("101010" if n % 2 else "F8F8F8")) for n in range(24))
CASES: dict[str, tuple[Master, set[str]]] = {
    "usual": (Master(), set()),
    "no title": (Master((OPENING, one(BODY, *FEET), TWO)), {"»Titel og indhold« has no title", }),
    "no text": (Master((OPENING, BARE)), {"has room for text below a title", "has two columns"}),
    "no columns": (Master((OPENING, ONE)), {"has two columns"}),
    "no first slide": (Master((ONE, TWO)), {"is made for a first slide"}),
    "no footer": (Master((OPENING, one(TITLE, BODY, NUMBER), TWO)), {"has no footer"}),
    "no number": (Master((OPENING, one(TITLE, BODY, FOOTER), TWO)), {"has no slide number"}),
    "unknown font": (Master(fonts=("Kommuneskrift", "Calibri")), {"font Kommuneskrift is not known"}),
    "small": (
        Master((OPENING, one(replace(TITLE, style=text(20)), replace(BODY, style=text(14)), *FEET), TWO)),
        {"titles at 20 pt", "text at 14 pt"},
    ),
    "little room": (
        Master((one(replace(TITLE, area=(40, 60, 240, 400)), replace(BODY, area=(310, 60, 300, 430)), *FEET),)),
        {"has two columns", "is made for a first slide", "leaves too little room"},
    ),
    "a footer on stripes": (
        Master((OPENING, ONE, TWO), art=STRIPES),
        {f"behind the {part} of »Forside«, »Titel og indhold«, »To indh" for part in ("footer", "slide number")},
    ),
    "a picture": (
        Master((ONE,), art=MANY),
        {"has two columns", "is made for a first slide", "»Titel og indhold« has a picture behind its text"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CASES)
def test_each_thing_is_told_once(kind: str) -> None:
    """What a template lacks is told once, with the deck's answer to it; what it has is not spoken of."""
    master, wanted = CASES[kind]
    found = report(template(master))["said"]
    assert len(found) == len(set(found)) == len(wanted)
    assert all(any(part in line for line in found) for part in wanted)


def test_the_deck_says_the_same() -> None:
    """A deck's maker is told what `template check` tells."""
    file = template(Master((EMPTY,), fonts=("Kommuneskrift", "Kommuneskrift")))
    assert list(made(file, slide("talk", "Hvad?")).document.said) == report(file)["said"]
