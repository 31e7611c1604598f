"""What is missing in an action plan: each field by its row and its name, and nothing said of how it is worded."""

import pytest
from agreed import DONE, TODAY, action, agreement, condition, group_plan

from ledertrivsel_cli.agreements import Agreement
from ledertrivsel_cli.shortcomings import is_done, shortcomings


def told(*rows: Agreement, done: str | None = DONE) -> list[tuple[str, str]]:
    problems = list(shortcomings(group_plan(*rows), TODAY, done))
    assert {problem.path for problem in problems} <= {"plan.docx"}
    return [(problem.where, problem.code) for problem in problems]


def test_nothing_is_missing() -> None:
    """A plan with who, first step, when and follow-up lacks nothing, however little else it says."""
    assert told(action(), condition()) == []


@pytest.mark.parametrize(("field", "title"), [
    ("hvem", "Hvem"), ("foerste_skridt", "Første skridt"), ("hvornaar", "Hvornår"), ("opfoelgning", "Opfølgningsdato"),
])  # fmt: skip
@pytest.mark.parametrize("text", ["", " \n\t"], ids=["empty", "blank"])
def test_an_empty_field_of_an_action(field: str, title: str, text: str) -> None:
    """Each of the four is missed by itself, and named as the plan names it."""
    assert told(action(), action(2, **{field: text})) == [(f"Handling 2, {title}", "empty-field")]


@pytest.mark.parametrize(
    ("field", "title"), [("initiativ", "Hvem tager initiativ"), ("hvornaar", "Hvornår taler vi om det igen")]
)
def test_an_empty_field_of_a_condition(field: str, title: str) -> None:
    """A condition needs somebody who takes the initiative, and a day; it needs no first step."""
    assert told(condition(**{field: ""})) == [(f"Vilkaar 1, {title}", "empty-field")]


@pytest.mark.parametrize(("day", "codes"), [
    ("2027-05-03", ["past-date"]), ("2027-05-04", []), ("2027-05-05", []), ("snart", ["bad-date"]),
])  # fmt: skip
@pytest.mark.parametrize("field", ["hvornaar", "opfoelgning"])
def test_dates(field: str, day: str, codes: list[str]) -> None:
    """A date before today is past; today is not; what is no date is told as such."""
    assert [code for _, code in told(action(**{field: day}))] == codes


def test_what_is_done_is_left_in_peace() -> None:
    """Dates of what is carried out may be over, whatever the case of the status; what is missing there still is."""
    assert told(action(hvornaar="2027-01-01", status=" gennemført ")) == []
    assert told(action(hvornaar="2027-01-01", status="I gang")) != []
    assert told(action(hvem="", status=DONE)) == [("Handling 1, Hvem", "empty-field")]


def test_no_status_closes_anything() -> None:
    """Where the content names no status that closes, nothing counts as done."""
    assert not is_done(action(status=DONE), None)
    assert told(action(hvornaar="2027-01-01", status=DONE), done=None) == [("Handling 1, Hvornår", "past-date")]


def test_an_empty_plan() -> None:
    """A plan in which nobody wrote anything is not a finished one."""
    assert told() == [("", "empty-plan")]


def test_wording_is_not_judged() -> None:
    """One letter is enough for any field."""
    assert told(agreement(hvem="?", foerste_skridt="-", hvornaar="2027-06-01", opfoelgning="2027-06-01")) == []
