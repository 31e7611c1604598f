"""What is read back from an action plan in Word: the agreements, and what stands around them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["handling", "vilkaar"]

ACTION_FIELDS: Mapping[str, str] = {
    "tema": "Tema",
    "problem": "Problem",
    "maal": "Hvad vil vi opnå?",
    "foerste-skridt": "Første skridt",
    "hvem": "Hvem",
    "hvornaar": "Hvornår",
    "inddrages": "Hvem inddrages?",
    "chef": "Hvad kræver det af vores chef?",
    "tegn": "Tegn på, at det virker",
    "opfoelgning": "Opfølgningsdato",
    "status": "Status",
}
CONDITION_FIELDS: Mapping[str, str] = {
    "vilkaar": "Vilkår",
    "stoette": "Sådan støtter vi hinanden",
    "initiativ": "Hvem tager initiativ?",
    "hvornaar": "Hvornår taler vi om det igen?",
}
FIELDS: Mapping[Kind, Mapping[str, str]] = {"handling": ACTION_FIELDS, "vilkaar": CONDITION_FIELDS}
DATES: Mapping[Kind, tuple[str, ...]] = {"handling": ("hvornaar", "opfoelgning"), "vilkaar": ("hvornaar",)}


@dataclass(frozen=True)
class Agreement:
    """An action, or a condition that a group lives with.

    `name` is how a person finds it in the document. `key` tells it from the others and stays the same from one saving
    to the next as long as its controls do. `fields` has every field of its kind, "" where nobody has written; `dates`
    has the date fields, None where there is no date or it cannot be read. `other` is what people added themselves.
    """

    kind: Kind
    name: str
    key: str
    fields: Mapping[str, str]
    dates: Mapping[str, dt.date | None]
    other: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Agreements:
    """An action plan as people left it. `facts` and `ticks` are by the tags of the template's controls."""

    path: str
    facts: Mapping[str, str]
    rows: tuple[Agreement, ...]
    strength: str
    ticks: Mapping[str, bool]
    said: tuple[str, ...]
