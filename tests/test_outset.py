"""What an action plan begins with: what the group chose at its second meeting, and the actors of its third."""

from pathlib import Path

import pytest
from agreed import DONE
from conftest import Cli
from word_edits import Paper, reread

from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.faults import validate
from ledertrivsel_cli.guidance import ActionPlan
from ledertrivsel_cli.yaml_tree import parse

GROUP = "group: Skole\nmeetings:\n  3:\n    actors: [Borgere, »Pressen« & <andre>]\n"
CHOSEN = """\
work_on: [Tillid, Ro]
keep: Humor
participants: 6
topics:
  - {topic: Tillid, importance: "4,50", success: "2,00", gap: "2,50", spread: 3, field: begynd, talk: true, scores: 6}
"""
PLAN = "title: T\nintro: I\nprivacy: P\nactions: 1\nconditions: 0\nstatuses: [I gang, Gennemført]\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "gruppe.yaml").write_text(GROUP, encoding="utf-8")
    (tmp_path / "priorities.yaml").write_text(CHOSEN, encoding="utf-8")
    return tmp_path


def begun(cli: Cli, *asked: str) -> tuple[list[str], Paper]:
    """The themes that a plan begins with, and the plan."""
    said = cli("actionplan", "new", "--out", "plan.docx", *asked)
    assert said.code == 0, said.err
    data = Path("plan.docx").read_bytes()
    return [row.fields["tema"] for row in reread(data).rows], Paper(data)


def test_nothing_is_known(cli: Cli, files: Path) -> None:
    """Without anything chosen the plan is empty."""
    assert begun(cli)[0] == []


def test_actors_of_the_group_file(cli: Cli, files: Path) -> None:
    """The actors of the group file each begin an action, letter by letter; --actors takes their place."""
    assert begun(cli, "--group", "gruppe.yaml")[0] == ["Borgere", "»Pressen« & <andre>"]
    told = ("--actors", " Naboer ;Medier,", "--actors", "Bestyrelsen", "--force")
    assert begun(cli, "--group", "gruppe.yaml", *told)[0] == ["Naboer", "Medier", "Bestyrelsen"]


def test_priorities_and_actors(cli: Cli, files: Path) -> None:
    """Topics come before actors, a topic with scores says how it stands, and the plan grows with them."""
    themes, paper = begun(cli, "--group", "gruppe.yaml", "--priorities", "priorities.yaml")
    assert themes == ["Tillid", "Ro", "Borgere", "»Pressen« & <andre>"]
    text = "".join(paper.root.itertext())
    assert (
        "Det er vigtigt for os (4,50 af 5), men det lykkes ikke godt nok (2,00 af 5). Vi ser meget forskelligt" in text
    )
    assert "Humor" in text
    assert [row.fields["problem"] != "" for row in reread(paper.data()).rows] == [True, False, False, False]


def test_a_topic_that_is_an_actor_too(cli: Cli, files: Path) -> None:
    """What is named twice begins one action."""
    assert begun(cli, "--priorities", "priorities.yaml", "--actors", "Ro, Tillid, ro, Nyt")[0] == [
        "Tillid",
        "Ro",
        "Nyt",
    ]


@pytest.mark.parametrize("told", ["A,B,C,D,E", "a\u202eb"])
def test_actors_that_cannot_be(cli: Cli, files: Path, told: str) -> None:
    """Too many or deceiving ones are refused, and no plan is made."""
    said = cli("actionplan", "new", "--actors", told, "--out", "plan.docx")
    assert said.code != 0
    assert not Path("plan.docx").exists()


def test_actors_of_another_meeting(cli: Cli, files: Path) -> None:
    """Only the third meeting has actors; anywhere else the key is misplaced."""
    (files / "forkert.yaml").write_text(GROUP.replace("3:", "2:"), encoding="utf-8")
    said = cli("check", "--group", "forkert.yaml")
    assert (said.code, "[misplaced-key]" in said.err) == (1, True)


@pytest.mark.parametrize(("done", "right"), [(DONE, True), ("gennemført", False), ("Færdig", False)])
def test_the_status_that_closes(done: str, right: bool) -> None:
    """`done` is one of the statuses, letter by letter, or is left out."""
    assert validate(ActionPlan, parse(PLAN.encode(), "action-plan.yaml")).done is None
    tree = parse(f"{PLAN}done: {done}\n".encode(), "action-plan.yaml")
    try:
        assert (validate(ActionPlan, tree).done, right) == (done, True)
    except ContentError as error:
        assert ([(one.line, one.code) for one in error.problems], right) == ([(7, "unknown-status")], False)
