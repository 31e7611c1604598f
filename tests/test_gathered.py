"""What many groups agreed in one table: names only for a group's own eyes, and nothing that a small group wrote."""

from dataclasses import replace

import pytest
from agreed import DONE, action, condition, group_plan

from ledertrivsel_cli.agreements import Agreements
from ledertrivsel_cli.gathered import COLUMNS, Gathered, ThemeCount, gather

SCHOOL = group_plan(action(), condition(), path="skole.docx")
CLINIC = group_plan(
    action(tema="ro  OM mandagen", hvem="Bo Klinik", status=DONE), path="klinik.docx", gruppe="Klinik", antal="5"
)
SMALL = group_plan(
    action(tema="Ro om mandagen", hvem="Lone", problem="Hemmeligt"), action(2, tema="Kun vores"),
    path="lille.docx", gruppe="Lille gruppe", antal="4",
)  # fmt: skip


def gathered(*plans: Agreements, least: int = 5) -> Gathered:
    return gather(plans, least, DONE)


def everything(found: Gathered) -> str:
    return " ".join(text for row in found.rows for text in row.values()) + " ".join(one.theme for one in found.themes)


def test_one_group() -> None:
    """A group's own table has everything, letter by letter, however few it is, and dates once more as YYYY-MM-DD."""
    found = gathered(group_plan(action(problem='Æ "ø"\n=1'), condition(stoette="Kaffe"), antal="2"))
    assert (found.own, found.columns, found.hidden, found.said) == (True, tuple(COLUMNS), 0, ())
    first, second = found.rows
    assert (first["slags"], first["hvem"], first["problem"]) == ("Handling", "Mette", 'Æ "ø"\n=1')
    assert (first["opfoelgning"], first["opfoelgning-dato"]) == ("2027-06-08", "2027-06-08")
    assert (second["slags"], second["hvem"], second["stoette"]) == ("Vilkår", "Åse", "Kaffe")
    assert (second["opfoelgning"], second["hvornaar"]) == ("2027-06-01", "")
    assert [one.theme for one in found.themes] == ["Ro om mandagen"]


def test_rows_that_people_added() -> None:
    """What stands in rows of their own comes along for the group itself."""
    row = replace(action(), other=(("Budget", "0 kr."), ("Hvor", "Kantinen")))
    assert gathered(group_plan(row)).rows[0]["andet"] == "Budget: 0 kr.\nHvor: Kantinen"


def test_two_courses_of_one_group() -> None:
    """Plans of the same group are its own, whatever the case and spaces of its name."""
    found = gathered(SCHOOL, group_plan(action(), gruppe=" SKOLE ", forloeb="2028", path="ny.docx"))
    assert found.own
    assert found.themes == (ThemeCount("Ro om mandagen", 2, 2, 1, 7),)
    assert found.said == ()


def test_groups_that_are_called_the_same() -> None:
    """Groups of different organisations are not one because of their name, so nobody is named."""
    found = gathered(SCHOOL, group_plan(action(hvem="Bo"), organisation="Ø-Kommune", path="anden.docx"))
    assert not found.own
    assert "Bo" not in everything(found)


def test_a_group_that_leaves_its_organisation_out() -> None:
    """A small group does not become two because only one of its plans says where it is."""
    elsewhere = replace(SMALL, path="igen.docx", facts=SMALL.facts | {"organisation": "Ø-Kommune", "forloeb": "2028"})
    found = gathered(SMALL, elsewhere)
    assert (found.own, found.rows, found.themes) == (False, (), ())


def test_a_copy() -> None:
    """Two plans of the same group and course are told of, since both count."""
    (said,) = gathered(SCHOOL, replace(SCHOOL, path="kopi.docx")).said
    assert said.startswith("kopi.docx: skole.docx is of the same group and course")


def test_across_groups() -> None:
    """Across groups there are no columns that name people; the rows say whose they are, and themes are counted."""
    found = gathered(SCHOOL, CLINIC)
    assert not found.own
    assert {"hvem", "inddrages", "andet"}.isdisjoint(found.columns)
    assert all(set(row) == set(found.columns) for row in found.rows)
    assert [row["gruppe"] for row in found.rows] == ["Skole", "Skole", "Klinik"]
    assert not any(name in everything(found) for name in ("Mette", "Bo Klinik", "Åse"))
    assert found.themes == (ThemeCount("Ro om mandagen", 2, 1, 2, 12),)


def test_a_small_group_among_others() -> None:
    """What a small group wrote is left out and said to be; its actions count where enough are behind a theme."""
    found = gathered(SCHOOL, SMALL)
    assert [row["gruppe"] for row in found.rows] == ["Skole", "Skole"]
    assert not any(word in everything(found) for word in ("Hemmeligt", "Lille", "Kun vores", "Lone"))
    assert found.themes == (ThemeCount("Ro om mandagen", 2, 2, 2, 11),)
    assert found.hidden == 1
    one, other = found.said
    assert one.startswith("lille.docx: what it says is left out, since the group has 4 leaders")
    assert other.startswith("1 action belongs to themes with fewer than 5 leaders")


@pytest.mark.parametrize(("told", "rows"), [("5", 1), ("Vi er 6.", 1), ("4", 0), ("", 0), ("fem", 0)])
def test_how_many_leaders(told: str, rows: int) -> None:
    """The number is read from the plan; one that does not say it is taken to be small, and that is told."""
    found = gathered(SCHOOL, group_plan(action(), gruppe="Anden", antal=told, path="anden.docx"))
    assert sum(row["gruppe"] == "Anden" for row in found.rows) == rows
    assert bool(found.said) == (not rows)


def test_another_limit() -> None:
    """`least` moves the limit, in both directions."""
    assert len(gathered(SCHOOL, SMALL, least=4).rows) == 4
    assert gathered(SCHOOL, SMALL, least=8).rows == ()
    assert gathered(SCHOOL, SMALL, least=8).themes == (ThemeCount("Ro om mandagen", 2, 2, 2, 11),)


def test_the_same_group_is_counted_once() -> None:
    """Two plans of a small group do not make it a larger one."""
    found = gathered(SMALL, replace(SMALL, path="igen.docx", facts=SMALL.facts | {"forloeb": "2028"}), SCHOOL)
    assert found.themes == (ThemeCount("Ro om mandagen", 3, 3, 2, 11),)
    assert found.hidden == 2


def test_plans_without_a_group() -> None:
    """Plans that do not say whose they are belong to groups of their own, and count as small."""
    nobody = [group_plan(action(), gruppe="", path=path) for path in ("a.docx", "b.docx")]
    found = gathered(*nobody)
    assert not found.own
    assert [row["gruppe"] for row in found.rows] == ["", ""]
    assert found.themes[0].groups == 2


def test_order_of_themes() -> None:
    """The most frequent theme comes first, then the alphabet; actions without a theme are no theme."""
    found = gathered(
        group_plan(action(tema="B"), action(2, tema="a"), action(3, tema="C"), action(4, tema="C"), action(5, tema=""))
    )
    assert [one.theme for one in found.themes] == ["C", "a", "B"]
