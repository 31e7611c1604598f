"""The empty sheet for a meeting's scores: a row for each prioritisation card and topic, and how to fill it in."""

from collections.abc import Sequence
from io import BytesIO
from textwrap import wrap
from typing import Any, NamedTuple

from ..text import Text
from .ooxml import finish

_TITLE = "Tal fra prioriteringskortene"
_SHEET, _GUIDE = "Tal", "Sådan gør du"
_COLUMNS = (("deltager", 11), ("emne", 80), ("vigtighed", 14), ("lykkes", 14))
_SPARE_ROWS = 200  # rows typed beneath the last one are held to whole numbers too
_COMMAND = "ledertrivsel priorities tal.xlsx"
_STEPS = (
    "Bland kortene, før du begynder. Så kan ingen se, hvem der har givet hvilke tal.",
    "Tag kortene ét ad gangen. Det første er deltager 1, det næste deltager 2. Skriv aldrig navne.",
    "Skriv kortets to tal ud for hvert emne på arket »Tal«. Brug kun hele tal fra 1 til 5.",
    "Står der et emne på kortet, som deltageren selv har fundet på, så skriv det i en række uden emne. "
    "Er flere kommet på det samme, så skriv det med de samme ord.",
    "Mangler der tal på et kort, så lad begge felter ud for emnet være tomme. Tomme rækker tæller ikke med.",
    "Gem filen som tal.xlsx, når alle kort er skrevet ind, og kør denne kommando i samme mappe:",
)
_FREE = "Du må gerne flytte, slette og tilføje rækker. Lad overskrifterne stå i første række, og flet ikke celler."
_WORKS = {"in_memory": True}  # render leaves nothing on disk
_PAPER_A4 = 9
_LINE = 18  # points from line to line; LibreOffice does not find the height of a row by itself
_TOPIC_LINE, _STEP_LINE = 68, 104  # characters that have room on a line


class _Formats(NamedTuple):
    head: Any
    card: Any
    plain: Any
    score: Any
    every_other: Any
    title: Any
    text: Any
    command: Any


def score_sheet(topics: Sequence[Text], own: int, participants: int, *, importance: str, success: str) -> bytes:
    """The workbook as .xlsx: each card has the meeting's topics and `own` rows for topics of its own.

    `importance` and `success` are the two questions of the card.
    """
    from xlsxwriter import Workbook

    stream = BytesIO()
    with Workbook(stream, _WORKS) as workbook:
        formats = _formats(workbook)
        _scores(workbook.add_worksheet(_SHEET), formats, [*topics, *[""] * own], participants)
        _guide(workbook.add_worksheet(_GUIDE), formats, importance, success)
    return finish(stream.getvalue(), title=_TITLE, organisation="")


def _formats(workbook: Any) -> _Formats:
    base = {"font_size": 12, "valign": "vcenter", "locked": False}
    grid = base | {"border": 1, "border_color": "#8A8A8A"}
    return _Formats(
        head=workbook.add_format(grid | {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF"}),
        card=workbook.add_format(grid | {"align": "center"}),
        plain=workbook.add_format(grid | {"text_wrap": True, "indent": 1}),
        score=workbook.add_format(grid | {"bg_color": "#FFF6E5", "align": "center", "num_format": "0"}),
        every_other=workbook.add_format({"bg_color": "#E9EEF5"}),
        title=workbook.add_format(base | {"font_size": 18, "bold": True}),
        text=workbook.add_format(base | {"text_wrap": True, "valign": "top"}),
        command=workbook.add_format(base | {"font_name": "Consolas", "bg_color": "#F0F0F0"}),
    )


def _scores(sheet: Any, formats: _Formats, topics: Sequence[str], participants: int) -> None:
    for column, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, formats.head)
    cards = [(card, topic) for card in range(1, participants + 1) for topic in topics]
    for row, (card, topic) in enumerate(cards, 1):
        sheet.set_row(row, _height(topic, _TOPIC_LINE))
        sheet.write_number(row, 0, card, formats.card)
        sheet.write_string(row, 1, topic, formats.plain) if topic else sheet.write_blank(row, 1, None, formats.plain)
        for column in (2, 3):
            sheet.write_blank(row, column, None, formats.score)
    last = len(cards) + _SPARE_ROWS
    sheet.data_validation(1, 2, last, 3, _rule())
    sheet.conditional_format(
        1, 0, last, 1, {"type": "formula", "criteria": "=MOD($A2,2)=1", "format": formats.every_other}
    )
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _on_paper(sheet)


def _guide(sheet: Any, formats: _Formats, importance: str, success: str) -> None:
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 110)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, "Fra kort til tal", formats.title)
    for row, step in enumerate(_STEPS, 2):
        sheet.write_number(row, 0, row - 1, formats.text)
        _say(sheet, row, step, formats.text)
    below = len(_STEPS) + 2
    sheet.write_string(below, 1, _COMMAND, formats.command)
    questions = f"»vigtighed« er svaret på »{importance}«, og »lykkes« er svaret på »{success}«."
    _say(sheet, below + 2, f"{questions} 1 er mindst, og 5 er mest.", formats.text)
    _say(sheet, below + 3, _FREE, formats.text)
    _on_paper(sheet)


def _say(sheet: Any, row: int, text: str, look: Any) -> None:
    sheet.set_row(row, _height(text, _STEP_LINE))
    sheet.write_string(row, 1, text, look)


def _height(text: str, characters: int) -> int:
    return _LINE * max(1, len(wrap(text, characters)))


def _on_paper(sheet: Any) -> None:
    sheet.set_paper(_PAPER_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RSide &P af &N")


def _rule() -> dict[str, Any]:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1,
        "maximum": 5,
        "error_title": "Et helt tal fra 1 til 5",
        "error_message": "Skriv 1, 2, 3, 4 eller 5. Der er ingen halve tal på kortet.",
    }
