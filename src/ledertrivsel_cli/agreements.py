"""What a group has agreed, as it is read back from its action plan."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ACTION, CONDITION = "handling", "vilkaar"
ACTION_FIELDS = {
    "tema": "Tema", "problem": "Problem", "maal": "Hvad vil vi opnå?", "foerste-skridt": "Første skridt",
    "hvem": "Hvem", "hvornaar": "Hvornår", "inddrages": "Hvem inddrages?", "chef": "Hvad kræver det af vores chef?",
    "tegn": "Tegn på, at det virker", "opfoelgning": "Opfølgningsdato", "status": "Status",
}  # fmt: skip
CONDITION_FIELDS = {
    "vilkaar": "Vilkår", "stoette": "Sådan støtter vi hinanden", "initiativ": "Hvem tager initiativ?",
    "hvornaar": "Hvornår taler vi om det igen?",
}  # fmt: skip


@dataclass(frozen=True)
class Agreement:
    kind: Literal["handling", "vilkaar"]
    name: str
    key: str
    fields: Mapping[str, str]
    dates: Mapping[str, dt.date | None]
    other: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Agreements:
    path: str
    facts: Mapping[str, str]
    rows: tuple[Agreement, ...]
    strength: str
    ticks: Mapping[str, bool]
    said: tuple[str, ...]
