"""From a table to the participants' scores: what is read, what is left out and said, and every fault."""

from collections.abc import Sequence

import pytest
from conftest import found

from ledertrivsel_cli.errors import ContentError, Problem
from ledertrivsel_cli.scores import Score, Scores, read_scores
from ledertrivsel_cli.table import Cell, Merged, Row, Table

HEADER = ("emne", "vigtighed", "lykkes")
WITH_WHO = ("deltager", *HEADER)
Value = str | Cell


def row(number: int, values: Sequence[Value], hidden: bool = False) -> Row:
    cells = {at: value if isinstance(value, Cell) else Cell("text", value) for at, value in enumerate(values) if value}
    return Row(number, cells, hidden)


def table(*rows: Sequence[Value], header: Sequence[Value] = HEADER, **more: tuple[Merged, ...]) -> Table:
    return Table(row(1, header), tuple(row(number, values) for number, values in enumerate(rows, 2)), **more)


def scores(*rows: Sequence[Value], header: Sequence[Value] = HEADER) -> Scores:
    return read_scores(table(*rows, header=header), "tal.csv")


def problems(given: Table) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        read_scores(given, "tal.csv")
    return caught.value.problems


def test_rows_are_scores() -> None:
    """A row is one participant's two scores of one topic."""
    assert scores(("Tid", "4", "2"), ("Ro", "5", "1")) == Scores((Score("Tid", 4, 2), Score("Ro", 5, 1)), 1, ())


def test_columns_stand_in_any_order() -> None:
    """Columns are known by their headings, whatever their case and place."""
    assert scores(("2", "x", "Tid", "4"), header=(" LYKKES", "Deltager ", "Emne", "vigtighed")).rows == (
        Score("Tid", 4, 2),
    )


@pytest.mark.parametrize("value", ["4", " 4 ", "4,0", "4.0", "4,000", Cell("number", "4")])
def test_whole_numbers_are_scores(value: Value) -> None:
    """A whole number counts, however the program wrote it."""
    assert scores(("Tid", value, "1")).rows == (Score("Tid", 4, 1),)


@pytest.mark.parametrize("value", [
    "0", "6", "7", "-3", "3,5", "3.5", "4,05", "44", "fire", "true", "3-4", "½", "３", "1e0", "+4", "04",
    Cell("number", "3,5"), Cell("boolean", "SAND"), Cell("date", "3"), Cell("date", "3.5.2027"),
    Cell("error", "#DIV/0!"), Cell("error", "3"),
])  # fmt: skip
def test_all_else_is_no_score(value: Value) -> None:
    """What is no whole number from 1 to 5 is told with row, column and what stands there."""
    (problem,) = problems(table(("Ro", "5", "1"), ("Tid", "4", value)))
    assert found([problem]) == [("tal.csv", 3, "bad-score")]
    assert problem.where == "column C (lykkes)"
    assert f"»{value.text if isinstance(value, Cell) else value}«" in problem.text


def test_a_date_says_where_it_came_from() -> None:
    """Who typed 3-5 finds out why there is a date."""
    (problem,) = problems(table(("Tid", Cell("date", "3.5.2027"), "4")))
    assert "Excel" in problem.text


@pytest.mark.parametrize(("values", "where"), [
    (("Tid", "4", ""), "column C (lykkes)"),
    (("Tid", "", "4"), "column B (vigtighed)"),
    (("", "4", "4"), "column A (emne)"),
])  # fmt: skip
def test_half_a_row_is_a_fault(values: tuple[str, ...], where: str) -> None:
    """A row with one score, or with scores but no topic, is not guessed at."""
    (problem,) = problems(table(values))
    assert (problem.line, problem.where, problem.code) == (2, where, "empty-cell")


