"""When a group looks at its agreements again: the same day stays the same entry, and what is over is taken back."""

import datetime as dt
from dataclasses import replace

import pytest
from agreed import DONE, action, agreement, condition, group_plan

from ledertrivsel_cli.agreements import Agreements
from ledertrivsel_cli.reminders import Reminder, reminders, uid

EIGHTH = dt.date(2027, 6, 8)


def made(plan: Agreements, *earlier: Reminder) -> tuple[Reminder, ...]:
    return reminders(plan, DONE, {one.key: one for one in earlier})


def test_an_action() -> None:
    """An open action is looked at on its day for the follow-up, with what was agreed."""
    (one,) = made(group_plan(action(tegn="Flere smil", problem="Uro", hvornaar="1. juni 2027")))
    assert (one.key, one.date, one.title) == ("handling-1", EIGHTH, "Opfølgning: Ro om mandagen")
    assert one.text == (
        "Første skridt: Vi aflyser tirsdagsmødet\nHvem: Mette\nHvornår: 1. juni 2027"
        "\nTegn på, at det virker: Flere smil"
    )
    assert (one.sequence, one.over) == (0, False)


def test_a_condition() -> None:
    """A condition is talked of again on its own day."""
    (one,) = made(group_plan(condition(stoette="Kaffe")))
    assert (one.date, one.title) == (dt.date(2027, 6, 1), "Opfølgning: Færre penge")
    assert "Sådan støtter vi hinanden: Kaffe" in one.text


def test_the_follow_up_meeting() -> None:
    """The meeting's entry lists what is open."""
    plan = group_plan(action(opfoelgning=""), action(2, tema="Gjort", status=DONE), condition(hvornaar=""))
    (one,) = made(replace(plan, facts=plan.facts | {"opfoelgning-moededato": "8. juni 2027"}))
    assert (one.key, one.date) == ("moede", EIGHTH)
    assert one.text == "Vi ser på handleplanen sammen:\n- Ro om mandagen\n- Færre penge"


@pytest.mark.parametrize("said", ["", "snart", "31. juni 2027"])
def test_no_day_for_the_meeting(said: str) -> None:
    """A day that cannot be read gives no entry."""
    plan = group_plan()
    assert made(replace(plan, facts=plan.facts | {"opfoelgning-moededato": said})) == ()


def test_nothing_to_look_at() -> None:
    """What is done, or has no day, gets no entry."""
    assert made(group_plan(action(status=DONE), action(2, opfoelgning="snart"), condition(hvornaar=""))) == ()


def test_an_action_without_a_theme() -> None:
    """It is called what it is called in the plan; a theme of several lines stands in one."""
    one, other = made(group_plan(agreement(opfoelgning="2027-06-08"), action(2, tema="Ro\nog  mere")))
    assert (one.title, other.title) == ("Opfølgning: Handling 1", "Opfølgning: Ro og mere")
    assert one.text == ""


def test_nothing_changed() -> None:
    """A second run gives the same entries."""
    plan = group_plan(action(), condition())
    assert made(plan, *made(plan)) == made(plan)


@pytest.mark.parametrize("changes", [{"opfoelgning": "2027-06-09"}, {"tema": "Uro"}, {"hvem": "Bo"}])
def test_something_changed(changes: dict[str, str]) -> None:
    """What moved, or says something else, is the same entry with a higher number, each time."""
    (before,) = made(group_plan(action()))
    (after,) = made(group_plan(action(**changes)), before)
    (back,) = made(group_plan(action()), after)
    assert before.uid == after.uid == back.uid
    assert [one.sequence for one in (before, after, back)] == [0, 1, 2]


@pytest.mark.parametrize("plan", [group_plan(action(status=DONE)), group_plan(), group_plan(action(opfoelgning=""))])
def test_what_is_over(plan: Agreements) -> None:
    """What is done, gone or without a day is taken back once, and stays so; it can come again."""
    (before,) = made(group_plan(action()))
    (over,) = made(plan, before)
    assert (over.over, over.sequence, over.uid) == (True, 1, before.uid)
    assert made(plan, over) == (over,)
    (again,) = made(group_plan(action()), over)
    assert (again.over, again.sequence) == (False, 2)


def test_identity() -> None:
    """Entries of other groups, courses and actions differ; what the date is makes no difference."""
    plan = group_plan()
    others = [group_plan(gruppe="Anden"), group_plan(forloeb="2028")]
    assert len({uid(one, "handling-1") for one in (plan, *others)} | {uid(plan, "handling-2")}) == 4
