"""Draws the sheets to write on: a page of A4 for each sheet of a meeting's exercises; and posters of shared ones."""

from collections.abc import Callable, Iterator
from typing import Any

from ..plan import Meeting, Plan
from ..printed import AccountSheet, ActorSheet, CirclesSheet, GridSheet, Sheet, WeekSheet
from .document import Document, Templates
from .enlarge import FACTORS
from .fit import ATKINSON_BOLD
from .matrix import matrix
from .typeset import TEXT, WIDTH, Frame, Proof, footer, typeset

_CARDS_PART = 2
_TITLE = (28, 26, 24, 22, 20, 18, 16)
_DAYS = 98.0  # millimetres that the rows of the week share
_QUESTIONS = 53.0
_ROUND = 86.0  # the outer ring's radius
_ROUND_PRIVATE = 79.0


def sheets(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, ...]:
    """One file for each sheet; raises FitError with every text of all of them that cannot be set."""
    proof = Proof()
    part, foot = meeting.part, footer(plan, meeting.part, proof)
    drawn = [(exercise, sheet, _data(sheet, proof) | foot) for exercise, sheet in _sheets(meeting)]
    proof.close()
    return tuple(
        Document(f"del-{part}/{sheet.file}", _pdf(plan, templates, sheet, data), part, "sheet", (exercise,))
        for exercise, sheet, data in drawn
    )


def posters(plan: Plan, meeting: Meeting, templates: Templates) -> tuple[Document, ...]:
    """The maps and grids that a group fills in together, for the wall; for part 2 the matrix of the cards."""
    size = plan.poster
    if size is None:
        return ()
    proof = Proof()
    part, same = meeting.part, footer(plan, meeting.part, proof) | {"factor": FACTORS[size]}
    drawn = [(source, sheet, _data(sheet, proof) | same) for source, sheet in _shared(plan, meeting)]
    proof.close()
    return tuple(
        Document(
            f"del-{part}/plakat-{sheet.id}-{size}.pdf", _pdf(plan, templates, sheet, data), part, "poster", (source,)
        )
        for source, sheet, data in drawn
    )


def _shared(plan: Plan, meeting: Meeting) -> Iterator[tuple[str, Sheet]]:
    """What stands on a wall: without questions to write below, and without a word on keeping it to oneself."""
    sheets = list(_sheets(meeting))
    if meeting.part == _CARDS_PART:
        sheets.append((str(plan.cards.prioritisation.matrix.id), plan.cards.prioritisation.matrix))
    for source, sheet in sheets:
        if isinstance(sheet, GridSheet):
            yield source, sheet.model_copy(update={"questions": (), "private": None})
        elif isinstance(sheet, CirclesSheet):
            yield source, sheet.model_copy(update={"private": None})


def _sheets(meeting: Meeting) -> Iterator[tuple[str, Sheet]]:
    for exercise in meeting.exercises:
        for sheet in exercise.sheets:
            yield exercise.id, sheet


def _pdf(plan: Plan, templates: Templates, sheet: Sheet, data: dict[str, Any]) -> bytes:
    return typeset(templates, f"{sheet.kind}.typ", data, title=sheet.title, organisation=plan.organisation.name)


def _data(sheet: Sheet, proof: Proof) -> dict[str, Any]:
    where = f"sheet {sheet.id}"
    head = {
        "title": proof.one(where, Frame(WIDTH - 20, 13.6, _TITLE, ATKINSON_BOLD), sheet.title),
        "instruction": proof.one(where, Frame(WIDTH, 11, TEXT), sheet.instruction),
        "private": proof.one(where, Frame(WIDTH - 18, 11, TEXT), sheet.private) if sheet.private else None,
        "alt": sheet.alt,
    }
    return head | _DRAW[sheet.kind](sheet, where, proof)


def _week(sheet: WeekSheet, where: str, proof: Proof) -> dict[str, Any]:
    row = _DAYS / max(len(sheet.days), 1)
    column = (WIDTH - 32) / max(len(sheet.times), 1)
    marks = Frame(WIDTH / max(len(sheet.marks), 1) - 10, 11, TEXT, ATKINSON_BOLD)
    return {
        "row": row,
        "days": proof.each(where, Frame(28, row - 2, TEXT, ATKINSON_BOLD), sheet.days),
        "times": proof.each(where, Frame(column - 4, 11, TEXT, ATKINSON_BOLD), sheet.times),
        "marks": proof.each(where, marks, sheet.marks),
        "questions": proof.asked(where, _QUESTIONS, sheet.questions),
    }


def _account(sheet: AccountSheet, where: str, proof: Proof) -> dict[str, Any]:
    asked = len(sheet.questions) * 23.0
    spurs = min(151 - asked - sheet.rows * 9.5, 32)
    marks = Frame(WIDTH / max(len(sheet.marks), 1) - 10, 11, TEXT, ATKINSON_BOLD)
    return {
        "sides": proof.each(where, Frame(66, 12, (16, 15, 14, *TEXT), ATKINSON_BOLD), (sheet.plus, sheet.minus)),
        "spurs": proof.flow(where, Frame(172, spurs, TEXT, gap=0.3), sheet.spurs),
        "marks": proof.each(where, marks, sheet.marks),
        "rows": sheet.rows,
        "asked": asked,
        "questions": proof.asked(where, asked, sheet.questions),
    }


def _circles(sheet: CirclesSheet, where: str, proof: Proof) -> dict[str, Any]:
    above = (len(sheet.sectors) + 1) // 2
    return {
        "radius": _ROUND_PRIVATE if sheet.private else _ROUND,
        "above": above,
        "centre": proof.one(where, Frame(25, 14, (16, 15, 14, *TEXT), ATKINSON_BOLD), sheet.centre),
        "rings": proof.each(where, Frame(32, 5.5, TEXT), sheet.rings),
        "sectors": proof.each(where, Frame(WIDTH / above - 6, 12, (14, *TEXT), ATKINSON_BOLD), sheet.sectors),
    }


def _grid(sheet: GridSheet, where: str, proof: Proof) -> dict[str, Any]:
    height = (136.0 if sheet.private else 150.0) if sheet.questions else 190.0
    return {
        "drawing": matrix(sheet, where, proof, WIDTH, height),
        "questions": proof.asked(where, _QUESTIONS, sheet.questions),
    }


def _actor(sheet: ActorSheet, where: str, proof: Proof) -> dict[str, Any]:
    return {
        "actor": proof.one(where, Frame(76, 11, (14, *TEXT), ATKINSON_BOLD), sheet.actor),
        "boxes": proof.each(where, Frame(38, 22, (14, *TEXT), ATKINSON_BOLD), sheet.boxes),
        "fields": proof.each(where, Frame(52, 11, (14, *TEXT), ATKINSON_BOLD), sheet.fields),
        "agreement": proof.one(where, Frame(170, 11, (14, *TEXT), ATKINSON_BOLD), sheet.agreement),
    }


_DRAW: dict[str, Callable[[Any, str, Proof], dict[str, Any]]] = {
    "week": _week,
    "account": _account,
    "circles": _circles,
    "grid": _grid,
    "actor": _actor,
}