def test_rows_without_scores_are_left_out_and_said_once() -> None:
    """An empty sheet has many of them: one sentence tells how many and where."""
    rows = [
        ("1", "Tid", "4", "2"),
        *[("1", "Ro", "", "")] * 3,
        ("2", "Tid", "5", "2"),
        ("2", "Ro", "", ""),
        ("2", "", "", ""),
    ]
    assert scores(*rows, header=WITH_WHO) == Scores(
        (Score("Tid", 4, 2), Score("Tid", 5, 2)), 2, ("Left out: 4 rows without scores (3-5, 7).",)
    )


def test_many_gaps_are_not_all_counted_up() -> None:
    """The sentence stays short when every other row is empty."""
    rows = [("Ro" if even else f"Tid {number}", "", "") if even else (f"Tid {number}", "4", "4") for number in range(30)
            for even in [number % 2 == 0]]  # fmt: skip
    (said,) = scores(*rows).said
    assert said == "Left out: 15 rows without scores (2, 4, 6, 8, 10, 12, 14, 16 …)."


def test_topics_are_the_same_in_other_spelling() -> None:
    """Case, spaces and the parts of a letter make no new topic; the first spelling is kept, and nothing is said."""
    given = scores(("Få  ro", "4", "2"), ("fa\u030a ro ", "5", "2"), ("FÅ\u00a0RO", "3", "2"))
    assert (given.participants, given.said) == (3, ())
    assert {score.topic for score in given.rows} == {"Få ro"}


def test_a_topic_knows_its_place() -> None:
    """A fault found later, such as a topic that does not fit, can point at the row."""
    topic = scores(("Ro", "4", "2"), ("Tid", "4", "2")).rows[1].topic
    assert (topic, getattr(topic, "path", ""), getattr(topic, "line", 0)) == ("Tid", "tal.csv", 3)


@pytest.mark.parametrize(("topic", "code"), [
    ("x" * 121, "text-too-long"), ("Ro\x1b[2J", "control-character"), ("Ro\u202e", "bidi-character"),
    (Cell("error", "#REF!"), "bad-topic"), (Cell("date", "3.5.2027"), "bad-topic"),
    (Cell("boolean", "SAND"), "bad-topic"),
])  # fmt: skip
def test_topics_are_texts(topic: Value, code: str) -> None:
    """A topic is a text that can be shown: not endless, no hidden signs, no error."""
    (problem,) = problems(table(("Ro", "4", "2"), (topic, "4", "2")))
    assert (problem.line, problem.where, problem.code) == (3, "column A (emne)", code)


def test_a_long_topic_has_room() -> None:
    """The longest topic that is let in, and one that is a number."""
    assert [score.topic for score in scores(("x" * 120, "4", "2"), (Cell("number", "24"), "4", "2")).rows] == [
        "x" * 120,
        "24",
    ]


def test_a_formula_without_its_value_is_a_fault_in_each_column_that_is_read() -> None:
    """Nothing is counted out here, so a value that is not stored cannot be known; it is no empty cell."""
    waiting = Cell("uncounted", "")
    given = problems(
        table(("1", waiting, "4", "2"), ("2", "Tid", waiting, waiting), (waiting, "Ro", "4", "2"), header=WITH_WHO)
    )
    assert [(one.line, one.where, one.code) for one in given] == [
        (2, "column B (emne)", "formula-without-value"),
        (3, "column C (vigtighed)", "formula-without-value"),
        (3, "column D (lykkes)", "formula-without-value"),
        (4, "column A (deltager)", "formula-without-value"),
    ]


def test_all_faults_are_told_at_once() -> None:
    """Who mends a file mends it once."""
    given = table(
        ("1", "Tid", "7", "0"), ("1", "", "4", "4"), ("2", "Ro", "4", "4"), ("2", "ro", "3", ""), ("2", "RO", "3", "3"),
        header=WITH_WHO, merged=(Merged("B8:B9", range(8, 10), range(1, 2)),),
    )  # fmt: skip
    assert [(one.line, one.code) for one in problems(given)] == [
        (2, "bad-score"), (2, "bad-score"), (3, "empty-cell"), (5, "empty-cell"),
        (6, "score-twice"), (8, "merged-cells"),
    ]  # fmt: skip


