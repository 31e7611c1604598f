"""Measures a drawing of two axes and four named fields, which is both a sheet and the prioritisation card's back."""

from typing import Any

from ..model import Axis, GridSheet
from .fit import ATKINSON_BOLD
from .typeset import Frame, Proof

SIDE = 34.0  # the column in which the upright axis is named, in millimetres
_SIZES = (13, 12, 11)


def matrix(sheet: GridSheet, where: str, proof: Proof, width: float, height: float) -> dict[str, Any]:
    """What templates/typst/matrix.typ draws in `width` by `height` millimetres; the lying axis is named below it."""
    field = Frame((width - SIDE) / 2 - 10, 15, (14, 13, 12, 11), ATKINSON_BOLD)
    return {
        "width": width,
        "height": height,
        "side": SIDE,
        "alt": sheet.alt,
        "x": _axis(sheet.x, where, proof, (width - SIDE) / 4 - 2, (width - SIDE) / 2 - 4),
        "y": _axis(sheet.y, where, proof, SIDE - 4, SIDE - 4),
        "fields": proof.each(where, field, sheet.fields),
    }


def _axis(axis: Axis, where: str, proof: Proof, end: float, middle: float) -> dict[str, Any]:
    low, high = proof.each(where, Frame(end, 11, _SIZES), (axis.low, axis.high))
    name = proof.one(where, Frame(middle, 22, _SIZES, ATKINSON_BOLD), axis.name)
    return {"name": name, "low": low, "high": high}
