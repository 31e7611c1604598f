"""Draws the sheets to write on: one page of A4 for each sheet of a meeting's exercises."""

from collections.abc import Callable, Iterator
from typing import Any

from ..model import AccountSheet, ActorSheet, CirclesSheet, GridSheet, Sheet, WeekSheet
from ..plan import Meeting, Plan
from .document import Document, Templates
from .fit import ATKINSON_BOLD
from .matrix import matrix
from .typeset import Frame, Proof, footer, typeset

_TEXT = (13, 12, 11)
_TITLE = (24, 22, 20, 18, 16)
_ROOM = 180.0  # between the margins, in millimetres
_LINE = 10.0  # from one writing line to the next, in millimetres
_DAYS = 98.0  # millimetres that the rows of the week share
_QUESTIONS = 74.0
_ROUND = 86.0  # the outer ring's radius
_ROUND_PRIVATE = 79.0


def sheets(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, ...]:
    """`ark-<id>.pdf` for each sheet; raises FitError with every text of all of them that cannot be set."""
    proof = Proof()
    foot = footer(plan, meeting.part, proof)
    drawn = [(exercise, sheet, _data(sheet, proof) | foot) for exercise, sheet in _sheets(meeting)]
    proof.close()
    return tuple(
        _document(plan, meeting.part, templates, exercise, sheet, data) for exercise, sheet, data in drawn
    )


def _sheets(meeting: Meeting) -> Iterator[tuple[str, Sheet]]:
    for exercise in meeting.exercises:
        for sheet in exercise.sheets:
            yield exercise.id, sheet


def _document(
    plan: Plan, part: int, templates: Templates, exercise: str, sheet: Sheet, data: dict[str, Any]
) -> Document:
    pdf = typeset(templates, f"{sheet.kind}.typ", data, title=sheet.title, organisation=plan.organisation.name)
    return Document(f"del-{part}/ark-{sheet.id}.pdf", pdf, part, "sheet", (exercise,))


def _data(sheet: Sheet, proof: Proof) -> dict[str, Any]:
    where = f"sheet {sheet.id}"
    head = {
        "title": proof.one(where, Frame(_ROOM - 20, 13.6, _TITLE, ATKINSON_BOLD), sheet.title),
        "instruction": proof.one(where, Frame(_ROOM, 11, _TEXT), sheet.instruction),
        "private": proof.one(where, Frame(_ROOM - 18, 11, _TEXT), sheet.private) if sheet.private else None,
        "alt": sheet.alt,
    }
    return head | _DRAW[sheet.kind](sheet, where, proof)


def _week(sheet: WeekSheet, where: str, proof: Proof) -> dict[str, Any]:
    row = _DAYS / max(len(sheet.days), 1)
    column = (_ROOM - 32) / max(len(sheet.times), 1)
    marks = Frame(_ROOM / max(len(sheet.marks), 1) - 10, 11, _TEXT, ATKINSON_BOLD)
    return {
        "row": row,
        "days": proof.each(where, Frame(28, row - 2, _TEXT, ATKINSON_BOLD), sheet.days),
        "times": proof.each(where, Frame(column - 4, 11, _TEXT, ATKINSON_BOLD), sheet.times),
        "marks": proof.each(where, marks, sheet.marks),
        "questions": _questions(sheet.questions, where, proof),
    }


def _account(sheet: AccountSheet, where: str, proof: Proof) -> dict[str, Any]:
    marks = Frame(_ROOM / max(len(sheet.marks), 1) - 10, 11, _TEXT, ATKINSON_BOLD)
    return {
        "sides": proof.each(where, Frame(66, 12, (16, 15, 14, 13, 12, 11), ATKINSON_BOLD), (sheet.plus, sheet.minus)),
        "spurs": proof.flow(where, Frame(172, 32, _TEXT, gap=0.3), sheet.spurs),
        "marks": proof.each(where, marks, sheet.marks),
        "rows": sheet.rows,
        "questions": _questions(sheet.questions, where, proof),
    }


def _questions(texts: tuple, where: str, proof: Proof) -> list[dict[str, Any]]:
    """Questions with room for at least one writing line each."""
    height = min(_QUESTIONS / max(len(texts), 1) - _LINE, 11)
    return proof.each(where, Frame(_ROOM, height, _TEXT, ATKINSON_BOLD), texts)


def _circles(sheet: CirclesSheet, where: str, proof: Proof) -> dict[str, Any]:
    above = (len(sheet.sectors) + 1) // 2
    return {
        "radius": _ROUND_PRIVATE if sheet.private else _ROUND,
        "above": above,
        "centre": proof.one(where, Frame(25, 14, (16, 15, *(14, 13, 12, 11)), ATKINSON_BOLD), sheet.centre),
        "rings": proof.each(where, Frame(32, 5.5, _TEXT), sheet.rings),
        "sectors": proof.each(where, Frame(_ROOM / above - 6, 12, (14, *_TEXT), ATKINSON_BOLD), sheet.sectors),
    }


def _grid(sheet: GridSheet, where: str, proof: Proof) -> dict[str, Any]:
    height = (136.0 if sheet.private else 150.0) if sheet.questions else 190.0
    return {
        "drawing": matrix(sheet, where, proof, _ROOM, height),
        "questions": _questions(sheet.questions, where, proof),
    }


def _actor(sheet: ActorSheet, where: str, proof: Proof) -> dict[str, Any]:
    return {
        "actor": proof.one(where, Frame(76, 11, (14, *_TEXT), ATKINSON_BOLD), sheet.actor),
        "boxes": proof.each(where, Frame(38, 22, (14, *_TEXT), ATKINSON_BOLD), sheet.boxes),
        "fields": proof.each(where, Frame(52, 11, (14, *_TEXT), ATKINSON_BOLD), sheet.fields),
        "agreement": proof.one(where, Frame(170, 11, (14, *_TEXT), ATKINSON_BOLD), sheet.agreement),
    }


_DRAW: dict[str, Callable[[Any, str, Proof], dict[str, Any]]] = {
    "week": _week,
    "account": _account,
    "circles": _circles,
    "grid": _grid,
    "actor": _actor,
}