def test_faults_found_while_reading_the_file_are_told_too() -> None:
    """A line that does not fit its header stands beside the scores that are wrong."""
    stray = Problem("tal.csv", 2, "", "bad-csv", "too many cells")
    given = Table(row(1, HEADER), (row(2, ("Tid", "4", "2")), row(3, ("Tid", "9", "2"))), problems=(stray,))
    assert [(one.line, one.code) for one in problems(given)] == [(2, "bad-csv"), (3, "bad-score")]


def test_a_participant_scores_a_topic_once() -> None:
    """A second row of the same card and topic is a fault, and says which row came first."""
    (problem,) = problems(
        table(("Bo", "Tid", "4", "2"), ("ib", "Tid", "4", "2"), (" BO", "tid", "3", "2"), header=WITH_WHO)
    )
    assert (problem.line, problem.where, problem.code) == (4, "column A (deltager)", "score-twice")
    assert "row 2" in problem.text


def test_rows_without_participant_are_never_twice() -> None:
    """Where the column is empty, or shows an error, nobody knows who it was."""
    broken = Cell("error", "#REF!")
    given = scores(
        ("", "Tid", "4", "2"),
        ("", "Tid", "4", "2"),
        (broken, "Tid", "4", "2"),
        (broken, "Tid", "1", "2"),
        header=WITH_WHO,
    )
    assert given.participants == 4


@pytest.mark.parametrize("faulty", [("4", "4", ""), ("", "9", "9"), ("Tid", "4", "4")])
def test_names_go_no_further(faulty: tuple[str, str, str]) -> None:
    """Whoever is named in the column is in no score, no sentence and no fault."""
    rows = [("Birthe", "Tid", "4", "2"), ("Birthe", "Ro", "", ""), ("Søren", "Tid", "5", "2")]
    assert "Birthe" not in repr(scores(*rows, header=WITH_WHO))
    assert "Birthe" not in repr(problems(table(*rows, ("Birthe", *faulty), header=WITH_WHO)))


def test_the_order_of_rows_is_not_kept() -> None:
    """Who knows who sat where cannot read out of the scores what one participant gave."""
    cards = [[("Tid", "4", "2"), ("Ro", "1", "5")], [("Tid", "3", "3"), ("Ro", "2", "2")]]
    one = scores(*cards[0], *cards[1])
    other = scores(("Tid", "3", "3"), ("Ro", "1", "5"), ("Ro", "2", "2"), ("Tid", "4", "2"))
    assert one == other


@pytest.mark.parametrize(("rows", "people"), [
    ([("1", "Tid", "4", "2"), ("2", "Ro", "4", "2")], 2),
    ([("1", "Tid", "4", "2"), ("", "Tid", "4", "2"), ("", "Tid", "4", "2")], 3),
    ([("1", "Tid", "4", "2"), ("2", "Tid", "", "")], 1),
])  # fmt: skip
def test_participants_are_counted(rows: list[tuple[str, ...]], people: int) -> None:
    """As many as the column tells, at least as many as a topic has scores, and only those with scores."""
    assert scores(*rows, header=WITH_WHO).participants == people


def test_uneven_numbers_are_said() -> None:
    """A mean of few is told from a mean of all."""
    rows = [
        ("Tid", "4", "2"),
        ("Tid", "4", "3"),
        ("Tid", "4", "3"),
        ("Ro", "4", "2"),
        ("Ro", "4", "4"),
        ("Mad", "1", "1"),
    ]
    assert scores(*rows).said == ("Not all topics have 3 scores: »Ro« 2, »Mad« 1.",)


def test_other_columns_are_passed_over_and_said() -> None:
    """Nothing disappears without a word: columns that are not read are named, headings made harmless."""
    given = scores(("Tid", "4", "2", "husk", "x"), header=(*HEADER, "no\x1bte"))
    assert given.said == ("Not read: column D (»no\ufffdte«), E (without a heading).",)
    many = scores(("Tid", "4", "2"), header=(*HEADER, *(f"k{number}" for number in range(100))))
    assert many.said[0].endswith("J (»k6«), K (»k7«) and 92 more.")


