"""`ledertrivsel cards` and `sheets`: what is chosen with options, and what a group file says, is what is printed."""

from pathlib import Path

import pdf_checks
import pytest
from conftest import Cli


def spoken(path: Path) -> str:
    return pdf_checks.spoken(path.read_bytes())


def test_themes_and_weights(cli: Cli, tmp_path: Path) -> None:
    """Options choose themes and weights; cards keep their numbers, and the prioritisation card its themes' topics."""
    assert cli("cards", "--theme", "tillid", "--theme", "frirum", "--weight", "let", "--out", "a").code == 0
    deck = spoken(tmp_path / "a/del-2/dialogkort.pdf")
    listed = (tmp_path / "a/del-2/dialogkort-liste.html").read_text("utf-8")
    topics = spoken(tmp_path / "a/del-2/prioriteringskort.pdf")
    assert "Tillid" in deck
    assert "Samarbejde på tværs" not in deck
    assert " Svær " not in deck
    assert "svær" not in listed
    assert "10 Tillid Let" in deck
    assert "Vi taler med hinanden, ikke om hinanden" in topics
    assert "Vi hjælper hinanden på tværs af områder" not in topics


def test_the_group_file_chooses_and_options_win(cli: Cli, tmp_path: Path) -> None:
    """Size and backs can stand in the group file; an option takes the place of what it says."""
    Path("gruppe.yaml").write_text(
        "group: A\nmeetings: {2: {cards: {themes: [tillid], size: a7, backs: duplex}}}\n", "utf-8"
    )
    assert cli("cards", "--group", "gruppe.yaml", "--out", "a").code == 0
    assert cli("cards", "--group", "gruppe.yaml", "--backs", "none", "--card-size", "a6", "--out", "b").code == 0
    assert cli("cards", "--theme", "tillid", "--card-size", "a7", "--backs", "duplex", "--out", "c").code == 0
    pages = {name: pdf_checks.pages((tmp_path / name / "del-2/dialogkort.pdf").read_bytes()) for name in "abc"}
    assert pages == {"a": 6, "b": 5, "c": 6}
    assert "Prøveark" in spoken(tmp_path / "a/del-2/dialogkort.pdf")


def test_posters_are_made_when_asked_for(cli: Cli, tmp_path: Path) -> None:
    """`--poster` adds posters to cards, sheets and the whole pack, and the guide tells of them."""
    assert cli("cards", "--poster", "a3", "--out", "a").code == 0
    assert cli("sheets", "--part", 3, "--poster", "a1", "--out", "b").code == 0
    assert cli("build-pack", "--poster", "a3", "--out", "c").code == 0
    names = {name: {path.name for path in (tmp_path / name).rglob("plakat-*")} for name in "abc"}
    assert names["a"] == {"plakat-matrix-a3.pdf"}
    assert names["b"] == {"plakat-omverdenskort-a1.pdf", "plakat-indflydelse-a1.pdf"}
    assert names["c"] == {"plakat-matrix-a3.pdf", "plakat-omverdenskort-a3.pdf", "plakat-indflydelse-a3.pdf"}
    assert "plakat-" in spoken(tmp_path / "c/vejledning.pdf")


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--theme", "tilid"), 1, "--theme: there is no card theme »tilid«"),
        (("--theme", "ÆØÅ"), 1, "--theme: "),
        (("--card-size", "a5"), 2, "--card-size"),
        (("--backs", "ja"), 2, "--backs"),
        (("--poster", "a2"), 2, "--poster"),
        (("--weight", "svær"), 2, "--weight"),
    ],
)
def test_wrong_options_are_told(cli: Cli, options: tuple[str, ...], code: int, said: str) -> None:
    """A theme, size or weight that there is not is told by the option's own name, and nothing is written."""
    answer = cli("cards", *options)
    assert answer.code == code
    assert said in answer.err
    assert not Path("ledertrivsel-pakke").exists()


def test_a_choice_without_cards(cli: Cli) -> None:
    """A choice that no card meets is told."""
    Path("gruppe.yaml").write_text("group: A\nmeetings: {2: {cards: {size: a5}}}\n", "utf-8")
    assert "gruppe.yaml:2: meetings.2.cards.size" in cli("cards", "--group", "gruppe.yaml").err
