"""Ids given as options: each goes to its own meeting, and what cannot be met is told with all the rest."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Asked, Cli, found

from ledertrivsel_cli.choose import choose
from ledertrivsel_cli.errors import Problem, WishError
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.named import with_named
from ledertrivsel_cli.plan import Plan
from ledertrivsel_cli.request import Request

GROUP = """\
group: A
meetings:
  1: {exercises: [graensen], articles: [d1-fire-batterier]}
  3: {exercises: [omverdenskortet], articles: [d3-interessentanalyse]}
"""


def named(request: Request, *, exercise: str = "", article: str = "", parts: tuple[int, ...] = (1, 2, 3)) -> Request:
    """The request with ids given as options, written with spaces between them."""
    ids = {"exercise": tuple(exercise.split()), "article": tuple(article.split())}
    return replace(request, named=ids, parts=parts)


def chosen(plan: Plan) -> list[tuple[list[str], list[str]]]:
    return [([e.id for e in m.exercises], [str(a.id) for a in m.articles]) for m in plan.meetings]


def told(library: Library, request: Request) -> list[Problem]:
    problems: list[Problem] = []
    with_named(library, request, problems)
    return problems


def test_each_id_goes_to_its_own_meeting(library: Library, asked: Asked) -> None:
    """Ids stand in place of the group file's at the meetings that they belong to, in their order, and nowhere else."""
    before = chosen(choose(library, asked(GROUP)))
    request = named(
        asked(GROUP),
        exercise="trivsel-og-handling energiregnskabet indflydelsesgitteret",
        article="d2-ledelsesrum d3-uklare-modstridende-krav d2-ensomhed",
    )
    after = chosen(choose(library, request))
    assert after[0] == (["energiregnskabet"], before[0][1])
    assert after[1] == (before[1][0], ["d2-ledelsesrum", "d2-ensomhed"])
    assert after[2] == (["trivsel-og-handling", "indflydelsesgitteret"], ["d3-uklare-modstridende-krav"])


def test_an_exercise_named_is_a_choice(library: Library, asked: Asked) -> None:
    """Without a group file a deck holds what there was no time for, but not when its exercise was named."""
    without = choose(library, asked(minutes=60)).meetings
    with_one = choose(library, named(asked(minutes=60), exercise="energiregnskabet")).meetings
    assert (len(without[0].exercises), bool(without[0].extra)) == (2, True)
    assert ([e.id for e in with_one[0].exercises], with_one[0].extra) == (["energiregnskabet"], ())
    assert with_one[1:] == without[1:]


def test_what_no_meeting_can_use(library: Library, asked: Asked) -> None:
    """An id that is not there, or is another part's, is told at its option, with a near miss when there is one."""
    request = named(asked(), exercise="gransen omverdenskortet xyz", article="D1-Fire-Batterier", parts=(1, 2))
    problems = told(library, request)
    assert found(problems) == [
        ("", 0, "unknown-exercise"), ("", 0, "wrong-part-exercise"), ("", 0, "unknown-exercise"),
        ("", 0, "unknown-article"),
    ]  # fmt: skip
    assert [problem.where for problem in problems] == ["--exercise"] * 3 + ["--article"]
    assert "did you mean »graensen«?" in problems[0].text
    assert "belongs to part 3" in problems[1].text
    assert "`ledertrivsel list exercises`" in problems[2].text
    assert "did you mean »d1-fire-batterier«?" in problems[3].text


def test_names_come_near_their_ids(library: Library, asked: Asked) -> None:
    """Whoever types a name with capitals, Danish letters and spaces is led to the id."""
    problems = told(library, replace(asked(), named={"exercise": ("GRÆNSEN", "Energi regnskabet")}))
    assert ["»graensen«" in problems[0].text, "»energiregnskabet«" in problems[1].text] == [True, True]


def test_too_many_articles(library: Library, asked: Asked) -> None:
    """Three articles a meeting are the most; the fault names the meeting."""
    ids = [str(article.id) for article in library.articles if article.part == 2][:4]
    assert told(library, named(asked(), article=" ".join(ids[:3]))) == []
    problems = told(library, named(asked(), article=" ".join(ids)))
    assert [(problem.where, problem.code) for problem in problems] == [("--article", "wrong-count")]
    assert "part 2" in problems[0].text


def test_faults_of_options_come_with_all_others(library: Library, asked: Asked) -> None:
    """An id twice, too little time and the faults of the group file are told in one go, each where it comes from."""
    text = f"{GROUP}  2: {{articles: [findes-ikke], start: '23:59'}}\n"
    request = named(asked(text, minutes=60), exercise="graensen energiregnskabet graensen", article="xyz")
    with pytest.raises(WishError) as caught:
        choose(library, request)
    assert {(problem.path, problem.where, problem.code) for problem in caught.value.problems} == {
        ("", "--exercise", "listed-twice"), ("", "--exercise", "minutes-too-few"), ("", "--article", "unknown-article"),
        ("group.yaml", "meetings.2.articles", "unknown-article"), ("group.yaml", "meetings.2.start", "past-midnight"),
    }  # fmt: skip


def test_options_are_blamed_for_what_they_say(cli: Cli, tmp_path: Path) -> None:
    """A fault in a date given as an option names the option and not a line of the group file that it replaces."""
    (tmp_path / "g.yaml").write_text("group: A\nmeetings:\n  1: {date: 2027-02-03}\n  2: {date: 2027-03-03}\n", "utf-8")
    said = cli("check", "--group", "g.yaml", "--part", 2, "--date", "2027-01-04", "--time", "23:30")
    assert [line.split(":")[0] for line in said.err.splitlines()[:2]] == ["--date", "--time"]


@pytest.mark.parametrize("command", ["build-pack", "bundle", "invite", "deck", "sheets", "show", "check"])
def test_every_command_that_chooses_takes_exercises(cli: Cli, command: str) -> None:
    """Wherever the choice of exercises makes a difference, it can be made."""
    part = () if command == "bundle" else ("--part", 1)
    assert "[unknown-exercise]" in cli(command, *part, "--exercise", "xyz").err


@pytest.mark.parametrize("command", ["build-pack", "bundle", "invite", "check"])
def test_every_command_that_sends_articles_takes_them(cli: Cli, command: str) -> None:
    """Wherever the choice of articles makes a difference, it can be made."""
    part = () if command == "bundle" else ("--part", 1)
    assert "[unknown-article]" in cli(command, *part, "--article", "xyz").err


def test_sheets_are_those_of_the_exercises_named(cli: Cli) -> None:
    """`sheets --exercise` makes that exercise's sheets and no other's."""
    every = cli("sheets", "--part", 1, "--out", "alle").out.splitlines()
    one = cli("sheets", "--part", 1, "--exercise", "graensen", "--out", "en").out.splitlines()
    assert 0 < len(one) < len(every)
    assert {Path(line).name for line in one} < {Path(line).name for line in every}