def test_hidden_rows_count_and_are_said() -> None:
    """A filter that was left on takes nobody's scores away."""
    given = Table(row(1, HEADER), (row(2, ("Tid", "4", "2"), hidden=True), row(3, ("Tid", "5", "2"))))
    assert read_scores(given, "tal.xlsx") == Scores(
        (Score("Tid", 4, 2), Score("Tid", 5, 2)), 2, ("Read although hidden: 1 row (2).",)
    )


@pytest.mark.parametrize(("header", "words"), [
    (("emne", "vigtigt", "lykkes"), ["vigtighed", "»vigtigt«"]),
    (("a", "b"), ["emne or vigtighed or lykkes", "»a«, »b«"]),
    ((), ["none"]),
    (("emne", "vigtighed", "lykkes", "EMNE"), ["»emne«", "A and D"]),
    (("deltager", "deltager", "emne", "vigtighed", "lykkes"), ["»deltager«", "A and B"]),
])  # fmt: skip
def test_columns_that_are_missing_or_stand_twice_are_told(header: tuple[str, ...], words: list[str]) -> None:
    """Who named a column otherwise sees what was looked for and what was found."""
    (problem,) = problems(table(("Tid", "4", "2"), header=header))
    assert found([problem]) == [("tal.csv", 1, "wrong-columns")]
    assert all(word in problem.text for word in words)


@pytest.mark.parametrize(("rows", "columns", "fault"), [
    (range(3, 6), range(1, 2), True), (range(1, 2), range(1, 3), True), (range(2, 3), range(2, 9), True),
    (range(2, 3), range(3, 9), False),
])  # fmt: skip
def test_merged_cells_are_a_fault_where_they_touch_the_scores(rows: range, columns: range, fault: bool) -> None:
    """Merged cells beside the columns are nobody's concern; in them they hide what belongs where."""
    given = table(("Tid", "4", "2"), merged=(Merged("X1:Y2", rows, columns),))
    if not fault:
        assert read_scores(given, "tal.xlsx").rows
        return
    (problem,) = problems(given)
    assert (problem.line, problem.where, problem.code) == (rows.start, "cells X1:Y2", "merged-cells")


def test_a_merged_title_is_no_fault() -> None:
    """A title across the columns stands above the header."""
    given = Table(row(3, HEADER), (row(4, ("Tid", "4", "2")),), (Merged("A1:C1", range(1, 2), range(3)),))
    assert read_scores(given, "tal.xlsx").rows == (Score("Tid", 4, 2),)


def test_a_merged_header_is_told_beside_the_missing_column() -> None:
    """A heading over two columns is why the second has none."""
    given = table(("Tid", "4", "2"), header=("emne", "vigtighed"), merged=(Merged("B1:C1", range(1, 2), range(1, 3)),))
    assert [one.code for one in problems(given)] == ["wrong-columns", "merged-cells"]


@pytest.mark.parametrize("rows", [[], [("Tid", "", "")], [("", "", "")]])
def test_no_scores_is_a_fault(rows: list[tuple[str, ...]]) -> None:
    """The empty sheet by itself makes no picture."""
    assert found(problems(table(*rows))) == [("tal.csv", 1, "no-scores")]


def test_there_is_an_end_to_rows_and_topics() -> None:
    """A file with more than any group has is refused; the most that is let in is let in."""
    many = [("Tid", "4", "2")] * 5_000
    assert scores(*many).participants == 5_000
    assert found(problems(table(*many, ("Ro", "9", "9")))) == [("tal.csv", 5_002, "too-many-rows")]
    topics = [(f"Emne {number}", "4", "2") for number in range(61)]
    assert len(scores(*topics[:60]).rows) == 60
    assert found(problems(table(*topics))) == [("tal.csv", 1, "too-many-topics")]
