"""Days on which a meeting is hardly meant to be held."""

import datetime as dt
from pathlib import Path

import pytest
from conftest import Cli

CHOSEN = ("--today", "2027-01-04")


def noted(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("Note: part ") and "is the date right?" in line]


@pytest.mark.parametrize(("date", "reason"), [
    ("2027-01-01", "which is past"), ("2027-01-03", "a Sunday"), ("2027-02-06", "a Saturday"),
    ("2027-03-25", "Skærtorsdag, a public holiday"), ("2027-05-06", "Kristi himmelfartsdag, a public holiday"),
    ("2027-12-24", "Juleaftensdag, a day that many have off"), ("2028-06-05", "Grundlovsdag, a day that many have off"),
    ("2027-02-15", "in week 7, when many have winter holidays"), ("2027-07-12", "in week 28"),
    ("2027-07-21", "in week 29"), ("2027-07-30", "in week 30"), ("2027-10-22", "in week 42, when many have autumn"),
])  # fmt: skip
def test_days_to_avoid(cli: Cli, date: str, reason: str) -> None:
    """A doubtful day is told on stderr by its reason, and the invitation is made all the same."""
    said = cli("invite", "--part", 2, "--date", date, *CHOSEN)
    assert said.code == 0 and Path("ledertrivsel-pakke/del-2/invitation.eml").exists()
    assert [line for line in noted(said.err) if f"part 2 is on {date}" in line and reason in line], said.err


@pytest.mark.parametrize("date", ["2027-01-04", "2027-02-12", "2027-02-22", "2027-07-09", "2027-08-02", "2027-04-23"])
def test_other_days(cli: Cli, date: str) -> None:
    """Nothing is said of today, of a weekday beside the holiday weeks, or of the prayer day that was done away with."""
    assert noted(cli("invite", "--part", 2, "--date", date, *CHOSEN).err) == []


def test_only_the_parts_asked_for(cli: Cli) -> None:
    """`check` and `build-pack` speak of the parts asked for; a day may have several reasons."""
    days = {1: dt.date(2026, 12, 26), 2: dt.date(2027, 2, 20), 3: dt.date(2027, 3, 29)}
    meetings = "".join(f"  {part}: {{date: {day}}}\n" for part, day in days.items())
    Path("group.yaml").write_text(f"group: A\nmeetings:\n{meetings}", "utf-8")
    said = noted(cli("check", "--group", "group.yaml", *CHOSEN).err)
    assert [line[11:12] for line in said] == ["1", "1", "1", "2", "2", "3"]
    assert [line[11:12] for line in noted(cli("check", "--part", 3, "--group", "group.yaml", *CHOSEN).err)] == ["3"]


def test_not_of_a_cancelled_meeting(cli: Cli) -> None:
    """A meeting that is called off may have been on any day."""
    assert noted(cli("invite", "--part", 2, "--date", "2026-12-26", "--time", "9", "--cancel", *CHOSEN).err) == []
