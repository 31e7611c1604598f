"""What one group or many groups have agreed, gathered in one table.

Across groups nobody is named, and what a group of fewer leaders than `least` has written is left out: those few could
be recognised by it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from .agreements import Agreement, Agreements
from .shortcomings import is_done

COLUMNS = {
    "gruppe": "Gruppe", "forloeb": "Forløb", "slags": "Slags", "tema": "Tema", "problem": "Problem",
    "maal": "Hvad vil vi opnå?", "foerste-skridt": "Første skridt", "vilkaar": "Vilkår",
    "stoette": "Sådan støtter vi hinanden", "hvem": "Hvem", "inddrages": "Hvem inddrages?",
    "chef": "Hvad kræver det af vores chef?", "tegn": "Tegn på, at det virker", "hvornaar": "Hvornår",
    "hvornaar-dato": "Hvornår (dato)", "opfoelgning": "Opfølgning", "opfoelgning-dato": "Opfølgning (dato)",
    "status": "Status", "andet": "Andet",
}  # fmt: skip
"""The columns with their headings. What a group typed stands there letter by letter, dates once more as YYYY-MM-DD."""
_NAMING = ("hvem", "inddrages", "andet")
_KINDS = {"handling": "Handling", "vilkaar": "Vilkår"}
_OF_CONDITIONS = {"initiativ": "hvem", "hvornaar": "opfoelgning"}  # where these fields of a condition go

Row = Mapping[str, str]


@dataclass(frozen=True)
class ThemeCount:
    """How often a theme was chosen: actions, those not done, and the groups and leaders behind them."""

    theme: str
    actions: int
    still_open: int
    groups: int
    leaders: int


@dataclass(frozen=True)
class Gathered:
    """`own` when all of it is one group's. `hidden` counts the actions of themes that are not counted."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    themes: tuple[ThemeCount, ...]
    hidden: int
    own: bool
    said: tuple[str, ...]


def gather(plans: Sequence[Agreements], least: int, done: str | None) -> Gathered:
    """What was agreed, with names when all plans are one group's; small groups only count towards the themes."""
    own = len({_group(plan) for plan in plans}) == 1
    dropped = () if own else _NAMING
    columns = tuple(name for name in COLUMNS if name not in dropped)
    small = [] if own else [plan for plan in plans if _size(plan) < least]
    rows = tuple(_row(plan, row, columns) for plan in plans if plan not in small for row in plan.rows)
    counts = list(_themes(plans, done))
    themes = tuple(count for count in counts if own or count.leaders >= least)
    hidden = sum(count.actions for count in counts) - sum(count.actions for count in themes)
    return Gathered(columns, rows, themes, hidden, own, (*_copies(plans), *_said(small, hidden, least)))


def _group(plan: Agreements) -> str:
    """Whose plan it is; one that does not say is a group of its own. Groups are called the same in many places."""
    name, place = (_folded(plan.facts.get(key, "")) for key in ("gruppe", "organisation"))
    return f"{name}\0{place}" if name else f"\0{plan.path}"


def _size(plan: Agreements) -> int:
    """How many leaders the group has; 0 when the plan does not say."""
    hit = re.search(r"\d+", plan.facts.get("antal", ""))
    return int(hit[0]) if hit else 0


def _row(plan: Agreements, row: Agreement, columns: Iterable[str]) -> Row:
    condition = row.kind == "vilkaar"
    fields = {_OF_CONDITIONS.get(key, key) if condition else key: value for key, value in row.fields.items()}
    dates = {_OF_CONDITIONS.get(key, key) if condition else key: value for key, value in row.dates.items()}
    fields |= {f"{key}-dato": value.isoformat() for key, value in dates.items() if value}
    fields["slags"] = _KINDS[row.kind]
    fields["andet"] = "\n".join(f"{label}: {text}" for label, text in row.other)
    fields |= {key: plan.facts.get(key, "") for key in ("gruppe", "forloeb")}
    return {name: fields.get(name, "") for name in columns}


def _themes(plans: Iterable[Agreements], done: str | None) -> Iterator[ThemeCount]:
    """Themes are the same whatever their case and spaces; the most frequent comes first."""
    found = [
        (row, plan) for plan in plans for row in plan.rows if row.kind == "handling" and row.fields["tema"].strip()
    ]

    def key(pair: tuple[Agreement, Agreements]) -> str:
        return _folded(pair[0].fields["tema"])

    counts = []
    for _, pairs in groupby(sorted(found, key=key), key):
        group = list(pairs)
        behind = [plan for _, plan in group]
        still_open = sum(not is_done(row, done) for row, _ in group)
        name = " ".join(group[0][0].fields["tema"].split())
        counts.append(ThemeCount(name, len(group), still_open, len(set(map(_group, behind))), _leaders(behind)))
    yield from sorted(counts, key=lambda count: (-count.actions, _folded(count.theme)))


def _leaders(plans: Iterable[Agreements]) -> int:
    """How many there are at the least: by name alone, so that a group with its organisation in one plan counts once."""
    said: dict[str, list[int]] = {}
    for plan in plans:
        said.setdefault(_folded(plan.facts.get("gruppe", "")) or plan.path, []).append(_size(plan))
    return sum(map(min, said.values()))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _copies(plans: Sequence[Agreements]) -> Iterator[str]:
    """A group has one plan a course; two are mostly the same one under two names, or an earlier version."""
    first: dict[tuple[str, str], Agreements] = {}
    for plan in plans:
        key = _group(plan), _folded(plan.facts.get("forloeb", ""))
        other = first.setdefault(key, plan)
        if other is not plan:
            yield f"{plan.path}: {other.path} is of the same group and course; both count, so leave out a copy"


def _said(small: Sequence[Agreements], hidden: int, least: int) -> Iterator[str]:
    for plan in small:
        size = _size(plan)
        why = f"the group has {size} leaders" if size else "it does not say how many leaders the group has"
        what = f"what it says is left out, since {why}; across groups it is shown from {least} leaders on"
        yield f"{plan.path}: {what}, and its actions only count towards the themes"
    if hidden:
        noun = "action belongs" if hidden == 1 else "actions belong"
        yield f"{hidden} {noun} to themes with fewer than {least} leaders behind them; these themes are not counted"
