"""Agreements as they are read back from action plans, made by hand for the tests of what is done with them."""

import datetime as dt

from ledertrivsel_cli.agreements import DATES, FIELDS, Agreement, Agreements, Kind

DONE = "Gennemført"
TODAY = dt.date(2027, 5, 4)
WHOLE = {
    "tema": "Ro om mandagen", "hvem": "Mette", "foerste-skridt": "Vi aflyser tirsdagsmødet", "hvornaar": "2027-06-01",
    "opfoelgning": "2027-06-08",
}  # fmt: skip
LIVED_WITH = {"vilkaar": "Færre penge", "initiativ": "Åse", "hvornaar": "2027-06-01"}


def agreement(number: int = 1, kind: Kind = "handling", **fields: str) -> Agreement:
    """An action or a condition with these fields; a - stands as _ in their names, and dates as YYYY-MM-DD."""
    given = dict.fromkeys(FIELDS[kind], "") | {name.replace("_", "-"): text for name, text in fields.items()}
    return Agreement(
        kind, f"{kind.capitalize()} {number}", f"{kind}-{number}", given,
        {name: _date(given[name]) for name in DATES[kind]}, (),
    )  # fmt: skip


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def action(number: int = 1, **changes: str) -> Agreement:
    """An action that lacks nothing, but for what is changed."""
    return agreement(number, **{name.replace("-", "_"): text for name, text in WHOLE.items()} | changes)


def condition(number: int = 1, **changes: str) -> Agreement:
    return agreement(number, "vilkaar", **LIVED_WITH | changes)


def group_plan(*rows: Agreement, path: str = "plan.docx", **facts: str) -> Agreements:
    """A group's plan; without facts it is of a group of seven."""
    about = {"gruppe": "Skole", "forloeb": "2027", "antal": "7"} | facts
    return Agreements(path, about, rows, "", {}, ())
