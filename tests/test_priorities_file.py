"""`priorities.yaml`: what a group reads and changes is what the next steps get, and nobody's own scores stand in it."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.priorities import Priorities, weigh
from ledertrivsel_cli.priorities_file import SCHEMA, as_yaml, read_priorities
from ledertrivsel_cli.score_file import load_scores
from ledertrivsel_cli.scores import Score, Scores
from ledertrivsel_cli.text import Text

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "prioritering" / "priorities.yaml"
TOPICS = {
    "Samarbejde på tværs": ([5, 5, 4, 5, 4, 5], [2, 2, 1, 3, 2, 2]),
    "Tillid": ([5, 4, 5, 5, 4, 5], [4, 5, 4, 5, 4, 5]),
    "Frirum": ([4, 5, 4, 5, 3, 5], [1, 2, 4, 1, 2, 2]),
    "Uenighed og tryghed": ([4, 3, 4, 4, 4, 3], [3, 3, 4, 3, 3, 3]),
    "Støtte og sparring": ([4, 4, 3, 5, 4, 4], [4, 3, 4, 4, 3, 4]),
    "Roller og ledelsesrum": ([3, 2, 4, 3, 3, 2], [2, 3, 3, 2, 3, 3]),
    "Fælles retning og prioritering": ([3, 3, 4, 3, 3, 4], [4, 4, 3, 4, 5, 4]),
    "Værdsættelse og arbejdsglæde": ([4, 4, 4, 3, 5, 4], [3, 4, 3, 4, 3, 3]),
}
AWKWARD = [
    '»Tillid« & "tryghed" <b>',
    "nej: ja",
    "# 1",
    "- a",
    "{{ x }}",
    "yes",
    "07",
    "\\n c:\\ny",
    "æøå ÆØÅ é 🙂",
    "'",
]


def scored(topics: Iterable[tuple[str, Iterable[int], Iterable[int]]], participants: int = 6) -> Priorities:
    rows = [
        Score(name, *pair) for name, importance, success in topics for pair in zip(importance, success, strict=True)
    ]
    return weigh(Scores(tuple(rows), participants, ()))


def same(*topics: str, importance: int = 5, success: int = 2) -> Priorities:
    return scored((name, [importance], [success]) for name in topics)


def codes(text: str) -> list[tuple[int, str]]:
    with pytest.raises(ContentError) as caught:
        read_priorities(text.encode(), "priorities.yaml")
    return [(problem.line, problem.code) for problem in caught.value.problems]


def test_the_example_is_made_by_us() -> None:
    """The example in the repository is what the program makes of the scores beside it."""
    found = weigh(load_scores(EXAMPLE.parents[1] / "tal.csv"))
    assert as_yaml(found, "../../content/schema/priorities.schema.json") == EXAMPLE.read_text("utf-8")


def test_round_trip() -> None:
    """What was proposed is what is read, and a topic that is proposed has a sentence with its means in Danish."""
    found = scored((name, *given) for name, given in TOPICS.items())
    chosen = read_priorities(as_yaml(found).encode(), "priorities.yaml")
    assert (chosen.work_on, chosen.keep) == (found.work_on, found.keep)
    assert [*chosen.problems] == [*TOPICS]
    assert chosen.problems["Samarbejde på tværs"] == (
        "Det er vigtigt for os (4,67 af 5), men det lykkes ikke godt nok (2,00 af 5)."
    )
    assert chosen.problems["Tillid"] == "Hvor vigtigt er det for os? 4,67 af 5. Hvor godt lykkes vi? 4,50 af 5."
    assert chosen.problems["Frirum"].endswith("Vi ser meget forskelligt på det.")


@pytest.mark.parametrize("name", AWKWARD)
def test_names_letter_by_letter(name: str) -> None:
    """A topic is read as it was written, whatever YAML would make of its letters, in each of its places."""
    chosen = read_priorities(as_yaml(same(name)).encode(), "a.yaml")
    assert (chosen.work_on, [*chosen.problems]) == ((name,), [name])
    assert read_priorities(as_yaml(same(name, success=5)).encode(), "a.yaml").keep == name


def test_any_reader_of_yaml() -> None:
    """Another reader of YAML finds the same data; means are texts to it, and nothing is read as a date or a number."""
    read = yaml.safe_load(as_yaml(same("Tillid", "Frirum", "Ro")))
    assert (read["work_on"], read["tied"], read["keep"]) == ([], ["Tillid", "Frirum", "Ro"], None)
    first = {"topic": "Tillid", "importance": "5,00", "success": "2,00", "gap": "3,00", "spread": 0,
             "field": "begynd", "talk": False, "scores": 1}  # fmt: skip
    assert read["topics"][0] == first


def test_nobody_is_in_it() -> None:
    """The file has means and counts, never a name or a row of a participant's scores."""
    text = as_yaml(scored([("Tillid", [5, 1, 3, 2, 4], [1, 2, 3, 4, 5])]))
    assert set(re.findall(r"^ *-? ?([a-z_]+):", text, re.M)) == {
        "work_on", "keep", "tied", "keep_tied", "participants", "topics", "topic", "importance", "success", "gap",
        "spread", "field", "talk", "scores",
    }  # fmt: skip


