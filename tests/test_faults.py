"""Pydantic's faults in our own words, on the right line, under a code of ours."""

from typing import Any

import pytest
from conftest import found

from ledertrivsel_cli.errors import ContentError, Problem
from ledertrivsel_cli.faults import MOST, validate
from ledertrivsel_cli.group import Group
from ledertrivsel_cli.model import Article, Exercise, Minutes, Part
from ledertrivsel_cli.yaml_tree import parse

ARTICLE = "id: a\npart: 1\ntitle: T\npublisher: P\nurl: https://example.dk\nwhy: W\n"
SHEET = """\
id: e
part: 3
name: N
title: T
purpose: P
outcome: O
sheets:
  - kind: actor
    id: s
    title: T
    instruction: I
    alt: A
    actor: Hvem
    boxes: [a, b]
    fields: [a, b, c, d]
    agreement: V
steps:
  - {title: S, form: alle, minutes: {least: 1, ideal: 2}, slides: []}
"""


def faults_of(model: Any, text: str) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        validate(model, parse(text.encode(), "a.yaml"))
    return caught.value.problems


def test_what_is_right_is_made() -> None:
    """A tree that fits its model becomes one, and its texts know their lines."""
    article = validate(Article, parse(ARTICLE.encode(), "a.yaml"))
    assert (article.id, article.part, article.why.line) == ("a", 1, 6)


@pytest.mark.parametrize(("text", "line", "code"), [
    (ARTICLE.replace("title: T\n", ""), 1, "missing-key"),
    (ARTICLE + "titel: T\n", 7, "unknown-key"),
    (ARTICLE + "7: T\n", 7, "unknown-key"),
    (ARTICLE.replace("part: 1", "part: 4"), 2, "out-of-range"),
    (ARTICLE.replace("part: 1", "part: 0"), 2, "out-of-range"),
    (ARTICLE.replace("part: 1", "part: '1'"), 2, "not-a-whole-number"),
    (ARTICLE.replace("part: 1", "part: true"), 2, "not-a-whole-number"),
    (ARTICLE.replace("part: 1", "part: 1.0"), 2, "not-a-whole-number"),
    (ARTICLE.replace("part: 1", "part: [1]"), 2, "not-a-whole-number"),
    (ARTICLE.replace("part: 1", "part:"), 2, "not-a-whole-number"),
    (ARTICLE.replace("title: T", "title: [T]"), 3, "not-a-text"),
    (ARTICLE.replace("title: T", "title:"), 3, "not-a-text"),
    ("[]", 1, "not-a-mapping"),
    ("hej", 1, "not-a-mapping"),
    ("", 1, "not-a-mapping"),
])  # fmt: skip
def test_faults_of_an_article(text: str, line: int, code: str) -> None:
    """Each kind of fault has its own code and its line."""
    assert found(faults_of(Article, text)) == [("a.yaml", line, code)]


@pytest.mark.parametrize(("text", "where"), [
    ("group: A\nmeetings:\n  1: {date: 2027-02-30}\n", "meetings.1.date"),
    ("group: A\nmeetings:\n  4: {}\n", "meetings.4"),
    ("group: A\nmeetings:\n  3: {articles: [a, B]}\n", "meetings.3.articles.2"),
    ("group: A\nparticipants:\n  - name: B\n  - nane: C\n    name: D\n", "participants.2.nane"),
    ("group: A\nevaluation: maybe\n", "evaluation"),
    ("group: A\nevaluation: {level: group}\n", "evaluation.file"),
    ("group: A\nevaluation: {file: a.pdf, level: leader}\n", "evaluation.level"),
    ("group: A\n7: x\n", "7"),
])  # fmt: skip
def test_where(text: str, where: str) -> None:
    """The place is named as the author sees it: items are counted from 1, keys stay as they are."""
    assert [problem.where for problem in faults_of(Group, text)] == [where]


