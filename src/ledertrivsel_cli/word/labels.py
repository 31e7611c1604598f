"""What the fields of an action plan are called: tags of controls, and labels as people see and change them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..agreements import FIELDS, Kind

FACTS: Mapping[str, tuple[str, ...]] = {
    "organisation": ("Organisation",),
    "gruppe": ("Ledergruppe", "Gruppe"),
    "forloeb": ("Forløb",),
    "moedeleder": ("Mødeleder",),
    "moededato": ("Tredje møde", "Dato for tredje møde", "Mødedato"),
    "antal": ("Antal ledere", "Antal deltagere", "Ledere i gruppen", "Antal"),
    "opfoelgning-moededato": ("Dato for opfølgningsmødet",),
}
STRENGTH = "styrke"
STRENGTH_LABELS = ("En styrke, vi passer på", "Styrke", "Vores styrke")
TICKS: Mapping[str, str] = {
    "opfoelgning-delt": "Vi har delt planen med dem, den vedrører",
    "opfoelgning-dagsorden": "Vi har sat planen på dagsordenen til et ledermøde",
    "opfoelgning-moede": "Vi har booket et opfølgningsmøde",
}
_KEYS = "|".join(sorted({key for fields in FIELDS.values() for key in fields}, key=len, reverse=True))
_TAG = re.compile(rf"(handling|vilkaar)-(?:([^-]+)-)?({_KEYS})", re.IGNORECASE)
_TITLE = re.compile(r"(handling|vilkår) ([^:]+): (.+)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_LETTERS = re.compile(r"[\W_]+")


class Name(NamedTuple):
    """Which field is meant: its kind, its number in the tags ("" when unknown), and its key."""

    kind: Kind
    number: str
    key: str


def named(tag: str, title: str = "") -> Name | None:
    """The field of an agreement that a control's tag names, or its title: LibreOffice 7.4 keeps no tags."""
    hit = _TAG.fullmatch(tag)
    if hit is None:
        return None if tag else _titled(title)
    kind: Kind = "handling" if hit[1].lower() == "handling" else "vilkaar"
    key = hit[3].lower()
    return Name(kind, (hit[2] or "").lower(), key) if key in FIELDS[kind] else None


def _titled(title: str) -> Name | None:
    hit = _TITLE.fullmatch(title)
    if hit is None:
        return None
    kind: Kind = "handling" if hit[1].lower() == "handling" else "vilkaar"
    key = label_key(hit[3], kind)
    return Name(kind, hit[2].lower(), key) if key else None


def loose(text: str) -> str:
    """A label with nothing left but its letters and digits, so that small changes do not matter."""
    return _NOT_LETTERS.sub("", _BRACKETS.sub("", text)).casefold()


def _spellings(label: str) -> set[str]:
    """A label, and what stands before and after its colon."""
    head, colon, tail = label.partition(":")
    return {loose(part) for part in (label, head, tail if colon else "")} - {""}


_MORE: Mapping[tuple[Kind, str], tuple[str, ...]] = {
    ("handling", "problem"): ("Problem: Hvad vil vi ændre?",),
    ("handling", "opfoelgning"): ("Opfølgning", "Dato for opfølgning"),
    ("vilkaar", "vilkaar"): ("Vilkår vi lever med",),
}
LABELS: Mapping[Kind, Mapping[str, str]] = {
    kind: {
        spelling: key
        for key, label in fields.items()
        for known in (label, *_MORE.get((kind, key), ()))
        for spelling in _spellings(known)
    }
    for kind, fields in FIELDS.items()
}


def label_key(text: str, kind: Kind, learned: Mapping[str, str] | None = None) -> str:
    """The field that a label names, or nothing. A longer label counts when what stands before its colon is known."""
    known = {**LABELS[kind], **(learned or {})}
    return known.get(loose(text)) or known.get(loose(text.partition(":")[0])) or ""


def fact_key(text: str) -> str:
    """The fact that a label names, or nothing."""
    said = loose(text)
    return next((tag for tag, labels in FACTS.items() if said in {loose(label) for label in labels}), "")


def tick_key(text: str) -> str:
    """The tick box that a line is about, or nothing."""
    said = loose(text)
    return next((tag for tag, label in TICKS.items() if said.startswith(loose(label))), "")


def is_strength(text: str) -> bool:
    return loose(text) in {loose(label) for label in STRENGTH_LABELS}