def test_the_first_lines() -> None:
    """The file names its schema and says in Danish what it is and what may be changed."""
    lines = as_yaml(same("Tillid")).splitlines()
    assert lines[0] == f"# yaml-language-server: $schema={SCHEMA}"
    assert "Ret gerne work_on og keep" in lines[2]


def test_the_group_decides() -> None:
    """What somebody wrote instead counts, also a topic without scores, nothing at all, or the same twice."""
    text = as_yaml(same("Tillid"))
    other = text.replace('work_on:\n  - "Tillid"', "work_on:\n  - Noget helt andet\n  - Noget helt andet")
    chosen = read_priorities(other.replace("keep:", "keep: Fredagskaffen").encode(), "a.yaml")
    assert (chosen.work_on, chosen.keep) == (("Noget helt andet",), "Fredagskaffen")
    emptied = read_priorities(text.replace('\n  - "Tillid"\n', "\n").encode(), "a.yaml")
    assert (emptied.work_on, emptied.keep) == ((), None)


def test_a_choice_knows_its_line() -> None:
    """A chosen topic remembers file and line, so that a fault further on can point there."""
    (topic,) = read_priorities(as_yaml(same("Tillid")).encode(), "a.yaml").work_on
    assert isinstance(topic, Text)
    assert (topic.path, topic.line) == ("a.yaml", 8)


def test_from_windows() -> None:
    """Notepad's line ends and byte order mark change nothing."""
    data = as_yaml(same("Tillid")).replace("\n", "\r\n").encode("utf-8-sig")
    assert read_priorities(data, "a.yaml").work_on == ("Tillid",)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('work_on:\n  - "Tillid"', "work_on: [a, b, c]", "wrong-count"),
        ('work_on:\n  - "Tillid"', "work_on: Tillid", "not-a-list"),
        ("keep:", "kep: x", "unknown-key"),
        ("participants: 6", "participants: seks", "not-a-whole-number"),
        ("participants: 6", "", "missing-key"),
        ("spread: 0", "spread: 5", "out-of-range"),
        ("field: begynd", "field: her", "not-a-choice"),
        ("talk: false", "talk: nej", "not-true-or-false"),
    ],
)
def test_faults(old: str, new: str, code: str) -> None:
    """What cannot be used is a fault with its line."""
    text = as_yaml(same("Tillid"))
    assert old in text
    ((line, found),) = codes(text.replace(old, new))
    assert found == code
    assert line > 0


def test_no_topics() -> None:
    """Without scores the file is written and read all the same."""
    chosen = read_priorities(as_yaml(weigh(Scores((), 0, ()))).encode(), "a.yaml")
    assert (chosen.work_on, chosen.keep, chosen.problems) == ((), None, {})