def test_a_sheet_is_told_by_its_kind() -> None:
    """A fault in a sheet is on its own line, also when the sheet's kind is the name of another key."""
    problems = faults_of(Exercise, SHEET)
    assert found(problems) == [("a.yaml", line, "wrong-count") for line in (14, 15, 18)]
    assert [problem.where for problem in problems] == ["sheets.1.boxes.3", "sheets.1.fields", "steps.1.slides"]


def test_a_key_called_file_elsewhere() -> None:
    """An unknown key keeps its name even where another file has a union."""
    problems = faults_of(Part, "evaluation:\n  file: x\n")
    assert (2, "evaluation.file", "unknown-key") in {(p.line, p.where, p.code) for p in problems}


def test_all_faults_of_a_file_at_once() -> None:
    """One run tells everything that is wrong in a file."""
    text = "participants: [{name: ''}, 7]\nevaluation: x\nmeetings: {1: {minutes: 1, date: x}}\nfacilitator: []\n"
    assert {problem.code for problem in faults_of(Group, text)} == {
        "missing-key", "empty-text", "not-a-mapping", "not-a-choice", "minutes-too-few", "bad-date",
    }  # fmt: skip


def test_faults_of_the_yaml_count_too() -> None:
    """A doubled key spoils a file that is right otherwise, and is told together with what else is wrong."""
    assert found(faults_of(Minutes, "least: 1\nideal: 2\nideal: 2")) == [("a.yaml", 3, "duplicate-key")]
    assert found(faults_of(Minutes, "least: 1\nideal: x\nleast: 2")) == [
        ("a.yaml", 3, "duplicate-key"), ("a.yaml", 2, "not-a-whole-number"),
    ]  # fmt: skip


@pytest.mark.parametrize("date", ["1999-12-31", "2101-01-01", "2027-13-01", "2027-02-29", "2027-2-3", "20270203", "7"])
def test_dates_that_are_none(date: str) -> None:
    """Days that are not in the calendar, years out of reach and other spellings are refused."""
    text = f"group: A\nmeetings:\n  1: {{date: {date}}}\n"
    assert found(faults_of(Group, text)) == [("a.yaml", 3, "bad-date")]


@pytest.mark.parametrize(("minutes", "code"), [("59", "minutes-too-few"), ("241", "minutes-too-many")])
def test_minutes_that_cannot_be_booked(minutes: str, code: str) -> None:
    """A meeting takes 60 to 240 minutes."""
    text = f"group: A\nmeetings:\n  1: {{minutes: {minutes}}}\n"
    assert found(faults_of(Group, text)) == [("a.yaml", 3, code)]


def test_no_suggestion_of_the_same_word() -> None:
    """A key that belongs elsewhere is not offered as its own correction; a misspelt one is corrected."""
    (elsewhere,), (misspelt,) = (
        faults_of(Minutes, "least: 1\nideal: 2\nwhy: x"),
        faults_of(Minutes, "least: 1\nideal: 2\nidael: 3"),
    )
    assert "`why`?" not in elsewhere.text
    assert "`ideal`?" in misspelt.text


def test_a_wrong_item_is_not_a_missing_item() -> None:
    """A list whose only item is wrong has one fault, not two."""
    text = "group: A\nmeetings:\n  1: {exercises: [Grænsen]}\n"
    assert found(faults_of(Group, text)) == [("a.yaml", 3, "bad-id")]


def test_least_and_ideal() -> None:
    """A step cannot need more time at the least than when there is time enough."""
    assert found(faults_of(Minutes, "least: 3\nideal: 2\n")) == [("a.yaml", 1, "minutes-order")]


@pytest.mark.parametrize("text", [
    "group: A\n" + "".join(f"k{number}: 1\n" for number in range(20_000)),
    "group: A\nparticipants:\n" + "- {nane: n}\n" * 20_000,
])  # fmt: skip
def test_a_file_of_nothing_but_faults(text: str) -> None:
    """So many faults that nobody reads them are cut off, quickly, with a word of how many are left."""
    problems = faults_of(Group, text)
    assert len(problems) == MOST + 1
    assert problems[-1].code == "more-faults"
