"""Measures a drawing of two axes and four named fields, which is both a sheet and the prioritisation card's back."""

from typing import Any

from ..printed import Axis, GridSheet
from .fit import ATKINSON_BOLD
from .typeset import TEXT, Frame, Proof

SIDE = 34.0  # the column in which the upright axis is named, in millimetres


def matrix(sheet: GridSheet, where: str, proof: Proof, width: float, height: float) -> dict[str, Any]:
    """What templates/typst/matrix.typ draws in `width` by `height` millimetres; the lying axis is named below it."""
    half = (width - SIDE) / 2
    field = Frame(half - 10, 15, (14, *TEXT), ATKINSON_BOLD)
    return {
        "width": width,
        "height": height,
        "side": SIDE,
        "alt": sheet.alt,
        "x": _axis(sheet.x, where, proof, Frame(half / 2 - 2, 11, TEXT), Frame(half - 4, 11, TEXT, ATKINSON_BOLD)),
        "y": _axis(sheet.y, where, proof, Frame(SIDE - 7, 16, TEXT), Frame(SIDE - 7, 38, TEXT, ATKINSON_BOLD)),
        "fields": proof.each(where, field, sheet.fields),
    }


def _axis(axis: Axis, where: str, proof: Proof, end: Frame, middle: Frame) -> dict[str, Any]:
    low, high = proof.each(where, end, (axis.low, axis.high))
    return {"name": proof.one(where, middle, axis.name), "low": low, "high": high}
