"""A group's scores on the command line: weighed, drawn, and passed on without a word of who gave them."""

import json
from pathlib import Path

import openpyxl
import pytest
from conftest import Cli

SCORES = Path(__file__).resolve().parents[1] / "examples" / "tal.csv"
EXAMPLE = SCORES.parent / "sundhed-og-omsorg.yaml"
MADE = {"priorities.yaml", "prioritering.pptx", "prioritering.svg", "prioritering.png"}
HEAD = "emne;vigtighed;lykkes;deltager\n"


def test_the_example(cli: Cli, tmp_path: Path) -> None:
    """A table, what the rules point at, four files, and what there is to know of how the scores were read."""
    said = cli("priorities", SCORES)
    assert said.code == 0
    assert "4,67        2,00     2,67   2       Begynd her      Samarbejde på tværs" in said.out
    assert "Uenighed og tryghed (tal om det)" in said.out
    assert "work on: Samarbejde på tværs, Frirum\nkeep:    Tillid\n" in said.out
    assert "4 files are in prioritering" in said.err
    assert {path.name for path in (tmp_path / "prioritering").iterdir()} == MADE


def test_as_data(cli: Cli, tmp_path: Path) -> None:
    """With --json there is nothing but JSON on stdout, and the files are made all the same."""
    said = cli("priorities", SCORES, "--json", "--out", "her")
    data = json.loads(said.out)
    assert (said.code, data["participants"], data["work_on"], data["keep"]) == (
        0, 6, ["Samarbejde på tværs", "Frirum"], "Tillid",
    )  # fmt: skip
    assert data["topics"][0] == {
        "topic": "Samarbejde på tværs", "importance": 4.67, "success": 2.0, "gap": 2.67, "spread": 2,
        "field": "Begynd her", "talk": False, "scores": 6,
    }  # fmt: skip
    assert {path.name for path in (tmp_path / "her").iterdir()} == MADE


def test_nobody_is_named(cli: Cli, tmp_path: Path) -> None:
    """A name in the column `deltager` stands in nothing that is said or made."""
    rows = [f"{topic};4;{score};Hemmelig Person {score}" for topic in ("Ro", "Mad") for score in (1, 2, 5)]
    (tmp_path / "tal.csv").write_text(HEAD + "\n".join(rows), encoding="utf-8")
    said = cli("priorities", "tal.csv")
    made = [path.read_bytes() for path in (tmp_path / "prioritering").iterdir()]
    assert (said.code, len(made)) == (0, 4)
    assert "emmelig" not in said.out + said.err
    assert not any(b"emmelig" in data for data in made)


def test_ties_and_nothing_that_stands_out(cli: Cli, tmp_path: Path) -> None:
    """What the rules cannot decide is said, and nothing is proposed in its place."""
    (tmp_path / "lige.csv").write_text(HEAD + "".join(f"Emne {letter};4;2;1\n" for letter in "ABC"), encoding="utf-8")
    said = cli("priorities", "lige.csv")
    assert "work on: nothing is proposed\nkeep:    nothing is proposed\n" in said.out
    assert "are exactly alike" in said.err
    (tmp_path / "lavt.csv").write_text(HEAD + "Ro;3;2;1\n", encoding="utf-8")
    said = cli("priorities", "lavt.csv", "--out", "lavt")
    assert "work on: nothing is proposed\nkeep:    Ro\n" in said.out
    assert "nothing stands out" in said.err


def test_all_or_nothing(cli: Cli, tmp_path: Path) -> None:
    """Each bad score is told with file, row and column, and nothing is written."""
    (tmp_path / "tal.csv").write_text(HEAD + "Ro;0;7;1\nMad;3,5;4;1\nMøder;;4;1\n", encoding="utf-8")
    said = cli("priorities", "tal.csv")
    assert (said.code, said.out) == (1, "")
    assert "tal.csv:2: column B (vigtighed): »0« is no score" in said.err
    assert said.err.count("[bad-score]") == 3
    assert "tal.csv:4: column B (vigtighed)" in said.err
    assert not (tmp_path / "prioritering").exists()


def test_made_before(cli: Cli, tmp_path: Path) -> None:
    """Files that are there are left alone until somebody says --force."""
    assert cli("priorities", SCORES).code == 0
    (tmp_path / "prioritering" / "priorities.yaml").write_text("vores egen", encoding="utf-8")
    assert cli("priorities", SCORES).code == 1
    assert (tmp_path / "prioritering" / "priorities.yaml").read_text(encoding="utf-8") == "vores egen"


@pytest.mark.parametrize(("told", "participants"), [
    ([], 8), (["--participants", "3"], 3), (["--group", EXAMPLE], 5), (["--theme", "tillid", "--participants", "2"], 2),
])  # fmt: skip
def test_the_empty_sheet(cli: Cli, tmp_path: Path, told: list[object], participants: int) -> None:
    """The sheet has a card for each participant, each with the meeting's topics; filled in, it can be weighed."""
    assert cli("priorities", "new", *told).out == "tal.xlsx\n"
    book = openpyxl.load_workbook(tmp_path / "tal.xlsx")
    rows = [[cell.value for cell in row] for row in book["Tal"].iter_rows(max_col=4)]
    assert rows[0] == ["deltager", "emne", "vigtighed", "lykkes"]
    assert {row[0] for row in rows[1:] if row[0]} == set(range(1, participants + 1))
    assert cli("priorities", "tal.xlsx").code == 1
    for row in book["Tal"].iter_rows(min_row=2):
        if row[1].value:
            row[2].value, row[3].value = 5, 2
    book.save(tmp_path / "tal.xlsx")
    assert cli("priorities", "tal.xlsx").code == 0


def test_a_sheet_of_another_kind(cli: Cli, tmp_path: Path) -> None:
    """The sheet is a workbook, whatever it is to be called; one that is there is kept."""
    said = cli("priorities", "new", "--out", "tal.csv")
    assert (said.code, "[unknown-ending]" in said.err) == (1, True)
    (tmp_path / "tal.xlsx").write_bytes(b"mine")
    assert cli("priorities", "new").code == 1
    assert (tmp_path / "tal.xlsx").read_bytes() == b"mine"


def test_help(cli: Cli) -> None:
    """Help tells of both ways to use the command."""
    assert "new" in cli("priorities", "--help").out
    assert cli("priorities").code == 2
