"""Faults in the dates and times of a course."""

import pytest
from conftest import Asked, found

from ledertrivsel_cli.dates import date_problems, misplaced


@pytest.mark.parametrize("text", [
    "1: {date: 2027-02-03}\n  2: {date: 2027-02-04}\n  3: {date: 2028-02-29}",
    "1: {date: 2027-02-03}\n  3: {date: 2027-02-04}",
    "2: {start: '22:30'}",
    "1: {start: '20:00', minutes: 240}",
    "1: {date: 2027-03-28, start: '01:59'}",
    "1: {date: 2027-03-28, start: '03:00'}",
    "1: {date: 2027-03-27, start: '02:30'}",
    "1: {date: 2027-10-31, start: '02:30'}",
    "1: {start: '02:30'}",
    "1: {date: 2100-12-31, start: '22:30'}\n  2: {start: '00:00'}",
    "1: {date: 2000-01-01, start: '00:00'}",
])  # fmt: skip
def test_sound_dates(asked: Asked, text: str) -> None:
    """Meetings in order, on days and at times that are there, raise nothing."""
    assert list(date_problems(asked(f"group: A\nmeetings:\n  {text}\n"))) == []


@pytest.mark.parametrize(("text", "faults"), [
    ("1: {date: 2027-02-03}\n  2: {date: 2027-02-03}", [(4, "date-order")]),
    ("1: {date: 2027-02-04}\n  2: {date: 2027-02-03}", [(4, "date-order")]),
    ("1: {date: 2027-02-04}\n  3: {date: 2027-02-03}", [(4, "date-order")]),
    ("3: {date: 2027-02-03}\n  2: {date: 2027-02-03}", [(3, "date-order")]),
    ("1: {date: 2027-04-01}\n  2: {date: 2027-03-01}\n  3: {date: 2027-02-01}",
     [(4, "date-order"), (5, "date-order"), (5, "date-order")]),
    ("1: {start: '22:31'}", [(3, "past-midnight")]),
    ("1: {start: '20:01', minutes: 240}", [(3, "past-midnight")]),
    ("1: {date: 2027-03-28, start: '02:00'}", [(3, "missing-hour")]),
    ("1: {date: 2027-03-28, start: '02:59'}", [(3, "missing-hour")]),
    ("1: {date: 2028-03-26, start: '02:30'}", [(3, "missing-hour")]),
])  # fmt: skip
def test_faults(asked: Asked, text: str, faults: list[tuple[int, str]]) -> None:
    """Wrong order, the same day, a skipped hour and an end after midnight are told on the line of the meeting."""
    problems = date_problems(asked(f"group: A\nmeetings:\n  {text}\n"))
    assert found(problems) == [("group.yaml", *fault) for fault in faults]


def test_dates_of_the_command_line(asked: Asked) -> None:
    """A fault that comes from an option has no file to point at."""
    assert found(date_problems(asked(parts=(2,), start="23:00"))) == [("", 0, "past-midnight")]


@pytest.mark.parametrize(("text", "faults"), [
    ("2: {cards: {weights: [let]}}\n  3: {action_plan: false}", []),
    ("1: {cards: {weights: [let]}}\n  3: {cards: {themes: [tillid]}}", [3, 4]),
    ("1: {action_plan: false}\n  2: {action_plan: false}", [3, 4]),
    ("1: {cards: {}, action_plan: true}", []),
])  # fmt: skip
def test_keys_at_another_meeting(asked: Asked, text: str, faults: list[int]) -> None:
    """What only one meeting has a use for is a fault at the others, since it would be passed over without a word."""
    problems = misplaced(asked(f"group: A\nmeetings:\n  {text}\n"))
    assert found(problems) == [("group.yaml", line, "misplaced-key") for line in faults]
